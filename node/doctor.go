package node

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/cortensor-open/cortensor/assets"
	"github.com/cortensor-open/cortensor/chain"
)

// Check is one finding of the doctor.
type Check struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
	Todo   string `json:"todo,omitempty"` // what to do when it is not OK
}

// Doctor looks at what a node with this configuration needs, and says for each what it found and what to do. It changes
// nothing but a test file in the state directory, and mends a store that a crash has left (docs/store.md) as the next start would.
func Doctor(ctx context.Context, cfg *Config) []Check {
	checks := []Check{platform(), stateWritable(cfg), assetsThere(cfg), fetchers()}
	checks = append(checks, keyFiles(cfg)...)
	checks = append(checks, stores(cfg)...)
	if cfg.Chain.URL == "" {
		checks = append(checks, listenable("router.listen", cfg.Router.Listen), listenable("chain.listen", cfg.Chain.Listen))
	} else {
		checks = append(checks, listenable("router.listen", cfg.Router.Listen), reachable(ctx, cfg))
	}
	return checks
}

func platform() Check {
	return Check{"platform", true, fmt.Sprintf("%s/%s, %d CPUs, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version()), ""}
}

func stateWritable(cfg *Config) Check {
	c := Check{Name: "state directory", Todo: "name a directory that you may write to: --set dir=…"}
	dir, err := StateDir(cfg.Dir)
	if err == nil {
		err = os.MkdirAll(dir, 0o700)
	}
	if err == nil {
		var f *os.File
		if f, err = os.CreateTemp(dir, ".doctor-*"); err == nil {
			_, err = f.WriteString("x")
			if serr := f.Sync(); err == nil {
				err = serr
			}
			f.Close()
			os.Remove(f.Name())
		}
	}
	if err != nil {
		c.Detail = err.Error()
		return c
	}
	return Check{c.Name, true, dir, ""}
}

func assetsThere(cfg *Config) Check {
	c := Check{Name: "assets", Todo: "run: cortensor assets fetch"}
	dir, err := AssetDir(cfg.Cache)
	if err != nil {
		c.Detail = err.Error()
		return c
	}
	missing := ""
	for _, s := range assets.Open(dir, assets.Options{}).List() {
		if !s.Cached && !s.Tests {
			missing += " " + s.Name
		}
	}
	if missing != "" {
		c.Detail = "not in the cache yet:" + missing + " (the first start fetches them)"
		return c
	}
	return Check{c.Name, true, "all cached in " + dir, ""}
}

// fetchers looks for what the first fetch of assets may use.
func fetchers() Check {
	found := ""
	for _, name := range []string{"npm", "python3"} {
		if path, err := exec.LookPath(name); err == nil {
			found += " " + path
		}
	}
	if found == "" {
		return Check{"npm, python3", false, "neither is on the PATH", "install Node.js and Python, or put the assets' files into a folder and name it in " + assets.EnvLocal}
	}
	return Check{"npm, python3", true, found[1:], ""}
}

func keyFiles(cfg *Config) []Check {
	dir, err := StateDir(cfg.Dir)
	if err != nil {
		return nil
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*.key"))
	if err != nil || len(paths) == 0 {
		return nil
	}
	for _, path := range paths {
		if err := private(path); err != nil {
			return []Check{{"key files", false, err.Error(), "run: chmod 600 " + path}}
		}
	}
	return []Check{{"key files", true, fmt.Sprintf("%d, readable by you alone", len(paths)), ""}}
}

func listenable(key, address string) Check {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return Check{key, false, err.Error(), fmt.Sprintf("end what uses it, or take any free port: --set %s=127.0.0.1:0", key)}
	}
	l.Close()
	return Check{key, true, address + " is free", ""}
}

func reachable(ctx context.Context, cfg *Config) Check {
	c := Check{Name: "chain", Todo: "check chain.url and chain.runtime"}
	at, err := outside(cfg.Chain)
	if err != nil {
		c.Detail = err.Error()
		return c
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	client, err := chain.Open(ctx, chain.Config{URL: at.url, Runtime: at.runtime})
	if err != nil {
		c.Detail = err.Error()
		return c
	}
	defer client.Close()
	now, err := client.Now(ctx)
	if err != nil {
		c.Detail = err.Error()
		return c
	}
	if skew := time.Since(now).Abs(); skew > time.Minute {
		return Check{c.Name, false, fmt.Sprintf("its clock is %s away from this machine's", skew.Round(time.Second)), "set this machine's clock; deadlines would be missed"}
	}
	return Check{c.Name, true, fmt.Sprintf("chain %d, Runtime %s, block %d", client.ChainID(), at.runtime, client.Height()), ""}
}
