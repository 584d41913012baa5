package node

import (
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

// TestWrongBytesBesideHonestMiners has two miners of four serve bytes that differ in one bit from what they committed: each
// gets its coded reason, the honest two are paid, and the answer's audit holds.
func TestWrongBytesBesideHonestMiners(t *testing.T) {
	t.Parallel()
	n := start(t, t.TempDir(), settings{"devnet.miners": "2", "devnet.bad": "wrong-bytes,wrong-bytes", "router.redundancy": "4"}, nil)
	s := submit(t, n.ctx, n.Info(), france)
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	n.caught(n.verdicts(s.ref, 0), map[string]core.Reason{"miner-1": "", "miner-2": "", "bad-1-wrong-bytes": core.ReasonContentMismatch, "bad-2-wrong-bytes": core.ReasonContentMismatch})
	n.paid("miner-1", "miner-2")
	if task := n.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	n.audits(s.ref)
}

// TestWrongBytesFromAllMiners gives a task to two such miners alone: nothing of theirs stands, and the task goes on to others.
func TestWrongBytesFromAllMiners(t *testing.T) {
	t.Parallel()
	n := start(t, t.TempDir(), settings{"devnet.miners": "2", "devnet.bad": "wrong-bytes,wrong-bytes"}, nil)
	n.idle(false, "miner-1", "miner-2")
	s := submit(t, n.ctx, n.Info(), france)
	n.idle(true, "miner-1", "miner-2")
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 1 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	n.caught(n.verdicts(s.ref, 0), map[string]core.Reason{"bad-1-wrong-bytes": core.ReasonContentMismatch, "bad-2-wrong-bytes": core.ReasonContentMismatch})
	n.caught(n.verdicts(s.ref, 1), map[string]core.Reason{"miner-1": "", "miner-2": ""})
	n.paid("miner-1", "miner-2")
	if task := n.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	n.audits(s.ref)
}

// TestLazyGarbageAndCopy puts one cheater of each kind beside three honest miners. The lazy one misses its deadline, the one
// that copies cannot reveal what it did not precommit, and the one that makes words up has no transcript to show.
func TestLazyGarbageAndCopy(t *testing.T) {
	t.Parallel()
	n := start(t, t.TempDir(), settings{"devnet.bad": "lazy,garbage,copy", "router.redundancy": "6", "devnet.precommit_timeout": "20s", "devnet.commit_timeout": "8s"}, nil)
	s := submit(t, n.ctx, n.Info(), france)
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	dropped := map[string]core.Reason{}
	for _, m := range state.Miners {
		dropped[n.nameOf(m.Miner)] = m.Dropped
	}
	for name, want := range map[string]core.Reason{"bad-1-lazy": core.ReasonPrecommitLate, "bad-2-garbage": "", "bad-3-copy": core.ReasonCommitLate,
		"miner-1": "", "miner-2": "", "miner-3": ""} {
		if got, ok := dropped[name]; !ok || got != want {
			t.Errorf("%s was dropped for %q, want %q", name, got, want)
		}
	}
	n.caught(n.verdicts(s.ref, 0), map[string]core.Reason{"miner-1": "", "miner-2": "", "miner-3": "", "bad-2-garbage": core.ReasonNoTranscript})
	n.paid("miner-1", "miner-2", "miner-3")
	if task := n.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	n.audits(s.ref)
}

// caught compares a round's outcomes with what each miner deserves; "" is valid.
func (n *network) caught(outcomes map[string]core.Outcome, want map[string]core.Reason) {
	n.Helper()
	if len(outcomes) != len(want) {
		n.Errorf("%d outcomes: %v", len(outcomes), outcomes)
	}
	for name, reason := range want {
		opinion := core.Valid
		if reason != "" {
			opinion = core.Rejected
		}
		o, ok := outcomes[name]
		if !ok || core.Reason(o.Reason) != reason || core.Opinion(o.Opinion) != opinion {
			n.Errorf("%s: opinion %d, reason %q, similarity %.2f; want %d, %q", name, core.Opinion(o.Opinion), o.Reason, o.Similarity, opinion, reason)
		}
	}
}

// paid checks that these miners, and no others, have earned something.
func (n *network) paid(names ...string) {
	n.Helper()
	want := map[string]bool{}
	for _, name := range names {
		want[name] = true
	}
	for _, m := range n.members[1 : len(n.members)-2] {
		if got := n.earned(m.name) != "0"; got != want[m.name] {
			n.Errorf("%s paid: %t", m.name, got)
		}
	}
}

// idle has miners tell the pool whether they take tasks.
func (n *network) idle(idle bool, names ...string) {
	n.Helper()
	for _, name := range names {
		if err := n.member(name).chain.SetIdle(n.ctx, idle); err != nil {
			n.Fatal(err)
		}
	}
}
