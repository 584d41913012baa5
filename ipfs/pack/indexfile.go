package pack

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// The index file of a sealed pack, all numbers little-endian:
//
//	header  8 magic · 4 pack number · 4 row count · 8 size of the pack · 4 marker of the pack · 4 CRC-32C of these 28 bytes
//	rows    32 digest · 4 offset of the entry · 3 length of the payload · 1 kind · 4 stamp; by digest, then by offset
//	end     4 CRC-32C of the rows
const (
	indexMagic      = "CTXINDX1"
	indexHeaderSize = 32
	rowSize         = 44
	// maxRows bounds what a header can make the reader allocate: a pack of 2 GiB holds no more entries.
	maxRows = 1 << 31 / entryHeaderSize
)

// row is an entry of a pack as its index has it.
type row struct {
	digest Digest
	kind   byte
	stamp  stamp
	offset uint32
	length uint32
}

func (r row) place(number uint32) place { return place{number, r.offset, r.length} }

// encodeIndex writes a pack's index file. It sorts rows.
func encodeIndex(number uint32, size int64, m marker, rows []row) []byte {
	slices.SortFunc(rows, func(a, b row) int {
		if c := slices.Compare(a.digest[:], b.digest[:]); c != 0 {
			return c
		}
		return cmp.Compare(a.offset, b.offset)
	})
	le := binary.LittleEndian
	out := make([]byte, 0, indexHeaderSize+len(rows)*rowSize+4)
	out = append(out, indexMagic...)
	out = le.AppendUint32(out, number)
	out = le.AppendUint32(out, uint32(len(rows)))
	out = le.AppendUint64(out, uint64(size))
	out = append(out, m[:]...)
	out = le.AppendUint32(out, crc32.Checksum(out, castagnoli))
	for _, r := range rows {
		out = append(out, r.digest[:]...)
		out = le.AppendUint32(out, r.offset)
		out = le.AppendUint32(out, r.length|uint32(r.kind)<<24)
		out = le.AppendUint32(out, uint32(r.stamp))
	}
	return le.AppendUint32(out, crc32.Checksum(out[indexHeaderSize:], castagnoli))
}

var errBadIndex = errors.New("index file is damaged or of another pack")

// decodeIndex reads an index file; size is that of the pack now. Everything in it that could lead outside of the pack is
// an error.
func decodeIndex(b []byte, number uint32, size int64) (m marker, rows []row, err error) {
	le := binary.LittleEndian
	if len(b) < indexHeaderSize+4 || string(b[:8]) != indexMagic || le.Uint32(b[28:]) != crc32.Checksum(b[:28], castagnoli) {
		return m, nil, errBadIndex
	}
	count := int(le.Uint32(b[12:]))
	if le.Uint32(b[8:]) != number || count > maxRows || int64(le.Uint64(b[16:])) != size ||
		len(b) != indexHeaderSize+count*rowSize+4 {
		return m, nil, errBadIndex
	}
	body := b[indexHeaderSize : len(b)-4]
	if le.Uint32(b[len(b)-4:]) != crc32.Checksum(body, castagnoli) {
		return m, nil, errBadIndex
	}
	copy(m[:], b[24:28])
	rows = make([]row, count)
	for i := range rows {
		raw := body[i*rowSize:][:rowSize]
		packed := le.Uint32(raw[36:])
		rows[i] = row{
			digest: Digest(raw[:32]), offset: le.Uint32(raw[32:]), length: packed & low24, kind: byte(packed >> 24),
			stamp: stamp(le.Uint32(raw[40:]) & maxStamp),
		}
		end := int64(rows[i].offset) + entryHeaderSize + int64(rows[i].length)
		if rows[i].offset < fileHeaderSize || rows[i].length > MaxPayload || end > size ||
			!holdsBlock(rows[i].kind) && (rows[i].kind < kindTouch || rows[i].kind > lastKind) {
			return m, nil, errBadIndex
		}
	}
	return m, rows, nil
}

// writeFile puts a file in place at once: after a crash there is the old one or the new one. The name is durable after
// the directory is synced.
func writeFile(fs disk.FS, path string, content []byte) error {
	fresh := path + newSuffix
	f, err := fs.Open(fresh, os.O_RDWR|os.O_CREATE|os.O_TRUNC)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(content, 0)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = fs.Rename(fresh, path)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", filepath.Base(path), err), ignoreMissing(fs.Remove(fresh)))
	}
	return nil
}

// newSuffix marks a file that is being written.
const newSuffix = ".new"

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// readFile reads a file of at most limit bytes.
func readFile(fs disk.FS, path string, limit int64) ([]byte, error) {
	f, err := fs.Open(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	size, err := f.Size()
	if err == nil && size > limit {
		err = fmt.Errorf("%s has %d bytes, at most %d", filepath.Base(path), size, limit)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	b := make([]byte, size)
	n, err := f.ReadAt(b, 0)
	if n == len(b) {
		err = nil
	}
	return b, errors.Join(err, f.Close())
}
