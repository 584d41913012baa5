package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

const (
	chunkSize = 64 << 10 // plaintext of a STREAM chunk
	tagSize   = 16
)

func newKeys(t testing.TB) *Keys {
	t.Helper()
	k, err := NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func classicKeys(t testing.TB) *Keys {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	k, err := ParseKeys(strings.NewReader("# a comment\n" + id.String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func recipients(keys ...*Keys) (out []string) {
	for _, k := range keys {
		out = append(out, k.Recipients()...)
	}
	return out
}

// noise gives n repeatable bytes.
func noise(n int) []byte {
	out := make([]byte, n)
	_, _ = rand.NewChaCha8([32]byte{1}).Read(out) // never fails
	return out
}

func sealed(t testing.TB, plain []byte, to []string, o Options) (*core.Envelope, []byte) {
	t.Helper()
	var payload bytes.Buffer
	e, err := Seal(&payload, bytes.NewReader(plain), to, o)
	if err != nil {
		t.Fatal(err)
	}
	return e, payload.Bytes()
}

func opened(e *core.Envelope, payload []byte, keys *Keys) ([]byte, error) {
	r, err := Open(e, bytes.NewReader(payload), keys)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// plaintexts are the shapes that padding could confuse: empty, zeros at the end, what looks like a trailer, chunk borders.
func plaintexts() map[string][]byte {
	out := map[string][]byte{"empty": {}, "a zero": {0}, "zeros": make([]byte, 5000), "many zeros": make([]byte, 300_000),
		"ends in zeros":   append(noise(4000), make([]byte, 1000)...),
		"zeros inside":    append(append(noise(100), make([]byte, 200_000)...), 7),
		"looks trailered": append(noise(100), 0, 0, 0, 0, 0, 0, 0, 100)}
	for _, n := range []int{1, 7, 8, 9, 1015, 1016, 1017, 1024, chunkSize - 8, chunkSize - 1, chunkSize, chunkSize + 1, 2*chunkSize + 1, 1_000_003} {
		out[fmt.Sprint(n)] = noise(n)
	}
	return out
}

func TestSealedContentOpensAgain(t *testing.T) {
	hybrid, classic, more := newKeys(t), classicKeys(t), newKeys(t)
	for name, plain := range plaintexts() {
		for _, o := range []Options{{}, {Padding: PowerOfTwo}} {
			for _, holders := range [][]*Keys{{hybrid}, {hybrid, more}, {classic}, {classic, classicKeys(t)}} {
				e, payload := sealed(t, plain, recipients(holders...), o)
				if int64(len(payload)) != e.PayloadSize() || e.Size < int64(len(plain))+trailerLen {
					t.Fatalf("%s: payload of %d bytes for %d padded ones of %d", name, len(payload), e.Size, len(plain))
				}
				for _, k := range holders {
					got, err := opened(e, payload, k)
					if err != nil || !bytes.Equal(got, plain) {
						t.Fatalf("%s with %q: %d of %d bytes, %v", name, o.Padding, len(got), len(plain), err)
					}
				}
				at, err := OpenAt(e, bytes.NewReader(payload), int64(len(payload)), holders[0])
				if err != nil {
					t.Fatalf("%s: %v", name, err)
				}
				whole, err := io.ReadAll(io.NewSectionReader(at, 0, at.Size()))
				if err != nil || !bytes.Equal(whole, plain) {
					t.Fatalf("%s at random: %d of %d bytes, %v", name, len(whole), len(plain), err)
				}
			}
		}
	}
}

// The reader's constant-memory handling of zeros must not depend on how its source cuts the bytes.
func TestOpenDoesNotDependOnReadSizes(t *testing.T) {
	k := newKeys(t)
	for name, plain := range plaintexts() {
		if len(plain) > 5000 {
			continue
		}
		e, payload := sealed(t, plain, k.Recipients(), Options{})
		for how, source := range map[string]io.Reader{"one byte": iotest.OneByteReader(bytes.NewReader(payload)),
			"half": iotest.HalfReader(bytes.NewReader(payload)), "data with EOF": iotest.DataErrReader(bytes.NewReader(payload))} {
			r, err := Open(e, source, k)
			if err != nil {
				t.Fatal(err)
			}
			if err := iotest.TestReader(r, plain); err != nil {
				t.Errorf("%s, %s: %v", name, how, err)
			}
		}
	}
}

func TestReadAtAnyPlace(t *testing.T) {
	k, plain := newKeys(t), noise(5*chunkSize+77)
	e, payload := sealed(t, plain, k.Recipients(), Options{})
	at, err := OpenAt(e, bytes.NewReader(payload), int64(len(payload)), k)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		off, n := random.IntN(len(plain)+10), random.IntN(2*chunkSize)
		got := make([]byte, n)
		read, err := at.ReadAt(got, int64(off))
		want := plain[min(off, len(plain)):min(off+n, len(plain))]
		if !bytes.Equal(got[:read], want) || (read < n) != (err == io.EOF) || (err != nil && err != io.EOF) {
			t.Fatalf("%d bytes at %d: %d, %v", n, off, read, err)
		}
	}
	if _, err := at.ReadAt(make([]byte, 1), -1); core.KindOf(err) != core.Invalid {
		t.Errorf("negative offset: %v", err)
	}
}

// Header and payload together are an age file that any age program opens, padding and trailer included.
func TestSealedContentIsAnAgeFile(t *testing.T) {
	k, plain := newKeys(t), []byte("plain")
	e, payload := sealed(t, plain, k.Recipients(), Options{})
	r, err := age.Decrypt(io.MultiReader(bytes.NewReader(e.Header), bytes.NewReader(payload)), k.identities...)
	if err != nil {
		t.Fatal(err)
	}
	padded, err := io.ReadAll(r)
	if err != nil || int64(len(padded)) != e.Size || !bytes.HasPrefix(padded, plain) {
		t.Errorf("%d bytes, %v", len(padded), err)
	}
}

// Every prefix of a payload fails, and so does a payload with anything behind it.
func TestTruncationFailsAtEveryByte(t *testing.T) {
	k := newKeys(t)
	for _, n := range []int{0, 900, 2*chunkSize + 5000} {
		e, payload := sealed(t, noise(n), k.Recipients(), Options{})
		cuts := []int{}
		for cut := range payload {
			edge := (cut - nonceSize) % (chunkSize + tagSize) // every byte around chunk borders and of small payloads
			if len(payload) < 5000 || edge < 40 || edge > chunkSize-40 || cut%997 == 0 || cut > len(payload)-100 {
				cuts = append(cuts, cut)
			}
		}
		for _, cut := range cuts {
			if got, err := opened(e, payload[:cut], k); core.ReasonOf(err) != core.ReasonBadEnvelope || !bytes.HasPrefix(noise(n), got) {
				t.Fatalf("%d of %d bytes: %d came out, %v", cut, len(payload), len(got), err)
			}
			if _, err := OpenAt(e, bytes.NewReader(payload[:cut]), int64(cut), k); core.ReasonOf(err) != core.ReasonBadEnvelope {
				t.Fatalf("%d of %d bytes at random: %v", cut, len(payload), err)
			}
		}
		longer := append(bytes.Clone(payload), 0)
		if _, err := opened(e, longer, k); core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Errorf("a byte more: %v", err)
		}
		if _, err := OpenAt(e, bytes.NewReader(longer), int64(len(longer)), k); core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Errorf("a byte more at random: %v", err)
		}
	}
}

// Any flipped bit in header, payload or another field of the envelope is noticed.
func TestEveryFlippedByteIsNoticed(t *testing.T) {
	k, other := newKeys(t), newKeys(t)
	e, payload := sealed(t, []byte("plain"), recipients(k, other), Options{})
	whole := func(e core.Envelope, payload []byte) error {
		_, err := opened(&e, payload, k)
		return err
	}
	for i := range payload {
		bent := bytes.Clone(payload)
		bent[i] ^= 0x40
		if err := whole(*e, bent); core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Fatalf("payload byte %d: %v", i, err)
		}
	}
	for i := range e.Header {
		bent := *e
		bent.Header = bytes.Clone(e.Header)
		bent.Header[i] ^= 0x40
		if err := whole(bent, payload); core.ReasonOf(err) != core.ReasonBadEnvelope && core.ReasonOf(err) != core.ReasonNoKey {
			t.Fatalf("header byte %d: %v", i, err)
		}
	}
	for name, bend := range map[string]func(*core.Envelope){
		"size":       func(e *core.Envelope) { e.Size += 64 },
		"padding":    func(e *core.Envelope) { e.Padding = "none/1" },
		"commitment": func(e *core.Envelope) { e.Commitment = bytes.Repeat([]byte{1}, 32) },
		"header":     func(e *core.Envelope) { e.Header = append(bytes.Clone(e.Header), "x"...) },
	} {
		bent := *e
		bend(&bent)
		if err := whole(bent, payload); core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// An envelope opens its own payload and no other, also when both are sealed to the same keys.
func TestSwappedPayloadsFail(t *testing.T) {
	k := newKeys(t)
	a, payloadA := sealed(t, []byte("answer A"), k.Recipients(), Options{})
	b, payloadB := sealed(t, []byte("answer B"), k.Recipients(), Options{})
	for name, f := range map[string]func() ([]byte, error){
		"A with the payload of B": func() ([]byte, error) { return opened(a, payloadB, k) },
		"B with the payload of A": func() ([]byte, error) { return opened(b, payloadA, k) },
		"A with the header of B": func() ([]byte, error) {
			mixed := *a
			mixed.Header = b.Header
			return opened(&mixed, payloadA, k)
		},
		"B's content under A's commitment": func() ([]byte, error) {
			mixed := *b
			mixed.Commitment = a.Commitment
			return opened(&mixed, payloadB, k)
		},
	} {
		if got, err := f(); core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

func TestOthersCannotOpen(t *testing.T) {
	k := newKeys(t)
	e, payload := sealed(t, []byte("plain"), k.Recipients(), Options{})
	for name, stranger := range map[string]*Keys{"another hybrid key": newKeys(t), "a classic key": classicKeys(t), "no key": nil, "empty keys": {}} {
		if _, err := opened(e, payload, stranger); core.ReasonOf(err) != core.ReasonNoKey || core.KindOf(err) != core.Denied {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := OpenAt(e, bytes.NewReader(payload), int64(len(payload)), stranger); core.ReasonOf(err) != core.ReasonNoKey {
			t.Errorf("%s at random: %v", name, err)
		}
		if _, err := Grant(e, stranger, k.Recipients()); core.ReasonOf(err) != core.ReasonNoKey {
			t.Errorf("%s grants: %v", name, err)
		}
	}
}

// The same words sealed twice have nothing in common that a reader without key could compare.
func TestEqualPlaintextsLookDifferent(t *testing.T) {
	k := newKeys(t)
	a, payloadA := sealed(t, []byte("yes"), k.Recipients(), Options{})
	b, payloadB := sealed(t, []byte("yes"), k.Recipients(), Options{})
	if bytes.Equal(a.Commitment, b.Commitment) || bytes.Equal(a.Header, b.Header) || bytes.Equal(payloadA, payloadB) {
		t.Error("two seals of one plaintext share a part")
	}
	c, payloadC := sealed(t, []byte("a longer answer than yes"), k.Recipients(), Options{})
	if len(payloadA) != len(payloadC) || a.Size != c.Size || len(a.Header) != len(c.Header) {
		t.Error("short plaintexts differ in size")
	}
}

func TestRefusedRecipients(t *testing.T) {
	good := newKeys(t).Recipients()
	for name, to := range map[string][]string{
		"none": {}, "too many": slicesRepeat(good[0], core.MaxRecipients+1), "a word": {"nobody"}, "an identity": {newKeys(t).Secret()},
		"an ssh key": {"ssh-ed25519 AAAA"}, "mixed kinds": recipients(newKeys(t), classicKeys(t)), "cut off": {good[0][:100]},
		"a plugin": {"age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t"},
		"huge":     {"age1pq1" + strings.Repeat("q", core.MaxRecipient)},
	} {
		_, err := Seal(io.Discard, strings.NewReader("x"), to, Options{})
		if core.KindOf(err) != core.Invalid || CheckRecipients(to) == nil {
			t.Errorf("%s: %v", name, err)
		}
		if err != nil && (strings.Contains(err.Error(), "AGE-SECRET-KEY") || len(err.Error()) > 400) {
			t.Errorf("%s: the message repeats what was given: %.500s", name, err)
		}
	}
	if _, err := Seal(io.Discard, strings.NewReader("x"), good, Options{Padding: "mine"}); err == nil {
		t.Error("an unknown padding rule is taken")
	}
}

func slicesRepeat(s string, n int) (out []string) {
	for range n {
		out = append(out, s)
	}
	return out
}

// A failure of the disk or network is not blamed on the envelope.
func TestTheSourcesOwnFailureKeepsItsKind(t *testing.T) {
	k, plain := newKeys(t), noise(3*chunkSize)
	e, payload := sealed(t, plain, k.Recipients(), Options{})
	broken := core.Fail(core.ReasonUnreachable, "cable cut")
	r, err := Open(e, io.MultiReader(bytes.NewReader(payload[:chunkSize+100]), iotest.ErrReader(broken)), k)
	if err == nil {
		_, err = io.ReadAll(r)
	}
	if core.ReasonOf(err) != core.ReasonUnreachable || !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	at := &failingAt{ReaderAt: bytes.NewReader(payload), fail: broken}
	random, err := OpenAt(e, at, int64(len(payload)), k)
	if err != nil {
		t.Fatal(err)
	}
	at.broken = true
	if _, err := random.ReadAt(make([]byte, 10), 0); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("at random: %v", err)
	}
	if _, err := Seal(failingWriter{broken}, bytes.NewReader(plain), k.Recipients(), Options{}); !errors.Is(err, broken) {
		t.Errorf("seal: %v", err)
	}
	if _, err := Seal(io.Discard, iotest.ErrReader(broken), k.Recipients(), Options{}); core.KindOf(err) != core.Unavailable {
		t.Errorf("seal from a broken source: %v", err)
	}
}

type failingAt struct {
	io.ReaderAt
	fail   error
	broken bool
}

func (f *failingAt) ReadAt(p []byte, off int64) (int, error) {
	if f.broken {
		return 0, f.fail
	}
	return f.ReaderAt.ReadAt(p, off)
}

type failingWriter struct{ err error }

func (f failingWriter) Write([]byte) (int, error) { return 0, f.err }
