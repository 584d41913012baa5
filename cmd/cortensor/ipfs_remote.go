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
	"path/filepath"
	"strings"

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
	err := f.withStore(local)
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
	target := r.URL + path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, target, body)
	if err != nil {
		return core.Errorf(core.Invalid, "store API: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+r.key)
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

// plain refuses options of a pin that the API does not have.
func (h *holdFlags) plain() error {
	if *h != (holdFlags{}) {
		return errOnlyHere("--owner, --expires, --replicas")
	}
	return nil
}

func (r *remote) pin(ctx context.Context, roots []cid.Cid, name string) error {
	for _, root := range roots {
		body, err := json.Marshal(writeapi.PinRequest{CID: root.String(), Name: name})
		if err == nil {
			err = r.ask(ctx, http.MethodPost, "/pins", nil, bytes.NewReader(body), nil)
		}
		if err != nil {
			return fmt.Errorf("pin %s: %w", root, err)
		}
	}
	return nil
}

func (r *remote) unpin(ctx context.Context, roots []cid.Cid) error {
	for _, root := range roots {
		if err := r.ask(ctx, http.MethodDelete, "/pins/"+root.String(), nil, nil, nil); err != nil {
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
		rows = append(rows, pinRow{CID: p.CID, Name: p.Name, Created: p.Created})
	}
	return rows, err
}

// state prints what the node says of its store, or of a root.
func (r *remote) state(cmd *cobra.Command, f *storeFlags, roots []cid.Cid) error {
	path := "/stat"
	if len(roots) > 0 {
		path += "/" + roots[0].String()
	}
	var state map[string]any
	if err := r.ask(cmd.Context(), http.MethodGet, path, nil, nil, &state); err != nil {
		return err
	}
	return f.print(cmd, state, func(w io.Writer) error {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(state)
	})
}

func (r *remote) collect(ctx context.Context) (gcRow, error) {
	var done writeapi.CollectReport
	err := r.ask(ctx, http.MethodPost, "/gc", nil, nil, &done)
	return gcRow{Kept: done.Marked, Blocks: int64(done.Blocks), Bytes: done.Bytes}, err
}

// runRemote adds files, standard input and CARs through the API. Directories have options there that it lacks.
func (a *adder) runRemote(r *remote, args []string) error {
	if a.wrap || a.preserveMode || a.preserveTime || a.sha256 || a.recursive {
		return errOnlyHere("--wrap, --preserve-*, --sha256, -r; a directory goes in with: tar c -C DIR . | curl -H \"Authorization: Bearer $(cat " +
			r.KeyFile + ")\" -H 'Content-Type: application/x-tar' --data-binary @- '" + r.URL + "/directories?pin=NAME'")
	}
	if err := a.plain(); err != nil {
		return err
	}
	route := "/files"
	if a.car {
		route = "/cars"
	}
	for _, path := range args {
		query := url.Values{}
		if a.private {
			query.Set("private", "true")
		}
		if !a.noPin {
			query.Set("pin", orElse(a.keep.Name, filepath.Base(path)))
		}
		in, _, err := openInput(a.cmd, path)
		if err != nil {
			return fmt.Errorf("add %s: %w", path, err)
		}
		var added writeapi.Added
		err = errors.Join(r.ask(a.cmd.Context(), http.MethodPost, route, query, io.NopCloser(in), &added), in.Close())
		if err == nil {
			err = a.say(addedRow{Path: path, CID: strings.TrimSpace(added.CID), Size: added.Size})
		}
		if err != nil {
			return fmt.Errorf("add %s: %w", path, err)
		}
	}
	if a.json {
		return a.print(a.cmd, a.rows, nil)
	}
	return nil
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
