// Package backendtest holds the acceptance suite that every ipfs.Backend passes, and a backend that lies.
package backendtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// Golden names content whose CIDs Kubo 0.42 made: Size times the letter c, profile unixfs-v1-2025.
var Golden = []struct {
	Size int
	CID  string
}{
	{0, "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"},
	{1, "bafkreibopuwahkkqplrgl3hvwu2wrbnfgoj2eau5eqjzjglsmwq2ewxpyy"},
	{1 << 20, "bafkreigfuprh2hwq7ckiio6khjkhhrf7b53kdg3igcrojejjewiwcoqsx4"},
	{1<<20 + 1, "bafybeie2vylj2xcf6iqdlpiuhe2smgarfi54dqxtdsiobk5h7t3alvqgvm"},
	{3 << 20, "bafybeidtqp2y6v3j4ntu27tqzs5fflur5j245wjnvlxppv2ipmbi7hnrzi"},
}

// Link is {"a": 1, "b": <the empty file>} in dag-cbor; LinkCID is the CID that Kubo gives it.
var (
	Link    = append([]byte("\xa2\x61a\x01\x61b\xd8\x2a\x58\x25\x00"), mustCID(Golden[0].CID).Bytes()...)
	LinkCID = mustCID("bafyreibmivzdbxy6hazlaastkytj57qcz2rll5kijl7u6gf6lwsrwr6y7y")
)

func mustCID(s string) cid.Cid {
	c, err := cid.Decode(s)
	if err != nil {
		panic(err)
	}
	return c
}

// Content gives size bytes that depend on seed.
func Content(seed byte, size int) []byte {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{seed}).Read(data)
	return data
}

// Run runs the suite. open gives an empty backend; reopen, where it is not nil, closes a backend and gives it back as it
// is after a restart.
func Run(t *testing.T, open func(t *testing.T) ipfs.Backend, reopen func(t *testing.T, b ipfs.Backend) ipfs.Backend) {
	Suite{Open: open, Reopen: reopen}.Run(t)
}

// Suite is the acceptance suite with what sets a backend apart.
type Suite struct {
	// Open gives an empty backend.
	Open func(t *testing.T) ipfs.Backend
	// Reopen, where it is not nil, closes a backend and gives it back as it is after a restart.
	Reopen func(t *testing.T, b ipfs.Backend) ipfs.Backend
	// NoPinTime says that the service behind the backend does not keep when a pin was made.
	NoPinTime bool
	// ReadOnly, where it is not nil, is a backend that writes to the service which Open's backend can only read. The tests
	// that write are then left out, except that writes are refused.
	ReadOnly func(t *testing.T) ipfs.Backend
}

// Run runs the suite.
func (s Suite) Run(t *testing.T) {
	if s.ReadOnly != nil {
		s.runReadOnly(t)
		return
	}
	open, reopen := s.Open, s.Reopen
	pins := func(t *testing.T, b ipfs.Backend) { pins(t, b, s.NoPinTime) }
	for name, test := range map[string]func(*testing.T, ipfs.Backend){
		"Golden": golden, "Absent": absent, "Scopes": scopes, "Incomplete": incomplete, "BadCAR": badCAR, "Pins": pins, "Concurrent": concurrent,
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t)
			t.Cleanup(func() { closeBackend(t, b) })
			test(t, b)
		})
	}
	if reopen != nil {
		t.Run("Restart", func(t *testing.T) { restart(t, open(t), reopen, s.NoPinTime) })
	}
}

