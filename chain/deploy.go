package chain

import (
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/cortensor-open/cortensor/core"
)

// DeployConfig says what is deployed where. The bytecode is the one that is committed with this package; nothing is
// compiled.
type DeployConfig struct {
	// URL or RPC reach the chain; see Config.
	URL string
	RPC *rpc.Client
	// Key pays, and owns the contracts afterwards.
	Key *ecdsa.PrivateKey
	// Dir remembers the deployment, also one that was interrupted.
	Dir string
	// DevClock has deadlines measured by prevrandao, as the embedded development chain provides it. Never on a public chain.
	DevClock bool
	// OpenRegistration lets anybody take a role. Without it an admin allows each account (IAM.allow).
	OpenRegistration bool
	// Payment makes tasks cost COR from their session's deposit.
	Payment bool
	// Supply is how much COR the deployer gets, in wei; nil means 10^27 (a billion COR).
	Supply *big.Int
	// Timeouts are the time limits of the stages; a zero value leaves the contracts' defaults.
	Timeouts Timeouts
	// MaxFee is the most to pay for one gas, in wei; nil sets no limit.
	MaxFee *big.Int
	// Logger is for progress; nil discards it.
	Logger *slog.Logger
}

// Timeouts are the time limits of a task's stages, in whole seconds. All are set, or none.
type Timeouts struct {
	Ack, Precommit, Commit, Validation, Queue time.Duration
}

func (t Timeouts) set() bool { return t != Timeouts{} }

func (t Timeouts) seconds() ([]uint32, error) {
	var list []uint32
	for _, d := range []time.Duration{t.Ack, t.Precommit, t.Commit, t.Validation, t.Queue} {
		if d < time.Second || d > 24*time.Hour || d%time.Second != 0 {
			return nil, core.Errorf(core.Invalid, "deploy: timeout %s; want whole seconds from 1s to 24h", d)
		}
		list = append(list, uint32(d/time.Second))
	}
	return list, nil
}

// Deployment is a complete set of contracts.
type Deployment struct {
	ChainID   uint64
	Runtime   core.Address            // the one address that nodes are configured with
	Block     uint64                  // of the last deploying transaction; use it as Config.FromBlock
	Contracts map[string]core.Address // by their names in Runtime
}

func (d *DeployConfig) validate() error {
	if d.Key == nil {
		return core.Errorf(core.Invalid, "deploy: no key; the deployer's key pays for the contracts and owns them")
	}
	if d.Dir == "" {
		return core.Errorf(core.Invalid, "deploy: no directory; it remembers the deployment")
	}
	if d.Supply == nil {
		d.Supply = new(big.Int).Exp(big.NewInt(10), big.NewInt(27), nil)
	}
	if d.Logger == nil {
		d.Logger = slog.New(slog.DiscardHandler)
	}
	if d.Timeouts.set() {
		_, err := d.Timeouts.seconds()
		return err
	}
	return nil
}

// Deploy puts the contracts on the chain and wires them, or finds those that Dir says were deployed there. An
// interrupted deployment is finished, not begun anew. All transactions are sent at once.
func Deploy(ctx context.Context, cfg DeployConfig) (Deployment, error) {
	if err := cfg.validate(); err != nil {
		return Deployment{}, err
	}
	if err := os.MkdirAll(cfg.Dir, 0o700); err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	conn, err := dial(ctx, cfg.URL, cfg.RPC, 200*time.Millisecond, cfg.Logger)
	if err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	defer conn.Close()
	if d, ok, err := deployed(ctx, conn, cfg.Dir); ok || err != nil {
		return d, err
	}
	m, err := newMetrics(nil)
	if err != nil {
		return Deployment{}, err
	}
	q, err := newQueue(ctx, conn, queueConfig{
		key: cfg.Key, path: filepath.Join(cfg.Dir, "deploy-transactions"), bumpAfter: 30 * time.Second, maxFee: cfg.MaxFee, metrics: m, log: cfg.Logger,
	})
	if err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	d, err := (&deployer{cfg: cfg, conn: conn, queue: q}).run(ctx)
	if err = errors.Join(err, q.close()); err != nil {
		return Deployment{}, fmt.Errorf("deploy: %w", err)
	}
	return d, nil
}

const deploymentFile = "deployment.json"

// deployed reads what an earlier Deploy finished on this chain.
func deployed(ctx context.Context, c *Link, dir string) (Deployment, bool, error) {
	var d Deployment
	if ok, err := readJSON(filepath.Join(dir, deploymentFile), &d); !ok || err != nil {
		return d, false, err
	}
	if d.ChainID != c.chainID.Uint64() {
		return Deployment{}, false, nil
	}
	code, err := codeAt(ctx, c, d.Runtime)
	if err != nil || len(code) == 0 {
		return Deployment{}, false, err // the chain was begun anew
	}
	return d, true, nil
}

func readJSON(path string, out any) (bool, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if err := json.Unmarshal(data, out); err != nil {
		return false, core.Errorf(core.Corrupt, "%s: %w; remove it to deploy anew", path, err)
	}
	return true, nil
}

func writeJSON(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return writeFile(path, append(data, '\n'))
}

func codeAt(ctx context.Context, c *Link, a core.Address) (code []byte, err error) {
	err = c.retry(ctx, func(ctx context.Context) error {
		code, err = c.eth.CodeAt(ctx, a, nil)
		return err
	})
	return code, err
}

