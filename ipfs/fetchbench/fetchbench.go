// Package fetchbench measures how fast a file comes from one node to another over a link with a delay, beside one plain
// TCP stream over the same kind of link. Contestants run in one process one after the other, so ratios of one run count,
// not absolute times.
package fetchbench

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
)

// Spec of a measurement.
type Spec struct {
	// Size of the file in bytes; default 256 MiB.
	Size int64
	// Link lies between the two sides.
	Link netlink.Link
	// Dir is where stores are made, and removed afterwards; default the system's folder for such things.
	Dir string
	// Providers is how many nodes hold the file, each behind a link of its own; default 1.
	Providers int
	// HTTP lets the providers be trustless gateways rather than libp2p nodes.
	HTTP bool
	// Bitswap lets the providers serve by bitswap alone, as strangers do.
	Bitswap bool
}

// Measure is one contestant's result.
type Measure struct {
	Name  string        `json:"name"`
	Bytes int64         `json:"bytes"` // of content
	Time  time.Duration `json:"time_ns"`
	CPU   time.Duration `json:"cpu_ns"`     // of this process, so of both sides and the link; 0 where the system does not tell
	Wire  int64         `json:"wire_bytes"` // that came through the links, 0 where not known
}

// Rate in MiB a second.
func (m Measure) Rate() float64 { return float64(m.Bytes) / (1 << 20) / m.Time.Seconds() }

func (s Spec) withDefaults() Spec {
	if s.Size <= 0 {
		s.Size = 256 << 20
	}
	if s.Providers <= 0 {
		s.Providers = 1
	}
	return s
}

// Content gives size bytes that are the same in every run with the same seed and do not compress.
func Content(seed uint64, size int64) io.Reader {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	return io.LimitReader(mathrand.NewChaCha8(key), size)
}

// Stream measures one TCP stream over the link: the ceiling. A request of one byte is part of it.
func Stream(ctx context.Context, s Spec) (Measure, error) {
	s = s.withDefaults()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return Measure{}, core.Errorf(core.Unavailable, "measure a TCP stream: %w", err)
	}
	served := make(chan error, 1)
	go func() { served <- send(listener, s.Size) }() // ends with the listener; awaited below
	used := processCPU()
	took, err := receive(ctx, listener.Addr().String(), s)
	used = processCPU() - used
	err = errors.Join(err, listener.Close(), <-served)
	return Measure{Name: "one TCP stream", Bytes: s.Size, Time: took, CPU: used, Wire: s.Size}, err
}

func send(l net.Listener, size int64) error {
	c, err := l.Accept()
	if errors.Is(err, net.ErrClosed) {
		return nil
	}
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		return err
	}
	buf := make([]byte, 1<<20)
	for left := size; left > 0; {
		n, err := c.Write(buf[:min(left, int64(len(buf)))])
		if err != nil {
			return err
		}
		left -= int64(n)
	}
	return nil
}

func receive(ctx context.Context, addr string, s Spec) (time.Duration, error) {
	link, err := netlink.Listen(addr, s.Link)
	if err != nil {
		return 0, err
	}
	defer link.Close()
	c, err := (&net.Dialer{}).DialContext(ctx, "tcp", link.Addr())
	if err != nil {
		return 0, err
	}
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.Close() })()
	start := time.Now()
	if _, err := c.Write([]byte{1}); err != nil {
		return 0, err
	}
	buf := make([]byte, 1<<20)
	for left := s.Size; left > 0; {
		n, err := c.Read(buf)
		if left -= int64(n); err != nil && left > 0 {
			return 0, fmt.Errorf("%d bytes before the end: %w", left, err)
		}
	}
	return time.Since(start), nil
}

// pair is a fetching node and those that it fetches from, each behind a link.
type pair struct {
	dir       string
	nodes     []*ipfs.Node // the first one fetches
	links     []*netlink.Proxy
	servers   []*http.Server
	providers []string
}

func (p *pair) close() error {
	var errs []error
	for _, l := range p.links {
		errs = append(errs, l.Close())
	}
	for _, s := range p.servers {
		errs = append(errs, s.Close())
	}
	for _, n := range p.nodes {
		errs = append(errs, n.Close())
	}
	return errors.Join(append(errs, os.RemoveAll(p.dir))...)
}

func (p *pair) open(ctx context.Context) (*ipfs.Node, error) {
	key, _, err := libp2pcrypto.GenerateSecp256k1Key(rand.Reader)
	if err != nil {
		return nil, err
	}
	n, err := ipfs.Open(ctx, ipfs.Config{
		Dir: filepath.Join(p.dir, fmt.Sprint(len(p.nodes))), Identity: key, Listen: []string{"/ip4/127.0.0.1/tcp/0"}, FetchTimeout: time.Hour, PrivateGateways: true,
	})
	if err == nil {
		p.nodes = append(p.nodes, n)
	}
	return n, err
}

