package ipfsbench

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Aims of the design. The design says "flat memory, no starvation" of concurrent readers; the last two are how that is
// read here.
const (
	fetchSlowLink  = 25.0 // times Kubo's speed at 50 ms
	fetchOfTCP     = 0.8  // of a TCP stream's speed
	recordLoopback = 5 * time.Millisecond
	recordTrips    = 2.0
	readersMemory  = 1.5 // peak with 200 readers over peak with 20
	readersSlowest = 3.0 // slowest reader's time over the median's
)

const (
	readerFile  = 2 << 20 // bytes a reader reads
	fewReaders  = 20
	manyReaders = 200
	recordCount = 20
)

// readerCounts are how many read at once; the last are the most.
var readerCounts = []int{1, fewReaders, 50, manyReaders}

// stores makes a store with the given content for each contestant and gives its directory and the roots.
func (b *bench) stores(ctx context.Context, paths []string) (dirs map[string]string, roots []string, remove func() error, err error) {
	dirs = map[string]string{}
	var removes []func() error
	remove = func() error {
		var errs []error
		for _, r := range removes {
			errs = append(errs, r())
		}
		return errors.Join(errs...)
	}
	for _, c := range b.contestants {
		dir, gone, err := b.fresh(c.name() + "-server")
		if err != nil {
			return nil, nil, remove, err
		}
		dirs[c.name()], removes = dir, append(removes, gone)
		if err := c.init(ctx, dir); err != nil {
			return nil, nil, remove, err
		}
		_, out, err := measure(c.add(ctx, dir, false, paths...))
		if err != nil {
			return nil, nil, remove, err
		}
		got := strings.Fields(string(out))
		if roots == nil {
			roots = got
		}
		if strings.Join(got, " ") != strings.Join(roots, " ") {
			return nil, nil, remove, core.Errorf(core.Corrupt, "%s names other roots than %s", c.name(), b.contestants[0].name())
		}
	}
	return dirs, roots, remove, nil
}

// inputs writes count files of size bytes.
func (b *bench) inputs(count int, size int64) (paths []string, remove func() error, err error) {
	dir, remove, err := b.fresh("input")
	if err != nil {
		return nil, nil, err
	}
	for i := range count {
		path := filepath.Join(dir, fmt.Sprintf("%04d.bin", i))
		if err := writeFile(path, 100+uint64(i), size); err != nil {
			return nil, remove, err
		}
		paths = append(paths, path)
	}
	return paths, remove, nil
}

func benchFetch(ctx context.Context, b *bench) (out []Result, err error) {
	paths, removeInputs, err := b.inputs(1, b.Fetch)
	if removeInputs != nil {
		defer func() { err = errors.Join(err, removeInputs()) }()
	}
	if err != nil {
		return nil, err
	}
	dirs, roots, remove, err := b.stores(ctx, paths)
	defer func() { err = errors.Join(err, remove()) }()
	if err != nil {
		return nil, err
	}
	for _, rtt := range b.RTTs {
		b.Say("  round trip %s", rtt)
		figures, err := b.fetchTurns(ctx, dirs, roots[0], rtt)
		if err != nil {
			return out, err
		}
		out = append(out, fetchResult(b.Fetch, rtt, figures))
	}
	return out, nil
}

// fetchTurns measures a fetch by each contestant and the bare TCP stream, which comes last in the figures.
func (b *bench) fetchTurns(ctx context.Context, dirs map[string]string, root string, rtt time.Duration) ([]Figure, error) {
	tcp := Figure{Contestant: "one TCP stream", Durable: true}
	figures := make([]Figure, len(b.contestants))
	for round := range b.Rounds {
		u, err := rawStream(ctx, b.Fetch, rtt)
		if err != nil {
			return nil, fmt.Errorf("TCP stream: %w", err)
		}
		tcp.Rounds = append(tcp.Rounds, u)
		for i := range b.contestants {
			at := (round + i) % len(b.contestants)
			c := b.contestants[at]
			u, err := b.fetchOnce(ctx, c, dirs[c.name()], root, rtt)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", c.name(), err)
			}
			b.Say("  %s, round %d: %s wall, %s CPU, %s", c.name(), round+1, short(u.Wall), short(u.CPU), bytesText(u.Peak))
			figures[at].Contestant, figures[at].Durable = c.name(), c.durable()
			figures[at].Rounds = append(figures[at].Rounds, u)
		}
	}
	return append(figures, tcp), nil
}