// deployer carries out a plan of transactions with consecutive nonces, so that all addresses are known beforehand.
type deployer struct {
	cfg   DeployConfig
	conn  *Link
	queue *queue
}

// plan is what is remembered of a deployment under way.
type plan struct {
	ChainID uint64
	From    core.Address
	First   uint64    // nonce of the first transaction
	Digest  core.Hash // of the transactions' content
}

// step is one transaction of a plan.
type step struct {
	call
	name string // of the contract in Runtime, when the step creates one
}

func (d *deployer) run(ctx context.Context) (Deployment, error) {
	if err := d.queue.settleEarlier(ctx); err != nil {
		return Deployment{}, err
	}
	next, err := d.queue.nonceAt(ctx, "latest")
	if err != nil {
		return Deployment{}, err
	}
	first, done, err := d.resume(ctx, next)
	if err != nil {
		return Deployment{}, err
	}
	steps, err := d.steps(first)
	if err != nil {
		return Deployment{}, err
	}
	p := plan{ChainID: d.conn.chainID.Uint64(), From: d.queue.from, First: first, Digest: digest(steps)}
	if err := writeJSON(d.planPath(), p); err != nil {
		return Deployment{}, err
	}
	last, err := d.carryOut(ctx, steps[done:])
	if err != nil {
		return Deployment{}, err
	}
	return d.finish(ctx, first, steps, last)
}

func (d *deployer) planPath() string { return filepath.Join(d.cfg.Dir, "deploy-plan.json") }

// resume tells at which nonce the plan begins and how many of its steps are done. A plan is taken up only if every
// contract that it should have created is there.
func (d *deployer) resume(ctx context.Context, next uint64) (first uint64, done int, err error) {
	var p plan
	ok, err := readJSON(d.planPath(), &p)
	if !ok || err != nil {
		return next, 0, err
	}
	steps, err := d.steps(p.First)
	if err != nil {
		return 0, 0, err
	}
	same := p.ChainID == d.conn.chainID.Uint64() && p.From == d.queue.from && p.Digest == digest(steps)
	if !same || next < p.First || next > p.First+uint64(len(steps)) {
		return next, 0, nil
	}
	done = int(next - p.First)
	for i, s := range steps[:done] {
		if s.to != nil {
			continue
		}
		code, err := codeAt(ctx, d.conn, crypto.CreateAddress(d.queue.from, p.First+uint64(i)))
		if err != nil {
			return 0, 0, err
		}
		if len(code) == 0 {
			return next, 0, nil
		}
	}
	d.cfg.Logger.Info("deploy: going on with an interrupted deployment", "done", done, "steps", len(steps))
	return p.First, done, nil
}

func digest(steps []step) core.Hash {
	h := crypto.NewKeccakState()
	for _, s := range steps {
		if s.to != nil {
			h.Write(s.to[:])
		}
		h.Write(s.data)
	}
	return core.Hash(h.Sum(nil))
}

// carryOut sends all steps at once and waits for all.
func (d *deployer) carryOut(ctx context.Context, steps []step) (*types.Receipt, error) {
	var items []*item
	for _, s := range steps {
		it, err := d.queue.enqueue(ctx, s.call)
		if err != nil {
			return nil, err
		}
		items = append(items, it)
	}
	var last *types.Receipt
	for i, it := range items {
		r, err := it.wait(ctx)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", steps[i].what, err)
		}
		if r.Status != types.ReceiptStatusSuccessful {
			return nil, errors.Join(d.queue.explain(ctx, steps[i].call, r), os.Remove(d.planPath()))
		}
		last = r
	}
	return last, nil
}

// finish checks what was deployed and remembers it.
func (d *deployer) finish(ctx context.Context, first uint64, steps []step, last *types.Receipt) (Deployment, error) {
	out := Deployment{ChainID: d.conn.chainID.Uint64(), Contracts: make(map[string]core.Address), Block: d.conn.heads.latest().Number.Uint64()}
	if last != nil {
		out.Block = last.BlockNumber.Uint64()
	}
	for i, s := range steps {
		if s.name != "" {
			out.Contracts[s.name] = crypto.CreateAddress(d.queue.from, first+uint64(i))
		}
	}
	out.Runtime = out.Contracts["Runtime"]
	if _, err := findContracts(ctx, d.conn, out.Runtime); err != nil {
		return Deployment{}, fmt.Errorf("after the last step: %w", err)
	}
	if err := writeJSON(filepath.Join(d.cfg.Dir, deploymentFile), out); err != nil {
		return Deployment{}, err
	}
	d.cfg.Logger.Info("contracts deployed", "runtime", out.Runtime, "chain", out.ChainID, "block", out.Block)
	return out, os.Remove(d.planPath())
}

// creationGas bounds the gas of a deployment without asking the endpoint, which could not tell for contracts that rely on
// ones not deployed yet: 32,000 and 21,000 by themselves, calldata at the floor price of 40 a byte (EIP-7623), 200 for
// each byte stored, two for each word of creation code (EIP-3860), and what a constructor may do.
func creationGas(code []byte) uint64 {
	const constructor = 1_500_000
	return min(53_000+uint64(len(code))*(40+200+1)+constructor, maxTxGas)
}

// creation makes the step that deploys a contract under its name in Runtime. args are the constructor's, encoded.
func creation(name, bin string, args []byte) step {
	code := append(common.FromHex(bin), args...)
	return step{call: call{data: code, gas: creationGas(code), what: "deploy " + name}, name: name}
}
