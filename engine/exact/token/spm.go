package token

import (
	"math"
	"strings"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// spm is SentencePiece's BPE: characters are merged as long as the result is a token, the highest score first; what is no
// token in the end is written with byte tokens.
type spm struct {
	ids      map[string]int32 // without control tokens
	scores   []float32
	bytes    [256]int32
	addSpace bool
	longest  int
}

const meta = "\u2581" // stands for a space

func openSPM(f *gguf.File, v *vocabulary) (model, error) {
	v.bos, v.eos, v.unk, v.sep = 1, 2, 0, -1
	v.addBOS, v.addSpace = true, true
	if err := v.readSpecials(f); err != nil {
		return nil, err
	}
	s := &spm{ids: make(map[string]int32, len(v.texts)), scores: v.scores, addSpace: v.addSpace}
	for id, text := range v.texts {
		if v.attr[id]&(control|unknown) == 0 {
			s.ids[text] = int32(id)
			s.longest = max(s.longest, len(text))
		}
	}
	for b := range s.bytes {
		id, ok := v.ids[byteName(byte(b))]
		if !ok {
			id, ok = s.ids[string([]byte{byte(b)})]
		}
		if !ok {
			return nil, corrupt("there is no token %s for the byte", byteName(byte(b)))
		}
		s.bytes[b] = id
	}
	return s, nil
}

func byteName(b byte) string {
	const hex = "0123456789ABCDEF"
	return "<0x" + string([]byte{hex[b>>4], hex[b&15]}) + ">"
}

// hexByte reads a byte token's text.
func hexByte(text string) (byte, bool) {
	if len(text) != 6 || text[:3] != "<0x" || text[5] != '>' {
		return 0, false
	}
	n := byte(0)
	for _, c := range []byte(text[3:5]) {
		at := strings.IndexByte("0123456789ABCDEF", c&^(c>>1&0x20)) // upper case of letters
		if at < 0 {
			return 0, false
		}
		n = n<<4 | byte(at)
	}
	return n, true
}

func unescape(text string) string { return strings.ReplaceAll(text, meta, " ") }

func (s *spm) encode(out []int32, text string, first bool, m *scratch) []int32 {
	if s.addSpace && first {
		text = " " + text
	}
	text = strings.ReplaceAll(text, " ", meta)
	m.merger.reset()
	for i := 0; i < len(text); {
		n := min(width(text[i]), len(text)-i)
		m.merger.add(n, s.id(text[i:i+n]))
		i += n
	}
	m.merger.merge(func(left, right piece) (uint32, int32, bool) {
		id := s.id(text[left.at : right.at+right.size])
		if id < 0 {
			return 0, 0, false
		}
		return descending(s.scores[id]), id, true
	})
	for i := int32(0); i >= 0; i = m.merger.pieces[i].next {
		p := m.merger.pieces[i]
		if p.id >= 0 {
			out = append(out, p.id)
			continue
		}
		for _, b := range []byte(text[p.at : p.at+p.size]) {
			out = append(out, s.bytes[b])
		}
	}
	return out
}

func (s *spm) id(text string) int32 {
	if len(text) > s.longest {
		return -1
	}
	if id, ok := s.ids[text]; ok {
		return id
	}
	return -1
}

// width is the length of a character by its first byte alone.
func width(b byte) int {
	switch {
	case b < 0xC0:
		return 1
	case b < 0xE0:
		return 2
	case b < 0xF0:
		return 3
	}
	return 4
}

// descending maps a float to a number whose order is the reverse. Zeros are equal.
func descending(x float32) uint32 {
	n := math.Float32bits(x + 0) // -0 becomes 0
	if n>>31 != 0 {
		return n
	}
	return ^(n | 1<<31)
}
