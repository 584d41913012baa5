package dag

import (
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/go-cid"
)

func TestLookupCBOR(t *testing.T) {
	link := core.CIDOf(cid.Raw, []byte("x"))
	tagged := append([]byte{0xd8, 42, 0x58, 37, 0}, link.Bytes()...)
	// {"a": [1, {"b": link}], "c": h'00', 1: ...} cannot be: keys are text
	block := append(append([]byte("\xa3\x61a\x82\x01\xa1\x61b"), tagged...), "\x61c\x41\x00\x61\x64\xf6"...)
	for _, tt := range []struct {
		path []string
		link bool
		used int
		kind core.Kind
	}{
		{nil, false, 0, ""},
		{[]string{"a"}, false, 1, ""},
		{[]string{"a", "0"}, false, 2, ""},
		{[]string{"a", "1", "b"}, true, 3, ""},
		{[]string{"a", "1", "b", "more"}, true, 3, ""},
		{[]string{"c"}, false, 1, ""},
		{[]string{"d"}, false, 1, ""},
		{[]string{"a", "2"}, false, 0, core.NotFound},
		{[]string{"a", "+1"}, false, 0, core.NotFound},
		{[]string{"c", "0"}, false, 0, core.NotFound},
		{[]string{"e"}, false, 0, core.NotFound},
		{[]string{""}, false, 0, core.NotFound},
	} {
		c, used, err := LookupCBOR(block, tt.path)
		if c.Defined() != tt.link || used != tt.used || core.KindOf(err) != tt.kind {
			t.Errorf("%v: %s, %d, %v", tt.path, c, used, err)
		}
		if tt.link && !c.Equals(link) {
			t.Errorf("%v: %s", tt.path, c)
		}
	}
	for cut := range block {
		if _, _, err := LookupCBOR(block[:cut], []string{"d"}); core.KindOf(err) != core.Corrupt {
			t.Errorf("cut at %d: %v", cut, err)
		}
	}
}

func FuzzLookupCBOR(f *testing.F) {
	f.Add([]byte("\xa2\x61a\x82\x01\xa1\x61b\x05\x61c\x41\x00"), "a", "1")
	f.Add([]byte{0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}, "0", "")
	f.Fuzz(func(t *testing.T, block []byte, first, second string) {
		if len(block) > MaxBlock {
			return
		}
		c, used, err := LookupCBOR(block, []string{first, second})
		if err == nil && !c.Defined() && used != 2 {
			t.Fatalf("stopped after %d", used)
		}
	})
}
