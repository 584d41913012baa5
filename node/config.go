package node

import (
	"fmt"
	"math/big"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/miner/bad"
)

// Config is everything that a node or a devnet is told. docs/configuration.md is generated from the tags: toml is the
// key, default the value when nothing sets it, doc the sentence an operator reads. A key can also be set by environment:
// CORTENSOR_ and the path in capitals, dots as underscores (CORTENSOR_ROUTER_LISTEN).
type Config struct {
	Dir       string          `toml:"dir" default:"" doc:"State directory: keys, content, chain, journals. Empty means the user's data directory."`
	Cache     string          `toml:"cache" default:"" doc:"Cache of models and engine libraries. Empty means the user's cache directory."`
	Chain     ChainConfig     `toml:"chain"`
	IPFS      IPFSConfig      `toml:"ipfs"`
	Engine    EngineConfig    `toml:"engine"`
	Router    RouterConfig    `toml:"router"`
	Miner     MinerConfig     `toml:"miner"`
	Validator ValidatorConfig `toml:"validator"`
	Oracle    OracleConfig    `toml:"oracle"`
	Devnet    DevnetConfig    `toml:"devnet"`
	Metrics   MetricsConfig   `toml:"metrics"`
	Log       LogConfig       `toml:"log"`
}

// ChainConfig says which chain, and which deployment on it.
type ChainConfig struct {
	URL           string `toml:"url" default:"" doc:"JSON-RPC endpoint (http, https, ws or wss). Required by run; devnet starts its own chain when it is empty."`
	Runtime       string `toml:"runtime" default:"" doc:"Address of the Runtime contract, the registry of all others. Required by run."`
	Confirmations uint64 `toml:"confirmations" default:"0" doc:"Blocks on top of an anchor before it counts as final."`
	Listen        string `toml:"listen" default:"127.0.0.1:8545" doc:"Where the devnet's chain serves JSON-RPC. A port of 0 takes any free one."`
}

// IPFSConfig is the node's data plane.
type IPFSConfig struct {
	Listen       []string      `toml:"listen" default:"/ip4/127.0.0.1/tcp/0" doc:"Multiaddrs to listen on."`
	FetchTimeout time.Duration `toml:"fetch_timeout" default:"20s" doc:"Longest wait for one piece of content from other nodes."`

	Quota        int64         `toml:"quota" default:"0" doc:"Bytes that the store may take on disk; a write that would pass it is refused before it is made. 0 is no bound."`
	HighWater    float64       `toml:"high_water" default:"0.9" doc:"Part of the quota, from 0 to 1, at which the node collects garbage at once."`
	Grace        time.Duration `toml:"grace" default:"24h" doc:"How long content that nothing keeps stays, counted from when it was stored last."`
	Keep         time.Duration `toml:"keep" default:"720h" doc:"How long records, inputs, answers and fingerprints of a task are kept for its session (docs/operations.md). Verdicts and the audit log are kept for good."`
	CollectEvery time.Duration `toml:"collect_every" default:"6h" doc:"How often the node collects what nothing keeps; 0 leaves that to the quota's high-water mark and to the command."`
	ScrubEvery   time.Duration `toml:"scrub_every" default:"168h" doc:"How often every block is read and hashed, and a damaged one fetched again; 0 turns it off."`
	ScrubRate    int64         `toml:"scrub_rate" default:"16777216" doc:"Bytes a second that this reads at most; 0 is no bound."`

	Replicas       int           `toml:"replicas" default:"1" doc:"Other nodes of the network that are to hold each task's record, inputs, answers and proofs; 0 turns it off."`
	ReplicaTimeout time.Duration `toml:"replica_timeout" default:"5s" doc:"How long a miner waits for its result's replicas before it commits without them (not_replicated); well below the network's commit timeout."`
	ProbeEvery     time.Duration `toml:"probe_every" default:"10m" doc:"How often each replica is probed; one that is gone is replaced."`
	HoldForOthers  int64         `toml:"hold_for_others" default:"137438953472" doc:"Bytes that this node holds for other nodes of the network at most; 0 refuses all."`

	Readers []string `toml:"readers" default:"" doc:"Chain addresses of nodes that may read sealed payloads of private tasks from this one, beside each session's own: an auditor, say. It is ciphertext; keys are another matter (docs/sealing.md)."`
	Backend string   `toml:"backend" default:"" doc:"A second place for this node's public content, such as kubo+http://127.0.0.1:5001 (docs/backends.md): what the node keeps is copied there in the background, and read from there when no node has it. {node} in it stands for the node's name. Empty is none."`

	Gateway      string   `toml:"gateway" default:"" doc:"Where an HTTP gateway serves this node's public content to everybody who reaches it (HOST:PORT), read only; off turns it off. Empty is off for run, and any free port of loopback on a devnet's router."`
	API          string   `toml:"api" default:"" doc:"Where the store's owner adds, pins and collects over HTTP with the key in ROLE/store.key (docs/write-api.json): HOST:PORT, or off. Keep it on loopback. Empty is as for ipfs.gateway."`
	Announce     []string `toml:"announce" default:"" doc:"Multiaddrs that others are told to dial, for a node behind a router or proxy; empty takes those listened on."`
	SwarmKey     string   `toml:"swarm_key" default:"" doc:"File of a private network's key (swarm.key): only nodes that have it can connect. Empty is an open network."`
	MDNS         bool     `toml:"mdns" default:"false" doc:"Find nodes on the local network by mDNS, and be found there."`
	DHT          string   `toml:"dht" default:"off" doc:"off, client or server: look names up in a DHT and announce the public roots there."`
	DHTBootstrap []string `toml:"dht_bootstrap" default:"" doc:"Multiaddrs of nodes to join the DHT by, each ending in /p2p/ID."`

	now func() time.Time // the store's clock in tests; nil is time.Now
}

