package gguf

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
)

// Limits on what a file may hold; real files stay far below.
const (
	maxKeys      = 1 << 16
	maxTensors   = 1 << 17
	maxKeyLength = 1 << 12
	maxName      = 1 << 10
	maxString    = 16 << 20 // bytes of one string value, such as a chat template
	maxElements  = 16 << 20 // elements of one array, such as a vocabulary
	maxDims      = 4
	maxAlignment = 1 << 20
)

// File is a parsed GGUF file. It is safe for concurrent use; what it gives out lies in the file's bytes and ends with Close.
type File struct {
	Version uint32
	Tensors []Tensor // in file order

	meta  map[string]value
	index map[string]int
	data  []byte
	close func() error
}

// Tensor is one tensor's place. Dims is in ggml's order: Dims[0] is the length of a row, the fastest index.
type Tensor struct {
	Name string
	Type Type
	Dims []int
	Data []byte // rows after each other, in blocks of Type
	drop func(data []byte)
}

// Drop tells the system that the tensor's bytes are not needed now: those of a mapped file leave this process' memory until they
// are read again.
func (t Tensor) Drop() {
	if t.drop != nil {
		t.drop(t.Data)
	}
}

// Elements is the product of the dimensions.
func (t Tensor) Elements() int {
	n := 1
	for _, d := range t.Dims {
		n *= d
	}
	return n
}

// value is a metadata value as it lies in the file.
type value struct {
	kind  kind
	item  kind   // of an array
	count uint64 // of an array
	raw   []byte // the payload: of a string its bytes, of an array its elements
}

// reader walks the header.
type reader struct {
	data []byte
	at   uint64
}

func malformed(format string, args ...any) error {
	return core.Errorf(core.Corrupt, "GGUF: %w", fmt.Errorf(format, args...))
}

func (r *reader) take(n uint64) ([]byte, error) {
	if n > uint64(len(r.data))-r.at {
		return nil, malformed("cut off: %d bytes are wanted at %d, the file has %d", n, r.at, len(r.data))
	}
	b := r.data[r.at : r.at+n]
	r.at += n
	return b, nil
}

func (r *reader) u32() (uint32, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint32(b), nil
}

func (r *reader) u64() (uint64, error) {
	b, err := r.take(8)
	if err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint64(b), nil
}

func (r *reader) text(limit uint64, what string) ([]byte, error) {
	n, err := r.u64()
	if err != nil {
		return nil, err
	}
	if n > limit {
		return nil, malformed("%s at %d has %d bytes, at most %d", what, r.at, n, limit)
	}
	return r.take(n)
}

// Parse reads a file's bytes. The File keeps data.
func Parse(data []byte) (*File, error) {
	r := &reader{data: data}
	magic, err := r.take(4)
	if err != nil {
		return nil, err
	}
	if string(magic) != "GGUF" {
		return nil, malformed("begins with %q; is it a GGUF file?", magic)
	}
	f := &File{data: data, meta: map[string]value{}, index: map[string]int{}}
	if f.Version, err = r.u32(); err != nil {
		return nil, err
	}
	if f.Version != 2 && f.Version != 3 {
		return nil, malformed("version %d (0x%x); 2 and 3 are read, in little-endian order", f.Version, f.Version)
	}
	tensors, err := r.u64()
	if err != nil {
		return nil, err
	}
	keys, err := r.u64()
	if err != nil {
		return nil, err
	}
	if tensors > maxTensors || keys > maxKeys {
		return nil, malformed("%d tensors and %d keys, at most %d and %d", tensors, keys, maxTensors, maxKeys)
	}
	for range keys {
		if err := f.readKey(r); err != nil {
			return nil, err
		}
	}
	return f, f.readTensors(r, tensors)
}

func (f *File) readKey(r *reader) error {
	name, err := r.text(maxKeyLength, "key")
	if err != nil {
		return err
	}
	if len(name) == 0 || !utf8.Valid(name) {
		return malformed("key %q at %d is no name", name, r.at)
	}
	if _, twice := f.meta[string(name)]; twice {
		return malformed("key %s is there twice", name)
	}
	code, err := r.u32()
	if err != nil {
		return err
	}
	v, err := readValue(r, kind(code))
	if err != nil {
		return fmt.Errorf("key %s: %w", name, err)
	}
	f.meta[string(name)] = v
	return nil
}

func readValue(r *reader, k kind) (v value, err error) {
	v.kind = k
	switch {
	case k.width() > 0:
		v.raw, err = r.take(k.width())
		if err == nil && k == kindBool && v.raw[0] > 1 {
			err = malformed("%d is no bool", v.raw[0])
		}
	case k == kindString:
		v.raw, err = r.text(maxString, "string")
	case k == kindArray:
		err = readArray(r, &v)
	default:
		err = malformed("value of %s", k)
	}
	return v, err
}

