package ipfsbench

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

// fetchOfLimit is the aim for what a fetch costs: at most a quarter more than the steps that it cannot do without.
const fetchOfLimit = 1.25

// stage is a step that every byte of a fetch takes.
type stage struct {
	name  string
	times float64 // how often a byte takes it, both nodes together
	run   func(size int64) error
}

// Sizes in bytes of what the stages work on.
const (
	stageBlock  = 1 << 20  // a leaf
	stageRecord = 16 << 10 // of TLS
	stageMemory = 64 << 20 // more than the caches of a core, as a file on its way through is
)

// benchLimits measures what each step of a fetch costs by itself, in processor time a byte, and then a fetch: their sum is what
// no fetch of this kind can go below on this machine.
func benchLimits(ctx context.Context, b *bench) (out []Result, err error) {
	r := Result{Work: "limits", What: fmt.Sprintf("processor time of a fetch of %s on loopback, step by step", bytesText(b.Fetch)), Bytes: b.Fetch}
	stages, remove, err := b.stages(ctx)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	var sum, tcp float64
	for i, s := range stages {
		each, err := b.stageCost(ctx, s)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		if i == 0 {
			tcp = each
		}
		sum += each * s.times
		r.Notes = append(r.Notes, fmt.Sprintf("%s: %.3f ns/B, %g ×", s.name, each, s.times))
	}
	fetch, figure, err := b.fetchCost(ctx)
	if err != nil {
		return nil, err
	}
	cores := float64(runtime.NumCPU())
	r.Figures = []Figure{figure}
	r.Notes = append(r.Notes,
		fmt.Sprintf("sum: %.2f ns/B, so at most %.0f MiB/s on %g cores, %.0f %% of a TCP stream that has them to itself", sum, mebibytes(sum/cores), cores, 100*tcp/sum),
		fmt.Sprintf("the fetch: %.2f ns/B, at most %.0f MiB/s", fetch, mebibytes(fetch/cores)))
	r.Verdicts = []Verdict{{Measure: "processor time over the sum of the steps", Got: fetch / sum, Aim: fetchOfLimit, Unit: "×"}}
	return []Result{r}, err
}

// mebibytes is the rate in MiB/s at a cost in nanoseconds a byte.
func mebibytes(nanoseconds float64) float64 {
	if nanoseconds <= 0 {
		return 0
	}
	return 1e9 / nanoseconds / (1 << 20)
}

// stages are the steps of a fetch on the way of a byte; remove deletes the files that they use.
func (b *bench) stages(ctx context.Context) (list []stage, remove func() error, err error) {
	dir, remove, err := b.fresh("limits")
	if err != nil {
		return nil, nil, err
	}
	memory := make([]byte, stageMemory)
	if _, err := content(7).Read(memory); err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	seal, open, err := gcmStages(memory)
	if err != nil {
		return nil, nil, errors.Join(err, remove())
	}
	file := filepath.Join(dir, "file")
	return []stage{
		{"TCP through the link, both ends", 1, func(n int64) error { _, err := rawStream(ctx, n, 0); return err }},
		{"write into the page cache", 1, func(n int64) error { return writeStage(file, memory, n) }},
		{"read from the page cache", 1, func(n int64) error { return readStage(file, n) }},
		{"SHA-256", 1, blocksStage(memory, func(p []byte) { sha256.Sum256(p) })},
		{"CRC-32C of the store", 2, blocksStage(memory, func(p []byte) { crc32.Checksum(p, crc32.MakeTable(crc32.Castagnoli)) })},
		{"AES-128-GCM seal", 1, seal},
		{"AES-128-GCM open", 1, open},
		{"copy in memory", 3, copyStage(memory)}, // into the multiplexer's frame, out of TLS, out of the multiplexer
	}, remove, nil
}

// stageCost is the least processor time of any round, in nanoseconds a byte.
func (b *bench) stageCost(ctx context.Context, s stage) (least float64, err error) {
	if err := s.run(min(stageMemory, b.Fetch)); err != nil { // warms up
		return 0, err
	}
	for range max(3, b.Rounds) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		before := ownCPU()
		if err := s.run(b.Fetch); err != nil {
			return 0, err
		}
		each := float64(ownCPU()-before) / float64(b.Fetch)
		if least == 0 || each < least {
			least = each
		}
	}
	return least, nil
}

