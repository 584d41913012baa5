package ipfs_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
)

// TestFilesHonourPutOptions puts through package files what is private, and what does not fit.
func TestFilesHonourPutOptions(t *testing.T) {
	store, err := ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{Quota: 3 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	secret, err := files.PutFile(t.Context(), store.With(ipfs.PutOptions{Private: true}), bytes.NewReader([]byte("secret")), files.PutOptions{}, unixfs.Meta{})
	if err != nil || !store.Private(secret.Cid) {
		t.Errorf("private file: %v, private %v", err, store.Private(secret.Cid))
	}
	_, err = files.PutFile(t.Context(), store, bytes.NewReader(backendtest.Content(1, 4<<20)), files.PutOptions{}, unixfs.Meta{})
	if !errors.Is(err, ipfs.ErrQuota) {
		t.Errorf("over the quota: %v", err)
	}
}
