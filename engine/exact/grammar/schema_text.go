package grammar

import (
	"fmt"
	"regexp/syntax"
)

// text compiles a string's keywords.
func (s *schema) text(o *object) (node, error) {
	least, err := s.whole(o, "minLength", 0)
	if err != nil {
		return nil, err
	}
	most, err := s.whole(o, "maxLength", -1)
	if err != nil {
		return nil, err
	}
	pattern, patterned := o.of["pattern"]
	format, formatted := o.of["format"]
	switch {
	case patterned && formatted, (patterned || formatted) && (least > 0 || most >= 0):
		return nil, s.refuse("of pattern, format and a length only one is supported; put the others into the pattern")
	case patterned:
		text, ok := pattern.(string)
		if !ok {
			return nil, s.refuse("pattern: want a string")
		}
		n, err := pattern2node(text)
		if err != nil {
			return nil, s.refuse("pattern %.80q: %w", text, err)
		}
		return quoted(n), nil
	case formatted:
		name, _ := format.(string)
		text, ok := formats[name]
		if !ok {
			return nil, s.refuse("format %.60s is not supported; date, time, date-time, uuid, ipv4 and email are", compact(format))
		}
		n, err := pattern2node(text)
		return quoted(n), err
	case least == 0 && most < 0:
		return ref("string"), nil
	case most >= 0 && most < least:
		return choice{}, nil
	}
	return quoted(repeat{ref("char"), least, most}), nil
}

func quoted(n node) node { return sequence{literal(`"`), n, literal(`"`)} }

// formats as patterns. A date's day is one that its month has in every year.
var formats = func() map[string]string {
	const (
		year = `[0-9]{4}`
		day  = year + `-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))`
		time = `([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])`
		byte = `(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])`
		word = `[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?`
	)
	return map[string]string{"date": "^" + day + "$", "time": "^" + time + "$", "date-time": "^" + day + "T" + time + "$",
		"uuid": `^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`, "ipv4": "^" + byte + `(\.` + byte + `){3}$`,
		"email": `^[A-Za-z0-9_+-]{1,32}(\.[A-Za-z0-9_+-]{1,32}){0,2}@(` + word + `\.){1,4}[A-Za-z]{2,24}$`}
}()

// pattern2node compiles a regular expression (RE2's syntax) over a string's characters to one over its JSON form.
func pattern2node(text string) (node, error) {
	re, err := syntax.Parse(text, syntax.Perl)
	if err != nil {
		return nil, fmt.Errorf("not supported: %w", err)
	}
	return expression(re, true, true, 0)
}

// expression compiles a part of a pattern. first and last tell that nothing is before or behind it: there, what has no anchor may
// have any text beside it.
func expression(re *syntax.Regexp, first, last bool, depth int) (node, error) {
	if depth > maxNested {
		return nil, invalid("nested deeper than %d", maxNested)
	}
	open := func(n node) node {
		if first {
			n = sequence{repeat{ref("char"), 0, -1}, n}
		}
		if last {
			n = sequence{n, repeat{ref("char"), 0, -1}}
		}
		return n
	}
	switch re.Op {
	case syntax.OpCapture:
		return expression(re.Sub[0], first, last, depth+1)
	case syntax.OpAlternate:
		var out choice
		for _, sub := range re.Sub {
			n, err := expression(sub, first, last, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
		return out, nil
	case syntax.OpConcat:
		var out sequence
		for i, sub := range re.Sub {
			n, err := expression(sub, first && i == 0, last && i == len(re.Sub)-1, depth+1)
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
		return out, nil
	case syntax.OpBeginText:
		if !first {
			return nil, invalid("^ is supported at the beginning only")
		}
		first = false
		return open(literal("")), nil
	case syntax.OpEndText:
		if !last {
			return nil, invalid("$ is supported at the end only")
		}
		last = false
		return open(literal("")), nil
	}
	n, err := plainExpression(re, depth)
	return open(n), err
}

// plainExpression compiles what has no anchors.
func plainExpression(re *syntax.Regexp, depth int) (node, error) {
	times := func(min, max int) (node, error) {
		n, err := expression(re.Sub[0], false, false, depth+1)
		return repeat{n, min, max}, err
	}
	switch re.Op {
	case syntax.OpEmptyMatch:
		return literal(""), nil
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return nil, invalid("(?i) is not supported")
		}
		var out sequence
		for _, r := range re.Rune {
			out = append(out, inString(classOf(span{r, r})))
		}
		return out, nil
	case syntax.OpCharClass:
		var spans []span
		for i := 0; i < len(re.Rune); i += 2 {
			spans = append(spans, span{re.Rune[i], re.Rune[i+1]})
		}
		return inString(classOf(spans...)), nil
	case syntax.OpAnyCharNotNL: // ECMAScript's, which has four ends of a line
		return inString(classOf(span{'\n', '\n'}, span{'\r', '\r'}, span{0x2028, 0x2029}).not()), nil
	case syntax.OpAnyChar:
		return ref("char"), nil
	case syntax.OpStar:
		return times(0, -1)
	case syntax.OpPlus:
		return times(1, -1)
	case syntax.OpQuest:
		return times(0, 1)
	case syntax.OpRepeat:
		return times(re.Min, re.Max)
	}
	return nil, invalid("%s is not supported", re)
}

// inString gives one of the characters as it stands in a JSON string.
func inString(c class) node {
	out := choice{}
	if plain := c.without(plainChars.not()); len(plain) > 0 {
		out = append(out, plain)
	}
	for _, s := range c.without(plainChars) {
		for r := s.lo; r <= s.hi; r++ {
			text := quote(string(r))
			out = append(out, literal(text[1:len(text)-1]))
		}
	}
	return out
}
