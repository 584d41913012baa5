package exact

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// pageSize is the number of positions in a page, a lane each.
const pageSize = 16

// page holds the keys and values of 16 positions in all layers. Keys lie with the position as the fastest index, so that a
// lane is a position when they are multiplied with a query; values with the element as the fastest.
type page struct {
	keys   []float32 // layer × KVHeads × HeadDim × 16
	values []float32 // layer × KVHeads × 16 × HeadDim
}

// pages gives out pages, at most `most`, and takes them back.
type pages struct {
	size int // floats of keys, and of values, in a page
	free []*page
	made int
	most int
}

func newPages(c *model.Config, positions int) *pages {
	return &pages{size: c.Layers * c.KVHeads * c.HeadDim * pageSize, most: (positions + pageSize - 1) / pageSize}
}

// take gives a page; ok is false when all are in use.
func (p *pages) take() (*page, bool) {
	if n := len(p.free); n > 0 {
		out := p.free[n-1]
		p.free = p.free[:n-1]
		return out, true
	}
	if p.made == p.most {
		return nil, false
	}
	p.made++
	return &page{keys: make([]float32, p.size), values: make([]float32, p.size)}, true
}

func (p *pages) give(list []*page) { p.free = append(p.free, list...) }

// Sequence is one sequence's tokens so far, as the keys and values of their positions. One goroutine at a time uses it.
type Sequence struct {
	n     int
	pages []*page
}

// Len is the number of tokens that the sequence holds.
func (s *Sequence) Len() int { return s.n }

// grow makes room for n more positions.
func (s *Sequence) grow(p *pages, n int) error {
	for len(s.pages)*pageSize < s.n+n {
		next, ok := p.take()
		if !ok {
			return core.Errorf(core.Busy, "all %d pages of %d positions are in use", p.most, pageSize)
		}
		s.pages = append(s.pages, next)
	}
	return nil
}
