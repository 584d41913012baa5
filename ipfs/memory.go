package ipfs

import (
	"context"

	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// memoryPack is the size of a pack in memory: small, so that a collection gives room back soon.
const memoryPack = 4 << 20

// NewMemory makes a Backend that keeps everything in memory, for tests and for short-lived clients. It is the same store
// as on disk, on a file system in memory.
func NewMemory() *Local {
	l, err := OpenLocalWith("memory", LocalOptions{FS: disk.NewMemory(), PackSize: memoryPack})
	if err != nil { // nothing in it can fail
		panic("open a store in memory: " + err.Error())
	}
	return l
}

// blockStore is what Local needs of a store to read and write; pack.Store has it, a Spoiler stands before it.
type blockStore interface {
	Size(pack.Digest) (int, bool)
	Get(pack.Digest) ([]byte, error)
	Append(...pack.Block) (pack.Mark, error)
	Sync(context.Context, pack.Mark) error
	Flush(context.Context) error
	Stats() pack.Stats
	Digests() []pack.Digest
	Close() error
}
