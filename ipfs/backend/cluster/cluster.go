// Package cluster is the ipfs.Backend over the REST API of an IPFS Cluster. The cluster takes CARs and keeps pins on as
// many of its peers as asked for; it serves no content itself, so that reads go to another backend that sees the blocks
// of its peers, such as a peer's Kubo or a gateway.
package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/keeper"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Options of a Backend. The zero value works with a peer of a cluster on the same machine.
type Options struct {
	// Authorization is the value of that header, "Basic …" or "Bearer …"; empty sends none.
	Authorization string
	// Stall ends a request when the cluster moves no byte for so long. Default 30 s.
	Stall time.Duration
	// Transport carries the requests; nil takes a plain HTTP transport.
	Transport http.RoundTripper
	// PinTimeout bounds the wait until a pin is on its peers. Default 2 min.
	PinTimeout time.Duration
	// ReplicationMin and ReplicationMax are on how many peers a pin is kept: -1 is all of them, 0 the cluster's own
	// setting. Pin returns when ReplicationMin of them have it.
	ReplicationMin, ReplicationMax int
	// Metadata is kept beside each pin.
	Metadata map[string]string
	// Fetch lets Pin ask for content that the content backend does not have: the cluster's peers then look in the
	// network until PinTimeout.
	Fetch bool
}

// Backend talks to one peer of a cluster.
type Backend struct {
	keeper.Keeper
	opts Options
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend for the REST API at base, for example http://127.0.0.1:9094, that reads through content. Close
// closes content too. It sends nothing yet.
func New(base string, content ipfs.Backend, opts Options) (*Backend, error) {
	if content == nil {
		return nil, core.Errorf(core.Invalid, "a cluster serves no content: give a backend to read from, such as its peer's Kubo")
	}
	if opts.ReplicationMin > opts.ReplicationMax && opts.ReplicationMax > 0 || opts.ReplicationMin < -1 || opts.ReplicationMax < -1 {
		return nil, core.Errorf(core.Invalid, "replication of %d to %d peers", opts.ReplicationMin, opts.ReplicationMax)
	}
	if opts.PinTimeout <= 0 {
		opts.PinTimeout = 2 * time.Minute
	}
	api, err := rest.New("IPFS Cluster", base, rest.Options{Authorization: opts.Authorization, Stall: opts.Stall, Transport: opts.Transport})
	if err != nil {
		return nil, err
	}
	return &Backend{keeper.Keeper{API: api, Content: content, MaxName: ipfs.MaxPinName, Fetch: opts.Fetch}, opts}, nil
}

// String gives the address, for messages.
func (b *Backend) String() string { return "IPFS Cluster " + b.API.Base() }

// Check says whether the cluster answers.
func (b *Backend) Check(ctx context.Context) error {
	var out struct{ Version string }
	req := rest.Request{Method: http.MethodGet, Path: "/version"}
	if err := b.API.JSON(ctx, req, &out); err != nil {
		return err
	}
	if out.Version == "" {
		return b.API.Garbage(req, errors.New("no version"))
	}
	return nil
}

// options gives the query that a pin and an add share.
func (b *Backend) options() url.Values {
	q := url.Values{}
	if b.opts.ReplicationMin != 0 {
		q.Set("replication-min", strconv.Itoa(b.opts.ReplicationMin))
	}
	if b.opts.ReplicationMax != 0 {
		q.Set("replication-max", strconv.Itoa(b.opts.ReplicationMax))
	}
	return q
}

// PutCAR adds a CAR without a pin. The cluster reports no block that its peers did not take, so that each one is asked for
// afterwards.
func (b *Backend) PutCAR(ctx context.Context, root cid.Cid, r io.Reader) error {
	if err := carcheck.Durable(ctx, b.Content); err != nil {
		return err
	}
	checked := carcheck.NewReader(root, r)
	if err := checked.Fill(); err != nil {
		return err
	}
	if checked.Blocks() > 0 { // the cluster crashes a request for a CAR without blocks
		if err := b.add(ctx, root, checked); err != nil {
			return err
		}
		if err := carcheck.All(ctx, b.Content, checked.Sent()); err != nil {
			return fmt.Errorf("after an add to %s: %w; is the content backend one that sees its peers' blocks?", b, err)
		}
	}
	return carcheck.Whole(ctx, b.Content, checked.Gaps())
}

func (b *Backend) add(ctx context.Context, root cid.Cid, checked *carcheck.Reader) error {
	q := b.options()
	q.Set("format", "car")
	q.Set("no-pin", "true")
	q.Set("stream-channels", "false") // errors then have a status
	req := rest.Request{Method: http.MethodPost, Path: "/add", Query: q}
	req.Body, req.Type = rest.Multipart(checked)
	var added []struct{ Cid string }
	err := b.API.JSON(ctx, req, &added)
	if own := checked.Err(); own != nil {
		return own
	}
	var status *rest.StatusError
	if errors.As(err, &status) && strings.Contains(status.Message, "on all destinations") {
		return core.Errorf(core.Busy, "%w: a cluster that has just started knows no peer yet; retry", err)
	}
	if err != nil {
		return err
	}
	if !checked.Drained() || len(added) != 1 || added[0].Cid != root.String() {
		return b.API.Garbage(req, fmt.Errorf("%d roots added, want %s", len(added), root))
	}
	return nil
}

// status is what the cluster says of one pin.
type status struct {
	Cid     string
	Name    string
	Created time.Time
	PeerMap map[string]struct {
		PeerName, Status, Error string
	} `json:"peer_map"`
}

// Pin pins recursively and waits until enough peers have the DAG.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	if err := carcheck.Durable(ctx, b.Content); err != nil {
		return err
	}
	if err := b.Ready(ctx, root, name); err != nil {
		return err
	}
	before, err := b.listed(ctx, root)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, b.opts.PinTimeout)
	defer cancel()
	if err := b.pin(ctx, root, name); err != nil {
		if before {
			return err
		}
		return errors.Join(err, b.undo(ctx, root))
	}
	return nil
}

