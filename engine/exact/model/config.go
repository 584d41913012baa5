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
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// Config is a decoder's shape.
type Config struct {
	Arch    string // general.architecture: llama, qwen2, qwen3
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
}

// Architectures lists what can be computed exactly.
var Architectures = []string{"llama", "qwen2", "qwen3"}

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
	if !slices.Contains(Architectures, arch) {
		return Config{}, core.Errorf(core.Invalid, "architecture %.40q is not computed exactly (%s are); use engine llama for this model", arch, strings.Join(Architectures, ", "))
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
		return Config{}, core.Errorf(core.Invalid, "keys of %d elements and values of %d: not computed exactly", c.HeadDim, v)
	}
	if k.err != nil {
		return Config{}, k.err
	}
	if c.HeadDim > MaxHeadDim {
		return Config{}, core.Errorf(core.Invalid, "heads of %d elements are not computed exactly, up to %d are; use engine llama for this model", c.HeadDim, MaxHeadDim)
	}
	if c.Heads%c.KVHeads != 0 || c.HeadDim%2 != 0 {
		return Config{}, core.Errorf(core.Corrupt, "GGUF: %d heads of %d elements over %d of keys", c.Heads, c.HeadDim, c.KVHeads)
	}
	c.Vocab = f.Len("tokenizer.ggml.tokens")
	if c.Vocab < 1 || c.Vocab > maxVocab {
		return Config{}, core.Errorf(core.Corrupt, "GGUF: a vocabulary of %d tokens", c.Vocab)
	}
	return c, c.readRope(f, k)
}

// readRope makes the table of rotary frequencies: base^(−2i/n) for pair i, in float64 as docs/exact.md has it, divided by the
// file's factor of the pair where it has one (Llama 3), or by a linear scale.
func (c *Config) readRope(f *gguf.File, k *keys) error {
	n := k.sizeOr("rope.dimension_count", 1<<12, c.HeadDim)
	base := 10000.0
	if f.Has(c.Arch + ".rope.freq_base") {
		base = k.float("rope.freq_base", 1, 1e12)
	}
	if k.err != nil {
		return k.err
	}
	if n > c.HeadDim || n%2 != 0 {
		return core.Errorf(core.Corrupt, "GGUF: %d rotated elements of %d", n, c.HeadDim)
	}
	scale := 1.0
	if f.Has(c.Arch + ".rope.scaling.type") {
		kind, err := f.String(c.Arch + ".rope.scaling.type")
		if err != nil {
			return err
		}
		switch kind {
		case "none":
		case "linear":
			scale = k.float("rope.scaling.factor", 1e-3, 1e6)
		default:
			return core.Errorf(core.Invalid, "rotary scaling %.40q is not computed exactly (none, linear, and Llama 3's factors are); use engine llama for this model", kind)
		}
	}
	factors, err := ropeFactors(f, n/2)
	if err != nil {
		return err
	}
	log := num.Log64(base)
	c.Freqs = make([]float64, n/2)
	for i := range c.Freqs {
		c.Freqs[i] = num.Exp64(-float64(float64(float64(2*i)/float64(n))*log)) / scale
		if factors != nil {
			c.Freqs[i] = c.Freqs[i] / float64(factors[i])
		}
	}
	return k.err
}

func ropeFactors(f *gguf.File, n int) ([]float32, error) {
	t, ok := f.Tensor("rope_freqs.weight")
	if !ok {
		return nil, nil
	}
	factors, err := vector(t, n)
	if err != nil {
		return nil, err
	}
	for i, x := range factors {
		if !(x > 0) || math.IsInf(float64(x), 0) {
			return nil, core.Errorf(core.Corrupt, "GGUF: rotary factor %d is %v", i, x)
		}
	}
	return factors, nil
}

// Bytes gives the memory of keys and values of one position, in all layers: 16 bits an element and a float32 a head.
func (c *Config) Bytes() int { return 2 * c.Layers * c.KVHeads * (2*c.HeadDim + 4) }

// String tells the shape in one line.
func (c *Config) String() string {
	return fmt.Sprintf("%s: %d layers of %d, %d heads of %d (%d of keys), feed-forward %d, vocabulary %d, context %d",
		c.Arch, c.Layers, c.Embed, c.Heads, c.HeadDim, c.KVHeads, c.FF, c.Vocab, c.Context)
}
