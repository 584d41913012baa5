package transcript

import (
	"encoding/hex"
	"math"
	"math/rand/v2"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/cortensor-open/cortensor/core"
)

func random(n int, seed uint64) []Hash {
	r := rand.New(rand.NewPCG(seed, 2))
	out := make([]Hash, n)
	for i := range out {
		out[i] = NewLeaf(i+5, int32(r.IntN(1000)), []float32{float32(r.NormFloat64()), 1}).Hash()
	}
	return out
}

// The tree is the one of golang.org/x/mod's log, which is RFC 6962's.
func TestRootIsTheLogs(t *testing.T) {
	for n := 1; n <= 70; n++ {
		leaves := random(n, 1)
		var stored []tlog.Hash
		reader := tlog.HashReaderFunc(func(at []int64) (out []tlog.Hash, err error) {
			for _, i := range at {
				out = append(out, stored[i])
			}
			return out, nil
		})
		for i, leaf := range leaves {
			more, err := tlog.StoredHashesForRecordHash(int64(i), leaf, reader)
			if err != nil {
				t.Fatal(err)
			}
			stored = append(stored, more...)
		}
		want, err := tlog.TreeHash(int64(n), reader)
		if err != nil || Root(leaves) != want {
			t.Fatalf("%d leaves: another root, %v", n, err)
		}
		for i, leaf := range leaves {
			path, err := Prove(leaves, i)
			if err != nil {
				t.Fatal(err)
			}
			if err := Check(want, n, i, leaf, path); err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(path, int64(n), want, int64(i), leaf); err != nil {
				t.Fatalf("%d of %d: %v", i, n, err)
			}
			if n > 1 && (Check(want, n, (i+1)%n, leaf, path) == nil || Check(want, n, i, leaf, path[1:]) == nil) {
				t.Fatalf("%d of %d: a wrong path was accepted", i, n)
			}
		}
	}
}

func TestFirstNamesTheToken(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := 1; n <= 200; n++ {
		a := random(n, 7)
		b := append([]Hash(nil), a...)
		if i, err := First(n, NodeOf(a), NodeOf(b)); i != -1 || err != nil {
			t.Fatalf("equal: %d, %v", i, err)
		}
		at := r.IntN(n)
		for i := at; i < n; i++ { // a wrong token changes all that follow
			b[i][0] ^= 1
		}
		asked := 0
		count := func(from, to int) (Hash, error) { asked++; return NodeOf(b)(from, to) }
		if i, err := First(n, NodeOf(a), count); i != at || err != nil {
			t.Fatalf("%d of %d: found %d, %v", at, n, i, err)
		}
		if asked > 20 {
			t.Errorf("%d leaves: %d questions", n, asked)
		}
	}
	a, b := random(8, 1), random(8, 2)
	liar := func(from, to int) (Hash, error) {
		if to-from < 8 {
			return Hash{}, nil
		}
		return Root(b), nil
	}
	if _, err := First(8, NodeOf(a), liar); core.KindOf(err) != core.Corrupt {
		t.Errorf("a party that contradicts its root: %v", err)
	}
}

func TestGolden(t *testing.T) {
	negative := float32(math.Copysign(0, -1))
	if State([]float32{negative, 1}) != State([]float32{0, 1}) || State([]float32{0}) == State([]float32{math.SmallestNonzeroFloat32}) {
		t.Error("zero")
	}
	leaves := []Hash{NewLeaf(3, 7, []float32{1, -2.5}).Hash(), NewLeaf(4, 8, []float32{0, 3}).Hash(), NewLeaf(5, 2, []float32{-1, 1}).Hash()}
	root := Root(leaves)
	const want = "8c599afe80635e961e76fddc0af1477a1df4ea78b5b4120b1b4937a61975dd30"
	if got := hex.EncodeToString(root[:]); got != want {
		t.Errorf("root %s, want %s", got, want)
	}
	empty := Root(nil)
	if hex.EncodeToString(empty[:4]) != "e3b0c442" {
		t.Errorf("empty tree %x", empty)
	}
}

// A path from strangers is checked without a panic, and only the right one is accepted.
func FuzzCheck(f *testing.F) {
	f.Add(uint16(5), uint16(2), []byte("path"))
	f.Fuzz(func(t *testing.T, n, i uint16, raw []byte) {
		leaves := random(int(n%300)+1, 9)
		var path []Hash
		for len(raw) >= 32 {
			path, raw = append(path, Hash(raw[:32])), raw[32:]
		}
		at := int(i) % len(leaves)
		root := Root(leaves)
		want, err := Prove(leaves, at)
		if err != nil {
			t.Fatal(err)
		}
		same := len(want) == len(path)
		for k := range path {
			same = same && path[k] == want[k]
		}
		if (Check(root, len(leaves), at, leaves[at], path) == nil) != same {
			t.Fatal("a path that is not the proof was accepted")
		}
	})
}
