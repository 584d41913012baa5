package seal

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"io"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

// Open gives the plaintext of a payload that is read from its beginning. Each chunk is authenticated before it is given
// out; that it is all, and what the envelope commits to, is known only when Read returns io.EOF. Errors: reason no_key when
// none of keys opens the envelope, bad_envelope when anything does not fit, and payload's own.
func Open(e *core.Envelope, payload io.Reader, keys *Keys) (io.Reader, error) {
	fileKey, err := keys.fileKey(e.Header)
	if err != nil {
		return nil, err
	}
	if _, err := Padding(e.Padding).Class(0); err != nil {
		return nil, err
	}
	counted := &source{r: payload}
	stream, err := age.Decrypt(io.MultiReader(bytes.NewReader(e.Header), counted), age.NewInjectedFileKeyIdentity(fileKey))
	if err != nil {
		return nil, counted.blame(err)
	}
	return newUnpadder(&blamer{stream, counted}, Padding(e.Padding), e.Size, sha256.New(), func(digest []byte) error {
		return checkCommitment(e, fileKey, digest)
	}), nil
}

func checkCommitment(e *core.Envelope, fileKey, digest []byte) error {
	want, err := commit(fileKey, digest)
	if err != nil {
		return err
	}
	if subtle.ConstantTimeCompare(want, e.Commitment) != 1 {
		return core.Fail(core.ReasonBadEnvelope, "the plaintext is not the one that the envelope commits to")
	}
	return nil
}

// source tells the payload's own failure from age's.
type source struct {
	r   io.Reader
	err error
}

// Read reads the payload.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

func (s *source) blame(err error) error {
	if s.err != nil {
		return core.Errorf(core.KindOf(s.err), "read sealed payload: %w", s.err)
	}
	return core.Fail(core.ReasonBadEnvelope, "%w", err)
}

// blamer gives the errors of a decrypting reader their kind.
type blamer struct {
	io.Reader
	source *source
}

// Read reads plaintext with padding.
func (b *blamer) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = b.source.blame(err)
	}
	return n, err
}

// Reader reads sealed content at any place. What it gives is authenticated chunk by chunk, but not held against the
// commitment, which takes the whole (see Open). ReadAt may be called concurrently when the payload's may.
type Reader struct {
	at     io.ReaderAt
	size   int64
	source *sourceAt
}

// OpenAt opens a payload of payloadSize bytes for random access. It reads and authenticates the last chunk, and with it the
// length. Errors as Open.
func OpenAt(e *core.Envelope, payload io.ReaderAt, payloadSize int64, keys *Keys) (*Reader, error) {
	fileKey, err := keys.fileKey(e.Header)
	if err != nil {
		return nil, err
	}
	if e.Size < minClass || e.Size > 2*maxPlain || payloadSize != e.PayloadSize() {
		return nil, core.Fail(core.ReasonBadEnvelope, "payload of %d bytes; the envelope speaks of %d bytes of padded plaintext", payloadSize, e.Size)
	}
	src := &sourceAt{header: e.Header, payload: payload, size: payloadSize}
	at, padded, err := age.DecryptReaderAt(src, int64(len(e.Header))+payloadSize, age.NewInjectedFileKeyIdentity(fileKey))
	if err != nil {
		return nil, src.blame(err)
	}
	trailer := make([]byte, trailerLen)
	if _, err := at.ReadAt(trailer, padded-trailerLen); err != nil && err != io.EOF {
		return nil, src.blame(err)
	}
	size, err := Padding(e.Padding).checkTrailer(trailer, padded)
	if err != nil {
		return nil, err
	}
	return &Reader{at, size, src}, nil
}

// Size gives the length of the plaintext in bytes.
func (r *Reader) Size() int64 { return r.size }

// ReadAt reads plaintext.
func (r *Reader) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, core.Errorf(core.Invalid, "read at %d", off)
	}
	if off >= r.size {
		return 0, io.EOF
	}
	short := int64(len(p)) > r.size-off
	if short {
		p = p[:r.size-off]
	}
	n, err := r.at.ReadAt(p, off)
	switch {
	case n == len(p) && short:
		return n, io.EOF
	case n == len(p):
		return n, nil
	case err != nil && err != io.EOF:
		return n, r.source.blame(err)
	}
	return n, core.Fail(core.ReasonBadEnvelope, "plaintext ends at %d of %d bytes", off+int64(n), r.size)
}
