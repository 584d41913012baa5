package token

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"sync"
)

// class is a set of character classes. No bit: not assigned, or a separator that is no white space.
type class uint8

const (
	letter class = 1 << iota
	number
	mark
	punct
	symbol
	other // control, format, private use, surrogate
	space // white space, beside the class
)

//go:embed unicode.txt
var unicodeText string

// characters is the parsed table. Classes are in pages of 256 characters, equal pages once.
type characters struct {
	ascii  [128]class
	pages  [maxRune/256 + 1]uint16
	page   [][256]class
	lowers []lowers
	bases  []bases
}

type lowers struct{ first, last, step, plus rune }

type bases struct{ first, last, base rune }

const maxRune = 0x10FFFF

var unicodeTable = sync.OnceValue(func() *characters {
	c, err := parseUnicode(unicodeText)
	if err != nil {
		panic("token: unicode.txt: " + err.Error()) // compiled in; a test reads it
	}
	return c
})

func parseUnicode(text string) (*characters, error) {
	c := &characters{}
	all := make([]class, maxRune+1)
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 0 || f[0] == "#" {
			continue
		}
		if err := c.line(f, all); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
	}
	seen := map[[256]class]uint16{}
	for i := range c.pages {
		page := [256]class(all[i*256:])
		n, ok := seen[page]
		if !ok {
			n = uint16(len(c.page))
			seen[page] = n
			c.page = append(c.page, page)
		}
		c.pages[i] = n
	}
	copy(c.ascii[:], all)
	return c, nil
}

// line takes one line's fields.
func (c *characters) line(f []string, all []class) error {
	n := make([]rune, len(f))
	for i := 1; i < len(f); i++ {
		base := 16
		if f[0] == "lower" && i == 4 {
			base = 10
		}
		if f[0] == "class" && i == 3 {
			continue
		}
		v, err := strconv.ParseInt(f[i], base, 32)
		if err != nil || v > maxRune {
			return fmt.Errorf("number %q", f[i])
		}
		n[i] = rune(v)
	}
	switch {
	case f[0] == "class" && len(f) == 4:
		set, err := classOf(f[3])
		for r := n[1]; r <= n[2]; r++ {
			all[r] = set
		}
		return err
	case f[0] == "lower" && len(f) == 5:
		c.lowers = append(c.lowers, lowers{n[1], n[2], n[3], n[4]})
	case f[0] == "base" && len(f) == 4:
		c.bases = append(c.bases, bases{n[1], n[2], n[3]})
	default:
		return fmt.Errorf("no such line")
	}
	return nil
}

func classOf(letters string) (set class, err error) {
	for _, l := range letters {
		at := strings.IndexRune("LNMPSCs", l)
		if at < 0 {
			return 0, fmt.Errorf("class %q", letters)
		}
		set |= 1 << at
	}
	return set, nil
}

func (c *characters) class(r rune) class {
	if uint32(r) < 128 {
		return c.ascii[r]
	}
	if uint32(r) > maxRune {
		return 0
	}
	return c.page[c.pages[r>>8]][r&255]
}

// lower gives the simple lower case.
func (c *characters) lower(r rune) rune {
	if r < 128 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	i := sort.Search(len(c.lowers), func(i int) bool { return c.lowers[i].last >= r })
	if i < len(c.lowers) && c.lowers[i].first <= r && (r-c.lowers[i].first)%c.lowers[i].step == 0 {
		return r + c.lowers[i].plus
	}
	return r
}

// base gives the first character of the canonical decomposition.
func (c *characters) base(r rune) rune {
	if r < 0xC0 {
		return r
	}
	i := sort.Search(len(c.bases), func(i int) bool { return c.bases[i].last >= r })
	if i < len(c.bases) && c.bases[i].first <= r {
		return c.bases[i].base
	}
	return r
}
