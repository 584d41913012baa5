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
	t      testing.TB
	binary string
	env    []string
	Addr   string // multiaddr to dial, ending in /p2p/<peer id>
}

// Start runs a daemon until the test ends.
func Start(t testing.TB) *Daemon {
	t.Helper()
	d := &Daemon{t: t, binary: Binary(t)}
	d.env = append(os.Environ(), "IPFS_PATH="+t.TempDir(), "IPFS_TELEMETRY=off")
	d.Run(nil, "init", "--empty-repo", "--profile=test") // loopback, no bootstrap, no discovery
	d.Run(nil, "config", "Routing.Type", "none")
	cmd := exec.Command(d.binary, "daemon")
	cmd.Env = d.env
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = in, in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in.Close()
	ready, ended := make(chan struct{}), make(chan struct{})
	var log bytes.Buffer
	go func() { // ends when the daemon closes its output; awaited by stop
		defer close(ended)
		watch(out, &log, ready)
	}()
	t.Cleanup(func() { stop(t, cmd, ended) })
	select {
	case <-ready:
	case <-ended:
		t.Fatalf("Kubo ended at once:\n%s", log.String())
	case <-time.After(startTimeout):
		cmd.Process.Kill()
		<-ended
		t.Fatalf("Kubo did not get ready in %s:\n%s", startTimeout, log.String())
	}
	d.Addr = d.dialable()
	return d
}

// watch copies the daemon's output and says when it is ready.
func watch(out io.ReadCloser, log *bytes.Buffer, ready chan struct{}) {
	defer out.Close()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Fprintln(log, lines.Text())
		if strings.Contains(lines.Text(), "Daemon is ready") {
			close(ready)
		}
	}
}

func stop(t testing.TB, cmd *exec.Cmd, ended chan struct{}) {
	cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		cmd.Process.Kill()
		<-ended
	}
	cmd.Wait() // its exit code says only that it was told to go
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
