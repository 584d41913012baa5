package pack

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"sync"
)

// Table is a small durable map kept in one journal: pins, the address book. All of it lives in memory.
type Table struct {
	mu      sync.Mutex
	disk    disk
	path    string
	j       *journal
	rows    map[string]string
	writes  int // entries in the file
	damaged bool
	failed  error
}

// OpenTable opens or makes a table. Its directory must exist and be guarded by the owner against a second process.
func OpenTable(path string) (*Table, error) { return openTable(disk{}, path) }

func openTable(d disk, path string) (*Table, error) {
	t := &Table{disk: d, path: path, rows: map[string]string{}}
	j, err := openJournal(d, path, true, func(h header, _ int64, payload []byte) error {
		t.writes++
		t.replay(h, payload)
		return nil
	})
	if errors.Is(err, errUnreadable) {
		if err := setAside(path); err != nil {
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
	if t.writes > 2*len(t.rows)+1000 {
		if err := t.compact(); err != nil {
			return nil, errors.Join(err, t.j.f.Close())
		}
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

// compact writes the rows to a new file and puts it in the old one's place.
func (t *Table) compact() error {
	fresh, err := createJournal(t.disk, t.path+".new")
	if err != nil {
		return err
	}
	var buf []byte
	for key, value := range t.rows {
		buf = fresh.marker.appendEntry(buf, kindSet, Digest{}, joinRow(key, value))
	}
	err = errors.Join(fresh.write(buf), fresh.f.Sync())
	if err == nil {
		err = os.Rename(fresh.path, t.path)
	}
	if err != nil {
		return errors.Join(err, fresh.f.Close())
	}
	old := t.j
	fresh.path = t.path
	t.j, t.writes = fresh, len(t.rows)
	return errors.Join(syncDir(filepath.Dir(t.path)), old.f.Close())
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
	return true, nil
}

func (t *Table) append(kind byte, payload []byte) error {
	if t.failed != nil {
		return t.failed
	}
	if err := t.j.write(t.j.marker.appendEntry(nil, kind, Digest{}, payload)); err != nil {
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
