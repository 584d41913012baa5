package assets

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

// The assets' names.
const (
	LlamaLib = "llama-lib"                  // a folder with llama.cpp's shared libraries
	SmolLM2  = "smollm2-135m-instruct-q4_1" // the default chat model, GGUF
	MiniLM   = "all-minilm-l6-v2"           // the embedding model, GGUF
	Gemma    = "gemma-3-270m-q4_k_m"        // a second chat model, GGUF, for tests alone
)

//go:embed manifest.json
var manifestJSON []byte

// File is one file of an asset. CID is its address under the unixfs-v1-2025 profile.
type File struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
	CID    string `json:"cid,omitempty"`
}

// Source is one place to get files from; exactly one of HTTPS, NPM, Pip is set. Members maps a file's path to its name in
// the package's archive.
type Source struct {
	HTTPS       map[string]string `json:"https,omitempty"` // path → URL
	NPM         string            `json:"npm,omitempty"`   // NAME@VERSION
	Pip         string            `json:"pip,omitempty"`   // NAME==VERSION
	Members     map[string]string `json:"members,omitempty"`
	ArchiveSize int64             `json:"archive_size,omitempty"` // bytes, for the progress bar
}

// Asset is one entry of the manifest.
type Asset struct {
	Name     string            `json:"name"`
	About    string            `json:"about"`
	Build    string            `json:"build,omitempty"` // of a library: what it is a build of
	Licence  string            `json:"licence"`
	Platform string            `json:"platform,omitempty"` // GOOS/GOARCH; empty for any
	Folder   bool              `json:"folder,omitempty"`   // Fetch gives the folder, not the one file
	Tests    bool              `json:"tests,omitempty"`    // nothing but tests needs it: it is fetched by name alone
	Files    []File            `json:"files"`
	Links    map[string]string `json:"links,omitempty"` // name → file of the same folder
	Make     string            `json:"make,omitempty"`  // how Files are made of Inputs
	Inputs   []File            `json:"inputs,omitempty"`
	Sources  []Source          `json:"sources"`
}

// Size is the asset's size on disk in bytes.
func (a Asset) Size() int64 {
	var n int64
	for _, f := range a.Files {
		n += f.Size
	}
	return n
}

// Digest is the SHA-256 of the asset's file, or of the list of its files when it has several.
func (a Asset) Digest() []byte {
	if len(a.Files) == 1 {
		sum, err := hex.DecodeString(a.Files[0].SHA256)
		if err == nil {
			return sum
		}
	}
	h := sha256.New()
	for _, f := range a.Files {
		fmt.Fprintf(h, "%s %s\n", f.SHA256, f.Path)
	}
	return h.Sum(nil)
}

// key names the asset's folder in the cache; other files are another folder.
func (a Asset) key() string { return a.Name + "-" + hex.EncodeToString(a.Digest()[:6]) }

// Manifest gives the committed manifest, every platform included.
func Manifest() []Asset {
	list, err := parseManifest(manifestJSON)
	if err != nil {
		panic(fmt.Sprintf("assets: manifest.json: %v", err)) // a build that fails its first test
	}
	return list
}

func parseManifest(data []byte) ([]Asset, error) {
	var m struct{ Assets []Asset }
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, err
	}
	for _, a := range m.Assets {
		if err := a.check(); err != nil {
			return nil, fmt.Errorf("%s: %w", a.Name, err)
		}
	}
	return m.Assets, nil
}

// check holds what the rest of the package relies on: plain file names, whole digests, a way to make what is made.
func (a Asset) check() error {
	if !plain(a.Name) || len(a.Files) == 0 || a.Licence == "" {
		return fmt.Errorf("want a plain name, files and a licence")
	}
	names := map[string]bool{}
	for _, f := range append(append([]File(nil), a.Files...), a.Inputs...) {
		sum, err := hex.DecodeString(f.SHA256)
		if !plain(f.Path) || f.Size <= 0 || err != nil || len(sum) != sha256.Size || names[f.Path] {
			return fmt.Errorf("file %.60q: want a plain name of its own, a size and a SHA-256", f.Path)
		}
		names[f.Path] = true
	}
	for name, to := range a.Links {
		if !plain(name) || !names[to] || names[name] {
			return fmt.Errorf("link %.60q to %.60q", name, to)
		}
	}
	if (a.Make == "") != (len(a.Inputs) == 0) || (a.Make != "" && makers[a.Make] == nil) {
		return fmt.Errorf("make %q with %d inputs", a.Make, len(a.Inputs))
	}
	if !a.Folder && len(a.Files) != 1 {
		return fmt.Errorf("%d files that are not a folder", len(a.Files))
	}
	return nil
}

// plain reports whether s is a file name and nothing more.
func plain(s string) bool {
	return s != "" && s[0] != '.' && path.Base(s) == s && !strings.ContainsAny(s, `\/:`)
}

// makers turn inputs (by path) into the asset's file.
var makers = map[string]func(inputs map[string]string, out string) error{"minilm": makeMiniLM, "join": join}
