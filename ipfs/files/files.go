// Package files works on UnixFS trees in any store of blocks: put files and directories, open, list, resolve paths, extract,
// compare, verify, and move them as CARs. CIDs are computed here, so they never depend on the store.
package files

import (
	"context"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Reader gives blocks. A block MUST have been checked against its CID; one that is not there is an error of kind NotFound, or
// with core.ReasonContentMissing where others were asked for it too. Methods are safe for concurrent use. ipfs.Local and ipfs.Blocks are Readers.
type Reader interface {
	Block(ctx context.Context, c cid.Cid) ([]byte, error)
}

func isMissing(err error) bool {
	return core.KindOf(err) == core.NotFound || core.ReasonOf(err) == core.ReasonContentMissing
}

// ReaderFunc makes a Reader of a function.
type ReaderFunc func(ctx context.Context, c cid.Cid) ([]byte, error)

// Block calls the function.
func (f ReaderFunc) Block(ctx context.Context, c cid.Cid) ([]byte, error) { return f(ctx, c) }

// Writer takes blocks. Methods are safe for concurrent use. ipfs.Local and ipfs.Blocks are Writers.
type Writer interface {
	// Append stores blocks; it must not keep their data after it returns.
	Append(ctx context.Context, blocks ...unixfs.Block) error
	// Commit makes durable what was appended before; root is what it all is for.
	Commit(ctx context.Context, root cid.Cid) error
}

// Limits bound the work that a foreign tree may cause. A zero field takes the default.
type Limits struct {
	Bytes   int64 // of content, or of blocks where blocks are what is walked; default 256 GiB
	Entries int64 // names, or blocks; default 4 Mi
	Depth   int   // directories in each other (default 128), or links where blocks are what is walked (default 4096)
}

func (l Limits) withDefaults() Limits { return l.orDepth(128) }

// forBlocks are the defaults where the walk is over blocks: chains of links are longer than directories are deep.
func (l Limits) forBlocks() Limits { return l.orDepth(4096) }

func (l Limits) orDepth(depth int) Limits {
	if l.Bytes <= 0 {
		l.Bytes = 256 << 30
	}
	if l.Entries <= 0 {
		l.Entries = 4 << 20
	}
	if l.Depth <= 0 {
		l.Depth = depth
	}
	return l
}

// budget counts against limits.
type budget struct {
	limits         Limits
	bytes, entries int64
}

func (b *budget) addBytes(n int64) error {
	if n < 0 || n > b.limits.Bytes-b.bytes {
		return core.Errorf(core.TooLarge, "more than %d bytes", b.limits.Bytes)
	}
	b.bytes += n
	return nil
}

func (b *budget) addEntry(depth int) error {
	if b.entries++; b.entries > b.limits.Entries {
		return core.Errorf(core.TooLarge, "more than %d entries", b.limits.Entries)
	}
	if depth > b.limits.Depth {
		return core.Errorf(core.TooLarge, "deeper than %d", b.limits.Depth)
	}
	return nil
}

// getter adapts a Reader to package unixfs.
func getter(r Reader) unixfs.Getter {
	return func(ctx context.Context, c cid.Cid, _ int64) ([]byte, error) { return r.Block(ctx, c) }
}

// Open opens a file for reading. The file lives as long as ctx.
func Open(ctx context.Context, r Reader, c cid.Cid) (*unixfs.Reader, error) {
	return unixfs.Open(ctx, getter(r), c)
}
