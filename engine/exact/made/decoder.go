package made

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// Variant is a decoder's architecture, and what may differ within one.
type Variant struct {
	Name    string
	Arch    string
	Layers  int
	HeadDim int     // Embed/4 where the file does not tell it
	Base    float32 // of rotary positions
	Local   float32 // that of layers with a window; 0: not told
	Linear  float32 // their scale; 0: none
	Factors bool    // a factor for each frequency, as Llama 3 has
	Own     bool    // an output matrix that is not the embedding
	Window  int     // positions that a token sees in local layers
	Period  int     // every how many layers one is not local; 0: not told
	Context int     // 0: 256
}

// Decoders are a variant of each architecture and of each kind of rotary positions. Sizes are those at which one may be mistaken
// for another: heads wider than Embed/4, a window that is shorter than the tests' sequences.
var Decoders = []Variant{
	{Name: "llama", Arch: "llama", Layers: 2, HeadDim: 64, Base: 10000},
	{Name: "llama 3", Arch: "llama", Layers: 2, HeadDim: 64, Base: 500000, Factors: true, Own: true},
	{Name: "llama linear", Arch: "llama", Layers: 2, HeadDim: 64, Base: 10000, Linear: 4, Own: true},
	{Name: "qwen2", Arch: "qwen2", Layers: 2, HeadDim: 64, Base: 1000000},
	{Name: "qwen3", Arch: "qwen3", Layers: 2, HeadDim: 96, Base: 1000000},
	{Name: "gemma3", Arch: "gemma3", Layers: 3, HeadDim: 128, Base: 1000000, Linear: 8, Window: 11, Period: 3},
}

const (
	heads   = 4 // of queries
	kvHeads = 2
)

// Decoder makes a model of an architecture's first variant.
func Decoder(arch string, formats ...gguf.Type) *Maker {
	for _, v := range Decoders {
		if v.Arch == arch {
			return Build(v, formats...)
		}
	}
	return Build(Variant{Name: arch, Arch: arch, Layers: 2, HeadDim: Embed / heads, Base: 10000}, formats...)
}

// Build makes a model whose matrices have the formats in turn.
func Build(v Variant, formats ...gguf.Type) *Maker {
	if v.Context == 0 {
		v.Context = 256
	}
	m := &Maker{r: rand.New(rand.NewPCG(uint64(len(v.Name)), 5)), arch: v.Arch, formats: formats}
	m.pairs = []gguf.Pair{{Key: "general.architecture", Value: v.Arch}}
	for key, n := range map[string]int{"block_count": v.Layers, "embedding_length": Embed, "feed_forward_length": ff, "context_length": v.Context,
		"attention.head_count": heads, "attention.head_count_kv": kvHeads, "vocab_size": Vocab} {
		m.set(key, uint32(n))
	}
	m.set("attention.layer_norm_rms_epsilon", float32(1e-5))
	m.set("rope.freq_base", v.Base)
	if v.HeadDim != Embed/heads {
		m.set("attention.key_length", uint32(v.HeadDim))
		m.set("attention.value_length", uint32(v.HeadDim))
	}
	if v.Linear != 0 {
		m.set("rope.scaling.type", "linear")
		m.set("rope.scaling.factor", v.Linear)
	}
	if v.Local != 0 {
		m.set("rope.freq_base_swa", v.Local)
	}
	if v.Window != 0 {
		m.set("attention.sliding_window", uint32(v.Window))
		if v.Period != 0 {
			m.set("attention.sliding_window_pattern", uint32(v.Period))
		}
	}
	// A vocabulary of nothing but numbers: llama.cpp goes by its size, the exact engine by the list.
	m.pairs = append(m.pairs, gguf.Pair{Key: "tokenizer.ggml.model", Value: "none"}, gguf.Pair{Key: "tokenizer.ggml.tokens", Value: make([]string, Vocab)})
	m.matrix("token_embd.weight", Vocab, Embed)
	m.vector("output_norm.weight", 1, Embed)
	if v.Own {
		m.matrix("output.weight", Vocab, Embed)
	}
	if v.Factors {
		m.factors(v.HeadDim / 2)
	}
	for l := range v.Layers {
		m.layer(v, func(s string) string { return fmt.Sprintf("blk.%d.%s", l, s) })
	}
	return m
}

// factors grow from 1 to 8, as those of Llama 3 do.
func (m *Maker) factors(n int) {
	var data []byte
	for i := range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(1+7*i/n)))
	}
	m.tensors = append(m.tensors, gguf.Tensor{Name: "rope_freqs.weight", Type: gguf.F32, Dims: []int{n}, Data: data})
}

func (m *Maker) layer(v Variant, name func(string) string) {
	m.vector(name("attn_norm.weight"), 1, Embed)
	m.vector(name("ffn_norm.weight"), 1, Embed)
	q, kv := heads*v.HeadDim, kvHeads*v.HeadDim
	for _, w := range []struct {
		name       string
		rows, cols int
	}{{"attn_q", q, Embed}, {"attn_k", kv, Embed}, {"attn_v", kv, Embed}, {"attn_output", Embed, q},
		{"ffn_gate", ff, Embed}, {"ffn_up", ff, Embed}, {"ffn_down", Embed, ff}} {
		m.matrix(name(w.name+".weight"), w.rows, w.cols)
	}
	if v.Arch == "qwen2" {
		m.vector(name("attn_q.bias"), 0, q)
		m.vector(name("attn_k.bias"), 0, kv)
		m.vector(name("attn_v.bias"), 0, kv)
	}
	if v.Arch == "qwen3" || v.Arch == "gemma3" {
		m.vector(name("attn_q_norm.weight"), 1, v.HeadDim)
		m.vector(name("attn_k_norm.weight"), 1, v.HeadDim)
	}
	if v.Arch == "gemma3" {
		m.vector(name("post_attention_norm.weight"), 1, Embed)
		m.vector(name("post_ffw_norm.weight"), 1, Embed)
	}
}
