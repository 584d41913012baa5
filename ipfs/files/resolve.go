package files

import (
	"context"
	"fmt"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Bounds on a path.
const (
	maxPath     = 16 << 10 // bytes
	maxSegments = 256
)

// Path is /ipfs/<CID>/a/b, parsed.
type Path struct {
	Root     cid.Cid
	Segments []string
}

// ParsePath reads /ipfs/CID/a/b, ipfs://CID/a/b or CID/a/b. Segments are taken as they are, without percent decoding. Empty
// ones are dropped; "." and ".." are refused, since they would mean something else to whoever cleans the path.
func ParsePath(s string) (Path, error) {
	if len(s) > maxPath {
		return Path{}, core.Errorf(core.TooLarge, "path of %d bytes, at most %d", len(s), maxPath)
	}
	rest, found := strings.CutPrefix(s, "/ipfs/")
	if !found {
		rest = strings.TrimPrefix(s, "ipfs://")
	}
	parts := strings.Split(rest, "/")
	if len(parts) > maxSegments {
		return Path{}, core.Errorf(core.TooLarge, "path of %d segments, at most %d", len(parts), maxSegments)
	}
	root, err := cid.Decode(parts[0])
	if err != nil {
		return Path{}, core.Errorf(core.Invalid, "path %.100q: want /ipfs/CID/name…: %w", s, err)
	}
	p := Path{Root: root}
	for _, part := range parts[1:] {
		switch part {
		case "":
		case ".", "..":
			return Path{}, core.Errorf(core.Invalid, "path %.100q: %s is not allowed", s, part)
		default:
			p.Segments = append(p.Segments, part)
		}
	}
	return p, dag.CheckCID(root)
}

// String writes the path as /ipfs/CID/a/b.
func (p Path) String() string {
	return strings.Join(append([]string{"/ipfs", p.Root.String()}, p.Segments...), "/")
}

// Resolved is where a path leads.
type Resolved struct {
	Cid  cid.Cid
	Rest []string // segments inside the block, where the path ends at a dag-cbor value that is no link
}

// Resolve follows a path through directories and dag-cbor blocks. Symlinks are not followed: one in the middle of a path is an
// error of kind Invalid. A name or a field that is not there is an error of kind NotFound.
func Resolve(ctx context.Context, r Reader, p Path) (Resolved, error) {
	at, left := p.Root, p.Segments
	for hops := 0; len(left) > 0; hops++ {
		if hops > 2*maxSegments { // a block that is one bare link uses up no segment
			return Resolved{}, core.Errorf(core.TooLarge, "resolve %s: more than %d blocks", p, 2*maxSegments)
		}
		next, used, err := step(ctx, r, at, left)
		if err != nil {
			done := Path{p.Root, p.Segments[:len(p.Segments)-len(left)]}
			return Resolved{}, fmt.Errorf("resolve %q below %s: %w", left[0], done, err)
		}
		if !next.Defined() {
			return Resolved{at, left}, nil
		}
		if err := dag.CheckCID(next); err != nil {
			return Resolved{}, fmt.Errorf("resolve %s: %w", p, err)
		}
		at, left = next, left[used:]
	}
	return Resolved{Cid: at}, nil
}

// step leaves one block. next is undefined where the rest of the path stays inside.
func step(ctx context.Context, r Reader, c cid.Cid, path []string) (next cid.Cid, used int, err error) {
	if c.Prefix().Codec == cid.DagCBOR {
		block, err := r.Block(ctx, c)
		if err != nil {
			return cid.Undef, 0, err
		}
		return dag.LookupCBOR(block, path)
	}
	e, err := unixfs.Lookup(ctx, getter(r), c, path[0])
	return e.Cid, 1, err
}

// Item is one line of a listing.
type Item struct {
	unixfs.Entry
	Kind unixfs.Kind // where List was asked for details
	Size int64       // bytes of content; of a directory 0
	Meta unixfs.Meta
}

// List visits the entries of a directory, in the order of unixfs.Entries. With details it reads each entry's block for kind,
// size and attributes; a raw block needs no reading, and its size is as the directory says.
func List(ctx context.Context, r Reader, c cid.Cid, details bool, visit func(Item) error) error {
	return unixfs.Entries(ctx, getter(r), c, func(e unixfs.Entry) error {
		item := Item{Entry: e}
		if details {
			if err := describe(ctx, r, &item); err != nil {
				return fmt.Errorf("list %q: %w", e.Name, err)
			}
		}
		return visit(item)
	})
}

func describe(ctx context.Context, r Reader, item *Item) error {
	if item.Cid.Prefix().Codec == cid.Raw {
		item.Kind, item.Size = unixfs.Raw, int64(min(item.Tsize, dag.MaxBlock))
		return nil
	}
	data, err := r.Block(ctx, item.Cid)
	if err != nil {
		return err
	}
	n, err := unixfs.Parse(item.Cid, data)
	if err != nil {
		return err
	}
	item.Kind, item.Meta = n.Kind, n.Meta
	if !n.IsDir() {
		item.Size = n.Size
	}
	return nil
}
