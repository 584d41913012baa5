package token

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"math"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
)

// Digest is a SHA-256 of all that turns a request into tokens: the file's entries whose names begin with "tokenizer.", and the
// chat template in use, be it the file's or another. docs/exact.md (Transcript) has its layout.
func Digest(f *gguf.File, template string) ([32]byte, error) {
	d := digest{sha256.New()}
	for _, key := range f.Keys() {
		if !strings.HasPrefix(key, "tokenizer.") {
			continue
		}
		d.text(key)
		d.text(f.Kind(key))
		if err := d.value(f, key); err != nil {
			return [32]byte{}, err
		}
	}
	d.text("chat_template")
	d.text(template)
	return [32]byte(d.Sum(nil)), nil
}

type digest struct{ hash.Hash }

func (d digest) number(n uint64) {
	_, _ = d.Write(binary.LittleEndian.AppendUint64(nil, n)) // a hash takes everything
}

func (d digest) text(s string) {
	d.number(uint64(len(s)))
	_, _ = d.Write([]byte(s))
}

func (d digest) value(f *gguf.File, key string) error {
	switch kind := f.Kind(key); kind {
	case "string":
		s, err := f.String(key)
		d.text(s)
		return err
	case "bool":
		b, err := f.Bool(key)
		if b {
			d.number(1)
		} else {
			d.number(0)
		}
		return err
	case "float32", "float64":
		x, err := f.Float(key)
		d.number(math.Float64bits(x))
		return err
	case "[]string":
		list, err := f.Strings(key)
		each(d, list, d.text)
		return err
	case "[]float32":
		list, err := f.Floats(key)
		each(d, list, func(x float32) { d.number(uint64(math.Float32bits(x))) })
		return err
	case "[]int32":
		list, err := f.Ints(key)
		each(d, list, func(n int32) { d.number(uint64(uint32(n))) })
		return err
	default:
		if strings.HasPrefix(kind, "[]") { // of a kind that no tokenizer reads
			d.number(uint64(f.Len(key)))
			return nil
		}
		n, err := f.Uint(key)
		if core.KindOf(err) == core.Corrupt { // below zero: no tokenizer reads that
			return nil
		}
		d.number(n)
		return err
	}
}

func each[T any](d digest, list []T, put func(T)) {
	d.number(uint64(len(list)))
	for _, v := range list {
		put(v)
	}
}
