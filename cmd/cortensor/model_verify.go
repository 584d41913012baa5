package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/exact/serve"
)

// maxAnswerFile bounds the file that `model verify` reads, in bytes.
const maxAnswerFile = 64 << 20

// modelVerdict is what `model verify --json` prints.
type modelVerdict struct {
	Holds   bool    `json:"holds"`
	Problem string  `json:"problem,omitempty"`
	At      int     `json:"wrong_token"` // the first wrong token of the answer, from 0; -1 if there is none
	Root    string  `json:"root"`        // as computed here
	Build   string  `json:"build"`
	Tokens  int64   `json:"tokens"`  // of the answer
	Seconds float64 `json:"seconds"` // to evaluate it, without loading
}

func modelVerifyCommand() *cobra.Command {
	var o options
	var f exactFlags
	cmd := &cobra.Command{Use: "verify FILE|ASSET ANSWER", Short: "Evaluate an answer of the exact engine again, to the bit",
		Args: exactly(2, "a GGUF file or the name of an asset, and a file that `cortensor model run --json` wrote (- for stdin)"),
		Long: "Evaluate an answer again: the prompt and the answer in one pass. It holds if these weights, this prompt, these parameters and\n" +
			"this seed give exactly these tokens, this end and this transcript root; otherwise the first wrong token is named. Exit code 0\n" +
			"if it holds, 1 if not.",
		RunE: func(cmd *cobra.Command, args []string) error { return runModelVerify(cmd, &o, &f, args[0], args[1]) }}
	o.bind(cmd)
	f.bind(cmd)
	return cmd
}

func readAnswer(in io.Reader, path string) (*exactAnswer, error) {
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return nil, core.Errorf(core.Invalid, "answer: %w", err)
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxAnswerFile+1))
	if err != nil {
		return nil, core.Errorf(core.Invalid, "answer: %w", err)
	}
	if len(data) > maxAnswerFile {
		return nil, core.Errorf(core.TooLarge, "answer: more than %d bytes; is it what `cortensor model run --json` wrote?", maxAnswerFile)
	}
	a := &exactAnswer{}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields() // what is not understood is not verified
	if err := decoder.Decode(a); err != nil {
		return nil, core.Errorf(core.Invalid, "answer: %w; `cortensor model run --json` writes such a file", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return nil, core.Errorf(core.Invalid, "answer: something follows the JSON document; put one answer into a file")
	}
	return a, nil
}

func runModelVerify(cmd *cobra.Command, o *options, f *exactFlags, name, path string) (err error) {
	if err := f.check(); err != nil {
		return err
	}
	answer, err := readAnswer(cmd.InOrStdin(), path)
	if err != nil {
		return err
	}
	if f.context == 0 {
		f.context = answer.Context
	}
	e, err := f.open(cmd, o, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, e.Close()) }()
	v, err := judge(cmd.Context(), e, answer)
	if err != nil {
		return err
	}
	if o.json {
		if err := json.NewEncoder(cmd.OutOrStdout()).Encode(v); err != nil {
			return err
		}
	}
	if !v.Holds {
		return core.Errorf(core.Corrupt, "the answer does not hold: %s", v.Problem)
	}
	if o.json {
		return nil
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "It holds: %d tokens follow from these weights, prompt, parameters and seed (%s)\nroot %s\n%.3f s, %.0f tokens a second\n",
		v.Tokens, v.Build, v.Root, v.Seconds, float64(v.Tokens)/v.Seconds)
	return err
}

// judge evaluates an answer again. What cannot even be evaluated, because no engine would have taken it, does not hold.
func judge(ctx context.Context, e *serve.Engine, answer *exactAnswer) (v modelVerdict, err error) {
	begun := time.Now()
	v = modelVerdict{At: -1, Build: e.Info().Build}
	if v.Problem = otherModel(answer, e.Info()); v.Problem != "" {
		return v, nil
	}
	score, err := e.Score(ctx, answer.request(), answer.Tokens)
	if core.KindOf(err) == core.Invalid && ctx.Err() == nil {
		v.Problem = err.Error()
		return v, nil
	}
	if err != nil {
		return v, err
	}
	again := &exactAnswer{}
	again.fill(e.Info(), score.Completion)
	v.At, v.Root, v.Tokens, v.Seconds = score.Wrong(), again.Root, again.Usage.Completion, time.Since(begun).Seconds()
	v.Problem = differs(answer, again, score)
	v.Holds = v.Problem == ""
	return v, nil
}

// otherModel tells by what an answer was computed, if that is not this engine with this model.
func otherModel(said *exactAnswer, i engine.Info) string {
	switch weights := hex.EncodeToString(i.Digest); {
	case said.Spec != serve.Spec:
		return fmt.Sprintf("it was computed by %.20q, this engine computes %s", said.Spec, serve.Spec)
	case said.Weights != weights:
		return fmt.Sprintf("it is of the weights %.64q, these are %s", said.Weights, weights)
	}
	return ""
}

// differs tells the first thing in which an answer is not what the engine computes, or "".
func differs(said, is *exactAnswer, score engine.Score) string {
	at := score.Wrong()
	switch {
	case said.Tokenizer != is.Tokenizer:
		return fmt.Sprintf("it is of the tokenizer %.64q, this is %s", said.Tokenizer, is.Tokenizer)
	case at >= 0:
		return fmt.Sprintf("token %d is %d, the model chooses %d there", at, said.Tokens[at], score.Chosen[at])
	case said.Finish != is.Finish:
		return fmt.Sprintf("it ended by %.20q, the model has %q there (empty: it goes on)", said.Finish, is.Finish)
	case said.Text != is.Text:
		return "its text is not that of its tokens"
	case !slices.Equal(said.Logprobs, is.Logprobs):
		return "its log-probabilities are others"
	case said.Root != is.Root:
		return fmt.Sprintf("its root is %.64q, computed here %s", said.Root, is.Root)
	case said.Usage != is.Usage:
		return fmt.Sprintf("it counts %d tokens of the prompt and %d of the answer, there are %d and %d", said.Usage.Prompt, said.Usage.Completion, is.Usage.Prompt, is.Usage.Completion)
	}
	return ""
}
