package ipfs_test

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/ipfstest"
	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
)

func TestMemoryBackend(t *testing.T) {
	backendtest.Run(t, func(*testing.T) ipfs.Backend { return ipfs.NewMemory() }, nil)
}

// stored is a Local that remembers where it is.
type stored struct {
	*ipfs.Local
	dir string
}

func openStored(t *testing.T, dir string) stored {
	t.Helper()
	l, err := ipfs.OpenLocal(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return stored{l, dir}
}

func TestEmbeddedBackend(t *testing.T) {
	backendtest.Run(t, func(t *testing.T) ipfs.Backend { return openStored(t, t.TempDir()) },
		func(t *testing.T, b ipfs.Backend) ipfs.Backend {
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			return openStored(t, b.(stored).dir)
		})
}

func newKey(t testing.TB) libp2pcrypto.PrivKey { return ipfstest.Key(t) }

func openNode(t testing.TB, change ...func(*ipfs.Config)) *ipfs.Node {
	t.Helper()
	return ipfstest.Node(t, change...)
}

func TestNodeAsBackend(t *testing.T) {
	backendtest.Run(t, func(t *testing.T) ipfs.Backend { return openNode(t) }, nil)
}

func TestLyingBackendOnlyFails(t *testing.T) {
	true_ := ipfs.NewMemory()
	root, _, err := true_.PutFile(t.Context(), io.LimitReader(rand.Reader, 1<<20+1000))
	if err != nil {
		t.Fatal(err)
	}
	small, err := true_.PutBlock(t.Context(), cid.DagCBOR, backendtest.Link)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := true_.PutBlock(t.Context(), cid.Raw, nil); err != nil {
		t.Fatal(err)
	}
	r, err := true_.GetCAR(t.Context(), small, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	car, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	read := func(root cid.Cid, change func(cid.Cid, []byte) io.Reader) (*ipfs.Local, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		return backendtest.Read(ctx, backendtest.Liar{Backend: true_, Change: change}, root, ipfs.ScopeAll)
	}
	for n := range car { // the last section is the empty block: a CAR without it parses cleanly
		if _, err := read(small, backendtest.Truncate(n)); core.ReasonOf(err) != core.ReasonContentMissing {
			t.Fatalf("cut at %d of %d: %v", n, len(car), err)
		}
	}
	for n := range car {
		into, err := read(small, backendtest.Flip(n))
		if err == nil { // a bit of the header's root list may flip: the content is what counts
			if has, err := into.Has(t.Context(), []cid.Cid{small}); err != nil || !has[0] {
				t.Fatalf("bit flipped at %d: no error and no content, %v", n, err)
			}
		}
		if err != nil && core.KindOf(err) != core.Corrupt && core.ReasonOf(err) != core.ReasonContentMissing {
			t.Fatalf("bit flipped at %d: %v", n, err)
		}
	}
	for name, change := range map[string]func(cid.Cid, []byte) io.Reader{
		"foreign": backendtest.Foreign, "endless": backendtest.Endless, "garbage": backendtest.Garbage,
		"wrong last byte": backendtest.Flip(1 << 20),
	} {
		into, err := read(root, change)
		if core.ReasonOf(err) != core.ReasonContentMismatch {
			t.Errorf("%s: %v", name, err)
		}
		if got := into.Stats().Blocks; got > 3 {
			t.Errorf("%s: %d blocks kept", name, got)
		}
	}
}

func TestLimitsOfAFetch(t *testing.T) {
	src := ipfs.NewMemory()
	file, _, err := src.PutFile(t.Context(), io.LimitReader(rand.Reader, 3<<20))
	if err != nil {
		t.Fatal(err)
	}
	chain := cid.Undef
	for range 20 {
		block := []byte{0x80}
		if chain.Defined() {
			block = append([]byte{0x81, 0xd8, 42, 0x58, byte(chain.ByteLen() + 1), 0}, chain.Bytes()...)
		}
		if chain, err = src.PutBlock(t.Context(), cid.DagCBOR, block); err != nil {
			t.Fatal(err)
		}
	}
	for name, tt := range map[string]struct {
		root   cid.Cid
		scope  ipfs.Scope
		limits ipfs.Limits
	}{
		"bytes":  {file, ipfs.ScopeAll, ipfs.Limits{Bytes: 2 << 20}},
		"blocks": {file, ipfs.ScopeAll, ipfs.Limits{Blocks: 3}},
		"file":   {file, ipfs.ScopeEntity, ipfs.Limits{File: 3<<20 - 1}},
		"depth":  {chain, ipfs.ScopeAll, ipfs.Limits{Depth: 10}},
	} {
		r, err := src.GetCAR(t.Context(), tt.root, tt.scope)
		if err != nil {
			t.Fatal(err)
		}
		if err := ipfs.NewMemory().Import(t.Context(), tt.root, tt.scope, tt.limits, r); core.KindOf(err) != core.TooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestConfigValidate(t *testing.T) {
	good := ipfs.Config{Dir: "x", Identity: newKey(t)}
	if err := good.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*ipfs.Config){
		"no dir": func(c *ipfs.Config) { c.Dir = "" }, "no key": func(c *ipfs.Config) { c.Identity = nil },
		"bad address": func(c *ipfs.Config) { c.Listen = []string{"127.0.0.1:80"} },
		"negative":    func(c *ipfs.Config) { c.HedgeDelay = -1 },
	} {
		c := good
		change(&c)
		if err := c.Validate(); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStoreInUse(t *testing.T) {
	dir := t.TempDir()
	l := openStored(t, dir)
	defer l.Close()
	_, err := ipfs.OpenLocal(dir, nil)
	var e *core.Error
	if core.KindOf(err) != core.Busy || !errors.As(err, &e) {
		t.Fatalf("second open: %v", err)
	}
}
