package node

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
)

const france = "What is the capital of France?"

// TestOneQuestion is the main job: a prompt through the whole network, its answer, its receipt, its audit.
func TestOneQuestion(t *testing.T) {
	n := start(t, t.TempDir(), nil, nil)
	// From outside: over JSON-RPC, with nothing but the receipt and the state directory's note of where the chain is. It is
	// there before the question, so that it must notice what is new.
	observer, err := OpenObserver(n.ctx, n.cfg, Observing{})
	if err != nil {
		t.Fatal(err)
	}
	var streamed strings.Builder
	once, err := n.AskOnce(n.ctx, Question{Prompt: france, MaxTokens: 16}, func(text string) error {
		streamed.WriteString(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(once.Answer, "Paris") || streamed.String() != once.Answer {
		t.Errorf("answered %q, streamed %q", once.Answer, streamed.String())
	}
	if err := once.Audit.Err(); err != nil {
		t.Errorf("%v\n%s", err, once.Audit)
	}
	checkJSON(t, once)
	receipt, err := os.ReadFile(once.Receipt)
	if err != nil {
		t.Fatal(err)
	}
	report, err := observer.AuditReceipt(n.ctx, receipt)
	if err := errors.Join(err, report.Err(), observer.Close()); err != nil {
		t.Errorf("%v\n%s", err, report)
	}
	ref := core.TaskRef{Session: core.SessionID(once.Session)}
	if task := n.answer(ref); task.Content != once.Answer {
		t.Errorf("by its id the answer is %q", task.Content)
	}
}

// checkJSON checks the fields that `devnet --once --json` promises.
func checkJSON(t *testing.T, once Once) {
	t.Helper()
	text, err := json.Marshal(once)
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"answer", "task", "record_cid", "verdict_cid", "receipt"} {
		if s, ok := doc[key].(string); !ok || s == "" {
			t.Errorf("%s: %v", key, doc[key])
		}
	}
	for _, key := range []string{"miners", "result_cids"} {
		if list, ok := doc[key].([]any); !ok || len(list) != 2 {
			t.Errorf("%s: %v", key, doc[key])
		}
	}
	if _, ok := doc["session"].(float64); !ok {
		t.Errorf("session: %v", doc["session"])
	}
	if report, _ := doc["audit"].(map[string]any); report["ok"] != true {
		t.Errorf("audit.ok: %v", report["ok"])
	}
	timings, _ := doc["timings_ms"].(map[string]any)
	for _, key := range []string{"start", "submit", "first_token", "end"} {
		if _, ok := timings[key].(float64); !ok {
			t.Errorf("timings_ms.%s: %v", key, timings[key])
		}
	}
	if once.Timings.Submit > once.Timings.FirstToken || once.Timings.FirstToken > once.Timings.End || once.Timings.End == 0 {
		t.Errorf("timings: %+v", once.Timings)
	}
}

// TestEveryByteOfAReceiptMatters changes every single byte of a real receipt, in two ways: no such receipt audits,
// and the report names a link with a coded reason.
func TestEveryByteOfAReceiptMatters(t *testing.T) {
	t.Parallel()
	n := start(t, t.TempDir(), nil, nil)
	s := submit(t, n.ctx, n.Info(), france)
	n.awaitEnd(s.ref)
	receipt, err := n.client.Receipt(n.ctx, s.ref)
	if err != nil {
		t.Fatal(err)
	}
	_, m := n.auditor()
	c := audit.AuditorConfig{Origin: n.cfg.Oracle.Origin, Rules: rules(n.cfg), Embedder: n.embedder}
	auditor, err := audit.NewAuditor(c, &frozen{Chain: m.chain}, sealedContent{m.content})
	if err != nil {
		t.Fatal(err)
	}
	if report, err := auditor.Receipt(n.ctx, receipt); err != nil || !report.OK {
		t.Fatalf("the receipt as it is: %v\n%s", err, report)
	}
	var links sync.Map
	var next, audited atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(receipt) {
					return
				}
				for _, bit := range []int{0, 6} {
					bad := append([]byte(nil), receipt...)
					bad[i] ^= 1 << bit
					report, err := auditor.Receipt(n.ctx, bad)
					failed := report.Failed()
					if err != nil || report.OK || report.Err() == nil || failed == nil || failed.Name == "" || failed.Reason == "" {
						t.Errorf("byte %d, bit %d: %v\n%s", i, bit, err, report)
						return
					}
					links.Store(failed.Name, true)
					audited.Add(1)
				}
			}
		})
	}
	all.Wait()
	if want := int64(2 * len(receipt)); audited.Load() != want {
		t.Errorf("%d audits of %d", audited.Load(), want)
	}
	var names []string
	links.Range(func(name, _ any) bool { names = append(names, name.(string)); return true })
	t.Logf("%d bytes, %d audits; named: %s", len(receipt), audited.Load(), strings.Join(names, ", "))
}

