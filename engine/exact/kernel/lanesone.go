package kernel

import "encoding/binary"

// The products of packed blocks with one vector: spreading the weights in memory first would not pay.

// firsts and seconds are the two results of transpose.
func firsts(w *[16]byte) uint64 {
	return binary.LittleEndian.Uint64(w[:8])&evens | binary.LittleEndian.Uint64(w[8:])&evens<<16
}

func seconds(w *[16]byte) uint64 {
	return binary.LittleEndian.Uint64(w[:8])>>16&evens | binary.LittleEndian.Uint64(w[8:])&^evens
}

// narrowOne multiplies numbers of 4 bits.
func narrowOne(w *[4][4][16]byte, q *numbers, start uint64, out *sums) {
	const mask = 15 * ones
	s0, s1, s2, s3 := start, start, start, start
	for c := range w {
		w, x := &w[c], (*[8]int8)(q[8*c:])
		u0, u1, u2, u3 := firsts(&w[0]), firsts(&w[1]), firsts(&w[2]), firsts(&w[3])
		a := uint64(x[0])
		s0 += (u0 & mask) * a
		s1 += (u1 & mask) * a
		s2 += (u2 & mask) * a
		s3 += (u3 & mask) * a
		a = uint64(x[4])
		s0 += (u0 >> 4 & mask) * a
		s1 += (u1 >> 4 & mask) * a
		s2 += (u2 >> 4 & mask) * a
		s3 += (u3 >> 4 & mask) * a
		a = uint64(x[1])
		s0 += (u0 >> 8 & mask) * a
		s1 += (u1 >> 8 & mask) * a
		s2 += (u2 >> 8 & mask) * a
		s3 += (u3 >> 8 & mask) * a
		a = uint64(x[5])
		s0 += (u0 >> 12 & mask) * a
		s1 += (u1 >> 12 & mask) * a
		s2 += (u2 >> 12 & mask) * a
		s3 += (u3 >> 12 & mask) * a
		u0, u1, u2, u3 = seconds(&w[0]), seconds(&w[1]), seconds(&w[2]), seconds(&w[3])
		a = uint64(x[2])
		s0 += (u0 & mask) * a
		s1 += (u1 & mask) * a
		s2 += (u2 & mask) * a
		s3 += (u3 & mask) * a
		a = uint64(x[6])
		s0 += (u0 >> 4 & mask) * a
		s1 += (u1 >> 4 & mask) * a
		s2 += (u2 >> 4 & mask) * a
		s3 += (u3 >> 4 & mask) * a
		a = uint64(x[3])
		s0 += (u0 >> 8 & mask) * a
		s1 += (u1 >> 8 & mask) * a
		s2 += (u2 >> 8 & mask) * a
		s3 += (u3 >> 8 & mask) * a
		a = uint64(x[7])
		s0 += (u0 >> 12 & mask) * a
		s1 += (u1 >> 12 & mask) * a
		s2 += (u2 >> 12 & mask) * a
		s3 += (u3 >> 12 & mask) * a
	}
	out.add(s0, s1, s2, s3)
}

// bytesBase is what bytesOne's sums are raised by: more than 255·127·32.
const bytesBase = 1 << 24

// bytesOne multiplies numbers of 8 bits: as they lie, bytes are in lanes of 32 bits.
func bytesOne(w *[8][8][8]byte, q *numbers, out *sums) {
	const mask, start uint64 = 0x0000_00ff_0000_00ff, bytesBase<<32 | bytesBase
	for j := 0; j < 8; j += 4 {
		s0, s1, s2, s3 := start, start, start, start
		for c := range w {
			w, x := (*[4][8]byte)(w[c][j&4:]), (*[4]int8)(q[4*c:])
			u0, u1 := binary.LittleEndian.Uint64(w[0][:]), binary.LittleEndian.Uint64(w[1][:])
			u2, u3 := binary.LittleEndian.Uint64(w[2][:]), binary.LittleEndian.Uint64(w[3][:])
			a := uint64(x[0])
			s0 += (u0 & mask) * a
			s1 += (u1 & mask) * a
			s2 += (u2 & mask) * a
			s3 += (u3 & mask) * a
			a = uint64(x[1])
			s0 += (u0 >> 8 & mask) * a
			s1 += (u1 >> 8 & mask) * a
			s2 += (u2 >> 8 & mask) * a
			s3 += (u3 >> 8 & mask) * a
			a = uint64(x[2])
			s0 += (u0 >> 16 & mask) * a
			s1 += (u1 >> 16 & mask) * a
			s2 += (u2 >> 16 & mask) * a
			s3 += (u3 >> 16 & mask) * a
			a = uint64(x[3])
			s0 += (u0 >> 24 & mask) * a
			s1 += (u1 >> 24 & mask) * a
			s2 += (u2 >> 24 & mask) * a
			s3 += (u3 >> 24 & mask) * a
		}
		out[j], out[j+1], out[j+2], out[j+3] = s0, s1, s2, s3
	}
}

// bytesShort is bytesOne for processors whose registers hold one lane.
func bytesShort(w *[8][16][4]byte, q *numbers, out *sums) {
	for j := range out {
		out[j] = uint64(bytesBase+byteRow(w, 2*j, q)) | uint64(bytesBase+byteRow(w, 2*j+1, q))<<32
	}
}

func byteRow(w *[8][16][4]byte, r int, q *numbers) (sum int32) {
	for c := range w {
		u, x := &w[c][r&15], (*[4]int8)(q[4*c:])
		sum += int32(u[0]) * int32(x[0])
		sum += int32(u[1]) * int32(x[1])
		sum += int32(u[2]) * int32(x[2])
		sum += int32(u[3]) * int32(x[3])
	}
	return sum
}
