package kernel

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// wholes makes n whole numbers of up to most, extremes among them.
func wholes(n, most int, seed uint64) []int16 {
	r, out := rand.New(rand.NewPCG(seed, 4)), make([]int16, n)
	for i := range out {
		out[i] = int16(r.IntN(2*most+1) - most)
		if seed%4 == 0 {
			out[i] = int16(most * (r.IntN(2)*2 - 1))
		} else if seed%4 == 1 {
			out[i] = int16(most)
		}
	}
	return out
}

// Every level's functions of attention give the plain bits: any number of rows, any width of a head, sums at their limits.
func TestHeadsGiveThePlainBits(t *testing.T) {
	for _, l := range available() {
		for rows := 1; rows <= 13; rows++ {
			for _, d := range []int{2, 32, 48, 64, 80, 128, 256, 512} {
				seed := uint64(rows + d/2)
				q, keys, dq, dk := wholes(rows*d, headMost, seed), wholes(d*Positions, headMost, seed), odd(rows, 2), (*[Positions]float32)(odd(Positions, 3))
				stride := Positions + 16
				got, want := make([]float32, rows*stride), make([]float32, rows*stride)
				l.scores(q, dq, keys, dk, got, stride)
				plainHeads.scores(q, dq, keys, dk, want, stride)
				if !same(got, want) {
					t.Fatalf("scores of %d heads of %d by %s", rows, d, l.name)
				}
				w, scales := wholes(rows*Positions, 1<<14, seed), odd(rows, 4)
				a, b := odd(rows*d, 5), odd(rows*d, 5)
				for from, width := 0, d; from < d; from += width {
					if width = d - from; d > 64 {
						width = min(width, 32)
					}
					l.mix(w, scales, keys[2*from:], a[from:], d, width)
					plainHeads.mix(w, scales, keys[2*from:], b[from:], d, width)
				}
				if !same(a, b) {
					t.Fatalf("values of %d heads of %d by %s", rows, d, l.name)
				}
			}
		}
	}
}

func TestWeightsGiveThePlainBits(t *testing.T) {
	for _, l := range available() {
		for seed := range uint64(300) {
			const rows, stride = 3, Positions + 8
			e, dv := make([]float32, rows*stride), (*[Positions]float32)(odd(Positions, seed))
			for i, x := range odd(len(e), seed+1) {
				e[i] = min(x*x/100, 1)
				dv[i%Positions] = min(dv[i%Positions]*dv[i%Positions], 1e35)
				if seed%7 == 0 {
					dv[i%Positions] *= 0x1p-110
				}
			}
			if seed%11 == 0 {
				e[5] = float32(math.NaN())
				dv[9] = float32(math.NaN())
			}
			var w, v [rows * Positions]int16
			var got, want [rows]float32
			l.weigh(e, stride, dv, w[:], got[:])
			plainHeads.weigh(e, stride, dv, v[:], want[:])
			if !same(got[:], want[:]) {
				t.Fatalf("%s, seed %d: scales %v, want %v", l.name, seed, got, want)
			}
			for h := range rows {
				if part := w[h*Positions:][:Positions]; want[h] == want[h] && (!slices.Equal(part, v[h*Positions:][:Positions]) || slices.Max(part) > 1<<14) {
					t.Fatalf("%s, seed %d: weights %v, want %v", l.name, seed, part, v[h*Positions:][:Positions])
				}
			}
		}
	}
}

func TestWholeHeadGivesThePlainBits(t *testing.T) {
	for _, l := range available() {
		for seed := range uint64(300) {
			x := odd(int(seed)%9*16+16-int(seed%2)*2, seed)
			for i := range x {
				if seed%3 == 0 {
					x[i] *= 0x1p-100
				}
			}
			switch seed % 20 {
			case 18:
				x[1] = float32(math.Inf(-1))
			case 19:
				x[0] = float32(math.NaN())
			}
			got, want := make([]int16, len(x)), make([]int16, len(x))
			d, e := l.wholeHead(x, got), plainHeads.wholeHead(x, want)
			if seed%20 >= 18 && d == d || !same([]float32{d}, []float32{e}) || d == d && !slices.Equal(got, want) {
				t.Fatalf("%s, seed %d: %v %v, want %v %v", l.name, seed, d, got, e, want)
			}
		}
	}
}

func TestRotationGivesThePlainBits(t *testing.T) {
	for _, l := range available() {
		for _, halves := range []bool{false, true} {
			for n := 2; n <= 130; n += 2 {
				x, y := odd(n+4, 1), odd(n+4, 1)
				cos, sin := odd(n, 2), odd(n, 3)
				l.rotate(x, cos, sin, halves)
				plainHeads.rotate(y, cos, sin, halves)
				if !same(x, y) {
					t.Fatalf("%s, %d of %d elements, halves %v: %v, want %v", l.name, n, n+4, halves, x, y)
				}
			}
		}
	}
}
