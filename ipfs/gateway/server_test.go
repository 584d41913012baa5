package gateway_test

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
)

// run runs a server until the test ends and gives its address and a function that ends it.
func run(t *testing.T, s gateway.Server) (addr string, end func() error) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx, l) }() // awaited by end
	end = func() error { cancel(); return <-ended }
	return l.Addr().String(), end
}

func dial(t *testing.T, addr, request string) (net.Conn, *bufio.Reader) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := c.Write([]byte(strings.ReplaceAll(request, "\n", "\r\n"))); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewReader(c)
}

func TestServerServesAndEnds(t *testing.T) {
	s := newSite(t)
	addr, end := run(t, gateway.Server{Handler: newGateway(t, gateway.Options{Blocks: s.store})})
	resp, err := http.Get("http://" + addr + "/ipfs/" + s.big.String())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got := body(t, resp); got != string(s.bigger) {
		t.Errorf("%d bytes", len(got))
	}
	if err := end(); err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", addr); err == nil {
		t.Error("it listens still")
	}
}

func TestSlowClientsAreCutOff(t *testing.T) {
	s := newSite(t)
	addr, end := run(t, gateway.Server{Handler: newGateway(t, gateway.Options{Blocks: s.store}), HeaderTimeout: 50 * time.Millisecond, MaxConns: 2})
	defer end()
	for _, request := range []string{"", "GET / HTTP/1.1\nHost: x\nX-Slow", "POST /ipfs/ HTTP/1.1\nHost: x\nContent-Length: 10\n\nhalf"} {
		_, r := dial(t, addr, request)
		if _, err := io.Copy(io.Discard, r); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("%q: still open: %v", request, err)
		}
	}
	_, r := dial(t, addr, "GET / HTTP/1.1\nHost: x\nX-Long: "+strings.Repeat("x", 64<<10)+"\n\n")
	if line, err := r.ReadString('\n'); err != nil || !strings.Contains(line, " 431 ") {
		t.Errorf("a long header: %q, %v", line, err)
	}
}

// endless answers for ever, until the client is cut off.
type endless chan error

func (e endless) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	chunk := make([]byte, 64<<10)
	for {
		if _, err := w.Write(chunk); err != nil {
			e <- err
			return
		}
	}
}

func TestClientThatDoesNotRead(t *testing.T) {
	h := make(endless, 1)
	addr, end := run(t, gateway.Server{Handler: h, Stall: 100 * time.Millisecond})
	dial(t, addr, "GET / HTTP/1.1\nHost: x\n\n")
	if err := <-h; err == nil {
		t.Error("no error")
	}
	if err := end(); err != nil {
		t.Error(err)
	}
}

func TestRequestThatDoesNotEnd(t *testing.T) {
	entered, leave := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { close(entered); <-leave })
	addr, end := run(t, gateway.Server{Handler: h, Drain: 20 * time.Millisecond})
	dial(t, addr, "GET / HTTP/1.1\nHost: x\n\n")
	<-entered
	if err := end(); core.KindOf(err) != core.Timeout {
		t.Errorf("%v", err)
	}
	close(leave)
}

func TestTooManyRequests(t *testing.T) {
	s := newSite(t)
	gate := &gated{Blocks: s.store, entered: make(chan struct{}, 1), leave: make(chan struct{})}
	h := newGateway(t, gateway.Options{Blocks: gate, MaxConcurrent: 1})
	first := make(chan int, 1)
	go func() { first <- ask(h, "GET", "127.0.0.1", "/ipfs/"+s.big.String()+"?format=raw").StatusCode }() // awaited below
	<-gate.entered
	r := ask(h, "GET", "127.0.0.1", "/ipfs/"+s.root.String())
	if r.StatusCode != http.StatusTooManyRequests || r.Header.Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", r.StatusCode, r.Header.Get("Retry-After"))
	}
	close(gate.leave)
	if status := <-first; status != 200 {
		t.Errorf("the first: status %d", status)
	}
}

func TestRetrievalTimeout(t *testing.T) {
	s := newSite(t)
	gate := &gated{Blocks: s.store, entered: make(chan struct{}, 9), leave: make(chan struct{})}
	defer close(gate.leave)
	h := newGateway(t, gateway.Options{Blocks: gate, RetrievalTimeout: 20 * time.Millisecond})
	if r := ask(h, "GET", "127.0.0.1", "/ipfs/"+s.root.String()+"/hello.txt"); r.StatusCode != http.StatusGatewayTimeout {
		t.Errorf("status %d", r.StatusCode)
	}
}
