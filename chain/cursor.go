package chain

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/cortensor-open/cortensor/core"
)

const (
	reorgWindow  = 256     // blocks whose delivered events are kept, to take them back when the blocks go
	reorgSparse  = 16      // of the blocks without events only the newest are kept
	cursorLimit  = 8 << 20 // bytes of a cursor file
	cursorFormat = 1
)

// cursor is how far a follower has come. What it delivered lately is part of it, for a reorganisation may take it back.
type cursor struct {
	Format int
	Chain  string       // chain id
	Source core.Address // the runtime contract, so that a new deployment begins anew
	Next   uint64       // the first block not delivered yet
	Recent []mark       // delivered blocks, oldest first; every block with events above Next−reorgWindow is here
}

// mark is a delivered block.
type mark struct {
	Number uint64
	Hash   core.Hash
	Events []core.Event `json:",omitempty"`
}

// loadCursor reads a cursor file. Where there is none, or one of another chain, the cursor begins at block from.
func loadCursor(path, chain string, source core.Address, from uint64) (cursor, error) {
	fresh := cursor{Format: cursorFormat, Chain: chain, Source: source, Next: from}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return fresh, nil
	}
	if err != nil {
		return fresh, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return fresh, err
	}
	if info.Size() > cursorLimit {
		return fresh, core.Errorf(core.TooLarge, "cursor %s has %d bytes, over %d; remove it to begin at block %d", path, info.Size(), cursorLimit, from)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return fresh, err
	}
	c, err := parseCursor(data)
	if err != nil {
		return fresh, core.Errorf(core.Corrupt, "cursor %s: %w; remove it to begin at block %d", path, err, from)
	}
	if c.Chain != chain || c.Source != source {
		return fresh, nil
	}
	return c, nil
}

// parseCursor reads a cursor and checks what the follower relies on.
func parseCursor(data []byte) (cursor, error) {
	var c cursor
	if err := json.Unmarshal(data, &c); err != nil {
		return c, err
	}
	if c.Format != cursorFormat {
		return c, fmt.Errorf("format %d, want %d", c.Format, cursorFormat)
	}
	for i, m := range c.Recent {
		if m.Number >= c.Next || i > 0 && m.Number <= c.Recent[i-1].Number {
			return c, fmt.Errorf("block %d out of order", m.Number)
		}
	}
	return c, nil
}

func (c *cursor) save(path string) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return writeFile(path, data)
}

// last gives the newest delivered block that is known.
func (c *cursor) last() (mark, bool) {
	if len(c.Recent) == 0 {
		return mark{}, false
	}
	return c.Recent[len(c.Recent)-1], true
}

// push notes that a block was delivered.
func (c *cursor) push(m mark) {
	c.Recent = append(c.Recent, m)
	c.Next = m.Number + 1
	c.Recent = slices.DeleteFunc(c.Recent, func(old mark) bool {
		age := m.Number - old.Number
		return age > reorgWindow || age > reorgSparse && len(old.Events) == 0
	})
}

// pop takes the newest delivered block back and gives its events, newest first, marked as removed.
func (c *cursor) pop() []core.Event {
	m := c.Recent[len(c.Recent)-1]
	c.Recent = c.Recent[:len(c.Recent)-1]
	c.Next = m.Number
	if prev, ok := c.last(); ok {
		c.Next = prev.Number + 1
	}
	events := slices.Clone(m.Events)
	slices.Reverse(events)
	for i := range events {
		events[i].Removed = true
	}
	return events
}
