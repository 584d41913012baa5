package writeapi

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"syscall"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
)

// Failure is the JSON of every answer that is no success.
type Failure struct {
	Error FailureInfo `json:"error"`
}

// FailureInfo says what went wrong and what to do.
type FailureInfo struct {
	Code    core.Kind   `json:"code"`             // of core.Kind, or over_quota
	Reason  core.Reason `json:"reason,omitempty"` // see docs/reasons.md
	Message string      `json:"message"`
	Todo    string      `json:"todo"`
}

// OverQuota is the code of an upload that does not fit; its status is 507.
const OverQuota core.Kind = "over_quota"

// statusError is an error with a status of its own.
type statusError struct {
	status int
	error
}

func (s *statusError) Unwrap() error { return s.error }

var statuses = map[core.Kind]int{
	core.Invalid: http.StatusBadRequest, core.NotFound: http.StatusNotFound, core.Denied: http.StatusForbidden,
	core.TooLarge: http.StatusRequestEntityTooLarge, core.Busy: http.StatusServiceUnavailable,
	core.Unavailable: http.StatusServiceUnavailable, core.Timeout: http.StatusGatewayTimeout,
	core.Corrupt: http.StatusUnprocessableEntity, core.Internal: http.StatusInternalServerError,
	OverQuota: http.StatusInsufficientStorage,
}

var todos = map[core.Kind]string{
	core.Invalid:     "Change the request; docs/write-api.json describes it.",
	core.NotFound:    "Check the CID; list pins with GET " + Prefix + "/pins.",
	core.Denied:      "Send the key that the node was started with.",
	core.TooLarge:    "Send less, or raise the limit in the node's configuration.",
	core.Busy:        "Try again in a few seconds.",
	core.Unavailable: "Try again; if it repeats, see the node's log.",
	core.Timeout:     "Check the connection and try again.",
	core.Corrupt:     "Make the content again and send it whole: its bytes are not what its CID says, or parts are missing.",
	core.Internal:    "See the node's log and report the defect.",
	OverQuota:        "Unpin what is no longer needed and POST " + Prefix + "/gc, or raise the quota.",
}

// kindOf sorts an error, also those of the connection and the disk.
func kindOf(err error) core.Kind {
	var late net.Error
	var coded *core.Error
	switch {
	case errors.Is(err, ipfs.ErrQuota), errors.Is(err, syscall.ENOSPC):
		return OverQuota
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &late) && late.Timeout():
		return core.Timeout
	case errors.As(err, &coded):
		return coded.Kind
	case errors.Is(err, io.ErrUnexpectedEOF):
		return core.Invalid // the client sent less than it said
	}
	return core.KindOf(err)
}

// fail answers with an error.
func (a *api) fail(w http.ResponseWriter, r *http.Request, err error) {
	kind := kindOf(err)
	status := statuses[kind]
	var own *statusError
	if errors.As(err, &own) {
		status = own.status
	}
	info := FailureInfo{Code: kind, Reason: core.ReasonOf(err), Message: err.Error(), Todo: todos[kind]}
	if info.Reason != "" {
		info.Todo = info.Reason.Info().Todo
	}
	if kind == core.Busy {
		w.Header().Set("Retry-After", "5")
	}
	level := a.Logger.Debug
	if status >= 500 {
		level = a.Logger.Warn
	}
	level("store request failed", "method", r.Method, "path", r.URL.Path, "status", status, "error", err)
	w.Header().Set("Connection", "close") // a body that was not read is not read to its end either
	a.send(w, status, Failure{info})
}

// send answers with JSON.
func (a *api) send(w http.ResponseWriter, status int, answer any) {
	deadline := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(a.Stall))
	if deadline != nil && !errors.Is(deadline, http.ErrNotSupported) {
		a.Logger.Debug("no write deadline", "error", deadline)
	}
	if answer == nil {
		w.WriteHeader(status)
		return
	}
	text, err := json.Marshal(answer)
	if err != nil {
		a.Logger.Error("answer is no JSON", "error", err)
		status, text = http.StatusInternalServerError, []byte(`{"error":{"code":"internal","message":"answer is no JSON","todo":"Report the defect."}}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if _, err := w.Write(append(text, '\n')); err != nil {
		a.Logger.Debug("answer not taken", "error", err)
	}
}

// mustPath makes a URL of a path that net/http has parsed.
func mustPath(p string) *url.URL { return &url.URL{Path: p} }
