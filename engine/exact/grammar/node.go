package grammar

import "slices"

// ruleset are rules by name; the text is what "root" stands for.
type ruleset map[string]node

const root = "root"

// node is an expression.
type node interface{}

type (
	literal  string   // these bytes
	class    []span   // one character of these, in order and apart
	ref      string   // a rule
	sequence []node   // one after the other
	choice   []node   // any; none at all if it is empty
	repeat   struct { // max < 0: without a bound
		of       node
		min, max int
	}
)

// span is a range of characters.
type span struct{ lo, hi rune }

const (
	lastRune                      = 0x10FFFF
	firstSurrogate, lastSurrogate = 0xD800, 0xDFFF
)

func optional(n node) node { return repeat{n, 0, 1} }

// classOf puts ranges in order, joins them, and takes surrogates out, which no UTF-8 text has.
func classOf(spans ...span) class {
	slices.SortFunc(spans, func(a, b span) int { return int(a.lo - b.lo) })
	var out class
	add := func(s span) {
		if s.lo > s.hi {
			return
		}
		if n := len(out); n > 0 && s.lo <= out[n-1].hi+1 {
			out[n-1].hi = max(out[n-1].hi, s.hi)
			return
		}
		out = append(out, s)
	}
	for _, s := range spans {
		if s.lo > lastSurrogate || s.hi < firstSurrogate {
			add(s)
			continue
		}
		add(span{s.lo, firstSurrogate - 1})
		add(span{lastSurrogate + 1, s.hi})
	}
	return out
}

// not gives all other characters.
func (c class) not() class {
	var out []span
	next := rune(0)
	for _, s := range c {
		out = append(out, span{next, s.lo - 1})
		next = s.hi + 1
	}
	return classOf(append(out, span{next, lastRune})...)
}

// without gives the characters of c that are not in d.
func (c class) without(d class) class {
	return classOf(append(slices.Clone(c.not()), d...)...).not()
}

// utf8Ranges cuts a range of characters into sequences of byte ranges.
func utf8Ranges(s span, emit func([]span)) {
	for _, last := range []rune{0x7F, 0x7FF, 0xFFFF, lastRune} { // characters of as many bytes
		if s.lo > last {
			continue
		}
		part := span{s.lo, min(s.hi, last)}
		if s.lo <= part.hi {
			sameLength(part, emit)
		}
		if s.lo = last + 1; s.lo > s.hi {
			return
		}
	}
}

// sameLength does it for characters of equally many bytes: it cuts so that all bytes but a common beginning and one range
// behind it are continuation bytes of any value.
func sameLength(s span, emit func([]span)) {
	for i := 1; i < 4; i++ {
		tail := rune(1)<<(6*i) - 1
		if s.lo&^tail == s.hi&^tail || s.lo <= 0x7F {
			break
		}
		if s.lo&tail != 0 {
			sameLength(span{s.lo, s.lo | tail}, emit)
			sameLength(span{(s.lo | tail) + 1, s.hi}, emit)
			return
		}
		if s.hi&tail != tail {
			sameLength(span{s.lo, (s.hi &^ tail) - 1}, emit)
			sameLength(span{s.hi &^ tail, s.hi}, emit)
			return
		}
	}
	lo, hi := []byte(string(s.lo)), []byte(string(s.hi))
	out := make([]span, len(lo))
	for i := range lo {
		out[i] = span{rune(lo[i]), rune(hi[i])}
	}
	emit(out)
}
