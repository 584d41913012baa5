package grammar

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// readGBNF parses llama.cpp's grammar language: rules "name ::= alternatives" with "literals", [classes], ., groups, * + ? and
// {m,n}, and # comments. Rules end with the line; inside brackets, and after ::= and |, lines may break.
func readGBNF(text string) (rules ruleset, err error) {
	if !utf8.ValidString(text) {
		return nil, invalid("the grammar is not valid UTF-8")
	}
	p := &gbnf{text: text, rules: ruleset{}}
	defer func() {
		if stop := recover(); stop != nil {
			fault, ours := stop.(parseError)
			if !ours {
				panic(stop)
			}
			rules, err = nil, fault.err
		}
	}()
	for p.space(true); p.at < len(p.text); p.space(true) {
		p.rule()
	}
	for name, at := range p.used {
		if _, ok := p.rules[name]; !ok {
			p.at = at
			p.fail("rule %q is not defined", name)
		}
	}
	if _, ok := p.rules[root]; !ok {
		return nil, invalid("the grammar has no rule %q, where it begins", root)
	}
	return p.rules, nil
}

type gbnf struct {
	text  string
	at    int
	rules ruleset
	used  map[string]int // where a rule is named first
	depth int
}

type parseError struct{ err error }

// fail ends the parse; readGBNF catches it.
func (p *gbnf) fail(format string, args ...any) {
	line := 1 + strings.Count(p.text[:p.at], "\n")
	column := p.at - strings.LastIndexByte(p.text[:p.at], '\n')
	panic(parseError{invalid("grammar line %d, column %d: %w", line, column, invalid(format, args...))})
}

func (p *gbnf) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *gbnf) take(s string) bool {
	if strings.HasPrefix(p.text[p.at:], s) {
		p.at += len(s)
		return true
	}
	return false
}

// space skips blanks and comments, and ends of lines where they do not count.
func (p *gbnf) space(lines bool) {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ' || c == '\t' || lines && (c == '\n' || c == '\r'):
			p.at++
		case c == '#':
			for p.at < len(p.text) && p.text[p.at] != '\n' && p.text[p.at] != '\r' {
				p.at++
			}
		default:
			return
		}
	}
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

func (p *gbnf) name() string {
	from := p.at
	for nameByte(p.peek()) {
		p.at++
	}
	if from == p.at {
		p.fail("want the name of a rule (letters, digits, - and _)")
	}
	return p.text[from:p.at]
}

func (p *gbnf) rule() {
	from := p.at
	name := p.name()
	if _, twice := p.rules[name]; twice {
		p.at = from
		p.fail("rule %q is defined twice", name)
	}
	p.space(false)
	if !p.take("::=") {
		p.fail("want ::= after %q", name)
	}
	p.space(true)
	p.rules[name] = p.alternatives(false)
	if p.at < len(p.text) && p.peek() != '\n' && p.peek() != '\r' {
		p.fail("%.20q is not understood here; want a literal, a class, a rule, a group, |, * + ? {m,n}, or the end of the line", p.text[p.at:])
	}
}

func (p *gbnf) alternatives(nested bool) node {
	out := choice{p.sequence(nested)}
	for p.peek() == '|' {
		p.at++
		p.space(true)
		out = append(out, p.sequence(nested))
	}
	return out
}

func (p *gbnf) sequence(nested bool) node {
	var out sequence
	for {
		var one node
		switch c := p.peek(); {
		case c == '"':
			one = p.literal()
		case c == '[':
			one = p.class()
		case c == '.':
			p.at++
			one = class{}.not()
		case c == '(':
			one = p.group()
		case nameByte(c):
			at := p.at
			name := p.name()
			if p.used == nil {
				p.used = map[string]int{}
			}
			if _, seen := p.used[name]; !seen {
				p.used[name] = at
			}
			one = ref(name)
		case c == '*' || c == '+' || c == '?' || c == '{':
			p.fail("%c has nothing before it to repeat", c)
		default:
			return out
		}
		p.space(nested)
		out = append(out, p.repeats(one, nested))
	}
}

