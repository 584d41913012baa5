package serve

import (
	"log/slog"
	"runtime"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact"
	"github.com/cortensor-open/cortensor/engine/exact/model"
)

// Config is what Open needs. Zero values mean the defaults stated.
type Config struct {
	Model    string       // path of the GGUF file
	Name     string       // the model's name; default: general.name of the file
	Digest   []byte       // SHA-256 of the file; computed when empty
	Template string       // Jinja chat template; default: the catalogue's for this digest, else the file's own
	Context  int          // tokens a sequence, prompt and answer together; default 2048, or what the model was trained for if that is less
	Slots    int          // sequences in a step; default 32
	Memory   int64        // bytes for keys and values of all sequences, as far as they are used; default 288 MiB, or one context's if that is more
	Threads  int          // default: number of CPUs
	Isolated bool         // sequences that begin alike do not share memory, nor tell so by their speed
	Logger   *slog.Logger // default: none
}

// Defaults of Config and limits of the batch loop.
const (
	DefaultContext = 2048
	DefaultSlots   = 32
	DefaultMemory  = 288 << 20
	maxSlots       = 256
	maxThreads     = 512

	batchTokens   = 128             // tokens computed in one step at most
	scorePatience = 2 * time.Second // for which a scored answer gives way to generations

	chunkTokens = 32 // of these, prompt tokens at least, while other sequences are generating
)

// withDefaults fills what is not set and does not hang on the model.
func (c Config) withDefaults() Config {
	if c.Slots == 0 {
		c.Slots = DefaultSlots
	}
	if c.Threads == 0 {
		c.Threads = runtime.NumCPU()
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

// Validate checks what can be checked without the model; the error says what to change.
func (c Config) Validate() error {
	d := c.withDefaults()
	switch {
	case c.Model == "":
		return core.Errorf(core.Invalid, "exact engine: no model file is set; name a GGUF file")
	case c.Context < 0 || c.Context > 0 && c.Context < 16 || d.Slots < 1 || d.Slots > maxSlots || d.Threads < 1 || d.Threads > maxThreads || c.Memory < 0:
		return core.Errorf(core.Invalid, "exact engine: context %d (want 16 or more), slots %d (1 to %d), threads %d (1 to %d), memory %d", c.Context, d.Slots, maxSlots, d.Threads, maxThreads, c.Memory)
	case len(c.Digest) != 0 && len(c.Digest) != 32:
		return core.Errorf(core.Invalid, "exact engine: digest of %d bytes, want a SHA-256", len(c.Digest))
	}
	return nil
}

// fit fills what hangs on the model, and gives the positions that memory holds.
func (c *Config) fit(m *model.Config) (positions int, err error) {
	if c.Context == 0 {
		c.Context = min(DefaultContext, m.Context)
	}
	if c.Context > m.Context {
		return 0, core.Errorf(core.Invalid, "context %d: the model was trained for %d tokens; lower it", c.Context, m.Context)
	}
	one := (int64(c.Context) + exact.PageSize - 1) / exact.PageSize * exact.PageSize * int64(m.Bytes())
	if c.Memory == 0 {
		c.Memory = max(DefaultMemory, one)
	}
	if c.Memory < one {
		return 0, core.Errorf(core.Invalid, "a context of %d tokens needs %d bytes for keys and values, memory is %d; raise memory or lower context", c.Context, one, c.Memory)
	}
	return int(c.Memory / int64(m.Bytes())), nil
}
