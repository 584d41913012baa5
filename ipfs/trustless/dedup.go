package trustless

import (
	"bufio"
	"bytes"
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/go-cid"
)

// maxRepeated bounds in bytes what a gateway may send again although it was asked not to.
const maxRepeated = 1 << 30

// dedup passes a CAR on without the blocks that came before.
type dedup struct {
	io.Closer
	root     cid.Cid
	body     *bufio.Reader
	in       *car.Reader
	out      *car.Writer
	buf      bytes.Buffer
	seen     map[cid.Cid]struct{}
	repeated int64
	err      error
}

func newDedup(body io.ReadCloser, root cid.Cid) *dedup {
	return &dedup{Closer: body, root: root, body: bufio.NewReaderSize(body, 64<<10), seen: map[cid.Cid]struct{}{}}
}

// Read gives the next bytes of the CAR.
func (d *dedup) Read(p []byte) (int, error) {
	for d.buf.Len() == 0 && d.err == nil {
		d.err = d.fill()
	}
	if d.buf.Len() > 0 {
		return d.buf.Read(p)
	}
	return 0, d.err
}

func (d *dedup) fill() (err error) {
	if d.in == nil {
		if d.in, err = car.NewReader(d.body); err != nil {
			return err
		}
		if d.out, err = car.NewWriter(&d.buf, d.root); err != nil {
			return err
		}
		return d.out.Flush()
	}
	c, data, err := d.in.Next()
	if err != nil {
		return err
	}
	if _, again := d.seen[c]; again {
		if d.repeated += int64(len(data)); d.repeated > maxRepeated {
			return core.Fail(core.ReasonContentMismatch, "more than %d bytes of repeated blocks", maxRepeated)
		}
		return nil
	}
	d.seen[c] = struct{}{}
	if err := d.out.Put(c, data); err != nil {
		return err
	}
	return d.out.Flush()
}
