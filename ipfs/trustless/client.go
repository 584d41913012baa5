// Package trustless speaks the trustless gateway protocol, the part of IPFS over HTTP that carries raw blocks and CARs
// only (specs.ipfs.tech/http-gateways/trustless-gateway): Client asks a gateway, Handler is one. Nothing that a gateway
// sends is believed: who reads a CAR verifies it against its root, see walk.Verifier.
package trustless

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// Media types of the protocol.
const (
	TypeCAR = "application/vnd.ipld.car"
	TypeRaw = "application/vnd.ipld.raw"
)

// Options of a client; the zero value is good.
type Options struct {
	// HeaderTimeout bounds the wait for the first byte of an answer; default 15 s. A body is bounded by the caller's
	// context only.
	HeaderTimeout time.Duration
	// Header is sent with every request, for example an Authorization. It is never logged and never follows a redirect to
	// another host, since those are refused.
	Header http.Header
	// RedirectHosts may be redirected to, besides the gateway's own host. A redirect from https to http is always refused.
	RedirectHosts []string
	// PublicOnly refuses to connect to loopback, private, link-local and other addresses that are not public, whatever a name
	// resolves to. It is for URLs that a stranger wrote. Proxies of the environment are not used then.
	PublicOnly bool
	// Dial replaces the dialer, for example in tests.
	Dial func(ctx context.Context, network, addr string) (net.Conn, error)
}

// Client asks one gateway. It is safe for concurrent use.
type Client struct {
	base *url.URL
	opts Options
	http *http.Client
}

const (
	maxRedirects = 4
	maxComplaint = 512 // bytes of an error's body that are shown
)

// New makes a client of the gateway at an http or https URL, below which /ipfs/ is served. It does not connect yet.
func New(baseURL string, opts Options) (*Client, error) {
	u, err := url.Parse(baseURL)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, core.Errorf(core.Invalid, "gateway %.200q: want a URL such as https://gateway.example", baseURL)
	}
	if opts.HeaderTimeout <= 0 {
		opts.HeaderTimeout = 15 * time.Second
	}
	proxy := http.ProxyFromEnvironment
	if opts.PublicOnly {
		proxy = nil
	}
	if opts.Dial == nil {
		dialer := &net.Dialer{Timeout: opts.HeaderTimeout}
		if opts.PublicOnly {
			dialer.Control = publicOnly
		}
		opts.Dial = dialer.DialContext
	}
	c := &Client{base: u, opts: opts}
	c.http = &http.Client{
		CheckRedirect: c.checkRedirect,
		Transport: &http.Transport{
			DialContext:            opts.Dial,
			Proxy:                  proxy,
			ResponseHeaderTimeout:  opts.HeaderTimeout,
			TLSHandshakeTimeout:    opts.HeaderTimeout,
			DisableCompression:     true, // a bomb that unpacks is none when nothing is unpacked
			MaxIdleConnsPerHost:    8,
			IdleConnTimeout:        30 * time.Second,
			MaxResponseHeaderBytes: 64 << 10,
			ReadBufferSize:         64 << 10,
		},
	}
	return c, nil
}

// publicOnly looks at the address that is really dialled, after names are resolved.
func publicOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil {
		return core.Errorf(core.Invalid, "address %.100q: %w", address, err)
	}
	ip := at.Addr().Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() || sharedAddresses.Contains(ip) {
		return core.Errorf(core.Denied, "%s is not a public address; allow private gateways to use it", ip)
	}
	return nil
}

// sharedAddresses are those of a provider's own network, RFC 6598.
var sharedAddresses = netip.MustParsePrefix("100.64.0.0/10")

// String gives the gateway's URL without a password.
func (c *Client) String() string { return c.base.Redacted() }

// Close lets go of idle connections.
func (c *Client) Close() error {
	c.http.CloseIdleConnections()
	return nil
}

func (c *Client) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return core.Errorf(core.Denied, "more than %d redirects", maxRedirects)
	}
	if c.base.Scheme == "https" && req.URL.Scheme != "https" {
		return core.Errorf(core.Denied, "redirect from https to %s", req.URL.Scheme)
	}
	if req.URL.Host == c.base.Host {
		return nil
	}
	for _, h := range c.opts.RedirectHosts {
		if req.URL.Host == h {
			return nil
		}
	}
	return core.Errorf(core.Denied, "redirect to another host, %.200q", req.URL.Host)
}

// Query gives the parameters that select a scope.
func Query(s walk.Scope) url.Values {
	q := url.Values{"format": {"car"}}
	switch s.Extent {
	case walk.ExtentBlock:
		q.Set("dag-scope", "block")
	case walk.ExtentEntity:
		q.Set("dag-scope", "entity")
	default:
		q.Set("dag-scope", "all")
	}
	switch {
	case !s.Ranged():
	case s.To == 0:
		q.Set("entity-bytes", fmt.Sprintf("%d:*", s.From))
	default:
		q.Set("entity-bytes", fmt.Sprintf("%d:%d", s.From, s.To-1)) // the last byte is included there
	}
	return q
}

