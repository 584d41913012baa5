package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// auditTask checks what the chain holds of the task, and the task's record and files.
func (r *run) auditTask() {
	r.onChain = r.check("chain.task", "", needs(r.decoded), r.readChain)
	r.ended = r.check("chain.ended", "", needs(r.onChain), r.taskEnded)
	r.link = r.check("task.link", "", needs(r.onChain), func() (finding, error) {
		c, err := core.ParseLink(r.state.Data)
		r.taskCID = c
		return finding{detail: "the chain's taskData names the record", evidence: r.state.Data}, err
	})
	r.task = &core.Task{}
	record := r.record("task", "", needs(r.link), func() cid.Cid { return r.taskCID }, r.task, nil, func() []core.Address {
		return slices.Concat([]core.Address{r.session.Owner}, r.session.Routers)
	}, roleRouter)
	r.taskRecord = record
	r.check("task.role", "", needs(record), func() (finding, error) { return r.routerRole(r.task.Author()) })
	r.check("task.parent", "", needs(record), func() (finding, error) {
		if r.task.Ref().Session != r.ref.Session {
			return finding{}, core.Fail(core.ReasonWrongParent, "the record belongs to session %d", r.task.Session)
		}
		if err := r.sameNetwork(r.task.Network); err != nil {
			return finding{}, err
		}
		return finding{detail: fmt.Sprintf("session %d of chain %d", r.task.Session, r.task.Network.Chain)}, nil
	})
	r.auditQuestion(record)
	for _, f := range r.task.Files {
		r.check("task.file", f.Name, needs(record), func() (finding, error) {
			providers, missing := r.providers.of(r.ctx, r.task.Providers, r.task.Author())
			if r.cfg.Replayer == nil {
				return r.checkFile(f.Cid, f.Size, providers, missing, nil)
			}
			var text bytes.Buffer
			found, err := r.checkFile(f.Cid, f.Size, providers, missing, &text)
			r.files = append(r.files, protocol.Attachment{Name: f.Name, Text: text.String()})
			return found, err
		})
	}
}

// needs lists the links that are there.
func needs(links ...*Link) []*Link {
	return slices.DeleteFunc(links, func(l *Link) bool { return l == nil })
}

func (r *run) readChain() (finding, error) {
	var err error
	if r.state, err = r.chain.Task(r.ctx, r.ref); err != nil {
		return finding{}, wrap(err, "read task %s from the chain", r.ref)
	}
	if r.state.Ref != r.ref {
		return finding{}, core.Fail(core.ReasonStateMismatch, "the chain gives task %s", r.state.Ref)
	}
	if r.session, err = r.chain.Session(r.ctx, r.ref.Session); err != nil {
		return finding{}, wrap(err, "read session %d from the chain", r.ref.Session)
	}
	network := r.chain.Network()
	return finding{detail: fmt.Sprintf("the chain holds it: %s, round %d", r.state.Status, r.state.Round),
		evidence: fmt.Sprintf("chain %d runtime %#x", network.Chain, network.Runtime)}, nil
}

// taskEnded wants a task that ended with at least one result that was not rejected.
func (r *run) taskEnded() (finding, error) {
	current, stand, valid := r.state.Current(), 0, 0
	for _, m := range current {
		if m.Opinion.Stands() {
			stand++
		}
		if m.Opinion == core.Valid {
			valid++
		}
	}
	switch {
	case r.state.Status != core.Ended:
		return finding{}, core.Fail(core.ReasonNotAnchored, "the task is %s; a verdict is anchored after its end", r.state.Status)
	case r.state.Outcome != "":
		return finding{}, core.Fail(r.state.Outcome, "the task ended without a valid result")
	case stand == 0:
		return finding{}, core.Fail(core.ReasonNoValidResult, "the task ended and each of its %d results was rejected", len(current))
	}
	return finding{detail: fmt.Sprintf("ended; %d of %d results stand, %d valid", stand, len(current), valid)}, nil
}

// record checks one signed record: content ↔ CID, encoding, signature. It gives the last link; role and parent differ by
// type and follow.
func (r *run) record(name, subject string, need []*Link, c func() cid.Cid, into core.Signed, named []string,
	nodes func() []core.Address, role string) *Link {
	return r.recordIn(&r.ledger, name, subject, need, c, into, named, nodes, role)
}

func (r *run) recordIn(g *ledger, name, subject string, need []*Link, c func() cid.Cid, into core.Signed, named []string,
	nodes func() []core.Address, role string) *Link {
	var data []byte
	content := g.check(name+".content", subject, need, func() (finding, error) {
		var err error
		data, err = r.fetch(c(), named, role, nodes()...)
		return finding{detail: fmt.Sprintf("%d bytes hash to the CID", len(data)), evidence: core.Link(c())}, err
	})
	parsed := g.check(name+".record", subject, needs(content), func() (finding, error) {
		if c().Prefix().Codec != cid.DagCBOR {
			return finding{}, core.Fail(core.ReasonBadRecord, "%s is not dag-cbor", c())
		}
		return finding{detail: "canonical dag-cbor"}, decodeInto(data, into)
	})
	return g.check(name+".signature", subject, needs(parsed), func() (finding, error) {
		return finding{detail: "by " + into.Author().Hex()}, core.Verify(r.chain.Network(), into)
	})
}

