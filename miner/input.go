package miner

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/internal/jobs"
	"github.com/cortensor-open/cortensor/protocol"
)

// input is a task that was read and checked.
type input struct {
	task   *core.Task
	record cid.Cid
	round  uint64
	secret *core.Question // what a private task asks; lives in memory only
}

// load reads the task's record from the routers that may have written it, and checks that one of them did: bytes, encoding,
// signature, network, session, authority.
func (m *Miner) load(ctx context.Context, state core.TaskState) (*input, error) {
	record, err := core.ParseLink(state.Data)
	if err != nil {
		return nil, core.Fail(core.ReasonBadRecord, "taskData: %w", err)
	}
	var authors []core.Address
	task := new(core.Task)
	err = m.patiently(ctx, func(ctx context.Context) error {
		session, err := m.Directory.Session(ctx, state.Ref.Session)
		if err != nil {
			return fmt.Errorf("session %d: %w", state.Ref.Session, err)
		}
		authors = authorised(session)
		data, err := m.Fetch.GetBlock(ctx, record, m.endpoints(ctx, authors))
		if err != nil {
			return err
		}
		return core.DecodeChecked(record, data, task)
	})
	if err != nil {
		return nil, fmt.Errorf("read task record: %w", err)
	}
	switch {
	case record.Prefix().Codec != cid.DagCBOR:
		return nil, core.Fail(core.ReasonBadRecord, "task record %s is not dag-cbor", record)
	case task.Network.Chain != m.cfg.Network.Chain || !bytes.Equal(task.Network.Runtime, m.cfg.Network.Runtime):
		return nil, core.Fail(core.ReasonWrongParent, "task record is for chain %d runtime %#x", task.Network.Chain, task.Network.Runtime)
	case core.SessionID(task.Session) != state.Ref.Session:
		return nil, core.Fail(core.ReasonWrongParent, "task record is for session %d", task.Session)
	case !slices.Contains(authors, task.Author()):
		return nil, core.Fail(core.ReasonNotAuthorised, "task record is of %s, which is no router of session %d", task.Author(), task.Session)
	}
	if err := core.Verify(m.cfg.Network, task); err != nil {
		return nil, fmt.Errorf("task record: %w", err)
	}
	return &input{task: task, record: record, round: state.Round}, nil
}

// authorised lists who may submit to a session: its routers and its owner.
func authorised(s core.Session) []core.Address {
	return append(slices.Clone(s.Routers), s.Owner)
}

// endpoints gives where nodes serve; one that registered none is left out, the fetch says whom it asked.
func (m *Miner) endpoints(ctx context.Context, nodes []core.Address) []string {
	var out []string
	for _, node := range nodes {
		addrs, err := m.Directory.Endpoint(ctx, node)
		if err != nil {
			m.log.Debug("no endpoint", "node", node.Hex(), "error", err)
			continue
		}
		out = append(out, addrs...)
	}
	return out
}

// patiently repeats what failed because something could not be reached, until ctx ends; the chain's deadline ends ctx.
func (m *Miner) patiently(ctx context.Context, fetch func(context.Context) error) error {
	retry := jobs.Retry(100*time.Millisecond, 5*time.Second)
	for {
		try, cancel := context.WithTimeout(ctx, m.cfg.FetchTimeout)
		err := fetch(try)
		late := try.Err() != nil
		cancel()
		if kind := core.KindOf(err); err == nil || (!late && kind != core.Unavailable && kind != core.Timeout && kind != core.Busy) {
			return err
		}
		pause := retry()
		m.log.Info("content is not there yet, again after a pause", "pause", pause, "error", err)
		if jobs.Sleep(ctx, pause, nil) != nil {
			return err
		}
	}
}

