//go:build (((linux || darwin) && (amd64 || arm64)) || (windows && amd64)) && !nollama

package llama

import (
	"context"
	"fmt"
	"math"
	"runtime"
	"sync"
	"time"

	binding "github.com/hybridgroup/yzma/pkg/llama"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine"
	"github.com/cortensor-open/cortensor/engine/batch"
)

const (
	embedWindow  = 256 // tokens that the model sees at once, as it was trained, its two control tokens included
	embedBatch   = 512 // tokens a step
	embedSeqs    = 16
	embedWindows = 64 // windows of one text that are looked at, at most
)

// Embedder is a loaded embedding model with mean pooling. It implements engine.Embedder.
//
// A text of up to 254 tokens is embedded as the model's authors do. A longer one is cut into windows of that size, whose
// vectors are averaged, weighted by their tokens; what lies beyond 64 windows does not count.
type Embedder struct {
	cfg   EmbedderConfig
	model *model
	info  engine.Info
	jobs  chan *embedJob
	quit  chan struct{}
	done  chan struct{}
	freed error
	once  sync.Once
	pace  *batch.Pace // used by run alone
}

var _ engine.Embedder = (*Embedder)(nil)

type embedJob struct {
	ctx   context.Context
	texts []string
	out   [][]float32
	err   error
	done  chan struct{}
}

// OpenEmbedder loads the library and the embedding model; Close frees it.
func OpenEmbedder(ctx context.Context, cfg EmbedderConfig) (*Embedder, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	filled := Config{Library: cfg.Library, Model: cfg.Model, Threads: cfg.Threads, Logger: cfg.Logger}.withDefaults()
	cfg.Threads, cfg.Logger = filled.Threads, filled.Logger
	if len(cfg.Digest) == 0 {
		digest, err := digestOf(cfg.Model)
		if err != nil {
			return nil, err
		}
		cfg.Digest = digest
	}
	e := &Embedder{cfg: cfg, pace: batch.NewPace(cfg.Threads), jobs: make(chan *embedJob), quit: make(chan struct{}), done: make(chan struct{})}
	opened := make(chan error, 1)
	go e.run(opened)
	if err := <-opened; err != nil {
		<-e.done
		return nil, fmt.Errorf("open embedder: %w", err)
	}
	e.info = engine.Info{Name: "llama", Build: cfg.Build, Model: cfg.Name, Digest: cfg.Digest, Context: embedWindow, Slots: embedSeqs}
	if e.info.Build == "" {
		e.info.Build = buildOf(cfg.Library)
	}
	if e.info.Model == "" {
		e.info.Model = e.model.name()
	}
	return e, nil
}

// Info describes the embedder.
func (e *Embedder) Info() engine.Info { return e.info }

// Embed gives one vector of length 1 for each text, in order. An empty text is an error.
func (e *Embedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	for i, text := range texts {
		if err := (engine.Request{Prompt: text}).Validate(); err != nil {
			return nil, fmt.Errorf("embed text %d: %w", i, err)
		}
	}
	j := &embedJob{ctx: ctx, texts: texts, done: make(chan struct{})}
	select {
	case e.jobs <- j:
	case <-ctx.Done():
		return nil, engine.Ended(ctx, "embed")
	case <-e.done:
		return nil, batch.ErrClosed
	}
	<-j.done // the loop looks at ctx between batches
	return j.out, j.err
}

// Close waits for a running Embed and frees the model.
func (e *Embedder) Close() error {
	e.once.Do(func() { close(e.quit) })
	<-e.done
	return e.freed
}

// run owns model and context; see Engine.run for the thread.
func (e *Embedder) run(opened chan<- error) {
	runtime.LockOSThread()
	defer release()
	defer close(e.done)
	ctx, err := e.start()
	opened <- err
	if err != nil {
		return
	}
	batch := binding.BatchInit(embedBatch, 0, 1)
	for {
		select {
		case j := <-e.jobs:
			w := &embedWork{e: e, ctx: ctx, batch: batch, sums: make([][]float64, len(j.texts))}
			j.out, j.err = w.run(j.ctx, j.texts)
			close(j.done)
		case <-e.quit:
			e.freed = firstError(binding.BatchFree(batch), binding.Free(ctx), e.model.free())
			return
		}
	}
}

