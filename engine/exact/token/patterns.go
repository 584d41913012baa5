package token

import "strings"

// words matches, for a set W of letters and n digits,
// (?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?W+|\p{N}{1,n}| ?[^\sW\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+
func words(digits int, in class) pattern {
	return func(c *characters, s string, i, end int) int {
		if n := contraction(s[i:end], true); n > 0 {
			return i + n
		}
		r, width := decode(s, i)
		set := c.class(r)
		if r != '\r' && r != '\n' && set&(letter|number) == 0 {
			if to := run(c, s, i+width, end, in); to > i+width {
				return to
			}
		}
		switch {
		case set&in != 0:
			return run(c, s, i, end, in)
		case set&number != 0:
			return upTo(c, s, i, end, digits)
		}
		from := i
		if r == ' ' {
			from++
		}
		if to := runOf(c, s, from, end, space|in|number); to > from {
			return lines(s, to, end)
		}
		return lineEnds(c, s, i, end)
	}
}

// upTo matches \p{N}{1,n}.
func upTo(c *characters, s string, i, end, n int) int {
	for ; n > 0 && i < end; n-- {
		r, width := decode(s, i)
		if c.class(r)&number == 0 {
			break
		}
		i += width
	}
	return i
}

// lines matches [\r\n]*.
func lines(s string, i, end int) int {
	for i < end && (s[i] == '\r' || s[i] == '\n') {
		i++
	}
	return i
}

// lineEnds matches \s*[\r\n]+|\s+(?!\S)|\s+
func lineEnds(c *characters, s string, i, end int) int {
	to := run(c, s, i, end, space)
	if at := strings.LastIndexAny(s[i:to], "\r\n"); at >= 0 {
		return i + at + 1
	}
	return spaces(c, s, i, end)
}

// aNumber matches \p{N}.
func aNumber(c *characters, s string, i, end int) int { return upTo(c, s, i, end, 1) }

// threeNumbers matches \p{N}{1,3}.
func threeNumbers(c *characters, s string, i, end int) int { return upTo(c, s, i, end, 3) }

// numbers matches \p{N}+.
func numbers(c *characters, s string, i, end int) int { return run(c, s, i, end, number) }

// threeDigits matches [0-9][0-9][0-9].
func threeDigits(_ *characters, s string, i, end int) int {
	if end-i < 3 {
		return i
	}
	for _, b := range []byte(s[i : i+3]) {
		if b < '0' || b > '9' {
			return i
		}
	}
	return i + 3
}

// punctuation matches [\p{P}\$\+<=>\^~\|]+
func punctuation(c *characters, s string, i, end int) int {
	for i < end {
		r, width := decode(s, i)
		if c.class(r)&punct == 0 && (r > 127 || strings.IndexByte("$+<=>^~|", byte(r)) < 0) {
			break
		}
		i += width
	}
	return i
}

// newline matches [\r\n].
func newline(_ *characters, s string, i, _ int) int {
	if s[i] == '\r' || s[i] == '\n' {
		return i + 1
	}
	return i
}

// spaced matches \s?W+ for a class W.
func spaced(in class) pattern {
	return func(c *characters, s string, i, end int) int {
		r, width := decode(s, i)
		from := i
		if c.class(r)&space != 0 {
			from += width
		}
		if to := run(c, s, from, end, in); to > from {
			return to
		}
		return i
	}
}

// runs matches the characters for which in is true, one or more, no white space.
func runs(in func(r rune) bool) pattern {
	return func(c *characters, s string, i, end int) int {
		for i < end {
			r, width := decode(s, i)
			if !in(r) || c.class(r)&space != 0 {
				break
			}
			i += width
		}
		return i
	}
}

// han and hanKana are the ideographs and syllables as DeepSeek's tokenizers draw them.
var (
	han     = runs(func(r rune) bool { return r >= 0x0800 && r <= 0x9FA5 || r >= 0xAC00 && r <= 0xD7FF })
	hanKana = runs(func(r rune) bool { return r >= 0x4E00 && r <= 0x9FA5 || r >= 0x3040 && r <= 0x30FF })
)

// deepseek3 matches [ASCII punctuation][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|
// \s+(?!\S)|\s+
func deepseek3(c *characters, s string, i, end int) int {
	r, width := decode(s, i)
	set := c.class(r)
	if r < 128 && set&(punct|symbol) != 0 {
		to := i + 1
		for to < end && (s[to]|0x20) >= 'a' && (s[to]|0x20) <= 'z' {
			to++
		}
		if to > i+1 {
			return to
		}
	}
	if r != '\r' && r != '\n' && set&(letter|punct|symbol) == 0 {
		if to := run(c, s, i+width, end, letter|mark); to > i+width {
			return to
		}
	}
	if set&(letter|mark) != 0 {
		return run(c, s, i, end, letter|mark)
	}
	from := i
	if r == ' ' {
		from++
	}
	if to := run(c, s, from, end, punct|symbol); to > from {
		return lines(s, to, end)
	}
	if set&space == 0 {
		return i
	}
	return lineEnds(c, s, i, end)
}