// compose reads the task's files and puts them into the prompt. With overflow "cut" it shortens the files, the last one
// first, until prompt and answer fit the model's context.
func (m *Miner) compose(ctx context.Context, in *input) (engine.Request, error) {
	task := in.task
	files, err := m.attachments(ctx, in)
	if err != nil {
		return engine.Request{}, err
	}
	if in.secret != nil {
		task = disclosed(in.task, in.secret)
	}
	window := protocol.Window(task, m.Engine.Info().Context)
	messages, prompt, err := protocol.Input(task, files, window, func(messages []core.Message, prompt string) (int, error) {
		return m.Engine.Count(ctx, engine.Request{Messages: messages, Prompt: prompt})
	})
	if err != nil {
		return engine.Request{}, err
	}
	return m.bound(ctx, task, engine.Request{Messages: messages, Prompt: prompt, Params: task.Params, TopLogprobs: m.cfg.TopProbs})
}

// bound ends the answer where the task's window ends, if it names one: where the engine's own ends must not matter.
func (m *Miner) bound(ctx context.Context, t *core.Task, r engine.Request) (engine.Request, error) {
	if t.Model.Exact == nil || t.Model.Exact.Context == 0 {
		return r, nil
	}
	count, err := m.Engine.Count(ctx, r)
	if err != nil {
		return r, err
	}
	limit, ok := protocol.Limit(t, count)
	if !ok {
		return r, core.Fail(core.ReasonContextOverflow, "the prompt has %d tokens, the task's context %d", count, t.Model.Exact.Context)
	}
	if own := m.Engine.Info().Context; own > 0 && count+int(limit) > own {
		return r, core.Fail(core.ReasonWrongModel, "prompt and answer may have %d tokens, and this miner's context is %d; raise engine.context to the task's %d", count+int(limit), own, t.Model.Exact.Context)
	}
	r.Params.MaxTokens = limit
	return r, nil
}

// attachments reads the task's files.
func (m *Miner) attachments(ctx context.Context, in *input) ([]protocol.Attachment, error) {
	providers := m.sources(ctx, in)
	if in.secret != nil {
		return m.openFiles(ctx, core.SessionID(in.task.Session), in.secret, providers)
	}
	var files []protocol.Attachment
	var total int64
	for _, f := range in.task.Files {
		if total += f.Size; total > m.cfg.MaxInput {
			return nil, tooMuch(m.cfg.MaxInput)
		}
		text, err := m.readText(ctx, f, providers)
		if err != nil {
			return nil, fmt.Errorf("read file %.100q (%s): %w", f.Name, f.Cid, err)
		}
		files = append(files, protocol.Attachment{Name: f.Name, Text: text})
	}
	return files, nil
}

func tooMuch(limit int64) error {
	return core.Fail(core.ReasonBadInput, "files hold more than the %d bytes that this miner takes", limit)
}

// sources lists where a task's content is served.
func (m *Miner) sources(ctx context.Context, in *input) []string {
	return slices.Concat(in.task.Providers, m.endpoints(ctx, []core.Address{in.task.Author()}))
}

// readText reads a file that must be text of the size that the task says.
func (m *Miner) readText(ctx context.Context, f core.File, providers []string) (string, error) {
	var data []byte
	err := m.patiently(ctx, func(ctx context.Context) (err error) {
		data, err = m.Fetch.ReadFile(ctx, f.Cid, max(f.Size, 1), providers)
		return err
	})
	switch {
	case core.KindOf(err) == core.TooLarge:
		return "", core.Fail(core.ReasonBadInput, "larger than the %d bytes that the task says", f.Size)
	case err != nil:
		return "", err
	}
	return checkText(data, f.Size)
}

// checkText wants UTF-8 text of the size that the task says.
func checkText(data []byte, size int64) (string, error) {
	switch {
	case int64(len(data)) != size:
		return "", core.Fail(core.ReasonBadInput, "%d bytes, the task says %d", len(data), size)
	case !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0:
		return "", core.Fail(core.ReasonBadInput, "not UTF-8 text")
	}
	return string(data), nil
}
