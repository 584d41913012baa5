package httpapi

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// statusOf is the one table from error kinds to HTTP statuses. Reasons and a few cases of HTTP's own that need another
// status carry it as an httpError.
var statusOf = map[core.Kind]int{
	core.Invalid:     http.StatusUnprocessableEntity,
	core.NotFound:    http.StatusNotFound,
	core.Denied:      http.StatusForbidden,
	core.TooLarge:    http.StatusRequestEntityTooLarge,
	core.Busy:        http.StatusTooManyRequests,
	core.Unavailable: http.StatusServiceUnavailable,
	core.Timeout:     http.StatusGatewayTimeout,
	core.Corrupt:     http.StatusBadGateway,
	core.Internal:    http.StatusInternalServerError,
}

// errorType is the coarse class that OpenAI clients know, by status.
func errorType(status int) string {
	switch status {
	case http.StatusUnauthorized:
		return "authentication_error"
	case http.StatusForbidden:
		return "permission_error"
	case http.StatusNotFound:
		return "not_found_error"
	case http.StatusTooManyRequests:
		return "rate_limit_error"
	}
	if status < 500 {
		return "invalid_request_error"
	}
	return "server_error"
}

// httpError is an error whose status and code HTTP decides.
type httpError struct {
	status int
	code   string
	param  string
	text   string
}

// Error gives the text.
func (e *httpError) Error() string { return e.text }

// apiError is the error object in OpenAI's shape.
type apiError struct {
	Message string   `json:"message"`
	Type    string   `json:"type"`
	Code    string   `json:"code"`
	Param   *string  `json:"param"`
	Reasons []string `json:"reasons,omitempty"`
}

// errorBody is the body of every error. Message repeats the text for clients that read error as such.
type errorBody struct {
	Error     apiError   `json:"error"`
	Message   string     `json:"message"`
	Cortensor *extension `json:"cortensor,omitempty"`
}

// describe turns an error into its status and object.
func describe(err error) (int, apiError) {
	out := apiError{Message: err.Error(), Code: string(core.KindOf(err))}
	status := statusOf[core.KindOf(err)]
	if reason := core.ReasonOf(err); reason != "" {
		out.Code = string(reason)
	}
	var field *router.FieldError
	if errors.As(err, &field) {
		out.Param = &field.Field
		if field.Field == "model" && status == http.StatusNotFound {
			out.Code = "model_not_found"
		}
	}
	var own *httpError
	switch {
	case errors.As(err, &own):
		status, out.Code = own.status, own.code
		if own.param != "" {
			out.Param = &own.param
		}
	case errors.Is(err, router.ErrNotText):
		status, out.Code = http.StatusUnsupportedMediaType, "unsupported_media_type"
	case core.ReasonOf(err) == core.ReasonContextOverflow:
		// What OpenAI's clients look for.
		status, out.Code = http.StatusBadRequest, "context_length_exceeded"
	}
	var shortage *router.Shortage
	if errors.As(err, &shortage) {
		out.Reasons = shortage.Miners
	}
	if status == 0 {
		status = http.StatusInternalServerError
	}
	out.Type = errorType(status)
	return status, out
}

// fail answers with an error. After a task was submitted, ask names it: then a client that retries by itself would only
// pay twice, and is told not to.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error, ask *router.Asked) {
	status, object := describe(err)
	if status >= 500 && status != http.StatusServiceUnavailable && status != http.StatusNotImplemented {
		s.log.ErrorContext(r.Context(), "request failed", "path", r.URL.Path, "status", status, "request", w.Header().Get("X-Request-Id"), "error", err)
	}
	if status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="cortensor"`)
	}
	body := errorBody{Error: object, Message: object.Message}
	if ask != nil {
		body.Cortensor = extensionOf(ask, nil)
		w.Header().Set("X-Should-Retry", "false")
	}
	if status == http.StatusRequestEntityTooLarge {
		linger(w, r, body)
		return
	}
	writeJSON(w, status, body)
}

const (
	lingerTime  = 10 * time.Second
	lingerBytes = 128 << 20
)

// linger answers while the client still sends, then throws away what comes, within bounds. A server that closed instead
// would reset the connection, and most clients would see that and not the answer.
func linger(w http.ResponseWriter, r *http.Request, body errorBody) {
	control := http.NewResponseController(w)
	w.Header().Set("Connection", "close")
	if control.EnableFullDuplex() != nil || (r.ContentLength > 0 && r.Header.Get("Expect") != "") {
		writeJSON(w, http.StatusRequestEntityTooLarge, body) // a test's writer, or a client that waits before it sends
		return
	}
	writeJSON(w, http.StatusRequestEntityTooLarge, body)
	if control.Flush() != nil || control.SetReadDeadline(time.Now().Add(lingerTime)) != nil {
		return
	}
	_, _ = io.CopyN(io.Discard, r.Body, lingerBytes) // whatever ends it, the answer is out
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	data, err := json.Marshal(body)
	if err != nil { // a type of ours that does not encode: a defect that every test would meet
		status, data = http.StatusInternalServerError, []byte(`{"error":{"message":"answer does not encode","type":"server_error","code":"internal","param":null},"message":"answer does not encode"}`)
	}
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime)) // a writer without deadlines is a test's
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // a client that went away is no error of ours
}
