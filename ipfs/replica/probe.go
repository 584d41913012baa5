package replica

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// maxProbeDepth bounds the way down from a root.
const maxProbeDepth = 64

// probe asks a holder for the blocks on one random way from the root to a leaf. The holder cannot know which, so one that
// lacks a part p of the content passes n probes with probability (1-p)^n.
func probe(ctx context.Context, net Network, root cid.Cid, entity bool, addr string) error {
	at := root
	for range maxProbeDepth {
		data, inline := dag.Identity(at)
		if !inline {
			var err error
			if data, err = net.AskBlock(ctx, at, addr); err != nil {
				return fmt.Errorf("probe block %s: %w", at, err)
			}
		}
		links, err := below(at, data, entity)
		if err != nil {
			return fmt.Errorf("probe block %s: %w", at, err)
		}
		if len(links) == 0 {
			return nil
		}
		at = links[rand.IntN(len(links))]
	}
	return nil
}

// below lists what is kept with a block.
func below(c cid.Cid, data []byte, entity bool) ([]cid.Cid, error) {
	if !entity {
		return dag.Links(c, data)
	}
	if c.Prefix().Codec != cid.DagProtobuf {
		return nil, nil
	}
	n, err := unixfs.Parse(c, data)
	if err != nil || n.Kind != unixfs.File && n.Kind != unixfs.Raw {
		return nil, err
	}
	links := make([]cid.Cid, len(n.Children))
	for i, child := range n.Children {
		links[i] = child.Cid
	}
	return links, nil
}

// lacks says whether a failed probe shows that the holder does not have what it said it holds, rather than that it cannot be
// reached just now.
func lacks(err error) bool {
	switch core.ReasonOf(err) {
	case core.ReasonContentMissing, core.ReasonContentMismatch:
		return true
	case core.ReasonUnreachable:
		return false
	}
	return core.KindOf(err) == core.NotFound
}

// measure counts the bytes of the blocks under a root; all must be in the store.
func measure(ctx context.Context, content Content, root cid.Cid, entity bool) (int64, error) {
	total, seen := int64(0), map[cid.Cid]struct{}{}
	for stack := []cid.Cid{root}; len(stack) > 0; {
		c := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if _, again := seen[c]; again {
			continue
		}
		seen[c] = struct{}{}
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		size, ok := content.BlockSize(c)
		if !ok {
			return 0, core.Fail(core.ReasonContentMissing, "replicate %s: this node lacks block %s", root, c)
		}
		if _, inline := dag.Identity(c); !inline {
			total += int64(size)
		}
		if c.Prefix().Codec == cid.Raw {
			continue
		}
		data, err := content.Block(ctx, c)
		if err != nil {
			return 0, fmt.Errorf("replicate %s: %w", root, err)
		}
		links, err := below(c, data, entity)
		if err != nil {
			return 0, fmt.Errorf("replicate %s: %w", root, err)
		}
		stack = append(stack, links...)
	}
	if total == 0 {
		return 0, core.Errorf(core.Invalid, "replicate %s: it holds its content in itself", root)
	}
	return total, nil
}

// Attempt is what came of asking one node.
type Attempt struct {
	Peer string
	Err  error
}

// PlacementError says who was asked and why too few nodes hold a root.
type PlacementError struct {
	Root     cid.Cid
	Want     int
	Placed   int
	Attempts []Attempt
}

// Error names every node that was asked.
func (e *PlacementError) Error() string {
	text := fmt.Sprintf("%s is on %d of %d nodes", e.Root, e.Placed, e.Want)
	if len(e.Attempts) == 0 {
		return text + ": there is nobody else to ask"
	}
	for _, a := range e.Attempts {
		text += fmt.Sprintf("; %s: %v", a.Peer, a.Err)
	}
	return text
}

// Unwrap gives the causes.
func (e *PlacementError) Unwrap() []error {
	var errs []error
	for _, a := range e.Attempts {
		errs = append(errs, a.Err)
	}
	return errs
}

// failed makes the error of a placement.
func failed(s State, attempts []Attempt) error {
	return core.Fail(core.ReasonNotReplicated, "%w", &PlacementError{s.Root, s.Want, len(s.Holders), attempts})
}

var errClosed = errors.New("the replicator is closed")
