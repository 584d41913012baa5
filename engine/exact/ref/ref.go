// Package ref is the specification exact/1 (docs/exact.md) in code: it computes a decoder's logits token by token, in the
// plainest way, on one thread. It is slow. Whatever else computes exact/1 must give its bits.
package ref

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Sequence is one sequence's state: the keys and values of its positions. It is not safe for concurrent use.
type Sequence struct {
	m      *model.Model
	keys   [][]head // by layer and head of keys: in order of position
	values [][]head
	n      int // positions
}

// New begins an empty sequence.
func New(m *model.Model) *Sequence {
	n := len(m.Layers) * m.KVHeads
	return &Sequence{m: m, keys: make([][]head, n), values: make([][]head, n)}
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
	for h := range m.KVHeads {
		part := k[h*d:][:d]
		if layer.KNorm != nil {
			copy(part, norm(part, layer.KNorm, m.Epsilon))
		}
		rotate(part, cos, sin, m.Halves)
		at := l*m.KVHeads + h
		s.keys[at], s.values[at] = append(s.keys[at], wholeHead(part)), append(s.values[at], wholeHead(v[h*d:][:d]))
	}
	var out []float32
	for h := range m.Heads {
		part := q[h*d:][:d]
		if layer.QNorm != nil {
			copy(part, norm(part, layer.QNorm, m.Epsilon))
		}
		rotate(part, cos, sin, m.Halves)
		query := wholeHead(part)
		query.D = float32(query.D * m.Scale())
		at := l*m.KVHeads + h/(m.Heads/m.KVHeads)
		out = append(out, attend(query, s.keys[at], s.values[at], layer.Window)...)
	}
	return multiply(layer.O, out)
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
		most := largest(block)
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
