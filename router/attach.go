package router

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/protocol"
)

// attach stores or fetches the files of a request, so that this node has every byte that its record names, and checks
// that they are text. The texts come back for counting, as far as they are small enough to be put into a prompt.
func (s *Service) attach(ctx context.Context, r *Request) ([]core.File, []protocol.Attachment, error) {
	var files []core.File
	var texts []protocol.Attachment
	for i, a := range r.Files {
		if !a.Cid.Defined() {
			stored, err := s.Store(ctx, bytes.NewReader(a.Data))
			if err != nil {
				return nil, nil, fmt.Errorf("file %d (%.100q): %w", i, a.Name, err)
			}
			a.Cid = stored.Cid
		}
		text, size, err := s.readText(ctx, a.Cid)
		if err != nil {
			return nil, nil, err
		}
		if size > s.cfg.MaxPrompt && r.Overflow != core.OverflowCut {
			return nil, nil, core.Fail(core.ReasonContextOverflow, `file %s has %d bytes, more than the %d that a prompt takes; send "overflow": "cut" to have it cut to what fits`, a.Cid, size, s.cfg.MaxPrompt)
		}
		name := a.Name
		if name == "" {
			name = a.Cid.String()
		}
		files = append(files, core.File{Name: name, Cid: a.Cid, Size: size})
		texts = append(texts, protocol.Attachment{Name: name, Text: text})
	}
	return files, texts, nil
}

// readText reads a file to its end, from this node or another one, and gives its text up to MaxPrompt bytes and its size.
func (s *Service) readText(ctx context.Context, c cid.Cid) (string, int64, error) {
	fetch, cancel := context.WithTimeout(ctx, s.cfg.FetchTimeout)
	defer cancel()
	file, size, err := s.deps.Files.OpenFile(fetch, c, nil)
	if err != nil {
		return "", 0, s.missing(ctx, c, err)
	}
	defer file.Close()
	if size > s.cfg.MaxFile {
		return "", 0, core.Errorf(core.TooLarge, "file %s has %d bytes, at most %d are taken", c, size, s.cfg.MaxFile)
	}
	check := &textReader{r: io.LimitReader(file, s.cfg.MaxFile)}
	head, err := io.ReadAll(io.LimitReader(check, s.cfg.MaxPrompt))
	if err == nil {
		_, err = io.Copy(io.Discard, check)
	}
	if check.bad != nil {
		return "", 0, fmt.Errorf("file %s: %w", c, check.bad)
	}
	if err != nil {
		return "", 0, s.missing(ctx, c, err)
	}
	return string(head), size, nil
}

// missing turns a failed fetch into the client's error: what it named is not to be had.
func (s *Service) missing(ctx context.Context, c cid.Cid, err error) error {
	if ctx.Err() != nil {
		return core.Fail(core.ReasonCancelled, "fetch %s: %w", c, err)
	}
	if core.KindOf(err) == core.Corrupt || core.KindOf(err) == core.TooLarge || core.KindOf(err) == core.Invalid {
		return fmt.Errorf("fetch %s: %w", c, err)
	}
	return core.Errorf(core.NotFound, "no node had %s within %s; check the CID, or upload the file to /v1/files: %w", c, s.cfg.FetchTimeout, err)
}

// ErrNotText is the cause when content is no text.
var ErrNotText = errors.New("not text: only UTF-8 text and Markdown are taken")

// textReader passes bytes through and fails at the first that is not UTF-8 text.
type textReader struct {
	r    io.Reader
	tail []byte // an incomplete rune at the end of the last read
	bad  error  // what was wrong, kept because a caller may not pass the error on
}

// Read reads from the source and checks what came.
func (t *textReader) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if bytes.IndexByte(p[:n], 0) >= 0 {
		return 0, t.fail()
	}
	seen := append(t.tail, p[:n]...)
	whole := len(seen)
	for back := 1; back <= min(utf8.UTFMax-1, len(seen)); back++ {
		if start := len(seen) - back; utf8.RuneStart(seen[start]) {
			if !utf8.FullRune(seen[start:]) {
				whole = start
			}
			break
		}
	}
	if !utf8.Valid(seen[:whole]) {
		return 0, t.fail()
	}
	seen = seen[whole:]
	t.tail = append(t.tail[:0], seen...)
	if err == io.EOF && len(t.tail) > 0 {
		return 0, t.fail()
	}
	return n, err
}

func (t *textReader) fail() error {
	t.bad = core.Errorf(core.Invalid, "%w", ErrNotText)
	return t.bad
}
