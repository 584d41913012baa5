package node

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend"
	"github.com/cortensor-open/cortensor/ipfs/backend/mirror"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// nodeMark stands for the node's name in ipfs.backend: a directory has one user.
const nodeMark = "{node}"

// validBackend says whether a text is empty or describes a backend.
func validBackend(text string) bool {
	_, err := backend.Parse(strings.ReplaceAll(text, nodeMark, "node"))
	return text == "" || err == nil
}

// openBackend opens the second place of a member's content; nil where there is none. It asks nothing of it yet: a service that
// is down now is tried again later.
func openBackend(ctx context.Context, cfg IPFSConfig, name string, log *slog.Logger) (ipfs.Backend, error) {
	if cfg.Backend == "" {
		return nil, nil
	}
	b, err := backend.Open(ctx, strings.ReplaceAll(cfg.Backend, nodeMark, name), backend.Options{Logger: log})
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "ipfs.backend: %w", err)
	}
	return b, nil
}

// openMirror opens what copies a member's content to its backend; nil where nothing is copied.
func openMirror(m *member, cfg IPFSConfig) (*mirror.Mirror, error) {
	if m.backend == nil {
		return nil, nil
	}
	if s, err := backend.Parse(strings.ReplaceAll(cfg.Backend, nodeMark, m.name)); err != nil || s.Kind == "gateway" {
		return nil, err // a gateway is read only
	}
	return mirror.Open(mirror.Config{Store: m.content.Local, Backend: m.backend, Dir: m.contentDir(), Label: "cortensor/" + m.content.Host().ID().String(),
		Wants: ownHold, Now: cfg.now, Logger: m.log, Metrics: m.metrics})
}

// ownHold is false for what this node keeps for others: they see to their copies.
func ownHold(h ipfs.Hold) bool { return !strings.HasPrefix(h.Owner, "replica/") }

// held is called by the store with each new hold. Those of roles tell the replicator themselves.
func (m *member) held(h ipfs.Hold) {
	if m.mirror != nil {
		m.mirror.Later(h)
	}
	if role := strings.HasPrefix(h.Owner, "session/") || h.Owner == ownerProof || h.Owner == ownerLog; m.replicas != nil && ownHold(h) && !role {
		m.replicas.later(h)
	}
}

// localState describes a member's store to its owner. dht may be nil.
func (m *member) localState(cfg IPFSConfig, dht *discovery.DHT) writeapi.LocalState {
	state := writeapi.LocalState{Local: m.content.Local, DHTMode: cfg.DHT}
	// a nil pointer in an interface would not be nil
	if dht != nil {
		state.DHT = dht
	}
	if m.replicas != nil {
		state.Replicas = m.replicas
	}
	if m.mirror != nil {
		state.Copies = m.mirror
	}
	return state
}

// closeBackend closes the mirror and then what it copies to.
func (m *member) closeBackend() error {
	var errs []error
	if m.mirror != nil {
		errs = append(errs, m.mirror.Close())
	}
	if m.backend != nil {
		errs = append(errs, m.backend.Close())
	}
	return errors.Join(errs...)
}