// GetCAR asks for what a scope reaches, as a CARv1, parents before children and no block twice. The stream is untrusted.
// Absence gives core.ReasonContentMissing, an answer that is no CAR core.ReasonContentMismatch; others are of kind
// Busy, Denied, Invalid, Timeout or Unavailable. The stream ends with ctx.
func (c *Client) GetCAR(ctx context.Context, root cid.Cid, s walk.Scope) (io.ReadCloser, error) {
	if err := s.Validate(); err != nil {
		return nil, err
	}
	res, err := c.get(ctx, root, Query(s), TypeCAR+"; version=1; order=dfs; dups=n", TypeCAR)
	if err != nil {
		return nil, err
	}
	_, params, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if err == nil && params["dups"] == "n" {
		return res.Body, nil
	}
	return newDedup(res.Body, root), nil
}

// Block asks for one block and verifies it. Errors are those of GetCAR; wrong bytes give core.ReasonContentMismatch.
func (c *Client) Block(ctx context.Context, id cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(id); err != nil {
		return nil, err
	}
	res, err := c.get(ctx, id, url.Values{"format": {"raw"}}, TypeRaw, TypeRaw)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	if res.ContentLength > dag.MaxBlock {
		return nil, core.Fail(core.ReasonContentMismatch, "gateway %s: block %s of %d bytes, at most %d", c, id, res.ContentLength, dag.MaxBlock)
	}
	data, err := io.ReadAll(io.LimitReader(res.Body, dag.MaxBlock+1))
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, core.Fail(core.ReasonContentMissing, "gateway %s: block %s cut off: %w", c, id, err)
	}
	if err != nil {
		return nil, c.broken(ctx, err)
	}
	if len(data) > dag.MaxBlock {
		return nil, core.Fail(core.ReasonContentMismatch, "gateway %s: block %s of more than %d bytes", c, id, dag.MaxBlock)
	}
	if err := dag.Check(id, data); err != nil {
		return nil, fmt.Errorf("gateway %s: %w", c, err)
	}
	return data, nil
}

// get sends one request and checks the head of the answer.
func (c *Client) get(ctx context.Context, id cid.Cid, q url.Values, accept, want string) (*http.Response, error) {
	if !id.Defined() {
		return nil, core.Errorf(core.Invalid, "no CID")
	}
	u := c.base.JoinPath("ipfs", id.String())
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "gateway %s: %w", c, err)
	}
	for k, v := range c.opts.Header {
		req.Header[k] = v
	}
	req.Header.Set("Accept", accept)
	req.Header.Set("Accept-Encoding", "identity")
	res, err := c.http.Do(req)
	if err != nil {
		return nil, c.broken(ctx, err)
	}
	if err := c.check(res, id, want); err != nil {
		res.Body.Close()
		return nil, err
	}
	return res, nil
}

func (c *Client) check(res *http.Response, id cid.Cid, want string) error {
	if res.StatusCode != http.StatusOK {
		return c.refused(res, id)
	}
	kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if err != nil || kind != want {
		return core.Fail(core.ReasonContentMismatch, "gateway %s answers with %.100q, not %s: it is no trustless gateway", c, res.Header.Get("Content-Type"), want)
	}
	if e := res.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return core.Fail(core.ReasonContentMismatch, "gateway %s packs its answer as %.100q, which was not asked for", c, e)
	}
	return nil
}

// refused makes an error of a status.
func (c *Client) refused(res *http.Response, id cid.Cid) error {
	text, _ := io.ReadAll(io.LimitReader(res.Body, maxComplaint)) // what there is of it
	message := strings.TrimSpace(string(text))
	switch s := res.StatusCode; {
	case s == http.StatusNotFound || s == http.StatusGone:
		return core.Fail(core.ReasonContentMissing, "gateway %s does not have %s", c, id)
	case s == http.StatusUnauthorized || s == http.StatusForbidden || s == http.StatusUnavailableForLegalReasons:
		return core.Errorf(core.Denied, "gateway %s refuses %s: status %d: %q", c, id, s, message)
	case s == http.StatusTooManyRequests || s == http.StatusServiceUnavailable:
		return core.Errorf(core.Busy, "gateway %s is busy: status %d: %q", c, s, message)
	case s == http.StatusGatewayTimeout:
		return core.Fail(core.ReasonContentMissing, "gateway %s could not find %s in time", c, id)
	case s >= 400 && s < 500:
		return core.Errorf(core.Invalid, "gateway %s: status %d: %q", c, s, message)
	default:
		return core.Errorf(core.Unavailable, "gateway %s: status %d: %q", c, s, message)
	}
}

// broken sorts the errors of the transport.
func (c *Client) broken(ctx context.Context, err error) error {
	var ours *core.Error
	switch {
	case ctx.Err() != nil:
		return core.Errorf(core.Timeout, "gateway %s: %w", c, context.Cause(ctx))
	case errors.As(err, &ours): // of checkRedirect
		return core.Errorf(ours.Kind, "gateway %s: %w", c, ours)
	default:
		return core.Fail(core.ReasonUnreachable, "gateway %s: %w", c, err)
	}
}
