package seal

import (
	"bytes"
	"crypto/sha256"
	"io"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

const nonceSize = 16 // bytes at the beginning of a payload

// Options of Seal. The zero value is ready to use.
type Options struct {
	Padding Padding // "" for Padme
}

// Seal encrypts src once, for all recipients, and writes the payload to dst. The envelope's Payload is the caller's to fill
// in: the CID under which it stored what was written. Recipients are age1pq1… (hybrid) or age1… (X25519), not mixed.
func Seal(dst io.Writer, src io.Reader, to []string, o Options) (*core.Envelope, error) {
	if o.Padding == "" {
		o.Padding = Padme
	}
	if _, err := o.Padding.Class(0); err != nil {
		return nil, err
	}
	recipients, err := parseRecipients(to)
	if err != nil {
		return nil, err
	}
	tapped := &tap{Recipient: recipients[0]}
	recipients[0] = tapped
	split := &splitter{dst: dst}
	w, err := age.Encrypt(split, recipients...)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "seal: %w", err)
	}
	header, err := split.header()
	if err != nil {
		return nil, err
	}
	digest := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, digest), src)
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "seal: %w", err)
	}
	e := &core.Envelope{Type: core.TypeEnvelope, Padding: string(o.Padding), Header: header}
	if e.Size, err = o.Padding.pad(w, n); err == nil {
		err = w.Close()
	}
	if err != nil {
		return nil, core.Errorf(core.KindOf(err), "seal: %w", err)
	}
	e.Commitment, err = commit(tapped.fileKey, digest.Sum(nil))
	return e, err
}

// tap notes the file key that age draws, for the commitment.
type tap struct {
	age.Recipient
	fileKey []byte
}

// WrapWithLabels wraps as the tapped recipient does, so that age sees its labels.
func (t *tap) WrapWithLabels(fileKey []byte) ([]*age.Stanza, []string, error) {
	t.fileKey = bytes.Clone(fileKey)
	if r, ok := t.Recipient.(age.RecipientWithLabels); ok {
		return r.WrapWithLabels(fileKey)
	}
	stanzas, err := t.Recipient.Wrap(fileKey)
	return stanzas, nil, err
}

// splitter parts an age file: what age.Encrypt writes before it returns is header and nonce, all after that the chunks.
type splitter struct {
	dst  io.Writer
	head bytes.Buffer
	body bool
}

// Write keeps the head and passes the rest on.
func (s *splitter) Write(p []byte) (int, error) {
	if s.body {
		return s.dst.Write(p)
	}
	return s.head.Write(p)
}

// header ends the head: the header is returned, the nonce goes on to dst.
func (s *splitter) header() ([]byte, error) {
	head := s.head.Bytes()
	if len(head) < nonceSize {
		return nil, core.Errorf(core.Internal, "seal: age wrote %d bytes of head", len(head))
	}
	header, nonce := head[:len(head)-nonceSize], head[len(head)-nonceSize:]
	if err := checkHeader(header); err != nil {
		return nil, core.Errorf(core.Internal, "seal: split the age file: %w", err)
	}
	s.body = true
	if _, err := s.dst.Write(nonce); err != nil {
		return nil, core.Errorf(core.KindOf(err), "seal: %w", err)
	}
	return header, nil
}
