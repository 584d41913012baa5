package chain

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

// TestDeployResumes stops a deployment at each of its steps, and finishes it.
func TestDeployResumes(t *testing.T) {
	dev := devChain(t)
	rpc := dev.Dial()
	t.Cleanup(rpc.Close)
	for i, done := range []int{0, 1, 6, 12, 15} {
		cfg := DeployConfig{RPC: rpc, Key: account(t, dev, i+1), Dir: t.TempDir(), DevClock: true, Logger: testLog(t)}
		must(t, cfg.validate())
		c := testConn(t, dev, "")
		q := testQueue(t, c, cfg.Key, nil)
		d := &deployer{cfg: cfg, conn: c, queue: q}
		steps, err := d.steps(0)
		must(t, err)
		must(t, writeJSON(d.planPath(), plan{ChainID: c.chainID.Uint64(), From: q.from, Digest: digest(steps)}))
		_, err = d.carryOut(t.Context(), steps[:done])
		must(t, err)
		first, err := Deploy(t.Context(), cfg)
		must(t, err)
		nonce, err := q.nonceAt(t.Context(), "latest")
		if err != nil || nonce != uint64(len(steps)) {
			t.Errorf("stopped after %d: %d transactions in all, %v; want %d", done, nonce, err, len(steps))
		}
		again, err := Deploy(t.Context(), cfg)
		if err != nil || again.Runtime != first.Runtime || again.Contracts["IAM"] != first.Contracts["IAM"] {
			t.Errorf("deploying again: %+v %v, want %+v", again, err, first)
		}
		if _, err := os.Stat(filepath.Join(cfg.Dir, "deploy-plan.json")); !os.IsNotExist(err) {
			t.Errorf("the plan is still there: %v", err)
		}
	}
}

func TestOpenWrongRuntime(t *testing.T) {
	dev := devChain(t)
	rpc := dev.Dial()
	t.Cleanup(rpc.Close)
	_, err := Open(t.Context(), Config{RPC: rpc, Runtime: core.Address{1}})
	if core.KindOf(err) != core.NotFound {
		t.Errorf("%v, want not_found", err)
	}
	for name, c := range map[string]Config{
		"no url": {Runtime: core.Address{1}}, "no runtime": {URL: "http://localhost:1"}, "scheme": {URL: "ftp://x", Runtime: core.Address{1}},
		"poll": {URL: "http://localhost:1", Runtime: core.Address{1}, Poll: -1}, "fee": {URL: "http://localhost:1", Runtime: core.Address{1}, MaxFee: new(big.Int)},
	} {
		if err := c.Validate(); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(t.Context(), Config{URL: "http://user:secret@127.0.0.1:1/key", Runtime: core.Address{1}}); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("unreachable endpoint: %v", err)
	}
}
