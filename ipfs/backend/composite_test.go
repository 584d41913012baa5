package backend_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/racing"
	"github.com/cortensor-open/cortensor/ipfs/backend/replicated"
	"github.com/cortensor-open/cortensor/ipfs/backend/tiered"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/ipfs/go-cid"
)

// members makes m backends in memory.
func members(m int) ([]ipfs.Backend, []*backendtest.Flaky) {
	out, flaky := make([]ipfs.Backend, m), make([]*backendtest.Flaky, m)
	for i := range m {
		flaky[i] = &backendtest.Flaky{Backend: ipfs.NewMemory(), Label: fmt.Sprintf("member %d", i)}
		out[i] = flaky[i]
	}
	return out, flaky
}

func must[B ipfs.Backend](t testing.TB) func(B, error) B {
	return func(b B, err error) B {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
}

func TestRacing(t *testing.T) {
	backendtest.Run(t, func(t *testing.T) ipfs.Backend {
		ms, flaky := members(3)
		flaky[1].Set(backendtest.Lying)
		return must[*racing.Backend](t)(racing.New(ms, racing.Options{}))
	}, nil)
}

func TestTiered(t *testing.T) {
	for _, p := range []tiered.Policy{tiered.WriteAll, tiered.WriteFirst, tiered.WriteLast} {
		t.Run(fmt.Sprint(p), func(t *testing.T) {
			backendtest.Run(t, func(t *testing.T) ipfs.Backend {
				ms, _ := members(3)
				return must[*tiered.Backend](t)(tiered.New(ms, tiered.Options{Write: p}))
			}, nil)
		})
	}
}

func TestReplicated(t *testing.T) {
	for _, n := range []int{1, 2, 3} {
		t.Run(fmt.Sprintf("%d of 3", n), func(t *testing.T) {
			backendtest.Run(t, func(t *testing.T) ipfs.Backend {
				ms, _ := members(3)
				return must[*replicated.Backend](t)(replicated.New(ms, replicated.Options{Acks: n}))
			}, nil)
		})
	}
	t.Run("2 of 3, one always down", func(t *testing.T) {
		for mood := backendtest.Down; mood <= backendtest.Amnesiac; mood++ {
			backendtest.Run(t, func(t *testing.T) ipfs.Backend {
				ms, flaky := members(3)
				flaky[1].Set(mood)
				return must[*replicated.Backend](t)(replicated.New(ms, replicated.Options{Acks: 2, Hedge: time.Millisecond, Stall: time.Second}))
			}, nil)
		}
	})
}

// stored gives a file's DAG and its CAR.
func stored(t testing.TB, seed byte, size int) (cid.Cid, []byte) {
	t.Helper()
	src := ipfs.NewMemory()
	root, _, err := src.PutFile(t.Context(), bytes.NewReader(backendtest.Content(seed, size)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := src.GetCAR(t.Context(), root, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	var car bytes.Buffer
	if _, err := car.ReadFrom(r); err != nil {
		t.Fatal(err)
	}
	return root, car.Bytes()
}

// TestReplicatedKeepsItsWord runs random operations while members fail at random. Whatever was acknowledged by 2 of 3 can
// be read with any one member in any mood, and after a repair with any two.
func TestReplicatedKeepsItsWord(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel() // it waits more than it works
			keepsItsWord(t, rand.New(rand.NewPCG(seed, 1)))
		})
	}
}

func keepsItsWord(t *testing.T, rnd *rand.Rand) {
	ms, flaky := members(3)
	b := must[*replicated.Backend](t)(replicated.New(ms, replicated.Options{
		Acks: 2, Hedge: 100 * time.Millisecond, Stall: 5 * time.Second, Timeout: 2 * time.Second, Journal: filepath.Join(t.TempDir(), "journal"),
	}))
	t.Cleanup(func() { b.Close() })
	heal := func() {
		for _, f := range flaky {
			f.Set(backendtest.Healthy)
		}
	}
	put, pinned := map[cid.Cid]bool{}, map[cid.Cid]string{}
	maybe := map[cid.Cid]bool{} // a pin or unpin failed: either state is right
	var roots []cid.Cid
	cars := map[cid.Cid][]byte{}
	for i := range 6 {
		root, car := stored(t, byte(i), 1<<20+5)
		roots, cars[root] = append(roots, root), car
	}
	for step := range 25 {
		heal()
		for range rnd.IntN(3) { // at most two of three are in a mood
			flaky[rnd.IntN(3)].Set(backendtest.Mood(rnd.IntN(int(backendtest.Amnesiac) + 1)))
		}
		root := roots[rnd.IntN(len(roots))]
		switch rnd.IntN(3) {
		case 0:
			if b.PutCAR(t.Context(), root, bytes.NewReader(cars[root])) == nil {
				put[root] = true
			}
		case 1:
			name := fmt.Sprint("at ", step)
			if err := b.Pin(t.Context(), root, name); err == nil {
				pinned[root], put[root] = name, true
				delete(maybe, root)
			} else {
				maybe[root] = true
			}
		case 2:
			if err := b.Unpin(t.Context(), root); err == nil || core.KindOf(err) == core.NotFound {
				if _, was := pinned[root]; was && err != nil && !maybe[root] {
					t.Fatalf("step %d: unpin of what is pinned: %v", step, err)
				}
				delete(pinned, root)
				delete(maybe, root)
			} else {
				maybe[root] = true
			}
		}
		heal()
		flaky[rnd.IntN(3)].Set(backendtest.Mood(rnd.IntN(int(backendtest.Amnesiac) + 1)))
		readable(t, b, put)
		samePins(t, b, pinned, maybe)
	}
	heal()
	rep, err := b.Repair(t.Context())
	if err != nil || len(rep.Failures) > 0 || len(rep.Skipped) > 0 {
		t.Fatalf("repair: %+v, %v", rep, err)
	}
	if missed := b.Missed(); fmt.Sprint(missed) != "[0 0 0]" {
		t.Fatalf("missed after a repair: %v", missed)
	}
	flaky[rnd.IntN(3)].Set(backendtest.Healthy)
	alone := rnd.IntN(3)
	for i, f := range flaky {
		if i != alone {
			f.Set(backendtest.Down)
		}
	}
	for root := range pinned {
		if _, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
			t.Fatalf("%s with member %d alone, after a repair: %v", root, alone, err)
		}
	}
}

