package num

import "math"

// The functions of this file are float64: they make tables that are computed once, such as those of rotary positions.

// ln2 in two parts; the first has 33 bits, so that n·ln2Hi is exact for |n| < 2²⁰.
const (
	ln2Hi = 0x1.62e42feep-1
	ln2Lo = 0x1.a39ef35793c76p-33
)

// magic64 rounds a float64 of magnitude below 2⁵¹ to a whole number, ties to even.
const magic64 = 1.5 * (1 << 52)

func round64(x float64) float64 { return float64(x+magic64) - magic64 }

// Exp64 is e^x for |x| ≤ 700, by the Taylor series to degree 13 after taking out powers of two.
func Exp64(x float64) float64 {
	n := round64(float64(x * (1 / math.Ln2)))
	r := x - float64(n*ln2Hi)
	r = r - float64(n*ln2Lo)
	p := 1.0
	for k := 13.0; k >= 1; k-- {
		p = float64(float64(p*r)/k) + 1
	}
	return math.Float64frombits(math.Float64bits(p) + uint64(int64(n))<<52)
}

// Log64 is the natural logarithm of a normal positive x: with x = m·2ⁿ, √½ ≤ m < √2, and s = (m−1)/(m+1) it is
// n ln 2 + 2(s + s³/3 + s⁵/5 + … + s²⁵/25).
func Log64(x float64) float64 {
	bits := math.Float64bits(x)
	n := int64(bits>>52) - 1023
	m := math.Float64frombits(bits&(1<<52-1) | 1023<<52)
	if m > math.Sqrt2 {
		m = m / 2
		n++
	}
	s := (m - 1) / (m + 1)
	t := float64(s * s)
	p := 0.0
	for k := 25.0; k >= 1; k -= 2 {
		p = float64(p*t) + 1/k
	}
	return float64(float64(n)*ln2Hi) + float64(float64(float64(n)*ln2Lo)+float64(2*float64(s*p)))
}

// π/2 in three parts of 33, 33 and 53 bits (as in fdlibm), so that n times the first two is exact for |n| < 2²⁰.
const (
	halfPi1 = 0x1.921fb544p0
	halfPi2 = 0x1.0b4611a6p-34
	halfPi3 = 0x1.3198a2e037073p-69
)

// SinCos gives sine and cosine of x for |x| ≤ 2²⁰, by Taylor series to degree 17 after taking out quarter turns.
func SinCos(x float64) (sin, cos float64) {
	n := round64(float64(x * (2 / math.Pi)))
	r := x - float64(n*halfPi1)
	r = r - float64(n*halfPi2)
	r = r - float64(n*halfPi3)
	t := float64(r * r)
	s, c := 1.0, 1.0
	for k := 16.0; k >= 2; k -= 2 {
		s = 1 - float64(float64(s*t)/float64(k*(k+1)))
		c = 1 - float64(float64(c*t)/float64(k*(k-1)))
	}
	s = float64(s * r)
	switch int64(n) & 3 {
	case 0:
		return s, c
	case 1:
		return c, -s
	case 2:
		return -s, -c
	}
	return -c, s
}
