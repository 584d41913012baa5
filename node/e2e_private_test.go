package node

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/peer"
	"github.com/cortensor-open/cortensor/sdk"
	"github.com/cortensor-open/cortensor/seal"
)

// parrot answers a fixed text, so that a test knows every byte that must not be found. gate, if not nil, holds each answer
// back until it is closed.
type parrot struct {
	engine.Engine
	answer string
	asked  chan string // gets each prompt
	gate   chan struct{}
}

func (p *parrot) Generate(ctx context.Context, r engine.Request, emit func(engine.Token) error) (engine.Completion, error) {
	prompt := r.Prompt
	for _, m := range r.Messages {
		prompt += m.Content
	}
	select {
	case p.asked <- prompt:
	default:
	}
	if p.gate != nil {
		select {
		case <-p.gate:
		case <-ctx.Done():
			return engine.Completion{}, ctx.Err()
		}
	}
	out := engine.Completion{Text: p.answer, Usage: core.Usage{Prompt: 11, Completion: 7}, Finish: core.FinishStop}
	for i, word := range strings.SplitAfter(p.answer, " ") {
		token := engine.Token{ID: int32(i), Text: word, Scored: true, Logprob: -1, Top: []engine.TokenProb{{ID: int32(i), Logprob: -1}}}
		out.Tokens = append(out.Tokens, token)
		if err := emit(token); err != nil {
			return out, err
		}
	}
	return out, nil
}

// captureLog sends what this process logs to a file until the test ends.
func captureLog(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "stderr.log")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	old := os.Stderr
	os.Stderr = f
	t.Cleanup(func() {
		os.Stderr = old
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return path
}

// traces lists all forms in which a plaintext could be recognised: itself, its SHA-256 in bytes and hex, its CIDs as text.
func traces(text string) map[string][]byte {
	sum := sha256.Sum256([]byte(text))
	return map[string][]byte{"text": []byte(text), "SHA-256": sum[:], "SHA-256 in hex": []byte(hex.EncodeToString(sum[:])),
		"CID": []byte(core.CIDOf(cid.Raw, []byte(text)).String())}
}

// search looks for needles in every file below dir and tells in which they are found.
func search(t *testing.T, dir string, needles map[string][]byte) map[string][]string {
	t.Helper()
	found, files := map[string][]string{}, 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) { // a database compacts
			return nil
		}
		if err != nil {
			return err
		}
		files++
		for name, needle := range needles {
			if bytes.Contains(data, needle) {
				found[name] = append(found[name], path)
			}
		}
		return nil
	})
	if err != nil || files < 20 {
		t.Fatalf("searched %d files: %v", files, err)
	}
	return found
}

func allAddrs(n *network) (out []string) {
	for _, m := range n.members {
		out = append(out, m.content.Addrs()...)
	}
	return out
}

const (
	secretPrompt = "zebra-quartz-7719: what does the lighthouse keeper hide?"
	secretFile   = "basalt-heron-3051 is the word behind the door.\n"
	secretAnswer = "umbrella-nickel-4402 is what the keeper hides."
	publicPrompt = "marble-otter-9926: say something that anybody may read."
)

// A private task is answered, streamed, judged and audited, and no plaintext and no unsalted hash of one lies in any node's
// store, on chain or in a log, nor is served to a stranger.
func TestPrivateTaskLeavesNoPlaintext(t *testing.T) {
	dir := t.TempDir()
	captureLog(t, dir)
	p := &parrot{answer: secretAnswer, asked: make(chan string, 16)}
	granted, auditorAddress := grantedKey(t, t.TempDir())
	n := start(t, dir, settings{"log.level": "debug", "ipfs.readers": auditorAddress.Hex()}, func(e engine.Engine) engine.Engine { p.Engine = e; return p })
	client, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	ask := sdk.Request{Prompt: secretPrompt, Private: true, Recipient: client.Recipients()[0], Verified: true,
		Attached: []sdk.Attachment{{Name: "secret.md", Data: []byte(secretFile)}}}
	var streamed strings.Builder
	got, err := n.client.Ask(n.ctx, ask, func(text string) error { streamed.WriteString(text); return nil })
	if err != nil {
		t.Fatal(err)
	}
	if got.Text != secretAnswer || streamed.String() != secretAnswer || got.Usage != (core.Usage{Prompt: 11, Completion: 7}) {
		t.Errorf("answer %q, streamed %q, usage %+v", got.Text, streamed.String(), got.Usage)
	}
	if asked := <-p.asked; !strings.Contains(asked, secretPrompt) || !strings.Contains(asked, secretFile) {
		t.Errorf("the model was asked %q", asked)
	}
	ref := got.Place.Ref()
	n.awaitEnd(ref)
	if task := n.answer(ref); task.Content != secretAnswer {
		t.Errorf("read again: %q", task.Content)
	}
	n.audits(ref)
	auditsWithIdentity(n, ref, client, granted)
	auditsWithoutGrant(n, ref, client)
	recordsTellNothing(n, ref)
	strangersGetNothing(n, ref)

	secrets := map[string][]byte{}
	for name, text := range map[string]string{"prompt": secretPrompt, "file": secretFile, "answer": secretAnswer, "word of the prompt": "zebra-quartz-7719",
		"word of the file": "basalt-heron-3051", "word of the answer": "umbrella-nickel-4402", "file name": "secret.md"} {
		for what, trace := range traces(text) {
			secrets[name+": "+what] = trace
		}
	}
	for what, where := range search(t, dir, secrets) {
		t.Errorf("%s is in %v", what, where)
	}
	searchIsNotBlind(n, dir)
}

