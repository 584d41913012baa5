package ipfsbench

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// agentPeer is a node of ours in a process of its own.
type agentPeer struct {
	*child
	peerID string
}

func (o ours) peer(ctx context.Context, dir string, port int, announce string) (peer, error) {
	c, err := startChild(ctx, o.program, dir)
	if err != nil {
		return nil, err
	}
	listen := order{Do: "listen", Peer: loopback(port)}
	if announce != "" {
		listen.Announce = []string{announce}
	}
	r, err := c.ask(listen)
	if err != nil {
		return nil, errors.Join(err, c.close())
	}
	return &agentPeer{c, r.Peer}, nil
}

// loopback is the multiaddr of a port of this machine.
func loopback(port int) string { return fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", port) }

func (p *agentPeer) id() string { return p.peerID }

func (p *agentPeer) connect(_ context.Context, addr string) error {
	_, err := p.ask(order{Do: "connect", Peer: addr})
	return err
}

func (p *agentPeer) fetch(_ context.Context, root, from string) error {
	_, err := p.ask(order{Do: "fetch", Peer: from, Roots: []string{root}})
	return err
}

func (p *agentPeer) putRecords(_ context.Context, seed uint64, count int) ([]string, error) {
	r, err := p.ask(order{Do: "putrecords", Seed: seed, Count: count})
	return r.Roots, err
}

func (p *agentPeer) records(_ context.Context, roots []string, from string) ([]time.Duration, error) {
	r, err := p.ask(order{Do: "records", Peer: from, Roots: roots})
	return r.Each, err
}

func (p *agentPeer) readers(_ context.Context, roots []string, from string) ([]time.Duration, error) {
	r, err := p.ask(order{Do: "readers", Peer: from, Roots: roots})
	return r.Each, err
}

// kuboPeer is a Kubo daemon; it is asked over its RPC API, which costs less than a process for each command.
type kuboPeer struct{ d *kubo.Daemon }

func (r rival) peer(ctx context.Context, dir string, port int, announce string) (peer, error) {
	repo := &kubo.Repo{Binary: r.binary, Dir: dir}
	listen, err := json.Marshal([]string{loopback(port)})
	if err != nil {
		return nil, err
	}
	if _, err := repo.Run(ctx, nil, "config", "--json", "Addresses.Swarm", string(listen)); err != nil {
		return nil, err
	}
	var addrs []string
	if announce != "" {
		addrs = append(addrs, announce)
	}
	d, err := kubo.Start(ctx, repo, addrs...)
	if err != nil {
		return nil, err
	}
	return &kuboPeer{d}, nil
}

func (p *kuboPeer) id() string { return p.d.ID }

// call makes an RPC and reads the answer to its end.
func (p *kuboPeer) call(ctx context.Context, path, arg string) error {
	body, err := p.d.RPC(ctx, path, url.Values{"arg": {arg}})
	if err != nil {
		return err
	}
	defer body.Close()
	_, err = io.Copy(io.Discard, body)
	return err
}

func (p *kuboPeer) connect(ctx context.Context, addr string) error {
	return p.call(ctx, "swarm/connect", addr)
}

func (p *kuboPeer) fetch(ctx context.Context, root, _ string) error {
	return p.call(ctx, "pin/add", root)
}

func (p *kuboPeer) putRecords(ctx context.Context, seed uint64, count int) ([]string, error) {
	var roots []string
	for i := range count {
		root, err := p.d.Repo.Run(ctx, smallBlock(seed, i, recordSize), "block", "put", "--cid-codec=raw")
		if err != nil {
			return nil, err
		}
		roots = append(roots, root)
	}
	return roots, nil
}

func (p *kuboPeer) records(ctx context.Context, roots []string, _ string) ([]time.Duration, error) {
	var each []time.Duration
	for _, root := range roots {
		start := time.Now()
		if err := p.call(ctx, "block/get", root); err != nil {
			return each, err
		}
		each = append(each, time.Since(start))
	}
	return each, nil
}

func (p *kuboPeer) readers(ctx context.Context, roots []string, _ string) ([]time.Duration, error) {
	each, errs := make([]time.Duration, len(roots)), make([]error, len(roots))
	var all sync.WaitGroup
	for i, root := range roots {
		all.Go(func() {
			start := time.Now()
			errs[i] = p.call(ctx, "cat", root)
			each[i] = time.Since(start)
		})
	}
	all.Wait()
	return each, errors.Join(errs...)
}

func (p *kuboPeer) usage() (Usage, error) { return runningUsage(p.d.PID()) }
func (p *kuboPeer) close() error          { return p.d.Close() }
