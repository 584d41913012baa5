package chain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum"

	"github.com/cortensor-open/cortensor/core"
)

func filterFor(a core.Address) ethereum.FilterQuery {
	return ethereum.FilterQuery{Addresses: []core.Address{a}}
}

// ledger is what a follower's handler was told, and what is left of it after what was taken back.
type ledger struct {
	mu    sync.Mutex
	all   []core.Event
	valid []string
	times map[string]time.Time
	fail  string // the event at which the handler fails
}

var errHandler = errors.New("handler failed")

func (l *ledger) handle(_ context.Context, e core.Event) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e.Data == l.fail {
		return errHandler
	}
	l.all = append(l.all, e)
	if l.times == nil {
		l.times = make(map[string]time.Time)
	}
	l.times[e.Data] = time.Now()
	if !e.Removed {
		l.valid = append(l.valid, e.Data)
		return nil
	}
	if len(l.valid) == 0 || l.valid[len(l.valid)-1] != e.Data {
		return fmt.Errorf("%q was taken back, the newest event is not that one: %q", e.Data, l.valid)
	}
	l.valid = l.valid[:len(l.valid)-1]
	return nil
}

func (l *ledger) has(want ...string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Equal(l.valid, want)
}

// follow runs a follower until the returned function is called, which gives its error.
func follow(t *testing.T, c *Link, l *ledger, path string, emitter core.Address) (stop func() error) {
	t.Helper()
	cur, err := loadCursor(path, c.chainID.String(), emitter, 0)
	if err != nil {
		t.Fatal(err)
	}
	m, err := newMetrics(nil)
	if err != nil {
		t.Fatal(err)
	}
	f := &follower{conn: c, filter: filterFor(emitter), decode: rawEvent, handle: l.handle, path: path, log: testLog(t), metrics: m, cursor: cur}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.run(ctx) }()
	stop = sync.OnceValue(func() error {
		cancel()
		return <-done
	})
	t.Cleanup(func() { _ = stop() })
	return stop
}

func emit(t testing.TB, q *queue, to core.Address, text string) uint64 {
	t.Helper()
	r, err := q.send(t.Context(), call{to: &to, data: word(text), what: "emit " + text})
	if err != nil {
		t.Fatal(err)
	}
	return r.BlockNumber.Uint64()
}

func TestFollowResumes(t *testing.T) {
	dev := devChain(t)
	for i, url := range []string{"", dev.URL(), dev.WSURL()} {
		t.Run([]string{"in process", "http", "websocket"}[i], func(t *testing.T) {
			c := testConn(t, dev, url)
			q := testQueue(t, c, account(t, dev, i+1), nil)
			to := create(t, q, emitterCode)
			path := filepath.Join(t.TempDir(), "c.json")
			emit(t, q, to, "a")
			emit(t, q, to, "b")
			var first ledger
			stop := follow(t, c, &first, path, to)
			eventually(t, "old events", func() bool { return first.has("a", "b") })
			emit(t, q, to, "c")
			eventually(t, "new event", func() bool { return first.has("a", "b", "c") })
			if err := stop(); !errors.Is(err, context.Canceled) {
				t.Fatal(err)
			}
			emit(t, q, to, "d")
			emit(t, q, to, "e")
			var second ledger
			follow(t, c, &second, path, to)
			eventually(t, "events after a restart", func() bool { return second.has("d", "e") })
		})
	}
}

func TestFollowHandlerFails(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), nil)
	to := create(t, q, emitterCode)
	path := filepath.Join(t.TempDir(), "c.json")
	emit(t, q, to, "a")
	emit(t, q, to, "b")
	l := ledger{fail: "b"}
	if err := waitErr(t, follow(t, c, &l, path, to), func() bool { return l.has("a") }); !errors.Is(err, errHandler) {
		t.Errorf("%v, want the handler's error", err)
	}
	l.fail = ""
	follow(t, c, &l, path, to)
	eventually(t, "the event that failed comes again", func() bool { return l.has("a", "b") })
}

// waitErr waits for a condition and then for the follower to end by itself or by stop.
func waitErr(t *testing.T, stop func() error, holds func() bool) error {
	t.Helper()
	eventually(t, "first events", holds)
	return stop()
}

