package peer

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ecdsa"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/libp2p/go-libp2p/core/host"

	"github.com/cortensor-open/cortensor/core"
)

var sealNet = core.Network{Chain: 1337, Runtime: bytes.Repeat([]byte{7}, 20)}

// holder is a node with a key card.
type holder struct {
	host host.Host
	key  *ecdsa.PrivateKey
	me   core.Address
	card *core.KeyCard
}

func newHolder(t *testing.T, recipient string) *holder {
	t.Helper()
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	me := crypto.PubkeyToAddress(key.PublicKey)
	card := &core.KeyCard{Type: core.TypeKeyCard, Network: sealNet, Node: me.Bytes(), Recipients: []string{recipient}, Created: 1}
	if err := core.Sign(sealNet, card, key); err != nil {
		t.Fatal(err)
	}
	return &holder{hostOf(t, key), key, me, card}
}

func (n *holder) serve(t *testing.T, grant Grant) {
	t.Helper()
	t.Cleanup(ServeKeys(n.host, slog.New(slog.DiscardHandler), sealNet, n.card, grant))
}

func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func TestKeyCards(t *testing.T) {
	asker, node, liar := newHolder(t, "age1asker"), newHolder(t, "age1node"), newHolder(t, "age1liar")
	node.serve(t, nil)
	card, err := FetchCard(soon(t), asker.host, addrs(node.host), sealNet, node.me)
	if err != nil || card.Recipients[0] != "age1node" {
		t.Fatalf("%+v, %v", card, err)
	}
	if _, err := FetchCard(soon(t), asker.host, addrs(liar.host), sealNet, node.me); core.ReasonOf(err) != core.ReasonUnreachable {
		t.Errorf("addresses of another node: %v", err)
	}
	liar.card = node.card // another's card, signed by that one
	liar.serve(t, nil)
	if _, err := FetchCard(soon(t), asker.host, addrs(liar.host), sealNet, liar.me); core.ReasonOf(err) != core.ReasonWrongParent {
		t.Errorf("another's card: %v", err)
	}
	forged := *node.card
	forged.Recipients = []string{"age1mallory"}
	bent := newHolder(t, "age1x")
	forged.Node = bent.me.Bytes()
	bent.card = &forged
	bent.serve(t, nil)
	if _, err := FetchCard(soon(t), asker.host, addrs(bent.host), sealNet, bent.me); core.ReasonOf(err) != core.ReasonBadSignature {
		t.Errorf("a card with an old signature: %v", err)
	}
	other := core.Network{Chain: 1, Runtime: sealNet.Runtime}
	if _, err := FetchCard(soon(t), asker.host, addrs(node.host), other, node.me); core.ReasonOf(err) != core.ReasonBadSignature {
		t.Errorf("a card of another network: %v", err)
	}
}

func TestGrants(t *testing.T) {
	miner, router, thief := newHolder(t, "age1miner"), newHolder(t, "age1router"), newHolder(t, "age1thief")
	envelope := &core.Envelope{Type: core.TypeEnvelope, Payload: core.CIDOf(0x55, []byte("p")), Size: 1024, Padding: "padme/1",
		Commitment: make([]byte, 32), Header: []byte("h")}
	router.serve(t, func(_ context.Context, from core.Address, h Header, to []string) (*core.Envelope, error) {
		switch {
		case from != miner.me:
			return nil, core.Fail(core.ReasonNotAuthorised, "not assigned")
		case h.Round == 7:
			return nil, core.Errorf(core.Unavailable, "not assigned yet")
		case h != head || !slices.Equal(to, miner.card.Recipients):
			t.Errorf("header %+v, recipients %v", h, to)
		}
		return envelope, nil
	})
	got, err := AskGrant(soon(t), miner.host, addrs(router.host), router.me, head, miner.card)
	if err != nil || !got.SameContent(envelope) {
		t.Fatalf("%+v, %v", got, err)
	}
	later := head
	later.Round = 7
	for name, c := range map[string]struct {
		err    error
		kind   core.Kind
		reason core.Reason
	}{
		"a stranger":          {second(AskGrant(soon(t), thief.host, addrs(router.host), router.me, head, thief.card)), core.Denied, core.ReasonNotAuthorised},
		"with a stolen card":  {second(AskGrant(soon(t), thief.host, addrs(router.host), router.me, head, miner.card)), core.Corrupt, core.ReasonWrongParent},
		"from another router": {second(AskGrant(soon(t), miner.host, addrs(thief.host), router.me, head, miner.card)), core.Unavailable, core.ReasonUnreachable},
		"too early":           {second(AskGrant(soon(t), miner.host, addrs(router.host), router.me, later, miner.card)), core.Unavailable, ""},
	} {
		if core.KindOf(c.err) != c.kind || core.ReasonOf(c.err) != c.reason {
			t.Errorf("%s: %v", name, c.err)
		}
	}
	thief.serve(t, nil)
	if _, err := AskGrant(soon(t), miner.host, addrs(thief.host), thief.me, head, miner.card); core.ReasonOf(err) != core.ReasonNotAuthorised {
		t.Errorf("a node that grants nothing: %v", err)
	}
}

func second(_ *core.Envelope, err error) error { return err }

func FuzzKeysMessage(f *testing.F) {
	card := &core.KeyCard{Type: core.TypeKeyCard, Network: sealNet, Node: make([]byte, 20), Recipients: []string{"age1x"}, Created: 1}
	payload, err := encodeGrant(head, card)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(appendMessage(nil, askGrant, payload))
	f.Add(appendMessage(nil, askCard, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		kind, payload, err := readMessage(bufio.NewReader(bytes.NewReader(data)))
		if err != nil || kind != askGrant {
			return
		}
		h, card, err := decodeGrant(payload)
		if err != nil {
			return
		}
		if again, err := encodeGrant(h, card); err != nil || len(again) > len(payload) {
			t.Errorf("%x written again: %x, %v", payload, again, err)
		}
	})
}
