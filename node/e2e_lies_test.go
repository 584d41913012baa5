package node

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
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
}

// TestLiesBesideHonestMiners puts all liars beside two honest miners: they are the majority, and it does not help them.
func TestLiesBesideHonestMiners(t *testing.T) {
	t.Parallel()
	kinds, names := liars()
	n := start(t, t.TempDir(), settings{"devnet.miners": "2", "devnet.bad": strings.Join(kinds, ","), "router.redundancy": fmt.Sprint(2 + len(kinds)),
		"router.temperature": "0.8"}, nil)
	s := submit(t, n.ctx, n.Info(), "Tell me about the moon.")
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	want := map[string]core.Reason{"miner-1": "", "miner-2": ""}
	for _, name := range names {
		want[name] = core.ReasonRecheckFailed
	}
	outcomes := n.verdicts(s.ref, 0)
	n.caught(outcomes, want)
	for i, name := range names {
		n.evidence(name, outcomes[name], liesCaught[kinds[i]])
	}
	n.paid("miner-1", "miner-2")
	n.audits(s.ref)
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
