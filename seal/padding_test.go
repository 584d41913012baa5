package seal

import (
	"math/bits"
	"math/rand/v2"
	"testing"
)

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		rule Padding
		n    int64
		want int64
	}{{Padme, 0, 1024}, {Padme, 1016, 1024}, {Padme, 1017, 1088}, {Padme, 1<<20 - 8, 1 << 20}, {Padme, 1<<20 - 7, 1<<20 + 1<<15},
		{Padme, 1 << 30, 1<<30 + 1<<25}, {PowerOfTwo, 0, 1024}, {PowerOfTwo, 1017, 2048}, {PowerOfTwo, 1<<20 - 8, 1 << 20}} {
		if got, err := c.rule.Class(c.n); err != nil || got != c.want {
			t.Errorf("%s of %d: %d, %v, want %d", c.rule, c.n, got, err, c.want)
		}
	}
	for _, n := range []int64{-1, maxPlain + 1, 1<<63 - 1} {
		if _, err := Padme.Class(n); err == nil {
			t.Errorf("a plaintext of %d bytes has a class", n)
		}
	}
}

// A class holds its plaintext, grows with it, is its own class, and costs at most 12 % above the smallest one.
func TestClassProperties(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		n := random.Int64N(1 << (1 + random.IntN(49)))
		for _, rule := range []Padding{Padme, PowerOfTwo} {
			size, err := rule.Class(n)
			if err != nil || size < n+trailerLen {
				t.Fatalf("%s of %d: %d, %v", rule, n, size, err)
			}
			if again, _ := rule.Class(size - trailerLen); again != size {
				t.Fatalf("%s of %d: %d is not its own class but %d", rule, n, size, again)
			}
			if next, _ := rule.Class(n + 1); next < size {
				t.Fatalf("%s shrinks from %d to %d", rule, n, n+1)
			}
			if rule == Padme && n >= minClass && float64(size) > 1.12*float64(n+trailerLen) {
				t.Fatalf("%s of %d costs %d", rule, n, size)
			}
		}
	}
	classes := map[int64]bool{}
	for n := int64(0); n < 1<<20; n += 16 {
		size, _ := Padme.Class(n)
		classes[size] = true
	}
	if len(classes) > 20*bits.Len(20)*4 {
		t.Errorf("%d classes below 1 MiB tell too much", len(classes))
	}
}
