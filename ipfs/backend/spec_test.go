package backend_test

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

var texts = []string{
	"memory:", "dir:/var/lib/store", "dir:store?retry=2", "kubo+http://127.0.0.1:5001", "gateway+https://gw.example/base?stall=5s",
	"cluster+http://127.0.0.1:9094?content=kubo%2Bhttp%3A%2F%2F127.0.0.1%3A5001&replication-min=-1",
	"tiered(write=last, memory:, kubo+http://127.0.0.1:5001?unsynced=allow)",
	"replicated(acks=2, journal=/j, dir:/a, dir:/b, tiered(memory:, racing(gateway+http://a, gateway+http://b)))",
}

func TestParse(t *testing.T) {
	for _, text := range texts {
		s, err := backend.Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		again, err := backend.Parse(s.String())
		if err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("%s: %s: %+v, %v", text, s, again, err)
		}
	}
	for _, text := range []string{
		"", "x", "ftp://x", "kubo+ftp://x", "kubo+http:", "memory:x", "dir:", "tiered()", "tiered(memory:", "tiered(memory:))", "racing(memory:,)",
		"kubo+http://user:hunter2@h", "kubo+http://user:hunter2@h%zz", "gateway+http://h?a=1&a=2", strings.Repeat("tiered(", 20) + "memory:" + strings.Repeat(")", 20),
	} {
		_, err := backend.Parse(text)
		if core.KindOf(err) != core.Invalid || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := backend.Parse(text)
		if err != nil {
			if core.KindOf(err) != core.Invalid {
				t.Fatal(err)
			}
			return
		}
		_ = s.String()
	})
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	b, err := backend.Open(t.Context(), "replicated(acks=2, journal="+filepath.Join(dir, "j")+", dir:"+filepath.Join(dir, "a")+
		", dir:"+filepath.Join(dir, "b")+"?retry=2&concurrent=4, memory:)", backend.Options{Check: true})
	if err != nil {
		t.Fatal(err)
	}
	root, car := stored(t, 11, 3<<20)
	if err := b.PutCAR(t.Context(), root, bytes.NewReader(car)); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		"memory:?", "dir:" + dir + "?nonsense=1", "kubo+http://127.0.0.1:1?unsynced=maybe", "cluster+http://127.0.0.1:1", "replicated(acks=3, memory:)",
		"kubo+http://127.0.0.1:1?stall=fast", "kubo+http://127.0.0.1:1?auth-env=NOT_SET", "tiered(write=some, memory:)",
	} {
		if _, err := backend.Open(t.Context(), bad, backend.Options{}); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, err := backend.Open(t.Context(), "tiered(memory:, kubo+http://127.0.0.1:1)", backend.Options{Check: true}); core.KindOf(err) != core.Unavailable {
		t.Errorf("nobody there: %v", err)
	}
}

// TestSecrets reads them from a file that its owner alone can read, or from the environment, and never shows them.
func TestSecrets(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte("hunter2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := "kubo+http://127.0.0.1:1?auth-file=" + url.QueryEscape(file)
	b, err := backend.Open(t.Context(), text, backend.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Pins(t.Context()); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("%v", err)
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := backend.Open(t.Context(), text, backend.Options{}); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("%v", err)
	}
}

// TestRealMembers composes real daemons: the suite passes with one of three killed.
func TestRealMembers(t *testing.T) {
	first, second, gone := kubotest.Start(t, kubotest.Synced), kubotest.Start(t, kubotest.Synced), kubotest.Start(t, kubotest.Synced)
	text := "tiered(write=last, memory:, replicated(acks=2, kubo+" + first.API + ", kubo+" + gone.API + ", kubo+" + second.API + "))"
	gone.Stop()
	backendtest.Suite{
		Open: func(t *testing.T) ipfs.Backend {
			b, err := backend.Open(context.WithoutCancel(t.Context()), text, backend.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return backendtest.Clear(t, b)
		},
		NoPinTime: true,
	}.Run(t)
}
