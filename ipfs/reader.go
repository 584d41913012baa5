package ipfs

import (
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Sizes of read-ahead in bytes. The first read at a place asks for one block; each that follows on for twice as much.
const (
	minAhead   = 2 << 20
	maxAhead   = 16 << 20
	maxWindows = 2 // that are fetched at once for one reader
)

// OpenFile opens a UnixFS file for reading by range and gives its size in bytes. Parts that are not in the store are
// fetched as they are read: a block is readable as soon as it has come, and while reading goes on in order up to 32 MiB are
// fetched ahead. A read elsewhere fetches only the blocks it needs. The reader ends with ctx; it is not safe for concurrent
// use, and Close waits for what it still fetches.
func (n *Node) OpenFile(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	r, size, err := n.openFile(ctx, n.Local, c, providers)
	if err != nil {
		return nil, 0, err
	}
	return r, size, nil
}

// openFile is OpenFile that fetches into a view of the store.
func (n *Node) openFile(ctx context.Context, into *Local, c cid.Cid, providers []string) (*fileReader, int64, error) {
	r := &fileReader{n: n, into: into, root: c, providers: providers, changed: make(chan struct{})}
	r.ctx, r.cancel = context.WithCancel(ctx)
	f, err := unixfs.OpenByPiece(r.ctx, r.get, r.leaf, c)
	if err != nil {
		r.cancel()
		r.fetching.Wait()
		return nil, 0, fmt.Errorf("open file %s: %w", c, err)
	}
	r.file = f
	r.setSize(f.Size())
	return r, f.Size(), nil
}

// fileReader reads a file while it comes.
type fileReader struct {
	n         *Node
	into      *Local // see job
	root      cid.Cid
	providers []string
	file      *unixfs.Reader
	ctx       context.Context
	cancel    context.CancelFunc
	fetching  sync.WaitGroup

	mu      sync.Mutex
	changed chan struct{} // closed when a block has come or a window has ended, and replaced
	windows []*window     // under way
	ahead   int64         // bytes of the last window
	end     int64         // where the last window ends
	size    int64         // of the file, 0 while unknown
}

// window is a range that is being fetched.
type window struct {
	from, to int64
	done     bool
	err      error
}

// Read reads on; it waits for the block at the offset, not for those behind it.
func (r *fileReader) Read(p []byte) (int, error) { return r.file.Read(p) }

// WriteTo writes the content from the current offset on, piece by piece.
func (r *fileReader) WriteTo(w io.Writer) (int64, error) { return r.file.WriteTo(w) }

// Seek sets the offset of the next Read.
func (r *fileReader) Seek(offset int64, whence int) (int64, error) {
	return r.file.Seek(offset, whence)
}

// Close ends fetching and waits for its end.
func (r *fileReader) Close() error {
	r.cancel()
	r.fetching.Wait()
	return nil
}

func (r *fileReader) setSize(n int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.size = n
}

// get gives a block of the file, at being the offset that is read.
func (r *fileReader) get(ctx context.Context, part cid.Cid, at int64) (data []byte, err error) {
	err = r.await(ctx, part, at, func() (err error) {
		data, err = r.n.block(part)
		return err
	})
	return data, err
}

// leaf opens a block of the file that is to be read by piece, so that a reader does not hold it whole.
func (r *fileReader) leaf(ctx context.Context, part cid.Cid, at int64) (leaf unixfs.Leaf, err error) {
	err = r.await(ctx, part, at, func() (err error) {
		leaf, err = r.n.leaf(part)
		return err
	})
	return leaf, err
}

// await has a block fetched until read finds it in the store.
func (r *fileReader) await(ctx context.Context, part cid.Cid, at int64, read func() error) error {
	for {
		ended, changed, err := r.cover(at, part)
		missing := read()
		if core.KindOf(missing) != core.NotFound {
			return missing
		}
		if err != nil {
			return err
		}
		if ended {
			return core.Fail(core.ReasonContentMissing, "%w", missing)
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return core.Errorf(core.Timeout, "read file: %w", context.Cause(ctx))
		}
	}
}

// cover sees that what is read at an offset is held or under way, and the next window too where reading goes on in order. It
// says whether the offset's window has ended, with which error, and what to wait on otherwise.
func (r *fileReader) cover(at int64, part cid.Cid) (ended bool, changed <-chan struct{}, err error) {
	_, held := r.n.size(part)
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, w := range r.windows {
		if w.from <= at && at < w.to {
			if w.done && !held { // another try begins anew
				r.windows = append(r.windows[:i:i], r.windows[i+1:]...)
				return true, r.changed, w.err
			}
			r.next(at)
			return false, r.changed, nil
		}
	}
	switch {
	case held:
		r.next(at)
	case r.inOrder(at):
		r.grow()
		r.launch(at, r.align(at+r.ahead))
	default:
		r.ahead = 1
		r.launch(at, at+1)
	}
	return false, r.changed, nil
}

// inOrder says whether an offset follows what was fetched last. A window ends within a block, which has come whole.
func (r *fileReader) inOrder(at int64) bool {
	return r.end > 0 && at <= r.end+dag.MaxBlock && at >= r.end-2*max(r.ahead, minAhead)
}

// next launches the window behind the last one once reading is near. Caller holds mu.
func (r *fileReader) next(at int64) {
	if r.inOrder(at) && r.ahead > 1 && r.live() < maxWindows && r.end < r.size && r.end-at <= r.ahead {
		r.grow()
		r.launch(r.end, min(r.align(r.end+r.ahead), r.size))
	}
}

// align keeps the ends of windows at those of blocks of 1 MiB, so that no block lies in two.
func (r *fileReader) align(at int64) int64 { return at &^ (1<<20 - 1) }

func (r *fileReader) grow() { r.ahead = min(max(minAhead, 2*r.ahead), maxAhead) }

// live counts the windows under way. Caller holds mu.
func (r *fileReader) live() (n int) {
	for _, w := range r.windows {
		if !w.done {
			n++
		}
	}
	return n
}

// launch fetches a range; windows that have ended are forgotten. Caller holds mu.
func (r *fileReader) launch(from, to int64) {
	kept := r.windows[:0]
	for _, w := range r.windows {
		if !w.done {
			kept = append(kept, w)
		}
	}
	w := &window{from: from, to: to}
	r.windows, r.end = append(kept, w), to
	r.fetching.Go(func() {
		err := r.n.fetch(r.ctx, r.into, r.root, Scope{Extent: ExtentEntity, From: from, To: to}, Limits{}, r.providers, r)
		r.mu.Lock()
		w.done, w.err = true, err
		r.mu.Unlock()
		r.notify()
	})
}

// notify wakes whoever waits for a block.
func (r *fileReader) notify() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.changed)
	r.changed = make(chan struct{})
}
