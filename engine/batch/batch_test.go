package batch

import "testing"

func TestPromptRoom(t *testing.T) {
	for _, c := range []struct{ waiting, generating, want int }{
		{1, 0, 128}, {16, 0, 128}, {0, 5, 123}, // nobody to share with
		{1, 1, 64}, {3, 1, 96}, {15, 1, 120}, // by heads
		{1, 15, 32}, {1, 31, 32}, // readers are many: a chunk
		{1, 127, 1}, {8, 126, 2}, // never more than there is
	} {
		if got := PromptRoom(128, 32, c.waiting, c.generating); got != c.want {
			t.Errorf("%d waiting, %d generating: room for %d prompt tokens, want %d", c.waiting, c.generating, got, c.want)
		}
	}
}
