//go:build linux && amd64 && !nollama

package against

import (
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Bounds of the difference to llama.cpp, about twice what it is. In floats little separates the two: our heads of 12 bits, llama.cpp's
// table of GELU in half floats. Of quantised weights both round activations to 8 bits, llama.cpp's for some formats in blocks of 256.
const (
	floatBound = 0.002
	wholeBound = 0.06
)

func list() []int32 {
	out := make([]int32, 80)
	for i := range out {
		out[i] = int32((i*37 + i*i*11) % made.Vocab)
	}
	return out
}

func open(t *testing.T, made *made.Maker) *model.Model {
	t.Helper()
	m, err := made.Model()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Every variant of every architecture is computed as llama.cpp does it, in floats and with all formats mixed.
func TestArchitecturesAreLlamas(t *testing.T) {
	for _, v := range made.Decoders {
		for name, formats := range map[string][]gguf.Type{"F32": {gguf.F32}, "mixed": made.Formats} {
			bound := wholeBound
			if name == "F32" {
				bound = floatBound
			}
			m := made.Build(v, formats...)
			got := compare(ours(t, open(t, m), list()), llama(t, write(t, m), list(), made.Vocab, 0))
			t.Logf("%s, %s: %v", v.Name, name, got)
			if !got.within(bound) {
				t.Errorf("%s, %s: %v, bound %v", v.Name, name, got, bound)
			}
		}
	}
}

// So is every format by itself.
func TestFormatsAreLlamas(t *testing.T) {
	for _, kind := range made.Formats {
		m := made.Build(made.Decoders[0], kind)
		got := compare(ours(t, open(t, m), list()), llama(t, write(t, m), list(), made.Vocab, 0))
		t.Logf("%s: %v", kind, got)
		if !got.within(wholeBound) {
			t.Errorf("%s: %v, bound %v", kind, got, wholeBound)
		}
	}
}

// What files of Gemma 3 may leave out or tell, beyond the variant that all tests have: no window, a base of local layers, no pattern
// (six layers then), and the number of layers by which the model of 27B, with another scale of queries, is known.
func TestGemmasAreLlamas(t *testing.T) {
	base := made.Decoders[slices.IndexFunc(made.Decoders, func(v made.Variant) bool { return v.Arch == "gemma3" })]
	for name, change := range map[string]func(v *made.Variant){
		"no window":  func(v *made.Variant) { v.Window, v.Linear = 0, 0 },
		"local base": func(v *made.Variant) { v.Local = 777 },
		"no pattern": func(v *made.Variant) { v.Layers, v.Period, v.Window = 7, 0, 1 },
		"27B":        func(v *made.Variant) { v.Layers = 62 },
	} {
		v := base
		change(&v)
		m, tokens := made.Build(v, gguf.F16), list()[:24]
		got := compare(ours(t, open(t, m), tokens), llama(t, write(t, m), tokens, made.Vocab, 0))
		t.Logf("%s: %v", name, got)
		if !got.within(0.02) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// mistake is a model that is computed a little otherwise than its file says.
type mistake struct {
	name string
	make func(m *model.Model)
}

// each changes all layers.
func each(change func(l *model.Layer)) func(m *model.Model) {
	return func(m *model.Model) {
		for i := range m.Layers {
			change(&m.Layers[i])
		}
	}
}

// freqs are the rotary frequencies of a variant with a change.
func freqs(t *testing.T, v made.Variant, change func(v *made.Variant)) func(m *model.Model) {
	change(&v)
	other := open(t, made.Build(v, gguf.Q4_0))
	return func(m *model.Model) { m.Freqs = other.Freqs }
}

// mistakes are those that a variant's parts invite.
func mistakes(t *testing.T, v made.Variant) []mistake {
	list := []mistake{
		{"pairs", func(m *model.Model) { m.Halves = !m.Halves }},
		{"rotary base", freqs(t, v, func(v *made.Variant) { v.Base /= 4 })},
		{"scale of queries", func(m *model.Model) { m.QueryWidth = m.QueryWidth * 3 / 2 }},
		{"norms of a layer swapped", each(func(l *model.Layer) { l.AttnNorm, l.FFNorm = l.FFNorm, l.AttnNorm })},
		{"activation", func(m *model.Model) { m.GELU = !m.GELU }},
	}
	if v.Factors {
		list = append(list, mistake{"no factors", freqs(t, v, func(v *made.Variant) { v.Factors = false })})
	}
	if v.Linear != 0 {
		list = append(list, mistake{"no linear scale", freqs(t, v, func(v *made.Variant) { v.Linear = 0 })},
			mistake{"linear scale the other way", freqs(t, v, func(v *made.Variant) { v.Linear = 1 / v.Linear })})
	}
	if v.Own {
		list = append(list, mistake{"output is the embedding", func(m *model.Model) { m.Output = m.Tokens }})
	}
	switch v.Arch {
	case "qwen2":
		list = append(list, mistake{"no biases", each(func(l *model.Layer) { l.QBias = nil })},
			mistake{"no bias of values", each(func(l *model.Layer) { l.VBias = make([]float32, len(l.VBias)) })},
			mistake{"bias of queries swapped", each(func(l *model.Layer) { n := len(l.QBias) / 2; l.QBias = slices.Concat(l.QBias[n:], l.QBias[:n]) })})
	case "qwen3":
		list = append(list, headNorms...)
	case "gemma3":
		list = append(append(list, headNorms...), gemmas...)
	}
	return list
}

var headNorms = []mistake{
	{"no norm of queries", each(func(l *model.Layer) { l.QNorm = nil })},
	{"no norm of keys", each(func(l *model.Layer) { l.KNorm = nil })},
	{"norms of heads swapped", each(func(l *model.Layer) { l.QNorm, l.KNorm = l.KNorm, l.QNorm })},
}

var gemmas = []mistake{
	{"embedding not scaled", func(m *model.Model) { m.EmbedScale = 0 }},
	{"norms count one more", each(func(l *model.Layer) {
		l.AttnPost = slices.Clone(l.AttnPost)
		for i := range l.AttnPost {
			l.AttnPost[i]++
		}
	})},
	{"no norm after attention", each(func(l *model.Layer) { l.AttnPost = nil })},
	{"no norm after the feed-forward", each(func(l *model.Layer) { l.FFPost = nil })},
	{"norms after swapped", each(func(l *model.Layer) { l.AttnPost, l.FFPost = l.FFPost, l.AttnPost })},
	{"norms around attention swapped", each(func(l *model.Layer) { l.AttnNorm, l.AttnPost = l.AttnPost, l.AttnNorm })},
	{"queries by the width of the state", func(m *model.Model) { m.QueryWidth = m.Embed / m.Heads }},
	{"window one shorter", each(func(l *model.Layer) { l.Window = max(0, l.Window-1) })},
	{"window one longer", each(func(l *model.Layer) {
		if l.Window > 0 {
			l.Window++
		}
	})},
	{"global layers first", func(m *model.Model) {
		for i := range m.Layers {
			m.Layers[i].Window = 0
			if i%m.Period > 0 {
				m.Layers[i].Window = m.Window
			}
		}
	}},
	{"one base of rotary positions", func(m *model.Model) { m.LocalFreqs = m.Freqs }},
	{"local layers scaled as well", func(m *model.Model) {
		m.LocalFreqs = slices.Clone(m.LocalFreqs)
		for i := range m.LocalFreqs {
			m.LocalFreqs[i] /= 8
		}
	}},
}

// The bound is narrow enough to tell each of them.
func TestMistakesAreSeen(t *testing.T) {
	for _, v := range made.Decoders {
		maker := made.Build(v, gguf.F32)
		want, right := llama(t, write(t, maker), list(), made.Vocab, 0), open(t, maker)
		for _, c := range mistakes(t, v) {
			m := *right
			m.Layers = slices.Clone(m.Layers)
			c.make(&m)
			got := compare(ours(t, &m, list()), want)
			t.Logf("%s, %s: %v", v.Name, c.name, got)
			if got.within(2 * floatBound) {
				t.Errorf("%s, %s: only %v", v.Name, c.name, got)
			}
		}
	}
}
