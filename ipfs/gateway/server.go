package gateway

import (
	"bufio"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

const (
	maxHeader = 32 << 10 // bytes; a subdomain, a long path and a browser's cookies fit
	maxConns  = 4096
)

// Server runs a handler for clients who may be slow on purpose. It serves a gateway and a write API alike. Zero values
// take the defaults.
type Server struct {
	Handler http.Handler
	// HeaderTimeout is how long a client may take to send a request's header, and its body unless the handler sets another
	// deadline; default 10 s.
	HeaderTimeout time.Duration
	// IdleTimeout is how long a connection may wait for its next request; default 2 min.
	IdleTimeout time.Duration
	// Stall is how long a client may take nothing of an answer; default 60 s.
	Stall time.Duration
	// Drain is how long requests may go on when Run ends; default 10 s.
	Drain time.Duration
	// MaxConns is how many connections are open at once; more wait to be accepted; default 4096.
	MaxConns int
	// Logger may be nil.
	Logger *slog.Logger
}

func (s Server) withDefaults() Server {
	def := func(d *time.Duration, v time.Duration) {
		if *d <= 0 {
			*d = v
		}
	}
	def(&s.HeaderTimeout, 10*time.Second)
	def(&s.IdleTimeout, 2*time.Minute)
	def(&s.Stall, time.Minute)
	def(&s.Drain, 10*time.Second)
	if s.MaxConns <= 0 {
		s.MaxConns = maxConns
	}
	if s.Logger == nil {
		s.Logger = slog.New(slog.DiscardHandler)
	}
	return s
}

// Run serves a listener, which it owns, until ctx ends. Then it takes no more requests, lets those that run finish for the
// time of Drain, and returns nil; what was not done by then is cut and gives an error of kind Timeout.
func (s Server) Run(ctx context.Context, l net.Listener) error {
	s = s.withDefaults()
	server := &http.Server{
		Handler:           patient{s.Handler, s.Stall},
		ReadHeaderTimeout: s.HeaderTimeout,
		ReadTimeout:       s.HeaderTimeout,
		IdleTimeout:       s.IdleTimeout,
		MaxHeaderBytes:    maxHeader,
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
		ErrorLog:          slog.NewLogLogger(s.Logger.Handler(), slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(limit(l, s.MaxConns)) }() // awaited below
	select {
	case err := <-ended:
		return core.Errorf(core.Unavailable, "serve HTTP on %s: %w", l.Addr(), errors.Join(err, server.Close()))
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Drain)
	defer cancel()
	err := server.Shutdown(drain)
	if errors.Is(err, net.ErrClosed) { // the listener was closed before: that is what was wanted, and Shutdown has gone on
		err = nil
	}
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	<-ended
	if err != nil {
		return core.Errorf(core.Timeout, "end HTTP on %s: %w", l.Addr(), err)
	}
	return nil
}

// patient gives a client a fresh deadline for each part of an answer: a slow download ends when it stalls, not when it is
// long.
type patient struct {
	next  http.Handler
	stall time.Duration
}

// ServeHTTP serves with a writer that sets deadlines.
func (p patient) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.next.ServeHTTP(&patientWriter{w, http.NewResponseController(w), p.stall}, r)
}

type patientWriter struct {
	http.ResponseWriter
	control *http.ResponseController
	stall   time.Duration
}

// Write writes within the deadline.
func (w *patientWriter) Write(p []byte) (int, error) {
	if err := w.control.SetWriteDeadline(time.Now().Add(w.stall)); err != nil {
		return 0, err
	}
	return w.ResponseWriter.Write(p)
}

// Flush sends what is buffered.
func (w *patientWriter) Flush() {
	if w.control.SetWriteDeadline(time.Now().Add(w.stall)) == nil {
		w.control.Flush() // where it fails the next Write does too
	}
}

// Unwrap gives a response controller what it needs.
func (w *patientWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Hijack lets a middleware cut an answer that stalls.
func (w *patientWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) { return w.control.Hijack() }
