package assets

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

var hello = []byte("hello, asset")

func fileOf(path string, data []byte) File {
	sum := sha256.Sum256(data)
	return File{Path: path, SHA256: hex.EncodeToString(sum[:]), Size: int64(len(data)), CID: "cid-" + path}
}

// toy is a manifest of one one-file asset with the given sources.
func toy(sources ...Source) []Asset {
	return []Asset{{Name: "toy", Licence: "MIT", Files: []File{fileOf("toy.bin", hello)}, Sources: sources}}
}

func fetchToy(t *testing.T, dir string, opt Options) (string, error) {
	t.Helper()
	path, err := Open(dir, opt).Fetch(t.Context(), "toy", nil)
	if err == nil {
		got, rerr := os.ReadFile(path)
		if rerr != nil || !bytes.Equal(got, hello) {
			t.Fatalf("fetched %q, %v", got, rerr)
		}
	}
	return path, err
}

func TestManifestIsSound(t *testing.T) {
	platforms := map[string]bool{}
	for _, a := range Manifest() {
		if a.Name == LlamaLib {
			platforms[a.Platform] = true
		}
		for _, f := range a.Files {
			if !strings.HasPrefix(f.CID, "baf") {
				t.Errorf("%s %s has no CID", a.Name, f.Path)
			}
		}
	}
	for _, p := range []string{"linux/amd64", "linux/arm64", "darwin/arm64", "darwin/amd64", "windows/amd64"} {
		if !platforms[p] {
			t.Errorf("no %s for %s", LlamaLib, p)
		}
	}
	for _, bad := range []string{
		`{`, `{"assets":[{"name":"../x"}]}`,
		`{"assets":[{"name":"x","licence":"MIT","files":[{"path":"../a","sha256":"` + strings.Repeat("0", 64) + `","size":1}]}]}`,
		`{"assets":[{"name":"x","licence":"MIT","files":[{"path":"a","sha256":"00","size":1}]}]}`,
		`{"assets":[{"name":"x","licence":"MIT","make":"shell","files":[{"path":"a","sha256":"` + strings.Repeat("0", 64) + `","size":1}]}]}`,
	} {
		if _, err := parseManifest([]byte(bad)); err == nil {
			t.Errorf("accepted %s", bad)
		}
	}
}

func TestLocalFilesAndFoldersComeFirst(t *testing.T) {
	for name, layout := range map[string]func(dir string) (local, file string){
		"file":         func(d string) (string, string) { return filepath.Join(d, "toy.bin"), "toy.bin" },
		"folder":       func(d string) (string, string) { return d, "toy.bin" },
		"asset folder": func(d string) (string, string) { return d, "toy/toy.bin" },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			local, file := layout(dir)
			write(t, filepath.Join(dir, file), hello)
			if _, err := fetchToy(t, t.TempDir(), Options{Manifest: toy(), Local: []string{local}}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, data, 0o644)); err != nil {
		t.Fatal(err)
	}
}

func TestIPFSIsAskedByCIDAndChecked(t *testing.T) {
	serve := func(data []byte) IPFSFetcher {
		return func(_ context.Context, cid string) (io.ReadCloser, error) {
			if cid != "cid-toy.bin" {
				return nil, fmt.Errorf("unknown %s", cid)
			}
			return io.NopCloser(bytes.NewReader(data)), nil
		}
	}
	if _, err := fetchToy(t, t.TempDir(), Options{Manifest: toy(), IPFS: serve(hello)}); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"other": []byte("hellO, asset"), "short": hello[:3], "long": append(bytes.Clone(hello), 1), "empty": nil} {
		if _, err := fetchToy(t, t.TempDir(), Options{Manifest: toy(), IPFS: serve(data)}); core.KindOf(err) != core.Unavailable {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDownloadContinuesWhereItBroke(t *testing.T) {
	var ranges []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ranges = append(ranges, r.Header.Get("Range"))
		if len(ranges) == 1 { // the first answer breaks off
			w.Header().Set("Content-Length", fmt.Sprint(len(hello)))
			_, _ = w.Write(hello[:5])
			return
		}
		http.ServeContent(w, r, "toy.bin", time.Time{}, bytes.NewReader(hello))
	}))
	defer server.Close()
	dir, opt := t.TempDir(), Options{Manifest: toy(Source{HTTPS: map[string]string{"toy.bin": server.URL}})}
	if _, err := fetchToy(t, dir, opt); err == nil || !strings.Contains(err.Error(), "goes on from there") {
		t.Fatalf("broken download: %v", err)
	}
	if _, err := fetchToy(t, dir, opt); err != nil {
		t.Fatal(err)
	}
	if len(ranges) != 2 || ranges[1] != "bytes=5-" {
		t.Errorf("asked for %q", ranges)
	}
}

