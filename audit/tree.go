package audit

import (
	"fmt"

	"github.com/ipfs/go-cid"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/cortensor-open/cortensor/core"
)

// LeafHash gives the RFC 6962 hash of a leaf: SHA-256 over a zero byte and the binary CID.
func LeafHash(leaf cid.Cid) core.Hash { return core.Hash(tlog.RecordHash(leaf.Bytes())) }

// VerifyInclusion checks that the tree of the given size and root holds leaf at index, by its RFC 6962 inclusion path.
// It fails with not_included.
func VerifyInclusion(leaf cid.Cid, index, size int64, path [][]byte, root core.Hash) error {
	if index < 0 || index >= size {
		return core.Fail(core.ReasonNotIncluded, "leaf %d is outside a log of %d leaves", index, size)
	}
	if len(path) > 64 {
		return core.Fail(core.ReasonNotIncluded, "a path of %d hashes; no log needs more than 64", len(path))
	}
	proof := make(tlog.RecordProof, len(path))
	for i, h := range path {
		if len(h) != tlog.HashSize {
			return core.Fail(core.ReasonNotIncluded, "hash %d of the path has %d bytes", i, len(h))
		}
		proof[i] = tlog.Hash(h)
	}
	if err := tlog.CheckRecord(proof, size, tlog.Hash(root), index, tlog.RecordHash(leaf.Bytes())); err != nil {
		return core.Fail(core.ReasonNotIncluded, "the path of leaf %d does not lead to root %s: %w", index, root, err)
	}
	return nil
}

// tree is a Merkle tree in memory: 64 bytes a leaf.
type tree struct {
	hashes []tlog.Hash // in tlog's storage order
	size   int64
}

// ReadHashes implements tlog.HashReader.
func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		if x < 0 || x >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("hash %d of %d", x, len(t.hashes))
		}
		out[i] = t.hashes[x]
	}
	return out, nil
}

func (t *tree) append(leaf cid.Cid) error {
	more, err := tlog.StoredHashes(t.size, leaf.Bytes(), t)
	if err != nil {
		return core.Errorf(core.Internal, "append leaf %d: %w", t.size, err)
	}
	t.hashes = append(t.hashes, more...)
	t.size++
	return nil
}

// root gives the root of the first n leaves; the zero hash when there are none, as the contract has it.
func (t *tree) root(n int64) (core.Hash, error) {
	if n == 0 {
		return core.Hash{}, nil
	}
	h, err := tlog.TreeHash(n, t)
	if err != nil {
		return core.Hash{}, core.Errorf(core.Internal, "root of %d leaves: %w", n, err)
	}
	return core.Hash(h), nil
}

// path gives the inclusion path of a leaf in the tree of the first size leaves.
func (t *tree) path(index, size int64) ([][]byte, error) {
	proof, err := tlog.ProveRecord(size, index, t)
	if err != nil {
		return nil, core.Errorf(core.Internal, "path of leaf %d in %d: %w", index, size, err)
	}
	out := make([][]byte, len(proof))
	for i := range proof {
		out[i] = proof[i][:]
	}
	return out, nil
}

func (t *tree) truncate(n int64) {
	if n < t.size {
		t.hashes, t.size = t.hashes[:tlog.StoredHashCount(n)], n
	}
}
