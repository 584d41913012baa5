// Package unixfs builds and reads UnixFS: files as balanced trees of raw leaves, directories flat or sharded (HAMT), and
// symlinks, as the profile unixfs-v1-2025 has them. The CIDs equal Kubo's. The format is at specs.ipfs.tech/unixfs;
// docs/unixfs.md says what of it is here.
package unixfs

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"math"
	"time"

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

// Field numbers of the UnixFS message.
const (
	fieldKind   = 1
	fieldData   = 2
	fieldSize   = 3
	fieldSizes  = 4
	fieldHash   = 5
	fieldFanout = 6
	fieldMode   = 7
	fieldTime   = 8
)

// String names the kind for people.
func (k Kind) String() string {
	switch k {
	case Raw, File:
		return "file"
	case Directory, HAMT:
		return "directory"
	case Symlink:
		return "symlink"
	}
	return "metadata"
}

// Child is a link of a node: a part of a file, an entry of a directory or of a shard.
type Child struct {
	Cid   cid.Cid
	Size  int64  // bytes of file content below it, where the parent is a file
	Name  string // in a shard with its two digits of position in front
	Tsize uint64 // bytes of blocks below it, as its writer says
}

// Meta is what UnixFS 1.5 keeps of a file's attributes. The zero value keeps nothing.
type Meta struct {
	Mode    fs.FileMode // permissions, setuid, setgid and sticky; 0 is not written
	ModTime time.Time   // not written when zero
}

// IsZero says whether there is nothing to keep.
func (m Meta) IsZero() bool { return m.Mode == 0 && m.ModTime.IsZero() }

// Node is one block of a file, a directory or a link. For Directory and HAMT the children have no sizes.
type Node struct {
	Kind     Kind
	Size     int64  // bytes of file content, Inline included
	Inline   []byte // a file's content inside the block, before that of the children; a symlink's target; a shard's bitmap
	Children []Child
	Meta     Meta
	Hash     uint64 // of a shard: multicodec number of the hash of names
	Fanout   uint64 // of a shard: how many positions it has
}

// IsFile says whether the node is a file or a part of one.
func (n Node) IsFile() bool { return n.Kind == File || n.Kind == Raw }

// IsDir says whether the node is a directory or a shard of one.
func (n Node) IsDir() bool { return n.Kind == Directory || n.Kind == HAMT }

// IsSubShard says whether a child of a shard is a shard itself and no entry.
func (n Node) IsSubShard(c Child) bool {
	return n.Kind == HAMT && n.Fanout > 0 && len(c.Name) == digits(n.Fanout)
}

// ErrNotUnixFS is in the chain of Parse's error for a dag-pb block whose data is not UnixFS.
var ErrNotUnixFS = errors.New("not UnixFS")

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
		n.Children[i] = Child{Cid: l.Cid, Name: l.Name, Tsize: l.Tsize}
	}
	if !n.IsFile() {
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
	err = dag.Fields(b, func(num protowire.Number, value uint64, field []byte) (err error) {
		switch {
		case num == fieldKind && field == nil:
			n.Kind = Kind(value)
		case num == fieldData && field != nil:
			n.Inline = field
		case num == fieldSize && field == nil:
			n.Size, size = int64(value), true
		case num == fieldSizes && field == nil:
			sizes = append(sizes, value)
		case num == fieldSizes:
			sizes, err = packed(sizes, field)
		case num == fieldHash && field == nil:
			n.Hash = value
		case num == fieldFanout && field == nil:
			n.Fanout = value
		case num == fieldMode && field == nil:
			n.Meta.Mode = fileMode(value)
		case num == fieldTime && field != nil:
			n.Meta.ModTime, err = parseTime(field)
		}
		return err
	})
	if err == nil && n.Kind > HAMT {
		err = errors.New("no type that is known")
	}
	if err != nil {
		return n, nil, core.Errorf(core.Corrupt, "%w: %w", ErrNotUnixFS, err)
	}
	if !size { // the field is optional
		n.Size = int64(len(n.Inline))
		for _, s := range sizes {
			n.Size += int64(s)
		}
	}
	return n, sizes, nil
}

func packed(sizes []uint64, field []byte) ([]uint64, error) {
	for len(field) > 0 {
		v, used := protowire.ConsumeVarint(field)
		if used < 0 {
			return nil, core.Errorf(core.Corrupt, "UnixFS: %w", protowire.ParseError(used))
		}
		sizes, field = append(sizes, v), field[used:]
	}
	return sizes, nil
}

