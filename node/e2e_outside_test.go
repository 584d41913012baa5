package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/boxo/bitswap"
	"github.com/ipfs/boxo/bitswap/network/bsnet"
	bstore "github.com/ipfs/boxo/blockstore"
	"github.com/ipfs/go-cid"
	"github.com/ipfs/go-datastore"
	dssync "github.com/ipfs/go-datastore/sync"
	"github.com/libp2p/go-libp2p"
	libp2ppeer "github.com/libp2p/go-libp2p/core/peer"
	"github.com/multiformats/go-multiaddr"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/discovery"
	"github.com/cortensor-open/cortensor/ipfs/replica"
	"github.com/cortensor-open/cortensor/sdk"
)

// sealedOf lists a private task's public envelopes, each with its payload.
func (n *network) sealedOf(ref core.TaskRef) map[cid.Cid]cid.Cid {
	n.Helper()
	content := n.member("oracle").content
	state := n.state(ref)
	link, err := core.ParseLink(state.Data)
	if err != nil {
		n.Fatal(err)
	}
	envelopes := []cid.Cid{taskRecord(n, link).Sealed.Envelope}
	for _, m := range state.Current() {
		link, err := core.ParseLink(m.Data)
		if err != nil {
			n.Fatal(err)
		}
		data, err := content.GetBlock(n.ctx, link, allAddrs(n))
		result := new(core.Result)
		if err := errors.Join(err, core.DecodeChecked(link, data, result)); err != nil {
			n.Fatal(err)
		}
		envelopes = append(envelopes, result.Output, *result.Fingerprint)
	}
	out := map[cid.Cid]cid.Cid{}
	for _, c := range envelopes {
		data, err := content.GetBlock(n.ctx, c, allAddrs(n))
		e := new(core.Envelope)
		if err := errors.Join(err, core.DecodeChecked(c, data, e)); err != nil {
			n.Fatal(err)
		}
		out[c] = e.Payload
	}
	return out
}

// nobodyHas is asked for beside payloads: every answer must be the same but for the CID.
var nobodyHas = core.CIDOf(cid.Raw, []byte("nobody has this"))

// TestPrivatePayloadsFromOutside asks every node for the payloads of an ended private task in every way that there is: as a
// stranger, and as a miner of the network that the task was not given to. Each answer is that to a CID that nobody has. The
// session's own nodes get them.
func TestPrivatePayloadsFromOutside(t *testing.T) {
	n := start(t, t.TempDir(), settings{"ipfs.replicas": "0", "ipfs.dht": "server"}, nil)
	got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: secretPrompt, Private: true, Verified: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ref := got.Place.Ref()
	n.awaitEnd(ref)
	sealed := n.sealedOf(ref)
	n.await("the oracle has every payload", func() (bool, error) {
		for _, payload := range sealed {
			if has, err := n.member("oracle").content.Has(n.ctx, []cid.Cid{payload}); err != nil || !has[0] {
				return false, err
			}
		}
		return true, nil
	})
	_, stranger := n.auditor()
	assigned := map[string]bool{}
	for _, m := range n.state(ref).Miners {
		assigned[n.nameOf(m.Miner)] = true
	}
	outsiders := []*member{stranger}
	for _, m := range n.members {
		if strings.HasPrefix(m.name, "miner-") && !assigned[m.name] {
			outsiders = append(outsiders, m)
		}
	}
	if len(outsiders) != 2 {
		t.Fatalf("%d outsiders, want a stranger and a miner without the task", len(outsiders))
	}
	for envelope, payload := range sealed {
		for _, who := range outsiders {
			n.carIsAbsent(who, ref.Session, payload)
			n.replicaIsAbsent(who, payload)
			if _, err := who.content.GetBlock(n.ctx, envelope, allAddrs(n)); err != nil {
				t.Errorf("the envelope is public: %v", err)
			}
		}
		n.gatewayIsAbsent(payload)
		n.membersHave(ref.Session, payload)
	}
	n.bitswapIsAbsent(sealed)
	n.nobodyAnnounces(sealed, stranger)
}

// same wants an answer about a payload to be the one about nobodyHas.
func (n *network) same(what string, payload cid.Cid, got, absent string) {
	n.Helper()
	if got = strings.ReplaceAll(got, payload.String(), nobodyHas.String()); got != absent {
		n.Errorf("%s: asked for a payload: %s; for what nobody has: %s", what, got, absent)
	}
}

