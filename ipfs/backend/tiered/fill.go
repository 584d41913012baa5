package tiered

import (
	"context"
	"io"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/blockcar"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// fill collects the verified blocks of one read.
type fill struct {
	root   cid.Cid
	scope  ipfs.Scope
	limit  int64
	bytes  int64
	lowest int // the slowest tier that gave a block
	blocks []kept

	begun, off bool
	claim      func() bool // takes room in memory
	release    func()      // gives it back; called once after a claim
}

type kept struct {
	c    cid.Cid
	data []byte
}

func (f *fill) keep(source int, c cid.Cid, data []byte) {
	f.lowest = max(f.lowest, source)
	if !f.begun { // a read of the fastest tier fills nothing
		f.begun, f.off = true, source == 0 || !f.claim()
	}
	if f.off {
		return
	}
	if f.bytes += int64(len(data)); f.bytes > f.limit {
		f.blocks = nil
		return
	}
	f.blocks = append(f.blocks, kept{c, data})
}

// whole says that what was read is all that the root links to, as a tier wants it.
func (f *fill) whole() bool {
	if f.bytes > f.limit {
		return false
	}
	if f.scope.Extent == ipfs.ExtentAll {
		return true
	}
	have := map[cid.Cid]bool{}
	for _, b := range f.blocks {
		have[b.c] = true
	}
	for _, b := range f.blocks {
		links, err := dag.Links(b.c, b.data)
		if err != nil {
			return false
		}
		for _, l := range links {
			if _, inline := dag.Identity(l); !have[l] && !inline {
				return false
			}
		}
	}
	return true
}

// reader gives the blocks as a CAR.
func (f *fill) reader(ctx context.Context) (io.Reader, error) {
	left := f.blocks
	return blockcar.New(ctx, f.root, func() (cid.Cid, []byte, error) {
		if len(left) == 0 {
			return cid.Undef, nil, io.EOF
		}
		b := left[0]
		left = left[1:]
		return b.c, b.data, nil
	})
}

// fill writes a read into the tiers that are faster than the one that it came from, beside the reader. Close ends it.
func (b *Backend) fill(f *fill) {
	if !f.begun || f.off || !f.whole() {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return
	}
	release := f.release
	f.release = func() {} // the fill holds the room from here
	b.running.Go(func() {
		defer release()
		for i := range f.lowest {
			if err := b.fillTier(i, f); err != nil {
				b.opts.Logger.Warn("a faster tier was not filled", "tier", b.sources[i].Name, "root", f.root, "error", err)
			}
		}
	})
}

// collecting is a read whose blocks are kept.
type collecting struct {
	io.ReadCloser
	f *fill
}

// Close ends the read.
func (c *collecting) Close() error {
	err := c.ReadCloser.Close()
	c.f.release()
	c.f.release = func() {}
	return err
}

// claim takes room for one fill, if there is some.
func (b *Backend) claim(f *fill) bool {
	select {
	case b.room <- struct{}{}:
		f.release = func() { <-b.room }
		return true
	default:
		return false
	}
}

func (b *Backend) fillTier(i int, f *fill) error {
	ctx, cancel := context.WithTimeout(b.ctx, b.opts.FillTimeout)
	defer cancel()
	r, err := f.reader(ctx)
	if err != nil {
		return err
	}
	return b.tiers[i].PutCAR(ctx, f.root, r)
}
