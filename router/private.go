package router

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// checkPrivacy decides whether a request is private, and refuses one that this router cannot keep so, before anything is
// stored.
func (s *Service) checkPrivacy(r *Request, session core.Session) error {
	r.Private = r.Private || s.cfg.Private || core.PrivateSession(session.Metadata)
	if !r.Private {
		if r.Recipient != "" {
			return invalid("recipient", `recipient: only private requests are sealed to one; send "private": true`)
		}
		return nil
	}
	if s.deps.Sealer == nil || s.deps.Keyring == nil || s.deps.Judges == nil {
		return invalid("private", "private: this router has no seal key")
	}
	for _, f := range r.Files {
		if f.Cid.Defined() {
			return invalid("messages", "file %s lies on IPFS in the clear; send a private request's files as file_data", f.Cid)
		}
	}
	if r.Recipient != "" {
		if err := s.deps.Keyring.Check(append(s.own(), r.Recipient)); err != nil {
			return invalid("recipient", "recipient: %v", err)
		}
	}
	return nil
}

// own is the recipient that this router seals to itself with.
func (s *Service) own() []string { return s.deps.Keyring.Recipients()[:1] }

// readers lists this router and the client, if it named a recipient.
func (s *Service) readers(r *Request) []string {
	if r.Recipient == "" {
		return s.own()
	}
	return append(s.own(), r.Recipient)
}

// conceal seals what is asked and leaves the envelope's CID in the record. The miners are not known yet: each asks for its
// grant when the chain has given it the task (see Grant). The validators are: answers are sealed to them as well, so that
// they judge also when this router is gone.
func (s *Service) conceal(ctx context.Context, t *core.Task, r *Request, session core.Session, model Model) error {
	judges, reply, err := s.judges(ctx, session)
	if err != nil {
		return err
	}
	q := &core.Question{Type: core.TypeQuestion, Messages: r.Messages, Prompt: r.Prompt, Salt: make([]byte, 16), Reply: append(s.readers(r), reply...)}
	if _, err := rand.Read(q.Salt); err != nil {
		return core.Errorf(core.Internal, "draw a salt: %w", err)
	}
	texts, err := s.sealFiles(ctx, r, q, session.ID)
	if err != nil {
		return err
	}
	whole := *t
	whole.Messages, whole.Prompt = q.Messages, q.Prompt
	if err := s.fit(ctx, &whole, texts, model); err != nil {
		return err
	}
	q.Params = whole.Params // max_tokens in it tells how long the prompt is
	t.Params.Hide()
	record, _, err := core.Encode(q)
	if core.KindOf(err) == core.TooLarge {
		return core.Errorf(core.TooLarge, "the prompt does not fit a question record; send long text as a file (file_data): %w", err)
	}
	if err != nil {
		return err
	}
	envelope, e, err := s.deps.Sealer.Put(ctx, session.ID, bytes.NewReader(record), s.readers(r))
	if err != nil {
		return core.Errorf(core.KindOf(err), "seal the question: %w", err)
	}
	t.Sealed = &core.Sealed{Envelope: envelope, Judges: judges}
	r.sealedRoots(envelope, e, "question")
	return nil
}

// judges gives the addresses and recipients of the validators. Fewer than the session's verdicts need would leave the task
// without one.
func (s *Service) judges(ctx context.Context, session core.Session) (addresses [][]byte, to []string, err error) {
	found, err := s.deps.Judges.Judges(ctx)
	if need := max(int(session.Validators), 1); len(found) < need {
		if err == nil {
			err = fmt.Errorf("no more are registered")
		}
		return nil, nil, core.Fail(core.ReasonUnreachable, "a private task of session %d needs the keys of %d validators, %d were had: %w", session.ID, need, len(found), err)
	}
	for _, j := range found[:min(len(found), core.MaxJudges)] {
		if s.deps.Keyring.Check(append(s.own(), j.Recipient)) != nil {
			s.log.WarnContext(ctx, "a validator's recipient cannot be sealed to beside this router's; it is left out", "validator", j.Address.Hex())
			continue
		}
		addresses, to = append(addresses, j.Address.Bytes()), append(to, j.Recipient)
	}
	if len(to) == 0 {
		return nil, nil, core.Fail(core.ReasonUnreachable, "no validator's recipient goes with this router's")
	}
	return addresses, to, nil
}

