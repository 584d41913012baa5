package ipfs

import (
	"context"
	"sync"

	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// A DAG that is no file, such as a directory or a record over files, comes in parts from several providers too: each part is
// all that lies under one of its nodes, or a range of one of its large files.
const (
	minPart    = 256 << 10 // bytes that parts must have on average: below, the requests cost more than the sharing gains
	maxParts   = 1 << 14
	maxLooks   = 64 // nodes that are fetched only to see what is below
	looksAside = 8  // of them at once
)

// under is a job for a part of the DAG. Both count against the same limits and know the same providers.
func (j *job) under(root cid.Cid, scope Scope) *job {
	req := j.req
	req.root, req.scope, req.skip = root, scope, 0
	return &job{n: j.n, into: j.into, req: req, came: j.came, named: j.named, found: j.found, account: j.account}
}

// spread fetches a DAG in parts when at least two providers can share it. What is missing afterwards shows in the store; an
// error is one that no provider can help.
func (j *job) spread(ctx context.Context) error {
	if j.req.scope != ScopeAll {
		return nil
	}
	sharers := j.sharers()
	if len(sharers) < 2 {
		return nil
	}
	todo, err := j.cut(ctx)
	if err != nil || len(todo) < 2 {
		return err
	}
	s := newSplitOf(ctx, j, todo)
	for _, p := range sharers {
		s.join(p, defaultLanes)
	}
	return s.wait()
}

// sharers lists who may take part: those named and found, connected peers where that is less than two.
func (j *job) sharers() (out []provider) {
	all := append(append([]provider(nil), j.named...), j.found.known()...)
	if len(all) < 2 {
		all = append(all, j.n.neighbours(all)...)
	}
	for _, p := range all {
		if !j.isRetired(p) {
			out = append(out, p)
		}
	}
	return out
}

// node is a root of a part that may be cut further.
type node struct {
	id   cid.Cid
	size int64 // bytes below it as its parent says, which may be a lie; 0 where it says nothing
}

// cut lists the parts; none where the DAG is not worth sharing.
func (j *job) cut(ctx context.Context) ([]*segment, error) {
	var out []*segment
	total, looks := int64(0), 0
	seen := map[cid.Cid]bool{j.req.root: true}
	for level := []node{{id: j.req.root}}; len(level) > 0 && ctx.Err() == nil; {
		n, err := j.peek(ctx, level, maxLooks-looks)
		if looks += n; err != nil {
			return nil, err
		}
		var next []node
		for _, at := range level {
			below, segs := j.divide(at)
			for _, b := range below {
				if !seen[b.id] {
					seen[b.id] = true
					next = append(next, b)
				}
			}
			for _, s := range segs {
				total += s.size
			}
			out = append(out, segs...)
		}
		if len(out)+len(next) > maxParts {
			return nil, nil // so many small things come best in one stream
		}
		level = next
	}
	if len(out) == 0 || total/int64(len(out)) < minPart {
		return nil, nil
	}
	return out, nil
}

// divide gives the parts of a node, or the nodes below it where it is to be cut there.
func (j *job) divide(at node) (below []node, parts []*segment) {
	whole := func(size int64) []*segment { return []*segment{newSegment(j.under(at.id, ScopeAll), ScopeAll, size)} }
	data, held := j.n.held(at.id, true)
	if at.id.Prefix().Codec == cid.Raw || !held {
		return nil, whole(at.size)
	}
	root := at.id.Equals(j.req.root)
	if at.id.Prefix().Codec != cid.DagProtobuf {
		links, err := dag.Links(at.id, data)
		if err != nil || len(links) > maxParts {
			return nil, whole(at.size)
		}
		for _, c := range links {
			below = append(below, node{id: c})
		}
		return below, nil
	}
	n, err := unixfs.Parse(at.id, data)
	if err != nil { // what is wrong with it shows when it is walked
		return nil, whole(at.size)
	}
	size := int64(len(data))
	for _, c := range n.Children {
		size += int64(min(c.Tsize, 1<<40))
	}
	switch {
	case !root && size <= maxSegment:
		return nil, whole(size)
	case n.IsFile():
		return nil, ranges(j.under(at.id, ScopeEntity), 0, n.Size, segmentSize(n.Size, len(j.named)))
	}
	for _, c := range n.Children {
		below = append(below, node{c.Cid, int64(min(c.Tsize, 1<<40))})
	}
	return below, nil
}

// peek fetches the blocks of nodes that are large, or of which nothing is known, side by side, and says how many it tried. One
// that does not come is a part of its own, whose failure tells.
func (j *job) peek(ctx context.Context, level []node, most int) (tried int, err error) {
	var all sync.WaitGroup
	var mu sync.Mutex
	free := make(chan struct{}, looksAside)
	for _, at := range level {
		if tried >= most || ctx.Err() != nil {
			break
		}
		if _, held := j.n.size(at.id); held || at.id.Prefix().Codec == cid.Raw || at.size != 0 && at.size <= maxSegment {
			continue
		}
		tried++
		free <- struct{}{}
		all.Go(func() {
			defer func() { <-free }()
			if _, failed := j.under(at.id, ScopeBlock).compete(ctx, ScopeBlock, j.named, nil); failed != nil {
				mu.Lock()
				err = failed
				mu.Unlock()
			}
		})
	}
	all.Wait()
	return tried, err
}
