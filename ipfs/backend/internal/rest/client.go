// Package rest is the HTTP client under the backends that speak HTTP: deadlines, limits and coded errors in one place.
// It never follows redirects and never logs a header.
package rest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Options of a client. The zero value works.
type Options struct {
	// Authorization is the value of that header, for example "Bearer …"; empty sends none.
	Authorization string
	// Stall ends a request when no byte has moved in either direction for so long. Default 30 s.
	Stall time.Duration
	// Transport carries the requests. Default: one of the client's own, which trusts the system's certificates.
	Transport http.RoundTripper
}

// maxAnswer bounds an answer that is read whole, in bytes.
const maxAnswer = 64 << 20

// maxStream bounds an answer of many JSON values, in bytes: a million pins.
const maxStream = 512 << 20

// maxValue bounds one of these values, in bytes.
const maxValue = 4 << 20

// maxMessage bounds what is read of an error's body, in bytes.
const maxMessage = 4 << 10

// ErrStalled is the cause of a context that a Stall has ended.
var ErrStalled = errors.New("no byte has moved")

// Client sends requests to one service.
type Client struct {
	what  string
	base  *url.URL
	opts  Options
	http  *http.Client
	close func()
}

// New makes a client for the service at base; what names it in errors ("Kubo"). It sends nothing yet.
func New(what, base string, opts Options) (*Client, error) {
	u, err := url.Parse(base)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "address of %s is no URL", what) // the text may hold a password
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return nil, core.Errorf(core.Invalid, "address of %s is %q: want http://host:port or https://host", what, u.Redacted())
	}
	if u.User != nil {
		return nil, core.Errorf(core.Invalid, "address of %s is %q: keep the password in a file or an environment variable, not in the URL", what, u.Redacted())
	}
	u.Path, u.RawPath, u.RawQuery, u.Fragment = strings.TrimSuffix(u.Path, "/"), "", "", ""
	if opts.Stall <= 0 {
		opts.Stall = 30 * time.Second
	}
	c := &Client{what: what, base: u, opts: opts, close: func() {}}
	if opts.Transport == nil {
		t := &http.Transport{
			Proxy: http.ProxyFromEnvironment, DialContext: (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
			TLSHandshakeTimeout: 10 * time.Second, MaxIdleConnsPerHost: 32, IdleConnTimeout: time.Minute,
			DisableCompression: true, MaxResponseHeaderBytes: 64 << 10, ForceAttemptHTTP2: true,
			ReadBufferSize: 64 << 10, WriteBufferSize: 64 << 10,
		}
		c.opts.Transport, c.close = t, t.CloseIdleConnections
	}
	c.http = &http.Client{Transport: c.opts.Transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return c, nil
}

// Close drops idle connections.
func (c *Client) Close() error {
	c.close()
	return nil
}

// Base gives the service's address.
func (c *Client) Base() string { return c.base.String() }

// Request is one call.
type Request struct {
	Method string
	Path   string // below the base, with its slash, escaped
	Query  url.Values
	Body   io.Reader
	Type   string // of the body
	Accept string
}

// Do sends a request and gives a successful answer; any other is a coded error. The answer's body must be closed. Read of
// it gives coded errors too, also those that the service reports in a trailer.
func (c *Client) Do(ctx context.Context, r Request) (*Response, error) {
	guarded, g := Guard(ctx, c.opts.Stall)
	u := *c.base
	path, err := url.PathUnescape(r.Path)
	if err != nil {
		g.End()
		return nil, core.Errorf(core.Internal, "%s: path %q: %w", c.what, r.Path, err)
	}
	u.RawPath, u.Path, u.RawQuery = u.EscapedPath()+r.Path, u.Path+path, r.Query.Encode()
	var body io.Reader
	if r.Body != nil {
		body = &moving{r.Body, g}
	}
	req, err := http.NewRequestWithContext(guarded, r.Method, u.String(), body)
	if err != nil {
		g.End()
		return nil, core.Errorf(core.Internal, "%s: %w", c.what, err)
	}
	if r.Type != "" {
		req.Header.Set("Content-Type", r.Type)
	}
	if r.Accept != "" {
		req.Header.Set("Accept", r.Accept)
	}
	if c.opts.Authorization != "" {
		req.Header.Set("Authorization", c.opts.Authorization)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		err = c.failed(guarded, r, err)
		g.End()
		return nil, err
	}
	g.Rest()
	out := &Response{Status: resp.StatusCode, Header: resp.Header, client: c, request: r, resp: resp, guard: g, ctx: guarded}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		defer out.Close()
		return nil, c.refused(r, out)
	}
	return out, nil
}

