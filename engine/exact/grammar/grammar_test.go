package grammar

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func gbnfOf(t testing.TB, text string) *Grammar {
	t.Helper()
	g, err := Compile(&core.Format{Kind: core.FormatGrammar, Text: text})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return g
}

func match(t testing.TB, g *Grammar, text string) (begins, is bool) {
	t.Helper()
	begins, is, err := g.Match([]byte(text))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return begins, is
}

func TestGBNF(t *testing.T) {
	for _, c := range []struct{ grammar, are, begin, none string }{ // texts apart by ;
		{`root ::= "a" "b"+ | "c"`, "ab;abbb;c", ";a", "b;aba;cc"},
		{"root ::= x (\n  \",\" x |\n  \";\"\n)? # note\nx ::= [a-c-] {2}", "ab;-a,bc", "a;ab,", "a,;abc;d"},
		{`root ::= [^a-c\]] .`, "zé;é🙂", ";é", "a;];éa."},
		{`root ::= "\x41\u00e9\U0001F642\n\"\\"`, "Aé🙂\n\"\\", "A\xc3;Aé\xf0\x9f", "B"},
		{`root ::= "a"{2,3} "b"{0} "c"{1,}`, "aac;aaacc", "aa;aaa", "ac;aaaac;aab"},
		{`root ::= [а-я]+`, "привет", "п;\xd0", "x;\xd0\xd0"},
		{`root ::= "(" root? ")"`, "();(())", "(;((;(()", ")"},
		{`root ::= ("a"?)*`, "aaaa", "", "b"},
		{"root ::= a | b\na ::= \"x\" a \"y\" | \"\"\nb ::= \"x\" b \"z\" | \"\"", "xxyy;xxzz", "xx;xxz", "xxyz;y"},
		{"root ::= un | \"ok\"\nun ::= \"x\" un", "ok", "o", "x"},
		{"root ::= same | \"a\"\nsame ::= root", "a", "", "aa"},
	} {
		g := gbnfOf(t, c.grammar)
		for i, list := range []string{c.are, c.begin, c.none} {
			for _, text := range strings.Split(list, ";") {
				if text == "" && i == 0 {
					continue
				}
				begins, is := match(t, g, text)
				if want := [2]bool{i < 2, i == 0}; i == 2 && begins || i < 2 && begins != want[0] || i == 0 && !is {
					t.Errorf("%s: %q begins %v, is %v", c.grammar, text, begins, is)
				}
			}
		}
	}
}

func TestRefused(t *testing.T) {
	deep := strings.Repeat("(", 100) + `"a"` + strings.Repeat(")", 100)
	for text, say := range map[string]string{
		"": "no rule", `a ::= "x"`: `no rule "root"`, `root ::= x`: `"x" is not defined`, `root ::= root "a" | "b"`: "left-recursive",
		"root ::= a\na ::= b? a \"x\" | \"y\"\nb ::= \"z\"": "left-recursive", `root ::= "a" root`: "allows no text", `root ::= []`: "allows no text",
		`root ::= "a`: "before the closing", `root ::= [a`: "before the closing", `root ::= ("a"`: "want )", `root = "a"`: "want ::=",
		"root ::= \"a\"\nroot ::= \"b\"": "twice", `root ::= "a"{3,2}`: "larger", `root ::= "a"{99999}`: "at most", `root ::= "a"{`: "want a number",
		`root ::= * "a"`: "nothing before", `root ::= [z-a]`: "backwards", `root ::= "\q"`: "unknown escape", `root ::= "\uD800"`: "no character",
		"root ::= " + deep: "deeper", "root ::= \"a\" }": "not understood", "root ::= \xff": "UTF-8", `root ::= [a-z]{16000} [A-Z]{16000} ` +
			strings.Repeat(`([0-9] "x" "y"){0,16000} `, 9): "too large", `root ::= <tok>`: "not understood", "root ::= \"a\"" + strings.Repeat("*", 99): "repetitions of one",
	} {
		_, err := Compile(&core.Format{Kind: core.FormatGrammar, Text: text})
		if core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), say) {
			t.Errorf("%.60q: %v, want %q", text, err, say)
		}
	}
	for _, f := range []core.Format{{Kind: "x"}, {Kind: core.FormatGrammar, Text: strings.Repeat(" ", core.MaxFormat+1)}} {
		if _, err := Compile(&f); core.KindOf(err) != core.Invalid {
			t.Error(err)
		}
	}
}

