package httpapi

import (
	"encoding/base64"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// sampling are the fields that all completion requests share. Those that OpenAI has mean what they mean there; the rest
// are the published router API's and ours.
type sampling struct {
	Model               string         `json:"model" doc:"One of GET /v1/models; absent for the default."`
	Stream              bool           `json:"stream" doc:"Answer with server-sent events, token by token."`
	StreamOptions       *streamOptions `json:"stream_options"`
	N                   *int64         `json:"n" doc:"Only 1."`
	MaxTokens           *int64         `json:"max_tokens"`
	MaxCompletionTokens *int64         `json:"max_completion_tokens" doc:"Newer name of max_tokens."`
	Temperature         *float64       `json:"temperature"`
	TopP                *float64       `json:"top_p"`
	TopK                *int64         `json:"top_k"`
	PresencePenalty     *float64       `json:"presence_penalty"`
	FrequencyPenalty    *float64       `json:"frequency_penalty"`
	RepeatPenalty       *float64       `json:"repeat_penalty" doc:"1 is off."`
	Seed                *int64         `json:"seed" doc:"Absent: derived from the task record's salt."`
	Stop                stringList     `json:"stop"`
	constraints
	unsupported

	SessionID        *number  `json:"session_id" doc:"Session that pays; absent for the router's own."`
	Timeout          *float64 `json:"timeout" doc:"Seconds to wait for the answer."`
	PrecommitTimeout *float64 `json:"precommit_timeout" doc:"Seconds a miner may compute."`
	ClientReference  string   `json:"client_reference" doc:"Kept in the task record and on chain."`
	Overflow         string   `json:"overflow" doc:"cut: files are cut from their end until the prompt fits; error (default)."`
	Private          bool     `json:"private" doc:"Seal prompt, files and answer: on IPFS and on chain they are ciphertext. Also as header X-Cortensor-Private: true, or for a whole session when it is made."`
	Recipient        string   `json:"recipient" doc:"age recipient (age1pq1…) of the client: it can then open question and answers with its own key. Private requests only."`
	Wait             string   `json:"wait" doc:"verified (default without stream): answer after the validators' verdict; result (default with stream): with the first signed result."`
}

type streamOptions struct {
	IncludeUsage bool `json:"include_usage" doc:"Usage in a last chunk without choices."`
}

// chatRequest is POST /v1/chat/completions.
type chatRequest struct {
	Messages []chatMessage `json:"messages"`
	sampling
}

type chatMessage struct {
	Role    string  `json:"role" doc:"system, developer, user or assistant."`
	Content content `json:"content" doc:"Text, or parts: text; file {file_id | file_data, filename}; input_file; file_url with ipfs://CID."`
}

// completionRequest is POST /v1/completions and the published …/completions.
type completionRequest struct {
	Prompt         stringList    `json:"prompt"`
	PromptType     int64         `json:"prompt_type" doc:"0 chat template (default), 1 raw, 2 prompt_template as system message."`
	PromptTemplate string        `json:"prompt_template"`
	Messages       []chatMessage `json:"messages" doc:"Instead of prompt."`
	sampling
}

// fill puts the shared fields into a request.
func (b *sampling) fill(r *router.Request, defaults core.Params) error {
	p := defaults
	if b.MaxTokens == nil {
		b.MaxTokens = b.MaxCompletionTokens
	}
	set(&p.MaxTokens, b.MaxTokens)
	set(&p.Temperature, b.Temperature)
	set(&p.TopP, b.TopP)
	set(&p.TopK, b.TopK)
	set(&p.PresencePenalty, b.PresencePenalty)
	set(&p.FrequencyPenalty, b.FrequencyPenalty)
	set(&p.RepeatPenalty, b.RepeatPenalty)
	set(&p.Seed, b.Seed)
	p.Stop = b.Stop
	if err := b.unsupported.check(); err != nil {
		return err
	}
	if err := b.constraints.fill(&p); err != nil {
		return err
	}
	r.Params, r.Seeded = p, b.Seed != nil
	r.Model, r.Reference, r.Overflow = b.Model, b.ClientReference, b.Overflow
	r.Private, r.Recipient = b.Private, b.Recipient
	if b.SessionID != nil {
		id := core.SessionID(*b.SessionID)
		r.Session = &id
	}
	var err error
	if r.Timeout, err = seconds("timeout", b.Timeout); err != nil {
		return err
	}
	if r.PrecommitTimeout, err = seconds("precommit_timeout", b.PrecommitTimeout); err != nil {
		return err
	}
	switch router.Wait(b.Wait) {
	case "", router.WaitResult, router.WaitVerified:
		return nil
	}
	return badField("wait", "wait %.40q: want result or verified", b.Wait)
}

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}

