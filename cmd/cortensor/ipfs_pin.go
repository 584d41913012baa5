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

// pinRow is one pin as printed.
type pinRow struct {
	CID     string    `json:"cid"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
}

func ipfsPinCommand() *cobra.Command {
	var f pinFlags
	cmd := &cobra.Command{Use: "pin CID...", Short: "Keep whole DAGs; what is missing is fetched from the providers named",
		Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSPin(cmd, &f, args) }}
	f.bind(cmd)
	cmd.Flags().StringVar(&f.name, "name", "", "`NAME` of the pins")
	bindFrom(cmd, &f.from)
	return cmd
}

func runIPFSPin(cmd *cobra.Command, f *pinFlags, args []string) error {
	roots, err := parseRoots(args)
	if err != nil {
		return err
	}
	if len(f.name) > ipfs.MaxPinName {
		return usageError{fmt.Errorf("--name: %d bytes, at most %d", len(f.name), ipfs.MaxPinName)}
	}
	return f.withSource(cmd.Context(), f.from, func(s *source) error {
		for _, root := range roots {
			if err := s.bring(cmd.Context(), root); err != nil {
				return fmt.Errorf("pin %s: %w", root, err)
			}
			if err := s.store.Pin(cmd.Context(), root, f.name); err != nil {
				return fmt.Errorf("pin %s: %w", root, err)
			}
		}
		return f.done(cmd, "pinned", args)
	})
}

// done reports roots on which something was done.
func (f *storeFlags) done(cmd *cobra.Command, what string, roots []string) error {
	return f.print(cmd, map[string][]string{what: roots}, func(w io.Writer) error {
		for _, root := range roots {
			if _, err := fmt.Fprintf(w, "%s %s\n", what, root); err != nil {
				return err
			}
		}
		return nil
	})
}

func ipfsUnpinCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{Use: "unpin CID...", Short: "End the promise to keep DAGs", Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			roots, err := parseRoots(args)
			if err != nil {
				return err
			}
			return f.withStore(func(s *ipfs.Local) error {
				for _, root := range roots {
					if err := s.Unpin(cmd.Context(), root); err != nil {
						return fmt.Errorf("unpin: %w", err)
					}
				}
				return f.done(cmd, "unpinned", args)
			})
		}}
	f.bind(cmd)
	return cmd
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

func pinRows(ctx context.Context, s *ipfs.Local) ([]pinRow, error) {
	pins, err := s.Pins(ctx)
	rows := make([]pinRow, 0, len(pins))
	for _, p := range pins {
		rows = append(rows, pinRow{p.Root.String(), p.Name, p.Created})
	}
	return rows, err
}

func printPins(w io.Writer, rows []pinRow) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CID\tCREATED\tNAME")
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%s\t%s\n", r.CID, r.Created.Format(time.RFC3339), shown(r.Name))
	}
	return table.Flush()
}
