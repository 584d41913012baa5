// Package kubo is the ipfs.Backend over the RPC API of a Kubo daemon. CARs are checked before they are sent; what comes
// back is checked by who reads it.
package kubo

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Options of a Backend. The zero value works with a daemon on the same machine.
type Options struct {
	// Authorization is the value of that header, as in the daemon's API.Authorizations; empty sends none.
	Authorization string
	// Stall ends a request when the daemon moves no byte for so long. Default 30 s.
	Stall time.Duration
	// Transport carries the requests; nil takes a plain HTTP transport.
	Transport http.RoundTripper
	// AllowUnsynced takes writes of a daemon that does not sync blocks to the disk. Without it PutCAR and Pin refuse
	// them, because what they promise would not survive a power cut.
	AllowUnsynced bool
}

// maxPinName is Kubo's own limit, in bytes.
const maxPinName = 255

// Backend talks to one daemon.
type Backend struct {
	api           *rest.Client
	allowUnsynced bool

	mu     sync.Mutex
	synced bool // the daemon was asked and syncs
}

var _ ipfs.Backend = (*Backend)(nil)

// New makes a Backend for the RPC API at base, for example http://127.0.0.1:5001. It sends nothing yet; see Check.
func New(base string, opts Options) (*Backend, error) {
	api, err := rest.New("Kubo", base, rest.Options{Authorization: opts.Authorization, Stall: opts.Stall, Transport: opts.Transport})
	if err != nil {
		return nil, err
	}
	return &Backend{api: api, allowUnsynced: opts.AllowUnsynced}, nil
}

// Close drops idle connections; the daemon goes on.
func (b *Backend) Close() error { return b.api.Close() }

func call(command string, args url.Values) rest.Request {
	return rest.Request{Method: http.MethodPost, Path: "/api/v0/" + command, Query: args}
}

// offline asks for one CID without the network.
func offline(c cid.Cid, more ...string) url.Values {
	q := url.Values{"arg": {c.String()}, "offline": {"true"}}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return q
}

// Version asks the daemon for its version, such as "0.42.0".
func (b *Backend) Version(ctx context.Context) (string, error) {
	var out struct{ Version string }
	if err := b.api.JSON(ctx, call("version", nil), &out); err != nil {
		return "", err
	}
	if out.Version == "" {
		return "", b.api.Garbage(call("version", nil), errors.New("no version"))
	}
	return out.Version, nil
}

// Check says whether the daemon answers and keeps its promises: nil, or an error that says what to do.
func (b *Backend) Check(ctx context.Context) error {
	if _, err := b.Version(ctx); err != nil {
		return err
	}
	return b.Durable(ctx)
}

// Has asks for each block; see ipfs.Backend.
func (b *Backend) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	for _, c := range ids {
		if err := dag.CheckCID(c); err != nil {
			return nil, err
		}
	}
	return rest.Each(ctx, ids, b.has)
}

func (b *Backend) has(ctx context.Context, c cid.Cid) (bool, error) {
	if _, inline := dag.Identity(c); inline {
		return true, nil
	}
	var stat struct {
		Key  string
		Size int64
	}
	err := explain(b.api.JSON(ctx, call("block/stat", offline(c)), &stat))
	if core.KindOf(err) == core.NotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if got, err := cid.Decode(stat.Key); err != nil || string(got.Hash()) != string(c.Hash()) {
		return false, b.api.Garbage(call("block/stat", nil), errors.New("another block's answer"))
	}
	return true, nil
}

// explain turns Kubo's words into kinds: it answers nearly every failure with status 500.
func explain(err error) error {
	var status *rest.StatusError
	if !errors.As(err, &status) || status.Status != http.StatusInternalServerError && status.Status != http.StatusOK {
		return err
	}
	switch text := status.Message; {
	case strings.Contains(text, "could not find"), strings.Contains(text, "failed to fetch all nodes"), strings.Contains(text, "not found"), strings.Contains(text, "not pinned"):
		return core.Errorf(core.NotFound, "%w", err)
	case strings.Contains(text, "no space left"):
		return core.Errorf(core.TooLarge, "%w", err)
	}
	return err
}

