package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
)

// tinyFile gives the bytes of a made-up model that speaks, and opens at once.
func tinyFile(t *testing.T, formats ...gguf.Type) []byte {
	t.Helper()
	raw, err := made.Decoder("llama", formats...).Speak().File()
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func tinyModel(t *testing.T) string {
	t.Helper()
	return writeTemp(t, "tiny.gguf", tinyFile(t, made.Formats...))
}

// badModels are files that no engine opens, or the exact one not, with a part of what is said of each.
func badModels(t *testing.T) map[string]struct{ path, says string } {
	t.Helper()
	whole := tinyFile(t, made.Formats...)
	swap := func(from, to string) []byte { // of equal length, so that all else stays where it is
		if len(from) != len(to) || !bytes.Contains(whole, []byte(from)) {
			t.Fatalf("%q cannot become %q", from, to)
		}
		return bytes.Replace(whole, []byte(from), []byte(to), 1)
	}
	nan := bytes.Clone(whole)
	f, err := gguf.Parse(nan)
	if err != nil {
		t.Fatal(err)
	}
	norm, _ := f.Tensor("output_norm.weight")
	copy(norm.Data, "\x00\x00\xc0\x7f")
	bad := map[string]struct{ path, says string }{
		"missing":      {filepath.Join(t.TempDir(), "none.gguf"), "no such file"},
		"no asset":     {"no-such-asset", "there is no file \"no-such-asset\" here, and no such asset"},
		"directory":    {t.TempDir() + string(os.PathSeparator), "not a file"},
		"empty":        {writeTemp(t, "m", nil), "not a file that can be mapped, 0 bytes"},
		"no GGUF":      {writeTemp(t, "m", bytes.Repeat([]byte("text "), 99)), "is it a GGUF file"},
		"cut in head":  {writeTemp(t, "m", whole[:1000]), "cut off"},
		"cut in data":  {writeTemp(t, "m", whole[:len(whole)/2]), "cut off: tensor"},
		"architecture": {writeTemp(t, "m", swap("\x05\x00\x00\x00\x00\x00\x00\x00llama", "\x05\x00\x00\x00\x00\x00\x00\x00mamba")), `architecture "mamba" is not computed exactly (llama, `},
		"NaN":          {writeTemp(t, "m", nan), "output_norm.weight: row 0, column 0 is NaN"},
		"quantisation": {writeTemp(t, "m", tinyFile(t, gguf.Q2_K)), "weight is Q2_K"},
	}
	return bad
}
