// Package unixfs builds and reads UnixFS files: balanced trees of raw leaves, as the profile unixfs-v1-2025 has them. The
// CIDs equal Kubo's. The format is at specs.ipfs.tech/unixfs.
package unixfs

import (
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// Kind is a UnixFS node type, with the numbers of the format.
type Kind uint64

// The kinds.
const (
	Raw       Kind = 0
	Directory Kind = 1
	File      Kind = 2
	Metadata  Kind = 3
	Symlink   Kind = 4
	HAMT      Kind = 5
)

// Child is a part of a file.
type Child struct {
	Cid  cid.Cid
	Size int64 // bytes of file content below it
}

// Node is one block of a file, a directory or a link. For Directory and HAMT the children have no sizes.
type Node struct {
	Kind     Kind
	Size     int64  // bytes of file content, Inline included
	Inline   []byte // content inside the block, before that of the children
	Children []Child
}

// Parse reads a block of codec raw or dag-pb and checks that its sizes add up.
func Parse(c cid.Cid, data []byte) (Node, error) {
	switch c.Prefix().Codec {
	case cid.Raw:
		return Node{Kind: Raw, Size: int64(len(data)), Inline: data}, nil
	case cid.DagProtobuf:
	default:
		return Node{}, core.Errorf(core.Invalid, "%s is not UnixFS", c)
	}
	pb, err := dag.DecodePB(data)
	if err != nil {
		return Node{}, err
	}
	n, sizes, err := parseData(pb.Data)
	if err != nil {
		return Node{}, err
	}
	n.Children = make([]Child, len(pb.Links))
	for i, l := range pb.Links {
		n.Children[i].Cid = l.Cid
	}
	if n.Kind != File && n.Kind != Raw {
		return n, nil
	}
	if len(sizes) != len(n.Children) {
		return Node{}, core.Errorf(core.Corrupt, "UnixFS %s: %d links but %d sizes", c, len(n.Children), len(sizes))
	}
	total := uint64(len(n.Inline))
	for i, s := range sizes {
		if s > math.MaxInt64-total {
			return Node{}, core.Errorf(core.Corrupt, "UnixFS %s: sizes overflow", c)
		}
		n.Children[i].Size = int64(s)
		total += s
	}
	if uint64(n.Size) != total {
		return Node{}, core.Errorf(core.Corrupt, "UnixFS %s: says %d bytes, its parts have %d", c, uint64(n.Size), total)
	}
	return n, nil
}

// parseData reads the protobuf message inside the dag-pb node.
func parseData(b []byte) (n Node, sizes []uint64, err error) {
	n.Kind = Kind(math.MaxUint64)
	size := false
	err = dag.Fields(b, func(num protowire.Number, value uint64, field []byte) error {
		switch {
		case num == 1 && field == nil:
			n.Kind = Kind(value)
		case num == 2 && field != nil:
			n.Inline = field
		case num == 3 && field == nil:
			n.Size, size = int64(value), true
		case num == 4 && field == nil:
			sizes = append(sizes, value)
		case num == 4: // packed
			for len(field) > 0 {
				v, used := protowire.ConsumeVarint(field)
				if used < 0 {
					return core.Errorf(core.Corrupt, "UnixFS: %w", protowire.ParseError(used))
				}
				sizes, field = append(sizes, v), field[used:]
			}
		}
		return nil // hash type, fan-out, mode and time do not matter here
	})
	if err == nil && n.Kind > HAMT {
		err = core.Errorf(core.Corrupt, "UnixFS: no type that is known")
	}
	if !size { // the field is optional
		n.Size = int64(len(n.Inline))
		for _, s := range sizes {
			n.Size += int64(s)
		}
	}
	return n, sizes, err
}

// encodeFile writes an inner node of a file.
func encodeFile(children []built) (data []byte, size int64, tsize uint64) {
	links := make([]dag.PBLink, len(children))
	meta := protowire.AppendTag(nil, 1, protowire.VarintType)
	meta = protowire.AppendVarint(meta, uint64(File))
	var sizes []byte
	for i, c := range children {
		links[i] = dag.PBLink{Cid: c.cid, Tsize: c.tsize}
		size += c.size
		tsize += c.tsize
		sizes = protowire.AppendTag(sizes, 4, protowire.VarintType)
		sizes = protowire.AppendVarint(sizes, uint64(c.size))
	}
	meta = protowire.AppendTag(meta, 3, protowire.VarintType)
	meta = protowire.AppendVarint(meta, uint64(size))
	data = dag.EncodePB(dag.PBNode{Links: links, Data: append(meta, sizes...)})
	return data, size, tsize + uint64(len(data))
}