func readArray(r *reader, v *value) error {
	code, err := r.u32()
	if err != nil {
		return err
	}
	v.item = kind(code)
	if v.count, err = r.u64(); err != nil {
		return err
	}
	if v.count > maxElements {
		return malformed("array of %d elements, at most %d", v.count, maxElements)
	}
	begin := r.at
	switch {
	case v.item.width() > 0:
		v.raw, err = r.take(v.count * v.item.width())
		return err
	case v.item == kindString:
		for range v.count {
			if _, err := r.text(maxString, "string"); err != nil {
				return err
			}
		}
		v.raw = r.data[begin:r.at]
		return nil
	}
	return malformed("array of %s", v.item) // arrays of arrays are in no model
}

// place is where a tensor's bytes are, counted from the end of the header.
type place struct{ offset, size uint64 }

func (f *File) readTensors(r *reader, count uint64) error {
	places := make([]place, 0, min(count, 1<<12))
	for range count {
		t, offset, size, err := readTensor(r)
		if err != nil {
			return err
		}
		if _, twice := f.index[t.Name]; twice {
			return malformed("tensor %s is there twice", t.Name)
		}
		f.index[t.Name] = len(f.Tensors)
		f.Tensors = append(f.Tensors, t)
		places = append(places, place{offset, size})
	}
	alignment := uint64(32)
	if f.Has("general.alignment") {
		a, err := f.Uint("general.alignment")
		if err != nil {
			return err
		}
		if a == 0 || a > maxAlignment || a&(a-1) != 0 {
			return malformed("alignment %d is no power of two up to %d", a, maxAlignment)
		}
		alignment = a
	}
	start := (r.at + alignment - 1) &^ (alignment - 1)
	for i, p := range places {
		if p.offset%alignment != 0 {
			return malformed("tensor %s begins at %d, which is no multiple of %d", f.Tensors[i].Name, p.offset, alignment)
		}
		if start > uint64(len(f.data)) || p.offset > uint64(len(f.data))-start || p.size > uint64(len(f.data))-start-p.offset {
			return malformed("cut off: tensor %s has %d bytes at %d, the file ends at %d", f.Tensors[i].Name, p.size, start+p.offset, len(f.data))
		}
		f.Tensors[i].Data = f.data[start+p.offset:][:p.size:p.size]
	}
	return f.apart(places)
}

// apart refuses tensors that share bytes: a small file would be a large model.
func (f *File) apart(places []place) error {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(places[a].offset, places[b].offset) })
	for i := 1; i < len(order); i++ {
		before, at := order[i-1], order[i]
		if p := places[before]; p.offset+p.size > places[at].offset {
			return malformed("tensors %s and %s share bytes", f.Tensors[before].Name, f.Tensors[at].Name)
		}
	}
	return nil
}

func readTensor(r *reader) (t Tensor, offset, size uint64, err error) {
	name, err := r.text(maxName, "tensor name")
	if err != nil {
		return t, 0, 0, err
	}
	if len(name) == 0 || !utf8.Valid(name) {
		return t, 0, 0, malformed("tensor name %q", name)
	}
	t.Name = string(name)
	dims, err := r.u32()
	if err != nil {
		return t, 0, 0, err
	}
	if dims < 1 || dims > maxDims {
		return t, 0, 0, malformed("tensor %s has %d dimensions, want 1 to %d", name, dims, maxDims)
	}
	n := uint64(1)
	for range dims {
		d, err := r.u64()
		if err != nil {
			return t, 0, 0, err
		}
		if d < 1 || d > math.MaxInt32 || n > math.MaxInt64/16/d {
			return t, 0, 0, malformed("tensor %s: dimension of %d", name, d)
		}
		n *= d
		t.Dims = append(t.Dims, int(d))
	}
	code, err := r.u32()
	if err != nil {
		return t, 0, 0, err
	}
	t.Type = Type(code)
	if offset, err = r.u64(); err != nil {
		return t, 0, 0, err
	}
	if _, known := layouts[t.Type]; !known {
		return t, 0, 0, core.Errorf(core.Invalid, "GGUF: tensor %s has %s, which is not known here; use engine llama for this file", name, t.Type)
	}
	size, ok := t.Type.size(n, uint64(t.Dims[0]))
	if !ok {
		return t, 0, 0, malformed("tensor %s: rows of %d are no whole blocks of %s", name, t.Dims[0], t.Type)
	}
	return t, offset, size, nil
}
