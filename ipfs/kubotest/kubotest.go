// Package kubotest runs a real Kubo daemon beside a test. The binary is built from the module in tools/kubo, once for
// each version of its go.sum, into the user's cache directory; the daemon talks to loopback only and knows no other node.
package kubotest

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

const (
	startTimeout   = time.Minute
	commandTimeout = time.Minute
)

// Binary gives the path of the Kubo binary and builds it first if need be. It fails the test when that is not possible.
func Binary(t testing.TB) string {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatalf("build Kubo: %v", err)
	}
	return path
}

var binary = sync.OnceValues(func() (string, error) { return kubo.Binary(context.Background()) })

// Daemon is a running Kubo node with an empty repository of its own.
type Daemon struct {
	t       testing.TB
	binary  string
	repo    string
	env     []string
	stop    func()
	Addr    string // multiaddr to dial, ending in /p2p/<peer id>
	API     string // base URL of its RPC API
	Gateway string // base URL of its HTTP gateway
}

// Option changes how a daemon is set up.
type Option func(*Daemon)

// Synced makes flatfs sync each block to the disk, which it does not by default.
func Synced(d *Daemon) {
	file := filepath.Join(d.repo, "config")
	old, err := os.ReadFile(file)
	if err != nil {
		d.t.Fatal(err)
	}
	changed := bytes.Replace(old, []byte(`"sync": false`), []byte(`"sync": true`), 1)
	if bytes.Equal(old, changed) {
		d.t.Fatal("no flatfs that does not sync in Kubo's config")
	}
	if err := os.WriteFile(file, changed, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// LocalGateway makes the daemon's gateway serve what the daemon has and nothing else.
func LocalGateway(d *Daemon) {
	d.Run(nil, "config", "--json", "Gateway.NoFetch", "true")
}

// Start runs a daemon until the test ends.
func Start(t testing.TB, options ...Option) *Daemon {
	t.Helper()
	d := &Daemon{t: t, binary: Binary(t), repo: t.TempDir()}
	d.env = append(os.Environ(), "IPFS_PATH="+d.repo, "IPFS_TELEMETRY=off")
	d.Run(nil, "init", "--empty-repo", "--profile=test") // loopback, no bootstrap, no discovery
	d.Run(nil, "config", "Routing.Type", "none")
	for _, o := range options {
		o(d)
	}
	d.launch()
	t.Cleanup(func() { d.stop() })
	for line := range strings.Lines(string(d.Run(nil, "pin", "ls", "--type=recursive", "--quiet"))) {
		d.Run(nil, "pin", "rm", strings.TrimSpace(line)) // an empty repository comes with the empty directory pinned
	}
	return d
}

// Restart stops the daemon and starts it again on the same repository, at the same API address.
func (d *Daemon) Restart() {
	d.t.Helper()
	d.Stop()
	d.Run(nil, "config", "Addresses.API", "/ip4/127.0.0.1/tcp/"+d.API[strings.LastIndexByte(d.API, ':')+1:])
	d.launch()
}

// Stop ends the daemon.
func (d *Daemon) Stop() { d.stop() }

func (d *Daemon) launch() {
	d.t.Helper()
	cmd := exec.Command(d.binary, "daemon")
	cmd.Env = d.env
	p, err := Launch(cmd, "Daemon is ready", startTimeout)
	if err != nil {
		d.t.Fatalf("Kubo: %v", err)
	}
	d.stop = p.Stop
	d.Addr = d.dialable()
	d.API, d.Gateway = d.url("api"), d.url("gateway")
}

// url reads where the daemon listens out of a file that it writes.
func (d *Daemon) url(file string) string {
	raw, err := os.ReadFile(filepath.Join(d.repo, file))
	if err != nil {
		d.t.Fatal(err)
	}
	text := strings.TrimSpace(string(raw))
	if rest, ok := strings.CutPrefix(text, "/ip4/127.0.0.1/tcp/"); ok {
		return "http://127.0.0.1:" + rest
	}
	return text
}

// Process is a daemon that was launched.
type Process struct {
	cmd   *exec.Cmd
	ended chan struct{}
	once  sync.Once
	log   output
}

// Output gives what the process has printed so far.
func (p *Process) Output() string { return p.log.String() }

// output is a buffer that is read while it is written.
type output struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (o *output) line(text string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	fmt.Fprintln(&o.buf, text)
}

// String gives what there is.
func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.buf.String()
}

// Launch starts a command and waits until its output has the text that says that it is ready. An error holds the output.
func Launch(cmd *exec.Cmd, text string, timeout time.Duration) (*Process, error) {
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	cmd.Stdout, cmd.Stderr = in, in
	err = cmd.Start()
	in.Close()
	if err != nil {
		out.Close()
		return nil, err
	}
	p := &Process{cmd: cmd, ended: make(chan struct{})}
	ready := make(chan struct{})
	go func() { // ends when the daemon closes its output; awaited by Stop
		defer close(p.ended)
		watch(out, &p.log, text, ready)
	}()
	select {
	case <-ready:
		return p, nil
	case <-p.ended:
		p.Stop()
		return nil, fmt.Errorf("it ended at once:\n%s", p.Output())
	case <-time.After(timeout):
		p.Stop()
		return nil, fmt.Errorf("not ready in %s:\n%s", timeout, p.Output())
	}
}

// watch copies the daemon's output and says when it is ready.
func watch(out io.ReadCloser, log *output, text string, ready chan struct{}) {
	defer out.Close()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		log.line(lines.Text())
		if ready != nil && strings.Contains(lines.Text(), text) {
			close(ready)
			ready = nil
		}
	}
}

// Stop ends the process and waits for it; a second call does nothing.
func (p *Process) Stop() {
	p.once.Do(func() {
		p.cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.ended:
		case <-time.After(10 * time.Second):
			p.cmd.Process.Kill()
			<-p.ended
		}
		p.cmd.Wait() // its exit code says only that it was told to go
	})
}

func (d *Daemon) dialable() string {
	id := strings.TrimSpace(string(d.Run(nil, "config", "Identity.PeerID")))
	for line := range strings.Lines(string(d.Run(nil, "swarm", "addrs", "local"))) {
		if line = strings.TrimSpace(line); strings.Contains(line, "/ip4/127.0.0.1/tcp/") {
			return line + "/p2p/" + id
		}
	}
	d.t.Fatal("Kubo listens nowhere on loopback")
	return ""
}

// Run runs an ipfs command against the daemon and gives its output; a failing command fails the test.
func (d *Daemon) Run(stdin []byte, args ...string) []byte {
	d.t.Helper()
	out, err := d.Try(stdin, args...)
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}

// Try is Run for commands that may fail.
func (d *Daemon) Try(stdin []byte, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), commandTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, d.binary, args...)
	cmd.Env, cmd.Stdin = d.env, bytes.NewReader(stdin)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("ipfs %s: %w: %s", strings.Join(args, " "), err, errs.String())
	}
	return out, nil
}

// Add adds a file under the profile unixfs-v1-2025, with extra flags after it, and gives its CID.
func (d *Daemon) Add(data []byte, flags ...string) string {
	d.t.Helper()
	args := append([]string{"add", "-Q", "--cid-version=1", "--raw-leaves", "--chunker=size-1048576", "--max-file-links=1024"}, flags...)
	return strings.TrimSpace(string(d.Run(data, args...)))
}
