package token

import (
	"slices"
	"sort"
	"strings"
)

// prefixes finds which of a list of texts a text begins with: by binary search in their order, without memory of its own.
type prefixes struct {
	texts []string // in order
	ids   []int32
	first [257]int32 // where the texts that begin with a byte are
}

func newPrefixes(texts []string, ids []int32) *prefixes {
	order := make([]int, len(ids))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(texts[a], texts[b]) })
	p := &prefixes{}
	for _, i := range order {
		p.texts, p.ids = append(p.texts, texts[i]), append(p.ids, ids[i])
	}
	for b := range p.first {
		p.first[b] = int32(sort.Search(len(p.texts), func(i int) bool { return p.texts[i] >= string([]byte{byte(b)}) || b == 256 }))
	}
	p.first[256] = int32(len(p.texts))
	return p
}

// each calls f with every text that s begins with, the shortest first.
func (p *prefixes) each(s string, f func(size int, id int32)) {
	if s == "" {
		return
	}
	low, high := int(p.first[s[0]]), int(p.first[int(s[0])+1])
	for depth := 1; low < high; depth++ {
		if len(p.texts[low]) == depth { // the shortest of those that share these bytes
			f(depth, p.ids[low])
			low++
		}
		if depth == len(s) {
			return
		}
		low, high = p.narrow(low, high, depth, s[depth])
	}
}

// narrow gives those of the texts from low to high, which are longer than depth, that have b there.
func (p *prefixes) narrow(low, high, depth int, b byte) (int, int) {
	t := p.texts[low:high]
	from := sort.Search(len(t), func(i int) bool { return t[i][depth] >= b })
	to := from + sort.Search(len(t)-from, func(i int) bool { return t[from+i][depth] > b })
	return low + from, low + to
}

// longest gives the longest text that s begins with; size 0 when there is none.
func (p *prefixes) longest(s string) (size int, id int32) {
	p.each(s, func(n int, of int32) { size, id = n, of })
	return size, id
}
