// Package grammar keeps an answer to a grammar: a GBNF text, a JSON schema, or "any JSON object". It says which tokens of a
// vocabulary may come next and whether the text may end (docs/exact.md, Constrained output).
//
// A grammar is compiled to rules over bytes. A Matcher holds the set of all stacks that a pushdown automaton can have after the
// text so far; sets are shared and numbered, so that steps between them are looked up. A mask is one walk over a trie of the
// vocabulary's bytes. What is allowed is a property of the grammar's language alone: a text may go on with a token if text and
// token begin some sentence of the language, and end if it is a sentence.
package grammar

import (
	"github.com/cortensor-open/cortensor/core"
)

// Limits of a grammar; what is beyond them is refused.
const (
	MaxRepeat = 1 << 14 // of {m,n}, minLength and the like
	maxNested = 64      // brackets in GBNF or a pattern, values in a schema
	maxCode   = 1 << 18 // symbols of all rules
)

// Compile reads what a request asks its answer to be. A nil format is no constraint and gives nil. Errors are core.Invalid.
func Compile(f *core.Format) (*Grammar, error) {
	if f == nil {
		return nil, nil
	}
	var rules ruleset
	var err error
	switch {
	case len(f.Text) > core.MaxFormat:
		return nil, core.Errorf(core.Invalid, "response format: %d bytes, at most %d are taken", len(f.Text), core.MaxFormat)
	case f.Kind == core.FormatObject:
		rules, err = anyObject()
	case f.Kind == core.FormatSchema:
		rules, err = readSchema(f.Text)
	case f.Kind == core.FormatGrammar:
		rules, err = readGBNF(f.Text)
	default:
		err = core.Errorf(core.Invalid, "kind %.40q: want %s, %s or %s", f.Kind, core.FormatObject, core.FormatSchema, core.FormatGrammar)
	}
	if err == nil {
		var g *Grammar
		if g, err = compile(rules); err == nil {
			m := newMachine(g)
			if m.start(); m.err == nil {
				return g, nil
			}
			err = m.err
		}
	}
	return nil, core.Errorf(core.Invalid, "response format: %w", err)
}

func invalid(format string, args ...any) error { return core.Errorf(core.Invalid, format, args...) }
