// Package gateway is the read-only ipfs.Backend over a trustless HTTP gateway: a public one, Kubo's, or another node's.
package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/blockcar"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/trustless"
	"github.com/ipfs/go-cid"
)

// ErrReadOnly is in the chain of the errors of all writes; their kind is Invalid.
var ErrReadOnly = errors.New("a gateway is for reading: write to another backend")

// Options of a Backend. The zero value works.
type Options struct {
	// Authorization is the value of that header; empty sends none.
	Authorization string
	// Stall ends a request when the gateway moves no byte for so long. Default 30 s.
	Stall time.Duration
}

// Backend reads from one gateway.
type Backend struct {
	api    *rest.Client
	client *trustless.Client
	stall  time.Duration
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend for the gateway at base, below which /ipfs/ is served. It sends nothing yet.
func New(base string, opts Options) (*Backend, error) {
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	api, err := rest.New("gateway", base, rest.Options{Authorization: opts.Authorization, Stall: opts.Stall})
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	if opts.Authorization != "" {
		header.Set("Authorization", opts.Authorization)
	}
	client, err := trustless.New(api.Base(), trustless.Options{HeaderTimeout: opts.Stall, Header: header})
	if err != nil {
		return nil, err
	}
	return &Backend{api: api, client: client, stall: opts.Stall}, nil
}

// Close drops idle connections.
func (b *Backend) Close() error { return errors.Join(b.api.Close(), b.client.Close()) }

// Has asks for the head of each block. A gateway that looks in the network first answers late; one that gives up with 504
// is an error, since the block may well exist.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	for _, c := range ids {
		if err := dag.CheckCID(c); err != nil {
			return nil, err
		}
	}
	return rest.Each(ctx, ids, b.has)
}

func (b *Backend) has(ctx context.Context, c cid.Cid) (bool, error) {
	if _, inline := dag.Identity(c); inline {
		return true, nil
	}
	resp, err := b.api.Do(ctx, rest.Request{
		Method: http.MethodHead, Path: "/ipfs/" + c.String(), Query: url.Values{"format": {"raw"}}, Accept: trustless.TypeRaw,
	})
	var status *rest.StatusError
	if errors.As(err, &status) && (status.Status == http.StatusNotFound || status.Status == http.StatusGone) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer resp.Close()
	if got := resp.Header.Get("Content-Type"); got != trustless.TypeRaw {
		return false, core.Errorf(core.Corrupt, "gateway %s answers with %.100q, not with a raw block: it is no trustless gateway", b.api.Base(), got)
	}
	return true, nil
}

// GetCAR streams a DAG; see ipfs.Backend.
func (b *Backend) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	if err := dag.CheckCID(root); err != nil {
		return nil, err
	}
	if scope == ipfs.ScopeBlock || root.Prefix().Codec == cid.Raw {
		return blockcar.Export(ctx, root, scope, 0, b.block)
	}
	guarded, g := rest.Guard(ctx, b.stall)
	r, err := b.client.GetCAR(guarded, root, scope)
	g.Rest()
	if err != nil {
		g.End()
		return nil, b.explain(guarded, err)
	}
	return &stream{b, guarded, g, r}, nil
}

// block reads one block, which the client verifies.
func (b *Backend) block(ctx context.Context, c cid.Cid) ([]byte, error) {
	guarded, g := rest.Guard(ctx, 4*b.stall) // for all of it: 2 MiB at most
	defer g.End()
	data, err := b.client.Block(guarded, c)
	return data, b.explain(guarded, err)
}

func (b *Backend) explain(ctx context.Context, err error) error {
	if err != nil && errors.Is(context.Cause(ctx), rest.ErrStalled) {
		return core.Errorf(core.Timeout, "gateway %s: %w; retry, or ask another gateway", b.api.Base(), rest.ErrStalled)
	}
	return err
}

// stream is a CAR under a stall guard.
type stream struct {
	b   *Backend
	ctx context.Context
	g   *rest.Stall
	r   io.ReadCloser
}

// Read reads the CAR; an error has a code.
func (s *stream) Read(p []byte) (int, error) {
	s.g.Wait()
	n, err := s.r.Read(p)
	s.g.Rest()
	if err == nil || errors.Is(err, io.EOF) {
		return n, err
	}
	if s.ctx.Err() != nil {
		if explained := s.b.explain(s.ctx, err); explained != err {
			return n, explained
		}
		return n, core.Errorf(core.Timeout, "gateway %s: %w", s.b.api.Base(), context.Cause(s.ctx))
	}
	if core.KindOf(err) == core.Internal {
		err = core.Fail(core.ReasonUnreachable, "gateway %s: the connection was cut: %w; retry", s.b.api.Base(), err)
	}
	return n, err
}

// Close ends the stream.
func (s *stream) Close() error {
	s.g.End()
	return s.r.Close()
}

func (b *Backend) readOnly(what string) error {
	return core.Errorf(core.Invalid, "%s: %s: %w", b.api.Base(), what, ErrReadOnly)
}

// PutCAR is refused.
func (b *Backend) PutCAR(context.Context, cid.Cid, io.Reader) error { return b.readOnly("put CAR") }

// Pin is refused.
func (b *Backend) Pin(context.Context, cid.Cid, string) error { return b.readOnly("pin") }

// Unpin is refused.
func (b *Backend) Unpin(context.Context, cid.Cid) error { return b.readOnly("unpin") }

// Pins is refused: a gateway does not say what it keeps.
func (b *Backend) Pins(context.Context) ([]ipfs.Pin, error) { return nil, b.readOnly("list pins") }

// String gives the address, for messages.
func (b *Backend) String() string { return fmt.Sprintf("gateway %s", b.api.Base()) }