// EngineConfig says what runs the model.
type EngineConfig struct {
	Kind    string `toml:"kind" default:"exact" doc:"exact (the same bits on every machine, so that anyone can check an answer; docs/exact.md; a router with it asks miners for such answers), llama (llama.cpp in process, for models that exact does not know) or remote (any OpenAI-style server)."`
	Model   string `toml:"model" default:"smollm2-135m-instruct-q4_1" doc:"Asset name, or path of a GGUF file; for remote: the server's model name."`
	URL     string `toml:"url" default:"" doc:"Base URL of the remote server, for example http://127.0.0.1:11434/v1."`
	KeyFile string `toml:"key_file" default:"" doc:"File with the remote server's API key."`
	Context int    `toml:"context" default:"2048" doc:"Tokens of context a sequence may use."`
	Slots   int    `toml:"slots" default:"32" doc:"Sequences computed at once."`
	Threads int    `toml:"threads" default:"0" doc:"CPU threads; 0 takes every core."`

	Isolated bool `toml:"isolated" default:"false" doc:"For exact: requests that begin alike share no memory, so that the time of an answer does not tell what others asked."`
}

// RouterConfig is the router's HTTP side.
type RouterConfig struct {
	Listen      string        `toml:"listen" default:"127.0.0.1:5010" doc:"HTTP address of the API. A port of 0 takes any free one."`
	KeyFile     string        `toml:"key_file" default:"" doc:"File with the API key; made on first start. Empty means api.key in the router's directory."`
	Session     int64         `toml:"session" default:"-1" doc:"Session for requests that name none; -1 makes one on first use."`
	Private     bool          `toml:"private" default:"false" doc:"Every request is private, whatever it says: prompt, files and answers are ciphertext on IPFS and on chain (docs/sealing.md)."`
	Deposit     string        `toml:"deposit" default:"" doc:"COR in wei that the router pays into each session it makes, from its own account; a devnet's router pays 1000 COR when this is empty. Sessions of a network with payment need one."`
	Redundancy  uint64        `toml:"redundancy" default:"2" doc:"Miners that answer each task of that session."`
	Timeout     time.Duration `toml:"timeout" default:"60s" doc:"How long a request waits for its answer when it does not say."`
	MaxFile     int64         `toml:"max_file" default:"67108864" doc:"Largest uploaded file in bytes."`
	Temperature float64       `toml:"temperature" default:"0" doc:"Sampling temperature when the request does not say. 0 is greedy: the same question gets the same answer, and miners agree."`
	MaxTokens   int64         `toml:"max_tokens" default:"256" doc:"Answer length in tokens when the request does not say."`
}