func (n *network) carIsAbsent(who *member, session core.SessionID, payload cid.Cid) {
	n.Helper()
	for _, m := range n.members {
		if m == who {
			continue
		}
		var said [2]string
		for i, c := range []cid.Cid{payload, nobodyHas} {
			_, err := who.content.AskBlock(n.ctx, c, m.content.Addrs()[0])
			if core.KindOf(err) != core.NotFound {
				n.Errorf("%s asks %s for %s: %v", who.name, m.name, c, err)
			}
			said[i] = fmt.Sprint(err)
		}
		n.same("CAR from "+m.name, payload, said[0], said[1])
	}
	for _, view := range []interface {
		ReadFile(context.Context, cid.Cid, int64, []string) ([]byte, error)
	}{who.content, who.content.As(sealedPut(session)), who.content.As(sealedPut(session + 1))} {
		if _, err := view.ReadFile(n.ctx, payload, 1<<20, allAddrs(n)); core.ReasonOf(err) != core.ReasonContentMissing {
			n.Errorf("%s fetches the payload: %v", who.name, err)
		}
	}
	if has, err := who.content.Has(n.ctx, []cid.Cid{payload}); err != nil || has[0] {
		n.Errorf("%s has the payload, %v", who.name, err)
	}
}

// pretender says that it has every block, so that a replicator asks others to hold it.
type pretender struct{}

func (pretender) Block(context.Context, cid.Cid) ([]byte, error)    { return nil, errors.New("no") }
func (pretender) BlockSize(cid.Cid) (int, bool)                     { return 1056, true }
func (pretender) Private(cid.Cid) bool                              { return false }
func (pretender) Readers(cid.Cid) []string                          { return nil }
func (pretender) Share(context.Context, cid.Cid, ...string) error   { return nil }
func (pretender) Unshare(context.Context, cid.Cid, ...string) error { return nil }

func (n *network) replicaIsAbsent(who *member, payload cid.Cid) {
	n.Helper()
	r, err := replica.New(replica.Config{Network: who.content, Content: pretender{}, Dir: n.TempDir(), Hold: 20 * time.Second})
	if err != nil {
		n.Fatal(err)
	}
	defer r.Close()
	for _, m := range n.members {
		if m == who {
			continue
		}
		var said [2]string
		for i, c := range []cid.Cid{payload, nobodyHas} {
			holders, err := r.Ensure(n.ctx, replica.Request{Root: c, Owner: "session/0"}, 1, m.content.Addrs()[:1])
			if err == nil || len(holders) > 0 {
				n.Errorf("%s holds %s for %s", m.name, c, who.name)
			}
			said[i] = fmt.Sprint(err)
		}
		n.same("a hold by "+m.name, payload, said[0], said[1])
	}
}

func (n *network) gatewayIsAbsent(payload cid.Cid) {
	n.Helper()
	for _, query := range []string{"", "?format=raw", "?format=car"} {
		var said [2]string
		for i, c := range []cid.Cid{payload, nobodyHas} {
			r, err := http.Get(n.Info().Gateway + "/ipfs/" + c.String() + query)
			if err != nil {
				n.Fatal(err)
			}
			body, err := io.ReadAll(r.Body)
			if err := errors.Join(err, r.Body.Close()); err != nil {
				n.Fatal(err)
			}
			if r.StatusCode == http.StatusOK {
				n.Errorf("the gateway gives %s%s", c, query)
			}
			said[i] = fmt.Sprintf("%s %s", r.Status, body)
		}
		n.same("gateway "+query, payload, said[0], said[1])
	}
}

// membersHave wants the nodes of the session to get a payload, in the session's name and in no other.
func (n *network) membersHave(session core.SessionID, payload cid.Cid) {
	n.Helper()
	for _, name := range []string{"router", "validator", "oracle"} {
		m := n.member(name)
		if has, err := m.content.Has(n.ctx, []cid.Cid{payload}); err != nil || !has[0] {
			if _, err := m.content.GetBlock(n.ctx, payload, allAddrs(n)); core.ReasonOf(err) != core.ReasonContentMissing {
				n.Errorf("%s gets a payload as a public block: %v", name, err)
			}
			if _, err := (sealedContent{m.content}).ReadSealed(n.ctx, session+1, payload, 1<<20, allAddrs(n)); core.ReasonOf(err) != core.ReasonContentMissing {
				n.Errorf("%s gets a payload for another session: %v", name, err)
			}
		}
		if _, err := (sealedContent{m.content}).ReadSealed(n.ctx, session, payload, 1<<20, allAddrs(n)); err != nil {
			n.Errorf("%s does not get a payload: %v", name, err)
		}
	}
}