// decodeInto decodes the record type that into points to.
func decodeInto(data []byte, into core.Signed) error {
	switch v := into.(type) {
	case *core.Task:
		return core.Decode(data, v)
	case *core.Result:
		return core.Decode(data, v)
	case *core.Verdict:
		return core.Decode(data, v)
	}
	return core.Errorf(core.Internal, "no record type %T", into)
}

// fetch reads a block from whoever has it and checks it.
func (r *run) fetch(c cid.Cid, named []string, role string, nodes ...core.Address) ([]byte, error) {
	ctx, cancel := context.WithTimeout(r.ctx, r.cfg.FetchTimeout)
	defer cancel()
	providers, missing := r.whoServes(ctx, named, role, nodes...)
	data, err := r.content.GetBlock(ctx, c, providers)
	if err != nil {
		return nil, wrap(joinTo(err, missing), "read %s", c)
	}
	return data, core.CheckBlock(c, data)
}

// whoServes gives the endpoints of nodes and of all holders of a role.
func (r *run) whoServes(ctx context.Context, named []string, role string, nodes ...core.Address) ([]string, error) {
	providers, missing := r.providers.of(ctx, named, nodes...)
	more, err := r.providers.ofRole(ctx, role)
	for _, p := range more {
		if !slices.Contains(providers, p) {
			providers = append(providers, p)
		}
	}
	return providers, errors.Join(missing, err)
}

// opening opens a file.
type opening func(ctx context.Context, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error)

// checkFile reads a file to its end and checks its size; into takes its bytes if it is not nil.
func (r *run) checkFile(c cid.Cid, size int64, providers []string, missing error, into io.Writer) (finding, error) {
	return r.checkOpened(r.content.OpenFile, c, size, providers, missing, into)
}

func (r *run) checkOpened(open opening, c cid.Cid, size int64, providers []string, missing error, into io.Writer) (finding, error) {
	found := finding{detail: fmt.Sprintf("%d bytes, as recorded", size), evidence: core.Link(c)}
	if size > r.cfg.MaxFile {
		return found, core.Errorf(core.TooLarge, "the record says %d bytes; this audit reads at most %d", size, r.cfg.MaxFile)
	}
	ctx, cancel := context.WithTimeout(r.ctx, r.cfg.FetchTimeout)
	defer cancel()
	file, _, err := open(ctx, c, providers)
	if err != nil {
		return found, wrap(joinTo(err, missing), "read %s", c)
	}
	defer file.Close()
	digest := sha256.New()
	writers := []io.Writer{digest}
	if into != nil {
		writers = append(writers, into)
	}
	n, err := io.Copy(io.MultiWriter(writers...), io.LimitReader(file, size+1))
	if err != nil {
		return found, wrap(err, "read %s", c)
	}
	if n != size {
		return found, core.Fail(core.ReasonContentMismatch, "%s holds %s than the %d bytes that the record says", c, moreOrLess(n, size), size)
	}
	if c.Prefix().Codec == cid.Raw {
		if want, err := digestOf(c); err != nil || !bytes.Equal(digest.Sum(nil), want[:]) {
			return found, core.Fail(core.ReasonContentMismatch, "the bytes do not hash to %s", c)
		}
	}
	return found, nil
}

func moreOrLess(n, want int64) string {
	if n > want {
		return "more"
	}
	return "less"
}

// routerRole checks that node may speak for the session: its owner, one of its routers, or a router of the network.
func (r *run) routerRole(node core.Address) (finding, error) {
	switch {
	case node == r.session.Owner:
		return finding{detail: "the session's owner"}, nil
	case slices.Contains(r.session.Routers, node):
		return finding{detail: "a router of the session"}, nil
	}
	return r.role(node, roleRouter)
}

// role checks that node held a role at the anchor's block, or holds it now while there is no anchor.
func (r *run) role(node core.Address, role string) (finding, error) {
	return r.roleAt(node, role, r.block)
}

func (r *run) roleAt(node core.Address, role string, block uint64) (finding, error) {
	had, err := r.chain.HadRole(r.ctx, node, role, block)
	if err != nil {
		return finding{}, wrap(err, "read the roles of %s", node)
	}
	if !had {
		return finding{}, core.Fail(core.ReasonNotAuthorised, "%s did not hold the role %s", node, role)
	}
	return finding{detail: fmt.Sprintf("%s held the role %s", node, role)}, nil
}

func (r *run) sameNetwork(n core.Network) error {
	if want := r.chain.Network(); n.Chain != want.Chain || !bytes.Equal(n.Runtime, want.Runtime) {
		return core.Fail(core.ReasonWrongParent, "it belongs to chain %d, runtime %#x", n.Chain, n.Runtime)
	}
	return nil
}
