package node

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/ethereum/go-ethereum/common"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/recheck"
	"github.com/cortensor-open/cortensor/seal"
)

// Observer reads a network from outside: the chain by RPC, content by CID from the nodes that have it.
type Observer struct {
	member   *member
	auditor  *audit.Auditor
	embedder engine.Embedder
	engine   engine.Engine // nil unless answers are evaluated again
}

// Observing says how an Observer looks.
type Observing struct {
	Identity string // an age identity file of somebody who may read private tasks, whose contents are then checked too; "" for none
	Replay   bool   // evaluate answers again with engine.model
	Progress Progress
}

// OpenObserver opens an observer of the network that cfg names, or else of the devnet in cfg.Dir. With an embedding model
// it computes agreement again; that needs the assets.
func OpenObserver(ctx context.Context, cfg *Config, how Observing) (*Observer, error) {
	var keys *seal.Keys
	if how.Identity != "" {
		var err error
		if keys, err = seal.LoadKeys(how.Identity); err != nil {
			return nil, err
		}
	}
	log, err := newLogger(cfg.Log)
	if err != nil {
		return nil, err
	}
	dir, err := StateDir(cfg.Dir)
	if err != nil {
		return nil, err
	}
	own := *cfg
	if own.Chain.URL == "" && own.Chain.Runtime == "" {
		local, err := FindLocal(cfg.Dir)
		if err != nil {
			return nil, err
		}
		own.Chain.URL, own.Chain.Runtime = local.RPC, local.Runtime.Hex()
	}
	at, err := outside(own.Chain)
	if err != nil {
		return nil, err
	}
	at.runtime = common.HexToAddress(own.Chain.Runtime)
	o := &Observer{}
	if o.embedder, err = openEmbedder(ctx, &own, how.Progress, log); err != nil {
		return nil, err
	}
	if how.Replay {
		if o.engine, err = openReplay(ctx, &own, how.Progress, log); err != nil {
			return nil, errors.Join(err, o.Close())
		}
	}
	if o.member, err = openMember(ctx, &own, "observer", filepath.Join(dir, "observer"), at, log, newMetrics()); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	if o.auditor, err = wireAuditor(o.member, &own, o.embedder, keys, recheck.New(o.engine)); err != nil {
		return nil, errors.Join(err, o.Close())
	}
	return o, nil
}

// AuditTask audits a task from chain and content.
func (o *Observer) AuditTask(ctx context.Context, ref core.TaskRef) (audit.Report, error) {
	if err := o.member.chain.Refresh(ctx); err != nil {
		return audit.Report{}, fmt.Errorf("audit task %s: %w", ref, err)
	}
	return o.auditor.Task(ctx, ref)
}

// AuditReceipt audits a receipt.
func (o *Observer) AuditReceipt(ctx context.Context, receipt []byte) (audit.Report, error) {
	if err := o.member.chain.Refresh(ctx); err != nil { // else a receipt that is newer than what we know would look forged
		return audit.Report{}, fmt.Errorf("audit receipt: %w", err)
	}
	return o.auditor.Receipt(ctx, receipt)
}

// Address is who this observer is to nodes that it reads from: what a grant on sealed payloads names (ipfs.readers).
func (o *Observer) Address() core.Address { return o.member.chain.Address() }

// Close closes the observer's node.
func (o *Observer) Close() error {
	var errs []error
	if o.member != nil {
		errs = append(errs, o.member.close())
	}
	if o.embedder != nil {
		errs = append(errs, o.embedder.Close())
	}
	if o.engine != nil {
		errs = append(errs, o.engine.Close())
	}
	return errors.Join(errs...)
}