// MinerConfig is a miner's own side.
type MinerConfig struct {
	Capacity uint64 `toml:"capacity" default:"16" doc:"Tasks held at once."`
	Bad      string `toml:"bad" default:"" doc:"Cheat on purpose, to see it caught: wrong-bytes, lazy, garbage, copy, or with the exact engine truncate, swap, shorten, cached, one-token, prefill, forge."`
}

// ValidatorConfig is a validator's rules.
type ValidatorConfig struct {
	Floor    float64 `toml:"floor" default:"0.70" doc:"Median cosine similarity to the other results below which a result disagrees."`
	Embedder string  `toml:"embedder" default:"all-minilm-l6-v2" doc:"Embedding model (asset name or GGUF path); none abstains from measuring agreement."`

	Recheck         float64 `toml:"recheck" default:"1" doc:"Part of the exact engine's answers that are evaluated again with engine.model, 0 to 1; where miners differ, all are. It costs a tenth to a third of one generation. With 0 the validator loads no model, and judges by agreement alone."`
	RecheckParallel int     `toml:"recheck_parallel" default:"2" doc:"Answers evaluated again at once; others wait, so that miners on the same machine get on."`
}

// OracleConfig is how an oracle keeps the audit log.
type OracleConfig struct {
	Origin       string        `toml:"origin" default:"cortensor.audit/1" doc:"Name of the audit log."`
	AnchorEvery  time.Duration `toml:"anchor_every" default:"1s" doc:"Longest wait before new leaves are anchored."`
	AnchorLeaves int           `toml:"anchor_leaves" default:"256" doc:"New leaves that are anchored at once without waiting."`
	Scan         time.Duration `toml:"scan" default:"1s" doc:"How often open tasks are checked for passed deadlines."`
}

// DevnetConfig is the shape of a network on one machine.
type DevnetConfig struct {
	Miners            int           `toml:"miners" default:"3" doc:"Miners of the devnet."`
	Bad               []string      `toml:"bad" default:"" doc:"Cheating miners to add, one kind each."`
	Fund              []string      `toml:"fund" default:"" doc:"Addresses that are given 1000 ether and COR for sessions on the devnet's chain, so that nodes of other processes can join it."`
	AckTimeout        time.Duration `toml:"ack_timeout" default:"10s" doc:"Contract parameter: time to acknowledge a task."`
	PrecommitTimeout  time.Duration `toml:"precommit_timeout" default:"90s" doc:"Contract parameter: time to compute an answer when the request does not say."`
	CommitTimeout     time.Duration `toml:"commit_timeout" default:"30s" doc:"Contract parameter: time to reveal a result."`
	ValidationTimeout time.Duration `toml:"validation_timeout" default:"60s" doc:"Contract parameter: time for verdicts."`
	QueueTimeout      time.Duration `toml:"queue_timeout" default:"10m" doc:"Contract parameter: how long a task may wait for a miner."`
}

// MetricsConfig is where Prometheus reads.
type MetricsConfig struct {
	Listen string `toml:"listen" default:"127.0.0.1:0" doc:"Address of the metrics endpoint (/metrics); empty turns it off."`
}

// LogConfig is what goes to stderr.
type LogConfig struct {
	Level  string `toml:"level" default:"warn" doc:"debug, info, warn or error."`
	Format string `toml:"format" default:"text" doc:"text or json."`
}

