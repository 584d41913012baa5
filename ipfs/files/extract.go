package files

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/unixfs"
	"github.com/ipfs/go-cid"
)

// SymlinkPolicy says what Extract does with symlinks. None is ever followed.
type SymlinkPolicy byte

// The policies.
const (
	SymlinksRefuse SymlinkPolicy = iota // a symlink is an error
	SymlinksSkip                        // left out, and listed in Extracted.Skipped
	SymlinksInside                      // made where the target is sure to stay inside the extracted tree, else an error
)

// ExtractOptions say how a tree is written to disk.
type ExtractOptions struct {
	Overwrite       bool // replace files and symlinks that exist; directories are always joined
	Symlinks        SymlinkPolicy
	Portable        bool // hold names to what every common system can store; always so on Windows and macOS
	PreserveMode    bool // apply permissions where the tree has them; never setuid, setgid, sticky
	PreserveModTime bool // apply modification times where the tree has them
	Limits          Limits
	// Progress, when set, hears of each piece of content that was written, and of each finished directory and symlink with 0.
	Progress func(path string, bytes int64)
}

// Extracted says what Extract wrote.
type Extracted struct {
	Files, Directories, Symlinks int64
	Bytes                        int64    // of content
	Skipped                      []string // symlinks that the policy left out
	Collisions                   []string // paths that differ from a sibling by case only
}

// ErrUnsafe is in the chain of every error about a name or a symlink that must not be made.
var ErrUnsafe = errors.New("unsafe to extract")

// extraction is one Extract.
type extraction struct {
	r   Reader
	o   ExtractOptions
	b   budget
	out Extracted
}

