// Package num is the scalar arithmetic of the specification exact/1 (docs/exact.md): elementary functions that give the same
// bits on every machine, and sums in a fixed order.
//
// Each floating-point operation is rounded by itself. The Go compiler may fuse x*y + z into one operation on some
// architectures (arm64, riscv64, ppc64, s390x) unless the product is converted explicitly, so every product is. Functions of
// package math are not used, except Sqrt, which IEEE 754 defines to the last bit, and those that only look at bits.
package num

import "math"

// magic added and subtracted rounds a float32 of magnitude below 2²² to a whole number, ties to even.
const magic = 1.5 * (1 << 23)

// Round gives the nearest whole number, ties to even, for |x| < 2²².
func Round(x float32) float32 { return float32(x+magic) - magic }

// Bounds of Exp's argument: below ExpLow the result is 0, above ExpHigh it is that of ExpHigh. Neither denormal numbers nor
// infinity arise.
const (
	ExpLow  = -87
	ExpHigh = 88
)

// Coefficients of e^r on |r| ≤ ½ ln 2 and ln 2 in two parts, of which the first has few bits, so that n·ln2High is exact. They
// are those of Cephes' expf (S. L. Moshier).
const (
	log2E   = 1.44269504088896341
	ln2High = 0.693359375
	ln2Low  = -2.12194440e-4
	e5      = 1.9875691500e-4
	e4      = 1.3981999507e-3
	e3      = 8.3334519073e-3
	e2      = 4.1665795894e-2
	e1      = 1.6666665459e-1
	e0      = 5.0000001201e-1
)

// Exp is e^x with a relative error below 2⁻²²·⁵; NaN gives NaN.
func Exp(x float32) float32 {
	if x < ExpLow {
		return 0
	}
	if x > ExpHigh {
		x = ExpHigh
	}
	n := Round(float32(x * log2E))
	r := x - float32(n*ln2High)
	r = r - float32(n*ln2Low)
	p := float32(e5*r) + e4
	p = float32(p*r) + e3
	p = float32(p*r) + e2
	p = float32(p*r) + e1
	p = float32(p*r) + e0
	p = float32(p * float32(r*r))
	p = p + r
	p = p + 1
	if x != x {
		return x
	}
	return math.Float32frombits(math.Float32bits(p) + uint32(int32(n))<<23)
}

// SiLU is x/(1+e^(−x)).
func SiLU(x float32) float32 { return x / (1 + Exp(-x)) }

// Factors of GELU: 2·√(2/π), and that times 0.044715.
const (
	gelu1 = 1.5957691216057308
	gelu3 = 0.07135481282553024
)

// GELU is the Gaussian error linear unit by its usual formula with tanh, as x/(1+e^(−y)) with y = x·(2√(2/π) + 2√(2/π)·0.044715·x²).
func GELU(x float32) float32 { return x / (1 + Exp(-GELUExponent(x))) }

// GELUExponent is the y of GELU.
func GELUExponent(x float32) float32 { return float32(x * (gelu1 + float32(gelu3*float32(x*x)))) }

// Sqrt is the correctly rounded square root: rounding float64's once more changes nothing, since it has more than twice the
// digits and two (Figueroa, "When is double rounding innocuous?", 1995).
func Sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// Lanes is the number of partial sums that Sum and SumSquares keep.
const Lanes = 16

// Sum adds x[i] to the partial sum i mod 16, in order of i, and adds the partial sums pairwise: 8 apart, then 4, 2 and 1.
func Sum(x []float32) float32 {
	var p [Lanes]float32
	for i, v := range x {
		p[i%Lanes] = p[i%Lanes] + v
	}
	return Tree(&p)
}

// SumSquares is Sum of the rounded squares.
func SumSquares(x []float32) float32 {
	var p [Lanes]float32
	for i, v := range x {
		p[i%Lanes] = p[i%Lanes] + float32(v*v)
	}
	return Tree(&p)
}

// Tree adds up partial sums pairwise, as Sum does in the end.
func Tree(p *[Lanes]float32) float32 {
	for step := Lanes / 2; step > 0; step /= 2 {
		for i := range step {
			p[i] = p[i] + p[i+step]
		}
	}
	return p[0]
}

// RaceStep is what a token's number is multiplied with before Mix, in a draw.
const RaceStep = 0xd1b54a32d192ed03

// Mix is a bijection of 64-bit words with good avalanche (the finaliser of splitmix64).
func Mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// Max is the largest value; −∞ for none.
func Max(x []float32) float32 {
	m := float32(math.Inf(-1))
	for _, v := range x {
		if v > m {
			m = v
		}
	}
	return m
}

// Finite tells whether no value is NaN or infinite.
func Finite(x []float32) bool {
	for _, v := range x {
		if math.Float32bits(v)&0x7f800000 == 0x7f800000 {
			return false
		}
	}
	return true
}
