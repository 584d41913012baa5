//go:build linux && amd64 && !nollama

package main

import (
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/accuracy"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// llama.cpp computes made-up models of every architecture nearly as float64 does: two programs that nobody wrote together.
func TestBenchAccuracyAgainstLlama(t *testing.T) {
	text := writeTemp(t, "fox.txt", []byte(strings.Repeat("The quick brown fox jumps over the lazy dog. ", 9)))
	for _, arch := range model.Architectures {
		raw, err := made.Decoder(arch, gguf.Q8_0, gguf.F16, gguf.F32).Speak().File()
		if err != nil {
			t.Fatal(err)
		}
		var r accuracy.Report
		document(t, want(t, nil, "bench", "accuracy", "--json", "--threads", "1", "--model", writeTemp(t, arch, raw), "--text", text, "--positions", "40", "--window", "32"), &r)
		if len(r.Rows) != 3 || len(r.Aims) != 8 || r.Rows[1].Engine != "llama.cpp decode" || r.Rows[2].Engine != "llama.cpp prefill" {
			t.Fatalf("%s: %+v", arch, r)
		}
		for _, row := range r.Rows {
			if row.KL > 1e-4 || row.Delta > 0.02 || row.Ratio < 0.99 || row.Ratio > 1.01 {
				t.Errorf("%s: far from float64: %+v", arch, row)
			}
		}
	}
}
