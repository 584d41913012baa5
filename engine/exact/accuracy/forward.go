package accuracy

import (
	"context"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Forward computes a decoder in float64, on the weights as they are stored and with activations as they are: what every engine
// approximates. It computes all tokens of a window at once, decodes each weight once for them, and rounds nothing on purpose.
// It is not safe for concurrent use.
type Forward struct {
	m       *model.Model
	threads int
}

// NewForward prepares a model for so many threads.
func NewForward(m *model.Model, threads int) *Forward {
	return &Forward{m: m, threads: max(1, threads)}
}

// Hidden gives the final hidden state after each token, Embed long each, after the last norm.
func (f *Forward) Hidden(ctx context.Context, tokens []int32) ([]float64, error) {
	m, n := f.m, len(tokens)
	if n > m.Context {
		return nil, core.Fail(core.ReasonContextOverflow, "%d tokens: the model has %d positions", n, m.Context)
	}
	x := make([]float64, n*m.Embed)
	for i, t := range tokens {
		if t < 0 || int(t) >= m.Vocab {
			return nil, core.Errorf(core.Invalid, "token %d: the vocabulary has 0 to %d", t, m.Vocab-1)
		}
		row := x[i*m.Embed:][:m.Embed]
		decode(m.Tokens, int(t), row)
		if m.EmbedScale != 0 {
			for j := range row {
				row[j] *= math.Sqrt(float64(m.Embed))
			}
		}
	}
	for l := range m.Layers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		layer := &m.Layers[l]
		f.residual(x, f.attention(layer, f.norms(x, layer.AttnNorm), n), layer.AttnPost)
		f.residual(x, f.feedForward(layer, f.norms(x, layer.FFNorm), n), layer.FFPost)
	}
	h := f.norms(x, m.Norm)
	for _, v := range h {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, core.Errorf(core.Corrupt, "a hidden state is %v in float64", v)
		}
	}
	return h, nil
}

// residual adds what a part of a layer gave, normalised where the architecture has a norm for it.
func (f *Forward) residual(x, part []float64, post []float32) {
	if post != nil {
		part = f.norms(part, post)
	}
	add(x, part)
}

// Logits gives the logits after each of some hidden states, Vocab long each.
func (f *Forward) Logits(hidden []float64) []float64 {
	return f.product(f.m.Output, hidden, len(hidden)/f.m.Embed)
}

func (f *Forward) feedForward(l *model.Layer, h []float64, n int) []float64 {
	gate, up := f.product(l.Gate, h, n), f.product(l.Up, h, n)
	for i, g := range gate {
		if f.m.GELU {
			gate[i] = 0.5 * g * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(g+0.044715*g*g*g))) * up[i]
		} else {
			gate[i] = g / (1 + math.Exp(-g)) * up[i]
		}
	}
	return f.product(l.Down, gate, n)
}

func (f *Forward) attention(l *model.Layer, h []float64, n int) []float64 {
	m, d := f.m, f.m.HeadDim
	q, k, v := f.product(l.Q, h, n), f.product(l.K, h, n), f.product(l.V, h, n)
	if l.QBias != nil {
		addEach(q, l.QBias)
		addEach(k, l.KBias)
		addEach(v, l.VBias)
	}
	turn := func(x []float64, heads int, weight []float32) {
		f.share(n, func(i int) {
			for head := range heads {
				one := x[(i*heads+head)*d:][:d]
				if weight != nil {
					norm(one, one, weight, m.Epsilon)
				}
				f.rotate(one, i, m.Frequencies(l.Window > 0))
			}
		})
	}
	turn(q, m.Heads, l.QNorm)
	turn(k, m.KVHeads, l.KNorm)
	out := make([]float64, n*m.Heads*d)
	f.share(n*m.Heads, func(i int) {
		position, head := n-1-i/m.Heads, i%m.Heads // the longest first, so that the end is shared out well
		at := (position*m.Heads + head) * d
		f.attend(q[at:][:d], k, v, head/(m.Heads/m.KVHeads)*d, position+1, l.Window, out[at:][:d])
	})
	return f.product(l.O, out, n)
}

// rotate turns each pair of a head by its angle.
func (f *Forward) rotate(x []float64, position int, freqs []float64) {
	for i, freq := range freqs {
		a, b := 2*i, 2*i+1
		if f.m.Halves {
			a, b = i, i+len(freqs)
		}
		sin, cos := math.Sincos(float64(position) * freq)
		x[a], x[b] = x[a]*cos-x[b]*sin, x[a]*sin+x[b]*cos
	}
}

// attend computes one head over n positions, or the last of them in a window; at is where the head's group lies in a position's keys
// and values.
func (f *Forward) attend(q, keys, values []float64, at, n, window int, out []float64) {
	width := f.m.KVHeads * f.m.HeadDim
	if window > 0 && window < n {
		keys, values, n = keys[(n-window)*width:], values[(n-window)*width:], window
	}
	scale := 1 / math.Sqrt(float64(f.m.QueryWidth))
	scores, most := make([]float64, n), math.Inf(-1)
	for p := range scores {
		k := keys[p*width+at:][:len(q)]
		var a, b float64 // two sums, which do not wait for each other
		for i := 0; i+1 < len(q); i += 2 {
			a += q[i] * k[i]
			b += q[i+1] * k[i+1]
		}
		scores[p] = (a + b) * scale
		most = max(most, scores[p])
	}
	sum := 0.0
	for p, s := range scores {
		w := math.Exp(s - most)
		sum += w
		for i, v := range values[p*width+at:][:len(out)] {
			out[i] += w * v
		}
	}
	for i := range out {
		out[i] /= sum
	}
}

// norms is RMSNorm of each token's row.
func (f *Forward) norms(x []float64, weight []float32) []float64 {
	out := make([]float64, len(x))
	for at := 0; at < len(x); at += len(weight) {
		norm(out[at:][:len(weight)], x[at:][:len(weight)], weight, f.m.Epsilon)
	}
	return out
}

func norm(out, x []float64, weight []float32, epsilon float32) {
	sum := 0.0
	for _, v := range x {
		sum += v * v
	}
	scale := 1 / math.Sqrt(sum/float64(len(x))+float64(epsilon))
	for i, v := range x {
		out[i] = v * scale * float64(weight[i])
	}
}

func add(x, y []float64) {
	for i, v := range y {
		x[i] += v
	}
}

// addEach adds a bias to each row.
func addEach(x []float64, bias []float32) {
	for i := range x {
		x[i] += float64(bias[i%len(bias)])
	}
}
