//go:build ignore

// This program writes unicode.txt, the frozen character tables of the tokenizers. Run it with `go run gen.go`; it wants a Go
// whose unicode package is at version 15.0.0, to which it adds the characters of Unicode 15.1.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

func main() {
	if unicode.Version != "15.0.0" || norm.Version != "15.0.0" {
		log.Fatalf("unicode %s, norm %s: want 15.0.0, so that tokens stay what they are", unicode.Version, norm.Version)
	}
	var out bytes.Buffer
	out.WriteString(header)
	ranges(&out, "class", class)
	deltas(&out, "lower", func(r rune) rune { return unicode.ToLower(r) - r })
	ranges(&out, "base", base)
	if err := os.WriteFile("unicode.txt", out.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

const header = `# Unicode 15.1: general categories, simple lower case, and the first character of the canonical decomposition.
# Written by gen.go. Frozen: another table makes other tokens. Numbers are hexadecimal code points, ends are included.
# class FIRST LAST CLASS   L letter, N number, M mark, P punctuation, S symbol, C control and other; a small s after it,
#                          or alone, white space. The rest is not assigned, or a separator.
# lower FIRST LAST STEP PLUS   every STEPth from FIRST to LAST becomes itself plus PLUS (decimal)
# base FIRST LAST CHARACTER    begin with this character when they are decomposed
`

func class(r rune) string {
	c := ""
	switch {
	case r >= 0x2FFC && r <= 0x2FFF, r == 0x31EF: // new in 15.1: ideographic description characters
		c = "S"
	case r >= 0x2EBF0 && r <= 0x2EE5D: // new in 15.1: CJK unified ideographs extension I
		c = "L"
	case unicode.IsLetter(r):
		c = "L"
	case unicode.IsNumber(r):
		c = "N"
	case unicode.IsMark(r):
		c = "M"
	case unicode.IsPunct(r):
		c = "P"
	case unicode.IsSymbol(r):
		c = "S"
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		c = "C"
	}
	if unicode.IsSpace(r) {
		c += "s"
	}
	return c
}

func base(r rune) string {
	if unicode.Is(unicode.Cs, r) {
		return ""
	}
	if first := []rune(norm.NFD.String(string(r)))[0]; first != r {
		return fmt.Sprintf("%X", first)
	}
	return ""
}

// ranges writes runs of characters with the same value, which is not empty.
func ranges(out *bytes.Buffer, name string, of func(rune) string) {
	for r := rune(0); r <= unicode.MaxRune; {
		v, first := of(r), r
		for r++; r <= unicode.MaxRune && of(r) == v; r++ {
		}
		if v != "" {
			fmt.Fprintf(out, "%s %X %X %s\n", name, first, r-1, v)
		}
	}
}

// deltas writes runs of characters at distance one or two with the same difference, which is not zero.
func deltas(out *bytes.Buffer, name string, of func(rune) rune) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		d := of(r)
		if d == 0 {
			continue
		}
		step := rune(1)
		if of(r+1) != d {
			step = 2
		}
		last := r
		for of(last+step) == d && (step == 1 || of(last+1) == 0) {
			last += step
		}
		fmt.Fprintf(out, "%s %X %X %X %d\n", name, r, last, step, d)
		r = last
	}
}
