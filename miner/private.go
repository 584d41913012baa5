package miner

import (
	"context"
	"fmt"
	"strings"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/protocol"
)

// A private task's question, files and answer are plaintext in this process's memory only. No error in this file repeats a
// word of them: errors are logged, and go to the router.

// unseal reads what a private task asks: it asks the router, which knows from the chain that the task is this miner's, for
// an envelope that this miner can open, and wants it to be of the content that the signed Task record names. Until the
// chain takes the task away, it asks again while the router cannot be reached or does not see the assignment yet. A grant that
// was had before a restart is used again.
func (m *Miner) unseal(ctx context.Context, ref core.TaskRef, in *input) error {
	if !in.task.Private() || in.secret != nil {
		return nil
	}
	if m.Sealer == nil || m.Grants == nil {
		return core.Fail(core.ReasonNoKey, "the task is private, and this miner has no seal key")
	}
	providers := m.sources(ctx, in)
	var plain []byte
	err := m.patiently(ctx, func(ctx context.Context) (err error) {
		plain, err = m.openQuestion(ctx, ref, in, providers)
		return err
	})
	if err != nil {
		return fmt.Errorf("open the question: %w", err)
	}
	question := new(core.Question)
	if err := core.Decode(plain, question); err != nil {
		return core.Fail(core.ReasonBadRecord, "the question is no canonical record") // the codec's words may quote it
	}
	in.secret = question
	return nil
}

// disclosed gives the task as it would be if it were not private.
func disclosed(t *core.Task, q *core.Question) *core.Task {
	whole := *t
	whole.Messages, whole.Prompt, whole.Params = q.Messages, q.Prompt, q.Params
	return &whole
}

// openFiles reads the files of a private task.
func (m *Miner) openFiles(ctx context.Context, session core.SessionID, q *core.Question, providers []string) ([]protocol.Attachment, error) {
	var files []protocol.Attachment
	var total int64
	for i, f := range q.Files {
		if total += f.Size; total > m.cfg.MaxInput {
			return nil, tooMuch(m.cfg.MaxInput)
		}
		var data []byte
		err := m.patiently(ctx, func(ctx context.Context) error {
			e, err := m.Sealer.Envelope(ctx, f.Envelope, providers)
			if err == nil {
				data, err = m.Sealer.Read(ctx, session, e, q.Key, f.Size, providers)
			}
			return err
		})
		text := ""
		if err == nil {
			text, err = checkText(data, f.Size)
		}
		if err != nil {
			return nil, fmt.Errorf("open sealed file %d (%s): %w", i, f.Envelope, err)
		}
		files = append(files, protocol.Attachment{Name: f.Name, Text: text})
	}
	return files, nil
}

// stored is an answer in the store: what the Result record says of it, and every root that must be kept.
type stored struct {
	output cid.Cid
	size   int64
	usage  core.Usage
	print  *cid.Cid
	roots  map[cid.Cid]string // by what they are
}

// storePrivate seals answer and fingerprint to whom the question names. The record then tells neither usage nor size, only
// the size class.
func (m *Miner) storePrivate(ctx context.Context, session core.SessionID, q *core.Question, c engine.Completion, packed []byte) (stored, error) {
	out := stored{roots: map[cid.Cid]string{}}
	put := func(plain, what string) (cid.Cid, *core.Envelope, error) {
		root, e, err := m.Sealer.Put(ctx, session, strings.NewReader(plain), q.Reply)
		if err != nil {
			return root, e, fmt.Errorf("seal %s: %w", what, err)
		}
		out.roots[root], out.roots[e.Payload] = what+" envelope", what
		return root, e, nil
	}
	root, e, err := put(string(core.PackReply(c.Usage, c.Text)), "output")
	if err != nil {
		return out, err
	}
	out.output, out.size = root, e.Size
	if packed == nil {
		return out, nil
	}
	root, _, err = put(string(packed), "fingerprint") // it holds the tokens: as secret as the answer
	out.print = &root
	return out, err
}
