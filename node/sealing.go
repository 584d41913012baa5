package node

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/chain"
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/miner"
	"github.com/cortensor-open/cortensor/peer"
	"github.com/cortensor-open/cortensor/router"
)

// sealedPut is how a node stores sealed payloads of a session, its own and fetched ones.
func sealedPut(id core.SessionID) ipfs.PutOptions {
	return ipfs.PutOptions{Private: true, Reader: ipfs.GroupPrefix + sessionOwner(id)}
}

// sealedContent is a content node that keeps sealed payloads apart: they are served to their session's own nodes alone, see
// readers. All else, envelopes too, is for everybody.
type sealedContent struct{ *ipfs.Node }

// PutSealed stores a payload, durably.
func (s sealedContent) PutSealed(ctx context.Context, id core.SessionID, r io.Reader) (cid.Cid, int64, error) {
	return s.As(sealedPut(id)).PutFile(ctx, r)
}

// OpenSealed opens a payload and fetches what is missing of it as it is read.
func (s sealedContent) OpenSealed(ctx context.Context, id core.SessionID, c cid.Cid, providers []string) (io.ReadSeekCloser, int64, error) {
	return s.As(sealedPut(id)).OpenFile(ctx, c, providers)
}

// ReadSealed gives a whole payload of at most limit bytes.
func (s sealedContent) ReadSealed(ctx context.Context, id core.SessionID, c cid.Cid, limit int64, providers []string) ([]byte, error) {
	return s.As(sealedPut(id)).ReadFile(ctx, c, limit, providers)
}

// newCard signs where others can seal to this node.
func newCard(m *member) (*core.KeyCard, error) {
	card := &core.KeyCard{Type: core.TypeKeyCard, Network: m.chain.Network(), Node: m.chain.Address().Bytes(), Recipients: m.keys.Recipients()[:1],
		Created: time.Now().UnixMilli()}
	return card, core.Sign(m.chain.Network(), card, m.key)
}

// serveCard hands the node's key card to whoever asks; call the result to stop.
func serveCard(m *member) (stop func()) {
	return peer.ServeKeys(m.content.Host(), m.log, m.chain.Network(), m.card, nil)
}

// serveGrants does that for a router, which also decides about access to its private tasks.
func serveGrants(m *member, service *router.Service) (stop func()) {
	return peer.ServeKeys(m.content.Host(), m.log, m.chain.Network(), m.card,
		func(ctx context.Context, from core.Address, head peer.Header, to []string) (*core.Envelope, error) {
			e, err := service.Grant(ctx, from, head.Ref, head.Task, to)
			if err == nil { // whose key it is may have what it opens
				m.readers.grant(head.Ref.Session, from)
			}
			return e, err
		})
}

// askGrants gives a miner its way to routers' grants.
func askGrants(m *member) miner.Granter {
	return miner.GranterFunc(func(ctx context.Context, providers []string, router core.Address, ref core.TaskRef, round uint64, record cid.Cid) (*core.Envelope, error) {
		return peer.AskGrant(ctx, m.content.Host(), providers, router, peer.Header{Ref: ref, Round: round, Task: record}, m.card)
	})
}

const (
	cardAge     = 5 * time.Minute // how long a validator's card is used without asking again
	cardTimeout = 5 * time.Second // for asking one validator
)

// judges finds the validators' recipients: the roster on chain, then each node's own signed card.
type judges struct {
	m *member

	mu    sync.Mutex
	known map[core.Address]knownCard
}

type knownCard struct {
	recipient string
	at        time.Time
}

func newJudges(m *member) *judges { return &judges{m: m, known: map[core.Address]knownCard{}} }

// Judges lists the validators that could be reached now or lately.
func (j *judges) Judges(ctx context.Context) ([]router.Judge, error) {
	members, err := j.m.chain.Members(ctx, chain.RoleValidator)
	if err != nil {
		return nil, fmt.Errorf("list validators: %w", err)
	}
	if len(members) > 2*core.MaxJudges {
		members = members[:2*core.MaxJudges]
	}
	found, errs := make([]router.Judge, len(members)), make([]error, len(members))
	var all sync.WaitGroup
	for i, address := range members {
		all.Go(func() { found[i], errs[i] = j.one(ctx, address) })
	}
	all.Wait()
	var out []router.Judge
	for i := range members {
		if errs[i] == nil {
			out = append(out, found[i])
		}
	}
	return out, errors.Join(errs...)
}

func (j *judges) one(ctx context.Context, address core.Address) (router.Judge, error) {
	j.mu.Lock()
	known, ok := j.known[address]
	j.mu.Unlock()
	if ok && time.Since(known.at) < cardAge {
		return router.Judge{Address: address, Recipient: known.recipient}, nil
	}
	ctx, cancel := context.WithTimeout(ctx, cardTimeout)
	defer cancel()
	addrs, err := j.m.chain.Endpoint(ctx, address)
	if err != nil {
		return router.Judge{}, fmt.Errorf("endpoint of validator %s: %w", address, err)
	}
	card, err := peer.FetchCard(ctx, j.m.content.Host(), addrs, j.m.chain.Network(), address)
	if err != nil {
		return router.Judge{}, err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.known[address] = knownCard{card.Recipients[0], time.Now()}
	return router.Judge{Address: address, Recipient: card.Recipients[0]}, nil
}
