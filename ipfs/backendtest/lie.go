package backendtest

import (
	"bytes"
	"context"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/go-cid"
)

// Liar wraps a backend and changes the CARs that it gives. Whoever reads from it must notice.
type Liar struct {
	ipfs.Backend
	// Change gets the true CAR and gives the stream that is served.
	Change func(root cid.Cid, car []byte) io.Reader
}

// GetCAR serves the changed stream.
func (l Liar) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	r, err := l.Backend.GetCAR(ctx, root, scope)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(l.Change(root, data)), nil
}

// Truncate cuts the stream after n bytes.
func Truncate(n int) func(cid.Cid, []byte) io.Reader {
	return func(_ cid.Cid, car []byte) io.Reader { return bytes.NewReader(car[:min(n, len(car))]) }
}

// Flip changes one bit of the byte at an offset.
func Flip(at int) func(cid.Cid, []byte) io.Reader {
	return func(_ cid.Cid, car []byte) io.Reader {
		car[at%len(car)] ^= 1
		return bytes.NewReader(car)
	}
}

// Foreign puts valid blocks that nobody asked for in front of the true ones.
func Foreign(root cid.Cid, data []byte) io.Reader {
	other := section([]byte("a block of another DAG"))
	head, rest := split(data)
	return io.MultiReader(bytes.NewReader(head), bytes.NewReader(other), bytes.NewReader(rest))
}

// Endless repeats the first block for ever.
func Endless(root cid.Cid, data []byte) io.Reader {
	head, rest := split(data)
	n, size := uvarint(rest)
	return io.MultiReader(bytes.NewReader(head), &loop{data: rest[:n+size]})
}

// Garbage is a stream of zeros without end.
func Garbage(cid.Cid, []byte) io.Reader { return &loop{data: make([]byte, 512)} }

type loop struct {
	data []byte
	at   int
}

func (l *loop) Read(p []byte) (int, error) {
	n := copy(p, l.data[l.at:])
	l.at = (l.at + n) % len(l.data)
	return n, nil
}

// split cuts a CAR after its header.
func split(data []byte) (head, rest []byte) {
	n, size := uvarint(data)
	return data[:n+size], data[n+size:]
}

func uvarint(b []byte) (n, size int) {
	for shift := 0; ; shift += 7 {
		size |= int(b[n]&0x7f) << shift
		n++
		if b[n-1] < 0x80 {
			return n, size
		}
	}
}

// section is one raw block as it stands in a CAR.
func section(data []byte) []byte {
	var out bytes.Buffer
	c := rawCID(data)
	w, err := car.NewWriter(&out, c)
	if err == nil {
		err = w.Put(c, data)
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		panic(err) // a bytes.Buffer does not fail
	}
	_, rest := split(out.Bytes())
	return rest
}

func rawCID(data []byte) cid.Cid { return core.CIDOf(cid.Raw, data) }
