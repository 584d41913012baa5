//go:build linux && amd64

package golden

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/engine/exact/kernel"
)

// others are the processors that the tests are run as, 386 without emulation: two byte orders, 32 and 64 bits, all with a compiler that may fuse but 386.
var others = []struct {
	arch, emulator string
	runs           []emulation
}{
	{"386", "", plainly}, {"arm64", "qemu-aarch64", arm64}, {"riscv64", "qemu-riscv64", plainly}, {"ppc64le", "qemu-ppc64le", plainly}, {"s390x", "qemu-s390x", plainly},
}

// emulation is a run of some packages' tests.
type emulation struct {
	cpu      string // what the emulator is to be; "" for what it is by itself
	level    string // what the kernels' is to be; "" for the fastest
	packages []string
	says     string // what must be in the output: without it, something else has run
}

// plainly is how they run where there is plain Go only.
var plainly = []emulation{{packages: []string{"num", "kernel", "golden"}, says: "level go of [go]"}}

// arm64 has levels: all, of which the kernels' own tests compare each with the plain one, and, without dot products, what runs on any.
var arm64 = []emulation{
	{cpu: "max", packages: []string{"num", "kernel"}, says: "level neondot of [go neon neondot]"},
	{cpu: "cortex-a53", packages: []string{"kernel"}, says: "level neon of [go neon]"},
	{cpu: "max", level: "go", packages: []string{"golden"}, says: "level go of [go neon neondot]"},
	{cpu: "max", level: "neon", packages: []string{"golden"}, says: "level neon of [go neon neondot]"},
	{cpu: "max", level: "neondot", packages: []string{"golden"}, says: "level neondot of [go neon neondot]"},
}

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
			var path string
			if o.emulator != "" {
				var err error
				if path, err = exec.LookPath(o.emulator); err != nil && os.Getenv(variable) == "native" {
					t.Skipf("NOT RUN as %s: %s is missing", o.arch, o.emulator)
				}
				if err != nil {
					t.Fatalf("%s is not installed (Debian: qemu-user): %v", o.emulator, err)
				}
			}
			binaries := map[string]string{}
			for _, e := range o.runs {
				for _, pkg := range e.packages {
					if binaries[pkg] == "" {
						binaries[pkg] = build(t, pkg, "GOARCH="+o.arch)
					}
					e.run(t, path, pkg, binaries[pkg])
				}
			}
		})
	}
}

// run runs a package's tests by the emulator at path, if any.
func (e emulation) run(t *testing.T, path, pkg, binary string) {
	t.Helper()
	var args []string
	if path != "" {
		args = append(args, path)
	}
	if e.cpu != "" {
		args = append(args, "-cpu", e.cpu)
	}
	args = append(args, binary, "-test.short", "-test.v", "-test.timeout=5m")
	out := run(t, []string{kernel.Variable + "=" + e.level}, "sh", append([]string{"-c", `cd "$0" && exec "$@"`, "../" + pkg}, args...)...)
	if pkg != "num" && !strings.Contains(out, e.says) {
		t.Errorf("the tests of %s as %s, %s, do not say %q", pkg, e.cpu, e.level, e.says)
	}
}
