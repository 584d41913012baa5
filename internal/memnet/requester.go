package memnet

import (
	"context"
	"crypto/ecdsa"
	"encoding/binary"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
)

// Key gives a fixed key for a name, so that a failing test fails alike again.
func Key(name string) *ecdsa.PrivateKey {
	key, err := crypto.ToECDSA(crypto.Keccak256([]byte(name)))
	if err != nil {
		panic(fmt.Sprintf("memnet: key of %s: %v", name, err)) // one hash in 2^128
	}
	return key
}

// AddressOf is the address of Key(name).
func AddressOf(name string) core.Address { return crypto.PubkeyToAddress(Key(name).PublicKey) }

// Requester stands for a router: it writes signed Task records into its store and submits them.
type Requester struct {
	Account *Account
	Store   *Store
	Session core.SessionID
	key     *ecdsa.PrivateKey
	network core.Network
	count   uint64
}

// NewRequester makes a router with a session.
func NewRequester(l *Ledger, n *Content, redundant, validators uint64) *Requester {
	r := &Requester{Account: l.Account(AddressOf("router")), Store: n.Store("router"), key: Key("router"), network: l.Network()}
	r.Account.Register(r.Store.Addrs(), 0)
	r.Session = l.CreateSession(r.Account.Address(), redundant, 1, validators)
	return r
}

// Task gives a task for a prompt, not signed yet.
func (r *Requester) Task(prompt string) *core.Task {
	r.count++
	salt := binary.BigEndian.AppendUint64(make([]byte, 8), r.count)
	return &core.Task{Type: core.TypeTask, Network: r.network, Session: int64(r.Session), Router: r.Account.Address().Bytes(),
		Messages: []core.Message{{Role: "user", Content: prompt}}, Params: core.Params{MaxTokens: 64, TopP: 1, RepeatPenalty: 1},
		Overflow: core.OverflowError, Providers: r.Store.Addrs(), Created: time.Now().UnixMilli(), Salt: salt}
}

// Write signs and stores a task's record.
func (r *Requester) Write(ctx context.Context, t *core.Task) (cid.Cid, error) {
	if err := core.Sign(r.network, t, r.key); err != nil {
		return cid.Undef, err
	}
	data, _, err := core.Encode(t)
	if err != nil {
		return cid.Undef, err
	}
	return r.Store.PutBlock(ctx, cid.DagCBOR, data)
}

// Ask writes and submits a task.
func (r *Requester) Ask(ctx context.Context, t *core.Task) (core.TaskRef, error) {
	c, err := r.Write(ctx, t)
	if err != nil {
		return core.TaskRef{}, err
	}
	return r.Submit(ctx, core.Link(c))
}

// Submit submits taskData as it is.
func (r *Requester) Submit(ctx context.Context, data string) (core.TaskRef, error) {
	return r.Account.Submit(ctx, core.Submission{Session: r.Session, Data: data})
}

// File stores a file and gives it for a task.
func (r *Requester) File(ctx context.Context, name, text string) (core.File, error) {
	c, size, err := r.Store.PutFile(ctx, strings.NewReader(text))
	return core.File{Name: name, Cid: c, Size: size}, err
}

// Stream is a token stream that keeps what it gets.
type Stream struct {
	mu     sync.Mutex
	text   strings.Builder
	result *core.Result
	reason core.Reason
	closed bool
	after  int   // tokens taken before it breaks; 0 never
	broken error // what it breaks with
}

// BreakAfter makes the stream fail with err after some tokens.
func (s *Stream) BreakAfter(tokens int, err error) { s.after, s.broken = tokens, err }

// Token takes a piece of text.
func (s *Stream) Token(text string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.broken != nil {
		if s.after--; s.after < 0 {
			return s.broken
		}
	}
	s.text.WriteString(text)
	return nil
}

// Done takes the result.
func (s *Stream) Done(result *core.Result) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.result = result
	return nil
}

// Fail takes the reason of a failure.
func (s *Stream) Fail(reason core.Reason, _ string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.reason = reason
	return nil
}

// Close ends it.
func (s *Stream) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return nil
}

// Got tells what came.
func (s *Stream) Got() (text string, result *core.Result, reason core.Reason, closed bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String(), s.result, s.reason, s.closed
}
