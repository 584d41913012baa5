package ipfs

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/protocol"
)

// Protocol is the libp2p protocol that serves a DAG as one CAR: one request frame from the client, which then closes its
// side; one status byte from the server, followed by a CARv1 (status ok) or a message.
const Protocol protocol.ID = "/cortensor/car/1"

// Sizes on the wire, in bytes.
const (
	maxRequest = 512
	maxMessage = 1 << 10
	maxGroup   = 128
)

// status is the first byte of a reply.
type status byte

const (
	statusOK      status = 0
	statusMissing status = 1
	statusBusy    status = 2
	statusRefused status = 3
	statusFailed  status = 4
)

// request asks for a part of a DAG. The limits are the client's: a server need not send what would be thrown away.
type request struct {
	root   cid.Cid
	scope  Scope
	limits Limits // Bytes, Blocks and Depth
	skip   int64  // leading blocks of the walk to leave out: they have come already
	group  string // private content that this group may read is asked for too, and will be kept for it; "": public content
}

// Versions of a request: one that names a group is of the second, which older peers refuse.
const (
	publicRequest = 1
	groupRequest  = 2
)

// encode writes the frame: uint16 length, then version, extent, and as uvarints from, to, bytes, blocks, depth, skip; in a
// groupRequest the group with a uvarint of its length; the root's CID fills the rest.
func (r request) encode() []byte {
	b := []byte{0, 0, publicRequest, byte(r.scope.Extent)}
	for _, v := range []int64{r.scope.From, r.scope.To, r.limits.Bytes, r.limits.Blocks, int64(r.limits.Depth), r.skip} {
		b = binary.AppendUvarint(b, uint64(v))
	}
	if r.group != "" {
		b[2] = groupRequest
		b = append(binary.AppendUvarint(b, uint64(len(r.group))), r.group...)
	}
	b = append(b, r.root.Bytes()...)
	binary.BigEndian.PutUint16(b, uint16(len(b)-2))
	return b
}

// readRequest reads one frame.
func readRequest(r io.Reader) (request, error) {
	var head [2]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return request{}, fmt.Errorf("read request: %w", err)
	}
	n := binary.BigEndian.Uint16(head[:])
	if n > maxRequest {
		return request{}, core.Errorf(core.TooLarge, "request of %d bytes, at most %d", n, maxRequest)
	}
	frame := make([]byte, n)
	if _, err := io.ReadFull(r, frame); err != nil {
		return request{}, fmt.Errorf("read request: %w", err)
	}
	return parseRequest(frame)
}

func parseRequest(b []byte) (request, error) {
	if len(b) < 2 || b[0] != publicRequest && b[0] != groupRequest {
		return request{}, core.Errorf(core.Invalid, "request of an unknown version")
	}
	r, version := request{scope: Scope{Extent: Extent(b[1])}}, b[0]
	b = b[2:]
	var depth int64
	for _, v := range []*int64{&r.scope.From, &r.scope.To, &r.limits.Bytes, &r.limits.Blocks, &depth, &r.skip} {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > math.MaxInt64 {
			return request{}, core.Errorf(core.Invalid, "request cut off or out of range")
		}
		*v, b = int64(n), b[used:]
	}
	r.limits.Depth = int(min(depth, math.MaxInt32))
	if version == groupRequest {
		n, used := binary.Uvarint(b)
		if used <= 0 || n > maxGroup || n > uint64(len(b)-used) {
			return request{}, core.Errorf(core.Invalid, "request cut off or out of range")
		}
		if r.group, b = string(b[used:used+int(n)]), b[used+int(n):]; !IsGroup(GroupPrefix + r.group) {
			return request{}, core.Errorf(core.Invalid, "request for group %.50q", r.group)
		}
	}
	var err error
	if r.root, err = cid.Cast(b); err != nil {
		return request{}, core.Errorf(core.Invalid, "request: %w", err)
	}
	if err := dag.CheckCID(r.root); err != nil {
		return request{}, err
	}
	return r, r.scope.Validate()
}

// refusal is the reply that carries no CAR.
func refusal(s status, message string) []byte {
	message = message[:min(len(message), maxMessage)]
	b := append([]byte{byte(s)}, byte(len(message)>>8), byte(len(message)))
	return append(b, message...)
}

// readStatus reads up to the start of the CAR; any status but ok becomes an error.
func readStatus(r io.Reader) error {
	var head [3]byte
	if _, err := io.ReadFull(r, head[:1]); err != nil {
		return noReply(err)
	}
	s := status(head[0])
	if s == statusOK {
		return nil
	}
	if _, err := io.ReadFull(r, head[1:]); err != nil {
		return noReply(err)
	}
	message := make([]byte, min(maxMessage, int(binary.BigEndian.Uint16(head[1:]))))
	if _, err := io.ReadFull(r, message); err != nil {
		return noReply(err)
	}
	switch s {
	case statusMissing:
		return core.Errorf(core.NotFound, "does not have it")
	case statusBusy:
		return core.Errorf(core.Busy, "is busy: %q", message)
	case statusRefused:
		return core.Errorf(core.Denied, "refuses: %q", message)
	default:
		return core.Errorf(core.Unavailable, "failed: %q", message)
	}
}

func noReply(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = io.ErrUnexpectedEOF
	}
	return core.Fail(core.ReasonUnreachable, "no reply: %w", err)
}
