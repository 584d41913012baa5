package exact

import (
	"testing"
	"time"
)

// What short steps took says little of long ones: those are for all members until they were measured themselves.
func TestPaceOfLargerSteps(t *testing.T) {
	p := newPace()
	if !p.together(1) || !p.together(64) {
		t.Error("nothing is known, and one member works alone")
	}
	p.took(1, true, 3*time.Millisecond)
	p.took(1, false, 2*time.Millisecond)
	if p.together(1) {
		t.Error("together although that is slower")
	}
	if !p.together(64) {
		t.Error("alone, by what a step of one token took")
	}
	p.took(64, true, 90*time.Millisecond)
	p.took(64, false, 60*time.Millisecond)
	if p.together(64) {
		t.Error("together although that was measured to be slower")
	}
	if p.together(2) {
		t.Error("together, although larger steps are slower so")
	}
}
