package peer

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// FrameKind says what a frame of the token stream carries.
type FrameKind byte

// The kinds that a receiver sees. Their values are the type bytes on the wire.
const (
	FrameToken FrameKind = 'T' // Text: the next piece of the answer
	FrameDone  FrameKind = 'D' // Result: the signed record; ends the stream
	FrameError FrameKind = 'E' // Reason, Message: why there will be no answer; ends the stream

	frameHeader FrameKind = 'H' // sender to receiver: which task
	frameAccept FrameKind = 'A' // receiver to sender: header accepted, or last frame received
)

// Limits of the protocol, in bytes. A sender cuts what is cosmetic and refuses the rest; a receiver closes the stream.
const (
	MaxToken   = 16 << 10  // text of one token frame
	MaxMessage = 1 << 10   // message of an error frame
	MaxStream  = 64 << 20  // all frames of one stream
	maxReason  = 64        // code of an error frame
	maxHeader  = 3*10 + 64 // three uvarints and a CID
)

// Header says which assignment a stream belongs to.
type Header struct {
	Ref   core.TaskRef
	Round uint64  // assignment round on chain
	Task  cid.Cid // the Task record that the miner answers
}

// Frame is one message of a token stream.
type Frame struct {
	Kind    FrameKind
	Text    string       // FrameToken
	Result  *core.Result // FrameDone: canonical and of the sending peer's address; its signature is the receiver's to check
	Reason  core.Reason  // FrameError
	Message string       // FrameError: for people
}

// limitOf gives the largest payload of a kind, or false for an unknown kind.
func limitOf(k FrameKind) (int, bool) {
	switch k {
	case FrameToken:
		return MaxToken, true
	case FrameDone:
		return core.MaxRecord, true
	case FrameError:
		return maxReason + MaxMessage + 1, true
	case frameHeader:
		return maxHeader, true
	case frameAccept:
		return 0, true
	}
	return 0, false
}

// appendFrame writes a whole frame behind dst, so that one Write sends it without delay.
func appendFrame(dst []byte, k FrameKind, payload []byte) []byte {
	dst = append(dst, byte(k))
	dst = binary.AppendUvarint(dst, uint64(len(payload)))
	return append(dst, payload...)
}

// readFrame reads one frame. The payload is valid until the next call with the same buf. io.EOF means a clean end between
// two frames.
func readFrame(r *bufio.Reader, buf []byte) (FrameKind, []byte, error) {
	kind, err := r.ReadByte()
	if err != nil {
		return 0, nil, err
	}
	limit, known := limitOf(FrameKind(kind))
	if !known {
		return 0, nil, core.Errorf(core.Corrupt, "token stream: frame type %#x is unknown", kind)
	}
	size, err := readLength(r)
	if err != nil {
		return 0, nil, core.Errorf(core.Corrupt, "token stream: length of a %q frame: %w", kind, err)
	}
	if size > uint64(limit) {
		return 0, nil, core.Errorf(core.TooLarge, "token stream: %q frame of %d bytes, at most %d", kind, size, limit)
	}
	if uint64(cap(buf)) < size {
		buf = make([]byte, size)
	}
	buf = buf[:size]
	if _, err := io.ReadFull(r, buf); err != nil {
		return 0, nil, core.Errorf(core.Corrupt, "token stream: cut inside a %q frame: %w", kind, noEOF(err))
	}
	return FrameKind(kind), buf, nil
}

// readLength reads a minimal uvarint of at most 3 bytes, enough for the largest payload: one length has one encoding.
func readLength(r *bufio.Reader) (uint64, error) {
	var n uint64
	for shift := 0; shift < 21; shift += 7 {
		b, err := r.ReadByte()
		if err != nil {
			return 0, noEOF(err)
		}
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			if b == 0 && shift > 0 {
				return 0, errors.New("not minimal")
			}
			return n, nil
		}
	}
	return 0, errors.New("too long")
}

// noEOF keeps an end of file inside a frame from passing as a clean end.
func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func encodeHeader(h Header) []byte {
	out := binary.AppendUvarint(nil, uint64(h.Ref.Session))
	out = binary.AppendUvarint(out, uint64(h.Ref.Task))
	out = binary.AppendUvarint(out, h.Round)
	return append(out, h.Task.Bytes()...)
}

func decodeHeader(data []byte) (Header, error) {
	var n [3]uint64
	for i := range n {
		v, size := binary.Uvarint(data)
		if size <= 0 {
			return Header{}, core.Errorf(core.Corrupt, "token stream: malformed header")
		}
		n[i], data = v, data[size:]
	}
	c, err := cid.Cast(data)
	if err != nil {
		return Header{}, core.Errorf(core.Corrupt, "token stream: task record in the header: %w", err)
	}
	if c.Version() != 1 {
		return Header{}, core.Errorf(core.Corrupt, "token stream: task record in the header: want CIDv1")
	}
	return Header{core.TaskRef{Session: core.SessionID(n[0]), Task: core.TaskID(n[1])}, n[2], c}, nil
}

// encodeFrame gives the wire form of a frame; a message that is too long is cut, a token that is too long is several.
func encodeFrame(f Frame) ([]byte, error) {
	switch f.Kind {
	case FrameToken:
		var out []byte
		for text := strings.ToValidUTF8(f.Text, "\uFFFD"); text != ""; {
			piece := cut(text, MaxToken)
			out, text = appendFrame(out, FrameToken, []byte(piece)), text[len(piece):]
		}
		return out, nil
	case FrameDone:
		if f.Result == nil {
			return nil, core.Errorf(core.Internal, "token stream: done without a result")
		}
		record, _, err := core.Encode(f.Result)
		if err != nil {
			return nil, err
		}
		return appendFrame(nil, FrameDone, record), nil
	case FrameError:
		reason := cut(strings.ToValidUTF8(string(f.Reason), ""), maxReason)
		payload := append([]byte{byte(len(reason))}, reason...)
		return appendFrame(nil, FrameError, append(payload, cut(strings.ToValidUTF8(f.Message, "\uFFFD"), MaxMessage)...)), nil
	}
	return nil, core.Errorf(core.Internal, "token stream: cannot send a frame of type %#x", byte(f.Kind))
}

// decodeFrame parses what encodeFrame writes.
func decodeFrame(kind FrameKind, payload []byte) (Frame, error) {
	switch kind {
	case FrameToken:
		if !utf8.Valid(payload) {
			return Frame{}, core.Errorf(core.Corrupt, "token stream: a token is not UTF-8")
		}
		return Frame{Kind: kind, Text: string(payload)}, nil
	case FrameDone:
		result := new(core.Result)
		if err := core.Decode(payload, result); err != nil {
			return Frame{}, err
		}
		return Frame{Kind: kind, Result: result}, nil
	case FrameError:
		malformed := core.Errorf(core.Corrupt, "token stream: malformed error frame")
		if len(payload) == 0 || int(payload[0]) > maxReason || int(payload[0]) > len(payload)-1 {
			return Frame{}, malformed
		}
		reason, message := payload[1:1+int(payload[0])], payload[1+int(payload[0]):]
		if len(message) > MaxMessage || !utf8.Valid(reason) || !utf8.Valid(message) {
			return Frame{}, malformed
		}
		return Frame{Kind: kind, Reason: core.Reason(reason), Message: string(message)}, nil
	}
	return Frame{}, core.Errorf(core.Corrupt, "token stream: a frame of type %q does not belong here", byte(kind))
}

// cut shortens s to at most limit bytes without splitting a rune.
func cut(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}
