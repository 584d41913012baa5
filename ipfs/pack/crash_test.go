package pack

import (
	"bufio"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

const childDir = "PACK_CRASH_DIR"

// TestMain lets the test binary be the process that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		writeUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// writeUntilKilled puts blocks from several goroutines and reports each digest once its Put has returned.
func writeUntilKilled(dir string) {
	s, err := Open(dir, Options{PackSize: 100_000})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	var out sync.Mutex
	var wg sync.WaitGroup
	seed := uint64(time.Now().UnixNano())
	for w := range 4 {
		wg.Go(func() {
			for i := uint64(0); ; i++ {
				b := blockOf(seed+uint64(w)<<40+i, int(i%5000))
				if err := s.Put(context.Background(), b); err != nil {
					fmt.Println("error", err)
					os.Exit(1)
				}
				out.Lock()
				fmt.Printf("ok %x\n", b.Digest)
				out.Unlock()
			}
		})
	}
	wg.Wait()
}

func TestKilledWriterLosesNothingAcknowledged(t *testing.T) {
	dir := t.TempDir()
	acknowledged := map[Digest]bool{}
	for round := range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), childDir+"="+dir)
		pipe, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(pipe)
		for n := 0; lines.Scan(); n++ {
			text, ok := strings.CutPrefix(lines.Text(), "ok ")
			if !ok {
				t.Fatalf("child: %s", lines.Text())
			}
			raw, err := hex.DecodeString(text)
			if err != nil {
				continue // the line that the kill cut off
			}
			if len(raw) == 32 {
				acknowledged[Digest(raw)] = true
			}
			if n == 100+37*round {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := cmd.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
		s := open(t, dir, Options{PackSize: 100_000})
		for d := range acknowledged {
			if data, err := s.Get(d); err != nil || Sum(data).Digest != d {
				t.Fatalf("round %d: acknowledged block %x: %v", round, d[:4], err)
			}
		}
		s.Close()
	}
	if len(acknowledged) < 500 {
		t.Fatalf("only %d acknowledged blocks: the test proves little", len(acknowledged))
	}
}
