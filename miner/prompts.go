package miner

import "sync"

// prompts counts the tasks that wait for their first token.
type prompts struct {
	mu   sync.Mutex
	n    int
	none chan struct{} // closed while there are none; nil before the first one
}

// begin counts a task in; the function that it gives counts it out, once.
func (p *prompts) begin() (end func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.n == 0 {
		p.none = make(chan struct{})
	}
	p.n++
	return sync.OnceFunc(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.n--; p.n == 0 {
			close(p.none)
		}
	})
}

// wait gives a channel that is closed when no task waits, nil when none does now.
func (p *prompts) wait() <-chan struct{} {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.n == 0 {
		return nil
	}
	return p.none
}
