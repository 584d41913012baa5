package writeapi

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/car"
	"github.com/ipfs/go-cid"
)

// Added is the answer to an upload.
type Added struct {
	CID  string `json:"cid"`
	Size int64  `json:"size"`          // bytes of content; 0 for a CAR
	Pin  string `json:"pin,omitempty"` // the pin's name, where one was asked for
}

// storeFor gives the store for a request whose body becomes one put of size bytes, 0 where that is not known.
func (a *api) storeFor(r *http.Request, size int64) (TreeStore, error) {
	if _, _, err := holdOf(r.URL.Query()); err != nil { // before the body is read
		return nil, err
	}
	up := Upload{Size: max(size, 0)}
	switch text := r.URL.Query().Get("private"); text {
	case "", "false":
	case "true":
		up.Private = true
	default:
		return nil, core.Errorf(core.Invalid, "private=%.20q: want true or false", text)
	}
	return a.Store(up), nil
}

func (a *api) postFile(r *http.Request) (int, any, error) {
	store, err := a.storeFor(r, r.ContentLength)
	if err != nil {
		return 0, nil, err
	}
	c, size, err := store.PutFile(r.Context(), r.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("store file: %w", err)
	}
	return a.added(r, c, size)
}

// putFile stores a file whose CID the client knows; other bytes are refused and nothing refers to them.
func (a *api) putFile(r *http.Request) (int, any, error) {
	want, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	store, err := a.storeFor(r, r.ContentLength)
	if err != nil {
		return 0, nil, err
	}
	c, size, err := store.PutFile(r.Context(), r.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("store file: %w", err)
	}
	if !c.Equals(want) {
		return 0, nil, core.Fail(core.ReasonContentMismatch, "the body is %s under the profile unixfs-v1-2025, not %s", c, want)
	}
	return a.added(r, c, size)
}

// added pins what was stored where the request asks for it.
func (a *api) added(r *http.Request, c cid.Cid, size int64) (int, any, error) {
	out := Added{CID: c.String(), Size: size}
	hold, wanted, err := holdOf(r.URL.Query())
	if err == nil && wanted {
		out.Pin = hold.Name
		err = a.Pins.Hold(r.Context(), c, hold)
	}
	if err != nil {
		return 0, nil, fmt.Errorf("stored as %s, but not pinned: %w", c, err)
	}
	return http.StatusCreated, out, nil
}

// postDirectory stores a directory, sent as tar or as multipart/form-data with a path as each part's file name.
func (a *api) postDirectory(r *http.Request) (int, any, error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var next func() (Entry, error)
	switch {
	case err == nil && kind == "application/x-tar":
		next = tarEntries(r.Body)
	case err == nil && kind == "multipart/form-data" && params["boundary"] != "":
		next = formEntries(multipart.NewReader(r.Body, params["boundary"]))
	default:
		return 0, nil, &statusError{http.StatusUnsupportedMediaType, core.Errorf(core.Invalid, "want Content-Type application/x-tar or multipart/form-data")}
	}
	store, err := a.storeFor(r, 0) // a put for each file
	if err != nil {
		return 0, nil, err
	}
	c, size, err := PutTree(r.Context(), store, next)
	if err != nil {
		return 0, nil, fmt.Errorf("store directory: %w", err)
	}
	return a.added(r, c, size)
}

// tarEntries reads a tar archive.
func tarEntries(r io.Reader) func() (Entry, error) {
	t := tar.NewReader(r)
	return func() (Entry, error) {
		h, err := t.Next()
		if errors.Is(err, tar.ErrHeader) {
			return Entry{}, core.Errorf(core.Invalid, "%w", err)
		}
		if err != nil {
			return Entry{}, err
		}
		switch h.Typeflag {
		case tar.TypeReg:
			return Entry{Path: h.Name, Body: t}, nil
		case tar.TypeDir:
			return Entry{Path: h.Name, Kind: Directory}, nil
		case tar.TypeSymlink:
			return Entry{Path: h.Name, Kind: Symlink, Target: h.Linkname}, nil
		}
		return Entry{}, core.Errorf(core.Invalid, "%q is neither file, directory nor symbolic link", h.Name)
	}
}

// formEntries reads multipart/form-data as Kubo's API has it: file names are percent-encoded paths, directories are parts
// of type application/x-directory, symbolic links of type application/symlink.
func formEntries(m *multipart.Reader) func() (Entry, error) {
	return func() (Entry, error) {
		part, err := m.NextRawPart()
		if err == io.EOF { // bare after the last boundary only; a form that is cut off wraps it
			return Entry{}, io.EOF
		}
		if err != nil && kindOf(err) == core.Internal {
			return Entry{}, core.Errorf(core.Invalid, "%v", err)
		}
		if err != nil {
			return Entry{}, err
		}
		_, params, err := mime.ParseMediaType(part.Header.Get("Content-Disposition"))
		if err != nil {
			return Entry{}, core.Errorf(core.Invalid, "part without Content-Disposition: %w", err)
		}
		path, err := url.PathUnescape(params["filename"])
		if err != nil {
			return Entry{}, core.Errorf(core.Invalid, "file name %q: %w", params["filename"], err)
		}
		e := Entry{Path: path, Body: part}
		switch part.Header.Get("Content-Type") {
		case "application/x-directory":
			e.Kind = Directory
		case "application/symlink":
			target, err := io.ReadAll(io.LimitReader(part, maxTarget+1))
			if err != nil {
				return Entry{}, err
			}
			e.Kind, e.Target = Symlink, string(target)
		}
		return e, nil
	}
}

// postCAR stores a CAR: its one root, or the one that the parameter root names.
func (a *api) postCAR(r *http.Request) (int, any, error) {
	var root cid.Cid
	if text := r.URL.Query().Get("root"); text != "" {
		var err error
		if root, err = parseCID(text); err != nil {
			return 0, nil, err
		}
	}
	store, err := a.storeFor(r, r.ContentLength)
	if err != nil {
		return 0, nil, err
	}
	root, body, err := carRoot(root, r.Body)
	if err != nil {
		return 0, nil, err
	}
	if err := store.PutCAR(r.Context(), root, body); err != nil {
		return 0, nil, fmt.Errorf("store CAR of %s: %w", root, err)
	}
	return a.added(r, root, 0)
}

// carRoot finds the root in a CAR's header and gives the stream back with the header.
func carRoot(root cid.Cid, r io.Reader) (cid.Cid, io.Reader, error) {
	if root.Defined() {
		return root, r, nil
	}
	var head strings.Builder
	c, err := car.NewReader(io.TeeReader(oneByOne{r}, &head))
	if err != nil {
		return cid.Undef, nil, core.Errorf(core.Invalid, "read CAR: %w", err)
	}
	if len(c.Roots) != 1 {
		return cid.Undef, nil, core.Errorf(core.Invalid, "the CAR has %d roots; name one with the parameter root", len(c.Roots))
	}
	return c.Roots[0], io.MultiReader(strings.NewReader(head.String()), r), nil
}

// oneByOne keeps a buffered reader from taking more than it needs to begin with: what it has taken is in the copy.
type oneByOne struct{ io.Reader }

// Read reads at most 4 KiB.
func (o oneByOne) Read(p []byte) (int, error) { return o.Reader.Read(p[:min(len(p), 4<<10)]) }

func pathCID(r *http.Request) (cid.Cid, error) { return parseCID(r.PathValue("cid")) }
