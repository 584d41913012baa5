package audit

import (
	"context"
	"errors"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// AuditorConfig configures an Auditor.
type AuditorConfig struct {
	// Origin names the log that a task's verdict is looked up in; "" for DefaultOrigin. A receipt names its own.
	Origin string
	// Rules are the thresholds that a verdict must at least have applied; the zero value for protocol.DefaultRules().
	Rules protocol.Rules
	// Embedder lets the audit compute the agreement of differing answers again. nil: their similarity is only checked
	// against the threshold.
	Embedder Embedder
	// Opener holds the keys of somebody who may read what a private task asked and answered; its contents are then checked as
	// well. nil: a private task is audited over ciphertext and commitments.
	Opener Opener
	// Replayer evaluates every answer again with the model (link result.replay), and holds the verdict's evidence against what comes
	// out. nil: the evidence is only checked for being consistent with the result.
	Replayer Replayer
	// FetchTimeout bounds the reading of one record or file. 0 for 30 s.
	FetchTimeout time.Duration
	// MaxFile is the largest input file or output that is read, in bytes. 0 for 256 MiB.
	MaxFile int64
}

// Validate says what is wrong with the configuration.
func (c AuditorConfig) Validate() error {
	if len(c.Origin) > maxOrigin || c.FetchTimeout < 0 || c.MaxFile < 0 {
		return core.Errorf(core.Invalid, "auditor: origin over %d bytes, or a negative limit", maxOrigin)
	}
	return nil
}

// Auditor checks tasks and receipts from public data: the chain and content by CID. It keeps what it has read of a log, so
// that the next audit reads only what is new. Safe for concurrent use.
type Auditor struct {
	cfg     AuditorConfig
	chain   Chain
	content Content
	logs    *logReader
}

// NewAuditor makes an auditor; it starts nothing.
func NewAuditor(cfg AuditorConfig, chain Chain, content Content) (*Auditor, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	cfg.Origin = orElse(cfg.Origin, DefaultOrigin)
	cfg.Rules = orElse(cfg.Rules, protocol.DefaultRules())
	cfg.FetchTimeout = orElse(cfg.FetchTimeout, 30*time.Second)
	cfg.MaxFile = orElse(cfg.MaxFile, 256<<20)
	return &Auditor{cfg: cfg, chain: chain, content: content, logs: newLogReader(cfg.Origin, chain, content, cfg.FetchTimeout)}, nil
}

// Task audits a task: its record and files, every valid result, the verdicts, and the way from each verdict to a final
// block. A task that cannot be verified gives a report that says so (see Report.Err); the error is for a context that ended
// before the audit did.
func (a *Auditor) Task(ctx context.Context, ref core.TaskRef) (Report, error) {
	r := a.newRun(ctx, ref)
	r.auditTask()
	r.findVerdicts()
	log := &ledger{}
	r.auditLog(log) // first, because roles are looked up at the anchor's block
	r.auditResults()
	r.auditVerdicts()
	r.links = append(r.links, log.links...)
	return r.report("task " + ref.String()), ended(ctx, ref)
}

// Receipt audits a receipt as a client keeps it: that it decodes, the task that it names as Task does, each of its fields
// against the chain and the records, and its signature. The log's batches are not needed: the receipt holds the path.
// Results are as for Task; malformed bytes are a report whose first link fails.
func (a *Auditor) Receipt(ctx context.Context, data []byte) (Report, error) {
	receipt := &core.Receipt{}
	r := a.newRun(ctx, core.TaskRef{})
	r.decoded = r.check("receipt.record", "", nil, func() (finding, error) {
		return finding{detail: "canonical", evidence: core.Link(core.CIDOf(cid.DagCBOR, data))}, core.Decode(data, receipt)
	})
	subject := "a malformed receipt"
	if r.decoded.OK {
		r.ref = receipt.Ref()
		subject = "receipt of task " + r.ref.String()
	}
	r.auditReceipt(receipt)
	return r.report(subject), ended(ctx, r.ref)
}

func ended(ctx context.Context, ref core.TaskRef) error {
	if err := ctx.Err(); err != nil {
		return core.Errorf(core.Timeout, "audit task %s: %w", ref, err)
	}
	return nil
}

// run is one audit under way.
type run struct {
	ledger
	*Auditor
	ctx       context.Context
	ref       core.TaskRef
	providers *providers

	state    core.TaskState
	session  core.Session
	taskCID  cid.Cid
	task     *core.Task
	results  []*resultRun  // of the current miners, in the chain's order
	verdicts []*verdictRun // of the last round, in the chain's order
	block    uint64        // of the anchor; far ahead while there is none

	decoded                          *Link // of a receipt; nil in the audit of a task
	onChain, ended, link, taskRecord *Link

	files []protocol.Attachment // the task's, if answers are evaluated again
}

func (a *Auditor) newRun(ctx context.Context, ref core.TaskRef) *run {
	return &run{Auditor: a, ctx: ctx, ref: ref, providers: newProviders(a.chain), block: math.MaxUint64}
}

// logReader follows logs for readers: one state an origin, kept between calls.
type logReader struct {
	chain   Chain
	content Blocks
	timeout time.Duration
	mu      sync.Mutex
	state   *logState
}

func newLogReader(origin string, chain Chain, content Blocks, timeout time.Duration) *logReader {
	return &logReader{chain: chain, content: content, timeout: timeout, state: newLogState(origin)}
}

// find brings the log up to date and gives the place of a leaf. A batch behind the leaf's anchor that cannot be read does
// not matter to it; the chain, and every batch up to there, does. It fails with not_anchored when no anchor covers the leaf.
func (l *logReader) find(ctx context.Context, leaf cid.Cid) (place, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	providers := newProviders(l.chain)
	_, err := l.state.sync(ctx, l.chain, func(ctx context.Context, c cid.Cid) ([]byte, error) {
		ctx, cancel := context.WithTimeout(ctx, l.timeout)
		defer cancel()
		addrs, missing := providers.ofRole(ctx, roleOracle)
		data, err := l.content.GetBlock(ctx, c, addrs)
		return data, joinTo(err, missing)
	})
	var broken *batchError
	if err != nil && !errors.As(err, &broken) {
		return place{}, err
	}
	index, ok := l.state.index[leaf]
	if !ok {
		if err != nil {
			return place{}, err
		}
		return place{}, core.Fail(core.ReasonNotAnchored, "log %q with %d leaves does not hold %s yet", l.state.origin, l.state.tree.size, leaf)
	}
	anchor, ok := l.state.covering(index)
	if !ok {
		return place{}, core.Fail(core.ReasonNotAnchored, "no anchor covers leaf %d of log %q", index, l.state.origin)
	}
	at := place{index: index, size: int64(anchor.Size), anchor: anchor, leaves: len(l.state.leaves), count: len(l.state.anchors)}
	at.path, err = l.state.tree.path(index, at.size)
	return at, err
}

// providers finds who serves a node's content, once a node.
type providers struct {
	chain Roster
	known map[core.Address][]string
	role  map[string][]string
}

func newProviders(chain Roster) *providers {
	return &providers{chain: chain, known: map[core.Address][]string{}, role: map[string][]string{}}
}

// of gives the endpoints of the given nodes and what else the record names. An error is only of interest if the content is
// not found: it may be at hand without them.
func (p *providers) of(ctx context.Context, named []string, nodes ...core.Address) ([]string, error) {
	out := slices.Clone(named)
	var errs []error
	for _, node := range nodes {
		addrs, ok := p.known[node]
		if !ok {
			var err error
			if addrs, err = p.chain.Endpoint(ctx, node); err != nil {
				errs = append(errs, wrap(err, "read the endpoints of %s", node))
				continue
			}
			p.known[node] = addrs
		}
		for _, a := range addrs {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out, errors.Join(errs...)
}

// ofRole gives the endpoints of all who hold a role.
func (p *providers) ofRole(ctx context.Context, role string) ([]string, error) {
	if addrs, ok := p.role[role]; ok {
		return addrs, nil
	}
	members, err := p.chain.Members(ctx, role)
	if err != nil {
		return nil, wrap(err, "list the nodes with role %s", role)
	}
	addrs, err := p.of(ctx, nil, members...)
	if err == nil {
		p.role[role] = addrs
	}
	return addrs, err
}
