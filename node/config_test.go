package node

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func TestLoadOrder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.toml")
	text := "dir = '/x'\n[router]\nlisten = '127.0.0.1:1'\nredundancy = 3\n[devnet]\nack_timeout = '3s'\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("CORTENSOR_ROUTER_LISTEN", "127.0.0.1:2")
	t.Setenv("CONTRACT_ADDRESS_RUNTIME", "0x0000000000000000000000000000000000000001")
	cfg, settings, err := Load(file, map[string]string{"miner.capacity": "4", "devnet.bad": "lazy, copy"})
	if err != nil {
		t.Fatal(err)
	}
	if cfg.Dir != "/x" || cfg.Router.Listen != "127.0.0.1:2" || cfg.Router.Redundancy != 3 || cfg.Miner.Capacity != 4 ||
		cfg.Devnet.AckTimeout != 3*time.Second || len(cfg.Devnet.Bad) != 2 || cfg.Engine.Context != 2048 {
		t.Errorf("%+v", cfg)
	}
	want := map[string]string{"dir": "file", "router.listen": "CORTENSOR_ROUTER_LISTEN", "router.redundancy": "file",
		"miner.capacity": "flag", "engine.context": "default", "chain.runtime": "CONTRACT_ADDRESS_RUNTIME"}
	for _, s := range settings {
		if source, ok := want[s.Key]; ok && s.Source != source {
			t.Errorf("%s came from %s, want %s", s.Key, s.Source, source)
		}
	}
}

func TestBadConfigNamesTheKey(t *testing.T) {
	for key, value := range map[string]string{"engine.kind": "magic", "router.listen": "5010", "chain.runtime": "0x1",
		"router.timeout": "0s", "miner.capacity": "-1", "devnet.bad": "evil", "log.level": "loud", "engine.slots": "many"} {
		_, _, err := Load("", map[string]string{key: value})
		if core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), key) {
			t.Errorf("%s=%s: %v", key, value, err)
		}
	}
	file := filepath.Join(t.TempDir(), "c.toml")
	if err := os.WriteFile(file, []byte("[router]\nlissten = 'x'\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Load(file, nil); core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), "lissten") {
		t.Errorf("unknown key: %v", err)
	}
	if _, _, err := Load(file+".no", nil); core.KindOf(err) != core.Invalid {
		t.Errorf("no file: %v", err)
	}
}

func TestEverySettingIsExplained(t *testing.T) {
	for _, s := range Settings() {
		if s.Doc == "" || !strings.HasSuffix(s.Doc, ".") {
			t.Errorf("%s: no sentence", s.Key)
		}
	}
}
