package assets

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
)

// maxTensorHeader bounds the JSON header of a safetensors file, in bytes.
const maxTensorHeader = 16 << 20

// tensorInfo is one entry of a safetensors header; offsets count from the end of the header.
type tensorInfo struct {
	DType   string   `json:"dtype"`
	Shape   []uint64 `json:"shape"`
	Offsets []uint64 `json:"data_offsets"`
}

// tensorFile reads the safetensors format: an 8-byte little-endian header length, a JSON header, raw tensor bytes.
type tensorFile struct {
	r       io.ReaderAt
	base    int64
	tensors map[string]tensorInfo
}

// readTensors parses the header of a safetensors file of the given size. Every offset is checked against the size, so that
// later reads cannot leave the file.
func readTensors(r io.ReaderAt, size int64) (*tensorFile, error) {
	var head [8]byte
	if _, err := r.ReadAt(head[:], 0); err != nil {
		return nil, fmt.Errorf("safetensors: header length: %w", err)
	}
	n := binary.LittleEndian.Uint64(head[:])
	if n > maxTensorHeader || int64(n) > size-8 {
		return nil, fmt.Errorf("safetensors: header of %d bytes in a file of %d", n, size)
	}
	raw := make([]byte, n)
	if _, err := r.ReadAt(raw, 8); err != nil {
		return nil, fmt.Errorf("safetensors: header: %w", err)
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, fmt.Errorf("safetensors: header: %w", err)
	}
	delete(entries, "__metadata__")
	out := &tensorFile{r: r, base: 8 + int64(n), tensors: make(map[string]tensorInfo, len(entries))}
	for name, entry := range entries {
		var info tensorInfo
		if err := json.Unmarshal(entry, &info); err != nil {
			return nil, fmt.Errorf("safetensors: %.80q: %w", name, err)
		}
		if err := info.check(uint64(size - out.base)); err != nil {
			return nil, fmt.Errorf("safetensors: %.80q: %w", name, err)
		}
		out.tensors[name] = info
	}
	return out, nil
}

// check holds that the tensor's bytes lie in the data part and match its shape.
func (t tensorInfo) check(data uint64) error {
	if len(t.Offsets) != 2 || t.Offsets[0] > t.Offsets[1] || t.Offsets[1] > data {
		return fmt.Errorf("offsets %v outside the %d bytes of data", t.Offsets, data)
	}
	width := map[string]uint64{"F64": 8, "I64": 8, "F32": 4, "I32": 4, "F16": 2, "BF16": 2, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}[t.DType]
	if width == 0 {
		return fmt.Errorf("unknown dtype %.20q", t.DType)
	}
	length := width
	for _, d := range t.Shape {
		if d != 0 && length > math.MaxUint64/d {
			return fmt.Errorf("shape %v overflows", t.Shape)
		}
		length *= d
	}
	if length != t.Offsets[1]-t.Offsets[0] {
		return fmt.Errorf("shape %v of %s needs %d bytes, the header gives %d", t.Shape, t.DType, length, t.Offsets[1]-t.Offsets[0])
	}
	return nil
}

// floats reads an F32 tensor that must have exactly the given shape.
func (f *tensorFile) floats(name string, shape ...uint64) ([]float32, error) {
	info, ok := f.tensors[name]
	if !ok {
		return nil, fmt.Errorf("safetensors: no tensor %q", name)
	}
	if info.DType != "F32" || fmt.Sprint(info.Shape) != fmt.Sprint(shape) {
		return nil, fmt.Errorf("safetensors: %q is %s%v, want F32%v", name, info.DType, info.Shape, shape)
	}
	raw := make([]byte, info.Offsets[1]-info.Offsets[0])
	if _, err := f.r.ReadAt(raw, f.base+int64(info.Offsets[0])); err != nil {
		return nil, fmt.Errorf("safetensors: %q: %w", name, err)
	}
	out := make([]float32, len(raw)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out, nil
}

// openTensors opens a safetensors file; the caller closes the returned closer.
func openTensors(path string) (*tensorFile, io.Closer, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil {
		var t *tensorFile
		if t, err = readTensors(f, info.Size()); err == nil {
			return t, f, nil
		}
	}
	f.Close()
	return nil, nil, err
}
