package assets

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
)

// A file in parts is put together in their order, whatever order they came in; without a part there is no file.
func TestPartsAreJoined(t *testing.T) {
	toys := []Asset{{Name: "toy", Licence: "MIT", Tests: true, Files: []File{fileOf("toy.bin", hello)}, Make: "join",
		Inputs: []File{fileOf("toy.part1", hello[5:]), fileOf("toy.part0", hello[:5])}}}
	parts := t.TempDir()
	opt := Options{Local: []string{parts}, Manifest: toys}
	write(t, filepath.Join(parts, "toy.part1"), hello[5:])
	if path, err := fetchToy(t, t.TempDir(), opt); err == nil {
		t.Fatalf("%s was made of half of its parts", path)
	}
	write(t, filepath.Join(parts, "toy.part0"), hello[:5])
	if _, err := fetchToy(t, t.TempDir(), opt); err != nil {
		t.Fatal(err)
	}
	if err := join(map[string]string{"a": filepath.Join(parts, "none")}, filepath.Join(t.TempDir(), "out")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a part that is not there: %v", err)
	}
}
