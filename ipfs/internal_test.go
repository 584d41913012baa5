package ipfs

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

func TestRequestRoundTrip(t *testing.T) {
	for _, group := range []string{"", "session/7"} {
		requestRoundTrip(t, group)
	}
}

func requestRoundTrip(t *testing.T, group string) {
	want := request{
		group:  group,
		root:   core.CIDOf(cid.DagProtobuf, []byte("x")),
		scope:  Scope{Extent: ExtentEntity, From: 5, To: 1 << 50},
		limits: Limits{Bytes: 8 << 30, Blocks: 1 << 22, Depth: 4096},
	}
	frame := want.encode()
	got, err := readRequest(bytes.NewReader(frame))
	if err != nil || got != want {
		t.Fatalf("%+v, %v", got, err)
	}
	for cut := range frame {
		if _, err := readRequest(bytes.NewReader(frame[:cut])); err == nil {
			t.Fatalf("cut at %d: no error", cut)
		}
	}
}

func FuzzRequest(f *testing.F) {
	f.Add(request{root: core.CIDOf(cid.Raw, nil), scope: ScopeAll}.encode())
	f.Add(request{root: core.CIDOf(cid.Raw, nil), scope: ScopeAll, group: "session/7"}.encode())
	f.Add(request{root: core.CIDOf(cid.Raw, nil), scope: ScopeAll, group: "a member"}.encode())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, frame []byte) {
		if len(frame) > 1<<16 {
			return
		}
		r, err := readRequest(bytes.NewReader(frame))
		if err != nil {
			return
		}
		if r.scope.Validate() != nil || !r.root.Defined() || min(r.limits.Bytes, r.limits.Blocks, int64(r.limits.Depth)) < 0 {
			t.Fatalf("accepted %+v", r)
		}
		if again, err := readRequest(bytes.NewReader(r.encode())); err != nil || again != r {
			t.Fatalf("%+v becomes %+v, %v", r, again, err)
		}
	})
}

func FuzzReply(f *testing.F) {
	f.Add(refusal(statusMissing, ""))
	f.Add(refusal(statusBusy, "too many"))
	f.Add([]byte{0})
	f.Fuzz(func(t *testing.T, reply []byte) {
		if len(reply) > 1<<16 {
			return
		}
		if err := readStatus(bytes.NewReader(reply)); err == nil && reply[0] != byte(statusOK) {
			t.Fatal("a refusal passed for a reply")
		}
	})
}

// TestRangesOfRepeatedParts compares the blocks that a range sends with those that a reader of the range touches, for
// files in which the same subtree stands at several offsets.
func TestRangesOfRepeatedParts(t *testing.T) {
	const chunk, links = 64, 3
	rng := rand.New(rand.NewPCG(1, 2))
	l := NewMemory()
	part := make([]byte, chunk*links*links)
	for i := range part {
		part[i] = byte(rng.Uint32())
	}
	content := bytes.Repeat(part, links) // the same subtree three times
	root, size, err := l.putFile(t.Context(), bytes.NewReader(content), unixfs.Params{Chunk: chunk, Links: links})
	if err != nil {
		t.Fatal(err)
	}
	for range 300 {
		from := rng.Int64N(size)
		to := from + 1 + rng.Int64N(size-from)
		scope := Scope{Extent: ExtentEntity, From: from, To: to}
		car, err := l.GetCAR(t.Context(), root, scope)
		if err != nil {
			t.Fatal(err)
		}
		into := NewMemory()
		if err := into.Import(t.Context(), root, scope, Limits{}, car); err != nil {
			t.Fatalf("[%d, %d): %v", from, to, err)
		}
		f, err := unixfs.Open(t.Context(), func(_ context.Context, c cid.Cid, _ int64) ([]byte, error) { return into.block(c) }, root)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Seek(from, 0); err != nil {
			t.Fatal(err)
		}
		got := make([]byte, to-from)
		for n := 0; n < len(got); {
			k, err := f.Read(got[n:])
			if err != nil {
				t.Fatalf("[%d, %d): %v", from, to, err)
			}
			n += k
		}
		if !bytes.Equal(got, content[from:to]) {
			t.Fatalf("[%d, %d): other bytes", from, to)
		}
	}
}

