package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/sdk"
)

// Question is what AskOnce sends through the router's public API.
type Question struct {
	Prompt    string
	Files     []string // paths of text files, uploaded first
	MaxTokens int      // 0 for the router's default
	Seed      *int64
	Receipt   string // where to keep the receipt; "" for the state directory
}

// Once is one question's whole way, as `devnet --once --json` prints it.
type Once struct {
	Answer     string       `json:"answer"`
	Task       string       `json:"task"`
	Session    uint64       `json:"session"`
	Miners     []string     `json:"miners"`
	RecordCID  string       `json:"record_cid"`
	ResultCIDs []string     `json:"result_cids"`
	VerdictCID string       `json:"verdict_cid"`
	Receipt    string       `json:"receipt"`
	Audit      audit.Report `json:"audit"`
	Recheck    Rechecks     `json:"recheck"` // over the whole run
	Timings    Timings      `json:"timings_ms"`
}

// Timings are milliseconds. Start is from the process's start until the network was up; the others are from the moment
// the question was sent.
type Timings struct {
	Start      int64 `json:"start"`
	Submit     int64 `json:"submit"`      // the task's id was on chain
	FirstToken int64 `json:"first_token"` // the first token came
	End        int64 `json:"end"`         // the task had ended with a verdict
}

// askDeadline bounds one question from sending to its audit.
const askDeadline = 10 * time.Minute