// blocksStage works through memory a block at a time.
func blocksStage(memory []byte, work func([]byte)) func(int64) error {
	return func(size int64) error {
		for done := int64(0); done < size; done += stageBlock {
			at := done % stageMemory
			work(memory[at : at+min(stageBlock, size-done)])
		}
		return nil
	}
}

func copyStage(memory []byte) func(int64) error {
	frame := make([]byte, 64<<10)
	return blocksStage(memory, func(p []byte) {
		for len(p) > 0 {
			p = p[copy(frame, p):]
		}
	})
}

// gcmStages seal and open records as TLS does.
func gcmStages(memory []byte) (seal, open func(int64) error, err error) {
	block, err := aes.NewCipher(make([]byte, 16))
	if err != nil {
		return nil, nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, nil, err
	}
	nonce := make([]byte, gcm.NonceSize()) // measures only: nothing that is sealed here leaves
	room := make([]byte, 0, stageRecord+gcm.Overhead())
	seal = blocksStage(memory, func(p []byte) {
		for len(p) > 0 {
			n := min(len(p), stageRecord)
			gcm.Seal(room, nonce, p[:n], nil)
			p = p[n:]
		}
	})
	sealed := gcm.Seal(nil, nonce, memory[:stageRecord], nil)
	open = func(size int64) error {
		for done := int64(0); done < size; done += stageRecord {
			if _, err := gcm.Open(room, nonce, sealed, nil); err != nil {
				return err
			}
		}
		return nil
	}
	return seal, open, nil
}

// writeStage writes a new file, which is not synced.
func writeStage(path string, memory []byte, size int64) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return blocksFile(memory, size, func(p []byte, at int64) error { _, err := f.WriteAt(p, at); return err })
}

// readStage reads what writeStage has written.
func readStage(path string, size int64) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	block := make([]byte, stageBlock)
	return blocksFile(block, size, func(p []byte, at int64) error { _, err := f.ReadAt(p, at); return err })
}

func blocksFile(memory []byte, size int64, work func(p []byte, at int64) error) error {
	for done := int64(0); done < size; done += stageBlock {
		at := done % int64(len(memory))
		if err := work(memory[at:at+min(stageBlock, size-done)], done); err != nil {
			return err
		}
	}
	return nil
}

// fetchCost fetches a file between two nodes and gives the least processor time of any round, nodes and link together, in
// nanoseconds a byte.
func (b *bench) fetchCost(ctx context.Context) (least float64, f Figure, err error) {
	own := b.contestants[0]
	f = Figure{Contestant: own.name(), Durable: true}
	paths, removeInput, err := b.inputs(1, b.Fetch)
	if removeInput != nil {
		defer func() { err = errors.Join(err, removeInput()) }()
	}
	if err != nil {
		return 0, f, err
	}
	dir, remove, err := b.fresh("limits-server")
	if err != nil {
		return 0, f, err
	}
	defer func() { err = errors.Join(err, remove()) }()
	if err := own.init(ctx, dir); err != nil {
		return 0, f, err
	}
	_, out, err := measure(own.add(ctx, dir, false, paths...))
	if err != nil {
		return 0, f, err
	}
	root := string(out[:max(0, len(out)-1)]) // a line
	for range max(3, b.Rounds) {
		before := ownCPU()
		u, err := b.fetchOnce(ctx, own, dir, root, 0)
		if err != nil {
			return 0, f, err
		}
		u.CPU += ownCPU() - before // the link, and a little for asking
		f.Rounds = append(f.Rounds, u)
		if each := float64(u.CPU) / float64(b.Fetch); least == 0 || each < least {
			least = each
		}
	}
	return least, f, nil
}

// ownCPU is the processor time of this process; where the system does not tell, the clock stands in for it.
func ownCPU() time.Duration {
	if used := selfCPU(); used > 0 {
		return used
	}
	return time.Since(started)
}

var started = time.Now()
