// Package disk is the seam between the store and the file system: the few calls that packs need, the real ones, and an
// in-memory file system. ipfs/pack/simfs puts one in their place that loses what was not synced.
package disk

import (
	"errors"
	"io"
	"os"
	"runtime"
	"time"
)

// FS is what the store needs of a file system. Names are paths. What FS promises of durability is POSIX's, no more: data is
// durable after File.Sync, a name that was made, renamed or removed is durable after SyncDir of its directory.
type FS interface {
	// Open opens a file by the flags of package os; a new one gets mode 0600. With os.O_RDONLY it opens a directory
	// too, on which Sync and Close alone are called.
	Open(name string, flag int) (File, error)
	Rename(from, to string) error
	Remove(name string) error
	// List gives the files of a directory, in no order.
	List(dir string) ([]Info, error)
}

// File is an open file.
type File interface {
	io.ReaderAt
	io.WriterAt
	io.Closer
	Sync() error
	Truncate(size int64) error
	Size() (int64, error)
}

// Info describes a file: its base name, its size in bytes and the time of its last write.
type Info struct {
	Name    string
	Size    int64
	Changed time.Time
}

// SyncDir makes the names in a directory durable.
func SyncDir(fs FS, dir string) error {
	f, err := fs.Open(dir, os.O_RDONLY)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// vectorWriter is a file that writes several buffers with one call.
type vectorWriter interface {
	WriteVectorAt(parts [][]byte, at int64) (int64, error)
}

// WriteVector writes parts one after the other from offset at, with as few calls as the file can. It may change parts.
func WriteVector(f File, parts [][]byte, at int64) error {
	if v, ok := f.(vectorWriter); ok {
		_, err := v.WriteVectorAt(parts, at)
		return err
	}
	for _, p := range parts {
		if _, err := f.WriteAt(p, at); err != nil {
			return err
		}
		at += int64(len(p))
	}
	return nil
}

// uncachedWriter is a file that can write without leaving the bytes in the page cache.
type uncachedWriter interface {
	WriteVectorUncachedAt(parts [][]byte, at int64) (int64, error)
}

// WriteVectorUncached is WriteVector for bytes that nobody reads soon: the kernel begins to write them to the disk at once and
// then drops them from the page cache. They are as durable as WriteVector's, so after a Sync. Where the system has no such
// write it is WriteVector.
func WriteVectorUncached(f File, parts [][]byte, at int64) error {
	if u, ok := f.(uncachedWriter); ok {
		_, err := u.WriteVectorUncachedAt(parts, at)
		return err
	}
	return WriteVector(f, parts, at)
}

// starter is a file that can be told to begin writing back, without waiting.
type starter interface {
	StartWriteback(at, n int64) error
}

// StartWriteback asks the kernel to begin writing a range to the disk, so that a later Sync waits for less. It promises
// nothing, and does nothing where the system has no such call.
func StartWriteback(f File, at, n int64) error {
	if s, ok := f.(starter); ok {
		return s.StartWriteback(at, n)
	}
	return nil
}

// OS is the machine's file system.
type OS struct{}

var _ FS = OS{}

// Open opens a file or a directory; see FS.
func (OS) Open(name string, flag int) (File, error) {
	f, err := os.OpenFile(name, flag, 0o600)
	if err != nil {
		return nil, err
	}
	if flag == os.O_RDONLY && runtime.GOOS == "windows" {
		return unsyncable{osFile{f}}, nil
	}
	return osFile{f}, nil
}

// Rename renames a file over whatever has the new name.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// Remove removes a file.
func (OS) Remove(name string) error { return os.Remove(name) }

// List gives the files of a directory; a file that is removed meanwhile is left out.
func (OS) List(dir string) ([]Info, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []Info
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if info.Mode().IsRegular() {
			out = append(out, Info{info.Name(), info.Size(), info.ModTime()})
		}
	}
	return out, nil
}

type osFile struct{ *os.File }

// Size gives the file's length in bytes.
func (f osFile) Size() (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// unsyncable is a directory on Windows, where the file system journals names by itself and refuses to sync them.
type unsyncable struct{ osFile }

func (unsyncable) Sync() error { return nil }
