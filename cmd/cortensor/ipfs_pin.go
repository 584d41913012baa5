package main

import (
	"context"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/ipfs/go-cid"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/ipfs"
)

// holdFlags say how something is kept.
type holdFlags struct {
	owner, expires string
	replicas       int
}

func (h *holdFlags) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&h.owner, "owner", "", "`OWNER` of the pin, such as a session or a data set; pins of different owners stand beside each other")
	cmd.Flags().StringVar(&h.expires, "expires", "", "`WHEN` the pin ends by itself: a duration such as 72h, or a time such as 2027-01-31T00:00:00Z")
	cmd.Flags().IntVar(&h.replicas, "replicas", 0, "`R`, the other nodes that are to hold it; a node with this store sees to it")
}

// hold gives the hold that the flags describe.
func (h *holdFlags) hold(name string) (ipfs.Hold, error) {
	out := ipfs.Hold{Name: name, Owner: h.owner, Replicas: h.replicas}
	switch {
	case len(h.owner) > ipfs.MaxHoldOwner:
		return out, usageError{fmt.Errorf("--owner: %d bytes, at most %d", len(h.owner), ipfs.MaxHoldOwner)}
	case len(name) > ipfs.MaxPinName:
		return out, usageError{fmt.Errorf("name of %d bytes, at most %d", len(name), ipfs.MaxPinName)}
	case h.replicas < 0:
		return out, usageError{fmt.Errorf("--replicas must not be negative")}
	}
	var err error
	out.Expires, err = parseExpiry(h.expires, time.Now())
	return out, err
}

// parseExpiry reads a duration from now, or a time; empty is never.
func parseExpiry(text string, now time.Time) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, text)
	if d, notDuration := time.ParseDuration(text); notDuration == nil {
		at, err = now.Add(d), nil
	}
	if err != nil {
		return time.Time{}, usageError{fmt.Errorf("--expires %s: want a duration such as 72h, or a time such as 2027-01-31T00:00:00Z", text)}
	}
	if !at.After(now) {
		return time.Time{}, usageError{fmt.Errorf("--expires %s: that is past", text)}
	}
	return at, nil
}

// pinFlags are the options of `ipfs pin`.
type pinFlags struct {
	storeFlags
	holdFlags
	name string
	from []string
}

// pinRow is one pin as printed.
type pinRow struct {
	CID      string    `json:"cid"`
	Name     string    `json:"name"`
	Owner    string    `json:"owner"`
	Created  time.Time `json:"created"`
	Expires  time.Time `json:"expires,omitzero"`
	Replicas int       `json:"replicas,omitempty"` // other nodes that are to hold it
	Entity   bool      `json:"entity,omitempty"`   // a file or a block alone, without what it links to
}

func ipfsPinCommand() *cobra.Command {
	var f pinFlags
	cmd := &cobra.Command{Use: "pin CID...", Short: "Keep whole DAGs; what is missing is fetched from the providers named",
		Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error { return runIPFSPin(cmd, &f, args) }}
	f.storeFlags.bind(cmd)
	f.holdFlags.bind(cmd)
	cmd.Flags().StringVar(&f.name, "name", "", "`NAME` of the pins")
	bindFrom(cmd, &f.from)
	return cmd
}

func runIPFSPin(cmd *cobra.Command, f *pinFlags, args []string) error {
	roots, err := parseRoots(args)
	if err != nil {
		return err
	}
	hold, err := f.hold(f.name)
	if err != nil {
		return err
	}
	return f.orRemote(f.withSource(cmd.Context(), f.from, func(s *source) error { return f.hereOrFetched(cmd, s, hold, roots, args) }), func(r *remote) error {
		if err := r.pin(cmd.Context(), roots, hold, f.from); err != nil {
			return err
		}
		return f.done(cmd, "pinned", args)
	})
}

// hereOrFetched brings what is missing and pins.
func (f *pinFlags) hereOrFetched(cmd *cobra.Command, s *source, hold ipfs.Hold, roots []cid.Cid, args []string) error {
	for _, root := range roots {
		if err := s.bring(cmd.Context(), root); err != nil {
			return fmt.Errorf("pin %s: %w", root, err)
		}
		if err := s.store.Hold(cmd.Context(), root, hold); err != nil {
			return fmt.Errorf("pin %s: %w", root, err)
		}
	}
	return f.done(cmd, "pinned", args)
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
	var owner string
	cmd := &cobra.Command{Use: "unpin CID...", Short: "End the promise to keep DAGs", Args: atLeast(1, "at least one CID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			roots, err := parseRoots(args)
			if err != nil {
				return err
			}
			return f.withStoreOr(func(s *ipfs.Local) error {
				for _, root := range roots {
					if err := s.Release(cmd.Context(), root, owner); err != nil {
						return fmt.Errorf("unpin: %w", err)
					}
				}
				return f.done(cmd, "unpinned", args)
			}, func(r *remote) error {
				if err := r.unpin(cmd.Context(), roots, owner); err != nil {
					return err
				}
				return f.done(cmd, "unpinned", args)
			})
		}}
	f.bind(cmd)
	cmd.Flags().StringVar(&owner, "owner", "", "`OWNER` whose pin it is")
	return cmd
}

func ipfsPinsCommand() *cobra.Command {
	var f storeFlags
	cmd := &cobra.Command{Use: "pins", Short: "List the pins", Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			show := func(rows []pinRow, err error) error {
				if err != nil {
					return err
				}
				return f.print(cmd, rows, func(w io.Writer) error { return printPins(w, rows) })
			}
			return f.withStoreOr(func(s *ipfs.Local) error { return show(pinRows(cmd.Context(), s)) },
				func(r *remote) error { return show(r.pins(cmd.Context())) })
		}}
	f.bind(cmd)
	return cmd
}

func pinRows(ctx context.Context, s *ipfs.Local) ([]pinRow, error) {
	holds, err := s.Holds(ctx)
	rows := make([]pinRow, 0, len(holds))
	for _, h := range holds {
		rows = append(rows, pinRow{h.Root.String(), h.Name, h.Owner, h.Created, h.Expires, h.Replicas, h.Entity})
	}
	return rows, err
}

func printPins(w io.Writer, rows []pinRow) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "CID\tCREATED\tEXPIRES\tOWNER\tNAME")
	for _, r := range rows {
		expires := "never"
		if !r.Expires.IsZero() {
			expires = r.Expires.Format(time.RFC3339)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", r.CID, r.Created.Format(time.RFC3339), expires, orDash(shown(r.Owner)), shown(r.Name))
	}
	return table.Flush()
}

func orDash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
