package unixfs

import "sync"

// bulk puts leaves in the order in which they come, not that of the file: who writes takes along all that are ready, and while
// one writes another one prepares.
type bulk struct {
	put   func(...Block) error
	ready chan hashed
}

// hashed is a leaf on its way to the store and who waits for it.
type hashed struct {
	leaf leaf
	done chan<- leaf
}

const (
	bulkWriters = 2
	bulkLeaves  = 4 // that go into one write at most
)

func newBulk(put func(...Block) error, owner *sync.WaitGroup) *bulk {
	b := &bulk{put, make(chan hashed, bulkLeaves)}
	for range bulkWriters {
		owner.Go(b.write)
	}
	return b
}

// write puts leaves until ready is closed.
func (b *bulk) write() {
	for first := range b.ready {
		list := b.gather(first)
		blocks := make([]Block, len(list))
		for i, h := range list {
			blocks[i] = h.leaf.block
		}
		err := b.put(blocks...)
		for _, h := range list {
			h.leaf.put, h.leaf.err = true, err
			h.done <- h.leaf
		}
	}
}

// gather takes what is ready, without waiting.
func (b *bulk) gather(first hashed) []hashed {
	list := append(make([]hashed, 0, bulkLeaves), first)
	for len(list) < bulkLeaves {
		select {
		case next, ok := <-b.ready:
			if !ok {
				return list
			}
			list = append(list, next)
		default:
			return list
		}
	}
	return list
}
