package carcheck

import (
	"bytes"
	"io"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
)

// golden gives the record of the suite, which links to the empty file, as a CAR.
func golden(t testing.TB) (*ipfs.Local, []byte) {
	t.Helper()
	src := ipfs.NewMemory()
	if _, err := src.PutBlock(t.Context(), cid.Raw, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := src.PutBlock(t.Context(), cid.DagCBOR, backendtest.Link); err != nil {
		t.Fatal(err)
	}
	return src, export(t, src, ipfs.ScopeAll)
}

func export(t testing.TB, src *ipfs.Local, scope ipfs.Scope) []byte {
	t.Helper()
	r, err := src.GetCAR(t.Context(), backendtest.LinkCID, scope)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestReader(t *testing.T) {
	src, car := golden(t)
	r := NewReader(backendtest.LinkCID, bytes.NewReader(append(bytes.Clone(car), car[len(export(t, src, ipfs.ScopeBlock)):]...)))
	got, err := io.ReadAll(r) // the leaf came twice
	if err != nil || !bytes.Equal(got, car) || r.Blocks() != 2 || len(r.Gaps()) != 0 || !r.Drained() {
		t.Fatalf("%d bytes of %d, %d blocks, gaps %v, %v", len(got), len(car), r.Blocks(), r.Gaps(), err)
	}
	r = NewReader(backendtest.LinkCID, bytes.NewReader(export(t, src, ipfs.ScopeBlock)))
	if _, err := io.ReadAll(r); err != nil {
		t.Fatal(err)
	}
	if gaps := r.Gaps(); len(gaps) != 1 || gaps[0].String() != backendtest.Golden[0].CID {
		t.Fatalf("gaps %v", gaps)
	}
	if err := Whole(t.Context(), src, r.Gaps()); err != nil {
		t.Fatal(err)
	}
	if err := Whole(t.Context(), ipfs.NewMemory(), r.Gaps()); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatal(err)
	}
}

// FuzzReader checks that what passes is a CAR that passes again, and that what does not has a code.
func FuzzReader(f *testing.F) {
	_, car := golden(f)
	f.Add(car)
	f.Add(car[:len(car)-1])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		r := NewReader(backendtest.LinkCID, bytes.NewReader(data))
		out, err := io.ReadAll(r)
		if err != nil {
			if core.KindOf(err) == core.Internal {
				t.Fatalf("an error without code: %v", err)
			}
			return
		}
		again, err := io.ReadAll(NewReader(backendtest.LinkCID, bytes.NewReader(out)))
		if err != nil || !bytes.Equal(again, out) {
			t.Fatalf("second pass: %v", err)
		}
	})
}
