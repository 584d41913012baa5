package assets

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// stall is how long a download may bring no byte before it is given up.
const stall = 60 * time.Second

// source gets files into a job. fetch gives what it can and an error for the rest; each file it gives went through accept.
type source interface {
	name() string
	fetch(ctx context.Context, j *job, want []File) error
}

// declared gives the asset's own sources in the manifest's order.
func declared(a Asset) []source {
	var out []source
	for _, s := range a.Sources {
		switch {
		case s.HTTPS != nil:
			out = append(out, httpsSource(s.HTTPS))
		case s.NPM != "":
			out = append(out, npmSource(s))
		case s.Pip != "":
			out = append(out, pipSource(s))
		}
	}
	return out
}

// localSource looks into the files and folders of the options.
type localSource struct{}

func (localSource) name() string { return "local files" }

func (localSource) fetch(ctx context.Context, j *job, want []File) error {
	if len(j.store.opt.Local) == 0 {
		return fmt.Errorf("no folder is configured (%s)", EnvLocal)
	}
	var errs []error
	for _, f := range want {
		if err := j.fromLocal(ctx, f); err != nil {
			errs = append(errs, err)
		}
	}
	return brief(errs)
}

func (j *job) fromLocal(ctx context.Context, f File) error {
	var errs []error
	for _, base := range j.store.opt.Local {
		for _, path := range []string{base, filepath.Join(base, f.Path), filepath.Join(base, j.asset.Name, f.Path), filepath.Join(base, j.asset.key(), f.Path)} {
			info, err := os.Stat(path)
			if err != nil || !info.Mode().IsRegular() || (path == base && filepath.Base(base) != f.Path) {
				continue
			}
			if err = j.acceptFrom(ctx, "local "+path, f, func() (io.ReadCloser, error) { return os.Open(path) }); err == nil {
				return nil
			}
			errs = append(errs, fmt.Errorf("%s: %w", path, err))
		}
	}
	if len(errs) == 0 {
		return fmt.Errorf("no %s in %v", f.Path, j.store.opt.Local)
	}
	return errors.Join(errs...)
}

func (j *job) acceptFrom(ctx context.Context, name string, f File, open func() (io.ReadCloser, error)) error {
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	return j.accept(f, &meter{ctx: ctx, r: r, j: j, source: name, total: f.Size})
}

// ipfsSource reads by CID through the node that the options give.
type ipfsSource struct{}

func (ipfsSource) name() string { return "ipfs" }

func (ipfsSource) fetch(ctx context.Context, j *job, want []File) error {
	get := j.store.opt.IPFS
	if get == nil {
		return errors.New("no IPFS node is configured")
	}
	var errs []error
	for _, f := range want {
		if f.CID == "" {
			errs = append(errs, fmt.Errorf("%s: the manifest has no CID", f.Path))
			continue
		}
		err := j.acceptFrom(ctx, "ipfs "+f.CID, f, func() (io.ReadCloser, error) { return get(ctx, f.CID) })
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", f.CID, err))
		}
	}
	return brief(errs)
}

// httpsSource downloads each file from its URL; what an interrupted download brought is kept and continued.
type httpsSource map[string]string

func (httpsSource) name() string { return "https" }

func (s httpsSource) fetch(ctx context.Context, j *job, want []File) error {
	var errs []error
	for _, f := range want {
		url := s[f.Path]
		if url == "" {
			errs = append(errs, fmt.Errorf("%s: no URL", f.Path))
		} else if err := j.download(ctx, url, f); err != nil {
			errs = append(errs, err)
		}
		if ctx.Err() != nil {
			break
		}
	}
	return brief(errs)
}

// download continues the partial file of f, then has accept check it.
func (j *job) download(ctx context.Context, url string, f File) error {
	dir := filepath.Join(j.store.dir, ".partial")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	path := filepath.Join(dir, f.SHA256)
	part, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer part.Close()
	have, err := part.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if have < f.Size {
		err = j.transfer(ctx, url, f, part, have)
	}
	if err != nil {
		return err
	}
	if _, err := part.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if err := j.accept(f, part); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", url, err), os.Remove(path)) // wrong bytes: nothing to continue
	}
	return os.Remove(path)
}

// transfer appends the rest of url to part.
func (j *job) transfer(ctx context.Context, url string, f File, part *os.File, have int64) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	if have > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", have))
	}
	resp, err := j.store.opt.Client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusPartialContent:
	case http.StatusOK: // the server sends all of it
		have = 0
		if err := errors.Join(part.Truncate(0), second(part.Seek(0, io.SeekStart))); err != nil {
			return err
		}
	default:
		return fmt.Errorf("%s: status %s", url, resp.Status)
	}
	timer := time.AfterFunc(stall, func() { cancel(fmt.Errorf("no byte in %v", stall)) })
	defer timer.Stop()
	body := &meter{ctx: ctx, r: resp.Body, j: j, source: "https", done: have, total: f.Size, alive: func() { timer.Reset(stall) }}
	if _, err := io.Copy(part, io.LimitReader(body, f.Size-have+1)); err != nil {
		if cause := context.Cause(ctx); cause != nil {
			err = cause
		}
		return fmt.Errorf("%s: %w; the next try goes on from there", url, err)
	}
	return part.Sync()
}

func second(_ int64, err error) error { return err }

// meter reports what is read, and stops when the context ends.
type meter struct {
	ctx    context.Context
	r      io.Reader
	j      *job
	source string
	done   int64
	total  int64
	said   time.Time
	alive  func()
}

// Read reads, reporting at most ten times a second and at the end.
func (m *meter) Read(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := m.r.Read(p)
	m.done += int64(n)
	if n > 0 && m.alive != nil {
		m.alive()
	}
	if now := time.Now(); now.Sub(m.said) > 100*time.Millisecond || err != nil {
		m.said = now
		m.j.report(m.source, "download", m.done, m.total)
	}
	return n, err
}

// brief joins errors into one line; many files that fail alike are not worth a line each.
func brief(errs []error) error {
	if len(errs) > 2 {
		return fmt.Errorf("%w; and %d more files", errs[0], len(errs)-1)
	}
	if len(errs) == 2 {
		return fmt.Errorf("%w; %w", errs[0], errs[1])
	}
	return errors.Join(errs...)
}
