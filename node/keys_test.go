package node

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

func TestKeysAreKeptAndPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "node.key")
	first, err := loadOrNewKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := loadOrNewKey(path)
	if err != nil || !first.Equal(again) {
		t.Fatalf("not the same key again: %v", err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o", info.Mode().Perm())
	}
	if _, err := NewKey(path); core.KindOf(err) != core.Invalid {
		t.Errorf("overwrote a key: %v", err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadKey(path); core.KindOf(err) != core.Denied {
		t.Errorf("took a key that others can read: %v", err)
	}
	if err := os.WriteFile(path+"2", []byte("zz"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadKey(path + "2"); core.KindOf(err) != core.Invalid {
		t.Errorf("took nonsense: %v", err)
	}
}

func TestTokenIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "api.key")
	first, err := loadOrNewToken(path)
	if err != nil || len(first) != 67 {
		t.Fatal(first, err)
	}
	if again, err := loadOrNewToken(path); err != nil || again != first {
		t.Fatal(again, err)
	}
}