// Validate checks the whole configuration once; the error names the key and what it takes.
func (c *Config) Validate() error {
	checks := []struct {
		key  string
		fine bool
		want string
	}{
		{"chain.url", c.Chain.URL == "" || validURL(c.Chain.URL, "http", "https", "ws", "wss"), "an http, https, ws or wss URL"},
		{"chain.runtime", c.Chain.Runtime == "" || common.IsHexAddress(c.Chain.Runtime), "a contract address (0x and 40 hex digits)"},
		{"chain.listen", validListen(c.Chain.Listen), "HOST:PORT"},
		{"ipfs.fetch_timeout", c.IPFS.FetchTimeout > 0, "a positive duration such as 20s"},
		{"ipfs.quota", c.IPFS.Quota >= 0, "a number of bytes, or 0"},
		{"ipfs.high_water", c.IPFS.HighWater > 0 && c.IPFS.HighWater <= 1, "a part of the quota, above 0 and up to 1"},
		{"ipfs.grace", c.IPFS.Grace >= time.Minute, "a duration of 1m or more"},
		{"ipfs.keep", c.IPFS.Keep >= time.Hour, "a duration of 1h or more"},
		{"ipfs.collect_every", c.IPFS.CollectEvery == 0 || c.IPFS.CollectEvery >= time.Minute, "a duration of 1m or more, or 0"},
		{"ipfs.scrub_every", c.IPFS.ScrubEvery == 0 || c.IPFS.ScrubEvery >= time.Minute, "a duration of 1m or more, or 0"},
		{"ipfs.scrub_rate", c.IPFS.ScrubRate >= 0, "bytes a second, or 0"},
		{"ipfs.replicas", c.IPFS.Replicas >= 0 && c.IPFS.Replicas <= 16, "0 to 16"},
		{"ipfs.replica_timeout", c.IPFS.ReplicaTimeout > 0, "a positive duration such as 5s"},
		{"ipfs.probe_every", c.IPFS.ProbeEvery >= time.Second, "a duration of 1s or more"},
		{"ipfs.hold_for_others", c.IPFS.HoldForOthers >= 0, "a number of bytes, or 0"},
		{"ipfs.readers", !slices.ContainsFunc(c.IPFS.Readers, func(a string) bool { return !common.IsHexAddress(a) }), "account addresses (0x and 40 hex digits)"},
		{"ipfs.gateway", validService(c.IPFS.Gateway), "HOST:PORT, off or empty"},
		{"ipfs.api", validService(c.IPFS.API), "HOST:PORT, off or empty"},
		{"ipfs.dht", slices.Contains([]string{"off", "client", "server"}, c.IPFS.DHT), "off, client or server"},
		{"engine.kind", c.Engine.Kind == "exact" || c.Engine.Kind == "llama" || c.Engine.Kind == "remote", "exact, llama or remote"},
		{"engine.url", c.Engine.Kind != "remote" || validURL(c.Engine.URL, "http", "https"), "the server's base URL, since engine.kind is remote"},
		{"engine.context", c.Engine.Context >= 64 && c.Engine.Context <= 1<<20, "64 to 1048576 tokens"},
		{"engine.slots", c.Engine.Slots >= 1 && c.Engine.Slots <= 256, "1 to 256"},
		{"engine.threads", c.Engine.Threads >= 0 && c.Engine.Threads <= 1024, "0 to 1024"},
		{"router.listen", validListen(c.Router.Listen), "HOST:PORT"},
		{"router.redundancy", c.Router.Redundancy >= 1 && c.Router.Redundancy <= 16, "1 to 16"},
		{"router.session", c.Router.Session >= -1, "-1 or a session number"},
		{"router.timeout", c.Router.Timeout > 0, "a positive duration such as 60s"},
		{"ipfs.backend", validBackend(c.IPFS.Backend), "a backend such as kubo+http://127.0.0.1:5001, cluster+http://HOST:9094?content=… or dir:/srv/{node} (docs/backends.md)"},
		{"router.max_file", c.Router.MaxFile > 0, "a positive number of bytes"},
		{"router.deposit", c.Router.Deposit == "" || validWei(c.Router.Deposit), "a whole number of wei"},
		{"router.temperature", c.Router.Temperature >= 0 && c.Router.Temperature <= 2, "0 to 2"},
		{"router.max_tokens", c.Router.MaxTokens > 0, "a positive number"},
		{"miner.capacity", c.Miner.Capacity >= 1 && c.Miner.Capacity <= 1024, "1 to 1024"},
		{"miner.bad", c.Miner.Bad == "" || validBad(c.Miner.Bad), "one of " + strings.Join(bad.Kinds(), ", ")},
		{"validator.floor", c.Validator.Floor >= -1 && c.Validator.Floor <= 1, "-1 to 1"},
		{"validator.recheck", c.Validator.Recheck >= 0 && c.Validator.Recheck <= 1, "0 to 1"},
		{"validator.recheck_parallel", c.Validator.RecheckParallel >= 1 && c.Validator.RecheckParallel <= 256, "1 to 256"},
		{"oracle.origin", c.Oracle.Origin != "" && len(c.Oracle.Origin) <= 64, "1 to 64 characters"},
		{"oracle.anchor_every", c.Oracle.AnchorEvery > 0, "a positive duration"},
		{"oracle.anchor_leaves", c.Oracle.AnchorLeaves >= 1, "1 or more"},
		{"oracle.scan", c.Oracle.Scan > 0, "a positive duration"},
		{"devnet.miners", c.Devnet.Miners >= 1 && c.Devnet.Miners <= 64, "1 to 64"},
		{"metrics.listen", c.Metrics.Listen == "" || validListen(c.Metrics.Listen), "HOST:PORT or empty"},
		{"log.format", c.Log.Format == "text" || c.Log.Format == "json", "text or json"},
	}
	for _, check := range checks {
		if !check.fine {
			return core.Errorf(core.Invalid, "config %s: want %s", check.key, check.want)
		}
	}
	for _, kind := range c.Devnet.Bad {
		if !validBad(kind) {
			return core.Errorf(core.Invalid, "config devnet.bad: %q is none of %s", kind, strings.Join(bad.Kinds(), ", "))
		}
	}
	for _, address := range c.Devnet.Fund {
		if !common.IsHexAddress(address) {
			return core.Errorf(core.Invalid, "config devnet.fund: %q is no address (0x and 40 hex digits)", address)
		}
	}
	if _, err := logLevel(c.Log.Level); err != nil {
		return core.Errorf(core.Invalid, "config log.level: %w", err)
	}
	return nil
}

