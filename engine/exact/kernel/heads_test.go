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

// FuzzHeads compares attention's functions of all levels on any bits: heads, weights, and what they make together.
func FuzzHeads(f *testing.F) {
	f.Add([]byte{1, 2, 3}, uint8(0), uint8(3))
	f.Add([]byte{0x7f, 0x7f, 0xff, 0xff, 0, 0, 0, 1}, uint8(3), uint8(6))
	f.Add([]byte{0x80, 0, 0x7f, 0x80}, uint8(7), uint8(12))
	f.Fuzz(func(t *testing.T, raw []byte, width, rows uint8) {
		if len(raw) == 0 {
			return
		}
		at := 0
		next := func() float32 {
			bits := uint32(0)
			for range 4 {
				bits = bits<<8 | uint32(raw[at%len(raw)]^byte(at/len(raw)))
				at++
			}
			return math.Float32frombits(bits)
		}
		d, n := 2+int(width)%65*2, 1+int(rows)%13
		type result struct {
			d, scores, scales, out []float32
			w                      []int16
		}
		run := func(l *heads) (r result) {
			at = 0
			head := func(out []int16) (scale float32) {
				x := make([]float32, d)
				for i := range x {
					x[i] = next()
				}
				if scale = l.wholeHead(x, out); scale != scale {
					clear(out) // what is no number is an error; its whole numbers mean nothing
				}
				r.d = append(r.d, scale)
				return scale
			}
			var dk [Positions]float32
			q, dq, keys := make([]int16, n*d), make([]float32, n), make([]int16, Positions*d)
			for p := range dk {
				one := make([]int16, d)
				dk[p] = head(one)
				for i, x := range one {
					keys[i/2*2*Positions+2*p+i%2] = x
				}
			}
			for h := range n {
				dq[h] = head(q[h*d:][:d])
			}
			r.scores, r.scales, r.out, r.w = make([]float32, n*Positions), make([]float32, n), make([]float32, n*d), make([]int16, n*Positions)
			l.scores(q, dq, keys, &dk, r.scores, Positions)
			weights, dv := make([]float32, n*Positions), dk
			for i := range weights {
				weights[i] = math.Float32frombits(math.Float32bits(next()) &^ (1<<31 | 1<<30)) // 0 to 2
				if i < Positions && dv[i] != dv[i] {
					dv[i] = 0
				}
			}
			l.weigh(weights, Positions, &dv, r.w, r.scales)
			l.mix(r.w, r.scales, keys, r.out, d, d) // the numbers mean something else here, and are numbers all the same
			return r
		}
		want := run(&plainHeads)
		for _, l := range available()[1:] {
			got := run(&l.heads)
			if !same(got.d, want.d) || !same(got.scores, want.scores) || !same(got.scales, want.scales) || !slices.Equal(got.w, want.w) || !same(got.out, want.out) {
				t.Fatalf("%s, %d heads of %d: %+v, want %+v", l.name, n, d, got, want)
			}
		}
	})
}
