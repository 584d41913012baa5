// Package pack stores blocks in append-only files, named by their SHA-256 digest. docs/store.md has the format, the rules of
// recovery, and why a collection loses nothing.
//
// A pack is a 16-byte file header followed by entries; an entry is a 52-byte header (marker, kind, time of writing, length,
// checksum of the payload, digest, checksum of the header) and the payload. Nothing is ever written twice. A full pack gets
// an index file, so that opening a store scans the last pack only; an index file that is lost is made again by a scan. A
// batch costs one write and at most one fsync, which all concurrent writers share.
//
// Promises. A block whose Put returned is readable after kill -9 and after a power cut, as far as the disk keeps what it
// acknowledged, until a collection finds it dead. A torn tail, a hole in the middle, a file of 0 bytes, a bad sector and a
// flipped bit cost the entries that they touch and no others; the store opens all the same. After a failed fsync the store
// refuses writes until it is opened again, because the kernel may have dropped the pages.
package pack
