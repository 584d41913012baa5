package protocol

import (
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

func TestDue(t *testing.T) {
	deadline := time.Unix(1000, 0)
	before, after := deadline.Add(-time.Second), deadline.Add(time.Second)
	acked := core.MinerState{Acked: true}
	cases := []struct {
		name          string
		state         core.TaskState
		before, after Action
	}{
		{"queued", core.TaskState{Status: core.Queued, Deadline: deadline}, ActAssign, ActEnd},
		{"not acked", core.TaskState{Status: core.Assigned, Deadline: deadline, Miners: []core.MinerState{acked, {}}}, ActNone, ActEndAck},
		{"dropped does not count", core.TaskState{Status: core.Assigned, Deadline: deadline, Miners: []core.MinerState{acked, {Dropped: core.ReasonAckLate}}}, ActNone, ActEndPrecommit},
		{"old round does not count", core.TaskState{Status: core.Assigned, Round: 1, Deadline: deadline, Miners: []core.MinerState{{}, {Round: 1, Acked: true}}}, ActNone, ActEndPrecommit},
		{"precommitted", core.TaskState{Status: core.Precommitted, Deadline: deadline}, ActNone, ActEndCommit},
		{"committed, no verdict", core.TaskState{Status: core.Committed, Deadline: deadline, Miners: []core.MinerState{acked}}, ActNone, ActEnd},
		{"committed, judged", core.TaskState{Status: core.Committed, Deadline: deadline, Miners: []core.MinerState{{Opinion: core.Valid}}}, ActEnd, ActEnd},
		{"ended", core.TaskState{Status: core.Ended}, ActNone, ActNone},
	}
	for _, c := range cases {
		if got := Due(c.state, before); got != c.before {
			t.Errorf("%s before the deadline: %q, want %q", c.name, got, c.before)
		}
		if got := Due(c.state, after); got != c.after {
			t.Errorf("%s after the deadline: %q, want %q", c.name, got, c.after)
		}
	}
}

// The hash is built by hand for speed; go-ethereum's ABI encoder is the judge.
func TestPrecommitHashIsABIEncoded(t *testing.T) {
	typ := func(s string) abi.Argument {
		ty, err := abi.NewType(s, "", nil)
		if err != nil {
			t.Fatal(err)
		}
		return abi.Argument{Type: ty}
	}
	args := abi.Arguments{typ("uint256"), typ("address"), typ("uint256"), typ("uint256"), typ("address"), typ("bytes32")}
	queue, miner := core.Address{1, 2}, core.Address{19: 9}
	packed, err := args.Pack(big.NewInt(421614), queue, big.NewInt(7), big.NewInt(300), miner, crypto.Keccak256Hash([]byte("ipfs://x")))
	if err != nil {
		t.Fatal(err)
	}
	got := PrecommitHash(421614, queue, core.TaskRef{Session: 7, Task: 300}, miner, "ipfs://x")
	if got != crypto.Keccak256Hash(packed) {
		t.Error("not keccak256(abi.encode(…))")
	}
	if got == PrecommitHash(421614, queue, core.TaskRef{Session: 7, Task: 300}, core.Address{19: 8}, "ipfs://x") {
		t.Error("does not bind the miner")
	}
}

func TestCompose(t *testing.T) {
	task := &core.Task{Messages: []core.Message{{Role: "user", Content: "sum up"}, {Role: "assistant", Content: "?"}}}
	files := []Attachment{{"a.md", "one"}, {"b.txt", "two\n"}}
	want := "\n\n[file a.md]\none\n[end of file a.md]\n\n[file b.txt]\ntwo\n[end of file b.txt]"
	messages, _ := Compose(task, files)
	if messages[0].Content != "sum up"+want || task.Messages[0].Content != "sum up" {
		t.Errorf("%q; task now %q", messages[0].Content, task.Messages[0].Content)
	}
	if _, prompt := Compose(&core.Task{Prompt: "p"}, files); prompt != "p"+want {
		t.Errorf("%q", prompt)
	}
	if messages, _ := Compose(&core.Task{Messages: []core.Message{{Role: "system", Content: "s"}}}, files); messages[1].Content != want[2:] {
		t.Errorf("%q", messages)
	}
}

func TestJudge(t *testing.T) {
	vec := func(angle float64) []float32 { return []float32{float32(math.Cos(angle)), float32(math.Sin(angle))} }
	near, near2, far := Candidate{Text: "a", Vector: vec(0)}, Candidate{Text: "b", Vector: vec(0.1)}, Candidate{Text: "c", Vector: vec(1.5)}
	broken := Candidate{Failure: core.ReasonContentMismatch}
	cases := []struct {
		name string
		in   []Candidate
		want []core.Opinion
		why  []core.Reason
	}{
		{"two agree", []Candidate{near, near2}, []core.Opinion{core.Valid, core.Valid}, []core.Reason{"", ""}},
		{"two disagree", []Candidate{near, far}, []core.Opinion{core.Inconclusive, core.Inconclusive}, []core.Reason{core.ReasonDisagrees, core.ReasonDisagrees}},
		{"outlier of three", []Candidate{near, far, near2}, []core.Opinion{core.Valid, core.Rejected, core.Valid}, nil},
		{"outlier of five", []Candidate{near, far, near2, near, near2}, []core.Opinion{core.Valid, core.Rejected, core.Valid, core.Valid, core.Valid}, nil},
		{"one broken", []Candidate{broken, near}, []core.Opinion{core.Rejected, core.Inconclusive}, []core.Reason{core.ReasonContentMismatch, core.ReasonNoPeer}},
		{"no embedder", []Candidate{{Text: "a"}, {Text: "b"}}, []core.Opinion{core.Inconclusive, core.Inconclusive}, []core.Reason{core.ReasonNoEmbedder, core.ReasonNoEmbedder}},
		{"equal without embedder", []Candidate{{Text: "a"}, {Text: "a"}}, []core.Opinion{core.Valid, core.Valid}, nil},
		{"empty", []Candidate{{}, near, near}, []core.Opinion{core.Rejected, core.Valid, core.Valid}, nil},
		{"zero vector", []Candidate{{Text: "a", Vector: []float32{0}}, {Text: "b", Vector: []float32{0}}}, []core.Opinion{core.Inconclusive, core.Inconclusive}, nil},
		{"alone", []Candidate{near}, []core.Opinion{core.Inconclusive}, []core.Reason{core.ReasonNoPeer}},
	}
	for _, c := range cases {
		for i, o := range DefaultRules().Judge(c.in) {
			if core.Opinion(o.Opinion) != c.want[i] || (c.why != nil && core.Reason(o.Reason) != c.why[i]) {
				t.Errorf("%s: result %d: opinion %d reason %q", c.name, i, o.Opinion, o.Reason)
			}
		}
	}
}

func TestLLMParams(t *testing.T) {
	got := LLMParams(core.Params{MaxTokens: 1024, Temperature: 0.7, TopP: 1, TopK: 40, RepeatPenalty: 1, PresencePenalty: -1})
	want := []uint64{1024, 70, 100, 40, 100, 0, 0}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("param %d: %d, want %d", i, got[i], want[i])
		}
	}
}
