package kernel

import (
	"os"
	"slices"
)

// Tile is the most vectors that a kernel multiplies at once.
const Tile = 8

// Groups is the number of row groups, the unit in which work is shared out.
func (p *Matrix) Groups() int { return p.groups }

// Bytes is the matrix' size in memory.
func (p *Matrix) Bytes() int { return len(p.data) }

// Wide tells whether vectors should have Words for this matrix, on this machine: it is faster then.
func (p *Matrix) Wide() bool { return active.many != nil && active.many.wide(p) }

// Part is what is computed of a product: Count vectors from First on, with the rows of groups From up to To.
type Part struct{ First, Count, From, To int }

// Multiply computes a part of a product: out[t·stride + r] is that of the t-th of its vectors with the r-th of its rows. It uses the
// fastest kernel of this machine; which one does not change a bit.
func (p *Matrix) Multiply(v *Vectors, part Part, out []float32, stride int) {
	p.multiply(active, v, part, out, stride)
}

// kernel multiplies a group with n vectors, n ≤ Tile, beginning at i, and writes 16 results for each, stride apart.
type kernel func(p *Matrix, group int, v *Vectors, i, n int, out []float32, stride int)

// level is a set of kernels for one kind of processor.
type level struct {
	name   string
	kernel kernel
	floats
	peak func(n int) (products int64) // does nothing but multiply-adds of bytes, some hundred for each n; nil where nothing tells

	many many // may be nil
}

// many is what a level has for many vectors.
type many interface {
	// wide tells whether it wants Vectors.Words for a matrix.
	wide(m *Matrix) bool
	// widen sets Vectors.Words of a vector, of a multiple of 32 elements.
	widen(words []int16, q []int8)
	// multiply is Matrix.multiply for the first of a part's groups, or for none. It gives the first group that is left.
	multiply(m *Matrix, v *Vectors, part Part, out []float32, stride int) int
}

func (p *Matrix) multiply(l level, v *Vectors, part Part, out []float32, stride int) {
	from := part.From
	if l.many != nil {
		from = l.many.multiply(p, v, part, out, stride)
	}
	for g := from; g < part.To; g++ {
		to := part.of(g, out)
		if rows := p.Rows - g*Group; rows < Group {
			p.multiplyLast(l, v, part, rows, to, stride)
			return
		}
		for i := 0; i < part.Count; i += Tile {
			n := min(Tile, part.Count-i)
			l.kernel(p, g, v, part.First+i, n, to[i*stride:][:(n-1)*stride+Group], stride)
		}
	}
}

// of is where a group's results begin.
func (p Part) of(group int, out []float32) []float32 { return out[(group-p.From)*Group:] }

// multiplyLast is for a last group that is not full.
func (p *Matrix) multiplyLast(l level, v *Vectors, part Part, rows int, out []float32, stride int) {
	var tile [Tile * Group]float32
	for i := 0; i < part.Count; i += Tile {
		n := min(Tile, part.Count-i)
		l.kernel(p, p.groups-1, v, part.First+i, n, tile[:], Group)
		for t := range n {
			copy(out[(i+t)*stride:][:rows], tile[t*Group:])
		}
	}
}

// Levels lists the kernels that this machine can run, slowest first.
func Levels() []string {
	var names []string
	for _, l := range available() {
		names = append(names, l.name)
	}
	return names
}

// Variable names the environment variable that chooses a level by its name, for tests and to find faults.
const Variable = "CORTENSOR_CPU"

// active is the level in use.
var active = choose(os.Getenv(Variable))

// choose gives the named level, or the fastest where there is none of the name: what cannot run here is not tried.
func choose(name string) level {
	list := available()
	if i := slices.IndexFunc(list, func(l level) bool { return l.name == name }); i >= 0 {
		return list[i]
	}
	return list[len(list)-1]
}

// Peak makes multiply-adds of bytes in registers, as fast as this level's multipliers go, and gives their number; 0 if the level has
// no such measure. It takes about as many microseconds as n thousand.
func Peak(n int) int64 {
	if active.peak == nil {
		return 0
	}
	return active.peak(n)
}

// Active names the level in use.
func Active() string { return active.name }
