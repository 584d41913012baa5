package ipfs

import (
	"bytes"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/ipfs/go-cid"
)

func TestRooms(t *testing.T) {
	for _, n := range []int{0, 1, minRoom - 1, minRoom, fullRoom, fullRoom + 1, largeRoom, largeRoom + 1} {
		room := takeRoom(n)
		if len(room) != n || cap(room) > max(n, largeRoom) {
			t.Errorf("%d bytes: got %d of %d", n, len(room), cap(room))
		}
		giveRoom(room)
	}
	giveRoom(nil)
	giveRoom(make([]byte, 0, 2*largeRoom)) // is not kept
	if got := takeRoom(largeRoom); cap(got) != largeRoom {
		t.Errorf("room for %d", cap(got))
	}
}

// TestReusingReads reads blocks of all sizes, up and down, each into the memory of the one before.
func TestReusingReads(t *testing.T) {
	l := NewMemory()
	defer l.Close()
	view, done := l.reusing()
	sizes := []int{0, 1, 100, minRoom, 1 << 20, 10, dag.MaxBlock, 1 << 20, 0, dag.MaxBlock - 1}
	for i, size := range sizes {
		data := bytes.Repeat([]byte{byte(i + 1)}, size)
		c, err := l.PutBlock(t.Context(), cid.Raw, data)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := view.block(c); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%d bytes: got %d, %v", size, len(got), err)
		}
	}
	if _, err := view.block(core.CIDOf(cid.Raw, []byte("absent"))); core.KindOf(err) != core.NotFound {
		t.Errorf("a block that is not there: %v", err)
	}
	done()
}
