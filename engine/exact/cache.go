package exact

import (
	"container/list"
	"crypto/sha256"
	"encoding/binary"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/kernel"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// PageSize is the number of positions in a page.
const PageSize = pageSize

const pageSize = kernel.Positions

// prefix names a page's content: a hash of its tokens and of all tokens before it. Keys and values are a function of these, so
// that two sequences which begin alike share their full pages.
type prefix [sha256.Size]byte

// page holds the keys and values of 32 positions in all layers, as the kernels want them. A full page is not written to any more.
type page struct {
	memory []float32 // of each layer and head of keys: keys with their scales, then values with theirs; see part

	users int           // sequences that hold it
	name  prefix        // of a page in pages.known
	idle  *list.Element // its place in pages.idle
}

// pageFloats is the memory of a page for so many layers × heads of keys, of d elements.
func pageFloats(heads, d int) int { return 2 * heads * (d*pageSize/2 + pageSize) }

func newPage(heads, d int) *page { return &page{memory: kernel.Floats(pageFloats(heads, d))} }

// part gives the i-th piece of a page: HeadDim × 32 whole numbers and, behind them, so that they come into the processor's cache
// together, 32 scales.
func (p *page) part(i, d int) ([]int16, *[pageSize]float32) {
	n := d * pageSize / 2
	part := p.memory[i*(n+pageSize):][:n+pageSize]
	return kernel.Whole(part[:n]), (*[pageSize]float32)(part[n:])
}

// keys gives the keys of a layer and head, of d elements.
func (p *page) keys(at, d int) ([]int16, *[pageSize]float32) { return p.part(2*at, d) }

// values gives the values of a layer and head.
func (p *page) values(at, d int) ([]int16, *[pageSize]float32) { return p.part(2*at+1, d) }

func (p *page) putKey(at, lane int, head []int16, scale float32) {
	keys, scales := p.keys(at, len(head))
	scales[lane] = scale
	for i := 0; i+1 < len(head); i += 2 {
		to := keys[i*pageSize+2*lane:][:2]
		to[0], to[1] = head[i], head[i+1]
	}
}

// putValue writes a value. One that is no number spoils the key, so that it shows to those who see the position and to nobody else:
// weights of positions that are not seen are 0, and 0 times what is no number is none.
func (p *page) putValue(at, lane int, head []int16, scale float32) {
	values, scales := p.values(at, len(head))
	if scale != scale {
		_, keys := p.keys(at, len(head))
		keys[lane], scale = scale, 0
	}
	scales[lane] = scale
	values = values[lane/2*2*len(head)+lane%2:]
	for i, x := range head {
		values[2*i] = x
	}
}

// pages gives out pages, at most `most`, and takes them back. Full ones that nobody holds are kept, idle, until their memory is
// wanted, the one that was given back first before the others.
type pages struct {
	heads int // layers × heads of keys
	d     int // elements of a head
	free  []*page
	slab  []float32 // memory for more pages
	made  int
	most  int
	known map[prefix]*page // full pages; nil when sequences share nothing
	idle  list.List        // of *page
}

func newPages(c *model.Config, positions int) *pages {
	return &pages{heads: c.Layers * c.KVHeads, d: c.HeadDim, most: (positions + pageSize - 1) / pageSize, known: map[prefix]*page{}}
}

// room is the number of pages that can be taken.
func (p *pages) room() int { return p.most - p.made + len(p.free) + p.idle.Len() }

// take gives a page; ok is false when all are in use.
func (p *pages) take() (out *page, ok bool) {
	switch n := len(p.free); {
	case n > 0:
		out, p.free = p.free[n-1], p.free[:n-1]
	case p.made < p.most:
		p.made++
		out = p.fresh()
	case p.idle.Len() > 0:
		out = p.idle.Remove(p.idle.Front()).(*page)
		delete(p.known, out.name)
		out.idle = nil
	default:
		return nil, false
	}
	out.users = 1
	return out, true
}

// slabBytes is what memory for pages is taken in at least: so much comes in huge pages, with which attention over many positions, each
// page of which lies elsewhere, waits less for addresses to be translated.
const slabBytes = 4 << 20

// fresh makes a page.
func (p *pages) fresh() *page {
	size := pageFloats(p.heads, p.d)
	if len(p.slab) < size {
		count := min((slabBytes+4*size-1)/(4*size), p.most-p.made+1)
		p.slab = kernel.Floats(count * size)
	}
	out := &page{memory: p.slab[:size:size]}
	p.slab = p.slab[size:]
	return out
}

// adopt gives a known page one more user.
func (p *pages) adopt(name prefix) (*page, bool) {
	out, ok := p.known[name]
	if !ok {
		return nil, false
	}
	if out.idle != nil {
		p.idle.Remove(out.idle)
		out.idle = nil
	}
	out.users++
	return out, true
}

// give takes pages back, the last one first: the beginning of a sequence is what others want most, and it goes last.
func (p *pages) give(held []*page) {
	for i := len(held) - 1; i >= 0; i-- {
		from := held[i]
		if from.users--; from.users > 0 {
			continue
		}
		if p.known[from.name] == from {
			from.idle = p.idle.PushBack(from)
		} else {
			p.free = append(p.free, from)
		}
	}
}

// publish makes a full page known. Where an equal one is already, that one is given instead.
func (p *pages) publish(own *page, name prefix) *page {
	if other, ok := p.adopt(name); ok {
		own.users = 0
		p.free = append(p.free, own)
		return other
	}
	own.name = name
	p.known[name] = own
	return own
}

// Sequence is one sequence's tokens so far, as the keys and values of their positions. One goroutine at a time uses it.
type Sequence struct {
	n     int
	pages []*page
	name  prefix  // of its full pages
	rest  []int32 // tokens in the last page, where that is not full
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

// next names the page that follows with these tokens, which fill it.
func (f prefix) next(tokens []int32) prefix {
	b := make([]byte, 0, sha256.Size+4*pageSize)
	b = append(b, f[:]...)
	for _, t := range tokens {
		b = binary.LittleEndian.AppendUint32(b, uint32(t))
	}
	return sha256.Sum256(b)
}

// advance notes that tokens were computed, and publishes the pages that they fill.
func (p *pages) advance(s *Sequence, tokens []int32) {
	if p.known == nil {
		s.n += len(tokens)
		return
	}
	for _, t := range tokens {
		s.n++
		if s.rest = append(s.rest, t); len(s.rest) == pageSize {
			s.name = s.name.next(s.rest)
			at := s.n/pageSize - 1
			s.pages[at] = p.publish(s.pages[at], s.name)
			s.rest = s.rest[:0]
		}
	}
}

// Adopt gives an empty sequence the longest beginning of tokens that is in memory from other sequences, and returns its length,
// less than len(tokens): the last token is always left to compute. The sequence is as if it had computed them itself.
func (m *Machine) Adopt(s *Sequence, tokens []int32) int {
	p := m.pages
	for s.n == len(s.pages)*pageSize && s.n+pageSize < len(tokens) {
		name := s.name.next(tokens[s.n:][:pageSize])
		known, ok := p.adopt(name)
		if !ok {
			break
		}
		s.pages, s.name, s.n = append(s.pages, known), name, s.n+pageSize
	}
	return s.n
}

// Isolate makes sequences share nothing from now on: not memory, and no hint, by the time that an answer takes, that another
// one began alike. Call it before the first Step.
func (m *Machine) Isolate() { m.pages.known = nil }

// Room is the number of pages that sequences can take now. A page holds PageSize positions of one sequence.
func (m *Machine) Room() int { return m.pages.room() }

// Pages is the number of pages that the sequence holds, shared ones too.
func (s *Sequence) Pages() int { return len(s.pages) }
