package node

import (
	"bytes"
	"errors"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/protocol"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
	"github.com/cortensor-open/cortensor/sdk"
)

// TestTranscripts is what the exact engine is for: the miners of a task, each for itself, give the same root, greedy and drawn;
// and anyone who has the weights evaluates the answer again from public data, in one pass, to that root; the validator did, and an
// audit does.
func TestTranscripts(t *testing.T) {
	n := start(t, t.TempDir(), nil, nil)
	scorer, ok := n.engine.(engine.Scorer)
	if !ok {
		t.Fatalf("the default engine %s does not score", n.engine.Info().Name)
	}
	hot, seed := 0.9, int64(11)
	for name, ask := range map[string]sdk.Request{
		"greedy": {Prompt: france}, "drawn, seed of the task": {Prompt: "Tell me a story about a fox.", Temperature: &hot},
		"drawn, seed given": {Prompt: "Tell me a story about a fox.", Temperature: &hot, Seed: &seed},
	} {
		ask.MaxTokens, ask.Verified = 16, true
		got, err := n.client.Ask(n.ctx, ask, nil)
		if err != nil {
			t.Fatal(name, err)
		}
		ref := core.TaskRef{Session: got.Place.Session, Task: got.Place.TaskID}
		task := &core.Task{}
		link, err := core.ParseLink(n.state(ref).Data)
		if err != nil {
			t.Fatal(err)
		}
		n.record(link, task)
		results := n.results(ref)
		if len(results) != 2 {
			t.Fatalf("%s: %d results", name, len(results))
		}
		for _, r := range results {
			first := results[0].Transcript
			if r.Transcript == nil || r.Engine.Name != "exact" || r.Transcript.Spec != "exact/1" || !bytes.Equal(r.Transcript.Root, first.Root) || !bytes.Equal(r.Transcript.Tokenizer, first.Tokenizer) {
				t.Fatalf("%s: %+v of %+v, another miner says %+v", name, r.Transcript, r.Engine, first)
			}
		}
		score, err := scorer.Score(n.ctx, request(task), n.tokens(results[0]))
		if err != nil {
			t.Fatal(err)
		}
		if score.Wrong() != -1 || !bytes.Equal(score.Transcript.Root, results[0].Transcript.Root) || score.Text != got.Text || score.Finish != got.Finish {
			t.Errorf("%s: score says %q, %s, wrong at %d; the answer is %q", name, score.Text, score.Finish, score.Wrong(), got.Text)
		}
		for miner, o := range n.verdicts(ref, 0) {
			if core.Opinion(o.Opinion) != core.Valid || o.Rung != 2 || !o.Recheck.Decided() || !bytes.Equal(o.Recheck.Root, results[0].Transcript.Root) {
				t.Errorf("%s: %s by the validator's recheck: %+v, %+v", name, miner, o, o.Recheck)
			}
		}
		n.replays(ref)
	}
}

func request(task *core.Task) engine.Request {
	messages, prompt := protocol.Compose(task, nil)
	return engine.Request{Messages: messages, Prompt: prompt, Params: task.Params}
}

// record reads a signed record from the nodes that have it.
func (n *network) record(c cid.Cid, into core.Signed) {
	n.Helper()
	var providers []string
	for _, m := range n.members {
		providers = append(providers, m.content.Addrs()...)
	}
	data, err := n.member("oracle").content.GetBlock(n.ctx, c, providers)
	if err != nil {
		n.Fatal(err)
	}
	if err := errors.Join(core.DecodeChecked(c, data, into), core.Verify(n.members[0].chain.Network(), into)); err != nil {
		n.Fatal(err)
	}
}

// results reads what the miners of a task committed.
func (n *network) results(ref core.TaskRef) (out []*core.Result) {
	n.Helper()
	for _, m := range n.state(ref).Current() {
		link, err := core.ParseLink(m.Data)
		if err != nil {
			n.Fatal(err)
		}
		r := &core.Result{}
		n.record(link, r)
		out = append(out, r)
	}
	return out
}

// fingerprint reads the answer's tokens with their signed log-probabilities.
func (n *network) fingerprint(r *core.Result) []fingerprint.Token {
	n.Helper()
	data, err := n.member("oracle").content.ReadFile(n.ctx, *r.Fingerprint, 1<<20, r.Providers)
	if err != nil {
		n.Fatal(err)
	}
	list, err := fingerprint.Unpack(data)
	if err != nil {
		n.Fatal(err)
	}
	return list
}

// tokens reads the answer's tokens out of a result's fingerprint.
func (n *network) tokens(r *core.Result) (out []int32) {
	n.Helper()
	for _, t := range n.fingerprint(r) {
		out = append(out, t.ID)
	}
	return out
}
