package token

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// corpus is text of many scripts, and text that is none.
var corpus = []string{
	"", " ", "  ", "\n", "\r\n", "\t", "\n\n\n", " \n ", "a", " a", "a ", "  a  ", "\u00a0a", "a\u3000b", "\u2028x\u2029", "\u200bx\u200d",
	english, code,
	"I'm you're he's they've we'll I'd don't I'M YOU'RE HE'S THEY'VE WE'LL I'D DON'T 's ' s '' 'x 're\u2019s \u2019t",
	"Größenwahn, Ångström, naïve café — l'œuvre où ça va; señor, ¿qué? ¡sí! Łódź, İstanbul, ığdır, ǅ, ﬁne, ß ẞ",
	"Ελληνικά: Ὁ ἄνθρωπος, ΣΊΣΥΦΟΣ σίσυφος ς", "Привет, мир! Ёлка, ѣ, Ђ і ї ґ", "שלום עולם, בְּרֵאשִׁית", "مرحبا بالعالم ٱلرَّحْمَٰنِ ١٢٣٤٥، ؟",
	"नमस्ते दुनिया, क्षत्रिय १२३४", "বাংলা ভাষা ৪৫৬", "தமிழ் மொழி", "สวัสดีชาวโลก ๑๒๓ ฯลฯ", "ქართული Ⴀ ენა Ა", "Հայերեն լեզու", "አማርኛ ፩፪፫",
	"你好，世界！中文没有空格。「引号」《书》", "日本語のテキスト、カタカナとひらがな。ﾊﾝｶｸ ｶﾞ が", "한국어 텍스트입니다. ㄱㄴㄷ 각각", "𠮷野家 𪚥 丽 𮯰𮹝 ⿼㇯",
	"😀👍🏽 👩‍👩‍👧‍👦 🏳️‍🌈 🇩🇪🇫🇷 ❤️ ☺︎ 1️⃣", "e\u0301 e\u0301\u0323 Z\u0351\u036b\u0343\u0343 \u0301alone", "\u202eright to left\u202c \u200fx\u200e \u2066y\u2069",
	"\x00\x01\x02\x1b[0m\x7f\u0085\u00ad\ufeff\ufffd\ufffe\uffff\u0378\U0010ffff\U000e0001", "0 1 12 123 1234 12345 3.14159 1,000,000 1e-9 0xFF ½ ² ⅷ Ⅷ ٣ ３ 𝟛 ௧ 一二三",
	"$€£¥ + - * / = < > ^ ~ | ` @ # % & _ \\ () [] {} \"q\" «x» … • ™ © § ¶ °", "!!!???...,,,;;;:::", "~~a ~b c~ ~1", "_x_ __init__ #tag @user a_b-c.d/e",
	"MiXeD CaSe ALLCAPS camelCase snake_case kebab-case", "x\n\ny\r\rz \n w\t\tv\v\fu  \n  t   s", "   leading", "trailing   ", " \u00a0 \u2003 mixed  spaces ",
	"http://example.org/a?b=c&d=%20#e", "<|im_start|>user\nhi<|im_end|>\n", "<|endoftext|><repo_name>[CLS][SEP][MASK] [UNK][PAD]", "<s></s><unk><0x41> ▁x▁▁y",
	"\x80", "\xff", "\xc3", "\xe2\x82", "\xf0\x9f\x98", "a\xc3b\xe2\x82c\xf0\x9f\x98d", "\xc0\x80\xc1\xbf\xe0\x80\x80\xed\xa0\x80\xed\xbf\xbf", "\xf8\x88\x80\x80\x80", "\xc3\xa9\xa9\xc3",
	strings.Repeat("a", 1000), strings.Repeat(" ", 300), strings.Repeat("ab ", 300), strings.Repeat("\n", 100), strings.Repeat("é", 200), strings.Repeat("7", 200),
}

const english = `The quick brown fox jumps over the lazy dog, while 1,234 other animals (mostly cats) watch from the fence. "Why," she asked,
"would anyone count them?" Nobody answered; it was 5:30 in the morning and the river hadn't thawed yet. They'd walked for hours.
`

const code = `package main

import "fmt"

// main prints.
func main() {
	for i := 0; i < 10; i++ {
		if x := i*i%7; x != 3 && x >= 1 {
			fmt.Printf("%d: %s\n", i, strings.Repeat("ab", x)) // 'quoted'
		}
	}
}
`

// randomTexts makes texts of pieces of the corpus, of tokens, of characters of every kind, and of bytes.
type randomTexts struct {
	rng *rand.Rand
	tok *Tokenizer
	all string
}

