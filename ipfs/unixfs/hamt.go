package unixfs

import (
	"bytes"
	"context"
	"fmt"
	"math/bits"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// buildShards makes the tree of a sharded directory.
func buildShards(entries []Entry, meta Meta, put func(Block) error) (Added, error) {
	placed := make([]placedEntry, len(entries))
	for i, e := range entries {
		placed[i] = placedEntry{e, nameHash(e.Name)}
	}
	return buildShard(placed, 0, meta, put)
}

type placedEntry struct {
	Entry
	hash uint64
}

const fanoutBits = 8

// buildShard makes the shard of the entries whose hashes agree in the first depth bytes. A position that one entry takes
// holds it, one that several take holds a shard of its own.
func buildShard(entries []placedEntry, depth int, meta Meta, put func(Block) error) (Added, error) {
	var groups [fanout][]placedEntry
	for _, e := range entries {
		at, ok := position(e.hash, depth, fanoutBits)
		if !ok {
			return Added{}, core.Errorf(core.Invalid, "name %q has the same hash as another one: such names cannot share a sharded directory", e.Name)
		}
		groups[at] = append(groups[at], e)
	}
	var links []dag.PBLink
	var bitmap [fanout / 8]byte
	for at, group := range groups {
		if len(group) == 0 {
			continue
		}
		bitmap[len(bitmap)-1-at/8] |= 1 << (at % 8)
		prefix := fmt.Sprintf("%02X", at)
		if len(group) == 1 {
			links = append(links, dag.PBLink{Cid: group[0].Cid, Name: prefix + group[0].Name, Tsize: group[0].Tsize})
			continue
		}
		below, err := buildShard(group, depth+1, Meta{}, put)
		if err != nil {
			return Added{}, err
		}
		links = append(links, dag.PBLink{Cid: below.Cid, Name: prefix, Tsize: below.Tsize})
	}
	message := appendVarint(nil, fieldKind, uint64(HAMT))
	message = appendBytes(message, fieldData, bytes.TrimLeft(bitmap[:], "\x00"))
	message = appendVarint(message, fieldHash, murmurCode)
	message = appendMeta(appendVarint(message, fieldFanout, fanout), meta)
	return putNode(dag.PBNode{Links: links, Data: message}, put)
}

// shard is a checked node of a sharded directory.
type shard struct {
	cid   cid.Cid
	links []Child
	at    []int // the position of each link
	width int   // bits of hash a level takes
	pad   int   // hexadecimal digits in front of each name
	depth int
	path  uint64 // the first depth*width bits of the hash of each name below
}

// newShard checks a root shard.
func newShard(c cid.Cid, n Node) (*shard, error) {
	if n.Hash != murmurCode {
		return nil, badDirectory(c, "hash 0x%x, only murmur3 is known", n.Hash)
	}
	if n.Fanout < 8 || n.Fanout > maxFanout || n.Fanout&(n.Fanout-1) != 0 {
		return nil, badDirectory(c, "fan-out %d, want a power of two from 8 to %d", n.Fanout, maxFanout)
	}
	if len(n.Inline) > int(n.Fanout/8) {
		return nil, badDirectory(c, "bitmap of %d bytes for fan-out %d", len(n.Inline), n.Fanout)
	}
	s := &shard{cid: c, links: n.Children, width: bits.TrailingZeros64(n.Fanout), pad: digits(n.Fanout)}
	for i, b := range bytesReversed(n.Inline) {
		for ; b != 0; b &= b - 1 {
			s.at = append(s.at, 8*i+bits.TrailingZeros8(b))
		}
	}
	if len(s.at) != len(s.links) {
		return nil, badDirectory(c, "%d bits for %d links", len(s.at), len(s.links))
	}
	for i, l := range s.links {
		if len(l.Name) < s.pad || l.Name[:s.pad] != fmt.Sprintf("%0*X", s.pad, s.at[i]) {
			return nil, badDirectory(c, "link %.20q at position %X", l.Name, s.at[i])
		}
	}
	return s, nil
}

// digits is how many hexadecimal digits a position takes.
func digits(fanout uint64) int { return (bits.Len64(fanout-1) + 3) / 4 }

func bytesReversed(b []byte) func(func(int, byte) bool) {
	return func(yield func(int, byte) bool) {
		for i := range b {
			if !yield(i, b[len(b)-1-i]) {
				return
			}
		}
	}
}

// isShard says whether link i leads to another shard; otherwise it is an entry.
func (s *shard) isShard(i int) bool { return len(s.links[i].Name) == s.pad }

// entry checks that an entry stands where its name's hash says. So a sub-tree cannot stand in two places, and reading a
// directory of few blocks cannot take exponential time.
func (s *shard) entry(i int) (Entry, error) {
	l := s.links[i]
	name := l.Name[s.pad:]
	used := (s.depth + 1) * s.width
	if used > 64 || nameHash(name)>>(64-used) != s.below(i) {
		return Entry{}, badDirectory(s.cid, "entry %.40q is at a place that is not its own", name)
	}
	return Entry{name, l.Cid, l.Tsize}, nil
}

// below gives the bits of hash that lead to link i.
func (s *shard) below(i int) uint64 { return s.path<<s.width | uint64(s.at[i]) }

// open reads the shard that link i leads to.
func (s *shard) open(ctx context.Context, get Getter, i int) (*shard, error) {
	c := s.links[i].Cid
	if (s.depth+2)*s.width > 64 {
		return nil, badDirectory(s.cid, "deeper than the hash of names")
	}
	n, err := load(ctx, get, c)
	if err != nil {
		return nil, err
	}
	if n.Kind != HAMT || n.Fanout != 1<<s.width {
		return nil, badDirectory(c, "not a shard of fan-out %d", 1<<s.width)
	}
	if len(n.Children) == 0 {
		return nil, badDirectory(c, "a shard below another one is empty")
	}
	child, err := newShard(c, n)
	if err != nil {
		return nil, err
	}
	child.depth, child.path = s.depth+1, s.below(i)
	return child, nil
}

// walk visits the entries of a shard and of those below it. The depth is that of the hash, at most 21.
func (s *shard) walk(ctx context.Context, get Getter, visit func(Entry) error) error {
	for i := range s.links {
		if s.isShard(i) {
			child, err := s.open(ctx, get, i)
			if err != nil {
				return err
			}
			if err := child.walk(ctx, get, visit); err != nil {
				return err
			}
			continue
		}
		e, err := s.entry(i)
		if err != nil {
			return err
		}
		if err := visit(e); err != nil {
			return err
		}
	}
	return nil
}

// find gives the link at a position.
func (s *shard) find(at int) (int, bool) {
	for i, p := range s.at {
		if p == at {
			return i, true
		}
	}
	return 0, false
}

func lookupShard(ctx context.Context, get Getter, c cid.Cid, n Node, name string) (Entry, error) {
	missing := core.Errorf(core.NotFound, "no %q in directory %s", name, c)
	s, err := newShard(c, n)
	if err != nil {
		return Entry{}, err
	}
	for hash := nameHash(name); ; {
		at, ok := position(hash, s.depth, s.width)
		if !ok {
			return Entry{}, missing
		}
		i, ok := s.find(at)
		if !ok {
			return Entry{}, missing
		}
		if !s.isShard(i) {
			e, err := s.entry(i)
			if err == nil && e.Name != name {
				err = missing
			}
			return e, err
		}
		if s, err = s.open(ctx, get, i); err != nil {
			return Entry{}, err
		}
	}
}
