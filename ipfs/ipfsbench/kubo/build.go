// Package kubo runs a real Kubo as a process: the rival of the benchmarks and the peer of the interop tests. The binary is
// built from the module in tools/kubo, once for each version of its go.sum, into the user's cache directory.
package kubo

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/gofrs/flock"
)

// buildTimeout bounds the build: two minutes on an idle machine with two cores, longer on a busy one.
const buildTimeout = 20 * time.Minute

// Binary gives the path of the Kubo binary and builds it first if need be. The error is of kind Unavailable where the
// source tree of this program is not around the working directory: then a binary must be named by hand.
func Binary(ctx context.Context) (string, error) {
	module, err := moduleDir()
	if err != nil {
		return "", err
	}
	path, err := cachePath(module)
	if err != nil {
		return "", fmt.Errorf("place of the Kubo binary: %w", err)
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("build Kubo: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, buildTimeout)
	defer cancel()
	lock := flock.New(filepath.Join(filepath.Dir(path), "lock")) // several processes may want it at once
	if _, err := lock.TryLockContext(ctx, 200*time.Millisecond); err != nil {
		return "", fmt.Errorf("build Kubo: wait for another build: %w", err)
	}
	defer lock.Unlock()
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", path+".new", "github.com/ipfs/kubo/cmd/ipfs")
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-buildvcs=false")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", core.Errorf(core.Unavailable, "build Kubo: %s: %w\n%s", cmd, err, out)
	}
	return path, os.Rename(path+".new", path)
}

// cachePath names the binary after what it is built from.
func cachePath(module string) (string, error) {
	sums, err := os.ReadFile(filepath.Join(module, "go.sum"))
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	key := sha256.Sum256(append(sums, runtime.Version()+runtime.GOOS+runtime.GOARCH...))
	name := "ipfs"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(cache, "cortensor", "tools", fmt.Sprintf("kubo-%x", key[:8]), name), nil
}

// moduleDir finds tools/kubo in or above the working directory.
func moduleDir() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		candidate := filepath.Join(dir, "tools", "kubo")
		if _, err := os.Stat(filepath.Join(candidate, "go.mod")); err == nil {
			return candidate, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", core.Errorf(core.Unavailable, "no Kubo to run: tools/kubo is neither in nor above the working directory; name a binary instead")
		}
		dir = parent
	}
}