func newTexts(tok *Tokenizer) *randomTexts {
	return &randomTexts{rand.New(rand.NewPCG(1, 2)), tok, strings.Join(corpus, "")}
}

func (r *randomTexts) next() string {
	var b []byte
	for range 1 + r.rng.IntN(6) {
		switch r.rng.IntN(8) {
		case 0, 1, 2:
			at := r.rng.IntN(len(r.all))
			b = append(b, r.all[at:min(len(r.all), at+r.rng.IntN(16))]...)
		case 3:
			b = append(b, r.tok.Text(int32(r.rng.IntN(r.tok.Len())))...)
		case 4:
			for range r.rng.IntN(5) {
				b = encode(b, r.character())
			}
		case 5:
			const some = "'sdtmrevlSRELVT  \n\r\t019.~"
			b = append(b, '\'', some[r.rng.IntN(len(some))], some[r.rng.IntN(len(some))])
		case 6:
			b = append(b, [...]string{" ", "  ", "\n", "\n\n", "\t", "\u00a0", "\u3000", "\r\n", "\u0085"}[r.rng.IntN(9)]...)
		default:
			b = append(b, byte(r.rng.IntN(256)))
		}
	}
	for i, c := range b { // llama.cpp ends the process at such a byte before others
		if c >= 0xF4 && c < 0xF8 {
			b[i] = 0xF3
		}
	}
	return string(b)
}

func (r *randomTexts) character() rune {
	switch r.rng.IntN(4) {
	case 0:
		return rune(r.rng.IntN(0x3000))
	case 1:
		return rune(r.rng.IntN(0x10000))
	case 2:
		return rune(0x1D000 + r.rng.IntN(0x3000))
	}
	return rune(r.rng.IntN(0x100000))
}

// tables are a tokenizer's entries of a file.
type tables []gguf.Pair

func (p tables) with(key string, value any) tables {
	out := slices.Clone(p)
	for i := range out {
		if out[i].Key == key {
			out[i].Value = value
			return out
		}
	}
	return append(out, gguf.Pair{Key: key, Value: value})
}

func (p tables) without(key string) tables {
	return slices.DeleteFunc(slices.Clone(p), func(e gguf.Pair) bool { return e.Key == key })
}

