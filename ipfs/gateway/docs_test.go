package gateway_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDocs: docs/gateway.md names every case of the table.
func TestDocs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "gateway.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range specs(newSite(t)) {
		if !strings.Contains(string(text), c.name) {
			t.Errorf("docs/gateway.md lacks the case %q", c.name)
		}
	}
}