// newPair starts the nodes; the caller closes what it gives, also with an error.
func newPair(ctx context.Context, s Spec) (*pair, error) {
	p := &pair{}
	var err error
	if p.dir, err = os.MkdirTemp(s.Dir, "fetchbench-"); err != nil {
		return p, core.Errorf(core.Unavailable, "measure a fetch: %w", err)
	}
	if _, err := p.open(ctx); err != nil {
		return p, err
	}
	for range s.Providers {
		n, err := p.open(ctx)
		if err != nil {
			return p, err
		}
		if s.Bitswap {
			n.Host().RemoveStreamHandler(ipfs.Protocol)
		}
		if s.HTTP {
			err = p.linkHTTP(n, s.Link)
		} else {
			err = p.linkHost(ctx, n, s.Link)
		}
		if err != nil {
			return p, err
		}
	}
	return p, nil
}

func (p *pair) linkHost(ctx context.Context, n *ipfs.Node, link netlink.Link) error {
	target := ""
	for _, a := range n.Host().Network().ListenAddresses() {
		if port, err := a.ValueForProtocol(6); err == nil { // 6 is tcp in the table of multiaddr protocols
			target = "127.0.0.1:" + port
		}
	}
	l, err := netlink.Listen(target, link)
	if err != nil {
		return err
	}
	p.links = append(p.links, l)
	addr := fmt.Sprintf("/ip4/127.0.0.1/tcp/%d/p2p/%s", l.Port(), n.Host().ID())
	p.providers = append(p.providers, addr)
	return p.nodes[0].Connect(ctx, []string{addr})
}

func (p *pair) linkHTTP(n *ipfs.Node, link netlink.Link) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return core.Errorf(core.Unavailable, "serve HTTP: %w", err)
	}
	server := &http.Server{Handler: n.Gateway(), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener) // ended by Close of the server
	p.servers = append(p.servers, server)
	l, err := netlink.Listen(listener.Addr().String(), link)
	if err != nil {
		return err
	}
	p.links = append(p.links, l)
	p.providers = append(p.providers, "http://"+l.Addr())
	return nil
}

func (p *pair) wire() (sum int64) {
	for _, l := range p.links {
		_, down := l.Bytes()
		sum += down
	}
	return sum
}

// Nodes measures a file from the providers into the store of a node of ours, each block verified.
func Nodes(ctx context.Context, s Spec) (m Measure, err error) {
	s = s.withDefaults()
	p, err := newPair(ctx, s)
	defer func() { err = errors.Join(err, p.close()) }()
	if err != nil {
		return m, err
	}
	var root cid.Cid
	for _, n := range p.nodes[1:] {
		if root, _, err = n.PutFile(ctx, Content(1, s.Size)); err != nil {
			return m, err
		}
	}
	before, used := p.wire(), processCPU()
	start := time.Now()
	if err := p.nodes[0].Fetch(ctx, root, ipfs.ScopeEntity, ipfs.Limits{}, p.providers); err != nil {
		return m, err
	}
	m = Measure{Name: fmt.Sprintf("CAR from %d", s.Providers), Bytes: s.Size, Time: time.Since(start), CPU: processCPU() - used}
	if s.Bitswap {
		m.Name = "bitswap"
	}
	if s.HTTP {
		m.Name = fmt.Sprintf("HTTP CAR from %d", s.Providers)
	}
	m.Wire = p.wire() - before
	return m, nil
}

// Record measures a record of 1 KiB between connected nodes: the median time of rounds fetches.
func Record(ctx context.Context, s Spec, rounds int) (m Measure, err error) {
	s.Providers, s.HTTP = 1, false
	p, err := newPair(ctx, s)
	defer func() { err = errors.Join(err, p.close()) }()
	if err != nil {
		return m, err
	}
	var times []time.Duration
	for i := range max(1, rounds) {
		var data bytes.Buffer
		data.Write([]byte{0x59, 4, 0}) // a dag-cbor byte string of 1024
		if _, err := io.Copy(&data, Content(uint64(i), 1024)); err != nil {
			return m, err
		}
		c, err := p.nodes[1].PutBlock(ctx, cid.DagCBOR, data.Bytes())
		if err != nil {
			return m, err
		}
		start := time.Now()
		if _, err := p.nodes[0].GetBlock(ctx, c, p.providers); err != nil {
			return m, err
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	return Measure{Name: "record of 1 KiB", Bytes: 1027, Time: times[len(times)/2]}, nil
}
