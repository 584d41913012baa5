package router

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/protocol"
)

// Wait says when a request that does not stream is answered.
type Wait string

// The two ends of a request.
const (
	WaitVerified Wait = "verified" // the task has ended on chain with a verdict
	WaitResult   Wait = "result"   // the first signed result is here; the verdict follows later
)

// Attachment is one file of a request: stored content by CID, or bytes to be stored.
type Attachment struct {
	Name string
	Cid  cid.Cid // set, or Data is
	Data []byte
}

// Request is one question. Exactly one of Messages and Prompt is set.
type Request struct {
	Session          *core.SessionID // nil for the router's default
	Model            string          // "" for the default
	Messages         []core.Message
	Prompt           string // raw, no chat template
	Files            []Attachment
	Params           core.Params // start from Service.Params
	Seeded           bool        // Params.Seed was chosen; otherwise it follows from the record's salt
	Overflow         string      // core.OverflowError (default) or core.OverflowCut
	Reference        string      // the client's own, at most 128 bytes
	Timeout          time.Duration
	PrecommitTimeout time.Duration // 0 for the contracts' default
	Private          bool          // seal what is asked and answered; see docs/sealing.md
	Recipient        string        // of a private request: age recipient of the client, who can then open both with its own key

	sealed map[cid.Cid]string // envelopes and payloads that were stored for it
}

// FieldError names the part of a request that is wrong.
type FieldError struct {
	Field string
	Text  string
}

// Error gives the text, which names the field where that helps.
func (e *FieldError) Error() string { return e.Text }

func badField(field, format string, args ...any) *FieldError {
	return &FieldError{Field: field, Text: fmt.Sprintf(format, args...)}
}

func invalid(field, format string, args ...any) error {
	return &core.Error{Kind: core.Invalid, Err: badField(field, format, args...)}
}

// Params gives the sampling parameters of a request that says nothing.
func (s *Service) Params() core.Params { return s.cfg.Params }

const (
	maxStops     = 16
	maxStop      = 256 // bytes
	maxReference = 128 // bytes
)

// check says what is wrong with a request, before anything is stored.
func (s *Service) check(r *Request) error {
	if err := checkInput(r); err != nil {
		return err
	}
	if err := checkParams(r.Params); err != nil {
		return err
	}
	switch {
	case r.Overflow != "" && r.Overflow != core.OverflowError && r.Overflow != core.OverflowCut:
		return invalid("overflow", "overflow %.40q: want %q or %q", r.Overflow, core.OverflowError, core.OverflowCut)
	case len(r.Reference) > maxReference:
		return invalid("client_reference", "client_reference has %d bytes, at most %d are taken", len(r.Reference), maxReference)
	case r.Timeout < 0 || r.Timeout > s.cfg.MaxTimeout:
		return invalid("timeout", "timeout %s: want up to %s", r.Timeout, s.cfg.MaxTimeout)
	case r.PrecommitTimeout < 0 || r.PrecommitTimeout > time.Hour:
		return invalid("precommit_timeout", "precommit_timeout %s: want up to 1h", r.PrecommitTimeout)
	}
	return s.checkCount(r)
}

func (s *Service) checkCount(r *Request) error {
	if len(r.Files) > s.cfg.MaxFiles {
		return invalid("messages", "%d files, a request takes at most %d", len(r.Files), s.cfg.MaxFiles)
	}
	return nil
}

func checkInput(r *Request) error {
	if len(r.Messages) == 0 {
		if strings.TrimSpace(r.Prompt) == "" {
			return invalid("prompt", "the prompt is empty; send some text")
		}
		return nil
	}
	if r.Prompt != "" {
		return invalid("prompt", "send either messages or a prompt")
	}
	said := len(r.Files) > 0
	for i, m := range r.Messages {
		switch m.Role {
		case "system", "user", "assistant":
		default:
			return invalid(fmt.Sprintf("messages[%d].role", i), "role %.40q: want system, user or assistant", m.Role)
		}
		said = said || (m.Role == "user" && strings.TrimSpace(m.Content) != "")
	}
	if !said {
		return invalid("messages", "no user message has any text; send a prompt")
	}
	return nil
}

func checkParams(p core.Params) error {
	checks := []struct {
		field string
		fine  bool
		want  string
	}{
		{"max_tokens", p.MaxTokens >= 1 && p.MaxTokens <= 1<<20, "1 to 1048576"},
		{"temperature", p.Temperature >= 0 && p.Temperature <= 2, "0 to 2"},
		{"top_p", p.TopP > 0 && p.TopP <= 1, "above 0 and up to 1"},
		{"top_k", p.TopK >= 0 && p.TopK <= 1000, "0 (off) to 1000"},
		{"presence_penalty", p.PresencePenalty >= -2 && p.PresencePenalty <= 2, "-2 to 2"},
		{"frequency_penalty", p.FrequencyPenalty >= -2 && p.FrequencyPenalty <= 2, "-2 to 2"},
		{"repeat_penalty", p.RepeatPenalty > 0 && p.RepeatPenalty <= 2, "above 0 and up to 2; 1 is off"},
		{"stop", len(p.Stop) <= maxStops, fmt.Sprintf("at most %d strings", maxStops)},
	}
	for _, c := range checks {
		if !c.fine {
			return invalid(c.field, "%s: want %s", c.field, c.want)
		}
	}
	for i, stop := range p.Stop {
		if stop == "" || len(stop) > maxStop {
			return invalid("stop", "stop[%d]: want 1 to %d bytes", i, maxStop)
		}
	}
	return checkConstraints(p)
}

