package name

import (
	"bytes"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

// FuzzReply feeds a peer's answer to its reader.
func FuzzReply(f *testing.F) {
	f.Add([]byte{statusUnknown})
	f.Add(frame([]byte{statusOK}, []byte("record")))
	f.Add([]byte{statusOK, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		record, err := readReply(bytes.NewReader(data))
		if err == nil && (len(record) == 0 || len(record) > MaxRecord) {
			t.Errorf("a record of %d bytes", len(record))
		}
		if err != nil && core.KindOf(err) == core.Internal {
			t.Errorf("not coded: %v", err)
		}
	})
}
