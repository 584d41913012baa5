package core

import (
	"bytes"
	"crypto/ecdsa"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
)

var (
	testNet = Network{Chain: 1337, Runtime: bytes.Repeat([]byte{7}, 20)}
	aCID    = CIDOf(cid.Raw, []byte("a"))
	aRecord = CIDOf(cid.DagCBOR, []byte("a"))
)

const (
	sealedTask = "sealed task" // a second sample of one type
	askedTask  = "task with every parameter"
)

var minP = 0.05

func testKey(t testing.TB) *ecdsa.PrivateKey {
	key, err := crypto.ToECDSA(bytes.Repeat([]byte{0x42}, 32))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// samples gives one of each record, every optional field set, signed where it can be.
func samples(t testing.TB) map[string]record {
	key := testKey(t)
	me := crypto.PubkeyToAddress(key.PublicKey).Bytes()
	zero := bytes.Repeat([]byte{1}, 32)
	out := map[string]record{
		TypeTask: &Task{Type: TypeTask, Network: testNet, Session: 3, Router: me, Reference: "r-1",
			Model: Model{"smollm2-135m-instruct", zero, &Exact{"exact/1", zero, 2048}}, Messages: []Message{{"user", "héllo"}},
			Files:    []File{{"a.md", aCID, 1}},
			Params:   Params{MaxTokens: 64, Temperature: 0.7, TopP: 1, TopK: 40, RepeatPenalty: 1, Seed: -5, Stop: []string{"\n"}},
			Overflow: OverflowError, Providers: []string{"/ip4/127.0.0.1/tcp/1/p2p/x"}, Created: 1, Salt: zero[:16]},
		askedTask: &Task{Type: TypeTask, Network: testNet, Session: 3, Router: me, Prompt: "x", Overflow: OverflowError,
			Params:  Params{MaxTokens: 64, MinP: &minP, LogitBias: []Bias{{7, -100}, {9, 0.5}}, Format: &Format{FormatSchema, `{"type":"object"}`}},
			Created: 1, Salt: zero[:16], Model: Model{ID: "m", Digest: zero}},
		TypeResult: &Result{Type: TypeResult, Task: aCID, Session: 3, ID: 9, Miner: me, Output: aCID, OutputSize: 1,
			Usage: Usage{3, 4}, Finish: FinishStop, Engine: EngineInfo{"llama", "v0.5.0", "m", zero}, Fingerprint: &aCID,
			Providers: []string{"/ip4/127.0.0.1/tcp/2/p2p/y"}, Started: 1, Ended: 2},
		TypeVerdict: &Verdict{Type: TypeVerdict, Network: testNet, Task: aCID, Session: 3, ID: 9, Validator: me,
			Outcomes: []Outcome{{me, &aCID, int64(Valid), "", 0.99, 1, nil}, {me, nil, int64(Rejected), "content_missing", -1, 0, nil},
				{me, &aCID, int64(Rejected), "recheck_failed", -1, 2, &Recheck{Spec: "exact/1", Weights: zero, Tokens: 3, Root: zero, Fault: FaultToken,
					Wrong: &WrongToken{1, 7, bytes.Repeat([]byte{2}, leafSize), [][]byte{zero, zero}}}}},
			Method: "poi/1", Providers: []string{"/ip4/127.0.0.1/tcp/2/p2p/y"}, Created: 5},
		TypeBatch: &Batch{Type: TypeBatch, Origin: "log", Prev: &aCID, Start: 1, Leaves: []cid.Cid{aCID}, Size: 2, Root: zero},
		TypeReceipt: &Receipt{Type: TypeReceipt, Network: testNet, Session: 3, ID: 9, Task: aCID,
			Results: []ResultRef{{me, aCID, aCID}}, Verdict: aCID, Leaf: 1, Proof: [][]byte{zero},
			Anchor: Anchor{"log", 0, 2, zero, aCID, zero, 77}, Issuer: me, Created: 5},
		sealedTask: &Task{Type: TypeTask, Network: testNet, Session: 3, Router: me, Overflow: OverflowError,
			Params: Params{MaxTokens: 64}, Providers: []string{"/ip4/127.0.0.1/tcp/1/p2p/x"}, Created: 1, Salt: zero[:16],
			Sealed: &Sealed{Envelope: aRecord, Judges: [][]byte{me}}, Model: Model{ID: "m", Digest: zero}},
		TypeEnvelope: &Envelope{Type: TypeEnvelope, Payload: aCID, Size: 1024, Padding: "padme/1", Commitment: zero, Header: []byte("age")},
		TypeQuestion: &Question{Type: TypeQuestion, Messages: []Message{{"user", "héllo"}}, Files: []SealedFile{{"a.md", aRecord, 1}},
			Params: Params{MaxTokens: 64, Stop: []string{"\n"}}, Reply: []string{"age1pq"}, Key: "AGE-SECRET-KEY-PQ-1", Salt: zero[:16]},
		TypeKeyCard: &KeyCard{Type: TypeKeyCard, Network: testNet, Node: me, Recipients: []string{"age1pq"}, Created: 5},
	}
	for _, r := range out {
		if s, ok := r.(Signed); ok {
			if err := Sign(testNet, s, key); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out
}

func empty(name string) record {
	return map[string]record{TypeTask: &Task{}, TypeResult: &Result{}, TypeVerdict: &Verdict{}, TypeBatch: &Batch{}, TypeReceipt: &Receipt{},
		sealedTask: &Task{}, askedTask: &Task{}, TypeEnvelope: &Envelope{}, TypeQuestion: &Question{}, TypeKeyCard: &KeyCard{}}[name]
}

func TestRecordsRoundTripAndStayGolden(t *testing.T) {
	var lines []string
	all := samples(t)
	for _, name := range []string{TypeTask, TypeResult, TypeVerdict, TypeBatch, TypeReceipt, sealedTask, TypeEnvelope, TypeQuestion, TypeKeyCard, askedTask} {
		data, c, err := Encode(all[name])
		if err != nil {
			t.Fatal(err)
		}
		back := empty(name)
		if err := DecodeChecked(c, data, back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back, all[name]) {
			t.Errorf("%s came back different:\n%+v\n%+v", name, back, all[name])
		}
		lines = append(lines, fmt.Sprintf("%s %s\n%s\n", name, c, hex.EncodeToString(data)))
	}
	got := strings.Join(lines, "")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile("testdata/records.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/records.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("record encoding changed; that is a new record version, not an edit:\n%s", got)
	}
}

// Any changed byte of a signed record is noticed: it does not decode, or its signature does not hold.
func TestEveryFlippedByteIsCaught(t *testing.T) {
	for name, r := range samples(t) {
		if _, ok := r.(Signed); !ok {
			continue
		}
		data, _, err := Encode(r)
		if err != nil {
			t.Fatal(err)
		}
		for i := range data {
			for _, mask := range []byte{0x01, 0x80, 0xff} {
				bad := bytes.Clone(data)
				bad[i] ^= mask
				back := empty(name)
				if Decode(bad, back) == nil && Verify(testNet, back.(Signed)) == nil {
					t.Errorf("%s: byte %d ^ %#x went unnoticed", name, i, mask)
				}
			}
		}
	}
}

func TestDecodeRefusesWhatEncodeWouldNotWrite(t *testing.T) {
	good, _, err := Encode(samples(t)[TypeBatch])
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]byte{
		"empty":          {},
		"trailing byte":  append(bytes.Clone(good), 0),
		"truncated":      good[:len(good)-1],
		"wide integer":   bytes.Replace(good, append([]byte("start"), 1), append([]byte("start"), 0x18, 1), 1),
		"too large":      make([]byte, MaxRecord+1),
		"deep nesting":   bytes.Repeat([]byte{0x81}, 60000),
		"huge length":    {0xbb, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
		"another record": func() []byte { b, _, _ := Encode(samples(t)[TypeTask]); return b }(),
	}
	for name, data := range cases {
		if err := Decode(data, &Batch{}); ReasonOf(err) != ReasonBadRecord {
			t.Errorf("%s: got %v, want %s", name, err, ReasonBadRecord)
		}
	}
	short := samples(t)[TypeResult].(*Result)
	short.Miner = short.Miner[:19]
	data, _, err := Encode(short)
	if err != nil {
		t.Fatal(err)
	}
	if Decode(data, &Result{}) == nil {
		t.Error("a 19-byte address was accepted")
	}
}

func TestVerifyBindsNetworkTaskAndAuthor(t *testing.T) {
	res := samples(t)[TypeResult].(*Result)
	if err := Verify(Network{Chain: 1, Runtime: testNet.Runtime}, res); ReasonOf(err) != ReasonBadSignature {
		t.Errorf("another chain: %v", err)
	}
	res.ID++
	if err := Verify(testNet, res); ReasonOf(err) != ReasonBadSignature {
		t.Errorf("another task: %v", err)
	}
	if err := Sign(testNet, &Result{Miner: make([]byte, 20)}, testKey(t)); err == nil {
		t.Error("signed for another author")
	}
}

func TestLinks(t *testing.T) {
	c, err := ParseLink(Link(aCID))
	if err != nil || !c.Equals(aCID) {
		t.Fatal(c, err)
	}
	v0 := cid.NewCidV0(aCID.Hash()).String()
	for _, bad := range []string{"", "ipfs://", aCID.String(), "ipfs://" + v0, Link(aCID) + "/x", "IPFS://" + aCID.String(), "ipfs://" + strings.ToUpper(aCID.String())} {
		if _, err := ParseLink(bad); KindOf(err) != Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestParseTaskRef(t *testing.T) {
	if ref, err := ParseTaskRef("4/17"); err != nil || ref != (TaskRef{4, 17}) || ref.String() != "4/17" {
		t.Error(ref, err)
	}
	for _, bad := range []string{"", "4", "4/", "/1", "4/x", "-1/2", "4/1/2", "99999999999999999999/1"} {
		if _, err := ParseTaskRef(bad); KindOf(err) != Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestErrorKinds(t *testing.T) {
	inner := Fail(ReasonContentMissing, "no %s", "provider")
	err := fmt.Errorf("read task: %w", Errorf(Timeout, "fetch: %w", inner))
	if KindOf(err) != Timeout || ReasonOf(err) != ReasonContentMissing {
		t.Error(KindOf(err), ReasonOf(err))
	}
	if KindOf(errors.New("x")) != Internal || KindOf(nil) != "" || ReasonOf(nil) != "" {
		t.Error("plain errors")
	}
	seen := map[Reason]bool{}
	for _, info := range Reasons() {
		if seen[info.Reason] || info.Meaning == "" || info.Todo == "" || info.Kind == "" {
			t.Errorf("reason %q: doubled or unexplained", info.Reason)
		}
		seen[info.Reason] = true
	}
}

func TestCheckBlock(t *testing.T) {
	if err := CheckBlock(aCID, []byte("a")); err != nil {
		t.Fatal(err)
	}
	if err := CheckBlock(aCID, []byte("b")); ReasonOf(err) != ReasonContentMismatch {
		t.Error(err)
	}
	if err := CheckBlock(cid.Undef, nil); err == nil {
		t.Error("undefined CID accepted")
	}
}

func FuzzDecode(f *testing.F) {
	for name, r := range samples(f) {
		data, _, _ := Encode(r)
		f.Add(name, data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		r := empty(name)
		if r == nil || Decode(data, r) != nil {
			return
		}
		again, _, err := Encode(r)
		if err != nil || !bytes.Equal(again, data) {
			t.Fatalf("decoded %x, encodes as %x (%v)", data, again, err)
		}
	})
}
