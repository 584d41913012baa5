package seal

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

// fixed keys, so that the corpus means something; they protect nothing.
const fuzzKey = "AGE-SECRET-KEY-1PYYY8JNM9G7X53TJ70X5K8UZFKYHVGZ6N9QFY8E2U5XT3E9XVVSQJ4G7PS"

func fuzzKeys(f *testing.F) *Keys {
	f.Helper()
	k, err := ParseKeys(strings.NewReader(fuzzKey))
	if err != nil { // any valid key will do
		k = classicKeys(f)
	}
	return k
}

// A header from a stranger gives a file key or a coded error; one that gives a key is canonical.
func FuzzHeader(f *testing.F) {
	k := fuzzKeys(f)
	e, _ := sealed(f, []byte("x"), k.Recipients(), Options{})
	f.Add(e.Header)
	h, _ := sealed(f, []byte("x"), newKeys(f).Recipients(), Options{})
	f.Add(h.Header)
	f.Add([]byte(headerIntro + "-> X25519 a\n\n--- \n"))
	f.Fuzz(func(t *testing.T, header []byte) {
		key, err := k.fileKey(header)
		if err == nil && len(key) != fileKeySize {
			t.Errorf("a file key of %d bytes", len(key))
		}
		if err != nil && core.ReasonOf(err) == "" {
			t.Errorf("uncoded: %v", err)
		}
		if err != nil {
			return
		}
		again, err := wrap(key, header, nil)
		if err == nil && !bytes.Equal(again, header) {
			t.Errorf("%q written again is %q", header, again)
		}
	})
}

// An envelope record from a stranger with any payload opens or fails with a coded error, in bounded memory.
func FuzzEnvelope(f *testing.F) {
	k := fuzzKeys(f)
	e, payload := sealed(f, []byte("plain text"), k.Recipients(), Options{})
	e.Payload = core.CIDOf(0x55, payload)
	record, _, err := core.Encode(e)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(record, payload)
	f.Add(record[:40], payload[:40])
	f.Fuzz(func(t *testing.T, record, payload []byte) {
		e := new(core.Envelope)
		if err := core.Decode(record, e); err != nil {
			return
		}
		got, err := opened(e, payload, k)
		if err != nil && core.ReasonOf(err) == "" {
			t.Errorf("uncoded: %v", err)
		}
		at, atErr := OpenAt(e, bytes.NewReader(payload), int64(len(payload)), k)
		if atErr != nil && core.ReasonOf(atErr) == "" {
			t.Errorf("uncoded: %v", atErr)
		}
		if err != nil {
			return
		}
		if atErr != nil || at.Size() != int64(len(got)) {
			t.Fatalf("opens as a stream and not at random: %v", atErr)
		}
		if whole, err := io.ReadAll(io.NewSectionReader(at, 0, at.Size())); err != nil || !bytes.Equal(whole, got) {
			t.Errorf("stream and random access differ: %v", err)
		}
	})
}

// The padding of a sealer that lies is refused or gives a prefix of what it wrote.
func FuzzUnpad(f *testing.F) {
	f.Add([]byte{}, int64(0))
	f.Add(append(make([]byte, 1016), 0, 0, 0, 0, 0, 0, 0, 5), int64(1024))
	f.Fuzz(func(t *testing.T, padded []byte, size int64) {
		u := newUnpadder(bytes.NewReader(padded), Padme, size, nullHash{}, func([]byte) error { return nil })
		got, err := io.ReadAll(u)
		if err == nil && (!bytes.HasPrefix(padded, got) || int64(len(padded)) != size) {
			t.Errorf("%d bytes of %d", len(got), len(padded))
		}
		if err != nil && core.ReasonOf(err) != core.ReasonBadEnvelope && core.KindOf(err) != core.TooLarge {
			t.Errorf("uncoded: %v", err)
		}
	})
}

type nullHash struct{ io.Writer }

func (nullHash) Write(p []byte) (int, error) { return len(p), nil }
func (nullHash) Sum(b []byte) []byte         { return b }
func (nullHash) Reset()                      {}
func (nullHash) Size() int                   { return 0 }
func (nullHash) BlockSize() int              { return 1 }
