package writeapi_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// sequence gives entries in turn.
func sequence(list []writeapi.Entry) func() (writeapi.Entry, error) {
	return func() (writeapi.Entry, error) {
		if len(list) == 0 {
			return writeapi.Entry{}, io.EOF
		}
		e := list[0]
		list = list[1:]
		return e, nil
	}
}

func TestTreeHasTheCIDOfKubo(t *testing.T) {
	daemon := kubotest.Start(t)
	many := make(map[string][]byte)
	for i := range 6000 { // over 256 KiB of links: a HAMT
		many[fmt.Sprintf("wide/entry-%05d", i)] = []byte{byte(i), byte(i >> 8)}
	}
	for name, files := range map[string]map[string][]byte{
		"flat":   {"a.txt": []byte("a"), "b.txt": []byte("b")},
		"nested": {"a/b/c/d": []byte("deep"), "a/x": backendtest.Content(1, 3<<20+7), "z": nil, "ü/ñ": []byte("names")},
		"hamt":   many,
	} {
		dir := t.TempDir()
		var entries []writeapi.Entry
		for path, data := range files {
			full := filepath.Join(dir, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, data, 0o644); err != nil {
				t.Fatal(err)
			}
			entries = append(entries, writeapi.Entry{Path: path, Body: bytes.NewReader(data)})
		}
		if err := os.Symlink("a.txt", filepath.Join(dir, "link")); err != nil {
			t.Fatal(err)
		}
		entries = append(entries, writeapi.Entry{Path: "link", Kind: writeapi.Symlink, Target: "a.txt"})
		out := daemon.Run(nil, "add", "-Q", "-r", "--cid-version=1", "--raw-leaves", "--chunker=size-1048576", "--max-file-links=1024", dir)
		got, _, err := writeapi.PutTree(t.Context(), ipfs.NewMemory(), sequence(entries))
		if want := strings.TrimSpace(string(out)); err != nil || got.String() != want {
			t.Errorf("%s: %s, %v; Kubo has %s", name, got, err, want)
		}
	}
}

func TestTreeRefusesHostileNames(t *testing.T) {
	long := strings.Repeat("n", 256)
	for _, paths := range [][]string{
		{""}, {"/etc/passwd"}, {"../x"}, {"a/../../x"}, {"a//b"}, {"a/./b"}, {"a\x00b"}, {`a\b`}, {long},
		{strings.Repeat("d/", 200) + "f"}, {"a", "a"}, {"a", "a/b"}, {"a/b", "a"},
	} {
		var entries []writeapi.Entry
		for _, p := range paths {
			entries = append(entries, writeapi.Entry{Path: p, Body: strings.NewReader("x")})
		}
		_, _, err := writeapi.PutTree(t.Context(), ipfs.NewMemory(), sequence(entries))
		if k := core.KindOf(err); k != core.Invalid && k != core.TooLarge {
			t.Errorf("%q: %v", paths, err)
		}
	}
}
