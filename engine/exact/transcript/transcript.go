// Package transcript fixes what an engine computed for an answer in 32 bytes, as exact/1 specifies (docs/exact.md, Transcript): a
// leaf for each token, and the root of their Merkle tree. Two parties whose roots differ find the first token on which they do
// by comparing a hash for each level of the tree, and prove it to others by one path.
package transcript

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"github.com/cortensor-open/cortensor/core"
)

// Hash is a node of the tree.
type Hash = tlog.Hash

// Leaf is what the tree holds of one generated token.
type Leaf struct {
	Position int64 // of the token in the sequence; the prompt's first token has 0
	Token    int32 // its number
	State    Hash  // SHA-256 of the final hidden state that it was chosen from
}

// NewLeaf makes the leaf of a token that was chosen after this hidden state.
func NewLeaf(position int, token int32, hidden []float32) Leaf {
	return Leaf{Position: int64(position), Token: token, State: State(hidden)}
}

// State is the SHA-256 of a hidden state: its elements as little-endian float32, −0 as +0.
func State(hidden []float32) Hash {
	b := make([]byte, 4*len(hidden))
	for i, x := range hidden {
		if x != 0 {
			binary.LittleEndian.PutUint32(b[4*i:], math.Float32bits(x))
		}
	}
	return sha256.Sum256(b)
}

// Bytes gives the leaf as it is hashed: its position (8 bytes, little-endian), its token (4 bytes, little-endian) and its state.
func (l Leaf) Bytes() []byte {
	b := make([]byte, 0, 8+4+sha256.Size)
	b = binary.LittleEndian.AppendUint64(b, uint64(l.Position))
	b = binary.LittleEndian.AppendUint32(b, uint32(l.Token))
	return append(b, l.State[:]...)
}

// Hash gives the leaf's hash.
func (l Leaf) Hash() Hash { return tlog.RecordHash(l.Bytes()) }

// Root gives the Merkle tree hash of leaves as RFC 6962 defines it; that of no leaves is the SHA-256 of nothing.
func Root(leaves []Hash) Hash {
	switch n := len(leaves); n {
	case 0:
		return sha256.Sum256(nil)
	case 1:
		return leaves[0]
	default:
		k := split(n)
		return tlog.NodeHash(Root(leaves[:k]), Root(leaves[k:]))
	}
}

// split is the largest power of two below n.
func split(n int) int { return 1 << (bits.Len(uint(n-1)) - 1) }

// Prove gives the hashes that lead from leaf i to the root, RFC 6962's audit path, from the leaf's sibling upwards.
func Prove(leaves []Hash, i int) ([]Hash, error) {
	if i < 0 || i >= len(leaves) {
		return nil, core.Errorf(core.Invalid, "transcript: leaf %d of %d", i, len(leaves))
	}
	if len(leaves) == 1 {
		return nil, nil
	}
	k := split(len(leaves))
	inside, beside, at := leaves[:k], leaves[k:], i
	if i >= k {
		inside, beside, at = beside, inside, i-k
	}
	path, err := Prove(inside, at)
	return append(path, Root(beside)), err
}

// Check tells whether a path leads from a leaf's hash, the i-th of n, to the root; the error is core.Corrupt when it does not.
func Check(root Hash, n, i int, leaf Hash, path []Hash) error {
	if i < 0 || i >= n {
		return core.Errorf(core.Invalid, "transcript: leaf %d of %d", i, n)
	}
	if got, ok := climb(n, i, leaf, path); !ok || got != root {
		return core.Errorf(core.Corrupt, "transcript: the path does not lead from leaf %d of %d to the root", i, n)
	}
	return nil
}

func climb(n, i int, leaf Hash, path []Hash) (Hash, bool) {
	if n == 1 {
		return leaf, len(path) == 0
	}
	if len(path) == 0 {
		return Hash{}, false
	}
	beside, path := path[len(path)-1], path[:len(path)-1]
	if k := split(n); i < k {
		below, ok := climb(k, i, leaf, path)
		return tlog.NodeHash(below, beside), ok
	} else {
		below, ok := climb(n-k, i-k, leaf, path)
		return tlog.NodeHash(beside, below), ok
	}
}

// Node gives the root of the subtree of leaves from to to−1; a party answers it in a search.
type Node func(from, to int) (Hash, error)

// NodeOf answers from leaves that are at hand.
func NodeOf(leaves []Hash) Node {
	return func(from, to int) (Hash, error) {
		if from < 0 || to > len(leaves) || from >= to {
			return Hash{}, core.Errorf(core.Invalid, "transcript: leaves %d to %d of %d", from, to, len(leaves))
		}
		return Root(leaves[from:to]), nil
	}
}

// First finds the first of n leaves on which two parties differ, asking each for one subtree a level; −1 when their roots are
// equal. What a party says on the way must agree with its own root: an answer that does not is an error of kind Corrupt.
func First(n int, a, b Node) (int, error) {
	if n < 1 {
		return -1, nil
	}
	rootA, err := a(0, n)
	if err != nil {
		return -1, err
	}
	rootB, err := b(0, n)
	if err != nil || rootA == rootB {
		return -1, err
	}
	from, to := 0, n
	for to-from > 1 {
		mid := from + split(to-from)
		left, right, err := children(a, from, mid, to, rootA)
		if err != nil {
			return -1, err
		}
		leftB, rightB, err := children(b, from, mid, to, rootB)
		if err != nil {
			return -1, err
		}
		if left != leftB {
			to, rootA, rootB = mid, left, leftB
		} else {
			from, rootA, rootB = mid, right, rightB
		}
	}
	return from, nil
}

// children asks for both halves of a node whose hash is known.
func children(ask Node, from, mid, to int, node Hash) (left, right Hash, err error) {
	if left, err = ask(from, mid); err != nil {
		return left, right, err
	}
	if right, err = ask(mid, to); err != nil {
		return left, right, err
	}
	if tlog.NodeHash(left, right) != node {
		return left, right, core.Errorf(core.Corrupt, "transcript: the halves of leaves %d to %d do not make their hash", from, to)
	}
	return left, right, nil
}
