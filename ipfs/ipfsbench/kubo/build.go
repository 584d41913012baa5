// Package kubo runs a real Kubo as a process: the rival of the benchmarks and the peer of the interop tests.
package kubo

import (
	"context"

	"github.com/cortensor-open/cortensor/internal/toolbuild"
)

// Binary gives the path of the Kubo binary and builds it first if need be; see toolbuild.
func Binary(ctx context.Context) (string, error) {
	return toolbuild.Binary(ctx, "kubo", "github.com/ipfs/kubo/cmd/ipfs")
}
