package ipfs_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
)

func keepNode(t *testing.T, name string, spoiler *ipfs.Spoiler) *ipfs.Node {
	t.Helper()
	identity, err := libp2pcrypto.UnmarshalSecp256k1PrivateKey(crypto.Keccak256([]byte(name)))
	if err != nil {
		t.Fatal(err)
	}
	n, err := ipfs.Open(t.Context(), ipfs.Config{Dir: t.TempDir(), Identity: identity, Listen: []string{"/ip4/127.0.0.1/tcp/0"},
		FetchTimeout: 5 * time.Second, StallTimeout: 2 * time.Second, Spoiler: spoiler})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	return n
}

// A record whose links nobody has can be kept and not pinned.
func TestKeepDoesNotFollowARecordsLinks(t *testing.T) {
	n := keepNode(t, "keep", nil)
	batch := &core.Batch{Type: core.TypeBatch, Origin: "x", Leaves: []cid.Cid{core.CIDOf(cid.DagCBOR, []byte("nowhere"))}, Size: 1,
		Root: make([]byte, 32)}
	data, _, err := core.Encode(batch)
	if err != nil {
		t.Fatal(err)
	}
	c, err := n.PutBlock(t.Context(), cid.DagCBOR, data)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Keep(t.Context(), c, "a batch"); err != nil {
		t.Fatal(err)
	}
	pins, err := n.Pins(t.Context())
	if err != nil || len(pins) != 1 || pins[0].Root != c || pins[0].Name != "a batch" {
		t.Errorf("pins %v %v", pins, err)
	}
	if err := n.Local.Pin(t.Context(), c, "x"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("pin: %v, want content_missing", err)
	}
	// A file is kept whole or not at all.
	file, _, err := n.PutFile(t.Context(), strings.NewReader(strings.Repeat("0123456789", 300_000)))
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Keep(t.Context(), file, "a file"); err != nil {
		t.Error(err)
	}
	root, err := n.GetBlock(t.Context(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	other := keepNode(t, "keep-other", nil)
	if _, err := other.PutBlock(t.Context(), cid.DagProtobuf, root); err != nil {
		t.Fatal(err)
	}
	if err := other.Keep(t.Context(), file, "a file"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("keep of a file without its parts: %v, want content_missing", err)
	}
}

func TestASpoiledBlockIsNoticedByTheReceiver(t *testing.T) {
	spoiler := new(ipfs.Spoiler)
	bad, reader := keepNode(t, "spoil-bad", spoiler), keepNode(t, "spoil-reader", nil)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for _, honest := range []bool{true, false} {
		data := []byte("the answer is paris, " + map[bool]string{true: "really", false: "or not"}[honest])
		c, _, err := bad.PutFile(ctx, bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if honest {
			if got, err := reader.ReadFile(ctx, c, 100, bad.Addrs()); err != nil || !bytes.Equal(got, data) {
				t.Errorf("honest: %q %v", got, err)
			}
			continue
		}
		if err := spoiler.Corrupt(ctx, c); err != nil {
			t.Fatal(err)
		}
		if _, err := reader.ReadFile(ctx, c, 100, bad.Addrs()); core.ReasonOf(err) != core.ReasonContentMismatch {
			t.Errorf("spoiled: %v, want content_mismatch", err)
		}
		if _, err := reader.GetBlock(ctx, c, bad.Addrs()); core.ReasonOf(err) != core.ReasonContentMismatch {
			t.Errorf("spoiled: %v, want content_mismatch", err)
		}
	}
}
