package token

import (
	"fmt"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// attr is what a token is, as llama.cpp keeps it: the file's type, and what its text says.
type attr uint8

const (
	unknown attr = 1 << iota
	unused
	normal
	control
	userDefined
	byteToken
)

// Limits on tables; real vocabularies stay far below.
const (
	maxTokens    = 4 << 20
	maxTokenSize = 16 << 10 // bytes
)

// vocabulary is the part of the tables that all models of tokenizer share.
type vocabulary struct {
	texts  []string
	ids    map[string]int32
	attr   []attr
	scores []float32
	ends   map[int32]bool // end of text

	bos, eos, eot, eom, unk, sep int32 // -1: there is none
	addBOS, addEOS, addSpace     bool
}

func corrupt(format string, args ...any) error {
	return core.Errorf(core.Corrupt, "tokenizer of the model: %w; take the file from its source again", fmt.Errorf(format, args...))
}

// readVocabulary reads the lists. What is not there has its default: every token is normal, every score 0.
func readVocabulary(f *gguf.File) (*vocabulary, error) {
	texts, err := f.Strings("tokenizer.ggml.tokens")
	if err != nil {
		return nil, err
	}
	if len(texts) == 0 || len(texts) > maxTokens {
		return nil, corrupt("%d tokens, want 1 to %d", len(texts), maxTokens)
	}
	v := &vocabulary{texts: texts, ids: make(map[string]int32, len(texts))}
	for id, text := range texts {
		if text == "" {
			text = fmt.Sprintf("[EMPTY_%d]", id)
			texts[id] = text
		}
		if len(text) > maxTokenSize {
			return nil, corrupt("token %d has %d bytes, at most %d", id, len(text), maxTokenSize)
		}
		if first, twice := v.ids[text]; twice {
			return nil, corrupt("tokens %d and %d are both %q", first, id, text)
		}
		v.ids[text] = int32(id)
	}
	if err := v.readTypes(f); err != nil {
		return nil, err
	}
	return v, v.readScores(f)
}

func (v *vocabulary) readTypes(f *gguf.File) error {
	const key = "tokenizer.ggml.token_type"
	v.attr = make([]attr, len(v.texts))
	kinds := [...]attr{0, normal, unknown, control, userDefined, unused, byteToken}
	var types []int32
	var err error
	if f.Has(key) {
		if types, err = f.Ints(key); err != nil {
			return err
		}
		if len(types) < len(v.texts) {
			return corrupt("%d types for %d tokens", len(types), len(v.texts))
		}
	}
	for id := range v.attr {
		v.attr[id] = normal
		if types != nil {
			v.attr[id] = 0
			if t := types[id]; t > 0 && int(t) < len(kinds) {
				v.attr[id] = kinds[t]
			}
		}
	}
	return nil
}

func (v *vocabulary) readScores(f *gguf.File) error {
	const key = "tokenizer.ggml.scores"
	v.scores = make([]float32, len(v.texts))
	if !f.Has(key) {
		return nil
	}
	if f.Kind(key) == "[]int32" {
		scores, err := f.Ints(key)
		for id := range min(len(scores), len(v.scores)) {
			v.scores[id] = float32(scores[id])
		}
		return either(err, v.enough(len(scores)))
	}
	scores, err := f.Floats(key)
	if err := either(err, v.enough(len(scores))); err != nil {
		return err
	}
	for id := range v.scores {
		if v.scores[id] = scores[id]; math.IsNaN(float64(scores[id])) {
			return corrupt("the score of token %d is no number", id)
		}
	}
	return nil
}

func (v *vocabulary) enough(scores int) error {
	if scores < len(v.texts) {
		return corrupt("%d scores for %d tokens", scores, len(v.texts))
	}
	return nil
}

func either(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// number replaces *id by the file's value. A number outside the vocabulary is none, as is a default that is outside.
func (v *vocabulary) number(f *gguf.File, name string, id *int32) error {
	if int(*id) >= len(v.texts) {
		*id = -1
	}
	key := "tokenizer.ggml." + name
	if !f.Has(key) {
		return nil
	}
	n, err := f.Uint(key)
	if err != nil {
		return err
	}
	if n < uint64(len(v.texts)) {
		*id = int32(n)
	}
	return nil
}

// flag replaces *on by the file's value.
func flag(f *gguf.File, name string, on *bool) error {
	key := "tokenizer.ggml." + name
	if !f.Has(key) {
		return nil
	}
	b, err := f.Bool(key)
	if err == nil {
		*on = b
	}
	return err
}

// readSpecials reads which tokens have a role; the defaults are set before.
func (v *vocabulary) readSpecials(f *gguf.File) error {
	v.eot, v.eom = -1, -1
	for _, n := range []struct {
		name string
		id   *int32
	}{
		{"bos_token_id", &v.bos}, {"eos_token_id", &v.eos}, {"eot_token_id", &v.eot}, {"eom_token_id", &v.eom},
		{"unknown_token_id", &v.unk}, {"seperator_token_id", &v.sep}, // so it is spelled in the format
	} {
		if err := v.number(f, n.name, n.id); err != nil {
			return err
		}
	}
	for _, b := range []struct {
		name string
		on   *bool
	}{{"add_bos_token", &v.addBOS}, {"add_eos_token", &v.addEOS}, {"add_space_prefix", &v.addSpace}} {
		if err := flag(f, b.name, b.on); err != nil {
			return err
		}
	}
	if v.addBOS && v.bos < 0 || v.addEOS && v.eos < 0 {
		return corrupt("a BOS or EOS token is to be added, but which one is not said")
	}
	if err := v.readRoles(f); err != nil {
		return err
	}
	for id, a := range v.attr {
		if a&(control|unknown|userDefined) != 0 && len(v.texts[id]) > maxSpecial {
			return corrupt("special token %d has %d bytes, at most %d", id, len(v.texts[id]), maxSpecial)
		}
	}
	return nil
}
