package gateway

import (
	"context"
	"errors"
	"fmt"
	"net"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/ipns"
	"github.com/ipfs/boxo/namesys"
	"github.com/libp2p/go-libp2p/core/routing"
)

// records shows Names to boxo as a store of IPNS records.
type records struct{ names Names }

func (r records) PutValue(context.Context, string, []byte, ...routing.Option) error {
	return routing.ErrNotSupported
}

func (r records) GetValue(ctx context.Context, key string, _ ...routing.Option) ([]byte, error) {
	name, err := ipns.NameFromRoutingKey([]byte(key))
	if err != nil {
		return nil, err
	}
	if r.names == nil {
		return nil, routing.ErrNotFound
	}
	record, err := r.names.Record(ctx, name.String())
	if core.KindOf(err) == core.NotFound {
		return nil, fmt.Errorf("%w: %w", routing.ErrNotFound, err)
	}
	return record, err
}

func (r records) SearchValue(ctx context.Context, key string, _ ...routing.Option) (<-chan []byte, error) {
	record, err := r.GetValue(ctx, key)
	if err != nil {
		return nil, err
	}
	out := make(chan []byte, 1)
	out <- record
	close(out)
	return out, nil
}

// txt is a DNS resolver that knows TXT records at most.
type txt func(ctx context.Context, name string) ([]string, error)

func (t txt) LookupTXT(ctx context.Context, name string) ([]string, error) {
	if t == nil {
		return nil, &net.DNSError{Err: "DNSLink is off on this gateway", Name: name, IsNotFound: true}
	}
	return t(ctx, name)
}

func (t txt) LookupIPAddr(context.Context, string) ([]net.IPAddr, error) {
	return nil, errors.New("the gateway looks up no addresses")
}

func nameSystem(o Options) (routing.ValueStore, namesys.NameSystem, error) {
	store := records{o.Names}
	system, err := namesys.NewNameSystem(store, namesys.WithDNSResolver(txt(o.LookupTXT)))
	return store, system, err
}
