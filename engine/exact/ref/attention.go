package ref

import (
	"math"

	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// head is a head of a query, a key or a value in whole numbers of 12 bits: element i is D·W[i].
type head struct {
	W []int16
	D float32 // NaN if an element was no number
}

const (
	headMost   = 2047 // of a head's whole numbers
	weightBits = 13   // the largest weight of a block of positions has 14 bits
	blockSize  = 32   // positions whose weights are made whole numbers together
)

// wholeHead makes whole numbers of a head's elements.
func wholeHead(x []float32) head {
	h := head{W: make([]int16, len(x))}
	most := largest(x)
	if most < tiny {
		return h
	}
	inverse := headMost / most
	for i, v := range x {
		h.W[i] = int16(num.Round(float32(v * inverse)))
	}
	h.D = most/headMost + float32(most*0) // NaN for infinity
	return h
}

// largest is the largest magnitude, by its bits: their order is the same, and a NaN is above all numbers.
func largest(x []float32) float32 {
	bits := uint32(0)
	for _, v := range x {
		bits = max(bits, math.Float32bits(v)&^(1<<31))
	}
	return math.Float32frombits(bits)
}

// attend computes a head of one token from its query and the keys and values of the positions up to its own, in order from 0 on. Of
// a window, the weights of positions before it are 0.
func attend(q head, keys, values []head, window int) []float32 {
	e, first := make([]float32, len(keys)), 0
	if window > 0 {
		first = max(0, len(keys)-window)
	}
	seen := e[first:]
	for p, k := range keys[first:] {
		sum := int32(0)
		for i := range q.W {
			sum += int32(q.W[i]) * int32(k.W[i])
		}
		seen[p] = float32(float32(float32(sum)*k.D) * q.D)
	}
	most := num.Max(seen)
	for p := range seen {
		seen[p] = num.Exp(seen[p] - most)
	}
	out := make([]float32, len(q.W))
	for from := 0; from < len(e); from += blockSize {
		to := min(from+blockSize, len(e))
		addBlock(out, e[from:to], values[from:to])
	}
	inverse := 1 / num.Sum(e)
	for i := range out {
		out[i] = float32(out[i] * inverse)
	}
	return out
}

// addBlock adds up to 32 positions' values, weighted by e.
func addBlock(out, e []float32, values []head) {
	f := make([]float32, len(e))
	for p := range f {
		f[p] = float32(e[p] * values[p].D)
	}
	most := largest(f)
	if most < tiny {
		return
	}
	exponent := int(math.Float32bits(most)>>23) - 127 // 2^exponent ≤ most
	up, down := power(weightBits-exponent), power(exponent-weightBits)+float32(most*0)
	for i := range out {
		sum := int32(0)
		for p := range f {
			sum += int32(num.Round(float32(f[p]*up))) * int32(values[p].W[i])
		}
		out[i] = out[i] + float32(float32(sum)*down)
	}
}

// power is 2^n, −126 ≤ n ≤ 127.
func power(n int) float32 { return math.Float32frombits(uint32(n+127) << 23) }
