// Package clienttest calls a running router with the real openai packages of PyPI and npm, as applications do. The
// packages are pinned here and installed once into the user's cache; a test of any package can point them at any router.
package clienttest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

//go:embed python/client.py python/requirements.txt node/client.mjs node/package.json node/package-lock.json node/.npmrc
var files embed.FS

// Report is what a client saw.
type Report struct {
	Package    string   `json:"package"`    // version of the openai package
	Model      string   `json:"model"`      // the first model that was offered
	Answer     string   `json:"answer"`     // to "What is the capital of France?"
	Streamed   string   `json:"streamed"`   // the same as a stream
	Structured string   `json:"structured"` // JSON of a city: name, country, population, capital; or what came instead
	Completion string   `json:"completion"` // of "The capital of France is"
	Task       string   `json:"task"`       // SESSION/TASK of the answer
	File       string   `json:"file"`       // id of the uploaded file
	Embedding  int      `json:"embedding"`  // dimensions; 0 when the router has no embedding model
	Errors     []string `json:"errors"`     // classes that wrong requests raised
}

const (
	installTime = 5 * time.Minute
	callTime    = 4 * time.Minute
)

// RunPython runs python/client.py with the openai package of PyPI against the router at baseURL (without /v1). Any failed
// check in it fails the test. It needs python3 (3.10 or newer) with pip.
func RunPython(t testing.TB, baseURL, key string) Report {
	t.Helper()
	dir := install(t, "python", func(dir string) *exec.Cmd {
		return exec.Command("python3", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", "--no-deps",
			"--only-binary", ":all:", "--root-user-action", "ignore", "--target", filepath.Join(dir, "lib"), "-r", filepath.Join(dir, "requirements.txt"))
	})
	return run(t, baseURL, key, []string{"PYTHONPATH=" + filepath.Join(dir, "lib"), "PYTHONDONTWRITEBYTECODE=1"}, "python3", filepath.Join(dir, "client.py"))
}

// RunNode runs node/client.mjs with the openai package of npm against the router at baseURL (without /v1). Any failed
// check in it fails the test. It needs node (20 or newer) with npm.
func RunNode(t testing.TB, baseURL, key string) Report {
	t.Helper()
	dir := install(t, "node", func(dir string) *exec.Cmd {
		cmd := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
		cmd.Dir = dir
		return cmd
	})
	return run(t, baseURL, key, nil, "node", filepath.Join(dir, "client.mjs"))
}

// install puts a client and its packages into the cache, once for each version of its files: in a folder beside it first,
// so that another process sees all of it or nothing.
func install(t testing.TB, client string, command func(dir string) *exec.Cmd) string {
	t.Helper()
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir()
	}
	base = filepath.Join(base, "cortensor", "clienttest")
	dir := filepath.Join(base, client+"-"+digest(t, client))
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	if err := os.MkdirAll(base, 0o755); err != nil {
		t.Fatal(err)
	}
	fresh, err := os.MkdirTemp(base, client+"-new-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(fresh)
	sub, err := fs.Sub(files, client)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(fresh, sub); err != nil {
		t.Fatal(err)
	}
	if out, err := output(t, installTime, command(fresh)); err != nil {
		t.Fatalf("install the %s client: %v\n%s", client, err, out)
	}
	if err := os.Rename(fresh, dir); err != nil {
		if _, other := os.Stat(dir); other != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func digest(t testing.TB, client string) string {
	t.Helper()
	sum := sha256.New()
	err := fs.WalkDir(files, client, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := files.ReadFile(path)
		fmt.Fprintf(sum, "%s %d\n%s", path, len(data), data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil)[:8])
}

func run(t testing.TB, baseURL, key string, env []string, name string, args ...string) Report {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(append(os.Environ(), "CORTENSOR_BASE_URL="+baseURL, "CORTENSOR_API_KEY="+key), env...)
	out, err := output(t, callTime, cmd)
	if err != nil {
		t.Fatalf("%s client: %v\n%s", name, err, out)
	}
	var report Report
	if err := json.Unmarshal(bytes.TrimSpace(out), &report); err != nil {
		t.Fatalf("%s client said %q: %v", name, out, err)
	}
	return report
}

// output runs a command for at most limit and gives its standard output, with its standard error behind it when it failed.
func output(t testing.TB, limit time.Duration, cmd *exec.Cmd) ([]byte, error) {
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	bounded := exec.CommandContext(ctx, cmd.Path, cmd.Args[1:]...)
	bounded.Dir, bounded.Env = cmd.Dir, cmd.Env
	var out, fail bytes.Buffer
	bounded.Stdout, bounded.Stderr = &out, &fail
	bounded.WaitDelay = 5 * time.Second
	if cmd.Err != nil {
		return nil, cmd.Err
	}
	if err := bounded.Run(); err != nil {
		return append(out.Bytes(), fail.Bytes()...), err
	}
	return out.Bytes(), nil
}
