package clients

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	installTime = 5 * time.Minute
	toolTime    = time.Minute
)

// castBinary installs cast from npm as contracts/package-lock.json pins it, once for each version of it, into the user's
// cache. The rest of that lock file is left out: cast needs nothing of it.
func castBinary(t *testing.T) string {
	t.Helper()
	lock := castLock(t)
	base, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	base = filepath.Join(base, "cortensor", "tools")
	dir := filepath.Join(base, fmt.Sprintf("cast-%x", sha256.Sum256(lock["package-lock.json"]))[:len("cast-")+16])
	path := filepath.Join(dir, "node_modules", ".bin", "cast")
	if _, err := os.Stat(path); err == nil {
		return path
	}
	if err := os.MkdirAll(base, 0o755); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(base, "cast-new-") // another process sees all of it or nothing
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	for name, text := range lock {
		if err := os.WriteFile(filepath.Join(fresh, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	run(t, installTime, fresh, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
	if err := os.Rename(fresh, dir); err != nil {
		if _, other := os.Stat(path); other != nil {
			t.Fatal(err)
		}
	}
	return path
}

// castLock makes the npm project that holds only cast, from the contracts' own.
func castLock(t *testing.T) map[string][]byte {
	t.Helper()
	contracts := filepath.Join("..", "..", "contracts")
	text, err := os.ReadFile(filepath.Join(contracts, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	rc, err := os.ReadFile(filepath.Join(contracts, ".npmrc"))
	if err != nil {
		t.Fatal(err)
	}
	var lock struct {
		Packages map[string]json.RawMessage `json:"packages"`
	}
	var root, cast struct {
		Version string            `json:"version"`
		Dev     map[string]string `json:"devDependencies"`
	}
	const name = "@foundry-rs/cast"
	if err := json.Unmarshal(text, &lock); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(lock.Packages[""], &root); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(lock.Packages["node_modules/"+name], &cast); err != nil || root.Dev[name] != cast.Version {
		t.Fatalf("contracts/package-lock.json pins cast %q and has %q: %v", root.Dev[name], cast.Version, err)
	}
	project := map[string]any{"name": "cast", "private": true, "devDependencies": map[string]string{name: cast.Version}}
	packages := map[string]any{"": project}
	for path, entry := range lock.Packages {
		if strings.HasPrefix(path, "node_modules/"+name) {
			packages[path] = entry
		}
	}
	manifest, err := json.Marshal(project)
	if err != nil {
		t.Fatal(err)
	}
	locked, err := json.Marshal(map[string]any{"name": "cast", "lockfileVersion": 3, "requires": true, "packages": packages})
	if err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"package.json": manifest, "package-lock.json": locked, ".npmrc": rc}
}

// run runs a program that must succeed and gives its standard output.
func run(t *testing.T, limit time.Duration, dir, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Dir, cmd.WaitDelay = dir, 5*time.Second
	var failed bytes.Buffer
	cmd.Stderr = &failed
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, failed.Bytes())
	}
	return strings.TrimSpace(string(out))
}

// caster is cast with the devnet's RPC.
type caster struct {
	t      *testing.T
	binary string
	rpc    string
}

func (c caster) run(args ...string) string {
	c.t.Helper()
	return run(c.t, toolTime, "", c.binary, args...)
}

// call calls a view with one result that is no struct.
func (c caster) call(contract, signature string, args ...string) string {
	c.t.Helper()
	return c.run(append([]string{"call", "--rpc-url", c.rpc, contract, signature}, args...)...)
}

// values calls a view and gives what it returns as cast prints it in JSON: a struct is a list of its members.
func (c caster) values(contract, signature string, args ...string) []any {
	c.t.Helper()
	out := c.run(append([]string{"call", "--json", "--rpc-url", c.rpc, contract, signature}, args...)...)
	var values []any
	decoder := json.NewDecoder(strings.NewReader(out))
	decoder.UseNumber()
	if err := decoder.Decode(&values); err != nil {
		c.t.Fatalf("%v: %s", err, out)
	}
	return values
}

// The published views, as reference clients declare them.
const (
	getTask    = "getTask(uint256,uint256)((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256))"
	getSession = "getSession(uint256)((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256))"
	// The older clients' struct, without the last four members.
	getSessionA = "getSession(uint256)((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[]))"
)

// contracts finds the modules through the one address that is published.
func (c caster) contracts(n *network) (session, queue string) {
	c.t.Helper()
	queue = c.call(n.Runtime.Hex(), "addressOf(string)(address)", "SessionQueueV2")
	if same := c.call(n.Runtime.Hex(), "get(bytes32)(address)", c.run("format-bytes32-string", "SessionQueueV2")); same != queue {
		c.t.Errorf("Runtime.get says %s, Runtime.addressOf %s", same, queue)
	}
	return c.call(n.Runtime.Hex(), "addressOf(string)(address)", "SessionV2"), queue
}

// cast reads a task that the API has answered, by the published ABI, and finds the same there.
func TestCastReadsTask(t *testing.T) {
	n := up(t)
	c := caster{t, castBinary(t), n.RPC}
	body := chat(paris)
	body["client_reference"] = "read by cast"
	p := n.ask(t, "/v1/chat/completions", body).Cortensor
	sessionV2, queue := c.contracts(n)
	sid, tid := fmt.Sprint(p.SessionID), fmt.Sprint(p.TaskID)

	if status := c.call(queue, "getTaskStatus(uint256,uint256)(uint8)", sid, tid); status != "4" {
		t.Errorf("getTaskStatus: %s, want 4", status)
	}
	miners := make([]any, len(p.Miners))
	for i, m := range p.Miners {
		miners[i] = m
	}
	task := c.values(queue, getTask, sid, tid)[0].([]any)
	want := []any{json.Number(tid), nil, json.Number(sid), "ipfs://" + p.RecordCid, miners, true, json.Number("4")}
	for i, w := range want {
		if w != nil && !reflect.DeepEqual(task[i], w) {
			t.Errorf("getTask[%d]: %v, want %v", i, task[i], w)
		}
	}
	for i := 7; i < 10; i++ { // created, last precommit, last commit, finished
		if before, after := seconds(t, task[i]), seconds(t, task[i+1]); before == 0 || before > after {
			t.Errorf("getTask: times %v are not in order", task[7:])
		}
	}
	results := make([]any, len(p.ResultCids))
	for i, r := range p.ResultCids {
		results[i] = "ipfs://" + r
	}
	if got := c.values(queue, "getTaskResults(uint256,uint256)(address[],string[])", sid, tid); !reflect.DeepEqual(got, []any{miners, results}) {
		t.Errorf("getTaskResults: %v, want %v of %v", got, results, miners)
	}
	hashes := c.values(queue, "getTaskResultHashes(uint256,uint256)(address[],bytes32[])", sid, tid)[1].([]any)
	for i, m := range p.Miners {
		if sum := c.precommit(n, queue, sid, tid, m, results[i].(string)); hashes[i] != sum {
			t.Errorf("%s committed to %v, its result has %s", m, hashes[i], sum)
		}
	}
	var logs []struct{ Data, TransactionHash string }
	ended := c.run("logs", "--json", "--rpc-url", n.RPC, "--from-block", "0", "--address", queue, "TaskEnded(uint256,uint256,address[])")
	if err := json.Unmarshal([]byte(ended), &logs); err != nil || !slices.ContainsFunc(logs, func(l struct{ Data, TransactionHash string }) bool {
		return l.Data == c.run("abi-encode", "f(uint256,uint256,address[])", sid, tid, "["+strings.Join(p.Miners, ",")+"]")
	}) {
		t.Errorf("no TaskEnded of task %s by %v: %v %s", p.Task, p.Miners, err, ended)
	}

	session := c.values(sessionV2, getSession, sid)[0].([]any)
	router := n.node(t, named("router")).Address.Hex()
	if session[0] != json.Number(sid) || session[2] != "router" || session[4] != json.Number("1") || session[7] != router || session[11] != json.Number("2") || len(session) != 21 {
		t.Errorf("getSession: %v", session)
	}
	if older := c.values(sessionV2, getSessionA, sid)[0].([]any); !reflect.DeepEqual(older, session[:17]) {
		t.Errorf("getSession as older clients decode it: %v, want %v", older, session[:17])
	}
}

// precommit computes what a miner must have precommitted to, with nothing of ours.
func (c caster) precommit(n *network, queue, sid, tid, miner, data string) string {
	c.t.Helper()
	return c.run("keccak", c.run("abi-encode", "f(uint256,address,uint256,uint256,address,bytes32)", fmt.Sprint(n.ChainID), queue, sid, tid, miner, c.run("keccak", data)))
}

func seconds(t *testing.T, value any) int64 {
	t.Helper()
	n, err := value.(json.Number).Int64()
	if err != nil {
		t.Fatal(err)
	}
	return n
}
