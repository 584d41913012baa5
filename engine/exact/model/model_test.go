package model_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// What a file asks for and is not computed is refused by name, with what is computed and the engine that does the rest.
func TestRefusesByName(t *testing.T) {
	float := func(name string) gguf.Tensor {
		return gguf.Tensor{Name: name, Type: gguf.F32, Dims: []int{1}, Data: make([]byte, 4)}
	}
	for name, c := range map[string]struct {
		arch string
		edit func(m *made.Maker)
		kind core.Kind
		want []string
	}{
		"architecture": {"llama", func(m *made.Maker) { m.Set("general.architecture", "mamba") }, core.Invalid, []string{`"mamba"`, "llama, qwen2, qwen3, gemma3", "bert", "engine llama", "engine remote"}},
		"format": {"llama", func(m *made.Maker) {
			m.Add(gguf.Tensor{Name: "blk.1.ffn_up.weight", Type: gguf.Q3_K, Dims: []int{256, 512}, Data: make([]byte, 512*110)})
		}, core.Invalid, []string{"blk.1.ffn_up.weight is Q3_K", weight.Supported, "engine llama"}},
		"biases":    {"llama", func(m *made.Maker) { m.Add(float("blk.0.attn_q.bias")) }, core.Invalid, []string{`"blk.0.attn_q.bias"`, "engine llama"}},
		"factors":   {"qwen3", func(m *made.Maker) { m.Add(float("rope_freqs.weight")) }, core.Invalid, []string{`"rope_freqs.weight"`, "engine llama"}},
		"yarn":      {"qwen2", func(m *made.Maker) { m.Set("qwen2.rope.scaling.type", "yarn") }, core.Invalid, []string{`"yarn"`, "linear", "engine llama"}},
		"attention": {"llama", func(m *made.Maker) { m.Set("llama.rope.scaling.attn_factor", float32(0.5)) }, core.Invalid, []string{"attn_factor is 0.5", "engine llama"}},
		"logits":    {"gemma3", func(m *made.Maker) { m.Set("gemma3.final_logit_softcapping", float32(30)) }, core.Invalid, []string{"final_logit_softcapping is 30", "engine llama"}},
		"scores":    {"gemma3", func(m *made.Maker) { m.Set("gemma3.attn_logit_softcapping", float32(50)) }, core.Invalid, []string{"attn_logit_softcapping is 50"}},
		"experts":   {"llama", func(m *made.Maker) { m.Set("llama.expert_count", uint32(8)) }, core.Invalid, []string{"8 experts", "engine llama"}},
		"wide heads": {"llama", func(m *made.Maker) {
			m.Set("llama.attention.key_length", uint32(1024))
			m.Set("llama.attention.value_length", uint32(1024))
		}, core.Invalid, []string{"1024 elements", "512"}},
		"two widths": {"llama", func(m *made.Maker) { m.Set("llama.attention.value_length", uint32(32)) }, core.Invalid, []string{"keys of 64 elements and values of 32", "engine llama"}},
		"no norm":    {"gemma3", func(m *made.Maker) { m.Drop("blk.2.post_ffw_norm.weight") }, core.Corrupt, []string{"blk.2.post_ffw_norm.weight is missing"}},
		"window":     {"gemma3", func(m *made.Maker) { m.Set("gemma3.attention.sliding_window", "wide") }, core.Corrupt, []string{"gemma3.attention.sliding_window"}},
		"pattern":    {"gemma3", func(m *made.Maker) { m.Set("gemma3.attention.sliding_window_pattern", uint32(0)) }, core.Corrupt, []string{"sliding_window_pattern is 0"}},
		"base":       {"gemma3", func(m *made.Maker) { m.Set("gemma3.rope.freq_base_swa", float32(0)) }, core.Corrupt, []string{"rope.freq_base_swa is 0"}},
		"no factor": {"llama", func(m *made.Maker) {
			m.Add(gguf.Tensor{Name: "rope_freqs.weight", Type: gguf.F32, Dims: []int{32}, Data: make([]byte, 4*32)})
		}, core.Corrupt, []string{"rotary factor 0 is 0, want 0.001"}},
		"scale": {"gemma3", func(m *made.Maker) { m.Set("gemma3.rope.scaling.factor", float32(-1)) }, core.Corrupt, []string{"rope.scaling.factor is -1"}},
	} {
		m := made.Decoder(c.arch, gguf.Q8_0)
		c.edit(m)
		_, err := m.Model()
		if core.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %v; it does not tell %q", name, err, want)
			}
		}
	}
}

