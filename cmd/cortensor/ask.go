package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/node"
	"github.com/cortensor-open/cortensor/sdk"
)

type askFlags struct {
	api, keyFile, dir string
	files             []string
	receipt           string
	model             string
	tokens            int
	temperature       float64
	seed              int64
	cut, json         bool
	private           bool
	recipient         string
	timeout           time.Duration
	constraints       constraintFlags
}

func askCommand() *cobra.Command {
	var f askFlags
	cmd := &cobra.Command{
		Use:   "ask PROMPT",
		Short: "Ask a router and stream the answer",
		Long:  "Ask a router and stream the answer. Without --api it is the devnet that runs, or last ran, on this machine. PROMPT - reads stdin.",
		Args:  exactly(1, "one prompt, in quotes"),
		RunE:  func(cmd *cobra.Command, args []string) error { return runAsk(cmd, &f, args[0]) },
	}
	cmd.Flags().StringVar(&f.api, "api", "", "router's base `URL`")
	cmd.Flags().StringVar(&f.keyFile, "key-file", "", "`FILE` with the API key (or set CORTENSOR_API_KEY)")
	cmd.Flags().StringVar(&f.dir, "dir", "", "state `DIR` of the devnet")
	cmd.Flags().StringArrayVar(&f.files, "file", nil, "put a text `FILE` into the prompt; may be repeated")
	cmd.Flags().StringVar(&f.receipt, "receipt", "", "wait for the receipt and keep it in `FILE`")
	cmd.Flags().StringVar(&f.model, "model", "", "`MODEL` id; default: the router's first")
	cmd.Flags().IntVar(&f.tokens, "max-tokens", 0, "longest answer in tokens; 0 for the router's default")
	cmd.Flags().Float64Var(&f.temperature, "temperature", 0, "sampling temperature; default: the router's")
	cmd.Flags().Int64Var(&f.seed, "seed", 0, "sampling seed; default: from the task record")
	f.constraints.bind(cmd)
	cmd.Flags().BoolVar(&f.private, "private", false, "seal prompt, files and answer: on IPFS and on chain they are ciphertext")
	cmd.Flags().StringVar(&f.recipient, "recipient", "", "with --private: your own age `RECIPIENT`, whose identity then opens both")
	cmd.Flags().BoolVar(&f.cut, "cut", false, "cut files to what fits the model's context instead of failing")
	cmd.Flags().BoolVar(&f.json, "json", false, "print one JSON document instead of streaming")
	cmd.Flags().DurationVar(&f.timeout, "timeout", 5*time.Minute, "how long to wait for the answer, and for the receipt")
	return cmd
}

// request is what the flags say, but for the files.
func (f *askFlags) request(cmd *cobra.Command, prompt string) (sdk.Request, error) {
	format, err := f.constraints.format()
	if err != nil {
		return sdk.Request{}, err
	}
	biases, err := f.constraints.biases()
	if err != nil {
		return sdk.Request{}, err
	}
	request := sdk.Request{Format: format, MinP: f.constraints.minP, LogitBias: biases, Model: f.model, Prompt: prompt, MaxTokens: f.tokens, Timeout: f.timeout,
		Private: f.private, Recipient: f.recipient}
	if cmd.Flags().Changed("temperature") {
		request.Temperature = &f.temperature
	}
	if cmd.Flags().Changed("seed") {
		request.Seed = &f.seed
	}
	if f.cut {
		request.Overflow = core.OverflowCut
	}
	return request, nil
}

func runAsk(cmd *cobra.Command, f *askFlags, prompt string) error {
	client, err := f.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	if prompt == "-" {
		text, err := io.ReadAll(io.LimitReader(cmd.InOrStdin(), core.MaxRecord+1))
		if err != nil {
			return fmt.Errorf("read stdin: %w", err)
		}
		prompt = string(text)
	}
	if strings.TrimSpace(prompt) == "" {
		return usageError{errors.New("the prompt is empty")}
	}
	request, err := f.request(cmd, prompt)
	if err != nil {
		return err
	}
	for _, path := range f.files {
		if f.private { // an upload would lie in the clear
			data, err := os.ReadFile(path)
			if err != nil {
				return usageError{err}
			}
			request.Attached = append(request.Attached, sdk.Attachment{Name: path, Data: data})
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			return usageError{err}
		}
		stored, err := client.Upload(cmd.Context(), path, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("upload %s: %w", path, err)
		}
		request.Files = append(request.Files, stored.ID)
	}
	out := cmd.OutOrStdout()
	answer, err := client.Ask(cmd.Context(), request, func(text string) error {
		if f.json {
			return nil
		}
		_, err := io.WriteString(out, text)
		return err
	})
	if !f.json {
		fmt.Fprintln(out)
	}
	if err != nil {
		return err
	}
	if f.receipt != "" {
		receipt, err := client.Receipt(cmd.Context(), answer.Place.Ref())
		if err != nil {
			return fmt.Errorf("receipt: %w", err)
		}
		if err := os.WriteFile(f.receipt, receipt, 0o600); err != nil {
			return err
		}
	}
	if f.json {
		return json.NewEncoder(out).Encode(map[string]any{"answer": answer.Text, "finish_reason": answer.Finish, "usage": map[string]int64{
			"prompt_tokens": answer.Usage.Prompt, "completion_tokens": answer.Usage.Completion}, "cortensor": answer.Place, "receipt": f.receipt})
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "task %s, record %s; check it: cortensor audit task %s\n", answer.Place.Task, answer.Place.RecordCid, answer.Place.Task)
	return nil
}

// connect finds the router and its key.
func (f *askFlags) connect() (*sdk.Client, error) {
	api, keyFile := f.api, f.keyFile
	if api == "" {
		local, err := node.FindLocal(f.dir)
		if err != nil {
			return nil, err
		}
		api = local.API
		if keyFile == "" {
			keyFile = local.KeyFile
		}
	}
	key := os.Getenv("CORTENSOR_API_KEY")
	if keyFile != "" {
		var err error
		if key, err = node.LoadToken(keyFile); err != nil {
			return nil, err
		}
	}
	if key == "" {
		return nil, usageError{errors.New("no API key: use --key-file, or set CORTENSOR_API_KEY")}
	}
	return sdk.New(api, key)
}