func validBad(kind string) bool { return slices.Contains(bad.Kinds(), kind) }

func validURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return false
	}
	for _, scheme := range schemes {
		if u.Scheme == scheme {
			return true
		}
	}
	return false
}

func validWei(s string) bool {
	n, ok := new(big.Int).SetString(s, 10)
	return ok && n.Sign() >= 0
}

func validService(s string) bool { return s == "" || s == "off" || validListen(s) }

func validListen(s string) bool {
	_, _, err := net.SplitHostPort(s)
	return err == nil
}

// StateDir gives the state directory: dir if it is set, else the user's data directory.
func StateDir(dir string) (string, error) {
	if dir != "" {
		return filepath.Abs(dir)
	}
	if base := os.Getenv("XDG_DATA_HOME"); base != "" {
		return filepath.Join(base, "cortensor"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", core.Errorf(core.Invalid, "no home directory; name a state directory with --dir: %w", err)
	}
	return filepath.Join(home, ".local", "share", "cortensor"), nil
}

// AssetDir gives the asset cache: dir if it is set, else the user's cache directory.
func AssetDir(dir string) (string, error) {
	if dir != "" {
		return filepath.Abs(dir)
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return "", core.Errorf(core.Invalid, "no cache directory; set the key cache: %w", err)
	}
	return filepath.Join(base, "cortensor", "assets"), nil
}

// String keeps a Config out of logs by accident; use `cortensor config show`.
func (c *Config) String() string { return fmt.Sprintf("config of %s", c.Dir) }
