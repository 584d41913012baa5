package assets

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/cortensor-open/cortensor/core"
)

// job is one fetch of one asset, under the asset's lock.
type job struct {
	store    *Store
	asset    Asset
	progress func(Progress)
	tmp      string // verified files by digest, and scratch space of the sources
	mu       sync.Mutex
}

func (j *job) report(source, stage string, done, total int64) {
	if j.progress != nil {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.progress(Progress{Asset: j.asset.Name, Source: source, Stage: stage, Done: done, Total: total})
	}
}

// run brings the asset's folder into the state that the manifest asks for. Good files that are already there stay.
func (j *job) run(ctx context.Context) (err error) {
	dir := j.store.folder(j.asset)
	if err := j.makeTmp(); err != nil {
		return core.Errorf(core.Unavailable, "cache folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(j.tmp)) }()
	var want []File
	for _, f := range j.asset.Files {
		j.report("cache", "check", 0, f.Size)
		if checkFile(filepath.Join(dir, f.Path), f) != nil {
			want = append(want, f)
		}
	}
	if err := j.obtain(ctx, want); err != nil {
		return err
	}
	return j.install(dir, want)
}

// makeTmp makes the job's own scratch folder and removes those of killed processes: the lock is ours.
func (j *job) makeTmp() error {
	root := filepath.Join(j.store.dir, ".tmp")
	stale, err := filepath.Glob(filepath.Join(root, j.asset.Name+"@*"))
	if err != nil {
		return err
	}
	for _, path := range stale {
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(root, 0o755); err != nil {
		return err
	}
	j.tmp, err = os.MkdirTemp(root, j.asset.Name+"@*")
	return err
}

// obtain gets the wanted files into tmp: directly, or made of inputs.
func (j *job) obtain(ctx context.Context, want []File) error {
	if len(want) == 0 {
		return nil
	}
	direct := []source{localSource{}, ipfsSource{}}
	if j.asset.Make == "" {
		return j.gather(ctx, want, append(direct, declared(j.asset)...))
	}
	first := j.gather(ctx, want, direct)
	if first == nil || ctx.Err() != nil {
		return first
	}
	if err := j.gather(ctx, j.asset.Inputs, append(direct, declared(j.asset)...)); err != nil {
		return err
	}
	j.report("inputs", "make", 0, j.asset.Size())
	inputs := map[string]string{}
	for _, in := range j.asset.Inputs {
		inputs[in.Path] = j.got(in)
	}
	out := filepath.Join(j.tmp, "made")
	if err := makers[j.asset.Make](inputs, out); err != nil {
		return core.Errorf(core.Internal, "make %s: %w", j.asset.Files[0].Path, err)
	}
	if err := checkFile(out, want[0]); err != nil {
		return core.Errorf(core.Internal, "made file differs: %w", err)
	}
	return os.Rename(out, j.got(want[0]))
}

// gather tries the sources in turn until every file is there.
func (j *job) gather(ctx context.Context, want []File, sources []source) error {
	var tried []string
	for _, src := range sources {
		want = j.stillMissing(want)
		if len(want) == 0 {
			return nil
		}
		err := src.fetch(ctx, j, want)
		if ctx.Err() != nil {
			return fmt.Errorf("%s: %w", src.name(), ctx.Err())
		}
		if err != nil {
			tried = append(tried, fmt.Sprintf("  %s: %v", src.name(), err))
		}
	}
	if want = j.stillMissing(want); len(want) == 0 {
		return nil
	}
	return core.Errorf(core.Unavailable, "%s cannot be had from any source:\n%s\nput the file into a folder and name it in %s, or make one of the sources reachable",
		names(want), strings.Join(tried, "\n"), EnvLocal)
}

func names(files []File) string {
	if len(files) == 1 {
		return files[0].Path
	}
	return fmt.Sprintf("%s and %d more files", files[0].Path, len(files)-1)
}

func (j *job) stillMissing(want []File) []File {
	var out []File
	for _, f := range want {
		if _, err := os.Stat(j.got(f)); err != nil {
			out = append(out, f)
		}
	}
	return out
}

// got is where a verified file lies until it is installed.
func (j *job) got(f File) string { return filepath.Join(j.tmp, "sha256-"+f.SHA256) }

// accept stores foreign bytes as file f if, and only if, they are what the manifest says. It reads at most one byte more
// than f has.
func (j *job) accept(f File, r io.Reader) (err error) {
	part, err := os.CreateTemp(j.tmp, "part-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			part.Close()
			os.Remove(part.Name())
		}
	}()
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(part, h), io.LimitReader(r, f.Size+1))
	if err != nil {
		return fmt.Errorf("%s: %w", f.Path, err)
	}
	if err := compare(f, n, h.Sum(nil)); err != nil {
		return err
	}
	if err := errors.Join(part.Chmod(0o644), part.Sync(), part.Close()); err != nil {
		return err
	}
	return os.Rename(part.Name(), j.got(f))
}

// install moves the verified files into the asset's folder and vouches for them with the marker, last.
func (j *job) install(dir string, fresh []File) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, f := range fresh {
		if err := os.Rename(j.got(f), filepath.Join(dir, f.Path)); err != nil {
			return err
		}
	}
	for name, to := range j.asset.Links {
		if err := link(dir, name, to); err != nil {
			return fmt.Errorf("link %s: %w", name, err)
		}
	}
	stamps := map[string]stamp{}
	for _, f := range j.asset.Files {
		s, err := stampOf(filepath.Join(dir, f.Path))
		if err != nil {
			return err
		}
		stamps[f.Path] = s
	}
	data, err := json.Marshal(stamps)
	if err != nil {
		return err
	}
	tmp := filepath.Join(j.tmp, "marker")
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, filepath.Join(dir, marker))
}

// link makes dir/name another name of dir/to. Windows lets only administrators make symbolic links, so there it is a hard
// link.
func link(dir, name, to string) error {
	path := filepath.Join(dir, name)
	if err := os.Remove(path); err != nil && !missing(err) {
		return err
	}
	if runtime.GOOS == "windows" {
		return os.Link(filepath.Join(dir, to), path)
	}
	return os.Symlink(to, path)
}
