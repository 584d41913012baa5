package httpapi

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// Embedder turns texts into unit vectors.
type Embedder interface {
	Embed(ctx context.Context, texts []string) ([][]float32, error)
}

// Receipts makes receipts: dag-cbor bytes of a core.Receipt. Its errors: NotFound for an unknown task, reason
// not_anchored or not_final while it is too early.
type Receipts interface {
	Receipt(ctx context.Context, ref core.TaskRef) ([]byte, error)
}

// Config is what a Server is told. DefaultConfig fills all but Keys.
type Config struct {
	Keys          []string      // API keys, each of which opens everything; at least 16 characters
	Version       string        // of this build, shown in info
	Origins       []string      // web origins that browsers may call from; "*" is any
	MaxBody       int64         // bytes of a JSON body
	MaxConcurrent int           // requests that ask, upload or read content at once; more get 429
	Drain         time.Duration // how long Serve lets running requests end when it is told to stop

	Receipts   Receipts // nil: the receipts path answers 501
	Embedder   Embedder // nil: /v1/embeddings answers 501
	EmbedModel string   // its model's id

	Logger  *slog.Logger          // nil discards
	Metrics prometheus.Registerer // nil keeps no metrics
}

// DefaultConfig gives the documented defaults.
func DefaultConfig() Config {
	return Config{Version: "dev", Origins: []string{"*"}, MaxBody: 4 << 20, MaxConcurrent: 256, Drain: 10 * time.Second}
}

// Validate checks the configuration; the error names the field and what it takes.
func (c *Config) Validate() error {
	switch {
	case len(c.Keys) == 0 || slices.ContainsFunc(c.Keys, func(k string) bool { return len(k) < 16 }):
		return core.Errorf(core.Invalid, "http config Keys: want at least one key, each of 16 or more characters")
	case c.MaxBody <= 0:
		return core.Errorf(core.Invalid, "http config MaxBody: want a positive number of bytes")
	case c.MaxConcurrent <= 0:
		return core.Errorf(core.Invalid, "http config MaxConcurrent: want a positive number")
	case c.Drain < 0:
		return core.Errorf(core.Invalid, "http config Drain: want zero or a positive duration")
	case c.Embedder != nil && c.EmbedModel == "":
		return core.Errorf(core.Invalid, "http config EmbedModel: want the embedder's model id")
	}
	return nil
}

// Server serves a router.Service over HTTP.
type Server struct {
	cfg      Config
	service  *router.Service
	log      *slog.Logger
	keys     [][sha256.Size]byte
	slots    chan struct{}
	handler  http.Handler
	requests *prometheus.CounterVec

	summaryMu sync.Mutex
	summary   summary
}

// New checks the configuration and makes a server. Nothing listens until Serve.
func New(cfg Config, service *router.Service) (*Server, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	s := &Server{cfg: cfg, service: service, log: cfg.Logger, slots: make(chan struct{}, cfg.MaxConcurrent)}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	for _, key := range cfg.Keys {
		s.keys = append(s.keys, sha256.Sum256([]byte(key)))
	}
	s.requests = prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_http_requests_total", Help: "HTTP requests by route and status class."}, []string{"route", "status"})
	if cfg.Metrics != nil {
		if err := cfg.Metrics.Register(s.requests); err != nil {
			return nil, core.Errorf(core.Internal, "http metrics: %w", err)
		}
	}
	s.handler = s.around(s.mux())
	return s, nil
}

// Handler gives the whole surface as one handler, for tests and for embedding.
func (s *Server) Handler() http.Handler { return s.handler }

// Serve answers on l until ctx ends, then lets running requests go on for Drain, and returns when all have ended. It
// closes l. The end of ctx is no error.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	// Requests outlive ctx by the drain; base ends them after it.
	base, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	server := &http.Server{
		Handler: s.handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		BaseContext: func(net.Listener) context.Context { return base },
		ErrorLog:    slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return core.Errorf(core.Unavailable, "serve %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	drain, stop := context.WithTimeout(base, s.cfg.Drain)
	defer stop()
	err := server.Shutdown(drain)
	if errors.Is(err, context.DeadlineExceeded) {
		cancel()
		grace, end := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer end()
		if err = server.Shutdown(grace); err != nil {
			err = errors.Join(err, server.Close())
		}
	}
	<-failed // http.ErrServerClosed: the accept loop has ended
	return err
}

// mux puts the routes together; a known path with another method is 405, all else 404.
func (s *Server) mux() *http.ServeMux {
	mux := http.NewServeMux()
	methods := map[string][]string{}
	for _, route := range s.routes() {
		methods[route.path] = append(methods[route.path], route.method)
		mux.HandleFunc(route.method+" "+route.path, s.guarded(route))
	}
	for path, allowed := range methods {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Allow", strings.Join(allowed, ", "))
			s.fail(w, r, &httpError{status: http.StatusMethodNotAllowed, code: "method_not_allowed", text: "this path takes " + strings.Join(allowed, ", ")}, nil)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, core.Errorf(core.NotFound, "no such path: %.100s; GET /about lists the paths", r.URL.Path), nil)
	})
	return mux
}

