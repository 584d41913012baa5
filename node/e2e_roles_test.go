package node

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/sdk"
)

// Every role also works alone, over JSON-RPC: a devnet gives the chain and one miner, its validator and oracle are stopped,
// and router, second miner, validator and oracle join by RunRole, as `cortensor run ROLE` does.
func TestEachRoleAlone(t *testing.T) {
	dir := t.TempDir()
	var fund []string
	for _, role := range Roles {
		key, err := NewKey(filepath.Join(dir, role, "node.key"))
		if err != nil {
			t.Fatal(err)
		}
		fund = append(fund, crypto.PubkeyToAddress(key.PublicKey).Hex())
	}
	n := start(t, t.TempDir(), settings{"devnet.miners": "1", "router.redundancy": "1", "devnet.fund": strings.Join(fund, ",")}, nil)
	for _, name := range []string{"validator", "oracle"} {
		if err := n.Stop(name); err != nil {
			t.Fatal(err)
		}
	}
	cfg, _, err := Load("", testSettings(dir, settings{"chain.url": n.Info().RPC, "chain.runtime": n.Info().Runtime.Hex(),
		"router.redundancy": "2", "router.deposit": "1000000000000000000"}))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(n.ctx)
	up, ended := make(chan Info, len(Roles)), make(chan error, len(Roles))
	for _, role := range Roles {
		go func() { ended <- RunRole(ctx, role, cfg, "test", nil, func(info Info) { up <- info }) }()
	}
	t.Cleanup(func() {
		cancel()
		for range Roles {
			if err := <-ended; err != nil {
				t.Error(err)
			}
		}
	})
	var api Info
	for range Roles {
		select {
		case info := <-up:
			if info.API != "" {
				api = info
			}
		case err := <-ended:
			ended <- err
			t.Fatalf("a role ended: %v", err)
		}
	}
	n.await("two miners are idle", func() (bool, error) { return ready(ctx, n.members[0].chain, 2) })
	client, err := sdk.New(api.API, api.Key)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	answer, err := client.Ask(ctx, sdk.Request{Prompt: "What is the capital of France?", MaxTokens: 12, Verified: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(answer.Text, "Paris") || len(answer.Place.Miners) != 2 {
		t.Errorf("%q by %v", answer.Text, answer.Place.Miners)
	}
	n.client = client // whose router issues the receipt
	n.audits(answer.Place.Ref())
	n.replays(answer.Place.Ref()) // the validator's process has loaded the model for itself
}
