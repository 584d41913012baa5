package token

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// byteTables is byte-level BPE with every byte and a few merges.
func byteTables() tables {
	var tokens, merges []string
	var types []int32
	for _, r := range toAlphabet {
		tokens, types = append(tokens, string(r)), append(types, 1)
	}
	for _, m := range []string{"h e", "l l", "he ll", "hell o", "Ġ w", "Ġ Ġ", "ĠĠ ĠĠ", "a a", "aa aa", "Ã ©", "Ġ hello", "1 2", "a b", "b a"} {
		merges = append(merges, m)
		tokens, types = append(tokens, strings.Replace(m, " ", "", 1)), append(types, 1)
	}
	return tables{
		{Key: "general.architecture", Value: "llama"}, {Key: "tokenizer.ggml.model", Value: "gpt2"}, {Key: "tokenizer.ggml.pre", Value: "qwen2"},
		{Key: "tokenizer.ggml.tokens", Value: tokens}, {Key: "tokenizer.ggml.token_type", Value: types}, {Key: "tokenizer.ggml.merges", Value: merges},
	}.add(3, "<|end|>", "<|start of text|>").add(4, "<b>")
}

func mustOpen(t testing.TB, p tables) *Tokenizer {
	t.Helper()
	tok, err := openTables(t, p)
	if err != nil {
		t.Fatal(err)
	}
	return tok
}

func mustEncode(t testing.TB, tok *Tokenizer, text string, o Options) []int32 {
	t.Helper()
	ids, err := tok.Encode(text, o)
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

func TestSpecialOnRequest(t *testing.T) {
	tok := mustOpen(t, byteTables())
	for _, c := range []struct {
		text string
		o    Options
		want []string
	}{
		{"hello<|end|> w", Options{Special: true}, []string{"hello", "<|end|>", " w"}},
		{"hello<|end|> w", Options{}, []string{"hello", "<", "|", "e", "n", "d", "|", ">", " w"}},
		{"<b>hello", Options{}, []string{"<b>", "hello"}},
		{"a  hello", Options{}, []string{"a", " ", " hello"}},
	} {
		if got := texts(tok, mustEncode(t, tok, c.text, c.o)); !slices.Equal(got, c.want) {
			t.Errorf("%q %+v: %q, want %q", c.text, c.o, got, c.want)
		}
	}
	id := mustEncode(t, tok, "<|end|>", Options{Special: true})[0]
	if !tok.Control(id) || !tok.EndOfText(id) || len(tok.Piece(id)) != 0 || tok.Text(id) != "<|end|>" {
		t.Errorf("token %d", id)
	}
	if tok.Control(-1) || tok.Control(1<<30) || tok.Piece(-1) != nil || tok.Text(1<<30) != "" || tok.EndOfText(-1) {
		t.Error("numbers outside the vocabulary")
	}
}

// texts gives how tokens are written.
func texts(tok *Tokenizer, ids []int32) (out []string) {
	for _, id := range ids {
		out = append(out, tok.Text(id))
	}
	return out
}

// Text of a user makes no control token even where the pieces to merge it from are there: llama.cpp makes one.
func TestTextMakesNoControl(t *testing.T) {
	spm := spmTables()["plain"].add(1, "<", "s", ">", "<s", "s>", "/", "</", "</s")
	bpe := byteTables().add(1, "<s", "s>").add(3, "<s>")
	merges, _ := bpe.get("tokenizer.ggml.merges").([]string)
	bpe = bpe.with("tokenizer.ggml.merges", append(slices.Clone(merges), "< s", "<s >"))
	scores := make([]float32, len(spm.get("tokenizer.ggml.tokens").([]string)))
	whole := byteTables().with("tokenizer.ggml.pre", "llama-bpe").add(3, "stop").with("tokenizer.ggml.bos_token_id", uint32(1))
	for name, p := range map[string]tables{"spm": spm.with("tokenizer.ggml.scores", scores), "bpe": bpe, "whole words": whole} {
		tok := mustOpen(t, p)
		for _, text := range []string{"<s>", "a<s>b", "</s>", " <s> </s>", "stop", "a stop"} {
			for _, id := range mustEncode(t, tok, text, Options{}) {
				if tok.Control(id) {
					t.Errorf("%s: %q holds %q", name, text, tok.Text(id))
				}
			}
		}
	}
}

// Merging by heap is merging the best pair of all again and again.
func TestMergeAgainstScan(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 3000 {
		rules := map[uint64]merged{}
		for id := int32(3); id < 12; id++ {
			rules[pairKey(rng.Int32N(id), rng.Int32N(id))] = merged{uint32(rng.IntN(6)), id}
		}
		bond := func(l, r piece) (uint32, int32, bool) {
			m, ok := rules[pairKey(l.id, r.id)]
			return m.rank, m.id, ok
		}
		var m merger
		var scan []int32
		for range 1 + rng.IntN(40) {
			id := rng.Int32N(3)
			m.add(1, id)
			scan = append(scan, id)
		}
		m.merge(bond)
		for {
			best, at := merged{rank: math.MaxUint32}, -1
			for i := 1; i < len(scan); i++ {
				if r, ok := rules[pairKey(scan[i-1], scan[i])]; ok && r.rank < best.rank {
					best, at = r, i
				}
			}
			if at < 0 {
				break
			}
			scan = slices.Replace(scan, at-1, at+1, best.id)
		}
		var got []int32
		for i := int32(0); i >= 0; i = m.pieces[i].next {
			got = append(got, m.pieces[i].id)
		}
		if !slices.Equal(got, scan) {
			t.Fatalf("%v, want %v", got, scan)
		}
	}
}

func TestConcurrentEncode(t *testing.T) {
	tok := mustOpen(t, byteTables())
	text := strings.Join(corpus, " ")
	want := mustEncode(t, mustOpen(t, byteTables()), text, Options{})
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if got, err := tok.Encode(text, Options{}); err != nil || !slices.Equal(got, want) {
				t.Errorf("other tokens, %v", err)
			}
		})
	}
	wait.Wait()
}