// Grammars that are made to explode end: by an answer, or by an error after a bounded amount of work.
func TestHostile(t *testing.T) {
	var wide strings.Builder // 900 alternatives that all begin alike, of rules that differ
	wide.WriteString("root ::= (r0")
	for i := range 900 {
		fmt.Fprintf(&wide, "|r%d", i)
	}
	wide.WriteString(")*\n")
	for i := range 900 {
		fmt.Fprintf(&wide, "r%d::=\"a\" r%d? \"a\"\n", i, (i*7+1)%900)
	}
	for _, text := range []string{
		"root ::= (((\"a\"?){1000}){1000}){1000}", "root ::= \"a\" root \"x\" | \"a\" root \"y\" | \"a\" root \"z\" | \"a\"",
		"root ::= (x y | y x | x x)\nx ::= \"a\" | \"a\" x \"a\" | \"a\" y\ny ::= \"a\" | \"aa\" y x | \"a\" x x",
		"root ::= ([ab]* \"a\" [ab]{14}){9}", "root ::= \"a\"{16384} \"b\"", "root ::= (\"a\"{0,16384}){2}",
		wide.String(), "root ::= a a a a a a a a\na ::= b b b b b b b b\nb ::= c c c c c c c c\nc ::= \"a\"? | \"aa\"",
	} {
		at := time.Now()
		g, err := Compile(&core.Format{Kind: core.FormatGrammar, Text: text})
		compiled := time.Since(at)
		if err == nil {
			_, _, err = g.Match([]byte(strings.Repeat("a", 2000)))
		}
		t.Logf("%.50s: compiled in %v, matched in %v: %v", text, compiled, time.Since(at)-compiled, err)
	}
}

// brute is a rule set whose language is worked out by plain iteration.
type brute struct {
	names []string
	rules map[string][][]string // alternatives of names and single letters
}

func randomGrammar(r *rand.Rand) brute {
	b := brute{names: []string{"root", "x", "y", "z"}[:1+r.IntN(4)], rules: map[string][][]string{}}
	for _, name := range b.names {
		for range 1 + r.IntN(3) {
			alt := []string{}
			for range r.IntN(4) {
				if r.IntN(5) < 3 {
					alt = append(alt, []string{"A", "B", "É"}[r.IntN(3)])
				} else {
					alt = append(alt, b.names[r.IntN(len(b.names))])
				}
			}
			b.rules[name] = append(b.rules[name], alt)
		}
	}
	return b
}

func (b brute) gbnf() string {
	var out strings.Builder
	for _, name := range b.names {
		var alts []string
		for _, alt := range b.rules[name] {
			var parts []string
			for _, s := range alt {
				if b.rules[s] == nil {
					s = `"` + s + `"`
				}
				parts = append(parts, s)
			}
			alts = append(alts, strings.Join(append(parts, `""`), " "))
		}
		fmt.Fprintf(&out, "%s ::= %s\n", name, strings.Join(alts, " | "))
	}
	return out.String()
}

type language map[string]bool

