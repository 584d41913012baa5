// Package model reads a model's shape and weights out of a GGUF file and checks that they fit together. Both the reference
// (engine/exact/ref) and the fast engine compute with what it gives.
package model

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// Config is a decoder's shape.
type Config struct {
	Arch    string // general.architecture, one of Architectures
	Name    string
	Layers  int
	Embed   int // width of the hidden state
	Heads   int // of queries
	KVHeads int // of keys and values; Heads is a multiple
	HeadDim int // elements a head, of queries, keys and values
	FF      int // width of the feed-forward part
	Vocab   int
	Context int     // positions the model was trained for
	Epsilon float32 // of RMSNorm

	// Halves tells how rotary positions pair the elements of a head: (i, i+d/2) as NeoX does, or else (2i, 2i+1).
	Halves bool
	// Freqs are the rotary frequencies, one for each pair of a head, in radians a position. Pairs beyond are not rotated.
	Freqs []float64

	GELU       bool    // of the feed-forward part's gate, in the place of SiLU
	EmbedScale float32 // what a token's embedding is multiplied with; 0: nothing
	QueryWidth int     // queries are divided by its root

	// Window is the number of positions that a token sees in local layers, its own one included; 0 where no layer is local. Every
	// Period-th layer is not. Local layers have LocalFreqs, as many as Freqs, in their place.
	Window     int
	Period     int
	LocalFreqs []float64
}

// Architectures that differ most from Llama's: see docs/exact.md. bert embeds texts.
const (
	gemma3 = "gemma3"
	bert   = "bert"
)

// Architectures lists what can be computed exactly.
var Architectures = []string{"llama", "qwen2", "qwen3", gemma3}

// otherwise ends an error about what is not computed exactly.
const otherwise = "use engine llama for this model, or engine remote with a server that runs it"

// MaxHeadDim is the most elements of a head: as many products of numbers of 12 bits add up within 32.
const MaxHeadDim = 512

// limits keep products of dimensions far from overflow.
const (
	maxWidth  = 1 << 20
	maxLayers = 1 << 12
	maxVocab  = 1 << 22
)

// keys reads numbers of one architecture; the first error stays.
type keys struct {
	f    *gguf.File
	arch string
	err  error
}

func (k *keys) size(name string, most uint64) int {
	key := k.arch + "." + name
	v, err := k.f.Uint(key)
	if err == nil && (v < 1 || v > most) {
		err = core.Errorf(core.Corrupt, "GGUF: %s is %d, want 1 to %d", key, v, most)
	}
	if k.err == nil {
		k.err = err
	}
	return int(v)
}

func (k *keys) sizeOr(name string, most uint64, other int) int {
	if !k.f.Has(k.arch + "." + name) {
		return other
	}
	return k.size(name, most)
}

func (k *keys) float(name string, least, most float64) float64 {
	v, err := k.f.Float(k.arch + "." + name)
	if err == nil && (v < least || v > most) {
		err = core.Errorf(core.Corrupt, "GGUF: %s.%s is %v, want %v to %v", k.arch, name, v, least, most)
	}
	if k.err == nil {
		k.err = err
	}
	return v
}

