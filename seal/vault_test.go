package seal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// memory is a Store. lie changes what it gives for a payload, as a disk or peer that is not verified would.
type memory struct {
	mu     sync.Mutex
	blocks map[cid.Cid][]byte
	fail   error
	lie    func([]byte) []byte
}

func newMemory() *memory { return &memory{blocks: map[cid.Cid][]byte{}} }

func (m *memory) PutBlock(_ context.Context, codec uint64, data []byte) (cid.Cid, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := core.CIDOf(codec, data)
	m.blocks[c] = bytes.Clone(data)
	return c, m.fail
}

func (m *memory) PutSealed(ctx context.Context, session core.SessionID, r io.Reader) (cid.Cid, int64, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return cid.Undef, 0, err
	}
	c, err := m.PutBlock(ctx, cid.Raw, data)
	return c, int64(len(data)), err
}

func (m *memory) GetBlock(_ context.Context, c cid.Cid, _ []string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	data, ok := m.blocks[c]
	if !ok {
		return nil, core.Fail(core.ReasonContentMissing, "%s", c)
	}
	return data, nil
}

type file struct{ *bytes.Reader }

func (file) Close() error { return nil }

func (m *memory) OpenSealed(ctx context.Context, session core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	data, err := m.GetBlock(ctx, c, providers)
	if err == nil && m.lie != nil {
		data = m.lie(bytes.Clone(data))
	}
	return file{bytes.NewReader(data)}, int64(len(data)), err
}

func TestVault(t *testing.T) {
	ctx, store, a, b := t.Context(), newMemory(), newKeys(t), newKeys(t)
	alice, bob := NewVault(a, store, Options{}), NewVault(b, store, Options{})
	plain := noise(200_000)
	root, e, err := alice.Put(ctx, 7, bytes.NewReader(plain), a.Recipients())
	if err != nil {
		t.Fatal(err)
	}
	again, err := bob.Envelope(ctx, root, nil)
	if err != nil || !again.SameContent(e) {
		t.Fatalf("%+v, %v", again, err)
	}
	if _, err := bob.Read(ctx, 7, again, "", 1<<20, nil); core.ReasonOf(err) != core.ReasonNoKey {
		t.Errorf("before the grant: %v", err)
	}
	granted, err := alice.Grant(e, b.Recipients())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := bob.Read(ctx, 7, granted, "", int64(len(plain)), nil); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("after the grant: %d bytes, %v", len(got), err)
	}
	if _, err := bob.Read(ctx, 7, granted, "", int64(len(plain))-1, nil); core.KindOf(err) != core.TooLarge {
		t.Errorf("over the limit: %v", err)
	}
	if _, err := bob.Read(ctx, 7, granted, "", 10, nil); core.KindOf(err) != core.TooLarge {
		t.Errorf("far over the limit: %v", err)
	}
	secret, recipient, err := alice.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	_, inner, err := alice.Put(ctx, 7, strings.NewReader("inner"), []string{recipient})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := bob.Read(ctx, 7, inner, secret, 100, nil); err != nil || string(got) != "inner" {
		t.Errorf("with a key that travelled: %q, %v", got, err)
	}
	if _, err := bob.Read(ctx, 7, inner, "no key", 100, nil); core.ReasonOf(err) != core.ReasonBadEnvelope || strings.Contains(err.Error(), "no key") {
		t.Errorf("with a key that is none: %v", err)
	}
	for c, data := range store.blocks {
		if bytes.Contains(data, plain[:32]) || bytes.Contains(data, []byte("inner")) {
			t.Errorf("plaintext in block %s", c)
		}
	}
	if keyless := NewVault(nil, store, Options{}); keyless.Recipients() != nil {
		t.Error("a vault without keys has recipients")
	} else if _, err := keyless.Read(ctx, 7, e, "", 1<<20, nil); core.ReasonOf(err) != core.ReasonNoKey {
		t.Errorf("a vault without keys: %v", err)
	}
}

// Whatever the store does, Put and Read end, with the store's error or a coded one, and nothing half done is named.
func TestVaultOnABadStore(t *testing.T) {
	ctx, store, k := t.Context(), newMemory(), newKeys(t)
	v := NewVault(k, store, Options{})
	_, e, err := v.Put(ctx, 7, bytes.NewReader(noise(200_000)), k.Recipients())
	if err != nil {
		t.Fatal(err)
	}
	for name, lie := range map[string]func([]byte) []byte{
		"shorter": func(b []byte) []byte { return b[:len(b)-1] }, "longer": func(b []byte) []byte { return append(b, 0) },
		"empty": func([]byte) []byte { return nil }, "a flipped bit": func(b []byte) []byte { b[100_000] ^= 1; return b },
		"chunks swapped": func(b []byte) []byte {
			const chunk = chunkSize + tagSize
			first := bytes.Clone(b[nonceSize : nonceSize+chunk])
			copy(b[nonceSize:], b[nonceSize+chunk:nonceSize+2*chunk])
			copy(b[nonceSize+chunk:], first)
			return b
		},
	} {
		store.lie = lie
		if got, err := v.Read(ctx, 7, e, "", 1<<20, nil); core.ReasonOf(err) != core.ReasonBadEnvelope || got != nil {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	store.lie = nil
	store.fail = core.Errorf(core.Unavailable, "disk full")
	if _, _, err := v.Put(ctx, 7, bytes.NewReader(noise(200_000)), k.Recipients()); !errors.Is(err, store.fail) || core.KindOf(err) != core.Unavailable {
		t.Errorf("full disk: %v", err)
	}
	store.fail = nil
	if _, _, err := v.Put(ctx, 7, iotest.ErrReader(core.Errorf(core.TooLarge, "over the limit")), k.Recipients()); core.KindOf(err) != core.TooLarge {
		t.Errorf("a source that fails: %v", err)
	}
	if _, _, err := v.Put(ctx, 7, strings.NewReader("x"), []string{"nobody"}); core.KindOf(err) != core.Invalid {
		t.Errorf("a recipient that is none: %v", err)
	}
	if _, err := v.Envelope(ctx, core.CIDOf(cid.DagCBOR, []byte("x")), nil); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("an envelope that is not there: %v", err)
	}
	root, err := store.PutBlock(ctx, cid.DagCBOR, []byte{0xa0})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Envelope(ctx, root, nil); core.ReasonOf(err) != core.ReasonBadRecord {
		t.Errorf("an envelope that is none: %v", err)
	}
}
