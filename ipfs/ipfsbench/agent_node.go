package ipfsbench

import (
	"context"
	"io"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// fetch brings whole DAGs from a peer and pins them: durable when it replies.
func (a *agent) fetch(ctx context.Context, o order) (reply, error) {
	roots, err := decodeRoots(o.Roots)
	if err != nil {
		return reply{}, err
	}
	for _, root := range roots {
		if err := a.node.Fetch(ctx, root, ipfs.ScopeAll, ipfs.Limits{}, []string{o.Peer}); err != nil {
			return reply{}, err
		}
		if err := a.store.Pin(ctx, root, "bench"); err != nil {
			return reply{}, err
		}
	}
	return reply{}, nil
}

// records fetches single blocks one after the other and reports each one's time.
func (a *agent) records(ctx context.Context, o order) (reply, error) {
	roots, err := decodeRoots(o.Roots)
	if err != nil {
		return reply{}, err
	}
	var r reply
	for _, root := range roots {
		start := time.Now()
		if _, err := a.node.GetBlock(ctx, root, []string{o.Peer}); err != nil {
			return r, err
		}
		r.Each = append(r.Each, time.Since(start))
	}
	return r, nil
}

// readers reads all roots at once, each by a reader of its own, and reports each one's time.
func (a *agent) readers(ctx context.Context, o order) (reply, error) {
	roots, err := decodeRoots(o.Roots)
	if err != nil {
		return reply{}, err
	}
	r := reply{Each: make([]time.Duration, len(roots))}
	errs := make([]error, len(roots))
	var all sync.WaitGroup
	for i, root := range roots {
		all.Go(func() { r.Each[i], errs[i] = a.readOne(ctx, root, o) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return r, err
		}
	}
	return r, nil
}

func (a *agent) readOne(ctx context.Context, root cid.Cid, o order) (time.Duration, error) {
	start := time.Now()
	f, size, err := a.node.OpenFile(ctx, root, []string{o.Peer})
	if err != nil {
		return 0, err
	}
	defer f.Close()
	n, err := io.Copy(io.Discard, f)
	if err == nil && n != size {
		err = core.Errorf(core.Corrupt, "read %d bytes of %d", n, size)
	}
	return time.Since(start), err
}