// Clear removes all pins, so that one service can serve several tests: they put content of their own.
func Clear(t *testing.T, b ipfs.Backend) ipfs.Backend {
	t.Helper()
	pins, err := b.Pins(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pins {
		if err := b.Unpin(t.Context(), p.Root); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func closeBackend(t *testing.T, b ipfs.Backend) {
	if err := b.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
}

// source builds DAGs in memory, as a client would before it hands them over.
type source struct {
	*ipfs.Local
	t *testing.T
}

func newSource(t *testing.T) source { return source{ipfs.NewMemory(), t} }

func (s source) file(data []byte) cid.Cid {
	s.t.Helper()
	c, size, err := s.PutFile(s.t.Context(), bytes.NewReader(data))
	if err != nil || size != int64(len(data)) {
		s.t.Fatalf("put file: %d bytes, %v", size, err)
	}
	return c
}

func (s source) record(data []byte) cid.Cid {
	s.t.Helper()
	c, err := s.PutBlock(s.t.Context(), cid.DagCBOR, data)
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

// car gives a DAG as CAR bytes.
func (s source) car(root cid.Cid) []byte {
	s.t.Helper()
	r, err := s.GetCAR(s.t.Context(), root, ipfs.ScopeAll)
	if err != nil {
		s.t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

func put(t *testing.T, b ipfs.Backend, root cid.Cid, car []byte) {
	t.Helper()
	if err := b.PutCAR(t.Context(), root, bytes.NewReader(car)); err != nil {
		t.Fatalf("put CAR of %s: %v", root, err)
	}
}

// Read takes a scope out of a backend through verification, into a fresh store.
func Read(ctx context.Context, b ipfs.Backend, root cid.Cid, scope ipfs.Scope) (*ipfs.Local, error) {
	r, err := b.GetCAR(ctx, root, scope)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	into := ipfs.NewMemory()
	return into, into.Import(ctx, root, scope, ipfs.Limits{}, r)
}

func wantHas(t *testing.T, b ipfs.Backend, want bool, ids ...cid.Cid) {
	t.Helper()
	got, err := b.Has(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for i := range ids {
		if got[i] != want {
			t.Fatalf("has %s: %v", ids[i], got[i])
		}
	}
}

func golden(t *testing.T, b ipfs.Backend) {
	src := newSource(t)
	for _, g := range Golden {
		data := bytes.Repeat([]byte("c"), g.Size)
		root := src.file(data)
		if root.String() != g.CID {
			t.Fatalf("%d bytes: CID %s, Kubo says %s", g.Size, root, g.CID)
		}
		put(t, b, root, src.car(root))
		put(t, b, root, src.car(root)) // idempotent
		wantHas(t, b, true, root)
		into, err := Read(t.Context(), b, root, ipfs.ScopeEntity)
		if err != nil {
			t.Fatal(err)
		}
		got, err := into.File(t.Context(), root, int64(g.Size))
		if err != nil || !bytes.Equal(got, data) {
			t.Fatalf("%d bytes: read back %d, %v", g.Size, len(got), err)
		}
	}
	if got := src.record(Link); !got.Equals(LinkCID) {
		t.Fatalf("record: CID %s, Kubo says %s", got, LinkCID)
	}
	put(t, b, LinkCID, src.car(LinkCID))
	if _, err := Read(t.Context(), b, LinkCID, ipfs.ScopeAll); err != nil {
		t.Fatal(err)
	}
}

func missing(t *testing.T, b ipfs.Backend) {
	c := core.CIDOf(cid.Raw, []byte("nobody has this"))
	wantHas(t, b, false, c)
	if _, err := Read(t.Context(), b, c, ipfs.ScopeBlock); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("get: %v", err)
	}
}

func absent(t *testing.T, b ipfs.Backend) {
	missing(t, b)
	c := core.CIDOf(cid.Raw, []byte("nobody has this"))
	if err := b.Pin(t.Context(), c, "x"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("pin: %v", err)
	}
	if err := b.Unpin(t.Context(), c); core.KindOf(err) != core.NotFound {
		t.Fatalf("unpin: %v", err)
	}
}

func scopes(t *testing.T, b ipfs.Backend) {
	src := newSource(t)
	data := Content(1, 5<<20)
	file := src.file(data)
	root := src.record(linkTo(file))
	put(t, b, root, src.car(root))
	for _, tt := range []struct {
		root  cid.Cid
		scope ipfs.Scope
		want  int // blocks
	}{
		{root, ipfs.ScopeBlock, 1},
		{root, ipfs.ScopeEntity, 1},
		{root, ipfs.ScopeAll, 7},
		{file, ipfs.ScopeEntity, 6},
		{file, ipfs.ScopeAll, 6},
		{file, ipfs.Scope{Extent: ipfs.ExtentEntity, From: 1 << 20, To: 2 << 20}, 2},
		{file, ipfs.Scope{Extent: ipfs.ExtentEntity, From: 1<<20 - 1, To: 2<<20 + 1}, 4},
		{file, ipfs.Scope{Extent: ipfs.ExtentEntity, From: 4<<20 + 5}, 2},
	} {
		into, err := Read(t.Context(), b, tt.root, tt.scope)
		if err != nil {
			t.Fatalf("%+v: %v", tt.scope, err)
		}
		if got := into.Stats().Blocks; got != tt.want {
			t.Errorf("%+v: %d blocks, want %d", tt.scope, got, tt.want)
		}
	}
	for _, bad := range []ipfs.Scope{{Extent: 9}, {Extent: ipfs.ExtentAll, To: 5}, {Extent: ipfs.ExtentEntity, From: 5, To: 5}, {Extent: ipfs.ExtentEntity, From: -1}} {
		if _, err := b.GetCAR(t.Context(), file, bad); core.KindOf(err) != core.Invalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

// linkTo is {"f": link} in dag-cbor.
func linkTo(c cid.Cid) []byte {
	return append([]byte{0xa1, 0x61, 'f', 0xd8, 42, 0x58, byte(c.ByteLen() + 1), 0}, c.Bytes()...)
}

func incomplete(t *testing.T, b ipfs.Backend) {
	src := newSource(t)
	file := src.file(Content(2, 2<<20))
	root := src.record(linkTo(file))
	whole := src.car(root)
	r, err := src.GetCAR(t.Context(), root, ipfs.ScopeBlock)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.PutCAR(t.Context(), root, r); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("put of a root alone: %v", err)
	}
	if err := b.Pin(t.Context(), root, "x"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatalf("pin of a DAG with holes: %v", err)
	}
	put(t, b, root, whole)
	if err := b.Pin(t.Context(), root, "x"); err != nil {
		t.Fatal(err)
	}
}

func badCAR(t *testing.T, b ipfs.Backend) {
	src := newSource(t)
	root := src.file(Content(3, 300_000))
	good := src.car(root)
	flipped := bytes.Clone(good)
	flipped[len(flipped)-1] ^= 1
	for name, car := range map[string][]byte{
		"no CAR": []byte("hello"), "empty": nil, "cut off": good[:len(good)-1], "wrong bytes": flipped,
	} {
		if err := b.PutCAR(t.Context(), root, bytes.NewReader(car)); core.KindOf(err) != core.Corrupt && core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	wantHas(t, b, false, root)
	broken := errors.New("broken")
	if err := b.PutCAR(t.Context(), root, io.MultiReader(bytes.NewReader(good[:1000]), failing{broken})); err == nil {
		t.Error("a reader that fails: no error")
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func pins(t *testing.T, b ipfs.Backend, noPinTime bool) {
	src := newSource(t)
	first, second := src.file([]byte("first")), src.file([]byte("second"))
	for _, c := range []cid.Cid{first, second} {
		put(t, b, c, src.car(c))
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(b.Pin(t.Context(), first, "one"))
	must(b.Pin(t.Context(), second, "two"))
	must(b.Pin(t.Context(), first, "renamed"))
	wantPins(t, b, noPinTime, map[string]string{first.String(): "renamed", second.String(): "two"})
	must(b.Unpin(t.Context(), second))
	wantPins(t, b, noPinTime, map[string]string{first.String(): "renamed"})
	if err := b.Unpin(t.Context(), second); core.KindOf(err) != core.NotFound {
		t.Fatalf("unpin again: %v", err)
	}
	if err := b.Pin(t.Context(), first, string(make([]byte, ipfs.MaxPinName+1))); core.KindOf(err) != core.TooLarge {
		t.Fatalf("a long name: %v", err)
	}
}

func wantPins(t *testing.T, b ipfs.Backend, noPinTime bool, want map[string]string) {
	t.Helper()
	got, err := b.Pins(t.Context())
	if err != nil || len(got) != len(want) {
		t.Fatalf("pins %v, %v; want %v", got, err, want)
	}
	for _, p := range got {
		if want[p.Root.String()] != p.Name || p.Created.IsZero() != noPinTime {
			t.Fatalf("pin %+v, want %v", p, want)
		}
	}
}

func concurrent(t *testing.T, b ipfs.Backend) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			src := newSource(t)
			for j := range 5 {
				data := Content(byte(i/2), 1000+j) // two workers put the same content
				root, _, err := src.PutFile(t.Context(), bytes.NewReader(data))
				if err != nil {
					t.Error(err)
					return
				}
				r, err := src.GetCAR(t.Context(), root, ipfs.ScopeAll)
				if err == nil {
					err = errors.Join(b.PutCAR(t.Context(), root, r), b.Pin(t.Context(), root, fmt.Sprint(i)))
				}
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func restart(t *testing.T, b ipfs.Backend, reopen func(*testing.T, ipfs.Backend) ipfs.Backend, noPinTime bool) {
	src := newSource(t)
	root := src.file(Content(4, 3<<20))
	put(t, b, root, src.car(root))
	if err := b.Pin(t.Context(), root, "kept"); err != nil {
		t.Fatal(err)
	}
	b = reopen(t, b)
	t.Cleanup(func() { closeBackend(t, b) })
	wantPins(t, b, noPinTime, map[string]string{root.String(): "kept"})
	if _, err := Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
		t.Fatal(err)
	}
}
