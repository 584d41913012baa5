package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestGeneratedDocsAreCurrent(t *testing.T) {
	all, err := references(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if len(all["metrics.md"]) < 2000 {
		t.Errorf("metrics.md lists almost nothing: %s", all["metrics.md"])
	}
	for name, want := range all {
		got, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("docs/%s is stale: run go generate ./cmd/cortensor", name)
		}
	}
}

func TestUsageErrorsExitWith2(t *testing.T) {
	for _, args := range [][]string{{"bogus"}, {"key"}, {"key", "new"}, {"version", "--no-such-flag"}, {"config", "show", "--set", "x=1"}, {"config", "show", "--set", "engine.kind=x"}} {
		if code := run(args); code != 2 {
			t.Errorf("%v: exit code %d, want 2", args, code)
		}
	}
}
