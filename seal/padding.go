package seal

import (
	"encoding/binary"
	"hash"
	"io"
	"math/bits"

	"github.com/cortensor-open/cortensor/core"
)

// Padding is a rule of size classes.
type Padding string

// The rules. Padmé costs at most 12 % and leaves O(log log n) bits of the size to be seen; powers of two cost up to 100 %
// and leave less.
const (
	Padme      Padding = "padme/1"
	PowerOfTwo Padding = "pow2/1"
)

const (
	minClass   = 1 << 10 // bytes: short prompts and answers all look alike
	maxPlain   = 1 << 50 // bytes
	trailerLen = 8       // big-endian length of the plaintext, at the very end
)

// Class gives the padded size of a plaintext of n bytes, trailer included.
func (p Padding) Class(n int64) (int64, error) {
	if n < 0 || n > maxPlain {
		return 0, core.Errorf(core.TooLarge, "plaintext of %d bytes, at most %d", n, int64(maxPlain))
	}
	size := max(n+trailerLen, minClass)
	switch p {
	case Padme:
		return padme(size), nil
	case PowerOfTwo:
		return 1 << bits.Len64(uint64(size-1)), nil
	}
	return 0, core.Fail(core.ReasonBadEnvelope, "padding rule %.40q is unknown; the rules are %s and %s", string(p), Padme, PowerOfTwo)
}

// padme rounds up so that only the leading bits of the size are kept: as many as the size's exponent has bits (Nikitin et
// al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019).
func padme(size int64) int64 {
	exponent := bits.Len64(uint64(size)) - 1
	kept := bits.Len(uint(exponent))
	mask := int64(1)<<(exponent-kept) - 1
	return (size + mask) &^ mask
}

// pad writes zeros and the trailer behind a plaintext of n bytes and gives the padded size.
func (p Padding) pad(w io.Writer, n int64) (int64, error) {
	size, err := p.Class(n)
	if err != nil {
		return 0, err
	}
	var zeros [32 << 10]byte
	for left := size - trailerLen - n; left > 0; {
		k := min(left, int64(len(zeros)))
		if _, err := w.Write(zeros[:k]); err != nil {
			return 0, err
		}
		left -= k
	}
	_, err = w.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
	return size, err
}

// checkTrailer gives the plaintext's length from the trailer and wants the size to be its class: one length has one form.
func (p Padding) checkTrailer(trailer []byte, size int64) (int64, error) {
	n := int64(binary.BigEndian.Uint64(trailer))
	class, err := p.Class(n)
	if err != nil || class != size {
		return 0, core.Fail(core.ReasonBadEnvelope, "padding: the length at the end does not belong to %d bytes", size)
	}
	return n, nil
}

// unpadder gives the plaintext of a padded stream in constant memory: it holds back the last 8 bytes and the number of zeros
// before them, which may be padding. At the end it checks trailer, padding and commitment; only io.EOF says that they hold.
type unpadder struct {
	src    io.Reader
	rule   Padding
	size   int64
	digest hash.Hash
	finish func(digest []byte) error

	buf   []byte // what was held back, then room for a read
	tail  [trailerLen]byte
	held  int    // bytes in tail
	read  int64  // from src
	emit  int64  // zeros to give out before ready
	ready []byte // to give out
	zeros int64  // zeros behind that, which may be padding
	given int64
	err   error
}

func newUnpadder(src io.Reader, rule Padding, size int64, digest hash.Hash, finish func([]byte) error) *unpadder {
	return &unpadder{src: src, rule: rule, size: size, digest: digest, finish: finish, buf: make([]byte, trailerLen+64<<10)}
}

// Read gives plaintext.
func (u *unpadder) Read(p []byte) (int, error) {
	for len(p) > 0 {
		n := 0
		switch {
		case u.emit > 0:
			n = int(min(u.emit, int64(len(p))))
			clear(p[:n])
			u.emit -= int64(n)
		case len(u.ready) > 0:
			n = copy(p, u.ready)
			u.ready = u.ready[n:]
		case u.err != nil:
			return 0, u.err
		default:
			u.fill()
			continue
		}
		u.given += int64(n)
		u.digest.Write(p[:n])
		return n, nil
	}
	return 0, nil
}

// fill reads on; it sets err when nothing more comes.
func (u *unpadder) fill() {
	copy(u.buf, u.tail[:u.held])
	n, err := u.src.Read(u.buf[u.held:])
	u.read += int64(n)
	if u.read == u.size && n == 0 && err == io.EOF {
		u.end()
		return
	}
	if u.read > u.size {
		u.err = core.Fail(core.ReasonBadEnvelope, "more than the %d bytes that the envelope says", u.size)
		return
	}
	if n > 0 {
		u.take(u.buf[:u.held+n])
		return
	}
	if err == io.EOF {
		err = core.Fail(core.ReasonBadEnvelope, "%d bytes, the envelope says %d", u.read, u.size)
	}
	u.err = err
}

// take splits what was read into bytes to give out, zeros to hold back, and the last 8 bytes.
func (u *unpadder) take(data []byte) {
	keep := min(len(data), trailerLen)
	body, tail := data[:len(data)-keep], data[len(data)-keep:]
	last := len(body)
	for last > 0 && body[last-1] == 0 {
		last--
	}
	if last > 0 {
		u.ready = body[:last] // until the next fill, which comes when it has been given out
		u.emit, u.zeros = u.zeros, int64(len(body)-last)
	} else {
		u.zeros += int64(len(body))
	}
	u.held = copy(u.tail[:], tail)
}

// end checks what can only be checked at the end.
func (u *unpadder) end() {
	n, err := u.rule.checkTrailer(u.tail[:], u.size)
	switch rest := n - u.given; {
	case err != nil:
		u.err = err
	case rest < 0 || rest > u.zeros:
		u.err = core.Fail(core.ReasonBadEnvelope, "padding: it is not all zeros")
	case rest > 0:
		u.emit, u.zeros = rest, 0
	default:
		if u.err = u.finish(u.digest.Sum(nil)); u.err == nil {
			u.err = io.EOF
		}
	}
}
