package ipfs

import (
	"errors"
	"sync"

	"github.com/cortensor-open/cortensor/ipfs/trustless"
)

// maxClients bounds the gateways whose connections are kept.
const maxClients = 64

// clients holds one HTTP client for each gateway that was named, so that connections are used again.
type clients struct {
	private bool // gateways at addresses that are not public are allowed
	mu      sync.Mutex
	byURL   map[string]*trustless.Client
}

func newClients(private bool) *clients {
	return &clients{private: private, byURL: map[string]*trustless.Client{}}
}

func (c *clients) get(url string) (*trustless.Client, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if client, ok := c.byURL[url]; ok {
		return client, nil
	}
	client, err := trustless.New(url, trustless.Options{PublicOnly: !c.private})
	if err != nil {
		return nil, err
	}
	if len(c.byURL) >= maxClients {
		for old := range c.byURL { // any one: its fetches go on, its idle connections end
			_ = c.byURL[old].Close()
			delete(c.byURL, old)
			break
		}
	}
	c.byURL[url] = client
	return client, nil
}

// Close lets go of idle connections.
func (c *clients) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	var errs []error
	for _, client := range c.byURL {
		errs = append(errs, client.Close())
	}
	clear(c.byURL)
	return errors.Join(errs...)
}
