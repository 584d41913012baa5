package kubo

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

const (
	startTimeout = time.Minute
	stopTimeout  = 15 * time.Second
	logLimit     = 64 << 10 // bytes of a daemon's output that are kept for an error message
)

// Daemon is a running Kubo node on loopback.
type Daemon struct {
	Repo *Repo
	ID   string // peer id
	Addr string // multiaddr to dial, ending in /p2p/<peer id>
	API  string // base URL of the RPC API
	cmd  *exec.Cmd
	done chan struct{} // closed when the daemon has closed its output
	log  tail
}

// Start runs a daemon; the caller closes it. announce, where not empty, are the only addresses it tells its peers.
func Start(ctx context.Context, r *Repo, announce ...string) (*Daemon, error) {
	text, err := json.Marshal(append([]string{}, announce...))
	if err != nil {
		return nil, err
	}
	if _, err := r.Run(ctx, nil, "config", "--json", "Addresses.Announce", string(text)); err != nil {
		return nil, err
	}
	// its life is the caller's, not the context's: Close ends it in order
	d := &Daemon{Repo: r, cmd: r.Command(context.WithoutCancel(ctx), "daemon"), done: make(chan struct{})}
	out, in, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	d.cmd.Stdout, d.cmd.Stderr = in, in
	if err := d.cmd.Start(); err != nil {
		out.Close()
		in.Close()
		return nil, core.Errorf(core.Unavailable, "start Kubo: %w", err)
	}
	in.Close()
	ready := make(chan struct{})
	go func() { // ends when the daemon closes its output; awaited by Close
		defer close(d.done)
		d.watch(out, ready)
	}()
	if err := d.await(ctx, ready); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, d.log.String())
	}
	return d, nil
}

func (d *Daemon) await(ctx context.Context, ready chan struct{}) error {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	select {
	case <-ready:
	case <-d.done:
		return core.Errorf(core.Unavailable, "Kubo ended at once: %v", d.cmd.Wait())
	case <-ctx.Done():
		d.Close()
		return core.Errorf(core.Timeout, "Kubo did not get ready in %s", startTimeout)
	}
	if err := d.findAddresses(ctx); err != nil {
		d.Close()
		return err
	}
	return nil
}

// watch copies the daemon's output and says when it is ready.
func (d *Daemon) watch(out io.ReadCloser, ready chan struct{}) {
	defer out.Close()
	said := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		d.log.add(lines.Text())
		if !said && strings.Contains(lines.Text(), "Daemon is ready") {
			said = true
			close(ready)
		}
	}
	// a line that is too long ends the scan: the pipe must not fill all the same
	_, _ = io.Copy(io.Discard, out)
}

func (d *Daemon) findAddresses(ctx context.Context) error {
	api, err := os.ReadFile(d.Repo.Dir + "/api")
	if err != nil {
		return core.Errorf(core.Unavailable, "Kubo's API address: %w", err)
	}
	parts := strings.Split(strings.TrimSpace(string(api)), "/") // /ip4/127.0.0.1/tcp/PORT
	if len(parts) != 5 {
		return core.Errorf(core.Unavailable, "Kubo's API address %q is not /ip4/…/tcp/…", api)
	}
	d.API = "http://" + parts[2] + ":" + parts[4] + "/api/v0"
	if d.ID, err = d.Repo.Run(ctx, nil, "config", "Identity.PeerID"); err != nil {
		return err
	}
	addrs, err := d.Repo.Run(ctx, nil, "swarm", "addrs", "listen")
	if err != nil {
		return err
	}
	for line := range strings.Lines(addrs) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "/ip4/127.0.0.1/tcp/") && !strings.Contains(line, "/ws") {
			d.Addr = line + "/p2p/" + d.ID
			return nil
		}
	}
	return core.Errorf(core.Unavailable, "Kubo listens nowhere on loopback: %s", addrs)
}

// PID is the process id, for its CPU time and memory.
func (d *Daemon) PID() int { return d.cmd.Process.Pid }

// RPC calls the daemon's HTTP API; the caller closes the answer's body.
func (d *Daemon) RPC(ctx context.Context, path string, query url.Values) (io.ReadCloser, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.API+"/"+path+"?"+query.Encode(), nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "Kubo %s: %w", path, err)
	}
	if resp.StatusCode != http.StatusOK {
		defer resp.Body.Close()
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10)) // the status says enough when this fails
		return nil, core.Errorf(core.Unavailable, "Kubo %s: %s: %s", path, resp.Status, text)
	}
	return resp.Body, nil
}

// Close ends the daemon and waits for it.
func (d *Daemon) Close() error {
	if err := d.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		_ = d.cmd.Process.Kill() // it has ended already, or the platform knows no signals
	}
	select {
	case <-d.done:
	case <-time.After(stopTimeout):
		_ = d.cmd.Process.Kill()
		<-d.done
	}
	_ = d.cmd.Wait() // its exit code says only that it was told to go
	return nil
}

// tail keeps the first part of an output.
type tail struct {
	mu   sync.Mutex
	text strings.Builder
}

func (t *tail) add(line string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.text.Len() < logLimit {
		t.text.WriteString(line + "\n")
	}
}

// String gives what was kept.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}