// TestRace holds the planner's rules: order, hedging, fatal errors, and that nothing runs on afterwards.
func TestRace(t *testing.T) {
	broken := core.Fail(core.ReasonContentMissing, "broken")
	fail := run{"f", "car", func(context.Context, func()) error { return broken }}
	win := run{"w", "car2", func(context.Context, func()) error { return nil }}
	hang := run{"h", "car", func(ctx context.Context, _ func()) error { <-ctx.Done(); return ctx.Err() }}
	over := run{"o", "car", func(context.Context, func()) error { return errLimit }}
	for name, tt := range map[string]struct {
		runs   []run
		winner string
		failed int
		fatal  bool
	}{
		"nobody":               {nil, "", 0, false},
		"first wins":           {[]run{win, fail}, "car2", 0, false},
		"second wins":          {[]run{fail, win}, "car2", 1, false},
		"all fail":             {[]run{fail, fail, fail}, "", 3, false},
		"hang is hedged":       {[]run{hang, win}, "car2", 0, false},
		"hang, fail, win":      {[]run{hang, fail, win}, "car2", -1, false}, // the winner may be hedged before it is seen that the second failed
		"over a limit is over": {[]run{over, win}, "", 0, true},
	} {
		hedge := time.Hour // nobody is hedged but who hangs, however slow the machine
		if strings.HasPrefix(name, "hang") {
			hedge = time.Millisecond
		}
		winner, failed, err := race(t.Context(), hedge, tt.runs)
		if winner != tt.winner || tt.failed >= 0 && len(failed) != tt.failed || (err != nil) != tt.fatal {
			t.Errorf("%s: winner %q, %d failed, %v", name, winner, len(failed), err)
		}
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	winner, failed, err := race(ctx, time.Hour, []run{hang, win})
	if winner != "" || err != nil || len(failed) != 1 || !errors.Is(failed[0].Err, context.DeadlineExceeded) {
		t.Errorf("deadline: winner %q, failed %v, %v", winner, failed, err)
	}
}

// TestReceiveCutAtEachByte reads a CAR beside which blocks are hashed: whatever is cut off or put behind it, nothing but the
// DAG gets in, and reading has ended when receive returns.
func TestReceiveCutAtEachByte(t *testing.T) {
	src := NewMemory()
	root, _, err := src.putFile(t.Context(), bytes.NewReader([]byte("some content in several small blocks")), unixfs.Params{Chunk: 4, Links: 3})
	if err != nil {
		t.Fatal(err)
	}
	r, err := src.GetCAR(t.Context(), root, ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	try := func(stream []byte) (*Local, error) {
		into := NewMemory()
		v, err := newVerifier(root, ScopeAll, Limits{}, into.held)
		if err != nil {
			t.Fatal(err)
		}
		return into, receive(io.NopCloser(bytes.NewReader(stream)), 64<<10, v, func(c cid.Cid, data []byte, _ bool) error {
			_, err := into.append(c, data)
			return err
		})
	}
	for n := range whole {
		if _, err := try(whole[:n]); core.ReasonOf(err) != core.ReasonContentMissing {
			t.Fatalf("cut at %d of %d: %v", n, len(whole), err)
		}
		flipped := bytes.Clone(whole)
		flipped[n] ^= 1
		into, err := try(flipped)
		if err == nil { // a bit of the list of roots
			err = into.whole(t.Context(), root)
		} else if r := core.ReasonOf(err); r != core.ReasonContentMismatch && r != core.ReasonContentMissing && core.KindOf(err) != core.Invalid {
			t.Fatalf("bit flipped at %d: %v", n, err)
		} else {
			err = nil
		}
		if err != nil {
			t.Fatalf("bit flipped at %d: %v", n, err)
		}
	}
	if into, err := try(append(whole, whole...)); err != nil || into.Stats().Blocks != src.Stats().Blocks {
		t.Fatalf("more behind the end: %v", err)
	}
}

// TestSkippedWalk: what a request skips and what comes make the whole, wherever the first stream was cut.
func TestSkippedWalk(t *testing.T) {
	src := NewMemory()
	root, _, err := src.putFile(t.Context(), bytes.NewReader(bytes.Repeat([]byte("abcdabcdefgh"), 20)), unixfs.Params{Chunk: 5, Links: 3})
	if err != nil {
		t.Fatal(err)
	}
	all := func(skip int64) (out []cid.Cid) {
		e, err := newExport(src.block, root, ScopeAll, Limits{})
		if err != nil {
			t.Fatal(err)
		}
		e.Skip = skip
		for {
			c, _, err := e.Next()
			if errors.Is(err, io.EOF) {
				return out
			}
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, c)
		}
	}
	want := all(0)
	for skip := range len(want) + 2 {
		if got := all(int64(skip)); !slices.Equal(got, want[min(skip, len(want)):]) {
			t.Fatalf("skip %d: %d blocks of %d", skip, len(got), len(want))
		}
	}
}
