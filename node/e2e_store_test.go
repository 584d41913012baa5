package node

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/replica"
	"github.com/cortensor-open/cortensor/sdk"
)

// clock runs ahead of the real one by what advance was given.
type clock struct{ ahead atomic.Int64 }

func (c *clock) now() time.Time          { return time.Now().Add(time.Duration(c.ahead.Load())) }
func (c *clock) advance(d time.Duration) { c.ahead.Add(int64(d)) }

// collectAll collects every member's store to the last dead block.
func (n *network) collectAll() (freed int) {
	n.Helper()
	for _, m := range n.members {
		done, err := m.content.Collect(n.ctx, ipfs.CollectOptions{Threshold: -1})
		if err != nil {
			n.Fatalf("collect at %s: %v", m.name, err)
		}
		freed += done.Blocks
	}
	return freed
}

// leased says whether a member's store keeps a root for a session.
func (n *network) leased(name string, root cid.Cid, session uint64) (bool, error) {
	holds, err := n.member(name).content.Holds(n.ctx)
	return slices.ContainsFunc(holds, func(h ipfs.Hold) bool {
		return h.Root.Equals(root) && h.Owner == sessionOwner(core.SessionID(session)) && !h.Expires.IsZero()
	}), err
}

// What an audit needs is there for as long as the session's content is kept, whatever is collected; afterwards the inputs and
// answers are gone, the audit says so with a coded reason, and the proofs are there still.
func TestLeasesKeepWhatAnAuditNeeds(t *testing.T) {
	c := &clock{}
	n := startAt(t, t.TempDir(), settings{"ipfs.keep": "720h"}, nil, c.now)
	got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: "What does the file say?", MaxTokens: 8, Verified: true,
		Attached: []sdk.Attachment{{Name: "note.md", Data: []byte("The harbour is closed on Mondays.\n")}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ref := got.Place.Ref()
	n.awaitEnd(ref)
	n.audits(ref)
	record, err := core.ParseLink(n.state(ref).Data)
	if err != nil {
		t.Fatal(err)
	}
	n.await("the router leases the record", func() (bool, error) { return n.leased("router", record, uint64(ref.Session)) })
	file := taskRecord(n, record).Files[0].Cid
	n.await("the router leases the input", func() (bool, error) { return n.leased("router", file, uint64(ref.Session)) })

	c.advance(72 * time.Hour) // the grace of 24 hours is over
	n.collectAll()
	n.audits(ref)

	c.advance(31 * 24 * time.Hour)
	if n.collectAll() == 0 {
		t.Error("nothing was freed when the leases had ended")
	}
	for _, m := range n.members {
		if has, err := m.content.Has(n.ctx, []cid.Cid{record, file}); err != nil || has[0] || has[1] {
			t.Errorf("%s still has the record or the input: %v, %v", m.name, has, err)
		}
	}
	auditor, _ := n.auditor()
	report, err := auditor.Task(n.ctx, ref)
	if err != nil {
		t.Fatal(err)
	}
	if core.ReasonOf(report.Err()) != core.ReasonContentMissing {
		t.Errorf("the audit says %v\n%s", report.Err(), report)
	}
	for _, l := range report.Links {
		if proof := strings.HasPrefix(l.Name, "log.") || l.Name == "verdict.content"; proof && !l.OK {
			t.Errorf("the proofs are gone too: %s", report)
		}
	}
}

// outputOf gives a miner's output of a task.
func (n *network) outputOf(ref core.TaskRef, miner core.Address) cid.Cid {
	n.Helper()
	for _, m := range n.state(ref).Current() {
		if m.Miner != miner {
			continue
		}
		link, err := core.ParseLink(m.Data)
		if err != nil {
			n.Fatal(err)
		}
		data, err := n.member("oracle").content.GetBlock(n.ctx, link, allAddrs(n))
		result := new(core.Result)
		if err := errors.Join(err, core.DecodeChecked(link, data, result)); err != nil {
			n.Fatal(err)
		}
		return result.Output
	}
	n.Fatalf("%s has no result of task %s", miner, ref)
	return cid.Undef
}

// memberOf finds a member by its peer id.
func (n *network) memberOf(peer string) *member {
	n.Helper()
	for _, m := range n.members {
		if m.content.Host().ID().String() == peer {
			return m
		}
	}
	n.Fatalf("nobody is %s", peer)
	return nil
}

// A committed answer lies on another node too: when its miner goes away it is read from there, and when that one goes away as
// well the archive brings it to the next.
func TestAnswerOutlivesItsMiner(t *testing.T) {
	n := start(t, t.TempDir(), settings{"ipfs.probe_every": "1s", "ipfs.replicas": "1"}, nil)
	got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: "What is the capital of France?", MaxTokens: 12, Verified: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ref := got.Place.Ref()
	n.awaitEnd(ref)
	maker := n.member(n.nameOf(n.state(ref).Current()[0].Miner))
	_, reader := n.auditor()
	n.outlives(ref, maker, n.outputOf(ref, maker.chain.Address()), func(ctx context.Context, c cid.Cid, from replica.Replica) error {
		data, err := reader.content.AskBlock(ctx, c, from.Addr)
		if err == nil && !strings.Contains(string(data), "Paris") {
			err = errors.New("another answer")
		}
		return err
	})
}

// So it is with a sealed answer: its holders keep it private, and give it to the session's nodes.
func TestPrivateAnswerOutlivesItsMiner(t *testing.T) {
	granted, address := grantedKey(t, t.TempDir())
	n := start(t, t.TempDir(), settings{"ipfs.probe_every": "1s", "ipfs.replicas": "1", "ipfs.readers": address.Hex()}, nil)
	got, err := n.client.Ask(n.ctx, sdk.Request{Prompt: secretPrompt, MaxTokens: 12, Verified: true, Private: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	ref := got.Place.Ref()
	n.awaitEnd(ref)
	maker := n.member(n.nameOf(n.state(ref).Current()[0].Miner))
	payload := n.sealedOf(ref)[n.outputOf(ref, maker.chain.Address())]
	_, reader := n.auditorIn(granted)
	_, stranger := n.auditor()
	n.outlives(ref, maker, payload, func(ctx context.Context, c cid.Cid, from replica.Replica) error {
		if !n.memberOf(from.Peer).content.Private(c) {
			return errors.New("its holder does not keep it private")
		}
		if _, err := stranger.content.AskBlock(ctx, c, from.Addr); core.KindOf(err) != core.NotFound {
			return fmt.Errorf("a stranger's question: %v", err)
		}
		_, err := sealedContent{reader.content}.ReadSealed(ctx, ref.Session, c, 1<<20, []string{from.Addr})
		return err
	})
}

// outlives ends the maker of a root of a task, and then the node that holds it for the archive. read is tried at each holder.
func (n *network) outlives(ref core.TaskRef, maker *member, root cid.Cid, read func(context.Context, cid.Cid, replica.Replica) error) {
	n.Helper()
	owner := sessionOwner(ref.Session)
	placed, ok := maker.replicas.State(root, owner)
	if !ok || placed.Placed() != 1 || placed.Expires.IsZero() {
		n.Fatalf("at commit the answer was on %d other nodes: %+v", placed.Placed(), placed)
	}
	oracle := n.member("oracle")
	var archived replica.State
	n.await("the archive replicates the answer", func() (bool, error) {
		archived, ok = oracle.replicas.State(root, owner)
		return ok && archived.Placed() == 1 && !archived.LastProbe().IsZero(), nil
	})
	gone := map[string]bool{}
	stop := func(m *member) {
		if !gone[m.name] {
			gone[m.name] = true
			if err := n.Stop(m.name); err != nil {
				n.Fatal(err)
			}
		}
	}
	stop(maker)
	ctx, cancel := context.WithTimeout(n.ctx, patience)
	defer cancel()
	if err := read(ctx, root, placed.Holders[0]); err != nil {
		n.Fatalf("from %s: %v", n.memberOf(placed.Holders[0].Peer).name, err)
	}
	stop(n.memberOf(archived.Holders[0].Peer))
	var mended replica.State
	n.await("the archive mends the replica", func() (bool, error) {
		mended, ok = oracle.replicas.State(root, owner)
		return ok && mended.Placed() == 1 && !gone[n.memberOf(mended.Holders[0].Peer).name], nil
	})
	if err := read(ctx, root, mended.Holders[0]); err != nil {
		n.Errorf("from the new holder: %v", err)
	}
}

// Only nodes of the network place replicas, and nobody beyond what a node holds for others.
func TestStrangersPlaceNothing(t *testing.T) {
	n := start(t, t.TempDir(), settings{"ipfs.replicas": "0"}, nil)
	_, stranger := n.auditor()
	c, _, err := stranger.content.PutFile(n.ctx, strings.NewReader("keep this for me"))
	if err != nil {
		t.Fatal(err)
	}
	r, err := replica.New(replica.Config{Network: stranger.content, Content: stranger.content, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	_, err = r.Ensure(n.ctx, replica.Request{Root: c, Owner: "me", Entity: true}, 1, n.member("oracle").content.Addrs())
	if core.ReasonOf(err) != core.ReasonNotReplicated || !strings.Contains(err.Error(), "is no node of this network") {
		t.Errorf("a stranger's request: %v", err)
	}
}

// The devnet's router serves its public content over HTTP to everybody, its private content to nobody, and takes new content
// from who has the key.
func TestHTTPOfANode(t *testing.T) {
	n := start(t, t.TempDir(), nil, nil)
	info := n.Info()
	key, err := LoadToken(info.StoreKeyFile)
	if err != nil {
		t.Fatal(err)
	}
	send := func(method, target, auth, body string) (int, string) {
		req, err := http.NewRequestWithContext(n.ctx, method, target, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if auth != "" {
			req.Header.Set("Authorization", "Bearer "+auth)
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		text, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(text)
	}
	for query, want := range map[string]int{"pin=public": 200, "pin=hidden&private=true": 404} {
		status, text := send("POST", info.Store+"/store/v1/files?"+query, key, "content of "+query)
		var added struct{ CID string }
		if err := json.Unmarshal([]byte(text), &added); status != 201 || err != nil {
			t.Fatalf("add: %d %s", status, text)
		}
		for _, form := range []string{"", "?format=raw", "?format=car"} {
			if status, text := send("GET", info.Gateway+"/ipfs/"+added.CID+form, "", ""); status != want {
				t.Errorf("%s%s: status %d, want %d: %.100s", query, form, status, want, text)
			}
		}
	}
	if status, _ := send("GET", info.Store+"/store/v1/pins", "", ""); status != 401 {
		t.Errorf("the API without a key: status %d", status)
	}
	at, err := FindStoreAPI(n.member("router").contentDir())
	if err != nil || !strings.HasPrefix(at.URL, info.Store) {
		t.Errorf("the store's directory names %+v, %v", at, err)
	}
}
