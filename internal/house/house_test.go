// Package house holds the architecture: its test fails when an import points sideways or up.
package house

import (
	"go/parser"
	"go/token"
	"io/fs"
	pathpkg "path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/cortensor-open/cortensor/"

// floor gives each top-level folder its height. An import is allowed to a lower floor, or within one folder.
var floor = map[string]int{
	"core": 0, "docs": 0, "protocol": 1,
	"ipfs": 2, "seal": 2, "chain": 2, "engine": 2, "assets": 2, "peer": 2,
	"router": 3, "miner": 3, "oracle": 3, "validator": 3, "audit": 3, "dataset": 3,
	"sdk": 4, "dash": 4, "node": 5, "cmd": 6,
	// small parts that several roles are built from; they know the nouns and nothing else
	"internal/journal": 1, "internal/jobs": 1,
	// an in-memory network for the roles' tests
	"internal/memnet": 3, "internal/house": 7,
	"internal/toolbuild":  1, // rivals and peers of tools/
	"internal/metricsdoc": 1, // reads the source, for docs
	// outside clients against a whole devnet; tests only
	"internal/clients": 7,
}

// room gives the top-level folder of a path inside the module; the folders of internal are rooms of their own.
func room(path string) string {
	parts := strings.SplitN(path, "/", 3)
	if parts[0] == "internal" && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}

// roles are handed everything by node; they import core, protocol and plain types of engine and nothing else of ours.
var roles = map[string]bool{"router": true, "miner": true, "oracle": true, "validator": true, "audit": true}

// only lists who may import a heavy dependency, by prefix of the import path.
var only = map[string][]string{
	module + "chain/bind":                               {"chain"},
	"github.com/ethereum/go-ethereum/node":              {"chain"},
	"github.com/ethereum/go-ethereum/eth":               {"chain"},
	"github.com/ethereum/go-ethereum/ethclient":         {"chain"},
	"github.com/ethereum/go-ethereum/accounts/abi":      {"chain"},
	"github.com/ipfs/boxo":                              {"ipfs"},
	"github.com/hybridgroup/yzma":                       {"engine"},
	"github.com/spf13/cobra":                            {"cmd"},
	"filippo.io/age":                                    {"seal"},
	"github.com/ethereum/go-ethereum/core":              {"chain"},
	"github.com/ethereum/go-ethereum/accounts/keystore": {},
}

func TestImportsPointDown(t *testing.T) {
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "tools" || name == "node_modules" || name == "testdata" || name == "contracts") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		files++
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			checkImport(t, filepath.ToSlash(rel), imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Fatalf("only %d files seen: the test looks in the wrong place", files)
	}
}

func checkImport(t *testing.T, file, imported string) {
	from := room(file)
	height, known := floor[from]
	if !known {
		t.Errorf("%s: folder %s has no floor; give it one in internal/house", file, from)
		return
	}
	for prefix, allowed := range only {
		if imported != prefix && !strings.HasPrefix(imported, prefix+"/") {
			continue
		}
		fine := false
		for _, folder := range allowed {
			fine = fine || folder == from
		}
		if !fine {
			t.Errorf("%s imports %s, which only %v may", file, imported, allowed)
		}
	}
	inside, ours := strings.CutPrefix(imported, module)
	if !ours {
		return
	}
	to := room(inside)
	if to == from || (strings.HasSuffix(pathpkg.Dir(file), "test") && floor[to] == height) {
		return // a package of test support may use a sibling, to test against the real thing
	}
	if floor[to] >= height {
		t.Errorf("%s (floor %d) imports %s (floor %d): imports point down", file, height, to, floor[to])
	}
	if roles[from] && floor[to] > 1 && inside != "engine" {
		t.Errorf("%s imports %s: a role imports core, protocol and engine's types, and is handed the rest by node", file, inside)
	}
}
