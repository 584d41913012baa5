package grammar

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// Limits of a machine. One that has come half way to one of them is made anew from its present state.
const (
	maxSets    = 1 << 16
	maxEntries = 1 << 18 // of all sets together
	maxUnions  = 1 << 18
	maxTables  = 1 << 12
	maxWork    = 1 << 24 // entries looked at
	maxSpent   = 1 << 28 // of these, in a whole text
)

// errStates ends a text whose grammar leaves too many possibilities open.
var errStates = invalid("the grammar is too ambiguous: it leaves too many possibilities open at once")

// machine is a pushdown automaton on sets of stacks. A stack is places in alternatives, the innermost first; a set of stacks is
// a list of (place, set of the stacks below it), in order of places, and equal sets have one number. It is not safe for
// concurrent use.
type machine struct {
	g       *Grammar
	sets    []stacks
	index   map[string]int32
	entries int
	work    int
	spent   int                // work of the machines before, for the same text
	closed  map[int32]int32    // set → the same with a byte on top of each stack
	unions  map[[2]int32]int32 // memo
	next    []*[256]int32      // of each set, where it is known
	tables  int                // how many are
	loops   map[int32]*byteSet
	err     error

	key  []byte // scratch
	seen map[entry]bool
}

// stacks is a set of stacks; end tells that the empty one is in it: the text is a sentence.
type stacks struct {
	end     bool
	entries []entry
}

type entry struct{ place, below int32 }

// Numbers of sets: none at all, and that of the empty stack alone.
const none, empty int32 = 0, 1

func newMachine(g *Grammar) *machine {
	m := &machine{g: g, index: map[string]int32{}, closed: map[int32]int32{}, unions: map[[2]int32]int32{}, loops: map[int32]*byteSet{}, seen: map[entry]bool{}}
	m.intern(stacks{})
	m.intern(stacks{end: true})
	return m
}

// start gives the state before any byte.
func (m *machine) start() int32 {
	out := none
	for _, place := range m.g.rules[0] {
		out = m.union(out, m.push(place, empty))
	}
	return m.close(out)
}

// intern gives the number of a set, whose entries are in order. When there are too many sets, it gives none and sets err.
func (m *machine) intern(s stacks) int32 {
	m.key = m.key[:0]
	if s.end {
		m.key = append(m.key, 1)
	}
	for _, e := range s.entries {
		m.key = binary.NativeEndian.AppendUint32(m.key, uint32(e.place))
		m.key = binary.NativeEndian.AppendUint32(m.key, uint32(e.below))
	}
	if id, ok := m.index[string(m.key)]; ok {
		return id
	}
	if len(m.sets) >= maxSets || m.entries+len(s.entries) > maxEntries {
		m.err = errStates
		return none
	}
	m.entries += len(s.entries)
	id := int32(len(m.sets))
	m.sets, m.next = append(m.sets, stacks{s.end, slices.Clone(s.entries)}), append(m.next, nil)
	m.index[string(m.key)] = id
	return id
}

// push puts a place on all stacks of a set. The end of an alternative is no place: what called it goes on.
func (m *machine) push(place, below int32) int32 {
	if m.g.code[place].op == opEnd {
		return below
	}
	return m.intern(stacks{entries: []entry{{place, below}}})
}

// union gives the stacks of both sets.
func (m *machine) union(a, b int32) int32 {
	if a == b || b == none {
		return a
	}
	if a == none {
		return b
	}
	key := [2]int32{min(a, b), max(a, b)}
	if out, ok := m.unions[key]; ok {
		return out
	}
	x, y := m.sets[a].entries, m.sets[b].entries
	if m.work += len(x) + len(y); len(m.unions) >= maxUnions || m.work > maxWork || m.err != nil {
		m.err = errStates
		return none
	}
	out := stacks{end: m.sets[a].end || m.sets[b].end, entries: make([]entry, 0, len(x)+len(y))}
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].place < y[0].place:
			out.entries, x = append(out.entries, x[0]), x[1:]
		case x[0].place > y[0].place:
			out.entries, y = append(out.entries, y[0]), y[1:]
		default:
			out.entries = append(out.entries, entry{x[0].place, m.union(x[0].below, y[0].below)})
			x, y = x[1:], y[1:]
		}
	}
	out.entries = append(append(out.entries, x...), y...)
	id := m.intern(out)
	m.unions[key] = id
	return id
}

