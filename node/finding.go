package node

import (
	"context"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/ipfs/discovery"
)

// findersOf gives who finds content for a member when nobody that a record names can serve it: the DHT, where there is one, and
// the nodes of the network in the order in which they are asked to hold replicas of it. nil where there is neither.
func findersOf(m *member, dht *discovery.DHT) discovery.Finder {
	var all discovery.Finders
	if m.replicas != nil {
		all = append(all, discovery.FinderFunc(func(ctx context.Context, root cid.Cid, limit int) ([]string, error) {
			addrs, err := m.replicas.roster.endpoints(ctx, root.KeyString())
			return addrs[:min(limit, len(addrs))], err
		}))
	}
	if dht != nil {
		all = append(all, dht)
	}
	if len(all) == 0 {
		return nil
	}
	return all
}
