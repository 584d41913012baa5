package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/node"
)

func assetsCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "assets", Short: "Models and engine libraries", RunE: needsSubcommand}
	cmd.AddCommand(assetsListCommand(), assetsFetchCommand(), assetsVerifyCommand())
	return cmd
}

type assetRow struct {
	Name    string `json:"name"`
	About   string `json:"about"`
	Licence string `json:"licence"`
	Bytes   int64  `json:"bytes"`
	Cached  bool   `json:"cached"`
	Path    string `json:"path"`
}

func assetsListCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{Use: "list", Short: "List the assets and which are cached", Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := openAssets(&o)
			if err != nil {
				return err
			}
			var rows []assetRow
			for _, s := range store.List() {
				rows = append(rows, assetRow{s.Name, s.About, s.Licence, s.Size(), s.Cached, s.Path})
			}
			if o.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(rows)
			}
			return printAssets(cmd.OutOrStdout(), rows)
		}}
	o.bind(cmd)
	return cmd
}

func printAssets(out io.Writer, rows []assetRow) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tMB\tCACHED\tLICENCE\tABOUT")
	for _, r := range rows {
		cached := "no"
		if r.Cached {
			cached = "yes"
		}
		fmt.Fprintf(table, "%s\t%.1f\t%s\t%s\t%s\n", r.Name, float64(r.Bytes)/1e6, cached, r.Licence, r.About)
	}
	return table.Flush()
}

func assetsFetchCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{Use: "fetch [NAME]...", Short: "Fetch assets into the cache; without a name all that a node may need",
		RunE: func(cmd *cobra.Command, names []string) error {
			store, err := openAssets(&o)
			if err != nil {
				return err
			}
			if len(names) == 0 {
				for _, s := range store.List() {
					if !s.Tests {
						names = append(names, s.Name)
					}
				}
			}
			bar := newProgress()
			paths := map[string]string{}
			for _, name := range names {
				path, err := store.Fetch(cmd.Context(), name, bar.asset)
				bar.finish()
				if err != nil {
					return err
				}
				paths[name] = path
				if !o.json {
					fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\n", name, path)
				}
			}
			if o.json {
				return json.NewEncoder(cmd.OutOrStdout()).Encode(paths)
			}
			return nil
		}}
	o.bind(cmd)
	return cmd
}

func assetsVerifyCommand() *cobra.Command {
	var o options
	cmd := &cobra.Command{Use: "verify [NAME]...", Short: "Read every byte of the cached assets and compare the digests",
		RunE: func(cmd *cobra.Command, names []string) error {
			store, err := openAssets(&o)
			if err != nil {
				return err
			}
			if len(names) == 0 {
				for _, s := range store.List() {
					if s.Cached {
						names = append(names, s.Name)
					}
				}
			}
			var failed error
			results := map[string]string{}
			for _, name := range names {
				results[name] = "ok"
				if err := store.Verify(cmd.Context(), name); err != nil {
					results[name], failed = err.Error(), fmt.Errorf("verify %s: %w", name, err)
				}
				if !o.json {
					fmt.Fprintf(cmd.OutOrStdout(), "%s\t%s\n", name, results[name])
				}
			}
			if o.json {
				if err := json.NewEncoder(cmd.OutOrStdout()).Encode(results); err != nil {
					return err
				}
			}
			return failed
		}}
	o.bind(cmd)
	return cmd
}

// openAssets opens the cache that the configuration names.
func openAssets(o *options) (*assets.Store, error) {
	cfg, _, err := o.load(nil)
	if err != nil {
		return nil, err
	}
	dir, err := node.AssetDir(cfg.Cache)
	if err != nil {
		return nil, err
	}
	return assets.Open(dir, assets.Options{Local: assets.LocalFromEnv()}), nil
}
