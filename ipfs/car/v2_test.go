package car

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	gocar "github.com/ipld/go-car/v2"
	goindex "github.com/ipld/go-car/v2/index"
	"github.com/multiformats/go-multihash"
)

// sampleV2 writes n small blocks, all of them roots when there are few, into a CARv2.
func sampleV2(t testing.TB, n int) (blocks [][]byte, roots []cid.Cid, file []byte) {
	t.Helper()
	for i := range n {
		blocks = append(blocks, []byte(fmt.Sprint("block ", i)))
	}
	for i := range min(n, maxRoots) {
		roots = append(roots, core.CIDOf(cid.Raw, blocks[i]))
	}
	path := filepath.Join(t.TempDir(), "v2.car")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewFileWriter(f, roots...)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range blocks {
		if err := w.Put(core.CIDOf(cid.Raw, data), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Finish(), f.Close()); err != nil {
		t.Fatal(err)
	}
	if file, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return blocks, roots, file
}

func TestV2RoundTrip(t *testing.T) {
	for _, n := range []int{0, 1, 2, 33, 1000} {
		blocks, roots, raw := sampleV2(t, n)
		f, err := OpenFile(bytes.NewReader(raw), int64(len(raw)), 0)
		if err != nil {
			t.Fatal(err)
		}
		r, err := NewReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if f.Version != 2 || r.Version != 2 || fmt.Sprint(f.Roots) != fmt.Sprint(roots) || fmt.Sprint(r.Roots) != fmt.Sprint(roots) {
			t.Errorf("%d blocks: versions %d and %d, roots %v and %v", n, f.Version, r.Version, f.Roots, r.Roots)
		}
		for _, want := range blocks {
			c := core.CIDOf(cid.Raw, want)
			if got, err := f.Get(c); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("at random: %q, %v", got, err)
			}
			if id, got, err := r.Next(); err != nil || !id.Equals(c) || !bytes.Equal(got, want) {
				t.Fatalf("as a stream: %q, %v", got, err)
			}
		}
		if _, _, err := r.Next(); err != io.EOF {
			t.Errorf("after the payload: %v", err)
		}
		if _, err := f.Get(core.CIDOf(cid.Raw, []byte("else"))); !errors.Is(err, ErrMissing) {
			t.Errorf("missing: %v", err)
		}
	}
}

// TestV2AgainstGoCar reads our file with the reference implementation, and its file with ours.
func TestV2AgainstGoCar(t *testing.T) {
	blocks, roots, raw := sampleV2(t, 300)
	theirs, err := gocar.NewReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	stats, err := theirs.Inspect(true)
	if err != nil || stats.BlockCount != 300 || len(stats.Roots) != len(roots) {
		t.Fatalf("%+v, %v", stats, err)
	}
	at, err := theirs.IndexReader()
	if err != nil {
		t.Fatal(err)
	}
	index, err := goindex.ReadFrom(at)
	if err != nil {
		t.Fatal(err)
	}
	v1, err := theirs.DataReader()
	if err != nil {
		t.Fatal(err)
	}
	payload, err := io.ReadAll(v1)
	if err != nil {
		t.Fatal(err)
	}
	made, err := gocar.GenerateIndex(bytes.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	var ours, expected bytes.Buffer
	if _, err := goindex.WriteTo(index, &ours); err != nil {
		t.Fatal(err)
	}
	if _, err := goindex.WriteTo(made, &expected); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(ours.Bytes(), expected.Bytes()) {
		t.Error("the index differs from the reference's")
	}
	var wrapped bytes.Buffer
	if err := gocar.WrapV1(bytes.NewReader(payload), &wrapped); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFile(bytes.NewReader(wrapped.Bytes()), int64(wrapped.Len()), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range blocks {
		if got, err := f.Get(core.CIDOf(cid.Raw, want)); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%q, %v", got, err)
		}
	}
}

func TestFileWithoutIndexIsScanned(t *testing.T) {
	blocks, _, raw := sampleV2(t, 50)
	noIndex := bytes.Clone(raw)
	clear(noIndex[pragmaSize+32 : pragmaSize+40])
	otherIndex := bytes.Clone(raw)
	binary.PutUvarint(otherIndex[binary.LittleEndian.Uint64(raw[pragmaSize+32:]):], 0x0400)
	size := binary.LittleEndian.Uint64(raw[pragmaSize+24:])
	for name, b := range map[string][]byte{"no index": noIndex, "another index": otherIndex, "version 1": raw[payloadStart : payloadStart+size]} {
		f, err := OpenFile(bytes.NewReader(b), int64(len(b)), 50)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, want := range blocks {
			if got, err := f.Get(core.CIDOf(cid.Raw, want)); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: %q, %v", name, got, err)
			}
		}
		if _, err := OpenFile(bytes.NewReader(b), int64(len(b)), 49); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: over the limit: %v", name, err)
		}
	}
}

