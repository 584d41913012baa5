package audit

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/ipfs/go-cid"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"

	"github.com/cortensor-open/cortensor/core"
)

func leafOf(i int) cid.Cid { return core.CIDOf(cid.DagCBOR, fmt.Append(nil, "leaf ", i)) }

// Roots and paths are those of another implementation of RFC 6962, and each side accepts the other's paths.
func TestTreeIsRFC6962(t *testing.T) {
	other := testonly.New(rfc6962.DefaultHasher)
	mine := &tree{}
	const sizes = 70
	for i := range sizes {
		other.AppendData(leafOf(i).Bytes())
		if err := mine.append(leafOf(i)); err != nil {
			t.Fatal(err)
		}
	}
	for size := int64(1); size <= sizes; size++ {
		root, err := mine.root(size)
		if err != nil || !bytes.Equal(root[:], other.HashAt(uint64(size))) {
			t.Fatalf("root of %d: %s, want %x (%v)", size, root, other.HashAt(uint64(size)), err)
		}
		for i := range size {
			path, err := mine.path(i, size)
			if err != nil {
				t.Fatal(err)
			}
			leaf := leafOf(int(i))
			hash := LeafHash(leaf)
			if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(i), uint64(size), hash[:], path, root[:]); err != nil {
				t.Errorf("path of %d in %d: %v", i, size, err)
			}
			theirs, err := other.InclusionProof(uint64(i), uint64(size))
			if err != nil {
				t.Fatal(err)
			}
			if err := VerifyInclusion(leaf, i, size, theirs, root); err != nil {
				t.Error(err)
			}
			if VerifyInclusion(leafOf(int(i)+1), i, size, path, root) == nil || VerifyInclusion(leaf, i, size, append(path, root[:]), root) == nil ||
				VerifyInclusion(leaf, i-1, size, path, root) == nil || VerifyInclusion(leaf, size, size, path, root) == nil {
				t.Errorf("leaf %d of %d: a wrong path was accepted", i, size)
			}
		}
	}
	for _, size := range []int64{64, 33, 32, 7, 1, 0} {
		mine.truncate(size)
		want, _ := testTree(int(size)).root(size)
		if got, err := mine.root(size); err != nil || got != want {
			t.Errorf("cut to %d: %s, want %s (%v)", size, got, want, err)
		}
	}
}

func testTree(n int) *tree {
	t := &tree{}
	for i := range n {
		t.append(leafOf(i))
	}
	return t
}

func TestVerifyInclusionTakesNonsense(t *testing.T) {
	root, _ := testTree(3).root(3)
	for _, path := range [][][]byte{nil, {{1}}, make([][]byte, 65), {root[:], nil}} {
		if err := VerifyInclusion(leafOf(0), 0, 3, path, root); core.ReasonOf(err) != core.ReasonNotIncluded {
			t.Errorf("%d hashes: %v", len(path), err)
		}
	}
	if err := VerifyInclusion(cid.Undef, -1, -5, nil, root); core.ReasonOf(err) != core.ReasonNotIncluded {
		t.Error(err)
	}
}