// failed explains an error of the connection.
func (c *Client) failed(ctx context.Context, r Request, err error) error {
	var urlErr *url.Error
	if errors.As(err, &urlErr) {
		err = urlErr.Err // without the method and URL, which are said below
	}
	where := fmt.Sprintf("%s at %s: %s %s", c.what, c.base, r.Method, r.Path)
	switch cause := context.Cause(ctx); {
	case errors.Is(cause, ErrStalled):
		return core.Errorf(core.Timeout, "%s: %w for %s: the service hangs or the network is cut; retry", where, ErrStalled, c.opts.Stall)
	case errors.Is(cause, context.DeadlineExceeded):
		return core.Errorf(core.Timeout, "%s: deadline passed: %w", where, cause)
	case cause != nil:
		return core.Errorf(core.Timeout, "%s: ended by the caller: %w", where, cause)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return core.Fail(core.ReasonUnreachable, "%s: the connection was cut: %w; retry", where, err)
	}
	return core.Fail(core.ReasonUnreachable, "%s: %w; is the service running, and is this its address?", where, err)
}

// StatusError is a refusal of the service.
type StatusError struct {
	Status  int
	Message string // the service's words, shortened
}

// Error gives status and message.
func (e *StatusError) Error() string {
	if e.Message == "" {
		return fmt.Sprintf("HTTP status %d", e.Status)
	}
	return fmt.Sprintf("HTTP status %d: %s", e.Status, e.Message)
}

func (c *Client) refused(r Request, resp *Response) error {
	raw, _ := io.ReadAll(io.LimitReader(resp, maxMessage)) // a message that cannot be read is no message
	cause := &StatusError{resp.Status, message(raw)}
	where := fmt.Sprintf("%s at %s: %s %s", c.what, c.base, r.Method, r.Path)
	kind, todo := core.Unavailable, "retry; look at the service's log"
	switch s := resp.Status; {
	case s == http.StatusUnauthorized, s == http.StatusForbidden:
		kind, todo = core.Denied, "check the token or password, and which paths the service allows it"
	case s == http.StatusNotFound:
		kind, todo = core.NotFound, "if everything is not found, this is another service's port"
	case s == http.StatusTooManyRequests, s == http.StatusServiceUnavailable:
		kind, todo = core.Busy, "retry later"
	case s == http.StatusRequestEntityTooLarge, s == http.StatusInsufficientStorage:
		kind, todo = core.TooLarge, "free space or raise the service's limit"
	case s == http.StatusMethodNotAllowed:
		kind, todo = core.Invalid, "this may be another service's port"
	case s >= 300 && s < 400:
		kind, todo = core.Invalid, "redirects are not followed: give the final address"
	case s >= 400 && s < 500:
		kind, todo = core.Invalid, "the service does not take this request"
	}
	return core.Errorf(kind, "%s: %w; %s", where, cause, todo)
}

// message takes the readable part of an error's body.
func message(raw []byte) string {
	var j struct {
		Message, Reason, Details string
		Error                    json.RawMessage
	}
	text := string(raw)
	if json.Unmarshal(raw, &j) == nil {
		switch {
		case j.Message != "":
			text = j.Message
		case len(j.Error) > 0:
			var inner struct{ Reason, Details string }
			if json.Unmarshal(j.Error, &inner) == nil && inner.Reason != "" {
				text = strings.TrimSuffix(inner.Reason+": "+inner.Details, ": ")
			}
		}
	}
	return Clean(text)
}

// Clean makes a foreign text fit for an error message: one short printable line.
func Clean(text string) string {
	text = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0xfffd {
			return ' '
		}
		return r
	}, text)), " ")
	if len(text) > 300 {
		text = strings.ToValidUTF8(text[:300], "") + "…"
	}
	return text
}

// JSON sends a request and decodes the one JSON value of the answer into out, which may be nil.
func (c *Client) JSON(ctx context.Context, r Request, out any) error {
	resp, err := c.Do(ctx, r)
	if err != nil {
		return err
	}
	defer resp.Close()
	raw, err := io.ReadAll(io.LimitReader(resp, maxAnswer+1))
	if err != nil {
		return err
	}
	if len(raw) > maxAnswer {
		return core.Errorf(core.TooLarge, "%s at %s: %s %s: an answer of more than %d bytes", c.what, c.base, r.Method, r.Path, maxAnswer)
	}
	if out == nil {
		return nil
	}
	return c.decode(r, raw, out)
}

func (c *Client) decode(r Request, raw []byte, out any) error {
	if err := json.Unmarshal(raw, out); err != nil {
		return c.Garbage(r, fmt.Errorf("%w in %q", err, Clean(string(raw[:min(80, len(raw))]))))
	}
	return nil
}

// Garbage is the error of an answer that no such service gives.
func (c *Client) Garbage(r Request, err error) error {
	return core.Errorf(core.Corrupt, "%s at %s: %s %s: the answer makes no sense: %w; is this address really %s?", c.what, c.base, r.Method, r.Path, err, c.what)
}

// Stream sends a request and calls visit with each of the JSON values of the answer.
func (c *Client) Stream(ctx context.Context, r Request, visit func(json.RawMessage) error) error {
	resp, err := c.Do(ctx, r)
	if err != nil {
		return err
	}
	defer resp.Close()
	in := &capped{r: resp, left: maxStream}
	dec := json.NewDecoder(in)
	for {
		in.next = maxValue
		var v json.RawMessage
		err := dec.Decode(&v)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if core.KindOf(err) != core.Internal {
				return err
			}
			return c.Garbage(r, err)
		}
		if err := visit(v); err != nil {
			return err
		}
	}
}
