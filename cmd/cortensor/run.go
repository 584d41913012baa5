package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/node"
)

func runCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{
		Use:   "run ROLE",
		Short: "Run one role as its own process: router, miner, validator or oracle",
		Long: "Run one role as its own process: router, miner, validator or oracle. The configuration names the chain (chain.url) and the\n" +
			"Runtime contract (chain.runtime); the node's key is made on first start and its account needs funds for gas.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(node.Roles, args[0]) {
				return usageError{fmt.Errorf("run: want one of %s", strings.Join(node.Roles, ", "))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			cfg, _, err := o.load(nil)
			if err != nil {
				return err
			}
			bar := newProgress()
			return node.RunRole(cmd.Context(), args[0], cfg, version, bar.asset, func(info node.Info) {
				bar.finish()
				if o.json {
					// a failed write to a closed stdout does not stop a node
					_ = json.NewEncoder(cmd.OutOrStdout()).Encode(info)
					return
				}
				n := info.Nodes[0]
				fmt.Fprintf(cmd.ErrOrStderr(), "%s %s runs on chain %d; content at %s\n", n.Name, n.Address, info.ChainID, strings.Join(n.Addrs, ", "))
				if info.API != "" {
					fmt.Fprintf(cmd.ErrOrStderr(), "  API %s/v1, key in %s\n", info.API, info.KeyFile)
				}
				if info.Gateway != "" {
					fmt.Fprintf(cmd.ErrOrStderr(), "  gateway %s/ipfs/CID\n", info.Gateway)
				}
				if info.Store != "" {
					fmt.Fprintf(cmd.ErrOrStderr(), "  store API %s, key in %s\n", info.Store, info.StoreKeyFile)
				}
				if info.Metrics != "" {
					fmt.Fprintf(cmd.ErrOrStderr(), "  metrics %s\n", info.Metrics)
				}
			})
		},
	}
	o.bind(cmd)
	return cmd
}