func readable(t *testing.T, b ipfs.Backend, put map[cid.Cid]bool) {
	t.Helper()
	for root := range put {
		if _, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
			t.Fatalf("%s was acknowledged: %v", root, err)
		}
		if has, err := b.Has(t.Context(), []cid.Cid{root}); err == nil && !has[0] {
			t.Fatalf("%s was acknowledged, has says no", root)
		}
	}
}

func samePins(t *testing.T, b ipfs.Backend, pinned map[cid.Cid]string, maybe map[cid.Cid]bool) {
	t.Helper()
	ctx, cancel := t.Context(), func() {}
	defer cancel()
	list, err := b.Pins(ctx)
	if err != nil {
		return // it says so: not enough members answered
	}
	got := map[cid.Cid]string{}
	for _, p := range list {
		got[p.Root] = p.Name
		if want, ok := pinned[p.Root]; !maybe[p.Root] && (!ok || want != p.Name) {
			t.Fatalf("%s is listed as %q; want %q, %v", p.Root, p.Name, want, ok)
		}
	}
	for root := range pinned {
		if _, ok := got[root]; !ok && !maybe[root] {
			t.Fatalf("%s is pinned and not listed", root)
		}
	}
}

// TestTieredFills checks that what a slow tier gave is in the fast one afterwards, and nothing that was not verified.
func TestTieredFills(t *testing.T) {
	ms, flaky := members(3)
	b := must[*tiered.Backend](t)(tiered.New(ms, tiered.Options{Write: tiered.WriteLast}))
	root, car := stored(t, 7, 3<<20)
	if err := b.PutCAR(t.Context(), root, bytes.NewReader(car)); err != nil {
		t.Fatal(err)
	}
	flaky[1].Set(backendtest.Lying)
	if _, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeEntity); err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(10 * time.Second)
	for !whole(t, ms[0], root) {
		if time.Now().After(deadline) {
			t.Fatal("the fast tier was not filled")
		}
		time.Sleep(time.Millisecond)
	}
	for _, f := range flaky[1:] {
		f.Set(backendtest.Down)
	}
	if _, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func whole(t *testing.T, b ipfs.Backend, root cid.Cid) bool {
	_, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeAll)
	return err == nil
}

