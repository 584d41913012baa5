package model

import (
	"fmt"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// Encoder is the weights of a model that embeds texts: architecture bert, mean pooling. It keeps the file's bytes; it is
// read-only.
type Encoder struct {
	Name    string
	Embed   int // width of the hidden state, and of the embedding
	Heads   int
	HeadDim int
	FF      int
	Vocab   int
	Context int     // positions
	Epsilon float32 // of the norms

	Tokens, Positions *weight.Matrix // a row a token, a row a position
	Kind              []float32      // of the first kind of text; it is added to every token
	Norm              Norm
	Layers            []EncoderLayer
}

// Norm is a layer norm's weight and bias.
type Norm struct{ Weight, Bias []float32 }

// Linear is a matrix with a bias for each row.
type Linear struct {
	Matrix *weight.Matrix
	Bias   []float32
}

// EncoderLayer is one block. Norms come after the residual.
type EncoderLayer struct {
	Q, K, V, O Linear
	AttnNorm   Norm
	Up, Down   Linear
	Norm       Norm
}

// OpenEncoder reads the encoder of a file; the file must stay open as long as it is used.
func OpenEncoder(f *gguf.File) (*Encoder, error) {
	arch, err := f.String("general.architecture")
	if err != nil {
		return nil, err
	}
	if arch != bert {
		return nil, core.Errorf(core.Invalid, "architecture %.40q does not embed texts exactly (bert does); %s", arch, otherwise)
	}
	pooling, err := f.Uint("bert.pooling_type")
	if err != nil {
		return nil, err
	}
	if pooling != 1 {
		return nil, core.Errorf(core.Invalid, "pooling %d is not computed exactly (1, the mean, is); %s", pooling, otherwise)
	}
	k := &keys{f: f, arch: arch}
	e := &Encoder{
		Embed: k.size("embedding_length", maxWidth), Heads: k.size("attention.head_count", maxWidth), FF: k.size("feed_forward_length", maxWidth),
		Context: k.size("context_length", 1<<20), Epsilon: float32(k.float("attention.layer_norm_epsilon", 0, 1)), Vocab: f.Len("tokenizer.ggml.tokens"),
	}
	layers := k.size("block_count", maxLayers)
	if k.err != nil {
		return nil, k.err
	}
	e.Name, _ = f.String("general.name") // a name is not needed
	if e.Embed%e.Heads != 0 || e.Vocab < 1 || e.Vocab > maxVocab {
		return nil, core.Errorf(core.Corrupt, "GGUF: %d elements in %d heads, a vocabulary of %d", e.Embed, e.Heads, e.Vocab)
	}
	e.HeadDim = e.Embed / e.Heads
	return e, e.read(&loader{file: f, used: map[string]bool{}}, layers)
}

func (e *Encoder) read(l *loader, layers int) error {
	e.Tokens, e.Positions = l.matrix("token_embd.weight", e.Vocab, e.Embed), l.matrix("position_embd.weight", e.Context, e.Embed)
	if t, ok := l.tensor("token_types.weight"); ok {
		kinds, err := weight.Open(t)
		if err == nil && kinds.Cols != e.Embed {
			err = core.Errorf(core.Corrupt, "GGUF: tensor %s has rows of %d, want %d", t.Name, kinds.Cols, e.Embed)
		}
		if l.err = err; err == nil {
			e.Kind = make([]float32, e.Embed)
			kinds.Decode(0, e.Kind)
		}
	}
	e.Norm = l.norm("token_embd_norm", e.Embed)
	for i := range layers {
		name := func(part string) string { return fmt.Sprintf("blk.%d.%s", i, part) }
		e.Layers = append(e.Layers, EncoderLayer{
			Q: l.linear(name("attn_q"), e.Embed, e.Embed), K: l.linear(name("attn_k"), e.Embed, e.Embed), V: l.linear(name("attn_v"), e.Embed, e.Embed),
			O: l.linear(name("attn_output"), e.Embed, e.Embed), AttnNorm: l.norm(name("attn_output_norm"), e.Embed),
			Up: l.linear(name("ffn_up"), e.FF, e.Embed), Down: l.linear(name("ffn_down"), e.Embed, e.FF), Norm: l.norm(name("layer_output_norm"), e.Embed),
		})
		if l.err != nil {
			break
		}
	}
	return l.all(bert)
}

func (l *loader) norm(name string, n int) Norm {
	return Norm{l.vector(name+".weight", n), l.vector(name+".bias", n)}
}

func (l *loader) linear(name string, rows, cols int) Linear {
	return Linear{l.matrix(name+".weight", rows, cols), l.vector(name+".bias", rows)}
}

// Scale is what queries are multiplied with: 1/√HeadDim, rounded to float32.
func (e *Encoder) Scale() float32 { return float32(1 / math.Sqrt(float64(e.HeadDim))) }

// Check finds what cannot be embedded: no tokens, too many, or unknown ones.
func (e *Encoder) Check(tokens []int32) error {
	if len(tokens) == 0 {
		return core.Errorf(core.Invalid, "a text without tokens")
	}
	if len(tokens) > e.Context {
		return core.Fail(core.ReasonContextOverflow, "%d tokens: the model has %d positions", len(tokens), e.Context)
	}
	for _, t := range tokens {
		if t < 0 || int(t) >= e.Vocab {
			return core.Errorf(core.Invalid, "token %d: the vocabulary has 0 to %d", t, e.Vocab-1)
		}
	}
	return nil
}
