package gguf_test

import (
	"bytes"
	"encoding/binary"
	"os"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/enginetest"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/made"
	"github.com/cortensor-open/cortensor/engine/exact/model"
	"github.com/cortensor-open/cortensor/engine/exact/token"
)

// openAll reads all that is read of a file, as an engine does that opens it.
func openAll(t testing.TB, data []byte) {
	f, err := gguf.Parse(data)
	if err != nil {
		known(t, err)
		return
	}
	total := 0
	for _, w := range f.Tensors {
		total += len(w.Data)
	}
	if total > len(data) {
		t.Fatalf("tensors of %d bytes in a file of %d", total, len(data))
	}
	m, err := model.Open(f)
	known(t, err)
	if err == nil && (m.Heads%m.KVHeads != 0 || len(m.Layers) != m.Config.Layers || m.Output.Rows != m.Vocab) {
		t.Fatalf("accepted: %+v", m.Config)
	}
	_, err = model.OpenEncoder(f)
	known(t, err)
	if tok, err := token.Open(f); err != nil {
		known(t, err)
	} else if _, err := tok.Encode("hello <|im_end|>", token.Options{Special: true, BOS: true}); err != nil {
		t.Fatal(err)
	}
	_, err = token.Digest(f, "")
	known(t, err)
}

// known holds that an error says whose fault it is: the file's, or a kind of file that is not read here.
func known(t testing.TB, err error) {
	switch core.KindOf(err) {
	case "", core.Corrupt, core.Invalid, core.NotFound:
	default:
		t.Fatalf("%v is of kind %s", err, core.KindOf(err))
	}
}

// header is about where a file's tensors begin: after the entry of the last one.
func header(t testing.TB, data []byte) int {
	t.Helper()
	f, err := gguf.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	name := f.Tensors[len(f.Tensors)-1].Name
	return bytes.Index(data, []byte(name)) + len(name) + 32
}

// bend writes numbers into a file: each of the patches is 2 bytes of place, one of width, 8 of value.
func bend(data, patches []byte, head int) []byte {
	data = bytes.Clone(data)
	for ; len(patches) >= 11; patches = patches[11:] {
		at := int(binary.LittleEndian.Uint16(patches)) % head
		width := min(1<<(patches[2]%4), len(data)-at)
		copy(data[at:at+width], patches[3:11])
	}
	return data
}

func patch(at int, width byte, value uint64) []byte {
	return binary.LittleEndian.AppendUint64([]byte{byte(at), byte(at >> 8), width}, value)
}

// hostile are small files, each with a real header: a decoder that speaks, one of another architecture, an encoder.
func hostile(t testing.TB) (files [][]byte) {
	t.Helper()
	for _, m := range []*made.Maker{made.Decoder("llama", gguf.Q4_0).Speak(), made.Decoder("qwen3", gguf.Q4_K), made.Encoder(gguf.Q8_0)} {
		raw, err := m.File()
		if err != nil {
			t.Fatal(err)
		}
		openAll(t, raw)
		files = append(files, raw)
	}
	return files
}

// Files whose headers were bent at one place open or are refused, and nothing worse.
func FuzzHostile(f *testing.F) {
	files := hostile(f)
	heads := make([]int, len(files))
	for i, raw := range files {
		heads[i] = header(f, raw)
		for at := 0; at < heads[i]; at += 211 {
			for _, value := range []uint64{0, 1, 1<<32 - 1, 1 << 63, 1<<64 - 1} {
				f.Add(uint8(i), uint32(len(raw)), patch(at, 3, value))
			}
			f.Add(uint8(i), uint32(at), []byte(nil)) // cut there
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, length uint32, patches []byte) {
		i := int(which) % len(files)
		if len(patches) > 11*8 {
			return
		}
		openAll(t, bend(files[i], patches, heads[i])[:min(int(length), len(files[i]))])
	})
}

// Every key of a real header with a value of nothing but ones, and a real file that is cut, are refused or opened.
func TestRealHeaderBent(t *testing.T) {
	whole, err := os.ReadFile(enginetest.Weights(t))
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < 1<<21; n += 99991 { // the header has some 1.7 MB, most of it the vocabulary
		if _, err := gguf.Parse(whole[:n]); core.KindOf(err) != core.Corrupt {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
	f, err := gguf.Parse(whole)
	if err != nil {
		t.Fatal(err)
	}
	end := whole[:header(t, whole)]
	for _, key := range f.Keys() {
		at := bytes.Index(end, []byte(key)) + len(key) + 4
		for _, value := range []uint64{1<<64 - 1, 0, 1 << 40} {
			var old [8]byte
			copy(old[:], whole[at:])
			binary.LittleEndian.PutUint64(whole[at:], value)
			g, err := gguf.Parse(whole)
			if err == nil {
				_, err = model.ReadConfig(g)
			}
			known(t, err)
			copy(whole[at:], old[:])
		}
	}
}
