package exact

import (
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// Each item is worked on once, and no phase begins before the one before has ended, also when members sleep.
func TestTeamSharesOut(t *testing.T) {
	for _, size := range []int{1, 2, 3, 8} {
		team := newTeam(size)
		const phases, items = 300, 50
		var done [phases]atomic.Int64
		pace := newPace()
		pace.last = 1e9 // together
		err := team.run(pace, 1, func(m *member) {
			for p := range phases {
				m.share(items, 3, func(from, to int) {
					if p > 0 && done[p-1].Load() != items {
						t.Errorf("%d members: phase %d began before the one before it had ended", size, p)
					}
					if p%50 == 7 && from == 0 { // long enough for the others to sleep
						for size > 1 && team.sleepers.Load() == 0 {
							runtime.Gosched()
						}
					}
					done[p].Add(int64(to - from))
				})
			}
		})
		if err != nil {
			t.Error(err)
		}
		for p := range done {
			if n := done[p].Load(); n != items {
				t.Fatalf("%d members: phase %d had %d items", size, p, n)
			}
		}
	}
}

// The better way is kept, the other is tried again, and what has changed is noticed.
func TestPaceFollowsTheMachine(t *testing.T) {
	p := newPace()
	run := func(steps int, alone, together time.Duration) (share float64) {
		all := 0
		for range steps {
			if p.together(1) {
				all++
				p.took(1, true, together)
			} else {
				p.took(1, false, alone)
			}
		}
		return float64(all) / float64(steps)
	}
	for i, c := range []struct {
		alone, together time.Duration
		least, most     float64
	}{{10, 6, 0.95, 1}, {10, 50, 0, 0.15}, {10, 6, 0.5, 1}, {10, 6, 0.95, 1}} {
		if share := run(2000, c.alone*time.Millisecond, c.together*time.Millisecond); share < c.least || share > c.most {
			t.Errorf("case %d: %.2f of the steps together, want %.2f to %.2f", i, share, c.least, c.most)
		}
	}
}

// Columns that are set apart are each done once, and the first and the last are where they were.
func TestApartIsAnOrder(t *testing.T) {
	for members := 1; members <= 8; members++ {
		m := &member{team: &team{members: members}}
		for columns := 1; columns <= 100; columns++ {
			done := make([]bool, columns)
			for i := range columns {
				done[m.apart(i, columns)] = true
			}
			if slices.Contains(done, false) || m.apart(0, columns) != 0 || m.apart(columns-1, columns) != columns-1 {
				t.Fatalf("%d members, %d columns: %v", members, columns, done)
			}
		}
	}
}