// What has no effect is taken.
func TestTakesWhatIsNeutral(t *testing.T) {
	for name, c := range map[string]struct {
		arch string
		edit func(m *made.Maker)
		want func(m *model.Model) bool
	}{
		"no caps":    {"gemma3", func(m *made.Maker) { m.Set("gemma3.final_logit_softcapping", float32(0)) }, func(m *model.Model) bool { return m.Layers[0].Window == 11 }},
		"no experts": {"llama", func(m *made.Maker) { m.Set("llama.expert_count", uint32(0)) }, func(m *model.Model) bool { return m.Derived }},
		"no window":  {"gemma3", func(m *made.Maker) { m.Set("gemma3.attention.sliding_window", uint32(0)) }, func(m *model.Model) bool { return m.LocalFreqs == nil && m.Layers[0].Window == 0 }},
		"no scaling": {"gemma3", func(m *made.Maker) { m.Set("gemma3.rope.scaling.type", "none") }, func(m *model.Model) bool { return m.Freqs[0] == 1 && m.LocalFreqs[0] == 1 }},
		"old scale":  {"llama", func(m *made.Maker) { m.Set("llama.rope.scale_linear", float32(2)) }, func(m *model.Model) bool { return m.Freqs[0] == 0.5 }},
		"scale only": {"llama", func(m *made.Maker) { m.Set("llama.rope.scaling.factor", float32(4)) }, func(m *model.Model) bool { return m.Freqs[0] == 0.25 }},
		"a pattern":  {"gemma3", func(m *made.Maker) { m.Set("gemma3.attention.sliding_window_pattern", uint32(1)) }, func(m *model.Model) bool { return m.Layers[0].Window == 0 && m.Layers[1].Window == 0 }},
	} {
		m := made.Decoder(c.arch, gguf.Q8_0)
		c.edit(m)
		opened, err := m.Model()
		if err != nil || !c.want(opened) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A shape that is read can be computed with: whatever the numbers of the file are, tables are finite and sizes fit.
func FuzzReadConfig(f *testing.F) {
	f.Add("gemma3", uint32(3), uint32(640), uint32(4), uint32(1), uint32(256), uint32(512), uint32(6), float32(1e6), float32(8), uint32(256))
	f.Add("llama", uint32(1), uint32(64), uint32(3), uint32(2), uint32(0), uint32(0), uint32(0), float32(0), float32(-1), uint32(7))
	f.Add("qwen3", uint32(62), uint32(1<<20), uint32(1), uint32(1), uint32(512), uint32(1<<31), uint32(1<<31), float32(1), float32(1e-3), uint32(512))
	f.Fuzz(func(t *testing.T, arch string, layers, embed, heads, kv, dim, window, period uint32, base, scale float32, rotated uint32) {
		pairs := []gguf.Pair{{Key: "general.architecture", Value: arch}, {Key: "tokenizer.ggml.tokens", Value: []string{"a"}}, {Key: arch + ".attention.layer_norm_rms_epsilon", Value: float32(0)}}
		for name, n := range map[string]uint32{"block_count": layers, "embedding_length": embed, "feed_forward_length": 32, "context_length": 64, "attention.head_count": heads,
			"attention.head_count_kv": kv, "attention.key_length": dim, "attention.value_length": dim, "attention.sliding_window": window,
			"attention.sliding_window_pattern": period, "rope.dimension_count": rotated} {
			if n != 0 {
				pairs = append(pairs, gguf.Pair{Key: arch + "." + name, Value: n})
			}
		}
		if base != 0 {
			pairs = append(pairs, gguf.Pair{Key: arch + ".rope.freq_base", Value: base}, gguf.Pair{Key: arch + ".rope.scaling.factor", Value: scale})
		}
		var raw bytes.Buffer
		if err := gguf.Write(&raw, pairs, nil); err != nil {
			t.Fatal(err)
		}
		file, err := gguf.Parse(raw.Bytes())
		if err != nil {
			return // the name of the architecture is none of a key
		}
		c, err := model.ReadConfig(file)
		if err != nil {
			if kind := core.KindOf(err); kind != core.Invalid && kind != core.Corrupt && kind != core.NotFound {
				t.Fatal(kind, err)
			}
			return
		}
		if (c.LocalFreqs == nil) != (c.Window == 0) || c.LocalFreqs != nil && len(c.LocalFreqs) != len(c.Freqs) || 2*len(c.Freqs) > c.HeadDim || c.Bytes() <= 0 {
			t.Fatalf("%+v", c)
		}
		for _, x := range append(append([]float64{float64(c.Scale())}, c.Freqs...), c.LocalFreqs...) {
			if !(x > 0 && x <= 1000) {
				t.Fatalf("%v in %+v", x, c)
			}
		}
		for l := range c.Layers {
			c.Local(l)
		}
	})
}
