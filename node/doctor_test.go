package node

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
)

// The doctor tells a healthy store from one that is nearly full, one in use and one whose scrub lost blocks.
func TestDoctorLooksAtStores(t *testing.T) {
	dir := t.TempDir()
	member := filepath.Join(dir, "miner")
	store, err := ipfs.OpenLocal(filepath.Join(member, "content"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := store.PutFile(t.Context(), strings.NewReader(strings.Repeat("x", 1<<20))); err != nil {
		t.Fatal(err)
	}
	look := func(set settings) Check {
		cfg, _, err := Load("", testSettings(dir, set))
		if err != nil {
			t.Fatal(err)
		}
		checks := stores(cfg)
		i := slices.IndexFunc(checks, func(c Check) bool { return c.Name == "store miner" })
		if i < 0 {
			t.Fatalf("checks %+v", checks)
		}
		return checks[i]
	}
	if c := look(nil); !c.OK || !strings.Contains(c.Detail, "in use") {
		t.Errorf("in use: %+v", c)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	if c := look(nil); !c.OK || !strings.Contains(c.Detail, "scrubbed never") {
		t.Errorf("healthy: %+v", c)
	}
	if c := look(settings{"ipfs.quota": "1100000"}); c.OK || !strings.Contains(c.Todo, "ipfs.quota") {
		t.Errorf("nearly full: %+v", c)
	}
	if err := os.WriteFile(upkeptFile(member), []byte(`{"damaged":1,"lost":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if c := look(nil); c.OK || !strings.Contains(c.Todo, "verify --all --repair") {
		t.Errorf("lost blocks: %+v", c)
	}
}
