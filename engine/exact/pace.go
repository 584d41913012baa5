package exact

import (
	binary "math/bits"
	"time"
)

// pace chooses whether all members of a team work or one alone: what is faster now. The bits are the same. Members wait for each
// other hundreds of times a token, so that on a machine with other work one may be faster. Each way's time is measured as it
// is used, by the size of the step; the other is tried now and then, the less often the worse it was. Each kind of work has a pace of
// its own: what logits take says nothing of a whole step.
type pace struct {
	last  float64      // gain measured last, of any size; 0 unknown
	of    int          // tokens of the step that it was measured with
	sizes [10]paceSize // by the number of tokens, in powers of two
	now   func() time.Time
}

type paceSize struct {
	seconds [2]float64 // smoothed, a token: alone, together; 0 unknown
	since   int        // steps since the other way was tried
}

const (
	paceSmooth = 0.2 // weight of the newest measurement
	paceNear   = 32  // steps between tries when both are alike
	paceFar    = 512 // steps between tries when one is better by half or more
	paceAssume = 1.6 // what together is worth before anything has been measured
	paceLarger = 1.2 // what it is worth at least in larger steps than were measured: there members wait less for each other
)

func newPace() *pace { return &pace{now: time.Now} }

func (p *pace) size(n int) *paceSize { return &p.sizes[min(binary.Len(uint(n)), len(p.sizes)-1)] }

// gain is how much faster all members are than one in steps of n tokens.
func (p *pace) gain(n int) float64 {
	switch s := p.size(n).seconds; {
	case s[0] > 0 && s[1] > 0:
		return s[0] / s[1]
	case p.last > 0 && n > p.of:
		return max(p.last, paceLarger)
	case p.last > 0:
		return p.last
	}
	return paceAssume
}

// together tells whether the next step, of n tokens, is for all.
func (p *pace) together(n int) bool {
	gain, wait := p.gain(n), paceNear
	if gain > 1.5 || gain < 1/1.5 {
		wait = paceFar
	}
	return (gain > 1) != (p.size(n).since >= wait)
}

// took notes how long a step of n tokens has taken.
func (p *pace) took(n int, together bool, d time.Duration) {
	s, i := p.size(n), 0
	if together {
		i = 1
	}
	took := d.Seconds() / float64(n)
	tried := together != (p.gain(n) > 1)
	if s.since++; tried {
		s.since = 0
	}
	if s.seconds[i] == 0 || tried { // what was known is old
		s.seconds[i] = took
	} else {
		s.seconds[i] = s.seconds[i] + float64(paceSmooth*(took-s.seconds[i])) // not fused, as nothing in this package
	}
	if s.seconds[0] > 0 && s.seconds[1] > 0 {
		p.last, p.of = s.seconds[0]/s.seconds[1], n
	}
}
