package miner

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// produce computes a task's answer, stores it and puts it into the journal. Whatever happens to the token stream, the task
// goes on. first is called with the first token.
func (m *Miner) produce(ctx context.Context, state core.TaskState, first func()) error {
	select {
	case m.slots <- struct{}{}:
		defer func() { <-m.slots }()
	case <-ctx.Done():
		return core.Fail(core.ReasonCancelled, "waiting for a free slot: %w", ctx.Err())
	}
	began := time.Now()
	in, err := m.load(ctx, state)
	if err != nil {
		return err
	}
	m.log.Debug("task record read", "task", state.Ref.String(), "took", time.Since(began))
	out := m.openOutbox(in.task.Providers, state.Ref, state.Round, in.record)
	result, err := m.compute(ctx, state.Ref, in, out, first)
	if err != nil {
		if ctx.Err() != nil {
			err = core.Fail(core.ReasonCancelled, "%w", err)
		}
		out.fail(err)
		return err
	}
	out.done(result)
	return nil
}

// compute runs the model and stores what it gave.
func (m *Miner) compute(ctx context.Context, ref core.TaskRef, in *input, out *outbox, first func()) (*core.Result, error) {
	if err := m.checkModel(in.task.Model); err != nil {
		return nil, err
	}
	if err := m.unseal(ctx, ref, in); err != nil {
		return nil, err
	}
	request, err := m.compose(ctx, in)
	if err != nil {
		return nil, err
	}
	started := time.Now()
	completion, err := m.generate(ctx, request, out, first)
	if err != nil {
		return nil, err
	}
	return m.store(ctx, ref, in, completion, started, time.Now())
}

// checkModel refuses a task for another model than the engine's.
func (m *Miner) checkModel(want core.Model) error {
	info := m.Engine.Info()
	if len(m.cfg.Models) > 0 && want.ID != "" && !slices.Contains(m.cfg.Models, want.ID) {
		return core.Fail(core.ReasonWrongModel, "the task asks for model %.100q, this miner runs %s", want.ID, strings.Join(m.cfg.Models, ", "))
	}
	if len(want.Digest) > 0 && !bytes.Equal(want.Digest, info.Digest) {
		return core.Fail(core.ReasonWrongModel, "the task asks for weights %x, this miner runs %x", want.Digest, info.Digest)
	}
	if e := want.Exact; e != nil && (e.Spec != info.Spec || len(e.Tokenizer) > 0 && !bytes.Equal(e.Tokenizer, info.Tokenizer)) {
		return core.Fail(core.ReasonWrongModel, "the task asks for %.40q with tokenizer %x, this miner's engine %s computes %q with %x", e.Spec, e.Tokenizer, info.Name, info.Spec, info.Tokenizer)
	}
	return nil
}

func (m *Miner) generate(ctx context.Context, r engine.Request, out *outbox, begun func()) (engine.Completion, error) {
	started := time.Now()
	m.metrics.running.Inc()
	defer m.metrics.running.Dec()
	first := true
	completion, err := m.Engine.Generate(ctx, r, func(t engine.Token) error {
		if first {
			first = false
			begun()
			m.log.Debug("first token", "took", time.Since(started))
		}
		out.token(t.Text)
		return ctx.Err()
	})
	switch {
	case err == nil:
		m.health.report(true)
	case ctx.Err() != nil:
		return completion, core.Fail(core.ReasonCancelled, "generate: %w", err)
	case core.ReasonOf(err) == core.ReasonContextOverflow: // the request's fault, not the engine's
		return completion, fmt.Errorf("generate: %w", err)
	case core.KindOf(err) == core.Invalid:
		return completion, core.Fail(core.ReasonBadInput, "generate: %w", err)
	default:
		m.health.report(false)
		return completion, core.Fail(core.ReasonEngine, "generate: %w", err)
	}
	m.metrics.seconds.Observe(time.Since(started).Seconds())
	m.metrics.tokens.Add(float64(completion.Usage.Completion))
	out.complete(completion.Text)
	return completion, nil
}

// store puts output, fingerprint and signed result on the miner's own node, pins them, and writes the journal last: an
// entry means that the result is there.
func (m *Miner) store(ctx context.Context, ref core.TaskRef, in *input, c engine.Completion, started, ended time.Time) (*core.Result, error) {
	put := m.storePublic
	if in.secret != nil {
		put = func(ctx context.Context, c engine.Completion, packed []byte) (stored, error) {
			return m.storePrivate(ctx, ref.Session, in.secret, c, packed)
		}
	}
	out, err := put(ctx, c, fingerprint.Pack(scored(c.Tokens)))
	if err != nil {
		return nil, err
	}
	result := &core.Result{Type: core.TypeResult, Task: in.record, Session: int64(ref.Session), ID: int64(ref.Task), Miner: m.me.Bytes(),
		Output: out.output, OutputSize: out.size, Usage: out.usage, Finish: c.Finish, Engine: m.Engine.Info().Record(), Fingerprint: out.print,
		Providers: m.Providers(), Started: started.UnixMilli(), Ended: ended.UnixMilli()}
	if in.secret == nil {
		result.Transcript = c.Transcript
	}
	if err := core.Sign(m.cfg.Network, result, m.cfg.Key); err != nil {
		return nil, err
	}
	record, _, err := core.Encode(result)
	if err != nil {
		return nil, err
	}
	signed, err := m.Store.PutBlock(ctx, cid.DagCBOR, record)
	if err != nil {
		return nil, fmt.Errorf("store result: %w", err)
	}
	out.roots[signed] = "result"
	var errs []error
	for root, what := range out.roots {
		errs = append(errs, m.Store.Lease(ctx, root, ref.Session, fmt.Sprintf("task %s %s", ref, what)))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("keep result: %w", err)
	}
	data := core.Link(signed)
	if err := m.journal.Put(ref, entry{Task: core.Link(in.record), Result: data, Hash: m.hash(ref, data), Roots: named(out.roots)}); err != nil {
		return nil, err
	}
	m.dropGrant(ref) // the answer needs it no more
	return result, nil
}

// storePublic puts answer and fingerprint into the store as they are.
func (m *Miner) storePublic(ctx context.Context, c engine.Completion, packed []byte) (stored, error) {
	output, size, err := m.Store.PutFile(ctx, strings.NewReader(c.Text))
	if err != nil {
		return stored{}, fmt.Errorf("store output: %w", err)
	}
	out := stored{output: output, size: size, usage: c.Usage, roots: map[cid.Cid]string{output: "output"}}
	if packed == nil {
		return out, nil
	}
	// Up to 1 MiB, 34,000 tokens, the file is a single raw block.
	print, _, err := m.Store.PutFile(ctx, bytes.NewReader(packed))
	if err != nil {
		return out, fmt.Errorf("store fingerprint: %w", err)
	}
	out.print, out.roots[print] = &print, "fingerprint"
	return out, nil
}

// scored gives what the engine told of each token, nil unless it told it of all: a fingerprint with holes proves nothing.
func scored(tokens []engine.Token) []fingerprint.Token {
	out := make([]fingerprint.Token, len(tokens))
	for i, t := range tokens {
		if !t.Scored || t.ID < 0 {
			return nil
		}
		out[i].Prob = fingerprint.Prob{ID: t.ID, Logprob: t.Logprob}
		for _, p := range t.Top {
			if p.ID < 0 {
				return nil
			}
			out[i].Top = append(out[i].Top, fingerprint.Prob{ID: p.ID, Logprob: p.Logprob})
		}
	}
	return out
}
