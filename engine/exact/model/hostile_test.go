package model_test

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Shapes that contradict themselves or the tensors are refused, each by name.
func TestHostileShapes(t *testing.T) {
	whole, err := made.Decoder("llama", gguf.Q8_0).File()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key   string
		value uint32
		says  string
	}{
		"no layers":         {"block_count", 0, "block_count is 0, want 1 to"},
		"endless layers":    {"block_count", math.MaxUint32, "want 1 to 4096"},
		"a layer more":      {"block_count", 3, "blk.2.attn_norm.weight is missing"},
		"wide":              {"embedding_length", 512, "is 96 × 256, want 96 × 512"},
		"too wide":          {"embedding_length", 1<<20 + 1, "want 1 to 1048576"},
		"no heads":          {"attention.head_count", 0, "want 1 to"},
		"seven heads":       {"attention.head_count", 7, "256 elements are not divided by 7 heads"},
		"groups":            {"attention.head_count_kv", 3, "4 heads of 64 elements over 3 of keys"},
		"more keys":         {"attention.head_count_kv", 8, "over 8 of keys"},
		"feed-forward":      {"feed_forward_length", 513, "want 513 × 256"},
		"no context":        {"context_length", 0, "want 1 to"},
		"endless context":   {"context_length", math.MaxUint32, "want 1 to 1073741824"},
		"epsilon":           {"attention.layer_norm_rms_epsilon", math.Float32bits(-1), "is -1, want 0 to 1"},
		"epsilon no number": {"attention.layer_norm_rms_epsilon", math.Float32bits(float32(math.NaN())), "layer_norm_rms_epsilon is NaN"},
		"epsilon infinite":  {"attention.layer_norm_rms_epsilon", math.Float32bits(float32(math.Inf(1))), "layer_norm_rms_epsilon is +Inf"},
	} {
		bad := bytes.Clone(whole)
		at := bytes.Index(bad, []byte("llama."+c.key)) + len("llama."+c.key) + 4
		binary.LittleEndian.PutUint32(bad[at:], c.value)
		f, err := gguf.Parse(bad)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := model.Open(f); core.KindOf(err) != core.Corrupt || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}
