package llama

import (
	"log/slog"
	"runtime"

	"github.com/cortensor-open/cortensor/core"
)

// Config is what Open needs. Zero values mean the defaults stated.
type Config struct {
	Library  string       // folder with the shared libraries (asset llama-lib)
	Model    string       // path of the GGUF file
	Name     string       // the model's name; default: general.name of the file
	Digest   []byte       // SHA-256 of the file; computed when empty
	Build    string       // what the library is a build of; default: read off the library's file name
	Template string       // Jinja chat template; default: the catalogue's for this digest, else the file's own
	Context  int          // tokens per sequence, prompt and answer together; default 2048
	Slots    int          // sequences at once; default 32
	Cells    int          // tokens that all sequences together can hold, memory in proportion; default 12,288
	Threads  int          // default: number of CPUs
	Logger   *slog.Logger // gets llama.cpp's own messages at debug level; default: none
}

// Defaults of Config and limits of the batch loop.
const (
	DefaultContext = 2048
	DefaultSlots   = 32
	DefaultCells   = 12288 // about 270 MiB for SmolLM2-135M
	maxSlots       = 256

	batchTokens = 128 // tokens decoded in one step at most
	chunkTokens = 32  // of these, prompt tokens at least, while other sequences are generating
)

// withDefaults fills what is not set.
func (c Config) withDefaults() Config {
	set := func(field *int, value int) {
		if *field == 0 {
			*field = value
		}
	}
	set(&c.Context, DefaultContext)
	set(&c.Slots, DefaultSlots)
	set(&c.Cells, max(DefaultCells, c.Context))
	set(&c.Threads, runtime.NumCPU())
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

// Validate checks a configuration; the error says what to change.
func (c Config) Validate() error {
	c = c.withDefaults()
	switch {
	case c.Library == "":
		return core.Errorf(core.Invalid, "llama: no library folder is set; fetch the asset llama-lib")
	case c.Model == "":
		return core.Errorf(core.Invalid, "llama: no model file is set; name a GGUF file")
	case c.Context < 16 || c.Slots < 1 || c.Slots > maxSlots || c.Threads < 1 || c.Threads > 512:
		return core.Errorf(core.Invalid, "llama: context %d (want 16 or more), slots %d (1 to %d), threads %d (1 to 512)", c.Context, c.Slots, maxSlots, c.Threads)
	case c.Cells < c.Context:
		return core.Errorf(core.Invalid, "llama: %d cells hold no sequence of %d tokens; raise cells or lower context", c.Cells, c.Context)
	case len(c.Digest) != 0 && len(c.Digest) != 32:
		return core.Errorf(core.Invalid, "llama: digest of %d bytes, want a SHA-256", len(c.Digest))
	}
	return nil
}

// EmbedderConfig is what OpenEmbedder needs.
type EmbedderConfig struct {
	Library string // folder with the shared libraries (asset llama-lib)
	Model   string // path of the GGUF file
	Name    string // the model's name; default: general.name of the file
	Digest  []byte // SHA-256 of the file; computed when empty
	Build   string
	Threads int // default: number of CPUs
	Logger  *slog.Logger
}

// Validate checks a configuration; the error says what to change.
func (c EmbedderConfig) Validate() error {
	return Config{Library: c.Library, Model: c.Model, Digest: c.Digest, Threads: c.Threads}.Validate()
}
