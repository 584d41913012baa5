package kernel

import (
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// numbersOf gives the largest number that a layout's blocks hold, as it is stored.
func numbersOf(l layout) int {
	switch {
	case l.form == narrow:
		return 15
	case l.form == six:
		return 63
	case l.five():
		return 31
	}
	return 255
}

// extreme picks 0 or the largest number, by row, by column, or at random.
func extreme(r *rand.Rand, pattern, row, col, most int) int {
	return most * []int{0, 1, col % 2, row % 2, (row + col) % 2, row / 2 % 2, col / 16, r.IntN(2)}[pattern%8]
}

// laneBlock packs numbers at the ends of their range, with scales of 1 and offsets of 2, and says what is in it, less the bias.
func laneBlock(r *rand.Rand, l layout, pattern int) (packed []byte, want [Group][weight.Size]int32) {
	p := &Matrix{Rows: Group, Cols: weight.Size, groups: 1, blocks: 1, layout: l, data: make([]byte, l.stride())}
	for row := range Group {
		b := weight.Block{D: 1, M: 2, Scales: [2]int8{int8(-128 + 255*(row%2)), int8(127 - 255*(row/2%2))}}
		for c := range want[row] {
			v := extreme(r, pattern, row, c, numbersOf(l))
			want[row][c] = int32(v) - l.bias
			b.W[c], b.Six[c] = int16(want[row][c]), uint8(v)
			if l.form == six {
				want[row][c] *= int32(b.Scales[c/16])
			}
		}
		p.put(row, 0, &b)
	}
	return p.data, want
}

// The lanes of a word hold what their columns add up to at most, in every layout, spread and not, of all patterns of extremes.
func TestLanesHoldTheExtremes(t *testing.T) {
	all := []layout{{form: wide, bias: 16}}
	for _, l := range layouts {
		if !l.floats() {
			all = append(all, l)
		}
	}
	r := rand.New(rand.NewPCG(1, 11))
	for _, l := range all {
		l.short = false // put writes float32
		for try := range 8 * 8 * 2 {
			packed, want := laneBlock(r, l, try%8)
			var q numbers
			sum := int32(0)
			for c := range q {
				q[c] = int8(127 - extreme(r, try/8%8, 0, c, 254))
				sum += int32(q[c])
			}
			var b plainBlock
			b.open(l, packed, 1+try/64)
			var out pairs
			b.add(&q, sum, 1, 3, &out)
			for row := range Group {
				total := int32(0)
				for c, w := range want[row] {
					total += w * int32(q[c])
				}
				if l.offset {
					total += 6
				}
				if got := out[row/2][row%2]; got != float32(total) {
					t.Fatalf("layout %+v, pattern %d, row %d: %v, want %d", l, try, row, got, total)
				}
			}
		}
	}
}

// What 32-bit processors compute with bytes is what 64-bit ones do.
func TestBytesShort(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 11))
	for range 100 {
		var w [wideBytes]byte
		var q numbers
		for i := range w {
			w[i] = byte(r.Uint32())
		}
		for i := range q {
			q[i] = int8(r.IntN(255) - 127)
		}
		var short, long sums
		bytesShort((*[8][16][4]byte)(unsafe.Pointer(&w)), &q, &short)
		bytesOne((*[8][8][8]byte)(unsafe.Pointer(&w)), &q, &long)
		if short != long {
			t.Fatalf("%v, want %v", short, long)
		}
	}
}

// Every finite half float is converted exactly.
func TestHalf(t *testing.T) {
	for h := range uint32(1 << 16) {
		if h>>10&31 == 31 {
			continue
		}
		high := h | h<<16
		if got, want := half(high), weight.Half(uint16(h)); math.Float32bits(got) != math.Float32bits(want) {
			t.Fatalf("%#x: %v, want %v", h, got, want)
		}
	}
}
