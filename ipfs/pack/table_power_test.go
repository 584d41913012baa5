package pack

import (
	"errors"
	"fmt"
	"syscall"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/pack/simfs"
)

// TestTableCrashAtEveryStep does the same for a table and its rewrite.
func TestTableCrashAtEveryStep(t *testing.T) {
	type told struct {
		rows  map[string]string // acknowledged
		doing string            // key of the write that has not returned
	}
	workload := func(fs *simfs.FS, h *told) error {
		table, err := OpenTableOn(fs, "pins")
		if err != nil {
			return err
		}
		table.slack = 5
		for i := range 40 {
			key := fmt.Sprint("key", i%4)
			h.doing = key
			if i%7 == 6 {
				_, err = table.Delete(key)
			} else {
				err = table.Set(key, fmt.Sprint(i))
			}
			if err != nil {
				return err
			}
			if delete(h.rows, key); i%7 != 6 {
				h.rows[key] = fmt.Sprint(i)
			}
			h.doing = ""
		}
		return table.Close()
	}
	clean := simfs.New(0)
	if err := workload(clean, &told{rows: map[string]string{}}); err != nil {
		t.Fatal(err)
	}
	for _, fault := range []error{simfs.ErrCrashed, syscall.EIO, syscall.ENOSPC} {
		for n := 1; n <= clean.Ops(); n++ {
			for seed := range uint64(5) {
				fs, h := simfs.New(uint64(n)<<8|seed), &told{rows: map[string]string{}}
				if fault == simfs.ErrCrashed {
					fs.CrashAt(n)
				} else {
					fs.FailAt(n, fault)
				}
				if err := workload(fs, h); err != nil && !errors.Is(err, fault) {
					t.Fatalf("step %d: %v", n, err)
				}
				fs = fs.Reboot()
				table, err := OpenTableOn(fs, "pins")
				if err != nil {
					t.Fatalf("%v at step %d: reopen: %v", fault, n, err)
				}
				got := table.Rows()
				for key, value := range h.rows {
					if key != h.doing && got[key] != value {
						t.Fatalf("%v at step %d, seed %d: row %s is %q, want %q", fault, n, seed, key, got[key], value)
					}
				}
				for key := range got {
					if _, ok := h.rows[key]; !ok && key != h.doing {
						t.Fatalf("%v at step %d: row %s came back", fault, n, key)
					}
				}
				if err := errors.Join(table.Set("more", "x"), table.Close()); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
