package pack

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"math/rand/v2"
)

// place says where an entry is: packs are counted from 1, offset is of the entry's header, length of its payload.
type place struct {
	pack, offset, length uint32
}

func (p place) mark() Mark { return Mark{p.pack, int64(p.offset) + p.size()} }

// size is that of the whole entry in bytes.
func (p place) size() int64 { return entryHeaderSize + int64(p.length) }

// slot is what the index knows of a block: 48 bytes without a pointer, so that the garbage collector never looks at them.
type slot struct {
	digest Digest
	pack   uint32 // 0: the slot is free
	offset uint32
	length uint32 // 24 bits of length, above them the flags
	stamp  uint32 // 24 bits of stamp, above them the epoch
}

const (
	low24       = 1<<24 - 1
	flagPrivate = 1 << 24
)

func (s *slot) place() place   { return place{s.pack, s.offset, s.length & low24} }
func (s *slot) private() bool  { return s.length&flagPrivate != 0 }
func (s *slot) written() stamp { return stamp(s.stamp & low24) }
func (s *slot) epoch() uint8   { return uint8(s.stamp >> 24) }

func (s *slot) setEpoch(e uint8)   { s.stamp = s.stamp&low24 | uint32(e)<<24 }
func (s *slot) setWritten(t stamp) { s.stamp = s.stamp&^uint32(low24) | uint32(t) }

func (s *slot) setPlace(p place, private bool) {
	s.pack, s.offset, s.length = p.pack, p.offset, p.length
	if private {
		s.length |= flagPrivate
	}
}

const shardCount = 256

// index finds blocks by digest: hash tables with linear probing, one for each first byte, which grow one by one by a
// quarter, so that no growth takes long and little room is left empty. Its owner serialises access.
type index struct {
	seed   uint64 // keeps others from choosing digests that collide
	shards [shardCount]shard
	count  int
}

type shard struct {
	slots []slot
	used  int
}

func newIndex() *index { return &index{seed: rand.Uint64()} }

// home is the slot where the search for a digest begins.
func (x *index) home(d *Digest, size int) int {
	mixed := (binary.LittleEndian.Uint64(d[8:]) ^ x.seed) * 0x9e3779b97f4a7c15
	at, _ := bits.Mul64(mixed, uint64(size))
	return int(at)
}

// seek gives the slot of a digest, or the free one where it would go; nil while the shard has no slots.
func (x *index) seek(sh *shard, d *Digest) *slot {
	if len(sh.slots) == 0 {
		return nil
	}
	for at := x.home(d, len(sh.slots)); ; {
		s := &sh.slots[at]
		if s.pack == 0 || s.digest == *d {
			return s
		}
		if at++; at == len(sh.slots) {
			at = 0
		}
	}
}

// find gives the slot of a digest, nil if there is none. It is valid until the next insert or remove.
func (x *index) find(d Digest) *slot {
	if s := x.seek(&x.shards[d[0]], &d); s != nil && s.pack != 0 {
		return s
	}
	return nil
}

// insert gives the slot of a digest, a new one (pack 0, to be filled by the caller) where there is none.
func (x *index) insert(d Digest) *slot {
	sh := &x.shards[d[0]]
	if s := x.seek(sh, &d); s != nil && s.pack != 0 {
		return s
	}
	if sh.used >= len(sh.slots)*7/8 {
		x.grow(sh)
	}
	s := x.seek(sh, &d)
	s.digest = d
	sh.used++
	x.count++
	return s
}

func (x *index) grow(sh *shard) {
	old := sh.slots
	sh.slots = make([]slot, max(8, len(old)+len(old)/4))
	for i := range old {
		if old[i].pack != 0 {
			*x.seek(sh, &old[i].digest) = old[i]
		}
	}
}

// remove forgets a digest and closes the gap, so that searches need no tombstones.
func (x *index) remove(d Digest) {
	sh := &x.shards[d[0]]
	if s := x.seek(sh, &d); s == nil || s.pack == 0 {
		return
	}
	sh.used--
	x.count--
	n, gap := len(sh.slots), x.number(sh, &d)
	for at := gap; ; {
		if at++; at == n {
			at = 0
		}
		next := &sh.slots[at]
		if next.pack == 0 {
			break
		}
		home := x.home(&next.digest, n)
		if distance(home, at, n) >= distance(gap, at, n) {
			sh.slots[gap], gap = *next, at
		}
	}
	sh.slots[gap] = slot{}
}

// number is the position of a digest that is there.
func (x *index) number(sh *shard, d *Digest) int {
	at := x.home(d, len(sh.slots))
	for sh.slots[at].digest != *d || sh.slots[at].pack == 0 {
		if at++; at == len(sh.slots) {
			at = 0
		}
	}
	return at
}

// distance is the number of steps from one position to another in a ring of n.
func distance(from, to, n int) int {
	if to < from {
		to += n
	}
	return to - from
}

// all visits every slot, in no order. The index must not change meanwhile, the slots may.
func (x *index) all() iter.Seq[*slot] {
	return func(yield func(*slot) bool) {
		for i := range x.shards {
			slots := x.shards[i].slots
			for j := range slots {
				if slots[j].pack != 0 && !yield(&slots[j]) {
					return
				}
			}
		}
	}
}

// memory is the size of the tables in bytes.
func (x *index) memory() int64 {
	n := 0
	for i := range x.shards {
		n += len(x.shards[i].slots)
	}
	return int64(n) * 48
}