// ReadConfig reads and checks the shape of a file's model.
func ReadConfig(f *gguf.File) (Config, error) {
	arch, err := f.String("general.architecture")
	if err != nil {
		return Config{}, err
	}
	if arch == bert {
		return Config{}, core.Errorf(core.Invalid, "architecture bert embeds texts and answers no prompts; take a model of %s, or name this one as validator.embedder", strings.Join(Architectures, ", "))
	}
	if !slices.Contains(Architectures, arch) {
		return Config{}, core.Errorf(core.Invalid, "architecture %.40q is not computed exactly (%s are, and bert to embed texts); %s", arch, strings.Join(Architectures, ", "), otherwise)
	}
	k := &keys{f: f, arch: arch}
	c := Config{
		Arch: arch, Layers: k.size("block_count", maxLayers), Embed: k.size("embedding_length", maxWidth), Heads: k.size("attention.head_count", maxWidth),
		FF: k.size("feed_forward_length", maxWidth), Context: k.size("context_length", 1<<30), Halves: arch != "llama",
		Epsilon: float32(k.float("attention.layer_norm_rms_epsilon", 0, 1)),
	}
	c.Name, _ = f.String("general.name") // a name is not needed
	c.KVHeads = k.sizeOr("attention.head_count_kv", maxWidth, c.Heads)
	if k.err != nil {
		return Config{}, k.err
	}
	if c.Embed%c.Heads != 0 && !f.Has(arch+".attention.key_length") {
		return Config{}, core.Errorf(core.Corrupt, "GGUF: %d elements are not divided by %d heads", c.Embed, c.Heads)
	}
	c.HeadDim = k.sizeOr("attention.key_length", 1<<12, c.Embed/c.Heads)
	if v := k.sizeOr("attention.value_length", 1<<12, c.HeadDim); v != c.HeadDim {
		return Config{}, core.Errorf(core.Invalid, "keys of %d elements and values of %d are not computed exactly; %s", c.HeadDim, v, otherwise)
	}
	if k.err != nil {
		return Config{}, k.err
	}
	if c.HeadDim > MaxHeadDim {
		return Config{}, core.Errorf(core.Invalid, "heads of %d elements are not computed exactly, up to %d are; %s", c.HeadDim, MaxHeadDim, otherwise)
	}
	if c.Heads%c.KVHeads != 0 || c.HeadDim%2 != 0 {
		return Config{}, core.Errorf(core.Corrupt, "GGUF: %d heads of %d elements over %d of keys", c.Heads, c.HeadDim, c.KVHeads)
	}
	c.Vocab = f.Len("tokenizer.ggml.tokens")
	if c.Vocab < 1 || c.Vocab > maxVocab {
		return Config{}, core.Errorf(core.Corrupt, "GGUF: a vocabulary of %d tokens", c.Vocab)
	}
	if err := c.refuse(f, k); err != nil {
		return Config{}, err
	}
	c.QueryWidth = c.HeadDim
	if arch == gemma3 {
		c.gemma(f, k)
	}
	return c, c.readRope(f, k)
}

// refuse finds what a file asks for beyond its architecture's usual arithmetic. To leave it out would give wrong answers.
func (c *Config) refuse(f *gguf.File, k *keys) error {
	for _, o := range []struct {
		name    string
		neutral float64
	}{{"attn_logit_softcapping", 0}, {"final_logit_softcapping", 0}, {"rope.scaling.attn_factor", 1}} {
		if !f.Has(c.Arch + "." + o.name) {
			continue
		}
		if v := k.float(o.name, -1e30, 1e30); k.err == nil && v != o.neutral {
			return core.Errorf(core.Invalid, "%s.%s is %v, which is not computed exactly; %s", c.Arch, o.name, v, otherwise)
		}
	}
	if f.Has(c.Arch + ".expert_count") {
		if n, err := f.Uint(c.Arch + ".expert_count"); err != nil || n > 0 {
			return core.Errorf(core.Invalid, "a mixture of %d experts is not computed exactly; %s", n, otherwise)
		}
	}
	return k.err
}

// gemma sets what Gemma 3 has of its own, and reads which layers are local. Without a window none is; without a pattern five of
// six are.
func (c *Config) gemma(f *gguf.File, k *keys) {
	c.GELU, c.EmbedScale = true, float32(math.Sqrt(float64(c.Embed)))
	if c.Layers == 62 { // the model of 27B, which no key of the file tells
		c.QueryWidth = c.Embed / c.Heads
	}
	const key = gemma3 + ".attention.sliding_window"
	if v, err := f.Uint(key); !f.Has(key) || err == nil && v == 0 {
		return
	}
	c.Window, c.Period = k.size("attention.sliding_window", 1<<30), k.sizeOr("attention.sliding_window_pattern", maxLayers, 6)
}

// Local tells whether a layer's tokens see a window alone.
func (c *Config) Local(layer int) bool { return c.Window > 0 && layer%c.Period < c.Period-1 }

// Bytes gives the memory of keys and values of one position, in all layers: 16 bits an element and a float32 a head.
func (c *Config) Bytes() int { return 2 * c.Layers * c.KVHeads * (2*c.HeadDim + 4) }

// String tells the shape in one line.
func (c *Config) String() string {
	return fmt.Sprintf("%s: %d layers of %d, %d heads of %d (%d of keys), feed-forward %d, vocabulary %d, context %d",
		c.Arch, c.Layers, c.Embed, c.Heads, c.HeadDim, c.KVHeads, c.FF, c.Vocab, c.Context)
}
