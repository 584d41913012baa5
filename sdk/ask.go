package sdk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Request is one question.
type Request struct {
	Model    string         // "" for the router's default
	Messages []core.Message // the chat; or Prompt alone for a single user message
	Prompt   string
	Attached []Attachment
	Files    []string // ids from Upload, CIDs, or ipfs:// links; put behind the last user message

	Session     *core.SessionID // nil for the router's own
	MaxTokens   int             // 0 for the router's default
	Temperature *float64        // nil for the router's default
	Seed        *int64          // nil derives it from the task record
	Stop        []string
	TopP        *float64 // nil for the router's default
	MinP        float64  // 0 is off
	LogitBias   []core.Bias
	Format      *core.Format  // what the answer must be: a JSON object, JSON of a schema, text of a grammar
	Overflow    string        // core.OverflowCut has files cut to what fits
	Reference   string        // kept in the record and on chain
	Timeout     time.Duration // 0 for the router's default
	Private     bool          // seal prompt, files and answer; files then go as Attachments, not by id
	Recipient   string        // of a private request: own age recipient, whose identity then opens both from public data
	Verified    bool          // wait for the verdict before the answer counts as done
}

// Attachment is a text file that travels in the request itself, up to what the router takes in one body.
type Attachment struct {
	Name string
	Data []byte
}

// Answer is what came back.
type Answer struct {
	Text   string
	Model  string
	Finish string // stop or length
	Usage  core.Usage
	Place  Place

	// Times since the call began: the task's id was on chain, the first token came, the answer was whole.
	Submitted, FirstToken, Done time.Duration
}

type chunk struct {
	Model   string `json:"model"`
	Choices []struct {
		Delta  struct{ Content string } `json:"delta"`
		Finish string                   `json:"finish_reason"`
	} `json:"choices"`
	Usage *struct {
		Prompt     int64 `json:"prompt_tokens"`
		Completion int64 `json:"completion_tokens"`
	} `json:"usage"`
	Cortensor *Place          `json:"cortensor"`
	Error     json.RawMessage `json:"error"`
}

// maxEvent bounds one event of a stream, in bytes.
const maxEvent = 8 << 20

// Ask asks and streams: onText, if not nil, gets each piece as it comes, and its error ends the call. The answer is
// complete and equals a result that a miner signed when err is nil. After an error the Answer holds what came before it;
// its Place.Task is set once the task was submitted, so that it can be read later.
func (c *Client) Ask(ctx context.Context, r Request, onText func(string) error) (Answer, error) {
	start := time.Now()
	var a Answer
	data, err := json.Marshal(body(r))
	if err != nil {
		return a, core.Errorf(core.Invalid, "ask: %w", err)
	}
	answer, err := c.send(ctx, http.MethodPost, "/v1/chat/completions", "application/json", bytes.NewReader(data))
	if err != nil {
		return a, err
	}
	defer answer.Body.Close()
	a.Submitted = time.Since(start)
	if ref, err := core.ParseTaskRef(answer.Header.Get("X-Cortensor-Task")); err == nil {
		a.Place = Place{Task: ref.String(), Session: ref.Session, TaskID: ref.Task, RecordCid: answer.Header.Get("X-Cortensor-Record"), Receipt: answer.Header.Get("X-Cortensor-Receipt")}
	}
	var text strings.Builder
	err = events(ctx, answer.Body, func(data []byte) error {
		piece, err := a.take(data, answer.Header)
		if err != nil || piece == "" {
			return err
		}
		if a.FirstToken == 0 {
			a.FirstToken = time.Since(start)
		}
		text.WriteString(piece)
		if onText != nil {
			return onText(piece)
		}
		return nil
	})
	a.Text, a.Done = text.String(), time.Since(start)
	return a, err
}

