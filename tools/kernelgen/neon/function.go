package main

import (
	"fmt"
	"strings"
)

type (
	vec int // a vector register
	gp  int // a general register
)

func (r gp) String() string { return fmt.Sprintf("R%d", int(r)) }

// line is an instruction, or a label.
type line struct {
	text     string // for Go's assembler
	standard string // in Arm's syntax, where that is compared with the object code; else ""
}

// function is one that is being written.
type function struct {
	name, doc string
	params    []param
	lines     []line
	vecs      int  // vector registers in use, from V0 on
	gps       []gp // general registers not yet used
}

// param is a parameter or, where it is the last and has no name, the result.
type param struct {
	name, kind string
	offset     int
}

// parse reads "name kind, name kind"; a result is "ret kind".
func parse(signature string) (list []param) {
	at := 0
	for part := range strings.SplitSeq(signature, ", ") {
		if part == "" {
			continue
		}
		name, kind, _ := strings.Cut(part, " ")
		size := 8
		if kind == "float32" || kind == "uint32" {
			size = 4
		}
		if at = (at + size - 1) &^ (size - 1); name == "ret" {
			at = (at + 7) &^ 7
		}
		list = append(list, param{name, kind, at})
		at += size
	}
	return list
}

func begin(name, signature, doc string) *function {
	f := &function{name: name, doc: name + " " + doc, params: parse(signature)}
	for r := range gp(27) { // R27 and above are Go's, R18 the system's
		if r != 18 {
			f.gps = append(f.gps, r)
		}
	}
	return f
}

// size is that of the parameters and the result in bytes.
func (f *function) size() int {
	last := f.params[len(f.params)-1]
	if last.kind == "float32" || last.kind == "uint32" {
		return last.offset + 4
	}
	return last.offset + 8
}

func (f *function) find(name string) param {
	for _, p := range f.params {
		if p.name == name {
			return p
		}
	}
	panic(f.name + " has no parameter " + name)
}

// vec takes a vector register.
func (f *function) vec() vec {
	if f.vecs == 32 {
		panic(f.name + ": no vector register is left")
	}
	f.vecs++
	return vec(f.vecs - 1)
}

func (f *function) vecList(n int) []vec {
	list := make([]vec, n)
	for i := range list {
		list[i] = f.vec()
	}
	return list
}

// release gives back what was taken since there were n.
func (f *function) release(n int) { f.vecs = n }

// gp takes a general register.
func (f *function) gp() gp {
	r := f.gps[0]
	f.gps = f.gps[1:]
	return r
}

func (f *function) gpList(n int) []gp {
	list := make([]gp, n)
	for i := range list {
		list[i] = f.gp()
	}
	return list
}

// do writes an instruction that Go's assembler knows.
func (f *function) do(format string, args ...any) {
	f.lines = append(f.lines, line{text: fmt.Sprintf(format, args...)})
}

// native is do, with the standard text.
func (f *function) native(standard, format string, args ...any) {
	f.lines = append(f.lines, line{fmt.Sprintf(format, args...), standard})
}

func (f *function) word(word uint32, standard string) {
	f.lines = append(f.lines, line{fmt.Sprintf("WORD $%#08x // %s", word, standard), standard})
}

func (f *function) label(name string) { f.lines = append(f.lines, line{text: name + ":"}) }

// instructions counts those from a label to the end.
func (f *function) instructions(from, to string) (n int) {
	counting := false
	for _, l := range f.lines {
		switch {
		case l.text == from+":":
			counting = true
		case strings.HasSuffix(l.text, ":"):
		case counting:
			n++
			if strings.HasPrefix(l.text, "CBNZ") && strings.HasSuffix(l.text, ", "+to) {
				return n
			}
		}
	}
	panic(f.name + " has no loop " + to)
}

// load reads a parameter into a general register.
func (f *function) load(name string, to gp) gp {
	f.do("MOVD %s+%d(FP), %s", name, f.find(name).offset, to)
	return to
}

func (f *function) loadNew(name string) gp { return f.load(name, f.gp()) }

// loadFloat reads a parameter of float32 into the lowest part of a vector register.
func (f *function) loadFloat(name string) vec {
	v := f.vec()
	f.do("FMOVS %s+%d(FP), F%d", name, f.find(name).offset, v)
	return v
}

func (f *function) op(p pattern, d, n, m vec) { f.word(p.encode(d, n, m)) }

// unary is op of two registers.
func (f *function) unary(p pattern, d, n vec) { f.word(p.encode(d, n, 0)) }

func (f *function) byElement(e element, d, n, m vec, i int) { f.word(e.encode(d, n, m, i)) }

// plain writes an instruction of three registers that Go's assembler knows, in its order of operands.
func (f *function) plain(name, goAs, as string, d, n, m vec) {
	f.native(fmt.Sprintf("%s v%d.%s, v%d.%s, v%d.%s", name, d, as, n, as, m, as), "V%s V%d.%s, V%d.%s, V%d.%s", strings.ToUpper(name), m, goAs, n, goAs, d, goAs)
}

func (f *function) and(d, n, m vec) { f.plain("and", "B16", "16b", d, n, m) }
func (f *function) eor(d, n, m vec) { f.plain("eor", "B16", "16b", d, n, m) }
func (f *function) orr(d, n, m vec) { f.plain("orr", "B16", "16b", d, n, m) }

// shift is a shift by bits to the left, or to the right where negative.
func (f *function) shift(goAs, as string, d, n vec, by int) {
	name := "shl"
	if by < 0 {
		name, by = "ushr", -by
	}
	f.native(fmt.Sprintf("%s v%d.%s, v%d.%s, #%d", name, d, as, n, as, by), "V%s $%d, V%d.%s, V%d.%s", strings.ToUpper(name), by, n, goAs, d, goAs)
}

// bytes fills a register with a byte.
func (f *function) bytes(d vec, value byte) {
	f.native(fmt.Sprintf("movi v%d.16b, #%#x", d, value), "VMOVI $%d, V%d.B16", value, d)
}

func (f *function) zero(d vec) { f.bytes(d, 0) }

// dup fills a register with an element of 32 bits.
func (f *function) dup(d, n vec, i int) {
	f.native(fmt.Sprintf("dup v%d.4s, v%d.s[%d]", d, n, i), "VDUP V%d.S[%d], V%d.S4", n, i, d)
}

// constant fills a register with a number's bits.
func (f *function) constant(bits uint32) vec {
	v, r := f.vec(), f.gps[0] // not taken
	f.whole(bits, r)
	f.do("VDUP %s, V%d.S4", r, v)
	return v
}

// whole sets a general register.
func (f *function) whole(value uint32, r gp) {
	if value&0xffff == 0 {
		f.do("MOVZ $(%#x<<16), %s", value>>16, r)
		return
	}
	f.do("MOVZ $%#x, %s", value&0xffff, r)
	f.do("MOVK $(%#x<<16), %s", value>>16, r)
}

// get and put read and write 16 bytes.
func (f *function) get(v vec, from gp, at int) { f.do("FMOVQ %d(%s), F%d", at, from, v) }
func (f *function) put(v vec, to gp, at int)   { f.do("FMOVQ F%d, %d(%s)", v, at, to) }

func (f *function) add(r gp, value int) { f.do("ADD $%d, %s", value, r) }

// loop ends what began at the label, until a count is down to zero.
func (f *function) loop(count gp, by int, label string) {
	f.do("SUB $%d, %s", by, count)
	f.do("CBNZ %s, %s", count, label)
}
