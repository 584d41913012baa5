package model

import (
	"fmt"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/num"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Model is a decoder's weights. It keeps the file's bytes; it is read-only.
type Model struct {
	Config
	Tokens  *weight.Matrix // embedding: a row a token
	Layers  []Layer
	Norm    []float32      // before Output
	Output  *weight.Matrix // a row a token; the same as Tokens where the file has none of its own
	Derived bool           // Output is Tokens
}

// Layer is one block: attention and feed-forward. Biases and norms of queries and keys are nil where the architecture has none.
type Layer struct {
	AttnNorm       []float32
	Q, K, V, O     *weight.Matrix
	QBias          []float32
	KBias          []float32
	VBias          []float32
	QNorm          []float32 // RMSNorm of each head, HeadDim long (Qwen 3)
	KNorm          []float32
	FFNorm         []float32
	Gate, Up, Down *weight.Matrix
}

// Open reads the model of a file; the file must stay open as long as the model is used.
func Open(f *gguf.File) (*Model, error) {
	c, err := ReadConfig(f)
	if err != nil {
		return nil, err
	}
	l := &loader{file: f}
	m := &Model{Config: c}
	m.Tokens = l.matrix("token_embd.weight", c.Vocab, c.Embed)
	m.Norm = l.vector("output_norm.weight", c.Embed)
	if _, own := f.Tensor("output.weight"); own {
		m.Output = l.matrix("output.weight", c.Vocab, c.Embed)
	} else {
		m.Output, m.Derived = m.Tokens, true
	}
	for i := range c.Layers {
		m.Layers = append(m.Layers, l.layer(i, &c))
		if l.err != nil {
			return nil, l.err
		}
	}
	return m, l.err
}

// loader takes tensors out of a file; the first error stays.
type loader struct {
	file *gguf.File
	err  error
}

func (l *loader) layer(i int, c *Config) Layer {
	name := func(part string) string { return fmt.Sprintf("blk.%d.%s", i, part) }
	q, kv := c.Heads*c.HeadDim, c.KVHeads*c.HeadDim
	layer := Layer{
		AttnNorm: l.vector(name("attn_norm.weight"), c.Embed), FFNorm: l.vector(name("ffn_norm.weight"), c.Embed),
		Q: l.matrix(name("attn_q.weight"), q, c.Embed), K: l.matrix(name("attn_k.weight"), kv, c.Embed), V: l.matrix(name("attn_v.weight"), kv, c.Embed),
		O:    l.matrix(name("attn_output.weight"), c.Embed, q),
		Gate: l.matrix(name("ffn_gate.weight"), c.FF, c.Embed), Up: l.matrix(name("ffn_up.weight"), c.FF, c.Embed),
		Down: l.matrix(name("ffn_down.weight"), c.Embed, c.FF),
	}
	switch c.Arch {
	case "qwen2":
		layer.QBias, layer.KBias, layer.VBias = l.vector(name("attn_q.bias"), q), l.vector(name("attn_k.bias"), kv), l.vector(name("attn_v.bias"), kv)
	case "qwen3":
		layer.QNorm, layer.KNorm = l.vector(name("attn_q_norm.weight"), c.HeadDim), l.vector(name("attn_k_norm.weight"), c.HeadDim)
	}
	return layer
}

func (l *loader) tensor(name string) (gguf.Tensor, bool) {
	if l.err != nil {
		return gguf.Tensor{}, false
	}
	t, ok := l.file.Tensor(name)
	if !ok {
		l.err = core.Errorf(core.Corrupt, "GGUF: the tensor %s is missing", name)
	}
	return t, ok
}

func (l *loader) matrix(name string, rows, cols int) *weight.Matrix {
	t, ok := l.tensor(name)
	if !ok {
		return nil
	}
	m, err := weight.Open(t)
	t.Drop() // every byte was looked at, to find what is no number
	if err == nil && (m.Rows != rows || m.Cols != cols) {
		err = core.Errorf(core.Corrupt, "GGUF: tensor %s is %d × %d, want %d × %d", name, m.Rows, m.Cols, rows, cols)
	}
	l.err = err
	return m
}

func (l *loader) vector(name string, n int) []float32 {
	t, ok := l.tensor(name)
	if !ok {
		return nil
	}
	v, err := vector(t, n)
	l.err = err
	return v
}

// vector reads a tensor of n finite floats.
func vector(t gguf.Tensor, n int) ([]float32, error) {
	m, err := weight.Open(t)
	if err != nil {
		return nil, err
	}
	if m.Rows != 1 || m.Cols != n || m.Quantised() {
		return nil, core.Errorf(core.Corrupt, "GGUF: tensor %s is %s of %v, want %d floats", t.Name, t.Type, t.Dims, n)
	}
	out := make([]float32, n)
	m.Decode(0, out)
	if !num.Finite(out) {
		return nil, core.Errorf(core.Corrupt, "GGUF: tensor %s holds what is no number", t.Name)
	}
	return out, nil
}

// Scale is what queries are multiplied with: 1/√HeadDim, rounded to float32.
func (c *Config) Scale() float32 { return float32(1 / math.Sqrt(float64(c.HeadDim))) }

// Rotation gives cosine and sine of each pair's angle at a position, rounded to float32.
func (c *Config) Rotation(position int, cos, sin []float32) {
	for i, f := range c.Freqs {
		s, k := num.SinCos(float64(float64(position) * f))
		sin[i], cos[i] = float32(s), float32(k)
	}
}
