// Package keeper is what backends share that keep pins of content which another backend holds: a cluster, a pinning service.
package keeper

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/rest"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

// Keeper reads through the content backend and knows the service's API.
type Keeper struct {
	API     *rest.Client
	Content ipfs.Backend
	// MaxName is the longest name of a pin that the service takes, in bytes.
	MaxName int
	// Fetch lets a pin ask for what the content backend lacks.
	Fetch bool
}

// Close closes the content backend and drops idle connections.
func (k *Keeper) Close() error { return errors.Join(k.API.Close(), k.Content.Close()) }

// Has asks the content backend.
func (k *Keeper) Has(ctx context.Context, ids []cid.Cid) ([]bool, error) {
	return k.Content.Has(ctx, ids)
}

// GetCAR reads from the content backend.
func (k *Keeper) GetCAR(ctx context.Context, root cid.Cid, scope ipfs.Scope) (io.ReadCloser, error) {
	return k.Content.GetCAR(ctx, root, scope)
}

// Ready says whether a pin may be asked for: root and name can be, and the DAG is whole where nobody is to fetch it.
func (k *Keeper) Ready(ctx context.Context, root cid.Cid, name string) error {
	if err := dag.CheckCID(root); err != nil {
		return err
	}
	if err := rest.CheckPinName(name, k.MaxName); err != nil {
		return err
	}
	if k.Fetch {
		return nil
	}
	return carcheck.WholeDAG(ctx, k.Content, root)
}

// cleanupTime is how long taking back what did not come about may last.
const cleanupTime = 10 * time.Second

// Cleanup gives a context for taking something back, also when the caller's time is up.
func Cleanup(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), cleanupTime)
}

// Late adds what a service said last to the error of a wait that ended; a pin that did not come in time is missing content.
func Late(err error, last string) error {
	if core.KindOf(err) == core.Timeout && last != "" {
		return core.Fail(core.ReasonContentMissing, "%w; last seen: %s", err, last)
	}
	return err
}

// Sort orders pins by CID, as ipfs.Backend wants them.
func Sort(pins []ipfs.Pin) []ipfs.Pin {
	slices.SortFunc(pins, func(a, b ipfs.Pin) int { return strings.Compare(a.Root.KeyString(), b.Root.KeyString()) })
	return pins
}
