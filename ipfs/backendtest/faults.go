package backendtest

import (
	"bytes"
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// patience is how long an operation may take under a fault. It bounds a hang; a backend under test should stall out in
// less than a second.
const patience = 20 * time.Second

// httpFaults is the harm that is done to each request of an operation.
var httpFaults = map[string]Fault{
	"status 500": Refuse(http.StatusInternalServerError, `{"Message":"the disk is on fire","Code":0,"Type":"error"}`),
	"status 429": Refuse(http.StatusTooManyRequests, "slow down"),
	"status 403": Refuse(http.StatusForbidden, "403 - Forbidden"),
	"status 302": func(w http.ResponseWriter, r *http.Request, _ func() (*http.Response, error)) {
		http.Redirect(w, r, "http://127.0.0.1:1/", 302)
	},
	"empty answer":       Refuse(http.StatusOK, ""),
	"empty JSON":         Refuse(http.StatusOK, "{}"),
	"JSON of no sense":   Refuse(http.StatusOK, `[{"Cid":"x","cid":7,"results":"no","Keys":3,"Pins":{}}]`),
	"garbage":            Refuse(http.StatusOK, "<html>Welcome to the router</html>"),
	"endless garbage":    EndlessAnswer("\x00\xff garbage "),
	"endless number":     EndlessAnswer("1"),
	"hang up":            Hangup(0),
	"hang up in upload":  Hangup(70_000),
	"answer lost":        Lose,
	"cut at 0":           CutAnswer(0),
	"cut at 10":          CutAnswer(10),
	"cut at 100000":      CutAnswer(100_000),
	"ended at 0":         EndAnswer(0),
	"ended at 150":       EndAnswer(150),
	"ended at 1100000":   EndAnswer(1_100_000),
	"stalled at 0":       StallAnswer(0),
	"stalled at 100":     StallAnswer(100),
	"stalled at 1500000": StallAnswer(1_500_000),
	"flip at 1":          FlipAnswer(1),
	"flip at 70":         FlipAnswer(70),
	"flip at 1200000":    FlipAnswer(1_200_000),
}

// Faults runs every operation of a backend against a service that does each kind of harm over HTTP. An operation must
// fail with a coded error or do what it says, and must not hang. open makes a backend that reaches its service through
// the proxy, with a short stall time; direct is one that reaches the same service without it.
func Faults(t *testing.T, proxy *Proxy, open func(t *testing.T) ipfs.Backend, direct ipfs.Backend) {
	b := open(t)
	t.Cleanup(func() { closeBackend(t, b) })
	src := newSource(t)
	held := src.file(Content(50, 3<<20))
	put(t, direct, held, src.car(held))
	if err := direct.Pin(t.Context(), held, "held"); err != nil {
		t.Fatal(err)
	}
	seed := byte(100)
	for name, fault := range httpFaults {
		seed++
		fresh := src.file(Content(seed, 2<<20))
		t.Run(name, func(t *testing.T) {
			defer proxy.Set(nil, 0)
			faulty(t, proxy, fault, b, direct, src, held, fresh)
		})
	}
	t.Run("heals", func(t *testing.T) {
		if _, err := Read(t.Context(), b, held, ipfs.ScopeAll); err != nil {
			t.Fatal(err)
		}
	})
}

func faulty(t *testing.T, proxy *Proxy, fault Fault, b, direct ipfs.Backend, src source, held, fresh cid.Cid) {
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	for _, op := range []struct {
		name string
		do   func() error
		true func() error // called when do says that it worked
	}{
		{"has", func() error { return hasTrue(ctx, b, held) }, nil},
		{"get", func() error { _, err := Read(ctx, b, held, ipfs.ScopeAll); return err }, nil},
		{"get range", func() error {
			_, err := Read(ctx, b, held, ipfs.Scope{Extent: ipfs.ExtentEntity, From: 5, To: 2 << 20})
			return err
		}, nil},
		{"put", func() error { return b.PutCAR(ctx, fresh, bytes.NewReader(src.car(fresh))) },
			func() error { _, err := Read(ctx, direct, fresh, ipfs.ScopeAll); return err }},
		{"pin", func() error { return b.Pin(ctx, held, "again") },
			func() error { return pinned(ctx, direct, held) }},
		{"pins", func() error { _, err := b.Pins(ctx); return err }, nil},
		{"unpin", func() error { return b.Unpin(ctx, fresh) }, nil},
	} {
		if isReadOnly(ctx, b) && op.name != "has" && op.name != "get" && op.name != "get range" {
			continue
		}
		proxy.Set(fault, 1<<40)
		err := op.do()
		proxy.Set(nil, 0)
		if ctx.Err() != nil {
			t.Fatalf("%s hangs: %v", op.name, err)
		}
		if err == nil && op.true != nil {
			if err := op.true(); err != nil {
				t.Errorf("%s says that it worked: %v", op.name, err)
			}
		}
		if core.KindOf(err) == core.Internal {
			t.Errorf("%s: an error without code: %v", op.name, err)
		}
	}
}

// hasTrue fails where a backend denies what is there without an error.
func hasTrue(ctx context.Context, b ipfs.Backend, c cid.Cid) error {
	has, err := b.Has(ctx, []cid.Cid{c})
	if err == nil && !has[0] {
		err = core.Errorf(core.Internal, "%s is there, has says no", c)
	}
	return err
}

func pinned(ctx context.Context, b ipfs.Backend, c cid.Cid) error {
	pins, err := b.Pins(ctx)
	for _, p := range pins {
		if p.Root.Equals(c) {
			return nil
		}
	}
	return core.Errorf(core.Internal, "%s is not pinned: %v", c, err)
}

// isReadOnly asks without harm done: the proxy is healthy.
func isReadOnly(ctx context.Context, b ipfs.Backend) bool {
	_, err := b.Pins(ctx)
	return core.KindOf(err) == core.Invalid
}
