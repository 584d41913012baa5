package batch

import (
	"math/bits"
	"time"
)

// Pace chooses, step by step, between one thread and all of them. Threads that share out a model's step wait for each other
// hundreds of times in it by spinning, so on a machine that has other work two threads can be tens of times slower than one, and on an idle
// one nearly twice as fast. Which of the two it is now is measured: the better way is kept, the other one is tried again
// from time to time, the less often the worse it was, and at once when a step took far longer than usual. Results do not
// depend on the number of threads.
type Pace struct {
	all   int
	gain  float64     // last measured cost of one thread over that of all; 0 unknown
	modes [8]paceMode // by the size of the step, in powers of two
}

// NewPace makes a pace for steps with up to so many threads.
func NewPace(all int) *Pace { return &Pace{all: all} }

type paceMode struct {
	cost  [2]float64 // smoothed seconds a step: one thread, all threads; 0 unknown
	since int        // steps since the other way was tried
}

const (
	paceSmooth = 0.3 // weight of the newest measurement
	paceNear   = 16  // steps between tries when both are alike
	paceFar    = 200 // steps between tries when the other way is twice as slow or worse
	paceIdle   = 1.6 // what all threads gain on an idle machine, assumed before it is measured
	paceLeast  = 1.1 // what they have to gain to be worth the processors that they keep busy
	paceCliff  = 3   // a step that takes so many times longer than usual says that the machine has changed
)

// Next gives the number of threads for a step of n tokens.
func (p *Pace) Next(n int) int {
	if p.all == 1 {
		return 1
	}
	m := p.mode(n)
	gain, wait := p.expect(m), paceNear
	if gain > 2 || gain < 0.5 {
		wait = paceFar
	}
	many := gain > paceLeast
	if m.since >= wait {
		many = !many
	}
	if many {
		return p.all
	}
	return 1
}

// expect is what all threads gain for steps of a size: as measured for that size, else as measured last for any.
func (p *Pace) expect(m *paceMode) float64 {
	switch {
	case m.cost[0] > 0 && m.cost[1] > 0:
		return m.cost[0] / m.cost[1]
	case p.gain > 0:
		return p.gain
	}
	return paceIdle
}

// Took notes how long a step of n tokens took with so many threads.
func (p *Pace) Took(threads, n int, d time.Duration) {
	if p.all == 1 {
		return
	}
	m := p.mode(n)
	i := 0
	if threads > 1 {
		i = 1
	}
	tried := (i == 1) != (p.expect(m) > paceLeast) // it was not the way that is preferred
	cliff := m.cost[i] > 0 && d.Seconds() > paceCliff*m.cost[i]
	if m.cost[i] == 0 || tried { // what was known of the way not taken is old
		m.cost[i] = d.Seconds()
	} else {
		m.cost[i] += paceSmooth * (d.Seconds() - m.cost[i])
	}
	if m.cost[0] > 0 && m.cost[1] > 0 {
		p.gain = m.cost[0] / m.cost[1]
	}
	m.since++
	if tried {
		m.since = 0
	} else if cliff {
		m.since = paceFar // try the other way next
	}
}

func (p *Pace) mode(n int) *paceMode { return &p.modes[min(bits.Len(uint(n)), len(p.modes)-1)] }
