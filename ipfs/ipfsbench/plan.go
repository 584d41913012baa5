package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

// works in the order in which they run.
var works = []struct {
	name, about string
	run         func(context.Context, *bench) ([]Result, error)
}{
	{"add1g", "add one file, durable", benchAdd},
	{"addmany", "add a folder of small files", benchAddMany},
	{"range", "random 4 KiB reads of one file", benchRange},
	{"fetch", "fetch one file between two nodes, by round-trip time", benchFetch},
	{"limits", "what each step of a fetch costs, and a fetch", benchLimits},
	{"record", "fetch 1 KiB records between peered nodes", benchRecord},
	{"readers", "200 concurrent readers of different roots", benchReaders},
	{"open", "open a store of many blocks after kill -9", benchOpen},
	{"growth", "cost by size of file and number of blocks", benchGrowth},
}

// Works names the works that a plan may ask for.
func Works() []string {
	var names []string
	for _, w := range works {
		names = append(names, w.name)
	}
	return names
}

// Plan says what is measured. Zero values of the sizes take the defaults of the design.
type Plan struct {
	Works   []string     // of Works; none means all
	Rivals  []kubo.Store // Kubo with these stores; none measures ours alone
	Rounds  int          // turns of each contestant in works that are repeated; default 3
	Size    int64        // bytes of add1g's and range's file; default 1 GiB
	Fetch   int64        // bytes of fetch's file; default 256 MiB
	Files   int          // of addmany; default 100,000
	Blocks  int          // of open, and the most of growth; default 1,000,000
	MaxFile int64        // the largest file of growth, in bytes; default 4 GiB
	RTTs    []time.Duration

	Program []string // how to run this program: the bench's agents are its processes
	Kubo    string   // path of the rival's binary; empty builds it
	Dir     string   // directory for all stores and inputs; the disk under it is what is measured
	Say     func(format string, args ...any)
}

func (p *Plan) defaults() {
	if len(p.Works) == 0 {
		p.Works = Works()
	}
	if p.Rounds == 0 {
		p.Rounds = 3
	}
	if p.Size == 0 {
		p.Size = 1 << 30
	}
	if p.Fetch == 0 {
		p.Fetch = 256 << 20
	}
	if p.Files == 0 {
		p.Files = 100_000
	}
	if p.Blocks == 0 {
		p.Blocks = 1_000_000
	}
	if p.MaxFile == 0 {
		p.MaxFile = 4 << 30
	}
	if p.RTTs == nil {
		p.RTTs = []time.Duration{0, 50 * time.Millisecond, 100 * time.Millisecond}
	}
	if p.Say == nil {
		p.Say = func(string, ...any) {}
	}
}

// Validate says what is wrong with a plan.
func (p *Plan) Validate() error {
	for _, w := range p.Works {
		if !slices.Contains(Works(), w) {
			return core.Errorf(core.Invalid, "no work %q: want some of %s", w, strings.Join(Works(), ", "))
		}
	}
	for _, r := range p.Rivals {
		if r != kubo.Flatfs && r != kubo.FlatfsSync && r != kubo.Pebble {
			return core.Errorf(core.Invalid, "no rival with the store %q", r)
		}
	}
	if p.Rounds < 0 || p.Size < 0 || p.Fetch < 0 || p.Files < 0 || p.Blocks < 0 || p.MaxFile < 0 {
		return core.Errorf(core.Invalid, "rounds and sizes must not be negative")
	}
	if p.Size > 0 && p.Size < pieceSize {
		return core.Errorf(core.Invalid, "a size of %d bytes: want at least %d", p.Size, pieceSize)
	}
	if len(p.Program) == 0 || p.Dir == "" {
		return core.Errorf(core.Invalid, "the bench needs its program and a directory")
	}
	return nil
}

// bench is a plan under way.
type bench struct {
	Plan
	contestants []contestant // ours first
	scratch     int
}

// Run measures the plan. Results of works that ended before an error are in the report all the same.
func Run(ctx context.Context, p Plan) (*Report, error) {
	if err := p.Validate(); err != nil {
		return nil, err
	}
	p.defaults()
	b := &bench{Plan: p, contestants: []contestant{ours{p.Program}}}
	if len(p.Rivals) > 0 && p.Kubo == "" {
		p.Say("building Kubo, if it is not there yet")
		binary, err := kubo.Binary(ctx)
		if err != nil {
			return nil, err
		}
		b.Kubo = binary
	}
	for _, store := range p.Rivals {
		b.contestants = append(b.contestants, rival{b.Kubo, store})
	}
	report := newReport(b)
	for _, w := range works {
		if !slices.Contains(b.Works, w.name) {
			continue
		}
		p.Say("%s: %s", w.name, w.about)
		results, err := w.run(ctx, b)
		report.Results = append(report.Results, results...)
		if err != nil {
			return report, fmt.Errorf("bench %s: %w", w.name, err)
		}
	}
	return report, nil
}

// fresh gives a new directory; remove deletes it.
func (b *bench) fresh(name string) (dir string, remove func() error, err error) {
	b.scratch++
	dir = filepath.Join(b.Dir, fmt.Sprintf("%s-%d", name, b.scratch))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", nil, fmt.Errorf("bench directory: %w", err)
	}
	return dir, func() error { return os.RemoveAll(dir) }, nil
}

// turns lets each contestant do a work once a round, in an order that shifts by one each round. skip may be nil.
func (b *bench) turns(ctx context.Context, rounds int, turn func(context.Context, contestant, string) (Usage, error)) ([]Figure, error) {
	figures := make([]Figure, len(b.contestants))
	for round := range rounds {
		for i := range b.contestants {
			at := (round + i) % len(b.contestants)
			c := b.contestants[at]
			u, err := b.turn(ctx, c, turn)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name(), err)
			}
			b.Say("  %s, round %d: %s wall, %s CPU, %s", c.name(), round+1, short(u.Wall), short(u.CPU), bytesText(u.Peak))
			figures[at].Contestant, figures[at].Durable = c.name(), c.durable()
			figures[at].Rounds = append(figures[at].Rounds, u)
		}
	}
	return figures, nil
}

// turn runs one contestant on a fresh store.
func (b *bench) turn(ctx context.Context, c contestant, turn func(context.Context, contestant, string) (Usage, error)) (u Usage, err error) {
	dir, remove, err := b.fresh(c.name())
	if err != nil {
		return u, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	if err := c.init(ctx, dir); err != nil {
		return u, err
	}
	if err := settle(ctx); err != nil {
		return u, err
	}
	return turn(ctx, c, dir)
}
