//go:build (!amd64 && !arm64) || purego

package kernel

// CheckControl tells whether this thread rounds floats as exact/1 wants. On this kind of processor nothing is known to change it.
func CheckControl() error { return nil }
