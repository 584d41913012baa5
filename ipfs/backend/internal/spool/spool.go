// Package spool keeps a checked CAR while several backends read it, or one reads it again: small ones in memory, others in
// a file without a name of its own that others could open.
package spool

import (
	"bytes"
	"errors"
	"io"
	"os"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/ipfs/go-cid"
)

// inMemory is the largest CAR that needs no file, in bytes.
const inMemory = 4 << 20

// Spool is a CAR that can be read several times, also at once.
type Spool struct {
	mu    sync.Mutex
	users int
	data  []byte
	file  *os.File
	size  int64
}

// New checks a CAR and keeps it. It belongs to one user, who calls Release.
func New(root cid.Cid, r io.Reader) (*Spool, error) {
	checked := carcheck.NewReader(root, r)
	var head bytes.Buffer
	n, err := io.CopyN(&head, checked, inMemory)
	if errors.Is(err, io.EOF) {
		return &Spool{users: 1, data: head.Bytes(), size: n}, nil
	}
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp("", "cortensor-car-*") // mode 0600
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "keep the CAR in a temporary file: %w; set TMPDIR to a folder with space", err)
	}
	s := &Spool{users: 1, file: f}
	if s.size, err = io.Copy(f, io.MultiReader(&head, checked)); err != nil {
		s.Release()
		if own := checked.Err(); own != nil {
			return nil, own
		}
		return nil, core.Errorf(core.Unavailable, "keep the CAR in a temporary file: %w; set TMPDIR to a folder with space", err)
	}
	return s, nil
}

// Reader reads the CAR from its beginning.
func (s *Spool) Reader() io.Reader {
	if s.file != nil {
		return io.NewSectionReader(s.file, 0, s.size)
	}
	return bytes.NewReader(s.data)
}

// Share adds a user.
func (s *Spool) Share() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.users++
}

// Release ends one use; the last one frees the space. An error of that would help nobody.
func (s *Spool) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users--; s.users == 0 && s.file != nil {
		_ = s.file.Close()
		_ = os.Remove(s.file.Name())
	}
}
