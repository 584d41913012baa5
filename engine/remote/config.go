// Package remote runs models on any server with an OpenAI-style API: llama.cpp server, Ollama, vLLM and others.
package remote

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Config is what Open and OpenEmbedder need. Zero values mean the defaults stated.
type Config struct {
	URL     string        // of the API, the version included, e.g. http://127.0.0.1:8080/v1
	Key     string        // sent as bearer token; default: none
	Model   string        // the server's name of the model
	Digest  []byte        // SHA-256 of the weights, if the operator knows it
	Context int           // tokens per sequence; default: what the server says, else unknown
	Slots   int           // requests at once, others wait; default 16
	First   time.Duration // how long the server may take to begin an answer; default 5 minutes
	Stall   time.Duration // how long a begun answer may pause; default 1 minute
	// NoLogprobs keeps log-probabilities from being asked for, for servers that refuse a request that wants them.
	NoLogprobs bool
	Client     *http.Client // default: one of its own
}

func (c Config) withDefaults() Config {
	c.URL = strings.TrimRight(c.URL, "/")
	if c.Slots == 0 {
		c.Slots = 16
	}
	if c.First == 0 {
		c.First = 5 * time.Minute
	}
	if c.Stall == 0 {
		c.Stall = time.Minute
	}
	return c
}

// Validate checks a configuration; the error says what to change.
func (c Config) Validate() error {
	u, err := url.Parse(c.URL)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "":
		return core.Errorf(core.Invalid, "remote engine: want a URL like http://127.0.0.1:8080/v1")
	case u.User != nil:
		return core.Errorf(core.Invalid, "remote engine: take the password out of the URL and set the key")
	case c.Model == "":
		return core.Errorf(core.Invalid, "remote engine: no model is named")
	case len(c.Digest) != 0 && len(c.Digest) != 32:
		return core.Errorf(core.Invalid, "remote engine: digest of %d bytes, want a SHA-256", len(c.Digest))
	case c.Slots < 0 || c.Context < 0 || c.First < 0 || c.Stall < 0:
		return core.Errorf(core.Invalid, "remote engine: slots %d, context %d, first %v, stall %v: none may be negative", c.Slots, c.Context, c.First, c.Stall)
	}
	return nil
}
