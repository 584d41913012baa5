package audit

import (
	"context"
	"fmt"
	"io"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// checkSealed checks sealed content as far as anybody can: the envelope is canonical, and its payload whole. With keys that
// open it, it gives the plaintext too, held against the envelope's commitment; opened is false where they do not or there
// are none. size is what a record says of the envelope's size class, or -1.
func (r *run) checkSealed(c cid.Cid, size, limit int64, providers []string, missing error) (plain []byte, opened bool, found finding, err error) {
	ctx, cancel := context.WithTimeout(r.ctx, r.cfg.FetchTimeout)
	defer cancel()
	found.evidence = core.Link(c)
	data, err := r.content.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, false, found, wrap(joinTo(err, missing), "read envelope %s", c)
	}
	e := new(core.Envelope)
	if err := core.DecodeChecked(c, data, e); err != nil {
		return nil, false, found, err
	}
	if size >= 0 && e.Size != size {
		return nil, false, found, core.Fail(core.ReasonContentMismatch, "the envelope is of %d bytes, the record says %d", e.Size, size)
	}
	if err := r.checkPayload(e, providers, missing); err != nil {
		return nil, false, found, err
	}
	found.detail = fmt.Sprintf("sealed, %d bytes of ciphertext, as the envelope says", e.PayloadSize())
	if r.cfg.Opener == nil {
		return nil, false, found, nil
	}
	plain, err = r.cfg.Opener.Read(ctx, r.ref.Session, e, "", limit, providers)
	if core.ReasonOf(err) == core.ReasonNoKey {
		found.detail += "; these keys do not open it"
		return nil, false, found, nil
	}
	if err != nil {
		return nil, false, found, wrap(err, "open %s", c)
	}
	found.detail += "; opened, and what the envelope commits to"
	return plain, true, found, nil
}

// checkPayload reads a sealed payload to its end. The session's nodes serve it to each other, and to whom its owner granted it;
// to anybody else they say that they do not have it, so that an auditor cannot tell what is withheld from what is lost. The
// validators' signed verdict says that it was there.
func (r *run) checkPayload(e *core.Envelope, providers []string, missing error) error {
	session := r.ref.Session
	open := func(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
		return r.content.OpenSealed(ctx, session, c, providers)
	}
	_, err := r.checkOpened(open, e.Payload, e.PayloadSize(), providers, missing, nil)
	if core.ReasonOf(err) == core.ReasonContentMissing {
		return core.Fail(core.ReasonNotPublic, "sealed payload is not public; ask the session's owner for a grant. The envelope is canonical; its %d bytes of ciphertext were not read",
			e.PayloadSize())
	}
	return err
}

// auditQuestion checks what a private task asks.
func (r *run) auditQuestion(record *Link) {
	if !r.task.Private() {
		return
	}
	var question *core.Question
	whole := r.check("task.question", "", needs(record), func() (finding, error) {
		providers, missing := r.whoServes(r.ctx, r.task.Providers, roleOracle, r.task.Author())
		plain, opened, found, err := r.checkSealed(r.task.Sealed.Envelope, -1, core.MaxRecord, providers, missing)
		if err != nil || !opened {
			return found, err
		}
		question = new(core.Question)
		return found, core.Decode(plain, question)
	})
	if question == nil {
		return
	}
	for i, f := range question.Files {
		r.check("task.file", fmt.Sprintf("sealed file %d", i), needs(whole), func() (finding, error) {
			providers, missing := r.providers.of(r.ctx, r.task.Providers, r.task.Author())
			_, _, found, err := r.checkSealed(f.Envelope, -1, f.Size, providers, missing)
			return found, err
		})
	}
}

// sealedOutput checks a private task's answer, and reads its text where the keys allow it.
func (r *run) sealedOutput(res *resultRun, providers []string, missing error) (finding, error) {
	plain, opened, found, err := r.checkSealed(res.record.Output, res.record.OutputSize, maxOutput, providers, missing)
	res.hidden = !opened
	if err != nil || !opened {
		return found, err
	}
	if _, res.text, err = core.UnpackReply(plain); err == nil && res.text == "" {
		err = core.Fail(core.ReasonEmptyAnswer, "the output is empty")
	}
	return found, err
}
