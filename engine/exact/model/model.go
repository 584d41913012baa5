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
	QNorm          []float32 // RMSNorm of each head, HeadDim long (Qwen 3, Gemma 3)
	KNorm          []float32
	AttnPost       []float32 // RMSNorm of what attention gives (Gemma 3)
	FFNorm         []float32
	Gate, Up, Down *weight.Matrix
	FFPost         []float32 // RMSNorm of what the feed-forward part gives (Gemma 3)
	Window         int       // positions that a token sees, its own one included; 0: all
}

// Open reads the model of a file; the file must stay open as long as the model is used.
func Open(f *gguf.File) (*Model, error) {
	c, err := ReadConfig(f)
	if err != nil {
		return nil, err
	}
	l := &loader{file: f, used: map[string]bool{}}
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
	l.used["rope_freqs.weight"] = c.Arch == "llama"
	return m, l.all(c.Arch)
}

// loader takes tensors out of a file; the first error stays.
type loader struct {
	file *gguf.File
	used map[string]bool
	err  error
}

// all finds a tensor that was not taken: a model with more parts than are computed here.
func (l *loader) all(arch string) error {
	for _, t := range l.file.Tensors {
		if l.err == nil && !l.used[t.Name] {
			l.err = core.Errorf(core.Invalid, "tensor %.60q is no part of the architecture %s as it is computed exactly; %s", t.Name, arch, otherwise)
		}
	}
	return l.err
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
	case "qwen3", gemma3:
		layer.QNorm, layer.KNorm = l.vector(name("attn_q_norm.weight"), c.HeadDim), l.vector(name("attn_k_norm.weight"), c.HeadDim)
	}
	if c.Arch == gemma3 {
		layer.AttnPost, layer.FFPost = l.vector(name("post_attention_norm.weight"), c.Embed), l.vector(name("post_ffw_norm.weight"), c.Embed)
	}
	if c.Local(i) {
		layer.Window = c.Window
	}
	return layer
}

func (l *loader) tensor(name string) (gguf.Tensor, bool) {
	if l.err != nil {
		return gguf.Tensor{}, false
	}
	t, ok := l.file.Tensor(name)
	l.used[name] = true
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

// Scale is what queries are multiplied with: 1/√QueryWidth, rounded to float32.
func (c *Config) Scale() float32 { return float32(1 / math.Sqrt(float64(c.QueryWidth))) }

// Enter writes the hidden state that a token begins with: its row of Tokens, times EmbedScale where there is one.
func (m *Model) Enter(token int32, x []float32) {
	m.Tokens.Decode(int(token), x)
	if m.EmbedScale == 0 {
		return
	}
	for i := range x {
		x[i] = float32(x[i] * m.EmbedScale)
	}
}
