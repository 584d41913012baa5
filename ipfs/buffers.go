package ipfs

import (
	"sync"

	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// Capacities in bytes of buffers that are used again: a block and what stands before it in a CAR or in a pack. Smaller blocks are
// left to the allocator.
const (
	beside    = 512
	fullRoom  = 1<<20 + beside // a leaf of a file of ours
	largeRoom = dag.MaxBlock + beside
	minRoom   = 64 << 10
)

// rooms are *[]byte of the two capacities. A new block of 1 MiB costs about as much time as its copy: the system has to give
// zeroed pages, and the collector runs sooner.
var fullRooms, largeRooms = sync.Pool{}, sync.Pool{}

// takeRoom gives n bytes, which may hold anything.
func takeRoom(n int) []byte {
	pool, size := &fullRooms, fullRoom
	switch {
	case n < minRoom || n > largeRoom:
		return make([]byte, n)
	case n > fullRoom:
		pool, size = &largeRooms, largeRoom
	}
	if got, ok := pool.Get().(*[]byte); ok {
		return (*got)[:n]
	}
	return make([]byte, n, size)
}

// giveRoom takes back memory that nobody uses any more; what takeRoom did not give is left to the collector.
func giveRoom(b []byte) {
	b = b[:0]
	switch cap(b) {
	case fullRoom:
		fullRooms.Put(&b)
	case largeRoom:
		largeRooms.Put(&b)
	}
}

// reusing is a store of which one reader at a time reads one block after the other, each into the memory of the one before.
type reusing struct {
	blockStore
	packs *pack.Store
	room  *[]byte
}

// Get gives a block that is good until the next Get.
func (s reusing) Get(d pack.Digest) (block []byte, err error) {
	if cap(*s.room) < largeRoom {
		if size, ok := s.packs.Size(d); ok && size >= minRoom {
			if need := size + beside; cap(*s.room) < need {
				giveRoom(*s.room)
				*s.room = takeRoom(need)
			}
		}
	}
	block, *s.room, err = s.packs.GetInto(d, *s.room)
	return block, err
}

// reusing gives a view of the store for one reader who is done with a block when he reads the next; done ends it. Where something
// stands before the packs it is the store itself.
func (l *Local) reusing() (view *Local, done func()) {
	packs, ok := l.store.(*pack.Store)
	if !ok {
		return l, func() {}
	}
	copied, room := *l, []byte(nil)
	copied.store = reusing{l.store, packs, &room}
	return &copied, func() { giveRoom(room) }
}

// recyclable says that nobody keeps the bytes of a block with this CID once it is stored: a raw one has no links to remember.
func recyclable(c cid.Cid) bool { return c.Prefix().Codec == cid.Raw }
