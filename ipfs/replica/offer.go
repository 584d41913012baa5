package replica

import (
	"context"
	"errors"
	"slices"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
)

// reader gives the group that a private root is for, "" for a public one.
func (r *Replicator) reader(root cid.Cid) (string, error) {
	if !r.cfg.Content.Private(root) {
		return "", nil
	}
	for _, reader := range r.cfg.Content.Readers(root) {
		if ipfs.IsGroup(reader) && len(reader) <= maxOwner {
			return reader, nil
		}
	}
	return "", core.Errorf(core.Denied, "replicate %s: it is private, and shared with no group of readers", root)
}

// offer asks a node to hold a root. It can have a private one from here while it is asked, and when it holds it: to mend its
// copy, and because it is told everything in it anyhow.
func (r *Replicator) offer(ctx context.Context, req Request, to peer.AddrInfo, addr string) error {
	content, member := r.cfg.Content, ipfs.Member(req.Reader, to.ID.String())
	fresh := req.Reader != "" && !slices.Contains(content.Readers(req.Root), member)
	if fresh {
		if err := content.Share(ctx, req.Root, member); err != nil {
			return err
		}
	}
	_, err := r.ask(ctx, req, addr)
	if err != nil && fresh {
		err = errors.Join(err, content.Unshare(context.WithoutCancel(ctx), req.Root, member))
	}
	return err
}

// drop gives up a holder, which then can have a private root from here no more.
func (r *Replicator) drop(ctx context.Context, s *State, peer, why string) {
	s.drop(peer, why, r.cfg.Now().UTC())
	if s.Reader == "" {
		return
	}
	if err := r.cfg.Content.Unshare(context.WithoutCancel(ctx), s.Root, ipfs.Member(s.Reader, peer)); err != nil {
		r.cfg.Logger.Warn("a holder that was given up may still have a private root from here", "root", s.Root, "holder", peer, "error", err)
	}
}

// ask sends one request and waits for the reply.
func (r *Replicator) ask(ctx context.Context, req Request, addr string) (int64, error) {
	info, err := peer.AddrInfoFromString(addr)
	if err != nil {
		return 0, core.Errorf(core.Invalid, "holder %q: %w", addr, err)
	}
	ctx, cancel := context.WithTimeout(ctx, r.cfg.Hold)
	defer cancel()
	h := r.cfg.Network.Host()
	h.Peerstore().AddAddrs(info.ID, info.Addrs, peerstore.TempAddrTTL)
	s, err := h.NewStream(ctx, info.ID, Protocol)
	if err != nil {
		return 0, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	defer s.Reset() // does nothing once the stream has ended cleanly
	defer context.AfterFunc(ctx, func() { s.Reset() })()
	held, err := converse(s, req)
	if err != nil && ctx.Err() != nil {
		return 0, core.Errorf(core.Timeout, "%w: %w", err, context.Cause(ctx))
	}
	return held, err
}

func converse(s network.Stream, req Request) (int64, error) {
	if _, err := s.Write(req.encode()); err != nil {
		return 0, core.Fail(core.ReasonUnreachable, "send request: %w", err)
	}
	if err := s.CloseWrite(); err != nil {
		return 0, core.Fail(core.ReasonUnreachable, "send request: %w", err)
	}
	frame, err := readFrame(s)
	if err != nil {
		return 0, core.Fail(core.ReasonUnreachable, "no reply: %w", err)
	}
	return parseReply(frame)
}
