package files

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/cortensor-open/cortensor/ipfs/dag"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// Moved says what ImportCAR or ExportCAR moved.
type Moved struct {
	Roots  []cid.Cid
	Blocks int64
	Bytes  int64 // in the blocks
}

// sink takes the blocks of an export.
type sink interface {
	Put(c cid.Cid, data []byte) error
}

// ExportCAR streams everything under the roots as a CARv1: parents before children, depth first, no block twice. A missing
// block ends it with the Reader's error; what was written until then is no whole CAR.
func ExportCAR(ctx context.Context, r Reader, w io.Writer, limits Limits, roots ...cid.Cid) (Moved, error) {
	out, err := car.NewWriter(w, roots...)
	if err != nil {
		return Moved{}, core.Errorf(core.Invalid, "export: %w", err)
	}
	m, err := export(ctx, r, out, limits, roots)
	if err != nil {
		return m, err
	}
	if err := out.Flush(); err != nil {
		return m, core.Errorf(core.Unavailable, "export: %w", err)
	}
	return m, nil
}

// ExportFile is ExportCAR as a CARv2 with an index, into an empty file, which the caller syncs and closes.
func ExportFile(ctx context.Context, r Reader, f car.Output, limits Limits, roots ...cid.Cid) (Moved, error) {
	out, err := car.NewFileWriter(f, roots...)
	if err != nil {
		return Moved{}, core.Errorf(core.Invalid, "export: %w", err)
	}
	m, err := export(ctx, r, out, limits, roots)
	if err != nil {
		return m, err
	}
	if err := out.Finish(); err != nil {
		return m, core.Errorf(core.Unavailable, "export: %w", err)
	}
	return m, nil
}

func export(ctx context.Context, r Reader, out sink, limits Limits, roots []cid.Cid) (Moved, error) {
	m := Moved{Roots: roots}
	b := budget{limits: limits.forBlocks()}
	err := walk(ctx, roots, func(c cid.Cid, depth int) ([]cid.Cid, error) {
		if err := b.addEntry(depth); err != nil {
			return nil, err
		}
		data, err := block(ctx, r, c)
		if err != nil {
			return nil, err
		}
		if err := b.addBytes(int64(len(data))); err != nil {
			return nil, err
		}
		links, err := dag.Links(c, data)
		if err != nil {
			return nil, err
		}
		if _, inline := dag.Identity(c); inline {
			return links, nil
		}
		m.Blocks++
		m.Bytes += int64(len(data))
		if err := out.Put(c, data); err != nil {
			return nil, core.Errorf(core.Unavailable, "%w", err)
		}
		return links, nil
	})
	if err != nil {
		return m, fmt.Errorf("export: %w", err)
	}
	return m, nil
}

// block reads a block whose CID came from another block.
func block(ctx context.Context, r Reader, c cid.Cid) ([]byte, error) {
	if err := dag.CheckCID(c); err != nil {
		return nil, err
	}
	return r.Block(ctx, c)
}

// walk visits blocks depth first, each once; visit gives the links to go on with.
func walk(ctx context.Context, roots []cid.Cid, visit func(c cid.Cid, depth int) ([]cid.Cid, error)) error {
	type place struct {
		cid   cid.Cid
		depth int
	}
	var stack []place
	push := func(links []cid.Cid, depth int) {
		for i := range links {
			stack = append(stack, place{links[len(links)-1-i], depth})
		}
	}
	push(roots, 0)
	seen := map[cid.Cid]struct{}{}
	for len(stack) > 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		p := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if _, again := seen[p.cid]; again {
			continue
		}
		seen[p.cid] = struct{}{}
		links, err := visit(p.cid, p.depth)
		if err != nil {
			return fmt.Errorf("block %s: %w", p.cid, err)
		}
		push(links, p.depth+1)
	}
	return nil
}

// Store reads and writes blocks.
type Store interface {
	Reader
	Writer
}