func (e *Embedder) start() (binding.Context, error) {
	if err := load(e.cfg.Library, e.cfg.Logger); err != nil {
		return 0, err
	}
	m, err := loadModel(e.cfg.Model)
	if err != nil {
		return 0, err
	}
	p := binding.ContextDefaultParams()
	p.NCtx, p.NBatch, p.NUbatch, p.NSeqMax = embedBatch, embedBatch, embedBatch, embedSeqs
	p.NThreads, p.NThreadsBatch = int32(e.cfg.Threads), int32(e.cfg.Threads)
	p.Embeddings, p.PoolingType, p.KVUnified, p.NoPerf = 1, binding.PoolingTypeMean, 1, 1
	ctx, err := binding.InitFromModel(m.handle, p)
	if err != nil {
		return 0, core.Fail(core.ReasonEngine, "make an embedding context: %w", firstError(err, m.free()))
	}
	e.model = m
	return ctx, nil
}

// window is a stretch of one text in one batch.
type window struct {
	text   int
	tokens []binding.Token
}

// embedWork is the state of one Embed call.
type embedWork struct {
	e     *Embedder
	ctx   binding.Context
	batch binding.Batch
	sums  [][]float64
}

func (w *embedWork) run(ctx context.Context, texts []string) ([][]float32, error) {
	var windows []window
	for i, text := range texts {
		windows = append(windows, w.cut(i, text)...)
	}
	for len(windows) > 0 {
		if ctx.Err() != nil {
			return nil, engine.Ended(ctx, "embed")
		}
		n, room := 0, embedBatch
		for n < min(len(windows), embedSeqs) && len(windows[n].tokens) <= room {
			room -= len(windows[n].tokens)
			n++
		}
		if err := w.compute(windows[:n]); err != nil {
			return nil, fmt.Errorf("embed: %w", err)
		}
		windows = windows[n:]
	}
	out := make([][]float32, len(texts))
	for i, sum := range w.sums {
		out[i] = unit(sum)
	}
	return out, nil
}

// cut tokenises a text into windows, each between the model's control tokens.
func (w *embedWork) cut(i int, text string) []window {
	vocab := w.e.model.vocab
	first, last := binding.VocabBOS(vocab), binding.VocabSEP(vocab)
	if limit := embedWindow * embedWindows * 16; len(text) > limit { // more than any window will see
		text = validText([]byte(text[:limit]))
	}
	body := binding.Tokenize(vocab, text, false, false)
	var out []window
	for len(out) < embedWindows && (len(body) > 0 || len(out) == 0) {
		n := min(len(body), embedWindow-2)
		tokens := append(append([]binding.Token{first}, body[:n]...), last)
		out, body = append(out, window{i, tokens}), body[n:]
	}
	return out
}

// compute embeds the windows of one batch and adds each vector to its text's sum.
func (w *embedWork) compute(windows []window) error {
	w.batch.NTokens = 0
	for seq, win := range windows {
		for pos, id := range win.tokens {
			if err := w.batch.Add(id, binding.Pos(pos), []binding.SeqId{binding.SeqId(seq)}, true); err != nil {
				return core.Fail(core.ReasonEngine, "%w", err)
			}
		}
	}
	tokens := int(w.batch.NTokens)
	threads, begin := w.e.pace.Next(tokens), time.Now()
	binding.SetNThreads(w.ctx, int32(threads), int32(threads))
	if code, err := binding.Encode(w.ctx, w.batch); err != nil || code != 0 {
		return core.Fail(core.ReasonEngine, "llama.cpp could not encode: code %d, %v", code, err)
	}
	w.e.pace.Took(threads, tokens, time.Since(begin))
	width := binding.ModelNEmbdOut(w.e.model.handle)
	for seq, win := range windows {
		v, err := binding.GetEmbeddingsSeq(w.ctx, binding.SeqId(seq), width)
		if err != nil || v == nil {
			return core.Fail(core.ReasonEngine, "no embedding from the model (is it an embedding model?): %v", err)
		}
		if w.sums[win.text] == nil {
			w.sums[win.text] = make([]float64, width)
		}
		norm := length(v)
		if norm == 0 || math.IsNaN(norm) || math.IsInf(norm, 0) {
			return core.Fail(core.ReasonEngine, "the model gave a vector of length %g", norm)
		}
		weight := float64(max(len(win.tokens)-2, 1)) // its own tokens
		for k, x := range v {
			w.sums[win.text][k] += float64(x) / norm * weight
		}
	}
	return nil
}

func length(v []float32) float64 {
	sum := 0.0
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	return math.Sqrt(sum)
}

func unit(sum []float64) []float32 {
	norm := 0.0
	for _, x := range sum {
		norm += x * x
	}
	norm = math.Sqrt(norm)
	out := make([]float32, len(sum))
	for i, x := range sum {
		out[i] = float32(x / norm)
	}
	return out
}
