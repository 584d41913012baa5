package gateway

import (
	"errors"
	"net/http"
)

// asGet turns a browser's HEAD request into a GET whose body is dropped. boxo v0.43.0 renders the page of a dag-cbor block
// from a nil reader on HEAD, which panics.
func asGet(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, *http.Request) {
	get := r.Clone(r.Context())
	get.Method = http.MethodGet
	get.Header.Del("Range") // means nothing on HEAD
	return &headWriter{ResponseWriter: w}, get
}

// headWriter passes the header on and ends the body where it begins.
type headWriter struct {
	http.ResponseWriter
	begun bool
}

var errHead = errors.New("a HEAD request takes no body")

// WriteHeader passes the status on.
func (h *headWriter) WriteHeader(status int) {
	h.begun = true
	h.ResponseWriter.WriteHeader(status)
}

// Write stops whoever writes the body.
func (h *headWriter) Write([]byte) (int, error) {
	if !h.begun {
		h.WriteHeader(http.StatusOK)
	}
	return 0, errHead
}
