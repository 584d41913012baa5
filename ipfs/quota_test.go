package ipfs_test

import (
	"bytes"
	"errors"
	"io"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/pack"
)

func TestQuota(t *testing.T) {
	const quota = 10 << 20
	warned := 0
	s := newStore(t, func(o *ipfs.LocalOptions) {
		o.Quota, o.HighWater, o.OnHighWater = quota, 0.5, func(st pack.Stats) {
			if warned++; st.Disk < quota/2 {
				t.Errorf("called at %d bytes", st.Disk)
			}
		}
	})
	small := s.file(1, 3<<20)
	if err := s.Pin(t.Context(), small, ""); err != nil || warned != 0 {
		t.Fatal(err, warned)
	}
	if _, _, err := s.With(ipfs.PutOptions{Size: 8 << 20}).PutFile(t.Context(), neverRead{t}); !errors.Is(err, ipfs.ErrQuota) || core.KindOf(err) != core.TooLarge {
		t.Fatalf("a put that cannot fit: %v", err)
	}
	if _, _, err := s.PutFile(t.Context(), bytes.NewReader(backendtest.Content(2, 8<<20))); !errors.Is(err, ipfs.ErrQuota) {
		t.Fatalf("a stream that does not fit: %v", err)
	}
	if u := s.Usage(); u.Disk > quota || u.Aside != 0 || warned != 1 || u.Quota != quota {
		t.Fatalf("%+v, warned %d", u, warned)
	}
	s.file(1, 3<<20) // all there: needs no room
	s.time.pass(48 * time.Hour)
	s.collect()
	s.file(3, 4<<20)
	if u := s.Usage(); u.Aside != 0 || warned != 2 {
		t.Fatalf("%+v, warned %d", u, warned)
	}
	if !s.wholeFile(small, 1, 3<<20) {
		t.Fatal("the pinned file is gone")
	}
}

func TestQuotaHoldsAgainstManyWriters(t *testing.T) {
	const quota = 4 << 20
	s := newStore(t, func(o *ipfs.LocalOptions) { o.Quota = quota })
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			_, _, err := s.PutFile(t.Context(), bytes.NewReader(backendtest.Content(byte(w), 1<<20)))
			if err != nil && !errors.Is(err, ipfs.ErrQuota) {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if u := s.Usage(); u.Disk > quota+4096 || u.Disk < 2<<20 || u.Aside != 0 {
		t.Fatalf("%+v", u)
	}
}

// neverRead fails the test when it is read.
type neverRead struct{ t *testing.T }

func (r neverRead) Read([]byte) (int, error) {
	r.t.Error("read although the put cannot fit")
	return 0, io.EOF
}
