package node

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/sdk"
)

// BenchPlan says what BenchServe measures. Each of Streams is measured at each of Redundancies.
type BenchPlan struct {
	Streams      []int
	Redundancies []int
	Rounds       int // measured repeats of each
	Tokens       int // max_tokens of every answer
	Say          func(format string, args ...any)
}

// Validate checks a plan against what the devnet can take: 1 to 256 streams, redundancy not above the number of miners.
func (p *BenchPlan) Validate(cfg *Config) error {
	switch {
	case len(p.Streams) == 0 || slices.Min(p.Streams) < 1 || slices.Max(p.Streams) > 256:
		return core.Errorf(core.Invalid, "streams: want numbers from 1 to 256")
	case len(p.Redundancies) == 0 || slices.Min(p.Redundancies) < 1 || slices.Max(p.Redundancies) > cfg.Devnet.Miners:
		return core.Errorf(core.Invalid, "redundancy: want numbers from 1 to the %d miners", cfg.Devnet.Miners)
	case p.Rounds < 1 || p.Rounds > 1000:
		return core.Errorf(core.Invalid, "rounds: want 1 to 1000")
	case p.Tokens < 1 || p.Tokens > cfg.Engine.Context/2:
		return core.Errorf(core.Invalid, "tokens: want 1 to half of the context, %d", cfg.Engine.Context/2)
	}
	return nil
}

// benchWarmTokens is the length of the answers before the first measured round of a setting.
const benchWarmTokens = 8

// benchSettle bounds the wait for one answer on a slow machine, and for a round's verdicts, which must not run into the next measurement.
const benchSettle = 10 * time.Minute

// bencher is one run of BenchServe.
type bencher struct {
	*Devnet
	plan     BenchPlan
	client   *sdk.Client
	sessions map[int]core.SessionID // by redundancy
	asked    int                    // makes prompts distinct
}

// stream is what one stream of a round measured.
type benchStream struct {
	first  time.Duration
	tokens int64
	ref    core.TaskRef // of the network's
}

// BenchServe compares the running network with its own engine called directly, in this process. Rounds alternate between
// the two, so that what else the machine does hits both; the network's tasks of a round have ended before the next begins.
func (d *Devnet) BenchServe(ctx context.Context, plan BenchPlan) (*BenchReport, error) {
	if err := plan.Validate(d.cfg); err != nil {
		return nil, err
	}
	info := d.Info()
	client, err := sdk.New(info.API, info.Key)
	if err != nil {
		return nil, err
	}
	defer client.Close()
	b := &bencher{Devnet: d, plan: plan, client: client, sessions: map[int]core.SessionID{}}
	for _, r := range plan.Redundancies {
		id, err := d.routing.service.CreateSession(ctx, core.SessionParams{Name: fmt.Sprintf("bench-%d", r), MinNodes: 1,
			MaxNodes: uint64(r), Redundant: uint64(r), Validators: 1, Deposit: sessionDeposit})
		if err != nil {
			return nil, fmt.Errorf("make a session of redundancy %d: %w", r, err)
		}
		b.sessions[r] = id
	}
	report := newBenchReport(d, plan)
	for _, r := range plan.Redundancies {
		for _, n := range plan.Streams {
			row, err := b.row(ctx, n, r)
			if err != nil {
				return nil, fmt.Errorf("%d streams, redundancy %d: %w", n, r, err)
			}
			report.Rows = append(report.Rows, row)
		}
	}
	report.finish()
	return report, nil
}

// row measures one number of streams at one redundancy.
func (b *bencher) row(ctx context.Context, streams, redundancy int) (BenchRow, error) {
	var same, client, network benchSamples
	for round := range b.plan.Rounds + 1 {
		tokens := b.plan.Tokens
		if round == 0 {
			tokens = benchWarmTokens
		}
		prompts := b.prompts(streams)
		parts := []func() error{
			func() error {
				return same.take(round, func() (benchRound, error) { return b.bare(ctx, prompts, redundancy, tokens) })
			},
			func() error {
				return network.take(round, func() (benchRound, error) { return b.network(ctx, prompts, redundancy, tokens) })
			},
		}
		if redundancy > 1 {
			parts = append(parts, func() error {
				return client.take(round, func() (benchRound, error) { return b.bare(ctx, prompts, 1, tokens) })
			})
		}
		if round%2 == 1 { // no side always comes first
			slices.Reverse(parts)
		}
		for _, part := range parts {
			if err := part(); err != nil {
				return BenchRow{}, err
			}
		}
		if round > 0 {
			b.plan.Say("%d streams, redundancy %d, round %d of %d: bare %.0f tokens/s, network %.0f tokens/s", streams, redundancy, round, b.plan.Rounds,
				same.rounds[round-1].speed(), network.rounds[round-1].speed()*float64(redundancy))
		}
	}
	if redundancy == 1 {
		client = same
	}
	return newBenchRow(streams, redundancy, &same, &client, &network), nil
}

