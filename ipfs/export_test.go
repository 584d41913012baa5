package ipfs

import (
	"io"
	"slices"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
)

// ReadRequestForTest lets a lying server of the external tests read a request.
func ReadRequestForTest(r io.Reader) (cid.Cid, Scope, error) {
	req, err := readRequest(r)
	return req.root, req.scope, err
}

// Wanted says whether a peer has asked for a block by bitswap.
func (n *Node) Wanted(p peer.ID, c cid.Cid) bool {
	return slices.ContainsFunc(n.bitswap.WantlistForPeer(p), c.Equals)
}

// WantlistForTest counts what bitswap's server remembers that a peer wants.
func (n *Node) WantlistForTest(p peer.ID) int { return len(n.bitswap.WantlistForPeer(p)) }
