package ipfs

import (
	"bufio"
	"errors"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/libp2p/go-libp2p/core/network"
)

// Deadlines of a served stream: to send the request, and to take each block.
const (
	requestTimeout = 10 * time.Second
	blockTimeout   = 30 * time.Second
)

// serve answers one CAR request. It runs on a goroutine of the host; Close waits for it.
func (n *Node) serve(s network.Stream) {
	if !n.enter() {
		s.Reset()
		return
	}
	defer n.leave()
	select {
	case n.serving <- struct{}{}:
		defer func() { <-n.serving }()
	default:
		n.metrics.served.WithLabelValues("busy").Inc()
		n.refuse(s, statusBusy, "too many streams")
		return
	}
	err := n.serveRequest(s)
	n.metrics.served.WithLabelValues(outcome(err)).Inc()
	if err != nil {
		n.log.Debug("CAR request failed", "peer", s.Conn().RemotePeer(), "error", err)
		s.Reset()
		return
	}
	s.Close()
}

func outcome(err error) string {
	if err == nil {
		return "ok"
	}
	return string(core.KindOf(err))
}

// refuse sends a status other than ok; a peer that does not take it loses nothing.
func (n *Node) refuse(s network.Stream, code status, message string) {
	if s.SetWriteDeadline(time.Now().Add(requestTimeout)) != nil {
		s.Reset()
		return
	}
	if _, err := s.Write(refusal(code, message)); err != nil {
		s.Reset()
		return
	}
	s.Close()
}

func (n *Node) serveRequest(s network.Stream) error {
	if err := s.SetReadDeadline(time.Now().Add(requestTimeout)); err != nil {
		return err
	}
	req, err := readRequest(s)
	if err != nil {
		n.refuse(s, statusRefused, err.Error())
		return err
	}
	store, done := n.reusing() // an export is done with a block when it asks for the next
	defer done()
	e, err := newExport(store.blockFor(s.Conn().RemotePeer().String(), req.group), req.root, req.scope, req.limits)
	if core.ReasonOf(err) == core.ReasonContentMissing {
		n.refuse(s, statusMissing, "")
		return nil
	}
	if err != nil {
		n.refuse(s, statusFailed, "cannot read it")
		return err
	}
	e.Skip = req.skip
	return n.sendCAR(s, req, e)
}

// sendCAR writes the reply. Where a block is missing below the root it ends the CAR there: the client's walk finds out.
func (n *Node) sendCAR(s network.Stream, req request, e *walk.Export) error {
	buf := bufio.NewWriterSize(s, bufferFor(req.scope))
	if err := buf.WriteByte(byte(statusOK)); err != nil {
		return err
	}
	w, err := car.NewWriter(buf, req.root)
	if err != nil {
		return err
	}
	for {
		c, data, err := e.Next()
		if errors.Is(err, io.EOF) {
			return w.Flush()
		}
		if err != nil {
			return errors.Join(err, w.Flush())
		}
		if err := n.outRate.wait(n.ctx, len(data), func(int) {}); err != nil {
			return err
		}
		if err := s.SetWriteDeadline(time.Now().Add(blockTimeout)); err != nil {
			return err
		}
		if err := w.Put(c, data); err != nil {
			return err
		}
		n.metrics.servedBytes.Add(float64(len(data)))
	}
}

// bufferFor keeps the cost of a small record small.
func bufferFor(s Scope) int {
	if s.Extent == ExtentBlock {
		return 4 << 10
	}
	return 64 << 10
}
