package pack

import (
	"errors"
	"fmt"
	"path/filepath"
	"syscall"

	"github.com/cortensor-open/cortensor/ipfs/pack/disk"
)

// Large blocks that nobody will read soon (Block.Uncached) are written past the page cache: no copy, no pages to find and to
// write back. Direct writes begin and end at multiples of the file system's alignment, and padding entries fill what is
// left. So a direct write never touches a sector that holds an older entry, and a torn one can cost no other block:
//
//	… small entries │ pad, header of the block │ payload, aligned │ end of the payload, pad │ …
//	    buffered    │  buffered where the page  │      direct      │         direct          │
//	                │  holds an older entry     │                  │                         │

const (
	// directFrom is the size in bytes of a payload from which a direct write pays.
	directFrom = 256 << 10
	// Padding bounds what an uncached block takes on disk beside its bytes and Overhead, in bytes, with pages of 4 KiB.
	Padding = 4 * 4096
)

// directBatch is how many entries one write takes at most.
const directBatch = 8

// direct writes past the page cache to one pack at a time. The owner serialises its use.
type direct struct {
	f       disk.File
	pack    uint32
	align   int64
	scratch []byte // aligned: for each entry two units that come before the payload, and two for its end
	parts   [][]byte
	offsets []int64
	refused bool // the file system cannot do it
}

// use opens a pack's file; false where direct writes are refused.
func (d *direct) use(p *packFile) (bool, error) {
	if d.refused || d.f != nil && d.pack == p.number {
		return !d.refused, nil
	}
	if err := d.close(); err != nil {
		return false, err
	}
	f, align, err := disk.OpenDirect(p.fs, p.path)
	if errors.Is(err, errors.ErrUnsupported) {
		d.refused = true
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("open %s for direct writes: %w", filepath.Base(p.path), err)
	}
	if int64(align) != d.align {
		d.align, d.scratch = int64(align), disk.AlignedBuffer(4*directBatch*align)
	}
	d.f, d.pack = f, p.number
	return true, nil
}

func (d *direct) close() error {
	if d.f == nil {
		return nil
	}
	err := d.f.Close()
	d.f = nil
	return err
}

// refuses says that an error of a direct write means that the file system does not take such writes.
func refuses(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}

// writeDirect appends entries past the page cache and gives the offsets of their headers, nil where that cannot be. Nothing
// of them stays then, nor on an error. Caller holds write.
func (s *Store) writeDirect(p *packFile, list []entry) ([]int64, error) {
	if ok, err := s.direct.use(p); !ok || err != nil {
		return nil, err
	}
	end, err := s.direct.write(&p.journal, list)
	if err == nil {
		p.size = end
		return s.direct.offsets, nil
	}
	if s.direct.refused = refuses(err); s.direct.refused {
		s.opts.Logger.Info("direct writes refused, the page cache is used", "file", p.path, "error", err)
		return nil, errors.Join(p.f.Truncate(p.size), s.direct.close())
	}
	return nil, errors.Join(fmt.Errorf("append to %s: %w", filepath.Base(p.path), err), p.f.Truncate(p.size))
}

// write puts entries behind the end of a journal, whose size it leaves as it is, and gives the new end.
func (d *direct) write(j *journal, list []entry) (end int64, err error) {
	d.parts, d.offsets = d.parts[:0], d.offsets[:0]
	end = j.size
	for i, e := range list {
		room := d.scratch[4*int64(i)*d.align:]
		at := beforePage(end, d.align)
		body := int64(len(e.data)) / d.align * d.align
		lead := j.marker.appendHeader(j.marker.appendPad(room[:0], at-end), e)
		d.parts = append(d.parts, lead, e.data[:body])
		d.offsets = append(d.offsets, at)
		end = at + e.size()
		if rest := e.data[body:]; len(rest) > 0 {
			pad := padAfter(end, d.align)
			d.parts = append(d.parts, j.marker.appendPad(append(room[2*d.align:][:0], rest...), pad))
			end += pad
		}
	}
	at, parts := j.size, d.parts
	if at%d.align != 0 { // that page holds older entries
		if _, err := j.f.WriteAt(parts[0], at); err != nil {
			return 0, err
		}
		at, parts = at+int64(len(parts[0])), parts[1:]
	}
	return end, disk.WriteVector(d.f, parts, at)
}

// beforePage gives the first place from `from` on for an entry header that ends where a page does, with room for a padding
// entry before it unless it is at from.
func beforePage(from, align int64) int64 {
	at := (from+entryHeaderSize+align-1)/align*align - entryHeaderSize
	if gap := at - from; gap > 0 && gap < entryHeaderSize {
		at += align
	}
	return at
}

// padAfter is the size of the padding entry that goes from a place to the end of a page: of the next one where no header
// fits. It is 0 at the end of a page.
func padAfter(from, align int64) int64 {
	gap := (align - from%align) % align
	if gap > 0 && gap < entryHeaderSize {
		gap += align
	}
	return gap
}

// appendPad writes a padding entry of a size in bytes, none for 0, to dst.
func (m marker) appendPad(dst []byte, size int64) []byte {
	if size == 0 {
		return dst
	}
	return m.appendEntry(dst, entry{kind: kindPad, data: make([]byte, size-entryHeaderSize)})
}

// goesDirect says whether an entry is to be written past the page cache.
func (s *Store) goesDirect(e entry) bool {
	return e.uncached && !s.direct.refused && len(e.data) >= s.directFrom && disk.Aligned(e.data, disk.MemoryAlign)
}
