package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/netlink"
)

// pair is two nodes of one contestant with a link between them: what they say crosses it, since the server announces the
// link's address alone.
type pair struct {
	server, client peer
	link           *netlink.Proxy
	from           string // multiaddr of the server, through the link
	cleanup        []func() error
}

// open runs a server over a store that has content and a client over a fresh one, connects them and warms them up with one
// small record, so that neither dialling nor identification is measured.
func (b *bench) open(ctx context.Context, c contestant, serverDir string, rtt time.Duration) (_ *pair, err error) {
	p := &pair{}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	if p.link, err = netlink.Listen(fmt.Sprintf("127.0.0.1:%d", port), netlink.Link{Delay: rtt / 2}); err != nil {
		return nil, err
	}
	p.cleanup = append(p.cleanup, p.link.Close)
	if p.server, err = c.peer(ctx, serverDir, port, loopback(p.link.Port())); err != nil {
		return nil, fmt.Errorf("server: %w", err)
	}
	p.cleanup = append(p.cleanup, p.server.close)
	dir, remove, err := b.fresh(c.name() + "-client")
	if err != nil {
		return nil, err
	}
	p.cleanup = append(p.cleanup, remove)
	if err := c.init(ctx, dir); err != nil {
		return nil, err
	}
	if port, err = freePort(); err != nil {
		return nil, err
	}
	if p.client, err = c.peer(ctx, dir, port, ""); err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	p.cleanup = append(p.cleanup, p.client.close)
	p.from = loopback(p.link.Port()) + "/p2p/" + p.server.id()
	return p, p.warm(ctx, uint64(b.scratch))
}

func (p *pair) warm(ctx context.Context, seed uint64) error {
	if err := p.client.connect(ctx, p.from); err != nil {
		return fmt.Errorf("connect: %w", err)
	}
	roots, err := p.server.putRecords(ctx, 1000+seed, 1)
	if err != nil {
		return fmt.Errorf("warm up: %w", err)
	}
	if _, err := p.client.records(ctx, roots, p.from); err != nil {
		return fmt.Errorf("warm up: %w", err)
	}
	return settle(ctx)
}

// measure runs a work on the pair; CPU time is of both nodes, the peak the client's.
func (p *pair) measure(do func() error) (Usage, error) {
	before, err := p.cpu()
	if err != nil {
		return Usage{}, err
	}
	start := time.Now()
	if err := do(); err != nil {
		return Usage{}, err
	}
	u := Usage{Wall: time.Since(start)}
	after, err := p.cpu()
	if err != nil {
		return u, err
	}
	used, err := p.client.usage()
	u.CPU, u.Peak = after-before, used.Peak
	return u, err
}

func (p *pair) cpu() (time.Duration, error) {
	server, err := p.server.usage()
	if err != nil {
		return 0, err
	}
	client, err := p.client.usage()
	return server.CPU + client.CPU, err
}

// close ends both nodes, the link, and removes the client's store.
func (p *pair) close() error {
	var errs []error
	for i := len(p.cleanup) - 1; i >= 0; i-- {
		errs = append(errs, p.cleanup[i]())
	}
	return errors.Join(errs...)
}

// freePort finds a port of loopback that is free now.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}
