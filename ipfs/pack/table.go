package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// Table is a small durable map kept in one journal: pins, the address book. All of it lives in memory.
type Table struct {
	mu      sync.Mutex
	fs      disk.FS
	path    string
	j       journal
	rows    map[string]string
	writes  int // entries in the file
	slack   int // rewriteAfter, but in tests
	damaged bool
	failed  error
}

// OpenTable opens or makes a table. Its directory must exist and be guarded by the owner against a second process.
func OpenTable(path string) (*Table, error) { return OpenTableOn(disk.OS{}, path) }

// OpenTableOn is OpenTable on a file system.
func OpenTableOn(d disk.FS, path string) (*Table, error) {
	t := &Table{fs: d, path: path, rows: map[string]string{}, slack: rewriteAfter}
	if err := ignoreMissing(d.Remove(path + newSuffix)); err != nil { // a rewrite that a crash cut short
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	j, err := openJournal(d, path, true, func(h header, _ int64, payload []byte) error {
		t.writes++
		t.replay(h, payload)
		return nil
	})
	if errors.Is(err, errUnreadable) {
		if err := setAside(d, path); err != nil {
			return nil, err
		}
		t.damaged = true
	}
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, errUnreadable) {
		j, err = createJournal(d, path)
	}
	if err != nil {
		return nil, err
	}
	t.j = j
	t.damaged = t.damaged || j.damaged > 0
	// What was read may still sit in the page cache of a process that died, and a rename before it too.
	if err := errors.Join(j.f.Sync(), disk.SyncDir(d, filepath.Dir(path))); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), j.f.Close())
	}
	return t, nil
}

func (t *Table) replay(h header, payload []byte) {
	switch h.kind {
	case kindSet:
		if key, value, ok := splitRow(payload); ok {
			t.rows[key] = value
		}
	case kindDelete:
		delete(t.rows, string(payload))
	}
}

func joinRow(key, value string) []byte {
	return append(append(binary.AppendUvarint(nil, uint64(len(key))), key...), value...)
}

func splitRow(b []byte) (key, value string, ok bool) {
	n, used := binary.Uvarint(b)
	if used <= 0 || n > uint64(len(b)-used) {
		return "", "", false
	}
	b = b[used:]
	return string(b[:n]), string(b[n:]), true
}

// rewriteAfter is how many entries a file may have beside twice its rows before it is written anew.
const rewriteAfter = 1000

// compact writes the rows to a new file and puts it in the old one's place. On an error before the rename the old file
// serves on; after it nobody knows which one the name leads to, so no more is written.
func (t *Table) compact() error {
	j, err := beginJournal(t.fs, t.path+newSuffix)
	if err != nil {
		return err
	}
	var buf []byte
	for key, value := range t.rows {
		buf = j.marker.appendEntry(buf, entry{kind: kindSet, data: joinRow(key, value)})
	}
	err = errors.Join(j.write(buf), j.f.Sync())
	if err != nil {
		return errors.Join(err, j.f.Close(), ignoreMissing(t.fs.Remove(j.path)))
	}
	if err = t.fs.Rename(j.path, t.path); err == nil {
		err = disk.SyncDir(t.fs, filepath.Dir(t.path))
	}
	if err != nil {
		t.failed = fmt.Errorf("rewrite %s failed, no writes until it is opened again: %w", t.path, err)
		return errors.Join(t.failed, j.f.Close())
	}
	old := t.j
	j.path = t.path
	t.j, t.writes = j, len(t.rows)
	return old.f.Close()
}

// Set stores a row; it is durable when Set returns. A row that is there already costs nothing.
func (t *Table) Set(key, value string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if old, ok := t.rows[key]; ok && old == value && t.failed == nil {
		return nil
	}
	payload := joinRow(key, value)
	if len(payload) > MaxPayload {
		return fmt.Errorf("row of %d bytes: at most %d", len(payload), MaxPayload)
	}
	if err := t.append(kindSet, payload); err != nil {
		return err
	}
	t.rows[key] = value
	t.tidy()
	return nil
}

// Delete removes a row; it is durable when Delete returns. It reports whether there was one.
func (t *Table) Delete(key string) (bool, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, ok := t.rows[key]; !ok {
		return false, t.failed
	}
	if err := t.append(kindDelete, []byte(key)); err != nil {
		return false, err
	}
	delete(t.rows, key)
	t.tidy()
	return true, nil
}

// tidy rewrites the file when most of it is outdated. The rows are safe in the old file, so the caller's write has
// succeeded whatever happens here: a failure before the rename is tried again later, one after it fails the next write.
func (t *Table) tidy() {
	if t.writes > 2*len(t.rows)+t.slack && t.compact() != nil {
		t.writes = 0
	}
}

func (t *Table) append(kind byte, payload []byte) error {
	if t.failed != nil {
		return t.failed
	}
	if err := t.j.write(t.j.marker.appendEntry(nil, entry{kind: kind, data: payload})); err != nil {
		return err
	}
	if err := t.j.f.Sync(); err != nil {
		t.failed = fmt.Errorf("sync %s failed, no writes until it is opened again: %w", t.path, err)
		return t.failed
	}
	t.writes++
	return nil
}

// Damaged says that rows may be missing because the file was damaged when it was opened; a torn tail, whose rows nobody
// was told are stored, counts too.
func (t *Table) Damaged() bool { return t.damaged }

// Get gives one row.
func (t *Table) Get(key string) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	value, ok := t.rows[key]
	return value, ok
}

// Rows gives a copy of all rows.
func (t *Table) Rows() map[string]string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return maps.Clone(t.rows)
}

// Close closes the file. The table must not be used afterwards.
func (t *Table) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.failed == nil {
		t.failed = os.ErrClosed
	}
	return t.j.f.Close()
}
