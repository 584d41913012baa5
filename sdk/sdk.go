// Package sdk is the Go client of a router: ask and stream, upload files, read tasks and receipts. It speaks the public
// HTTP API and nothing else, so it works against any router.
package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Client calls one router. It is safe for concurrent use.
type Client struct {
	base string
	key  string
	http *http.Client
}

// maxBody bounds what is read of an answer that is no stream, in bytes.
const maxBody = 64 << 20

// New makes a client for the router at baseURL, for example http://127.0.0.1:5010 (a trailing /v1 is taken off), with its
// API key. Kind Invalid when the URL is none.
func New(baseURL, key string) (*Client, error) {
	u, err := url.Parse(baseURL)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return nil, core.Errorf(core.Invalid, "router URL %q: want http://HOST:PORT", baseURL)
	}
	base := strings.TrimSuffix(strings.TrimRight(baseURL, "/"), "/v1")
	transport := http.DefaultTransport.(*http.Transport).Clone()
	// The router lets 900 s pass at most before it answers; a connection must come about much sooner.
	transport.ResponseHeaderTimeout = 16 * time.Minute
	transport.DialContext = (&net.Dialer{Timeout: 10 * time.Second}).DialContext
	return &Client{base: base, key: key, http: &http.Client{Transport: transport}}, nil
}

// Close drops idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// APIError is an error that the router answered with. It is the cause of a core.Error whose kind and reason follow from it.
type APIError struct {
	Status     int
	Code       string // coded reason or kind
	Param      string // the field that is wrong
	Message    string
	Reasons    []string      // one line a node when no miner can serve
	RetryAfter time.Duration // 0 when not told
	Task       string        // SESSION/TASK when the task was submitted before it failed
}

// Error gives the router's message.
func (e *APIError) Error() string { return e.Message }

var kindOf = map[int]core.Kind{
	400: core.Invalid, 401: core.Denied, 403: core.Denied, 404: core.NotFound, 405: core.Invalid, 413: core.TooLarge, 415: core.Invalid,
	422: core.Invalid, 429: core.Busy, 501: core.Unavailable, 502: core.Corrupt, 503: core.Unavailable, 504: core.Timeout,
}

// fromAPI wraps a router's error object.
func fromAPI(e *APIError) error {
	out := &core.Error{Kind: kindOf[e.Status], Err: e}
	if e.Code == "context_length_exceeded" { // OpenAI's word for it
		out.Kind, out.Reason = core.Invalid, core.ReasonContextOverflow
	}
	for _, info := range core.Reasons() {
		if string(info.Reason) == e.Code {
			out.Reason = info.Reason
			if e.Status == 0 || e.Status == http.StatusOK { // an error inside a stream has no status
				out.Kind = info.Kind
			}
		}
	}
	if out.Kind == "" {
		out.Kind = core.Internal
		switch kind := core.Kind(e.Code); kind {
		case core.Invalid, core.NotFound, core.Denied, core.TooLarge, core.Busy, core.Unavailable, core.Timeout, core.Corrupt:
			out.Kind = kind
		}
	}
	return out
}

// failure is the body of an error.
type failure struct {
	Error struct {
		Message string   `json:"message"`
		Code    string   `json:"code"`
		Param   string   `json:"param"`
		Reasons []string `json:"reasons"`
	} `json:"error"`
	Cortensor *Place `json:"cortensor"`
}

func (f *failure) api(status int, head http.Header) *APIError {
	e := &APIError{Status: status, Code: f.Error.Code, Param: f.Error.Param, Message: f.Error.Message, Reasons: f.Error.Reasons}
	if seconds, err := strconv.Atoi(head.Get("Retry-After")); err == nil {
		e.RetryAfter = time.Duration(seconds) * time.Second
	}
	if f.Cortensor != nil {
		e.Task = f.Cortensor.Task
	}
	if e.Message == "" {
		e.Message = fmt.Sprintf("the router answered %d %s", status, http.StatusText(status))
	}
	return e
}

// send makes one request. The caller closes the body of the answer, which has a status below 300.
func (c *Client) send(ctx context.Context, method, path, contentType string, body io.Reader) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.base+path, body)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "%s %s: %w", method, path, err)
	}
	r.Header.Set("Authorization", "Bearer "+c.key)
	if contentType != "" {
		r.Header.Set("Content-Type", contentType)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, broken(ctx, method, path, err)
	}
	if answer.StatusCode < 300 {
		return answer, nil
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxBody))
	if err != nil {
		return nil, broken(ctx, method, path, err)
	}
	var f failure
	if err := json.Unmarshal(data, &f); err != nil {
		f = failure{} // not a router's words; the status says enough
	}
	return nil, fromAPI(f.api(answer.StatusCode, answer.Header))
}

// broken says why no answer came.
func broken(ctx context.Context, method, path string, err error) error {
	switch ctx.Err() {
	case nil:
		return core.Fail(core.ReasonUnreachable, "%s %s: %w", method, path, err)
	case context.DeadlineExceeded:
		return core.Errorf(core.Timeout, "%s %s: %w", method, path, err)
	}
	return core.Fail(core.ReasonCancelled, "%s %s: %w", method, path, err)
}