// sealFiles seals the request's files to a key of their own, which lies in the question: one grant opens all.
func (s *Service) sealFiles(ctx context.Context, r *Request, q *core.Question, session core.SessionID) ([]protocol.Attachment, error) {
	if len(r.Files) == 0 {
		return nil, nil
	}
	secret, recipient, err := s.deps.Keyring.NewKey()
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "make a key for the files: %w", err)
	}
	q.Key = secret
	var texts []protocol.Attachment
	for i, f := range r.Files {
		if int64(len(f.Data)) > s.cfg.MaxFile {
			return nil, core.Errorf(core.TooLarge, "file %d has %d bytes, at most %d are taken", i, len(f.Data), s.cfg.MaxFile)
		}
		if err := checkText(f.Data); err != nil {
			return nil, fmt.Errorf("file %d: %w", i, err)
		}
		if int64(len(f.Data)) > s.cfg.MaxPrompt && r.Overflow != core.OverflowCut {
			return nil, core.Fail(core.ReasonContextOverflow, `file %d has %d bytes, more than the %d that a prompt takes; send "overflow": "cut" to have it cut to what fits`, i, len(f.Data), s.cfg.MaxPrompt)
		}
		name := f.Name
		if name == "" {
			name = fmt.Sprintf("file %d", i+1)
		}
		envelope, e, err := s.deps.Sealer.Put(ctx, session, bytes.NewReader(f.Data), append(s.readers(r), recipient))
		if err != nil {
			return nil, core.Errorf(core.KindOf(err), "seal file %d: %w", i, err)
		}
		r.sealedRoots(envelope, e, fmt.Sprintf("file %d", i))
		q.Files = append(q.Files, core.SealedFile{Name: name, Envelope: envelope, Size: int64(len(f.Data))})
		texts = append(texts, protocol.Attachment{Name: name, Text: string(f.Data)})
	}
	return texts, nil
}

// Grant gives an assigned miner an envelope of a private task's question that it can open: from is its address as its
// connection proves it. The chain decides who is assigned; while this router does not see the assignment yet, the error is
// Unavailable and the miner asks again. It works after a restart as before: record and envelope are in the store, and the
// envelope opens with this router's own key.
func (s *Service) Grant(ctx context.Context, from core.Address, ref core.TaskRef, record cid.Cid, to []string) (*core.Envelope, error) {
	if s.deps.Sealer == nil {
		return nil, core.Fail(core.ReasonNoKey, "this router has no seal key")
	}
	state, err := s.deps.Tasks.Task(ctx, ref)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "read task %s: %v", ref, err)
	}
	if state.Data != core.Link(record) {
		return nil, core.Fail(core.ReasonWrongParent, "task %s is not of record %s", ref, record)
	}
	if state.Status == core.Ended {
		return nil, core.Fail(core.ReasonNotAuthorised, "task %s has ended", ref)
	}
	if !slices.ContainsFunc(state.Current(), func(m core.MinerState) bool { return m.Miner == from }) {
		return nil, core.Errorf(core.Unavailable, "task %s is not assigned to %s as far as this router sees", ref, from)
	}
	task, err := s.ownRecord(ctx, record)
	if err != nil {
		return nil, err
	}
	envelope, err := s.deps.Sealer.Envelope(ctx, task.Sealed.Envelope, nil)
	if err != nil {
		return nil, err
	}
	granted, err := s.deps.Sealer.Grant(envelope, to)
	if err != nil {
		return nil, err
	}
	s.log.DebugContext(ctx, "access granted", "task", ref.String(), "miner", from.Hex())
	return granted, nil
}

// ownRecord reads a private task's record that this router made.
func (s *Service) ownRecord(ctx context.Context, record cid.Cid) (*core.Task, error) {
	data, err := s.deps.Blocks.GetBlock(ctx, record, nil)
	if err != nil {
		return nil, err
	}
	task := new(core.Task)
	if err := core.DecodeChecked(record, data, task); err != nil {
		return nil, err
	}
	if !task.Private() || task.Author() != s.address {
		return nil, core.Fail(core.ReasonNotAuthorised, "record %s is no private task of this router", record)
	}
	return task, core.Verify(s.cfg.Network, task)
}

// openOutput reads a sealed answer. The result was found to be of the task that was asked for.
func (s *Service) openOutput(ctx context.Context, result *core.Result, providers []string) (string, core.Usage, error) {
	if s.deps.Sealer == nil {
		return "", core.Usage{}, core.Fail(core.ReasonNoKey, "the answer of %s is sealed, and this router has no seal key", result.Author())
	}
	envelope, err := s.deps.Sealer.Envelope(ctx, result.Output, providers)
	if err != nil {
		return "", core.Usage{}, fmt.Errorf("answer of %s: %w", result.Author(), err)
	}
	plain, err := s.deps.Sealer.Read(ctx, result.Ref().Session, envelope, "", s.cfg.MaxOutput, providers)
	if err != nil {
		return "", core.Usage{}, fmt.Errorf("open answer %s of %s: %w", result.Output, result.Author(), err)
	}
	usage, text, err := core.UnpackReply(plain)
	return text, usage, err
}

// sameSealed opens a sealed answer and wants it to be what was streamed.
func (s *Service) sameSealed(ctx context.Context, result *core.Result, sent []byte) (core.Usage, error) {
	text, usage, err := s.openOutput(ctx, result, slices.Concat(s.endpoints(ctx, result.Author()), result.Providers))
	if err == nil && text != string(sent) {
		err = core.Fail(core.ReasonContentMismatch, "miner %s streamed another text than it sealed in %s", result.Author(), result.Output)
	}
	return usage, err
}

// checkText wants UTF-8 text.
func checkText(data []byte) error {
	check := &textReader{r: strings.NewReader(string(data))}
	buf := make([]byte, 32<<10)
	for {
		if _, err := check.Read(buf); check.bad != nil {
			return check.bad
		} else if err != nil { // the end
			return nil
		}
	}
}
