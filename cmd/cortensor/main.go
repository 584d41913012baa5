// Command cortensor is the whole network in one binary: `cortensor devnet` runs every role on this machine, `cortensor
// run ROLE` one of them, the rest are clients and tools.
//
// Exit codes: 0 done, 1 failed or not verified, 2 wrong usage.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
)

// usageError is a mistake on the command line: exit code 2.
type usageError struct{ error }

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := rootCommand()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		fmt.Fprintf(os.Stderr, "cortensor: %v\nSee cortensor --help.\n", err)
		return 2
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(os.Stderr, "cortensor: interrupted")
		return 1
	}
	fmt.Fprintf(os.Stderr, "cortensor: %v\n", err)
	if todo := core.ReasonOf(err).Info().Todo; core.ReasonOf(err) != "" {
		fmt.Fprintf(os.Stderr, "  %s\n", todo)
	}
	return 1
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "cortensor",
		Short: "An open, verifiable network for AI inference over IPFS and the EVM",
		Long: "An open, verifiable network for AI inference over IPFS and the EVM.\n" +
			"`cortensor devnet` starts all of it on this machine.",
		SilenceUsage:      true,
		SilenceErrors:     true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf("no command %q", args[0])}
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,
	}
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.AddCommand(devnetCommand(), runCommand(), askCommand(), auditCommand(), doctorCommand(), assetsCommand(), benchCommand(), ipfsCommand(), configCommand(), keyCommand(), modelCommand(),
		versionCommand(), docsCommand())
	return root
}

// exactly wraps cobra's argument count so that a wrong one is a usage error.
func exactly(n int, want string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError{fmt.Errorf("want %s", want)}
		}
		return nil
	}
}