// prompts makes questions that nobody asked before, so that no cache helps. The two sides of a round get the same ones: they
// then compute the same tokens.
func (b *bencher) prompts(n int) []string {
	out := make([]string, n)
	for i := range out {
		b.asked++
		out[i] = fmt.Sprintf("%d. Tell a long story about a traveller who visits %d cities and describe each of them in detail.", 1000+b.asked, 10+b.asked%89)
	}
	return out
}

// bare runs the prompts on the engine, each copies times at once. A stream's first token is that of its fastest copy, as the
// router follows the fastest miner.
func (b *bencher) bare(ctx context.Context, prompts []string, copies, tokens int) (benchRound, error) {
	params := b.routing.service.Params()
	params.MaxTokens, params.Temperature = int64(tokens), 0
	round := benchRound{streams: make([]benchStream, len(prompts))}
	var mu sync.Mutex
	start := time.Now()
	g, ctx := errgroup.WithContext(ctx)
	for i, prompt := range prompts {
		for copied := range copies {
			g.Go(func() error {
				first := time.Duration(0)
				request := engine.Request{Messages: []core.Message{{Role: "user", Content: prompt}}, Params: params}
				out, err := b.engine.Generate(ctx, request, func(t engine.Token) error {
					if first == 0 && t.Text != "" {
						first = time.Since(start)
					}
					return nil
				})
				if err != nil {
					return fmt.Errorf("bare engine: %w", err)
				}
				mu.Lock()
				defer mu.Unlock()
				s := &round.streams[i]
				if copied == 0 || s.first == 0 || first < s.first {
					s.first = first
				}
				s.tokens += out.Usage.Completion
				return nil
			})
		}
	}
	err := g.Wait()
	round.took = time.Since(start)
	return round, err
}

// network asks the prompts through the router's HTTP API at once, and then waits until the chain is done with them.
func (b *bencher) network(ctx context.Context, prompts []string, redundancy, tokens int) (benchRound, error) {
	session, greedy := b.sessions[redundancy], 0.0
	round := benchRound{streams: make([]benchStream, len(prompts))}
	start := time.Now()
	g, asking := errgroup.WithContext(ctx)
	for i, prompt := range prompts {
		g.Go(func() error {
			a, err := b.client.Ask(asking, sdk.Request{Prompt: prompt, Session: &session, MaxTokens: tokens, Temperature: &greedy, Timeout: benchSettle}, nil)
			if err != nil {
				return fmt.Errorf("network: %w", err)
			}
			round.streams[i] = benchStream{first: a.FirstToken, tokens: a.Usage.Completion, ref: a.Place.Ref()}
			return nil
		})
	}
	err := g.Wait()
	round.took = time.Since(start)
	if err != nil {
		return round, err
	}
	return round, b.settle(ctx, round.streams)
}

// settle waits until every task of a round has ended with a valid answer.
func (b *bencher) settle(ctx context.Context, streams []benchStream) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, s := range streams {
		g.Go(func() error {
			task, err := b.client.Task(ctx, s.ref, benchSettle)
			switch {
			case err != nil:
				return fmt.Errorf("end of task %s: %w", s.ref, err)
			case task.Status != core.Ended || task.Outcome != "":
				return core.Errorf(core.Internal, "task %s is %s %s after its answer", s.ref, task.Status, task.Outcome)
			}
			return nil
		})
	}
	return g.Wait()
}

// benchRound is one side's turn.
type benchRound struct {
	took    time.Duration // until the last stream had its whole answer
	streams []benchStream
}

// speed is all tokens of the round by its time.
func (r benchRound) speed() float64 {
	total := int64(0)
	for _, s := range r.streams {
		total += s.tokens
	}
	return float64(total) / r.took.Seconds()
}

// benchSamples gathers one side's rounds.
type benchSamples struct{ rounds []benchRound }

// take runs a round and keeps it, unless it was the warm-up, round 0.
func (s *benchSamples) take(round int, run func() (benchRound, error)) error {
	r, err := run()
	if err != nil || round == 0 {
		return err
	}
	for i := range r.streams {
		if r.streams[i].first == 0 || r.streams[i].tokens == 0 {
			return errors.New(strings.TrimSpace(fmt.Sprintf("stream %d brought no token %s", i, refText(r.streams[i].ref))))
		}
	}
	s.rounds = append(s.rounds, r)
	return nil
}

func refText(ref core.TaskRef) string {
	if ref == (core.TaskRef{}) {
		return ""
	}
	return "(task " + ref.String() + ")"
}
