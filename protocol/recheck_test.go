package protocol

import (
	"bytes"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol/fingerprint"
)

// Rung 2 goes over agreement, in both directions, and what was found to be wrong is nobody's peer.
func TestJudgeWithRechecks(t *testing.T) {
	holds, fails := &core.Recheck{}, &core.Recheck{Fault: core.FaultToken}
	skip := func(r core.Reason) *core.Recheck { return &core.Recheck{Skipped: string(r)} }
	same, far := []float32{1, 0}, []float32{0, 1}
	for name, c := range map[string]struct {
		in   []Candidate
		want []core.Reason // "" is valid
		stay []core.Opinion
	}{
		"one who disagrees with two is right": {[]Candidate{{Text: "a", Vector: same, Recheck: holds}, {Text: "b", Vector: far, Recheck: fails}, {Text: "b", Vector: far, Recheck: fails}},
			[]core.Reason{"", core.ReasonRecheckFailed, core.ReasonRecheckFailed}, []core.Opinion{core.Valid, core.Rejected, core.Rejected}},
		"alone": {[]Candidate{{Text: "a", Recheck: holds}}, []core.Reason{""}, []core.Opinion{core.Valid}},
		"who was not evaluated has no peer in a liar": {[]Candidate{{Text: "a"}, {Text: "a", Recheck: fails}},
			[]core.Reason{core.ReasonNoPeer, core.ReasonRecheckFailed}, []core.Opinion{core.Inconclusive, core.Rejected}},
		"an own failure is neither": {[]Candidate{{Text: "a", Recheck: skip(core.ReasonEngine)}, {Text: "a", Recheck: skip(core.ReasonRecheckLate)}},
			[]core.Reason{core.ReasonEngine, core.ReasonRecheckLate}, []core.Opinion{core.Inconclusive, core.Inconclusive}},
		"who abstains judges by agreement": {[]Candidate{{Text: "a", Recheck: skip(core.ReasonNoModel)}, {Text: "a", Recheck: skip(core.ReasonNotSampled)}},
			[]core.Reason{"", ""}, []core.Opinion{core.Valid, core.Valid}},
		"integrity comes first": {[]Candidate{{Failure: core.ReasonBadSignature}, {Text: "", Recheck: holds}},
			[]core.Reason{core.ReasonBadSignature, core.ReasonEmptyAnswer}, []core.Opinion{core.Rejected, core.Rejected}},
	} {
		for i, o := range DefaultRules().Judge(c.in) {
			if core.Reason(o.Reason) != c.want[i] || core.Opinion(o.Opinion) != c.stay[i] {
				t.Errorf("%s, %d: opinion %d, reason %q", name, i, o.Opinion, o.Reason)
			}
		}
	}
}

func TestMethods(t *testing.T) {
	r := Rules{Floor: 0.75, Embedder: "m", Recheck: 0.25}
	if got, rechecks, err := ParseMethod(r.Method()); err != nil || got != r || !rechecks {
		t.Error(got, rechecks, err)
	}
	if got, rechecks, err := ParseMethod("poi/1 floor=0.70 all-minilm-l6-v2"); err != nil || got.Floor != 0.7 || got.Recheck != 0 || rechecks {
		t.Error(got, rechecks, err)
	}
	for _, bad := range []string{"", "trust me", "poi/1 floor=0.7 m", "poi/2 floor=0.70 m", "poi/2 floor=0.70 m recheck=1.00 ", "poi/3 floor=0.70 m recheck=1.00"} {
		if _, _, err := ParseMethod(bad); core.ReasonOf(err) != core.ReasonStateMismatch {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// Who has the same window cuts files alike, to the most that fits, and never inside a character.
func TestInputCutsFilesToTheWindow(t *testing.T) {
	count := func(messages []core.Message, prompt string) (int, error) { return len(prompt), nil }
	task := &core.Task{Prompt: "sum up", Overflow: core.OverflowCut, Params: core.Params{MaxTokens: 20}}
	files := []Attachment{{"a", "é" + strings.Repeat("x", 50)}, {"b", strings.Repeat("ü", 50)}}
	for _, window := range []int{95, 120, 121, 122, 150, 200, 400} {
		_, prompt, err := Input(task, files, window, count)
		if err != nil {
			t.Fatal(window, err)
		}
		whole := len(prompt) == 212
		if room := window - 20; len(prompt) > room || !whole && len(prompt) < room-2 || !bytes.Equal([]byte(prompt), bytes.ToValidUTF8([]byte(prompt), []byte("?"))) {
			t.Errorf("window %d: %d bytes of prompt", window, len(prompt))
		}
	}
	if _, _, err := Input(task, files, 40, count); core.ReasonOf(err) != core.ReasonContextOverflow {
		t.Error(err)
	}
	task.Overflow = core.OverflowError
	if _, prompt, err := Input(task, files, 40, count); err != nil || len(prompt) != 212 {
		t.Error(len(prompt), err)
	}
}

func TestLimit(t *testing.T) {
	exact := func(context, most int64) *core.Task {
		return &core.Task{Model: core.Model{Exact: &core.Exact{Context: context}}, Params: core.Params{MaxTokens: most}}
	}
	for _, c := range []struct {
		task *core.Task
		want int64
		ok   bool
	}{{exact(100, 0), 70, true}, {exact(100, 50), 50, true}, {exact(100, 90), 70, true}, {exact(30, 5), 0, false}, {exact(0, 7), 7, true},
		{&core.Task{}, 0, true}, {&core.Task{Params: core.Params{MaxTokens: 9}}, 9, true}} {
		if got, ok := Limit(c.task, 30); got != c.want || ok != c.ok {
			t.Errorf("%+v: %d %t", c.task.Model.Exact, got, ok)
		}
	}
}

// No evidence, however made, makes the check panic or pass where it says that nothing is wrong with another root.
func FuzzCheckRecheck(f *testing.F) {
	f.Add("", []byte{1}, int64(1), int64(0), int64(5), bytes.Repeat([]byte{3}, 44), bytes.Repeat([]byte{4}, 64))
	f.Add(core.FaultToken, bytes.Repeat([]byte{1}, 32), int64(3), int64(1), int64(9), bytes.Repeat([]byte{0}, 44), []byte{})
	f.Fuzz(func(t *testing.T, fault string, root []byte, tokens, index, chosen int64, leaf, proof []byte) {
		r := &core.Result{Engine: core.EngineInfo{Digest: []byte{1}}, Transcript: &core.Transcript{Spec: "s", Root: bytes.Repeat([]byte{9}, 32)}}
		e := &core.Recheck{Spec: "s", Weights: []byte{1}, Root: root, Tokens: tokens, Fault: fault}
		if len(leaf) > 0 {
			e.Wrong = &core.WrongToken{Index: index, Chosen: chosen, Leaf: leaf}
			for ; len(proof) >= 32; proof = proof[32:] {
				e.Wrong.Proof = append(e.Wrong.Proof, proof[:32])
			}
		}
		for _, list := range [][]fingerprint.Token{nil, make([]fingerprint.Token, 3)} {
			if err := CheckRecheck(r, list, e); err == nil && fault == "" && !bytes.Equal(root, r.Transcript.Root) {
				t.Errorf("passed: %+v", e)
			}
		}
	})
}

func FuzzParseMethod(f *testing.F) {
	f.Add(DefaultRules().Method())
	f.Add("poi/1 floor=0.70 m")
	f.Fuzz(func(t *testing.T, method string) {
		if r, rechecks, err := ParseMethod(method); err == nil && rechecks && r.Method() != method {
			t.Errorf("%q is read as %q", method, r.Method())
		}
	})
}
