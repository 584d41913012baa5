package dag

import (
	"github.com/ipfs/go-cid"
	"google.golang.org/protobuf/encoding/protowire"
)

// PBLink is a link of a dag-pb node.
type PBLink struct {
	Cid   cid.Cid
	Name  string
	Tsize uint64 // bytes of the whole tree below, as its writer says
}

// PBNode is a dag-pb block. The format is at ipld.io/specs/codecs/dag-pb.
type PBNode struct {
	Links []PBLink
	Data  []byte
}

// EncodePB writes the canonical form: links first, then data.
func EncodePB(n PBNode) []byte {
	var out, link []byte
	for _, l := range n.Links {
		link = protowire.AppendTag(link[:0], 1, protowire.BytesType)
		link = protowire.AppendBytes(link, l.Cid.Bytes())
		link = protowire.AppendTag(link, 2, protowire.BytesType)
		link = protowire.AppendString(link, l.Name)
		link = protowire.AppendTag(link, 3, protowire.VarintType)
		link = protowire.AppendVarint(link, l.Tsize)
		out = protowire.AppendTag(out, 2, protowire.BytesType)
		out = protowire.AppendBytes(out, link)
	}
	out = protowire.AppendTag(out, 1, protowire.BytesType)
	return protowire.AppendBytes(out, n.Data)
}

// DecodePB reads a dag-pb block.
func DecodePB(b []byte) (PBNode, error) {
	var n PBNode
	data := false
	err := Fields(b, func(num protowire.Number, _ uint64, field []byte) error {
		switch {
		case num == 1 && field != nil && !data:
			n.Data, data = field, true
		case num == 2 && field != nil:
			l, err := decodeLink(field)
			if err != nil {
				return err
			}
			n.Links = append(n.Links, l)
		default:
			return malformed("dag-pb: unexpected field %d", num)
		}
		return nil
	})
	return n, err
}

func decodeLink(b []byte) (PBLink, error) {
	var l PBLink
	err := Fields(b, func(num protowire.Number, value uint64, field []byte) (err error) {
		switch {
		case num == 1 && field != nil && !l.Cid.Defined():
			if l.Cid, err = cid.Cast(field); err != nil {
				return malformed("dag-pb: link: %w", err)
			}
		case num == 2 && field != nil:
			l.Name = string(field)
		case num == 3 && field == nil:
			l.Tsize = value
		default:
			return malformed("dag-pb: unexpected field %d in a link", num)
		}
		return nil
	})
	if err == nil && !l.Cid.Defined() {
		err = malformed("dag-pb: a link without CID")
	}
	return l, err
}

// Fields walks the fields of a protobuf message: field is nil for a varint and the bytes, never nil, otherwise. Fields
// of other wire types are passed as bytes without their meaning.
func Fields(b []byte, visit func(num protowire.Number, value uint64, field []byte) error) error {
	for len(b) > 0 {
		num, kind, n := protowire.ConsumeTag(b)
		if n < 0 {
			return malformed("protobuf: %w", protowire.ParseError(n))
		}
		b = b[n:]
		var value uint64
		var field []byte
		switch kind {
		case protowire.VarintType:
			value, n = protowire.ConsumeVarint(b)
		case protowire.BytesType:
			if field, n = protowire.ConsumeBytes(b); field == nil {
				field = []byte{}
			}
		default:
			if n = protowire.ConsumeFieldValue(num, kind, b); n >= 0 {
				field = b[:n]
			}
		}
		if n < 0 {
			return malformed("protobuf: %w", protowire.ParseError(n))
		}
		if err := visit(num, value, field); err != nil {
			return err
		}
		b = b[n:]
	}
	return nil
}
