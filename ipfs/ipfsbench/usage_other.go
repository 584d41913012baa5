//go:build !linux

package ipfsbench

import "time"

// Other systems have no /proc; their figures are left out.
func processPeak(int) (int64, error) { return 0, nil }

func processCPU(int) (time.Duration, error) { return 0, nil }

func syncDisks() {}

func selfCPU() time.Duration { return 0 }
