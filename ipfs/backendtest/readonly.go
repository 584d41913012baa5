package backendtest

import (
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// through writes by one backend and reads by another.
type through struct {
	ipfs.Backend
	writer ipfs.Backend
}

// PutCAR writes.
func (b through) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	return b.writer.PutCAR(ctx, root, r)
}

func (s Suite) runReadOnly(t *testing.T) {
	for name, test := range map[string]func(*testing.T, ipfs.Backend){"Golden": golden, "Missing": missing, "Scopes": scopes} {
		t.Run(name, func(t *testing.T) {
			b := s.Open(t)
			t.Cleanup(func() { closeBackend(t, b) })
			test(t, through{b, s.ReadOnly(t)})
		})
	}
	t.Run("Writes", func(t *testing.T) {
		b := s.Open(t)
		t.Cleanup(func() { closeBackend(t, b) })
		src := newSource(t)
		root := src.file([]byte("x"))
		_, pins := b.Pins(t.Context())
		for what, err := range map[string]error{
			"put": b.PutCAR(t.Context(), root, bytes.NewReader(src.car(root))), "pin": b.Pin(t.Context(), root, "x"),
			"unpin": b.Unpin(t.Context(), root), "pins": pins,
		} {
			if core.KindOf(err) != core.Invalid {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}
