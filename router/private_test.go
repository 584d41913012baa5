package router_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
	"github.com/cortensor-open/cortensor/router/routertest"
	"github.com/cortensor-open/cortensor/seal"
)

func keys(t *testing.T) *seal.Keys {
	t.Helper()
	k, err := seal.NewKeys()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// bench is a fixed list of judges.
type bench struct {
	list []router.Judge
	err  error
}

func (b bench) Judges(context.Context) ([]router.Judge, error) { return b.list, b.err }

// sealing gives a router keys; judge is the one validator.
func sealing(n *routertest.Network, own, judge *seal.Keys) func(*router.Config, *router.Deps) {
	return func(_ *router.Config, d *router.Deps) {
		v := seal.NewVault(own, n.Content, seal.Options{})
		d.Sealer, d.Keyring = v, v
		d.Judges = bench{list: []router.Judge{{Address: core.Address{9}, Recipient: judge.Recipients()[0]}}}
	}
}

func private(s *router.Service, text string) router.Request {
	r := question(s, text)
	r.Private = true
	return r
}

// What a private request leaves in the store and the record: an envelope that router and client open, files that open with
// the key inside, and nothing that tells the prompt's length.
func TestPrivateRecord(t *testing.T) {
	n := routertest.New(t, 1)
	own, judge, client := keys(t), keys(t), keys(t)
	s := n.Router(sealing(n, own, judge))
	r := private(s, "zebra see ipfs://bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy")
	r.Files, r.Recipient, r.Params.Stop = []router.Attachment{{Name: "a.md", Data: []byte("alpha heron")}}, client.Recipients()[0], []string{"halt"}
	r.Params.MaxTokens = routertest.Context
	a := ask(t, s, r)
	defer a.Close()
	if !a.Task.Private() || len(a.Task.Messages)+len(a.Task.Files)+len(a.Task.Params.Stop) > 0 || a.Task.Params.MaxTokens != routertest.Context {
		t.Errorf("record %+v", a.Task)
	}
	record, _, err := core.Encode(a.Task)
	if err != nil || bytes.Contains(record, []byte("zebra")) || !bytes.Equal(a.Task.Sealed.Judges[0], core.Address{9}.Bytes()) {
		t.Errorf("record %q, %v", record, err)
	}
	for _, text := range []string{"zebra", "alpha heron"} {
		if _, err := n.Content.GetBlock(t.Context(), core.CIDOf(cid.Raw, []byte(text)), nil); err == nil {
			t.Errorf("%q lies in the store", text)
		}
	}
	for _, k := range []*seal.Keys{own, client} {
		vault := seal.NewVault(k, n.Content, seal.Options{})
		q := new(core.Question)
		readSealed(t, vault, a.Task.Sealed.Envelope, "", func(plain []byte) error { return core.Decode(plain, q) })
		if !strings.HasPrefix(q.Messages[0].Content, "zebra see ipfs://") || q.Params.Stop[0] != "halt" || q.Params.MaxTokens >= routertest.Context || len(q.Reply) != 3 {
			t.Errorf("question %+v", q)
		}
		readSealed(t, vault, q.Files[0].Envelope, q.Key, func(plain []byte) error {
			if string(plain) != "alpha heron" {
				return errors.New(string(plain))
			}
			return nil
		})
	}
	e, err := seal.NewVault(judge, n.Content, seal.Options{}).Envelope(t.Context(), a.Task.Sealed.Envelope, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seal.NewVault(judge, n.Content, seal.Options{}).Read(t.Context(), 0, e, "", core.MaxRecord, nil); core.ReasonOf(err) != core.ReasonNoKey {
		t.Errorf("the validator opens the question: %v", err)
	}
}

func readSealed(t *testing.T, v *seal.Vault, c cid.Cid, key string, take func([]byte) error) {
	t.Helper()
	e, err := v.Envelope(t.Context(), c, nil)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := v.Read(t.Context(), 0, e, key, 1<<20, nil)
	if err == nil {
		err = take(plain)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A request that cannot be kept private is refused before anything is stored.
func TestPrivateRequestsThatAreRefused(t *testing.T) {
	n := routertest.New(t, 1)
	own, judge := keys(t), keys(t)
	good := sealing(n, own, judge)
	for name, c := range map[string]struct {
		set    func(*router.Config, *router.Deps)
		change func(*router.Request)
		kind   core.Kind
	}{
		"no key":               {func(*router.Config, *router.Deps) {}, nil, core.Invalid},
		"no validator":         {func(c *router.Config, d *router.Deps) { good(c, d); d.Judges = bench{} }, nil, core.Unavailable},
		"validators are away":  {func(c *router.Config, d *router.Deps) { good(c, d); d.Judges = bench{err: errors.New("gone")} }, nil, core.Unavailable},
		"a file in the clear":  {good, func(r *router.Request) { r.Files = []router.Attachment{{Cid: core.CIDOf(cid.Raw, []byte("x"))}} }, core.Invalid},
		"a file that is noise": {good, func(r *router.Request) { r.Files = []router.Attachment{{Data: []byte{0xff, 0}}} }, core.Invalid},
		"recipient is a word":  {good, func(r *router.Request) { r.Recipient = "me" }, core.Invalid},
		"recipient is classic": {good, func(r *router.Request) {
			r.Recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"
		}, core.Invalid},
		"a long prompt":   {good, func(r *router.Request) { r.Messages[0].Content = strings.Repeat("zebra", core.MaxRecord/4) }, core.TooLarge},
		"recipient alone": {good, func(r *router.Request) { r.Private, r.Recipient = false, own.Recipients()[0] }, core.Invalid},
		"a judge that does not go with the rest": {func(c *router.Config, d *router.Deps) {
			good(c, d)
			d.Judges = bench{list: []router.Judge{{Recipient: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"}}}
		}, nil, core.Unavailable},
	} {
		s := n.Router(c.set)
		if _, err := s.DefaultSession(t.Context()); err != nil {
			t.Fatal(err)
		}
		before := n.Content.Len()
		r := private(s, "zebra")
		if c.change != nil {
			c.change(&r)
		}
		a, err := s.Ask(t.Context(), r)
		if err == nil {
			a.Close()
		}
		if core.KindOf(err) != c.kind || n.Content.Len() != before {
			t.Errorf("%s: %v, %d blocks stored", name, err, n.Content.Len()-before)
		}
	}
}

// A session or a router that is private makes every request so.
func TestPrivateSessionsAndRouters(t *testing.T) {
	n := routertest.New(t, 1)
	own, judge := keys(t), keys(t)
	s := n.Router(sealing(n, own, judge))
	metadata, err := core.MarkPrivate(`{"team":"red"}`)
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.CreateSession(t.Context(), core.SessionParams{Name: "p", Metadata: metadata, MinNodes: 1, MaxNodes: 1, Redundant: 1, Validators: 1})
	if err != nil {
		t.Fatal(err)
	}
	r := question(s, "zebra")
	r.Session = &id
	a := ask(t, s, r)
	defer a.Close()
	all := n.Router(sealing(n, own, judge), func(c *router.Config, _ *router.Deps) { c.Private = true })
	b := ask(t, all, question(all, "zebra"))
	defer b.Close()
	if !a.Task.Private() || !b.Task.Private() {
		t.Errorf("session: %t, router: %t", a.Task.Private(), b.Task.Private())
	}
	for text, want := range map[string]bool{"": false, "x": false, "{}": false, `{"private":false}`: false, `{"private":true}`: true, `{"a":1,"private":true}`: true, "[true]": false} {
		if core.PrivateSession(text) != want {
			t.Errorf("%q", text)
		}
	}
	if _, err := core.MarkPrivate("a note"); core.KindOf(err) != core.Invalid {
		t.Errorf("metadata that is no object: %v", err)
	}
}

// Only a miner that the chain has given the task gets a grant, also from a router that was started again.
func TestGrant(t *testing.T) {
	n := routertest.New(t, 1)
	own, judge, miner := keys(t), keys(t), keys(t)
	gate := make(chan struct{})
	n.Miners[0].Set(routertest.Behaviour{Gate: gate})
	defer close(gate)
	s := n.Router(sealing(n, own, judge))
	a := ask(t, s, private(s, "zebra"))
	defer a.Close()
	cfg, deps := n.Config(), n.Deps()
	sealing(n, own, judge)(&cfg, &deps)
	again, err := router.New(cfg, deps) // after a restart it knows nothing but its key and its store
	if err != nil {
		t.Fatal(err)
	}
	assigned := n.Miners[0].Address
	var granted *core.Envelope
	for deadline := time.Now().Add(10 * time.Second); granted == nil; time.Sleep(5 * time.Millisecond) {
		var err error
		if granted, err = again.Grant(t.Context(), assigned, a.Ref, a.Record, miner.Recipients()); err != nil && time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	plain, err := seal.NewVault(miner, n.Content, seal.Options{}).Read(t.Context(), 0, granted, "", core.MaxRecord, nil)
	if err != nil || !bytes.Contains(plain, []byte("zebra")) {
		t.Errorf("%q, %v", plain, err)
	}
	if _, err := seal.NewVault(own, n.Content, seal.Options{}).Read(t.Context(), 0, granted, "", core.MaxRecord, nil); core.ReasonOf(err) != core.ReasonNoKey {
		t.Errorf("the grant is for the miner alone: %v", err)
	}
	public := ask(t, s, question(s, "otter"))
	defer public.Close()
	stranger := crypto.PubkeyToAddress(n.Key.PublicKey)
	for name, c := range map[string]struct {
		from   core.Address
		ref    core.TaskRef
		record cid.Cid
		kind   core.Kind
	}{
		"a stranger":     {stranger, a.Ref, a.Record, core.Unavailable},
		"another record": {assigned, a.Ref, public.Record, core.Corrupt},
		"no such task":   {assigned, core.TaskRef{Session: 99}, a.Record, core.Unavailable},
	} {
		if _, err := again.Grant(t.Context(), c.from, c.ref, c.record, miner.Recipients()); core.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
	}
}
