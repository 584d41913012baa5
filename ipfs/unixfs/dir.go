package unixfs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// The directory part of the profile unixfs-v1-2025. Other fan-outs are read.
const (
	// ShardThreshold is the size in bytes of the block above which a directory is sharded. What counts is the exact size of
	// the flat block, metadata included ("block" estimation of IPIP-499).
	ShardThreshold = 256 << 10
	fanout         = 256
	maxFanout      = 1024
)

// MaxName is the longest name of a directory entry in bytes that is written or extracted; file systems hold no longer ones.
const MaxName = 255

// ErrDirectory is in the chain of every error about a directory that breaks the format, by accident or to do harm.
var ErrDirectory = errors.New("malformed directory")

func badDirectory(c cid.Cid, format string, args ...any) error {
	return core.Errorf(core.Corrupt, "%w %s: %w", ErrDirectory, c, fmt.Errorf(format, args...))
}

// Entry is one name in a directory.
type Entry struct {
	Name  string
	Cid   cid.Cid
	Tsize uint64 // bytes of blocks below it, as its writer says
}

// CheckName accepts the names that a directory of ours may hold.
func CheckName(name string) error {
	switch {
	case name == "" || name == "." || name == "..":
		return core.Errorf(core.Invalid, "%q is no name of a file", name)
	case len(name) > MaxName:
		return core.Errorf(core.TooLarge, "name %.40q… has %d bytes, at most %d", name, len(name), MaxName)
	case strings.ContainsAny(name, "/\x00"):
		return core.Errorf(core.Invalid, "name %q holds a slash or a zero byte", name)
	}
	return nil
}

// BuildDirectory makes the blocks of a directory, children before parents, and hands them to put. The entries may come in
// any order; two of one name are an error. Added.Size is 0: the caller knows the sizes of the files.
func BuildDirectory(entries []Entry, meta Meta, put func(Block) error) (Added, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Name, b.Name) })
	for i, e := range entries {
		if err := CheckName(e.Name); err != nil {
			return Added{}, err
		}
		if i > 0 && e.Name == entries[i-1].Name {
			return Added{}, core.Errorf(core.Invalid, "two entries named %q", e.Name)
		}
	}
	message := appendMeta(appendVarint(nil, fieldKind, uint64(Directory)), meta)
	if flatSize(entries, len(message)) > ShardThreshold {
		return buildShards(entries, meta, put)
	}
	links := make([]dag.PBLink, len(entries))
	for i, e := range entries {
		links[i] = dag.PBLink{Cid: e.Cid, Name: e.Name, Tsize: e.Tsize}
	}
	return putNode(dag.PBNode{Links: links, Data: message}, put)
}

// flatSize is the length of the block that would hold all entries.
func flatSize(entries []Entry, message int) int {
	size := 1 + protowire.SizeBytes(message)
	for _, e := range entries {
		link := 3 + protowire.SizeBytes(e.Cid.ByteLen()) + protowire.SizeBytes(len(e.Name)) + protowire.SizeVarint(e.Tsize)
		size += 1 + protowire.SizeBytes(link)
	}
	return size
}

// putNode encodes a node and puts its block.
func putNode(n dag.PBNode, put func(Block) error) (Added, error) {
	data := dag.EncodePB(n)
	a := Added{Cid: core.CIDOf(cid.DagProtobuf, data), Tsize: uint64(len(data))}
	for _, l := range n.Links {
		a.Tsize += l.Tsize
	}
	return a, put(Block{a.Cid, data})
}

// load reads and parses one block.
func load(ctx context.Context, get Getter, c cid.Cid) (Node, error) {
	data, err := get(ctx, c, 0)
	if err != nil {
		return Node{}, err
	}
	return Parse(c, data)
}

// Entries visits every entry of a directory: of a flat one in the order of names as written, of a sharded one in the order of
// their hashes. The names are as their writer chose them, see CheckName; that no two are equal is checked.
func Entries(ctx context.Context, get Getter, root cid.Cid, visit func(Entry) error) error {
	n, err := load(ctx, get, root)
	if err != nil {
		return fmt.Errorf("read directory %s: %w", root, err)
	}
	return n.Entries(ctx, get, root, visit)
}

// Entries is the function Entries for a node that is read already.
func (n Node) Entries(ctx context.Context, get Getter, c cid.Cid, visit func(Entry) error) error {
	switch n.Kind {
	case Directory:
		return n.flatEntries(c, visit)
	case HAMT:
		s, err := newShard(c, n)
		if err != nil {
			return err
		}
		return s.walk(ctx, get, visit)
	}
	return core.Errorf(core.Invalid, "%s is a %s, not a directory", c, n.Kind)
}

func (n Node) flatEntries(c cid.Cid, visit func(Entry) error) error {
	seen := make(map[string]struct{}, len(n.Children))
	for _, l := range n.Children {
		if _, again := seen[l.Name]; again {
			return badDirectory(c, "two entries named %q", l.Name)
		}
		seen[l.Name] = struct{}{}
		if err := visit(Entry{l.Name, l.Cid, l.Tsize}); err != nil {
			return err
		}
	}
	return nil
}

// Lookup finds one name in a directory; in a sharded one it reads only the shards on the way. There being no such name is an
// error of kind NotFound.
func Lookup(ctx context.Context, get Getter, root cid.Cid, name string) (Entry, error) {
	n, err := load(ctx, get, root)
	if err != nil {
		return Entry{}, fmt.Errorf("read directory %s: %w", root, err)
	}
	return n.Lookup(ctx, get, root, name)
}

// Lookup is the function Lookup for a node that is read already.
func (n Node) Lookup(ctx context.Context, get Getter, c cid.Cid, name string) (Entry, error) {
	var found []Entry
	switch n.Kind {
	case Directory:
		for _, l := range n.Children {
			if l.Name == name {
				found = append(found, Entry{l.Name, l.Cid, l.Tsize})
			}
		}
	case HAMT:
		return lookupShard(ctx, get, c, n, name)
	default:
		return Entry{}, core.Errorf(core.Invalid, "%s is a %s, not a directory", c, n.Kind)
	}
	if len(found) > 1 {
		return Entry{}, badDirectory(c, "two entries named %q", name)
	}
	if len(found) == 0 {
		return Entry{}, core.Errorf(core.NotFound, "no %q in directory %s", name, c)
	}
	return found[0], nil
}
