package seal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Store is where payloads and envelopes lie. Puts MUST be durable when they return, reads MUST verify what they give against
// its CID. providers are multiaddrs to ask for what is not at hand. Envelopes are blocks for everybody; payloads, put or
// fetched, MUST be served to the session's own nodes alone.
type Store interface {
	PutBlock(ctx context.Context, codec uint64, data []byte) (cid.Cid, error)
	GetBlock(ctx context.Context, c cid.Cid, providers []string) ([]byte, error)
	PutSealed(ctx context.Context, session core.SessionID, r io.Reader) (cid.Cid, int64, error)
	OpenSealed(ctx context.Context, session core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error)
}

// Vault seals into a store and opens from it with one holder's keys. It is safe for concurrent use.
type Vault struct {
	keys    *Keys
	store   Store
	options Options
}

// NewVault makes a vault. keys may be nil: nothing can then be opened, but envelopes can be read.
func NewVault(keys *Keys, store Store, o Options) *Vault { return &Vault{keys, store, o} }

// Recipients gives the holder's public keys, the current one first.
func (v *Vault) Recipients() []string {
	if v.keys == nil {
		return nil
	}
	return v.keys.Recipients()
}

// NewKey makes a key that travels inside an envelope: an identity as text, and its recipient.
func (v *Vault) NewKey() (secret, recipient string, err error) {
	k, err := NewKeys()
	if err != nil {
		return "", "", err
	}
	return k.Secret(), k.Recipients()[0], nil
}

// Check says what is wrong with recipients.
func (v *Vault) Check(to []string) error { return CheckRecipients(to) }

// Put seals plaintext for a session's task and stores payload and envelope, durably. No plaintext, and no hash of it, reaches
// the store.
func (v *Vault) Put(ctx context.Context, session core.SessionID, plaintext io.Reader, to []string) (cid.Cid, *core.Envelope, error) {
	out, in := io.Pipe()
	var e *core.Envelope
	sealed := make(chan error, 1)
	go func() { // the pipe's other end is closed in any case, and then this is waited for
		var err error
		e, err = Seal(in, plaintext, to, v.options)
		sealed <- err
		_ = in.CloseWithError(err) // never fails
	}()
	payload, size, err := v.store.PutSealed(ctx, session, out)
	_ = out.CloseWithError(io.ErrClosedPipe) // never fails
	if serr := <-sealed; serr != nil && !errors.Is(serr, io.ErrClosedPipe) {
		return cid.Undef, nil, serr
	}
	if err != nil {
		return cid.Undef, nil, core.Errorf(core.KindOf(err), "store sealed payload: %w", err)
	}
	if size != e.PayloadSize() {
		return cid.Undef, nil, core.Errorf(core.Internal, "store sealed payload: %d bytes, want %d", size, e.PayloadSize())
	}
	e.Payload = payload
	data, _, err := core.Encode(e)
	if err != nil {
		return cid.Undef, nil, err
	}
	c, err := v.store.PutBlock(ctx, cid.DagCBOR, data)
	if err != nil {
		return cid.Undef, nil, core.Errorf(core.KindOf(err), "store envelope: %w", err)
	}
	return c, e, nil
}

// Envelope reads an envelope record.
func (v *Vault) Envelope(ctx context.Context, c cid.Cid, providers []string) (*core.Envelope, error) {
	data, err := v.store.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "read envelope %s: %w", c, err)
	}
	e := new(core.Envelope)
	if err := core.DecodeChecked(c, data, e); err != nil {
		return nil, err
	}
	return e, nil
}

// Read opens a whole envelope of a session's task, of at most limit bytes, and checks it against its commitment. key is an
// identity that came inside another envelope, "" for the vault's own keys.
func (v *Vault) Read(ctx context.Context, session core.SessionID, e *core.Envelope, key string, limit int64, providers []string) ([]byte, error) {
	keys := v.keys
	if key != "" {
		var err error
		if keys, err = ParseKeys(strings.NewReader(key)); err != nil {
			return nil, core.Fail(core.ReasonBadEnvelope, "the key that the question holds is none")
		}
	}
	if _, err := keys.fileKey(e.Header); err != nil { // before anything is fetched
		return nil, err
	}
	most, err := Padding(e.Padding).Class(limit)
	if err != nil {
		return nil, err
	}
	if e.Size > most {
		return nil, core.Errorf(core.TooLarge, "sealed content of %d bytes with padding; %d bytes are read here", e.Size, limit)
	}
	payload, size, err := v.store.OpenSealed(ctx, session, e.Payload, providers)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "read sealed payload %s: %w", e.Payload, err)
	}
	defer payload.Close()
	if size != e.PayloadSize() {
		return nil, core.Fail(core.ReasonBadEnvelope, "payload %s has %d bytes, want %d", e.Payload, size, e.PayloadSize())
	}
	plain, err := Open(e, payload, keys)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if _, err := io.Copy(&out, io.LimitReader(plain, limit+1)); err != nil {
		return nil, err
	}
	if int64(out.Len()) > limit {
		return nil, core.Errorf(core.TooLarge, "sealed content has more than %d bytes", limit)
	}
	return out.Bytes(), nil
}

// Grant re-wraps an envelope for the given recipients alone, without touching the payload. The vault's keys must open it.
func (v *Vault) Grant(e *core.Envelope, to []string) (*core.Envelope, error) {
	return Regrant(e, v.keys, to)
}
