package grammar

import (
	"slices"
	"strings"
)

// Vocabulary is a tokenizer's tokens as bytes, in a trie. It does not change and is safe for concurrent use.
type Vocabulary struct {
	size  int
	ends  []int32  // tokens that end a text
	ids   []int32  // all others that stand for bytes, in order of these
	nodes []branch // of the trie, parents before children, children in order; the last is a mark
	below []byteSet
	deep  int // bytes of the longest token
	piece func(id int32) []byte
}

// branch is a node of the trie.
type branch struct {
	label byte
	depth int32
	bytes int32 // number in below of the set of all bytes that follow, -1 where few tokens do
	ids   int32 // where its tokens begin in ids; its children's follow
	skip  int32 // the next node that is not below this one
}

// many tokens below a node make it worth while to know their bytes.
const many = 16

// NewVocabulary makes the trie of tokens 0 to size−1. A token of ends ends a text; one without bytes that does not is never
// allowed.
func NewVocabulary(size int, piece func(id int32) []byte, ends func(id int32) bool) *Vocabulary {
	v := &Vocabulary{size: size, piece: piece}
	texts := make([]string, size)
	for id := range int32(size) {
		if ends(id) {
			v.ends = append(v.ends, id)
		} else if texts[id] = string(piece(id)); texts[id] != "" {
			v.ids = append(v.ids, id)
		}
	}
	slices.SortStableFunc(v.ids, func(a, b int32) int { return strings.Compare(texts[a], texts[b]) })
	var path []int32 // nodes from the root to the last token
	before := ""
	for i, id := range v.ids {
		text := texts[id]
		same := 0
		for same < min(len(before), len(text)) && before[same] == text[same] {
			same++
		}
		v.deep = max(v.deep, len(text))
		v.leave(path[same:], i)
		path = path[:same]
		for ; len(path) < len(text); path = append(path, int32(len(v.nodes)-1)) {
			v.nodes = append(v.nodes, branch{label: text[len(path)], depth: int32(len(path)), bytes: -1, ids: int32(i)})
		}
		before = text
	}
	v.leave(path, len(v.ids))
	v.nodes = append(v.nodes, branch{ids: int32(len(v.ids))})
	return v
}

// leave notes where the branches of a path end, all of whose nodes have been made; ids before the given place are theirs.
func (v *Vocabulary) leave(path []int32, ids int) {
	for i := len(path) - 1; i >= 0; i-- {
		n := &v.nodes[path[i]]
		n.skip = int32(len(v.nodes))
		if ids-int(n.ids) < many {
			continue
		}
		var set byteSet
		for k := path[i] + 1; k < n.skip; k++ {
			set.add(v.nodes[k].label)
		}
		n.bytes = int32(len(v.below))
		v.below = append(v.below, set)
	}
}

// Mask is a set of tokens: bit id%64 of word id/64.
type Mask []uint64

// Has tells whether a token is in the set.
func (m Mask) Has(id int32) bool { return m[id>>6]>>(id&63)&1 != 0 }

func (m Mask) add(id int32) { m[id>>6] |= 1 << (id & 63) }

// Matcher follows one text, token by token. It is not safe for concurrent use.
type Matcher struct {
	v     *Vocabulary
	m     *machine
	state int32
	lost  bool // the text does not follow the grammar
	masks map[int32]Mask
}

// maxMasks are kept for when a state comes again.
const maxMasks = 32

// Matcher begins a text.
func (g *Grammar) Matcher(v *Vocabulary) *Matcher {
	m := newMachine(g)
	return &Matcher{v: v, m: m, state: m.start(), masks: map[int32]Mask{}}
}

// Mask gives the tokens that may come next, to be read only and until the next call. It is nil when the text does not follow the
// grammar any more: then all may. The error is core.Invalid: the grammar leaves too much open, or goes on with nothing that a
// token begins with.
func (m *Matcher) Mask() (Mask, error) {
	if m.m.err != nil || m.lost {
		return nil, m.m.err
	}
	if machine, state := m.m.renew(m.state); machine != m.m {
		m.m, m.state = machine, state
		clear(m.masks)
	}
	if mask, ok := m.masks[m.state]; ok {
		return mask, nil
	}
	if len(m.masks) >= maxMasks {
		clear(m.masks)
	}
	mask := make(Mask, (m.v.size+63)/64)
	some := m.v.walk(m.m, m.state, mask)
	if m.m.sets[m.state].end {
		for _, id := range m.v.ends {
			mask.add(id)
			some = true
		}
	}
	if m.m.err != nil {
		return nil, m.m.err
	}
	if !some {
		return nil, invalid("the grammar goes on with text that no token of this model begins with")
	}
	m.masks[m.state] = mask
	return mask, nil
}

// walk adds the tokens that may come next; it tells whether there are any.
func (v *Vocabulary) walk(m *machine, state int32, mask Mask) (some bool) {
	states, tables := make([]int32, v.deep+1), make([]*[256]int32, v.deep+1)
	states[0], tables[0] = state, m.table(state)
	for i := int32(0); i < int32(len(v.nodes))-1; {
		n := &v.nodes[i]
		next := tables[n.depth][n.label] - 1
		if next < 0 {
			next = m.step(states[n.depth], n.label)
		}
		if next == none {
			i = n.skip
			if m.err != nil {
				return false
			}
			continue
		}
		after := i + 1
		if n.bytes >= 0 && m.step(next, v.nodes[after].label) == next && v.below[n.bytes].within(m.loop(next)) { // whatever follows, nothing changes
			after = n.skip
		} else if n.skip > after {
			states[n.depth+1], tables[n.depth+1] = next, m.table(next)
		}
		for _, id := range v.ids[n.ids:v.nodes[after].ids] {
			mask.add(id)
			some = true
		}
		i = after
	}
	return some
}

// Take goes on with a token, whether it may come or not.
func (m *Matcher) Take(id int32) {
	piece := m.v.piece(id)
	if len(piece) == 0 || slices.Contains(m.v.ends, id) {
		m.lost = m.lost || !slices.Contains(m.v.ends, id)
		return
	}
	for _, b := range piece {
		if m.lost = m.lost || m.m.err != nil; m.lost {
			return
		}
		if m.state = m.m.step(m.state, b); m.state == none {
			m.lost = true
		}
	}
}

// Match tells how far a text follows the grammar: whether it begins a sentence, and whether it is one.
func (g *Grammar) Match(text []byte) (begins, is bool, err error) {
	m := newMachine(g)
	state := m.start()
	for _, b := range text {
		m, state = m.renew(state)
		if state = m.step(state, b); state == none {
			return false, false, m.err
		}
	}
	return m.err == nil, m.sets[state].end, m.err
}
