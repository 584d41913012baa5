package gateway

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Limits of a connection. A client that sends its header a byte at a time is cut off, and so is one that idles.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10 // bytes; a subdomain, a long path and a browser's cookies fit
	drainTimeout  = 10 * time.Second
)

// Serve runs a handler on a listener until ctx ends, then lets requests finish for up to 10 s. It owns the listener.
// maxBody bounds the time a client may take to send its request, 0 for the time of a header.
func Serve(ctx context.Context, l net.Listener, h http.Handler, maxBody time.Duration, logger *slog.Logger) error {
	if maxBody == 0 {
		maxBody = headerTimeout
	}
	if logger == nil {
		logger = slog.New(slog.DiscardHandler)
	}
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       maxBody,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
		ErrorLog:          slog.NewLogLogger(logger.Handler(), slog.LevelDebug),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }() // awaited below
	select {
	case err := <-ended:
		return core.Errorf(core.Unavailable, "serve HTTP on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	err := server.Shutdown(drain)
	if err != nil { // requests that did not end in time are cut
		err = errors.Join(err, server.Close())
	}
	<-ended
	if err != nil {
		return core.Errorf(core.Timeout, "end HTTP on %s: %w", l.Addr(), err)
	}
	return nil
}
