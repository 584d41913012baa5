// Package made makes up small models of every architecture and format, for tests: the shapes of real ones, weights by chance, the
// same on every machine.
package made

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Maker is a model in the making.
type Maker struct {
	r       *rand.Rand
	arch    string
	formats []gguf.Type // of the matrices, in turn
	pairs   []gguf.Pair
	tensors []gguf.Tensor
}

func (m *Maker) set(key string, value any) {
	m.pairs = append(m.pairs, gguf.Pair{Key: m.arch + "." + key, Value: value})
}

// vector adds a tensor of floats near to a middle.
func (m *Maker) vector(name string, middle float64, n int) {
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(middle+float64(m.chance()*0.2))))
	}
	m.tensors = append(m.tensors, gguf.Tensor{Name: name, Type: gguf.F32, Dims: []int{n}, Data: data})
}

// matrix adds a tensor of the next format whose elements have a size of about 1/√cols.
func (m *Maker) matrix(name string, rows, cols int) {
	kind := m.formats[len(m.tensors)%len(m.formats)]
	elements, size := kind.Block()
	if cols%elements != 0 {
		kind = gguf.F32
		elements, size = kind.Block()
	}
	data := make([]byte, rows*cols/elements*size)
	for i := range data {
		data[i] = byte(m.r.Uint32())
	}
	scale := func(at int, x float64) { binary.LittleEndian.PutUint16(data[at:], halfOf(x/math.Sqrt(float64(cols)))) }
	for at := 0; at < len(data); at += size {
		switch x := m.chance(); kind {
		case gguf.F32:
			binary.LittleEndian.PutUint32(data[at:], math.Float32bits(float32(x/math.Sqrt(float64(cols)))))
		case gguf.BF16:
			binary.LittleEndian.PutUint16(data[at:], uint16(math.Float32bits(float32(x/math.Sqrt(float64(cols))))>>16))
		case gguf.F16:
			scale(at, x)
		case gguf.Q4_1:
			scale(at, 0.2)
			scale(at+2, -1.5)
		case gguf.Q5_0:
			scale(at, 0.1)
		case gguf.Q5_1:
			scale(at, 0.1)
			scale(at+2, -1.55)
		case gguf.Q4_K, gguf.Q5_K:
			scale(at, 0.01)
			scale(at+2, 0.04)
		case gguf.Q6_K:
			scale(at+208, 0.0005)
		case gguf.Q8_0:
			scale(at, 0.015)
		default:
			scale(at, 0.2)
		}
	}
	m.tensors = append(m.tensors, gguf.Tensor{Name: name, Type: kind, Dims: []int{cols, rows}, Data: data})
}

// halfOf gives a half float near to x, which is not large.
func halfOf(x float64) uint16 {
	bits := math.Float32bits(float32(x))
	if math.Abs(x) < 0x1p-14 { // denormal
		return uint16(bits>>31<<15) | uint16(math.Abs(x)*(1<<24))
	}
	return uint16(bits>>31<<15) | uint16((bits>>23&255-112)<<10) | uint16(bits>>13&1023)
}

// Sizes of every made model.
const (
	Vocab = 96
	Embed = 256
	ff    = 512
)

// Formats are all that the exact engine reads, in an order that gives each kind of matrix another one.
var Formats = []gguf.Type{gguf.Q6_K, gguf.F16, gguf.Q4_0, gguf.Q8_0, gguf.BF16, gguf.Q5_K, gguf.Q4_K, gguf.F32, gguf.Q4_1, gguf.Q5_0, gguf.Q5_1}

// chance gives a number of about −2 to 2, by whole-number arithmetic, so that all machines make the same models.
func (m *Maker) chance() float64 {
	sum := -2 << 22
	for range 4 {
		sum += int(m.r.Uint32() >> 10)
	}
	return float64(sum) / (1 << 22)
}

// Encoder makes a model of two layers with 8 heads that embeds texts, whose matrices have the formats in turn.
func Encoder(formats ...gguf.Type) *Maker {
	m := &Maker{r: rand.New(rand.NewPCG(9, 5)), arch: "bert", formats: formats}
	m.pairs = []gguf.Pair{{Key: "general.architecture", Value: "bert"}}
	for key, v := range map[string]int{"block_count": 2, "embedding_length": Embed, "feed_forward_length": ff, "context_length": 64,
		"attention.head_count": 8, "pooling_type": 1} {
		m.set(key, uint32(v))
	}
	m.set("attention.layer_norm_epsilon", float32(1e-12))
	m.pairs = append(m.pairs, gguf.Pair{Key: "tokenizer.ggml.tokens", Value: make([]string, Vocab)})
	norm := func(name string) {
		m.vector(name+".weight", 1, Embed)
		m.vector(name+".bias", 0, Embed)
	}
	linear := func(name string, rows, cols int) {
		m.matrix(name+".weight", rows, cols)
		m.vector(name+".bias", 0, rows)
	}
	m.matrix("token_embd.weight", Vocab, Embed)
	m.matrix("position_embd.weight", 64, Embed)
	m.matrix("token_types.weight", 2, Embed)
	norm("token_embd_norm")
	for l := range 2 {
		name := func(s string) string { return fmt.Sprintf("blk.%d.%s", l, s) }
		for _, s := range []string{"attn_q", "attn_k", "attn_v", "attn_output"} {
			linear(name(s), Embed, Embed)
		}
		linear(name("ffn_up"), ff, Embed)
		linear(name("ffn_down"), Embed, ff)
		norm(name("attn_output_norm"))
		norm(name("layer_output_norm"))
	}
	return m
}

// Set changes a metadata entry, or adds one.
func (m *Maker) Set(key string, value any) {
	m.pairs = slices.DeleteFunc(m.pairs, func(p gguf.Pair) bool { return p.Key == key })
	m.pairs = append(m.pairs, gguf.Pair{Key: key, Value: value})
}

// Add puts a tensor in the place of that of its name, or behind all others.
func (m *Maker) Add(t gguf.Tensor) {
	m.Drop(t.Name)
	m.tensors = append(m.tensors, t)
}

// Drop leaves a tensor out.
func (m *Maker) Drop(name string) {
	m.tensors = slices.DeleteFunc(m.tensors, func(t gguf.Tensor) bool { return t.Name == name })
}

// File gives the bytes of the model's GGUF.
func (m *Maker) File() ([]byte, error) {
	slices.SortStableFunc(m.pairs, func(a, b gguf.Pair) int { return strings.Compare(a.Key, b.Key) })
	var b bytes.Buffer
	if err := gguf.Write(&b, m.pairs, m.tensors); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func (m *Maker) parse() (*gguf.File, error) {
	raw, err := m.File()
	if err != nil {
		return nil, err
	}
	return gguf.Parse(raw)
}

// Model opens a decoder.
func (m *Maker) Model() (*model.Model, error) {
	f, err := m.parse()
	if err != nil {
		return nil, err
	}
	return model.Open(f)
}

// Encoder opens an encoder.
func (m *Maker) Encoder() (*model.Encoder, error) {
	f, err := m.parse()
	if err != nil {
		return nil, err
	}
	return model.OpenEncoder(f)
}
