package core

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	"github.com/ipfs/go-cid"
	"github.com/ipld/go-ipld-prime"
	"github.com/ipld/go-ipld-prime/codec/dagcbor"
	"github.com/ipld/go-ipld-prime/datamodel"
	cidlink "github.com/ipld/go-ipld-prime/linking/cid"
	"github.com/ipld/go-ipld-prime/node/bindnode"
	"github.com/ipld/go-ipld-prime/schema"
	"github.com/multiformats/go-multihash"
)

// Signed is a record that one node signs. SigField gives the signature's place in the record, Author the address that
// must have made it and Ref the task it speaks of (Task is 0 in a Task record, which is signed before it has an id).
type Signed interface {
	SigField() *[]byte
	Author() Address
	Ref() TaskRef
	record
}

// record is any type of the schema.
type record interface{ recordType() string }

func (t *Task) recordType() string    { return TypeTask }
func (r *Result) recordType() string  { return TypeResult }
func (v *Verdict) recordType() string { return TypeVerdict }
func (b *Batch) recordType() string   { return TypeBatch }
func (r *Receipt) recordType() string { return TypeReceipt }

func (e *Envelope) recordType() string { return TypeEnvelope }
func (q *Question) recordType() string { return TypeQuestion }
func (k *KeyCard) recordType() string  { return TypeKeyCard }

var typeNames = map[string]string{
	TypeTask: "Task", TypeResult: "Result", TypeVerdict: "Verdict", TypeBatch: "Batch", TypeReceipt: "Receipt",
	TypeEnvelope: "Envelope", TypeQuestion: "Question", TypeKeyCard: "KeyCard",
}

// prototypes binds each Go struct to its schema type, once.
var prototypes = func() map[string]schema.TypedPrototype {
	system, err := ipld.LoadSchemaBytes([]byte(RecordSchema))
	if err != nil {
		panic(fmt.Sprintf("records.ipldsch: %v", err)) // a build that fails its first test
	}
	bound := map[string]schema.TypedPrototype{}
	for _, r := range []record{&Task{}, &Result{}, &Verdict{}, &Batch{}, &Receipt{}, &Envelope{}, &Question{}, &KeyCard{}} {
		bound[r.recordType()] = bindnode.Prototype(r, system.TypeByName(typeNames[r.recordType()]))
	}
	return bound
}()

// Encode gives a record's canonical dag-cbor bytes and their CID (CIDv1, dag-cbor, sha2-256).
func Encode(r record) ([]byte, cid.Cid, error) {
	proto := prototypes[r.recordType()]
	var out bytes.Buffer
	if err := dagcbor.Encode(bindnode.Wrap(r, proto.Type()).Representation(), &out); err != nil {
		return nil, cid.Undef, Errorf(Invalid, "encode %s: %w", r.recordType(), err)
	}
	if out.Len() > MaxRecord {
		return nil, cid.Undef, Errorf(TooLarge, "encode %s: %d bytes, a record holds at most %d", r.recordType(), out.Len(), MaxRecord)
	}
	return out.Bytes(), CIDOf(cid.DagCBOR, out.Bytes()), nil
}

// CIDOf gives the CIDv1 (sha2-256) of a block.
func CIDOf(codec uint64, block []byte) cid.Cid {
	digest := sha256.Sum256(block)
	return CIDOfDigest(codec, digest[:])
}

// CIDOfDigest gives the CIDv1 of a block whose SHA-256 is known; digest must have 32 bytes.
func CIDOfDigest(codec uint64, digest []byte) cid.Cid {
	mh, err := multihash.Encode(digest, multihash.SHA2_256)
	if err != nil || len(digest) != sha256.Size {
		panic(fmt.Sprintf("core: a SHA-256 of %d bytes", len(digest))) // programmer's error
	}
	return cid.NewCidV1(codec, mh)
}

// Decode parses foreign bytes into r, which must point to an empty record. It accepts exactly the bytes that Encode would
// write: another order, another integer width, an unknown or a missing field are errors of kind Corrupt.
func Decode(data []byte, r record) error {
	name := r.recordType()
	if len(data) > MaxRecord {
		return Fail(ReasonBadRecord, "decode %s: %d bytes, a record holds at most %d", name, len(data), MaxRecord)
	}
	builder := prototypes[name].Representation().NewBuilder()
	options := dagcbor.DecodeOptions{AllowLinks: true}
	if err := decodeGuarded(options, builder, data); err != nil {
		return Fail(ReasonBadRecord, "decode %s: %w", name, err)
	}
	parsed, ok := bindnode.Unwrap(builder.Build()).(record)
	if !ok || parsed.recordType() != name {
		return Fail(ReasonBadRecord, "decode %s: another type", name)
	}
	if err := assign(r, parsed); err != nil {
		return err
	}
	if err := check(r); err != nil {
		return Fail(ReasonBadRecord, "decode %s: %w", name, err)
	}
	again, _, err := Encode(r)
	if err != nil {
		return Fail(ReasonBadRecord, "decode %s: %w", name, err)
	}
	if !bytes.Equal(again, data) {
		return Fail(ReasonBadRecord, "decode %s: not canonical dag-cbor", name)
	}
	return nil
}

// decodeGuarded turns a panic of the codec on hostile bytes into an error: the library promises none, and a record comes
// from strangers.
func decodeGuarded(options dagcbor.DecodeOptions, builder datamodel.NodeAssembler, data []byte) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("codec: %v", p)
		}
	}()
	return options.Decode(builder, bytes.NewReader(data))
}

// assign copies a parsed record and checks its type tag.
func assign(into, from record) error {
	tag := ""
	switch dst := into.(type) {
	case *Task:
		*dst = *from.(*Task)
		tag = dst.Type
	case *Result:
		*dst = *from.(*Result)
		tag = dst.Type
	case *Verdict:
		*dst = *from.(*Verdict)
		tag = dst.Type
	case *Batch:
		*dst = *from.(*Batch)
		tag = dst.Type
	case *Receipt:
		*dst = *from.(*Receipt)
		tag = dst.Type
	case *Envelope:
		*dst = *from.(*Envelope)
		tag = dst.Type
	case *Question:
		*dst = *from.(*Question)
		tag = dst.Type
	case *KeyCard:
		*dst = *from.(*KeyCard)
		tag = dst.Type
	}
	if tag != into.recordType() {
		return Fail(ReasonBadRecord, "record type %.40q, want %q", tag, into.recordType())
	}
	return nil
}

// DecodeChecked verifies that data hashes to c, then decodes it.
func DecodeChecked(c cid.Cid, data []byte, r record) error {
	if err := CheckBlock(c, data); err != nil {
		return err
	}
	return Decode(data, r)
}

// CheckBlock verifies a block against its CID. Only CIDv1 with sha2-256 is accepted.
func CheckBlock(c cid.Cid, block []byte) error {
	if !c.Defined() {
		return Fail(ReasonBadRecord, "no CID")
	}
	prefix := c.Prefix()
	if prefix.Version != 1 || prefix.MhType != multihash.SHA2_256 || prefix.MhLength != sha256.Size {
		return Fail(ReasonBadRecord, "CID %s: want CIDv1 with sha2-256", c)
	}
	if got := CIDOf(prefix.Codec, block); !got.Equals(c) {
		return Fail(ReasonContentMismatch, "bytes for %s hash to %s", c, got)
	}
	return nil
}

// LinkOf wraps a CID for code that works on IPLD nodes.
func LinkOf(c cid.Cid) datamodel.Link { return cidlink.Link{Cid: c} }
