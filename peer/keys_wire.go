package peer

import (
	"bufio"
	"encoding/binary"
	"io"

	"github.com/libp2p/go-libp2p/core/protocol"

	"github.com/cortensor-open/cortensor/core"
)

// KeysProtocol is the libp2p protocol id of the key exchange: one request and one answer a stream. A message is a type byte,
// the payload's length as a minimal uvarint, and the payload.
//
//	'K'                                  asks for the node's key card
//	'G' header length (uvarint) header card   asks for a grant on a private task; header as in the token stream
//	'C' card, 'N' envelope, 'E' error    the answers; an error as in the token stream
const KeysProtocol protocol.ID = "/cortensor/keys/1"

const (
	askCard   = 'K'
	askGrant  = 'G'
	giveCard  = 'C'
	giveGrant = 'N'
	giveError = byte(FrameError)
)

// maxKeysMessage bounds a message's payload in bytes.
const maxKeysMessage = core.MaxRecord + maxHeader + 3

func appendMessage(dst []byte, kind byte, payload []byte) []byte {
	return appendFrame(dst, FrameKind(kind), payload)
}

func readMessage(r *bufio.Reader) (byte, []byte, error) {
	kind, err := r.ReadByte()
	if err != nil {
		return 0, nil, noEOF(err)
	}
	size, err := readLength(r)
	if err != nil {
		return 0, nil, core.Errorf(core.Corrupt, "key exchange: length of a %q message: %w", kind, err)
	}
	if size > maxKeysMessage {
		return 0, nil, core.Errorf(core.TooLarge, "key exchange: message of %d bytes, at most %d", size, maxKeysMessage)
	}
	payload := make([]byte, size)
	if _, err := io.ReadFull(r, payload); err != nil {
		return 0, nil, core.Errorf(core.Corrupt, "key exchange: cut inside a message: %w", noEOF(err))
	}
	return kind, payload, nil
}

// encodeGrant gives the payload of a grant request.
func encodeGrant(head Header, card *core.KeyCard) ([]byte, error) {
	record, _, err := core.Encode(card)
	if err != nil {
		return nil, err
	}
	header := encodeHeader(head)
	out := binary.AppendUvarint(nil, uint64(len(header)))
	return append(append(out, header...), record...), nil
}

func decodeGrant(data []byte) (Header, *core.KeyCard, error) {
	size, n := binary.Uvarint(data)
	if n <= 0 || size > maxHeader || size > uint64(len(data)-n) {
		return Header{}, nil, core.Errorf(core.Corrupt, "key exchange: malformed grant request")
	}
	head, err := decodeHeader(data[n : n+int(size)])
	if err != nil {
		return head, nil, err
	}
	card := new(core.KeyCard)
	return head, card, core.Decode(data[n+int(size):], card)
}

// checkCard wants a card that node signed for this network.
func checkCard(card *core.KeyCard, network core.Network, node core.Address) error {
	if card.Author() != node {
		return core.Fail(core.ReasonWrongParent, "key card of %s, want that of %s", card.Author(), node)
	}
	return core.Verify(network, card)
}
