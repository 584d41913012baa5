// Package ref is the specification exact/1 (docs/exact.md) in code: it computes a decoder's logits token by token, in the
// plainest way, on one thread. It is slow. Whatever else computes exact/1 must give its bits.
package ref

import (
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Sequence is one sequence's state: the keys and values of its positions. It is not safe for concurrent use.
type Sequence struct {
	m    *model.Model
	keys [][]float32 // by layer: positions × KVHeads × HeadDim
	vals [][]float32
	n    int // positions
}

// New begins an empty sequence.
func New(m *model.Model) *Sequence {
	return &Sequence{m: m, keys: make([][]float32, len(m.Layers)), vals: make([][]float32, len(m.Layers))}
}

// Len is the number of tokens that the sequence holds.
func (s *Sequence) Len() int { return s.n }

// Next appends a token and gives the final hidden state, Embed long, after the last norm.
func (s *Sequence) Next(token int32) ([]float32, error) {
	m := s.m
	if token < 0 || int(token) >= m.Vocab {
		return nil, core.Errorf(core.Invalid, "token %d: the vocabulary has 0 to %d", token, m.Vocab-1)
	}
	if s.n >= m.Context {
		return nil, core.Fail(core.ReasonContextOverflow, "the model has %d positions", m.Context)
	}
	x := make([]float32, m.Embed)
	m.Enter(token, x)
	for l := range m.Layers {
		layer := &m.Layers[l]
		a := s.attention(l, layer, norm(x, layer.AttnNorm, m.Epsilon))
		if layer.AttnPost != nil {
			a = norm(a, layer.AttnPost, m.Epsilon)
		}
		add(x, a)
		f := s.forward(layer, norm(x, layer.FFNorm, m.Epsilon))
		if layer.FFPost != nil {
			f = norm(f, layer.FFPost, m.Epsilon)
		}
		add(x, f)
	}
	s.n++
	h := norm(x, m.Norm, m.Epsilon)
	if !num.Finite(h) {
		return nil, core.Fail(core.ReasonEngine, "the hidden state of position %d is no number", s.n-1)
	}
	return h, nil
}

// Logits gives the logits of the next token, Vocab long, from a hidden state that Next gave.
func (s *Sequence) Logits(hidden []float32) []float32 { return multiply(s.m.Output, hidden) }

func add(x, y []float32) {
	for i := range x {
		x[i] = x[i] + y[i]
	}
}

// norm is RMSNorm: x · 1/√(mean of squares + ε), rounded, times the weight.
func norm(x, w []float32, epsilon float32) []float32 {
	mean := num.SumSquares(x) / float32(len(x))
	scale := 1 / num.Sqrt(mean+epsilon)
	out := make([]float32, len(x))
	for i := range x {
		out[i] = float32(float32(x[i]*scale) * w[i])
	}
	return out
}

func (s *Sequence) forward(l *model.Layer, x []float32) []float32 {
	gate, up := multiply(l.Gate, x), multiply(l.Up, x)
	activation := num.SiLU
	if s.m.GELU {
		activation = num.GELU
	}
	for i := range gate {
		gate[i] = float32(activation(gate[i]) * up[i])
	}
	return multiply(l.Down, gate)
}

func (s *Sequence) attention(l int, layer *model.Layer, x []float32) []float32 {
	m, d := s.m, s.m.HeadDim
	q, k, v := multiply(layer.Q, x), multiply(layer.K, x), multiply(layer.V, x)
	if layer.QBias != nil {
		add(q, layer.QBias)
		add(k, layer.KBias)
		add(v, layer.VBias)
	}
	cos, sin := make([]float32, len(m.Freqs)), make([]float32, len(m.Freqs))
	model.Rotation(m.Frequencies(layer.Window > 0), s.n, cos, sin)
	for h := range m.Heads {
		head := q[h*d:][:d]
		if layer.QNorm != nil {
			copy(head, norm(head, layer.QNorm, m.Epsilon))
		}
		rotate(head, cos, sin, m.Halves)
		for i := range head {
			head[i] = float32(head[i] * m.Scale())
		}
	}
	for h := range m.KVHeads {
		head := k[h*d:][:d]
		if layer.KNorm != nil {
			copy(head, norm(head, layer.KNorm, m.Epsilon))
		}
		rotate(head, cos, sin, m.Halves)
	}
	s.keys[l], s.vals[l] = append(s.keys[l], k...), append(s.vals[l], v...)
	out := make([]float32, m.Heads*d)
	for h := range m.Heads {
		s.attend(l, h, layer.Window, q[h*d:][:d], out[h*d:][:d])
	}
	return multiply(layer.O, out)
}

// attend computes one head: softmax(q·k) · v over all positions so far, or those of the window: positions before have weight 0.
func (s *Sequence) attend(l, h, window int, q, out []float32) {
	m, d := s.m, s.m.HeadDim
	width := m.KVHeads * d
	at := h / (m.Heads / m.KVHeads) * d
	scores, first := make([]float32, s.n+1), 0
	if window > 0 {
		first = max(0, s.n+1-window)
	}
	for p := first; p <= s.n; p++ {
		k := s.keys[l][p*width+at:][:d]
		sum := float32(0)
		for i := range q {
			sum = sum + float32(q[i]*k[i])
		}
		scores[p] = sum
	}
	most := num.Max(scores[first:])
	for p := first; p <= s.n; p++ {
		scores[p] = num.Exp(scores[p] - most)
	}
	inverse := 1 / num.Sum(scores)
	for i := range out {
		sum := float32(0)
		for p, w := range scores {
			sum = sum + float32(w*s.vals[l][p*width+at+i])
		}
		out[i] = float32(sum * inverse)
	}
}

// rotate turns each pair of a head by its angle.
func rotate(x, cos, sin []float32, halves bool) {
	for i := range cos {
		a, b := 2*i, 2*i+1
		if halves {
			a, b = i, i+len(cos)
		}
		x0, x1 := x[a], x[b]
		x[a] = float32(x0*cos[i]) - float32(x1*sin[i])
		x[b] = float32(x0*sin[i]) + float32(x1*cos[i])
	}
}

// Activations are a vector in whole numbers: block b is D[b]·Q[32b…], with S[b] the rounded product of D[b] and the sum of its
// numbers.
type Activations struct {
	Q []int8
	D []float32
	S []float32
}

// tiny is the magnitude below which a block counts as zero: 2⁻¹⁰⁰.
const tiny = 0x1p-100

// Quantise makes whole numbers of −127 to 127 of each 32 elements, whose number must be a multiple of 32.
func Quantise(x []float32) Activations {
	a := Activations{Q: make([]int8, len(x)), D: make([]float32, len(x)/weight.Size), S: make([]float32, len(x)/weight.Size)}
	for b := range a.D {
		block := x[b*weight.Size:][:weight.Size]
		largest := uint32(0) // magnitudes as bits: their order is the same, and a NaN is above all numbers
		for _, v := range block {
			largest = max(largest, math.Float32bits(v)&^(1<<31))
		}
		most := math.Float32frombits(largest)
		if most < tiny {
			continue
		}
		inverse := 127 / most
		sum := int32(0)
		for i, v := range block {
			q := int32(num.Round(float32(v * inverse)))
			a.Q[b*weight.Size+i] = int8(q)
			sum += q
		}
		a.D[b] = most / 127
		a.S[b] = float32(a.D[b] * float32(sum))
	}
	return a
}

// multiply gives the product of each row with x.
func multiply(m *weight.Matrix, x []float32) []float32 {
	out := make([]float32, m.Rows)
	if !m.Quantised() {
		for r := range out {
			sum := float32(0)
			for c, v := range x {
				sum = sum + float32(m.Float(r, c)*v)
			}
			out[r] = sum
		}
		return out
	}
	a := Quantise(x)
	for r := range out {
		out[r] = dot(m, r, a)
	}
	return out
}

// dot adds up the blocks of a row in order: scale times scale, times the whole sum, plus offset times S; each rounded.
func dot(m *weight.Matrix, r int, a Activations) float32 {
	acc := float32(0)
	var w weight.Block
	for b, d := range a.D {
		m.Block(r, b, &w)
		sum := int32(0)
		for i, q := range a.Q[b*weight.Size:][:weight.Size] {
			sum += int32(w.W[i]) * int32(q)
		}
		t := float32(float32(w.D*d) * float32(sum))
		if m.Offset() {
			t = t + float32(w.M*a.S[b])
		}
		acc = acc + t
	}
	return acc
}
