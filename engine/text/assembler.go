package text

import (
	"strings"
	"unicode/utf8"
)

// Assembler turns token pieces into text: whole runes only, nothing of a stop string, and nothing that may yet become one.
type Assembler struct {
	Stops []string
	raw   []byte // bytes of an incomplete rune
	held  string // text that may be the beginning of a stop string
}

// Push takes a token's bytes and gives the text that is certain now; stopped is true when a stop string came, whose text
// and all after it is dropped.
func (a *Assembler) Push(piece []byte) (text string, stopped bool) {
	a.raw = append(a.raw, piece...)
	n := len(a.raw) - incomplete(a.raw)
	a.held += string([]rune(string(a.raw[:n]))) // each byte that belongs to no rune becomes U+FFFD
	a.raw = a.raw[n:]
	if at := firstOf(a.held, a.Stops); at >= 0 {
		text, a.held, a.raw = a.held[:at], "", nil
		return text, true
	}
	cut := len(a.held) - a.possible()
	text, a.held = a.held[:cut], a.held[cut:]
	return text, false
}

// Flush gives what is left at the end of the generation.
func (a *Assembler) Flush() string {
	text := a.held
	if len(a.raw) > 0 {
		text += "\uFFFD"
	}
	a.held, a.raw = "", nil
	return text
}

// possible is the length of the longest end of held that begins a stop string.
func (a *Assembler) possible() int {
	longest := 0
	for _, stop := range a.Stops {
		for n := min(len(stop)-1, len(a.held)); n > longest; n-- {
			if strings.HasSuffix(a.held, stop[:n]) {
				longest = n
			}
		}
	}
	return longest
}

// firstOf is the earliest place of any of the stops in s, or -1.
func firstOf(s string, stops []string) int {
	first := -1
	for _, stop := range stops {
		if at := strings.Index(s, stop); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// incomplete is the number of bytes at the end of b that may be the beginning of a rune.
func incomplete(b []byte) int {
	for n := 1; n <= min(utf8.UTFMax-1, len(b)); n++ {
		if tail := b[len(b)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}
