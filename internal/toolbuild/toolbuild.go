// Package toolbuild builds programs of others that run beside ours, as rivals in benchmarks and peers in tests. Each has a module
// of its own in tools/, and is built once for each version of its go.sum, into the user's cache directory.
package toolbuild

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

// timeout bounds a build: two to three minutes on an idle machine with two cores, longer on a busy one.
const timeout = 20 * time.Minute

// Binary gives the path of the program that package command of the module tools/<tool> makes, and builds it first if need be.
// The error is of kind Unavailable where the source tree of this program is not around the working directory.
func Binary(ctx context.Context, tool, command string) (string, error) {
	module, err := moduleDir(tool)
	if err != nil {
		return "", err
	}
	path, err := cachePath(module, tool, command)
	if err != nil {
		return "", fmt.Errorf("place of the binary of %s: %w", tool, err)
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("build %s: %w", tool, err)
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	lock := flock.New(filepath.Join(filepath.Dir(path), "lock")) // several processes may want it at once
	if _, err := lock.TryLockContext(ctx, 200*time.Millisecond); err != nil {
		return "", fmt.Errorf("build %s: wait for another build: %w", tool, err)
	}
	defer lock.Unlock()
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", path+".new", command)
	cmd.Dir = module
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-buildvcs=false")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", core.Errorf(core.Unavailable, "build %s: %s: %w\n%s", tool, cmd, err, out)
	}
	return path, os.Rename(path+".new", path)
}

// cachePath names the binary after what it is built from.
func cachePath(module, tool, command string) (string, error) {
	sums, err := os.ReadFile(filepath.Join(module, "go.sum"))
	if err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	key := sha256.Sum256(append(sums, runtime.Version()+runtime.GOOS+runtime.GOARCH...))
	name := filepath.Base(command)
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(cache, "cortensor", "tools", fmt.Sprintf("%s-%x", tool, key[:8]), name), nil
}

// moduleDir finds tools/<tool> in or above the working directory.
func moduleDir(tool string) (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		candidate := filepath.Join(dir, "tools", tool)
		if _, err := os.Stat(filepath.Join(candidate, "go.mod")); err == nil {
			return candidate, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", core.Errorf(core.Unavailable, "no source of %s: tools/%s is neither in nor above the working directory; name a binary instead", tool, tool)
		}
		dir = parent
	}
}
