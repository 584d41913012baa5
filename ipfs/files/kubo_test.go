package files_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// kubo runs Kubo's commands on a repository of its own under the profile unixfs-v1-2025, without a daemon.
type kubo struct {
	t      testing.TB
	binary string
	env    []string
}

func newKubo(t testing.TB) *kubo {
	t.Helper()
	k := &kubo{t, kubotest.Binary(t), append(os.Environ(), "IPFS_PATH="+t.TempDir(), "IPFS_TELEMETRY=off")}
	k.run(nil, "init", "--empty-repo", "--profile=test,unixfs-v1-2025")
	return k
}

func (k *kubo) run(stdin []byte, args ...string) string {
	k.t.Helper()
	return strings.TrimSpace(k.output(stdin, args...))
}

// runRaw is run without trimming, for binary output.
func (k *kubo) runRaw(args ...string) string {
	k.t.Helper()
	return k.output(nil, args...)
}

func (k *kubo) output(stdin []byte, args ...string) string {
	k.t.Helper()
	ctx, cancel := context.WithTimeout(k.t.Context(), 2*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, k.binary, args...)
	cmd.Env, cmd.Stdin = k.env, bytes.NewReader(stdin)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		k.t.Fatalf("ipfs %s: %v: %s", strings.Join(args, " "), err, errs.String())
	}
	return string(out)
}

// write makes a tree on disk: a key that ends in a slash is a directory, a value that begins with "->" a symlink's target.
func write(t testing.TB, tree map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range tree {
		full := filepath.Join(dir, filepath.FromSlash(name))
		parent := filepath.Dir(full)
		if strings.HasSuffix(name, "/") {
			parent = full
		}
		if err := os.MkdirAll(parent, 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if target, link := strings.CutPrefix(content, "->"); link {
			err = os.Symlink(target, full)
		} else if !strings.HasSuffix(name, "/") {
			err = os.WriteFile(full, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func many(n int, format string) map[string]string {
	tree := map[string]string{}
	for i := range n {
		tree[fmt.Sprintf(format, i)] = fmt.Sprint(i)
	}
	return tree
}

// trees are the shapes whose CIDs are held against Kubo's.
func trees() map[string]map[string]string {
	rng := rand.New(rand.NewPCG(1, 2))
	big := strings.Repeat("0123456789abcdef", 3<<16)
	mixed := many(200, "d%d/file")
	for i := range 300 {
		mixed[fmt.Sprintf("deep/er/x%x/%d", rng.Uint32(), i)] = strings.Repeat("y", rng.IntN(5000))
	}
	return map[string]map[string]string{
		"one file":        {"a": "hello"},
		"nested":          {"a": "1", "b/c": "2", "b/d/e": "3", "b/d/empty": "", "b/B": "4", "b/a.txt": "5", "big": big},
		"empty folders":   {"e/": "", "f/g/": ""},
		"symlinks":        {"a": "x", "l": "->a", "up/m": "->../a", "dangling": "->nowhere", "abs": "->/etc/passwd"},
		"unicode":         {"żółw": "1", "日本/語": "2", "e\u0301": "3", "é": "4", "😀 space": "5", "a+b%20": "6"},
		"hidden left out": {".git/x": "1", "a": "2", "b/.c": "3"},
		"sharded":         many(10_500, "entry-%05d"),
		"mixed":           mixed,
	}
}

func TestDirectoriesHaveKubosCIDs(t *testing.T) {
	k := newKubo(t)
	for name, tree := range trees() {
		t.Run(name, func(t *testing.T) {
			dir, store := write(t, tree), ipfs.NewMemory()
			got, err := files.PutPath(t.Context(), store, dir, files.PutOptions{})
			if err != nil {
				t.Fatal(err)
			}
			if want := k.run(nil, "add", "-r", "-Q", dir); got.Cid.String() != want {
				t.Errorf("%s, Kubo says %s", got.Cid, want)
			}
			if stat := k.run(nil, "files", "stat", "--format=<cumulsize>", "/ipfs/"+got.Cid.String()); stat != fmt.Sprint(got.Tsize) {
				t.Errorf("size of all blocks %d, Kubo says %s", got.Tsize, stat)
			}
		})
	}
}

// TestThresholdOfSharding steps over the size at which a directory is sharded, byte by byte.
func TestThresholdOfSharding(t *testing.T) {
	k := newKubo(t)
	// A link with a name of 100 bytes takes 145 bytes of the block, one with a name of n < 86 bytes 44+n, the rest 4:
	// 1807*145 + 44+81 + 4 = 256 KiB.
	dir := write(t, many(1807, strings.Repeat("n", 95)+"%05d"))
	for last, want := range map[int]unixfs.Kind{80: unixfs.Directory, 81: unixfs.Directory, 82: unixfs.HAMT} {
		file := filepath.Join(dir, strings.Repeat("z", last))
		if err := os.WriteFile(file, []byte("z"), 0o644); err != nil {
			t.Fatal(err)
		}
		store := ipfs.NewMemory()
		got := put(t, store, dir, files.PutOptions{})
		block, err := store.Block(t.Context(), got.Cid)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := unixfs.Parse(got.Cid, block); err != nil || n.Kind != want {
			t.Errorf("name of %d: kind %d, %v", last, n.Kind, err)
		}
		if want := k.run(nil, "add", "-r", "-Q", "--only-hash", dir); got.Cid.String() != want {
			t.Errorf("name of %d: %s, Kubo says %s", last, got.Cid, want)
		}
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}

func TestModeAndTimeAsKubo(t *testing.T) {
	k := newKubo(t)
	dir := write(t, map[string]string{
		"a": "hello", "empty": "", "sub/x": "1", "big": strings.Repeat("b", 3<<20), "one": strings.Repeat("c", 1<<20),
		"l": "->a", "more": strings.Repeat("d", 1<<20+1),
	})
	stamp := time.Unix(1_700_000_000, 123_456_789)
	for name, mode := range map[string]os.FileMode{"a": 0o600, "sub": 0o750, "big": 0o755 | os.ModeSetuid, "one": 0o444} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a", "big", "sub/x", "one"} {
		if err := os.Chtimes(filepath.Join(dir, name), stamp, stamp); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		flags []string
		o     files.PutOptions
	}{
		{[]string{"--preserve-mode"}, files.PutOptions{PreserveMode: true}},
		{[]string{"--preserve-mtime"}, files.PutOptions{PreserveModTime: true}},
		{[]string{"--preserve-mode", "--preserve-mtime"}, files.PutOptions{PreserveMode: true, PreserveModTime: true}},
	} {
		for _, name := range []string{"a", "empty", "one", "big", "more", "sub", ""} {
			path := filepath.Join(dir, name)
			got, err := files.PutPath(t.Context(), ipfs.NewMemory(), path, tt.o)
			if err != nil {
				t.Fatal(err)
			}
			args := append([]string{"add", "-r", "-Q", "--raw-leaves=false"}, tt.flags...)
			if want := k.run(nil, append(args, path)...); got.Cid.String() != want {
				t.Errorf("%s of %q: %s, Kubo says %s", tt.flags, name, got.Cid, want)
			}
		}
	}
}

func decode(t testing.TB, s string) cid.Cid {
	t.Helper()
	c, err := cid.Decode(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
