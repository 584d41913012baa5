package chain

import (
	"math/big"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/chain/devchain"
	"github.com/cortensor-open/cortensor/core"
)

// BenchmarkSubmit measures a task's way from Submit to its receipt, inside the process and over WebSocket and HTTP.
func BenchmarkSubmit(b *testing.B) {
	n := newNetwork(b, nil)
	owner := n.client(2, nil)
	session, err := owner.CreateSession(b.Context(), core.SessionParams{Name: "s", MinNodes: 1, Redundant: 2, Validators: 1})
	must(b, err)
	must(b, owner.Close())
	for name, url := range map[string]string{"inproc": "", "ws": n.dev.WSURL(), "http": n.dev.URL()} {
		b.Run(name, func(b *testing.B) {
			user := n.client(2, func(c *Config) {
				if c.URL = url; url != "" {
					c.RPC = nil
				}
				c.Poll = 5 * time.Millisecond
			})
			for b.Loop() {
				if _, err := user.Submit(b.Context(), core.Submission{Session: session, Data: link(0)}); err != nil {
					b.Fatal(err)
				}
			}
			must(b, user.Close())
		})
	}
}

// BenchmarkTask measures reading a task's whole state.
func BenchmarkTask(b *testing.B) {
	n := newNetwork(b, nil)
	user := n.client(2, nil)
	session, err := user.CreateSession(b.Context(), core.SessionParams{Name: "s", MinNodes: 1, Redundant: 2, Validators: 1})
	must(b, err)
	ref, err := user.Submit(b.Context(), core.Submission{Session: session, Data: link(0)})
	must(b, err)
	for b.Loop() {
		if _, err := user.Task(b.Context(), ref); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMemory reports what a process with a chain and a client holds after the given number of tasks.
func BenchmarkMemory(b *testing.B) {
	n := newNetwork(b, nil)
	user := n.client(2, nil)
	session, err := user.CreateSession(b.Context(), core.SessionParams{Name: "s", MinNodes: 1, Redundant: 2, Validators: 1})
	must(b, err)
	b.ReportMetric(resident(b), "MiB-start")
	for b.Loop() {
		if _, err := user.Submit(b.Context(), core.Submission{Session: session, Data: link(0)}); err != nil {
			b.Fatal(err)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(resident(b), "MiB-rss")
	debug.FreeOSMemory()
	b.ReportMetric(resident(b), "MiB-rss-after-gc")
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MiB-heap")
}

// resident is the process's resident memory in MiB, of anonymous pages only.
func resident(b *testing.B) float64 {
	text, err := os.ReadFile("/proc/self/status")
	must(b, err)
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "RssAnon:"); ok {
			kib, err := strconv.Atoi(strings.Fields(rest)[0])
			must(b, err)
			return float64(kib) / 1024
		}
	}
	b.Fatal("no RssAnon")
	return 0
}

// BenchmarkRestart measures opening a chain that holds some thousand blocks.
func BenchmarkRestart(b *testing.B) {
	dir := b.TempDir()
	c, err := devchain.Open(b.Context(), devchain.Config{Dir: dir})
	must(b, err)
	for range 1000 {
		must(b, c.Fund(b.Context(), core.Address{1}, big.NewInt(1)))
	}
	must(b, c.Close())
	for b.Loop() {
		c, err := devchain.Open(b.Context(), devchain.Config{Dir: dir})
		must(b, err)
		must(b, c.Close())
	}
}
