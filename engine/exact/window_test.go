package exact

import (
	"bytes"
	"slices"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/ref"
)

// Layers with a window leave out pages that nobody sees. That changes no bit: at once, token by token, and where a long sequence's
// heads are shared out in parts.
func TestWindowsAreTheReferences(t *testing.T) {
	v := made.Decoders[slices.IndexFunc(made.Decoders, func(v made.Variant) bool { return v.Window > 0 })]
	v.Layers = 3
	for window, n := range map[int]int{1: pageSize + 2, pageSize: 3 * pageSize, pageSize + 5: longEnough + 20} {
		v.Window, v.Context = window, n
		m, err := made.Build(v, gguf.Q8_0).Model()
		if err != nil {
			t.Fatal(err)
		}
		list, s := tokens(v.Context, m.Vocab, uint64(window)), ref.New(m)
		var want []byte
		for _, token := range list {
			h, err := s.Next(token)
			if err != nil {
				t.Fatal(err)
			}
			want = append(want, bits(h)...)
		}
		for _, piece := range []int{1, 37} {
			fast, seq := machine(t, m, 3, v.Context), new(Sequence)
			var got []byte
			for part := range slices.Chunk(list, piece) {
				out, err := fast.Step([]Input{{Sequence: seq, Tokens: part}})
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, bits(slices.Concat(out[0].Hidden...))...)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("a window of %d, pieces of %d: hidden states are not the reference's", window, piece)
			}
		}
	}
}
