package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/assets"
)

// progress draws one line on stderr for what is being fetched: redrawn in place on a terminal, a line every two seconds
// elsewhere.
type progress struct {
	mu    sync.Mutex
	out   io.Writer
	tty   bool
	last  time.Time
	name  string
	drawn bool
}

func newProgress() *progress {
	info, err := os.Stderr.Stat()
	return &progress{out: os.Stderr, tty: err == nil && info.Mode()&os.ModeCharDevice != 0}
}

// asset reports one step of an asset's fetch.
func (p *progress) asset(a assets.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := a.Asset + a.Source + a.Stage
	whole := a.Total > 0 && a.Done >= a.Total
	pause := 2 * time.Second
	if p.tty {
		pause = 80 * time.Millisecond
	}
	if key == p.name && !whole && time.Since(p.last) < pause {
		return
	}
	p.name, p.last = key, time.Now()
	line := fmt.Sprintf("%s: %s (%s)", a.Asset, a.Stage, a.Source)
	if a.Total > 0 {
		done := min(a.Done, a.Total)
		filled := int(20 * done / a.Total)
		line = fmt.Sprintf("%s  [%s%s] %3d %%  %.1f of %.1f MB", line, strings.Repeat("#", filled), strings.Repeat(".", 20-filled),
			100*done/a.Total, float64(done)/1e6, float64(a.Total)/1e6)
	}
	if p.tty {
		fmt.Fprintf(p.out, "\r\033[K%s", line)
		p.drawn = true
		return
	}
	fmt.Fprintln(p.out, line)
}

// finish ends the line that stands on the terminal.
func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.drawn {
		fmt.Fprint(p.out, "\r\033[K")
		p.drawn = false
	}
}
