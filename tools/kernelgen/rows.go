package main

import (
	. "github.com/mmcloughlin/avo/build"
	"github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// rows writes the kernels of matrices of floats: columns in order, a lane is a row.
func rows() {
	for _, kind := range []string{"Single", "Half", "Brain"} {
		for _, n := range []int{1, 2, 4, 8} {
			wide.columns(kind, n)
			if n <= 4 {
				narrow.columns(kind, n)
			}
		}
	}
}

func (w isa) columns(kind string, n int) {
	w.begin(kind+digit(n), "func(w *byte, x, out *float32, cols, stride int)", "multiplies 16 rows of floats with "+digit(n)+" vectors.")
	weights, x, out, cols := param("w"), param("x"), param("out"), param("cols")
	bytes := GP64()
	MOVQ(cols, bytes)
	SHLQ(operand.U8(2), bytes)
	vectors := addresses(x, bytes, n)
	halves := 16 / w.lanes
	acc := make([]reg.VecVirtual, n*halves)
	for i := range acc {
		acc[i] = w.zero()
	}
	size := 4
	if kind != "Single" {
		size = 2
	}
	Label("column")
	for h := range halves {
		row := w.vec()
		from := operand.Mem{Base: weights, Disp: size * w.lanes * h}
		switch kind {
		case "Half":
			VCVTPH2PS(from, row)
		case "Brain":
			VPMOVZXWD(from, row)
			VPSLLD(operand.U8(16), row, row)
		default:
			VMOVUPS(from, row)
		}
		for t := range n {
			v := w.vec()
			if w.lanes == 16 {
				VMULPS_BCST(vectors.at(t, 0), row, v)
			} else {
				VBROADCASTSS(vectors.at(t, 0), v)
				VMULPS(row, v, v)
			}
			VADDPS(v, acc[t*halves+h], acc[t*halves+h])
		}
	}
	vectors.advance(4)
	ADDQ(operand.U32(16*size), weights)
	DECQ(cols)
	JNZ(operand.LabelRef("column"))
	stride := param("stride")
	for t := range n {
		for h := range halves {
			VMOVUPS(acc[t*halves+h], operand.Mem{Base: out, Disp: 4 * w.lanes * h})
		}
		ADDQ(stride, out)
	}
	end()
}

// control writes what asks the processor about itself.
func control() {
	TEXT("features", NOSPLIT, "func() uint32")
	Doc("features gives the feature bits that CPUID leaves in ECX for leaf 1.")
	MOVL(operand.U32(1), reg.EAX)
	XORL(reg.ECX, reg.ECX)
	CPUID()
	Store(reg.ECX, ReturnIndex(0))
	RET()

	TEXT("mxcsr", NOSPLIT, "func() uint32")
	Doc("mxcsr gives the register that controls how floats are rounded.")
	p := AllocLocal(8)
	STMXCSR(p)
	r := GP32()
	MOVL(p, r)
	Store(r, ReturnIndex(0))
	RET()

	TEXT("setMXCSR", NOSPLIT, "func(value uint32)")
	Doc("setMXCSR sets that register of this thread.")
	to := AllocLocal(8)
	v := Load(Param("value"), GP32())
	MOVL(v, to)
	LDMXCSR(to)
	RET()
}
