package unixfs

import (
	"cmp"
	"context"
	"slices"

	"github.com/ipfs/go-cid"
)

// Change is a name that two directories do not hold alike. An undefined CID means that one of them lacks it.
type Change struct {
	Name     string
	Old, New Entry
}

// DiffEntries compares two directories, ordered by name. It reads no shard that both have.
func DiffEntries(ctx context.Context, get Getter, from, to cid.Cid) ([]Change, error) {
	if from.Equals(to) {
		return nil, nil
	}
	d := differ{ctx: ctx, get: get, changes: map[string]*Change{}}
	a, err := load(ctx, get, from)
	if err != nil {
		return nil, err
	}
	b, err := load(ctx, get, to)
	if err != nil {
		return nil, err
	}
	if a.Kind == HAMT && b.Kind == HAMT && a.Fanout == b.Fanout {
		err = d.roots(from, a, to, b)
	} else if err = a.Entries(ctx, get, from, d.old); err == nil {
		err = b.Entries(ctx, get, to, d.new)
	}
	if err != nil {
		return nil, err
	}
	var out []Change
	for _, c := range d.changes {
		if !c.Old.Cid.Equals(c.New.Cid) {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b Change) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

// differ collects what stands on each side outside of shards that are equal.
type differ struct {
	ctx     context.Context
	get     Getter
	changes map[string]*Change
}

func (d *differ) change(name string) *Change {
	c, ok := d.changes[name]
	if !ok {
		c = &Change{Name: name}
		d.changes[name] = c
	}
	return c
}

func (d *differ) old(e Entry) error {
	d.change(e.Name).Old = e
	return nil
}

func (d *differ) new(e Entry) error {
	d.change(e.Name).New = e
	return nil
}

func (d *differ) roots(from cid.Cid, a Node, to cid.Cid, b Node) error {
	old, err := newShard(from, a)
	if err != nil {
		return err
	}
	fresh, err := newShard(to, b)
	if err != nil {
		return err
	}
	return d.shards(old, fresh)
}

// shards compares two shards at the same place.
func (d *differ) shards(a, b *shard) error {
	for i := range a.links {
		j, ok := b.find(a.at[i])
		switch {
		case !ok:
			if err := d.side(a, i, d.old); err != nil {
				return err
			}
		case a.links[i].Cid.Equals(b.links[j].Cid) && a.links[i].Name == b.links[j].Name:
		case a.isShard(i) && b.isShard(j):
			if err := d.deeper(a, i, b, j); err != nil {
				return err
			}
		default:
			if err := d.side(a, i, d.old); err != nil {
				return err
			}
			if err := d.side(b, j, d.new); err != nil {
				return err
			}
		}
	}
	for j := range b.links {
		if _, ok := a.find(b.at[j]); !ok {
			if err := d.side(b, j, d.new); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *differ) deeper(a *shard, i int, b *shard, j int) error {
	below, err := a.open(d.ctx, d.get, i)
	if err != nil {
		return err
	}
	other, err := b.open(d.ctx, d.get, j)
	if err != nil {
		return err
	}
	return d.shards(below, other)
}

// side visits what is below one link.
func (d *differ) side(s *shard, i int, visit func(Entry) error) error {
	if s.isShard(i) {
		below, err := s.open(d.ctx, d.get, i)
		if err != nil {
			return err
		}
		return below.walk(d.ctx, d.get, visit)
	}
	e, err := s.entry(i)
	if err != nil {
		return err
	}
	return visit(e)
}
