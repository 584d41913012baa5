package grammar_test

import (
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/grammar"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// BenchmarkStep gives what a grammar costs a token of a JSON answer, with the default model's vocabulary of 49,152 tokens: the
// mask and going on, for a text whose grammar was never used before.
func BenchmarkStep(b *testing.B) {
	file, err := gguf.Open(enginetest.Weights(b))
	if err != nil {
		b.Fatal(err)
	}
	defer file.Close()
	t, err := token.Open(file)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("trie", func(b *testing.B) {
		for b.Loop() {
			grammar.NewVocabulary(t.Len(), t.Piece, t.EndOfText)
		}
	})
	v := grammar.NewVocabulary(t.Len(), t.Piece, t.EndOfText)
	const answer = `{"name": "Paris", "country": "France", "population": 2102650, "districts": [{"name": "Belleville", "mayor": null}, ` +
		`{"name": "Montmartre", "mayor": "A. N. Other"}], "note": "The city lies on the Seine, and was a Roman town by the name of Lutetia."}`
	const object = `{"type":"object","properties":{"name":{"type":"string"},"country":{"enum":["France","Italy"]},"population":{"type":"integer","minimum":0},` +
		`"districts":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"mayor":{"type":["string","null"]}}}},"note":{"type":"string","maxLength":200}}}`
	ids, err := t.Encode(answer, token.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for name, f := range map[string]*core.Format{"object": {Kind: core.FormatObject}, "schema": {Kind: core.FormatSchema, Text: object},
		"gbnf": {Kind: core.FormatGrammar, Text: `root ::= [^\x00]{1,2000}`}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g, err := grammar.Compile(f)
				if err != nil {
					b.Fatal(err)
				}
				m := g.Matcher(v)
				for _, id := range ids {
					mask, err := m.Mask()
					if err != nil || !mask.Has(id) {
						b.Fatalf("%q: %v", t.Piece(id), err)
					}
					m.Take(id)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(ids)), "µs/token")
			b.ReportMetric(0, "ns/op")
		})
	}
}