// frozen remembers what the chain said: the task has ended, so its state does not change, and thousands of audits need not
// ask thousands of times.
type frozen struct {
	audit.Chain
	said sync.Map
}

func remembered[V any](f *frozen, key any, ask func() (V, error)) (V, error) {
	type said struct {
		value V
		err   error
	}
	if known, ok := f.said.Load(key); ok {
		return known.(said).value, known.(said).err
	}
	value, err := ask()
	if err == nil {
		f.said.Store(key, said{value, err})
	}
	return value, err
}

func (f *frozen) Task(ctx context.Context, ref core.TaskRef) (core.TaskState, error) {
	return remembered(f, ref, func() (core.TaskState, error) { return f.Chain.Task(ctx, ref) })
}

func (f *frozen) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	return remembered(f, id, func() (core.Session, error) { return f.Chain.Session(ctx, id) })
}

func (f *frozen) HadRole(ctx context.Context, node core.Address, role string, block uint64) (bool, error) {
	type key struct {
		node  core.Address
		role  string
		block uint64
	}
	return remembered(f, key{node, role, block}, func() (bool, error) { return f.Chain.HadRole(ctx, node, role, block) })
}

func (f *frozen) Members(ctx context.Context, role string) ([]core.Address, error) {
	type key struct{ members string }
	return remembered(f, key{role}, func() ([]core.Address, error) { return f.Chain.Members(ctx, role) })
}

func (f *frozen) Endpoint(ctx context.Context, node core.Address) ([]string, error) {
	return remembered(f, node, func() ([]string, error) { return f.Chain.Endpoint(ctx, node) })
}

func (f *frozen) Anchors(ctx context.Context, origin string, from, count uint64) ([]core.LogAnchor, error) {
	type key struct {
		origin      string
		from, count uint64
	}
	return remembered(f, key{origin, from, count}, func() ([]core.LogAnchor, error) { return f.Chain.Anchors(ctx, origin, from, count) })
}

// TestCleanEnd ends a network in the middle of its work: everything ends promptly, nothing of ours keeps running, and the
// next start on the same directory goes on.
func TestCleanEnd(t *testing.T) {
	sharedModels(t)
	before := ours()
	dir := t.TempDir()
	g := newGate(t)
	n := start(t, dir, nil, g.wrap)
	s := submit(t, n.ctx, n.Info(), france)
	g.await(t, 2)
	begun := time.Now()
	n.end()
	if took := time.Since(begun); took > 15*time.Second {
		t.Errorf("the end took %s", took)
	}
	select {
	case <-s.text: // the stream ended too, broken
	case <-time.After(patience):
		t.Fatal("the client's stream hangs")
	}
	await(t, "no goroutine of ours is left", func() (bool, error) {
		left := ours()
		for stack := range left {
			if before[stack] >= left[stack] {
				delete(left, stack)
			}
		}
		if len(left) == 0 {
			return true, nil
		}
		for stack, count := range left {
			return false, errors.New(stack + ": " + string(rune('0'+min(count, 9))) + " left")
		}
		return false, nil
	})
	again := start(t, dir, nil, nil)
	again.awaitEnd(s.ref)
	if task := again.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	again.audits(s.ref)
}

// ours counts goroutines that run or were started by this module's code, by their stacks without addresses. The test's own
// are left out.
func ours() map[string]int {
	buffer := make([]byte, 16<<20)
	buffer = buffer[:runtime.Stack(buffer, true)]
	out := map[string]int{}
	for stack := range strings.SplitSeq(string(buffer), "\n\n") {
		if !strings.Contains(stack, "cortensor-open/cortensor") || strings.Contains(stack, "_test.go") {
			continue
		}
		var names []string
		for line := range strings.SplitSeq(stack, "\n") {
			if strings.HasPrefix(line, "\t") || strings.HasPrefix(line, "goroutine ") {
				continue
			}
			name, _, _ := strings.Cut(line, "(0x")
			name, _, _ = strings.Cut(name, " in goroutine")
			names = append(names, strings.TrimSuffix(name, "({...})"))
		}
		out[strings.Join(names, " < ")]++
	}
	return out
}
