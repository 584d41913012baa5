package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
)

// Model info tells whether a file is computed exactly, and what is in the way if not.
func TestModelInfo(t *testing.T) {
	write := func(arch, name string, edit func(m *made.Maker)) string {
		m := made.Decoder(arch, gguf.Q5_0)
		edit(m)
		raw, err := m.File()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, raw, 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, c := range map[string]struct {
		path string
		want []string // of what is printed
	}{
		"gemma":   {write("gemma3", "a.gguf", func(*made.Maker) {}), []string{"exact/1 yes", "window 11 tokens in 2 layers", "Q5_0"}},
		"encoder": {enginetest.EmbedderWeights(t), []string{"exact/1 yes", "6 layers of 384"}},
		"format": {write("llama", "b.gguf", func(m *made.Maker) {
			m.Add(gguf.Tensor{Name: "token_embd.weight", Type: gguf.Q2_K, Dims: []int{made.Embed, made.Vocab}, Data: make([]byte, made.Vocab*84)})
		}), []string{"exact/1 no: tensor token_embd.weight is Q2_K", "Q4_0, Q4_1, Q5_0, Q5_1", "engine llama", "2 layers"}},
		"architecture": {write("llama", "c.gguf", func(m *made.Maker) { m.Set("general.architecture", "rwkv7") }),
			[]string{`exact/1 no: architecture "rwkv7"`, "gemma3", "engine llama", "engine remote"}},
	} {
		info, err := readModelInfo(c.path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var out strings.Builder
		if err := info.print(&out); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(out.String()), " ")
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %s\ndoes not tell %q", name, text, want)
			}
		}
	}
}