func seconds(field string, given *float64) (time.Duration, error) {
	if given == nil {
		return 0, nil
	}
	if math.IsNaN(*given) || *given <= 0 || *given > 86400 {
		return 0, badField(field, "%s: want a number of seconds above 0", field)
	}
	return time.Duration(*given * float64(time.Second)), nil
}

// request turns a chat body into the service's request.
func (b *chatRequest) request(defaults core.Params) (router.Request, error) {
	var r router.Request
	if b.N != nil && *b.N != 1 {
		return r, badField("n", "n: want 1; ask again for another answer")
	}
	if len(b.Messages) == 0 {
		return r, badField("messages", "messages: send at least one")
	}
	if err := addMessages(&r, b.Messages); err != nil {
		return r, err
	}
	return r, b.fill(&r, defaults)
}

func addMessages(r *router.Request, messages []chatMessage) error {
	for i, m := range messages {
		role := m.Role
		if role == "developer" { // OpenAI's newer word
			role = "system"
		}
		var text strings.Builder
		for k, p := range m.Content {
			where := fmt.Sprintf("messages[%d].content[%d]", i, k)
			switch p.Type {
			case "text", "input_text":
				text.WriteString(p.Text)
				continue
			case "file", "input_file", "file_url":
			default:
				return badField(where, "%s: type %.40q is not taken; send text or file", where, p.Type)
			}
			if role != "user" {
				return badField(where, "%s: only user messages take files", where)
			}
			file := p.filePart
			if p.File != nil {
				file = *p.File
			}
			attachment, err := file.attachment(where)
			if err != nil {
				return err
			}
			r.Files = append(r.Files, attachment)
		}
		r.Messages = append(r.Messages, core.Message{Role: role, Content: text.String()})
	}
	return nil
}

// attachment finds out which file a part means.
func (f filePart) attachment(where string) (router.Attachment, error) {
	switch {
	case f.ID != "":
		c, err := parseFileID(f.ID)
		if err != nil {
			return router.Attachment{}, badField(where+".file_id", "%s: %v", where, err)
		}
		return router.Attachment{Name: f.Name, Cid: c}, nil
	case f.URL != "":
		c, err := core.ParseLink(string(f.URL))
		if err != nil {
			return router.Attachment{}, badField(where+".file_url", "%s: %v", where, err)
		}
		return router.Attachment{Name: f.Name, Cid: c}, nil
	case f.Data != "":
		_, encoded, found := strings.Cut(f.Data, ";base64,")
		if !found {
			encoded = f.Data
		}
		data, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			return router.Attachment{}, badField(where+".file_data", "%s.file_data: want base64: %v", where, err)
		}
		return router.Attachment{Name: f.Name, Data: data}, nil
	}
	return router.Attachment{}, badField(where, "%s: send file_id, file_url or file_data", where)
}

const fileIDPrefix = "file-"

func fileID(c cid.Cid) string { return fileIDPrefix + c.String() }

// parseFileID reads file-CID, CID or ipfs://CID.
func parseFileID(id string) (cid.Cid, error) {
	text := strings.TrimPrefix(strings.TrimPrefix(id, core.Scheme), fileIDPrefix)
	c, err := core.ParseLink(core.Scheme + text)
	if err != nil {
		return c, fmt.Errorf("file id %.100q: want file-CID as POST /v1/files gives it, or ipfs://CID", id)
	}
	return c, nil
}

// request turns a completion body into the service's request. promptType is what a body means that does not say.
func (b *completionRequest) request(defaults core.Params, openai bool) (router.Request, error) {
	var r router.Request
	if openai && b.N != nil && *b.N != 1 {
		return r, badField("n", "n: want 1; ask again for another answer")
	}
	if len(b.Prompt) > 1 {
		return r, badField("prompt", "prompt: want one string; send one request for each of the %d", len(b.Prompt))
	}
	if err := b.fill(&r, defaults); err != nil {
		return r, err
	}
	if !openai {
		r.Model = "" // the published API tolerates names of other models; a session's model decides
	}
	prompt := strings.Join(b.Prompt, "")
	kind := b.PromptType
	if openai {
		kind = 1
	}
	switch {
	case len(b.Messages) > 0 && prompt == "":
		return r, addMessages(&r, b.Messages)
	case kind == 0:
		r.Messages = []core.Message{{Role: "user", Content: prompt}}
	case kind == 1:
		r.Prompt = prompt
	case kind == 2:
		if b.PromptTemplate != "" {
			r.Messages = append(r.Messages, core.Message{Role: "system", Content: b.PromptTemplate})
		}
		r.Messages = append(r.Messages, core.Message{Role: "user", Content: prompt})
	default:
		return r, badField("prompt_type", "prompt_type %d: want 0 (chat template), 1 (raw) or 2 (system template and input)", kind)
	}
	if strings.TrimSpace(prompt) == "" {
		return r, badField("prompt", "the prompt is empty; send some text")
	}
	return r, nil
}
