package miner

import "testing"

func TestPrompts(t *testing.T) {
	var p prompts
	if p.wait() != nil {
		t.Fatal("waits for nobody")
	}
	first := p.begin()
	second := p.begin()
	none := p.wait()
	first()
	first() // once
	select {
	case <-none:
		t.Fatal("one still waits")
	default:
	}
	second()
	<-none
	if p.wait() != nil {
		t.Error("waits after the last")
	}
	third := p.begin()
	if p.wait() == nil {
		t.Error("does not wait for the third")
	}
	third()
}
