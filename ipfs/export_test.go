package ipfs

import (
	"io"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/peer"
)

// ReadRequestForTest lets a lying server of the external tests read a request.
func ReadRequestForTest(r io.Reader) (cid.Cid, Scope, error) {
	req, err := readRequest(r)
	return req.root, req.scope, err
}

// WantlistForTest counts what bitswap's server remembers that a peer wants.
func (n *Node) WantlistForTest(p peer.ID) int { return len(n.bitswap.WantlistForPeer(p)) }
