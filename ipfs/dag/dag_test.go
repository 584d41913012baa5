package dag

import (
	"bytes"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
	"github.com/ipld/go-ipld-prime/codec/dagcbor"
	"github.com/ipld/go-ipld-prime/datamodel"
	"github.com/ipld/go-ipld-prime/fluent/qp"
	cidlink "github.com/ipld/go-ipld-prime/linking/cid"
	"github.com/ipld/go-ipld-prime/node/basicnode"
	"github.com/ipld/go-ipld-prime/traversal"
	"github.com/multiformats/go-multihash"
)

func identity(t testing.TB, data []byte) cid.Cid {
	mh, err := multihash.Sum(data, multihash.IDENTITY, -1)
	if err != nil {
		t.Fatal(err)
	}
	return cid.NewCidV1(cid.Raw, mh)
}

func TestCheck(t *testing.T) {
	data := []byte("some bytes")
	good := core.CIDOf(cid.Raw, data)
	v0 := cid.NewCidV0(core.CIDOf(cid.DagProtobuf, data).Hash())
	sha512, err := multihash.Sum(data, multihash.SHA2_512, -1)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		c      cid.Cid
		data   []byte
		kind   core.Kind
		reason core.Reason
	}{
		"good":                   {good, data, "", ""},
		"version 0":              {v0, data, "", ""},
		"wrong bytes":            {good, []byte("other"), core.Corrupt, core.ReasonContentMismatch},
		"identity":               {identity(t, data), data, "", ""},
		"identity, wrong bytes":  {identity(t, data), nil, core.Corrupt, core.ReasonContentMismatch},
		"identity of 128 bytes":  {identity(t, make([]byte, 128)), make([]byte, 128), "", ""},
		"identity of 129 bytes":  {identity(t, make([]byte, 129)), make([]byte, 129), core.Invalid, ""},
		"another hash":           {cid.NewCidV1(cid.Raw, sha512), data, core.Invalid, ""},
		"a codec without reader": {core.CIDOf(cid.GitRaw, data), data, core.Invalid, ""},
		"no CID":                 {cid.Undef, data, core.Invalid, ""},
		"over 2 MiB":             {core.CIDOf(cid.Raw, make([]byte, MaxBlock+1)), make([]byte, MaxBlock+1), core.TooLarge, ""},
	} {
		err := Check(tt.c, tt.data)
		if core.KindOf(err) != tt.kind || core.ReasonOf(err) != tt.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPBRoundTrip(t *testing.T) {
	n := PBNode{Data: []byte{1, 2}, Links: []PBLink{{Cid: core.CIDOf(cid.Raw, nil), Name: "", Tsize: 7}, {Cid: identity(t, []byte("x")), Name: "b", Tsize: 0}}}
	got, err := DecodePB(EncodePB(n))
	if err != nil || !bytes.Equal(got.Data, n.Data) || !slices.Equal(got.Links, n.Links) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestCBORLinks(t *testing.T) {
	a, b := core.CIDOf(cid.Raw, []byte("a")), core.CIDOf(cid.DagCBOR, []byte("b"))
	node, err := qp.BuildMap(basicnode.Prototype.Any, -1, func(m datamodel.MapAssembler) {
		qp.MapEntry(m, "x", qp.Link(cidlink.Link{Cid: a}))
		qp.MapEntry(m, "list", qp.List(-1, func(l datamodel.ListAssembler) {
			qp.ListEntry(l, qp.Float(1.5))
			qp.ListEntry(l, qp.Null())
			qp.ListEntry(l, qp.Int(-5_000_000_000))
			qp.ListEntry(l, qp.Link(cidlink.Link{Cid: b}))
			qp.ListEntry(l, qp.Bytes(make([]byte, 300)))
		}))
	})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := dagcbor.Encode(node, &out); err != nil {
		t.Fatal(err)
	}
	links, err := Links(core.CIDOf(cid.DagCBOR, out.Bytes()), out.Bytes())
	if err != nil || !slices.Equal(links, []cid.Cid{a, b}) {
		t.Fatalf("%v, %v", links, err)
	}
	for cut := range out.Len() {
		if _, err := cborLinks(out.Bytes()[:cut]); err == nil {
			t.Fatalf("cut at %d: no error", cut)
		}
	}
	if _, err := cborLinks(append(out.Bytes(), 0)); err == nil {
		t.Fatal("a byte after the end: no error")
	}
	if _, err := cborLinks([]byte{0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}); err == nil {
		t.Fatal("a list of 2^64 items: no error")
	}
}

// FuzzLinks holds the link scanner against the real codec: a canonical block must give the same links here.
func FuzzLinks(f *testing.F) {
	f.Add([]byte{0xa1, 0x61, 'a', 0x80})
	f.Add(EncodePB(PBNode{Links: []PBLink{{Cid: core.CIDOf(cid.Raw, nil)}}, Data: []byte{8, 2}}))
	link := core.CIDOf(cid.Raw, nil).Bytes()
	f.Add(append([]byte{0xd8, 42, 0x58, byte(len(link) + 1), 0}, link...))
	f.Fuzz(func(t *testing.T, block []byte) {
		if len(block) > 1<<20 {
			return
		}
		if n, err := DecodePB(block); err == nil {
			if again, err := DecodePB(EncodePB(n)); err != nil || len(again.Links) != len(n.Links) {
				t.Fatalf("dag-pb written again: %v", err)
			}
		}
		got, err := cborLinks(block)
		builder := basicnode.Prototype.Any.NewBuilder()
		if (dagcbor.DecodeOptions{AllowLinks: true}).Decode(builder, bytes.NewReader(block)) != nil {
			return
		}
		var canonical bytes.Buffer
		if dagcbor.Encode(builder.Build(), &canonical) != nil || !bytes.Equal(canonical.Bytes(), block) {
			return // the codec also reads other tags and forms, which dag-cbor forbids
		}
		if err != nil {
			t.Fatalf("the codec reads what the scanner refuses: %v", err)
		}
		links, err := traversal.SelectLinks(builder.Build())
		if err != nil {
			t.Fatal(err)
		}
		want := make([]cid.Cid, len(links))
		for i, l := range links {
			want[i] = l.(cidlink.Link).Cid
		}
		if !slices.Equal(got, want) {
			t.Fatalf("links %v, want %v", got, want)
		}
	})
}
