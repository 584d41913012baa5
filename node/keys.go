package node

import (
	"crypto/ecdsa"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

// LoadKey reads a node's secp256k1 key (64 hex digits, with or without 0x). The file must belong to its owner alone.
func LoadKey(path string) (*ecdsa.PrivateKey, error) {
	if err := private(path); err != nil {
		return nil, err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "key file: %w", err)
	}
	key, err := crypto.HexToECDSA(strings.TrimPrefix(strings.TrimSpace(string(text)), "0x"))
	if err != nil {
		return nil, core.Errorf(core.Invalid, "key file %s: not 64 hex digits of a secp256k1 key", path)
	}
	return key, nil
}

// NewKey makes a key and writes it with mode 0600. It never overwrites a file.
func NewKey(path string) (*ecdsa.PrivateKey, error) {
	key, err := crypto.GenerateKey()
	if err != nil {
		return nil, core.Errorf(core.Internal, "make a key: %w", err)
	}
	if err := writeSecret(path, hex.EncodeToString(crypto.FromECDSA(key))); err != nil {
		return nil, err
	}
	return key, nil
}

// loadOrNewKey reads the key at path, or makes it on first use.
func loadOrNewKey(path string) (*ecdsa.PrivateKey, error) {
	key, err := LoadKey(path)
	if errors.Is(err, fs.ErrNotExist) {
		return NewKey(path)
	}
	return key, err
}

// loadOrNewToken reads an API key, or makes one of 32 random bytes on first use.
func loadOrNewToken(path string) (string, error) {
	err := private(path)
	if errors.Is(err, fs.ErrNotExist) {
		secret := make([]byte, 32)
		rand.Read(secret)
		token := "ck-" + hex.EncodeToString(secret)
		return token, writeSecret(path, token)
	}
	if err != nil {
		return "", err
	}
	return LoadToken(path)
}

// LoadToken reads an API key from its file, which must belong to its owner alone.
func LoadToken(path string) (string, error) {
	if err := private(path); err != nil {
		return "", err
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", core.Errorf(core.Invalid, "API key file: %w", err)
	}
	token := strings.TrimSpace(string(text))
	if len(token) < 16 {
		return "", core.Errorf(core.Invalid, "API key file %s: a key has at least 16 characters", path)
	}
	return token, nil
}

// private refuses a secret that others on the machine can read. Windows has no such mode bits.
func private(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return core.Errorf(core.Invalid, "secret file: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return core.Errorf(core.Denied, "%s can be read by others (mode %o); run: chmod 600 %s", path, info.Mode().Perm(), path)
	}
	return nil
}

// writeSecret creates a file that must not exist yet. It is written beside its place and linked there, so that a crash
// leaves either no file or a whole one.
func writeSecret(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return core.Errorf(core.Invalid, "secret file: %w", err)
	}
	if _, err := os.Lstat(path); err == nil {
		return core.Errorf(core.Invalid, "%s exists already; it is never overwritten", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return core.Errorf(core.Invalid, "secret file: %w", err)
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(text + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return core.Errorf(core.Invalid, "secret file %s: %w", path, err)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return core.Errorf(core.Invalid, "secret file: %w", err)
	}
	return nil
}
