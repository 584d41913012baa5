package token

import (
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// MaxText bounds the text of one Encode in bytes. A context of a million tokens holds less.
const MaxText = 8 << 20

// Options say how a text becomes tokens.
type Options struct {
	// Special makes tokens of control tokens that are written out in the text, such as <|im_end|>. Never set it for text that
	// a user wrote.
	Special bool
	// BOS puts around the text what the model's file asks for: often BOS before it, for some models EOS or SEP after it.
	BOS bool
}

// Tokenizer turns text into tokens and back. It is safe for concurrent use and keeps nothing of the file.
type Tokenizer struct {
	size    int
	pieces  []string
	attr    []attr
	ends    map[int32]bool
	bos     int32
	before  []int32 // what Options.BOS puts before and after a text
	after   []int32
	special *special
	model   model
	longest int
	scratch sync.Pool // of *scratch
}

// model is one of the three kinds of tokenizer.
type model interface {
	// encode appends the tokens of text. first tells that no other text comes before it, or a special token does.
	encode(out []int32, text string, first bool, m *scratch) []int32
}

// scratch is memory for one Encode.
type scratch struct {
	merger      merger
	ends, spare []int
	bytes       []byte
}

// Open reads the tables of a model's file. Kind Corrupt when they contradict themselves, NotFound when there are none, Invalid
// for a kind of tokenizer that is not known here.
func Open(f *gguf.File) (*Tokenizer, error) {
	kind, err := f.String("tokenizer.ggml.model")
	if err != nil {
		return nil, err
	}
	v, err := readVocabulary(f)
	if err != nil {
		return nil, err
	}
	t := &Tokenizer{size: len(v.texts), pieces: make([]string, len(v.texts))}
	switch kind {
	case "gpt2":
		t.model, err = openBPE(f, v)
	case "llama":
		t.model, err = openSPM(f, v)
	case "bert":
		t.model, err = openWPM(f, v)
	default:
		return nil, core.Errorf(core.Invalid, "tokenizer %q is not known here: gpt2 (byte-level BPE), llama (SentencePiece) and bert (WordPiece) are; run this model with the engine llama", kind)
	}
	if err != nil {
		return nil, err
	}
	t.attr, t.ends, t.bos, t.special = v.attr, v.ends, v.bos, newSpecial(v)
	if v.addBOS || kind == "bert" {
		t.before = []int32{v.bos}
	}
	if kind == "bert" {
		t.after = []int32{v.sep}
	} else if v.addEOS {
		t.after = []int32{v.eos}
	}
	t.readPieces(kind, v)
	t.scratch.New = func() any { return new(scratch) }
	return t, nil
}

// readPieces works out the bytes of every token.
func (t *Tokenizer) readPieces(kind string, v *vocabulary) {
	for id, a := range v.attr {
		text := v.texts[id]
		switch {
		case a&(control|unknown|userDefined) != 0:
		case a&normal != 0 && kind == "gpt2":
			if raw, ok := fromAlphabet(text); ok {
				text = raw
			}
		case a&normal != 0:
			text = unescape(text)
		case a&byteToken != 0:
			if b, ok := hexByte(text); ok {
				text = string([]byte{b})
			}
		default:
			text = ""
		}
		t.pieces[id] = text
		t.longest = max(t.longest, len(v.texts[id]))
	}
}

// Len is the number of tokens; their numbers are 0 to Len-1.
func (t *Tokenizer) Len() int { return t.size }

// Longest is the length in bytes of the longest text that one token can stand for: n tokens never come of more than
// n·Longest bytes, so that a longer text can be refused unread. (WordPiece also drops text; it is no bound for it.)
func (t *Tokenizer) Longest() int { return t.longest }

// BOS gives the token that begins a text, where the file names one.
func (t *Tokenizer) BOS() (id int32, ok bool) { return t.bos, t.bos >= 0 }

// Piece gives the bytes that a token stands for: part of a character, or none for control tokens, unknown and invalid numbers.
func (t *Tokenizer) Piece(id int32) []byte {
	if !t.valid(id) || t.attr[id]&(control|unknown) != 0 {
		return nil
	}
	return []byte(t.pieces[id])
}

// Text gives how a token is written, control tokens too: what Options.Special reads.
func (t *Tokenizer) Text(id int32) string {
	if !t.valid(id) {
		return ""
	}
	return t.pieces[id]
}

// Control tells whether a token steers the model and stands for no text.
func (t *Tokenizer) Control(id int32) bool { return t.valid(id) && t.attr[id]&control != 0 }

// EndOfText tells whether a generation ends with this token.
func (t *Tokenizer) EndOfText(id int32) bool { return t.ends[id] }

func (t *Tokenizer) valid(id int32) bool { return id >= 0 && int(id) < t.size }

// Encode gives the tokens of a text, of Options.Special's and Options.BOS's too. Bytes that are no UTF-8 become U+FFFD in BPE,
// byte tokens in SentencePiece, nothing in WordPiece. Kind TooLarge for a text above MaxText.
func (t *Tokenizer) Encode(text string, o Options) ([]int32, error) {
	if len(text) > MaxText {
		return nil, core.Errorf(core.TooLarge, "tokenise: the text has %d bytes, at most %d; split it", len(text), MaxText)
	}
	m := t.scratch.Get().(*scratch)
	defer t.scratch.Put(m)
	out := make([]int32, 0, len(text)/3+4)
	if o.BOS {
		out = append(out, t.before...)
	}
	first := true
	for _, p := range t.special.parts(text, o.Special) {
		if p.text == "" {
			out, first = append(out, p.id), true
			continue
		}
		out, first = t.model.encode(out, p.text, first, m), false
	}
	if o.BOS {
		out = append(out, t.after...)
	}
	return out, nil
}

// Decode joins the pieces of tokens.
func (t *Tokenizer) Decode(ids []int32) []byte {
	var out []byte
	for _, id := range ids {
		if t.valid(id) && t.attr[id]&(control|unknown) == 0 {
			out = append(out, t.pieces[id]...)
		}
	}
	return out
}
