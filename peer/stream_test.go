package peer

import (
	"context"
	"crypto/ecdsa"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/libp2p/go-libp2p"
	"github.com/libp2p/go-libp2p/core/host"

	"github.com/cortensor-open/cortensor/core"
)

var head = Header{core.TaskRef{Session: 3, Task: 9}, 1, taskCID}

// node is a libp2p host with an Ethereum key, on loopback.
func node(t *testing.T) (host.Host, core.Address) {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	return hostOf(t, key), crypto.PubkeyToAddress(key.PublicKey)
}

func hostOf(t *testing.T, key *ecdsa.PrivateKey) host.Host {
	identity, err := Identity(key)
	if err != nil {
		t.Fatal(err)
	}
	h, err := libp2p.New(libp2p.Identity(identity), libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"), libp2p.DisableRelay())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := h.Close(); err != nil {
			t.Error(err)
		}
	})
	return h
}

func addrs(h host.Host) []string {
	var out []string
	for _, a := range h.Addrs() {
		out = append(out, fmt.Sprintf("%s/p2p/%s", a, h.ID()))
	}
	return out
}

// recorder is a Sink that keeps what it gets; gate, when set, holds Deliver back.
type recorder struct {
	mu     sync.Mutex
	frames []Frame
	gate   chan struct{}
	got    chan Frame
	closed chan error
}

func newRecorder() *recorder {
	return &recorder{got: make(chan Frame, 1000), closed: make(chan error, 2)}
}

