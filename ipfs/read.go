package ipfs

import (
	"context"

	"github.com/ipfs/go-cid"
)

// ReadBlock gives a block that is in the store, without the network. One that is not there is an error of kind NotFound,
// a CID of another hash or codec than the store's one of kind Invalid.
func (l *Local) ReadBlock(_ context.Context, c cid.Cid) ([]byte, error) { return l.block(c) }

// BlockSize gives the size in bytes of a block that is in the store; ok is false where it is not.
func (l *Local) BlockSize(c cid.Cid) (size int, ok bool) { return l.size(c) }
