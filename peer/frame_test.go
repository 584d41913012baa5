package peer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
	p2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/peer"

	"github.com/cortensor-open/cortensor/core"
)

func TestOneKeyIsBothNames(t *testing.T) {
	for range 20 {
		key, err := crypto.GenerateKey()
		if err != nil {
			t.Fatal(err)
		}
		identity, err := Identity(key)
		if err != nil {
			t.Fatal(err)
		}
		id, err := peer.IDFromPrivateKey(identity)
		if err != nil {
			t.Fatal(err)
		}
		if other, err := IDOf(&key.PublicKey); err != nil || other != id {
			t.Errorf("IDOf: %s %v, want %s", other, err, id)
		}
		addr, err := AddressOf(id)
		if err != nil || addr != crypto.PubkeyToAddress(key.PublicKey) {
			t.Errorf("AddressOf: %s %v", addr, err)
		}
	}
}

func TestAddressOfRefusesOtherKeys(t *testing.T) {
	for name, typ := range map[string]int{"ed25519": p2pcrypto.Ed25519, "rsa": p2pcrypto.RSA} {
		_, pub, err := p2pcrypto.GenerateKeyPair(typ, 2048)
		if err != nil {
			t.Fatal(err)
		}
		id, err := peer.IDFromPublicKey(pub)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := AddressOf(id); core.KindOf(err) != core.Denied {
			t.Errorf("%s: %v, want denied", name, err)
		}
	}
	if _, err := Identity(nil); core.KindOf(err) != core.Invalid {
		t.Errorf("nil key: %v", err)
	}
}

var taskCID = core.CIDOf(cid.DagCBOR, []byte("task"))

func sampleResult(miner core.Address) *core.Result {
	return &core.Result{Type: core.TypeResult, Task: taskCID, Session: 3, ID: 9, Miner: miner.Bytes(),
		Output: core.CIDOf(cid.Raw, []byte("x")), OutputSize: 1, Finish: core.FinishStop,
		Engine: core.EngineInfo{Name: "t", Digest: make([]byte, 32)}, Providers: []string{"/ip4/127.0.0.1/tcp/1"}, Sig: make([]byte, 65)}
}

func TestFramesRoundTrip(t *testing.T) {
	frames := []Frame{
		{Kind: FrameToken, Text: " héllo\n"},
		{Kind: FrameDone, Result: sampleResult(core.Address{1})},
		{Kind: FrameError, Reason: core.ReasonEngine, Message: "out of memory"},
		{Kind: FrameError},
	}
	var wire []byte
	for _, f := range frames {
		data, err := encodeFrame(f)
		if err != nil {
			t.Fatal(err)
		}
		wire = append(wire, data...)
	}
	r := bufio.NewReader(bytes.NewReader(wire))
	for _, want := range frames {
		kind, payload, err := readFrame(r, nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := decodeFrame(kind, payload)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v %v, want %+v", got, err, want)
		}
	}
	if _, _, err := readFrame(r, nil); err != io.EOF {
		t.Errorf("at the end: %v, want io.EOF", err)
	}
	head := Header{core.TaskRef{Session: 1 << 40, Task: 3}, 2, taskCID}
	if got, err := decodeHeader(encodeHeader(head)); err != nil || got != head {
		t.Errorf("header: %+v %v", got, err)
	}
}

func TestLongTextIsSplitAtRunes(t *testing.T) {
	text := strings.Repeat("é€", MaxToken/3)
	data, err := encodeFrame(Frame{Kind: FrameToken, Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	r, frames := bufio.NewReader(bytes.NewReader(data)), 0
	for ; ; frames++ {
		kind, payload, err := readFrame(r, nil)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		f, err := decodeFrame(kind, payload)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString(f.Text)
	}
	if got.String() != text || frames != 2 {
		t.Errorf("%d frames, %d bytes back of %d", frames, got.Len(), len(text))
	}
}

func TestReadFrameRefuses(t *testing.T) {
	cases := map[string]struct {
		wire []byte
		kind core.Kind
	}{
		"unknown type":       {[]byte{'Z', 0}, core.Corrupt},
		"too large":          {[]byte{'T', 0x81, 0x80, 0x01}, core.TooLarge}, // 16385
		"four length bytes":  {[]byte{'D', 0xff, 0xff, 0xff, 0x01}, core.Corrupt},
		"length not minimal": {[]byte{'T', 0x80, 0x00}, core.Corrupt},
		"no length":          {[]byte{'T'}, core.Corrupt},
		"cut payload":        {[]byte{'T', 5, 'a'}, core.Corrupt},
		"accept with body":   {[]byte{'A', 1, 0}, core.TooLarge},
	}
	for name, c := range cases {
		_, _, err := readFrame(bufio.NewReader(bytes.NewReader(c.wire)), nil)
		if core.KindOf(err) != c.kind || errors.Is(err, io.EOF) {
			t.Errorf("%s: %v, want kind %s and no clean end", name, err, c.kind)
		}
	}
	for name, payload := range map[string][]byte{"empty": {}, "reason cut": {5, 'a'}, "reason long": append([]byte{65}, make([]byte, 65)...), "not UTF-8": {1, 'a', 0xff}} {
		if _, err := decodeFrame(FrameError, payload); core.KindOf(err) != core.Corrupt {
			t.Errorf("error frame, %s: %v", name, err)
		}
	}
	if _, err := decodeFrame(FrameToken, []byte{0xff}); core.KindOf(err) != core.Corrupt {
		t.Errorf("token: %v", err)
	}
}

// FuzzReadFrame feeds foreign bytes to the decoder: it must never panic, never take more than the limits, and what it
// accepts must encode to the same bytes.
func FuzzReadFrame(f *testing.F) {
	done, err := encodeFrame(Frame{Kind: FrameDone, Result: sampleResult(core.Address{1})})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(done)
	f.Add([]byte{'T', 2, 'h', 'i', 'E', 3, 1, 'r', 'm'})
	f.Add(appendFrame(nil, frameHeader, encodeHeader(Header{Task: taskCID})))
	f.Add([]byte{'T', 0x80, 0x00})
	f.Fuzz(func(t *testing.T, wire []byte) {
		r := bufio.NewReader(bytes.NewReader(wire))
		for {
			kind, payload, err := readFrame(r, nil)
			if err != nil {
				return
			}
			if limit, ok := limitOf(kind); !ok || len(payload) > limit {
				t.Fatalf("%q frame of %d bytes", byte(kind), len(payload))
			}
			if kind == frameHeader {
				if head, err := decodeHeader(payload); err == nil {
					if back, err := decodeHeader(encodeHeader(head)); err != nil || back != head {
						t.Fatalf("header %+v came back as %+v %v", head, back, err)
					}
				}
				continue
			}
			frame, err := decodeFrame(kind, payload)
			if err != nil || (kind == FrameToken && frame.Text == "") {
				continue
			}
			again, err := encodeFrame(frame)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(again, appendFrame(nil, kind, payload)) {
				t.Fatalf("%+v encodes to %x, was %x", frame, again, payload)
			}
		}
	})
}
