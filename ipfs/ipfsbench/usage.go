package ipfsbench

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// Usage is what a process has used.
type Usage struct {
	Wall time.Duration `json:"wall_ns"`
	CPU  time.Duration `json:"cpu_ns"`   // user and system, with the children it waited for; 0 where the platform does not tell
	Peak int64         `json:"peak_rss"` // bytes of resident memory at most; 0 where the platform does not tell
}

// samplePeriod is how often a running process is asked for its peak. The kernel keeps the peak itself, so that only what
// grows in the last period of a process can be missed.
const samplePeriod = 5 * time.Millisecond

// measure runs a command to its end and gives its output. The peak is the kernel's high-water mark of the process, not
// the one that wait reports: that one includes what the parent had when it forked.
func measure(cmd *exec.Cmd) (Usage, []byte, error) {
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return Usage{}, nil, core.Errorf(core.Unavailable, "start %s: %w", cmd.Path, err)
	}
	ended := make(chan struct{})
	var u Usage
	var sampling sync.WaitGroup
	sampling.Go(func() { u.Peak = watchPeak(cmd.Process.Pid, ended) })
	err := cmd.Wait()
	u.Wall = time.Since(start)
	close(ended)
	sampling.Wait()
	if err != nil {
		return u, nil, core.Errorf(core.Unavailable, "%s: %w: %s", strings.Join(cmd.Args, " "), err, strings.TrimSpace(errs.String()))
	}
	u.CPU = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return u, out.Bytes(), nil
}

func watchPeak(pid int, ended <-chan struct{}) int64 {
	tick := time.NewTicker(samplePeriod)
	defer tick.Stop()
	peak := int64(0)
	for {
		if now, err := processPeak(pid); err == nil {
			peak = max(peak, now)
		}
		select {
		case <-tick.C:
		case <-ended:
			return peak
		}
	}
}

// runningUsage gives what a process that still runs has used; Wall stays 0.
func runningUsage(pid int) (Usage, error) {
	peak, err := processPeak(pid)
	if err != nil {
		return Usage{}, fmt.Errorf("memory of process %d: %w", pid, err)
	}
	cpu, err := processCPU(pid)
	if err != nil {
		return Usage{}, fmt.Errorf("CPU time of process %d: %w", pid, err)
	}
	return Usage{CPU: cpu, Peak: peak}, nil
}

// settle writes out what earlier work left in the page cache, so that nobody pays for another one's bytes.
func settle(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	syncDisks()
	return nil
}