// ImportCAR stores the blocks of a CAR of either version, in any order, and looks that everything under each root is there, in
// the CAR or in the store before; a block that is in neither is core.ReasonContentMissing. Each block is checked against its
// CID. Where roots are given, the CAR's must be those and no others; a CAR without roots is refused else. Blocks that no root
// reaches are stored too. All is durable when ImportCAR returns.
func ImportCAR(ctx context.Context, s Store, src io.Reader, limits Limits, roots ...cid.Cid) (Moved, error) {
	r, err := car.NewReader(src)
	if err != nil {
		return Moved{}, core.Errorf(core.Corrupt, "import: %w", err)
	}
	if err := checkRoots(r.Roots, roots); err != nil {
		return Moved{}, fmt.Errorf("import: %w", err)
	}
	in := &carImport{s: s, b: budget{limits: limits.forBlocks()}, links: map[cid.Cid][]cid.Cid{}, moved: Moved{Roots: r.Roots}}
	if err := in.receive(ctx, r); err != nil {
		return in.moved, fmt.Errorf("import: %w", err)
	}
	if err := in.complete(ctx); err != nil {
		return in.moved, fmt.Errorf("import: %w", err)
	}
	for _, root := range r.Roots {
		if err := s.Commit(ctx, root); err != nil {
			return in.moved, fmt.Errorf("import: %w", err)
		}
	}
	return in.moved, nil
}

func checkRoots(got, want []cid.Cid) error {
	if len(got) == 0 {
		return core.Errorf(core.Invalid, "the CAR names no root, so nobody could tell whether it is whole")
	}
	for _, c := range got {
		if err := dag.CheckCID(c); err != nil {
			return err
		}
	}
	if len(want) == 0 {
		return nil
	}
	same := cid.NewSet()
	for _, c := range want {
		same.Add(c)
	}
	for _, c := range got {
		if !same.Has(c) {
			return core.Errorf(core.Invalid, "the CAR has the root %s, which was not asked for", c)
		}
	}
	if len(got) != same.Len() {
		return core.Errorf(core.Invalid, "the CAR has %d roots, want %d", len(got), same.Len())
	}
	return nil
}

// carImport is one ImportCAR.
type carImport struct {
	s     Store
	b     budget
	links map[cid.Cid][]cid.Cid // of each block that came
	moved Moved
}

const importBatch = 4 << 20 // bytes

func (in *carImport) receive(ctx context.Context, r *car.Reader) error {
	var batch []unixfs.Block
	size := 0
	flush := func() error {
		if err := checkAll(batch); err != nil {
			return err
		}
		err := in.s.Append(ctx, batch...)
		batch, size = batch[:0], 0
		return err
	}
	for {
		c, data, err := r.Next()
		if errors.Is(err, io.EOF) {
			return flush()
		}
		if err != nil {
			return core.Errorf(core.Corrupt, "%w", err)
		}
		if err := in.take(c, data); err != nil {
			return err
		}
		batch, size = append(batch, unixfs.Block{Cid: c, Data: data}), size+len(data)
		if size >= importBatch || len(batch) >= batchBlocks {
			if err := flush(); err != nil {
				return err
			}
		}
	}
}

// checkAll checks blocks against their CIDs, on all cores.
func checkAll(blocks []unixfs.Block) error {
	workers := min(runtime.GOMAXPROCS(0), len(blocks))
	errs := make([]error, workers)
	var next atomic.Int64
	var checking sync.WaitGroup
	for w := range workers {
		checking.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(blocks) && errs[w] == nil; i = next.Add(1) - 1 {
				errs[w] = dag.Check(blocks[i].Cid, blocks[i].Data)
			}
		})
	}
	checking.Wait()
	return errors.Join(errs...)
}

// take notes what a block links to. Its digest is checked with those of its batch, before the store sees it.
func (in *carImport) take(c cid.Cid, data []byte) error {
	if err := dag.CheckCID(c); err != nil {
		return err
	}
	if err := errors.Join(in.b.addEntry(0), in.b.addBytes(int64(len(data)))); err != nil {
		return err
	}
	links, err := dag.Links(c, data)
	if err != nil {
		return fmt.Errorf("block %s: %w", c, err)
	}
	in.links[c] = links
	in.moved.Blocks++
	in.moved.Bytes += int64(len(data))
	return nil
}

// complete walks from the roots; the store is asked only for what did not come.
func (in *carImport) complete(ctx context.Context) error {
	return walk(ctx, in.moved.Roots, func(c cid.Cid, depth int) ([]cid.Cid, error) {
		if depth > in.b.limits.Depth {
			return nil, core.Errorf(core.TooLarge, "deeper than %d links", in.b.limits.Depth)
		}
		if links, ok := in.links[c]; ok {
			return links, nil
		}
		data, err := block(ctx, in.s, c)
		if isMissing(err) {
			return nil, core.Fail(core.ReasonContentMissing, "not whole: %w", err)
		}
		if err != nil {
			return nil, err
		}
		return dag.Links(c, data)
	})
}
