package batch

import (
	"testing"
	"time"
)

// The pace settles on the faster way, follows a change of the machine's load, and its tries cost little.
func TestPaceFollowsTheMachine(t *testing.T) {
	p := NewPace(2)
	run := func(steps int, one, many time.Duration) (total time.Duration, fast int) {
		for range steps {
			n := p.Next(1)
			d := one
			if n == 2 {
				d = many
			}
			if d == min(one, many) {
				fast++
			}
			p.Took(n, 1, d)
			total += d
		}
		return total, fast
	}
	for _, phase := range []struct{ one, many time.Duration }{
		{10 * time.Millisecond, 6 * time.Millisecond}, // idle
		{12 * time.Millisecond, 150 * time.Millisecond},
		{10 * time.Millisecond, 6 * time.Millisecond},
	} {
		run(2*paceFar, phase.one, phase.many) // time to notice
		total, fast := run(1000, phase.one, phase.many)
		best := 1000 * min(phase.one, phase.many)
		if total > best*12/10 || fast < 850 {
			t.Errorf("%v: 1000 steps in %v, the best would be %v; %d of them the fast way", phase, total, best, fast)
		}
	}
	p = NewPace(2)
	run(100, 10*time.Millisecond, 6*time.Millisecond)
	if total, _ := run(30, 12*time.Millisecond, 300*time.Millisecond); total > 1500*time.Millisecond {
		t.Errorf("a sudden cliff cost %v", total)
	}
	if single := NewPace(1); single.Next(5) != 1 {
		t.Error("one processor has one thread")
	}
}
