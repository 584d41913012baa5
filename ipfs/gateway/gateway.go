package gateway

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/blockservice"
	"github.com/ipfs/boxo/blockstore"
	"github.com/ipfs/boxo/exchange"
	"github.com/ipfs/boxo/gateway"
	"github.com/ipfs/boxo/verifcid"
	"github.com/ipfs/go-cid"
	"github.com/multiformats/go-multicodec"
)

// New makes the gateway's handler. It starts nothing.
func New(o Options) (http.Handler, error) {
	o, err := o.withDefaults()
	if err != nil {
		return nil, err
	}
	backend, err := newBackend(o)
	if err != nil {
		return nil, core.Errorf(core.Internal, "gateway: %w", err)
	}
	cfg := config(o)
	var served http.Handler = gateway.NewHandler(cfg, backend)
	served = gateway.NewHeaders(nil).ApplyCors().Wrap(served)
	return &handler{
		byHost: gateway.NewHostnameHandler(cfg, backend, paths{served}),
		fast:   o.Fast,
	}, nil
}

func newBackend(o Options) (*backend, error) {
	store := blockstore.NewIdStore(view{o.Blocks, o.Visible})
	var net exchange.Interface
	if o.Fetcher != nil {
		net = newNetwork(o.Fetcher, o.Visible)
	}
	values, names, err := nameSystem(o)
	if err != nil {
		return nil, fmt.Errorf("name system: %w", err)
	}
	blocks := blockservice.New(store, net)
	b, err := gateway.NewBlocksBackend(blocks,
		gateway.WithValueStore(values), gateway.WithNameSystem(names), gateway.WithMaxTraversalDepth(o.MaxDepth))
	return &backend{b, blocks}, err
}

func config(o Options) gateway.Config {
	cfg := gateway.Config{
		DeserializedResponses:    !o.Trustless,
		NoDNSLink:                o.LookupTXT == nil,
		RetrievalTimeout:         o.RetrievalTimeout,
		MaxConcurrentRequests:    o.MaxConcurrent,
		MaxRequestDuration:       o.MaxRequest,
		MaxUnixFSDAGResponseSize: o.MaxResponse,
		MetricsRegistry:          o.Metrics,
		PublicGateways:           map[string]*gateway.PublicGateway{},
	}
	for _, h := range o.Hosts {
		cfg.PublicGateways[h.Name] = &gateway.PublicGateway{
			Paths:                 []string{"/ipfs", "/ipns"},
			UseSubdomains:         h.Subdomains,
			DeserializedResponses: !h.Trustless,
			NoDNSLink:             o.LookupTXT == nil,
		}
	}
	return cfg
}

// handler is what a listener gets.
type handler struct {
	byHost http.Handler
	fast   http.Handler
}

// ServeHTTP refuses CONNECT, whose target is no path, before anything parses it as one.
func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodConnect {
		w.Header().Set("Allow", "GET, HEAD, OPTIONS")
		http.Error(w, "this is a gateway, not a proxy", http.StatusMethodNotAllowed)
		return
	}
	if h.fast != nil && trustless(r) {
		h.fast.ServeHTTP(w, r)
		return
	}
	if r.Method == http.MethodHead && strings.Contains(r.Header.Get("Accept"), "text/html") {
		w, r = asGet(w, r)
	}
	h.byHost.ServeHTTP(w, r)
}

// trustless says whether a request is for a raw block or a CAR of a root, with no path below it.
func trustless(r *http.Request) bool {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		return false
	}
	root, ok := strings.CutPrefix(r.URL.Path, "/ipfs/")
	if !ok || root == "" || strings.Contains(root, "/") {
		return false
	}
	switch r.URL.Query().Get("format") {
	case "raw", "car":
		return true
	case "":
		accept := r.Header.Get("Accept")
		return strings.HasPrefix(accept, "application/vnd.ipld.raw") || strings.HasPrefix(accept, "application/vnd.ipld.car")
	}
	return false
}

// paths keeps everything but the two namespaces from the gateway.
type paths struct{ next http.Handler }

// codecs are those that boxo's gateway can decode.
var codecs = []uint64{cid.Raw, cid.DagProtobuf, cid.DagCBOR, cid.DagJSON, uint64(multicodec.Cbor), uint64(multicodec.Json)}

// ServeHTTP answers 404 outside /ipfs/ and /ipns/, and 400 for a CID of an unsafe hash or unknown codec, where boxo says
// 500.
func (p paths) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rest, immutable := strings.CutPrefix(r.URL.Path, "/ipfs/")
	if !immutable && !strings.HasPrefix(r.URL.Path, "/ipns/") {
		http.NotFound(w, r)
		return
	}
	root, _, _ := strings.Cut(strings.TrimLeft(rest, "/"), "/")
	if c, err := cid.Decode(root); immutable && err == nil {
		err := verifcid.ValidateCid(verifcid.DefaultAllowlist, c)
		if err == nil && !slices.Contains(codecs, c.Prefix().Codec) {
			err = fmt.Errorf("CID of codec 0x%x, which is not served", c.Prefix().Codec)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	p.next.ServeHTTP(w, r)
}
