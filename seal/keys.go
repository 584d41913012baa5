package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

// maxKeyFile is the largest identity file that is read, in bytes.
const maxKeyFile = 64 << 10

// Keys are the identities of one holder. They open what was sealed to any of its recipients. Printing one shows no secret.
type Keys struct {
	identities []age.Identity
	recipients []string
	secrets    []string
}

// NewKeys makes one hybrid identity (ML-KEM-768 and X25519) from the system's randomness. It derives from no other key of
// the node: neither a signing key that leaks nor one that is replaced touches it.
func NewKeys() (*Keys, error) {
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		return nil, core.Errorf(core.Internal, "make a seal key: %w", err)
	}
	return &Keys{[]age.Identity{id}, []string{id.Recipient().String()}, []string{id.String()}}, nil
}

// ParseKeys reads an identity file in age's format: an AGE-SECRET-KEY line each, the current one first; lines that begin
// with # are comments. Only native X25519 and hybrid identities are taken.
func ParseKeys(r io.Reader) (*Keys, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxKeyFile+1))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "read seal keys: %w", err)
	}
	if len(data) > maxKeyFile {
		return nil, core.Errorf(core.TooLarge, "seal keys: more than %d bytes", maxKeyFile)
	}
	identities, err := age.ParseIdentities(bytes.NewReader(data))
	if err != nil { // age keeps the line's text out of its error
		return nil, core.Errorf(core.Invalid, "seal keys: want lines AGE-SECRET-KEY-…, as age-keygen writes them: %w", err)
	}
	k := &Keys{identities: identities}
	for _, id := range identities {
		switch id := id.(type) {
		case *age.HybridIdentity:
			k.recipients, k.secrets = append(k.recipients, id.Recipient().String()), append(k.secrets, id.String())
		case *age.X25519Identity:
			k.recipients, k.secrets = append(k.recipients, id.Recipient().String()), append(k.secrets, id.String())
		default:
			return nil, core.Errorf(core.Invalid, "seal keys: identity of type %T is not taken", id)
		}
	}
	return k, nil
}

// LoadKeys reads an identity file, which must belong to its owner alone.
func LoadKeys(path string) (*Keys, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "seal key file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "seal key file: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, core.Errorf(core.Denied, "%s can be read by others (mode %o); run: chmod 600 %s", path, info.Mode().Perm(), path)
	}
	k, err := ParseKeys(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return k, nil
}

// LoadOrNewKeys reads the identity file at path, or makes it with mode 0600 on first use. It never overwrites one.
func LoadOrNewKeys(path string) (*Keys, error) {
	k, err := LoadKeys(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	if k, err = NewKeys(); err != nil {
		return nil, err
	}
	return k, k.Save(path)
}

// Save writes the keys as an identity file with mode 0600 that age's own tools read. The file must not exist. It is written
// beside its place and linked there, so that a crash leaves no half of it.
func (k *Keys) Save(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return core.Errorf(core.Invalid, "seal key file: %w", err)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "# created: %s\n", time.Now().UTC().Format(time.RFC3339))
	for i, secret := range k.secrets {
		fmt.Fprintf(&text, "# public key: %s\n%s\n", k.recipients[i], secret)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return core.Errorf(core.Invalid, "seal key file: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(text.String())
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return core.Errorf(core.Unavailable, "seal key file %s: %w", path, err)
	}
	if err := os.Link(f.Name(), path); err != nil {
		return core.Errorf(core.Invalid, "seal key file: %w", err)
	}
	return nil
}

// Recipients gives the public halves, the current one first.
func (k *Keys) Recipients() []string { return append([]string(nil), k.recipients...) }

// Secret gives the current identity as text, for a key that travels inside an envelope. Keep it out of logs.
func (k *Keys) Secret() string { return k.secrets[0] }

// String names the holder by its recipient; secrets are not shown.
func (k *Keys) String() string { return "seal keys of " + short(k.recipients[0]) }

// GoString keeps %#v from showing secrets.
func (k *Keys) GoString() string { return k.String() }

// short cuts a recipient for messages: a hybrid one has about 2,000 characters.
func short(recipient string) string {
	if len(recipient) > 24 {
		return recipient[:24] + "…"
	}
	return recipient
}

// fileKey unwraps an envelope's file key.
func (k *Keys) fileKey(header []byte) ([]byte, error) {
	if err := checkHeader(header); err != nil {
		return nil, err
	}
	if k == nil || len(k.identities) == 0 {
		return nil, core.Fail(core.ReasonNoKey, "the content is sealed, and there is no key here")
	}
	key, err := age.DecryptHeader(header, k.identities...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, core.Fail(core.ReasonNoKey, "sealed to %d other recipients, not to %s", len(none.StanzaTypes), short(k.recipients[0]))
	case err != nil:
		return nil, core.Fail(core.ReasonBadEnvelope, "header: %w", err)
	}
	return key, nil
}

// CheckRecipients says what is wrong with recipients, before anything is sealed: one that is no X25519 or hybrid recipient,
// or kinds that do not go together.
func CheckRecipients(to []string) error {
	_, err := parseRecipients(to)
	return err
}

// parseRecipients reads each different recipient once.
func parseRecipients(to []string) ([]age.Recipient, error) {
	if len(to) == 0 || len(to) > core.MaxRecipients {
		return nil, core.Errorf(core.Invalid, "%d recipients, want 1 to %d", len(to), core.MaxRecipients)
	}
	var out []age.Recipient
	seen := map[string]bool{}
	hybrid := 0
	for i, text := range to {
		if seen[text] {
			continue
		}
		seen[text] = true
		var r age.Recipient
		var err error
		if len(text) > core.MaxRecipient {
			err = fmt.Errorf("%d characters, at most %d", len(text), core.MaxRecipient)
		} else if strings.HasPrefix(text, "age1pq1") {
			r, err = age.ParseHybridRecipient(text)
			hybrid++
		} else {
			r, err = age.ParseX25519Recipient(text)
		}
		if err != nil { // age's own message repeats the whole text, which may be a secret key by mistake
			return nil, core.Errorf(core.Invalid, "recipient %d (%.8q…): want age1pq1… or age1…, as age-keygen prints them", i, text)
		}
		out = append(out, r)
	}
	if hybrid > 0 && hybrid < len(out) {
		return nil, core.Errorf(core.Invalid, "post-quantum and classic recipients do not mix, for the classic one would be the weak link; "+
			"make a post-quantum key with `age-keygen -pq` for every recipient")
	}
	return out, nil
}
