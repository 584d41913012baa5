// Package fingerprint packs what an engine knew about each token it drew: the token and the most probable ones with their
// log-probabilities, at most 30 bytes a token. A miner signs its CID with the result; who holds the same model can score the
// answer against it.
//
// # Format
//
// Six bytes "ctxfp\x01", the number of tokens as uvarint, then for each token one byte: in the high four bits the place of
// the drawn token among the top ones, or 15 if it is not among them, in the low four bits how many top ones follow. Each
// entry is the token id as uvarint and the negated log-probability in steps of 1/1024 nat as big-endian uint16, saturating
// at 63.999; a drawn token that is not among the top ones follows them.
package fingerprint

import (
	"encoding/binary"
	"math"

	"github.com/cortensor-open/cortensor/core"
)

// Prob is a token with its natural log-probability, which is at most 0.
type Prob struct {
	ID      int32
	Logprob float64
}

// Token is one drawn token and the most probable ones at its place, best first.
type Token struct {
	Prob
	Top []Prob
}

// Limits of the format.
const (
	MaxBytes  = 30      // a token
	MaxTokens = 1 << 20 // in one fingerprint
	absent    = 15
	step      = 1.0 / 1024
	magic     = "ctxfp\x01"
)

// Pack encodes tokens; of Top it keeps as many as fit into MaxBytes. It gives nil when there is nothing to tell, that is,
// when no token has a top list.
func Pack(tokens []Token) []byte {
	known := false
	for _, t := range tokens {
		known = known || len(t.Top) > 0
	}
	if !known || len(tokens) > MaxTokens {
		return nil
	}
	out := binary.AppendUvarint([]byte(magic), uint64(len(tokens)))
	for _, t := range tokens {
		out = append(out, packToken(t)...)
	}
	return out
}

// packToken drops the least probable entries until the token fits; the drawn one always stays.
func packToken(t Token) []byte {
	for keep := min(len(t.Top), absent); ; keep-- {
		place := absent
		for i, p := range t.Top[:keep] {
			if p.ID == t.ID {
				place = i
				break
			}
		}
		out := []byte{byte(place<<4 | keep)}
		for _, p := range t.Top[:keep] {
			out = packProb(out, p)
		}
		if place == absent {
			out = packProb(out, t.Prob)
		}
		if len(out) <= MaxBytes || keep == 0 {
			return out
		}
	}
}

func packProb(out []byte, p Prob) []byte {
	out = binary.AppendUvarint(out, uint64(uint32(p.ID)))
	return binary.BigEndian.AppendUint16(out, steps(p.Logprob))
}

func steps(logprob float64) uint16 {
	n := math.Round(-logprob / step)
	if math.IsNaN(n) {
		n = math.MaxUint16
	}
	return uint16(min(max(n, 0), math.MaxUint16))
}

// Round gives a log-probability as a fingerprint tells it.
func Round(logprob float64) float64 { return unsteps(steps(logprob)) }

func unsteps(n uint16) float64 { return -float64(n) * step }

// Unpack decodes what Pack wrote. Foreign bytes that are anything else are an error of reason bad_record.
func Unpack(data []byte) ([]Token, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, core.Fail(core.ReasonBadRecord, "fingerprint: does not begin as one of version 1")
	}
	data = data[len(magic):]
	count, data, ok := uvarint(data)
	if !ok || count > MaxTokens || count > uint64(len(data)) { // a token has a byte at least
		return nil, core.Fail(core.ReasonBadRecord, "fingerprint: malformed number of tokens")
	}
	tokens := make([]Token, count)
	for i := range tokens {
		if data, ok = unpackToken(&tokens[i], data); !ok {
			return nil, core.Fail(core.ReasonBadRecord, "fingerprint: malformed at token %d", i)
		}
	}
	if len(data) > 0 {
		return nil, core.Fail(core.ReasonBadRecord, "fingerprint: %d bytes too many", len(data))
	}
	return tokens, nil
}

func unpackToken(t *Token, data []byte) ([]byte, bool) {
	if len(data) == 0 {
		return nil, false
	}
	place, keep, ok := int(data[0]>>4), int(data[0]&15), true
	data = data[1:]
	if place != absent && place >= keep {
		return nil, false
	}
	if keep > 0 {
		t.Top = make([]Prob, keep)
	}
	for i := range t.Top {
		if data, ok = unpackProb(&t.Top[i], data); !ok {
			return nil, false
		}
	}
	if place == absent {
		return unpackProb(&t.Prob, data)
	}
	t.Prob = t.Top[place]
	return data, true
}

func unpackProb(p *Prob, data []byte) ([]byte, bool) {
	id, data, ok := uvarint(data)
	if !ok || id > math.MaxUint32 || len(data) < 2 {
		return nil, false
	}
	p.ID, p.Logprob = int32(uint32(id)), unsteps(binary.BigEndian.Uint16(data))
	return data[2:], true
}

// uvarint reads a number in its shortest form.
func uvarint(data []byte) (uint64, []byte, bool) {
	n, size := binary.Uvarint(data)
	if size <= 0 || (size > 1 && data[size-1] == 0) {
		return 0, nil, false
	}
	return n, data[size:], true
}
