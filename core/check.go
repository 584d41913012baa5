package core

import (
	"fmt"
	"math"

	"github.com/ethereum/go-ethereum/common"
)

// check holds what the schema cannot say: sizes of addresses and digests, ranges, and which fields exclude each other.
func check(r record) error {
	switch v := r.(type) {
	case *Task:
		return checkTask(v)
	case *Result:
		if t := v.Transcript; t != nil {
			if err := first(digestLen("tokenizer", t.Tokenizer, false), digestLen("transcript root", t.Root, false)); err != nil {
				return err
			}
		}
		return first(addressLen("miner", v.Miner), digestLen("engine digest", v.Engine.Digest, true), natural("session", v.Session),
			natural("id", v.ID), natural("output size", v.OutputSize), natural("prompt tokens", v.Usage.Prompt),
			natural("completion tokens", v.Usage.Completion))
	case *Verdict:
		for _, o := range v.Outcomes {
			if err := first(addressLen("miner", o.Miner), finite("similarity", o.Similarity)); err != nil {
				return err
			}
			if o.Opinion < int64(Valid) || o.Opinion > int64(Inconclusive) {
				return fmt.Errorf("opinion %d is none of valid, invalid, inconclusive", o.Opinion)
			}
			if err := checkRecheck(o.Recheck); err != nil {
				return err
			}
		}
		return first(addressLen("validator", v.Validator), addressLen("runtime", v.Network.Runtime), natural("session", v.Session),
			natural("id", v.ID), natural("round", v.Round))
	case *Batch:
		return first(digestLen("root", v.Root, false), natural("start", v.Start), natural("size", v.Size))
	case *Receipt:
		for _, res := range v.Results {
			if err := addressLen("miner", res.Miner); err != nil {
				return err
			}
		}
		for _, h := range v.Proof {
			if err := digestLen("proof", h, false); err != nil {
				return err
			}
		}
		return first(addressLen("issuer", v.Issuer), addressLen("runtime", v.Network.Runtime), digestLen("root", v.Anchor.Root, false),
			digestLen("tx", v.Anchor.Tx, false), natural("session", v.Session), natural("id", v.ID), natural("leaf", v.Leaf),
			natural("anchor index", v.Anchor.Index), natural("anchor size", v.Anchor.Size), natural("anchor block", v.Anchor.Block))
	case *Envelope:
		return checkEnvelope(v)
	case *Question:
		return checkQuestion(v)
	case *KeyCard:
		return first(addressLen("node", v.Node), addressLen("runtime", v.Network.Runtime), checkRecipients("recipients", v.Recipients, MaxCardRecipients))
	}
	return nil
}

func checkTask(t *Task) error {
	if t.Private() {
		if err := checkSealed(t); err != nil {
			return err
		}
	} else if (len(t.Messages) == 0) == (t.Prompt == "") {
		return fmt.Errorf("want either messages or a prompt")
	}
	if t.Overflow != OverflowError && t.Overflow != OverflowCut {
		return fmt.Errorf("overflow %.20q: want %q or %q", t.Overflow, OverflowError, OverflowCut)
	}
	for _, f := range t.Files {
		if err := natural("file size", f.Size); err != nil {
			return err
		}
	}
	if e := t.Model.Exact; e != nil {
		if err := first(digestLen("tokenizer", e.Tokenizer, true), natural("context", e.Context)); err != nil {
			return err
		}
	}
	return first(addressLen("router", t.Router), addressLen("runtime", t.Network.Runtime), digestLen("model digest", t.Model.Digest, true),
		natural("session", t.Session), checkParams(t.Params))
}

// leafSize is the size of a transcript's leaf: position, token, digest of a hidden state.
const leafSize = 8 + 4 + common.HashLength

// maxPath is the longest path in a transcript, of 2³² tokens.
const maxPath = 32

func checkRecheck(r *Recheck) error {
	if r == nil {
		return nil
	}
	if err := first(digestLen("weights", r.Weights, true), digestLen("computed root", r.Root, true), natural("tokens", r.Tokens)); err != nil {
		return err
	}
	w := r.Wrong
	if w == nil {
		return nil
	}
	if len(w.Leaf) != leafSize || len(w.Proof) > maxPath {
		return fmt.Errorf("a leaf of %d bytes with a path of %d hashes, want %d and at most %d", len(w.Leaf), len(w.Proof), leafSize, maxPath)
	}
	for _, h := range w.Proof {
		if err := digestLen("proof", h, false); err != nil {
			return err
		}
	}
	return first(natural("index", w.Index), natural("chosen", w.Chosen))
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func addressLen(name string, b []byte) error {
	if len(b) != common.AddressLength {
		return fmt.Errorf("%s: %d bytes, an address has %d", name, len(b), common.AddressLength)
	}
	return nil
}

func digestLen(name string, b []byte, optional bool) error {
	if len(b) == common.HashLength || (optional && len(b) == 0) {
		return nil
	}
	return fmt.Errorf("%s: %d bytes, a digest has %d", name, len(b), common.HashLength)
}

func natural(name string, n int64) error {
	if n < 0 {
		return fmt.Errorf("%s is negative", name)
	}
	return nil
}

func finite(name string, x float64) error {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return fmt.Errorf("%s is not a finite number", name)
	}
	return nil
}
