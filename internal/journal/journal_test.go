package journal

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

type entry struct{ A string }

func TestJournal(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	j, err := Open[entry](dir)
	if err != nil {
		t.Fatal(err)
	}
	ref, other := core.TaskRef{Session: 3, Task: 14}, core.TaskRef{Session: 31, Task: 4}
	if _, found, err := j.Get(ref); found || err != nil {
		t.Fatalf("empty: %t %v", found, err)
	}
	for _, v := range []string{"one", "two"} {
		if err := j.Put(ref, entry{v}); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Put(other, entry{"x"}); err != nil {
		t.Fatal(err)
	}
	// A crash in the middle of a write leaves the value before.
	if err := os.WriteFile(j.path(ref)+".next", []byte(`{"A":"to`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open[entry](dir)
	if err != nil {
		t.Fatal(err)
	}
	if v, found, err := again.Get(ref); !found || err != nil || v.A != "two" {
		t.Errorf("got %+v %t %v", v, found, err)
	}
	refs, err := again.Refs()
	if err != nil || len(refs) != 2 {
		t.Errorf("refs %v %v", refs, err)
	}
	if err := again.Delete(ref); err != nil {
		t.Fatal(err)
	}
	if err := again.Delete(ref); err != nil {
		t.Errorf("second delete: %v", err)
	}
	if refs, err := again.Refs(); err != nil || len(refs) != 1 || refs[0] != other {
		t.Errorf("refs %v %v", refs, err)
	}
	if err := os.WriteFile(j.path(other), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := again.Get(other); core.KindOf(err) != core.Corrupt {
		t.Errorf("damaged file: %v, want corrupt", err)
	}
}
