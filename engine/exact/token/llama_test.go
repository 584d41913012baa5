//go:build linux && amd64 && !nollama

package token

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"unsafe"

	"github.com/ebitengine/purego"
	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	_ "github.com/cortensor-open/cortensor/engine/llama/preflight"
)

// library is llama.cpp, loaded once. The functions are called without the binding, which cannot pass a text with a zero byte.
var library struct {
	sync.Mutex
	handle                            uintptr
	tokenize, class, lower, decompose uintptr
	piece, isControl, isEnd, bos      uintptr
}

func loadLibrary(t testing.TB) {
	t.Helper()
	library.Lock()
	defer library.Unlock()
	if library.handle != 0 {
		return
	}
	dir := enginetest.Assets(t).Library
	if err := binding.Load(dir); err != nil {
		t.Fatal(err)
	}
	binding.LogSet(binding.LogSilent())
	binding.BackendInit()
	handle, err := purego.Dlopen(filepath.Join(dir, "libllama.so"), purego.RTLD_NOW|purego.RTLD_GLOBAL)
	if err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]*uintptr{
		"llama_tokenize": &library.tokenize, "llama_token_to_piece": &library.piece, "llama_vocab_is_control": &library.isControl,
		"llama_vocab_is_eog": &library.isEnd, "llama_vocab_bos": &library.bos,
		"_Z26unicode_cpt_flags_from_cptj": &library.class, "_Z15unicode_tolowerj": &library.lower,
		"_Z26unicode_cpts_normalize_nfdRKSt6vectorIjSaIjEE": &library.decompose,
	} {
		if *to, err = purego.Dlsym(handle, name); err != nil {
			t.Fatal(err)
		}
	}
	library.handle = handle
}

// rival is a vocabulary that llama.cpp has loaded.
type rival struct {
	vocab binding.Vocab
	out   []int32
	text  [2 * maxTokenSize]byte
}

func openRival(t testing.TB, path string) *rival {
	t.Helper()
	loadLibrary(t)
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	params := binding.ModelDefaultParams()
	params.VocabOnly = 1
	m, err := binding.ModelLoadFromFile(path, params)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := binding.ModelFree(m); err != nil {
			t.Error(err)
		}
	})
	return &rival{vocab: binding.ModelGetVocab(m), out: make([]int32, 1<<20)}
}

func asByte(b bool) uintptr {
	if b {
		return 1
	}
	return 0
}

func (r *rival) encode(text string, o Options) []int32 {
	p := unsafe.StringData(text + "\x00")
	n, _, _ := purego.SyscallN(library.tokenize, uintptr(r.vocab), uintptr(unsafe.Pointer(p)), uintptr(len(text)),
		uintptr(unsafe.Pointer(&r.out[0])), uintptr(len(r.out)), asByte(o.BOS), asByte(o.Special))
	runtime.KeepAlive(p)
	if int32(n) < 0 {
		panic(fmt.Sprintf("%d tokens", int32(n)))
	}
	return r.out[:n]
}

func (r *rival) pieceOf(id int32, special bool) string {
	n, _, _ := purego.SyscallN(library.piece, uintptr(r.vocab), uintptr(uint32(id)), uintptr(unsafe.Pointer(&r.text[0])), uintptr(len(r.text)), 0, asByte(special))
	return string(r.text[:int32(n)])
}

func (r *rival) is(f uintptr, id int32) bool {
	n, _, _ := purego.SyscallN(f, uintptr(r.vocab), uintptr(uint32(id)))
	return n&0xFF != 0
}

