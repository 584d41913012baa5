package token

import (
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// bpe is byte-level byte-pair encoding: a text is cut into words, the words into bytes, and pairs are merged in the order of
// the file's list.
type bpe struct {
	table    *characters
	splitter splitter
	bytes    [256]int32       // the token of a byte, or -1: such a byte is lost, as in llama.cpp
	words    map[string]int32 // tokens by their bytes, without control tokens
	merges   map[uint64]merged
	single   []atomic.Uint32 // by token: whether the merges of its bytes make it; see encode
}

// merged is what a pair of tokens becomes.
type merged struct {
	rank uint32
	id   int32
}

const (
	notTried = iota
	isSingle
	notSingle
)

func pairKey(left, right int32) uint64 { return uint64(uint32(left))<<32 | uint64(uint32(right)) }

func openBPE(f *gguf.File, v *vocabulary) (model, error) {
	name := ""
	if f.Has("tokenizer.ggml.pre") {
		var err error
		if name, err = f.String("tokenizer.ggml.pre"); err != nil {
			return nil, err
		}
	}
	b := &bpe{table: unicodeTable(), words: make(map[string]int32, len(v.texts)), single: make([]atomic.Uint32, len(v.texts))}
	var ok bool
	if b.splitter, ok = splitterOf(name); !ok {
		var known []string
		for _, s := range splitters {
			known = append(known, s.names...)
		}
		return nil, core.Errorf(core.Invalid, "pre-tokenizer %q is not known here: %s are; run this model with the engine llama", name, strings.Join(known, " "))
	}
	v.bos, v.eos, v.unk, v.sep = 11, 11, -1, -1
	v.addBOS = b.splitter.bos
	if b.splitter.noBOS {
		v.bos = -1
	}
	if err := v.readSpecials(f); err != nil {
		return nil, err
	}
	for id, text := range v.texts {
		if raw, ok := fromAlphabet(text); ok && v.attr[id]&(control|unknown) == 0 {
			b.words[raw] = int32(id)
		}
	}
	for i := range b.bytes {
		b.bytes[i] = -1
		if id, ok := b.words[string([]byte{byte(i)})]; ok {
			b.bytes[i] = id
		}
	}
	return b, b.readMerges(f, v)
}

func (b *bpe) readMerges(f *gguf.File, v *vocabulary) error {
	list, err := f.Strings("tokenizer.ggml.merges")
	if err != nil {
		return err
	}
	b.merges = make(map[uint64]merged, len(list))
	for rank, line := range list {
		at := -1
		if line != "" {
			at = strings.IndexByte(line[1:], ' ') + 1
		}
		if at < 1 {
			return corrupt("merge %d, %q, is no pair", rank, line)
		}
		left, ok1 := v.ids[line[:at]]
		right, ok2 := v.ids[line[at+1:]]
		id, ok3 := v.ids[line[:at]+line[at+1:]]
		if !ok1 || !ok2 || !ok3 {
			return corrupt("merge %d, %q, names or makes what is no token", rank, line)
		}
		key := pairKey(left, right)
		if _, twice := b.merges[key]; !twice && v.attr[id]&(control|unknown) == 0 {
			b.merges[key] = merged{uint32(rank), id}
		}
	}
	return nil
}

func (b *bpe) encode(out []int32, text string, _ bool, m *scratch) []int32 {
	text = clean(text)
	m.ends, m.spare = b.splitter.split(b.table, text, m.ends, m.spare)
	begin := 0
	for _, end := range m.ends {
		out = b.word(out, text[begin:end], &m.merger)
		begin = end
	}
	return out
}

// word appends the tokens of one word. Most words are one token; whether the merges make it is found out once.
func (b *bpe) word(out []int32, word string, m *merger) []int32 {
	id, known := b.words[word]
	if known {
		state := b.single[id].Load()
		if b.splitter.whole || state == isSingle {
			return append(out, id)
		}
		known = state == notTried
	}
	m.reset()
	for i := range len(word) {
		m.add(1, b.bytes[word[i]])
	}
	m.merge(b.bond)
	if known {
		state := uint32(notSingle)
		if m.pieces[0].id == id {
			state = isSingle
		}
		b.single[id].Store(state)
	}
	for i := int32(0); i >= 0; i = m.pieces[i].next {
		if id := m.pieces[i].id; id >= 0 {
			out = append(out, id)
		}
	}
	return out
}

func (b *bpe) bond(left, right piece) (order uint32, id int32, ok bool) {
	if left.id < 0 || right.id < 0 {
		return 0, 0, false
	}
	to, ok := b.merges[pairKey(left.id, right.id)]
	return to.rank, to.id, ok
}

// The byte alphabet of GPT-2: printable Latin-1 characters are themselves, the other bytes, in order, are U+0100 and on.
var toAlphabet, alphabet = func() (to [256]rune, from map[rune]byte) {
	from = map[rune]byte{}
	next := rune(256)
	for b := range to {
		r := rune(b)
		if b < '!' || b > '~' && b < 0xA1 || b == 0xAD {
			r = next
			next++
		}
		to[b], from[r] = r, byte(b)
	}
	return to, from
}()

// fromAlphabet gives the bytes of a token's text; ok is false where a character is not in the alphabet.
func fromAlphabet(text string) (raw string, ok bool) {
	b := make([]byte, 0, len(text))
	for i, r := range text {
		c, known := alphabet[r]
		if !known || r == utf8.RuneError && text[i] != 0xEF {
			return "", false
		}
		b = append(b, c)
	}
	return string(b), true
}
