package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/audit"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/node"
)

// maxReceipt is the largest receipt file that is read.
const maxReceipt = core.MaxRecord

func auditCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "audit", Short: "Check an answer link by link, from the chain and content alone", RunE: needsSubcommand}
	cmd.AddCommand(
		auditOne("task SESSION/TASK", "Audit a task", "a task as SESSION/TASK", func(ctx context.Context, o *node.Observer, arg string) (audit.Report, error) {
			ref, err := core.ParseTaskRef(arg)
			if err != nil {
				return audit.Report{}, usageError{err}
			}
			return o.AuditTask(ctx, ref)
		}),
		auditOne("receipt FILE", "Audit a receipt", "a receipt's file", func(ctx context.Context, o *node.Observer, arg string) (audit.Report, error) {
			info, err := os.Stat(arg)
			if err != nil {
				return audit.Report{}, usageError{err}
			}
			if info.Size() > maxReceipt {
				return audit.Report{}, core.Errorf(core.TooLarge, "receipt %s: %d bytes, a receipt has at most %d", arg, info.Size(), maxReceipt)
			}
			data, err := os.ReadFile(arg)
			if err != nil {
				return audit.Report{}, err
			}
			return o.AuditReceipt(ctx, data)
		}))
	return cmd
}

func auditOne(use, short, want string, check func(context.Context, *node.Observer, string) (audit.Report, error)) *cobra.Command {
	var o options
	var dir, identity string
	var replay bool
	cmd := &cobra.Command{Use: use, Short: short + "; exit 0 only if the proof holds", Args: exactly(1, want),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			set := map[string]string{}
			if dir != "" {
				set["dir"] = dir
			}
			cfg, _, err := o.load(set)
			if err != nil {
				return err
			}
			bar := newProgress()
			observer, err := node.OpenObserver(cmd.Context(), cfg, node.Observing{Identity: identity, Replay: replay, Progress: bar.asset})
			bar.finish()
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, observer.Close()) }()
			report, err := check(cmd.Context(), observer, args[0])
			if err != nil {
				return err
			}
			if o.json {
				if err := json.NewEncoder(cmd.OutOrStdout()).Encode(report); err != nil {
					return err
				}
			} else {
				fmt.Fprint(cmd.OutOrStdout(), report)
			}
			if report.NotPublic() > 0 && report.OK {
				fmt.Fprintf(cmd.ErrOrStderr(), "to check the sealed payloads too, have a node of the session name this auditor in ipfs.readers: %s\n", observer.Address())
			}
			return report.Err()
		}}
	o.bind(cmd)
	cmd.Flags().StringVar(&dir, "dir", "", "state `DIR` of the devnet whose task it is; default: the user's data directory")
	cmd.Flags().StringVar(&identity, "identity", "", "age identity `FILE` of somebody who may read the private task: checks its contents too")
	cmd.Flags().BoolVar(&replay, "replay", false, "evaluate every answer again with engine.model (link result.replay), and hold the verdict against it")
	return cmd
}
