package ipfs

import (
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/trustless"
	"github.com/libp2p/go-libp2p/core/network"
	"github.com/libp2p/go-libp2p/core/peer"
	"github.com/libp2p/go-libp2p/core/peerstore"
	"github.com/multiformats/go-multiaddr"
)

// Where content can come from, as named in attempts and metrics.
const (
	sourceCAR     = "car"     // /cortensor/car/1
	sourceHTTP    = "http"    // a trustless gateway that was named as provider
	sourceBitswap = "bitswap" // connected peers that do not speak CAR
	sourceFound   = "found"   // a peer or gateway that was found
	sourceGateway = "gateway" // a trustless gateway of the configuration
	sourceBackend = "backend" // Config.Backend
)

// provider is somebody who can be asked for a CAR.
type provider interface {
	name() string
	source() string
	// open gives the CAR for a request, untrusted. The stream ends with ctx.
	open(ctx context.Context, req request) (io.ReadCloser, error)
	// skips says whether the provider understands request.skip.
	skips() bool
	// lag is the time from the last request to its answer, about a round trip; 0 before.
	lag() time.Duration
}

// delay remembers how long an answer took to begin.
type delay struct{ ns atomic.Int64 }

func (d *delay) lag() time.Duration    { return time.Duration(d.ns.Load()) }
func (d *delay) since(start time.Time) { d.ns.Store(int64(time.Since(start))) }

// peerProvider speaks /cortensor/car/1.
type peerProvider struct {
	delay
	n    *Node
	info peer.AddrInfo
}

func (p *peerProvider) name() string   { return p.info.ID.String() }
func (p *peerProvider) source() string { return sourceCAR }
func (p *peerProvider) skips() bool    { return true }

// open sends the request, in one round trip where the peer is connected.
func (p *peerProvider) open(ctx context.Context, req request) (io.ReadCloser, error) {
	if len(p.info.Addrs) > 0 && !p.n.connected(p.info.ID) {
		p.n.host.Peerstore().AddAddrs(p.info.ID, p.info.Addrs, peerstore.TempAddrTTL)
	}
	s, err := p.n.host.NewStream(ctx, p.info.ID, Protocol)
	if err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	stream := &peerStream{Stream: s, stop: context.AfterFunc(ctx, func() { s.Reset() })}
	start := time.Now()
	if err := stream.ask(req); err != nil {
		stream.Close()
		return nil, err
	}
	p.since(start)
	return stream, nil
}

// peerStream reads the CAR behind the status.
type peerStream struct {
	network.Stream
	stop func() bool
}

func (s *peerStream) ask(req request) error {
	if _, err := s.Write(req.encode()); err != nil {
		return fmt.Errorf("send request: %w", err)
	}
	if err := s.CloseWrite(); err != nil {
		return fmt.Errorf("send request: %w", err)
	}
	return readStatus(s.Stream)
}

// Close resets the stream, which does nothing where it has ended cleanly.
func (s *peerStream) Close() error {
	s.stop()
	return s.Reset()
}

// httpProvider is a trustless gateway.
type httpProvider struct {
	delay
	client *trustless.Client
	kind   string
}

func (p *httpProvider) name() string   { return p.client.String() }
func (p *httpProvider) source() string { return p.kind }
func (p *httpProvider) skips() bool    { return false }

func (p *httpProvider) open(ctx context.Context, req request) (io.ReadCloser, error) {
	ctx, cancel := context.WithCancel(ctx)
	start := time.Now()
	body, err := p.client.GetCAR(ctx, req.root, req.scope)
	if err != nil {
		cancel()
		return nil, err
	}
	p.since(start)
	return &httpStream{body, cancel}, nil
}

type httpStream struct {
	io.ReadCloser
	cancel context.CancelFunc
}

// drainTime is how long an answer that is complete may take to end, so that its connection can be used again.
const drainTime = 200 * time.Millisecond

// Close lets go of the answer.
func (s *httpStream) Close() error {
	late := time.AfterFunc(drainTime, s.cancel)
	_, _ = io.CopyN(io.Discard, s.ReadCloser, 512) // what is not drained only costs the connection
	late.Stop()
	s.cancel()
	return s.ReadCloser.Close()
}

// providers turns addresses into providers, in order, each peer once. What is no address becomes a failed attempt.
func (n *Node) providers(addrs []string) (out []provider, bad []Attempt) {
	peers := map[peer.ID]*peerProvider{}
	gateways := map[string]bool{}
	for _, text := range addrs {
		if u, ok := gatewayURL(text); ok {
			client, err := n.clients.get(u)
			if err != nil {
				bad = append(bad, Attempt{fmt.Sprintf("%.200q", text), sourceHTTP, err})
			} else if !gateways[u] {
				gateways[u] = true
				out = append(out, &httpProvider{client: client, kind: sourceHTTP})
			}
			continue
		}
		info, err := peer.AddrInfoFromString(text)
		if err != nil {
			bad = append(bad, Attempt{fmt.Sprintf("%.200q", text), sourceCAR, core.Errorf(core.Invalid, "neither an address that ends in /p2p/<peer id> nor a gateway's URL: %w", err)})
			continue
		}
		if p, ok := peers[info.ID]; ok {
			p.info.Addrs = append(p.info.Addrs, info.Addrs...)
			continue
		}
		p := &peerProvider{n: n, info: peer.AddrInfo{ID: info.ID, Addrs: append([]multiaddr.Multiaddr(nil), info.Addrs...)}}
		peers[info.ID] = p
		if info.ID != n.host.ID() {
			out = append(out, p)
		}
	}
	return out, bad
}

// gatewayURL understands http and https URLs, and multiaddrs such as /dns4/gateway.example/tcp/443/https.
func gatewayURL(text string) (string, bool) {
	if strings.HasPrefix(text, "http://") || strings.HasPrefix(text, "https://") {
		return text, true
	}
	parts := strings.Split(strings.Trim(text, "/"), "/")
	if len(parts) < 5 || parts[2] != "tcp" {
		return "", false
	}
	switch parts[0] {
	case "ip4", "ip6", "dns", "dns4", "dns6":
	default:
		return "", false
	}
	scheme := strings.Join(parts[4:], "/")
	if scheme == "tls/http" {
		scheme = "https"
	}
	if scheme != "http" && scheme != "https" {
		return "", false
	}
	return scheme + "://" + net.JoinHostPort(parts[1], parts[3]), true
}