// close unfolds rules until each stack has a byte on top, or is empty.
func (m *machine) close(id int32) int32 {
	if id == none {
		return none
	}
	if out, ok := m.closed[id]; ok {
		return out
	}
	clear(m.seen)
	out := stacks{end: m.sets[id].end}
	work := slices.Clone(m.sets[id].entries)
	at := map[int32]int{} // where in out a place stands
	for len(work) > 0 && m.err == nil {
		e := work[len(work)-1]
		work = work[:len(work)-1]
		if m.seen[e] {
			continue
		}
		m.seen[e] = true
		s := m.g.code[e.place]
		if s.op == opByte {
			if i, there := at[e.place]; there {
				out.entries[i].below = m.union(out.entries[i].below, e.below)
			} else {
				at[e.place] = len(out.entries)
				out.entries = append(out.entries, e)
			}
			continue
		}
		below := m.push(e.place+1, e.below)
		for _, start := range m.g.rules[s.arg] {
			if m.g.code[start].op != opEnd {
				work = append(work, entry{start, below})
				continue
			}
			out.end = out.end || m.sets[below].end
			work = append(work, m.sets[below].entries...)
		}
		if m.work++; len(m.seen)+len(work) > maxEntries || m.work > maxWork {
			m.err = errStates
		}
	}
	slices.SortFunc(out.entries, func(a, b entry) int { return cmp.Compare(a.place, b.place) })
	to := m.intern(out)
	m.closed[id], m.closed[to] = to, to
	return to
}

// step gives the state after one more byte; none if the grammar has no text that goes on so.
func (m *machine) step(state int32, b byte) int32 {
	table := m.table(state)
	if to := table[b]; to != 0 {
		return to - 1
	}
	out := none
	if m.work += len(m.sets[state].entries); m.work > maxWork {
		m.err = errStates
		return none
	}
	for _, e := range m.sets[state].entries {
		if m.g.bytes[m.g.code[e.place].arg].has(b) {
			out = m.union(out, m.push(e.place+1, e.below))
		}
	}
	out = m.close(out)
	if m.err != nil {
		return none
	}
	table[b] = out + 1
	return out
}

// table has, for each byte, the state after it and one more, or 0 where that is not known yet.
func (m *machine) table(state int32) *[256]int32 {
	table := m.next[state]
	if table == nil {
		if m.tables++; m.tables > maxTables {
			clear(m.next)
			m.tables = 1
		}
		table = new([256]int32)
		m.next[state] = table
	}
	return table
}

// loop gives the bytes after which a state is the same again.
func (m *machine) loop(state int32) *byteSet {
	set := m.loops[state]
	if set == nil {
		set = new(byteSet)
		for b := range 256 {
			if m.step(state, byte(b)) == state {
				set.add(byte(b))
			}
		}
		m.loops[state] = set
	}
	return set
}

// renew gives a new machine in the given state, if this one has grown large.
func (m *machine) renew(state int32) (*machine, int32) {
	if len(m.sets) < maxSets/2 && m.entries < maxEntries/2 && len(m.unions) < maxUnions/2 && m.work < maxWork/2 || m.err != nil {
		return m, state
	}
	to := newMachine(m.g)
	moved := map[int32]int32{none: none, empty: empty}
	var move func(id int32) int32
	move = func(id int32) int32 {
		if out, ok := moved[id]; ok {
			return out
		}
		s := stacks{end: m.sets[id].end, entries: slices.Clone(m.sets[id].entries)}
		for i := range s.entries {
			s.entries[i].below = move(s.entries[i].below)
		}
		moved[id] = to.intern(s)
		return moved[id]
	}
	state = move(state)
	to.spent = m.spent + m.work
	if len(to.sets) >= maxSets/2 || to.entries >= maxEntries/2 || to.spent > maxSpent {
		to.err = errStates
	}
	return to, to.close(state)
}