// bitswapIsAbsent asks all nodes at once, as a bitswap client that is none of ours. A public block shows that it reaches them.
func (n *network) bitswapIsAbsent(sealed map[cid.Cid]cid.Cid) {
	n.Helper()
	h, err := libp2p.New(libp2p.ListenAddrStrings("/ip4/127.0.0.1/tcp/0"))
	if err != nil {
		n.Fatal(err)
	}
	defer h.Close()
	for _, text := range allAddrs(n) {
		a, err := multiaddr.NewMultiaddr(text)
		if err != nil {
			n.Fatal(err)
		}
		info, err := libp2ppeer.AddrInfoFromP2pAddr(a)
		if err := errors.Join(err, h.Connect(n.ctx, *info)); err != nil {
			n.Fatal(err)
		}
	}
	b := bitswap.New(n.ctx, bsnet.NewFromIpfsHost(h), nil, bstore.NewBlockstore(dssync.MutexWrap(datastore.NewMapDatastore())))
	defer b.Close()
	var wanted []cid.Cid
	for envelope, payload := range sealed {
		wanted = append(wanted, payload)
		ctx, cancel := context.WithTimeout(n.ctx, 20*time.Second)
		if _, err := b.GetBlock(ctx, envelope); err != nil {
			n.Errorf("bitswap does not give a public envelope: %v", err)
		}
		cancel()
	}
	ctx, cancel := context.WithTimeout(n.ctx, time.Second)
	defer cancel()
	came, err := b.GetBlocks(ctx, wanted)
	if err != nil {
		n.Fatal(err)
	}
	for block := range came {
		n.Errorf("bitswap gives the payload %s", block.Cid())
	}
}

// nobodyAnnounces looks for providers in the DHT, where the public verdict has some.
func (n *network) nobodyAnnounces(sealed map[cid.Cid]cid.Cid, stranger *member) {
	n.Helper()
	for _, m := range n.members {
		roots, err := m.serving.roots(n.ctx)
		if err != nil {
			n.Fatal(err)
		}
		for _, c := range roots {
			for _, payload := range sealed {
				if c.Equals(payload) {
					n.Errorf("%s would announce a payload", m.name)
				}
			}
		}
		for _, payload := range sealed {
			if has, err := m.content.Has(n.ctx, []cid.Cid{payload}); err != nil || has[0] && !m.content.Private(payload) {
				n.Errorf("%s has a payload that is not private (%v)", m.name, err)
			}
		}
	}
	dht, err := discovery.OpenDHT(discovery.DHTOptions{Host: stranger.content.Host(), Dir: stranger.contentDir(), Bootstrap: allAddrs(n)})
	if err != nil {
		n.Fatal(err)
	}
	defer dht.Close()
	if err := dht.Bootstrap(n.ctx); err != nil {
		n.Fatal(err)
	}
	oracle := n.member("oracle")
	public, err := oracle.content.PutBlock(n.ctx, cid.Raw, []byte("found by the DHT"))
	if err := errors.Join(err, oracle.serving.dht.Announce(n.ctx, public)); err != nil {
		n.Fatal(err)
	}
	if found, err := dht.FindProviders(n.ctx, public, 1); err != nil || len(found) == 0 {
		n.Errorf("the DHT does not name who announced: %v, %v", found, err)
	}
	for _, payload := range sealed {
		if err := oracle.serving.dht.Announce(n.ctx, payload); err == nil {
			n.Error("a payload can be announced")
		}
		ctx, cancel := context.WithTimeout(n.ctx, 5*time.Second)
		if found, err := dht.FindProviders(ctx, payload, 1); err == nil && len(found) > 0 {
			n.Errorf("the DHT names %v for a payload", found)
		}
		cancel()
	}
}

// grantedKey makes the key of a node whose address can be named before it is opened, and gives its directory.
func grantedKey(t *testing.T, dir string) (at string, address core.Address) {
	t.Helper()
	at = filepath.Join(dir, "granted")
	if err := os.MkdirAll(at, 0o700); err != nil {
		t.Fatal(err)
	}
	key, err := NewKey(filepath.Join(at, "node.key"))
	if err != nil {
		t.Fatal(err)
	}
	return at, crypto.PubkeyToAddress(key.PublicKey)
}