// Ready waits until the network can take tasks: enough miners are idle, a validator and an oracle are registered.
func (d *Devnet) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	reader := d.members[0].chain
	want := min(int(d.cfg.Router.Redundancy), d.cfg.Devnet.Miners+len(d.cfg.Devnet.Bad))
	for {
		up, err := ready(ctx, reader, want)
		if up {
			return nil
		}
		select {
		case <-ctx.Done():
			return core.Errorf(core.Timeout, "the network is not up: %w", errors.Join(err, context.Cause(ctx)))
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func ready(ctx context.Context, reader *chain.Client, miners int) (bool, error) {
	nodes, err := reader.Nodes(ctx)
	if err != nil {
		return false, err
	}
	idle := 0
	for _, n := range nodes {
		if n.Idle {
			idle++
		}
	}
	for _, role := range []string{chain.RoleRouter, chain.RoleValidator, chain.RoleOracle} {
		members, err := reader.Members(ctx, role)
		if err != nil || len(members) == 0 {
			return false, err
		}
	}
	return idle >= miners, nil
}

// AskOnce sends a question through the router's HTTP API, keeps its receipt and audits the task from the chain and content
// alone, with a node of its own. onText gets each piece of the answer as it comes. The error says what failed; a broken audit
// is in the report, and in Once.Audit.Err().
func (d *Devnet) AskOnce(ctx context.Context, q Question, onText func(string) error) (Once, error) {
	ctx, cancel := context.WithTimeout(ctx, askDeadline)
	defer cancel()
	info := d.Info()
	client, err := sdk.New(info.API, info.Key)
	if err != nil {
		return Once{}, err
	}
	defer client.Close()
	answer, err := ask(ctx, client, q, onText)
	if err != nil {
		if answer, err = settled(ctx, client, answer, err, onText); err != nil {
			return Once{}, fmt.Errorf("ask: %w", err)
		}
	}
	once := Once{Answer: answer.Text, Task: answer.Place.Task, Session: uint64(answer.Place.Session), Miners: answer.Place.Miners,
		RecordCID: answer.Place.RecordCid, ResultCIDs: answer.Place.ResultCids, VerdictCID: answer.Place.VerdictCid,
		Timings: Timings{Submit: answer.Submitted.Milliseconds(), FirstToken: answer.FirstToken.Milliseconds(), End: answer.Done.Milliseconds()}}
	if once.Recheck, err = d.Rechecks(); err != nil {
		return once, err
	}
	receipt, err := client.Receipt(ctx, answer.Place.Ref())
	if err != nil {
		return once, fmt.Errorf("receipt: %w", err)
	}
	once.Receipt = q.Receipt
	if once.Receipt == "" {
		once.Receipt = filepath.Join(info.Dir, "receipts", fmt.Sprintf("%d-%d.cbor", answer.Place.Session, answer.Place.TaskID))
	}
	if err := os.MkdirAll(filepath.Dir(once.Receipt), 0o700); err != nil {
		return once, core.Errorf(core.Invalid, "keep the receipt: %w", err)
	}
	if err := os.WriteFile(once.Receipt, receipt, 0o600); err != nil {
		return once, core.Errorf(core.Invalid, "keep the receipt: %w", err)
	}
	observer, err := openMember(ctx, d.cfg, "auditor", filepath.Join(info.Dir, "auditor"), d.at, d.log, d.registry)
	if err != nil {
		return once, err
	}
	auditor, err := wireAuditor(observer, d.cfg, d.embedder, nil, nil)
	if err != nil {
		return once, errors.Join(err, observer.close())
	}
	once.Audit, err = auditor.Task(ctx, answer.Place.Ref())
	return once, errors.Join(err, observer.close())
}

// settled reads the answer of a task whose stream was no good: the miner that streamed it was caught, or went away, and the
// task ended with others' results. cause is what the stream ended with.
func settled(ctx context.Context, client *sdk.Client, streamed sdk.Answer, cause error, onText func(string) error) (sdk.Answer, error) {
	reason := core.ReasonOf(cause)
	if streamed.Place.Task == "" || (reason != core.ReasonNoValidResult && reason != core.ReasonStreamBroken && reason != core.ReasonContentMismatch) {
		return streamed, cause
	}
	start := time.Now()
	task, err := client.Task(ctx, streamed.Place.Ref(), time.Minute)
	if err != nil {
		return streamed, errors.Join(cause, err)
	}
	if task.Status != core.Ended || task.Content == "" {
		return streamed, cause
	}
	streamed.Text, streamed.Finish, streamed.Place = task.Content, task.Finish, task.Place
	streamed.Done += time.Since(start)
	return streamed, onText(fmt.Sprintf("\n[that stream does not count: %s. The task's answer from its other miners:]\n%s", reason, task.Content))
}

func ask(ctx context.Context, client *sdk.Client, q Question, onText func(string) error) (sdk.Answer, error) {
	request := sdk.Request{Prompt: q.Prompt, MaxTokens: q.MaxTokens, Seed: q.Seed, Verified: true}
	for _, path := range q.Files {
		f, err := os.Open(path)
		if err != nil {
			return sdk.Answer{}, core.Errorf(core.Invalid, "file: %w", err)
		}
		file, err := client.Upload(ctx, filepath.Base(path), f)
		if err = errors.Join(err, f.Close()); err != nil {
			return sdk.Answer{}, fmt.Errorf("upload %s: %w", path, err)
		}
		request.Files = append(request.Files, file.ID)
	}
	return client.Ask(ctx, request, onText)
}

// Local is where a devnet on this machine is reached; it is kept in the state directory so that the other commands need no
// configuration.
type Local struct {
	API     string       `json:"api"`
	KeyFile string       `json:"key_file"`
	RPC     string       `json:"rpc"`
	Runtime core.Address `json:"runtime"`
}

// keepLocal writes the file that FindLocal reads.
func (d *Devnet) keepLocal() error {
	info := d.Info()
	text, err := json.MarshalIndent(Local{info.API, info.KeyFile, info.RPC, info.Runtime}, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(info.Dir, "devnet.json"), append(text, '\n'), 0o600)
}

// FindLocal gives the devnet that last ran in a state directory ("" for the user's own).
func FindLocal(dir string) (Local, error) {
	dir, err := StateDir(dir)
	if err != nil {
		return Local{}, err
	}
	text, err := os.ReadFile(filepath.Join(dir, "devnet.json"))
	if err != nil {
		return Local{}, core.Errorf(core.NotFound, "no devnet has run in %s; name the network with --set chain.url=… --set chain.runtime=…, or start `cortensor devnet`: %w", dir, err)
	}
	var l Local
	if err := json.Unmarshal(text, &l); err != nil {
		return Local{}, core.Errorf(core.Corrupt, "devnet.json: %w", err)
	}
	return l, nil
}