func (p *gbnf) group() node {
	if p.depth++; p.depth > maxNested {
		p.fail("brackets are nested deeper than %d", maxNested)
	}
	p.at++
	p.space(true)
	one := p.alternatives(true)
	if !p.take(")") {
		p.fail("want ) here")
	}
	p.depth--
	return one
}

// repeats takes what follows an expression: any number of * + ? {m} {m,} {m,n}.
func (p *gbnf) repeats(one node, nested bool) node {
	for n := 0; ; n++ {
		switch p.peek() {
		case '*':
			one = repeat{one, 0, -1}
		case '+':
			one = repeat{one, 1, -1}
		case '?':
			one = optional(one)
		case '{':
			one = p.bounds(one)
		default:
			return one
		}
		if n >= maxNested {
			p.fail("more than %d repetitions of one expression", maxNested)
		}
		p.at++
		p.space(nested)
	}
}

// bounds reads {m,n} up to its closing bracket.
func (p *gbnf) bounds(one node) node {
	p.at++
	p.space(false)
	least, given := p.number()
	if !given {
		p.fail("want a number after {")
	}
	most := least
	p.space(false)
	if p.take(",") {
		p.space(false)
		if most, given = p.number(); !given {
			most = -1
		}
		p.space(false)
	}
	switch {
	case p.peek() != '}':
		p.fail("want } here")
	case most >= 0 && most < least:
		p.fail("{%d,%d}: the first number is the larger one", least, most)
	}
	return repeat{one, least, most}
}

func (p *gbnf) number() (n int, given bool) {
	from := p.at
	for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
		p.at++
	}
	if from == p.at {
		return 0, false
	}
	n, err := strconv.Atoi(p.text[from:p.at])
	if err != nil || n > MaxRepeat {
		p.fail("%.20s repetitions, at most %d are taken", p.text[from:p.at], MaxRepeat)
	}
	return n, true
}

func (p *gbnf) literal() node {
	p.at++
	var out []byte
	for p.peek() != '"' {
		out = utf8.AppendRune(out, p.char(`"`))
	}
	p.at++
	return literal(out)
}

func (p *gbnf) class() node {
	p.at++
	negate := p.take("^")
	var spans []span
	for p.peek() != ']' {
		lo := p.char("]")
		hi := lo
		if p.peek() == '-' && p.at+1 < len(p.text) && p.text[p.at+1] != ']' {
			p.at++
			if hi = p.char("]"); hi < lo {
				p.fail("the range %q-%q goes backwards", lo, hi)
			}
		}
		spans = append(spans, span{lo, hi})
	}
	p.at++
	if c := classOf(spans...); negate {
		return c.not()
	} else {
		return c
	}
}

// escapes are what stands behind a backslash for one character.
const escapes, meant = `nrt"\[]`, "\n\r\t\"\\[]"

// char reads a character of a literal or class, escapes resolved.
func (p *gbnf) char(closing string) rune {
	if p.at >= len(p.text) {
		p.fail("the grammar ends before the closing %s", closing)
	}
	if p.peek() != '\\' {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		p.at += size
		return r
	}
	p.at++
	c := p.peek()
	if i := strings.IndexByte(escapes, c); i >= 0 && c != 0 {
		p.at++
		return rune(meant[i])
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	if digits == 0 || p.at+1+digits > len(p.text) {
		p.fail(`unknown escape; there are \n \r \t \" \\ \[ \] \xXX \uXXXX \UXXXXXXXX`)
	}
	n, err := strconv.ParseUint(p.text[p.at+1:p.at+1+digits], 16, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n > lastRune {
		p.fail("escape %q is no character", p.text[p.at-1:p.at+1+digits])
	}
	p.at += 1 + digits
	return rune(n)
}
