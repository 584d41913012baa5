//go:build (linux || darwin) && (amd64 || arm64) && !nollama

package llama

import binding "github.com/hybridgroup/yzma/pkg/llama"

// preload has nothing to do: the libraries find each other beside themselves.
func preload(string) error { return nil }

func loadBackends(dir string) error { return binding.GGMLBackendLoadAllFromPath(dir) }
