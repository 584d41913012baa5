package name_test

import (
	"context"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/name"
)

func withCancel(t testing.TB) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

// FuzzRecord: a foreign record of a name that is not its own never verifies, and an error is a coded one.
func FuzzRecord(f *testing.F) {
	s := open(f, name.Options{})
	n := newKey(f, s, "k")
	if _, err := s.Publish(f.Context(), "k", hello); err != nil {
		f.Fatal(err)
	}
	record, err := s.Record(f.Context(), n)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(n, record)
	f.Add("12D3KooWGC6TvWhfapngX6wvJHMYvKpDMXPb3ZnCZ6dMoaMtimQ5", record)
	f.Add(n, []byte{0x0a, 0x03, 'a', 'b', 'c'})
	f.Fuzz(func(t *testing.T, id string, data []byte) {
		info, err := name.Verify(id, data)
		if k := core.KindOf(err); err != nil && k != core.Corrupt && k != core.Invalid {
			t.Errorf("kind %s: %v", k, err)
		}
		if err == nil && (info.Value != hello || info.Sequence != 0) {
			t.Errorf("a forged record: %+v", info)
		}
	})
}
