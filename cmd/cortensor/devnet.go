package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/miner/bad"
	"github.com/cortensor-open/cortensor/node"
)

// processStart is when this process began, for the start timing.
var processStart = time.Now()

type devnetFlags struct {
	options
	dir     string
	fresh   bool
	miners  int
	bad     []string
	ask     string
	files   []string
	once    bool
	receipt string
	tokens  int
}

func devnetCommand() *cobra.Command {
	var f devnetFlags
	cmd := &cobra.Command{
		Use:   "devnet",
		Short: "Run the whole network on this machine",
		Long: "Run the whole network on this machine: a chain with the contracts, a router, miners, a validator and an oracle, each with a key\n" +
			"and an IPFS node of its own. Ctrl-C ends it; the next start goes on where it was.",
		Args: exactly(0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error { return runDevnet(cmd, &f) },
	}
	f.bind(cmd)
	cmd.Flags().StringVar(&f.dir, "dir", "", "state `DIR`; default: the user's data directory")
	cmd.Flags().BoolVar(&f.fresh, "fresh", false, "begin anew: remove the devnet's state first")
	cmd.Flags().IntVar(&f.miners, "miners", 3, "how many honest `N` miners")
	cmd.Flags().StringSliceVar(&f.bad, "bad", nil, "add cheating miners, one of each `KIND`: "+strings.Join(bad.Kinds(), ", "))
	cmd.Flags().StringVar(&f.ask, "ask", "", "send one `PROMPT` through the router's public API")
	cmd.Flags().StringArrayVar(&f.files, "file", nil, "put a text `FILE` into the prompt; may be repeated")
	cmd.Flags().BoolVar(&f.once, "once", false, "end after the prompt; exit 0 only if the audit of its answer holds")
	cmd.Flags().StringVar(&f.receipt, "receipt", "", "keep the receipt in `FILE`")
	cmd.Flags().IntVar(&f.tokens, "max-tokens", 0, "longest answer in tokens; 0 for the router's default")
	return cmd
}

func runDevnet(cmd *cobra.Command, f *devnetFlags) (err error) {
	if f.once && f.ask == "" {
		return usageError{errors.New("--once needs --ask PROMPT")}
	}
	set := map[string]string{}
	if f.dir != "" {
		set["dir"] = f.dir
	}
	if cmd.Flags().Changed("miners") {
		set["devnet.miners"] = strconv.Itoa(f.miners)
	}
	if len(f.bad) > 0 {
		set["devnet.bad"] = strings.Join(f.bad, ",")
	}
	cfg, _, err := f.load(set)
	if err != nil {
		return err
	}
	if f.fresh {
		if err := node.RemoveDevnet(cfg.Dir); err != nil {
			return err
		}
	}
	bar := newProgress()
	d, err := node.OpenDevnet(cmd.Context(), cfg, version, bar.asset)
	bar.finish()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	ctx, cancel := context.WithCancel(cmd.Context())
	running := make(chan error, 1)
	go func() { running <- d.Run(ctx) }()
	asked := make(chan error, 1)
	go func() { asked <- f.talk(ctx, cmd.OutOrStdout(), cmd.ErrOrStderr(), d) }()
	return f.await(cancel, running, asked)
}

// await ends both halves, the network and the conversation with it, and waits for them.
func (f *devnetFlags) await(cancel context.CancelFunc, running, asked chan error) error {
	select {
	case err := <-running: // a part failed, or Ctrl-C
		cancel()
		talk := <-asked
		if errors.Is(talk, context.Canceled) || err != nil {
			talk = nil
		}
		return errors.Join(err, talk)
	case err := <-asked:
		if err == nil && !f.once {
			err := <-running
			cancel()
			return err
		}
		cancel()
		return errors.Join(err, <-running)
	}
}

// talk waits for the network, says where it is, and asks what --ask wants.
func (f *devnetFlags) talk(ctx context.Context, out, errOut io.Writer, d *node.Devnet) error {
	if err := d.Ready(ctx); err != nil {
		return err
	}
	start := time.Since(processStart)
	if f.json && !f.once {
		if err := json.NewEncoder(out).Encode(d.Info()); err != nil {
			return err
		}
	} else if !f.json {
		banner(errOut, d.Info(), start, f.once)
	}
	if f.ask == "" {
		return nil
	}
	show := func(text string) error {
		if f.json {
			return nil
		}
		_, err := io.WriteString(out, text)
		return err
	}
	once, err := d.AskOnce(ctx, node.Question{Prompt: f.ask, Files: f.files, MaxTokens: f.tokens, Receipt: f.receipt}, show)
	if err != nil {
		return err
	}
	once.Timings.Start = start.Milliseconds()
	if f.json {
		if err := json.NewEncoder(out).Encode(once); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(out, "\n\n%s\n%s\nreceipt: %s\n", once.Audit, once.Recheck, once.Receipt)
	}
	return once.Audit.Err()
}

func banner(w io.Writer, info node.Info, start time.Duration, once bool) {
	fmt.Fprintf(w, "The network is up after %.1f s: chain %d, %d nodes.\n", start.Seconds(), info.ChainID, len(info.Nodes))
	if once {
		return
	}
	fmt.Fprintf(w, "  API       %s/v1\n  API key   %s  (kept in %s)\n  chain     %s\n  Runtime   %s\n", info.API, info.Key, info.KeyFile, info.RPC, info.Runtime)
	if info.Metrics != "" {
		fmt.Fprintf(w, "  metrics   %s\n", info.Metrics)
	}
	if info.Gateway != "" {
		fmt.Fprintf(w, "  gateway   %s/ipfs/CID\n", info.Gateway)
	}
	if info.Store != "" {
		fmt.Fprintf(w, "  store API %s  (key in %s)\n", info.Store, info.StoreKeyFile)
	}
	fmt.Fprintf(w, "  state     %s\n", info.Dir)
	for _, n := range info.Nodes {
		bad := ""
		if n.Bad != "" {
			bad = "  cheats: " + n.Bad
		}
		addr := ""
		if len(n.Addrs) > 0 {
			addr = n.Addrs[0]
		}
		fmt.Fprintf(w, "  %-9s %s  %s%s\n", n.Name, n.Address, addr, bad)
	}
	fmt.Fprintf(w, "Try:\n  curl %s/v1/chat/completions -H \"Authorization: Bearer $(cat %s)\" -H 'Content-Type: application/json' \\\n"+
		"    -d '{\"messages\":[{\"role\":\"user\",\"content\":\"What is the capital of France?\"}]}'\n"+
		"  cortensor audit task 0/0\nCtrl-C ends it; the next start goes on where it was.\n", info.API, info.KeyFile)
}
