package ref

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// sentences are those of the sentence-transformers model cards as tokens: "That is a happy person", "That is a very happy
// person", "That is a happy dog", "Today is a sunny day".
var sentences = [][]int32{
	{101, 2008, 2003, 1037, 3407, 2711, 102}, {101, 2008, 2003, 1037, 2200, 3407, 2711, 102},
	{101, 2008, 2003, 1037, 3407, 3899, 102}, {101, 2651, 2003, 1037, 11559, 2154, 102},
}

// The real model's similarities are the published ones, with the bits that every machine must get.
func TestEmbedsAsPublished(t *testing.T) {
	f, err := gguf.Open(enginetest.EmbedderWeights(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := model.OpenEncoder(f)
	if err != nil {
		t.Fatal(err)
	}
	digest, first := sha256.New(), []float32(nil)
	for i, tokens := range sentences {
		v, err := Embed(m, tokens)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = v
		}
		sum := 0.0
		for j, x := range v {
			sum += float64(x) * float64(first[j])
			digest.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
		}
		if want := []float64{1, 0.9428, 0.6945, 0.2568}[i]; math.Abs(sum-want) > 0.0015 {
			t.Errorf("similarity %d is %.4f, published %.4f", i, sum, want)
		}
	}
	if got := hex.EncodeToString(digest.Sum(nil)); got != goldenEmbeddings {
		t.Errorf("embeddings %s, want %s", got, goldenEmbeddings)
	}
	for _, wrong := range [][]int32{nil, {-1}, {30522}, make([]int32, 513)} {
		if _, err := Embed(m, wrong); err == nil {
			t.Errorf("%d tokens are embedded", len(wrong))
		}
	}
}

const goldenEmbeddings = "eb47350a398e2b7d02cc6031b5af5d8642121404264120bc9f7a3659f14785f8"
