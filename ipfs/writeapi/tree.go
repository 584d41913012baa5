package writeapi

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"
	"github.com/multiformats/go-multihash"
)

// Kind of an entry.
type Kind byte

// The kinds of entries.
const (
	File Kind = iota
	Directory
	Symlink
)

// Entry is a file, a directory or a symbolic link of an upload. Directories above an entry need not be sent.
type Entry struct {
	Path   string // slash-separated, relative
	Kind   Kind
	Target string    // of a symbolic link
	Body   io.Reader // of a file, read before the next entry is asked for
}

// Limits on what one upload may hold, and on its names.
const (
	maxEntries   = 1 << 20
	maxNameBytes = 255
	maxTreeDepth = 128
	maxTarget    = 4 << 10
)

// TreeStore is what a tree is put into; *ipfs.Local and *ipfs.Node have it.
type TreeStore interface {
	PutFile(ctx context.Context, r io.Reader) (cid.Cid, int64, error)
	PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error
	ReadBlock(ctx context.Context, c cid.Cid) ([]byte, error)
}

// PutTree stores a directory tree under the profile unixfs-v1-2025 and gives its root and the bytes of its files. next
// gives the entries in any order, io.EOF after the last. All of it is durable when PutTree returns.
func PutTree(ctx context.Context, store TreeStore, next func() (Entry, error)) (cid.Cid, int64, error) {
	t := tree{store: store, root: &dir{}, nodes: map[cid.Cid][]byte{}}
	for {
		if err := ctx.Err(); err != nil {
			return cid.Undef, 0, err
		}
		e, err := next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return cid.Undef, 0, fmt.Errorf("read upload: %w", err)
		}
		if err := t.add(ctx, e); err != nil {
			return cid.Undef, 0, fmt.Errorf("entry %q: %w", e.Path, err)
		}
	}
	root, err := t.build(ctx, t.root)
	if err != nil {
		return cid.Undef, 0, err
	}
	return root.id, t.bytes, t.keep(ctx, root.id)
}

// dir is a directory that is being built.
type dir struct {
	dirs  map[string]*dir
	links map[string]link
}

// link is a finished child; to the directory builder it is a node of which only CID and size matter.
type link struct {
	format.Node
	id   cid.Cid
	size uint64 // bytes of blocks
}

func (l link) Cid() cid.Cid          { return l.id }
func (l link) Size() (uint64, error) { return l.size, nil }

type tree struct {
	store   TreeStore
	root    *dir
	entries int
	bytes   int64
	nodes   map[cid.Cid][]byte // of directories and symbolic links
}

func (t *tree) add(ctx context.Context, e Entry) error {
	if t.entries++; t.entries > maxEntries {
		return core.Errorf(core.TooLarge, "more than %d entries", maxEntries)
	}
	if e.Kind == Directory && (e.Path == "." || e.Path == "./") {
		return nil
	}
	names, err := split(e.Path)
	if err != nil {
		return err
	}
	at, err := t.root.down(names[:len(names)-1])
	if err != nil {
		return err
	}
	name := names[len(names)-1]
	if e.Kind == Directory {
		_, err := at.down(names[len(names)-1:])
		return err
	}
	if at.dirs[name] != nil {
		return core.Errorf(core.Invalid, "it is a directory already")
	}
	if _, taken := at.links[name]; taken {
		return core.Errorf(core.Invalid, "it was sent twice")
	}
	l, err := t.put(ctx, e)
	if err != nil {
		return err
	}
	if at.links == nil {
		at.links = map[string]link{}
	}
	at.links[name] = l
	return nil
}

// split checks a path: nothing that an extraction could write outside its folder.
func split(p string) ([]string, error) {
	p = strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/")
	names := strings.Split(p, "/")
	if len(names) > maxTreeDepth {
		return nil, core.Errorf(core.TooLarge, "more than %d directories deep", maxTreeDepth)
	}
	for _, n := range names {
		switch {
		case n == "" || n == "." || n == "..":
			return nil, core.Errorf(core.Invalid, "want a relative path without empty parts, . and ..")
		case len(n) > maxNameBytes:
			return nil, core.Errorf(core.TooLarge, "a name of %d bytes, at most %d", len(n), maxNameBytes)
		case strings.ContainsAny(n, "\x00\\"):
			return nil, core.Errorf(core.Invalid, "a name must hold no NUL and no backslash")
		}
	}
	return names, nil
}

// down goes to a directory below d and makes what is missing.
func (d *dir) down(names []string) (*dir, error) {
	for i, n := range names {
		if _, taken := d.links[n]; taken {
			return nil, core.Errorf(core.Invalid, "%s is a file already", path.Join(names[:i+1]...))
		}
		if d.dirs == nil {
			d.dirs = map[string]*dir{}
		}
		if d.dirs[n] == nil {
			d.dirs[n] = &dir{}
		}
		d = d.dirs[n]
	}
	return d, nil
}

