package ipfs

import (
	"io"

	"github.com/ipfs/go-cid"
)

// ReadRequestForTest lets a lying server of the external tests read a request.
func ReadRequestForTest(r io.Reader) (cid.Cid, Scope, error) {
	req, err := readRequest(r)
	return req.root, req.scope, err
}
