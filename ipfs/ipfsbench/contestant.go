package ipfsbench

import (
	"context"
	"os/exec"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// contestant is one way to keep content.
type contestant interface {
	name() string
	durable() bool                              // whether an add that has ended survives a power cut
	init(ctx context.Context, dir string) error // an empty store in dir
	// add adds and pins paths and prints their CIDs, one a line; of a tree that of the top alone.
	add(ctx context.Context, dir string, tree bool, paths ...string) *exec.Cmd
	// peer runs a node over the store on a port of loopback; announce is the one address that it tells its peers.
	peer(ctx context.Context, dir string, port int, announce string) (peer, error)
}

// peer is a running node of a contestant.
type peer interface {
	id() string // peer id
	connect(ctx context.Context, addr string) error
	fetch(ctx context.Context, root, from string) error // brings a DAG from a connected peer and pins it: durable
	putRecords(ctx context.Context, seed uint64, count int) ([]string, error)
	records(ctx context.Context, roots []string, from string) ([]time.Duration, error) // one after the other
	readers(ctx context.Context, roots []string, from string) ([]time.Duration, error) // all at once, without pins
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

func (o ours) add(ctx context.Context, dir string, tree bool, paths ...string) *exec.Cmd {
	args := []string{"ipfs", "add", "--quiet", "--dir", dir}
	if tree {
		args = append(args, "-r")
	}
	return o.command(ctx, append(args, paths...)...)
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

func (r rival) add(ctx context.Context, dir string, tree bool, paths ...string) *exec.Cmd {
	args := []string{"add", "-q", "--progress=false"}
	if tree {
		args = []string{"add", "-Q", "--progress=false", "-r"}
	}
	return (&kubo.Repo{Binary: r.binary, Dir: dir}).Command(ctx, append(args, paths...)...)
}
