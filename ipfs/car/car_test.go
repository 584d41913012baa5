package car

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	gocar "github.com/ipld/go-car/v2"
)

var samples = [][]byte{[]byte("root"), {}, bytes.Repeat([]byte("x"), 100_000), make([]byte, MaxBlock)}

func sample(t testing.TB) (root cid.Cid, raw []byte) {
	var out bytes.Buffer
	root = core.CIDOf(cid.Raw, samples[0])
	w, err := NewWriter(&out, root)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range samples {
		if err := w.Put(core.CIDOf(cid.Raw, data), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return root, out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	root, raw := sample(t)
	r, err := NewReader(bytes.NewReader(raw))
	if err != nil || len(r.Roots) != 1 || !r.Roots[0].Equals(root) {
		t.Fatalf("roots %v, %v", r.Roots, err)
	}
	for i, want := range samples {
		c, data, err := r.Next()
		if err != nil || !bytes.Equal(data, want) || !c.Equals(core.CIDOf(cid.Raw, want)) {
			t.Fatalf("block %d: %s, %v", i, c, err)
		}
	}
	if _, _, err := r.Next(); err != io.EOF {
		t.Fatalf("after the end: %v", err)
	}
}

// TestAgainstGoCar reads our stream with the reference implementation.
func TestAgainstGoCar(t *testing.T) {
	root, raw := sample(t)
	r, err := gocar.NewBlockReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if r.Version != 1 || len(r.Roots) != 1 || !r.Roots[0].Equals(root) {
		t.Fatalf("version %d, roots %v", r.Version, r.Roots)
	}
	for i, want := range samples {
		b, err := r.Next()
		if err != nil || !bytes.Equal(b.RawData(), want) {
			t.Fatalf("block %d: %v", i, err)
		}
	}
}

func TestHostileStreams(t *testing.T) {
	_, raw := sample(t)
	small := raw[:len(raw)-MaxBlock-100_000-100]
	for cut := range small {
		r, err := NewReader(bytes.NewReader(small[:cut]))
		for err == nil {
			_, _, err = r.Next()
		}
		if !errors.Is(err, io.ErrUnexpectedEOF) && err != io.EOF {
			t.Fatalf("cut at %d: %v", cut, err)
		}
	}
	head := func(b ...byte) []byte { return append([]byte{byte(len(b))}, b...) }
	for name, b := range map[string][]byte{
		"huge header":      {0xff, 0xff, 0xff, 0xff, 0x0f},
		"endless varint":   bytes.Repeat([]byte{0xff}, 20),
		"empty section":    {0},
		"no map":           head(0x80),
		"version 3":        append([]byte{0x0a}, "\xa1\x67version\x03"...),
		"roots are text":   head([]byte("\xa2\x65roots\x61a\x67version\x01")...),
		"many roots":       head([]byte("\xa2\x65roots\x99\xff\xff\x67version\x01")...),
		"root cut off":     head([]byte("\xa2\x65roots\x81\xd8\x2a\x58\xff\x00\x67version\x01")...),
		"junk after":       head([]byte("\xa2\x65roots\x80\x67version\x01\x00")...),
		"roots twice":      head([]byte("\xa2\x65roots\x80\x65roots\x80")...),
		"section too long": append(head([]byte("\xa2\x65roots\x80\x67version\x01")...), 0xff, 0xff, 0xff, 0x7f),
		"section no CID":   append(head([]byte("\xa2\x65roots\x80\x67version\x01")...), 2, 0xff, 0xff),
	} {
		r, err := NewReader(bytes.NewReader(b))
		if err == nil {
			_, _, err = r.Next()
		}
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzReader(f *testing.F) {
	_, raw := sample(f)
	f.Add(raw[:400])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<20 {
			return
		}
		r, err := NewReader(bytes.NewReader(b))
		total := 0
		for err == nil {
			var data []byte
			var c cid.Cid
			if c, data, err = r.Next(); err == nil && (!c.Defined() || len(data) > MaxBlock) {
				t.Fatalf("block %s of %d bytes", c, len(data))
			}
			total += len(data)
		}
		if total > len(b) {
			t.Fatalf("%d bytes out of %d", total, len(b))
		}
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, ErrFormat) {
			t.Fatalf("error of no kind: %v", err)
		}
	})
}

// TestReaderAlloc reads into memory that is used again, and a stream that is cut at each byte.
func TestReaderAlloc(t *testing.T) {
	var whole bytes.Buffer
	w, err := NewWriter(&whole)
	if err != nil {
		t.Fatal(err)
	}
	var sent [][]byte
	for i := range 5 {
		data := bytes.Repeat([]byte{byte(i + 1)}, 10*i)
		sent = append(sent, data)
		if err := w.Put(core.CIDOf(cid.Raw, data), data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	for cut := range whole.Len() + 1 {
		r, err := NewReader(bytes.NewReader(whole.Bytes()[:cut]))
		if err != nil {
			continue
		}
		room := make([]byte, 200)
		r.Alloc = func(n int) []byte { return room[:n] }
		for i := 0; ; i++ {
			_, data, err := r.Next()
			if err == nil && bytes.Equal(data, sent[i]) {
				continue
			}
			if cut == whole.Len() && (err != io.EOF || i != len(sent)) {
				t.Errorf("block %d: %v", i, err)
			}
			if cut < whole.Len() && err != io.EOF && !errors.Is(err, io.ErrUnexpectedEOF) || err == nil {
				t.Errorf("cut at %d, block %d: %v", cut, i, err)
			}
			break
		}
	}
}
