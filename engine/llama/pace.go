package llama

import (
	"math/bits"
	"time"
)

// pace chooses, step by step, between one thread and all of them. llama.cpp's threads wait for each other hundreds of times
// a step by spinning, so on a machine that has other work two threads can be ten times slower than one, and on an idle one
// nearly twice as fast. Which of the two it is now is measured: both ways are tried, the better one is kept, the other one
// is tried again from time to time, the less often the worse it was. Results do not depend on the number of threads.
type pace struct {
	all   int
	modes [8]paceMode // by the size of the step, in powers of two
}

type paceMode struct {
	cost  [2]float64 // smoothed seconds a step: one thread, all threads; 0 unknown
	since int        // steps since the other way was tried
}

const (
	paceSmooth = 0.3 // weight of the newest measurement
	paceNear   = 12  // steps between tries when both are alike
	paceFar    = 200 // steps between tries when the other way is twice as slow or worse
	paceGain   = 0.9 // all threads have to be this much better to be worth the processors that they keep busy
)

// next gives the number of threads for a step of n tokens.
func (p *pace) next(n int) int {
	if p.all == 1 {
		return 1
	}
	m := p.mode(n)
	switch {
	case m.cost[1] == 0:
		return p.all
	case m.cost[0] == 0:
		return 1
	}
	many := m.cost[1] < paceGain*m.cost[0]
	wait := paceNear
	if ratio := m.cost[1] / m.cost[0]; ratio > 2 || ratio < 0.5 {
		wait = paceFar
	}
	if m.since >= wait {
		many = !many
	}
	if many {
		return p.all
	}
	return 1
}

// took notes how long a step of n tokens took with so many threads.
func (p *pace) took(threads, n int, d time.Duration) {
	if p.all == 1 {
		return
	}
	m := p.mode(n)
	better := m.cost[1] < paceGain*m.cost[0] // before this step
	i := 0
	if threads > 1 {
		i = 1
	}
	tried := (i == 1) != better
	if m.cost[i] == 0 || tried { // what was known of the way not taken is old
		m.cost[i] = d.Seconds()
	} else {
		m.cost[i] += paceSmooth * (d.Seconds() - m.cost[i])
	}
	if m.since++; tried {
		m.since = 0
	}
}

func (p *pace) mode(n int) *paceMode { return &p.modes[min(bits.Len(uint(n)), len(p.modes)-1)] }
