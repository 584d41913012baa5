//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/ardanlabs/jinja"
	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
)

// bytesPerToken bounds how much text is tokenised at all: no token of a usual vocabulary is longer.
const bytesPerToken = 256

// model is a loaded GGUF file with its tokenizer and chat template.
type model struct {
	handle   binding.Model
	vocab    binding.Vocab
	size     int // of the vocabulary
	template *jinja.Template
	noChat   error // why there is no template
	addBOS   bool
	bos, eos string
	pieces   map[int32][]byte // used by the batch loop alone
}

// loadModel reads a GGUF file. The caller must be on a thread of its own.
func loadModel(path string) (*model, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, core.Errorf(core.Invalid, "model file: %w", err)
	}
	handle, err := binding.ModelLoadFromFile(path, binding.ModelDefaultParams())
	if err != nil {
		return nil, core.Fail(core.ReasonEngine, "load model %s: %w; is it a GGUF file of a kind that this llama.cpp knows?", path, err)
	}
	m := &model{handle: handle, vocab: binding.ModelGetVocab(handle), pieces: map[int32][]byte{}}
	m.size = int(binding.VocabNTokens(m.vocab))
	m.addBOS = binding.VocabGetAddBOS(m.vocab)
	m.bos = binding.VocabGetText(m.vocab, binding.VocabBOS(m.vocab))
	m.eos = binding.VocabGetText(m.vocab, binding.VocabEOS(m.vocab))
	return m, nil
}

// setTemplate compiles the chat template: the given one, or the file's own.
func (m *model) setTemplate(source string) error {
	if source == "" {
		source = binding.ModelChatTemplate(m.handle, "")
	}
	if source == "" { // fine for raw prompts
		m.noChat = core.Errorf(core.Invalid, "the model has no chat template; send a raw prompt instead of messages")
		return nil
	}
	var err error
	if m.template, err = jinja.Compile(source); err != nil {
		return core.Fail(core.ReasonEngine, "the model's chat template: %w; set another one in the configuration", err)
	}
	return nil
}

func (m *model) name() string {
	name, _ := binding.ModelMetaValStr(m.handle, "general.name")
	return name
}

func (m *model) free() error { return binding.ModelFree(m.handle) }

// digestOf hashes the model file.
func digestOf(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "model file: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return nil, core.Errorf(core.Unavailable, "model file: %w", err)
	}
	return h.Sum(nil), nil
}

// piece gives a token's bytes; control tokens have none.
func (m *model) piece(id int32) []byte {
	if p, ok := m.pieces[id]; ok {
		return p
	}
	buf := make([]byte, bytesPerToken)
	n := binding.TokenToPiece(m.vocab, binding.Token(id), buf, 0, false)
	if n < 0 {
		buf = make([]byte, -n)
		n = binding.TokenToPiece(m.vocab, binding.Token(id), buf, 0, false)
	}
	p := buf[:max(n, 0):max(n, 0)]
	m.pieces[id] = p
	return p
}

func (m *model) ends(id int32) bool { return binding.VocabIsEOG(m.vocab, binding.Token(id)) }

// tokens turns a checked request into prompt tokens. Text of the request never becomes a control token, whatever it says:
// only the chat template makes those. More text than limit tokens can hold is refused unread.
func (m *model) tokens(ctx context.Context, r engine.Request, limit int) ([]int32, error) {
	size := len(r.Prompt)
	for _, msg := range r.Messages {
		size += len(msg.Content)
	}
	if size/bytesPerToken > limit {
		return nil, engine.Overflow(size/bytesPerToken, limit)
	}
	if err := ctx.Err(); err != nil {
		return nil, engine.Ended(ctx, "tokenise")
	}
	if len(r.Messages) == 0 {
		return m.withBOS(m.plain(nil, r.Prompt)), nil
	}
	parts, err := m.render(r.Messages)
	if err != nil {
		return nil, err
	}
	// Text between two control tokens is tokenised in one go, as the model was trained, be it template or content.
	var out []int32
	var run strings.Builder
	for _, p := range parts {
		if p.content {
			run.WriteString(p.text)
			continue
		}
		rest := p.text
		for _, id := range binding.Tokenize(m.vocab, rest, false, true) {
			if !binding.VocabIsControl(m.vocab, id) {
				continue
			}
			before, after, found := strings.Cut(rest, binding.VocabGetText(m.vocab, id))
			if !found {
				continue
			}
			run.WriteString(before)
			out = append(m.plain(out, run.String()), int32(id))
			run.Reset()
			rest = after
		}
		run.WriteString(rest)
	}
	return m.withBOS(m.plain(out, run.String())), nil
}

// plain appends the tokens of text, in which nothing is special.
func (m *model) plain(out []int32, text string) []int32 {
	if text == "" {
		return out
	}
	for _, id := range binding.Tokenize(m.vocab, text, false, false) {
		out = append(out, int32(id))
	}
	return out
}

func (m *model) withBOS(tokens []int32) []int32 {
	bos := int32(binding.VocabBOS(m.vocab))
	if !m.addBOS || bos < 0 || (len(tokens) > 0 && tokens[0] == bos) {
		return tokens
	}
	return append([]int32{bos}, tokens...)
}

// part is a stretch of the rendered prompt: the template's own text, or a message's content.
type part struct {
	text    string
	content bool
}

// Content is put into the template as a mark and replaced after rendering, so that the two can be told apart. The marks are
// private-use runes around the message's number; content itself never goes through the template.
const markOpen, markClose = "\uE0F0", "\uE0F1"

func (m *model) render(messages []core.Message) ([]part, error) {
	if m.noChat != nil {
		return nil, m.noChat
	}
	list := make([]any, len(messages))
	for i, msg := range messages {
		list[i] = map[string]any{"role": msg.Role, "content": fmt.Sprintf("%s%d%s", markOpen, i, markClose)}
	}
	text, err := m.template.Render(map[string]any{
		"messages": list, "add_generation_prompt": true, "bos_token": m.bos, "eos_token": m.eos,
	})
	if err != nil {
		return nil, core.Errorf(core.Invalid, "the model's chat template refuses these messages: %w", err)
	}
	var parts []part
	for text != "" {
		before, after, found := strings.Cut(text, markOpen)
		parts = append(parts, part{text: before})
		if !found {
			break
		}
		number, rest, closed := strings.Cut(after, markClose)
		var i int
		if _, err := fmt.Sscanf(number, "%d", &i); err != nil || !closed || i < 0 || i >= len(messages) {
			return nil, core.Fail(core.ReasonEngine, "the model's chat template changes the content of messages; send a raw prompt")
		}
		parts = append(parts, part{text: messages[i].Content, content: true})
		text = rest
	}
	return parts, nil
}

func short(digest []byte) string { return hex.EncodeToString(digest[:min(len(digest), 4)]) }
