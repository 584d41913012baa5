package peer

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/peer"

	"github.com/cortensor-open/cortensor/core"
)

// FetchCard asks a node for its key card and checks it: node's own connection, node's own signature. Only those of providers
// are asked whose peer id is node's.
func FetchCard(ctx context.Context, h host.Host, providers []string, network core.Network, node core.Address) (*core.KeyCard, error) {
	card := new(core.KeyCard)
	err := askNode(ctx, h, providers, node, appendMessage(nil, askCard, nil), giveCard, func(payload []byte) error {
		return core.Decode(payload, card)
	})
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "key card of %s: %w", node, err)
	}
	return card, checkCard(card, network, node)
}

// AskGrant asks a router to seal a private task's question to the holder of card as well. The answer is an envelope whose
// content the caller holds against the one in the Task record.
func AskGrant(ctx context.Context, h host.Host, providers []string, router core.Address, head Header, card *core.KeyCard) (*core.Envelope, error) {
	payload, err := encodeGrant(head, card)
	if err != nil {
		return nil, err
	}
	envelope := new(core.Envelope)
	err = askNode(ctx, h, providers, router, appendMessage(nil, askGrant, payload), giveGrant, func(payload []byte) error {
		return core.Decode(payload, envelope)
	})
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "grant on task %s from router %s: %w", head.Ref, router, err)
	}
	return envelope, nil
}

// askNode puts one request to the peer that is node and hands the answer to take.
func askNode(ctx context.Context, h host.Host, providers []string, node core.Address, request []byte, want byte, take func([]byte) error) error {
	infos, err := parseProviders(providers)
	if err != nil {
		return err
	}
	var tried []string
	for _, info := range infos {
		if address, err := AddressOf(info.ID); err != nil || address != node {
			tried = append(tried, fmt.Sprintf("%s: another node", info.ID))
			continue
		}
		return exchange(ctx, h, info, request, want, take) // one key, one peer
	}
	return core.Fail(core.ReasonUnreachable, "none of its addresses is known: %s", strings.Join(tried, "; "))
}

func exchange(ctx context.Context, h host.Host, info peer.AddrInfo, request []byte, want byte, take func([]byte) error) error {
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	if err := h.Connect(ctx, info); err != nil {
		return core.Fail(core.ReasonUnreachable, "connect: %w", err)
	}
	stream, err := h.NewStream(ctx, info.ID, KeysProtocol)
	if err != nil {
		return core.Fail(core.ReasonUnreachable, "open stream: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = stream.Reset() }) // a reset is the only way to end a blocked read
	defer stop()
	defer func() { _ = stream.Close() }() // the answer is here or not
	if err := stream.SetDeadline(time.Now().Add(dialTimeout)); err != nil {
		return core.Fail(core.ReasonUnreachable, "set deadline: %w", err)
	}
	if _, err := stream.Write(request); err != nil {
		return core.Fail(core.ReasonUnreachable, "send: %w", err)
	}
	kind, payload, err := readMessage(bufio.NewReaderSize(stream, 4<<10))
	switch {
	case err != nil && core.KindOf(err) == core.Internal:
		return core.Fail(core.ReasonUnreachable, "wait for the answer: %w", err)
	case err != nil:
		return err
	case kind == want:
		return take(payload)
	case kind == giveError:
		return refusal(payload)
	}
	return core.Errorf(core.Corrupt, "key exchange: answer of type %q", kind)
}

// refusal turns an error message into an error of its reason's kind; without a reason the other side may answer later.
func refusal(payload []byte) error {
	f, err := decodeFrame(FrameError, payload)
	if err != nil {
		return err
	}
	if f.Reason == "" {
		return core.Errorf(core.Unavailable, "refused for now: %s", f.Message)
	}
	return core.Fail(f.Reason, "refused: %s", f.Message)
}
