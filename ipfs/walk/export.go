package walk

import (
	"io"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Get reads one block; an absent one is an error of kind NotFound. An Export is done with a block when it asks for the next one.
type Get func(cid.Cid) ([]byte, error)

// Export walks a DAG for a reader: parents first, depth first, and no block twice unless Dups is set. It is not safe for
// concurrent use.
type Export struct {
	// Dups sends a block each time that the walk meets it, as dups=y of a trustless gateway. Set it before the first Next.
	Dups bool
	// Skip leaves out that many leading blocks of the walk, which a reader has from a stream that was cut off.
	Skip int64

	block Get
	scope Scope
	seen  map[visit]struct{}
	sent  map[cid.Cid]struct{}
	stack []want
	left  Limits
	first []byte // the root's block, read to see that it is there
}

// NewExport reads the root; its absence gives core.ReasonContentMissing.
func NewExport(block Get, root cid.Cid, scope Scope, limits Limits) (*Export, error) {
	if err := scope.Validate(); err != nil {
		return nil, err
	}
	data, err := block(root)
	if core.KindOf(err) == core.NotFound {
		return nil, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	if err != nil {
		return nil, err
	}
	return &Export{
		block: block, scope: scope, seen: map[visit]struct{}{}, sent: map[cid.Cid]struct{}{},
		stack: []want{{id: root}}, left: limits.WithDefaults(), first: data,
	}, nil
}

// Next gives the next block to send, io.EOF at the end. A block that is missing gives core.ReasonContentMissing, a DAG over
// the limits an error of kind TooLarge.
func (e *Export) Next() (cid.Cid, []byte, error) {
	for len(e.stack) > 0 {
		w := e.stack[len(e.stack)-1]
		e.stack = e.stack[:len(e.stack)-1]
		walk, send := e.meet(w)
		if !walk {
			continue
		}
		if send && e.Skip > 0 && w.depth > 0 && w.id.Prefix().Codec == cid.Raw {
			e.Skip-- // a leaf: there is no need to read it
			continue
		}
		data, err := e.load(w)
		if err != nil {
			return cid.Undef, nil, err
		}
		below, err := e.scope.below(w, data)
		if err != nil {
			return cid.Undef, nil, err
		}
		for i := range below {
			e.stack = append(e.stack, below[len(below)-1-i])
		}
		if !send {
			continue
		}
		if e.Skip > 0 {
			e.Skip--
			continue
		}
		e.left.Blocks--
		e.left.Bytes -= int64(len(data))
		if e.left.Blocks < 0 || e.left.Bytes < 0 || w.depth > e.left.Depth {
			return cid.Undef, nil, core.Errorf(core.TooLarge, "the DAG is over the limits of the request")
		}
		return w.id, data, nil
	}
	return cid.Undef, nil, io.EOF
}

// meet says whether the walk goes through a block, and whether the block is sent.
func (e *Export) meet(w want) (walk, send bool) {
	_, inline := dag.Identity(w.id)
	inline = inline && w.depth > 0
	if e.Dups {
		return true, !inline
	}
	key := e.scope.visit(w)
	if _, ok := e.seen[key]; ok {
		return false, false
	}
	e.seen[key] = struct{}{}
	if _, ok := e.sent[w.id]; ok {
		return true, false
	}
	e.sent[w.id] = struct{}{}
	return true, !inline
}

func (e *Export) load(w want) ([]byte, error) {
	if w.depth == 0 {
		return e.first, nil
	}
	data, err := e.block(w.id)
	if core.KindOf(err) == core.NotFound {
		return nil, core.Fail(core.ReasonContentMissing, "%w", err)
	}
	return data, err
}
