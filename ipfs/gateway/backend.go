package gateway

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/ipfs/boxo/blockservice"
	"github.com/ipfs/boxo/gateway"
	"github.com/ipfs/boxo/namesys"
	"github.com/ipfs/boxo/path"
	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/routing"
)

// backend is boxo's backend over blocks, with the statuses that the specifications ask for where boxo's differ.
type backend struct {
	*gateway.BlocksBackend
	blocks blockservice.BlockService
}

// GetCAR reads the root before the answer begins: boxo sends status 200 and then finds it missing.
func (b *backend) GetCAR(ctx context.Context, p path.ImmutablePath, params gateway.CarParams) (gateway.ContentPathMetadata, io.ReadCloser, error) {
	if _, err := b.blocks.GetBlock(ctx, p.RootCid()); err != nil {
		return gateway.ContentPathMetadata{}, nil, err
	}
	return b.BlocksBackend.GetCAR(ctx, p, params)
}

// GetIPNSRecord says 404 for a name of which no record is known, where boxo says 500.
func (b *backend) GetIPNSRecord(ctx context.Context, c cid.Cid) ([]byte, error) {
	record, err := b.BlocksBackend.GetIPNSRecord(ctx, c)
	return record, unknownName(err)
}

// ResolveMutable says 404 for a name of which no record is known, where boxo says 500.
func (b *backend) ResolveMutable(ctx context.Context, p path.Path) (path.ImmutablePath, time.Duration, time.Time, error) {
	immutable, ttl, modified, err := b.BlocksBackend.ResolveMutable(ctx, p)
	return immutable, ttl, modified, unknownName(err)
}

func unknownName(err error) error {
	if errors.Is(err, routing.ErrNotFound) || errors.Is(err, namesys.ErrMissingDNSLinkRecord) {
		return gateway.NewErrorStatusCode(err, http.StatusNotFound)
	}
	return err
}
