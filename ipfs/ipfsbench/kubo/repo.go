package kubo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// commandTimeout bounds each short command of a repository.
const commandTimeout = time.Minute

// Store says where a repository keeps its blocks.
type Store string

// The stores that Kubo 0.42 offers for production.
const (
	// Flatfs is one file a block, as shipped: not synced, so what an add has acknowledged may be lost with the power.
	Flatfs Store = "flatfs"
	// FlatfsSync is one file a block, each synced.
	FlatfsSync Store = "flatfs-sync"
	// Pebble is one log-structured database.
	Pebble Store = "pebble"
)

// Repo is a Kubo repository in a directory of its own. It knows no other node.
type Repo struct {
	Binary string
	Dir    string
}

// Init makes an empty repository with the profile unixfs-v1-2025.
func Init(ctx context.Context, binary, dir string, store Store) (*Repo, error) {
	r := &Repo{Binary: binary, Dir: dir}
	profile := map[Store]string{Flatfs: "flatfs", FlatfsSync: "flatfs", Pebble: "pebbleds"}[store]
	if profile == "" {
		return nil, core.Errorf(core.Invalid, "Kubo has no store %q", store)
	}
	if _, err := r.Run(ctx, nil, "init", "--empty-repo", "--profile=test,unixfs-v1-2025,"+profile); err != nil {
		return nil, err
	}
	settings := [][2]string{{"Routing.Type", `"none"`}, {"AutoTLS.Enabled", "false"}, {"Provide.Enabled", "false"}}
	for _, s := range settings {
		if _, err := r.Run(ctx, nil, "config", "--json", s[0], s[1]); err != nil {
			return nil, err
		}
	}
	if store == FlatfsSync {
		return r, r.syncFlatfs()
	}
	return r, nil
}

// syncFlatfs turns on the fsync of each block in the repository's config file.
func (r *Repo) syncFlatfs() error {
	path := filepath.Join(r.Dir, "config")
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("Kubo's config: %w", err)
	}
	var config map[string]any
	if err := json.Unmarshal(text, &config); err != nil {
		return core.Errorf(core.Corrupt, "Kubo's config: %w", err)
	}
	changed := false
	visitMaps(config, func(m map[string]any) {
		if m["type"] == "flatfs" {
			m["sync"], changed = true, true
		}
	})
	if !changed {
		return core.Errorf(core.Corrupt, "Kubo's config has no flatfs mount")
	}
	if text, err = json.MarshalIndent(config, "", "  "); err != nil {
		return err
	}
	return os.WriteFile(path, text, 0o600)
}

func visitMaps(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, below := range v {
			visitMaps(below, visit)
		}
	case []any:
		for _, below := range v {
			visitMaps(below, visit)
		}
	}
}

// Command prepares an ipfs command on the repository; the caller runs it.
func (r *Repo) Command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, r.Binary, args...)
	cmd.Env = append(os.Environ(), "IPFS_PATH="+r.Dir, "IPFS_TELEMETRY=off")
	return cmd
}

// Run runs a short ipfs command and gives its output, trimmed.
func (r *Repo) Run(ctx context.Context, stdin []byte, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, commandTimeout)
	defer cancel()
	cmd := r.Command(ctx, args...)
	var errs bytes.Buffer
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stdin), &errs
	out, err := cmd.Output()
	if err != nil {
		return "", core.Errorf(core.Unavailable, "ipfs %s: %w: %s", strings.Join(args, " "), err, strings.TrimSpace(errs.String()))
	}
	return strings.TrimSpace(string(out)), nil
}
