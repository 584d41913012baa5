package router

import (
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/cortensor-open/cortensor/core"
)

// Model is one model that this router offers.
type Model struct {
	ID      string      // the name clients ask for, and the id in Task records
	Digest  []byte      // SHA-256 of the weights, which miners must match; empty leaves it open
	Exact   *core.Exact // asked of miners, so that their answers can be evaluated again; nil for any engine
	Context int         // tokens of context a sequence may use; 0 when unknown
	Created time.Time   // shown in the model list
}

// Config is what a Service is told. DefaultConfig fills everything but Network and Models.
type Config struct {
	Network core.Network // the deployment that Task records belong to
	Models  []Model      // offered models; the first is the default

	Session     int64  // session for requests that name none; -1 finds the router's own by name, or makes it
	SessionName string // name of that own session
	Redundancy  uint64 // miners a task in that session
	Validators  uint64 // validators a task in that session
	Deposit     string // COR in wei that a new session of the router's own is given; "" for none

	Private bool // every request is private, whatever it says

	Params       core.Params   // what a request gets that does not say; Seed is not used
	Timeout      time.Duration // how long a request waits for its answer when it does not say
	MaxTimeout   time.Duration // the most that it may ask for
	FetchTimeout time.Duration // longest wait for one piece of content from other nodes
	QueueWait    time.Duration // how long a request waits for an idle miner before it is refused
	Takeover     time.Duration // after a stream died: how long a miner that has not begun may take to replace it
	Stall        time.Duration // a stream without a token for so long is left for another one that is ahead
	Poll         time.Duration // how often the chain is asked about a task without an event

	MaxFiles  int   // files a request
	MaxFile   int64 // bytes a file
	MaxPrompt int64 // bytes of files that are put into a prompt without overflow "cut"
	MaxOutput int64 // bytes of an answer

	Logger  *slog.Logger          // nil discards
	Metrics prometheus.Registerer // nil keeps no metrics
}

// DefaultConfig gives the documented defaults.
func DefaultConfig() Config {
	return Config{
		Session: -1, SessionName: "router", Redundancy: 2, Validators: 1,
		// Temperature, top-p, top-k and repeat penalty as in the published llmParams [1024,70,100,40,100,0,0].
		Params:  core.Params{MaxTokens: 256, Temperature: 0.7, TopP: 1, TopK: 40, RepeatPenalty: 1},
		Timeout: 60 * time.Second, MaxTimeout: 900 * time.Second, FetchTimeout: 20 * time.Second, QueueWait: 10 * time.Second,
		Takeover: 10 * time.Second, Stall: 10 * time.Second, Poll: time.Second,
		MaxFiles: 16, MaxFile: 64 << 20, MaxPrompt: 1 << 20, MaxOutput: 4 << 20,
	}
}

// Validate checks the configuration; the error names the field and what it takes.
func (c *Config) Validate() error {
	checks := []struct {
		field string
		fine  bool
		want  string
	}{
		{"Network", len(c.Network.Runtime) == 20, "a deployment with a 20-byte Runtime address"},
		{"Models", len(c.Models) > 0, "at least one model"},
		{"Session", c.Session >= -1, "-1 or a session number"},
		{"SessionName", c.SessionName != "", "a name"},
		{"Redundancy", c.Redundancy >= 1, "1 or more"},
		{"Params.MaxTokens", c.Params.MaxTokens >= 1, "1 or more"},
		{"Timeout", c.Timeout > 0 && c.Timeout <= c.MaxTimeout, "positive and at most MaxTimeout"},
		{"FetchTimeout", c.FetchTimeout > 0, "a positive duration"},
		{"QueueWait", c.QueueWait >= 0, "zero or a positive duration"},
		{"Takeover", c.Takeover > 0, "a positive duration"},
		{"Stall", c.Stall > 0, "a positive duration"},
		{"Poll", c.Poll > 0, "a positive duration"},
		{"MaxFiles", c.MaxFiles > 0, "a positive number"},
		{"MaxFile", c.MaxFile > 0, "a positive number of bytes"},
		{"MaxPrompt", c.MaxPrompt > 0, "a positive number of bytes"},
		{"MaxOutput", c.MaxOutput > 0, "a positive number of bytes"},
	}
	for _, check := range checks {
		if !check.fine {
			return core.Errorf(core.Invalid, "router config %s: want %s", check.field, check.want)
		}
	}
	for i, m := range c.Models {
		if m.ID == "" {
			return core.Errorf(core.Invalid, "router config Models[%d]: no id", i)
		}
	}
	return nil
}
