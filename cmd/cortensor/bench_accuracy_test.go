package main

import (
	"bufio"
	"bytes"
	"strings"
	"syscall"
	"testing"

	"github.com/cortensor-open/cortensor/docs"
	"github.com/cortensor-open/cortensor/engine/exact/accuracy"
)

func TestBenchAccuracy(t *testing.T) {
	path := tinyModel(t)
	text := writeTemp(t, "fox.txt", []byte(strings.Repeat("The quick brown fox jumps over the lazy dog. ", 9)))
	small := []string{"bench", "accuracy", "--against", "none", "--model", path, "--text", text, "--positions", "40", "--window", "32"}
	var report accuracy.Report
	r := cli(t, nil, append(small, "--json")...)
	document(t, r.out, &report)
	if r.code != 0 || report.Positions != 48 || report.Windows != 2 || report.Text != "fox.txt" || len(report.Rows) != 1 || report.Rows[0].Engine != "exact" || len(report.Aims) != 0 {
		t.Errorf("exit code %d, %+v", r.code, report)
	}
	if row := report.Rows[0]; row.KL <= 0 || row.KL > 0.01 || row.Ratio < 0.98 || row.Ratio > 1.02 {
		t.Errorf("far from float64: %+v", row)
	}
	if !strings.Contains(r.err, "2 of 2 windows, 48 positions") {
		t.Errorf("progress: %q", r.err)
	}
	out := want(t, nil, small...)
	for _, line := range []string{"text fox.txt, 405 bytes, SHA-256 " + report.TextSHA256, "48 positions: 2 windows of 32 tokens, of which 8 are context alone", "float64"} {
		if !strings.Contains(out, line) {
			t.Errorf("no %q in\n%s", line, out)
		}
	}
}

func TestBenchAccuracyRefuses(t *testing.T) {
	path := tinyModel(t)
	for name, c := range map[string]struct {
		text, says string
	}{
		"missing":   {t.TempDir() + "/none", "no such file"},
		"directory": {t.TempDir(), "is a directory"},
		"short":     {writeTemp(t, "short.txt", []byte("a few words")), "text short.txt has "},
		"not UTF-8": {writeTemp(t, "bytes", []byte("\xff\xfe")), "text bytes is not UTF-8"},
		"huge":      {writeTemp(t, "huge", make([]byte, 9<<20)), "at most 8388608 are read; cut it"},
	} {
		if r := cli(t, nil, "bench", "accuracy", "--against", "none", "--model", path, "--text", c.text, "--json"); r.code != 1 || r.out != "" || !strings.Contains(r.err, c.says) {
			t.Errorf("%s: exit code %d, %q, %q; want %q", name, r.code, r.out, r.err, c.says)
		}
	}
}

// The text that is taken where there is no Go holds enough for the default measurement: 6 windows of 513 tokens, of some 4 bytes.
func TestOwnProseIsLongEnough(t *testing.T) {
	prose, err := docs.Prose()
	if err != nil || len(prose) < 6*513*6 || !strings.Contains(string(prose), "# exact/1") {
		t.Errorf("%d bytes, %v", len(prose), err)
	}
}

// Ctrl-C ends a long measurement after the window that it is in.
func TestBenchAccuracyIsInterrupted(t *testing.T) {
	text := writeTemp(t, "long.txt", []byte(strings.Repeat("The quick brown fox jumps over the lazy dog. ", 20000)))
	cmd := program(t, "bench", "accuracy", "--json", "--against", "none", "--model", tinyModel(t), "--text", text, "--positions", "200000", "--window", "32")
	var out bytes.Buffer
	cmd.Stdout = &out
	said, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	if !lines.Scan() || !strings.Contains(lines.Text(), "windows") {
		t.Errorf("no progress: %q, %v", lines.Text(), lines.Err())
	}
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	last := ""
	for lines.Scan() {
		last = lines.Text()
	}
	err = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != 1 || out.Len() != 0 || last != "cortensor: interrupted" {
		t.Errorf("exit code %d, %v, %q, %q", code, err, out.String(), last)
	}
}
