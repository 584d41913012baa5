package chain

import (
	"math/big"
	"testing"
	"testing/synctest"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func TestGasMemory(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		to := core.Address{1}
		of := func(size int, value *big.Int) call { return call{to: &to, data: make([]byte, size), value: value} }
		var g gasMemory
		g.note(of(100, nil), 70_000)
		g.note(of(101, nil), 60_000) // as long, in powers of two: the higher limit stays
		for name, c := range map[string]struct {
			call call
			want uint64
		}{
			"a like call": {of(120, nil), 70_000}, "a longer one": {of(300, nil), 0}, "one with value": {of(100, big.NewInt(1)), 0}, "no method": {of(2, nil), 0},
			"another contract": {call{to: &core.Address{2}, data: make([]byte, 100)}, 0}, "a deployment": {call{data: make([]byte, 100)}, 0},
		} {
			if got := g.recall(c.call); got != c.want {
				t.Errorf("%s: %d, want %d", name, got, c.want)
			}
		}
		time.Sleep(gasAge)
		if got := g.recall(of(100, nil)); got != 0 {
			t.Errorf("after %s: %d, want a fresh estimate", gasAge, got)
		}
	})
}