// call sends v as JSON (nil for no body) and reads a JSON answer into out.
func (c *Client) call(ctx context.Context, method, path string, v, out any) error {
	var body io.Reader
	contentType := ""
	if v != nil {
		data, err := json.Marshal(v)
		if err != nil {
			return core.Errorf(core.Invalid, "%s %s: %w", method, path, err)
		}
		body, contentType = bytes.NewReader(data), "application/json"
	}
	answer, err := c.send(ctx, method, path, contentType, body)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(io.LimitReader(answer.Body, maxBody))
	if err != nil {
		return broken(ctx, method, path, err)
	}
	if err := json.Unmarshal(data, out); err != nil {
		return core.Errorf(core.Corrupt, "%s %s: the answer is not the router's: %w", method, path, err)
	}
	return nil
}

// Model is a model that the router offers.
type Model struct {
	ID      string `json:"id"`
	Context int    `json:"context_length"` // tokens; 0 when not told
	Digest  string `json:"digest"`         // SHA-256 of the weights, hex
}

// Models lists what the router offers; the first is the default.
func (c *Client) Models(ctx context.Context) ([]Model, error) {
	var out struct {
		Data []Model `json:"data"`
	}
	return out.Data, c.call(ctx, http.MethodGet, "/v1/models", nil, &out)
}

// File is an uploaded file.
type File struct {
	ID    string `json:"id"`
	Name  string `json:"filename"`
	Bytes int64  `json:"bytes"`
	Cid   string `json:"cid"`
}

// Upload stores a text file on IPFS through the router, streaming it.
func (c *Client) Upload(ctx context.Context, name string, content io.Reader) (File, error) {
	reader, writer := io.Pipe()
	form := multipart.NewWriter(writer)
	done := make(chan struct{})
	go func() {
		defer close(done)
		writer.CloseWithError(func() error {
			if err := form.WriteField("purpose", "user_data"); err != nil {
				return err
			}
			part, err := form.CreateFormFile("file", name)
			if err != nil {
				return err
			}
			if _, err := io.Copy(part, content); err != nil {
				return err
			}
			return form.Close()
		}())
	}()
	defer func() {
		reader.CloseWithError(errors.New("upload ended"))
		<-done
	}()
	var out File
	answer, err := c.send(ctx, http.MethodPost, "/v1/files", form.FormDataContentType(), reader)
	if err != nil {
		return out, err
	}
	defer answer.Body.Close()
	if err := json.NewDecoder(io.LimitReader(answer.Body, maxBody)).Decode(&out); err != nil {
		return out, core.Errorf(core.Corrupt, "upload %s: %w", name, err)
	}
	return out, nil
}

// Receipt fetches a task's receipt, dag-cbor bytes of a core.Receipt, and asks again until it is there or ctx ends. The
// bytes are not checked here: `cortensor audit` does that.
func (c *Client) Receipt(ctx context.Context, ref core.TaskRef) ([]byte, error) {
	path := "/v1/receipts/" + ref.String()
	for {
		answer, err := c.send(ctx, http.MethodGet, path, "", nil)
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(io.LimitReader(answer.Body, core.MaxRecord+1))
		answer.Body.Close()
		if err != nil {
			return nil, broken(ctx, http.MethodGet, path, err)
		}
		if answer.StatusCode == http.StatusOK {
			return data, nil
		}
		select {
		case <-time.After(receiptPause):
		case <-ctx.Done():
			return nil, core.Fail(core.ReasonNotAnchored, "receipt of task %s: still not there: %s", ref, bytes.TrimSpace(data))
		}
	}
}

// receiptPause is short: anchors come about once a second, and the question is a cheap one.
const receiptPause = 200 * time.Millisecond

// Task is a task as chain and IPFS hold it.
type Task struct {
	Session   core.SessionID  `json:"session_id"`
	ID        core.TaskID     `json:"task_id"`
	Status    core.TaskStatus `json:"status"`
	Outcome   core.Reason     `json:"outcome"` // why it ended without a valid answer, or ""
	Content   string          `json:"content"` // the answer, when it ended with one
	Finish    string          `json:"finish_reason"`
	Reference string          `json:"client_reference"`
	Miners    []struct {
		Miner     string `json:"miner"`
		Opinion   string `json:"opinion"`
		ResultCid string `json:"result_cid"`
		Dropped   string `json:"dropped"`
		Error     string `json:"error"`
	} `json:"miner_states"`
	Place Place `json:"cortensor"`
}

// Task reads a task by its id; while it runs the router is asked to wait up to wait for its end.
func (c *Client) Task(ctx context.Context, ref core.TaskRef, wait time.Duration) (Task, error) {
	path := "/api/v1/tasks/" + ref.String()
	if wait > 0 {
		path += fmt.Sprintf("?wait=%.3f", wait.Seconds())
	}
	var out Task
	return out, c.call(ctx, http.MethodGet, path, nil, &out)
}

// Place says where a task is on chain and on IPFS.
type Place struct {
	Task       string         `json:"task"` // SESSION/TASK
	Session    core.SessionID `json:"session_id"`
	TaskID     core.TaskID    `json:"task_id"`
	Status     string         `json:"status"`
	Verified   bool           `json:"verified"`
	RecordCid  string         `json:"record_cid"`
	ResultCids []string       `json:"result_cids"`
	VerdictCid string         `json:"verdict_cid"` // "" until there is one
	Miners     []string       `json:"miners"`
	AnsweredBy string         `json:"answered_by"`
	Receipt    string         `json:"receipt"` // path on the router
}

// Ref gives the task.
func (p Place) Ref() core.TaskRef { return core.TaskRef{Session: p.Session, Task: p.TaskID} }
