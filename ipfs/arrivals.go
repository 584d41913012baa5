package ipfs

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// arrivals are the blocks that came through one view: whoever put them, or served them, had them.
type arrivals struct {
	mu      sync.Mutex
	digests map[pack.Digest]struct{}
}

// add notes a block; on nil it does nothing.
func (a *arrivals) add(d pack.Digest) {
	if a == nil {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.digests[d] = struct{}{}
}

func (a *arrivals) has(d pack.Digest) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, ok := a.digests[d]
	return ok
}

// shareNew shares what was put or fetched under root with the view's reader, and with more. Bytes that were public before stay
// so. It shares nothing, and gives the blocks, while there are private ones that neither came through the view nor are each
// reader's already; nor while something is missing, since it might come from elsewhere later.
func (l *Local) shareNew(ctx context.Context, root cid.Cid, more ...string) (unproven []cid.Cid, err error) {
	if !l.put.Private || l.put.Reader == "" || !l.Private(root) {
		return nil, nil
	}
	reached, whole, err := l.reached(ctx, root)
	if err != nil || !whole {
		return nil, err
	}
	readers := append([]string{l.put.Reader}, more...)
	for d := range reached {
		if !l.came.has(d) && !l.readable(d, readers) {
			unproven = append(unproven, core.CIDOfDigest(cid.Raw, d[:]))
		}
	}
	if len(unproven) > 0 {
		return unproven, nil
	}
	return nil, l.Share(ctx, root, readers...)
}

// readable says whether all readers may have a block.
func (l *Local) readable(d pack.Digest, readers []string) bool {
	c := core.CIDOfDigest(cid.Raw, d[:])
	return !slices.ContainsFunc(readers, func(reader string) bool {
		if IsGroup(reader) {
			return l.packs.Private(d) && !slices.Contains(l.groupsOf(c), reader[len(GroupPrefix):])
		}
		group, peer, one := strings.Cut(strings.TrimPrefix(reader, GroupPrefix), memberMark)
		if !one {
			group, peer = "", reader
		}
		return !l.VisibleTo(c, peer, group)
	})
}

// prove asks providers for blocks that this node has, to see that one of them has them too.
func (v *View) prove(ctx context.Context, blocks []cid.Cid, providers []string) error {
	for _, c := range blocks {
		shown := slices.ContainsFunc(providers, func(p string) bool {
			_, err := v.n.askBlock(ctx, c, p, v.into.put.group())
			return err == nil
		})
		if !shown {
			return core.Fail(core.ReasonContentMissing, "nobody who was asked has block %s", c)
		}
		d, _ := dag.Digest(c) // made of one
		v.into.came.add(d)
	}
	return nil
}
