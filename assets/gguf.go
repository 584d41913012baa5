package assets

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// Value and tensor types of the GGUF format, version 3.
const (
	ggufUint32  = 4
	ggufInt32   = 5
	ggufFloat32 = 6
	ggufBool    = 7
	ggufString  = 8
	ggufArray   = 9

	ggmlF32 = 0
	ggmlF16 = 1

	ggufAlign = 32 // bytes; the format's default
)

// ggufPair is one metadata entry; Value is uint32, float32, bool, string, []string or []int32.
type ggufPair struct {
	Key   string
	Value any
}

// ggufTensor is one tensor: Dims in ggml order (fastest first), Data in F32, stored as F16 if Half.
type ggufTensor struct {
	Name string
	Dims []uint64
	Half bool
	Data []float32
}

func (t ggufTensor) size() uint64 {
	if t.Half {
		return uint64(len(t.Data)) * 2
	}
	return uint64(len(t.Data)) * 4
}

// writeGGUF writes a model file. The same input gives the same bytes on every machine.
func writeGGUF(w io.Writer, pairs []ggufPair, tensors []ggufTensor) error {
	g := &ggufWriter{w: bufio.NewWriterSize(w, 1<<20)}
	g.bytes([]byte("GGUF"))
	g.u32(3)
	g.u64(uint64(len(tensors)))
	g.u64(uint64(len(pairs)))
	for _, p := range pairs {
		g.str(p.Key)
		g.value(p.Value)
	}
	offset := uint64(0)
	for _, t := range tensors {
		g.str(t.Name)
		g.u32(uint32(len(t.Dims)))
		for _, d := range t.Dims {
			g.u64(d)
		}
		if t.Half {
			g.u32(ggmlF16)
		} else {
			g.u32(ggmlF32)
		}
		g.u64(offset)
		offset = align(offset + t.size())
	}
	g.pad()
	for _, t := range tensors {
		g.tensor(t)
		g.pad()
	}
	if g.err != nil {
		return fmt.Errorf("write gguf: %w", g.err)
	}
	return g.w.Flush()
}

func align(n uint64) uint64 { return (n + ggufAlign - 1) / ggufAlign * ggufAlign }

// ggufWriter keeps the first error and the position.
type ggufWriter struct {
	w   *bufio.Writer
	n   uint64
	err error
}

func (g *ggufWriter) bytes(b []byte) {
	if g.err == nil {
		_, g.err = g.w.Write(b)
		g.n += uint64(len(b))
	}
}

func (g *ggufWriter) u32(v uint32) { g.bytes(binary.LittleEndian.AppendUint32(nil, v)) }
func (g *ggufWriter) u64(v uint64) { g.bytes(binary.LittleEndian.AppendUint64(nil, v)) }
func (g *ggufWriter) pad()         { g.bytes(make([]byte, align(g.n)-g.n)) }

func (g *ggufWriter) str(s string) {
	g.u64(uint64(len(s)))
	g.bytes([]byte(s))
}

func (g *ggufWriter) value(v any) {
	switch v := v.(type) {
	case uint32:
		g.u32(ggufUint32)
		g.u32(v)
	case float32:
		g.u32(ggufFloat32)
		g.u32(math.Float32bits(v))
	case bool:
		g.u32(ggufBool)
		if v {
			g.bytes([]byte{1})
		} else {
			g.bytes([]byte{0})
		}
	case string:
		g.u32(ggufString)
		g.str(v)
	case []string:
		g.u32(ggufArray)
		g.u32(ggufString)
		g.u64(uint64(len(v)))
		for _, s := range v {
			g.str(s)
		}
	case []int32:
		g.u32(ggufArray)
		g.u32(ggufInt32)
		g.u64(uint64(len(v)))
		for _, x := range v {
			g.u32(uint32(x))
		}
	default:
		g.err = fmt.Errorf("no encoding for %T", v)
	}
}

func (g *ggufWriter) tensor(t ggufTensor) {
	want := uint64(1)
	for _, d := range t.Dims {
		want *= d
	}
	if want != uint64(len(t.Data)) && g.err == nil {
		g.err = fmt.Errorf("tensor %s: %d values for dimensions %v", t.Name, len(t.Data), t.Dims)
	}
	var buf [4]byte
	for _, x := range t.Data {
		if t.Half {
			binary.LittleEndian.PutUint16(buf[:], halfBits(x))
			g.bytes(buf[:2])
		} else {
			binary.LittleEndian.PutUint32(buf[:], math.Float32bits(x))
			g.bytes(buf[:4])
		}
	}
}

// halfBits rounds x to the nearest IEEE 754 half-precision number, ties to even, and gives its bits.
func halfBits(x float32) uint16 {
	bits := math.Float32bits(x)
	sign := uint16(bits >> 16 & 0x8000)
	exp := int(bits >> 23 & 0xff)
	frac := bits & 0x7fffff
	switch {
	case exp == 0xff && frac != 0:
		return sign | 0x7e00
	case exp == 0xff || exp-127 > 15:
		return sign | 0x7c00
	case exp-127 >= -14: // normal
		return sign + uint16(roundEven(uint32(exp-112)<<23|frac, 13))
	case exp-127 >= -25: // subnormal
		return sign + uint16(roundEven(0x800000|frac, uint(126-exp)))
	default:
		return sign
	}
}

// roundEven shifts v right by s bits, rounding to nearest, ties to even.
func roundEven(v uint32, s uint) uint32 {
	half := uint32(1) << (s - 1)
	rest := v & (half<<1 - 1)
	v >>= s
	if rest > half || rest == half && v&1 == 1 {
		v++
	}
	return v
}
