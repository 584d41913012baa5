package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"

	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/node"
)

func ipfsCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "ipfs", Short: "The data plane by hand: content in, content out, pins, checks, measurements", RunE: needsSubcommand}
	cmd.AddCommand(ipfsAddCommand(), ipfsCatCommand(), ipfsPinCommand(), ipfsUnpinCommand(), ipfsPinsCommand(),
		ipfsBenchCommand(), ipfsBenchAgentCommand())
	return cmd
}

// storeFlags are what every command on a store takes.
type storeFlags struct {
	options
	dir      string
	progress bool
}

func (f *storeFlags) bind(cmd *cobra.Command) {
	f.options.bind(cmd)
	cmd.Flags().StringVar(&f.dir, "dir", "", "store `DIR`, such as a node's ROLE/content; default: ipfs in the state directory")
	cmd.Flags().BoolVar(&f.progress, "progress", false, "show progress on stderr also where it is no terminal")
}

// place gives the store's directory.
func (f *storeFlags) place() (string, error) {
	if f.dir != "" {
		return filepath.Abs(f.dir)
	}
	cfg, _, err := f.load(nil)
	if err != nil {
		return "", err
	}
	state, err := node.StateDir(cfg.Dir)
	if err != nil {
		return "", err
	}
	return filepath.Join(state, "ipfs"), nil
}

// open opens the store alone, without a network.
func (f *storeFlags) open() (*ipfs.Local, error) {
	dir, err := f.place()
	if err != nil {
		return nil, err
	}
	store, err := ipfs.OpenLocal(dir, slog.Default())
	return store, busyHint(dir, err)
}

// connect opens the store with a network side that only dials: it listens nowhere and has a new identity each time.
func (f *storeFlags) connect(ctx context.Context) (*ipfs.Node, error) {
	dir, err := f.place()
	if err != nil {
		return nil, err
	}
	identity, _, err := libp2pcrypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		return nil, core.Errorf(core.Internal, "make an identity: %w", err)
	}
	n, err := ipfs.Open(ctx, ipfs.Config{Dir: dir, Identity: identity, Logger: slog.Default()})
	return n, busyHint(dir, err)
}

// busyHint says what to do about a store that another process has open.
func busyHint(dir string, err error) error {
	if core.KindOf(err) == core.Busy {
		return core.Errorf(core.Busy, "the store in %s is in use by a running node: stop the node, use its HTTP API, or name another store with --dir: %w", dir, err)
	}
	return err
}

// withStore runs f on the open store.
func (f *storeFlags) withStore(do func(*ipfs.Local) error) error {
	store, err := f.open()
	if err != nil {
		return err
	}
	return errors.Join(do(store), store.Close())
}

// withNode runs f on the store with its network side.
func (f *storeFlags) withNode(ctx context.Context, do func(*ipfs.Node) error) error {
	n, err := f.connect(ctx)
	if err != nil {
		return err
	}
	return errors.Join(do(n), n.Close())
}

// print writes the one JSON document, or what text writes.
func (f *storeFlags) print(cmd *cobra.Command, document any, text func(io.Writer) error) error {
	if f.json {
		return json.NewEncoder(cmd.OutOrStdout()).Encode(document)
	}
	return text(cmd.OutOrStdout())
}

// target is what a command names: a root and a path below it.
type target struct {
	root cid.Cid
	path string // without a leading slash; empty for the root itself
}

// String gives the target as it is written.
func (t target) String() string {
	if t.path == "" {
		return t.root.String()
	}
	return t.root.String() + "/" + t.path
}

// parseTarget reads CID, CID/path, /ipfs/CID/path or ipfs://CID/path.
func parseTarget(arg string) (target, error) {
	text := strings.TrimPrefix(strings.TrimPrefix(arg, "/ipfs/"), "ipfs://")
	head, path, _ := strings.Cut(text, "/")
	root, err := cid.Decode(head)
	if err != nil {
		return target{}, usageError{fmt.Errorf("%q is not a CID: %w", arg, err)}
	}
	return target{root, strings.Trim(path, "/")}, nil
}

// parseRoot reads a target that must be a root.
func parseRoot(arg string) (cid.Cid, error) {
	t, err := parseTarget(arg)
	if err == nil && t.path != "" {
		return cid.Undef, usageError{fmt.Errorf("%q: want a CID alone, without a path", arg)}
	}
	return t.root, err
}

// atLeast wraps cobra's argument count so that a wrong one is a usage error.
func atLeast(n int, want string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return usageError{fmt.Errorf("want %s", want)}
		}
		return nil
	}
}

func atMost(n int, want string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) > n {
			return usageError{fmt.Errorf("want %s", want)}
		}
		return nil
	}
}