// Extract writes the file, symlink or directory under c to dest, which is the path it will have. A directory that exists at
// dest is joined. Each file appears whole or not at all; after an error what was finished before stays. Nothing outside
// dest is touched, whatever the tree says: hostile names and symlinks are errors, see ErrUnsafe, and so is what goes over
// the limits.
func Extract(ctx context.Context, r Reader, c cid.Cid, dest string, o ExtractOptions) (out Extracted, err error) {
	o.Portable = o.Portable || runtime.GOOS == "windows" || runtime.GOOS == "darwin"
	x := &extraction{r: r, o: o, b: budget{limits: o.Limits.withDefaults()}}
	n, err := x.node(ctx, c)
	if err != nil {
		return out, fmt.Errorf("extract %s: %w", c, err)
	}
	if dest, err = filepath.Abs(dest); err != nil {
		return out, core.Errorf(core.Invalid, "extract: %w", err)
	}
	dir, name := filepath.Split(dest)
	if n.IsDir() { // a symlink at dest itself is the caller's own
		dir = dest
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return out, core.Errorf(core.Unavailable, "extract: %w", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return out, core.Errorf(core.Unavailable, "extract: %w", err)
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	if n.IsDir() {
		err = x.entries(ctx, root, n, c, ".", 0)
	} else {
		err = x.leaf(ctx, root, name, n, c, name, 0)
	}
	return x.out, err
}

func (x *extraction) node(ctx context.Context, c cid.Cid) (unixfs.Node, error) {
	data, err := x.r.Block(ctx, c)
	if err != nil {
		return unixfs.Node{}, err
	}
	return unixfs.Parse(c, data)
}

// entries extracts what a directory holds into dir. at is its path, for people; depth counts from the extracted root.
func (x *extraction) entries(ctx context.Context, dir *os.Root, n unixfs.Node, c cid.Cid, at string, depth int) error {
	x.out.Directories++
	folded := map[string]struct{}{}
	err := n.Entries(ctx, getter(x.r), c, func(e unixfs.Entry) error {
		path := join(at, e.Name)
		if err := x.checkName(e.Name); err != nil {
			return fmt.Errorf("extract %q: %w", path, err)
		}
		if err := x.checkCase(folded, e.Name, path); err != nil {
			return err
		}
		return x.entry(ctx, dir, e, path, depth)
	})
	if err != nil {
		return err
	}
	x.progress(at, 0)
	return nil
}

func (x *extraction) progress(path string, bytes int64) {
	if x.o.Progress != nil {
		x.o.Progress(path, bytes)
	}
}

func (x *extraction) checkName(name string) error {
	if err := unixfs.CheckName(name); err != nil {
		return fmt.Errorf("%w: %w", ErrUnsafe, err)
	}
	if x.o.Portable {
		return checkPortable(name)
	}
	return nil
}

// checkCase finds names that are one on systems that ignore case.
func (x *extraction) checkCase(seen map[string]struct{}, name, path string) error {
	key := strings.ToLower(strings.ToUpper(name)) // upper first: it folds more
	if _, again := seen[key]; !again {
		seen[key] = struct{}{}
		return nil
	}
	if x.o.Portable {
		return core.Errorf(core.Invalid, "extract %q: %w: a sibling differs by case only", path, ErrUnsafe)
	}
	x.out.Collisions = append(x.out.Collisions, path)
	return nil
}

func (x *extraction) entry(ctx context.Context, dir *os.Root, e unixfs.Entry, path string, depth int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := x.b.addEntry(depth + 1); err != nil {
		return fmt.Errorf("extract %s: %w", path, err)
	}
	n, err := x.node(ctx, e.Cid)
	if err != nil {
		return fmt.Errorf("extract %s: %w", path, err)
	}
	if n.IsDir() {
		return x.directory(ctx, dir, e, n, path, depth)
	}
	return x.leaf(ctx, dir, e.Name, n, e.Cid, path, depth)
}

func (x *extraction) directory(ctx context.Context, dir *os.Root, e unixfs.Entry, n unixfs.Node, path string, depth int) (err error) {
	if err := dir.Mkdir(e.Name, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return core.Errorf(core.Unavailable, "extract: %w", err)
	}
	if info, err := dir.Lstat(e.Name); err != nil || !info.IsDir() {
		return core.Errorf(core.Invalid, "extract %s: something else than a directory is there", path)
	}
	below, err := dir.OpenRoot(e.Name)
	if err != nil {
		return core.Errorf(core.Unavailable, "extract: %w", err)
	}
	err = errors.Join(x.entries(ctx, below, n, e.Cid, path, depth+1), below.Close())
	if err != nil {
		return err
	}
	return x.attributes(dir, e.Name, n.Meta, path)
}

// attributes applies a tree's metadata to what was made.
func (x *extraction) attributes(dir *os.Root, name string, m unixfs.Meta, path string) error {
	if x.o.PreserveMode && m.Mode != 0 {
		if err := dir.Chmod(name, m.Mode.Perm()); err != nil {
			return core.Errorf(core.Unavailable, "extract %s: %w", path, err)
		}
	}
	if x.o.PreserveModTime && !m.ModTime.IsZero() {
		if err := dir.Chtimes(name, m.ModTime, m.ModTime); err != nil {
			return core.Errorf(core.Unavailable, "extract %s: %w", path, err)
		}
	}
	return nil
}

// leaf extracts a file or a symlink.
func (x *extraction) leaf(ctx context.Context, dir *os.Root, name string, n unixfs.Node, c cid.Cid, path string, depth int) error {
	var err error
	switch {
	case n.Kind == unixfs.Symlink:
		err = x.symlink(dir, name, string(n.Inline), path, depth)
	case n.IsFile():
		err = x.file(ctx, dir, name, n, c, path)
	default:
		err = core.Errorf(core.Invalid, "%s is a UnixFS %s node", c, n.Kind)
	}
	if err != nil {
		return fmt.Errorf("extract %s: %w", path, err)
	}
	return nil
}

// file writes a file beside its place and moves it there when it is whole.
func (x *extraction) file(ctx context.Context, dir *os.Root, name string, n unixfs.Node, c cid.Cid, path string) (err error) {
	if err := x.b.addBytes(n.Size); err != nil {
		return err
	}
	if !x.o.Overwrite { // early; publish finds what comes meanwhile
		if _, err := dir.Lstat(name); err == nil {
			return exists(path)
		}
	}
	content, err := n.Open(ctx, getter(x.r), c)
	if err != nil {
		return err
	}
	temp := tempName()
	f, err := dir.OpenFile(temp, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return core.Errorf(core.Unavailable, "%w", err)
	}
	_, err = content.WriteTo(&fileWriter{ctx, f, x, path})
	if closed := f.Close(); err == nil && closed != nil {
		err = core.Errorf(core.Unavailable, "%w", closed)
	}
	if err == nil {
		err = x.attributes(dir, temp, n.Meta, path)
	}
	if err == nil {
		err = x.publish(dir, temp, name, path)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(dir.Remove(temp)))
	}
	x.out.Files++
	return nil
}

// fileWriter counts, reports and stops between two blocks.
type fileWriter struct {
	ctx  context.Context
	f    *os.File
	x    *extraction
	path string
}

func (w *fileWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := w.f.Write(b)
	w.x.out.Bytes += int64(n)
	w.x.progress(w.path, int64(n))
	if err != nil {
		err = core.Errorf(core.Unavailable, "%w", err)
	}
	return n, err
}

// tempName begins with a dot and holds 16 random characters, so that it is nobody else's.
func tempName() string { return ".cortensor-" + rand.Text()[:16] }

func exists(path string) error {
	return core.Errorf(core.Invalid, "%s: %w; remove it or ask to overwrite", path, fs.ErrExist)
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// publish gives a finished file its name. A hard link fails where the name is taken, so nothing is overwritten by accident;
// file systems without links get a check before the rename.
func (x *extraction) publish(dir *os.Root, temp, name, path string) error {
	if !x.o.Overwrite {
		err := dir.Link(temp, name)
		if err == nil {
			return dir.Remove(temp)
		}
		if _, taken := dir.Lstat(name); errors.Is(err, fs.ErrExist) || taken == nil {
			return exists(path)
		}
	}
	if err := dir.Rename(temp, name); err != nil {
		return core.Errorf(core.Unavailable, "%w", err)
	}
	return nil
}

func (x *extraction) symlink(dir *os.Root, name, target, path string, depth int) error {
	switch x.o.Symlinks {
	case SymlinksSkip:
		x.out.Skipped = append(x.out.Skipped, path)
		return nil
	case SymlinksInside:
	default:
		return core.Errorf(core.Invalid, "%w: a symlink; choose to skip symlinks or to allow those that stay inside", ErrUnsafe)
	}
	if err := checkTarget(target, depth, x.o.Portable); err != nil {
		return err
	}
	temp := tempName()
	if err := dir.Symlink(filepath.FromSlash(target), temp); err != nil {
		return core.Errorf(core.Unavailable, "%w", err)
	}
	if err := x.publish(dir, temp, name, path); err != nil {
		return errors.Join(err, ignoreMissing(dir.Remove(temp)))
	}
	x.out.Symlinks++
	x.progress(path, 0)
	return nil
}

const maxTarget = 4096 // bytes, PATH_MAX of common systems

// checkTarget accepts the target of a symlink that lies in a directory depth levels below the root when it cannot lead
// outside: it goes up at most to the root, over real directories, and then only down. A ".." after a name is refused, since
// the name may be a symlink itself, and what is above its target is unknown.
func checkTarget(target string, depth int, portable bool) error {
	unsafe := func(why string) error {
		return core.Errorf(core.Invalid, "%w: symlink to %.80q %s", ErrUnsafe, target, why)
	}
	if target == "" || len(target) > maxTarget || strings.ContainsRune(target, 0) {
		return unsafe("is empty, too long or holds a zero byte")
	}
	if strings.HasPrefix(target, "/") || portable && strings.ContainsAny(target, `\:`) {
		return unsafe("is not relative")
	}
	up, down := 0, false
	for _, part := range strings.Split(target, "/") {
		switch {
		case part == "" || part == ".":
		case part != "..":
			down = true
		case down:
			return unsafe(`goes up after a name`)
		default:
			up++
		}
	}
	if up > depth {
		return unsafe("leads outside")
	}
	return nil
}

// checkPortable refuses names that Windows cannot store or reads in a way of its own.
func checkPortable(name string) error {
	unsafe := func(why string) error { return core.Errorf(core.Invalid, "%w: name %q %s", ErrUnsafe, name, why) }
	if strings.ContainsAny(name, `\:*?"<>|`) {
		return unsafe("holds a character that Windows reserves")
	}
	for _, r := range name {
		if r < 0x20 {
			return unsafe("holds a control character")
		}
	}
	if strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
		return unsafe("ends in a dot or a space, which Windows cuts off")
	}
	stem, _, _ := strings.Cut(name, ".")
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return unsafe("is a device of Windows")
	}
	if port, ok := strings.CutPrefix(strings.Replace(stem, "LPT", "COM", 1), "COM"); ok && isPort(port) {
		return unsafe("is a device of Windows")
	}
	return nil
}

// isPort knows the digits of serial and parallel ports, the raised ones too.
func isPort(s string) bool {
	return len(s) == 1 && s >= "0" && s <= "9" || s == "¹" || s == "²" || s == "³"
}
