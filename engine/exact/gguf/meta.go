package gguf

import (
	"encoding/binary"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
)

// Has tells whether there is a metadata value of this name.
func (f *File) Has(key string) bool {
	_, ok := f.meta[key]
	return ok
}

// Keys lists the metadata names in order.
func (f *File) Keys() []string {
	keys := make([]string, 0, len(f.meta))
	for k := range f.meta {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Kind names the type of a metadata value as the format does, an array's as its element's type with [] before it; "" when
// there is none.
func (f *File) Kind(key string) string {
	v, ok := f.meta[key]
	switch {
	case !ok:
		return ""
	case v.kind == kindArray:
		return "[]" + v.item.String()
	}
	return v.kind.String()
}

// Tensor gives the tensor of this name.
func (f *File) Tensor(name string) (Tensor, bool) {
	i, ok := f.index[name]
	if !ok {
		return Tensor{}, false
	}
	return f.Tensors[i], true
}

func (f *File) get(key, want string) (value, error) {
	v, ok := f.meta[key]
	if !ok {
		return v, core.Errorf(core.NotFound, "GGUF: no key %s", key)
	}
	if want == "array" && v.kind != kindArray || want != "array" && v.kind == kindArray {
		return v, f.mistyped(key, want)
	}
	return v, nil
}

func (f *File) mistyped(key, want string) error {
	return core.Errorf(core.Corrupt, "GGUF: key %s is %s, want %s", key, f.Kind(key), want)
}

// Uint gives a whole number that is not negative, of any width. Kind NotFound when there is none of this name.
func (f *File) Uint(key string) (uint64, error) {
	v, err := f.get(key, "a whole number")
	if err != nil {
		return 0, err
	}
	n, signed, ok := whole(v.kind, v.raw)
	if !ok || signed && int64(n) < 0 {
		return 0, f.mistyped(key, "a whole number, not negative")
	}
	return n, nil
}

// whole reads an integer of any width.
func whole(k kind, b []byte) (n uint64, signed, ok bool) {
	switch k {
	case kindUint8:
		return uint64(b[0]), false, true
	case kindInt8:
		return uint64(int64(int8(b[0]))), true, true
	case kindUint16:
		return uint64(binary.LittleEndian.Uint16(b)), false, true
	case kindInt16:
		return uint64(int64(int16(binary.LittleEndian.Uint16(b)))), true, true
	case kindUint32:
		return uint64(binary.LittleEndian.Uint32(b)), false, true
	case kindInt32:
		return uint64(int64(int32(binary.LittleEndian.Uint32(b)))), true, true
	case kindUint64:
		return binary.LittleEndian.Uint64(b), false, true
	case kindInt64:
		return binary.LittleEndian.Uint64(b), true, true
	}
	return 0, false, false
}

// Float gives a number of type float32 or float64, as float64. It is finite.
func (f *File) Float(key string) (float64, error) {
	v, err := f.get(key, "a float")
	if err != nil {
		return 0, err
	}
	var x float64
	switch v.kind {
	case kindFloat32:
		x = float64(math.Float32frombits(binary.LittleEndian.Uint32(v.raw)))
	case kindFloat64:
		x = math.Float64frombits(binary.LittleEndian.Uint64(v.raw))
	default:
		return 0, f.mistyped(key, "a float")
	}
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0, core.Errorf(core.Corrupt, "GGUF: key %s is %v", key, x)
	}
	return x, nil
}

// Bool gives a truth value.
func (f *File) Bool(key string) (bool, error) {
	v, err := f.get(key, "bool")
	if err != nil {
		return false, err
	}
	if v.kind != kindBool {
		return false, f.mistyped(key, "bool")
	}
	return v.raw[0] == 1, nil
}

// String gives a text, which is valid UTF-8.
func (f *File) String(key string) (string, error) {
	v, err := f.get(key, "string")
	if err != nil {
		return "", err
	}
	if v.kind != kindString {
		return "", f.mistyped(key, "string")
	}
	if !utf8.Valid(v.raw) {
		return "", core.Errorf(core.Corrupt, "GGUF: key %s is no UTF-8", key)
	}
	return string(v.raw), nil
}

// Strings gives a list of texts as bytes: a vocabulary may hold pieces that are no UTF-8.
func (f *File) Strings(key string) ([]string, error) {
	v, err := f.get(key, "array")
	if err != nil {
		return nil, err
	}
	if v.item != kindString {
		return nil, f.mistyped(key, "[]string")
	}
	out := make([]string, v.count)
	at := uint64(0)
	for i := range out { // Parse has checked the lengths
		n := binary.LittleEndian.Uint64(v.raw[at:])
		out[i] = string(v.raw[at+8:][:n])
		at += 8 + n
	}
	return out, nil
}

// Ints gives a list of whole numbers of any width that fit into 32 bits with sign.
func (f *File) Ints(key string) ([]int32, error) {
	v, err := f.get(key, "array")
	if err != nil {
		return nil, err
	}
	width := v.item.width()
	out := make([]int32, v.count)
	for i := range out {
		if width == 0 {
			return nil, f.mistyped(key, "an array of whole numbers")
		}
		n, signed, ok := whole(v.item, v.raw[uint64(i)*width:])
		if !ok || signed && (int64(n) < math.MinInt32 || int64(n) > math.MaxInt32) || !signed && n > math.MaxInt32 {
			return nil, f.mistyped(key, "an array of whole numbers of 32 bits")
		}
		out[i] = int32(n)
	}
	return out, nil
}

// Floats gives a list of float32. They may be NaN: who uses them checks.
func (f *File) Floats(key string) ([]float32, error) {
	v, err := f.get(key, "array")
	if err != nil {
		return nil, err
	}
	if v.item != kindFloat32 {
		return nil, f.mistyped(key, "[]float32")
	}
	out := make([]float32, v.count)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(v.raw[4*i:]))
	}
	return out, nil
}

// Len gives the number of elements of a list; 0 when there is none of this name.
func (f *File) Len(key string) int { return int(f.meta[key].count) }
