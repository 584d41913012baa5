package weight

import "encoding/binary"

// The formats are those of ggml (github.com/ggml-org/ggml, ggml-common.h and ggml-quants.c), written anew. Each function reads
// block b, 32 elements, of a row.

// q4_0: half d, 16 bytes of two 4-bit numbers: the low ones are elements 0–15, the high ones 16–31. The number stands for itself −8.
func q4_0(row []byte, b int, out *Block) {
	p := row[18*b:][:18]
	out.D, out.M = half(p), 0
	for i, q := range p[2:] {
		out.W[i] = int16(q&15) - 8
		out.W[i+16] = int16(q>>4) - 8
	}
}

// q4_1: half d, half m, then as q4_0 without the −8.
func q4_1(row []byte, b int, out *Block) {
	p := row[20*b:][:20]
	out.D, out.M = half(p), half(p[2:])
	for i, q := range p[4:] {
		out.W[i] = int16(q & 15)
		out.W[i+16] = int16(q >> 4)
	}
}

// fifth reads 32 numbers of 5 bits: 4 bytes that hold the fifth bits, bit i that of element i, then the others as in q4_0. The
// number stands for itself −less.
func fifth(p []byte, less int16, out *Block) {
	high := binary.LittleEndian.Uint32(p)
	for i, q := range p[4:20] {
		out.W[i] = int16(q&15) + int16(high>>i&1)<<4 - less
		out.W[i+16] = int16(q>>4) + int16(high>>(i+16)&1)<<4 - less
	}
}

// q5_0: half d, then numbers of 5 bits that stand for themselves −16.
func q5_0(row []byte, b int, out *Block) {
	p := row[22*b:][:22]
	out.D, out.M = half(p), 0
	fifth(p[2:], 16, out)
}

// q5_1: half d, half m, then as q5_0 without the −16.
func q5_1(row []byte, b int, out *Block) {
	p := row[24*b:][:24]
	out.D, out.M = half(p), half(p[2:])
	fifth(p[4:], 0, out)
}

// q8_0: half d, 32 signed bytes.
func q8_0(row []byte, b int, out *Block) {
	p := row[34*b:][:34]
	out.D, out.M = half(p), 0
	for i, q := range p[2:] {
		out.W[i] = int16(int8(q))
	}
}

// scaleMin reads the 6-bit scale and minimum of sub-block j out of the 12 bytes that eight of them share.
func scaleMin(p []byte, j int) (scale, least uint8) {
	if j < 4 {
		return p[j] & 63, p[j+4] & 63
	}
	return p[j+4]&15 | p[j-4]>>6<<4, p[j+4]>>4 | p[j]>>6<<4
}

// superK opens one of the eight sub-blocks of 32 of a super-block whose head is half d, half dmin and 12 bytes of scales: the
// element is d·scale·q − dmin·min.
func superK(p []byte, j int, out *Block) {
	scale, least := scaleMin(p[4:16], j)
	out.D = half(p) * float32(scale) // 11 bits by 6: exact
	out.M = -(half(p[2:]) * float32(least))
}

// q4_K: the head, then 128 bytes: of each 32, the low halves are one sub-block and the high halves the next.
func q4_K(row []byte, b int, out *Block) {
	p, j := row[144*(b/8):][:144], b%8
	superK(p, j, out)
	for i, q := range p[16+32*(j/2):][:32] {
		out.W[i] = int16(q >> (4 * (j % 2)) & 15)
	}
}

// q5_K: as q4_K, with 32 bytes between that hold the fifth bits: bit j of byte i is that of element i of sub-block j.
func q5_K(row []byte, b int, out *Block) {
	p, j := row[176*(b/8):][:176], b%8
	superK(p, j, out)
	for i, q := range p[48+32*(j/2):][:32] {
		out.W[i] = int16(q>>(4*(j%2))&15) | int16(p[16+i]>>j&1)<<4
	}
}

// q6_K: 128 bytes of low halves, 64 bytes of two high bits, 16 signed scales for 16 elements each, half d. The element is
// d·scale·(q−32); scale·(q−32) is the whole number of the block.
func q6_K(row []byte, b int, out *Block) {
	p := row[210*(b/8):][:210]
	low, high, scales := p[64*(b%8/4):], p[128+32*(b%8/4):], p[192+8*(b%8/4):]
	out.D, out.M = half(p[208:]), 0
	j := b % 4 // quarter of the 128 elements that share these bytes
	for i := range Size {
		q := low[32*(j%2)+i]>>(4*(j/2))&15 | high[i]>>(2*j)&3<<4
		out.Six[i], out.Scales[i/16] = q, int8(scales[2*j+i/16])
		out.W[i] = int16(out.Scales[i/16]) * (int16(q) - 32)
	}
}
