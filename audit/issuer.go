package audit

import (
	"context"
	"crypto/ecdsa"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"
	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// IssuerConfig configures an Issuer.
type IssuerConfig struct {
	// Origin names the log that verdicts are looked up in; "" for DefaultOrigin.
	Origin string
	// FetchTimeout bounds the reading of one record. 0 for 10 s.
	FetchTimeout time.Duration
	// Cache is how many final receipts are kept. 0 for 1024.
	Cache int
	// Metrics takes the issuer's metrics; may be nil.
	Metrics prometheus.Registerer
}

// Validate says what is wrong with the configuration.
func (c IssuerConfig) Validate() error {
	if len(c.Origin) > maxOrigin || c.FetchTimeout < 0 || c.Cache < 0 {
		return core.Errorf(core.Invalid, "receipt issuer: origin over %d bytes, or a negative limit", maxOrigin)
	}
	return nil
}

// Issuer makes receipts for a router. It reads the chain, and records and batches by CID; it needs no oracle to answer.
// Safe for concurrent use.
type Issuer struct {
	cfg     IssuerConfig
	key     *ecdsa.PrivateKey
	chain   Chain
	content Blocks
	logs    *logReader
	issued  *prometheus.CounterVec

	mu    sync.Mutex
	kept  map[core.TaskRef][]byte
	order []core.TaskRef // of kept, oldest first
}

// NewIssuer makes an issuer that signs with a router's key; it starts nothing.
func NewIssuer(cfg IssuerConfig, key *ecdsa.PrivateKey, chain Chain, content Blocks) (*Issuer, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	if key == nil {
		return nil, core.Errorf(core.Invalid, "receipt issuer: no key")
	}
	cfg.Origin = orElse(cfg.Origin, DefaultOrigin)
	cfg.FetchTimeout = orElse(cfg.FetchTimeout, 10*time.Second)
	cfg.Cache = orElse(cfg.Cache, 1024)
	issued := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cortensor_audit_receipts_total",
		Help: "Receipts asked for, by what came of it: issued, cached, or the reason why not."}, []string{"outcome"})
	if err := register(cfg.Metrics, issued); err != nil {
		return nil, err
	}
	return &Issuer{cfg: cfg, key: key, chain: chain, content: content, issued: issued, kept: map[core.TaskRef][]byte{},
		logs: newLogReader(cfg.Origin, chain, content, cfg.FetchTimeout)}, nil
}

// Receipt gives the signed receipt of a task, dag-cbor of about 1 KB. While the task or its anchor is pending it fails with
// not_anchored (kind Unavailable); for a task that ended without a valid result it fails with that task's reason. A receipt
// whose anchor is not final yet is made anew at each call, because a reorg may move the anchor.
func (i *Issuer) Receipt(ctx context.Context, ref core.TaskRef) ([]byte, error) {
	i.mu.Lock()
	kept, ok := i.kept[ref]
	i.mu.Unlock()
	if ok {
		i.issued.WithLabelValues("cached").Inc()
		return kept, nil
	}
	data, final, err := i.issue(ctx, ref)
	if err != nil {
		err = wrap(err, "receipt of task %s", ref)
		i.issued.WithLabelValues(string(reasonOf(err))).Inc()
		return nil, err
	}
	i.issued.WithLabelValues("issued").Inc()
	if final {
		i.keep(ref, data)
	}
	return data, nil
}

func (i *Issuer) keep(ref core.TaskRef, data []byte) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if _, ok := i.kept[ref]; !ok {
		i.order = append(i.order, ref)
	}
	i.kept[ref] = data
	for len(i.order) > i.cfg.Cache {
		delete(i.kept, i.order[0])
		i.order = i.order[1:]
	}
}

