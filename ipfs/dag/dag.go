// Package dag knows blocks: which CIDs are accepted, whether bytes are the ones that a CID names, and which other blocks
// a block links to. It reads foreign bytes and allocates in proportion to them.
package dag

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"
)

// MaxBlock is the largest block in bytes, the limit that bitswap peers hold too.
const MaxBlock = 2 << 20

// MaxIdentity is the largest content in bytes that a CID may carry inside itself.
const MaxIdentity = 128

// CheckCID accepts CIDv0 and CIDv1 with sha2-256, and small identity CIDs, in the codecs that Links can walk.
func CheckCID(c cid.Cid) error {
	if !c.Defined() {
		return core.Errorf(core.Invalid, "no CID")
	}
	switch p := c.Prefix(); {
	case p.Codec != cid.Raw && p.Codec != cid.DagProtobuf && p.Codec != cid.DagCBOR:
		return core.Errorf(core.Invalid, "CID %s: codec 0x%x is not one of raw, dag-pb, dag-cbor", c, p.Codec)
	case p.MhType == multihash.SHA2_256 && p.MhLength == sha256.Size:
		return nil
	case p.MhType == multihash.IDENTITY && p.MhLength <= MaxIdentity:
		return nil
	case p.MhType == multihash.IDENTITY:
		return core.Errorf(core.Invalid, "identity CID of %d bytes, at most %d", p.MhLength, MaxIdentity)
	default:
		return core.Errorf(core.Invalid, "CID %s: want sha2-256", c)
	}
}

// Identity gives the content that an identity CID carries.
func Identity(c cid.Cid) ([]byte, bool) {
	if c.Prefix().MhType != multihash.IDENTITY {
		return nil, false
	}
	d, err := multihash.Decode(c.Hash())
	if err != nil {
		return nil, false
	}
	return d.Digest, true
}

// Digest gives the SHA-256 that a CID names; ok is false for an identity CID. The CID must have passed CheckCID.
func Digest(c cid.Cid) (digest [32]byte, ok bool) {
	h := c.Hash()
	if len(h) != 2+sha256.Size || h[0] != multihash.SHA2_256 {
		return digest, false
	}
	return [32]byte(h[2:]), true
}

// Check verifies that data is what c names. Wrong bytes give core.ReasonContentMismatch.
func Check(c cid.Cid, data []byte) error {
	if err := CheckCID(c); err != nil {
		return err
	}
	if len(data) > MaxBlock {
		return core.Errorf(core.TooLarge, "block of %d bytes, at most %d", len(data), MaxBlock)
	}
	if content, ok := Identity(c); ok {
		if !bytes.Equal(content, data) {
			return core.Fail(core.ReasonContentMismatch, "bytes for identity CID %s differ from it", c)
		}
		return nil
	}
	want, _ := Digest(c)
	if got := sha256.Sum256(data); got != want {
		return core.Fail(core.ReasonContentMismatch, "bytes for %s hash to %x", c, got)
	}
	return nil
}

// Links lists the blocks that a block links to, in the order in which they stand there.
func Links(c cid.Cid, data []byte) ([]cid.Cid, error) {
	switch c.Prefix().Codec {
	case cid.Raw:
		return nil, nil
	case cid.DagCBOR:
		return cborLinks(data)
	case cid.DagProtobuf:
		node, err := DecodePB(data)
		if err != nil {
			return nil, err
		}
		links := make([]cid.Cid, len(node.Links))
		for i, l := range node.Links {
			links[i] = l.Cid
		}
		return links, nil
	default:
		return nil, CheckCID(c)
	}
}

func malformed(format string, args ...any) error {
	return core.Errorf(core.Corrupt, "%w", fmt.Errorf(format, args...))
}