func (b *bench) fetchOnce(ctx context.Context, c contestant, dir, root string, rtt time.Duration) (u Usage, err error) {
	p, err := b.open(ctx, c, dir, rtt)
	if err != nil {
		return u, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	return p.measure(func() error { return p.client.fetch(ctx, root, p.from) })
}

func fetchResult(size int64, rtt time.Duration, figures []Figure) Result {
	tcp := figures[len(figures)-1]
	r := Result{Work: "fetch", What: fmt.Sprintf("fetch %s between two nodes, %s round trip", bytesText(size), rtt), Bytes: size, Figures: figures}
	rivals := figures[:len(figures)-1]
	switch {
	case rtt == 0:
		r.Verdicts = append(r.Verdicts, against("speed against", rivals, wallOf, 1, true)...)
	case rtt == 50*time.Millisecond:
		r.Verdicts = append(r.Verdicts, against("speed against", rivals, wallOf, fetchSlowLink, true)...)
	}
	if own := figures[0].median().Wall; own > 0 {
		r.Verdicts = append(r.Verdicts, Verdict{Measure: "of a TCP stream's speed", Got: tcp.median().Wall.Seconds() / own.Seconds(), Aim: fetchOfTCP, AtLeast: true})
	}
	return r
}

// benchRecord compares two round-trip times, so that what does not depend on the link cancels out.
func benchRecord(ctx context.Context, b *bench) (out []Result, err error) {
	const near, far = 50 * time.Millisecond, 100 * time.Millisecond
	r := Result{Work: "record", What: "fetch 1 KiB records between peered nodes, one after the other"}
	for i, c := range b.contestants {
		var at [3]time.Duration
		for j, rtt := range []time.Duration{0, near, far} {
			if at[j], err = b.recordTime(ctx, c, rtt); err != nil {
				return nil, fmt.Errorf("%s: %w", c.name(), err)
			}
		}
		trips := float64(at[2]-at[1]) / float64(far-near)
		r.Notes = append(r.Notes, fmt.Sprintf("%s: loopback %s, 50 ms %s, 100 ms %s: %.2f round trips", c.name(), short(at[0]), short(at[1]), short(at[2]), trips))
		if i == 0 {
			r.Verdicts = []Verdict{{Measure: "round trips", Got: trips, Aim: recordTrips + 0.1}, // the proxy's timers add a little
				{Measure: "loopback", Got: milliseconds(at[0]), Aim: milliseconds(recordLoopback), Unit: " ms"}}
		}
	}
	return []Result{r}, nil
}

func (b *bench) recordTime(ctx context.Context, c contestant, rtt time.Duration) (median time.Duration, err error) {
	dir, remove, err := b.fresh(c.name() + "-server")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	if err := c.init(ctx, dir); err != nil {
		return 0, err
	}
	p, err := b.open(ctx, c, dir, rtt)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	roots, err := p.server.putRecords(ctx, 8, recordCount)
	if err != nil {
		return 0, err
	}
	each, err := p.client.records(ctx, roots, p.from)
	return middle(each), err
}

// benchReaders compares few and many concurrent readers, each pair of nodes fresh.
func benchReaders(ctx context.Context, b *bench) (out []Result, err error) {
	paths, removeInputs, err := b.inputs(manyReaders, readerFile)
	if removeInputs != nil {
		defer func() { err = errors.Join(err, removeInputs()) }()
	}
	if err != nil {
		return nil, err
	}
	dirs, roots, remove, err := b.stores(ctx, paths)
	defer func() { err = errors.Join(err, remove()) }()
	if err != nil {
		return nil, err
	}
	r := Result{Work: "readers", What: fmt.Sprintf("%d concurrent readers of different %s roots on another node", manyReaders, bytesText(readerFile)), Bytes: manyReaders * readerFile}
	for i, c := range b.contestants {
		figure, note, err := b.readers(ctx, c, dirs[c.name()], roots)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.name(), err)
		}
		r.Figures, r.Notes = append(r.Figures, figure.Figure), append(r.Notes, note)
		if few := figure.peaks[fewReaders]; i == 0 && few > 0 {
			r.Verdicts = []Verdict{{Measure: "memory of 200 over 20 readers", Got: float64(figure.peaks[manyReaders]) / float64(few), Aim: readersMemory},
				{Measure: "slowest over median", Got: figure.starved, Aim: readersSlowest}}
		}
	}
	return []Result{r}, nil
}

// readersFigure is what readers of one contestant used.
type readersFigure struct {
	Figure                // of the most readers
	peaks   map[int]int64 // bytes of memory by number of readers
	starved float64       // slowest of the most readers over the median
}

// readers lets more and more readers read, each time between a fresh pair of nodes.
func (b *bench) readers(ctx context.Context, c contestant, dir string, roots []string) (out readersFigure, note string, err error) {
	out = readersFigure{Figure: Figure{Contestant: c.name(), Durable: true}, peaks: map[int]int64{}}
	var peaks []string
	for _, count := range readerCounts {
		u, each, err := b.readOnce(ctx, c, dir, roots[:count])
		if err != nil {
			return out, "", err
		}
		out.peaks[count], out.Rounds = u.Peak, []Usage{u}
		out.starved = float64(quantile(each, 1)) / float64(middle(each))
		peaks = append(peaks, fmt.Sprintf("%s with %d", bytesText(u.Peak), count))
	}
	return out, fmt.Sprintf("%s: %s readers; slowest over median %.2f", c.name(), strings.Join(peaks, ", "), out.starved), nil
}

func (b *bench) readOnce(ctx context.Context, c contestant, dir string, roots []string) (u Usage, each []time.Duration, err error) {
	p, err := b.open(ctx, c, dir, 0)
	if err != nil {
		return u, nil, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	u, err = p.measure(func() (err error) {
		each, err = p.client.readers(ctx, roots, p.from)
		return err
	})
	return u, each, err
}
