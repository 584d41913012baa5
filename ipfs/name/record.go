package name

import (
	"errors"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/ipns"
)

// MaxRecord is the largest record in bytes, as the specification has it.
const MaxRecord = 10 << 10

// Info is what a record says.
type Info struct {
	Name     string        // k51…
	Value    string        // a path, /ipfs/… or /ipns/…
	Sequence uint64        // grows with each change
	Expires  time.Time     // after which nobody accepts it
	TTL      time.Duration // for which it may be used without asking again
}

// Verify checks a foreign record against its name (k51…, or any other form of a peer id): size, signature, expiry. An
// error has kind Corrupt, for a name that is none Invalid.
func Verify(name string, record []byte) (Info, error) {
	n, err := parse(name)
	if err != nil {
		return Info{}, err
	}
	return verify(n, record)
}

func parse(name string) (ipns.Name, error) {
	n, err := ipns.NameFromString(name)
	if err != nil {
		return n, core.Errorf(core.Invalid, "%.100q is no IPNS name: %w", name, err)
	}
	return n, nil
}

func verify(n ipns.Name, record []byte) (Info, error) {
	if len(record) > MaxRecord {
		return Info{}, core.Errorf(core.Corrupt, "IPNS record of %d bytes, at most %d", len(record), MaxRecord)
	}
	r, err := ipns.UnmarshalRecord(record)
	if err == nil {
		err = ipns.ValidateWithName(r, n)
	}
	if err != nil {
		return Info{}, core.Errorf(core.Corrupt, "IPNS record of %s: %w", n, err)
	}
	info := Info{Name: n.String()}
	value, err1 := r.Value()
	var err2, err3, err4 error
	info.Sequence, err2 = r.Sequence()
	info.Expires, err3 = r.Validity()
	info.TTL, err4 = r.TTL()
	if err4 != nil || info.TTL < 0 {
		info.TTL = 0 // ask again each time
	}
	if err := errors.Join(err1, err2, err3); err != nil {
		return Info{}, core.Errorf(core.Corrupt, "IPNS record of %s: %w", n, err)
	}
	info.Value = value.String()
	return info, nil
}

// better gives the record that wins: the higher sequence number, then the later expiry. Both must be of one name; one that
// does not verify loses.
func better(n ipns.Name, a, b []byte) []byte {
	ia, err := verify(n, a)
	if err != nil {
		return b
	}
	ib, err := verify(n, b)
	if err != nil {
		return a
	}
	if ib.Sequence > ia.Sequence || ib.Sequence == ia.Sequence && ib.Expires.After(ia.Expires) {
		return b
	}
	return a
}
