package name

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/ipns"
	"github.com/libp2p/go-libp2p/core/crypto"
	"github.com/libp2p/go-libp2p/core/peer"
)

// labels are what a key may be called; the label is the name of its file.
var labels = regexp.MustCompile(`^[a-z0-9_-][a-z0-9._-]{0,63}$`)

// maxKeyFile bounds a key file; an RSA key of 8192 bits fits.
const maxKeyFile = 16 << 10

// keyring keeps private keys, one a file of mode 0600, in libp2p's protobuf form: what `ipfs key export` writes and
// `ipfs key import` reads.
type keyring struct{ dir string }

func openKeyring(dir string) (keyring, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return keyring{}, core.Errorf(core.Unavailable, "open keys: %w", err)
	}
	return keyring{dir}, nil
}

func (k keyring) path(label string) (string, error) {
	if !labels.MatchString(label) {
		return "", core.Errorf(core.Invalid, "key label %q: want 1 to 64 of a-z, 0-9, point, _ and -, not beginning with a point", label)
	}
	return filepath.Join(k.dir, label), nil
}

// create makes a new Ed25519 key.
func (k keyring) create(label string) (crypto.PrivKey, error) {
	key, _, err := crypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		return nil, core.Errorf(core.Internal, "make key: %w", err)
	}
	return key, k.save(label, key)
}

// save writes a key to a new file: whole and on the disk, or not at all.
func (k keyring) save(label string, key crypto.PrivKey) error {
	path, err := k.path(label)
	if err != nil {
		return err
	}
	data, err := crypto.MarshalPrivateKey(key)
	if err != nil {
		return core.Errorf(core.Invalid, "key %s: %w", label, err)
	}
	f, err := os.CreateTemp(k.dir, ".new-*") // of mode 0600
	if err != nil {
		return core.Errorf(core.Unavailable, "key %s: %w", label, err)
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return core.Errorf(core.Unavailable, "key %s: %w", label, err)
	}
	if err := os.Link(f.Name(), path); err != nil { // unlike a rename it fails where the label is taken
		if errors.Is(err, fs.ErrExist) {
			return core.Errorf(core.Invalid, "there is a key %s already", label)
		}
		return core.Errorf(core.Unavailable, "key %s: %w", label, err)
	}
	return syncDir(k.dir)
}

// load reads a key and refuses a file that others can read.
func (k keyring) load(label string) (crypto.PrivKey, error) {
	path, err := k.path(label)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, core.Errorf(core.NotFound, "there is no key %s; make it first", label)
	}
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "key %s: %w", label, err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, core.Errorf(core.Denied, "key %s: its file has mode %o, others may have read it; chmod 600 it, or make another key", label, info.Mode().Perm())
	}
	if info.Size() > maxKeyFile {
		return nil, core.Errorf(core.Corrupt, "key %s: a file of %d bytes is no key", label, info.Size())
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "key %s: %w", label, err)
	}
	key, err := crypto.UnmarshalPrivateKey(data)
	if err != nil {
		return nil, core.Errorf(core.Corrupt, "key %s: %w; restore it from a backup", label, err)
	}
	return key, nil
}

// list gives the labels.
func (k keyring) list() ([]string, error) {
	entries, err := os.ReadDir(k.dir)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "list keys: %w", err)
	}
	var out []string
	for _, e := range entries {
		if e.Type().IsRegular() && labels.MatchString(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out, nil
}

// nameOf gives the name that a key signs for.
func nameOf(key crypto.PrivKey) (ipns.Name, error) {
	id, err := peer.IDFromPrivateKey(key)
	if err != nil {
		return ipns.Name{}, core.Errorf(core.Invalid, "key: %w", err)
	}
	return ipns.NameFromPeer(id), nil
}

// syncDir makes a new directory entry durable, where the system can.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return core.Errorf(core.Unavailable, "sync keys: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return core.Errorf(core.Unavailable, "sync keys: %w", err)
	}
	return nil
}
