package replica

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// Protocol asks a node to hold a root, or to let go of it: one request frame, then one reply frame. A frame is its length as
// big-endian uint16 and so many bytes.
const Protocol protocol.ID = "/cortensor/hold/1"

// Sizes on the wire, in bytes.
const (
	maxFrame   = 2 << 10
	maxOwner   = 128
	maxMessage = 512
)

// The first byte of a frame. Requests for private content are of a version that older peers refuse: they would serve it to
// everybody.
const (
	frameVersion   = 1
	privateVersion = 2
)

// Operations of a request.
const (
	opHold    = 0
	opRelease = 1
)

// Flags of a request.
const (
	flagEntity = 1 << 0
	flags1     = flagEntity
)

// Request asks a node to hold a root.
type Request struct {
	Root cid.Cid
	// Owner is on whose behalf: a session, a data set, a log. Owners of different nodes are different ones.
	Owner string
	// Expires ends the hold by itself; zero: never. Whole seconds.
	Expires time.Time
	// Size is how many bytes of blocks the content has; a holder takes no more.
	Size int64
	// Entity asks for a whole file, or a single block without what it links to.
	Entity bool
	// Name is what an operator of the holder sees; it may be cut.
	Name string
	// Reader asks to keep the content private: the holder serves it to the asker and to the members of this group, which begins
	// with ipfs.GroupPrefix, and to nobody else. "": it is for everybody. A Replicator finds it out by itself.
	Reader string

	release bool
}

// encode writes the frame: length, version, operation, flags, then as uvarints the expiry (Unix seconds, 0 for none) and
// the size, then owner, name and, in a frame of privateVersion, reader, each with a uvarint of its length; the root's CID
// fills the rest.
func (r Request) encode() []byte {
	flags, op := byte(0), byte(opHold)
	if r.Entity {
		flags |= flagEntity
	}
	if r.release {
		op = opRelease
	}
	expires := int64(0)
	if !r.Expires.IsZero() {
		expires = r.Expires.Unix()
	}
	version, texts := byte(frameVersion), []string{r.Owner, r.Name[:min(len(r.Name), maxOwner)]}
	if r.Reader != "" {
		version, texts = privateVersion, append(texts, r.Reader)
	}
	b := []byte{0, 0, version, op, flags}
	b = binary.AppendUvarint(b, uint64(expires))
	b = binary.AppendUvarint(b, uint64(r.Size))
	for _, text := range texts {
		b = append(binary.AppendUvarint(b, uint64(len(text))), text...)
	}
	b = append(b, r.Root.Bytes()...)
	binary.BigEndian.PutUint16(b, uint16(len(b)-2))
	return b
}

// parseRequest reads what encode wrote, without the length.
func parseRequest(b []byte) (Request, error) {
	if len(b) < 3 || b[0] != frameVersion && b[0] != privateVersion {
		return Request{}, core.Errorf(core.Invalid, "request of an unknown version")
	}
	private := b[0] == privateVersion
	if b[1] > opRelease || b[2]&^flags1 != 0 {
		return Request{}, core.Errorf(core.Invalid, "request with an unknown operation or flag")
	}
	r := Request{release: b[1] == opRelease, Entity: b[2]&flagEntity != 0}
	b = b[3:]
	var expires int64
	for _, v := range []*int64{&expires, &r.Size} {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > math.MaxInt64 {
			return Request{}, errCut
		}
		*v, b = int64(n), b[used:]
	}
	if expires > math.MaxInt32<<8 {
		return Request{}, core.Errorf(core.Invalid, "request with an expiry out of range")
	}
	if expires != 0 {
		r.Expires = time.Unix(expires, 0).UTC()
	}
	texts := []*string{&r.Owner, &r.Name}
	if private {
		texts = append(texts, &r.Reader)
	}
	for _, text := range texts {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > maxOwner || n > uint64(len(b)-used) {
			return Request{}, errCut
		}
		*text, b = string(b[used:used+int(n)]), b[used+int(n):]
	}
	if private && !ipfs.IsGroup(r.Reader) {
		return Request{}, core.Errorf(core.Invalid, "request for private content without a group of readers")
	}
	root, err := cid.Cast(b)
	if err != nil {
		return Request{}, core.Errorf(core.Invalid, "request: %w", err)
	}
	r.Root = root
	return r, dag.CheckCID(root)
}

