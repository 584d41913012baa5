//go:build linux && amd64

package golden

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// others are the processors that the tests are run as, 386 without emulation: two byte orders, 32 and 64 bits, all with a compiler that may fuse but 386.
var others = []struct{ arch, emulator string }{
	{"386", ""}, {"arm64", "qemu-aarch64"}, {"riscv64", "qemu-riscv64"}, {"ppc64le", "qemu-ppc64le"}, {"s390x", "qemu-s390x"},
}

// packages are what is built for them.
var packages = []string{"num", "kernel", "golden"}

// variable says that these tests shall run: they build a standard library for every processor. `make exact-cross` sets it: to 1, or
// to "native" where there is no qemu-user and it cannot be installed; then only what needs no emulator runs.
const variable = "CORTENSOR_CROSS"

func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// build gives the path of a package's tests for a processor.
func build(t *testing.T, pkg string, env ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), pkg+".test")
	run(t, append(env, "CGO_ENABLED=0"), "go", "test", "-c", "-o", out, "../"+pkg)
	return out
}

// The tests of the arithmetic, the kernels and the golden digests pass as other processors.
func TestOtherProcessors(t *testing.T) {
	if os.Getenv(variable) == "" {
		t.Skip("not asked for: make exact-cross does")
	}
	for _, o := range others {
		t.Run(o.arch, func(t *testing.T) {
			if o.emulator == "" && runtime.GOOS+"/"+runtime.GOARCH != "linux/amd64" {
				t.Skipf("NOT RUN as %s: only linux/amd64 runs it without an emulator", o.arch)
			}
			var before []string
			if o.emulator != "" {
				path, err := exec.LookPath(o.emulator)
				if err != nil && os.Getenv(variable) == "native" {
					t.Skipf("NOT RUN as %s: %s is missing", o.arch, o.emulator)
				}
				if err != nil {
					t.Fatalf("%s is not installed (Debian: qemu-user): %v", o.emulator, err)
				}
				before = append(before, path)
			}
			for _, pkg := range packages {
				binary := build(t, pkg, "GOARCH="+o.arch)
				args := append(before, binary, "-test.short", "-test.timeout=5m")
				run(t, nil, "sh", append([]string{"-c", `cd "$0" && exec "$@"`, "../" + pkg}, args...)...)
			}
		})
	}
}

// fusedName matches the names of instructions that multiply and add with one rounding, as Go's disassembler writes them.
var fusedName = regexp.MustCompile(`(?i)\b(v?fn?m(add|sub|la|ls)\w*|xs(n?)m(add|sub)\w*|xvn?m(add|sub)\w*|w?fm[as][dse]b\w*|m[as][de]br?)\b`)

// ours matches the functions whose arithmetic is that of exact/1.
const ours = `cortensor/engine/exact`

// No fused multiply-add is in the object code of any processor whose compiler may fuse.
func TestNothingIsFused(t *testing.T) {
	if os.Getenv(variable) == "" {
		t.Skip("not asked for: make exact-cross does")
	}
	for _, env := range []string{"GOARCH=arm64", "GOARCH=riscv64", "GOARCH=ppc64le", "GOARCH=s390x"} {
		t.Run(env, func(t *testing.T) {
			binary := build(t, "golden", env)
			found, function := map[string]string{}, ""
			for line := range strings.Lines(run(t, nil, "go", "tool", "objdump", "-s", ours, binary)) {
				if name, ok := strings.CutPrefix(line, "TEXT "); ok {
					function = strings.Fields(name)[0]
				} else if fusedName.MatchString(line) {
					found[function] = strings.TrimSpace(line)
				}
			}
			for name, line := range found {
				if !strings.Contains(name, "golden.fused(") {
					t.Errorf("%s: %s", name, line)
				}
			}
			if len(found) == 0 {
				t.Error("the fused instruction of the control was not found")
			}
		})
	}
}
