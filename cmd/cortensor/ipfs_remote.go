package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/cortensor-open/cortensor/node"
)

// remote is the write API of the node that has a store open.
type remote struct {
	node.StoreAPI
	key string
}

// withStoreOr runs local on the open store, or far on the API of the node that has it open.
func (f *storeFlags) withStoreOr(local func(*ipfs.Local) error, far func(*remote) error) error {
	return f.orRemote(f.withStore(local), far)
}

// orRemote gives the outcome of a try on the store, or runs far where a node has it open.
func (f *storeFlags) orRemote(err error, far func(*remote) error) error {
	var busy *busyError
	if !errors.As(err, &busy) {
		return err
	}
	at, missing := node.FindStoreAPI(busy.dir)
	if missing != nil {
		return err
	}
	key, unreadable := node.LoadToken(at.KeyFile)
	if unreadable != nil {
		return errors.Join(err, unreadable)
	}
	return far(&remote{at, key})
}

// busyError is about a store that another process has open.
type busyError struct {
	dir string
	err error
}

// Error says what to do.
func (e *busyError) Error() string {
	how := "start the node with --set ipfs.api=127.0.0.1:5101 to let this command work through it, or stop the node"
	if at, err := node.FindStoreAPI(e.dir); err == nil {
		how = fmt.Sprintf("this command does not work through the node's API at %s (key in %s, routes in docs/write-api.json): stop the node, or fetch from it into another store with --dir and --from", at.URL, at.KeyFile)
	}
	return fmt.Sprintf("the store in %s is in use by a running node: %s: %v", e.dir, how, e.err)
}

// Unwrap gives the cause.
func (e *busyError) Unwrap() error { return e.err }

// ask sends one request and decodes the answer into out, which may be nil.
func (r *remote) ask(ctx context.Context, method, path string, query url.Values, body io.Reader, out any) error {
	return r.request(ctx, method, path, query, "", body, out)
}

// send is a POST of another media type.
func (r *remote) send(ctx context.Context, path string, query url.Values, kind string, body io.Reader, out any) error {
	return r.request(ctx, http.MethodPost, path, query, kind, body, out)
}

func (r *remote) request(ctx context.Context, method, path string, query url.Values, kind string, body io.Reader, out any) error {
	target := r.URL + path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return core.Errorf(core.Invalid, "store API: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+r.key)
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return core.Fail(core.ReasonUnreachable, "store API of the running node: %w", err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 64<<20))
	if err != nil {
		return core.Fail(core.ReasonUnreachable, "store API of the running node: %w", err)
	}
	if resp.StatusCode >= http.StatusBadRequest {
		var failure writeapi.Failure
		if json.Unmarshal(text, &failure) != nil || failure.Error.Message == "" {
			return core.Errorf(core.Unavailable, "store API of the running node: status %s", resp.Status)
		}
		return core.Errorf(failure.Error.Code, "%s %s", failure.Error.Message, failure.Error.Todo)
	}
	if out == nil {
		return nil
	}
	if err := json.Unmarshal(text, out); err != nil {
		return core.Errorf(core.Corrupt, "store API of the running node: %w", err)
	}
	return nil
}

// errOnlyHere refuses what the API has no way for.
func errOnlyHere(what string) error {
	return core.Errorf(core.Busy, "a node has the store open, and its API has no %s: stop the node, or use another store with --dir", what)
}

func (r *remote) pin(ctx context.Context, roots []cid.Cid, h ipfs.Hold, from []string) error {
	for _, root := range roots {
		req := writeapi.PinRequest{CID: root.String(), Name: h.Name, Owner: h.Owner, Replicas: h.Replicas, Providers: from}
		if !h.Expires.IsZero() {
			req.Expires = &h.Expires
		}
		if err := r.post(ctx, "/pins", req, nil); err != nil {
			return fmt.Errorf("pin %s: %w", root, err)
		}
	}
	return nil
}

// post sends a JSON document.
func (r *remote) post(ctx context.Context, path string, document, out any) error {
	body, err := json.Marshal(document)
	if err != nil {
		return core.Errorf(core.Internal, "store API: %w", err)
	}
	return r.ask(ctx, http.MethodPost, path, nil, bytes.NewReader(body), out)
}

func (r *remote) unpin(ctx context.Context, roots []cid.Cid, owner string) error {
	for _, root := range roots {
		if err := r.ask(ctx, http.MethodDelete, "/pins/"+root.String(), url.Values{"owner": {owner}}, nil, nil); err != nil {
			return fmt.Errorf("unpin %s: %w", root, err)
		}
	}
	return nil
}

func (r *remote) pins(ctx context.Context) ([]pinRow, error) {
	var list writeapi.PinList
	err := r.ask(ctx, http.MethodGet, "/pins", nil, nil, &list)
	rows := []pinRow{}
	for _, p := range list.Pins {
		row := pinRow{CID: p.CID, Name: p.Name, Owner: p.Owner, Created: p.Created, Replicas: p.Replicas, Entity: p.Entity}
		if p.Expires != nil {
			row.Expires = *p.Expires
		}
		rows = append(rows, row)
	}
	return rows, err
}

// state prints what the node says of its store, or of a root.
func (r *remote) state(cmd *cobra.Command, f *storeFlags, roots []cid.Cid) error {
	if len(roots) > 0 {
		var row writeapi.RootState
		if err := r.ask(cmd.Context(), http.MethodGet, "/stat/"+roots[0].String(), nil, nil, &row); err != nil {
			return err
		}
		return f.print(cmd, row, func(w io.Writer) error { return rootText(w, row) })
	}
	var state map[string]any
	if err := r.ask(cmd.Context(), http.MethodGet, "/stat", nil, nil, &state); err != nil {
		return err
	}
	return f.print(cmd, state, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(state)
	})
}

func (r *remote) collect(ctx context.Context, dry bool, threshold float64) (gcRow, error) {
	query := url.Values{"dry_run": {strconv.FormatBool(dry)}, "threshold": {strconv.FormatFloat(threshold, 'g', -1, 64)}}
	var done writeapi.CollectReport
	err := r.ask(ctx, http.MethodPost, "/gc", query, nil, &done)
	return gcRow{DryRun: done.DryRun, Holds: done.Holds, Expired: done.Expired, Kept: done.Marked, Missing: done.Missing, Blocks: int64(done.Blocks), Bytes: done.Bytes}, err
}