// A mebibyte of one repeated unit is done in a moment; if work grew as the square of a word's length, this would not end.
func TestHostileTextIsFast(t *testing.T) {
	for name, p := range map[string]tables{
		"bpe": byteTables(), "spm": spmTables()["plain"].add(1, "a", "aa", "aaaa", "ab", "ba").with("tokenizer.ggml.scores", make([]float32, 20000)),
		"special": byteTables().add(4, "aa", "aaa", "aaaa", strings.Repeat("a", 300), strings.Repeat("ab", 200)),
	} {
		tok := mustOpen(t, p)
		for _, unit := range []string{"a", "ab", " ", "é", "'", "\n", "7", "<|end|", "\xff"} {
			text := strings.Repeat(unit, 1<<19/len(unit))
			if ids := mustEncode(t, tok, text, Options{Special: true}); len(ids) > len(text)*3 {
				t.Errorf("%s %q: %d tokens of %d bytes", name, unit, len(ids), len(text))
			}
		}
	}
}

func TestTooLong(t *testing.T) {
	tok := mustOpen(t, byteTables())
	if _, err := tok.Encode(strings.Repeat("a", MaxText+1), Options{}); core.KindOf(err) != core.TooLarge {
		t.Error(err)
	}
	if ids := mustEncode(t, tok, strings.Repeat("aaaa ", 1000), Options{}); len(ids)*tok.Longest() < 5000 {
		t.Error(tok.Longest())
	}
}

