package files

import (
	"context"
	"errors"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Problem is a block of a tree that is missing or does not hold what it should.
type Problem struct {
	Cid cid.Cid
	Err error // as a Reader's where the block is missing
}

// Report is what Verify found.
type Report struct {
	Blocks   int64 // different ones that were read
	Bytes    int64 // in them
	Links    int64
	Problems []Problem // at most maxProblems
	Missing  int64     // blocks that are not there
	Bad      int64     // blocks that are there but wrong
}

const maxProblems = 1000

// OK says whether the tree is whole and sound.
func (r Report) OK() bool { return r.Missing == 0 && r.Bad == 0 }

// Verify walks everything that root links to and reads each block once: each must be there, hash to its CID, parse in its
// codec, and, in UnixFS, agree with its parent on the size of the content. What is wrong goes into the report; the error is
// for what stops the walk, such as the context or the limits.
func Verify(ctx context.Context, r Reader, root cid.Cid, limits Limits) (Report, error) {
	v := &verify{r: r, b: budget{limits: limits.forBlocks()}, state: map[cid.Cid]int64{}}
	stack := []target{{cid: root, size: noSize}}
	for len(stack) > 0 {
		if err := ctx.Err(); err != nil {
			return v.report, err
		}
		t := stack[len(stack)-1]
		below, err := v.visit(ctx, t)
		if err != nil {
			return v.report, fmt.Errorf("verify %s: %w", root, err)
		}
		stack = append(stack[:len(stack)-1], below...)
	}
	return v.report, nil
}

// target is a block to verify.
type target struct {
	cid   cid.Cid
	size  int64 // of the content that its parent says it has, or noSize
	depth int
	shard bool // below another shard, whose check covers it
}

type verify struct {
	r      Reader
	b      budget
	report Report
	state  map[cid.Cid]int64 // size of content of what was visited, or noSize
}

const noSize = -1

func (v *verify) problem(c cid.Cid, err error) {
	if isMissing(err) {
		v.report.Missing++
	} else {
		v.report.Bad++
	}
	if len(v.report.Problems) < maxProblems {
		v.report.Problems = append(v.report.Problems, Problem{c, err})
	}
}

// visit verifies one block and gives what it links to.
func (v *verify) visit(ctx context.Context, t target) ([]target, error) {
	v.report.Links++
	if size, seen := v.state[t.cid]; seen {
		v.checkSize(t, size)
		return nil, nil
	}
	if err := v.b.addEntry(t.depth); err != nil {
		return nil, err
	}
	v.state[t.cid] = noSize
	data, err := v.block(ctx, t.cid)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		v.problem(t.cid, err)
		return nil, nil
	}
	v.report.Blocks++
	v.report.Bytes += int64(len(data))
	if err := v.b.addBytes(int64(len(data))); err != nil {
		return nil, err
	}
	below, size, err := v.inside(ctx, t, data)
	if err != nil {
		v.problem(t.cid, err)
		return nil, nil
	}
	v.state[t.cid] = size
	v.checkSize(t, size)
	return below, nil
}

func (v *verify) block(ctx context.Context, c cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	data, err := v.r.Block(ctx, c)
	if err != nil {
		return nil, err
	}
	return data, dag.Check(c, data)
}

// checkSize compares what a block has with what a parent says. A block without a size is no file, or has a problem already.
func (v *verify) checkSize(t target, size int64) {
	if t.size != noSize && size != noSize && size != t.size {
		v.problem(t.cid, core.Errorf(core.Corrupt, "block %s has %d bytes of content, its parent says %d", t.cid, size, t.size))
	}
}

// inside lists the links of a block, and gives the content's size for a part of a file.
func (v *verify) inside(ctx context.Context, t target, data []byte) (below []target, size int64, err error) {
	if t.cid.Prefix().Codec == cid.Raw {
		return nil, int64(len(data)), nil
	}
	if t.cid.Prefix().Codec == cid.DagProtobuf {
		n, err := unixfs.Parse(t.cid, data)
		if err == nil {
			return v.node(ctx, t, n)
		}
		if !errors.Is(err, unixfs.ErrNotUnixFS) {
			return nil, noSize, err
		}
	}
	links, err := dag.Links(t.cid, data)
	for _, c := range links {
		below = append(below, target{c, noSize, t.depth + 1, false})
	}
	return below, noSize, err
}

func (v *verify) node(ctx context.Context, t target, n unixfs.Node) (below []target, size int64, err error) {
	size = noSize
	if n.IsFile() {
		size = n.Size
	} else if t.size != noSize {
		return nil, size, core.Errorf(core.Corrupt, "%s is a part of a file but a %s", t.cid, n.Kind)
	}
	for _, c := range n.Children {
		child := target{c.Cid, noSize, t.depth + 1, n.IsSubShard(c)}
		if n.IsFile() {
			child.size = c.Size
		}
		below = append(below, child)
	}
	if n.IsDir() && !t.shard { // names and places; shards that are missing are found as links
		err = n.Entries(ctx, getter(v.r), t.cid, func(unixfs.Entry) error { return ctx.Err() })
		if isMissing(err) {
			err = nil
		}
	}
	return below, size, err
}
