package ipfsbench

import (
	"context"
	"errors"
	"io"
	"net/url"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// agentPeer is a node of ours in a process of its own.
type agentPeer struct {
	*child
	at string
}

func (o ours) peer(ctx context.Context, dir, announce string) (peer, error) {
	c, err := startChild(ctx, o.program, dir)
	if err != nil {
		return nil, err
	}
	listen := order{Do: "listen"}
	if announce != "" {
		listen.Announce = []string{announce}
	}
	r, err := c.ask(listen)
	if err != nil {
		return nil, errors.Join(err, c.close())
	}
	return &agentPeer{c, r.Addr}, nil
}

func (p *agentPeer) addr() string { return p.at }

func (p *agentPeer) connect(_ context.Context, addr string) error {
	_, err := p.ask(order{Do: "connect", Peer: addr})
	return err
}

func (p *agentPeer) put(_ context.Context, path string) (string, error) {
	r, err := p.ask(order{Do: "add", Path: path})
	if err != nil {
		return "", err
	}
	return r.Roots[0], nil
}

func (p *agentPeer) fetch(_ context.Context, root, from string) error {
	_, err := p.ask(order{Do: "fetch", Peer: from, Roots: []string{root}})
	return err
}

func (p *agentPeer) record(_ context.Context, root, from string) error {
	_, err := p.ask(order{Do: "records", Peer: from, Roots: []string{root}})
	return err
}

func (p *agentPeer) putRecords(_ context.Context, seed uint64, count int) ([]string, error) {
	r, err := p.ask(order{Do: "putrecords", Seed: seed, Count: count})
	return r.Roots, err
}

// kuboPeer is a Kubo daemon; it is asked over its RPC API, which costs less than a process for each command.
type kuboPeer struct{ d *kubo.Daemon }

func (r rival) peer(ctx context.Context, dir, announce string) (peer, error) {
	var addrs []string
	if announce != "" {
		addrs = append(addrs, announce)
	}
	d, err := kubo.Start(ctx, &kubo.Repo{Binary: r.binary, Dir: dir}, addrs...)
	if err != nil {
		return nil, err
	}
	return &kuboPeer{d}, nil
}

func (p *kuboPeer) addr() string { return p.d.Addr }

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

func (p *kuboPeer) put(ctx context.Context, path string) (string, error) {
	return p.d.Repo.Run(ctx, nil, "add", "-Q", path)
}

func (p *kuboPeer) fetch(ctx context.Context, root, _ string) error {
	return p.call(ctx, "pin/add", root)
}

func (p *kuboPeer) record(ctx context.Context, root, _ string) error {
	return p.call(ctx, "block/get", root)
}

func (p *kuboPeer) putRecords(ctx context.Context, seed uint64, count int) ([]string, error) {
	var roots []string
	for i := range count {
		text, err := p.d.Repo.Run(ctx, smallBlock(seed, i, recordSize), "block", "put", "--cid-codec=raw")
		if err != nil {
			return nil, err
		}
		roots = append(roots, strings.TrimSpace(text))
	}
	return roots, nil
}

func (p *kuboPeer) usage() (Usage, error) { return runningUsage(p.d.PID()) }
func (p *kuboPeer) close() error          { return p.d.Close() }

// kuboOf gives the daemon behind a peer, for what only Kubo is asked.
func kuboOf(p peer) (*kubo.Daemon, error) {
	if k, ok := p.(*kuboPeer); ok {
		return k.d, nil
	}
	return nil, core.Errorf(core.Internal, "not a Kubo")
}
