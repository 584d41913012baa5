package remote

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
)

// sorted lists a completions-style map of alternatives, most likely first.
func sorted(m map[string]float64) []scored {
	var out []scored
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, scored{Token: k, Logprob: m[k]})
	}
	slices.SortStableFunc(out, func(a, b scored) int { return cmp.Compare(b.Logprob, a.Logprob) })
	return out
}

// complaint is the error object of the OpenAI API.
type complaint struct {
	Message string `json:"message"`
	Type    string `json:"type"`
	Code    any    `json:"code"`
}

func complaintOf(raw json.RawMessage) complaint {
	var c complaint
	if json.Unmarshal(raw, &c) == nil && c.Message != "" {
		return c
	}
	var text string
	if json.Unmarshal(raw, &text) == nil {
		c.Message = text
	}
	return c
}

// statusError maps an answer that is not 200 to the project's errors.
func statusError(status int, body []byte) error {
	var envelope struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
	}
	c := complaint{}
	if json.Unmarshal(body, &envelope) == nil {
		c = complaintOf(envelope.Error)
		c.Message = cmp.Or(c.Message, envelope.Message)
	}
	c.Message = cmp.Or(c.Message, strings.Join(strings.Fields(string(body)), " "), http.StatusText(status))
	return c.asError(status)
}

func (c complaint) asError(status int) error {
	text := c.Message
	if len(text) > 500 {
		text = strings.ToValidUTF8(text[:500], "") + "…"
	}
	if c.overflow() {
		return core.Fail(core.ReasonContextOverflow, "the server says: %s", text)
	}
	kind, advice := core.Kind(""), ""
	switch status {
	case http.StatusBadRequest, http.StatusUnprocessableEntity:
		kind = core.Invalid
	case http.StatusUnauthorized, http.StatusForbidden:
		kind, advice = core.Denied, "; check the key of the remote engine"
	case http.StatusNotFound:
		kind, advice = core.NotFound, "; check URL and model of the remote engine"
	case http.StatusRequestTimeout, http.StatusGatewayTimeout:
		kind = core.Timeout
	case http.StatusRequestEntityTooLarge:
		kind = core.TooLarge
	case http.StatusTooManyRequests:
		kind = core.Busy
	case http.StatusServiceUnavailable, http.StatusBadGateway:
		kind = core.Unavailable
	default:
		return core.Fail(core.ReasonEngine, "the server answered %d: %s", status, text)
	}
	return core.Errorf(kind, "the server answered %d: %s%s", status, text, advice)
}

// overflow recognises how servers say that a prompt is too long: OpenAI and vLLM by code or wording, llama.cpp by type.
func (c complaint) overflow() bool {
	code, _ := c.Code.(string)
	text := strings.ToLower(c.Message)
	return code == "context_length_exceeded" || code == string(core.ReasonContextOverflow) || c.Type == "exceed_context_size_error" ||
		strings.Contains(text, "maximum context length") || strings.Contains(text, "exceeds the available context size")
}
