package kernel

import (
	"encoding/binary"
	"math"
	"math/bits"
	"unsafe"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// plainLevel is Go alone, for processors without assembly; see lanes.go for what makes it fast.
var plainLevel = level{name: "go", kernel: (*Matrix).plain, floats: plainFloats}

// sums are the whole-number products of a block's 16 rows with a vector, raised so that none is negative: word j holds those of
// rows 2j, in its low half, and 2j+1.
type sums [Group / 2]uint64

// pairs are one float32 of each of 16 rows, as they go with sums.
type pairs [Group / 2][2]float32

// plain multiplies a group of rows with n vectors.
func (p *Matrix) plain(group int, v *Vectors, i, n int, out []float32, stride int) {
	for t := range n {
		clear(out[t*stride:][:Group])
	}
	if p.layout.floats() {
		p.plainColumns(group, v, i, n, out, stride)
		return
	}
	var b plainBlock
	for k := range p.blocks {
		b.open(p.layout, p.block(group, k), n)
		for t := range n {
			at := (i+t)*p.blocks + k
			q := (*numbers)(unsafe.Pointer(&v.Q[at*weight.Size]))
			b.add(q, v.Sum[at], v.D[at], v.S[at], (*pairs)(unsafe.Pointer((*[Group]float32)(out[t*stride:]))))
		}
	}
}

// plainBlock is a block of 16 rows while it is multiplied.
type plainBlock struct {
	layout layout
	d, m   pairs  // scales, offsets
	w      []byte // the packed block
	lanes  lanes  // its numbers, where several vectors use them
	spread bool   // lanes are set
}

// open readies a block to be multiplied with n vectors.
func (b *plainBlock) open(l layout, w []byte, n int) {
	b.layout, b.w = l, w
	at := l.weights()
	l.readScales(w[at:], &b.d)
	if l.offset {
		l.readScales(w[at+l.scales():], &b.m)
	}
	b.spread = n > 1 || l.form == six || l.five()
	if b.spread {
		b.lanes.set(l, w)
	}
}

// five tells whether the numbers of bytes have 5 bits only.
func (l layout) five() bool { return l.form == wide && l.bias != 128 }

// add multiplies with one vector and adds to its results.
func (b *plainBlock) add(q *numbers, sum int32, d, s float32, out *pairs) {
	var x sums
	switch l := b.layout; {
	case l.form == six:
		b.addSix(q, d, out)
		return
	case l.form == narrow:
		start := uint64(0x8000-8*int64(sum)) * ones
		if b.spread {
			b.lanes.multiply(q, 0, 8, 8, start, &x)
		} else {
			narrowOne((*[4][4][16]byte)(unsafe.Pointer((*[narrowBytes]byte)(b.w))), q, start, &x)
		}
		b.scaled(&x, 0x8000-(8-l.bias)*sum, d, s, out)
	case l.five():
		b.lanes.multiply(q, 0, 8, 4, highs, &x)
		b.scaled(&x, 2*0x8000-(16-l.bias)*sum, d, s, out)
	case b.spread:
		b.lanes.multiplyBytes(q, &x)
		b.scaled(&x, 16*0x8000-(128-l.bias)*sum, d, s, out)
	default:
		if bits.UintSize == 32 {
			bytesShort((*[8][16][4]byte)(unsafe.Pointer((*[wideBytes]byte)(b.w))), q, &x)
		} else {
			bytesOne((*[8][8][8]byte)(unsafe.Pointer((*[wideBytes]byte)(b.w))), q, &x)
		}
		b.scaled(&x, bytesBase+l.bias*sum, d, s, out)
	}
}

// scaled brings a block's sums less base into the results.
func (b *plainBlock) scaled(x *sums, base int32, d, s float32, out *pairs) {
	if !b.layout.offset {
		for j, y := range x {
			o, e := &out[j], &b.d[j]
			o[0] = o[0] + float32(float32(e[0]*d)*float32(int32(y)-base))
			o[1] = o[1] + float32(float32(e[1]*d)*float32(int32(y>>32)-base))
		}
		return
	}
	for j, y := range x {
		o, e, m := &out[j], &b.d[j], &b.m[j]
		t := float32(float32(e[0]*d) * float32(int32(y)-base))
		u := float32(float32(e[1]*d) * float32(int32(y>>32)-base))
		t, u = t+float32(m[0]*s), u+float32(m[1]*s)
		o[0], o[1] = o[0]+t, o[1]+u
	}
}

// addSix is add for blocks of six: each half's sums are multiplied by whole scales.
func (b *plainBlock) addSix(q *numbers, d float32, out *pairs) {
	const base = 2 * 0x8000
	var x, y sums
	b.lanes.multiply(q, 0, 4, 2, highs, &x)
	b.lanes.multiply(q, 4, 8, 2, highs, &y)
	first := (*[Group / 2][2][2]byte)(unsafe.Pointer((*[wholeBytes / 2]byte)(b.w[sixBytes+scaleBytes:])))
	second := (*[Group / 2][2][2]byte)(unsafe.Pointer((*[wholeBytes / 2]byte)(b.w[sixBytes+scaleBytes+wholeBytes/2:])))
	for j := range x {
		o, e, f, g := &out[j], &b.d[j], &first[j], &second[j]
		t := signed(&f[0])*(int32(x[j])-base) + signed(&g[0])*(int32(y[j])-base)
		u := signed(&f[1])*(int32(x[j]>>32)-base) + signed(&g[1])*(int32(y[j]>>32)-base)
		o[0] = o[0] + float32(float32(e[0]*d)*float32(t))
		o[1] = o[1] + float32(float32(e[1]*d)*float32(u))
	}
}

func signed(b *[2]byte) int32 { return int32(int16(binary.LittleEndian.Uint16(b[:]))) }

// readScales reads a block's 16 scales or offsets.
func (l layout) readScales(w []byte, out *pairs) {
	if !l.short {
		*out = *(*pairs)(unsafe.Pointer((*[scaleBytes]byte)(w)))
		return
	}
	from := (*[Group / 2][4]byte)(unsafe.Pointer((*[scaleBytes / 2]byte)(w)))
	for j := range out {
		two := binary.LittleEndian.Uint32(from[j][:])
		out[j][0] = half(two)
		out[j][1] = half(two >> 16)
	}
}

// half converts the IEEE 754 half float in the low 16 bits. Its bits, read as those of a float32, have an exponent that is 112 too
// small, denormal or not: the product is exact. Infinity and NaN, which no matrix holds, are not kept.
func half(h uint32) float32 {
	return float32(math.Float32frombits(uint32(int32(int16(h))<<13)&0x8fff_e000) * 0x1p112)
}
