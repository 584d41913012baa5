package remote

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

const (
	maxAnswer = 64 << 20 // bytes of one answer that are read at most
	maxEvent  = 4 << 20  // bytes of one event of a stream
)

var errClosed = core.Errorf(core.Unavailable, "the engine is closed")

// client is what Engine and Embedder share: slots, closing, requests.
type client struct {
	cfg   Config
	http  *http.Client
	info  engine.Info
	slots chan struct{}

	life context.Context // ends with Close
	end  context.CancelCauseFunc
	mu   sync.Mutex
	open bool
	busy sync.WaitGroup
}

// Engine runs requests on a server. It implements engine.Engine.
type Engine struct{ client }

var _ engine.Engine = (*Engine)(nil)

// Open asks the server for its models and checks that the wanted one is among them.
func Open(ctx context.Context, cfg Config) (*Engine, error) {
	e := &Engine{}
	if err := e.start(ctx, cfg); err != nil {
		return nil, fmt.Errorf("open remote engine: %w", err)
	}
	return e, nil
}

func (c *client) start(ctx context.Context, cfg Config) error {
	if err := cfg.Validate(); err != nil {
		return err
	}
	c.cfg = cfg.withDefaults()
	if c.http = cfg.Client; c.http == nil {
		c.http = &http.Client{Transport: &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: c.cfg.Slots, IdleConnTimeout: time.Minute}}
	}
	c.slots = make(chan struct{}, c.cfg.Slots)
	c.life, c.end = context.WithCancelCause(context.Background())
	c.open = true
	var list struct {
		Data []struct {
			ID  string `json:"id"`
			Max int    `json:"max_model_len"` // vLLM
		}
	}
	ask, stop := context.WithTimeout(ctx, 30*time.Second)
	defer stop()
	if err := c.call(ask, http.MethodGet, c.cfg.URL+"/models", nil, &list); err != nil {
		return err
	}
	var names []string
	found := false
	for _, m := range list.Data {
		names = append(names, m.ID)
		if m.ID == cfg.Model {
			found = true
			if c.cfg.Context == 0 {
				c.cfg.Context = m.Max
			}
		}
	}
	if !found {
		return core.Errorf(core.NotFound, "the server has no model %q; it has %.300s", cfg.Model, strings.Join(names, ", "))
	}
	c.info = engine.Info{Name: "remote", Build: "openai-style", Model: cfg.Model, Digest: cfg.Digest, Context: c.cfg.Context, Slots: c.cfg.Slots}
	return nil
}

// Info describes the engine; Digest is what the operator states.
func (c *client) Info() engine.Info { return c.info }

// begin enters a request: it waits for a slot and gives a context that also ends with Close.
func (c *client) begin(ctx context.Context) (context.Context, func(), error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.open {
		return nil, nil, errClosed
	}
	c.busy.Add(1)
	ctx, cancel := context.WithCancelCause(ctx)
	detach := context.AfterFunc(c.life, func() { cancel(errClosed) })
	return ctx, func() {
		detach()
		cancel(nil)
		c.busy.Done()
	}, nil
}

func (c *client) slot(ctx context.Context) (func(), error) {
	select {
	case c.slots <- struct{}{}:
		return func() { <-c.slots }, nil
	case <-ctx.Done():
		return nil, c.stopped(ctx, "wait for a slot")
	}
}

// stopped says why ctx ended: the caller's wish, a limit of ours, or Close.
func (c *client) stopped(ctx context.Context, action string) error {
	var limit *core.Error
	if errors.As(context.Cause(ctx), &limit) {
		return fmt.Errorf("%s: %w", action, limit)
	}
	return engine.Ended(ctx, action)
}

// Close ends running requests with an error and waits for them.
func (c *client) Close() error {
	c.mu.Lock()
	c.open = false
	c.mu.Unlock()
	c.end(errClosed)
	c.busy.Wait()
	c.http.CloseIdleConnections()
	return nil
}

// send posts JSON and gives the answer's body if the status is 200.
func (c *client) send(ctx context.Context, method, url string, body any) (io.ReadCloser, error) {
	var payload io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			return nil, core.Errorf(core.Internal, "encode request: %w", err)
		}
		payload = bytes.NewReader(data)
	}
	req, err := http.NewRequestWithContext(ctx, method, url, payload)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "request: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	if c.cfg.Key != "" {
		req.Header.Set("Authorization", "Bearer "+c.cfg.Key)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, c.stopped(ctx, "request")
		}
		return nil, core.Fail(core.ReasonUnreachable, "remote engine: %w", err)
	}
	if resp.StatusCode == http.StatusOK {
		return resp.Body, nil
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(io.LimitReader(resp.Body, 1<<16))
	if err != nil && ctx.Err() != nil {
		return nil, c.stopped(ctx, "request")
	}
	return nil, statusError(resp.StatusCode, text)
}

// call makes a request whose answer is one JSON document.
func (c *client) call(ctx context.Context, method, url string, body, answer any) error {
	r, err := c.send(ctx, method, url, body)
	if err != nil {
		return err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxAnswer))
	if ctx.Err() != nil {
		return c.stopped(ctx, "request")
	}
	if err == nil {
		err = json.Unmarshal(data, answer)
	}
	if err != nil {
		return core.Fail(core.ReasonEngine, "answer of %s: %w", url, err)
	}
	return nil
}

// Count asks the server: vLLM's tokenize where there is one, else it runs the prompt for one token and reads the usage.
func (e *Engine) Count(ctx context.Context, r engine.Request) (int, error) {
	if err := r.Validate(); err != nil {
		return 0, err
	}
	ctx, done, err := e.begin(ctx)
	if err != nil {
		return 0, err
	}
	defer done()
	ctx, cancel := context.WithTimeoutCause(ctx, e.cfg.First, core.Errorf(core.Timeout, "no answer from the server in %v", e.cfg.First))
	defer cancel()
	body, path := e.cfg.bodyOf(r)
	var counted struct {
		Count *int `json:"count"`
	}
	root := strings.TrimSuffix(e.cfg.URL, "/v1")
	ask := map[string]any{"model": e.cfg.Model, "add_generation_prompt": true}
	if len(body.Messages) > 0 {
		ask["messages"] = body.Messages
	} else {
		ask["prompt"] = body.Prompt
	}
	err = e.call(ctx, http.MethodPost, root+"/tokenize", ask, &counted)
	if err == nil && counted.Count != nil {
		return *counted.Count, nil
	}
	if core.ReasonOf(err) == core.ReasonContextOverflow || ctx.Err() != nil {
		return 0, err
	}
	leave, err := e.slot(ctx)
	if err != nil {
		return 0, err
	}
	defer leave()
	body.MaxTokens, body.Logprobs, body.TopLogprobs = 1, nil, 0
	var answer struct{ Usage usage }
	if err := e.call(ctx, http.MethodPost, e.cfg.URL+path, body, &answer); err != nil {
		return 0, fmt.Errorf("count tokens: %w", err)
	}
	if answer.Usage.Prompt <= 0 {
		return 0, core.Fail(core.ReasonEngine, "count tokens: the server tells no usage")
	}
	return int(answer.Usage.Prompt), nil
}
