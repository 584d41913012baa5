// Package docs holds this project's prose, for what needs a real text at hand.
package docs

import (
	"bytes"
	"embed"
)

//go:embed philosophy.md architecture.md exact.md sealing.md store.md operations.md gateway.md
var files embed.FS

// Prose gives the documents that people wrote, one after the other, by name.
func Prose() ([]byte, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, e := range entries {
		text, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		all.Write(text)
	}
	return all.Bytes(), nil
}
