//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"slices"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/text"
)

// bytesPerToken bounds how much text is tokenised at all: no token of a usual vocabulary is longer.
const bytesPerToken = 256

// model is a loaded GGUF file with its tokenizer and chat template.
type model struct {
	handle   binding.Model
	vocab    binding.Vocab
	size     int // of the vocabulary
	chat     *text.Chat
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
	var err error
	m.chat, err = text.Compile(source, m.bos, m.eos)
	return err
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
	p := m.readPiece(id)
	m.pieces[id] = p
	return p
}

// readPiece asks the library; any goroutine may.
func (m *model) readPiece(id int32) []byte {
	buf := make([]byte, bytesPerToken)
	n := binding.TokenToPiece(m.vocab, binding.Token(id), buf, 0, false)
	if n < 0 {
		buf = make([]byte, -n)
		n = binding.TokenToPiece(m.vocab, binding.Token(id), buf, 0, false)
	}
	return slices.Clone(buf[:max(n, 0)])
}

func (m *model) ends(id int32) bool { return binding.VocabIsEOG(m.vocab, binding.Token(id)) }

// Plain, Controls, Written, Begin and Longest make a text.Vocabulary of the model.
func (m *model) Plain(out []int32, s string) ([]int32, error) {
	for _, id := range binding.Tokenize(m.vocab, s, false, false) {
		out = append(out, int32(id))
	}
	return out, nil
}

func (m *model) Controls(s string) (out []int32, err error) {
	for _, id := range binding.Tokenize(m.vocab, s, false, true) {
		if binding.VocabIsControl(m.vocab, id) {
			out = append(out, int32(id))
		}
	}
	return out, nil
}

func (m *model) Written(id int32) string { return binding.VocabGetText(m.vocab, binding.Token(id)) }

func (m *model) Begin() (int32, bool) {
	bos := int32(binding.VocabBOS(m.vocab))
	return bos, m.addBOS && bos >= 0
}

func (m *model) Longest() int { return bytesPerToken }

func short(digest []byte) string { return hex.EncodeToString(digest[:min(len(digest), 4)]) }