func (p tables) get(key string) any {
	for _, e := range p {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// add puts tokens of a type at the end, those that are not there yet.
func (p tables) add(kind int32, texts ...string) tables {
	have, _ := p.get("tokenizer.ggml.tokens").([]string)
	types, _ := p.get("tokenizer.ggml.token_type").([]int32)
	have, types = slices.Clone(have), slices.Clone(types)
	for _, text := range texts {
		if at := slices.Index(have, text); at >= 0 {
			types[at] = kind
			continue
		}
		have, types = append(have, text), append(types, kind)
	}
	return p.with("tokenizer.ggml.tokens", have).with("tokenizer.ggml.token_type", types)
}

// smolTables reads SmolLM's entries.
func smolTables(t testing.TB) tables {
	t.Helper()
	f, err := gguf.Open(enginetest.Weights(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tokens, err1 := f.Strings("tokenizer.ggml.tokens")
	merges, err2 := f.Strings("tokenizer.ggml.merges")
	types, err3 := f.Ints("tokenizer.ggml.token_type")
	if err1 != nil || err2 != nil || err3 != nil {
		t.Fatal(err1, err2, err3)
	}
	return tables{
		{Key: "general.architecture", Value: "llama"}, {Key: "tokenizer.ggml.model", Value: "gpt2"}, {Key: "tokenizer.ggml.pre", Value: "smollm"},
		{Key: "tokenizer.ggml.tokens", Value: tokens}, {Key: "tokenizer.ggml.merges", Value: merges}, {Key: "tokenizer.ggml.token_type", Value: types},
		{Key: "tokenizer.ggml.bos_token_id", Value: uint32(1)}, {Key: "tokenizer.ggml.eos_token_id", Value: uint32(2)},
	}
}

// small keeps the tokens of BPE's first merges.
func (p tables) small(t testing.TB, n int) tables {
	t.Helper()
	all, _ := p.get("tokenizer.ggml.tokens").([]string)
	merges, _ := p.get("tokenizer.ggml.merges").([]string)
	var tokens []string
	var types []int32
	for i, text := range all[:min(len(all), 17+256+n)] {
		tokens, types = append(tokens, text), append(types, 1)
		if i < 17 {
			types[i] = 3
		}
	}
	have := map[string]bool{}
	for _, text := range tokens {
		have[text] = true
	}
	merges = slices.DeleteFunc(slices.Clone(merges), func(m string) bool {
		left, right, _ := strings.Cut(m, " ")
		return !have[left] || !have[right] || !have[left+right]
	})
	return p.with("tokenizer.ggml.tokens", tokens).with("tokenizer.ggml.token_type", types).with("tokenizer.ggml.merges", merges)
}

// spmTables are SentencePiece vocabularies of words and their beginnings, with made-up scores, many of them equal. No pieces
// make up a control token: there llama.cpp differs, see TestTextMakesNoControl.
func spmTables() map[string]tables {
	rng := rand.New(rand.NewPCG(7, 8))
	tokens, types, scores := []string{"<unk>", "<s>", "</s>"}, []int32{2, 3, 3}, []float32{0, 0, 0}
	for b := range 256 {
		tokens, types, scores = append(tokens, fmt.Sprintf("<0x%02X>", b)), append(types, 6), append(scores, 0)
	}
	seen := map[string]bool{"<unk>": true, "<s>": true, "</s>": true}
	for _, word := range strings.Fields(strings.ToValidUTF8(strings.Join(corpus, " "), " ")) {
		word = meta + word
		runes := []rune(word)
		for i := range runes {
			for _, n := range []int{1, 2, 3, 5, 8} {
				if piece := string(runes[i:min(len(runes), i+n)]); !seen[piece] && !strings.ContainsAny(piece, "\x00<>[]") && !slices.Contains(tokens[:259], piece) && rng.IntN(4) > 0 {
					seen[piece] = true
					tokens, types, scores = append(tokens, piece), append(types, 1), append(scores, -float32(rng.IntN(300)))
				}
			}
		}
	}
	base := tables{
		{Key: "general.architecture", Value: "llama"}, {Key: "tokenizer.ggml.model", Value: "llama"},
		{Key: "tokenizer.ggml.tokens", Value: tokens}, {Key: "tokenizer.ggml.scores", Value: scores}, {Key: "tokenizer.ggml.token_type", Value: types},
		{Key: "tokenizer.ggml.bos_token_id", Value: uint32(1)}, {Key: "tokenizer.ggml.eos_token_id", Value: uint32(2)},
		{Key: "tokenizer.ggml.unknown_token_id", Value: uint32(0)},
	}
	return map[string]tables{
		"plain":    base,
		"gemma":    base.with("tokenizer.ggml.add_space_prefix", false),
		"add EOS":  base.with("tokenizer.ggml.add_eos_token", true).with("tokenizer.ggml.add_bos_token", false),
		"no types": base.without("tokenizer.ggml.token_type"),
	}
}

// writeTables writes a file without tensors.
func writeTables(t testing.TB, p tables) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tables.gguf")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := gguf.Write(f, p, nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// openTables opens a tokenizer from entries.
func openTables(t testing.TB, p tables) (*Tokenizer, error) {
	t.Helper()
	f, err := gguf.Open(writeTables(t, p))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return Open(f)
}

// wpmTables is a WordPiece vocabulary of the corpus' words in lower case, and of all characters of it.
func wpmTables() tables {
	p := tables{{Key: "general.architecture", Value: "bert"}, {Key: "tokenizer.ggml.model", Value: "bert"},
		{Key: "tokenizer.ggml.bos_token_id", Value: uint32(0)}, {Key: "tokenizer.ggml.seperator_token_id", Value: uint32(1)},
		{Key: "tokenizer.ggml.unknown_token_id", Value: uint32(2)}}
	tokens, seen := []string{"[CLS]", "[SEP]", "[UNK]"}, map[string]bool{}
	add := func(text string) {
		if !seen[text] && text != "" {
			seen[text] = true
			tokens = append(tokens, text)
		}
	}
	table := unicodeTable()
	for i, word := range strings.Fields(strings.ToValidUTF8(strings.Join(corpus[:30], " "), " ")) {
		var low []byte
		for _, r := range word {
			low = encode(low, table.lower(table.base(r)))
			add(meta + string(low))
			add(string(encode(nil, table.lower(table.base(r)))))
		}
		if i%2 == 0 {
			add(string(low))
		}
	}
	types := slices.Repeat([]int32{1}, len(tokens))
	copy(types, []int32{3, 3, 2})
	return p.with("tokenizer.ggml.tokens", tokens).with("tokenizer.ggml.token_type", types)
}