// TestFollowReorg rewinds the chain below delivered events, while the follower runs and while it does not. The events
// must be taken back in reverse order and those of the new chain delivered.
func TestFollowReorg(t *testing.T) {
	dev := devChain(t)
	for i, down := range []bool{false, true} {
		t.Run(fmt.Sprintf("down=%t", down), func(t *testing.T) {
			c := testConn(t, dev, "")
			q := testQueue(t, c, account(t, dev, i+1), nil)
			to := create(t, q, emitterCode)
			path := filepath.Join(t.TempDir(), "c.json")
			var l ledger
			stop := follow(t, c, &l, path, to)
			base := emit(t, q, to, "a")
			for _, text := range []string{"b", "c", "d"} {
				emit(t, q, to, text)
			}
			eventually(t, "events", func() bool { return l.has("a", "b", "c", "d") })
			if down {
				if err := stop(); !errors.Is(err, context.Canceled) {
					t.Fatal(err)
				}
			}
			if err := dev.Rewind(t.Context(), base); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the chain grows again", func() bool { return c.heads.latest().Number.Uint64() > base })
			emit(t, q, to, "e")
			if down {
				follow(t, c, &l, path, to)
			}
			eventually(t, "events of the new chain", func() bool { return l.has("a", "b", "c", "d", "e") })
			var removed []string
			for _, e := range l.all {
				if e.Removed {
					removed = append(removed, e.Data)
				}
			}
			if got := strings.Join(removed, ""); got != "dcb" {
				t.Errorf("taken back: %q, want dcb", got)
			}
		})
	}
}

// TestFollowNewChain points a cursor at a chain that was begun anew.
func TestFollowNewChain(t *testing.T) {
	old := cursor{Format: cursorFormat, Chain: "31853", Next: 900, Recent: []mark{{Number: 899, Hash: core.Hash{1}, Events: []core.Event{{Kind: core.TaskQueued, Data: "old"}}}}}
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), nil)
	to := create(t, q, emitterCode)
	emit(t, q, to, "a")
	old.Source = to
	path := filepath.Join(t.TempDir(), "c.json")
	if err := old.save(path); err != nil {
		t.Fatal(err)
	}
	l := ledger{valid: []string{"old"}}
	follow(t, c, &l, path, to)
	eventually(t, "events of the new chain", func() bool { return l.has("a") })
}

func TestFollowLatency(t *testing.T) {
	dev := devChain(t)
	c := testConn(t, dev, "")
	q := testQueue(t, c, account(t, dev, 1), nil)
	to := create(t, q, emitterCode)
	var l ledger
	follow(t, c, &l, filepath.Join(t.TempDir(), "c.json"), to)
	var spent []time.Duration
	for i := range 30 {
		text := fmt.Sprint(i)
		start := time.Now()
		emit(t, q, to, text)
		answered := time.Now()
		eventually(t, "event", func() bool { l.mu.Lock(); defer l.mu.Unlock(); return !l.times[text].IsZero() })
		spent = append(spent, l.times[text].Sub(start))
		_ = answered
	}
	slices.Sort(spent)
	t.Logf("send to event: median %s, worst %s", spent[15], spent[29])
	if spent[15] > 100*time.Millisecond {
		t.Errorf("median time from sending to the event is %s", spent[15])
	}
}

func TestCursorWindow(t *testing.T) {
	var c cursor
	for n := uint64(1); n <= 1000; n++ {
		m := mark{Number: n, Hash: core.Hash{byte(n), byte(n >> 8)}}
		if n%50 == 0 {
			m.Events = []core.Event{{Block: n}}
		}
		c.push(m)
	}
	if c.Next != 1001 || len(c.Recent) > reorgSparse+1+reorgWindow/50+1 {
		t.Errorf("next %d, %d blocks kept", c.Next, len(c.Recent))
	}
	var events []uint64
	for len(c.Recent) > 0 {
		for _, e := range c.pop() {
			if !e.Removed {
				t.Error("popped event is not marked")
			}
			events = append(events, e.Block)
		}
	}
	if fmt.Sprint(events) != "[1000 950 900 850 800 750]" {
		t.Errorf("events kept: %v", events)
	}
}

func FuzzCursor(f *testing.F) {
	c := cursor{Format: cursorFormat, Chain: "1", Next: 3}
	c.push(mark{Number: 4, Events: []core.Event{{Kind: core.TaskEnded}}})
	good, _ := json.Marshal(c)
	f.Add(good)
	f.Add([]byte(`{"Format":1,"Next":1,"Recent":[{"Number":5}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseCursor(data)
		for err == nil && len(c.Recent) > 0 {
			if last, _ := c.last(); last.Number >= c.Next {
				t.Fatalf("block %d is not before %d", last.Number, c.Next)
			}
			c.pop()
		}
	})
}
