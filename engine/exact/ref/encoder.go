package ref

import (
	"slices"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Embed gives a text's embedding, Embed long and of length 1, from its tokens, the first and the last of which are the model's
// control tokens.
func Embed(m *model.Encoder, tokens []int32) ([]float32, error) {
	if err := m.Check(tokens); err != nil {
		return nil, err
	}
	x, place := make([][]float32, len(tokens)), make([]float32, m.Embed)
	for i, token := range tokens {
		x[i] = make([]float32, m.Embed)
		m.Tokens.Decode(int(token), x[i])
		add(x[i], m.Kind)
		m.Positions.Decode(i, place)
		add(x[i], place)
		x[i] = layerNorm(x[i], m.Norm, m.Epsilon)
	}
	for l := range m.Layers {
		layer := &m.Layers[l]
		a := encoderAttention(m, layer, x)
		for i := range x {
			add(x[i], a[i])
			x[i] = layerNorm(x[i], layer.AttnNorm, m.Epsilon)
			up := linear(layer.Up, x[i])
			for j := range up {
				up[j] = num.GELU(up[j])
			}
			add(x[i], linear(layer.Down, up))
			x[i] = layerNorm(x[i], layer.Norm, m.Epsilon)
		}
	}
	return pool(x)
}

// EmbedText gives the embedding of a text of any length from its own tokens and the model's two control tokens.
func EmbedText(m *model.Encoder, first, last int32, tokens []int32) ([]float32, error) {
	own := min(256, m.Context) - 2 // tokens of a window
	if len(tokens) <= own {
		return Embed(m, slices.Concat([]int32{first}, tokens, []int32{last}))
	}
	sum := make([]float32, m.Embed)
	for i := 0; i < 64 && len(tokens) > 0; i++ {
		n := min(len(tokens), own)
		v, err := Embed(m, slices.Concat([]int32{first}, tokens[:n], []int32{last}))
		if err != nil {
			return nil, err
		}
		for j := range v {
			sum[j] = sum[j] + float32(v[j]*float32(n))
		}
		tokens = tokens[n:]
	}
	return unit(sum)
}

// pool is the mean over the tokens, made one long.
func pool(x [][]float32) ([]float32, error) {
	out := make([]float32, len(x[0]))
	for _, v := range x {
		add(out, v)
	}
	for i := range out {
		out[i] = out[i] / float32(len(x))
	}
	return unit(out)
}

// unit makes a vector one long.
func unit(x []float32) ([]float32, error) {
	inverse := 1 / num.Sqrt(num.SumSquares(x))
	for i := range x {
		x[i] = float32(x[i] * inverse)
	}
	if !num.Finite(x) {
		return nil, core.Fail(core.ReasonEngine, "the embedding is no number")
	}
	return x, nil
}

func linear(l model.Linear, x []float32) []float32 {
	out := multiply(l.Matrix, x)
	add(out, l.Bias)
	return out
}

// layerNorm is (x − mean) · 1/√(variance + ε), rounded, times the weight, plus the bias.
func layerNorm(x []float32, n model.Norm, epsilon float32) []float32 {
	mean := num.Sum(x) / float32(len(x))
	out := make([]float32, len(x))
	for i := range x {
		out[i] = x[i] - mean
	}
	scale := 1 / num.Sqrt(num.SumSquares(out)/float32(len(x))+epsilon)
	for i := range out {
		out[i] = float32(float32(out[i]*scale)*n.Weight[i]) + n.Bias[i]
	}
	return out
}

// encoderAttention is that of a decoder, but that each token sees all, and nothing is rotated.
func encoderAttention(m *model.Encoder, layer *model.EncoderLayer, x [][]float32) [][]float32 {
	out := make([][]float32, len(x))
	for i := range x {
		out[i] = make([]float32, m.Embed)
	}
	q, k, v := wholeHeads(layer.Q, x, m.HeadDim), wholeHeads(layer.K, x, m.HeadDim), wholeHeads(layer.V, x, m.HeadDim)
	for h := 0; h < m.Embed; h += m.HeadDim {
		keys, values := k[h/m.HeadDim], v[h/m.HeadDim]
		for i, query := range q[h/m.HeadDim] {
			query.D = float32(query.D * m.Scale())
			copy(out[i][h:], attend(query, keys, values, 0))
		}
	}
	for i := range out {
		out[i] = linear(layer.O, out[i])
	}
	return out
}

// wholeHeads gives the heads of all tokens: by head, in order of position.
func wholeHeads(l model.Linear, x [][]float32, d int) [][]head {
	var list [][]head
	for i := range x {
		y := linear(l, x[i])
		for h := 0; h < len(y); h += d {
			if i == 0 {
				list = append(list, nil)
			}
			list[h/d] = append(list[h/d], wholeHead(y[h:][:d]))
		}
	}
	return list
}
