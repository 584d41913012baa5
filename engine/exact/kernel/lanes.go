package kernel

import (
	"encoding/binary"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// SIMD within a register: a word holds the weights of one column and four rows, in lanes of 16 bits. Times an activation, and added
// to a word of sums, that is four products at once. Words wrap, but that hurts nothing: a word is Σ laneₖ·2¹⁶ᵏ modulo 2⁶⁴, all
// operations are linear, and in the end each lane is between 0 and 65,535, which only one word stands for.
//
// How many columns a lane can take hangs on how far weights, less the middle of their range, are from 0. With activations of ±127:
// 4 bits, 8·127 times 32 columns; 5 bits, 16·127 times 16; 6 bits, 32·127 times 8; 8 bits, 128·127 times 2: each time 32,512,
// less than the 32,768 that sums begin with. Then the lanes go to words with lanes of 32 bits.
const (
	ones  = 0x0001_0001_0001_0001 // 1 in each lane
	highs = 0x8000 * ones
	evens = 0x0000_ffff_0000_ffff // each other lane
)

// numbers are a vector's block of activations.
type numbers [weight.Size]int8

// lanes are a block's weights, four columns at a time, less the middle of their range but for narrow ones. Word k holds rows 4k,
// 4k+2, 4k+1, 4k+3 from its low lane on: the even lanes are then two neighbours, and so are the odd ones.
type lanes [weight.Size / 4][4][4]uint64

// transpose makes of four rows' four bytes each: lanes of the first two bytes, and of the last two, in the order of lanes.
func transpose(w *[16]byte) (first, second uint64) {
	a, b := binary.LittleEndian.Uint64(w[:8]), binary.LittleEndian.Uint64(w[8:])
	return a&evens | b&evens<<16, a>>16&evens | b&^evens
}

// set spreads a packed block's weights.
func (l *lanes) set(layout layout, w []byte) {
	switch {
	case layout.form == narrow:
		l.setNarrow((*[4][4][16]byte)(unsafe.Pointer((*[narrowBytes]byte)(w))))
	case layout.form == six:
		l.setSix((*[4][4][16]byte)(unsafe.Pointer((*[narrowBytes]byte)(w))), (*[2][4][16]byte)(unsafe.Pointer((*[narrowBytes / 2]byte)(w[narrowBytes:]))))
	case layout.five():
		l.setWide((*[8][4][16]byte)(unsafe.Pointer((*[wideBytes]byte)(w))), 16*ones)
	default:
		l.setWide((*[8][4][16]byte)(unsafe.Pointer((*[wideBytes]byte)(w))), 128*ones)
	}
}

func (l *lanes) setNarrow(w *[4][4][16]byte) {
	const mask = 15 * ones
	for c := range w {
		low, high := &l[2*c], &l[2*c+1]
		for k := range 4 {
			a, b := transpose(&w[c][k])
			low[0][k], low[1][k], low[2][k], low[3][k] = a&mask, a>>8&mask, b&mask, b>>8&mask
			high[0][k], high[1][k], high[2][k], high[3][k] = a>>4&mask, a>>12&mask, b>>4&mask, b>>12&mask
		}
	}
}

func (l *lanes) setWide(w *[8][4][16]byte, middle uint64) {
	const mask = 0xff * ones
	for c := range w {
		to := &l[c]
		for k := range 4 {
			a, b := transpose(&w[c][k])
			to[0][k], to[1][k], to[2][k], to[3][k] = a&mask-middle, a>>8&mask-middle, b&mask-middle, b>>8&mask-middle
		}
	}
}

func (l *lanes) setSix(w *[4][4][16]byte, upper *[2][4][16]byte) {
	const mask, two, middle = 15 * ones, 0x30 * ones, 32 * ones
	for c := range w {
		low, high := &l[2*c], &l[2*c+1]
		for k := range 4 {
			a, b := transpose(&w[c][k])
			x, y := transpose(&upper[c/2][k])
			if c%2 == 0 { // bits 0 to 3 of each byte
				x, y = x<<4, y<<4
			}
			low[0][k], low[1][k] = (a&mask|x&two)-middle, (a>>8&mask|x>>8&two)-middle
			low[2][k], low[3][k] = (b&mask|y&two)-middle, (b>>8&mask|y>>8&two)-middle
			high[0][k], high[1][k] = (a>>4&mask|x>>2&two)-middle, (a>>12&mask|x>>10&two)-middle
			high[2][k], high[3][k] = (b>>4&mask|y>>2&two)-middle, (b>>12&mask|y>>10&two)-middle
		}
	}
}

// multiply adds the products of columns 4·from to 4·to, each 4·per columns beginning with start.
func (l *lanes) multiply(q *numbers, from, to, per int, start uint64, out *sums) {
	for at := from; at < to; at += per {
		s0, s1, s2, s3 := start, start, start, start
		for i := at; i < at+per; i++ {
			c := i & 7
			w, a := &l[c], uint64(q[4*c])
			s0 += w[0][0] * a
			s1 += w[0][1] * a
			s2 += w[0][2] * a
			s3 += w[0][3] * a
			a = uint64(q[4*c+1])
			s0 += w[1][0] * a
			s1 += w[1][1] * a
			s2 += w[1][2] * a
			s3 += w[1][3] * a
			a = uint64(q[4*c+2])
			s0 += w[2][0] * a
			s1 += w[2][1] * a
			s2 += w[2][2] * a
			s3 += w[2][3] * a
			a = uint64(q[4*c+3])
			s0 += w[3][0] * a
			s1 += w[3][1] * a
			s2 += w[3][2] * a
			s3 += w[3][3] * a
		}
		out.add(s0, s1, s2, s3)
	}
}

// add takes the lanes of four words.
func (s *sums) add(s0, s1, s2, s3 uint64) {
	s[0] += s0 & evens
	s[1] += s0 >> 16 & evens
	s[2] += s1 & evens
	s[3] += s1 >> 16 & evens
	s[4] += s2 & evens
	s[5] += s2 >> 16 & evens
	s[6] += s3 & evens
	s[7] += s3 >> 16 & evens
}

// multiplyBytes is multiply for numbers of 8 bits, whose lanes hold two columns. The sum of all words holds what odd lanes add up
// to and what even ones do; with the odd lanes' sum known, the other follows.
func (l *lanes) multiplyBytes(q *numbers, out *sums) {
	for k := 0; k < 4; k += 2 {
		var all0, all1, odd0, odd1 uint64
		for c := range l {
			w := &l[c]
			a := uint64(q[4*c])
			y, z := w[0][k]*a, w[0][k+1]*a
			a = uint64(q[4*c+1])
			y += w[1][k]*a + highs
			z += w[1][k+1]*a + highs
			all0 += y
			all1 += z
			odd0 += y >> 16 & evens
			odd1 += z >> 16 & evens
			a = uint64(q[4*c+2])
			y, z = w[2][k]*a, w[2][k+1]*a
			a = uint64(q[4*c+3])
			y += w[3][k]*a + highs
			z += w[3][k+1]*a + highs
			all0 += y
			all1 += z
			odd0 += y >> 16 & evens
			odd1 += z >> 16 & evens
		}
		out[2*k], out[2*k+1] = all0-odd0<<16, odd0
		out[2*k+2], out[2*k+3] = all1-odd1<<16, odd1
	}
}
