package peer

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
	"github.com/multiformats/go-multiaddr"

	"github.com/cortensor-open/cortensor/core"
)

// TokensProtocol is the libp2p protocol id of the token stream.
const TokensProtocol protocol.ID = "/cortensor/tokens/1"

// Deadlines of the protocol.
const (
	dialTimeout  = 10 * time.Second // to reach one provider and have the header accepted
	writeTimeout = 30 * time.Second // for one frame: a receiver that takes longer is given up
	closeTimeout = 5 * time.Second  // for the receiver's word that the last frame arrived
)

// TokenSender is the miner's end of a token stream. Its methods are safe for concurrent use; frames leave in the order of
// the calls.
type TokenSender struct {
	mu     sync.Mutex
	stream network.Stream
	reader *bufio.Reader
	unbind func() bool // ends the stream's tie to its context
	last   bool        // done or error was sent
	broken error       // the first failure; nothing is sent after it
}

// DialTokens opens a token stream to the first of providers (multiaddrs ending in /p2p/<id>) that accepts it, trying each
// peer in their order. It returns when the receiver has accepted the header. If none does, the error has kind Unavailable
// and names each peer with its cause. The stream lives at most as long as ctx: its end breaks it off, blocked calls included.
func DialTokens(ctx context.Context, h host.Host, providers []string, head Header) (*TokenSender, error) {
	infos, err := parseProviders(providers)
	if err != nil {
		return nil, err
	}
	var tried []string
	for _, info := range infos {
		sender, err := dialOne(ctx, h, info, head)
		if err == nil {
			return sender, nil
		}
		if ctx.Err() != nil {
			return nil, core.Errorf(core.Timeout, "open token stream for task %s: %w", head.Ref, ctx.Err())
		}
		tried = append(tried, fmt.Sprintf("%s: %v", info.ID, err))
	}
	return nil, core.Fail(core.ReasonUnreachable, "open token stream for task %s: %s", head.Ref, strings.Join(tried, "; "))
}

// parseProviders groups multiaddrs by peer, keeping the order in which the peers appear first.
func parseProviders(providers []string) ([]peer.AddrInfo, error) {
	var infos []peer.AddrInfo
	var bad []error
	for _, text := range providers {
		addr, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			bad = append(bad, fmt.Errorf("%.200q: %w", text, err))
			continue
		}
		info, err := peer.AddrInfoFromP2pAddr(addr)
		if err != nil {
			bad = append(bad, fmt.Errorf("%.200q: %w", text, err))
			continue
		}
		known := false
		for i := range infos {
			if infos[i].ID == info.ID {
				infos[i].Addrs, known = append(infos[i].Addrs, info.Addrs...), true
			}
		}
		if !known {
			infos = append(infos, *info)
		}
	}
	if len(infos) == 0 {
		return nil, core.Fail(core.ReasonUnreachable, "open token stream: no usable provider address: %w",
			errors.Join(append(bad, fmt.Errorf("%d addresses given", len(providers)))...))
	}
	return infos, nil
}

func dialOne(life context.Context, h host.Host, info peer.AddrInfo, head Header) (*TokenSender, error) {
	ctx, cancel := context.WithTimeout(life, dialTimeout)
	defer cancel()
	if err := h.Connect(ctx, info); err != nil {
		return nil, fmt.Errorf("connect: %w", err)
	}
	stream, err := h.NewStream(ctx, info.ID, TokensProtocol)
	if err != nil {
		return nil, fmt.Errorf("open stream: %w", err)
	}
	stop := context.AfterFunc(ctx, func() { _ = stream.Reset() }) // a reset is the only way to end a blocked read
	sender := &TokenSender{stream: stream, reader: bufio.NewReaderSize(stream, 512)}
	err = sender.write(appendFrame(nil, frameHeader, encodeHeader(head)))
	if err == nil {
		err = sender.awaitAccept()
	}
	if !stop() && err == nil {
		err = ctx.Err()
	}
	if err != nil {
		_ = stream.Reset()
		return nil, err
	}
	sender.unbind = context.AfterFunc(life, func() { _ = stream.Reset() })
	return sender, nil
}

// awaitAccept reads the receiver's answer to a header or to the last frame.
func (s *TokenSender) awaitAccept() error {
	kind, payload, err := readFrame(s.reader, nil)
	if err != nil {
		return fmt.Errorf("wait for the receiver: %w", noEOF(err))
	}
	switch kind {
	case frameAccept:
		return nil
	case FrameError:
		f, err := decodeFrame(kind, payload)
		if err != nil {
			return err
		}
		return core.Errorf(core.Denied, "the receiver refused: %s %s", f.Reason, f.Message)
	}
	return core.Errorf(core.Corrupt, "the receiver answered with a frame of type %q", byte(kind))
}

func (s *TokenSender) write(data []byte) error {
	if err := s.stream.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return fmt.Errorf("set write deadline: %w", err)
	}
	if _, err := s.stream.Write(data); err != nil {
		return core.Fail(core.ReasonStreamBroken, "send: %w", err)
	}
	return nil
}

// Send writes one frame at once. It blocks while the receiver is slow, for 30 s at most. After a failed call every further
// one fails with the same error; after done or error no frame may follow. An empty token is not sent.
func (s *TokenSender) Send(f Frame) error {
	data, err := encodeFrame(f)
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.broken != nil:
		return s.broken
	case s.last:
		return core.Errorf(core.Internal, "token stream: a frame after the last one")
	case len(data) == 0:
		return nil
	}
	s.last = f.Kind != FrameToken
	s.broken = s.write(data)
	return s.broken
}

// Token sends one piece of the answer.
func (s *TokenSender) Token(text string) error { return s.Send(Frame{Kind: FrameToken, Text: text}) }

// Done sends the signed result; no frame may follow.
func (s *TokenSender) Done(r *core.Result) error { return s.Send(Frame{Kind: FrameDone, Result: r}) }

// Fail says that there will be no answer from this miner, and why; no frame may follow.
func (s *TokenSender) Fail(reason core.Reason, message string) error {
	return s.Send(Frame{Kind: FrameError, Reason: reason, Message: message})
}

// Close ends the stream. After done or error it waits, for 5 s at most, for the receiver's word that it arrived and returns
// an error if that does not come; before, it breaks the stream off.
func (s *TokenSender) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.unbind()
	if s.broken != nil || !s.last {
		s.broken = core.Errorf(core.Unavailable, "token stream: closed")
		return ignoreClosed(s.stream.Reset())
	}
	s.broken = core.Errorf(core.Unavailable, "token stream: closed")
	err := s.stream.CloseWrite()
	if err == nil {
		err = s.stream.SetReadDeadline(time.Now().Add(closeTimeout))
	}
	if err == nil {
		err = s.awaitAccept()
	}
	if err != nil {
		_ = s.stream.Reset()
		return core.Fail(core.ReasonStreamBroken, "close token stream: %w", err)
	}
	return ignoreClosed(s.stream.Close())
}

// ignoreClosed drops the error of closing a stream that the other side has closed before.
func ignoreClosed(err error) error {
	if errors.Is(err, network.ErrReset) {
		return nil
	}
	return err
}