var errCut = core.Errorf(core.Invalid, "request cut off or out of range")

func (r Request) scope() ipfs.Scope {
	if r.Entity {
		return ipfs.ScopeEntity
	}
	return ipfs.ScopeAll
}

// readFrame reads one frame.
func readFrame(r io.Reader) ([]byte, error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, unexpected(err)
	}
	n := int(binary.BigEndian.Uint16(head[:]))
	if n > maxFrame {
		return nil, core.Errorf(core.TooLarge, "frame of %d bytes, at most %d", n, maxFrame)
	}
	frame := make([]byte, n)
	_, err := io.ReadFull(r, frame)
	return frame, unexpected(err)
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// Refusal is why a node does not hold a root. It is one byte on the wire.
type Refusal byte

// The refusals.
const (
	Held           Refusal = 0 // it holds it
	RefusedPolicy  Refusal = 1 // it does not do that for this node
	RefusedQuota   Refusal = 2 // it has no room, for this owner or at all
	RefusedBusy    Refusal = 3 // it is at capacity now
	RefusedMissing Refusal = 4 // it could not get the content, or not within the size that was said
	RefusedFailed  Refusal = 5 // a failure of its own
	RefusedInvalid Refusal = 6 // the request is wrong
)

// String gives the code that logs and reports use.
func (r Refusal) String() string {
	switch r {
	case Held:
		return "held"
	case RefusedPolicy:
		return "policy"
	case RefusedQuota:
		return "quota"
	case RefusedBusy:
		return "busy"
	case RefusedMissing:
		return "missing"
	case RefusedFailed:
		return "failed"
	case RefusedInvalid:
		return "invalid"
	}
	return fmt.Sprintf("unknown(%d)", byte(r))
}

// kind is what an asker can do about it.
func (r Refusal) kind() core.Kind {
	switch r {
	case RefusedPolicy:
		return core.Denied
	case RefusedQuota:
		return core.TooLarge
	case RefusedBusy:
		return core.Busy
	case RefusedInvalid:
		return core.Invalid
	}
	return core.Unavailable
}

// RefusedError is a holder's answer other than "held".
type RefusedError struct {
	Code    Refusal
	Message string // by the holder: untrusted text
}

// Error names the code.
func (e *RefusedError) Error() string { return fmt.Sprintf("refused (%s): %q", e.Code, e.Message) }

// refuse makes a refusal with its kind.
func refuse(code Refusal, format string, args ...any) error {
	return core.Errorf(code.kind(), "%w", &RefusedError{code, fmt.Sprintf(format, args...)})
}

// reply writes the frame: length, version, code; for "held" the bytes held as uvarint, else a message.
func reply(held int64, err error) []byte {
	b := []byte{0, 0, frameVersion, byte(Held)}
	if err == nil {
		b = binary.AppendUvarint(b, uint64(held))
	} else {
		var refused *RefusedError
		if !errors.As(err, &refused) {
			refused = &RefusedError{RefusedFailed, "a failure of the holder"} // its details are not the asker's
		}
		b[3] = byte(refused.Code)
		b = append(b, refused.Message[:min(len(refused.Message), maxMessage)]...)
	}
	binary.BigEndian.PutUint16(b, uint16(len(b)-2))
	return b
}

// parseReply gives the bytes held, or the refusal as an error.
func parseReply(b []byte) (held int64, err error) {
	if len(b) < 2 || b[0] != frameVersion {
		return 0, core.Errorf(core.Corrupt, "reply of an unknown version")
	}
	code, rest := Refusal(b[1]), b[2:]
	if code != Held {
		return 0, refuse(code, "%s", rest[:min(len(rest), maxMessage)])
	}
	n, used := binary.Uvarint(rest)
	if used != len(rest) || used == 0 || n > math.MaxInt64 {
		return 0, core.Errorf(core.Corrupt, "reply cut off")
	}
	return int64(n), nil
}
