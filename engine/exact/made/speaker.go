package made

import (
	"slices"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// Template is the chat template of a model that speaks.
const Template = "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\n' + m['content'] + '<|im_end|>\n' }}{% endfor %}" +
	"{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"

// Speak gives a decoder a tokenizer, with every byte and a few longer tokens, and a chat template. What it says makes no sense.
func (m *Maker) Speak() *Maker {
	var tokens []string
	for _, r := range byteAlphabet() {
		tokens = append(tokens, string(r))
	}
	tokens = append(tokens, "th", "the", "Ġthe")
	types := make([]int32, len(tokens), len(tokens)+2)
	for i := range types {
		types[i] = 1
	}
	tokens, types = append(tokens, "<|im_start|>", "<|im_end|>"), append(types, 3, 3)
	m.pairs = slices.DeleteFunc(m.pairs, func(p gguf.Pair) bool {
		return p.Key == "tokenizer.ggml.tokens" || p.Key == "tokenizer.ggml.model" || p.Key == m.arch+".vocab_size"
	})
	m.pairs = append(m.pairs, []gguf.Pair{
		{Key: "general.name", Value: "made up"}, {Key: "tokenizer.ggml.model", Value: "gpt2"}, {Key: "tokenizer.ggml.pre", Value: "qwen2"},
		{Key: "tokenizer.ggml.tokens", Value: tokens}, {Key: "tokenizer.ggml.token_type", Value: types},
		{Key: "tokenizer.ggml.merges", Value: []string{"t h", "th e", "Ġ the"}}, {Key: "tokenizer.ggml.eos_token_id", Value: uint32(len(tokens) - 1)},
		{Key: "tokenizer.chat_template", Value: Template},
	}...)
	for _, name := range []string{"token_embd.weight", "output.weight"} {
		before := len(m.tensors)
		m.tensors = slices.DeleteFunc(m.tensors, func(t gguf.Tensor) bool { return t.Name == name })
		if len(m.tensors) < before {
			m.matrix(name, len(tokens), Embed)
		}
	}
	return m
}

// byteAlphabet is GPT-2's: printable Latin-1 characters are themselves, the other bytes, in order, are U+0100 and on.
func byteAlphabet() (to [256]rune) {
	next := rune(256)
	for b := range to {
		if b > ' ' && b < 127 || b > 160 && b != 173 {
			to[b] = rune(b)
			continue
		}
		to[b] = next
		next++
	}
	return to
}
