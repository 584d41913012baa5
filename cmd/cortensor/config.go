package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/node"
)

// options are the flags that every command with a configuration takes.
type options struct {
	file string
	set  []string
	json bool
}

func (o *options) bind(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.file, "config", "", "configuration `FILE` (TOML); see docs/configuration.md")
	cmd.Flags().StringArrayVar(&o.set, "set", nil, "set one configuration key, as `KEY=VALUE`; may be repeated")
	cmd.Flags().BoolVar(&o.json, "json", false, "print one JSON document on stdout and nothing else there")
}

// load reads the configuration; more holds what a command's own flags set.
func (o *options) load(more map[string]string) (*node.Config, []node.Setting, error) {
	known := map[string]bool{}
	for _, s := range node.Settings() {
		known[s.Key] = true
	}
	set := map[string]string{}
	for _, pair := range o.set {
		key, value, ok := strings.Cut(pair, "=")
		if !ok || !known[key] {
			return nil, nil, usageError{fmt.Errorf("--set %s: want KEY=VALUE with a key that `cortensor config show` lists", pair)}
		}
		set[key] = value
	}
	for key, value := range more {
		set[key] = value
	}
	cfg, settings, err := node.Load(o.file, set)
	if err != nil {
		return nil, nil, usageError{err}
	}
	return cfg, settings, nil
}

func configCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "config", Short: "The configuration", RunE: needsSubcommand}
	var o options
	show := &cobra.Command{
		Use:   "show",
		Short: "Print the effective configuration with where each value came from",
		Args:  exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, settings, err := o.load(nil)
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			if o.json {
				type row struct {
					Key    string `json:"key"`
					Value  string `json:"value"`
					Source string `json:"source"`
				}
				rows := make([]row, len(settings))
				for i, s := range settings {
					rows[i] = row{s.Key, s.Value, s.Source}
				}
				return json.NewEncoder(out).Encode(rows)
			}
			table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(table, "KEY\tVALUE\tFROM")
			for _, s := range settings {
				fmt.Fprintf(table, "%s\t%s\t%s\n", s.Key, s.Value, s.Source)
			}
			return table.Flush()
		},
	}
	o.bind(show)
	cmd.AddCommand(show)
	return cmd
}

func needsSubcommand(cmd *cobra.Command, args []string) error {
	names := []string{}
	for _, sub := range cmd.Commands() {
		names = append(names, sub.Name())
	}
	return usageError{fmt.Errorf("%s: want one of %s", cmd.CommandPath(), strings.Join(names, ", "))}
}
