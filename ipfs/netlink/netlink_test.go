package netlink_test

import (
	"bytes"
	"io"
	"math/rand/v2"
	"net"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/netlink"
)

// echo serves one connection after the other: what comes goes back.
func echo(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() { // awaited below
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			io.Copy(c, c)
			c.Close()
		}
	}()
	t.Cleanup(func() { l.Close(); <-done })
	return l.Addr().String()
}

func open(t testing.TB, link netlink.Link) (*netlink.Proxy, *net.TCPConn) {
	t.Helper()
	p, err := netlink.Listen(echo(t), link)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Close() })
	c, err := net.Dial("tcp", p.Addr())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return p, c.(*net.TCPConn)
}

func TestBytesComeThroughWhole(t *testing.T) {
	data := make([]byte, 5<<20+3)
	for i := range data {
		data[i] = byte(rand.Uint32())
	}
	for _, link := range []netlink.Link{{}, {Delay: time.Millisecond}, {Delay: time.Millisecond, Buffer: 100_000}, {Rate: 64 << 20}} {
		p, c := open(t, link)
		sent := make(chan error, 1)
		go func() {
			_, err := c.Write(data)
			c.CloseWrite()
			sent <- err
		}()
		got, err := io.ReadAll(c)
		if err != nil || !bytes.Equal(got, data) || <-sent != nil {
			t.Fatalf("%+v: %d bytes, %v", link, len(got), err)
		}
		c.Close()
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		if up, down := p.Bytes(); up != int64(len(data)) || down != up {
			t.Errorf("%+v: counted %d and %d", link, up, down)
		}
	}
}

// TestDelayKeepsThroughput sends far more than a link without a pipeline could: one piece a round trip would take minutes.
func TestDelayKeepsThroughput(t *testing.T) {
	const delay = 40 * time.Millisecond
	_, c := open(t, netlink.Link{Delay: delay})
	start := time.Now()
	if _, err := c.Write([]byte{1}); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 2*delay {
		t.Errorf("a round trip took %s, want at least %s", took, 2*delay)
	}
	data := make([]byte, 32<<20)
	go func() { c.Write(data); c.CloseWrite() }()
	start = time.Now()
	if n, err := io.Copy(io.Discard, c); err != nil || n != int64(len(data)) {
		t.Fatalf("%d bytes, %v", n, err)
	}
	if took := time.Since(start); took > 128*2*delay { // 128 pieces, one a round trip
		t.Errorf("32 MiB took %s", took)
	}
}

func TestRate(t *testing.T) {
	_, c := open(t, netlink.Link{Rate: 8 << 20})
	start := time.Now()
	go func() { c.Write(make([]byte, 2<<20)); c.CloseWrite() }()
	if _, err := io.Copy(io.Discard, c); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took < 200*time.Millisecond {
		t.Errorf("2 MiB at 8 MiB/s took %s", took)
	}
}

func TestBreak(t *testing.T) {
	p, c := open(t, netlink.Link{Delay: time.Millisecond})
	c.Write([]byte{1})
	if _, err := io.ReadFull(c, make([]byte, 1)); err != nil {
		t.Fatal(err)
	}
	p.Break()
	if _, err := io.ReadFull(c, make([]byte, 1)); err == nil {
		t.Fatal("the connection lives on")
	}
	again, err := net.Dial("tcp", p.Addr())
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func TestListenRefuses(t *testing.T) {
	if _, err := netlink.Listen("127.0.0.1:1", netlink.Link{Delay: -1}); err == nil {
		t.Fatal("a negative delay: no error")
	}
}
