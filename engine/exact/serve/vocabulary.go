package serve

import (
	"slices"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// vocabulary is a tokenizer as text.Prompt wants it.
type vocabulary struct {
	t     *token.Tokenizer
	first int32 // what the model wants before a text, or -1
}

func newVocabulary(t *token.Tokenizer) (vocabulary, error) {
	v := vocabulary{t: t, first: -1}
	around, err := t.Encode("", token.Options{BOS: true})
	if bos, ok := t.BOS(); err == nil && ok && len(around) > 0 && around[0] == bos {
		v.first = bos
	}
	return v, err
}

func (v vocabulary) Plain(out []int32, text string) ([]int32, error) {
	tokens, err := v.t.Encode(text, token.Options{})
	return append(out, tokens...), err
}

func (v vocabulary) Controls(text string) ([]int32, error) {
	tokens, err := v.t.Encode(text, token.Options{Special: true})
	return slices.DeleteFunc(tokens, func(id int32) bool { return !v.t.Control(id) }), err
}

func (v vocabulary) Written(id int32) string { return v.t.Text(id) }
func (v vocabulary) Begin() (int32, bool)    { return v.first, v.first >= 0 }
func (v vocabulary) Longest() int            { return v.t.Longest() }

// bos and eos are how the tokens that begin and end a text are written; "" where there are none.
func (v vocabulary) bos() string {
	if id, ok := v.t.BOS(); ok {
		return v.t.Text(id)
	}
	return ""
}

func (v vocabulary) eos(f *gguf.File) string {
	if id, err := f.Uint("tokenizer.ggml.eos_token_id"); err == nil && id < uint64(v.t.Len()) {
		return v.t.Text(int32(id))
	}
	return ""
}
