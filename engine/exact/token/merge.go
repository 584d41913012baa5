package token

// piece is a run of bytes of the word that is being merged; pieces are a linked list by index.
type piece struct {
	at, size   int32 // bytes of the word; size 0: merged into the one before
	prev, next int32 // -1 at the ends
	id         int32 // the token, or -1
}

// bond is two neighbouring pieces that may become one. Lower order first, then from left to right.
type bond struct {
	order uint32
	left  int32
	size  int32 // of both; another size means that one of them has changed since
	id    int32 // what they become
}

func (b bond) before(c bond) bool { return b.order < c.order || b.order == c.order && b.left < c.left }

// merger joins pieces, best bond first, in O(n log n). It is memory for many words, of one goroutine.
type merger struct {
	pieces []piece
	bonds  []bond // a binary heap
}

// bonder says what two neighbouring pieces become and in what order, or that they do not.
type bonder func(left, right piece) (order uint32, id int32, ok bool)

func (m *merger) reset() { m.pieces, m.bonds = m.pieces[:0], m.bonds[:0] }

// add appends a piece of the word.
func (m *merger) add(size int, id int32) {
	n := int32(len(m.pieces))
	at := int32(0)
	if n > 0 {
		last := &m.pieces[n-1]
		last.next, at = n, last.at+last.size
	}
	m.pieces = append(m.pieces, piece{at: at, size: int32(size), prev: n - 1, next: -1, id: id})
}

// merge joins until nothing more can be joined. Pieces of size 0 are gone then.
func (m *merger) merge(f bonder) {
	for i := 1; i < len(m.pieces); i++ {
		m.offer(int32(i-1), int32(i), f)
	}
	for len(m.bonds) > 0 {
		b := m.pop()
		left := &m.pieces[b.left]
		if left.size == 0 || left.next < 0 {
			continue
		}
		right := &m.pieces[left.next]
		if left.size+right.size != b.size {
			continue
		}
		left.size, left.id, right.size = b.size, b.id, 0
		left.next = right.next
		if left.next >= 0 {
			m.pieces[left.next].prev = b.left
			m.offer(b.left, left.next, f)
		}
		if left.prev >= 0 {
			m.offer(left.prev, b.left, f)
		}
	}
}

func (m *merger) offer(left, right int32, f bonder) {
	l, r := m.pieces[left], m.pieces[right]
	if order, id, ok := f(l, r); ok {
		m.push(bond{order: order, left: left, size: l.size + r.size, id: id})
	}
}

func (m *merger) push(b bond) {
	m.bonds = append(m.bonds, b)
	h := m.bonds
	i := len(h) - 1
	for i > 0 {
		up := (i - 1) / 2
		if !b.before(h[up]) {
			break
		}
		h[i], i = h[up], up
	}
	h[i] = b
}

func (m *merger) pop() bond {
	h := m.bonds
	top, n := h[0], len(h)-1
	b := h[n]
	h = h[:n]
	m.bonds = h
	for i := 0; n > 0; {
		down := 2*i + 1
		if down+1 < n && h[down+1].before(h[down]) {
			down++
		}
		if down >= n || !h[down].before(b) {
			h[i] = b
			break
		}
		h[i], i = h[down], down
	}
	return top
}
