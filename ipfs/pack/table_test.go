package pack

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

func TestTable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows")
	table, err := OpenTable(path)
	if err != nil {
		t.Fatal(err)
	}
	reopen := func() {
		t.Helper()
		if err := table.Close(); err != nil {
			t.Fatal(err)
		}
		if table, err = OpenTable(path); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 50 {
		if err := table.Set(fmt.Sprint("key", i%5), fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if found, err := table.Delete("key3"); !found || err != nil {
		t.Fatal(found, err)
	}
	if found, err := table.Delete("key3"); found || err != nil {
		t.Fatal(found, err)
	}
	reopen()
	if got := table.Rows(); len(got) != 4 || got["key4"] != "49" {
		t.Fatalf("rows %v", got)
	}
	for i := range 1100 {
		if err := table.Set("key0", fmt.Sprint(i)); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := os.Stat(path); err != nil || now.Size() > 20_000 { // 1,100 entries are 70,000 bytes
		t.Fatalf("not rewritten: %d bytes, %v", now.Size(), err)
	}
	reopen()
	if got, _ := table.Get("key0"); got != "1099" || len(table.Rows()) != 4 || table.Damaged() {
		t.Fatalf("rows after compaction %v", table.Rows())
	}
	table.Close()
}

func TestTableTornAtEachByte(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rows")
	table, err := OpenTable(path)
	if err != nil {
		t.Fatal(err)
	}
	ends := []int64{table.j.size}
	for i := range 4 {
		if err := table.Set("k", fmt.Sprint("value", i)); err != nil {
			t.Fatal(err)
		}
		ends = append(ends, table.j.size)
	}
	table.Close()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(raw) + 1 {
		if err := os.WriteFile(path, raw[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		want := ""
		for i := range 4 {
			if ends[i+1] <= int64(cut) {
				want = fmt.Sprint("value", i)
			}
		}
		table, err := OpenTable(path)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := table.Get("k"); got != want {
			t.Fatalf("cut at %d: %q, want %q", cut, got, want)
		}
		table.Close()
	}
}
