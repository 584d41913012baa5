package audit

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multihash"

	"github.com/cortensor-open/cortensor/core"
)

// The journal holds the leaves that were promised to be in the log. After a 16-byte header it is a row of slots of one
// size, each a CRC-32C and a binary CID, so that a damaged slot costs that slot and no other. It needs no marks of what is
// anchored: the chain and the batches tell that.
const (
	journalHeader = "cortensor-log/1\n"
	leafSize      = 36 // binary CIDv1, one-byte codec, sha2-256
	slotSize      = 4 + leafSize
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// journalFile is what the journal needs of its file; tests put failures there.
type journalFile interface {
	io.WriterAt
	Sync() error
	Truncate(size int64) error
	Close() error
}

// journal is the append-only file of leaves. Appends are grouped: one fsync serves all that were written before it.
type journal struct {
	file journalFile

	mu     sync.Mutex // guards size and broken
	size   int64      // bytes that are written
	broken error      // set when the file's state is unknown; only a restart helps

	syncMu sync.Mutex
	synced int64 // bytes that are on disk
}

// checkLeaf tells whether c can be a leaf.
func checkLeaf(c cid.Cid) error {
	if !c.Defined() || c.Version() != 1 || c.Prefix().MhType != multihash.SHA2_256 || len(c.Bytes()) != leafSize {
		return core.Errorf(core.Invalid, "leaf %s: want a CIDv1 of a dag-cbor or raw block with sha2-256", c)
	}
	return nil
}

// openJournal opens or makes the journal in dir and gives the leaves in it, in order, and the number of damaged slots.
func openJournal(dir string) (j *journal, leaves []cid.Cid, damaged int, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, nil, 0, core.Errorf(core.Internal, "open audit journal: %w", err)
	}
	path := filepath.Join(dir, "leaves.journal")
	if err := createJournal(path); err != nil {
		return nil, nil, 0, core.Errorf(core.Internal, "create audit journal %s: %w", path, err)
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, nil, 0, core.Errorf(core.Internal, "open audit journal: %w", err)
	}
	leaves, end, damaged, err := readJournal(file)
	if err == nil {
		err = errors.Join(file.Truncate(end), file.Sync())
	}
	if err != nil {
		file.Close()
		return nil, nil, 0, fmt.Errorf("audit journal %s: %w", path, err)
	}
	return &journal{file: file, size: end, synced: end}, leaves, damaged, nil
}

// createJournal makes an empty journal unless there is one; a crash leaves either none or a whole one.
func createJournal(path string) error {
	if _, err := os.Stat(path); err == nil || !errors.Is(err, os.ErrNotExist) {
		return err
	}
	temp := path + ".new"
	file, err := os.OpenFile(temp, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, journalHeader)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename durable. Platforms that cannot sync a directory do so by themselves.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, os.ErrInvalid) && !errors.Is(err, os.ErrPermission) {
		return err
	}
	return nil
}

// readJournal reads slots until the end; end is the offset behind the last whole slot. What follows is the torn tail of a
// write that was never acknowledged. A damaged slot before that is counted and kept in place.
func readJournal(r io.Reader) (leaves []cid.Cid, end int64, damaged int, err error) {
	in := bufio.NewReaderSize(r, 1<<16)
	header := make([]byte, len(journalHeader))
	if _, err := io.ReadFull(in, header); err != nil || string(header) != journalHeader {
		return nil, 0, 0, core.Errorf(core.Corrupt, "it does not start with its header; move the file away to start a new one")
	}
	end = int64(len(journalHeader))
	bad, at := 0, end
	for slot := make([]byte, slotSize); ; at += slotSize {
		switch _, err := io.ReadFull(in, slot); {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return leaves, end, damaged, nil
		case err != nil:
			return nil, 0, 0, core.Errorf(core.Internal, "read: %w", err)
		}
		leaf, ok := readSlot(slot)
		if !ok {
			bad++
			continue
		}
		damaged, bad = damaged+bad, 0
		leaves, end = append(leaves, leaf), at+slotSize
	}
}

func readSlot(slot []byte) (cid.Cid, bool) {
	body := slot[4:]
	if binary.LittleEndian.Uint32(slot) != crc32.Checksum(body, castagnoli) {
		return cid.Undef, false
	}
	n, c, err := cid.CidFromBytes(bytes.Clone(body))
	return c, err == nil && n == leafSize && checkLeaf(c) == nil
}

// write puts a leaf into the file and gives the offset behind it, which sync takes.
func (j *journal) write(leaf cid.Cid) (int64, error) {
	slot := make([]byte, slotSize)
	copy(slot[4:], leaf.Bytes())
	binary.LittleEndian.PutUint32(slot, crc32.Checksum(slot[4:], castagnoli))
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken != nil {
		return 0, j.broken
	}
	// At a fixed offset: what a failed write left behind is written over by the next one.
	if _, err := j.file.WriteAt(slot, j.size); err != nil {
		return 0, core.Errorf(core.Internal, "write audit journal: %w", err)
	}
	j.size += slotSize
	return j.size, nil
}

// written gives the offset behind the last leaf.
func (j *journal) written() int64 {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.size
}

// sync returns when the file is on disk up to offset. After a failed fsync nobody knows what is on disk, so the journal
// takes no more until it is opened again.
func (j *journal) sync(offset int64) error {
	j.syncMu.Lock()
	defer j.syncMu.Unlock()
	if j.synced >= offset {
		return nil
	}
	j.mu.Lock()
	upTo, broken := j.size, j.broken
	j.mu.Unlock()
	if broken != nil {
		return broken
	}
	if err := j.file.Sync(); err != nil {
		j.mu.Lock()
		j.broken = core.Errorf(core.Internal, "sync audit journal: %w (restart after the disk is well)", err)
		broken = j.broken
		j.mu.Unlock()
		return broken
	}
	j.synced = upTo
	return nil
}

func (j *journal) close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if errors.Is(j.broken, os.ErrClosed) {
		return nil
	}
	j.broken = core.Errorf(core.Unavailable, "audit journal: %w", os.ErrClosed)
	return j.file.Close()
}