func TestWrongDownloadIsThrownAway(t *testing.T) {
	body := []byte("HELLO, ASSET")
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(body) }))
	defer server.Close()
	dir, opt := t.TempDir(), Options{Manifest: toy(Source{HTTPS: map[string]string{"toy.bin": server.URL}})}
	if _, err := fetchToy(t, dir, opt); err == nil || !strings.Contains(err.Error(), "sha256") {
		t.Fatalf("wrong bytes: %v", err)
	}
	body = hello
	if _, err := fetchToy(t, dir, opt); err != nil {
		t.Fatal(err)
	}
}

func TestOneErrorListsEverySourceAndWhy(t *testing.T) {
	opt := Options{NPM: "no-such-npm", Python: []string{"no-such-python"}, Manifest: toy(
		Source{HTTPS: map[string]string{"toy.bin": "http://127.0.0.1:1/x"}}, Source{NPM: "toy@1"}, Source{Pip: "toy==1"})}
	_, err := fetchToy(t, t.TempDir(), opt)
	if core.KindOf(err) != core.Unavailable {
		t.Fatalf("kind %s: %v", core.KindOf(err), err)
	}
	for _, part := range []string{"local files: ", "ipfs: no IPFS node", "https: ", "npm pack toy@1: ", "pip download toy==1: ", "no-such-npm", EnvLocal} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("no %q in: %v", part, err)
		}
	}
}

