package replicated

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/pack"
	"github.com/ipfs/go-cid"
)

// missed is what a member lacks of one root. It is written before an operation begins and taken back when the member has
// done it, so that a crash between loses nothing.
type missed struct {
	Put   bool   `json:"put,omitempty"`
	Pin   bool   `json:"pin,omitempty"`
	Unpin bool   `json:"unpin,omitempty"`
	Name  string `json:"name,omitempty"` // of the pin
}

// lacks says that the member may not have the content.
func (m missed) lacks() bool { return m.Put || m.Pin }

func (m missed) nothing() bool { return !m.Put && !m.Pin && !m.Unpin }

// with adds an operation: the newest of pin and unpin counts.
func (m missed) with(op missed) missed {
	m.Put = m.Put || op.Put
	if op.Pin || op.Unpin {
		m.Pin, m.Unpin, m.Name = op.Pin, op.Unpin, op.Name
	}
	return m
}

// without takes back what a member has done. A pin needs the content, so it makes up for a put as well.
func (m missed) without(op missed) missed {
	if op.Put || op.Pin {
		m.Put = false
	}
	if op.Pin && m.Pin && m.Name == op.Name || op.Unpin && m.Unpin {
		m.Pin, m.Unpin, m.Name = false, false, ""
	}
	return m
}

// journal knows what members have missed; in a file too where there is one.
type journal struct {
	mu    sync.Mutex
	slots map[slot]missed
	file  *pack.Table
}

func openJournal(path string) (*journal, error) {
	j := &journal{slots: map[slot]missed{}}
	if path == "" {
		return j, nil
	}
	file, err := pack.OpenTable(path)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "open the journal of a replicated backend: %w", err)
	}
	j.file = file
	for key, value := range file.Rows() {
		s, m, err := decodeRow(key, value)
		if err != nil {
			return nil, core.Errorf(core.Corrupt, "journal of a replicated backend: %w", err)
		}
		j.slots[s] = m
	}
	return j, nil
}

// decodeRow reads a row: the key is the member's number as a byte and the root.
func decodeRow(key, value string) (slot, missed, error) {
	var m missed
	if len(key) < 2 {
		return slot{}, m, fmt.Errorf("a key of %d bytes", len(key))
	}
	root, err := cid.Cast([]byte(key[1:]))
	if err != nil {
		return slot{}, m, err
	}
	err = json.Unmarshal([]byte(value), &m)
	return slot{int(key[0]), root}, m, err
}

func (j *journal) get(member int, root cid.Cid) missed {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.slots[slot{member, root}]
}

// intend notes an operation for all members and gives what was noted before.
func (j *journal) intend(members int, root cid.Cid, op missed) ([]missed, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	prior := make([]missed, members)
	for i := range members {
		s := slot{i, root}
		prior[i] = j.slots[s]
		if err := j.set(s, prior[i].with(op)); err != nil {
			return nil, err
		}
	}
	return prior, nil
}

// did takes an operation back that a member has done. A file that cannot be written keeps the note: Repair then does the
// operation again, which changes nothing.
func (j *journal) did(member int, root cid.Cid, op missed) {
	j.mu.Lock()
	defer j.mu.Unlock()
	s := slot{member, root}
	_ = j.set(s, j.slots[s].without(op))
}

// forget takes an operation back that was not acknowledged. A put that the member had missed before stays noted; of pins
// that came and went without acknowledgement either state is right.
func (j *journal) forget(member int, root cid.Cid, op, prior missed) {
	j.mu.Lock()
	defer j.mu.Unlock()
	s := slot{member, root}
	now := j.slots[s].without(op)
	now.Put = now.Put || prior.Put
	_ = j.set(s, now)
}

func (j *journal) set(s slot, m missed) error {
	if j.file != nil {
		if err := j.write(s, m); err != nil {
			return core.Errorf(core.Unavailable, "journal of a replicated backend: %w", err)
		}
	}
	if m.nothing() {
		delete(j.slots, s)
		return nil
	}
	j.slots[s] = m
	return nil
}

func (j *journal) write(s slot, m missed) error {
	key := string(append([]byte{byte(s.member)}, s.root.Bytes()...))
	if m.nothing() {
		_, err := j.file.Delete(key)
		return err
	}
	value, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return j.file.Set(key, string(value))
}

// all lists what is missed.
func (j *journal) all() map[slot]missed {
	j.mu.Lock()
	defer j.mu.Unlock()
	out := make(map[slot]missed, len(j.slots))
	for s, m := range j.slots {
		out[s] = m
	}
	return out
}

func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	return j.file.Close()
}
