package assets

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

// Shape of all-MiniLM-L6-v2, from the model's config.json.
const (
	minilmLayers = 6
	minilmWidth  = 384
	minilmFF     = 1536
	minilmHeads  = 12
	minilmPos    = 512
	minilmVocab  = 30522
)

// makeMiniLM writes the embedding model as GGUF from the published weights and vocabulary: architecture bert, mean pooling,
// matrices F16, all else F32. The pooler head is left out: sentence embeddings do not use it.
func makeMiniLM(inputs map[string]string, out string) (err error) {
	weights, closer, err := openTensors(inputs["model.safetensors"])
	if err != nil {
		return err
	}
	defer closer.Close()
	pairs, err := minilmPairs(inputs["vocab.txt"])
	if err != nil {
		return err
	}
	tensors, err := minilmTensors(weights)
	if err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}()
	return writeGGUF(f, pairs, tensors)
}

func minilmPairs(vocab string) ([]ggufPair, error) {
	tokens, types, err := wordPieces(vocab)
	if err != nil {
		return nil, err
	}
	return []ggufPair{
		{"general.architecture", "bert"},
		{"general.name", "all-MiniLM-L6-v2"},
		{"general.license", "apache-2.0"},
		{"general.file_type", uint32(1)}, // mostly F16
		{"general.quantization_version", uint32(2)},
		{"bert.block_count", uint32(minilmLayers)},
		{"bert.context_length", uint32(minilmPos)},
		{"bert.embedding_length", uint32(minilmWidth)},
		{"bert.feed_forward_length", uint32(minilmFF)},
		{"bert.attention.head_count", uint32(minilmHeads)},
		{"bert.attention.layer_norm_epsilon", float32(1e-12)},
		{"bert.attention.causal", false},
		{"bert.pooling_type", uint32(1)}, // mean
		{"tokenizer.ggml.model", "bert"},
		{"tokenizer.ggml.token_type_count", uint32(2)},
		{"tokenizer.ggml.tokens", tokens},
		{"tokenizer.ggml.token_type", types},
		{"tokenizer.ggml.padding_token_id", uint32(0)},
		{"tokenizer.ggml.unknown_token_id", uint32(100)},
		{"tokenizer.ggml.cls_token_id", uint32(101)},
		{"tokenizer.ggml.bos_token_id", uint32(101)},
		{"tokenizer.ggml.seperator_token_id", uint32(102)}, // the format's own spelling
		{"tokenizer.ggml.eos_token_id", uint32(102)},
		{"tokenizer.ggml.mask_token_id", uint32(103)},
	}, nil
}

// wordPieces turns a WordPiece vocabulary into the form that the tokenizer wants: "##x" becomes "x", a piece that starts a
// word gets a leading U+2581, control tokens stay as they are.
func wordPieces(path string) (tokens []string, types []int32, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	control := map[string]bool{"[PAD]": true, "[UNK]": true, "[CLS]": true, "[SEP]": true, "[MASK]": true}
	for lines := bufio.NewScanner(f); ; {
		if !lines.Scan() {
			if err := lines.Err(); err != nil {
				return nil, nil, fmt.Errorf("vocabulary: %w", err)
			}
			break
		}
		piece, kind := lines.Text(), int32(1) // normal
		if rest, inner := strings.CutPrefix(piece, "##"); control[piece] {
			kind = 3
		} else if inner {
			piece = rest
		} else {
			piece = "\u2581" + piece
		}
		tokens, types = append(tokens, piece), append(types, kind)
	}
	if len(tokens) != minilmVocab {
		return nil, nil, fmt.Errorf("vocabulary: %d pieces, want %d", len(tokens), minilmVocab)
	}
	return tokens, types, nil
}

// minilmTensors maps the published tensor names to those of the GGUF architecture.
func minilmTensors(in *tensorFile) ([]ggufTensor, error) {
	var out []ggufTensor
	var failed error
	add := func(to, from string, half bool, shape ...uint64) {
		data, err := in.floats(from, shape...)
		if err != nil && failed == nil {
			failed = err
		}
		dims := make([]uint64, len(shape))
		for i, d := range shape {
			dims[len(shape)-1-i] = d // ggml lists the fastest dimension first
		}
		out = append(out, ggufTensor{Name: to, Dims: dims, Half: half, Data: data})
	}
	linear := func(to, from string, rows, cols uint64) {
		add(to+".weight", from+".weight", true, rows, cols)
		add(to+".bias", from+".bias", false, rows)
	}
	norm := func(to, from string) {
		add(to+".weight", from+".weight", false, minilmWidth)
		add(to+".bias", from+".bias", false, minilmWidth)
	}
	add("token_embd.weight", "embeddings.word_embeddings.weight", true, minilmVocab, minilmWidth)
	add("position_embd.weight", "embeddings.position_embeddings.weight", false, minilmPos, minilmWidth)
	add("token_types.weight", "embeddings.token_type_embeddings.weight", false, 2, minilmWidth)
	norm("token_embd_norm", "embeddings.LayerNorm")
	for i := range minilmLayers {
		from, to := fmt.Sprintf("encoder.layer.%d.", i), fmt.Sprintf("blk.%d.", i)
		linear(to+"attn_q", from+"attention.self.query", minilmWidth, minilmWidth)
		linear(to+"attn_k", from+"attention.self.key", minilmWidth, minilmWidth)
		linear(to+"attn_v", from+"attention.self.value", minilmWidth, minilmWidth)
		linear(to+"attn_output", from+"attention.output.dense", minilmWidth, minilmWidth)
		norm(to+"attn_output_norm", from+"attention.output.LayerNorm")
		linear(to+"ffn_up", from+"intermediate.dense", minilmFF, minilmWidth)
		linear(to+"ffn_down", from+"output.dense", minilmWidth, minilmFF)
		norm(to+"layer_output_norm", from+"output.LayerNorm")
	}
	return out, failed
}
