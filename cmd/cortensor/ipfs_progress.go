package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/spf13/cobra"
)

// byteBar counts bytes and draws one line on stderr; a bar that is not shown costs an addition. It is safe for concurrent
// use.
type byteBar struct {
	out        io.Writer
	label      string
	total      int64 // 0 where nobody knows it
	done       atomic.Int64
	shown, tty bool

	mu    sync.Mutex
	last  time.Time
	drawn bool
}

// bar makes a progress line: drawn on a terminal, or where the user asked for it, one line every two seconds.
func (f *storeFlags) bar(cmd *cobra.Command, label string, total int64) *byteBar {
	info, err := os.Stderr.Stat()
	tty := err == nil && info.Mode()&os.ModeCharDevice != 0 && cmd.ErrOrStderr() == os.Stderr
	return &byteBar{out: cmd.ErrOrStderr(), label: label, total: total, shown: tty || f.progress, tty: tty, last: time.Now()}
}

// add counts n more bytes.
func (b *byteBar) add(n int64) {
	b.done.Add(n)
	b.show()
}

// set says how many bytes there are now.
func (b *byteBar) set(n int64) {
	b.done.Store(n)
	b.show()
}

// show draws the line when it is time.
func (b *byteBar) show() {
	if !b.shown {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	pause := 2 * time.Second
	if b.tty {
		pause = 100 * time.Millisecond
	}
	if time.Since(b.last) >= pause {
		b.draw()
	}
}

// draw prints the line. Caller holds mu.
func (b *byteBar) draw() {
	b.last, b.drawn = time.Now(), true
	done := b.done.Load()
	line := fmt.Sprintf("%s: %.1f MB", b.label, float64(done)/1e6)
	if b.total > 0 {
		line = fmt.Sprintf("%s: %3d %%  %.1f of %.1f MB", b.label, min(100, 100*done/b.total), float64(done)/1e6, float64(b.total)/1e6)
	}
	if b.tty {
		fmt.Fprintf(b.out, "\r\033[K%s", line)
		return
	}
	fmt.Fprintln(b.out, line)
}

// finish ends the line that stands on the terminal; elsewhere it prints the final state once.
func (b *byteBar) finish() {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.tty && b.drawn:
		fmt.Fprint(b.out, "\r\033[K")
	case b.shown && !b.tty:
		b.draw()
	}
}

// reader counts what is read through it.
func (b *byteBar) reader(r io.Reader) io.Reader { return &barReader{r, b} }

// writer counts what is written through it.
func (b *byteBar) writer(w io.Writer) io.Writer { return &barWriter{w, b} }

type barReader struct {
	io.Reader
	bar *byteBar
}

// Read passes on and counts.
func (r *barReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.bar.add(int64(n))
	return n, err
}

type barWriter struct {
	io.Writer
	bar *byteBar
}

// Write passes on and counts.
func (w *barWriter) Write(p []byte) (int, error) {
	n, err := w.Writer.Write(p)
	w.bar.add(int64(n))
	return n, err
}
