package assets

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"math"
	"os"
	"testing"
)

func TestHalfBits(t *testing.T) {
	for in, want := range map[float32]uint16{
		0: 0, float32(math.Copysign(0, -1)): 0x8000, 1: 0x3c00, -2: 0xc000, 65504: 0x7bff, 65519: 0x7bff, 65520: 0x7c00, 1e10: 0x7c00,
		float32(math.Inf(-1)): 0xfc00, 0x1p-14: 0x0400, 0x1p-24: 0x0001, 0x1p-25: 0, 0x1.8p-25: 0x0001, 0x1p-30: 0,
		1 + 0x1p-11: 0x3c00, 1 + 3*0x1p-11: 0x3c02, 1 + 0x1p-10: 0x3c01, 0x1.ff8p-15: 0x03ff, 0x1.ffcp-15: 0x0400,
	} {
		if got := halfBits(in); got != want && !(in == 0) {
			t.Errorf("halfBits(%g) = %#04x, want %#04x", in, got, want)
		}
	}
	if got := halfBits(float32(math.NaN())); got&0x7c00 != 0x7c00 || got&0x3ff == 0 {
		t.Errorf("NaN became %#04x", got)
	}
	// every half-precision number comes back as itself
	for bits := range uint32(0x7c00) {
		exp, frac := bits>>10, bits&0x3ff
		value := math.Ldexp(float64(frac), -24)
		if exp > 0 {
			value = math.Ldexp(1+float64(frac)/1024, int(exp)-15)
		}
		if got := halfBits(float32(value)); uint32(got) != bits {
			t.Fatalf("%#04x came back as %#04x", bits, got)
		}
	}
}

func TestGGUFBytes(t *testing.T) {
	var out bytes.Buffer
	err := writeGGUF(&out, []ggufPair{{"a", uint32(7)}, {"b", "x"}, {"c", true}, {"d", []int32{-1}}, {"e", float32(1)}, {"f", []string{"y"}}},
		[]ggufTensor{{"t", []uint64{2, 1}, true, []float32{1, -1}}, {"u", []uint64{1}, false, []float32{0.5}}})
	if err != nil {
		t.Fatal(err)
	}
	got := out.Bytes()
	if len(got)%ggufAlign != 0 || string(got[:4]) != "GGUF" || binary.LittleEndian.Uint64(got[8:]) != 2 || binary.LittleEndian.Uint64(got[16:]) != 6 {
		t.Fatalf("header % x", got[:24])
	}
	data := got[len(got)-2*ggufAlign:]
	if hex.EncodeToString(data[:4]) != "003c00bc" || hex.EncodeToString(data[ggufAlign:ggufAlign+4]) != "0000003f" {
		t.Errorf("tensor data % x", data)
	}
	if err := writeGGUF(&out, nil, []ggufTensor{{"t", []uint64{3}, false, []float32{1}}}); err == nil {
		t.Error("dimensions that do not match the data were accepted")
	}
	if err := writeGGUF(&out, []ggufPair{{"a", 1.5}}, nil); err == nil {
		t.Error("a value without an encoding was accepted")
	}
}

func safetensors(header string, data []byte) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), data...)
}

func TestSafetensors(t *testing.T) {
	file := safetensors(`{"__metadata__":{"format":"pt"},"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}`,
		[]byte{9, 9, 9, 9, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0})
	in, err := readTensors(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	got, err := in.floats("w", 2)
	if err != nil || got[0] != 1 || got[1] != -2 {
		t.Fatal(got, err)
	}
	if _, err := in.floats("w", 1, 2); err == nil {
		t.Error("another shape was accepted")
	}
	for _, header := range []string{
		`{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}`,
		`{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,4]}}`,
		`{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}`,
		`{"w":{"dtype":"F32","shape":[9223372036854775808,4],"data_offsets":[0,0]}}`,
		`{"w":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}`,
		`{"w":{"dtype":"F32","shape":[2]}}`, `[]`, `{`,
	} {
		bad := safetensors(header, make([]byte, 8))
		if _, err := readTensors(bytes.NewReader(bad), int64(len(bad))); err == nil {
			t.Errorf("accepted %s", header)
		}
	}
}

func FuzzSafetensors(f *testing.F) {
	f.Add(safetensors(`{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, make([]byte, 8)))
	f.Add([]byte{255, 255, 255, 255, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, data []byte) {
		in, err := readTensors(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for name, info := range in.tensors {
			if info.DType != "F32" {
				continue
			}
			got, err := in.floats(name, info.Shape...)
			if err != nil || uint64(len(got))*4 != info.Offsets[1]-info.Offsets[0] {
				t.Fatalf("%q passed the check but reads %d values, %v", name, len(got), err)
			}
		}
	})
}

// The real thing, from the real sources, into an empty cache; then again with no source in reach.
func TestFetchTheCommittedAssets(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{LlamaLib, SmolLM2, MiniLM} {
		stages := map[string]bool{}
		path, err := Open(dir, Options{Local: LocalFromEnv()}).Fetch(t.Context(), name, func(p Progress) { stages[p.Stage] = true })
		if err != nil {
			t.Fatal(err)
		}
		if len(stages) == 0 {
			t.Errorf("%s: no progress was reported", name)
		}
		offline := Open(dir, Options{NPM: "no-such-npm", Python: []string{"no-such-python"}})
		if again, err := offline.Fetch(t.Context(), name, nil); err != nil || again != path {
			t.Errorf("%s offline: %v", name, err)
		}
		if err := offline.Verify(t.Context(), name); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}