// languages iterates to the sentences and their beginnings of at most n bytes.
func (b brute) languages(n int) (is, begins language) {
	sentences, prefixes, productive := map[string]language{}, map[string]language{}, language{}
	of := func(s string) (language, language, bool) {
		if b.rules[s] != nil {
			return sentences[s], prefixes[s], productive[s]
		}
		p := language{}
		for i := range len(s) + 1 {
			p[s[:i]] = true
		}
		return language{s: true}, p, true
	}
	for _, name := range b.names {
		sentences[name], prefixes[name] = language{}, language{}
	}
	for changed := true; changed; {
		changed = false
		for _, name := range b.names {
			for _, alt := range b.rules[name] {
				all := true
				for _, s := range alt {
					_, _, fine := of(s)
					all = all && fine
				}
				if !all {
					continue
				}
				if !productive[name] {
					productive[name], changed = true, true
				}
				so := language{"": true}
				put := func(to language, s string) {
					if len(s) <= n && !to[s] {
						to[s], changed = true, true
					}
				}
				put(prefixes[name], "")
				for _, s := range alt {
					words, starts, _ := of(s)
					next := language{}
					for a := range so {
						for w := range starts {
							put(prefixes[name], a+w)
						}
						for w := range words {
							if len(a)+len(w) <= n {
								next[a+w] = true
							}
						}
					}
					so = next
				}
				for s := range so {
					put(sentences[name], s)
				}
			}
		}
	}
	return sentences["root"], prefixes["root"]
}

// Random grammars accept what plain iteration says.
func TestAgainstBruteForce(t *testing.T) {
	const n = 5
	texts := []string{""}
	for from, size := 0, 1; size <= n; size++ {
		to := len(texts)
		for _, s := range texts[from:to] {
			for _, b := range []string{"A", "B", "\xc3", "\x89"} {
				texts = append(texts, s+b)
			}
		}
		from = to
	}
	r := rand.New(rand.NewPCG(11, 3))
	tried := 0
	for range 400 {
		b := randomGrammar(r)
		g, err := Compile(&core.Format{Kind: core.FormatGrammar, Text: b.gbnf()})
		if err != nil {
			if strings.Contains(err.Error(), "no text") {
				if is, begins := b.languages(n); len(is)+len(begins) > 0 {
					t.Fatalf("%s\n%v", b.gbnf(), err)
				}
			} else if !strings.Contains(err.Error(), "left-recursive") {
				t.Fatalf("%s\n%v", b.gbnf(), err)
			}
			continue
		}
		tried++
		is, begins := b.languages(n)
		for _, s := range texts {
			if p, q := match(t, g, s); q != is[s] || p != begins[s] {
				t.Fatalf("%s\n%q: begins %v, is %v; want %v, %v", b.gbnf(), s, p, q, begins[s], is[s])
			}
		}
	}
	if tried < 130 {
		t.Errorf("only %d grammars were tried", tried)
	}
}

