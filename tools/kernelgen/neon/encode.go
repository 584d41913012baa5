package main

import "fmt"

// What Go's assembler lacks of the vector instructions is written as WORD. An instruction's word is its pattern with the numbers
// of its registers: destination in bits 0–4, first source in 5–9, second in 16–20. The patterns are those of the Arm Architecture
// Reference Manual, C4.1 and C7; encode_test.go has the words that another assembler makes.

// pattern is an instruction of two or three vector registers.
type pattern struct {
	name      string // in the standard syntax
	word      uint32
	d, n, m   string // arrangements of the registers, m "" where there is none
	immediate string // what follows the registers
}

var (
	smull  = pattern{"smull", 0x0e20c000, "8h", "8b", "8b", ""}
	smull2 = pattern{"smull2", 0x4e20c000, "8h", "16b", "16b", ""}
	smlal  = pattern{"smlal", 0x0e208000, "8h", "8b", "8b", ""}
	smlal2 = pattern{"smlal2", 0x4e208000, "8h", "16b", "16b", ""}
	saddlp = pattern{"saddlp", 0x4e602800, "4s", "8h", "", ""}
	sadalp = pattern{"sadalp", 0x4e606800, "4s", "8h", "", ""}
	mul    = pattern{"mul", 0x4ea09c00, "4s", "4s", "4s", ""}
	mla    = pattern{"mla", 0x4ea09400, "4s", "4s", "4s", ""} // of whole numbers
	sxtl   = pattern{"sxtl", 0x0f10a400, "4s", "4h", "", ""}
	bic    = pattern{"bic", 0x4e601c00, "16b", "16b", "16b", ""}
	umaxv  = pattern{"umaxv", 0x6eb0a800, "s", "4s", "", ""}
	saddlv = pattern{"saddlv", 0x4e303800, "h", "16b", "", ""}

	scvtf  = pattern{"scvtf", 0x4e21d800, "4s", "4s", "", ""}
	fcvtns = pattern{"fcvtns", 0x4e21a800, "4s", "4s", "", ""}
	frintn = pattern{"frintn", 0x4e218800, "4s", "4s", "", ""}
	fcvtl  = pattern{"fcvtl", 0x0e217800, "4s", "4h", "", ""}
	shll   = pattern{"shll", 0x2e613800, "4s", "4h", "", "#16"}
	fneg   = pattern{"fneg", 0x6ea0f800, "4s", "4s", "", ""}
	fmul   = pattern{"fmul", 0x6e20dc00, "4s", "4s", "4s", ""}
	fadd   = pattern{"fadd", 0x4e20d400, "4s", "4s", "4s", ""}
	fsub   = pattern{"fsub", 0x4ea0d400, "4s", "4s", "4s", ""}
	fdiv   = pattern{"fdiv", 0x6e20fc00, "4s", "4s", "4s", ""}
	fmax   = pattern{"fmax", 0x4e20f400, "4s", "4s", "4s", ""}
	fmin   = pattern{"fmin", 0x4ea0f400, "4s", "4s", "4s", ""}
	widen  = pattern{"fcvtl", 0x0e617800, "2d", "2s", "", ""}
	widen2 = pattern{"fcvtl2", 0x4e617800, "2d", "4s", "", ""}
	faddD  = pattern{"fadd", 0x4e60d400, "2d", "2d", "2d", ""}
	fcmgt  = pattern{"fcmgt", 0x6ea0e400, "4s", "4s", "4s", ""}
)

// patterns are all of them, for the tests.
var patterns = []pattern{smull, smull2, smlal, smlal2, saddlp, sadalp, mul, mla, sxtl, bic, umaxv, saddlv, scvtf, fcvtns, frintn,
	fcvtl, shll, fneg, fmul, fadd, fsub, fdiv, fmax, fmin, fcmgt, widen, widen2, faddD}

// encode gives the instruction's word and its standard text.
func (p pattern) encode(d, n, m vec) (uint32, string) {
	word := p.word | uint32(n)<<5 | uint32(d)
	text := p.name + " " + arranged(d, p.d) + ", " + arranged(n, p.n)
	if p.m != "" {
		word |= uint32(m) << 16
		text += ", " + arranged(m, p.m)
	}
	if p.immediate != "" {
		text += ", " + p.immediate
	}
	return word, text
}

// arranged writes a vector register, or the scalar of which it is the lowest part.
func arranged(v vec, as string) string {
	if len(as) == 1 {
		return fmt.Sprintf("%s%d", as, v)
	}
	return fmt.Sprintf("v%d.%s", v, as)
}

// element is an instruction whose second source is one element of a register. Of elements of 32 bits, the number's low bit is bit
// 21 and the high one bit 11; of 16 bits, the low one is bit 20, so that only registers 0–15 can be named, then follow 21 and 11.
type element struct {
	name    string
	word    uint32
	d, n, m string
}

var (
	sdotElement   = element{"sdot", 0x4f80e000, "4s", "16b", "4b"} // of four bytes each; FEAT_DotProd
	fmulElement   = element{"fmul", 0x4f809000, "4s", "4s", "s"}
	smlalElement  = element{"smlal", 0x0f402000, "4s", "4h", "h"}
	smlal2Element = element{"smlal2", 0x4f402000, "4s", "8h", "h"}
)

var elements = []element{sdotElement, fmulElement, smlalElement, smlal2Element}

// encode gives the instruction's word and its standard text; i is below 4.
func (e element) encode(d, n, m vec, i int) (uint32, string) {
	word := e.word | uint32(m)<<16 | uint32(n)<<5 | uint32(d)
	if e.m == "h" {
		if m > 15 {
			panic(fmt.Sprintf("%s cannot take an element of v%d", e.name, m))
		}
		word |= uint32(i&1)<<20 | uint32(i>>1)<<21
	} else {
		word |= uint32(i&1)<<21 | uint32(i>>1)<<11
	}
	return word, fmt.Sprintf("%s v%d.%s, v%d.%s, v%d.%s[%d]", e.name, d, e.d, n, e.n, m, e.m, i)
}
