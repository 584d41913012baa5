package main

import "fmt"

// shape is a layout of blocks; see kernel.layout.
type shape struct {
	form   form
	offset bool
	short  bool // scales and offsets are half floats
}

// form is how whole numbers lie; see kernel.form.
type form struct {
	name    string
	weights int // bytes of a block's
	behind  int // bytes of whole scales behind the scales
}

var (
	narrowForm = form{"Narrow", 256, 0}
	wideForm   = form{"Wide", 512, 0}
	sixForm    = form{"Six", 384, 64}
)

var shapes = []shape{{narrowForm, false, true}, {narrowForm, true, true}, {narrowForm, true, false}, {wideForm, false, true},
	{wideForm, true, false}, {sixForm, false, false}}

// sizes are the numbers of vectors that there are kernels for: 8 would take more instructions for each than 4.
var sizes = []int{1, 2, 4}

func (s shape) name() string {
	name := s.form.name
	if s.offset {
		name += "Offset"
	}
	if s.short {
		name += "Short"
	}
	return name
}

// lanes is the size of n scales.
func (s shape) lanes(n int) int {
	if s.short {
		return 2 * n
	}
	return 4 * n
}

func (s shape) stride() int {
	n := s.form.weights + s.lanes(16) + s.form.behind
	if s.offset {
		n += s.lanes(16)
	}
	return n
}

// signed tells whether weights are signed bytes, stored with 128 added. Other wide ones have 5 bits.
func (s shape) signed() bool { return s.form == wideForm && !s.offset }

// most is the largest magnitude of a weight as it is multiplied.
func (s shape) most() int {
	switch {
	case s.signed():
		return 128
	case s.form == wideForm:
		return 31
	case s.form == sixForm:
		return 32 // what was added is taken off first
	}
	return 15
}

// plan is how a kernel for n vectors fits into the registers. A quarter is four of the 16 rows, a vector register of sums.
type plan struct {
	n        int
	parts    int  // quarters whose results are kept at once: the blocks are gone through 4/parts times
	together int  // quarters whose sums are kept at once
	halves   bool // half a block's numbers of the vectors are in registers, not all
}

const blocksSignature = "w *byte, q *int8, d *float32, s *float32, c *int32, out *float32, blocks int, cols int, stride int" // of results, which lie stride bytes apart

// blocks is a kernel that is being written.
type blocks struct {
	*function
	shape
	plan
	w, scales, wholes gp   // of the block
	q, d              []gp // of the block, for each vector
	s, c              gp   // distances of S and of what sums begin with from d; six: of what the sums of the second and the first half begin with
	left, row         gp   // blocks; bytes of results before those of this pass
	acc               [][]vec
	numbers           [][2]vec // of the vectors: both halves, the same register twice where halves is set
	mask, threes      vec      // of low halves of bytes; of the bits 4 and 5
	flip              vec      // what makes unsigned numbers signed
}

func newBlocks(level string, s shape, p plan) *blocks {
	name := fmt.Sprintf("%s%s%d", level, s.name(), p.n)
	b := &blocks{function: begin(name, blocksSignature, fmt.Sprintf("multiplies 16 rows with %d vectors; c holds what each block's sum begins with.", p.n)), shape: s, plan: p}
	b.w, b.scales, b.wholes, b.s, b.c, b.left, b.row = b.gp(), b.gp(), b.gp(), b.gp(), b.gp(), b.gp(), b.gp()
	b.q, b.d = b.gpList(p.n), b.gpList(p.n)
	for range p.n {
		b.acc = append(b.acc, b.vecList(p.parts))
		v := [2]vec{b.vec()}
		if v[1] = v[0]; !p.halves {
			v[1] = b.vec()
		}
		b.numbers = append(b.numbers, v)
	}
	if s.form != wideForm {
		b.mask = b.vec()
		b.bytes(b.mask, 0x0f)
	}
	if s.form == sixForm {
		b.threes = b.vec()
		b.bytes(b.threes, 0x30)
	}
	return b
}

// write writes the kernel: set does a block of some quarters.
func (b *blocks) write(set func(quarters []int)) *function {
	b.do("MOVD $0, %s", b.row)
	b.label("pass")
	b.beginPass()
	b.label("block")
	if !b.halves {
		for t, v := range b.numbers {
			b.do("FLDPQ.P 32(%s), (F%d, F%d)", b.q[t], v[0], v[1])
		}
	}
	for first := 0; first < b.parts; first += b.together {
		var quarters []int
		for i := range b.together {
			quarters = append(quarters, first+i)
		}
		taken := b.vecs
		set(quarters)
		b.release(taken)
	}
	b.add(b.w, b.stride())
	b.add(b.scales, b.stride())
	if b.form == sixForm {
		b.add(b.wholes, b.stride())
	}
	for t := range b.n {
		if b.add(b.d[t], 4); b.halves {
			b.add(b.q[t], 32)
		}
	}
	b.loop(b.left, 1, "block")
	to := b.q[0]
	b.load("out", to)
	b.do("ADD %s, %s", b.row, to)
	b.results(b.acc, to, b.load("stride", b.left))
	b.add(b.row, 16*b.parts)
	b.do("CMP $64, %s", b.row)
	b.do("BNE pass")
	b.do("RET")
	return b.function
}

// beginPass sets the pointers to the first block, of the rows of this pass, and clears the results.
func (b *blocks) beginPass() {
	b.load("w", b.w)
	b.do("ADD $%d, %s, %s", b.form.weights, b.w, b.scales)
	if b.short {
		b.do("ADD %s>>1, %s", b.row, b.scales)
	} else {
		b.do("ADD %s, %s", b.row, b.scales)
	}
	if b.form == sixForm {
		b.do("ADD $%d, %s, %s", b.form.weights+b.lanes(16), b.w, b.wholes)
		b.do("ADD %s>>1, %s", b.row, b.wholes)
	}
	b.do("ADD %s, %s", b.row, b.w)
	b.load("q", b.q[0])
	b.load("d", b.d[0])
	step := b.load("cols", b.left)
	for t := 1; t < b.n; t++ {
		b.do("ADD %s, %s, %s", step, b.q[t-1], b.q[t])
	}
	for t := 1; t < b.n; t++ { // 4 bytes for each 32
		b.do("ADD %s>>3, %s, %s", step, b.d[t-1], b.d[t])
	}
	if b.offset || b.form == sixForm {
		b.load("s", b.s)
		b.do("SUB %s, %s", b.d[0], b.s)
	}
	if !b.offset {
		b.load("c", b.c)
		b.do("SUB %s, %s", b.d[0], b.c)
	}
	b.load("blocks", b.left)
	for t := range b.n {
		for _, v := range b.acc[t] {
			b.zero(v)
		}
	}
}
