package trustless

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/cortensor-open/cortensor/ipfs/walk"
	"github.com/ipfs/go-cid"
)

// ServerOptions of a handler. Get is needed.
type ServerOptions struct {
	// Get reads a block; an absent one is an error of kind NotFound.
	Get walk.Get
	// Serial, where set, gives a Get for one CAR: a block that it gives is done with when the next is asked for, so it may use
	// memory again. done ends it.
	Serial func() (get walk.Get, done func())
	// Visible may hide content: a root that it denies is answered as one that is absent. Nil hides nothing.
	Visible func(cid.Cid) bool
	// Limits bound each answer.
	Limits walk.Limits
	// BlockTimeout is how long a client may take to accept a block; default 30 s.
	BlockTimeout time.Duration
	// MaxStreams is how many answers are written at once; more get status 429; default 256.
	MaxStreams int
	// Wait, where set, is called with the bytes of each block before it is written, to keep to a rate.
	Wait func(req *http.Request, n int) error
}

// Handler serves /ipfs/{cid} by the trustless gateway protocol, straight from a store: format raw and car, dag-scope,
// entity-bytes, dups, HEAD, ETag. It resolves no paths below a CID and asks no network. Everything else gets an error.
type Handler struct {
	opts    ServerOptions
	serving chan struct{}
}

// NewHandler makes a handler.
func NewHandler(opts ServerOptions) *Handler {
	opts.Limits = opts.Limits.WithDefaults()
	if opts.BlockTimeout <= 0 {
		opts.BlockTimeout = 30 * time.Second
	}
	if opts.MaxStreams <= 0 {
		opts.MaxStreams = 256
	}
	return &Handler{opts, make(chan struct{}, opts.MaxStreams)}
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD are served here", http.StatusMethodNotAllowed)
		return
	}
	select {
	case h.serving <- struct{}{}:
		defer func() { <-h.serving }()
	default:
		w.Header().Set("Retry-After", "1")
		http.Error(w, "too many requests are being served", http.StatusTooManyRequests)
		return
	}
	if err := h.serve(w, r); err != nil {
		complain(w, err)
	}
}

// complain sends an error that came before the first byte of an answer.
func complain(w http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	text := "cannot read it"
	switch {
	case core.ReasonOf(err) == core.ReasonContentMissing:
		status, text = http.StatusNotFound, "not here"
	case core.KindOf(err) == core.NotFound:
		status, text = http.StatusNotAcceptable, err.Error()
	case core.KindOf(err) == core.Invalid:
		status, text = http.StatusBadRequest, err.Error()
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Error(w, text, status)
}

// serve answers a request or gives an error, for which nothing has been written.
func (h *Handler) serve(w http.ResponseWriter, r *http.Request) error {
	name, ok := strings.CutPrefix(r.URL.Path, "/ipfs/")
	name = strings.TrimSuffix(name, "/")
	if !ok || name == "" || strings.Contains(name, "/") || len(name) > maxText {
		return core.Errorf(core.Invalid, "want /ipfs/CID; paths below a CID are not served here")
	}
	root, err := cid.Decode(name)
	if err != nil {
		return core.Errorf(core.Invalid, "%.200q is no CID: %w", name, err)
	}
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	s, err := Select(r.URL.Query(), r.Header)
	if err != nil {
		return err
	}
	if h.opts.Visible != nil && !h.opts.Visible(root) {
		return core.Fail(core.ReasonContentMissing, "hidden")
	}
	if s.Format == "raw" {
		return h.serveRaw(w, r, root)
	}
	return h.serveCAR(w, r, root, s)
}

// head sets what all answers have in common; same says that the client has the content already and was told so.
func head(w http.ResponseWriter, r *http.Request, root cid.Cid, extension, etag string) (same bool) {
	set := w.Header().Set
	set("Etag", etag)
	set("Cache-Control", "public, max-age=29030400, immutable")
	set("Vary", "Accept")
	set("X-Ipfs-Path", "/ipfs/"+root.String())
	set("X-Ipfs-Roots", root.String())
	set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", root.String()+extension))
	for tag := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || tag == strings.TrimPrefix(etag, "W/") {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

func (h *Handler) serveRaw(w http.ResponseWriter, r *http.Request, root cid.Cid) error {
	data, err := h.opts.Get(root)
	if core.KindOf(err) == core.NotFound {
		return core.Fail(core.ReasonContentMissing, "%w", err)
	}
	if err != nil {
		return err
	}
	if h.opts.Wait != nil && r.Method == http.MethodGet {
		if err := h.opts.Wait(r, len(data)); err != nil {
			return err
		}
	}
	if head(w, r, root, ".bin", fmt.Sprintf("%q", root.String()+".raw")) {
		return nil
	}
	w.Header().Set("Content-Type", TypeRaw)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data)) // ranges and HEAD
	return nil
}

func (h *Handler) serveCAR(w http.ResponseWriter, r *http.Request, root cid.Cid, s Selection) error {
	size := int64(0)
	if s.Relative() {
		var err error
		if size, err = h.size(root); err != nil {
			return err
		}
	}
	scope, err := s.Scope(size)
	if err != nil {
		return err
	}
	get := h.opts.Get
	if h.opts.Serial != nil {
		serial, done := h.opts.Serial()
		defer done()
		get = serial
	}
	e, err := walk.NewExport(get, root, scope, h.opts.Limits)
	if err != nil {
		return err
	}
	e.Dups = s.Dups
	dups := "n"
	if s.Dups {
		dups = "y"
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%d %d %d %s", scope.Extent, scope.From, scope.To, dups))
	w.Header().Set("Accept-Ranges", "none")
	// weak: a writer is free to order blocks in another way
	if head(w, r, root, ".car", fmt.Sprintf("W/\"%s.car.%x\"", root, sum[:8])) {
		return nil
	}
	w.Header().Set("Content-Type", TypeCAR+"; version=1; order=dfs; dups="+dups)
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	if err := h.write(w, r, root, e); err != nil {
		// The body cannot be taken back and must not look whole: with its deadline in the past the connection ends unclean.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Unix(1, 0)) // a writer without deadlines: the walk finds out
	}
	return nil
}

func (h *Handler) write(w http.ResponseWriter, r *http.Request, root cid.Cid, e *walk.Export) error {
	control := http.NewResponseController(w)
	out, err := car.NewWriter(bufio.NewWriterSize(w, 64<<10), root)
	if err != nil {
		return err
	}
	for {
		c, data, err := e.Next()
		if errors.Is(err, io.EOF) {
			return out.Flush()
		}
		if err == nil && h.opts.Wait != nil {
			err = h.opts.Wait(r, len(data))
		}
		if err != nil {
			return err
		}
		if err := control.SetWriteDeadline(time.Now().Add(h.opts.BlockTimeout)); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
		if err := out.Put(c, data); err != nil {
			return err
		}
	}
}

// size gives the length in bytes of a root that is a file, 0 of another one.
func (h *Handler) size(root cid.Cid) (int64, error) {
	data, err := h.opts.Get(root)
	if core.KindOf(err) == core.NotFound {
		return 0, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	if err != nil {
		return 0, err
	}
	n, err := unixfs.Parse(root, data)
	if err != nil || n.Kind != unixfs.File && n.Kind != unixfs.Raw {
		return 0, nil //nolint:nilerr // no file: the range does not matter
	}
	return n.Size, nil
}