// searchIsNotBlind asks in the clear and wants the search to find the prompt in a store and its record's CID on chain.
func searchIsNotBlind(n *network, dir string) {
	n.Helper()
	got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: publicPrompt}, nil)
	if err != nil {
		n.Fatal(err)
	}
	n.awaitEnd(got.Place.Ref())
	found := search(n.T, dir, map[string][]byte{"prompt": []byte(publicPrompt), "answer": []byte(secretAnswer)})
	if len(found["prompt"]) == 0 || len(found["answer"]) == 0 {
		n.Errorf("the search does not find what a public task left: %v", found)
	}
}

// auditsWithoutGrant holds the proof together as a node that payloads are not served to, whatever keys it has.
func auditsWithoutGrant(n *network, ref core.TaskRef, client *seal.Keys) {
	n.Helper()
	_, m := n.auditor()
	auditor, err := wireAuditor(m, n.cfg, n.embedder, client, nil)
	if err != nil {
		n.Fatal(err)
	}
	if err := m.chain.Refresh(n.ctx); err != nil {
		n.Fatal(err)
	}
	report, err := auditor.Task(n.ctx, ref)
	if err := errors.Join(err, report.Err()); err != nil || report.NotPublic() != 5 { // question, and for each of two miners answer and fingerprint
		n.Errorf("%v\n%s", err, report)
	}
	for _, l := range report.Links {
		if l.Status == audit.NotPublic && (l.Reason != core.ReasonNotPublic || l.OK || !strings.Contains(l.Detail, "ask the session's owner for a grant")) {
			n.Errorf("%+v", l)
		}
	}
}

// auditsWithIdentity checks contents too, with the client's own key from a file, and with a node key that the session's nodes
// serve payloads to.
func auditsWithIdentity(n *network, ref core.TaskRef, client *seal.Keys, dir string) {
	n.Helper()
	path := filepath.Join(n.TempDir(), "client.key")
	if err := client.Save(path); err != nil {
		n.Fatal(err)
	}
	keys, err := seal.LoadKeys(path)
	if err != nil {
		n.Fatal(err)
	}
	_, m := n.auditorIn(dir)
	auditor, err := wireAuditor(m, n.cfg, n.embedder, keys, nil)
	if err != nil {
		n.Fatal(err)
	}
	if err := m.chain.Refresh(n.ctx); err != nil {
		n.Fatal(err)
	}
	report, err := auditor.Task(n.ctx, ref)
	if err := errors.Join(err, report.Err()); err != nil {
		n.Fatalf("%v\n%s", err, report)
	}
	opened := 0
	for _, l := range report.Links {
		if strings.Contains(l.Detail, "opened, and what the envelope commits to") {
			opened++
		}
	}
	if opened != 6 { // question, file, and for each of two miners answer and fingerprint
		n.Errorf("only %d contents were opened:\n%s", opened, report)
	}
	if !strings.Contains(report.String(), "agreement computed again") || strings.Contains(report.String(), "umbrella") {
		n.Errorf("report:\n%s", report)
	}
}

// recordsTellNothing looks at the public records as an outsider reads them.
func recordsTellNothing(n *network, ref core.TaskRef) {
	n.Helper()
	content := n.member("oracle").content
	state := n.state(ref)
	link, err := core.ParseLink(state.Data)
	if err != nil {
		n.Fatal(err)
	}
	task := taskRecord(n, link)
	if !task.Private() || task.Prompt != "" || len(task.Messages)+len(task.Files) > 0 || len(task.Sealed.Judges) != 1 {
		n.Errorf("task record %+v", task)
	}
	for _, m := range state.Current() {
		link, err := core.ParseLink(m.Data)
		if err != nil {
			n.Fatal(err)
		}
		data, err := content.GetBlock(n.ctx, link, allAddrs(n))
		result := new(core.Result)
		if err := errors.Join(err, core.DecodeChecked(link, data, result)); err != nil {
			n.Fatal(err)
		}
		if !core.IsEnvelope(result.Output) || result.OutputSize != 1024 || result.Usage != (core.Usage{}) ||
			result.Fingerprint == nil || !core.IsEnvelope(*result.Fingerprint) {
			n.Errorf("result record %+v", result)
		}
	}
}

