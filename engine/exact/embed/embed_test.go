package embed

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

func open(t testing.TB, cfg Config) *Embedder {
	t.Helper()
	cfg.Model = enginetest.EmbedderWeights(t)
	e, err := Open(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

// texts are of many scripts and lengths: one token, a sentence, just a window, two windows, and nothing but what is dropped.
func texts() []string {
	fox := "The quick brown fox jumps over the lazy dog. "
	return []string{
		"x", "That is a happy person", "Größe und Übermut tun selten gut.", "Быстрая коричневая лиса прыгает.", "السلام عليكم",
		"敏捷的棕色狐狸跳过了懒狗。", "いろはにほへと ちりぬるを", "नमस्ते दुनिया", "🙂🙃 emoji", "func main() { fmt.Println(1 + 2) }", "\u200b",
		strings.Repeat(fox, 25), strings.Repeat("word ", Window-2), strings.Repeat("word ", Window-1), strings.Repeat(fox, 60) + "敏捷的棕色狐狸",
	}
}

func bits(vectors ...[]float32) string {
	h := sha256.New()
	for _, v := range vectors {
		for _, x := range v {
			h.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x)))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func embed(t testing.TB, e *Embedder, texts ...string) [][]float32 {
	t.Helper()
	out, err := e.Embed(t.Context(), texts)
	if err != nil {
		t.Error(err)
	}
	return out
}

func TestEmbedder(t *testing.T) { enginetest.Embedder(t, open(t, Config{})) }

func TestInfo(t *testing.T) {
	i := open(t, Config{Threads: 1}).Info()
	if i.Name != "exact" || !strings.HasPrefix(i.Build, "exact/1 ") || i.Model != "all-MiniLM-L6-v2" || hex.EncodeToString(i.Digest) != enginetest.Digest(t, assets.MiniLM) ||
		i.Context != 256 || i.Slots != 1 {
		t.Errorf("%+v", i)
	}
	if i := open(t, Config{Name: "m", Digest: make([]byte, 32)}).Info(); i.Model != "m" || i.Digest[0] != 0 {
		t.Errorf("%+v", i)
	}
}

// golden is the digest of the vectors of texts(). If it changes, the specification has.
const golden = "5243457b940dc95ace254e85753438b835084266ee77e4ff57f4a5f0aeab4771"

// A text's vector is the same with any number of threads, alone, and beside others.
func TestBits(t *testing.T) {
	list, counts := texts(), []int{1, 2, 3}
	if testing.Short() { // plain Go takes half a minute a count
		counts = counts[1:2]
	}
	for _, threads := range counts {
		e := open(t, Config{Threads: threads})
		if got := bits(embed(t, e, list...)...); got != golden {
			t.Errorf("%d threads: vectors %s, want %s", threads, got, golden)
		}
		var wg sync.WaitGroup
		got := make([][]float32, len(list))
		for i, text := range list {
			wg.Go(func() {
				if v := embed(t, e, text); len(v) == 1 {
					got[i] = v[0]
				}
			})
		}
		wg.Wait()
		if got := bits(got...); got != golden {
			t.Errorf("%d threads, all at once: vectors %s, want %s", threads, got, golden)
		}
	}
}

// The reference gives the same for the real model's short texts …
func TestIsTheReference(t *testing.T) {
	f, err := gguf.Open(enginetest.EmbedderWeights(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m, err := model.OpenEncoder(f)
	if err != nil {
		t.Fatal(err)
	}
	tokenizer, err := token.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	short := texts()[:11]
	for i, got := range embed(t, open(t, Config{}), short...) {
		tokens, err := tokenizer.Encode(short[i], token.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want, err := ref.EmbedText(m, 101, 102, tokens)
		if err != nil {
			t.Fatal(err)
		}
		if bits(got) != bits(want) {
			t.Errorf("%q differs from the reference", short[i])
		}
	}
}

// madeUp is an embedder of a made-up model of so few positions.
func madeUp(t *testing.T, positions int) (*Embedder, *model.Encoder) {
	m, err := made.Encoder(made.Formats...).Encoder()
	if err != nil {
		t.Fatal(err)
	}
	m.Context = positions
	machine, err := exact.NewEncoder(m, 2)
	if err != nil {
		t.Fatal(err)
	}
	return &Embedder{machine: machine, control: [2]int32{7, 9}, own: m.Context - 2, turn: make(chan struct{}, 1), closing: make(chan struct{})}, m
}

// … and for texts of any number of windows, of which the 65th does not count.
func TestWindowsAreTheReference(t *testing.T) {
	e, m := madeUp(t, 6)
	r := rand.New(rand.NewPCG(1, 2))
	lengths := []int{0, 1, 4, 5, 8, 51, Windows * 4, Windows*4 + 3}
	var text []int32
	for range lengths[len(lengths)-1] {
		text = append(text, r.Int32N(made.Vocab))
	}
	got, err := e.vectors(t.Context(), len(lengths), func(i int) ([]int32, error) { return text[:lengths[i]], nil })
	if err != nil {
		t.Fatal(err)
	}
	for i, n := range lengths {
		want, err := ref.EmbedText(m, 7, 9, text[:n])
		if err != nil {
			t.Fatal(err)
		}
		if bits(got[i]) != bits(want) {
			t.Errorf("%d tokens: differs from the reference", n)
		}
		if beyond := n > Windows*4; i > 0 && beyond != (bits(got[i]) == bits(got[i-1])) {
			t.Errorf("%d tokens: same as the text before: %v, want %v", n, !beyond, beyond)
		}
	}
}

func TestBeginning(t *testing.T) {
	for _, mark := range []string{"a", "é", "狐", "🙂"} {
		for before := range 4 {
			text := strings.Repeat("x", before) + strings.Repeat(mark, MaxText/len(mark)+2)
			got := beginning(text)
			if !utf8.ValidString(got) || !strings.HasPrefix(text, got) || len(got) > MaxText || len(got) <= MaxText-len(mark) {
				t.Errorf("%q after %d bytes: %d bytes", mark, before, len(got))
			}
		}
	}
	if whole := strings.Repeat("狐", MaxText/3); beginning(whole) != whole {
		t.Error("a text that is not too long is cut")
	}
}

// after is a context that ends when it has been asked n times.
type after struct {
	context.Context
	n int
}

func (a *after) Err() error {
	if a.n--; a.n < 0 {
		return context.Canceled
	}
	return nil
}

func TestEndsBetweenWindowsAndTexts(t *testing.T) {
	e := open(t, Config{Threads: 1})
	for _, list := range [][]string{{strings.Repeat("word ", 4*Window)}, slices.Repeat([]string{strings.Repeat("word ", Window/2+1)}, 4)} {
		ctx := &after{t.Context(), 2}
		if v, err := e.Embed(ctx, list); v != nil || !errors.Is(err, context.Canceled) || core.ReasonOf(err) != core.ReasonCancelled || ctx.n < -3 {
			t.Errorf("%d vectors, %v, asked %d times more", len(v), err, -ctx.n)
		}
	}
	ctx, stop := context.WithTimeout(t.Context(), 0)
	defer stop()
	if _, err := e.Embed(ctx, []string{"x"}); core.KindOf(err) != core.Timeout {
		t.Error(err)
	}
}

// Who waits for a turn stops waiting when its context ends, and when the embedder is closed.
func TestEndsWhileWaiting(t *testing.T) {
	e := open(t, Config{Threads: 1})
	e.turn <- struct{}{}
	ctx, stop := context.WithCancel(t.Context())
	cancelled, closed := make(chan error), make(chan error)
	wait := func(ctx context.Context, to chan error) {
		_, err := e.Embed(ctx, []string{"x"})
		to <- err
	}
	go wait(ctx, cancelled)
	stop()
	if err := <-cancelled; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	go wait(t.Context(), closed)
	var closing sync.WaitGroup
	closing.Go(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := <-closed; core.KindOf(err) != core.Unavailable {
		t.Error(err)
	}
	<-e.turn
	closing.Wait()
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	write := func(m *made.Maker) string {
		raw, err := m.File()
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "made.gguf")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	cut := func(path string) string {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "cut.gguf")
		if err := os.WriteFile(out, raw[:len(raw)*2/3], 0o600); err != nil {
			t.Fatal(err)
		}
		return out
	}
	encoder := write(made.Encoder(gguf.F32))
	for name, c := range map[string]struct {
		cfg  Config
		kind core.Kind
		says string
	}{
		"no file named":    {Config{}, core.Invalid, "GGUF"},
		"threads":          {Config{Model: "x", Threads: -1}, core.Invalid, "threads"},
		"digest":           {Config{Model: "x", Digest: []byte{1}}, core.Invalid, "SHA-256"},
		"no file":          {Config{Model: filepath.Join(t.TempDir(), "none")}, core.NotFound, "open model"},
		"cut file":         {Config{Model: cut(encoder)}, core.Corrupt, ""},
		"a language model": {Config{Model: write(made.Decoder("llama", gguf.F32))}, core.Invalid, "engine llama"},
		"no tokenizer":     {Config{Model: encoder}, core.NotFound, "tokenizer"},
	} {
		e, err := Open(t.Context(), c.cfg)
		if e != nil || core.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v %v, want kind %v", name, core.KindOf(err), err, c.kind)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Open(ctx, Config{Model: enginetest.EmbedderWeights(t)}); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Embed refuses what is no text, and names it.
func TestRefuses(t *testing.T) {
	e := open(t, Config{Threads: 1})
	for _, bad := range []string{"", " \n\t", "a\xff", "a\x00b"} {
		if v, err := e.Embed(t.Context(), slices.Concat(texts()[:2], []string{bad})); v != nil || core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "text 2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
