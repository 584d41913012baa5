package seal

import (
	"bytes"
	"fmt"
	"io"
	"testing"
	"time"

	"filippo.io/age"
)

const benchSize = 16 << 20

// BenchmarkSeal compares with BenchmarkAgeEncrypt: the difference is padding and commitment.
func BenchmarkSeal(b *testing.B) {
	k, plain := newKeys(b), noise(benchSize)
	b.SetBytes(benchSize)
	for b.Loop() {
		if _, err := Seal(io.Discard, bytes.NewReader(plain), k.Recipients(), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAgeEncrypt(b *testing.B) {
	k, plain := newKeys(b), noise(benchSize)
	recipients, err := parseRecipients(k.Recipients())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(benchSize)
	for b.Loop() {
		w, err := age.Encrypt(io.Discard, recipients...)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(w, bytes.NewReader(plain)); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	k, plain := newKeys(b), noise(benchSize)
	e, payload := sealed(b, plain, k.Recipients(), Options{})
	b.SetBytes(benchSize)
	for b.Loop() {
		r, err := Open(e, bytes.NewReader(payload), k)
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAgeDecrypt(b *testing.B) {
	k, plain := newKeys(b), noise(benchSize)
	e, payload := sealed(b, plain, k.Recipients(), Options{})
	b.SetBytes(benchSize)
	for b.Loop() {
		r, err := age.Decrypt(io.MultiReader(bytes.NewReader(e.Header), bytes.NewReader(payload)), k.identities...)
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGrant shows that a grant costs the same whatever the payload's size.
func BenchmarkGrant(b *testing.B) {
	holder, to := newKeys(b), newKeys(b).Recipients()
	for _, size := range []int{1 << 10, 64 << 20} {
		e, _ := sealed(b, make([]byte, size), holder.Recipients(), Options{})
		b.Run(fmt.Sprintf("%dKiB", size>>10), func(b *testing.B) {
			for b.Loop() {
				if _, err := Regrant(e, holder, to); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkReadAt4KiB(b *testing.B) {
	k := newKeys(b)
	e, payload := sealed(b, noise(benchSize), k.Recipients(), Options{})
	at, err := OpenAt(e, bytes.NewReader(payload), int64(len(payload)), k)
	if err != nil {
		b.Fatal(err)
	}
	buf := make([]byte, 4<<10)
	off := int64(0)
	for b.Loop() {
		if _, err := at.ReadAt(buf, off); err != nil {
			b.Fatal(err)
		}
		off = (off + 1<<20 + 12345) % (benchSize - 4<<10)
	}
}

// BenchmarkAgainstAge measures both by turns, so that a busy machine slows both: x-age is our time as a multiple of age's.
func BenchmarkAgainstAge(b *testing.B) {
	k, plain := newKeys(b), noise(benchSize)
	recipients, err := parseRecipients(k.Recipients())
	if err != nil {
		b.Fatal(err)
	}
	e, payload := sealed(b, plain, k.Recipients(), Options{})
	discard := func(r io.Reader, err error) error {
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		return err
	}
	for name, pair := range map[string][2]func() error{
		"seal": {func() error {
			_, err := Seal(io.Discard, bytes.NewReader(plain), k.Recipients(), Options{})
			return err
		}, func() error {
			r, err := age.EncryptReader(bytes.NewReader(plain), recipients...)
			return discard(r, err)
		}},
		"open": {func() error { return discard(Open(e, bytes.NewReader(payload), k)) }, func() error {
			return discard(age.Decrypt(io.MultiReader(bytes.NewReader(e.Header), bytes.NewReader(payload)), k.identities...))
		}},
	} {
		b.Run(name, func(b *testing.B) {
			var spent [2]time.Duration
			for b.Loop() {
				for i, f := range pair {
					start := time.Now()
					if err := f(); err != nil {
						b.Fatal(err)
					}
					spent[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(spent[0])/float64(spent[1]), "x-age")
		})
	}
}
