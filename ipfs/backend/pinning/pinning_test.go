package pinning_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backend/pinning"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/clustertest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/ipfs/go-cid"
)

// auth opens ipfs-cluster's service, which takes a password too.
var auth = "Basic " + base64.StdEncoding.EncodeToString([]byte(clustertest.User+":"+clustertest.Password))

func open(t *testing.T, api string, daemon *kubotest.Daemon, opts pinning.Options) *pinning.Backend {
	t.Helper()
	content, err := kubo.New(daemon.API, kubo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	opts.Authorization = auth
	b, err := pinning.New(api, content, opts)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestAcceptance runs the suite against the real service of ipfs-cluster.
func TestAcceptance(t *testing.T) {
	service := clustertest.Start(t)
	backendtest.Suite{
		Open: func(t *testing.T) ipfs.Backend {
			return backendtest.Clear(t, open(t, service.Pinning, service.Kubo, pinning.Options{}))
		},
		Reopen: func(t *testing.T, b ipfs.Backend) ipfs.Backend {
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			service.Restart()
			return open(t, service.Pinning, service.Kubo, pinning.Options{})
		},
	}.Run(t)
}

// TestFaults puts a hostile proxy between the client and the real service.
func TestFaults(t *testing.T) {
	service := clustertest.Start(t)
	proxy := backendtest.NewProxy(t, service.Pinning)
	backendtest.Faults(t, proxy, func(t *testing.T) ipfs.Backend {
		return open(t, proxy.URL, service.Kubo, pinning.Options{Stall: 300 * time.Millisecond, PinTimeout: 3 * time.Second})
	}, open(t, service.Pinning, service.Kubo, pinning.Options{}))
}

// TestOrigins has the service fetch from another daemon, which it knows from the pin alone.
func TestOrigins(t *testing.T) {
	service := clustertest.Start(t)
	ours := kubotest.Start(t, kubotest.Synced)
	b := open(t, service.Pinning, ours, pinning.Options{Origins: []string{ours.Addr}, PinTimeout: time.Minute})
	src := ipfs.NewMemory()
	root, _, err := src.PutFile(t.Context(), bytes.NewReader(backendtest.Content(9, 3<<20)))
	if err != nil {
		t.Fatal(err)
	}
	move(t, src, b, root)
	theirs, err := kubo.New(service.Kubo.API, kubo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if has, err := theirs.Has(t.Context(), []cid.Cid{root}); err != nil || has[0] {
		t.Fatalf("the service has it before the pin: %v, %v", has, err)
	}
	if err := b.Pin(t.Context(), root, "from origins"); err != nil {
		t.Fatal(err)
	}
	if _, err := backendtest.Read(t.Context(), theirs, root, ipfs.ScopeAll); err != nil {
		t.Fatal(err)
	}
}

// TestUnreachableContent gives up in time and leaves no request behind.
func TestUnreachableContent(t *testing.T) {
	service := clustertest.Start(t)
	b := open(t, service.Pinning, service.Kubo, pinning.Options{Fetch: true, PinTimeout: time.Second})
	root := core.CIDOf(cid.Raw, []byte("nobody has this"))
	if err := b.Pin(t.Context(), root, "x"); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Fatal(err)
	}
	if err := b.Unpin(t.Context(), root); core.KindOf(err) != core.NotFound {
		t.Fatalf("the request is still there: %v", err)
	}
}

func move(t *testing.T, from, to ipfs.Backend, root cid.Cid) {
	t.Helper()
	r, err := from.GetCAR(context.WithoutCancel(t.Context()), root, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := to.PutCAR(t.Context(), root, r); err != nil {
		t.Fatal(err)
	}
}

func FuzzAnswers(f *testing.F) {
	backendtest.FuzzAnswers(f, func(rt http.RoundTripper) (ipfs.Backend, error) {
		return pinning.New("http://127.0.0.1:9097", ipfs.NewMemory(), pinning.Options{Transport: rt, Fetch: true, PinTimeout: 50 * time.Millisecond})
	}, `{"requestid":"1","status":"pinned","created":"2026-01-02T03:04:05Z","pin":{"cid":"bafkqaaa","name":"n"}}`,
		`{"count":1,"results":[{"requestid":"1","status":"pinned","created":"2026-01-02T03:04:05Z","pin":{"cid":"bafkqaaa"}}]}`,
		`{"count":9000000000000000000,"results":[{"requestid":"1"}]}`)
}

// service is a Pinning Service in memory, with pages of 1000 and a new request for each pin.
type service struct {
	mu     sync.Mutex
	pins   []map[string]any
	made   int
	sorted bool
	token  string
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.Header.Get("Authorization") != "Bearer "+s.token {
		w.WriteHeader(http.StatusUnauthorized)
		fmt.Fprint(w, `{"error":{"reason":"UNAUTHORIZED","details":"no such token"}}`)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	id := strings.TrimPrefix(strings.TrimPrefix(r.URL.Path, "/pins"), "/")
	if id != "" && s.find(id) < 0 {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	switch {
	case r.Method == http.MethodPost:
		var pin map[string]any
		if json.NewDecoder(r.Body).Decode(&pin) != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		s.add(pin)
		w.WriteHeader(http.StatusAccepted)
		json.NewEncoder(w).Encode(s.pins[len(s.pins)-1])
	case r.Method == http.MethodGet && id == "":
		s.list(w, r.URL.Query())
	case r.Method == http.MethodGet:
		i := s.find(id)
		s.pins[i]["status"] = "pinned" // it takes one look
		json.NewEncoder(w).Encode(s.pins[i])
	case r.Method == http.MethodDelete:
		i := s.find(id)
		s.pins = append(s.pins[:i], s.pins[i+1:]...)
		w.WriteHeader(http.StatusAccepted)
	}
}

func (s *service) add(pin map[string]any) {
	n := s.made
	s.made++
	created := time.Unix(int64(1_000_000+n/3), 0).UTC() // three at each instant
	s.pins = append(s.pins, map[string]any{"requestid": fmt.Sprint("id/", n), "status": "queued", "created": created, "pin": pin})
}

func (s *service) find(id string) int {
	return slices.IndexFunc(s.pins, func(p map[string]any) bool { return p["requestid"] == id })
}

func (s *service) list(w http.ResponseWriter, q url.Values) {
	limit, _ := strconv.Atoi(q.Get("limit"))
	var found []map[string]any
	for _, p := range s.pins {
		before, err := time.Parse(time.RFC3339Nano, q.Get("before"))
		if err == nil && !p["created"].(time.Time).Before(before) {
			continue
		}
		if c := q.Get("cid"); c != "" && p["pin"].(map[string]any)["cid"] != c || !strings.Contains(q.Get("status"), p["status"].(string)) {
			continue
		}
		found = append(found, p)
	}
	if s.sorted {
		slices.Reverse(found)
	}
	json.NewEncoder(w).Encode(map[string]any{"count": len(found), "results": found[:min(limit, len(found))]})
}

// TestManyPins lists more than a page, from services that sort and one that does not.
func TestManyPins(t *testing.T) {
	for _, sorted := range []bool{true, false} {
		s := &service{sorted: sorted, token: "hunter2"}
		server := httptest.NewServer(s)
		defer server.Close()
		for i := range 2500 {
			c := core.CIDOf(cid.Raw, fmt.Append(nil, i))
			s.add(map[string]any{"cid": c.String(), "name": fmt.Sprint(i)})
			s.pins[i]["status"] = "pinned"
		}
		b, err := pinning.New(server.URL, ipfs.NewMemory(), pinning.Options{Token: "hunter2"})
		if err != nil {
			t.Fatal(err)
		}
		pins, err := b.Pins(t.Context())
		if err != nil || len(pins) != 2500 {
			t.Fatalf("sorted %v: %d pins, %v", sorted, len(pins), err)
		}
		wrong, err := pinning.New(server.URL, ipfs.NewMemory(), pinning.Options{Token: "other"})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := wrong.Pins(t.Context()); core.KindOf(err) != core.Denied || !strings.Contains(err.Error(), "no such token") || strings.Contains(err.Error(), "other") {
			t.Fatal(err)
		}
	}
}

// TestAcceptanceOfTheSpec runs the suite on a service that, unlike ipfs-cluster's, makes a new request for each pin.
func TestAcceptanceOfTheSpec(t *testing.T) {
	backendtest.Run(t, func(t *testing.T) ipfs.Backend {
		server := httptest.NewServer(&service{sorted: true, token: "t"})
		t.Cleanup(server.Close)
		b, err := pinning.New(server.URL, ipfs.NewMemory(), pinning.Options{Token: "t"})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}, nil)
}
