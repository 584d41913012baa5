package node

import (
	"context"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/host"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/peer"
	"github.com/cortensor-open/cortensor/router"
)

// The adapters in this file are the only places where two siblings' words for one thing meet.

// routerCounter lets the router find a prompt that is too long before anything is submitted.
type routerCounter struct{ engine engine.Engine }

func (c routerCounter) Count(ctx context.Context, messages []core.Message, prompt string) (int, error) {
	return c.engine.Count(ctx, engine.Request{Messages: messages, Prompt: prompt})
}

// routerPins shows a content node's pins as a router asks for them.
type routerPins struct{ *ipfs.Node }

func (p routerPins) Pins(ctx context.Context) (map[cid.Cid]string, error) {
	list, err := p.Node.Pins(ctx)
	if err != nil {
		return nil, err
	}
	out := make(map[cid.Cid]string, len(list))
	for _, pin := range list {
		out[pin.Root] = pin.Name
	}
	return out, nil
}

// openStreams gives a miner its way to routers.
func openStreams(h host.Host) miner.Streams {
	return miner.StreamsFunc(func(ctx context.Context, providers []string, ref core.TaskRef, round uint64, record cid.Cid) (miner.Stream, error) {
		sender, err := peer.DialTokens(ctx, h, providers, peer.Header{Ref: ref, Round: round, Task: record})
		if err != nil {
			return nil, err // not a nil sender in a non-nil interface
		}
		return sender, nil
	})
}

// acceptStreams gives miners their way to a router; call the result to stop.
func acceptStreams(m *member, service *router.Service) (stop func()) {
	return peer.ServeTokens(m.content.Host(), m.log, func(_ context.Context, from core.Address, head peer.Header) (peer.Sink, error) {
		in, err := service.Accept(from, head.Ref, head.Task)
		if err != nil {
			return nil, err
		}
		return inbound{in}, nil
	})
}

// inbound puts a peer's frames into a router's stream.
type inbound struct{ in *router.Inbound }

func (i inbound) Deliver(_ context.Context, f peer.Frame) error {
	switch f.Kind {
	case peer.FrameToken:
		return i.in.Token(f.Text)
	case peer.FrameDone:
		return i.in.Done(f.Result)
	case peer.FrameError:
		i.in.Fail(f.Reason, f.Message)
		return nil
	}
	return core.Errorf(core.Internal, "token stream: frame kind %q", f.Kind)
}

func (i inbound) Closed(error) { i.in.Close() } // after a Done or Fail it changes nothing
