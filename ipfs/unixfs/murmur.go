package unixfs

import (
	"encoding/binary"
	"math/bits"
)

// murmurCode is the multicodec number of the hash that shards use.
const murmurCode = 0x22

// nameHash is the first half of MurmurHash3 x64 128 with seed 0, which places names in a sharded directory. The function
// is Austin Appleby's, in the public domain. It is no protection: whoever picks the names picks the places.
func nameHash(name string) uint64 {
	const c1, c2 = 0x87c37b91114253d5, 0x4cf5ad432745937f
	mix1 := func(k uint64) uint64 { return bits.RotateLeft64(k*c1, 31) * c2 }
	mix2 := func(k uint64) uint64 { return bits.RotateLeft64(k*c2, 33) * c1 }
	var h1, h2 uint64
	rest := name
	for ; len(rest) >= 16; rest = rest[16:] {
		var block [16]byte
		copy(block[:], rest)
		h1 = bits.RotateLeft64(h1^mix1(binary.LittleEndian.Uint64(block[:8])), 27) + h2
		h1 = h1*5 + 0x52dce729
		h2 = bits.RotateLeft64(h2^mix2(binary.LittleEndian.Uint64(block[8:])), 31) + h1
		h2 = h2*5 + 0x38495ab5
	}
	var tail [16]byte // a half that is all zero mixes to zero
	copy(tail[:], rest)
	h1 ^= mix1(binary.LittleEndian.Uint64(tail[:8]))
	h2 ^= mix2(binary.LittleEndian.Uint64(tail[8:]))
	h1 ^= uint64(len(name))
	h2 ^= uint64(len(name))
	h1 += h2
	h2 += h1
	return finalMix(h1) + finalMix(h2)
}

func finalMix(k uint64) uint64 {
	k = (k ^ k>>33) * 0xff51afd7ed558ccd
	k = (k ^ k>>33) * 0xc4ceb9fe1a85ec53
	return k ^ k>>33
}

// position gives the place of a name at a depth of a tree whose nodes have 1<<width positions; ok is false where the hash
// has no bits left.
func position(hash uint64, depth, width int) (at int, ok bool) {
	used := depth * width
	if used+width > 64 {
		return 0, false
	}
	return int(hash << used >> (64 - width)), true
}
