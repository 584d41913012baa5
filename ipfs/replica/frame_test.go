package replica

import (
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

func TestRequestRoundTrip(t *testing.T) {
	for _, r := range []Request{
		{Root: core.CIDOf(cid.Raw, []byte("x")), Size: 1},
		{Root: core.CIDOf(cid.DagCBOR, []byte("y")), Owner: strings.Repeat("o", maxOwner), Name: "n", Size: 1 << 60, Entity: true, Expires: time.Unix(4_000_000_000, 0).UTC(), release: true},
		{Root: core.CIDOf(cid.Raw, []byte("z")), Owner: "session/7", Reader: "@session/7", Size: 9},
	} {
		frame := r.encode()
		got, err := parseRequest(frame[2:])
		if err != nil || got != r || len(frame)-2 > maxFrame {
			t.Errorf("%+v became %+v, %v", r, got, err)
		}
		for cut := range len(frame) - 3 {
			if _, err := parseRequest(frame[2 : 2+cut]); err == nil {
				t.Errorf("cut at %d: no error", cut)
			}
		}
	}
}

// A peer that knows only requests of the first version refuses one for private content, and so does this one what is not
// of its version.
func TestPrivateRequestsAreOfAnotherVersion(t *testing.T) {
	root := core.CIDOf(cid.Raw, []byte("x"))
	if b := (Request{Root: root, Size: 1}).encode(); b[2] != frameVersion {
		t.Errorf("a public request of version %d, which older peers do not take", b[2])
	}
	private := Request{Root: root, Size: 1, Reader: "@session/7"}.encode()[2:]
	if private[0] != privateVersion {
		t.Errorf("a private request of version %d, which older peers would serve to everybody", private[0])
	}
	for what, b := range map[string][]byte{
		"next version":     append([]byte{3}, private[1:]...),
		"private as old":   append([]byte{frameVersion}, private[1:]...),
		"no reader":        append([]byte{privateVersion}, (Request{Root: root, Size: 1}).encode()[3:]...),
		"one peer":         Request{Root: root, Size: 1, Reader: "12D3KooW"}.encode()[2:],
		"a nameless group": Request{Root: root, Size: 1, Reader: "@"}.encode()[2:],
	} {
		if r, err := parseRequest(b); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %+v, %v", what, r, err)
		}
	}
}

func FuzzParseRequest(f *testing.F) {
	f.Add(Request{Root: core.CIDOf(cid.Raw, []byte("x")), Owner: "o", Reader: "@g", Size: 5}.encode()[2:])
	f.Add(Request{Root: core.CIDOf(cid.Raw, []byte("x")), Owner: "o", Name: "n", Size: 5}.encode()[2:])
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := parseRequest(b)
		if err != nil {
			return
		}
		again, err := parseRequest(r.encode()[2:])
		if err != nil || again != r {
			t.Errorf("%x: %+v became %+v, %v", b, r, again, err)
		}
	})
}

func FuzzParseReply(f *testing.F) {
	f.Add(reply(5, nil)[2:])
	f.Add(reply(0, refuse(RefusedQuota, "full"))[2:])
	f.Fuzz(func(t *testing.T, b []byte) {
		held, err := parseReply(b)
		if err == nil && held < 0 {
			t.Errorf("%x: %d bytes held", b, held)
		}
	})
}
