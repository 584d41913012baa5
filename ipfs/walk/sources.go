package walk

import "github.com/ipfs/go-cid"

// Restart says that the next blocks come from another source, which begins at the root again: blocks that came before are
// then not fresh, but no error.
func (v *Verifier) Restart() {
	clear(v.received)
	v.bytes = 0
}

// Upcoming lists up to n blocks that the walk will ask for next, so that they can be loaded ahead.
func (e *Export) Upcoming(n int) []cid.Cid {
	var next []cid.Cid
	for i := len(e.stack) - 1; i >= 0 && len(next) < n; i-- {
		w := e.stack[i]
		if _, ok := e.seen[e.scope.visit(w)]; !ok {
			next = append(next, w.id)
		}
	}
	return next
}