// missing gives an absence the reason that a fetch carries.
func missing(err error) error {
	if core.KindOf(err) == core.NotFound {
		return core.Fail(core.ReasonContentMissing, "%w", err)
	}
	return err
}

// Pin pins recursively. The daemon's other pins of the root's blocks do not matter; see ipfs.Backend.
func (b *Backend) Pin(ctx context.Context, root cid.Cid, name string) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	if err := rest.CheckPinName(name, maxPinName); err != nil {
		return err
	}
	if err := b.Durable(ctx); err != nil {
		return err
	}
	// Kubo drops an older pin of the root before it looks for the blocks, and it looks for them in the network.
	if err := b.Whole(ctx, root); err != nil {
		return err
	}
	args := url.Values{"arg": {root.String()}, "name": {name}, "progress": {"true"}}
	done := false
	err := b.api.Stream(ctx, call("pin/add", args), func(raw json.RawMessage) error {
		var v struct{ Pins []string }
		if err := b.decode("pin/add", raw, &v); err != nil {
			return err
		}
		done = done || slices.Contains(v.Pins, root.String())
		return nil
	})
	if err == nil && !done {
		err = b.api.Garbage(call("pin/add", nil), errors.New("it does not end with the pin"))
	}
	return missing(explain(err))
}

// Whole walks the DAG inside the daemon: nil, or core.ReasonContentMissing.
func (b *Backend) Whole(ctx context.Context, root cid.Cid) error {
	if has, err := b.has(ctx, root); err != nil {
		return err
	} else if !has {
		return core.Fail(core.ReasonContentMissing, "block %s is not there", root)
	}
	args := offline(root, "recursive", "true", "unique", "true")
	return missing(explain(b.api.Stream(ctx, call("refs", args), func(raw json.RawMessage) error {
		var ref struct{ Ref, Err string }
		if err := b.decode("refs", raw, &ref); err != nil {
			return err
		}
		if ref.Err != "" {
			return &rest.StatusError{Status: http.StatusInternalServerError, Message: rest.Clean(ref.Err)}
		}
		return nil
	})))
}

// decode reads one value of a stream. Kubo reports late errors as a value too.
func (b *Backend) decode(command string, raw json.RawMessage, out any) error {
	var failed struct{ Message, Type string }
	if json.Unmarshal(raw, &failed) == nil && failed.Type == "error" {
		return core.Errorf(core.Unavailable, "Kubo: %s: %w", command,
			&rest.StatusError{Status: http.StatusInternalServerError, Message: rest.Clean(failed.Message)})
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return b.api.Garbage(call(command, nil), err)
	}
	return nil
}

// Unpin removes a recursive pin.
func (b *Backend) Unpin(ctx context.Context, root cid.Cid) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	var out struct{ Pins []string }
	return explain(b.api.JSON(ctx, call("pin/rm", url.Values{"arg": {root.String()}, "recursive": {"true"}}), &out))
}

// Pins lists the recursive pins. Kubo does not keep when a pin was made: Created is zero.
func (b *Backend) Pins(ctx context.Context) ([]ipfs.Pin, error) {
	var pins []ipfs.Pin
	args := url.Values{"type": {"recursive"}, "names": {"true"}, "stream": {"true"}}
	err := b.api.Stream(ctx, call("pin/ls", args), func(raw json.RawMessage) error {
		var row struct{ Cid, Name string }
		if err := b.decode("pin/ls", raw, &row); err != nil {
			return err
		}
		c, err := cid.Decode(row.Cid)
		if err != nil {
			return b.api.Garbage(call("pin/ls", nil), err)
		}
		pins = append(pins, ipfs.Pin{Root: c, Name: row.Name})
		return nil
	})
	if err != nil {
		return nil, explain(err)
	}
	slices.SortFunc(pins, func(a, b ipfs.Pin) int { return strings.Compare(a.Root.KeyString(), b.Root.KeyString()) })
	return pins, nil
}

// String gives the address, for messages.
func (b *Backend) String() string { return "Kubo " + b.api.Base() }
