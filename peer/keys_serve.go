package peer

import (
	"bufio"
	"context"
	"log/slog"
	"time"

	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"

	"github.com/cortensor-open/cortensor/core"
)

const (
	keysTotal   = 256 // exchanges at once
	keysANode   = 16  // of one node at once
	keysTimeout = 10 * time.Second
)

// Grant decides about a request for access to a private task: from is the asking node's address as the connection and the
// card prove it, to its recipients. An error refuses; one with a reason is final, any other may be asked again.
type Grant func(ctx context.Context, from core.Address, head Header, to []string) (*core.Envelope, error)

// keyServer answers key requests.
type keyServer struct {
	card    *core.KeyCard
	network core.Network
	grant   Grant
	log     *slog.Logger
	ctx     context.Context
	*guests
}

// ServeKeys hands out this node's key card and, where grant is not nil, decides about grants, until stop is called; stop
// returns when no request is being answered any more.
func ServeKeys(h host.Host, log *slog.Logger, net core.Network, card *core.KeyCard, grant Grant) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	s := &keyServer{card: card, network: net, grant: grant, log: log, ctx: ctx, guests: newGuests(keysTotal, keysANode)}
	h.SetStreamHandler(KeysProtocol, s.handle)
	return func() {
		h.RemoveStreamHandler(KeysProtocol)
		s.stop(cancel)
	}
}

// handle runs in a goroutine of libp2p's, one a stream.
func (s *keyServer) handle(stream network.Stream) {
	from, err := AddressOf(stream.Conn().RemotePeer())
	if err == nil {
		err = s.enter(from)
	}
	if err != nil {
		refuse(stream, err)
		return
	}
	defer s.leave(from)
	ctx, cancel := context.WithTimeout(s.ctx, keysTimeout)
	defer cancel()
	stop := context.AfterFunc(ctx, func() { _ = stream.Reset() })
	defer stop()
	kind, payload, err := s.answer(ctx, bufio.NewReaderSize(stream, 4<<10), from)
	if err != nil {
		s.log.Info("key request refused", "node", from, "error", err)
		refuse(stream, err)
		return
	}
	if _, err := stream.Write(appendMessage(nil, kind, payload)); err != nil {
		_ = stream.Reset()
		return
	}
	_ = stream.Close() // the other side may have closed before
}

func (s *keyServer) answer(ctx context.Context, r *bufio.Reader, from core.Address) (byte, []byte, error) {
	kind, payload, err := readMessage(r)
	if err != nil {
		return 0, nil, err
	}
	switch {
	case kind == askCard && len(payload) == 0:
		record, _, err := core.Encode(s.card)
		return giveCard, record, err
	case kind == askGrant && s.grant != nil:
		head, card, err := decodeGrant(payload)
		if err == nil {
			err = checkCard(card, s.network, from)
		}
		if err != nil {
			return 0, nil, err
		}
		envelope, err := s.grant(ctx, from, head, card.Recipients[:1])
		if err != nil {
			return 0, nil, err
		}
		record, _, err := core.Encode(envelope)
		return giveGrant, record, err
	}
	return 0, nil, core.Fail(core.ReasonNotAuthorised, "key exchange: a %q request is not answered here", kind)
}
