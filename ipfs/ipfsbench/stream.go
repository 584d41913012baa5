package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/netlink"
)

// rawStream sends size bytes from memory over one TCP connection through the link: the ceiling of any fetch over it. A byte
// from the reader starts the sender, as a request would.
func rawStream(ctx context.Context, size int64, rtt time.Duration) (u Usage, err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return u, err
	}
	var sending sync.WaitGroup
	var sent error
	defer func() {
		closed := listener.Close()
		sending.Wait()
		err = errors.Join(err, sent, closed)
	}()
	sending.Go(func() { sent = sendStream(listener, size) })
	link, err := netlink.Listen(listener.Addr().String(), netlink.Link{Delay: rtt / 2})
	if err != nil {
		return u, err
	}
	defer func() { err = errors.Join(err, link.Close()) }()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", link.Addr())
	if err != nil {
		return u, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	start := time.Now()
	if _, err := conn.Write([]byte{1}); err != nil {
		return u, err
	}
	n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, struct{ io.Reader }{conn}, make([]byte, 256<<10))
	if err == nil && n != size {
		err = core.Errorf(core.Corrupt, "%d bytes came of %d", n, size)
	}
	return Usage{Wall: time.Since(start)}, err
}

func sendStream(listener net.Listener, size int64) error {
	conn, err := listener.Accept()
	if errors.Is(err, net.ErrClosed) {
		return nil // nobody came: the reader says why
	}
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := io.ReadFull(conn, make([]byte, 1)); err != nil {
		return fmt.Errorf("wait for the start: %w", err)
	}
	buf := make([]byte, 1<<20)
	for left := size; left > 0; {
		n, err := conn.Write(buf[:min(left, int64(len(buf)))])
		if err != nil {
			return fmt.Errorf("send: %w", err)
		}
		left -= int64(n)
	}
	return nil
}
