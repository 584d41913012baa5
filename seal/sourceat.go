package seal

import (
	"errors"
	"io"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
)

// sourceAt puts header and payload together again into an age file, for random access.
type sourceAt struct {
	header  []byte
	payload io.ReaderAt
	size    int64 // of the payload
	failed  atomic.Pointer[error]
}

// ReadAt reads the age file.
func (s *sourceAt) ReadAt(p []byte, off int64) (n int, err error) {
	head := int64(len(s.header))
	if off < head {
		n = copy(p, s.header[off:])
		p, off = p[n:], off+int64(n)
	}
	if len(p) == 0 {
		return n, nil
	}
	end := false
	if left := s.size - (off - head); int64(len(p)) > left {
		p, end = p[:max(left, 0)], true
	}
	k := 0
	if len(p) > 0 {
		k, err = s.payload.ReadAt(p, off-head)
	}
	switch {
	case k == len(p) && end:
		return n + k, io.EOF
	case k == len(p):
		return n + k, nil
	case err == nil || errors.Is(err, io.EOF):
		return n + k, io.ErrUnexpectedEOF
	}
	s.failed.Store(&err)
	return n + k, err
}

// blame tells the payload's own failure from age's.
func (s *sourceAt) blame(err error) error {
	if own := s.failed.Load(); own != nil {
		return core.Errorf(core.KindOf(*own), "read sealed payload: %w", *own)
	}
	return core.Fail(core.ReasonBadEnvelope, "%w", err)
}
