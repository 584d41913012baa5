// Package ask puts one question to several backends.
package ask

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/splice"
	"github.com/ipfs/go-cid"
)

// Sources names backends for reading.
func Sources(members []ipfs.Backend) []splice.Source {
	out := make([]splice.Source, len(members))
	for i, m := range members {
		out[i] = splice.Source{Name: splice.Named(m, i), Backend: m}
	}
	return out
}

// Has asks all members at once which blocks they have. A block is there when one member has it, and not there when so many
// members as quorum have answered and none has it; else the error names who did not answer within the patience. Once there
// is a quorum the others have the grace to say otherwise: one of the quorum may have lost its disk.
func Has(ctx context.Context, members []ipfs.Backend, ids []cid.Cid, quorum int, patience, grace time.Duration) ([]bool, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	type answer struct {
		member int
		has    []bool
		err    error
	}
	answers := make(chan answer, len(members))
	for i, m := range members {
		running.Go(func() {
			has, err := m.Has(ctx, ids)
			if err == nil && len(has) != len(ids) {
				err = core.Errorf(core.Corrupt, "asked for %d blocks, answered for %d", len(ids), len(has))
			}
			answers <- answer{i, has, err}
		})
	}
	out, left, good := make([]bool, len(ids)), len(ids), 0
	var errs []error
	enough := time.NewTimer(patience)
	defer enough.Stop()
	for good+len(errs) < len(members) {
		var a answer
		select {
		case a = <-answers:
		case <-enough.C:
			if good >= quorum {
				return out, nil
			}
			a = <-answers // the patience is at its end, so that each of them is
		}
		if a.err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", splice.Named(members[a.member], a.member), a.err))
			continue
		}
		good++
		for i, has := range a.has {
			if has && !out[i] {
				out[i] = true
				left--
			}
		}
		if left == 0 {
			return out, nil
		}
		if good == quorum {
			enough.Reset(grace)
		}
	}
	if good >= quorum {
		return out, nil
	}
	return nil, Joined(errs, "%d of %d members answered, %d are needed", good, len(members), quorum)
}

// Joined makes one error of several. Wrong content and then missing content outweigh the rest; else it has their kind where
// they share it, also where the others of them are only out of reach; or kind Unavailable.
func Joined(errs []error, format string, args ...any) error {
	text, all := fmt.Sprintf(format, args...), errors.Join(errs...)
	kind := core.Kind("")
	reasons := map[core.Reason]bool{}
	for _, err := range errs {
		reasons[core.ReasonOf(err)] = true
		switch k := core.KindOf(err); {
		case k == core.Unavailable: // says nothing about the request
		case kind == "":
			kind = k
		case k != kind:
			kind = core.Unavailable
		}
	}
	for _, r := range []core.Reason{core.ReasonContentMismatch, core.ReasonContentMissing} {
		if reasons[r] {
			return core.Fail(r, "%s: %w", text, all)
		}
	}
	if kind == "" {
		kind = core.Unavailable
	}
	return core.Errorf(kind, "%s: %w", text, all)
}
