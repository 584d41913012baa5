package serve

import (
	"testing"
	"time"
)

// A scored answer waits while others generate, not for ever, and not when there are none.
func TestScoresGiveWay(t *testing.T) {
	generation, young, old := &sequence{since: time.Now()}, &sequence{forced: []int32{1}, since: time.Now()}, &sequence{forced: []int32{1}, since: time.Now().Add(-2 * scorePatience)}
	for name, c := range map[string]struct {
		active []*sequence
		s      *sequence
		want   bool
	}{
		"beside a generation":           {[]*sequence{young, generation}, young, true},
		"after a while":                 {[]*sequence{generation, old}, old, false},
		"beside scores":                 {[]*sequence{young, old}, young, false},
		"a generation gives no way":     {[]*sequence{generation, young, old}, generation, false},
		"alone, which must not be idle": {[]*sequence{young}, young, false},
	} {
		l := &loop{active: c.active}
		if got := l.patient(c.s); got != c.want {
			t.Errorf("%s: patient is %v", name, got)
		}
	}
}
