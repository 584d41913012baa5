//go:build (amd64 || arm64) && !purego

package kernel

import (
	"sync"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// panels are a level's kernels for many vectors. A group's weights are unpacked once, into a panel of some ten kilobytes, and
// multiplied from there with all vectors: 4-bit numbers as bytes, all others as words of 16 bits, scales and offsets as float32. No bit changes.
type panels struct {
	list  [6]*panel
	words func(q *int8, words *int16, n int) // sets words from bytes, a multiple of 32
}

// panel is how a layout is unpacked and multiplied.
type panel struct {
	least  int  // vectors for which unpacking pays
	words  bool // the vectors' numbers are wanted as words, too
	offset bool
	unpack func(w, out *byte, blocks int)
	by     [panelVectors]assembly // with 1, 2 … vectors at once
}

// stride is the size of an unpacked block.
func (p *panel) stride() int {
	switch {
	case p.words:
		return 2*Group*weight.Size + scaleBytes
	case p.offset:
		return Group*weight.Size + 2*scaleBytes
	}
	return Group*weight.Size + scaleBytes
}

// panelRooms keeps memory for panels between calls.
var panelRooms = sync.Pool{New: func() any { return new([]byte) }}

// wide implements many.
func (k *panels) wide(m *Matrix) bool {
	p := k.of(m)
	return p != nil && p.words
}

// widen implements many.
func (k *panels) widen(words []int16, q []int8) {
	if n := len(q) &^ 31; n > 0 {
		k.words(&q[0], &words[:n][0], n)
	}
}

// of gives the kernels for a matrix, nil if there are none.
func (k *panels) of(m *Matrix) *panel {
	if m.Floats() || m.blocks == 0 {
		return nil
	}
	return k.list[m.layout.index()]
}

// multiply implements many.
func (k *panels) multiply(m *Matrix, v *Vectors, part Part, out []float32, stride int) int {
	p, full := k.of(m), min(part.To, m.Rows/Group)
	if p == nil || part.Count < p.least || p.words && !v.Wide || part.From >= full {
		return part.From
	}
	room := panelRooms.Get().(*[]byte)
	defer panelRooms.Put(room)
	if n := m.blocks * p.stride(); len(*room) < n {
		*room = aligned(n)
	}
	for g := part.From; g < full; g++ {
		p.group(m, v, g, part, &(*room)[0], part.of(g, out), stride)
	}
	return full
}

// group multiplies a group with a part's vectors.
func (p *panel) group(m *Matrix, v *Vectors, g int, part Part, room *byte, out []float32, stride int) {
	p.unpack(&m.block(g, 0)[0], room, m.blocks)
	for i := 0; i < part.Count; {
		n, vector := min(panelVectors, part.Count-i), part.First+i
		at := vector * m.blocks
		s, c := v.begin(m.layout, at)
		q := &v.Q[vector*v.Cols]
		if p.words {
			q = (*int8)(unsafe.Pointer(&v.Words[vector*v.Cols]))
		}
		p.by[n-1](room, q, &v.D[at], s, c, &out[i*stride:][:(n-1)*stride+Group][0], m.blocks, v.Cols, 4*stride)
		i += n
	}
}

// panelVectors is the most vectors that are multiplied at once.
const panelVectors = 4
