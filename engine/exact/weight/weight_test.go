package weight

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// noise gives bytes that look random, the same everywhere.
func noise(n int) []byte {
	out, s := make([]byte, n), uint64(0x123456789abcdef)
	for i := range out {
		s = s*6364136223846793005 + 1442695040888963407
		out[i] = byte(s >> 56)
	}
	return out
}

// halves says where a block's half floats lie.
var halves = map[gguf.Type][]int{gguf.Q4_0: {0}, gguf.Q4_1: {0, 2}, gguf.Q5_0: {0}, gguf.Q5_1: {0, 2}, gguf.Q8_0: {0}, gguf.Q4_K: {0, 2}, gguf.Q5_K: {0, 2}, gguf.Q6_K: {208}}

// tensor makes one row of n blocks of noise with finite half floats.
func tensor(t gguf.Type, n int) gguf.Tensor {
	elements, size := t.Block()
	data := noise(n * size)
	for b := 0; b < len(data); b += size {
		for _, at := range halves[t] {
			data[b+at+1] &= 0xbf
		}
	}
	return gguf.Tensor{Name: "noise", Type: t, Dims: []int{n * elements}, Data: data}
}

// The digests are of what gguf-py 0.19 (ggml's own Python package) makes of the same bytes, as float32 in little-endian order.
func TestDecodesAsGGML(t *testing.T) {
	for kind, want := range map[gguf.Type]string{
		gguf.Q4_0: "39222199ddc9c901e827a0e53c269b9f78c48635311c90b60cf8ee41b016d4c6",
		gguf.Q4_1: "622186a0d4f0164bc3f17bed732b361dd06893ff6fb19d6760658b17d8ce2503",
		gguf.Q5_0: "e683ea99aaa66725281e71b2d2b612a9dbb8456064627a8722afdd70b86c55ae",
		gguf.Q5_1: "faecc0a0b53a01e1573d2ee2d614b717d6c89f8067615449cfade1ecee8356ea",
		gguf.Q8_0: "8051307e9e2e850a11c76a24b0afe100aa1dc9f91a33bdd825b65a2903ddfa5d",
		gguf.Q4_K: "a0f464e710258a1c59e8783c68e8153b26f678bc5bf4197437cd69c241322073",
		gguf.Q5_K: "b2a097e5ac4fac7f0419cbbdddc21a267e8a47b69c1d5a1ca180f205d378bf83",
		gguf.Q6_K: "c2ae8a53f78e7bb1a4c8c4b3e644111932f10999719d9a1ff571c04f7447963d",
	} {
		m, err := Open(tensor(kind, 64))
		if err != nil {
			t.Fatal(err)
		}
		out := make([]float32, m.Cols)
		m.Decode(0, out)
		h := sha256.New()
		for _, x := range out {
			h.Write(binary.LittleEndian.AppendUint32(nil, math.Float32bits(x+0))) // −0 and 0 are one
		}
		if got := hex.EncodeToString(h.Sum(nil)); got != want {
			t.Errorf("%s: %s, %v …", kind, got, out[:3])
		}
	}
}

// Whatever the bytes are, the sum of 32 products with activations of ±127 is exact as a float32.
func TestSumsFit(t *testing.T) {
	for kind := range formats {
		m, err := Open(tensor(kind, 256))
		if err != nil {
			t.Fatal(err)
		}
		var b Block
		for i := range m.Cols / Size {
			m.Block(0, i, &b)
			sum := 0
			for _, w := range b.W {
				sum += 127 * max(int(w), -int(w))
			}
			if sum >= 1<<24 {
				t.Fatalf("%s block %d: %d", kind, i, sum)
			}
		}
	}
	if worst := 128 * 32 * 127 * Size; worst >= 1<<24 { // Q6_K with all scales −128 and all numbers −32
		t.Errorf("Q6_K can reach %d", worst)
	}
}

func TestHalf(t *testing.T) {
	for h, want := range map[uint16]float32{0: 0, 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 1: 1.0 / (1 << 24), 0x3ff: 1023.0 / (1 << 24), 0x400: 1.0 / (1 << 14)} {
		if got := Half(h); got != want {
			t.Errorf("%#x = %v, want %v", h, got, want)
		}
	}
	if math.Float32bits(Half(0x8000)) != 1<<31 || !math.IsInf(float64(Half(0x7c00)), 1) || Half(0x7e00) == Half(0x7e00) {
		t.Error("signed zero, infinity or NaN are lost")
	}
}

func TestRefuses(t *testing.T) {
	nan := tensor(gguf.Q4_1, 4)
	nan.Data[20*2+3] = 0x7e
	float := gguf.Tensor{Name: "f", Type: gguf.F32, Dims: []int{2}, Data: []byte{0, 0, 0, 0, 0, 0, 0x80, 0x7f}}
	for name, c := range map[string]struct {
		t    gguf.Tensor
		kind core.Kind
		want string
	}{
		"NaN":         {nan, core.Corrupt, "row 0, element 64 on"},
		"infinity":    {float, core.Corrupt, "column 1 is +Inf"},
		"unsupported": {gguf.Tensor{Name: "x", Type: gguf.Q2_K, Dims: []int{256}, Data: make([]byte, 84)}, core.Invalid, "use engine llama"},
		"3D":          {gguf.Tensor{Name: "x", Type: gguf.F32, Dims: []int{1, 1, 1}, Data: make([]byte, 4)}, core.Invalid, "3 dimensions"},
	} {
		if _, err := Open(c.t); core.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
