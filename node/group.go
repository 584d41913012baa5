package node

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"golang.org/x/sync/errgroup"

	"github.com/cortensor-open/cortensor/core"
)

// group owns the goroutines of a node: it starts each part's Run, ends all of them when one fails, and waits for every one.
type group struct {
	ctx  context.Context
	errs *errgroup.Group
	log  *slog.Logger
}

func newGroup(ctx context.Context, log *slog.Logger) *group {
	errs, inner := errgroup.WithContext(ctx)
	return &group{ctx: inner, errs: errs, log: log}
}

// start runs a part until the group ends. A part that returns without error while the group lives is an error too: a node
// with a part missing is not a node.
func (g *group) start(name string, run func(context.Context) error) {
	g.errs.Go(func() error {
		err := run(g.ctx)
		switch {
		case g.ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)):
			return nil
		case err == nil:
			return core.Errorf(core.Internal, "%s ended by itself", name)
		}
		return fmt.Errorf("%s: %w", name, err)
	})
}

func (g *group) wait() error { return g.errs.Wait() }

// serve runs an HTTP server on l until ctx ends, then gives open requests grace to finish.
func serve(ctx context.Context, l net.Listener, server *http.Server, grace time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	err := server.Shutdown(stop)
	if err != nil {
		err = server.Close()
	}
	<-done
	return err
}

// newMetrics makes the registry of a process, with Go's and the process's own figures on it.
func newMetrics() *prometheus.Registry {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return registry
}

// metricsServer serves /metrics.
func metricsServer(registry *prometheus.Registry) *http.Server {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second}
}

// newLogger logs to stderr as the configuration asks.
func newLogger(cfg LogConfig) (*slog.Logger, error) {
	level, err := logLevel(cfg.Level)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "config log.level: %w", err)
	}
	options := &slog.HandlerOptions{Level: level}
	if cfg.Format == "json" {
		return slog.New(slog.NewJSONHandler(os.Stderr, options)), nil
	}
	return slog.New(slog.NewTextHandler(os.Stderr, options)), nil
}

// keptListen replaces port 0 in multiaddrs by the port that the node had last time (kept in dir/port), so that addresses in
// records of the past stay good. A port that somebody else has taken since is not used.
func keptListen(dir string, listen []string) []string {
	text, err := os.ReadFile(filepath.Join(dir, "port"))
	if err != nil {
		return listen
	}
	port, err := strconv.ParseUint(strings.TrimSpace(string(text)), 10, 16)
	if err != nil {
		return listen
	}
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		return listen
	}
	if l.Close() != nil {
		return listen
	}
	out := make([]string, len(listen))
	for i, addr := range listen {
		out[i] = addr
		if rest, ok := strings.CutSuffix(addr, "/tcp/0"); ok {
			out[i] = fmt.Sprintf("%s/tcp/%d", rest, port)
		}
	}
	return out
}

// keepPort remembers the TCP port of the first of a node's addresses.
func keepPort(dir string, addrs []string) error {
	for _, addr := range addrs {
		parts := strings.Split(addr, "/")
		for i := range len(parts) - 1 {
			if parts[i] == "tcp" {
				return os.WriteFile(filepath.Join(dir, "port"), []byte(parts[i+1]+"\n"), 0o600)
			}
		}
	}
	return nil
}