func TestHostileTables(t *testing.T) {
	bpe, spm := byteTables(), spmTables()["plain"]
	wpm := tables{{Key: "general.architecture", Value: "bert"}, {Key: "tokenizer.ggml.model", Value: "bert"},
		{Key: "tokenizer.ggml.tokens", Value: []string{"[CLS]", "[SEP]", "[UNK]", "▁a"}}}
	tokens, _ := spm.get("tokenizer.ggml.tokens").([]string)
	nan := make([]float32, len(tokens))
	nan[5] = float32(math.NaN())
	for name, c := range map[string]struct {
		p    tables
		kind core.Kind
	}{
		"no model":          {bpe.without("tokenizer.ggml.model"), core.NotFound},
		"other model":       {bpe.with("tokenizer.ggml.model", "rwkv"), core.Invalid},
		"other splitter":    {bpe.with("tokenizer.ggml.pre", "tekken"), core.Invalid},
		"no tokens":         {bpe.without("tokenizer.ggml.tokens"), core.NotFound},
		"empty":             {bpe.with("tokenizer.ggml.tokens", []string{}), core.Corrupt},
		"tokens of numbers": {bpe.with("tokenizer.ggml.tokens", []int32{1}), core.Corrupt},
		"twice":             {spm.with("tokenizer.ggml.tokens", append(slices.Clone(tokens), "<s>")), core.Corrupt},
		"empty twice":       {wpm.with("tokenizer.ggml.tokens", []string{"", "[EMPTY_0]"}), core.Corrupt},
		"huge token":        {bpe.add(1, strings.Repeat("a", maxTokenSize+1)), core.Corrupt},
		"huge special":      {bpe.add(3, strings.Repeat("a", maxSpecial+1)), core.Corrupt},
		"few types":         {bpe.with("tokenizer.ggml.token_type", []int32{1, 1}), core.Corrupt},
		"few scores":        {spm.with("tokenizer.ggml.scores", []float32{1}), core.Corrupt},
		"few whole scores":  {spm.with("tokenizer.ggml.scores", []int32{1}), core.Corrupt},
		"scores of text":    {spm.with("tokenizer.ggml.scores", []string{"1"}), core.Corrupt},
		"NaN":               {spm.with("tokenizer.ggml.scores", nan), core.Corrupt},
		"no merges":         {bpe.without("tokenizer.ggml.merges"), core.NotFound},
		"merge of one":      {bpe.with("tokenizer.ggml.merges", []string{"ab"}), core.Corrupt},
		"empty merge":       {bpe.with("tokenizer.ggml.merges", []string{""}), core.Corrupt},
		"merge of nothing":  {bpe.with("tokenizer.ggml.merges", []string{"a zz"}), core.Corrupt},
		"merge to nothing":  {bpe.with("tokenizer.ggml.merges", []string{"a z"}), core.Corrupt},
		"no byte tokens":    {spm.with("tokenizer.ggml.tokens", []string{"a", "b", "c"}).with("tokenizer.ggml.token_type", []int32{1, 1, 1}), core.Corrupt},
		"no CLS":            {wpm, core.Corrupt},
		"BOS of text":       {bpe.with("tokenizer.ggml.bos_token_id", "1"), core.Corrupt},
		"no BOS":            {bpe.with("tokenizer.ggml.pre", "glm4").with("tokenizer.ggml.add_bos_token", true), core.Corrupt},
		"flag of a number":  {bpe.with("tokenizer.ggml.add_bos_token", uint32(1)), core.Corrupt},
		"splitter is a num": {bpe.with("tokenizer.ggml.pre", uint32(1)), core.Corrupt},
	} {
		if tok, err := openTables(t, c.p); core.KindOf(err) != c.kind || tok != nil {
			t.Errorf("%s: %v, %v, want %s", name, tok, err, c.kind)
		}
	}
}

// Valid text comes back from byte-level BPE; whatever comes, nothing panics and no token is outside the vocabulary.
func FuzzEncode(f *testing.F) {
	for _, text := range corpus {
		f.Add(text, true)
	}
	var toks []*Tokenizer
	for _, s := range splitters {
		p := byteTables().with("tokenizer.ggml.pre", s.names[0])
		toks = append(toks, mustOpen(f, p.with("tokenizer.ggml.bos_token_id", uint32(1))))
	}
	others := []*Tokenizer{mustOpen(f, spmTables()["plain"]), mustOpen(f, tables{
		{Key: "tokenizer.ggml.model", Value: "bert"}, {Key: "tokenizer.ggml.tokens", Value: []string{"[CLS]", "[SEP]", "[UNK]", "▁a", "b", "▁你", "é", "▁e"}},
		{Key: "tokenizer.ggml.bos_token_id", Value: uint32(0)}, {Key: "tokenizer.ggml.seperator_token_id", Value: uint32(1)},
		{Key: "tokenizer.ggml.unknown_token_id", Value: uint32(2)},
	})}
	f.Fuzz(func(t *testing.T, text string, special bool) {
		for _, tok := range toks {
			ids := mustEncode(t, tok, text, Options{})
			if back := string(tok.Decode(ids)); utf8.ValidString(text) && back != text {
				t.Fatalf("%q became %q", text, back)
			}
			if back := tok.Decode(ids); !bytes.Equal(back, []byte(clean(text))) {
				t.Fatalf("%q became %q", text, back)
			}
		}
		for _, tok := range append(slices.Clone(toks), others...) {
			for _, id := range mustEncode(t, tok, text, Options{Special: special, BOS: true}) {
				if id < 0 || int(id) >= tok.Len() {
					t.Fatalf("token %d of %d", id, tok.Len())
				}
			}
		}
	})
}

