package token

import (
	"cmp"
	"slices"
)

// maxSpecial bounds the text of a control or user-defined token in bytes, and with it the work to find such tokens.
const maxSpecial = 512

// special finds tokens that are written out in text: user-defined ones always, control and unknown tokens on request.
type special struct {
	find    *prefixes
	control []bool  // by position in find.ids' numbering of tokens: only on request
	rank    []int32 // the same numbering: longer texts first, then lower ids
	ids     []int32
}

// part is a stretch of text, or a token that was found in it (text empty).
type part struct {
	text string
	id   int32
}

// match is a place where a special token is written.
type match struct {
	at, size int
	n        int32 // of special's numbering
}

func newSpecial(v *vocabulary) *special {
	s := &special{}
	var texts []string
	for id, a := range v.attr {
		if a&(control|unknown|userDefined) != 0 {
			s.ids = append(s.ids, int32(id))
			s.control = append(s.control, a&(control|unknown) != 0)
			texts = append(texts, v.texts[id])
		}
	}
	order := make([]int32, len(s.ids))
	for i := range order {
		order[i] = int32(i)
	}
	s.find = newPrefixes(texts, order)
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(texts[b]), len(texts[a])), cmp.Compare(a, b))
	})
	s.rank = make([]int32, len(order))
	for rank, n := range order {
		s.rank[n] = int32(rank)
	}
	return s
}

// parts cuts text. A longer token wins over a shorter one that it overlaps, then a lower id, then what comes first.
func (s *special) parts(text string, withControl bool) []part {
	var out []part
	var cluster []match // matches that overlap one another, as a chain
	begin, reach := 0, 0
	settle := func() {
		for _, m := range s.winners(cluster) {
			if m.at > begin {
				out = append(out, part{text: text[begin:m.at]})
			}
			out = append(out, part{id: s.ids[m.n]})
			begin = m.at + m.size
		}
		cluster = cluster[:0]
	}
	for at := 0; at < len(text); at++ {
		if b := text[at]; s.find.first[b] == s.find.first[int(b)+1] {
			continue
		}
		s.find.each(text[at:], func(size int, n int32) {
			if s.control[n] && !withControl {
				return
			}
			if at >= reach {
				settle()
			}
			reach = max(reach, at+size)
			cluster = append(cluster, match{at, size, n})
		})
	}
	settle()
	if begin < len(text) {
		out = append(out, part{text: text[begin:]})
	}
	return out
}

// winners gives the matches that stand, in order of place.
func (s *special) winners(cluster []match) []match {
	if len(cluster) < 2 {
		return cluster
	}
	from, to := cluster[0].at, 0
	for _, m := range cluster {
		to = max(to, m.at+m.size)
	}
	slices.SortFunc(cluster, func(a, b match) int {
		return cmp.Or(cmp.Compare(s.rank[a.n], s.rank[b.n]), cmp.Compare(a.at, b.at))
	})
	taken := make([]bool, to-from)
	var won []match
	for _, m := range cluster { // earlier ones are at least as long, so that an overlap covers an end
		if !taken[m.at-from] && !taken[m.at-from+m.size-1] {
			won = append(won, m)
			for i := range m.size {
				taken[m.at-from+i] = true
			}
		}
	}
	slices.SortFunc(won, func(a, b match) int { return cmp.Compare(a.at, b.at) })
	return won
}
