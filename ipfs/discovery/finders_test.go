package discovery_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/ipfs/go-cid"
)

func TestFinders(t *testing.T) {
	give := func(err error, list ...string) discovery.Finder {
		return discovery.FinderFunc(func(_ context.Context, _ cid.Cid, limit int) ([]string, error) {
			return list[:min(limit, len(list))], err
		})
	}
	root := core.CIDOf(cid.Raw, []byte("x"))
	for _, c := range []struct {
		name  string
		all   discovery.Finders
		limit int
		want  []string
	}{
		{"in turn", discovery.Finders{give(nil, "a", "b", "c"), give(nil, "d")}, 9, []string{"a", "d", "b", "c"}},
		{"once", discovery.Finders{give(nil, "a", "b"), give(nil, "a", "c")}, 9, []string{"a", "b", "c"}},
		{"limit", discovery.Finders{give(nil, "a", "b"), give(nil, "c", "d")}, 3, []string{"a", "c", "b"}},
		{"one fails", discovery.Finders{give(errors.New("down")), give(nil, "a")}, 3, []string{"a"}},
	} {
		if got, err := c.all.FindProviders(t.Context(), root, c.limit); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
	_, err := discovery.Finders{give(errors.New("one is down")), give(errors.New("two knows nothing"))}.FindProviders(t.Context(), root, 3)
	if core.ReasonOf(err) != core.ReasonContentMissing || !strings.Contains(err.Error(), "one is down") || !strings.Contains(err.Error(), "two knows nothing") {
		t.Errorf("nobody: %v", err)
	}
	if _, err := (discovery.Finders{}).FindProviders(t.Context(), root, 3); core.ReasonOf(err) != core.ReasonContentMissing {
		t.Errorf("no finder: %v", err)
	}
}
