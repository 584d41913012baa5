// Package pinning is the ipfs.Backend over the IPFS Pinning Service API, version 1.0.0 (ipfs.github.io/pinning-services-api-spec).
// Such a service keeps pins; content reaches it from the origins that a pin names, or from its network, and the API gives
// none back. So a Backend is the service for pins, and another backend for the bytes: the store whose node the service
// fetches from, or one that the service's own nodes can see.
package pinning

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/keeper"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Options of a Backend.
type Options struct {
	// Token is the access token; Authorization is used as it is where a service wants another scheme than Bearer.
	Token, Authorization string
	// Origins are multiaddrs, ending in /p2p/<peer id>, of nodes that have the content: at most 20.
	Origins []string
	// Meta is kept beside each pin.
	Meta map[string]string
	// Stall ends a request when the service moves no byte for so long. Default 30 s.
	Stall time.Duration
	// Transport carries the requests; nil takes a plain HTTP transport.
	Transport http.RoundTripper
	// PinTimeout bounds the wait until the service has the content. Default 10 min.
	PinTimeout time.Duration
	// Fetch lets Pin ask for content that the content backend does not have.
	Fetch bool
}

// Limits of the API.
const (
	maxPinName = 255
	maxOrigins = 20
	pageSize   = 1000
)

// Backend talks to one service.
type Backend struct {
	keeper.Keeper
	opts Options
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend for the service at base, below which /pins is. Close closes content too. It sends nothing yet.
func New(base string, content ipfs.Backend, opts Options) (*Backend, error) {
	if content == nil {
		return nil, core.Errorf(core.Invalid, "a pinning service takes and gives no content: give a backend that holds it")
	}
	if len(opts.Origins) > maxOrigins {
		return nil, core.Errorf(core.Invalid, "%d origins, at most %d", len(opts.Origins), maxOrigins)
	}
	if opts.PinTimeout <= 0 {
		opts.PinTimeout = 10 * time.Minute
	}
	authorization := opts.Authorization
	if authorization == "" && opts.Token != "" {
		authorization = "Bearer " + opts.Token
	}
	api, err := rest.New("pinning service", base, rest.Options{Authorization: authorization, Stall: opts.Stall, Transport: opts.Transport})
	if err != nil {
		return nil, err
	}
	return &Backend{keeper.Keeper{API: api, Content: content, MaxName: maxPinName, Fetch: opts.Fetch}, opts}, nil
}

// String gives the address, for messages.
func (b *Backend) String() string { return "pinning service " + b.API.Base() }

// PutCAR writes to the content backend. The service gets the content with Pin.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	return b.Content.PutCAR(ctx, root, r)
}

// object is a pin as the API has it.
type object struct {
	Cid     string            `json:"cid"`
	Name    string            `json:"name,omitempty"`
	Origins []string          `json:"origins,omitempty"`
	Meta    map[string]string `json:"meta,omitempty"`
}

// request is the state of a pin request.
type request struct {
	RequestID string            `json:"requestid"`
	Status    string            `json:"status"`
	Created   time.Time         `json:"created"`
	Pin       object            `json:"pin"`
	Info      map[string]string `json:"info"`
}

// Pin asks the service to pin and waits until it has.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	if err := b.Ready(ctx, root, name); err != nil {
		return err
	}
	old, err := b.requests(ctx, root)
	if err != nil {
		return err
	}
	waiting, cancel := context.WithTimeout(ctx, b.opts.PinTimeout)
	defer cancel()
	id, err := b.add(waiting, root, name)
	if err == nil {
		err = b.wait(waiting, root, id)
	}
	// The new request stands beside the older ones until now: a service that replaces a request by one for the same CID
	// may drop both.
	undo, keep := old, id
	if err != nil {
		undo, keep = []request{{RequestID: id}}, ""
		if id == "" || slices.ContainsFunc(old, func(r request) bool { return r.RequestID == id }) {
			return err
		}
	}
	ctx, cancel = keeper.Cleanup(ctx)
	defer cancel()
	for _, r := range undo {
		if r.RequestID == keep {
			continue
		}
		if gone := b.remove(ctx, r.RequestID); gone != nil && core.KindOf(gone) != core.NotFound {
			err = errors.Join(err, fmt.Errorf("remove request %q of %s: %w", rest.Clean(r.RequestID), root, gone))
		}
	}
	return err
}

func (b *Backend) add(ctx context.Context, root cid.Cid, name string) (id string, err error) {
	body, err := json.Marshal(object{root.String(), name, b.opts.Origins, b.opts.Meta})
	if err != nil {
		return "", core.Errorf(core.Internal, "pin: %w", err)
	}
	req := rest.Request{Method: http.MethodPost, Path: "/pins", Body: bytes.NewReader(body), Type: "application/json"}
	var out request
	if err := b.API.JSON(ctx, req, &out); err != nil {
		return "", err
	}
	return out.RequestID, b.sane(req, root, out)
}

// sane checks that an answer is about a root.
func (b *Backend) sane(req rest.Request, root cid.Cid, r request) error {
	c, err := cid.Decode(r.Pin.Cid)
	if err != nil || string(c.Hash()) != string(root.Hash()) || r.RequestID == "" {
		return b.API.Garbage(req, fmt.Errorf("request %q for %q", rest.Clean(r.RequestID), rest.Clean(r.Pin.Cid)))
	}
	return nil
}

