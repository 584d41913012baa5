package ipfsbench

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/ipfsbench/kubo"
)

func TestMedianAndQuantile(t *testing.T) {
	d := []time.Duration{5, 1, 4, 2, 3}
	if got := middle(d); got != 3 {
		t.Errorf("median %d", got)
	}
	for q, want := range map[float64]time.Duration{0: 1, 0.5: 3, 0.99: 5, 1: 5} {
		if got := quantile(d, q); got != want {
			t.Errorf("%v-quantile %d, want %d", q, got, want)
		}
	}
	if middle(nil) != 0 || quantile(nil, 1) != 0 || d[0] != 5 {
		t.Error("nothing has a median, or the input was sorted")
	}
}

func TestVerdicts(t *testing.T) {
	figures := []Figure{
		{Contestant: "cortensor", Durable: true, Rounds: []Usage{{Wall: time.Second, CPU: time.Second}}},
		{Contestant: "loose", Rounds: []Usage{{Wall: time.Millisecond, CPU: time.Millisecond}}},
		{Contestant: "rival", Durable: true, Rounds: []Usage{{Wall: 3 * time.Second, CPU: 4 * time.Second}}},
	}
	speed := against("speed against", figures, wallOf, 2, true)
	if len(speed) != 1 || speed[0].Against != "rival" || speed[0].Got != 3 || !speed[0].Met() {
		t.Errorf("speed: %+v; a rival that does not sync is no measure", speed)
	}
	cpu := against("CPU time against", figures, cpuOf, 0.2, false)
	if len(cpu) != 1 || cpu[0].Got != 0.25 || cpu[0].Met() {
		t.Errorf("CPU: %+v", cpu)
	}
	r := Report{Results: []Result{{What: "work", Figures: figures, Verdicts: append(speed, cpu...), Bytes: 1 << 20}}}
	if text := r.Markdown(); r.Missed() != 1 || !strings.Contains(text, "3× (aim ≥ 2×): **met**") || !strings.Contains(text, "(not synced)") {
		t.Errorf("%d missed:\n%s", r.Missed(), text)
	}
}

func TestPlanRefuses(t *testing.T) {
	fine := Plan{Program: []string{"x"}, Dir: "y"}
	if err := fine.Validate(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Plan){
		"work": func(p *Plan) { p.Works = []string{"x"} }, "rival": func(p *Plan) { p.Rivals = []kubo.Store{"badger"} }, "rounds": func(p *Plan) { p.Rounds = -1 },
		"size": func(p *Plan) { p.Size = 1 }, "program": func(p *Plan) { p.Program = nil }, "directory": func(p *Plan) { p.Dir = "" },
	} {
		p := fine
		change(&p)
		if err := p.Validate(); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestInputsAreTheSameEachTime(t *testing.T) {
	read := func(seed uint64) string {
		path := filepath.Join(t.TempDir(), "f")
		if err := writeFile(path, seed, 100_000); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if a, b, c := read(1), read(1), read(2); a != b || a == c || len(a) != 100_000 {
		t.Error("the seed does not decide the bytes")
	}
	dir := t.TempDir()
	total, err := writeTree(dir, 1, 1500)
	folders, globErr := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || globErr != nil || len(folders) != 2 || total < 1500<<10 || total > 15000<<10 {
		t.Errorf("tree: %d bytes in %d folders, %v", total, len(folders), err)
	}
}

func TestStepsEndWithTheLast(t *testing.T) {
	if got := steps(1, 100); len(got) != 3 || got[0] != 1 || got[1] != 16 || got[2] != 100 {
		t.Errorf("%v", got)
	}
	if got := steps(10, 5); len(got) != 1 || got[0] != 5 {
		t.Errorf("%v", got)
	}
}

func TestMeasureCountsTheChildAlone(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Fatal(err)
	}
	u, out, err := measure(exec.Command(shell, "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo done"))
	if err != nil || string(out) != "done\n" || u.Wall <= 0 || u.CPU <= 0 {
		t.Fatalf("%+v, %q, %v", u, out, err)
	}
	if _, _, err := measure(exec.Command(shell, "-c", "echo why >&2; exit 3")); err == nil || !strings.Contains(err.Error(), "why") {
		t.Errorf("a failing child: %v", err)
	}
}

func TestRawStreamTakesItsRoundTrip(t *testing.T) {
	u, err := rawStream(t.Context(), 1<<20, 40*time.Millisecond)
	if err != nil || u.Wall < 40*time.Millisecond {
		t.Errorf("%+v, %v", u, err)
	}
}

func TestAgentAnswersWhatItCannotDo(t *testing.T) {
	in := strings.NewReader(`{"do":"open"}` + "\n" + `{"do":"dance"}` + "\n" + `{"do":"put","count":1,"size":10}` + "\n")
	var out strings.Builder
	if err := RunAgent(context.Background(), t.TempDir(), in, &out); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 3 || !strings.Contains(lines[1], "unknown order") || !strings.Contains(lines[2], `"roots":["baf`) {
		t.Errorf("replies: %s", out.String())
	}
	if err := RunAgent(context.Background(), t.TempDir(), strings.NewReader("no order\n"), io.Discard); core.KindOf(err) != core.Invalid {
		t.Errorf("nonsense: %v", err)
	}
}
