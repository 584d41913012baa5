package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/cortensor-open/cortensor/node"
)

// nameRow is one name as printed.
type nameRow struct {
	Label    string    `json:"label,omitempty"` // of a key in this store
	Name     string    `json:"name"`            // k51…
	Value    string    `json:"value,omitempty"`
	Sequence uint64    `json:"sequence"`
	Expires  time.Time `json:"expires,omitzero"`
}

// nameFlags are the options of the commands on names.
type nameFlags struct {
	storeFlags
	from     []string
	gateways []string
}

func ipfsNameCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "name", Short: "Names that stand for content that changes (IPNS)", RunE: needsSubcommand}
	cmd.AddCommand(namePublishCommand(), nameResolveCommand(), nameListCommand())
	return cmd
}

func namePublishCommand() *cobra.Command {
	var f nameFlags
	cmd := &cobra.Command{Use: "publish LABEL PATH", Short: "Make the name of a key stand for /ipfs/CID or /ipns/NAME",
		Long: "Make the name of a key stand for a path. The key is made on first use and kept in the store's directory. The record is given to whoever\n" +
			"asks a node with this store, which also signs it anew before it ends (48 hours).",
		Args: exactly(2, "a label and a path such as /ipfs/CID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.orRemote(f.withNames(cmd.Context(), func(s *name.Service) error {
				keys, err := s.Keys()
				if err != nil {
					return err
				}
				if _, ok := keys[args[0]]; !ok {
					if _, err := s.NewKey(args[0]); err != nil {
						return err
					}
				}
				info, err := s.Publish(cmd.Context(), args[0], args[1])
				if err != nil {
					return err
				}
				return f.show(cmd, nameRow{args[0], info.Name, info.Value, info.Sequence, info.Expires})
			}), func(r *remote) error {
				var info writeapi.NameInfo
				if err := r.post(cmd.Context(), "/names", writeapi.PublishRequest{Label: args[0], Value: args[1]}, &info); err != nil {
					return err
				}
				return f.show(cmd, remoteName(info))
			})
		}}
	f.bind(cmd)
	return cmd
}

func nameResolveCommand() *cobra.Command {
	var f nameFlags
	cmd := &cobra.Command{Use: "resolve NAME", Short: "Find what a name stands for", Args: exactly(1, "a name such as k51…"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.orRemote(f.withNames(cmd.Context(), func(s *name.Service) error {
				info, err := s.Resolve(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				return f.show(cmd, nameRow{"", info.Name, info.Value, info.Sequence, info.Expires})
			}), func(r *remote) error {
				if len(f.from)+len(f.gateways) > 0 {
					return errOnlyHere("--from, --gateway")
				}
				var info writeapi.NameInfo
				if err := r.ask(cmd.Context(), http.MethodGet, "/names/"+url.PathEscape(args[0]), nil, nil, &info); err != nil {
					return err
				}
				return f.show(cmd, remoteName(info))
			})
		}}
	f.bind(cmd)
	cmd.Flags().StringArrayVar(&f.from, "from", nil, "ask `PEER`, a multiaddr that ends in /p2p/<peer id>; may be repeated")
	cmd.Flags().StringArrayVar(&f.gateways, "gateway", nil, "ask the HTTP gateway at `URL`; may be repeated")
	return cmd
}

func nameListCommand() *cobra.Command {
	var f nameFlags
	cmd := &cobra.Command{Use: "list", Short: "List this store's keys and their names", Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.orRemote(f.withNames(cmd.Context(), func(s *name.Service) error {
				keys, err := s.Keys()
				if err != nil {
					return err
				}
				rows := []nameRow{}
				for _, label := range slices.Sorted(maps.Keys(keys)) {
					rows = append(rows, nameRow{Label: label, Name: keys[label]})
				}
				return f.list(cmd, rows)
			}), func(r *remote) error {
				var list writeapi.NameList
				if err := r.ask(cmd.Context(), http.MethodGet, "/names", nil, nil, &list); err != nil {
					return err
				}
				rows := []nameRow{}
				for _, n := range list.Names {
					rows = append(rows, remoteName(n))
				}
				return f.list(cmd, rows)
			})
		}}
	f.bind(cmd)
	return cmd
}

// remoteName is a name as a running node's API gives it.
func remoteName(n writeapi.NameInfo) nameRow {
	row := nameRow{Label: n.Label, Name: n.Name, Value: n.Value, Sequence: n.Sequence}
	if n.Expires != nil {
		row.Expires = *n.Expires
	}
	return row
}

func (f *nameFlags) list(cmd *cobra.Command, rows []nameRow) error {
	return f.print(cmd, rows, func(w io.Writer) error {
		for _, r := range rows {
			if _, err := fmt.Fprintf(w, "%s  %s\n", r.Name, r.Label); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *nameFlags) show(cmd *cobra.Command, row nameRow) error {
	return f.print(cmd, row, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s\n", row.Name, row.Value)
		return err
	})
}

// withNames opens the store and the names beside it.
func (f *nameFlags) withNames(ctx context.Context, do func(*name.Service) error) error {
	dir, err := f.place()
	if err != nil {
		return err
	}
	return f.withNode(ctx, func(n *ipfs.Node) (err error) {
		if len(f.from) > 0 {
			if err := n.Connect(ctx, f.from); err != nil {
				return err
			}
		}
		s, err := name.Open(name.Options{Dir: node.NamesDir(dir), Host: n.Host(), Gateways: f.gateways, Logger: slog.Default(),
			Visible: func(c cid.Cid) bool { return n.Visible(c, "") }})
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.Close()) }()
		if err := f.known(ctx, n); err != nil {
			return err
		}
		return do(s)
	})
}

// known waits until each peer of --from has told what it serves: names are asked of peers that are known to keep them.
func (f *nameFlags) known(ctx context.Context, n *ipfs.Node) error {
	if len(f.from) == 0 {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		for _, p := range n.Peers() {
			if got, err := n.Host().Peerstore().SupportsProtocols(p, name.Protocol); err == nil && len(got) > 0 {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return core.Fail(core.ReasonUnreachable, "none of the peers named keeps names: %v", f.from)
		case <-tick.C:
		}
	}
}
