package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/files"
)

// lsRow is one entry of a directory, or one link of a record.
type lsRow struct {
	Name string `json:"name"`
	CID  string `json:"cid"`
	Kind string `json:"kind"` // file, directory, symlink …; link in a record
	Size int64  `json:"size"` // bytes of content of a file
}

func ipfsLsCommand() *cobra.Command {
	var f storeFlags
	var from []string
	cmd := &cobra.Command{Use: "ls CID[/PATH]", Short: "List a directory's entries, or a record's links", Args: exactly(1, "one CID, or a path below one"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, err := parseTarget(args[0]); err != nil {
				return err
			}
			return f.withSource(cmd.Context(), from, func(s *source) error {
				c, err := s.resolve(cmd.Context(), args[0])
				if err != nil {
					return err
				}
				rows, err := lsRows(cmd.Context(), s, c)
				if err != nil {
					return err
				}
				return f.print(cmd, rows, func(w io.Writer) error { return printLs(w, rows) })
			})
		}}
	f.bind(cmd)
	bindFrom(cmd, &from)
	return cmd
}

func lsRows(ctx context.Context, s *source, c cid.Cid) ([]lsRow, error) {
	rows := []lsRow{}
	if c.Prefix().Codec != cid.DagCBOR {
		err := files.List(ctx, s, c, true, func(i files.Item) error {
			rows = append(rows, lsRow{i.Name, i.Cid.String(), i.Kind.String(), i.Size})
			return ctx.Err()
		})
		return rows, err
	}
	block, err := s.Block(ctx, c)
	if err != nil {
		return nil, err
	}
	links, err := dag.Links(c, block)
	for _, l := range links {
		rows = append(rows, lsRow{CID: l.String(), Kind: "link"})
	}
	return rows, err
}

func printLs(w io.Writer, rows []lsRow) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintf(table, "%s\t%s\t%d\t%s\n", r.CID, r.Kind, r.Size, shown(r.Name))
	}
	return table.Flush()
}

// shown keeps control characters of foreign names off the terminal.
func shown(name string) string {
	for _, r := range name {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0xfffd {
			return fmt.Sprintf("%q", name)
		}
	}
	return name
}
