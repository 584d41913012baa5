package writeapi

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Prefix is where the routes begin. It lies outside a gateway's /ipfs/ and /ipns/.
const Prefix = "/store/v1"

// api is the handler.
type api struct {
	Options
	key     [32]byte // SHA-256 of the key: the comparison then tells not even its length
	uploads chan struct{}
}

// call is one request: it gives the status and what is sent as JSON, nil for nothing.
type call func(r *http.Request) (status int, answer any, err error)

// Route is one line of the API.
type Route struct {
	Method, Path string // after Prefix, in the form of net/http's patterns
	call         call
	upload       bool // it takes a large body, and counts among the uploads
}

func (a *api) routes() []Route {
	return []Route{
		{"POST", "/files", a.postFile, true},
		{"PUT", "/files/{cid}", a.putFile, true},
		{"POST", "/directories", a.postDirectory, true},
		{"POST", "/cars", a.postCAR, true},
		{"GET", "/pins", a.listPins, false},
		{"POST", "/pins", a.postPin, false},
		{"GET", "/pins/{cid}", a.getPin, false},
		{"DELETE", "/pins/{cid}", a.deletePin, false},
		{"GET", "/stat", a.stat, false},
		{"GET", "/stat/{cid}", a.statRoot, false},
		{"POST", "/gc", a.collect, false},
		{"GET", "/names", a.listNames, false},
		{"POST", "/names", a.publish, false},
		{"GET", "/names/{name}", a.resolve, false},
	}
}

// New makes the API's handler. It starts nothing. Without a key there is no API: that is an error of kind Invalid.
func New(o Options) (http.Handler, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	a := &api{Options: o, key: sha256.Sum256([]byte(o.Key)), uploads: make(chan struct{}, o.MaxUploads)}
	mux := http.NewServeMux()
	for _, route := range a.routes() {
		mux.Handle(route.Method+" "+Prefix+route.Path, a.serve(route))
	}
	mux.Handle("/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if methods := allowed(a.routes(), r.URL.Path); len(methods) > 0 {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			a.fail(w, r, &statusError{http.StatusMethodNotAllowed, core.Errorf(core.Invalid, "%s is not possible here, %s is", r.Method, strings.Join(methods, " and "))})
			return
		}
		a.fail(w, r, core.Errorf(core.NotFound, "no such route; see docs/write-api.json"))
	}))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		switch {
		case r.Method == http.MethodConnect:
			a.fail(w, r, &statusError{http.StatusMethodNotAllowed, core.Errorf(core.Invalid, "this is no proxy")})
		case !a.authorised(r):
			w.Header().Set("WWW-Authenticate", `Bearer realm="cortensor store"`)
			a.fail(w, r, &statusError{http.StatusUnauthorized, core.Errorf(core.Denied, "no key or a wrong one; send it as Authorization: Bearer KEY")})
		default:
			mux.ServeHTTP(w, r)
		}
	}), nil
}

// allowed gives the methods that a path has.
func allowed(routes []Route, path string) (methods []string) {
	for _, r := range routes {
		probe := http.NewServeMux()
		probe.Handle(Prefix+r.Path, http.NotFoundHandler())
		if _, pattern := probe.Handler(&http.Request{Method: "GET", URL: mustPath(path)}); pattern != "" {
			methods = append(methods, r.Method)
		}
	}
	return methods
}

// authorised compares keys in constant time, before a byte of the body is read.
func (a *api) authorised(r *http.Request) bool {
	scheme, key, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	sum := sha256.Sum256([]byte(strings.TrimSpace(key)))
	return subtle.ConstantTimeCompare(sum[:], a.key[:]) == 1 && strings.EqualFold(scheme, "Bearer")
}

// serve wraps a call in its limits.
func (a *api) serve(route Route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), a.MaxRequest)
		defer cancel()
		limit := int64(maxSmallBody)
		if route.upload {
			limit = a.MaxBody
			select {
			case a.uploads <- struct{}{}:
				defer func() { <-a.uploads }()
			default:
				a.fail(w, r, core.Errorf(core.Busy, "%d uploads are running; try again later", a.MaxUploads))
				return
			}
		}
		if r.ContentLength > limit { // before "100 Continue" is sent
			a.fail(w, r, core.Errorf(core.TooLarge, "a body of %d bytes, at most %d", r.ContentLength, limit))
			return
		}
		control := http.NewResponseController(w)
		r = r.WithContext(ctx)
		r.Body = &patientBody{ReadCloser: http.MaxBytesReader(w, r.Body, limit), control: control, stall: a.Stall}
		status, answer, err := route.call(r)
		if err != nil {
			a.fail(w, r, err)
			return
		}
		a.send(w, status, answer)
	})
}

// maxSmallBody bounds the JSON of requests, in bytes.
const maxSmallBody = 64 << 10

// patientBody gives a client a fresh deadline for each part of the body: a slow upload ends when it stalls, not when it is
// long.
type patientBody struct {
	io.ReadCloser
	control *http.ResponseController
	stall   time.Duration
}

// Read reads within the deadline.
func (b *patientBody) Read(p []byte) (int, error) {
	err := b.control.SetReadDeadline(time.Now().Add(b.stall))
	if err != nil && !errors.Is(err, http.ErrNotSupported) { // a test's recorder has none
		return 0, err
	}
	n, err := b.ReadCloser.Read(p)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		err = core.Errorf(core.TooLarge, "the body has more than %d bytes", large.Limit)
	}
	return n, err
}
