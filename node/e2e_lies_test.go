package node

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/recheck"
	"github.com/cortensor-open/cortensor/miner/bad"
	"github.com/cortensor-open/cortensor/protocol"
)

// liesCaught says how the recheck of each kind of lie ends: any of these faults.
var liesCaught = map[string][]string{
	bad.Truncate: {core.FaultEnd}, bad.Swap: {core.FaultToken, core.FaultTokens}, bad.Shorten: {core.FaultToken, core.FaultTokens, core.FaultUsage, core.FaultEnd},
	bad.Cached: {core.FaultToken, core.FaultTokens}, bad.OneToken: {core.FaultToken}, bad.Prefill: {core.FaultToken}, bad.Forge: {core.FaultRoot},
}

// liars gives the kinds and the names that their miners have in a devnet.
func liars() (kinds, names []string) {
	for _, kind := range bad.Kinds() {
		if liesCaught[kind] != nil {
			kinds = append(kinds, kind)
			names = append(names, fmt.Sprintf("bad-%d-%s", len(kinds), kind))
		}
	}
	return kinds, names
}

// TestLiesOfTheOnlyMiner gives each liar a task of its own, with no other miner to compare it with: the recheck alone finds it, and
// the task goes on to an honest miner, whose answer holds by the recheck alone as well.
func TestLiesOfTheOnlyMiner(t *testing.T) {
	t.Parallel()
	kinds, names := liars()
	n := start(t, t.TempDir(), settings{"devnet.miners": "1", "devnet.bad": strings.Join(append(kinds, bad.Garbage), ","), "router.redundancy": "1"}, nil)
	names = append(names, fmt.Sprintf("bad-%d-garbage", len(names)+1))
	n.idle(false, append([]string{"miner-1"}, names...)...)
	var refs []core.TaskRef
	for i, name := range names {
		n.idle(true, name)
		s := submit(t, n.ctx, n.Info(), france)
		n.idle(true, "miner-1")
		state := n.awaitEnd(s.ref)
		if state.Outcome != "" || state.Round != 1 {
			t.Fatalf("%s: ended in round %d with outcome %q", name, state.Round, state.Outcome)
		}
		want := core.ReasonRecheckFailed
		if i == len(kinds) {
			want = core.ReasonNoTranscript
		}
		lied := n.verdicts(s.ref, 0)
		n.caught(lied, map[string]core.Reason{name: want})
		if i < len(kinds) {
			n.evidence(name, lied[name], liesCaught[kinds[i]])
		}
		honest := n.verdicts(s.ref, 1)
		n.caught(honest, map[string]core.Reason{"miner-1": ""})
		if o := honest["miner-1"]; o.Rung != 2 || !o.Recheck.Decided() || o.Recheck.Fault != "" {
			t.Errorf("the honest miner after %s: %+v, %+v", name, o, o.Recheck)
		}
		refs = append(refs, s.ref)
		n.idle(false, "miner-1", name)
	}
	n.paid("miner-1")
	if task := n.answer(refs[0]); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	n.audits(refs...)
	n.replays(refs[len(refs)-1])
}

// TestLiesBesideHonestMiners puts all liars beside one honest miner: they are the majority, and it does not help them.
func TestLiesBesideHonestMiners(t *testing.T) {
	t.Parallel()
	kinds, names := liars()
	n := start(t, t.TempDir(), settings{"devnet.miners": "1", "devnet.bad": strings.Join(kinds, ","), "router.redundancy": fmt.Sprint(1 + len(kinds)),
		"router.temperature": "0.8"}, nil)
	s := submit(t, n.ctx, n.Info(), "Tell me about the moon.")
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	want := map[string]core.Reason{"miner-1": ""}
	for _, name := range names {
		want[name] = core.ReasonRecheckFailed
	}
	outcomes := n.verdicts(s.ref, 0)
	n.caught(outcomes, want)
	for i, name := range names {
		n.evidence(name, outcomes[name], liesCaught[kinds[i]])
	}
	n.paid("miner-1")
	n.audits(s.ref)
	n.replays(s.ref)
}

// replays audits tasks and evaluates their answers again: all holds, the verdict's evidence too, which is there.
func (n *network) replays(refs ...core.TaskRef) {
	n.Helper()
	for _, ref := range refs {
		if _, err := n.client.Receipt(n.ctx, ref); err != nil { // it waits for the anchor
			n.Fatal(err)
		}
	}
	auditor := n.replayer()
	for _, ref := range refs {
		report, err := auditor.Task(n.ctx, ref)
		if err := errors.Join(err, report.Err()); err != nil || !strings.Contains(report.String(), "✓ result.replay") || !strings.Contains(report.String(), "the validator evaluated") {
			n.Errorf("%v\n%s", err, report)
		}
	}
}

// replayer opens an auditor that evaluates answers again.
func (n *network) replayer() *audit.Auditor {
	n.Helper()
	_, m := n.auditor()
	auditor, err := wireAuditor(m, n.cfg, n.embedder, nil, recheck.New(n.engine))
	if err := errors.Join(err, m.chain.Refresh(n.ctx)); err != nil {
		n.Fatal(err)
	}
	return auditor
}

// TestReplayFindsWhatNobodyChecked has a validator that evaluates nothing let a lie pass as inconclusive: the audit holds, since what
// happened is recorded truly, and the audit that evaluates the answer again names the wrong token.
func TestReplayFindsWhatNobodyChecked(t *testing.T) {
	t.Parallel()
	n := start(t, t.TempDir(), settings{"devnet.miners": "1", "devnet.bad": bad.OneToken, "router.redundancy": "1", "validator.recheck": "0"}, nil)
	n.idle(false, "miner-1")
	s := submit(t, n.ctx, n.Info(), france)
	if state := n.awaitEnd(s.ref); state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	o := n.verdicts(s.ref, 0)["bad-1-one-token"]
	if core.Opinion(o.Opinion) != core.Inconclusive || core.Reason(o.Reason) != core.ReasonNoPeer || o.Recheck == nil || core.Reason(o.Recheck.Skipped) != core.ReasonNoModel {
		t.Errorf("%+v, %+v", o, o.Recheck)
	}
	n.audits(s.ref)
	report, err := n.replayer().Task(n.ctx, s.ref)
	if err != nil {
		t.Fatal(err)
	}
	if broken := report.Failed(); broken == nil || broken.Name != "result.replay" || broken.Reason != core.ReasonRecheckFailed || !strings.Contains(broken.Detail, "first wrong token") {
		t.Errorf("%+v\n%s", broken, report)
	}
}

// evidence checks what a verdict says of a lie, as a stranger without the model would.
func (n *network) evidence(name string, o core.Outcome, faults []string) {
	n.Helper()
	if !o.Recheck.Decided() || !slices.Contains(faults, o.Recheck.Fault) {
		n.Errorf("%s: recheck %+v, want one of %v", name, o.Recheck, faults)
		return
	}
	r := &core.Result{}
	n.record(*o.Result, r)
	if err := protocol.CheckRecheck(r, n.fingerprint(r), o.Recheck); err != nil {
		n.Errorf("%s: %v", name, err)
	}
	if strings.HasSuffix(name, bad.OneToken) && !bytes.Equal(o.Recheck.Root, r.Transcript.Root) {
		n.Errorf("%s: the root is not the right model's", name)
	}
}
