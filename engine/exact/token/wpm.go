package token

import "github.com/cortensor-open/cortensor/engine/exact/gguf"

// wpm is WordPiece: words in lower case and without accents, each cut into the longest tokens from left to right. A word's
// first token begins with meta in the vocabulary. A word that cannot be cut is the unknown token.
type wpm struct {
	table        *characters
	words        map[string]int32 // without control tokens
	find         *prefixes        // the same
	unk          int32
	lower, strip bool
}

func openWPM(f *gguf.File, v *vocabulary) (model, error) {
	v.bos, v.eos, v.unk, v.sep = 101, -1, 100, 102
	if err := v.readSpecials(f); err != nil {
		return nil, err
	}
	if v.bos < 0 || v.sep < 0 || v.unk < 0 {
		return nil, corrupt("WordPiece wants a CLS, a SEP and an unknown token, it has %d, %d and %d", v.bos, v.sep, v.unk)
	}
	w := &wpm{table: unicodeTable(), words: make(map[string]int32, len(v.texts)), unk: v.unk, lower: true}
	if err := flag(f, "normalizer.lowercase", &w.lower); err != nil {
		return nil, err
	}
	w.strip = w.lower
	if err := flag(f, "normalizer.strip_accents", &w.strip); err != nil {
		return nil, err
	}
	var texts []string
	var ids []int32
	for id, text := range v.texts {
		if v.attr[id]&(control|unknown) == 0 {
			texts, ids = append(texts, text), append(ids, int32(id))
			w.words[text] = int32(id)
		}
	}
	w.find = newPrefixes(texts, ids)
	return w, nil
}

func (w *wpm) encode(out []int32, text string, _ bool, m *scratch) []int32 {
	word := append(m.bytes[:0], meta...)
	flush := func() {
		if len(word) > len(meta) {
			out = w.word(out, word)
			word = word[:len(meta)]
		}
	}
	for i := 0; i < len(text); {
		r, width := decode(text, i)
		i += width
		if w.strip {
			r = w.table.base(r)
		}
		set := w.table.class(r)
		switch {
		case set&space != 0:
			flush()
			continue
		case r == 0, r == 0xFFFD, set&other != 0, w.strip && set&mark != 0:
			continue
		}
		alone := set&punct != 0 || r < 0x7F && set&symbol != 0 || ideograph(r)
		if w.lower {
			r = w.table.lower(r)
		}
		if alone {
			flush()
		}
		word = encode(word, r)
		if alone {
			flush()
		}
	}
	flush()
	m.bytes = word
	return out
}

// word appends the tokens of meta and a word.
func (w *wpm) word(out []int32, word []byte) []int32 {
	if id, ok := w.words[string(word)]; ok { // nothing is longer
		return append(out, id)
	}
	begin := len(out)
	for rest := string(word); rest != ""; {
		size, id := w.find.longest(rest)
		if size == 0 {
			return append(out[:begin], w.unk)
		}
		out, rest = append(out, id), rest[size:]
	}
	return out
}

// ideograph tells the CJK characters that are words of their own. (That 2B920 is so in the tokenizer that models are trained
// with; the block begins at 2B820.)
func ideograph(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x2A6DF || r >= 0x2A700 && r <= 0x2B73F ||
		r >= 0x2B740 && r <= 0x2B81F || r >= 0x2B920 && r <= 0x2CEAF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}
