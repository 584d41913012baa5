package peer

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/libp2p/go-libp2p/core/host"
	"github.com/libp2p/go-libp2p/core/network"

	"github.com/cortensor-open/cortensor/core"
)

// Limits of a receiver.
const (
	headerTimeout = 10 * time.Second // for the header of a new stream
	idleTimeout   = 10 * time.Minute // between two frames: a long prompt takes that long on a slow machine
	streamsAMiner = 64               // streams of one miner at once
	streamsTotal  = 4096             // streams of all miners at once
)

// Sink takes the frames of one accepted stream, in order, from one goroutine.
type Sink interface {
	// Deliver takes one frame. While it blocks, the sender is held back. An error ends the stream. ctx ends when the server
	// is stopped.
	Deliver(ctx context.Context, f Frame) error
	// Closed is called exactly once, last: with nil after a done or error frame was delivered, else with what broke the stream.
	Closed(err error)
}

// Accept decides about a new stream: from is the miner's address as the connection proves it. An error refuses the stream;
// its text goes to the miner.
type Accept func(ctx context.Context, from core.Address, head Header) (Sink, error)

// server takes token streams.
type server struct {
	accept Accept
	log    *slog.Logger
	ctx    context.Context
	*guests
}

// ServeTokens takes token streams on h until stop is called; stop breaks open streams off and returns when every Sink has
// been closed.
func ServeTokens(h host.Host, log *slog.Logger, accept Accept) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	s := &server{accept: accept, log: log, ctx: ctx, guests: newGuests(streamsTotal, streamsAMiner)}
	h.SetStreamHandler(TokensProtocol, s.handle)
	return func() {
		h.RemoveStreamHandler(TokensProtocol)
		s.stop(cancel)
	}
}

// handle runs in a goroutine of libp2p's, one a stream.
func (s *server) handle(stream network.Stream) {
	from, err := AddressOf(stream.Conn().RemotePeer())
	if err == nil {
		err = s.enter(from)
	}
	if err != nil {
		s.log.Warn("token stream refused", "peer", stream.Conn().RemotePeer(), "error", err)
		refuse(stream, err)
		return
	}
	defer s.leave(from)
	stop := context.AfterFunc(s.ctx, func() { _ = stream.Reset() })
	defer stop()
	if err := s.serve(stream, from); err != nil {
		_ = stream.Reset()
		s.log.Info("token stream ended early", "miner", from, "error", err)
		return
	}
	_ = stream.Close() // the other side may have closed before
}

// refuse tells the sender why, then closes; a sender that does not read it is reset by the deadline.
func refuse(stream network.Stream, cause error) {
	if data, err := encodeFrame(Frame{Kind: FrameError, Reason: core.ReasonOf(cause), Message: cause.Error()}); err == nil {
		_ = stream.SetWriteDeadline(time.Now().Add(closeTimeout))
		_, _ = stream.Write(data)
	}
	_ = stream.Close()
}

func (s *server) serve(stream network.Stream, from core.Address) error {
	reader := bufio.NewReaderSize(stream, 4<<10)
	head, err := readHeader(stream, reader)
	if err != nil {
		return err
	}
	sink, err := s.accept(s.ctx, from, head)
	if err != nil {
		refuse(stream, err)
		return fmt.Errorf("task %s refused: %w", head.Ref, err)
	}
	err = writeAccept(stream)
	if err == nil {
		err = s.deliver(stream, reader, from, head, sink)
	}
	if err != nil {
		err = core.Fail(core.ReasonStreamBroken, "tokens of %s for task %s: %w", from, head.Ref, err)
	}
	sink.Closed(err)
	if err != nil {
		return err
	}
	return writeAccept(stream)
}

func readHeader(stream network.Stream, reader *bufio.Reader) (Header, error) {
	if err := stream.SetReadDeadline(time.Now().Add(headerTimeout)); err != nil {
		return Header{}, fmt.Errorf("set read deadline: %w", err)
	}
	kind, payload, err := readFrame(reader, nil)
	if err != nil {
		return Header{}, fmt.Errorf("read header: %w", noEOF(err))
	}
	if kind != frameHeader {
		return Header{}, core.Errorf(core.Corrupt, "token stream begins with a frame of type %q", byte(kind))
	}
	return decodeHeader(payload)
}

func writeAccept(stream network.Stream) error {
	if err := stream.SetWriteDeadline(time.Now().Add(closeTimeout)); err != nil {
		return fmt.Errorf("set write deadline: %w", err)
	}
	if _, err := stream.Write(appendFrame(nil, frameAccept, nil)); err != nil {
		return fmt.Errorf("answer the sender: %w", err)
	}
	return nil
}

// deliver hands frames to the sink until the last one.
func (s *server) deliver(stream network.Stream, reader *bufio.Reader, from core.Address, head Header, sink Sink) error {
	buf := make([]byte, 0, 512)
	for total := 0; ; {
		if err := stream.SetReadDeadline(time.Now().Add(idleTimeout)); err != nil {
			return fmt.Errorf("set read deadline: %w", err)
		}
		kind, payload, err := readFrame(reader, buf)
		if err != nil {
			return noEOF(err)
		}
		if total += len(payload) + 2; total > MaxStream {
			return core.Errorf(core.TooLarge, "more than %d bytes", MaxStream)
		}
		frame, err := decodeFrame(kind, payload)
		if err != nil {
			return err
		}
		if err := checkResult(frame.Result, from, head); err != nil {
			return err
		}
		if err := sink.Deliver(s.ctx, frame); err != nil {
			return err
		}
		if kind != FrameToken {
			return nil
		}
	}
}

// checkResult refuses a record that is not this sender's answer to this task.
func checkResult(r *core.Result, from core.Address, head Header) error {
	if r == nil {
		return nil
	}
	if r.Author() != from || r.Ref() != head.Ref || !r.Task.Equals(head.Task) {
		return core.Fail(core.ReasonWrongParent, "result of %s for task %s (record %s), want %s for task %s (record %s)",
			r.Author(), r.Ref(), r.Task, from, head.Ref, head.Task)
	}
	return nil
}
