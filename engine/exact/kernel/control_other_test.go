//go:build (!amd64 && !arm64) || purego

package kernel

var controlBits []int

func changeControl(int) uint32 { return 0 }

func restoreControl(uint32) {}
