package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs"
)

// pinFlags are the options of `ipfs pin`.
type pinFlags struct {
	storeFlags
	name string
	from []string
}

// pinOutRow is one pin as printed.
type pinOutRow struct {
	CID     string    `json:"cid"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
}

func ipfsPinCommand() *cobra.Command {
	var f pinFlags
	cmd := &cobra.Command{Use: "pin CID...", Short: "Keep whole DAGs; what is missing is fetched from the providers named",
		Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachRoot(args, func(t target) error {
				if len(f.from) == 0 {
					return f.withStore(func(s *ipfs.Local) error { return f.pin(cmd, s, t) })
				}
				return f.withNode(cmd.Context(), func(n *ipfs.Node) error {
					if err := n.Fetch(cmd.Context(), t.root, ipfs.ScopeAll, ipfs.Limits{}, f.from); err != nil {
						return err
					}
					return f.pin(cmd, n.Local, t)
				})
			})
		}}
	f.bind(cmd)
	cmd.Flags().StringVar(&f.name, "name", "", "`NAME` of the pin")
	bindFrom(cmd, &f.from)
	return cmd
}

func (f *pinFlags) pin(cmd *cobra.Command, s *ipfs.Local, t target) error {
	if err := s.Pin(cmd.Context(), t.root, f.name); err != nil {
		return fmt.Errorf("pin %s: %w", t, err)
	}
	return f.print(cmd, pinOutRow{CID: t.root.String(), Name: f.name}, func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "pinned %s\n", t.root)
		return err
	})
}

func ipfsUnpinCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{Use: "unpin CID...", Short: "End the promise to keep DAGs", Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return f.withStore(func(s *ipfs.Local) error {
				return eachRoot(args, func(t target) error {
					if err := s.Unpin(cmd.Context(), t.root); err != nil {
						return fmt.Errorf("unpin: %w", err)
					}
					return f.print(cmd, map[string]string{"cid": t.root.String()}, func(w io.Writer) error {
						_, err := fmt.Fprintf(w, "unpinned %s\n", t.root)
						return err
					})
				})
			})
		}}
	f.bind(cmd)
	return cmd
}

// eachRoot reads all arguments before it acts on the first.
func eachRoot(args []string, do func(target) error) error {
	var targets []target
	for _, arg := range args {
		root, err := parseRoot(arg)
		if err != nil {
			return err
		}
		targets = append(targets, target{root: root})
	}
	for _, t := range targets {
		if err := do(t); err != nil {
			return err
		}
	}
	return nil
}

func ipfsPinsCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{Use: "pins", Short: "List the pins", Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return f.withStore(func(s *ipfs.Local) error {
				rows, err := pinRows(cmd.Context(), s)
				if err != nil {
					return err
				}
				return f.print(cmd, rows, func(w io.Writer) error { return printPins(w, rows) })
			})
		}}
	f.bind(cmd)
	return cmd
}

func pinRows(ctx context.Context, s *ipfs.Local) ([]pinOutRow, error) {
	pins, err := s.Pins(ctx)
	rows := make([]pinOutRow, 0, len(pins))
	for _, p := range pins {
		rows = append(rows, pinOutRow{p.Root.String(), p.Name, p.Created})
	}
	return rows, err
}

func printPins(w io.Writer, rows []pinOutRow) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CID\tCREATED\tNAME")
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.CID, r.Created.Format(time.RFC3339), r.Name)
	}
	return table.Flush()
}
