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
	r := m.request(task, files)
	if task.Overflow != core.OverflowCut || len(files) == 0 {
		return r, nil
	}
	return m.fit(ctx, task, files)
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

func (m *Miner) request(t *core.Task, files []protocol.Attachment) engine.Request {
	messages, prompt := protocol.Compose(t, files)
	return engine.Request{Messages: messages, Prompt: prompt, Params: t.Params, TopLogprobs: m.cfg.TopProbs}
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

// fit finds the most bytes of the files, counted from the first one's beginning, with which the request fits. Every miner with
// the same context finds the same. An engine that does not know its context gets the whole.
func (m *Miner) fit(ctx context.Context, t *core.Task, files []protocol.Attachment) (engine.Request, error) {
	window := m.Engine.Info().Context
	if window <= 0 {
		return m.request(t, files), nil
	}
	room := window - int(min(t.Params.MaxTokens, int64(window/2)))
	fits := func(n int) (engine.Request, bool, error) {
		r := m.request(t, trim(files, n))
		count, err := m.Engine.Count(ctx, r)
		if core.ReasonOf(err) == core.ReasonContextOverflow { // more than it will even count
			return r, false, nil
		}
		return r, err == nil && count <= room, err
	}
	high := 0
	for _, f := range files {
		high += len(f.Text)
	}
	best, ok, err := fits(high)
	if err != nil || ok {
		return best, err
	}
	best, ok, err = fits(0)
	if err != nil {
		return best, err
	}
	if !ok {
		return best, core.Fail(core.ReasonContextOverflow, "the prompt does not fit %d tokens of context even without the files", window)
	}
	for low := 0; high-low > 1; {
		middle := low + (high-low)/2
		r, ok, err := fits(middle)
		if err != nil {
			return best, err
		}
		if ok {
			low, best = middle, r
		} else {
			high = middle
		}
	}
	return best, nil
}

// trim keeps the first n bytes of all files together, whole runes only.
func trim(files []protocol.Attachment, n int) []protocol.Attachment {
	out := slices.Clone(files)
	for i := range out {
		keep := min(n, len(out[i].Text))
		n -= keep
		for keep > 0 && keep < len(out[i].Text) && !utf8.RuneStart(out[i].Text[keep]) {
			keep--
		}
		out[i].Text = out[i].Text[:keep]
	}
	return out
}
