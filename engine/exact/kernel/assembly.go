//go:build (amd64 || arm64) && !purego

package kernel

import (
	"math/bits"
	"unsafe"
)

//go:generate sh -c "cd ../../../tools/kernelgen && go run . -out ../../engine/exact/kernel/kernel_amd64.s -stubs ../../engine/exact/kernel/stubs_amd64.go -pkg kernel"
//go:generate sh -c "cd ../../../tools/kernelgen && go run ./neon -out ../../engine/exact/kernel/kernel_arm64.s -stubs ../../engine/exact/kernel/stubs_arm64.go"

// assembly is a generated kernel of blocks, and columns one of floats; see the stubs.
type (
	assembly func(w *byte, q *int8, d, s *float32, c *int32, out *float32, blocks, cols, stride int)
	columns  func(w *byte, x, out *float32, cols, stride int)
)

// kernels are the assembly of each layout for 1, 2, 4 and 8 vectors, as far as there are any.
type kernels struct {
	blocks [6][]assembly // by index
	floats [3][]columns  // by form, from single on
}

// index gives a layout's place among the kernels of blocks.
func (l layout) index() int {
	switch {
	case l.offset && l.form == narrow && l.short:
		return 5
	case l.offset:
		return 2*int(l.form) + 1
	}
	return 2 * int(l.form)
}

// peakBy makes a level's peak of a loop that multiplies so many a round.
func peakBy(f func(n int), products int64) func(int) int64 {
	return func(n int) int64 {
		f(n)
		return int64(n) * products
	}
}

// by makes a kernel for up to Tile vectors of those for fixed numbers.
func by(k kernels) kernel {
	return func(p *Matrix, group int, v *Vectors, i, n int, out []float32, stride int) {
		if p.layout.floats() {
			k.multiplyFloats(p, group, v, i, n, out, stride)
			return
		}
		list := k.blocks[p.layout.index()]
		w := &p.block(group, 0)[0]
		for done := 0; done < n; {
			fit := fitting(len(list), n-done)
			at := (i + done) * p.blocks
			s, c := v.begin(p.layout, at)
			list[fit](w, &v.Q[(i+done)*v.Cols], &v.D[at], s, c, &out[done*stride], p.blocks, v.Cols, 4*stride)
			done += 1 << fit
		}
	}
}

// fitting gives the largest kernel, of those for 1, 2, 4 … vectors, for no more than left.
func fitting(count, left int) int { return min(count-1, bits.Len(uint(left))-1) }

func (k kernels) multiplyFloats(p *Matrix, group int, v *Vectors, i, n int, out []float32, stride int) {
	list := k.floats[p.layout.form-single]
	w := &p.block(group, 0)[0]
	for done := 0; done < n; {
		fit := fitting(len(list), n-done)
		list[fit](w, &v.X[(i+done)*v.Cols], &out[done*stride], v.Cols, 4*stride)
		done += 1 << fit
	}
}

// begin gives a kernel's arguments s and c of the block at `at`: S, and what its sum of products begins with, so that the bias
// of the weights drops out. In blocks of six those are two: for the sum of the second half, s, and for that of the first, c.
func (v *Vectors) begin(l layout, at int) (*float32, *int32) {
	switch {
	case l.form == six:
		return (*float32)(unsafe.Pointer(&v.Begin32[len(v.Begin32)/2+at])), &v.Begin32[at]
	case l.bias == 8:
		return &v.S[at], &v.Begin8[at]
	case l.bias == 128:
		return &v.S[at], &v.Begin128[at]
	}
	return &v.S[at], &v.Sum[at] // not used
}
