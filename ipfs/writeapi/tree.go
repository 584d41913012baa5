package writeapi

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/boxo/ipld/merkledag"
	"github.com/ipfs/boxo/ipld/unixfs"
	uio "github.com/ipfs/boxo/ipld/unixfs/io"
	"github.com/ipfs/go-cid"
	format "github.com/ipfs/go-ipld-format"
	"github.com/multiformats/go-multihash"
	"golang.org/x/sync/errgroup"
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

// Small files are read into memory, at most smallFile bytes each and maxBeside at once.
const (
	smallFile = 256 << 10
	maxBeside = 16
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
	if err := t.fill(ctx, next); err != nil {
		return cid.Undef, 0, err
	}
	root, err := t.build(ctx, t.root)
	if err != nil {
		return cid.Undef, 0, err
	}
	return root.id, t.bytes.Load(), t.keep(ctx, root.id)
}

// fill takes in all entries. Small files are stored beside each other, so that they share the disk's syncs; it returns when
// all are.
func (t *tree) fill(ctx context.Context, next func() (Entry, error)) error {
	small, within := errgroup.WithContext(ctx)
	small.SetLimit(maxBeside)
	t.beside = small
	err := t.each(within, next)
	if first := small.Wait(); first != nil { // the cause: what came after it was cancelled
		return first
	}
	return err
}

func (t *tree) each(ctx context.Context, next func() (Entry, error)) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		e, err := next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read upload: %w", err)
		}
		if err := t.add(ctx, e); err != nil {
			return fmt.Errorf("entry %q: %w", e.Path, err)
		}
	}
}

// dir is a directory that is being built.
type dir struct {
	dirs  map[string]*dir
	links map[string]*link
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
	beside  *errgroup.Group // of small files
	bytes   atomic.Int64
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
	if at.links == nil {
		at.links = map[string]*link{}
	}
	at.links[name] = &link{}
	return t.put(ctx, e, at.links[name])
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

// put stores a file or a symbolic link and fills in its link, that of a small file later.
func (t *tree) put(ctx context.Context, e Entry, to *link) error {
	if e.Kind == Symlink {
		if e.Target == "" || len(e.Target) > maxTarget || strings.ContainsRune(e.Target, 0) {
			return core.Errorf(core.Invalid, "a symbolic link needs a target of 1 to %d bytes without NUL", maxTarget)
		}
		data, err := unixfs.SymlinkData(e.Target)
		if err != nil {
			return core.Errorf(core.Internal, "symbolic link: %w", err)
		}
		*to, err = t.node(merkledag.NodeWithData(data))
		return err
	}
	head, err := io.ReadAll(io.LimitReader(e.Body, smallFile+1))
	if err != nil {
		return err
	}
	if len(head) > smallFile {
		return t.putFile(ctx, io.MultiReader(bytes.NewReader(head), e.Body), to)
	}
	t.beside.Go(func() error {
		if err := t.putFile(ctx, bytes.NewReader(head), to); err != nil {
			return fmt.Errorf("entry %q: %w", e.Path, err)
		}
		return nil
	})
	return nil
}

// putFile stores a file. It may run beside others.
func (t *tree) putFile(ctx context.Context, r io.Reader, to *link) error {
	id, size, err := t.store.PutFile(ctx, r)
	if err != nil {
		return err
	}
	t.bytes.Add(size)
	*to = link{id: id, size: uint64(size)}
	if id.Prefix().Codec == cid.Raw {
		return nil
	}
	data, err := t.store.ReadBlock(ctx, id)
	if err != nil {
		return err
	}
	n, err := merkledag.DecodeProtobuf(data)
	if err != nil {
		return core.Errorf(core.Internal, "read back %s: %w", id, err)
	}
	to.size, err = n.Size()
	return err
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
		links = map[string]*link{}
	}
	for name, below := range d.dirs {
		built, err := t.build(ctx, below)
		if err != nil {
			return link{}, err
		}
		links[name] = &built
	}
	names := make([]string, 0, len(links))
	for name := range links {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := b.AddChild(ctx, name, *links[name]); err != nil {
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
