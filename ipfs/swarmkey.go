package ipfs

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/libp2p/go-libp2p/core/pnet"
)

const (
	swarmKeySize    = 32
	maxSwarmKeyFile = 4 << 10
)

// NewSwarmKey makes the key of a new private network in the form of Kubo's file swarm.key. It is a secret: whoever has it
// is in the network.
func NewSwarmKey() []byte {
	var key [swarmKeySize]byte
	rand.Read(key[:]) // never fails, see crypto/rand
	return fmt.Appendf(nil, "/key/swarm/psk/1.0.0/\n/base16/\n%s\n", hex.EncodeToString(key[:]))
}

// ParseSwarmKey reads a key in the form of Kubo's file swarm.key. Errors do not show the key.
func ParseSwarmKey(text []byte) (pnet.PSK, error) {
	if len(text) > maxSwarmKeyFile {
		return nil, core.Errorf(core.Invalid, "swarm key: a file of %d bytes is none", len(text))
	}
	key, err := pnet.DecodeV1PSK(bytes.NewReader(text))
	if err != nil || len(key) != swarmKeySize {
		return nil, core.Errorf(core.Invalid, "swarm key: want the lines /key/swarm/psk/1.0.0/ and /base16/ and then 64 hex digits")
	}
	return key, nil
}

// ReadSwarmKey reads a swarm.key file and refuses one that others can read.
func ReadSwarmKey(path string) (pnet.PSK, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "swarm key: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "swarm key: %w", err)
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return nil, core.Errorf(core.Denied, "swarm key: %s has mode %o, others may read it; chmod 600 it", path, info.Mode().Perm())
	}
	text, err := io.ReadAll(io.LimitReader(f, maxSwarmKeyFile+1))
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "swarm key: %w", err)
	}
	return ParseSwarmKey(text)
}

// WriteSwarmKey makes a new key and keeps it in a new file of mode 0600.
func WriteSwarmKey(path string) (pnet.PSK, error) {
	text := NewSwarmKey()
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, core.Errorf(core.Unavailable, "swarm key: %w; an existing key is not replaced", err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, core.Errorf(core.Unavailable, "swarm key: %w", errors.Join(err, os.Remove(path)))
	}
	return ParseSwarmKey(text)
}

func (c Config) listensOnQUIC() bool {
	for _, a := range c.Listen {
		if strings.Contains(a, "/quic-v1") {
			return true
		}
	}
	return false
}

// validateNetwork checks what belongs together in the network's options.
func (c Config) validateNetwork() error {
	if c.SwarmKey != nil && len(c.SwarmKey) != swarmKeySize {
		return core.Errorf(core.Invalid, "ipfs: a swarm key of %d bytes, want %d", len(c.SwarmKey), swarmKeySize)
	}
	if c.SwarmKey != nil && c.listensOnQUIC() {
		return core.Errorf(core.Invalid, "ipfs: libp2p has no QUIC in a private network; take the /quic-v1 addresses out of Listen, TCP stays")
	}
	return c.NAT.validate()
}
