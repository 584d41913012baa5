package files

import (
	"context"
	"fmt"

	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Difference is one path that two trees do not hold alike.
type Difference struct {
	Path     string
	Old, New cid.Cid // undefined where the path is not there: it was added, or removed
}

// String is one line for people: + added, - removed, ~ changed.
func (d Difference) String() string {
	switch {
	case !d.Old.Defined():
		return "+ " + d.Path
	case !d.New.Defined():
		return "- " + d.Path
	}
	return "~ " + d.Path
}

// Diff visits what changed from one tree to another, ordered by path, without reading what both have. Where a directory was
// added or removed, it is one difference, not one for each path below it. For two files or links the path is ".".
func Diff(ctx context.Context, r Reader, from, to cid.Cid, limits Limits, visit func(Difference) error) error {
	d := &diff{ctx: ctx, r: r, b: budget{limits: limits.withDefaults()}, visit: visit}
	return d.pair(".", from, to, 0)
}

type diff struct {
	ctx   context.Context
	r     Reader
	b     budget
	visit func(Difference) error
}

func (d *diff) pair(path string, from, to cid.Cid, depth int) error {
	if from.Equals(to) {
		return nil
	}
	if err := d.b.addEntry(depth); err != nil {
		return fmt.Errorf("compare %s: %w", path, err)
	}
	both, err := d.directories(from, to)
	if err != nil {
		return fmt.Errorf("compare %s: %w", path, err)
	}
	if !both {
		return d.visit(Difference{path, from, to})
	}
	changes, err := unixfs.DiffEntries(d.ctx, getter(d.r), from, to)
	if err != nil {
		return fmt.Errorf("compare %s: %w", path, err)
	}
	if len(changes) == 0 { // mode or time, or a shape of its own
		return d.visit(Difference{path, from, to})
	}
	for _, c := range changes {
		below := join(path, c.Name)
		if c.Old.Cid.Defined() && c.New.Cid.Defined() {
			err = d.pair(below, c.Old.Cid, c.New.Cid, depth+1)
		} else {
			err = d.visit(Difference{below, c.Old.Cid, c.New.Cid})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *diff) directories(ids ...cid.Cid) (bool, error) {
	for _, c := range ids {
		if c.Prefix().Codec != cid.DagProtobuf {
			return false, nil
		}
		data, err := d.r.Block(d.ctx, c)
		if err != nil {
			return false, err
		}
		n, err := unixfs.Parse(c, data)
		if err != nil {
			return false, err
		}
		if !n.IsDir() {
			return false, nil
		}
	}
	return true, nil
}