// madeUp is a vocabulary of texts of all kinds, whole characters and parts of them; its last token ends a text.
func madeUp(r *rand.Rand, size int) (*Vocabulary, []string) {
	pieces := []string{"", "a", "a"}
	for b := range 256 {
		pieces = append(pieces, string([]byte{byte(b)}))
	}
	parts := []string{`"`, `{"`, `":`, `": `, ",", "a", "b", "ab", " ", "1", "23", ".5", "true", "nu", "ll", "é", "🙂", "\xf0\x9f", "\x99\x82", "}", "]", "[", `\`, "\n"}
	for len(pieces) < size-1 {
		var s strings.Builder
		for range 1 + r.IntN(4) {
			s.WriteString(parts[r.IntN(len(parts))])
		}
		pieces = append(pieces, s.String())
	}
	pieces = append(pieces, "<end>")
	return NewVocabulary(size, func(id int32) []byte { return []byte(pieces[id]) }, func(id int32) bool { return int(id) == size-1 }), pieces
}

// A mask has exactly the tokens that may come; texts drawn by it follow the grammar.
func TestMask(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	v, pieces := madeUp(r, 900)
	end := int32(len(pieces) - 1)
	schema := `{"type":"object","properties":{"a":{"type":"string","maxLength":5},"b":{"type":"array","items":{"type":"number"}}},"required":["a"]}`
	for name, f := range map[string]*core.Format{"object": {Kind: core.FormatObject}, "schema": {Kind: core.FormatSchema, Text: schema},
		"nested": {Kind: core.FormatGrammar, Text: `root ::= "[" (root ("," root)*)? "]" | "🙂" [^a]*`}} {
		g, err := Compile(f)
		if err != nil {
			t.Fatal(name, err)
		}
		for round := range 6 {
			m, text := g.Matcher(v), ""
			for step := range 40 {
				mask, err := m.Mask()
				if err != nil {
					t.Fatalf("%s after %q: %v", name, text, err)
				}
				var may []int32
				for id, piece := range pieces {
					if mask.Has(int32(id)) {
						may = append(may, int32(id))
					}
					if step%12 != round*2 {
						continue
					}
					want := false
					if int32(id) == end {
						_, want = match(t, g, text)
					} else if piece != "" {
						want, _ = match(t, g, text+piece)
					}
					if mask.Has(int32(id)) != want {
						t.Fatalf("%s after %q: %q may come: %v", name, text, piece, mask.Has(int32(id)))
					}
				}
				id := may[r.IntN(len(may))]
				if m.Take(id); id == end {
					break
				}
				text += pieces[id]
			}
		}
	}
}

// A text that left its grammar has no mask; a grammar that goes on with what no token has is an error.
func TestMaskEdges(t *testing.T) {
	v := NewVocabulary(3, func(id int32) []byte { return []byte([]string{"a", "b", ""}[id]) }, func(id int32) bool { return id == 2 })
	m := gbnfOf(t, `root ::= "ab"`).Matcher(v)
	want := func(ids ...int32) {
		t.Helper()
		mask, err := m.Mask()
		var got []int32
		for id := range int32(3) {
			if err == nil && mask.Has(id) {
				got = append(got, id)
			}
		}
		if err != nil || !slices.Equal(got, ids) {
			t.Errorf("%v, %v, want %v", got, err, ids)
		}
	}
	want(0)
	m.Take(0)
	want(1)
	m.Take(1)
	want(2)
	m.Take(0)
	if mask, err := m.Mask(); mask != nil || err != nil {
		t.Errorf("%v, %v", mask, err)
	}
	m = gbnfOf(t, `root ::= "a" "z"`).Matcher(v)
	m.Take(0)
	if _, err := m.Mask(); core.KindOf(err) != core.Invalid {
		t.Error(err)
	}
}

// A long text makes the machine anew, without a trace.
func TestLongText(t *testing.T) {
	g, err := Compile(&core.Format{Kind: core.FormatSchema, Text: `{"type":"array","items":{"type":"string","maxLength":9000}}`})
	if err != nil {
		t.Fatal(err)
	}
	text := "[" + strings.Repeat(`"`+strings.Repeat("é", 8999)+`", `, 3) + `"x"]`
	if _, is := match(t, g, text); !is {
		t.Error("refused")
	}
	if begins, _ := match(t, g, `["`+strings.Repeat("é", 9001)); begins {
		t.Error("a string that is too long")
	}
	deep := strings.Repeat("[", 20000)
	g, err = Compile(&core.Format{Kind: core.FormatObject})
	if err != nil {
		t.Fatal(err)
	}
	if begins, _, err := g.Match([]byte(`{"a":` + deep)); !begins && err == nil {
		t.Error("a deep value")
	}
}

func FuzzGBNF(f *testing.F) {
	f.Add(`root ::= "a" [b-d]* (x | y){1,3} # note`+"\nx ::= .\ny ::= \"\\u00e9\"", "abx")
	f.Add("root ::= x root? | \"\"\nx ::= (\"a\"?){3}", "aaa")
	f.Fuzz(func(t *testing.T, text, answer string) {
		g, err := Compile(&core.Format{Kind: core.FormatGrammar, Text: text})
		if err != nil {
			if core.KindOf(err) != core.Invalid {
				t.Fatal(err)
			}
			return
		}
		if _, _, err := g.Match([]byte(answer)); err != nil && core.KindOf(err) != core.Invalid {
			t.Fatal(err)
		}
	})
}
