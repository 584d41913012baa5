package node

import (
	"context"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// recent remembers what was read for a moment, and lets callers that want the same share one reading. Errors are not
// remembered.
type recent[K comparable, V any] struct {
	age  time.Duration
	read func(context.Context, K) (V, error)

	mu      sync.Mutex
	entries map[K]*reading[V]
}

// reading is one read; done is closed when the rest is set.
type reading[V any] struct {
	done  chan struct{}
	at    time.Time
	value V
	err   error
}

func newRecent[K comparable, V any](age time.Duration, read func(context.Context, K) (V, error)) *recent[K, V] {
	return &recent[K, V]{age: age, read: read, entries: map[K]*reading[V]{}}
}

// get gives the value as it was at most age ago.
func (r *recent[K, V]) get(ctx context.Context, key K) (V, error) {
	for {
		mine, theirs := r.claim(key)
		if mine != nil {
			mine.value, mine.err = r.read(ctx, key)
			r.finish(key, mine)
			return mine.value, mine.err
		}
		select {
		case <-theirs.done:
		case <-ctx.Done():
			var none V
			return none, ctx.Err()
		}
		if theirs.err == nil {
			return theirs.value, nil
		}
		if err := ctx.Err(); err != nil { // their error may be the end of their context, which is not ours: read again
			var none V
			return none, err
		}
	}
}

// claim gives the reading to wait for, or one of the caller's own to make.
func (r *recent[K, V]) claim(key K) (mine, theirs *reading[V]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for k, e := range r.entries {
		if !e.at.IsZero() && time.Since(e.at) > r.age {
			delete(r.entries, k)
		}
	}
	if e, ok := r.entries[key]; ok {
		return nil, e
	}
	mine = &reading[V]{done: make(chan struct{})}
	r.entries[key] = mine
	return mine, nil
}

func (r *recent[K, V]) finish(key K, e *reading[V]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e.at = time.Now()
	if e.err != nil {
		delete(r.entries, key)
	}
	close(e.done)
}

// directoryAge is how old a session or an endpoint may be when a role uses it to fetch. A burst of tasks of one session then
// reads it once; a node that changes its address is not found for as long, and the fetch is tried again.
const directoryAge = time.Second

// directory says where nodes serve their content and which are a session's, with a short memory.
type directory struct {
	sessions  *recent[core.SessionID, core.Session]
	endpoints *recent[core.Address, []string]
}

// listing is what a directory remembers the answers of.
type listing interface {
	Session(ctx context.Context, id core.SessionID) (core.Session, error)
	Endpoint(ctx context.Context, node core.Address) ([]string, error)
}

func recentDirectory(d listing) *directory {
	return &directory{newRecent(directoryAge, d.Session), newRecent(directoryAge, d.Endpoint)}
}

// Session gives a session as it was at most directoryAge ago. The value is shared: it must not be changed.
func (d *directory) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	return d.sessions.get(ctx, id)
}

// Endpoint gives a node's addresses as they were at most directoryAge ago. The value is shared: it must not be changed.
func (d *directory) Endpoint(ctx context.Context, node core.Address) ([]string, error) {
	return d.endpoints.get(ctx, node)
}

// sessionAge is how old a session may be when a router checks a request against it.
const sessionAge = 100 * time.Millisecond

// sessions is a router's view of sessions with a short memory.
type sessions struct {
	router.Sessions
	recent *recent[core.SessionID, core.Session]
}

func recentSessions(s router.Sessions) *sessions {
	return &sessions{s, newRecent(sessionAge, s.Session)}
}

// Session gives a session as it was at most sessionAge ago. The value is shared: it must not be changed.
func (s *sessions) Session(ctx context.Context, id core.SessionID) (core.Session, error) {
	return s.recent.get(ctx, id)
}

// pool is a router's view of the miners, with a short memory of where they are.
type pool struct {
	router.Pool
	directory *directory
}

// Endpoint gives a node's addresses as they were at most directoryAge ago. The value is shared: it must not be changed.
func (p pool) Endpoint(ctx context.Context, node core.Address) ([]string, error) {
	return p.directory.Endpoint(ctx, node)
}

// court is what a validator asks the chain, with a short memory of all but the clock.
type court struct {
	*directory
	clock interface {
		Now(ctx context.Context) (time.Time, error)
	}
}

// Now is the contracts' clock.
func (c court) Now(ctx context.Context) (time.Time, error) { return c.clock.Now(ctx) }