// TestFailoverInMidStream has the winner of a race break off in every mood; the reader notices nothing.
func TestFailoverInMidStream(t *testing.T) {
	root, car := stored(t, 8, 5<<20)
	for mood := backendtest.Down; mood <= backendtest.Amnesiac; mood++ {
		for _, bad := range [][]int{{0}, {0, 1}, {1, 2}} {
			ms, flaky := members(3)
			for _, m := range ms {
				if err := m.PutCAR(t.Context(), root, bytes.NewReader(car)); err != nil {
					t.Fatal(err)
				}
			}
			for _, i := range bad {
				flaky[i].Set(mood)
			}
			for _, b := range []ipfs.Backend{
				must[*racing.Backend](t)(racing.New(ms, racing.Options{})),
				must[*tiered.Backend](t)(tiered.New(ms, tiered.Options{Stall: time.Second})),
				must[*replicated.Backend](t)(replicated.New(ms, replicated.Options{Acks: 1, Hedge: time.Millisecond})),
			} {
				if _, err := backendtest.Read(t.Context(), b, root, ipfs.ScopeAll); err != nil {
					t.Errorf("%T, mood %d of %v: %v", b, mood, bad, err)
				}
				if got := plain(t, b, root); !bytes.Equal(got, car) {
					t.Errorf("%T, mood %d of %v: another CAR, %d bytes", b, mood, bad, len(got))
				}
			}
		}
	}
}

// plain reads a CAR without a check of its own.
func plain(t *testing.T, b ipfs.Backend, root cid.Cid) []byte {
	t.Helper()
	r, err := b.GetCAR(t.Context(), root, ipfs.ScopeAll)
	if err != nil {
		t.Error(err)
		return nil
	}
	defer r.Close()
	var got bytes.Buffer
	if _, err := got.ReadFrom(r); err != nil {
		t.Error(err)
	}
	return got.Bytes()
}

// TestJournalSurvives has a member miss a pin, a process end, and the next one mend it.
func TestJournalSurvives(t *testing.T) {
	ms, flaky := members(3)
	opts := replicated.Options{Acks: 2, Journal: filepath.Join(t.TempDir(), "journal")}
	b := must[*replicated.Backend](t)(replicated.New(ms, opts))
	root, car := stored(t, 9, 1<<20)
	flaky[2].Set(backendtest.Down)
	if err := b.PutCAR(t.Context(), root, bytes.NewReader(car)); err != nil {
		t.Fatal(err)
	}
	if err := b.Pin(t.Context(), root, "kept"); err != nil {
		t.Fatal(err)
	}
	for _, f := range flaky { // a process that ends, not stores that do
		f.Backend = kept{f.Backend}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	flaky[2].Set(backendtest.Healthy)
	b = must[*replicated.Backend](t)(replicated.New(ms, opts))
	if missed := b.Missed(); fmt.Sprint(missed) != "[0 0 1]" {
		t.Fatalf("missed: %v", missed)
	}
	rep, err := b.Repair(t.Context())
	if err != nil || rep.Done != 1 || len(rep.Failures) > 0 {
		t.Fatalf("%+v, %v", rep, err)
	}
	pins, err := ms[2].Pins(t.Context())
	if err != nil || len(pins) != 1 || pins[0].Name != "kept" || !whole(t, ms[2], root) {
		t.Fatalf("%v, %v", pins, err)
	}
}

// kept stays open.
type kept struct{ ipfs.Backend }

// Close does nothing.
func (kept) Close() error { return nil }