// The whole life of a cached asset: no source is asked again, damage is found by Verify and by the fast check, and repaired.
func TestCacheStaysGoodAndIsRepaired(t *testing.T) {
	dir, asked := t.TempDir(), 0
	opt := Options{Manifest: toy(), IPFS: func(context.Context, string) (io.ReadCloser, error) {
		asked++
		return io.NopCloser(bytes.NewReader(hello)), nil
	}}
	s := Open(dir, opt)
	if err := s.Verify(t.Context(), "toy"); core.KindOf(err) != core.NotFound {
		t.Fatalf("verify before fetch: %v", err)
	}
	path, err := fetchToy(t, dir, opt)
	if err != nil || asked != 1 {
		t.Fatal(err, asked)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fetchToy(t, dir, opt); err != nil || asked != 1 {
		t.Fatalf("cached: %v, asked %d times", err, asked)
	}
	if list := s.List(); len(list) != 1 || !list[0].Cached || list[0].Path != path {
		t.Errorf("list %+v", list)
	}
	// same size, same time: only Verify can see it
	write(t, path, []byte("hellO, asset"))
	if err := os.Chtimes(path, info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	if err := s.Verify(t.Context(), "toy"); core.KindOf(err) != core.Corrupt {
		t.Fatalf("verify of damage: %v", err)
	}
	if _, err := fetchToy(t, dir, opt); err != nil || asked != 2 {
		t.Fatalf("repair: %v, asked %d", err, asked)
	}
	for name, damage := range map[string]func() error{
		"truncated": func() error { return os.Truncate(path, 3) },
		"removed":   func() error { return os.Remove(path) },
		"no marker": func() error { return os.Remove(filepath.Join(filepath.Dir(path), marker)) },
		"bad marker": func() error {
			return os.WriteFile(filepath.Join(filepath.Dir(path), marker), []byte("{"), 0o644)
		},
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		if _, err := fetchToy(t, dir, opt); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if asked != 4 { // a lost marker costs a check, not a download
		t.Errorf("asked %d times, want 4", asked)
	}
	left, err := filepath.Glob(filepath.Join(dir, ".tmp", "*"))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind %v, %v", left, err)
	}
}

func TestManyFetchersOneDownload(t *testing.T) {
	var mu sync.Mutex
	asked := 0
	opt := Options{Manifest: toy(), IPFS: func(context.Context, string) (io.ReadCloser, error) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		return io.NopCloser(bytes.NewReader(hello)), nil
	}}
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if _, err := Open(dir, opt).Fetch(t.Context(), "toy", func(Progress) {}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if asked != 1 {
		t.Errorf("downloaded %d times", asked)
	}
}

func TestCancelIsNotASourceFailure(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	opt := Options{Manifest: toy(Source{Pip: "x==1"}), IPFS: func(context.Context, string) (io.ReadCloser, error) {
		cancel()
		return nil, ctx.Err()
	}}
	if _, err := Open(t.TempDir(), opt).Fetch(ctx, "toy", nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestPlatformWithoutLibraryNamesTheAlternative(t *testing.T) {
	_, err := Open(t.TempDir(), Options{Platform: "plan9/amd64"}).Fetch(t.Context(), LlamaLib, nil)
	if core.KindOf(err) != core.Unavailable || !strings.Contains(err.Error(), "remote engine") {
		t.Error(err)
	}
	_, err = Open(t.TempDir(), Options{}).Fetch(t.Context(), "no-such", nil)
	if core.KindOf(err) != core.NotFound || !strings.Contains(err.Error(), SmolLM2) {
		t.Error(err)
	}
}

// tarball makes a gzipped tar; zipball a zip of the same members.
func tarball(t testing.TB, members ...tar.Header) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	w := tar.NewWriter(z)
	for _, h := range members {
		body := hello
		if h.Typeflag != tar.TypeReg {
			body = nil
		}
		h.Size, h.Mode = int64(len(body)), 0o644
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(body); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), z.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zipball(t testing.TB, names ...string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(hello); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func jobIn(t testing.TB) *job {
	root := t.TempDir()
	j := &job{store: Open(filepath.Join(root, "cache"), Options{Manifest: toy()}), asset: toy()[0], tmp: filepath.Join(root, "tmp")}
	if err := os.MkdirAll(j.tmp, 0o755); err != nil {
		t.Fatal(err)
	}
	return j
}

func TestHostileMembersLeadNowhere(t *testing.T) {
	want := map[string]File{"package/toy.bin": toy()[0].Files[0]}
	data := tarball(t, tar.Header{Name: "../../escape", Typeflag: tar.TypeReg}, tar.Header{Name: "/abs", Typeflag: tar.TypeReg},
		tar.Header{Name: "package/toy.bin", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		tar.Header{Name: "package/toy.bin", Typeflag: tar.TypeReg})
	j := jobIn(t)
	if err := j.untarFrom(t.Context(), bytes.NewReader(data), want); err != nil {
		t.Fatal(err)
	}
	onlyToy(t, j)
	j = jobIn(t)
	data = zipball(t, "../escape", "package/toy.bin")
	if err := j.unzipFrom(t.Context(), bytes.NewReader(data), int64(len(data)), want); err != nil {
		t.Fatal(err)
	}
	onlyToy(t, j)
}

// onlyToy holds that nothing but the wanted file was written, anywhere under the job's root.
func onlyToy(t testing.TB, j *job) {
	t.Helper()
	err := filepath.WalkDir(filepath.Dir(j.tmp), func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path != j.got(j.asset.Files[0]) {
			t.Errorf("wrote %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzArchives(f *testing.F) {
	f.Add(tarball(f, tar.Header{Name: "package/toy.bin", Typeflag: tar.TypeReg}))
	f.Add(zipball(f, "package/toy.bin", "../x"))
	f.Fuzz(func(t *testing.T, data []byte) {
		want := map[string]File{"package/toy.bin": toy()[0].Files[0]}
		for _, open := range []func(*job) error{
			func(j *job) error { return j.untarFrom(t.Context(), bytes.NewReader(data), want) },
			func(j *job) error {
				return j.unzipFrom(t.Context(), bytes.NewReader(data), int64(len(data)), want)
			},
		} {
			j := jobIn(t)
			_ = open(j) // an error is fine, a file with other bytes is not
			onlyToy(t, j)
			if got, err := os.ReadFile(j.got(j.asset.Files[0])); err == nil && !bytes.Equal(got, hello) {
				t.Fatalf("accepted %q", got)
			}
		}
	})
}
