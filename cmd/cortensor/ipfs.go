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
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/node"
)

func ipfsCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "ipfs", Short: "The data plane by hand: content in, content out, pins, checks, measurements", RunE: needsSubcommand}
	cmd.AddCommand(ipfsAddCommand(), ipfsCatCommand(), ipfsGetCommand(), ipfsLsCommand(), ipfsPinCommand(), ipfsUnpinCommand(), ipfsPinsCommand(), ipfsGCCommand(),
		ipfsStatCommand(), ipfsNameCommand(), ipfsVerifyCommand(), ipfsBenchCommand(), ipfsBenchAgentCommand())
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
		return &busyError{dir, err}
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

// source is an open store that a command reads from, with or without a network behind it.
type source struct {
	store *ipfs.Local
	node  *ipfs.Node // nil where only the store is read
	from  []string
}

// withSource opens the store, and its network side where providers are named.
func (f *storeFlags) withSource(ctx context.Context, from []string, do func(*source) error) error {
	if len(from) == 0 {
		return f.withStore(func(s *ipfs.Local) error { return do(&source{store: s}) })
	}
	return f.withNode(ctx, func(n *ipfs.Node) error { return do(&source{store: n.Local, node: n, from: from}) })
}

// Block reads a block of the store, or fetches it.
func (s *source) Block(ctx context.Context, c cid.Cid) ([]byte, error) {
	if s.node == nil {
		return s.store.Block(ctx, c)
	}
	return s.node.GetBlock(ctx, c, s.from)
}

// resolve follows a path to the block at its end.
func (s *source) resolve(ctx context.Context, arg string) (cid.Cid, error) {
	p, err := parseTarget(arg)
	if err != nil {
		return cid.Undef, err
	}
	r, err := files.Resolve(ctx, s, p)
	if err == nil && len(r.Rest) > 0 {
		err = core.Errorf(core.Invalid, "%s ends inside the record %s, at %s", arg, r.Cid, strings.Join(r.Rest, "/"))
	}
	return r.Cid, err
}

// open opens a file by range.
func (s *source) open(ctx context.Context, c cid.Cid) (io.ReadSeekCloser, int64, error) {
	if s.node != nil {
		return s.node.OpenFile(ctx, c, s.from)
	}
	r, err := files.Open(ctx, s, c)
	if err != nil {
		return nil, 0, fmt.Errorf("open file %s: %w", c, err)
	}
	return r, r.Size(), nil
}

// bring makes sure that what the root links to is in the store, where there is a network to bring it.
func (s *source) bring(ctx context.Context, root cid.Cid) error {
	if s.node == nil {
		return nil
	}
	return s.node.Fetch(ctx, root, ipfs.ScopeAll, ipfs.Limits{}, s.from)
}

// bindFrom is the flag that names providers.
func bindFrom(cmd *cobra.Command, from *[]string) {
	cmd.Flags().StringArrayVar(from, "from", nil, "fetch what is missing from `PROVIDER`, a multiaddr that ends in /p2p/<peer id>; may be repeated")
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

// parseTarget reads CID, CID/path, /ipfs/CID/path or ipfs://CID/path.
func parseTarget(arg string) (files.Path, error) {
	p, err := files.ParsePath(arg)
	if err != nil {
		return p, usageError{err}
	}
	return p, nil
}

// parseRoots reads arguments that must be CIDs without a path.
func parseRoots(args []string) ([]cid.Cid, error) {
	var roots []cid.Cid
	for _, arg := range args {
		p, err := parseTarget(arg)
		if err != nil {
			return nil, err
		}
		if len(p.Segments) > 0 {
			return nil, usageError{fmt.Errorf("%q: want a CID alone, without a path", arg)}
		}
		roots = append(roots, p.Root)
	}
	return roots, nil
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
