package grammar

import (
	"math"
	"strconv"
	"strings"
)

// largest is the bound of whole numbers where a schema has none: fifteen digits, exact in every reader's float64.
const largest = 999_999_999_999_999

var digit = class{{'0', '9'}}

// unboundedNumber is any number, or any whole one.
func unboundedNumber(integer bool) node {
	natural := choice{literal("0"), sequence{class{{'1', '9'}}, repeat{digit, 0, 14}}}
	if integer { // no −0
		return choice{natural, sequence{literal("-"), class{{'1', '9'}}, repeat{digit, 0, 14}}}
	}
	sign := choice{literal("-"), literal("+")}
	return sequence{optional(literal("-")), natural, optional(fraction),
		optional(sequence{choice{literal("e"), literal("E")}, optional(sign), repeat{digit, 1, 2}})}
}

var (
	fraction = sequence{literal("."), repeat{digit, 1, 15}}
	nonzero  = sequence{literal("."), repeat{digit, 0, 14}, class{{'1', '9'}}}
)

// bounds are what a schema says of a number's range; outside of ±largest is nothing.
type bounds struct {
	lo, hi         float64
	above, beneath bool // lo, hi themselves are out
	some           bool
}

func (s *schema) bounds(o *object) (b bounds, err error) {
	b = bounds{lo: -largest, hi: largest}
	for _, k := range []struct {
		name             string
		lower, exclusive bool
	}{{"minimum", true, false}, {"exclusiveMinimum", true, true}, {"maximum", false, false}, {"exclusiveMaximum", false, true}} {
		v, there := o.of[k.name]
		if !there {
			continue
		}
		x, err := strconv.ParseFloat(compact(v), 64)
		if err != nil || kindOf(v)&isNumber == 0 {
			return b, s.refuse("%s %.40s: want a number", k.name, compact(v))
		}
		b.some = true
		switch {
		case k.lower && (x > b.lo || x == b.lo && k.exclusive):
			b.lo, b.above = x, k.exclusive
		case !k.lower && (x < b.hi || x == b.hi && k.exclusive):
			b.hi, b.beneath = x, k.exclusive
		}
	}
	return b, nil
}

// number compiles number and integer.
func (s *schema) number(o *object, integer bool) (node, error) {
	b, err := s.bounds(o)
	if err != nil || !b.some {
		return unboundedNumber(integer), err
	}
	if integer {
		lo, hi := math.Ceil(b.lo), math.Floor(b.hi)
		if b.above && lo == b.lo {
			lo++
		}
		if b.beneath && hi == b.hi {
			hi--
		}
		return wholeBetween(lo, hi), nil
	}
	if b.lo != math.Trunc(b.lo) || b.hi != math.Trunc(b.hi) {
		return nil, s.refuse("a number with a bound that is not whole (%g, %g) is not supported", b.lo, b.hi)
	}
	return b.decimals(), nil
}

// decimals are numbers without exponent between whole bounds.
func (b bounds) decimals() node {
	if b.lo > b.hi || b.lo == b.hi && (b.above || b.beneath) {
		return choice{}
	}
	out := choice{}
	// upward gives lo ≤ x ≤ hi for 0 ≤ lo ≤ hi.
	upward := func(sign string, lo, hi float64, above, beneath bool) {
		if lo > hi {
			return
		}
		if above && lo < hi {
			out = append(out, sequence{literal(sign + digits(lo)), nonzero})
			lo++
		} else if above {
			return
		}
		if lo < hi {
			out = append(out, sequence{literal(sign), between(digits(lo), digits(hi-1)), optional(fraction)})
		}
		if !beneath && lo <= hi {
			out = append(out, sequence{literal(sign + digits(hi)), optional(sequence{literal("."), repeat{class{{'0', '0'}}, 1, 15}})})
		}
	}
	upward("", max(b.lo, 0), b.hi, b.above && b.lo >= 0, b.beneath)
	if b.lo < 0 {
		upward("-", max(-b.hi, 0), -b.lo, b.hi > 0 || b.hi == 0 || b.beneath, b.above)
	}
	return out
}

func digits(x float64) string { return strconv.FormatFloat(x, 'f', 0, 64) }

// wholeBetween are the whole numbers from lo to hi.
func wholeBetween(lo, hi float64) node {
	out := choice{}
	if lo < 0 && lo <= hi {
		out = append(out, sequence{literal("-"), between(digits(max(1, -hi)), digits(-lo))})
	}
	if lo = max(lo, 0); lo <= hi {
		out = append(out, between(digits(lo), digits(hi)))
	}
	return out
}

// between are the decimal numbers from lo to hi, which have no sign and lo ≤ hi.
func between(lo, hi string) node {
	if len(lo) == len(hi) {
		return sameDigits(lo, hi)
	}
	out := choice{sameDigits(lo, strings.Repeat("9", len(lo)))}
	for n := len(lo) + 1; n < len(hi); n++ {
		out = append(out, sequence{class{{'1', '9'}}, repeat{digit, n - 1, n - 1}})
	}
	return append(out, sameDigits("1"+strings.Repeat("0", len(hi)-1), hi))
}

// sameDigits are the numbers from lo to hi of equally many digits.
func sameDigits(lo, hi string) node {
	if lo == "" {
		return literal("")
	}
	if strings.Trim(lo, "0") == "" && strings.Trim(hi, "9") == "" {
		return repeat{digit, len(lo), len(lo)}
	}
	rest := len(lo) - 1
	a, z := rune(lo[0]), rune(hi[0])
	if a == z {
		return sequence{literal(lo[:1]), sameDigits(lo[1:], hi[1:])}
	}
	out := choice{sequence{literal(lo[:1]), sameDigits(lo[1:], strings.Repeat("9", rest))},
		sequence{literal(hi[:1]), sameDigits(strings.Repeat("0", rest), hi[1:])}}
	if a+1 < z {
		out = append(out, sequence{class{{a + 1, z - 1}}, repeat{digit, rest, rest}})
	}
	return out
}
