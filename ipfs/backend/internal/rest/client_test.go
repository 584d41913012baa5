package rest

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// TestStallClock runs while the service is waited for, and not while the caller takes its time.
func TestStallClock(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err != nil {
			return
		}
		fmt.Fprint(w, "first")
		http.NewResponseController(w).Flush()
		<-release
		fmt.Fprint(w, "second")
	}))
	defer server.Close()
	const stall = 300 * time.Millisecond
	c, err := New("it", server.URL, Options{Stall: stall})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	pause := &pausing{r: strings.NewReader("x"), pause: 2 * stall}
	resp, err := c.Do(t.Context(), Request{Method: http.MethodPost, Path: "/", Body: pause})
	if err != nil {
		t.Fatalf("a slow source of the caller's: %v", err)
	}
	defer resp.Close()
	buf := make([]byte, 5)
	if _, err := io.ReadFull(resp, buf); err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * stall) // the caller's own time
	close(release)
	if rest, err := io.ReadAll(resp); err != nil || string(rest) != "second" {
		t.Fatalf("%q, %v", rest, err)
	}
}

type pausing struct {
	r     io.Reader
	pause time.Duration
}

func (p *pausing) Read(b []byte) (int, error) {
	time.Sleep(p.pause)
	return p.r.Read(b)
}

func TestStalled(t *testing.T) {
	end := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "first")
		http.NewResponseController(w).Flush()
		<-end
	}))
	defer server.Close()
	defer close(end)
	c, err := New("it", server.URL, Options{Stall: 50 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	err = c.JSON(t.Context(), Request{Method: http.MethodGet, Path: "/"}, nil)
	if core.KindOf(err) != core.Timeout {
		t.Fatal(err)
	}
}

// TestRefusals have a kind, say what to do, and show no control characters of the service.
func TestRefusals(t *testing.T) {
	for status, kind := range map[int]core.Kind{
		400: core.Invalid, 401: core.Denied, 403: core.Denied, 404: core.NotFound, 405: core.Invalid, 413: core.TooLarge, 429: core.Busy,
		500: core.Unavailable, 502: core.Unavailable, 503: core.Busy, 507: core.TooLarge, 302: core.Invalid,
	} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "http://127.0.0.1:1/")
			w.WriteHeader(status)
			w.Write(bytes.Repeat([]byte("\x1b[31mred\n"), 1000))
		}))
		c, err := New("it", server.URL, Options{Authorization: "Bearer hunter2"})
		if err != nil {
			t.Fatal(err)
		}
		_, err = c.Do(t.Context(), Request{Method: http.MethodGet, Path: "/a%2Fb"})
		text := fmt.Sprint(err)
		if core.KindOf(err) != kind || strings.ContainsAny(text, "\x1b\n") || len(text) > 700 || strings.Contains(text, "hunter2") || !strings.Contains(text, "; ") {
			t.Errorf("%d: %s %s", status, core.KindOf(err), text)
		}
		server.Close()
	}
}
