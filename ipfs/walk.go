package ipfs

import (
	"errors"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// want is a block that a walk has reached but not read.
type want struct {
	id    cid.Cid
	depth int
	start int64 // offset in the file, for a ranged scope
}

// visit tells wants apart. In a ranged scope one inner node can stand at two offsets, of which the range needs different
// parts; elsewhere start is 0.
type visit struct {
	id    cid.Cid
	start int64
}

func (s Scope) visit(w want) visit {
	if !s.ranged() || w.id.Prefix().Codec == cid.Raw {
		return visit{id: w.id}
	}
	return visit{w.id, w.start}
}

// below lists what the scope reaches directly from a block, in the block's order.
func (s Scope) below(w want, data []byte) ([]want, error) {
	switch {
	case s.Extent == ExtentBlock || w.id.Prefix().Codec == cid.Raw:
		return nil, nil
	case s.Extent == ExtentAll:
		links, err := dag.Links(w.id, data)
		wants := make([]want, len(links))
		for i, c := range links {
			wants[i] = want{id: c, depth: w.depth + 1}
		}
		return wants, err
	case w.id.Prefix().Codec != cid.DagProtobuf:
		return nil, nil
	}
	n, err := unixfs.Parse(w.id, data)
	if err != nil || n.Kind != unixfs.File && n.Kind != unixfs.Raw {
		return nil, err
	}
	children, starts := n.Children, []int64(nil)
	if s.ranged() {
		children, starts = n.Overlap(w.start, s.From, s.end())
	}
	wants := make([]want, len(children))
	for i, c := range children {
		wants[i] = want{id: c.Cid, depth: w.depth + 1}
		if starts != nil {
			wants[i].start = starts[i]
		}
	}
	return wants, nil
}

// errLimit marks errors about the DAG itself: another provider would not help.
var errLimit = errors.New("over a limit")

// verifier checks a stream of blocks against the DAG that they should form. Every block must be one that the walk from
// the root has reached, so the stream cannot be longer than the DAG; missing gives what never came.
type verifier struct {
	scope  Scope
	limits Limits
	local  func(c cid.Cid, content bool) ([]byte, bool) // a block that is held already; without content only whether

	visited  map[visit]struct{}
	known    map[cid.Cid]struct{} // every CID reached
	received map[cid.Cid]struct{}
	wanted   map[cid.Cid][]want
	order    []cid.Cid // wanted, as reached; entries that came since are stale
	bytes    int64
	blocks   int64
}

func newVerifier(root cid.Cid, scope Scope, limits Limits, local func(cid.Cid, bool) ([]byte, bool)) (*verifier, error) {
	v := &verifier{
		scope: scope, limits: limits.withDefaults(), local: local, visited: map[visit]struct{}{},
		known: map[cid.Cid]struct{}{}, received: map[cid.Cid]struct{}{}, wanted: map[cid.Cid][]want{},
	}
	return v, v.reach([]want{{id: root}})
}

// reach follows wants through what is held locally; what is not becomes wanted.
func (v *verifier) reach(stack []want) error {
	for len(stack) > 0 {
		w := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		key := v.scope.visit(w)
		if _, seen := v.visited[key]; seen {
			continue
		}
		v.visited[key] = struct{}{}
		if err := v.count(w); err != nil {
			return err
		}
		data, held := v.local(w.id, w.id.Prefix().Codec != cid.Raw || w.depth == 0)
		if !held {
			if len(v.wanted[w.id]) == 0 {
				v.order = append(v.order, w.id)
			}
			v.wanted[w.id] = append(v.wanted[w.id], w)
			continue
		}
		below, err := v.read(w, data)
		if err != nil {
			return err
		}
		for i := range below {
			stack = append(stack, below[len(below)-1-i])
		}
	}
	return nil
}

func (v *verifier) count(w want) error {
	if err := dag.CheckCID(w.id); err != nil {
		return fmt.Errorf("%w: %w", errLimit, err)
	}
	v.known[w.id] = struct{}{}
	if int64(len(v.known)) > v.limits.Blocks {
		return core.Errorf(core.TooLarge, "%w: more than %d blocks", errLimit, v.limits.Blocks)
	}
	if w.depth > v.limits.Depth {
		return core.Errorf(core.TooLarge, "%w: deeper than %d links", errLimit, v.limits.Depth)
	}
	return nil
}

// read takes in a verified block.
func (v *verifier) read(w want, data []byte) ([]want, error) {
	if w.depth == 0 {
		if err := v.checkFile(w.id, data); err != nil {
			return nil, err
		}
	}
	below, err := v.scope.below(w, data)
	if err != nil { // the bytes are what the CID names, so the writer of the DAG is to blame, not its provider
		return nil, fmt.Errorf("%w: block %s: %w", errLimit, w.id, err)
	}
	return below, nil
}

func (v *verifier) checkFile(root cid.Cid, data []byte) error {
	if v.scope.Extent != ExtentEntity || root.Prefix().Codec == cid.DagCBOR {
		return nil
	}
	n, err := unixfs.Parse(root, data)
	if err != nil {
		return fmt.Errorf("%w: %w", errLimit, err)
	}
	if n.Size > v.limits.File {
		return core.Errorf(core.TooLarge, "%w: file %s has %d bytes, limit %d", errLimit, root, n.Size, v.limits.File)
	}
	return nil
}

// accept checks one block of the stream. fresh says that it was wanted and is to be kept.
func (v *verifier) accept(c cid.Cid, data []byte) (fresh bool, err error) {
	if _, ok := v.known[c]; !ok {
		return false, core.Fail(core.ReasonContentMismatch, "foreign block %s", c)
	}
	if _, again := v.received[c]; again {
		return false, core.Fail(core.ReasonContentMismatch, "block %s came twice", c)
	}
	if err := dag.Check(c, data); err != nil {
		return false, err
	}
	v.received[c] = struct{}{}
	v.blocks++
	v.bytes += int64(len(data))
	if v.bytes > v.limits.Bytes {
		return false, core.Errorf(core.TooLarge, "%w: more than %d bytes", errLimit, v.limits.Bytes)
	}
	wants, ok := v.wanted[c]
	if !ok {
		return false, nil // known from the local store
	}
	delete(v.wanted, c)
	for _, w := range wants {
		below, err := v.read(w, data)
		if err != nil {
			return false, err
		}
		if err := v.reach(below); err != nil {
			return false, err
		}
	}
	return true, nil
}

// acceptAndKeep checks one block and hands it on if it was wanted.
func (v *verifier) acceptAndKeep(c cid.Cid, data []byte, keep func(cid.Cid, []byte) error) error {
	fresh, err := v.accept(c, data)
	if err != nil || !fresh {
		return err
	}
	return keep(c, data)
}

// missing lists up to n wanted CIDs in the order in which the walk reached them.
func (v *verifier) missing(n int) []cid.Cid {
	v.order = compact(v.order, v.wanted)
	return v.order[:min(n, len(v.order))]
}

func compact(order []cid.Cid, wanted map[cid.Cid][]want) []cid.Cid {
	kept := order[:0]
	for _, c := range order {
		if _, ok := wanted[c]; ok {
			kept = append(kept, c)
		}
	}
	return kept
}

// complete is nil when the whole scope has come.
func (v *verifier) complete() error {
	if len(v.wanted) == 0 {
		return nil
	}
	return core.Fail(core.ReasonContentMissing, "incomplete: %d blocks never came, %s first", len(v.wanted), v.missing(1)[0])
}
