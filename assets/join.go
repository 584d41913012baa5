package assets

import (
	"errors"
	"io"
	"maps"
	"os"
	"slices"
)

// join puts the parts of a file together, in order of name.
func join(inputs map[string]string, out string) (err error) {
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for _, name := range slices.Sorted(maps.Keys(inputs)) {
		if err := appendFile(f, inputs[name]); err != nil {
			return err
		}
	}
	return nil
}

func appendFile(to io.Writer, path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}
