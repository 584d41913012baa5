package exact

import (
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// What a failed step made is made anew, since floats may have been rounded otherwise in it.
func TestFailedStepsLeaveNoTurns(t *testing.T) {
	turns := newTurns(&model.Model{Config: model.Config{Context: 100}}, []float64{1, 0.1})
	batch := []slot{{position: 3}, {position: 40}, {position: 41}}
	turns.want(batch)
	if !slices.Equal(turns.wanted, []int{0, 1}) {
		t.Fatalf("wanted %v", turns.wanted)
	}
	spoilt, _ := turns.at(40)
	spoilt[0] = 7
	turns.forget()
	turns.want(batch)
	cos, sin := turns.at(40)
	if turns.fill(40, cos, sin); !slices.Equal(turns.wanted, []int{0, 1}) || cos[0] == 7 || cos[0] != cos[1] || sin[0] != -sin[1] {
		t.Errorf("wanted %v, cosines %v, sines %v", turns.wanted, cos, sin)
	}
	if turns.want(batch); len(turns.wanted) != 0 {
		t.Errorf("wanted again: %v", turns.wanted)
	}
}
