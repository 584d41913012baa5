package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// assemble pushes pieces and joins what comes out.
func assemble(stops []string, pieces [][]byte) (text string, stopped bool) {
	a := Assembler{Stops: stops}
	var out strings.Builder
	for _, p := range pieces {
		part, stop := a.Push(p)
		out.WriteString(part)
		if stop {
			return out.String(), true
		}
	}
	return out.String() + a.Flush(), false
}

func TestAssembler(t *testing.T) {
	b := func(parts ...string) (out [][]byte) {
		for _, p := range parts {
			out = append(out, []byte(p))
		}
		return out
	}
	for _, c := range []struct {
		stops   []string
		pieces  [][]byte
		want    string
		stopped bool
	}{
		{nil, b("a", "\xf0\x9f", "\x99", "\x82b"), "a🙂b", false},
		{nil, b("a\xf0\x9f", "b"), "a\uFFFD\uFFFDb", false},
		{nil, b("a\xe2\x82"), "a\uFFFD", false},
		{[]string{"STOP"}, b("go S", "TO", "P more"), "go ", true},
		{[]string{"STOP"}, b("go S", "TO", "N"), "go STON", false},
		{[]string{"aab"}, b("a", "a", "a", "b"), "a", true},
		{[]string{"🙂"}, b("x\xf0", "\x9f\x99", "\x82y"), "x", true},
		{[]string{"long stop", "st"}, b("a long st", "op"), "a long ", true},
		{[]string{"end"}, b("the en"), "the en", false},
	} {
		if got, stopped := assemble(c.stops, c.pieces); got != c.want || stopped != c.stopped {
			t.Errorf("%q: %q %v, want %q %v", c.pieces, got, stopped, c.want, c.stopped)
		}
	}
}

// However the bytes are cut into pieces, the text is the same: all of it as valid UTF-8, or what is before the first stop.
func FuzzAssembler(f *testing.F) {
	f.Add([]byte("hello STOP there"), "STOP", uint64(1))
	f.Add([]byte("\xf0\x9f\x99\x82\xf0\x9f"), "\U0001F642", uint64(2))
	f.Add([]byte("\xf0\xf40"), "x", uint64(2))
	f.Fuzz(func(t *testing.T, data []byte, stop string, cuts uint64) {
		if stop == "" || !utf8.ValidString(stop) {
			return
		}
		var pieces [][]byte
		for i, rest := uint(0), data; len(rest) > 0; i++ {
			n := 1 + int(cuts>>(i*2%64)&3)
			n = min(n, len(rest))
			pieces, rest = append(pieces, rest[:n]), rest[n:]
		}
		single := make([][]byte, len(data))
		for i := range data {
			single[i] = data[i : i+1]
		}
		got, stopped := assemble([]string{stop}, pieces)
		one, oneStopped := assemble([]string{stop}, single)
		if got != one || stopped != oneStopped {
			t.Fatalf("cut into %q: %q, byte by byte: %q", pieces, got, one)
		}
		if !utf8.ValidString(got) || strings.Contains(got, stop) && !strings.Contains(stop, "\uFFFD") {
			t.Fatalf("%q", got)
		}
		if utf8.Valid(data) {
			before, _, found := strings.Cut(string(data), stop)
			if got != before || stopped != found {
				t.Fatalf("%q, want %q", got, before)
			}
		}
	})
}
