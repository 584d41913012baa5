package seal

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/cortensor-open/cortensor/core"
)

func TestGrantAddsAndRegrantReplaces(t *testing.T) {
	for name, make := range map[string]func(testing.TB) *Keys{"hybrid": newKeys, "classic": classicKeys} {
		holder, second, third, stranger := make(t), make(t), make(t), make(t)
		plain := []byte("the same words")
		e, payload := sealed(t, plain, holder.Recipients(), Options{})
		more, err := Grant(e, holder, recipients(second, third))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		only, err := Regrant(more, second, third.Recipients())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, c := range []struct {
			what string
			e    *core.Envelope
			k    *Keys
			fine bool
		}{{"first, holder", e, holder, true}, {"first, second", e, second, false}, {"granted, holder", more, holder, true},
			{"granted, second", more, second, true}, {"granted, third", more, third, true}, {"granted, stranger", more, stranger, false},
			{"replaced, third", only, third, true}, {"replaced, holder", only, holder, false}, {"replaced, second", only, second, false}} {
			got, err := opened(c.e, payload, c.k)
			if (err == nil) != c.fine || (c.fine && !bytes.Equal(got, plain)) || (!c.fine && core.ReasonOf(err) != core.ReasonNoKey) {
				t.Errorf("%s: %s: %q, %v", name, c.what, got, err)
			}
		}
		if !e.SameContent(more) || !e.SameContent(only) {
			t.Errorf("%s: the payload changed with a grant", name)
		}
		if _, err := Grant(e, holder, recipients(newKeys(t), classicKeys(t))); core.KindOf(err) != core.Invalid {
			t.Errorf("%s: mixed grant: %v", name, err)
		}
	}
	hybrid := newKeys(t)
	e, _ := sealed(t, []byte("x"), hybrid.Recipients(), Options{})
	if _, err := Grant(e, hybrid, classicKeys(t).Recipients()); core.KindOf(err) != core.Invalid {
		t.Errorf("a classic recipient beside hybrid ones: %v", err)
	}
	for range core.MaxRecipients - 1 {
		next, err := Grant(e, hybrid, newKeys(t).Recipients())
		if err != nil {
			t.Fatal(err)
		}
		e = next
	}
	if _, err := Grant(e, hybrid, newKeys(t).Recipients()); core.KindOf(err) != core.TooLarge {
		t.Errorf("one recipient too many: %v", err)
	}
	if _, _, err := core.Encode(withPayload(e)); err != nil {
		t.Errorf("the fullest envelope is no record: %v", err)
	}
}

func withPayload(e *core.Envelope) *core.Envelope {
	c := *e
	c.Payload = core.CIDOf(0x55, []byte("payload"))
	return &c
}

// A granted header is what age itself would have written: its own parser reads it, and its MAC holds.
func TestGrantedHeadersAreAges(t *testing.T) {
	a, b := newKeys(t), newKeys(t)
	e, payload := sealed(t, []byte("plain"), a.Recipients(), Options{})
	g, err := Grant(e, a, b.Recipients())
	if err != nil {
		t.Fatal(err)
	}
	if err := checkHeader(g.Header); err != nil {
		t.Error(err)
	}
	if _, err := age.Decrypt(bytes.NewReader(append(bytes.Clone(g.Header), payload...)), b.identities...); err != nil {
		t.Error(err)
	}
	for body := range 200 { // the wrapped base64 of every length
		text := appendStanza([]byte(headerIntro), &age.Stanza{Type: "x", Args: []string{"y"}, Body: noise(body)})
		text = append(text, "--- AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"...)
		if err := checkHeader(text); err != nil {
			t.Fatalf("stanza of %d bytes: %v", body, err)
		}
	}
}

func TestKeyFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub", "seal.key")
	k, err := LoadOrNewKeys(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || (runtime.GOOS != "windows" && info.Mode().Perm() != 0o600) {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	again, err := LoadOrNewKeys(path)
	if err != nil || again.Secret() != k.Secret() || again.Recipients()[0] != k.Recipients()[0] {
		t.Fatalf("another key the second time: %v", err)
	}
	if err := k.Save(path); core.KindOf(err) != core.Invalid {
		t.Errorf("overwritten: %v", err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadOrNewKeys(path); core.KindOf(err) != core.Denied {
			t.Errorf("readable by others: %v", err)
		}
	}
	if text := k.String() + k.GoString(); strings.Contains(text, "SECRET") {
		t.Errorf("printing shows %s", text)
	}
	for _, bad := range []string{"", "# nothing\n", "hello", "AGE-SECRET-KEY-1QQQ", "AGE-PLUGIN-YUBIKEY-1QQQ", strings.Repeat("x", maxKeyFile+1)} {
		if _, err := ParseKeys(strings.NewReader(bad)); err == nil || strings.Contains(err.Error(), "1QQQ") {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

// An old identity behind the current one still opens what was sealed to it.
func TestRotatedKeysOpenOldContent(t *testing.T) {
	old, current := newKeys(t), newKeys(t)
	e, payload := sealed(t, []byte("old"), old.Recipients(), Options{})
	both, err := ParseKeys(strings.NewReader(current.Secret() + "\n" + old.Secret() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := opened(e, payload, both); err != nil || string(got) != "old" || both.Recipients()[0] != current.Recipients()[0] {
		t.Errorf("%q, %v", got, err)
	}
}