func (r *recorder) Deliver(ctx context.Context, f Frame) error {
	if r.gate != nil {
		select {
		case <-r.gate:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	r.mu.Lock()
	r.frames = append(r.frames, f)
	r.mu.Unlock()
	r.got <- f
	return nil
}

func (r *recorder) Closed(err error) { r.closed <- err }

func serve(t *testing.T, accept Accept) (host.Host, func()) {
	h, _ := node(t)
	stop := sync.OnceFunc(ServeTokens(h, slog.New(slog.DiscardHandler), accept))
	t.Cleanup(stop)
	return h, stop
}

func TestTokensArriveOneByOneWithTheSendersAddress(t *testing.T) {
	sink := newRecorder()
	var from core.Address
	var got Header
	router, _ := serve(t, func(_ context.Context, a core.Address, h Header) (Sink, error) {
		from, got = a, h
		return sink, nil
	})
	miner, addr := node(t)
	// the first address is nobody's: the second provider is tried
	dead, _ := node(t)
	gone := addrs(dead)
	if err := dead.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := DialTokens(t.Context(), miner, append(gone, addrs(router)...), head)
	if err != nil {
		t.Fatal(err)
	}
	if from != addr || got != head {
		t.Fatalf("accepted from %s %+v, want %s %+v", from, got, addr, head)
	}
	for i := range 20 { // each is received before the next is sent: nothing waits in a buffer
		text := fmt.Sprintf("t%d ", i)
		if err := s.Token(text); err != nil {
			t.Fatal(err)
		}
		if f := <-sink.got; f.Kind != FrameToken || f.Text != text {
			t.Fatalf("got %+v, want %q", f, text)
		}
	}
	if err := s.Token(""); err != nil {
		t.Fatal(err)
	}
	if err := s.Done(sampleResult(addr)); err != nil {
		t.Fatal(err)
	}
	if err := s.Token("late"); core.KindOf(err) != core.Internal {
		t.Errorf("a token after done: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if f := <-sink.got; f.Kind != FrameDone || f.Result.Author() != addr {
		t.Errorf("got %+v", f)
	}
	if err := <-sink.closed; err != nil {
		t.Errorf("closed with %v", err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("second close: %v", err)
	}
}

func TestRefusalsAreToldWithTheirCause(t *testing.T) {
	router, _ := serve(t, func(context.Context, core.Address, Header) (Sink, error) {
		return nil, core.Fail(core.ReasonNotAuthorised, "you are no miner of this task")
	})
	miner, _ := node(t)
	_, err := DialTokens(t.Context(), miner, addrs(router), head)
	if core.ReasonOf(err) != core.ReasonUnreachable || !strings.Contains(err.Error(), "you are no miner of this task") {
		t.Errorf("got %v", err)
	}
	for _, bad := range [][]string{nil, {"nonsense"}, {"/ip4/127.0.0.1/tcp/1"}} {
		if _, err := DialTokens(t.Context(), miner, bad, head); core.ReasonOf(err) != core.ReasonUnreachable {
			t.Errorf("providers %q: %v", bad, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := DialTokens(ctx, miner, addrs(router), head); core.KindOf(err) != core.Timeout {
		t.Errorf("cancelled: %v", err)
	}
}

func TestBrokenAndForeignStreamsReachTheSinkAsErrors(t *testing.T) {
	miner, addr := node(t)
	cases := map[string]struct {
		act  func(t *testing.T, s *TokenSender)
		want string
	}{
		"broken off":       {func(t *testing.T, s *TokenSender) { _ = s.Close() }, "reset"},
		"another's result": {func(t *testing.T, s *TokenSender) { _ = s.Done(sampleResult(core.Address{1})) }, "wrong_parent"},
		"another task's result": {func(t *testing.T, s *TokenSender) {
			r := sampleResult(addr)
			r.ID = 8
			_ = s.Done(r)
		}, "wrong_parent"},
		"garbage": {func(t *testing.T, s *TokenSender) { _ = s.write([]byte("garbage")) }, "unknown"},
		"half closed": {func(t *testing.T, s *TokenSender) {
			if err := s.stream.CloseWrite(); err != nil {
				t.Error(err)
			}
		}, "unexpected EOF"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			sink := newRecorder()
			router, _ := serve(t, func(context.Context, core.Address, Header) (Sink, error) { return sink, nil })
			s, err := DialTokens(t.Context(), miner, addrs(router), head)
			if err != nil {
				t.Fatal(err)
			}
			c.act(t, s)
			err = <-sink.closed
			if core.ReasonOf(err) != core.ReasonStreamBroken || !strings.Contains(err.Error(), c.want) {
				t.Errorf("sink closed with %v, want %q", err, c.want)
			}
			_ = s.Close()
		})
	}
}

func TestStopBreaksStreamsOffAndWaits(t *testing.T) {
	sink := newRecorder()
	sink.gate = make(chan struct{})
	router, stop := serve(t, func(context.Context, core.Address, Header) (Sink, error) { return sink, nil })
	miner, _ := node(t)
	s, err := DialTokens(t.Context(), miner, addrs(router), head)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Token("never delivered"); err != nil {
		t.Fatal(err)
	}
	stop()
	select {
	case err := <-sink.closed:
		if err == nil {
			t.Error("closed without an error")
		}
	default:
		t.Error("stop returned before the sink was closed")
	}
	if err := s.Fail(core.ReasonEngine, "x"); err == nil {
		err = s.Close()
		if err == nil {
			t.Error("close reports that a frame arrived that did not")
		}
	}
	if _, err := DialTokens(t.Context(), miner, addrs(router), head); err == nil {
		t.Error("a stopped server accepted a stream")
	}
}

// A slow receiver holds the sender back instead of filling memory: yamux lets at most its window of 256 KiB (grown to 16 MiB
// at the most) pass.
func TestBackPressure(t *testing.T) {
	sink := newRecorder()
	sink.gate = make(chan struct{})
	router, _ := serve(t, func(context.Context, core.Address, Header) (Sink, error) { return sink, nil })
	miner, _ := node(t)
	s, err := DialTokens(t.Context(), miner, addrs(router), head)
	if err != nil {
		t.Fatal(err)
	}
	sent := make(chan int, 1)
	text := strings.Repeat("x", MaxToken)
	go func() {
		n := 0
		for s.Token(text) == nil {
			n++
		}
		sent <- n
	}()
	// The writer is stuck when nobody reads; breaking the stream frees it.
	deadline := time.Now().Add(20 * time.Second)
	for streamIdle(s) && time.Now().Before(deadline) {
		time.Sleep(10 * time.Millisecond)
	}
	if err := s.stream.Reset(); err != nil {
		t.Fatal(err)
	}
	if n := <-sent; n == 0 || n*MaxToken > 16<<20 {
		t.Errorf("%d frames of %d bytes passed a receiver that took none", n, MaxToken)
	}
	close(sink.gate)
	if err := <-sink.closed; err == nil {
		t.Error("a broken stream closed without an error")
	}
}

// streamIdle tells whether the sender's lock is free, that is, whether it is not (yet) inside a blocked write.
func streamIdle(s *TokenSender) bool {
	for range 20 {
		if s.mu.TryLock() {
			s.mu.Unlock()
			return true
		}
		time.Sleep(5 * time.Millisecond)
	}
	return false
}
