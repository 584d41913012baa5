package ipfsbench

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// clockTick is the kernel's unit of CPU time in /proc: USER_HZ, 100 on every Linux that Go runs on.
const clockTick = time.Second / 100

// processPeak reads the high-water mark of a process's resident memory in bytes: VmHWM of proc(5).
func processPeak(pid int) (int64, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		rest, ok := strings.CutPrefix(line, "VmHWM:")
		if !ok {
			continue
		}
		kib, err := strconv.ParseInt(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
		return kib << 10, err
	}
	return 0, fmt.Errorf("no VmHWM: the process has ended")
}

// processCPU reads a process's CPU time, user and system: fields 14 and 15 of /proc/PID/stat, see proc(5).
func processCPU(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	after := text[bytes.LastIndexByte(text, ')')+1:] // the command's name may hold spaces
	fields := strings.Fields(string(after))
	if len(fields) < 13 {
		return 0, fmt.Errorf("/proc/%d/stat has %d fields", pid, len(fields))
	}
	total := int64(0)
	for _, f := range fields[11:13] {
		ticks, err := strconv.ParseInt(f, 10, 64)
		if err != nil {
			return 0, err
		}
		total += ticks
	}
	return time.Duration(total) * clockTick, nil
}

func syncDisks() { syscall.Sync() }

// selfCPU is the CPU time of this process, user and system, finer than processCPU.
func selfCPU() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
