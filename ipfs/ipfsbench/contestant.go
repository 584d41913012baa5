package ipfsbench

import (
	"context"
	"os/exec"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// contestant is one way to keep content.
type contestant interface {
	name() string
	durable() bool                                                  // whether an add that has ended survives a power cut
	init(ctx context.Context, dir string) error                     // an empty store in dir
	add(ctx context.Context, dir, path string, tree bool) *exec.Cmd // adds and pins, and prints the root's CID alone
	peer(ctx context.Context, dir, announce string) (peer, error)   // a node on loopback over the store
}

// peer is a running node of a contestant.
type peer interface {
	addr() string // to dial, ending in /p2p/<peer id>
	connect(ctx context.Context, addr string) error
	put(ctx context.Context, path string) (root string, err error)
	fetch(ctx context.Context, root, from string) error // brings a DAG from a connected peer and pins it
	record(ctx context.Context, root, from string) error
	putRecords(ctx context.Context, seed uint64, count int) ([]string, error)
	usage() (Usage, error)
	close() error
}

// ours is this program.
type ours struct{ program []string }

func (o ours) name() string                       { return "cortensor" }
func (o ours) durable() bool                      { return true }
func (o ours) init(context.Context, string) error { return nil }

func (o ours) command(ctx context.Context, args ...string) *exec.Cmd {
	return exec.CommandContext(ctx, o.program[0], append(o.program[1:len(o.program):len(o.program)], args...)...)
}

func (o ours) add(ctx context.Context, dir, path string, tree bool) *exec.Cmd {
	args := []string{"ipfs", "add", "--quiet", "--dir", dir}
	if tree {
		args = append(args, "-r")
	}
	return o.command(ctx, append(args, path)...)
}

// rival is Kubo with one of its stores.
type rival struct {
	binary string
	store  kubo.Store
}

func (r rival) name() string  { return "kubo-" + string(r.store) }
func (r rival) durable() bool { return r.store != kubo.Flatfs }

func (r rival) init(ctx context.Context, dir string) error {
	_, err := kubo.Init(ctx, r.binary, dir, r.store)
	return err
}

func (r rival) add(ctx context.Context, dir, path string, tree bool) *exec.Cmd {
	args := []string{"add", "-Q", "--progress=false"}
	if tree {
		args = append(args, "-r")
	}
	return (&kubo.Repo{Binary: r.binary, Dir: dir}).Command(ctx, append(args, path)...)
}
