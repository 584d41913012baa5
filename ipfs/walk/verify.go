package walk

import (
	"errors"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Held is a verifier's view of what the caller has: the block's bytes and true, or false. Where content is false only the
// truth matters.
type Held func(c cid.Cid, content bool) ([]byte, bool)

// Verifier checks a stream of blocks against the DAG that they should form. Every block must be one that the walk from
// the root has reached, so the stream cannot be longer than the DAG; Missing gives what never came. It is not safe
// for concurrent use.
type Verifier struct {
	scope  Scope
	limits Limits
	local  Held // what is there already

	visited  map[visit]struct{}
	known    map[cid.Cid]struct{} // every CID reached
	received map[cid.Cid]struct{}
	wanted   map[cid.Cid][]want
	order    []cid.Cid // wanted, as reached; entries that came since are stale
	bytes    int64
	blocks   int64
}

// NewVerifier begins at root and follows what is held already. Errors are of the DAG, see ErrLimit, or of the root's CID.
func NewVerifier(root cid.Cid, scope Scope, limits Limits, local Held) (*Verifier, error) {
	v := &Verifier{
		scope: scope, limits: limits.WithDefaults(), local: local, visited: map[visit]struct{}{},
		known: map[cid.Cid]struct{}{}, received: map[cid.Cid]struct{}{}, wanted: map[cid.Cid][]want{},
	}
	return v, v.reach([]want{{id: root}})
}

// reach follows wants through what is held locally; what is not becomes wanted.
func (v *Verifier) reach(stack []want) error {
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

func (v *Verifier) count(w want) error {
	if err := dag.CheckCID(w.id); err != nil {
		return fmt.Errorf("%w: %w", ErrLimit, err)
	}
	v.known[w.id] = struct{}{}
	if int64(len(v.known)) > v.limits.Blocks {
		return core.Errorf(core.TooLarge, "%w: more than %d blocks", ErrLimit, v.limits.Blocks)
	}
	if w.depth > v.limits.Depth {
		return core.Errorf(core.TooLarge, "%w: deeper than %d links", ErrLimit, v.limits.Depth)
	}
	return nil
}

// read takes in a verified block.
func (v *Verifier) read(w want, data []byte) ([]want, error) {
	if w.depth == 0 {
		if err := v.checkFile(w.id, data); err != nil {
			return nil, err
		}
	}
	below, err := v.scope.below(w, data)
	if err != nil { // the bytes are what the CID names, so the writer of the DAG is to blame, not its provider
		return nil, fmt.Errorf("%w: block %s: %w", ErrLimit, w.id, err)
	}
	return below, nil
}

func (v *Verifier) checkFile(root cid.Cid, data []byte) error {
	if v.scope.Extent != ExtentEntity || root.Prefix().Codec == cid.DagCBOR {
		return nil
	}
	n, err := unixfs.Parse(root, data)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrLimit, err)
	}
	if n.Size > v.limits.File {
		return core.Errorf(core.TooLarge, "%w: file %s has %d bytes, limit %d", ErrLimit, root, n.Size, v.limits.File)
	}
	return nil
}

// Accept checks one block of the stream. fresh says that it was wanted and is to be kept. Wrong bytes, a block twice and a
// block that nothing links to give core.ReasonContentMismatch.
func (v *Verifier) Accept(c cid.Cid, data []byte) (fresh bool, err error) {
	return v.Take(c, data, dag.Check(c, data))
}

// Take is Accept for a block that was checked elsewhere; checked is what dag.Check found.
func (v *Verifier) Take(c cid.Cid, data []byte, checked error) (fresh bool, err error) {
	if _, ok := v.known[c]; !ok {
		return false, core.Fail(core.ReasonContentMismatch, "foreign block %s", c)
	}
	if _, again := v.received[c]; again {
		return false, core.Fail(core.ReasonContentMismatch, "block %s came twice", c)
	}
	if checked != nil {
		return false, checked
	}
	v.received[c] = struct{}{}
	v.blocks++
	v.bytes += int64(len(data))
	if v.bytes > v.limits.Bytes {
		return false, core.Errorf(core.TooLarge, "%w: more than %d bytes", ErrLimit, v.limits.Bytes)
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

// Missing lists up to n wanted CIDs in the order in which the walk reached them.
func (v *Verifier) Missing(n int) []cid.Cid {
	var out []cid.Cid
	for _, c := range v.order {
		if _, ok := v.wanted[c]; !ok {
			if len(out) == 0 {
				v.order = v.order[1:] // it has come, and so have all before it
			}
			continue
		}
		if out = append(out, c); len(out) == n {
			break
		}
	}
	return out
}

// Done says whether the whole scope has come.
func (v *Verifier) Done() bool { return len(v.wanted) == 0 }

// Resume gives the offset in the file of the first byte that is missing from a ranged scope; everything of the range
// before it has come. Where nothing is missing it is the end of the range. Wants stand in the order of the file except
// where a subtree repeats, so it looks at all of them.
func (v *Verifier) Resume() int64 {
	first := v.scope.End()
	for _, wants := range v.wanted {
		for _, w := range wants {
			first = min(first, w.start)
		}
	}
	return max(first, v.scope.From)
}

// ErrIncomplete is in the chain of what Complete finds.
var ErrIncomplete = errors.New("incomplete")

// Complete is nil when the whole scope has come.
func (v *Verifier) Complete() error {
	if len(v.wanted) == 0 {
		return nil
	}
	return core.Fail(core.ReasonContentMissing, "%w: %d blocks never came, %s first", ErrIncomplete, len(v.wanted), v.Missing(1)[0])
}