// TestTruncatedV2 cuts the file at each byte: opening it at random always fails, and a stream fails up to the payload's end.
func TestTruncatedV2(t *testing.T) {
	_, _, raw := sampleV2(t, 20)
	end := int(payloadStart + binary.LittleEndian.Uint64(raw[pragmaSize+24:]))
	for cut := range raw {
		f, err := OpenFile(bytes.NewReader(raw[:cut]), int64(cut), 100)
		if err == nil {
			t.Fatalf("cut at %d of %d: opened %v", cut, len(raw), f.Roots)
		}
		r, err := NewReader(bytes.NewReader(raw[:cut]))
		for err == nil {
			_, _, err = r.Next()
		}
		if cut < end && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
}

func TestHostileV2Headers(t *testing.T) {
	_, _, raw := sampleV2(t, 3)
	for name, set := range map[string]struct {
		at    int
		value uint64
	}{
		"payload in the header": {16, 10}, "payload far away": {16, 1 << 40}, "no payload": {24, 0}, "payload negative": {24, 1 << 63},
		"payload longer than the file": {24, 1 << 50}, "index in the payload": {32, payloadStart + 1}, "index behind the file": {32, 1 << 50},
		"index huge": {32, 1<<64 - 1},
	} {
		b := bytes.Clone(raw)
		binary.LittleEndian.PutUint64(b[pragmaSize+set.at:], set.value)
		if _, err := OpenFile(bytes.NewReader(b), int64(len(b)), 100); !errors.Is(err, ErrFormat) && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := NewWriter(io.Discard, make([]cid.Cid, maxRoots+1)...); err == nil {
		t.Error("too many roots: no error")
	}
}

func TestIdentityBlocksNeedNoIndex(t *testing.T) {
	mh, err := multihash.Sum([]byte("inline"), multihash.IDENTITY, -1)
	if err != nil {
		t.Fatal(err)
	}
	_, _, raw := sampleV2(t, 1)
	f, err := OpenFile(bytes.NewReader(raw), int64(len(raw)), 0)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := f.Get(cid.NewCidV1(cid.Raw, mh)); err != nil || string(got) != "inline" {
		t.Fatalf("%q, %v", got, err)
	}
}

func FuzzOpenFile(f *testing.F) {
	blocks, _, raw := sampleV2(f, 5)
	f.Add(raw)
	f.Add(raw[:70])
	known := core.CIDOf(cid.Raw, blocks[3])
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<16 {
			return
		}
		file, err := OpenFile(bytes.NewReader(b), int64(len(b)), 1000)
		if err != nil {
			return
		}
		if data, err := file.Get(known); err == nil && len(data) > len(b) {
			t.Fatalf("%d bytes out of %d", len(data), len(b))
		}
		r, err := file.Blocks()
		for n := 0; err == nil; n++ {
			if _, _, err = r.Next(); n > len(b) {
				t.Fatal("more blocks than bytes")
			}
		}
	})
}
