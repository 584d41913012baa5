package disk

import (
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Memory is a file system in memory, for stores that need not outlive the process. Its one directory has any name.
type Memory struct {
	mu    sync.Mutex
	files map[string]*memoryFile
}

var _ FS = (*Memory)(nil)

// NewMemory makes an empty file system.
func NewMemory() *Memory { return &Memory{files: map[string]*memoryFile{}} }

// Open opens a file; see FS. A name that no file has is a directory when it is opened with os.O_RDONLY.
func (m *Memory) Open(name string, flag int) (File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f, ok := m.files[name]
	switch {
	case ok && flag&os.O_TRUNC != 0:
		return f, f.Truncate(0)
	case ok:
		return f, nil
	case flag&os.O_CREATE != 0:
		f = &memoryFile{changed: time.Now()}
		m.files[name] = f
		return f, nil
	case flag == os.O_RDONLY:
		return &memoryFile{}, nil
	}
	return nil, &os.PathError{Op: "open", Path: name, Err: os.ErrNotExist}
}

// Rename renames a file.
func (m *Memory) Rename(from, to string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	f, ok := m.files[from]
	if !ok {
		return &os.PathError{Op: "rename", Path: from, Err: os.ErrNotExist}
	}
	delete(m.files, from)
	m.files[to] = f
	return nil
}

// Remove removes a file; who has it open can go on.
func (m *Memory) Remove(name string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.files[name]; !ok {
		return &os.PathError{Op: "remove", Path: name, Err: os.ErrNotExist}
	}
	delete(m.files, name)
	return nil
}

// List gives the files of a directory.
func (m *Memory) List(dir string) ([]Info, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Info
	for name, f := range m.files {
		if filepath.Dir(name) != filepath.Clean(dir) {
			continue
		}
		f.mu.RLock()
		out = append(out, Info{filepath.Base(name), f.size, f.changed})
		f.mu.RUnlock()
	}
	return out, nil
}

const pageSize = 64 << 10 // bytes; a file grows by pages, so that nothing is copied

type memoryFile struct {
	mu      sync.RWMutex
	pages   [][]byte
	size    int64
	changed time.Time
}

// each calls fn with the pieces of pages that hold [at, at+n).
func (f *memoryFile) each(at, n int64, fn func(piece []byte)) {
	for n > 0 {
		page := f.pages[at/pageSize]
		piece := page[at%pageSize:]
		piece = piece[:min(int64(len(piece)), n)]
		fn(piece)
		at, n = at+int64(len(piece)), n-int64(len(piece))
	}
}

// ReadAt reads as io.ReaderAt says.
func (f *memoryFile) ReadAt(p []byte, at int64) (int, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	n := max(0, min(int64(len(p)), f.size-at))
	done := 0
	f.each(at, n, func(piece []byte) { done += copy(p[done:], piece) })
	if done < len(p) {
		return done, io.EOF
	}
	return done, nil
}

// WriteAt writes, with zeros before it where the file is shorter.
func (f *memoryFile) WriteAt(p []byte, at int64) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if end := at + int64(len(p)); end > f.size {
		f.resize(end)
	}
	done := 0
	f.each(at, int64(len(p)), func(piece []byte) { done += copy(piece, p[done:]) })
	f.changed = time.Now()
	return done, nil
}

// resize sets the length; what is added is zero.
func (f *memoryFile) resize(size int64) {
	pages := int((size + pageSize - 1) / pageSize)
	for len(f.pages) < pages {
		f.pages = append(f.pages, make([]byte, pageSize))
	}
	clear(f.pages[pages:])
	f.pages = f.pages[:pages]
	if rest := size % pageSize; size < f.size && rest != 0 {
		clear(f.pages[pages-1][rest:])
	}
	f.size = size
}

// Truncate cuts or extends the file.
func (f *memoryFile) Truncate(size int64) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.resize(size)
	return nil
}

// Size gives the file's length in bytes.
func (f *memoryFile) Size() (int64, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.size, nil
}

// Sync does nothing.
func (f *memoryFile) Sync() error { return nil }

// Close does nothing: the file lives as long as it has a name or a user.
func (f *memoryFile) Close() error { return nil }