// FuzzOpen opens files of hostile tables and uses what opens.
func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	small := tables{{Key: "tokenizer.ggml.model", Value: "gpt2"}, {Key: "tokenizer.ggml.tokens", Value: []string{"a", "b", "ab", "Ġ", "", "<x>"}},
		{Key: "tokenizer.ggml.merges", Value: []string{"a b"}}, {Key: "tokenizer.ggml.token_type", Value: []int32{1, 1, 1, 1, 1, 3}}}
	for _, p := range []tables{small, small.with("tokenizer.ggml.model", "llama"), small.with("tokenizer.ggml.model", "bert").with("tokenizer.ggml.bos_token_id", uint32(1)),
		small.with("tokenizer.ggml.pre", "llama-bpe").with("tokenizer.ggml.bos_token_id", uint32(0))} {
		b.Reset()
		if err := gguf.Write(&b, p, nil); err != nil {
			f.Fatal(err)
		}
		f.Add(bytes.Clone(b.Bytes()), "abba <x> b")
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		file, err := gguf.Parse(data)
		if err != nil {
			return
		}
		tok, err := Open(file)
		if err != nil {
			if k := core.KindOf(err); k != core.Corrupt && k != core.NotFound && k != core.Invalid {
				t.Fatalf("%s: %v", k, err)
			}
			return
		}
		for _, o := range []Options{{}, {Special: true, BOS: true}} {
			for _, id := range mustEncode(t, tok, text, o) {
				if id < 0 || int(id) >= tok.Len() {
					t.Fatalf("token %d of %d", id, tok.Len())
				}
			}
		}
	})
}

func TestUnicodeTable(t *testing.T) {
	c, err := parseUnicode(unicodeText)
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]class{'a': letter, '7': number, ' ': space, '\n': other | space, 0x301: mark, '!': punct, '+': symbol, 0x378: 0, 0x2EBF0: letter, -1: 0, maxRune + 1: 0} {
		if got := c.class(r); got != want {
			t.Errorf("U+%04X: %b, want %b", r, got, want)
		}
	}
	if c.lower('Ä') != 'ä' || c.lower('A') != 'a' || c.lower('ß') != 'ß' || c.base('ä') != 'a' || c.base('각') != 'ᄀ' || c.base('a') != 'a' {
		t.Error("lower or base")
	}
	for _, line := range []string{"class 0 1", "class 0 x L", "class 0 1 Q", "lower 1 2 3", "base 1 2", "other 1 2 3", "class 0 110000 L"} {
		if _, err := parseUnicode(line); err == nil {
			t.Errorf("%q was read", line)
		}
	}
}

// SmolLM's vocabulary has no tokens for some bytes that are in no common text: they are lost, and nothing else is.
func TestSmolLMRoundTrip(t *testing.T) {
	tok := mustOpen(t, smolTables(t))
	b, ok := tok.model.(*bpe)
	if !ok {
		t.Fatalf("%T", tok.model)
	}
	lost := 0
	for c, id := range b.bytes {
		if id < 0 {
			lost++
			if c < 0x80 && c != 0x7F && c >= ' ' || c == '\n' || c == '\t' {
				t.Errorf("byte %02x has no token", c)
			}
		}
	}
	t.Logf("%d bytes have no token", lost)
	for _, text := range corpus {
		var want []byte
		for _, c := range []byte(clean(text)) {
			if b.bytes[c] >= 0 {
				want = append(want, c)
			}
		}
		if got := tok.Decode(mustEncode(t, tok, text, Options{})); !bytes.Equal(got, want) {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

// The tokens of the corpus are these on every platform and with every Go release.
func TestGoldenTokens(t *testing.T) {
	for name, c := range map[string]struct {
		p    tables
		want string
	}{
		"smollm":     {smolTables(t), "f8448f40e61a339cdc669517528f108924929db8b347ebd53a701429ed824902"},
		"llama-bpe":  {smolTables(t).with("tokenizer.ggml.pre", "llama-bpe"), "99b8d98b81f63d811745cc50ff7c0c6471b9c7f833ec3c2d1875fe11735af42d"},
		"bytes":      {byteTables(), "c847a839b8396525810a7e9916a6e2f92e509032b29d9d5cf5cf3110cb2c3cfd"},
		"spm":        {spmTables()["plain"], "baf3d6f5f85f763b8f150cd7d290bec02ff2037cddc17d69dec40b31325d8997"},
		"word piece": {wpmTables(), "4a0746cafbfe07937fae3e84391c1c8943dee4de853881423beffb761dabe0b1"},
	} {
		h := sha256.New()
		tok := mustOpen(t, c.p)
		for _, text := range corpus {
			for _, id := range mustEncode(t, tok, text, Options{Special: true, BOS: true}) {
				h.Write(binary.LittleEndian.AppendUint32(nil, uint32(id)))
			}
			h.Write([]byte{0xFF})
		}
		if got := hex.EncodeToString(h.Sum(nil)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
