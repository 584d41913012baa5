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

func FuzzParseRequest(f *testing.F) {
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