// checkConstraints finds what the engines would refuse before anything is stored or paid.
func checkConstraints(p core.Params) error {
	if p.MinP != nil && !(*p.MinP > 0 && *p.MinP <= 1) {
		return invalid("min_p", "min_p: want 0 (off) to 1")
	}
	format := p.Format
	p.Format = nil
	if err := p.CheckOptional(); err != nil {
		return invalid("logit_bias", "%v", err)
	}
	if err := engine.ValidateFormat(format); err != nil {
		field := "response_format"
		if format.Kind == core.FormatGrammar {
			field = "grammar"
		}
		return invalid(field, "%v", err)
	}
	return nil
}

// linkPattern finds ipfs://CID in running text; a path behind the CID makes it another thing, which is left as text.
var linkPattern = regexp.MustCompile(`ipfs://(b[a-z2-7]{40,120})(/?)`)

// links adds the content that user messages or the prompt name as ipfs://CID to the request's files, once each.
func links(r *Request) {
	seen := map[cid.Cid]bool{}
	for _, f := range r.Files {
		seen[f.Cid] = true
	}
	texts := []string{r.Prompt}
	for _, m := range r.Messages {
		if m.Role == "user" {
			texts = append(texts, m.Content)
		}
	}
	for _, text := range texts {
		for _, match := range linkPattern.FindAllStringSubmatch(text, -1) {
			c, err := core.ParseLink(core.Scheme + match[1])
			if err != nil || match[2] != "" || seen[c] {
				continue // not a reference, but text that looks like one
			}
			seen[c] = true
			r.Files = append(r.Files, Attachment{Name: c.String(), Cid: c})
		}
	}
}

// draft makes the Task record but for what is asked.
func (s *Service) draft(r *Request, session core.SessionID, model Model) (*core.Task, error) {
	t := &core.Task{
		Type: core.TypeTask, Network: s.cfg.Network, Session: int64(session), Router: s.address.Bytes(), Reference: r.Reference,
		Model: core.Model{ID: model.ID, Digest: model.Digest, Exact: model.Exact}, Params: r.Params, Overflow: r.Overflow, Providers: s.deps.Providers(),
		Created: time.Now().UnixMilli(), Salt: make([]byte, 16),
	}
	if t.Overflow == "" {
		t.Overflow = core.OverflowError
	}
	if _, err := rand.Read(t.Salt); err != nil {
		return nil, core.Errorf(core.Internal, "draw a salt: %w", err)
	}
	if !r.Seeded {
		// 31 bits: engines take 32, and some read the largest as "random".
		t.Params.Seed = int64(binary.BigEndian.Uint32(t.Salt) >> 1)
	}
	return t, nil
}

// build makes the signed Task record.
func (s *Service) build(ctx context.Context, r *Request, session core.Session, model Model) (*core.Task, error) {
	t, err := s.draft(r, session.ID, model)
	if err != nil {
		return nil, err
	}
	if r.Private {
		err = s.conceal(ctx, t, r, session, model)
	} else {
		err = s.disclose(ctx, t, r, model)
	}
	if err != nil {
		return nil, err
	}
	if err := core.Sign(s.cfg.Network, t, s.deps.Key); err != nil {
		return nil, tooLong(err)
	}
	return t, nil
}

// disclose puts what is asked into a public record.
func (s *Service) disclose(ctx context.Context, t *core.Task, r *Request, model Model) error {
	files, texts, err := s.attach(ctx, r)
	if err != nil {
		return err
	}
	t.Messages, t.Prompt, t.Files = r.Messages, r.Prompt, files
	return s.fit(ctx, t, texts, model)
}

func tooLong(err error) error {
	if core.KindOf(err) == core.TooLarge {
		return core.Errorf(core.TooLarge, "the prompt does not fit a task record; upload long text to /v1/files and name the file: %w", err)
	}
	return err
}

// fit checks the prompt against the model's context before anybody works on it, and lowers the number of tokens asked
// for to what is left. Files that will be cut do not count.
func (s *Service) fit(ctx context.Context, t *core.Task, files []protocol.Attachment, model Model) error {
	if s.deps.Counter == nil || model.Context == 0 {
		return nil
	}
	if t.Overflow == core.OverflowCut {
		files = nil
	}
	messages, prompt := protocol.Compose(t, files)
	count, err := s.deps.Counter.Count(ctx, messages, prompt)
	if err != nil {
		return core.Errorf(core.KindOf(err), "count the prompt's tokens: %w", err)
	}
	if count >= model.Context {
		hint := "shorten it"
		if len(files) > 0 {
			hint = `shorten it, or send "overflow": "cut" to have files cut to what fits`
		}
		return core.Fail(core.ReasonContextOverflow, "the prompt has %d tokens, model %s takes less than %d with its answer; %s", count, model.ID, model.Context, hint)
	}
	t.Params.MaxTokens = min(t.Params.MaxTokens, int64(model.Context-count))
	return nil
}
