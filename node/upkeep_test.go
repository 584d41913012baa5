package node

import (
	"bytes"
	"context"
	"crypto/rand"
	"log/slog"
	"testing"
	"time"

	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
)

// A store that passes its high-water mark is collected at once, without waiting for the next round.
func TestFullStoreIsCollected(t *testing.T) {
	m := &member{dir: t.TempDir(), log: slog.New(slog.DiscardHandler)}
	key, _, err := libp2pcrypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	cfg := IPFSConfig{Quota: 64 << 20, HighWater: 0.05}
	m.upkeep = newUpkeep(m, cfg)
	m.content, err = ipfs.Open(t.Context(), ipfs.Config{Dir: m.contentDir(), Identity: key,
		Store: ipfs.LocalOptions{Quota: cfg.Quota, HighWater: cfg.HighWater, OnHighWater: m.upkeep.full}})
	if err != nil {
		t.Fatal(err)
	}
	defer m.content.Close()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- m.upkeep.run(ctx) }()
	defer func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	if _, _, err := m.content.PutFile(ctx, bytes.NewReader(backendtest.Content(1, 8<<20))); err != nil {
		t.Fatal(err)
	}
	await(t, "the store was collected", func() (bool, error) {
		done, err := readUpkept(m.dir)
		return !done.Collected.IsZero() && time.Since(done.Collected) < time.Hour, err
	})
}
