package main

import (
	"encoding/json"
	"fmt"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/node"
)

func keyCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "key", Short: "Node keys", RunE: needsSubcommand}
	for _, sub := range []struct {
		name, short string
		load        func(string) (address string, err error)
	}{
		{"new", "Make a key file (mode 0600) and print its address", func(path string) (string, error) {
			key, err := node.NewKey(path)
			if err != nil {
				return "", err
			}
			return crypto.PubkeyToAddress(key.PublicKey).Hex(), nil
		}},
		{"show", "Print the address of a key file; the key itself is never printed", func(path string) (string, error) {
			key, err := node.LoadKey(path)
			if err != nil {
				return "", err
			}
			return crypto.PubkeyToAddress(key.PublicKey).Hex(), nil
		}},
	} {
		var asJSON bool
		c := &cobra.Command{Use: sub.name + " FILE", Short: sub.short, Args: exactly(1, "the key file"),
			RunE: func(cmd *cobra.Command, args []string) error {
				address, err := sub.load(args[0])
				if err != nil {
					return err
				}
				if asJSON {
					return json.NewEncoder(cmd.OutOrStdout()).Encode(map[string]string{"file": args[0], "address": address})
				}
				fmt.Fprintln(cmd.OutOrStdout(), address)
				return nil
			}}
		c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
		cmd.AddCommand(c)
	}
	return cmd
}
