package router

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// StoredFile is a file that a client has uploaded. Its name, purpose and time are kept in the name of its pin, so that no
// list beside the content exists.
type StoredFile struct {
	Cid     cid.Cid
	Name    string
	Size    int64
	Purpose string
	Created time.Time
}

const (
	pinPrefix   = "file?"
	maxFileName = 255 // bytes; with the purpose a pin's name stays below 1 KiB
	maxPurpose  = 60
)

func (f StoredFile) pinName() string {
	return pinPrefix + url.Values{
		"name": {f.Name}, "bytes": {strconv.FormatInt(f.Size, 10)}, "purpose": {f.Purpose}, "created": {strconv.FormatInt(f.Created.Unix(), 10)},
	}.Encode()
}

func parsePin(c cid.Cid, name string) (StoredFile, bool) {
	query, ours := strings.CutPrefix(name, pinPrefix)
	if !ours {
		return StoredFile{}, false
	}
	v, err := url.ParseQuery(query)
	if err != nil {
		return StoredFile{}, false
	}
	size, sizeErr := strconv.ParseInt(v.Get("bytes"), 10, 64)
	created, timeErr := strconv.ParseInt(v.Get("created"), 10, 64)
	if sizeErr != nil || timeErr != nil {
		return StoredFile{}, false
	}
	return StoredFile{Cid: c, Name: v.Get("name"), Size: size, Purpose: v.Get("purpose"), Created: time.Unix(created, 0)}, true
}

// Store puts a text file on IPFS, durably. Keep makes it an uploaded file.
func (s *Service) Store(ctx context.Context, r io.Reader) (StoredFile, error) {
	bounded := &boundedReader{r: r, left: s.cfg.MaxFile}
	check := &textReader{r: bounded}
	c, size, err := s.deps.Files.PutFile(ctx, check)
	switch {
	case bounded.over:
		return StoredFile{}, core.Errorf(core.TooLarge, "the file is larger than the %d bytes that are taken", s.cfg.MaxFile)
	case check.bad != nil:
		return StoredFile{}, check.bad
	case bounded.err != nil:
		return StoredFile{}, core.Errorf(core.Invalid, "the file did not come whole: %w", bounded.err)
	case err != nil:
		return StoredFile{}, core.Errorf(core.KindOf(err), "store the file: %w", err)
	}
	return StoredFile{Cid: c, Size: size}, nil
}

// Keep pins a stored file under its name and purpose and gives it its time. Equal content is one file, whose last upload
// names it.
func (s *Service) Keep(ctx context.Context, f StoredFile) (StoredFile, error) {
	if f.Name == "" || len(f.Name) > maxFileName || !utf8.ValidString(f.Name) {
		return f, invalid("file", "file name %.40q: want 1 to %d bytes of UTF-8", f.Name, maxFileName)
	}
	if len(f.Purpose) > maxPurpose {
		return f, invalid("purpose", "purpose has %d bytes, at most %d are taken", len(f.Purpose), maxPurpose)
	}
	f.Created = time.Now()
	if err := s.deps.Pins.Pin(ctx, f.Cid, f.pinName()); err != nil {
		return f, core.Errorf(core.KindOf(err), "pin %s: %w", f.Cid, err)
	}
	return f, nil
}

// boundedReader fails, rather than ends, when there is more than the limit.
type boundedReader struct {
	r    io.Reader
	left int64
	over bool
	err  error // of the source, other than its end
}

// Read reads up to the limit.
func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF {
		b.err = err
	}
	b.left -= int64(n)
	if b.left < 0 {
		b.over = true
		return 0, fmt.Errorf("larger than the limit")
	}
	return n, err
}

// ListFiles gives the uploaded files, newest first.
func (s *Service) ListFiles(ctx context.Context) ([]StoredFile, error) {
	pins, err := s.deps.Pins.Pins(ctx)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "list pins: %w", err)
	}
	var out []StoredFile
	for c, name := range pins {
		if f, ok := parsePin(c, name); ok {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b StoredFile) int {
		if d := b.Created.Compare(a.Created); d != 0 {
			return d
		}
		return strings.Compare(a.Cid.String(), b.Cid.String())
	})
	return out, nil
}

// StoredFile finds one uploaded file.
func (s *Service) StoredFile(ctx context.Context, c cid.Cid) (StoredFile, error) {
	pins, err := s.deps.Pins.Pins(ctx)
	if err != nil {
		return StoredFile{}, core.Errorf(core.KindOf(err), "list pins: %w", err)
	}
	if f, ok := parsePin(c, pins[c]); ok {
		return f, nil
	}
	return StoredFile{}, core.Errorf(core.NotFound, "no uploaded file %s; GET /v1/files lists them", c)
}

// OpenStored opens an uploaded file's content. The caller closes it.
func (s *Service) OpenStored(ctx context.Context, c cid.Cid) (StoredFile, io.ReadSeekCloser, error) {
	f, err := s.StoredFile(ctx, c)
	if err != nil {
		return f, nil, err
	}
	content, _, err := s.deps.Files.OpenFile(ctx, c, nil)
	if err != nil {
		return f, nil, core.Errorf(core.KindOf(err), "open %s: %w", c, err)
	}
	return f, content, nil
}

// DeleteFile unpins an uploaded file. Its bytes go with the store's next collection; what other nodes fetched stays there.
func (s *Service) DeleteFile(ctx context.Context, c cid.Cid) error {
	if _, err := s.StoredFile(ctx, c); err != nil {
		return err
	}
	if err := s.deps.Pins.Unpin(ctx, c); err != nil {
		return core.Errorf(core.KindOf(err), "unpin %s: %w", c, err)
	}
	return nil
}