// listed says whether the cluster has a pin.
func (b *Backend) listed(ctx context.Context, root cid.Cid) (bool, error) {
	var pin struct{ Cid string }
	err := b.API.JSON(ctx, rest.Request{Method: http.MethodGet, Path: "/allocations/" + root.String()}, &pin)
	if core.KindOf(err) == core.NotFound {
		return false, nil
	}
	return err == nil, err
}

// undo removes a pin that did not come about, even when the caller's time is up.
func (b *Backend) undo(ctx context.Context, root cid.Cid) error {
	ctx, cancel := keeper.Cleanup(ctx)
	defer cancel()
	if err := b.Unpin(ctx, root); err != nil && core.KindOf(err) != core.NotFound {
		return fmt.Errorf("the cluster may still list the pin: %w", err)
	}
	return nil
}

func (b *Backend) pin(ctx context.Context, root cid.Cid, name string) error {
	q := b.options()
	q.Set("name", name)
	q.Set("mode", "recursive")
	for k, v := range b.opts.Metadata {
		q.Set("meta-"+k, v)
	}
	req := rest.Request{Method: http.MethodPost, Path: "/pins/" + root.String(), Query: q}
	var pin struct {
		Cid string
		Min int `json:"replication_factor_min"`
	}
	if err := b.API.JSON(ctx, req, &pin); err != nil {
		return err
	}
	if pin.Cid != root.String() {
		return b.API.Garbage(req, fmt.Errorf("pinned %q", rest.Clean(pin.Cid)))
	}
	var last string
	err := rest.Poll(ctx, "pin "+root.String(), func(ctx context.Context) (bool, error) {
		var s status
		req := rest.Request{Method: http.MethodGet, Path: "/pins/" + root.String()}
		if err := b.API.JSON(ctx, req, &s); err != nil {
			return false, err
		}
		if s.Cid != root.String() {
			return false, b.API.Garbage(req, errors.New("another pin's status"))
		}
		done, text, err := s.reached(pin.Min)
		last = text
		return done, err
	})
	return keeper.Late(err, last)
}

// reached says whether min peers have the pin; min below 1 means all.
func (s status) reached(min int) (done bool, text string, err error) {
	have, may := 0, 0
	var parts []string
	for id, p := range s.PeerMap {
		if p.Status == "remote" { // not one of its peers
			continue
		}
		may++
		if p.Status == "pinned" {
			have++
		}
		if p.Status == "pin_error" || p.Status == "cluster_error" {
			may--
		}
		parts = append(parts, rest.Clean(fmt.Sprintf("%s (%s): %s %s", p.PeerName, id, p.Status, p.Error)))
	}
	slices.Sort(parts)
	text = strings.Join(parts, "; ")
	need := min
	if need < 1 {
		need = len(parts)
	}
	if len(parts) > 0 && may < need {
		return false, text, core.Fail(core.ReasonContentMissing, "the cluster could not pin on %d peers: %s", need, text)
	}
	return need > 0 && have >= need, text, nil
}

// Unpin removes a pin from the cluster; its peers drop theirs soon after.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	req := rest.Request{Method: http.MethodDelete, Path: "/pins/" + root.String()}
	var pin struct{ Cid string }
	if err := b.API.JSON(ctx, req, &pin); err != nil {
		return err
	}
	if pin.Cid != root.String() {
		return b.API.Garbage(req, fmt.Errorf("unpinned %q", rest.Clean(pin.Cid)))
	}
	return nil
}

// Pins lists what at least one peer has pinned. Created is when the pin was last set.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	var pins []ipfs.Pin
	req := rest.Request{Method: http.MethodGet, Path: "/pins", Query: url.Values{"filter": {"pinned"}}}
	err := b.API.Stream(ctx, req, func(raw json.RawMessage) error {
		var s status
		if err := json.Unmarshal(raw, &s); err != nil {
			return b.API.Garbage(req, err)
		}
		c, err := cid.Decode(s.Cid)
		if err != nil {
			return b.API.Garbage(req, err)
		}
		pins = append(pins, ipfs.Pin{Root: c, Name: s.Name, Created: s.Created})
		return nil
	})
	if err != nil {
		return nil, err
	}
	return keeper.Sort(pins), nil
}
