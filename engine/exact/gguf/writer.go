package gguf

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"

	"github.com/cortensor-open/cortensor/core"
)

// Pair is a metadata entry to be written. Value is a string, bool, uint32, int32, uint64, float32, []string, []int32 or
// []float32.
type Pair struct {
	Key   string
	Value any
}

// Write writes a file of version 3 with 32-byte alignment: what is read back equals what was given.
func Write(w io.Writer, meta []Pair, tensors []Tensor) error {
	b := append([]byte("GGUF"), 3, 0, 0, 0)
	b = binary.LittleEndian.AppendUint64(b, uint64(len(tensors)))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(meta)))
	var err error
	for _, p := range meta {
		if b, err = appendValue(appendText(b, p.Key), p.Value, false); err != nil {
			return fmt.Errorf("key %s: %w", p.Key, err)
		}
	}
	offset := 0
	for _, t := range tensors {
		b = appendText(b, t.Name)
		b = binary.LittleEndian.AppendUint32(b, uint32(len(t.Dims)))
		for _, d := range t.Dims {
			b = binary.LittleEndian.AppendUint64(b, uint64(d))
		}
		b = binary.LittleEndian.AppendUint32(b, uint32(t.Type))
		b = binary.LittleEndian.AppendUint64(b, uint64(offset))
		offset += aligned(len(t.Data))
	}
	b = append(b, make([]byte, aligned(len(b))-len(b))...)
	if _, err := w.Write(b); err != nil {
		return err
	}
	for _, t := range tensors {
		if _, err := w.Write(t.Data); err != nil {
			return err
		}
		if _, err := w.Write(make([]byte, aligned(len(t.Data))-len(t.Data))); err != nil {
			return err
		}
	}
	return nil
}

func aligned(n int) int { return (n + 31) &^ 31 }

func appendText(b []byte, s string) []byte {
	return append(binary.LittleEndian.AppendUint64(b, uint64(len(s))), s...)
}

// appendValue writes the kind and the value; of an array's element the value only.
func appendValue(b []byte, v any, element bool) ([]byte, error) {
	head := func(k kind) {
		if !element {
			b = binary.LittleEndian.AppendUint32(b, uint32(k))
		}
	}
	switch v := v.(type) {
	case string:
		head(kindString)
		return appendText(b, v), nil
	case bool:
		head(kindBool)
		if v {
			return append(b, 1), nil
		}
		return append(b, 0), nil
	case uint32:
		head(kindUint32)
		return binary.LittleEndian.AppendUint32(b, v), nil
	case int32:
		head(kindInt32)
		return binary.LittleEndian.AppendUint32(b, uint32(v)), nil
	case uint64:
		head(kindUint64)
		return binary.LittleEndian.AppendUint64(b, v), nil
	case float32:
		head(kindFloat32)
		return binary.LittleEndian.AppendUint32(b, math.Float32bits(v)), nil
	case []string:
		return appendArray(b, kindString, v)
	case []int32:
		return appendArray(b, kindInt32, v)
	case []float32:
		return appendArray(b, kindFloat32, v)
	}
	return nil, core.Errorf(core.Invalid, "a value of type %T is not written", v)
}

func appendArray[T any](b []byte, item kind, list []T) ([]byte, error) {
	b = binary.LittleEndian.AppendUint32(b, uint32(kindArray))
	b = binary.LittleEndian.AppendUint32(b, uint32(item))
	b = binary.LittleEndian.AppendUint64(b, uint64(len(list)))
	var err error
	for _, v := range list {
		if b, err = appendValue(b, v, true); err != nil {
			return nil, err
		}
	}
	return b, nil
}