// taskRecord reads a record as an outsider does.
func taskRecord(n *network, link cid.Cid) *core.Task {
	n.Helper()
	data, err := n.member("oracle").content.GetBlock(n.ctx, link, allAddrs(n))
	task := new(core.Task)
	if err := errors.Join(err, core.DecodeChecked(link, data, task)); err != nil {
		n.Fatal(err)
	}
	return task
}

// strangersGetNothing asks every node for the plaintext by its CID, and for a grant, as a node that is not assigned.
func strangersGetNothing(n *network, ref core.TaskRef) {
	n.Helper()
	_, stranger := n.auditor()
	if err := stranger.content.Connect(n.ctx, allAddrs(n)); err != nil {
		n.Fatal(err)
	}
	for _, secret := range []string{secretAnswer, secretFile, secretPrompt} {
		ctx, cancel := context.WithTimeout(n.ctx, 2*time.Second)
		_, err := stranger.content.GetBlock(ctx, core.CIDOf(cid.Raw, []byte(secret)), allAddrs(n))
		cancel()
		if err == nil {
			n.Errorf("a stranger is served %q", secret)
		}
	}
	link, err := core.ParseLink(n.state(ref).Data)
	if err != nil {
		n.Fatal(err)
	}
	router := n.members[0]
	_, err = peer.AskGrant(n.ctx, stranger.content.Host(), router.content.Addrs(), router.chain.Address(), peer.Header{Ref: ref, Task: link}, stranger.card)
	if core.ReasonOf(err) != core.ReasonNotAuthorised {
		n.Errorf("a stranger asks for a grant: %v", err)
	}
}

// A router that goes away after the miners have their grants takes nothing with it: the task ends valid, judged by a
// validator that the miners sealed to, and the client opens the answer with its own key from what the miners serve.
func TestPrivateTaskEndsWithoutItsRouter(t *testing.T) {
	p := &parrot{answer: secretAnswer, asked: make(chan string, 16), gate: make(chan struct{})}
	n := start(t, t.TempDir(), settings{"router.private": "true"}, func(e engine.Engine) engine.Engine { p.Engine = e; return p })
	client, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := n.client.Ask(n.ctx, sdk.Request{Prompt: secretPrompt, Private: true, Recipient: client.Recipients()[0]}, nil)
		done <- err
	}()
	for range 2 { // both miners have opened the question
		select {
		case <-p.asked:
		case <-time.After(patience):
			t.Fatal("no miner computes")
		}
	}
	if err := n.Stop("router"); err != nil {
		t.Fatal(err)
	}
	close(p.gate)
	<-done // the client is cut off, with or without an answer
	ref := core.TaskRef{}
	state := n.awaitEnd(ref)
	if state.Outcome != "" {
		t.Fatalf("ended with %s: %+v", state.Outcome, n.verdicts(ref, state.Round))
	}
	vault := seal.NewVault(client, sealedContent{n.member("oracle").content}, seal.Options{})
	for _, m := range state.Current() {
		link, err := core.ParseLink(m.Data)
		if err != nil {
			t.Fatal(err)
		}
		addrs := n.member(n.nameOf(m.Miner)).content.Addrs()
		data, err := n.member("oracle").content.GetBlock(n.ctx, link, addrs)
		result := new(core.Result)
		if err := errors.Join(err, core.DecodeChecked(link, data, result)); err != nil {
			t.Fatal(err)
		}
		e, err := vault.Envelope(n.ctx, result.Output, addrs)
		if err != nil {
			t.Fatal(err)
		}
		plain, err := vault.Read(n.ctx, 0, e, "", 1<<20, addrs)
		if err != nil {
			t.Fatal(err)
		}
		if _, text, err := core.UnpackReply(plain); err != nil || text != secretAnswer {
			t.Errorf("%q, %v", text, err)
		}
	}
}

// Cheating is caught under seal as it is in the clear, and the honest are paid.
func TestPrivateCheatersAreCaught(t *testing.T) {
	n := start(t, t.TempDir(), settings{"devnet.bad": "garbage,wrong-bytes", "router.redundancy": "5", "router.private": "true"}, nil)
	s := submit(t, n.ctx, n.Info(), france)
	state := n.awaitEnd(s.ref)
	if state.Outcome != "" || state.Round != 0 {
		t.Fatalf("ended in round %d with outcome %q", state.Round, state.Outcome)
	}
	n.caught(n.verdicts(s.ref, 0), map[string]core.Reason{"miner-1": "", "miner-2": "", "miner-3": "", "bad-1-garbage": core.ReasonDisagrees,
		"bad-2-wrong-bytes": core.ReasonContentMismatch})
	n.paid("miner-1", "miner-2", "miner-3")
	if task := n.answer(s.ref); !strings.Contains(task.Content, "Paris") {
		t.Errorf("answer %q", task.Content)
	}
	if link, err := core.ParseLink(state.Data); err != nil || !taskRecord(n, link).Private() {
		t.Errorf("task %s is public (%v)", s.ref, err)
	}
	n.audits(s.ref)
}
