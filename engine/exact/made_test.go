package exact

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

// maker makes up models: real shapes in small, weights by chance.
type maker struct {
	r       *rand.Rand
	arch    string
	formats []gguf.Type // of the matrices, in turn
	pairs   []gguf.Pair
	tensors []gguf.Tensor
}

func (m *maker) set(key string, value any) {
	m.pairs = append(m.pairs, gguf.Pair{Key: m.arch + "." + key, Value: value})
}

// vector adds a tensor of floats near to a middle.
func (m *maker) vector(name string, middle float64, n int) {
	var data []byte
	for range n {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(float32(middle+m.r.NormFloat64()*0.2)))
	}
	m.tensors = append(m.tensors, gguf.Tensor{Name: name, Type: gguf.F32, Dims: []int{n}, Data: data})
}

// matrix adds a tensor of the next format whose elements have a size of about 1/√cols.
func (m *maker) matrix(name string, rows, cols int) {
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
		switch x := m.r.NormFloat64(); kind {
		case gguf.F32:
			binary.LittleEndian.PutUint32(data[at:], math.Float32bits(float32(x/math.Sqrt(float64(cols)))))
		case gguf.BF16:
			binary.LittleEndian.PutUint16(data[at:], uint16(math.Float32bits(float32(x/math.Sqrt(float64(cols))))>>16))
		case gguf.F16:
			scale(at, x)
		case gguf.Q4_1:
			scale(at, 0.2)
			scale(at+2, -1.5)
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

// halfOf gives a half float near to x, which is not large; very small ones become 0.
func halfOf(x float64) uint16 {
	bits := math.Float32bits(float32(x))
	if math.Abs(x) < 0x1p-13 {
		return 0
	}
	return uint16(bits>>31<<15) | uint16((bits>>23&255-112)<<10) | uint16(bits>>13&1023)
}

const (
	madeVocab = 96
	madeEmbed = 256
	madeHead  = 64
	madeFF    = 512
)

// decoder makes a decoder of two layers with 4 heads of queries and 2 of keys.
func decoder(arch string, formats ...gguf.Type) *maker {
	m := &maker{r: rand.New(rand.NewPCG(uint64(len(arch)), 5)), arch: arch, formats: formats}
	m.pairs = []gguf.Pair{{Key: "general.architecture", Value: arch}}
	for key, v := range map[string]int{"block_count": 2, "embedding_length": madeEmbed, "feed_forward_length": madeFF, "context_length": 256,
		"attention.head_count": 4, "attention.head_count_kv": 2} {
		m.set(key, uint32(v))
	}
	m.set("attention.layer_norm_rms_epsilon", float32(1e-5))
	m.pairs = append(m.pairs, gguf.Pair{Key: "tokenizer.ggml.tokens", Value: make([]string, madeVocab)})
	m.matrix("token_embd.weight", madeVocab, madeEmbed)
	m.vector("output_norm.weight", 1, madeEmbed)
	for l := range 2 {
		name := func(s string) string { return fmt.Sprintf("blk.%d.%s", l, s) }
		m.vector(name("attn_norm.weight"), 1, madeEmbed)
		m.vector(name("ffn_norm.weight"), 1, madeEmbed)
		q, kv := 4*madeHead, 2*madeHead
		for _, w := range []struct {
			name       string
			rows, cols int
		}{{"attn_q", q, madeEmbed}, {"attn_k", kv, madeEmbed}, {"attn_v", kv, madeEmbed}, {"attn_output", madeEmbed, q},
			{"ffn_gate", madeFF, madeEmbed}, {"ffn_up", madeFF, madeEmbed}, {"ffn_down", madeEmbed, madeFF}} {
			m.matrix(name(w.name+".weight"), w.rows, w.cols)
		}
		switch arch {
		case "qwen2":
			m.vector(name("attn_q.bias"), 0, q)
			m.vector(name("attn_k.bias"), 0, kv)
			m.vector(name("attn_v.bias"), 0, kv)
		case "qwen3":
			m.vector(name("attn_q_norm.weight"), 1, madeHead)
			m.vector(name("attn_k_norm.weight"), 1, madeHead)
		}
	}
	return m
}

// file gives the bytes of the model's GGUF.
func (m *maker) file(t testing.TB) []byte {
	t.Helper()
	slices.SortStableFunc(m.pairs[1:], func(a, b gguf.Pair) int { return bytes.Compare([]byte(a.Key), []byte(b.Key)) })
	var b bytes.Buffer
	if err := gguf.Write(&b, m.pairs, m.tensors); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (m *maker) model(t testing.TB) *model.Model {
	t.Helper()
	f, err := gguf.Parse(m.file(t))
	if err != nil {
		t.Fatal(err)
	}
	out, err := model.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

var everyFormat = []gguf.Type{gguf.Q6_K, gguf.F16, gguf.Q4_0, gguf.Q8_0, gguf.BF16, gguf.Q5_K, gguf.Q4_K, gguf.F32, gguf.Q4_1}

// Every architecture, with matrices of every format, is the reference's to the bit.
func TestMadeModelsAreTheReference(t *testing.T) {
	cases := map[string]*maker{}
	for _, arch := range model.Architectures {
		cases[arch+" mixed"] = decoder(arch, everyFormat...)
	}
	for _, kind := range everyFormat {
		cases["llama "+kind.String()] = decoder("llama", kind)
	}
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		m := cases[name].model(t)
		list := tokens(40, m.Vocab, 1)
		want, fast, seq := ref.New(m), machine(t, m, 2, 64), new(Sequence)
		for at := 0; at < len(list); {
			n := min(len(list)-at, 1+at)
			out, err := fast.Step([]Input{{Sequence: seq, Tokens: list[at:][:n], Logits: true}})
			if err != nil {
				t.Fatal(name, err)
			}
			var last []float32
			for i, token := range list[at:][:n] {
				if last, err = want.Next(token); err != nil {
					t.Fatal(name, err)
				}
				if !bytes.Equal(bits(last), bits(out[0].Hidden[i])) {
					t.Fatalf("%s: hidden state %d is not the reference's", name, at+i)
				}
			}
			if !bytes.Equal(bits(want.Logits(last)), bits(out[0].Logits)) {
				t.Errorf("%s: logits are not the reference's", name)
			}
			at += n
		}
	}
}
