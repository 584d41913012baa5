//go:build (!amd64 && !arm64) || purego

package kernel

func available() []level { return []level{plainLevel} }
