package node

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/ipfs/go-cid"
	"github.com/libp2p/go-libp2p/core/pnet"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/name"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// serving is what a member's content node offers beside fetching: HTTP, names, and ways to find others.
type serving struct {
	m                   *member
	gateway, api        net.Listener // nil: off
	gatewayRun, apiRun  gateway.Server
	keyFile             string
	names               *name.Service
	dht                 *discovery.DHT  // nil: off
	mdns                *discovery.MDNS // nil: off
	gatewayURL, apiBase string
}

// swarmKey reads the private network's key, nil for an open one.
func swarmKey(cfg IPFSConfig) (pnet.PSK, error) {
	if cfg.SwarmKey == "" {
		return nil, nil
	}
	return ipfs.ReadSwarmKey(cfg.SwarmKey)
}

// openServing takes the addresses and opens what the configuration asks for; start runs it.
func openServing(m *member, cfg IPFSConfig) (*serving, error) {
	s := &serving{m: m}
	if err := s.open(cfg); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *serving) open(cfg IPFSConfig) (err error) {
	m := s.m
	public := func(c cid.Cid) bool { return m.content.Visible(c, "") }
	names := name.Options{Dir: NamesDir(m.contentDir()), Host: m.content.Host(), Visible: public, Logger: m.log}
	if cfg.DHT != "off" {
		s.dht, err = discovery.OpenDHT(discovery.DHTOptions{Host: m.content.Host(), Dir: m.contentDir(), Server: cfg.DHT == "server", Bootstrap: cfg.DHTBootstrap,
			Roots: s.roots, Visible: public, Logger: m.log})
		if err != nil {
			return err
		}
		names.Routing = s.dht
	}
	m.content.SetFinder(findersOf(m, s.dht))
	if cfg.MDNS {
		s.mdns = &discovery.MDNS{Host: m.content.Host(), Logger: m.log}
	}
	if s.names, err = name.Open(names); err != nil {
		return err
	}
	if s.gateway, err = listenHTTP("ipfs.gateway", cfg.Gateway); err != nil {
		return err
	}
	if s.gateway != nil {
		o := gateway.ForStore(m.content.Local) // private roots are as absent
		o.Fast, o.Names, o.Logger = m.content.Gateway(), s.names, m.log
		handler, err := gateway.New(o)
		if err != nil {
			return err
		}
		s.gatewayURL, s.gatewayRun = "http://"+s.gateway.Addr().String(), gateway.Server{Handler: handler, Logger: m.log}
	}
	return s.openAPI(cfg)
}

func (s *serving) openAPI(cfg IPFSConfig) (err error) {
	if s.api, err = listenHTTP("ipfs.api", cfg.API); err != nil || s.api == nil {
		return err
	}
	m := s.m
	s.keyFile = filepath.Join(m.dir, "store.key")
	key, err := loadOrNewToken(s.keyFile)
	if err != nil {
		return err
	}
	o := writeapi.ForStore(key, m.content.Local, m.content)
	state := m.localState(cfg, s.dht)
	o.Names = s.names
	o.Stat, o.Collector, o.Logger = state, state, m.log
	handler, err := writeapi.New(o)
	if err != nil {
		return err
	}
	s.apiBase, s.apiRun = "http://"+s.api.Addr().String(), gateway.Server{Handler: handler, Logger: m.log}
	return writeStoreAPI(m.contentDir(), StoreAPI{URL: s.apiBase + writeapi.Prefix, KeyFile: s.keyFile})
}

// listenHTTP takes an address; nil for none.
func listenHTTP(key, address string) (net.Listener, error) {
	if address == "" || address == "off" {
		return nil, nil
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "%s: %w; another port: --set %s=127.0.0.1:0", key, err, key)
	}
	return l, nil
}

// roots lists what is announced, once each: what the node's owner pins and what is published for good. What tasks leave is
// found by their records, which name who has it; and nobody is to count private tasks by a DHT.
func (s *serving) roots(ctx context.Context) ([]cid.Cid, error) {
	holds, err := s.m.content.Holds(ctx)
	var out []cid.Cid
	for _, h := range holds { // ordered by root
		if strings.HasPrefix(h.Owner, "session/") || strings.HasPrefix(h.Owner, "replica/") {
			continue
		}
		if len(out) == 0 || !out[len(out)-1].Equals(h.Root) {
			out = append(out, h.Root)
		}
	}
	return out, err
}

// start runs what is open in a group.
func (s *serving) start(g *group) {
	if s == nil {
		return
	}
	g.start("names", s.names.Run)
	if s.dht != nil {
		g.start("dht", s.dht.Run)
	}
	if s.mdns != nil {
		g.start("mdns", s.mdns.Run)
	}
	if s.gateway != nil {
		g.start("gateway", func(ctx context.Context) error { return s.gatewayRun.Run(ctx, s.gateway) })
	}
	if s.api != nil {
		g.start("store API", func(ctx context.Context) error { return s.apiRun.Run(ctx, s.api) })
	}
}

// urls tell where HTTP is served; "" where it is not.
func (s *serving) urls() (gateway, store, keyFile string) {
	if s == nil {
		return "", "", ""
	}
	return s.gatewayURL, s.apiBase, s.keyFile
}

// close closes what open opened. It may be called again.
func (s *serving) close() error {
	if s == nil {
		return nil
	}
	var errs []error
	for _, l := range []net.Listener{s.gateway, s.api} {
		if l != nil {
			if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
				errs = append(errs, err)
			}
		}
	}
	if s.apiBase != "" {
		if err := os.Remove(storeAPIFile(s.m.contentDir())); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if s.names != nil {
		errs = append(errs, s.names.Close())
	}
	if s.dht != nil {
		errs = append(errs, s.dht.Close())
	}
	return errors.Join(errs...)
}

// NamesDir is where the names of a store lie, given the store's directory.
func NamesDir(store string) string { return filepath.Join(store, "names") }

// StoreAPI is where a running node's write API is reached. The node keeps it in its store's directory while it runs, so that
// `cortensor ipfs` finds it.
type StoreAPI struct {
	URL     string `json:"url"`
	KeyFile string `json:"key_file"`
}

func storeAPIFile(store string) string { return filepath.Join(store, "api.json") }

func writeStoreAPI(store string, at StoreAPI) error {
	text, err := json.Marshal(at)
	if err == nil {
		err = os.WriteFile(storeAPIFile(store), append(text, '\n'), 0o600)
	}
	if err != nil {
		return core.Errorf(core.Invalid, "note where the store's API is: %w", err)
	}
	return nil
}

// FindStoreAPI gives where the node that has a store open serves its write API; kind NotFound when it serves none.
func FindStoreAPI(store string) (StoreAPI, error) {
	var at StoreAPI
	text, err := os.ReadFile(storeAPIFile(store))
	if err == nil {
		err = json.Unmarshal(text, &at)
	}
	if err != nil {
		return at, core.Errorf(core.NotFound, "the node serves no write API (ipfs.api): %w", err)
	}
	return at, nil
}