func (i *Issuer) issue(ctx context.Context, ref core.TaskRef) (data []byte, final bool, err error) {
	state, err := i.chain.Task(ctx, ref)
	if err != nil {
		return nil, false, wrap(err, "read the task")
	}
	if state.Status != core.Ended {
		return nil, false, core.Fail(core.ReasonNotAnchored, "the task is %s; there is a receipt once it has ended and its verdict is anchored", state.Status)
	}
	if state.Outcome != "" {
		return nil, false, core.Fail(state.Outcome, "the task ended without a valid result, so there is nothing to certify")
	}
	r := &core.Receipt{Type: core.TypeReceipt, Network: i.chain.Network(), Session: int64(ref.Session), ID: int64(ref.Task),
		Issuer: crypto.PubkeyToAddress(i.key.PublicKey).Bytes(), Created: time.Now().UnixMilli()}
	if r.Task, err = core.ParseLink(state.Data); err != nil {
		return nil, false, wrap(err, "the task's data on chain")
	}
	if r.Results, err = i.results(ctx, state); err != nil {
		return nil, false, err
	}
	at, err := i.verdict(ctx, state, r)
	if err != nil {
		return nil, false, err
	}
	a := at.anchor
	r.Leaf, r.Proof = at.index, at.path
	r.Anchor = core.Anchor{Origin: i.cfg.Origin, Index: int64(a.Index), Size: int64(a.Size), Root: a.Root.Bytes(),
		Batch: core.CIDOfDigest(cid.DagCBOR, a.Batch[:]), Tx: a.Tx.Bytes(), Block: int64(a.Block)}
	if err := core.Sign(r.Network, r, i.key); err != nil {
		return nil, false, err
	}
	data, _, err = core.Encode(r)
	return data, a.Final, err
}

// results gives the results that were not rejected. Each record is read and verified: a router signs nothing that it has not seen.
func (i *Issuer) results(ctx context.Context, state core.TaskState) ([]core.ResultRef, error) {
	var refs []core.ResultRef
	providers := newProviders(i.chain)
	for _, m := range state.Current() {
		if !m.Opinion.Stands() {
			continue
		}
		c, err := core.ParseLink(m.Data)
		if err != nil {
			return nil, wrap(err, "the committed data of %s", m.Miner)
		}
		fetchCtx, cancel := context.WithTimeout(ctx, i.cfg.FetchTimeout)
		addrs, missing := providers.of(fetchCtx, nil, m.Miner)
		data, err := i.content.GetBlock(fetchCtx, c, addrs)
		cancel()
		if err != nil {
			return nil, wrap(joinTo(err, missing), "read the result of %s", m.Miner)
		}
		result := &core.Result{}
		if err := core.DecodeChecked(c, data, result); err != nil {
			return nil, wrap(err, "the result of %s", m.Miner)
		}
		if result.Author() != m.Miner || result.Ref() != state.Ref {
			return nil, core.Fail(core.ReasonWrongParent, "the result of %s is one of %s for task %s", m.Miner, result.Author(), result.Ref())
		}
		if err := core.Verify(i.chain.Network(), result); err != nil {
			return nil, err
		}
		refs = append(refs, core.ResultRef{Miner: m.Miner.Bytes(), Result: c, Output: result.Output})
	}
	if len(refs) == 0 {
		return nil, core.Fail(core.ReasonNoValidResult, "the chain holds no result that was not rejected")
	}
	return refs, nil
}

// verdict puts the first verdict of the last round that the log holds into r, and gives its place.
func (i *Issuer) verdict(ctx context.Context, state core.TaskState, r *core.Receipt) (place, error) {
	err := core.Fail(core.ReasonNoVerdict, "the chain holds no verdict of round %d", state.Round)
	for _, v := range state.Verdicts {
		if v.Round != state.Round {
			continue
		}
		c, linkErr := core.ParseLink(v.Link)
		if linkErr != nil {
			err = core.Fail(core.ReasonBadRecord, "the verdict of %s on chain: %w", v.Validator, linkErr)
			continue
		}
		at, findErr := i.logs.find(ctx, c)
		if findErr == nil {
			r.Verdict = c
			return at, nil
		}
		err = findErr
	}
	return place{}, err
}