func parseTime(b []byte) (time.Time, error) {
	var seconds int64
	var nanos uint32
	err := dag.Fields(b, func(num protowire.Number, value uint64, field []byte) error {
		switch {
		case num == 1 && field == nil:
			seconds = int64(value)
		case num == 2 && len(field) == 4: // fixed32
			nanos = binary.LittleEndian.Uint32(field)
		}
		return nil
	})
	if err == nil && nanos >= uint32(time.Second) {
		err = core.Errorf(core.Corrupt, "UnixFS: a time of %d nanoseconds", nanos)
	}
	return time.Unix(seconds, int64(nanos)).UTC(), err
}

// appendMeta writes the fields of UnixFS 1.5.
func appendMeta(b []byte, m Meta) []byte {
	if m.Mode != 0 {
		b = appendVarint(b, fieldMode, unixMode(m.Mode))
	}
	if m.ModTime.IsZero() {
		return b
	}
	stamp := appendVarint(nil, 1, uint64(m.ModTime.Unix()))
	if nanos := m.ModTime.Nanosecond(); nanos > 0 {
		stamp = protowire.AppendTag(stamp, 2, protowire.Fixed32Type)
		stamp = protowire.AppendFixed32(stamp, uint32(nanos))
	}
	b = protowire.AppendTag(b, fieldTime, protowire.BytesType)
	return protowire.AppendBytes(b, stamp)
}

func appendVarint(b []byte, num protowire.Number, v uint64) []byte {
	return protowire.AppendVarint(protowire.AppendTag(b, num, protowire.VarintType), v)
}

func appendBytes(b []byte, num protowire.Number, v []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(b, num, protowire.BytesType), v)
}

// The bits above the permissions, as POSIX numbers them.
const (
	setuid = 0o4000
	setgid = 0o2000
	sticky = 0o1000
)

func unixMode(m fs.FileMode) uint64 {
	bits := uint64(m.Perm())
	for flag, bit := range map[fs.FileMode]uint64{fs.ModeSetuid: setuid, fs.ModeSetgid: setgid, fs.ModeSticky: sticky} {
		if m&flag != 0 {
			bits |= bit
		}
	}
	return bits
}

func fileMode(bits uint64) fs.FileMode {
	m := fs.FileMode(bits & 0o777)
	for flag, bit := range map[fs.FileMode]uint64{fs.ModeSetuid: setuid, fs.ModeSetgid: setgid, fs.ModeSticky: sticky} {
		if bits&bit != 0 {
			m |= flag
		}
	}
	return m
}

// encodeFile writes an inner node of a file.
func encodeFile(children []built, meta Meta) (data []byte, size int64, tsize uint64) {
	links := make([]dag.PBLink, len(children))
	var sizes []byte
	for i, c := range children {
		links[i] = dag.PBLink{Cid: c.cid, Tsize: c.tsize}
		size += c.size
		tsize += c.tsize
		sizes = appendVarint(sizes, fieldSizes, uint64(c.size))
	}
	message := appendVarint(nil, fieldKind, uint64(File))
	message = appendVarint(message, fieldSize, uint64(size))
	message = appendMeta(append(message, sizes...), meta)
	data = dag.EncodePB(dag.PBNode{Links: links, Data: message})
	return data, size, tsize + uint64(len(data))
}

// encodeLeaf writes content that cannot be a raw block, because its file has metadata.
func encodeLeaf(content []byte, meta Meta) []byte {
	message := appendVarint(make([]byte, 0, len(content)+32), fieldKind, uint64(File))
	if len(content) > 0 {
		message = appendBytes(message, fieldData, content)
	}
	message = appendVarint(message, fieldSize, uint64(len(content)))
	return dag.EncodePB(dag.PBNode{Data: appendMeta(message, meta)})
}

// BuildSymlink makes the block of a symlink. A mode is not kept, as in Kubo.
func BuildSymlink(target string, modTime time.Time) (Block, Added) {
	message := appendVarint(nil, fieldKind, uint64(Symlink))
	message = appendBytes(message, fieldData, []byte(target))
	data := dag.EncodePB(dag.PBNode{Data: appendMeta(message, Meta{ModTime: modTime})})
	c := core.CIDOf(cid.DagProtobuf, data)
	return Block{c, data}, Added{Cid: c, Size: int64(len(target)), Tsize: uint64(len(data))}
}
