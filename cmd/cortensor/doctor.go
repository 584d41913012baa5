package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/node"
)

func doctorCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{Use: "doctor", Short: "Check what a node needs on this machine, and say what to do", Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, _, err := o.load(nil)
			if err != nil {
				return err
			}
			checks := node.Doctor(cmd.Context(), cfg)
			bad := 0
			for _, c := range checks {
				if !c.OK {
					bad++
				}
			}
			if o.json {
				if err := json.NewEncoder(cmd.OutOrStdout()).Encode(checks); err != nil {
					return err
				}
			} else {
				for _, c := range checks {
					mark := "✓"
					if !c.OK {
						mark = "✗"
					}
					fmt.Fprintf(cmd.OutOrStdout(), "%s %-16s %s\n", mark, c.Name, c.Detail)
					if c.Todo != "" && !c.OK {
						fmt.Fprintf(cmd.OutOrStdout(), "  → %s\n", c.Todo)
					}
				}
			}
			if bad > 0 {
				return errors.New("something needs attention")
			}
			return nil
		}}
	o.bind(cmd)
	return cmd
}
