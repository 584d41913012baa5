package ipfsbench

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/files"
	"github.com/ipfs/go-cid"
	libp2pcrypto "github.com/libp2p/go-libp2p/core/crypto"
)

// An agent is a process that the bench runs beside itself: it has a store or a node and does what it is told, one JSON
// line a request on its standard input, one JSON line a reply on its standard output. It ends when its input ends.

// maxLine is the longest request or reply in bytes.
const maxLine = 1 << 20

// order is one request to an agent.
type order struct {
	Do       string   `json:"do"`
	Peer     string   `json:"peer,omitempty"`  // multiaddr
	Path     string   `json:"path,omitempty"`  // of a file to add
	Roots    []string `json:"roots,omitempty"` // CIDs
	Count    int      `json:"count,omitempty"`
	Size     int64    `json:"size,omitempty"`
	Seed     uint64   `json:"seed,omitempty"`
	Announce []string `json:"announce,omitempty"`
}

// reply is an agent's answer.
type reply struct {
	Error string          `json:"error,omitempty"`
	Peer  string          `json:"peer,omitempty"` // peer id
	Roots []string        `json:"roots,omitempty"`
	Took  time.Duration   `json:"took_ns"`
	Each  []time.Duration `json:"each_ns,omitempty"`
	Heap  uint64          `json:"heap,omitempty"` // bytes of live heap
	Count int             `json:"count,omitempty"`
}

// agent is the state of the child.
type agent struct {
	dir   string
	store *ipfs.Local // set by open; nil while node is set
	node  *ipfs.Node
}

// RunAgent serves orders on a store directory until the input ends. The hidden command of the program calls it.
func RunAgent(ctx context.Context, dir string, in io.Reader, out io.Writer) (err error) {
	a := &agent{dir: dir}
	defer func() { err = errors.Join(err, a.close()) }()
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		var o order
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			return core.Errorf(core.Invalid, "order: %w", err)
		}
		start := time.Now()
		r, err := a.do(ctx, o)
		if r.Took == 0 {
			r.Took = time.Since(start)
		}
		if err != nil {
			r.Error = err.Error()
		}
		text, err := json.Marshal(r)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(text, '\n')); err != nil {
			return fmt.Errorf("reply: %w", err)
		}
	}
	return lines.Err()
}

func (a *agent) do(ctx context.Context, o order) (reply, error) {
	switch o.Do {
	case "open":
		return a.open()
	case "listen":
		return a.listen(ctx, o)
	case "put":
		return a.put(ctx, o)
	case "add":
		return a.add(ctx, o)
	case "putrecords":
		return a.putRecords(ctx, o)
	case "fill":
		return a.fill(ctx, o)
	case "pour":
		return a.pour(ctx, o)
	case "random":
		return a.random(ctx, o)
	case "connect":
		return reply{}, a.node.Connect(ctx, []string{o.Peer})
	case "fetch":
		return a.fetch(ctx, o)
	case "records":
		return a.records(ctx, o)
	case "readers":
		return a.readers(ctx, o)
	}
	return reply{}, core.Errorf(core.Invalid, "unknown order %q", o.Do)
}

func (a *agent) close() error {
	if a.node != nil {
		return a.node.Close()
	}
	if a.store != nil {
		return a.store.Close()
	}
	return nil
}

// open opens the store; the reply says how long it took and what the index weighs.
func (a *agent) open() (reply, error) {
	start := time.Now()
	store, err := ipfs.OpenLocal(a.dir, nil)
	if err != nil {
		return reply{}, err
	}
	took := time.Since(start)
	a.store = store
	return reply{Took: took, Heap: liveHeap(), Count: store.Stats().Blocks}, nil
}

// listen starts a node on the address in Peer.
func (a *agent) listen(ctx context.Context, o order) (reply, error) {
	key, _, err := libp2pcrypto.GenerateEd25519Key(rand.Reader)
	if err != nil {
		return reply{}, err
	}
	cfg := ipfs.Config{Dir: a.dir, Identity: key, Listen: []string{o.Peer}, Announce: o.Announce, FetchTimeout: 10 * time.Minute}
	if a.node, err = ipfs.Open(ctx, cfg); err != nil {
		return reply{}, err
	}
	a.store = a.node.Local
	return reply{Peer: a.node.Host().ID().String()}, nil
}

// put stores count files of size bytes.
func (a *agent) put(ctx context.Context, o order) (reply, error) {
	var r reply
	for i := range o.Count {
		c, _, err := a.store.PutFile(ctx, io.LimitReader(content(o.Seed+uint64(i)), o.Size))
		if err != nil {
			return r, err
		}
		r.Roots = append(r.Roots, c.String())
	}
	return r, nil
}

// add stores a file of the disk.
func (a *agent) add(ctx context.Context, o order) (reply, error) {
	added, err := files.PutPath(ctx, a.store, o.Path, files.PutOptions{})
	return reply{Roots: []string{added.Cid.String()}}, err
}

// putRecords stores count single blocks.
func (a *agent) putRecords(ctx context.Context, o order) (reply, error) {
	var r reply
	for i := range o.Count {
		c, err := a.store.PutBlock(ctx, cid.Raw, smallBlock(o.Seed, i, recordSize))
		if err != nil {
			return r, err
		}
		r.Roots = append(r.Roots, c.String())
	}
	return r, nil
}

func decodeRoots(texts []string) ([]cid.Cid, error) {
	out := make([]cid.Cid, len(texts))
	for i, text := range texts {
		var err error
		if out[i], err = cid.Decode(text); err != nil {
			return nil, core.Errorf(core.Invalid, "root: %w", err)
		}
	}
	return out, nil
}
