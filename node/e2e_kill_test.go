package node

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/sdk"
)

// TestMinerDiesInTheMiddle ends a miner while it generates: the chain drops it at its deadline, the third miner takes its
// place, and the task ends with two valid results.
func TestMinerDiesInTheMiddle(t *testing.T) {
	t.Parallel()
	g := newGate(t)
	n := start(t, t.TempDir(), settings{"devnet.precommit_timeout": "15s", "devnet.ack_timeout": "5s"}, g.wrap)
	s := submit(t, n.ctx, n.Info(), france)
	g.await(t, 2)
	n.await("the first miner's acknowledgement", func() (bool, error) { return n.state(s.ref).Miners[0].Acked, nil })
	victim := n.nameOf(n.state(s.ref).Miners[0].Miner)
	if err := n.Stop(victim); err != nil {
		t.Fatal(err)
	}
	g.release()
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || len(state.Miners) != 3 {
		t.Fatalf("outcome %q: %+v", state.Outcome, state.Miners)
	}
	for i, m := range state.Miners {
		want, opinion := core.Reason(""), core.Valid
		if i == 0 {
			want, opinion = core.ReasonPrecommitLate, core.None
		}
		if m.Dropped != want || m.Opinion != opinion {
			t.Errorf("%s: dropped for %q, opinion %d", n.nameOf(m.Miner), m.Dropped, m.Opinion)
		}
	}
	if text := <-s.text; s.err != nil || !strings.Contains(text, "Paris") {
		t.Errorf("the client got %q, %v", text, s.err)
	}
	if task := n.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	later := submit(t, n.ctx, n.Info(), france) // the pool may not know yet that one miner is gone
	if text := <-later.text; later.err != nil || !strings.Contains(text, "Paris") {
		t.Errorf("a later question got %q, %v", text, later.err)
	}
	n.answer(later.ref)
	n.audits(s.ref, later.ref)
}

// TestRouterDiesBeforeTheEnd ends the router between submit and end: the task ends without it, and after a restart its
// answer is there by its id.
func TestRouterDiesBeforeTheEnd(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	g := newGate(t)
	n := start(t, dir, nil, g.wrap)
	s := submit(t, n.ctx, n.Info(), france)
	g.await(t, 2)
	if err := n.Stop("router"); err != nil {
		t.Fatal(err)
	}
	<-s.text
	if s.err == nil {
		t.Error("the stream ended well although its router died")
	}
	if _, err := n.client.Task(n.ctx, s.ref, 0); err == nil {
		t.Error("the dead router answers")
	}
	g.release()
	if state := n.awaitEnd(s.ref); state.Outcome != "" {
		t.Fatalf("outcome %q", state.Outcome)
	}
	n.end()
	again := start(t, dir, nil, nil)
	if task := again.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	again.audits(s.ref)
}

// childEnv holds the settings of a devnet that this test binary runs as a process of its own, to be killed.
const childEnv = "CORTENSOR_E2E_DEVNET"

// child is the process's main: a devnet until stdin closes.
func child() int {
	err := func() error {
		var set settings
		if err := json.Unmarshal([]byte(os.Getenv(childEnv)), &set); err != nil {
			return err
		}
		cfg, _, err := Load("", set)
		if err != nil {
			return err
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin) // the parent has ended, or wants this one to
			cancel()
		}()
		d, err := OpenDevnet(ctx, cfg, "test", nil)
		if err != nil {
			return err
		}
		running := make(chan error, 1)
		go func() { running <- d.Run(ctx) }()
		if err := d.Ready(ctx); err != nil {
			cancel()
			return errors.Join(err, <-running, d.Close())
		}
		if err := json.NewEncoder(os.Stdout).Encode(d.Info()); err != nil {
			cancel()
			return errors.Join(err, <-running, d.Close())
		}
		return errors.Join(<-running, d.Close())
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, "devnet:", err)
		return 1
	}
	return 0
}

// process is a devnet in a process of its own.
type process struct {
	*testing.T
	cmd    *exec.Cmd
	stdin  io.Closer
	info   Info
	client *sdk.Client
	done   bool
}

// spawn starts a devnet's process and waits until it is up.
func spawn(t *testing.T, dir string) *process {
	t.Helper()
	set, err := json.Marshal(testSettings(dir, nil))
	if err != nil {
		t.Fatal(err)
	}
	p := &process{T: t, cmd: exec.Command(os.Args[0])}
	p.cmd.Env = append(os.Environ(), childEnv+"="+string(set))
	p.cmd.Stderr = t.Output()
	if p.stdin, err = p.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if !p.done {
			p.kill()
		}
	})
	line := make(chan []byte, 1)
	go func() {
		text, _ := bufio.NewReader(out).ReadBytes('\n')
		line <- text
	}()
	select {
	case text := <-line:
		if err := json.Unmarshal(text, &p.info); err != nil {
			t.Fatalf("the devnet's process did not come up: %v", err)
		}
	case <-time.After(patience):
		t.Fatal("the devnet's process does not come up")
	}
	if p.client, err = sdk.New(p.info.API, p.info.Key); err != nil {
		t.Fatal(err)
	}
	return p
}

// kill is kill -9.
func (p *process) kill() {
	p.Helper()
	p.done = true
	if err := p.cmd.Process.Kill(); err != nil {
		p.Error(err)
	}
	if err := p.cmd.Wait(); err == nil {
		p.Error("the process ended by itself")
	}
	if p.client != nil {
		p.client.Close()
	}
}

