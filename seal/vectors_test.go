package seal

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	vectors "c2sp.org/CCTV/age"
	"filippo.io/age"
	"filippo.io/age/armor"

	"github.com/cortensor-open/cortensor/core"
)

// vector is one of age's public test vectors (c2sp.org/CCTV/age; its README tells the format).
type vector struct {
	expect     string
	digest     string // SHA-256 of the plaintext, or of what comes out before a failure
	fileKey    string
	identities []age.Identity
	passphrase bool
	armored    bool
	file       []byte
}

func parseVector(t *testing.T, text []byte) vector {
	t.Helper()
	var v vector
	compressed := false
	for {
		line, rest, ok := bytes.Cut(text, []byte("\n"))
		if !ok {
			t.Fatal("vector without a body")
		}
		text = rest
		if len(line) == 0 {
			break
		}
		key, value, _ := strings.Cut(string(line), ": ")
		switch key {
		case "expect":
			v.expect = value
		case "payload":
			v.digest = value
		case "file key":
			v.fileKey = value
		case "identity":
			keys, err := ParseKeys(strings.NewReader(value))
			if err != nil {
				t.Fatal(err)
			}
			v.identities = append(v.identities, keys.identities...)
		case "passphrase":
			id, err := age.NewScryptIdentity(value)
			if err != nil {
				t.Fatal(err)
			}
			v.identities, v.passphrase = append(v.identities, id), true
		case "armored":
			v.armored = true
		case "compressed":
			compressed = true
		case "comment":
		default:
			t.Fatalf("vector with a line %q", key)
		}
	}
	v.file = text
	if compressed {
		z, err := zlib.NewReader(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if v.file, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// TestAgeVectors runs every public vector: through age as it is linked here, and, where the file is not armored, through our
// own way of opening one: header and payload apart, the file key from the header alone.
func TestAgeVectors(t *testing.T) {
	list, err := fs.ReadDir(vectors.Vectors, ".")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 100 {
		t.Fatalf("only %d vectors", len(list))
	}
	for _, entry := range list {
		t.Run(entry.Name(), func(t *testing.T) {
			text, err := fs.ReadFile(vectors.Vectors, entry.Name())
			if err != nil {
				t.Fatal(err)
			}
			v := parseVector(t, text)
			throughAge(t, v)
			if !v.armored && len(v.identities) > 0 {
				apart(t, v)
			}
		})
	}
}

func throughAge(t *testing.T, v vector) {
	t.Helper()
	var file io.Reader = bytes.NewReader(v.file)
	if v.armored {
		file = armor.NewReader(file)
	}
	r, err := age.Decrypt(file, v.identities...)
	var plain []byte
	if err == nil {
		plain, err = io.ReadAll(r)
		v.checkPlain(t, plain)
	}
	if (err == nil) != (v.expect == "success") {
		t.Errorf("age: want %s, got %v", v.expect, err)
	}
}

func (v vector) checkPlain(t *testing.T, plain []byte) {
	t.Helper()
	if sum := sha256.Sum256(plain); v.digest != "" && hex.EncodeToString(sum[:]) != v.digest {
		t.Errorf("another plaintext: %x, want %s", sum, v.digest)
	}
}

// apart opens a vector as package seal does.
func apart(t *testing.T, v vector) {
	t.Helper()
	keys := &Keys{identities: v.identities, recipients: []string{"of the vector"}}
	header, err := age.ExtractHeader(bytes.NewReader(v.file))
	if err != nil {
		if v.expect != "header failure" {
			t.Errorf("header: want %s, got %v", v.expect, err)
		}
		return
	}
	fileKey, err := keys.fileKey(header)
	switch v.expect {
	case "no match":
		if core.ReasonOf(err) != core.ReasonNoKey {
			t.Errorf("want no_key, got %v", err)
		}
		return
	case "header failure", "HMAC failure":
		if len(v.file)-len(header) < nonceSize { // the header is fine, and cannot know that no nonce follows
			_, err = Open(&core.Envelope{Header: header, Size: minClass, Padding: string(Padme)}, bytes.NewReader(v.file[len(header):]), keys)
		}
		if core.ReasonOf(err) != core.ReasonBadEnvelope {
			t.Errorf("want bad_envelope, got %v", err)
		}
		return
	}
	if err != nil || hex.EncodeToString(fileKey) != v.fileKey {
		t.Fatalf("file key %x, want %s: %v", fileKey, v.fileKey, err)
	}
	types := stanzaTypes(header)
	mixed := slices.Contains(types, pqStanza) && slices.ContainsFunc(types, func(s string) bool { return s != pqStanza }) // refused
	if !v.passphrase && !mixed {
		again, err := wrap(fileKey, header, nil) // our MAC over its stanzas is age's
		if err != nil || !bytes.Equal(again, header) {
			t.Errorf("header written again differs: %v\n%s\n%s", err, header, again)
		}
	}
	r, err := age.Decrypt(io.MultiReader(bytes.NewReader(header), bytes.NewReader(v.file[len(header):])), age.NewInjectedFileKeyIdentity(fileKey))
	var plain []byte
	if err == nil {
		plain, err = io.ReadAll(r)
		v.checkPlain(t, plain)
	}
	if (err == nil) != (v.expect == "success") {
		t.Errorf("payload: want %s, got %v", v.expect, err)
	}
}