// guarded asks for the key and for a slot.
func (s *Server) guarded(route route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if route.access == keyed && !s.allowed(r) {
			s.fail(w, r, &httpError{status: http.StatusUnauthorized, code: "invalid_api_key",
				text: "missing or wrong API key; send it as Authorization: Bearer KEY or X-API-Key (the router prints where its key file is when it starts)"}, nil)
			return
		}
		if route.heavy {
			select {
			case s.slots <- struct{}{}:
				defer func() { <-s.slots }()
			default:
				s.fail(w, r, core.Errorf(core.Busy, "%d requests run already; try again shortly", s.cfg.MaxConcurrent), nil)
				return
			}
		}
		route.handle(w, r)
	}
}

// allowed compares digests, so that the time it takes says nothing about a key.
func (s *Server) allowed(r *http.Request) bool {
	given := r.Header.Get("X-API-Key")
	if scheme, key, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		given = strings.TrimSpace(key)
	}
	digest := sha256.Sum256([]byte(given))
	match := 0
	for _, key := range s.keys {
		match |= subtle.ConstantTimeCompare(digest[:], key[:])
	}
	return match == 1
}

// exposed are the answer headers that a page in a browser may read.
var exposed = strings.Join([]string{"X-Request-Id", "X-Cortensor-Task", "X-Cortensor-Session-Id", "X-Cortensor-Task-Id",
	"X-Cortensor-Record", "X-Cortensor-Receipt", "Retry-After"}, ", ")

// around wraps all of it: request id, CORS, panics, metrics.
func (s *Server) around(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen := &seenWriter{ResponseWriter: w}
		_, pattern := mux.Handler(r)
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.log.ErrorContext(r.Context(), "panic in a handler", "path", r.URL.Path, "panic", p, "stack", string(debug.Stack()))
				if seen.status == 0 {
					s.fail(seen, r, core.Errorf(core.Internal, "the router failed on this request; its log has request %s", w.Header().Get("X-Request-Id")), nil)
				}
			}
			s.requests.WithLabelValues(pattern, statusClass(seen.status)).Inc()
		}()
		_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // the connection's last request may have left one
		w.Header().Set("X-Request-Id", "req_"+strings.ToLower(rand.Text()))
		w.Header().Set("X-Content-Type-Options", "nosniff")
		s.cors(w, r)
		if r.Method == http.MethodOptions {
			seen.WriteHeader(http.StatusNoContent)
			return
		}
		mux.ServeHTTP(seen, r)
	})
}

func statusClass(status int) string {
	if status == 0 {
		return "none"
	}
	return decimal(uint64(status))
}

// cors lets pages of the allowed origins call, with the published headers and those that OpenAI's browser SDK adds.
func (s *Server) cors(w http.ResponseWriter, r *http.Request) {
	origin, h := r.Header.Get("Origin"), w.Header()
	switch {
	case slices.Contains(s.cfg.Origins, "*"):
		h.Set("Access-Control-Allow-Origin", "*")
	case origin != "" && slices.Contains(s.cfg.Origins, origin):
		h.Set("Access-Control-Allow-Origin", origin)
		h.Add("Vary", "Origin")
	default:
		return
	}
	h.Set("Access-Control-Expose-Headers", exposed)
	if r.Method != http.MethodOptions {
		return
	}
	allow := []string{"Authorization", "Content-Type", "X-API-Key"}
	for asked := range strings.SplitSeq(r.Header.Get("Access-Control-Request-Headers"), ",") {
		asked = strings.ToLower(strings.TrimSpace(asked))
		if strings.HasPrefix(asked, "x-stainless-") || strings.HasPrefix(asked, "openai-") || asked == "idempotency-key" {
			allow = append(allow, asked)
		}
	}
	h.Set("Access-Control-Allow-Headers", strings.Join(allow, ", "))
	h.Set("Access-Control-Allow-Methods", "GET, POST, OPTIONS, DELETE")
	h.Set("Access-Control-Max-Age", "600")
}

// seenWriter remembers the status.
type seenWriter struct {
	http.ResponseWriter
	status int
}

// WriteHeader notes the status and passes it on.
func (w *seenWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write notes that the answer began.
func (w *seenWriter) Write(data []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(data)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *seenWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