// end ends the process by asking.
func (p *process) end() {
	p.Helper()
	p.done = true
	p.client.Close()
	if err := errors.Join(p.stdin.Close(), p.cmd.Wait()); err != nil {
		p.Errorf("the devnet's process: %v", err)
	}
}

// TestKillEverything kills the whole devnet's process with -9, again and again in the middle of tasks, and starts it on the
// same directory. Every task whose id a client was told ends with an answer that can be read and audited, every uploaded file
// is there, and every block that was told is still the chain's.
func TestKillEverything(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var refs []core.TaskRef
	var files []sdk.File
	var blocks []block
	for round := range 3 {
		p := spawn(t, dir)
		file, err := p.client.Upload(t.Context(), fmt.Sprintf("round-%d.md", round), strings.NewReader(fmt.Sprintf("The secret word of round %d is marmalade.\n", round)))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		acknowledged := p.burst(round, 4)
		blocks = append(blocks, p.block("latest"))
		p.kill()
		streams := acknowledged()
		if len(streams) < 2 {
			t.Fatalf("only %d tasks were acknowledged before the kill", len(streams))
		}
		unfinished := 0
		for _, s := range streams {
			<-s.text
			if s.err != nil {
				unfinished++
			}
			refs = append(refs, s.ref)
		}
		t.Logf("round %d: killed with %d tasks acknowledged, %d streams unfinished", round, len(streams), unfinished)
	}
	p := spawn(t, dir)
	seen := map[core.TaskRef]bool{}
	for _, ref := range refs {
		if seen[ref] {
			t.Errorf("task id %s was given twice", ref)
		}
		seen[ref] = true
		answer(t, p.client, ref)
	}
	for _, b := range blocks {
		if now := p.block(b.Number); now != b {
			t.Errorf("block %s was %s before the kill, and is %q now", b.Number, b.Hash, now.Hash)
		}
	}
	p.audits(dir, refs)
	for i, file := range files {
		text, err := p.file(file)
		if want := fmt.Sprintf("The secret word of round %d is marmalade.\n", i); err != nil || text != want {
			t.Errorf("file %s: %q, %v", file.Name, text, err)
		}
	}
	fresh := submit(t, t.Context(), p.info, france)
	if text := <-fresh.text; fresh.err != nil || !strings.Contains(text, "Paris") {
		t.Errorf("a new question after all that: %q, %v", text, fresh.err)
	}
	p.end()
}

// burst asks n questions at once, and returns as soon as some are acknowledged: all in even rounds, half in odd ones. Call
// the result after the process has died; it gives every acknowledged task.
func (p *process) burst(round, n int) (acknowledged func() []*stream) {
	p.Helper()
	var all sync.WaitGroup
	got := make(chan *stream, n)
	enough := make(chan struct{}, n)
	for i := range n {
		all.Go(func() {
			s, err := trySubmit(context.Background(), p.info, fmt.Sprintf("Name a colour. This is question %d of round %d.", i, round))
			if err == nil { // else it was not acknowledged
				got <- s
			}
			enough <- struct{}{}
		})
	}
	want := n
	if round%2 == 1 {
		want = n / 2
	}
	late := time.After(patience)
	for range want {
		select {
		case <-enough:
		case <-late:
			p.Fatal("tasks are not acknowledged")
		}
	}
	return func() (list []*stream) {
		all.Wait()
		close(got)
		for s := range got {
			list = append(list, s)
		}
		return list
	}
}

// block is a block of the chain, as JSON-RPC tells it.
type block struct{ Number, Hash string }

// block reads a block by its number, or "latest".
func (p *process) block(number string) (b block) {
	p.Helper()
	client, err := rpc.DialContext(p.Context(), p.info.RPC)
	if err != nil {
		p.Fatal(err)
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(p.Context(), patience)
	defer cancel()
	if err := client.CallContext(ctx, &b, "eth_getBlockByNumber", number, false); err != nil {
		p.Fatal(err)
	}
	return b
}

// file reads an uploaded file through the router.
func (p *process) file(file sdk.File) (string, error) {
	request, err := http.NewRequestWithContext(p.Context(), http.MethodGet, p.info.API+"/v1/files/"+file.ID+"/content", nil)
	if err != nil {
		return "", err
	}
	request.Header.Set("Authorization", "Bearer "+p.info.Key)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return string(text), err
}

// audits audits tasks and receipts from outside, over JSON-RPC.
func (p *process) audits(dir string, refs []core.TaskRef) {
	p.Helper()
	cfg, _, err := Load("", testSettings(dir, nil))
	if err != nil {
		p.Fatal(err)
	}
	observer, err := OpenObserver(p.Context(), cfg, Observing{})
	if err != nil {
		p.Fatal(err)
	}
	defer func() {
		if err := observer.Close(); err != nil {
			p.Error(err)
		}
	}()
	ctx, cancel := context.WithTimeout(p.Context(), patience)
	defer cancel()
	for _, ref := range refs {
		receipt, err := p.client.Receipt(ctx, ref)
		if err != nil {
			p.Fatal(err)
		}
		task, err := observer.AuditTask(ctx, ref)
		if err := errors.Join(err, task.Err()); err != nil {
			p.Errorf("%v\n%s", err, task)
		}
		report, err := observer.AuditReceipt(ctx, receipt)
		if err := errors.Join(err, report.Err()); err != nil {
			p.Errorf("%v\n%s", err, report)
		}
	}
}
