package seal

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"slices"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

// The header's text form is age v1's (c2sp.org/age): a version line, stanzas "-> TYPE ARGS…" with a body in base64 of 64
// columns, and "--- MAC". age can make a header only for a new file key; these functions make one for a key that is known.
const (
	headerIntro = "age-encryption.org/v1\n"
	macPrefix   = "---"
	columns     = 64
	fileKeySize = 16
	pqStanza    = "mlkem768x25519"
)

// checkHeader wants the one canonical form of a header: bytes behind it would not be under its MAC.
func checkHeader(header []byte) error {
	if len(header) > core.MaxSealHeader {
		return core.Fail(core.ReasonBadEnvelope, "header of %d bytes, at most %d", len(header), core.MaxSealHeader)
	}
	again, err := age.ExtractHeader(bytes.NewReader(header))
	if err != nil {
		return core.Fail(core.ReasonBadEnvelope, "header: %w", err)
	}
	if !bytes.Equal(again, header) {
		return core.Fail(core.ReasonBadEnvelope, "header: not in canonical form")
	}
	return nil
}

// stanzaTypes lists the types of a checked header's stanzas.
func stanzaTypes(header []byte) (out []string) {
	for line := range bytes.Lines(header) {
		if rest, ok := bytes.CutPrefix(line, []byte("-> ")); ok {
			name, _, _ := bytes.Cut(bytes.TrimSuffix(rest, []byte("\n")), []byte(" "))
			out = append(out, string(name))
		}
	}
	return out
}

// wrap makes the header of a known file key. It begins with the stanzas of old, if that is not nil.
func wrap(fileKey, old []byte, recipients []age.Recipient) ([]byte, error) {
	text := []byte(headerIntro)
	var types []string
	if old != nil {
		types = stanzaTypes(old)
		text = append([]byte(nil), old[:bytes.LastIndex(old, []byte(macPrefix))]...)
	}
	for _, r := range recipients {
		stanzas, err := r.Wrap(fileKey)
		if err != nil {
			return nil, core.Errorf(core.Internal, "wrap the file key: %w", err)
		}
		for _, s := range stanzas {
			types, text = append(types, s.Type), appendStanza(text, s)
		}
	}
	if slices.Contains(types, pqStanza) && slices.ContainsFunc(types, func(t string) bool { return t != pqStanza }) {
		return nil, core.Errorf(core.Invalid, "post-quantum and classic recipients do not mix, for the classic one would be the weak link")
	}
	if len(types) > core.MaxRecipients {
		return nil, core.Errorf(core.TooLarge, "%d recipients in one envelope, at most %d; replace them instead of adding", len(types), core.MaxRecipients)
	}
	text = append(text, macPrefix...)
	mac, err := headerMAC(fileKey, text)
	if err != nil {
		return nil, err
	}
	text = append(text, ' ')
	text = base64.RawStdEncoding.AppendEncode(text, mac)
	text = append(text, '\n')
	if len(text) > core.MaxSealHeader {
		return nil, core.Errorf(core.TooLarge, "header of %d bytes, at most %d", len(text), core.MaxSealHeader)
	}
	return text, nil
}

// headerMAC is age's: HMAC-SHA256 over the header up to and with "---", keyed by HKDF of the file key.
func headerMAC(fileKey, text []byte) ([]byte, error) {
	key, err := hkdf.Key(sha256.New, fileKey, nil, "header", sha256.Size)
	if err != nil {
		return nil, core.Errorf(core.Internal, "header key: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(text)
	return mac.Sum(nil), nil
}

func appendStanza(text []byte, s *age.Stanza) []byte {
	text = append(append(text, "-> "...), s.Type...)
	for _, a := range s.Args {
		text = append(append(text, ' '), a...)
	}
	text = append(text, '\n')
	body := base64.RawStdEncoding.AppendEncode(nil, s.Body)
	for len(body) >= columns {
		text = append(append(text, body[:columns]...), '\n')
		body = body[columns:]
	}
	return append(append(text, body...), '\n') // the last line is short, and may be empty
}

// commit gives the commitment to a plaintext by its SHA-256. Only who has the file key has the salt.
func commit(fileKey, digest []byte) ([]byte, error) {
	salt, err := hkdf.Key(sha256.New, fileKey, nil, "cortensor seal commitment/1", sha256.Size)
	if err != nil {
		return nil, core.Errorf(core.Internal, "commitment salt: %w", err)
	}
	sum := sha256.Sum256(append(salt, digest...))
	return sum[:], nil
}

// Grant gives an envelope of the same payload that the recipients can open too. keys must open the envelope. The payload
// is neither read nor changed.
func Grant(e *core.Envelope, keys *Keys, to []string) (*core.Envelope, error) {
	return regrant(e, keys, to, true)
}

// Regrant gives an envelope of the same payload that the recipients alone can open. It takes nothing back: who could open
// the old envelope and kept it, or kept the file key, still can.
func Regrant(e *core.Envelope, keys *Keys, to []string) (*core.Envelope, error) {
	return regrant(e, keys, to, false)
}

func regrant(e *core.Envelope, keys *Keys, to []string, keep bool) (*core.Envelope, error) {
	recipients, err := parseRecipients(to)
	if err != nil {
		return nil, err
	}
	fileKey, err := keys.fileKey(e.Header)
	if err != nil {
		return nil, err
	}
	var old []byte
	if keep {
		old = e.Header
	}
	granted := *e
	granted.Header, err = wrap(fileKey, old, recipients)
	return &granted, err
}