func (b *Backend) wait(ctx context.Context, root cid.Cid, id string) error {
	last := ""
	err := rest.Poll(ctx, "pin "+root.String(), func(ctx context.Context) (bool, error) {
		req := rest.Request{Method: http.MethodGet, Path: "/pins/" + url.PathEscape(id)}
		var out request
		err := b.API.JSON(ctx, req, &out)
		if core.KindOf(err) == core.NotFound { // another pin of the root at the same time has replaced this one
			if other := b.newest(ctx, root); other.RequestID != "" && other.RequestID != id {
				id = other.RequestID
				return false, nil
			}
		}
		if err != nil {
			return false, err
		}
		last = out.Status
		switch out.Status {
		case "queued", "pinning":
			return false, b.sane(req, root, out)
		case "pinned":
			return true, b.sane(req, root, out)
		case "failed":
			return false, core.Fail(core.ReasonContentMissing, "the service could not pin %s: %s", root, rest.Clean(fmt.Sprint(out.Info)))
		}
		return false, b.API.Garbage(req, fmt.Errorf("status %q", rest.Clean(out.Status)))
	})
	if last != "" {
		last += "; can the service reach the origins?"
	}
	return keeper.Late(err, last)
}

// newest gives the newest request for a root, or an empty one.
func (b *Backend) newest(ctx context.Context, root cid.Cid) request {
	found, err := b.requests(ctx, root)
	if err != nil || len(found) == 0 {
		return request{}
	}
	return slices.MaxFunc(found, func(a, b request) int { return a.Created.Compare(b.Created) })
}

// anyStatus selects all requests; a service's default is the pinned ones alone.
const anyStatus = "queued,pinning,pinned,failed"

// requests lists the requests for one root.
func (b *Backend) requests(ctx context.Context, root cid.Cid) ([]request, error) {
	return b.list(ctx, url.Values{"cid": {root.String()}, "status": {anyStatus}})
}

// page is one answer to a list.
type page struct {
	Count   *int64    `json:"count"`
	Results []request `json:"results"`
}

// list reads all pages, newest first.
func (b *Backend) list(ctx context.Context, q url.Values) ([]request, error) {
	var all []request
	seen := map[string]bool{}
	q.Set("limit", strconv.Itoa(pageSize))
	for {
		p, req, err := b.page(ctx, q)
		if err != nil {
			return nil, err
		}
		fresh := 0
		for _, r := range p.Results {
			if !seen[r.RequestID] {
				seen[r.RequestID] = true
				all = append(all, r)
				fresh++
			}
		}
		if int64(len(p.Results)) >= *p.Count {
			return all, nil
		}
		newest := slices.IsSortedFunc(p.Results, func(a, b request) int { return b.Created.Compare(a.Created) })
		if fresh == 0 || !newest { // a service that does not sort cannot be paged through: ask for all at once
			if q.Get("limit") != strconv.Itoa(pageSize) {
				return nil, b.API.Garbage(req, fmt.Errorf("%d of %d pins, and no order to ask for the rest", len(p.Results), *p.Count))
			}
			q.Del("before")
			q.Set("limit", strconv.FormatInt(min(*p.Count+pageSize, 1<<20), 10))
			continue
		}
		// Others may be of the same instant as the last one: it is asked for again.
		oldest := p.Results[len(p.Results)-1].Created
		q.Set("before", oldest.Add(time.Microsecond).UTC().Format(time.RFC3339Nano))
	}
}

func (b *Backend) page(ctx context.Context, q url.Values) (page, rest.Request, error) {
	req := rest.Request{Method: http.MethodGet, Path: "/pins", Query: q}
	var p page
	if err := b.API.JSON(ctx, req, &p); err != nil {
		return p, req, err
	}
	if p.Count == nil || p.Results == nil && *p.Count > 0 {
		return p, req, b.API.Garbage(req, errors.New("no list of pins"))
	}
	for _, r := range p.Results {
		if r.RequestID == "" {
			return p, req, b.API.Garbage(req, errors.New("a request without id"))
		}
	}
	return p, req, nil
}

func (b *Backend) remove(ctx context.Context, id string) error {
	return b.API.JSON(ctx, rest.Request{Method: http.MethodDelete, Path: "/pins/" + url.PathEscape(id)}, nil)
}

// Unpin removes every request for the root.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	found, err := b.requests(ctx, root)
	if err != nil {
		return err
	}
	removed := 0
	for _, r := range found {
		err := b.remove(ctx, r.RequestID)
		if core.KindOf(err) == core.NotFound {
			continue
		}
		if err != nil {
			return err
		}
		removed++
	}
	if removed == 0 {
		return core.Errorf(core.NotFound, "%s is not pinned by %s", root, b)
	}
	return nil
}

// Pins lists what the service has pinned; of several requests for one root the newest.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	found, err := b.list(ctx, url.Values{"status": {"pinned"}})
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b request) int { return b.Created.Compare(a.Created) })
	seen := map[string]bool{}
	pins := make([]ipfs.Pin, 0, len(found))
	for _, r := range found {
		c, err := cid.Decode(r.Pin.Cid)
		if err != nil {
			return nil, b.API.Garbage(rest.Request{Method: http.MethodGet, Path: "/pins"}, err)
		}
		if !seen[c.KeyString()] {
			seen[c.KeyString()] = true
			pins = append(pins, ipfs.Pin{Root: c, Name: r.Pin.Name, Created: r.Created})
		}
	}
	return keeper.Sort(pins), nil
}
