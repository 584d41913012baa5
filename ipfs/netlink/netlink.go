// Package netlink is a TCP proxy on loopback that behaves like a long link: every byte arrives a fixed time after it was
// sent, and throughput is kept, since as much as the link holds may be under way. Tests and benchmarks put it between two
// nodes; it shapes all contestants alike and needs no rights of the operating system.
package netlink

import (
	"context"
	"errors"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Link describes the link; the zero value only passes on.
type Link struct {
	// Delay is the propagation delay of each direction; a round trip takes twice as long. Opening a connection is not
	// delayed, so the first round trip of a TCP handshake is missing for every contestant alike.
	Delay time.Duration
	// Rate bounds each direction of each connection in bytes a second; 0 is no bound.
	Rate int64
	// Buffer is how many bytes may be under way in each direction of each connection; default 64 MiB, which at 100 ms and
	// 640 MiB/s is no bound yet.
	Buffer int
}

// Proxy is a running link to one target. All methods are safe for concurrent use.
type Proxy struct {
	link     Link
	target   string
	listener net.Listener
	ctx      context.Context
	cancel   context.CancelFunc
	running  sync.WaitGroup
	up, down atomic.Int64
	opened   atomic.Int64

	mu    sync.Mutex
	conns map[net.Conn]struct{}
}

// Listen starts a proxy on a free port of loopback to a target, host:port. It runs until Close.
func Listen(target string, link Link) (*Proxy, error) {
	if link.Delay < 0 || link.Rate < 0 || link.Buffer < 0 {
		return nil, core.Errorf(core.Invalid, "link: delay, rate and buffer must not be negative")
	}
	if link.Buffer == 0 {
		link.Buffer = 64 << 20
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "link: %w", err)
	}
	p := &Proxy{link: link, target: target, listener: listener, conns: map[net.Conn]struct{}{}}
	p.ctx, p.cancel = context.WithCancel(context.Background()) // ended by Close
	p.running.Go(p.accept)
	return p, nil
}

// Addr is where to dial, host:port.
func (p *Proxy) Addr() string { return p.listener.Addr().String() }

// Port is the TCP port of Addr.
func (p *Proxy) Port() int { return p.listener.Addr().(*net.TCPAddr).Port }

// Bytes gives how many bytes have been passed from the dialling side to the target, and back.
func (p *Proxy) Bytes() (up, down int64) { return p.up.Load(), p.down.Load() }

// Connections gives how many connections have been opened through the link.
func (p *Proxy) Connections() int64 { return p.opened.Load() }

// Break resets all connections that are open now; new ones may be opened.
func (p *Proxy) Break() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // a reset rather than an orderly end
		}
		_ = c.Close() // it is to break
	}
}

// Close ends all connections and waits for their ends.
func (p *Proxy) Close() error {
	p.cancel()
	err := p.listener.Close()
	p.Break()
	p.running.Wait()
	return err
}

func (p *Proxy) accept() {
	for {
		c, err := p.listener.Accept()
		if err != nil {
			if p.ctx.Err() == nil && !errors.Is(err, net.ErrClosed) {
				continue // one connection failed, not the listener
			}
			return
		}
		p.running.Go(func() { p.join(c) })
	}
}

// join passes bytes between a client and the target until either ends.
func (p *Proxy) join(client net.Conn) {
	defer client.Close()
	server, err := (&net.Dialer{Timeout: 10 * time.Second}).DialContext(p.ctx, "tcp", p.target)
	if err != nil {
		return
	}
	defer server.Close()
	if !p.enter(client, server) {
		return
	}
	defer p.leave(client, server)
	p.opened.Add(1)
	var both sync.WaitGroup
	both.Go(func() { p.pass(client, server, &p.up) })
	both.Go(func() { p.pass(server, client, &p.down) })
	both.Wait()
}

func (p *Proxy) enter(conns ...net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range conns {
		p.conns[c] = struct{}{}
	}
	return p.ctx.Err() == nil
}

func (p *Proxy) leave(conns ...net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range conns {
		delete(p.conns, c)
	}
}

const piece = 256 << 10 // bytes read at once

var pieces = sync.Pool{New: func() any { return new([piece]byte) }}

// parcel is a piece under way. Small ones have memory of their own, so that many of them cost what they hold.
type parcel struct {
	data   []byte
	pooled *[piece]byte
	due    time.Time
}

func pack(buf *[piece]byte, n int, due time.Time) parcel {
	if n > piece/16 {
		return parcel{buf[:n], buf, due}
	}
	data := append([]byte(nil), buf[:n]...)
	pieces.Put(buf)
	return parcel{data, nil, due}
}

// pass moves one direction. The reader stamps what comes, the writer lets go of it when it is due.
func (p *Proxy) pass(from, to net.Conn, count *atomic.Int64) {
	if p.link.Delay == 0 && p.link.Rate == 0 {
		n, err := io.Copy(to, from)
		count.Add(n)
		if err != nil {
			from.Close()
		}
		closeWrite(to)
		return
	}
	room := newRoom(p.link.Buffer)
	way := make(chan parcel, 1+p.link.Buffer/1024) // room bounds the bytes, this the number of small pieces
	var reader sync.WaitGroup
	reader.Go(func() {
		defer close(way)
		for {
			buf := pieces.Get().(*[piece]byte)
			n, err := from.Read(buf[:])
			if n > 0 && room.take(n) {
				way <- pack(buf, n, time.Now().Add(p.link.Delay))
			}
			if err != nil || room.closed() {
				return
			}
		}
	})
	if !p.deliver(way, to, room, count) {
		from.Close() // the reader may wait in Read
	}
	room.close()
	for range way {
	}
	reader.Wait()
}

// deliver hands over what is due; false when the receiver is gone.
func (p *Proxy) deliver(way chan parcel, to net.Conn, room *room, count *atomic.Int64) bool {
	var free time.Time // when the line is free again, for a rate
	for x := range way {
		due := x.due
		if p.link.Rate > 0 {
			if free.Before(due) {
				free = due
			}
			free = free.Add(time.Duration(float64(len(x.data)) / float64(p.link.Rate) * float64(time.Second)))
			due = free
		}
		if wait := time.Until(due); wait > 0 {
			select {
			case <-time.After(wait):
			case <-p.ctx.Done():
				return false
			}
		}
		n, err := to.Write(x.data)
		room.give(len(x.data))
		count.Add(int64(n))
		if x.pooled != nil {
			pieces.Put(x.pooled)
		}
		if err != nil {
			return false
		}
	}
	closeWrite(to)
	return true
}

// closeWrite passes an orderly end on.
func closeWrite(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.CloseWrite() // it may be closed already
	}
}

// room bounds the bytes under way.
type room struct {
	mu   sync.Mutex
	cond *sync.Cond
	left int
	done bool
}

func newRoom(size int) *room {
	r := &room{left: size}
	r.cond = sync.NewCond(&r.mu)
	return r
}

// take waits for room, false once closed. One piece always fits into an empty link.
func (r *room) take(n int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.left < 0 && !r.done {
		r.cond.Wait()
	}
	r.left -= n
	return !r.done
}

func (r *room) give(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.left += n
	r.cond.Signal()
}

func (r *room) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = true
	r.cond.Broadcast()
}

func (r *room) closed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.done
}
