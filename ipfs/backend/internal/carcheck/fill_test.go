package carcheck_test

import (
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/backend/internal/carcheck"
	"github.com/ipfs/go-cid"
)

// Fill tells of a bad CAR at once, before anything would be sent.
func TestFillTells(t *testing.T) {
	root := core.CIDOf(cid.Raw, []byte("x"))
	for _, text := range []string{"", "hello", "\x11\xa2eroots\x80gversion"} {
		r := carcheck.NewReader(root, strings.NewReader(text))
		if err := r.Fill(); err == nil || r.Err() == nil || r.Drained() || r.Blocks() != 0 {
			t.Errorf("%q: %v; drained %v, %d blocks", text, err, r.Drained(), r.Blocks())
		}
	}
}