// The frozen table is what llama.cpp was built with.
func TestUnicodeEqualsLlama(t *testing.T) {
	loadLibrary(t)
	c := unicodeTable()
	in := make([]uint32, maxRune+1)
	for i := range in {
		in[i] = uint32(i)
	}
	begin := uintptr(unsafe.Pointer(&in[0]))
	vector := [3]uintptr{begin, begin + uintptr(4*len(in)), begin + uintptr(4*len(in))}
	var result [3]uintptr
	var pin runtime.Pinner
	defer pin.Unpin()
	pin.Pin(&in[0])
	pin.Pin(&vector)
	pin.Pin(&result)
	purego.SyscallN(library.decompose, uintptr(unsafe.Pointer(&result)), uintptr(unsafe.Pointer(&vector)))
	decomposed := *(*[]uint32)(unsafe.Pointer(&[3]uintptr{result[0], uintptr(len(in)), uintptr(len(in))}))
	bits := []struct {
		theirs uint16
		ours   class
	}{{2, number}, {4, letter}, {16, mark}, {32, punct}, {64, symbol}, {128, other}, {256, space}}
	for r := range rune(maxRune + 1) {
		flags, _, _ := purego.SyscallN(library.class, uintptr(r))
		want := class(0)
		for _, b := range bits {
			if uint16(flags)&b.theirs != 0 {
				want |= b.ours
			}
		}
		if got := c.class(r); got != want {
			t.Fatalf("U+%04X is of class %b, in llama.cpp %b", r, got, want)
		}
		low, _, _ := purego.SyscallN(library.lower, uintptr(r))
		if got := c.lower(r); got != rune(uint32(low)) {
			t.Fatalf("U+%04X is %X in lower case, in llama.cpp %X", r, got, uint32(low))
		}
		if got := c.base(r); got != rune(decomposed[r]) {
			t.Fatalf("U+%04X begins with %X, in llama.cpp %X", r, got, decomposed[r])
		}
	}
}

// compare fails at the first text of which the tokens differ.
func compare(t *testing.T, tok *Tokenizer, r *rival, text string) (tokens int) {
	t.Helper()
	for _, o := range []Options{{}, {Special: true, BOS: true}} {
		got, err := tok.Encode(text, o)
		if err != nil {
			t.Fatal(err)
		}
		if want := r.encode(text, o); !slices.Equal(got, want) {
			t.Fatalf("%+v %q:\n%v\n%v in llama.cpp\n%q\n%q", o, text, got, want, texts(tok, got), texts(tok, want))
		}
		tokens += len(got)
	}
	return tokens
}

// compareAll compares the corpus, random texts of random pieces of it, and every token's properties.
func compareAll(t *testing.T, path string, n int) {
	t.Helper()
	f, err := gguf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tok, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	r := openRival(t, path)
	tokens := 0
	for _, text := range corpus {
		tokens += compare(t, tok, r, text)
	}
	tokens += compare(t, tok, r, strings.Join(corpus, " "))
	random := newTexts(tok)
	for range n {
		tokens += compare(t, tok, r, random.next())
	}
	t.Logf("%d texts, %d tokens", n+len(corpus), tokens)
	compareTokens(t, tok, r)
}

func compareTokens(t *testing.T, tok *Tokenizer, r *rival) {
	t.Helper()
	bos, ok := tok.BOS()
	if n, _, _ := purego.SyscallN(library.bos, uintptr(r.vocab)); int32(n) != bos || ok != (bos >= 0) {
		t.Errorf("BOS is %d, in llama.cpp %d", bos, int32(n))
	}
	for id := range int32(tok.Len()) {
		if got, want := string(tok.Piece(id)), r.pieceOf(id, false); got != want {
			t.Fatalf("token %d is %q, in llama.cpp %q", id, got, want)
		}
		if got, want := tok.Text(id), r.pieceOf(id, true); got != want {
			t.Fatalf("token %d is written %q, in llama.cpp %q", id, got, want)
		}
		if tok.Control(id) != r.is(library.isControl, id) || tok.EndOfText(id) != r.is(library.isEnd, id) {
			t.Fatalf("token %d %q: control %v, end of text %v, in llama.cpp not", id, tok.Text(id), tok.Control(id), tok.EndOfText(id))
		}
	}
}

func TestSmolLMEqualsLlama(t *testing.T) { compareAll(t, enginetest.Assets(t).Model, 120_000) }

func TestMiniLMEqualsLlama(t *testing.T) { compareAll(t, enginetest.Assets(t).Embedder, 120_000) }