// put stores a file or a symbolic link.
func (t *tree) put(ctx context.Context, e Entry) (link, error) {
	if e.Kind == Symlink {
		if e.Target == "" || len(e.Target) > maxTarget || strings.ContainsRune(e.Target, 0) {
			return link{}, core.Errorf(core.Invalid, "a symbolic link needs a target of 1 to %d bytes without NUL", maxTarget)
		}
		data, err := unixfs.SymlinkData(e.Target)
		if err != nil {
			return link{}, core.Errorf(core.Internal, "symbolic link: %w", err)
		}
		return t.node(merkledag.NodeWithData(data))
	}
	id, size, err := t.store.PutFile(ctx, e.Body)
	if err != nil {
		return link{}, err
	}
	t.bytes += size
	if id.Prefix().Codec == cid.Raw {
		return link{id: id, size: uint64(size)}, nil
	}
	data, err := t.store.ReadBlock(ctx, id)
	if err != nil {
		return link{}, err
	}
	n, err := merkledag.DecodeProtobuf(data)
	if err != nil {
		return link{}, core.Errorf(core.Internal, "read back %s: %w", id, err)
	}
	total, err := n.Size()
	return link{id: id, size: total}, err
}

var builder = cid.V1Builder{Codec: cid.DagProtobuf, MhType: multihash.SHA2_256}

// node takes in a dag-pb node.
func (t *tree) node(n *merkledag.ProtoNode) (link, error) {
	if err := n.SetCidBuilder(builder); err != nil {
		return link{}, core.Errorf(core.Internal, "node: %w", err)
	}
	t.nodes[n.Cid()] = n.RawData()
	size, err := n.Size()
	return link{id: n.Cid(), size: size}, err
}

// build makes the node of a directory after those below it.
func (t *tree) build(ctx context.Context, d *dir) (link, error) {
	p := uio.UnixFS_v1_2025
	b, err := uio.NewDirectory(service{t: t}, uio.WithCidBuilder(builder),
		uio.WithMaxHAMTFanout(p.HAMTShardWidth), uio.WithSizeEstimationMode(p.HAMTSizeEstimation))
	if err != nil {
		return link{}, core.Errorf(core.Internal, "directory: %w", err)
	}
	if sized, ok := b.(interface{ SetHAMTShardingSize(int) }); ok {
		sized.SetHAMTShardingSize(p.HAMTShardingSize)
	}
	links := d.links
	if links == nil {
		links = map[string]link{}
	}
	for name, below := range d.dirs {
		if links[name], err = t.build(ctx, below); err != nil {
			return link{}, err
		}
	}
	names := make([]string, 0, len(links))
	for name := range links {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := b.AddChild(ctx, name, links[name]); err != nil {
			return link{}, core.Errorf(core.Internal, "directory entry %q: %w", name, err)
		}
	}
	n, err := b.GetNode()
	if err != nil {
		return link{}, core.Errorf(core.Internal, "directory: %w", err)
	}
	pb, ok := n.(*merkledag.ProtoNode)
	if !ok {
		return link{}, core.Errorf(core.Internal, "directory: a node of type %T", n)
	}
	return t.node(pb)
}

// keep stores the nodes of directories at once.
func (t *tree) keep(ctx context.Context, root cid.Cid) error {
	var buf bytes.Buffer
	w, err := car.NewWriter(&buf, root)
	for c, data := range t.nodes {
		if err == nil {
			err = w.Put(c, data)
		}
	}
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		return core.Errorf(core.Internal, "directories: %w", err)
	}
	return t.store.PutCAR(ctx, root, &buf)
}

// service is where boxo's directory builder puts and finds shards.
type service struct {
	format.DAGService
	t *tree
}

// Add keeps shards; links stand for what is stored already.
func (s service) Add(_ context.Context, n format.Node) error {
	switch n := n.(type) {
	case link:
		return nil
	case *merkledag.ProtoNode:
		s.t.nodes[n.Cid()] = n.RawData()
		return nil
	default:
		return core.Errorf(core.Internal, "directory: a node of type %T", n)
	}
}

func (s service) AddMany(ctx context.Context, list []format.Node) error {
	for _, n := range list {
		if err := s.Add(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func (s service) Get(_ context.Context, c cid.Cid) (format.Node, error) {
	if data, ok := s.t.nodes[c]; ok {
		return merkledag.DecodeProtobuf(data)
	}
	return nil, format.ErrNotFound{Cid: c}
}
