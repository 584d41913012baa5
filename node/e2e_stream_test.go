package node

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// stream is an answer under way. The task's id is known: it was acknowledged.
type stream struct {
	ref  core.TaskRef
	text chan string // gets the whole text once, or "" when the stream broke
	err  error       // valid after text
}

// submit asks, and returns as soon as the router has told the task's id.
func submit(t *testing.T, ctx context.Context, info Info, prompt string) *stream {
	t.Helper()
	s, err := trySubmit(ctx, info, prompt)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func trySubmit(ctx context.Context, info Info, prompt string) (*stream, error) {
	body, err := json.Marshal(map[string]any{"messages": []any{map[string]any{"role": "user", "content": prompt}}, "stream": true, "max_tokens": 16, "timeout": 60})
	if err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, info.API+"/v1/chat/completions", bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+info.Key)
	request.Header.Set("Content-Type", "application/json")
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	ref, err := core.ParseTaskRef(response.Header.Get("X-Cortensor-Task"))
	if err != nil || response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 1<<16))
		return nil, errors.Join(fmt.Errorf("status %s: %s", response.Status, text), err, response.Body.Close())
	}
	s := &stream{ref: ref, text: make(chan string, 1)}
	go func() {
		defer response.Body.Close()
		var text string
		text, s.err = readStream(response.Body)
		s.text <- text
	}()
	return s, nil
}

// readStream joins the pieces of a stream; one that does not end with [DONE] is an error.
func readStream(r io.Reader) (string, error) {
	var text strings.Builder
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data: ")
		switch {
		case !ok:
			continue
		case data == "[DONE]":
			return text.String(), nil
		}
		var event struct {
			Choices []struct{ Delta struct{ Content string } }
			Error   json.RawMessage
		}
		if err := json.Unmarshal([]byte(data), &event); err != nil {
			return text.String(), err
		}
		if event.Error != nil {
			return text.String(), fmt.Errorf("stream: %s", event.Error)
		}
		for _, c := range event.Choices {
			text.WriteString(c.Delta.Content)
		}
	}
	return text.String(), errors.Join(lines.Err(), io.ErrUnexpectedEOF)
}

// gate holds every generation after its first token until it is opened, so that a test can act in the middle of a task.
type gate struct {
	engine.Engine
	held chan struct{} // one element a generation that waits
	open chan struct{} // closed to let all go
	once sync.Once
}

func newGate(t *testing.T) *gate {
	g := &gate{held: make(chan struct{}, 1024), open: make(chan struct{})}
	t.Cleanup(g.release)
	return g
}

func (g *gate) wrap(e engine.Engine) engine.Engine {
	g.Engine = e
	return g
}

func (g *gate) release() { g.once.Do(func() { close(g.open) }) }

// Generate generates the first token, then waits.
func (g *gate) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	first := true
	return g.Engine.Generate(ctx, r, func(t engine.Token) error {
		if first {
			first = false
			if err := emit(t); err != nil {
				return err
			}
			g.held <- struct{}{}
			select {
			case <-g.open:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return emit(t)
	})
}

// await waits until n generations are in the middle.
func (g *gate) await(t *testing.T, n int) {
	t.Helper()
	late := time.After(patience)
	for range n {
		select {
		case <-g.held:
		case <-late:
			t.Fatal("no generation began")
		}
	}
}