// SentencePiece with 262,144 tokens, bytes among them, and no space before a text.
func TestGemmaEqualsLlama(t *testing.T) { compareAll(t, enginetest.Gemma(t), 60_000) }

// Every pre-tokenizer that is known here, on SmolLM's tokens and merges.
func TestPreTokenizersEqualLlama(t *testing.T) {
	tables := smolTables(t)
	small := tables.small(t, 2000)
	for _, s := range splitters {
		for i, name := range s.names {
			t.Run(name, func(t *testing.T) {
				if i > 0 {
					compareAll(t, writeTables(t, small.with("tokenizer.ggml.pre", name)), 300)
					return
				}
				compareAll(t, writeTables(t, tables.with("tokenizer.ggml.pre", name)), 4_000)
			})
		}
	}
}

func TestSentencePieceEqualsLlama(t *testing.T) {
	for name, tables := range spmTables() {
		t.Run(name, func(t *testing.T) { compareAll(t, writeTables(t, tables), 30_000) })
	}
}

// Made-up WordPiece vocabularies, with and without lower-casing.
func TestWordPieceEqualsLlama(t *testing.T) {
	for name, p := range map[string]tables{
		"plain": wpmTables(), "cased": wpmTables().with("tokenizer.ggml.normalizer.lowercase", false),
		"accents": wpmTables().with("tokenizer.ggml.normalizer.strip_accents", false),
	} {
		t.Run(name, func(t *testing.T) { compareAll(t, writeTables(t, p), 20_000) })
	}
}

// Tokens that llama.cpp knows by their text.
func TestRolesEqualLlama(t *testing.T) {
	var all []string
	for _, r := range roles {
		all = append(all, r.texts[0])
	}
	all = append(all, "<|channel|>", "<|start|>", "<unused5>", "<s>", "[UNK]")
	for _, texts := range [][]string{append(slices.Clone(all), endTexts...), slices.DeleteFunc(append(slices.Clone(all), endTexts...), func(s string) bool {
		return s == "<|call|>" || s == "<|calls|>" || s == "<|tool_response>"
	})} {
		compareAll(t, writeTables(t, smolTables(t).small(t, 2000).add(1, texts...)), 2000)
		compareAll(t, writeTables(t, smolTables(t).small(t, 2000).add(3, texts...)), 2000)
		compareAll(t, writeTables(t, smolTables(t).small(t, 2000).add(4, texts...)), 2000)
	}
}

// Overlapping special tokens, all of different lengths: among those of the same length llama.cpp's order is no rule.
func TestOverlapsEqualLlama(t *testing.T) {
	path := writeTables(t, smolTables(t).add(4, "<a", "a><", "<b>a", "aaaaa").add(3, "b a ba", "<<<<<<<"))
	f, err := gguf.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	tok, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	r := openRival(t, path)
	rng := rand.New(rand.NewPCG(5, 6))
	for range 50_000 {
		b := make([]byte, rng.IntN(30))
		for i := range b {
			b[i] = "<>ab "[rng.IntN(5)]
		}
		compare(t, tok, r, string(b))
	}
}

// BenchmarkEncode gives MB/s beside llama.cpp's on the same texts.
func BenchmarkEncode(b *testing.B) {
	paths := enginetest.Assets(b)
	text := strings.Repeat(english, 20)
	mixed := strings.Join(corpus, " ")
	for name, path := range map[string]string{"SmolLM": paths.Model, "MiniLM": paths.Embedder} {
		f, err := gguf.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		defer f.Close()
		tok, err := Open(f)
		if err != nil {
			b.Fatal(err)
		}
		r := openRival(b, path)
		for kind, text := range map[string]string{"english": text, "mixed": mixed} {
			b.Run(name+"/"+kind+"/ours", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := tok.Encode(text, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(name+"/"+kind+"/llama", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r.encode(text, Options{})
				}
			})
		}
		b.Run(name+"/open", func(b *testing.B) {
			for b.Loop() {
				if _, err := Open(f); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