// body is the JSON of a request.
func body(r Request) map[string]any {
	messages := r.Messages
	if r.Prompt != "" {
		messages = append(messages[:len(messages):len(messages)], core.Message{Role: "user", Content: r.Prompt})
	}
	var list []map[string]any
	last := -1
	for i, m := range messages {
		list = append(list, map[string]any{"role": m.Role, "content": m.Content})
		if m.Role == "user" {
			last = i
		}
	}
	if len(r.Files)+len(r.Attached) > 0 && last >= 0 {
		parts := []any{map[string]any{"type": "text", "text": messages[last].Content}}
		for _, f := range r.Files {
			parts = append(parts, map[string]any{"type": "file", "file": map[string]any{"file_id": f}})
		}
		for _, a := range r.Attached {
			parts = append(parts, map[string]any{"type": "file", "file": map[string]any{"filename": a.Name, "file_data": base64.StdEncoding.EncodeToString(a.Data)}})
		}
		list[last]["content"] = parts
	}
	out := map[string]any{"messages": list, "stream": true, "stream_options": map[string]any{"include_usage": true}}
	optional := func(name string, value any, given bool) {
		if given {
			out[name] = value
		}
	}
	optional("model", r.Model, r.Model != "")
	optional("session_id", r.Session, r.Session != nil)
	optional("max_tokens", r.MaxTokens, r.MaxTokens != 0)
	optional("temperature", r.Temperature, r.Temperature != nil)
	optional("seed", r.Seed, r.Seed != nil)
	optional("stop", r.Stop, len(r.Stop) > 0)
	optional("top_p", r.TopP, r.TopP != nil)
	optional("min_p", r.MinP, r.MinP != 0)
	biases := map[int64]float64{}
	for _, b := range r.LogitBias {
		biases[b.Token] = b.Bias
	}
	optional("logit_bias", biases, len(biases) > 0)
	if f := r.Format; f != nil && f.Kind == core.FormatGrammar {
		out["grammar"] = f.Text
	} else if f != nil && f.Kind == core.FormatSchema {
		out["response_format"] = map[string]any{"type": f.Kind, f.Kind: map[string]any{"name": "answer", "strict": true, "schema": json.RawMessage(f.Text)}}
	} else if f != nil {
		out["response_format"] = map[string]any{"type": f.Kind}
	}
	optional("overflow", r.Overflow, r.Overflow != "")
	optional("client_reference", r.Reference, r.Reference != "")
	optional("timeout", r.Timeout.Seconds(), r.Timeout != 0)
	optional("wait", "verified", r.Verified)
	optional("private", true, r.Private)
	optional("recipient", r.Recipient, r.Recipient != "")
	return out
}

// take reads one event into the answer and gives its text.
func (a *Answer) take(data []byte, head http.Header) (string, error) {
	var e chunk
	if err := json.Unmarshal(data, &e); err != nil {
		return "", core.Errorf(core.Corrupt, "the stream holds an event that is not the router's: %w", err)
	}
	if e.Error != nil {
		var f failure
		if err := json.Unmarshal(data, &f); err != nil {
			return "", core.Errorf(core.Corrupt, "the stream holds an event that is not the router's: %w", err)
		}
		return "", fromAPI(f.api(0, head))
	}
	if e.Model != "" {
		a.Model = e.Model
	}
	if e.Cortensor != nil {
		a.Place = *e.Cortensor
	}
	if e.Usage != nil {
		a.Usage = core.Usage{Prompt: e.Usage.Prompt, Completion: e.Usage.Completion}
	}
	if len(e.Choices) == 0 {
		return "", nil
	}
	if e.Choices[0].Finish != "" {
		a.Finish = e.Choices[0].Finish
	}
	return e.Choices[0].Delta.Content, nil
}

// events reads server-sent events up to [DONE]. A stream that ends before it is broken.
func events(ctx context.Context, r io.Reader, take func([]byte) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxEvent)
	for lines.Scan() {
		data, ok := bytes.CutPrefix(lines.Bytes(), []byte("data:"))
		if !ok {
			continue // a blank line, a comment, or a field that we do not use
		}
		data = bytes.TrimSpace(data)
		if string(data) == "[DONE]" {
			return nil
		}
		if err := take(data); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil && ctx.Err() != nil {
		return broken(ctx, "POST", "/v1/chat/completions", err)
	}
	return core.Fail(core.ReasonStreamBroken, "the router's stream ended early: %v", lines.Err())
}
