package name

import (
	"context"
	"encoding/binary"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/ipns"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// Protocol asks a peer for a record. Request: uint16 length, then the name's multihash. Reply: a status byte, 0 followed
// by uint16 length and the record, or 1 for a name that the peer does not know. Integers are big endian.
const Protocol protocol.ID = "/cortensor/ipns/1"

const (
	maxName       = 64 // bytes of a multihash
	streamTimeout = 10 * time.Second

	statusOK      = 0
	statusUnknown = 1
)

// serve answers one request from what is here; it asks nobody else. It runs on a goroutine of the host; Close waits.
func (s *Service) serve(stream network.Stream) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		stream.Reset()
		return
	}
	s.serving.Add(1)
	s.mu.Unlock()
	defer s.serving.Done()
	if err := s.answer(stream); err != nil {
		s.Logger.Debug("IPNS request failed", "peer", stream.Conn().RemotePeer(), "error", err)
		stream.Reset()
		return
	}
	stream.Close()
}

func (s *Service) answer(stream network.Stream) error {
	if err := stream.SetDeadline(time.Now().Add(streamTimeout)); err != nil {
		return err
	}
	request, err := readFrame(stream, maxName)
	if err != nil {
		return err
	}
	id, err := peer.IDFromBytes(request)
	if err != nil {
		return core.Errorf(core.Invalid, "name: %w", err)
	}
	record, _ := s.local(ipns.NameFromPeer(id))
	reply := []byte{statusUnknown}
	if record != nil {
		reply = frame([]byte{statusOK}, record)
	}
	_, err = stream.Write(reply)
	return err
}

// askable lists connected peers that keep names.
func (s *Service) askable() []peer.ID {
	if s.Host == nil {
		return nil
	}
	var out []peer.ID
	for _, p := range s.Host.Network().Peers() {
		if got, err := s.Host.Peerstore().SupportsProtocols(p, Protocol); err == nil && len(got) > 0 && len(out) < maxAsked {
			out = append(out, p)
		}
	}
	return out
}

func (s *Service) askPeer(ctx context.Context, p peer.ID, n ipns.Name) ([]byte, error) {
	stream, err := s.Host.NewStream(network.WithNoDial(ctx, "asked while connected"), p, Protocol)
	if err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	defer stream.Reset() // after a clean end it does nothing
	end, ok := ctx.Deadline()
	if !ok {
		end = time.Now().Add(streamTimeout)
	}
	if err := stream.SetDeadline(end); err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	if _, err := stream.Write(frame(nil, []byte(n.Peer()))); err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	if err := stream.CloseWrite(); err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	return readReply(stream)
}

// readReply reads a peer's answer.
func readReply(r io.Reader) ([]byte, error) {
	var status [1]byte
	if _, err := io.ReadFull(r, status[:]); err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "read answer: %w", err)
	}
	switch status[0] {
	case statusOK:
		return readFrame(r, MaxRecord)
	case statusUnknown:
		return nil, core.Errorf(core.NotFound, "it knows no record")
	}
	return nil, core.Errorf(core.Corrupt, "answer of status %d", status[0])
}

func frame(head, body []byte) []byte {
	return append(binary.BigEndian.AppendUint16(head, uint16(len(body))), body...)
}

func readFrame(r io.Reader, limit int) ([]byte, error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, core.Errorf(core.Corrupt, "read length: %w", err)
	}
	n := int(binary.BigEndian.Uint16(head[:]))
	if n == 0 || n > limit {
		return nil, core.Errorf(core.Corrupt, "frame of %d bytes, want 1 to %d", n, limit)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, core.Errorf(core.Corrupt, "read frame: %w", err)
	}
	return body, nil
}
