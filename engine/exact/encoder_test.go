package exact

import (
	"crypto/sha256"
	"encoding/hex"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// The four sentences of ref's test, with its digest: any number of threads gives the reference's bits of the real model.
func TestEncoderIsTheReference(t *testing.T) {
	sentences := [][]int32{
		{101, 2008, 2003, 1037, 3407, 2711, 102}, {101, 2008, 2003, 1037, 2200, 3407, 2711, 102},
		{101, 2008, 2003, 1037, 3407, 3899, 102}, {101, 2651, 2003, 1037, 11559, 2154, 102},
	}
	const golden = "eb47350a398e2b7d02cc6031b5af5d8642121404264120bc9f7a3659f14785f8"
	for _, threads := range []int{1, 2, 3} {
		e, digest := encoder(t, threads), sha256.New()
		for _, tokens := range sentences {
			v, err := e.Embed(tokens)
			if err != nil {
				t.Fatal(err)
			}
			digest.Write(bits(v))
		}
		if got := hex.EncodeToString(digest.Sum(nil)); got != golden {
			t.Errorf("%d threads: embeddings %s, want %s", threads, got, golden)
		}
		if _, err := e.Embed(nil); err == nil {
			t.Error("a text without tokens is embedded")
		}
	}
}

func encoder(t testing.TB, threads int) *Encoder {
	t.Helper()
	f, err := gguf.Open(enginetest.EmbedderWeights(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	m, err := model.OpenEncoder(f)
	if err != nil {
		t.Fatal(err)
	}
	e, err := NewEncoder(m, threads)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func BenchmarkEmbed(b *testing.B) {
	e, text := encoder(b, 1), tokens(16, 30522, 1)
	for b.Loop() {
		if _, err := e.Embed(text); err != nil {
			b.Fatal(err)
		}
	}
}
