package protocol

import (
	"math"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/cortensor-open/cortensor/core"
)

// PrecommitHash binds a result to its chain, queue contract, task and author before it is revealed:
//
//	keccak256(abi.encode(uint256 chainid, address queue, uint256 session, uint256 task, address miner, bytes32 keccak256(data)))
//
// It equals SessionQueueV2.precommitHash. data is the text that commit will reveal, ipfs://<CID of the Result record>; a
// copied precommit is worthless to any other miner.
func PrecommitHash(chainID int64, queue core.Address, ref core.TaskRef, miner core.Address, data string) core.Hash {
	return crypto.Keccak256Hash(
		word(uint64(chainID)), common.LeftPadBytes(queue[:], 32), word(uint64(ref.Session)), word(uint64(ref.Task)),
		common.LeftPadBytes(miner[:], 32), crypto.Keccak256([]byte(data)))
}

func word(n uint64) []byte { return common.LeftPadBytes(new(big.Int).SetUint64(n).Bytes(), 32) }

// LLMParams gives the sampling parameters in the order and scale of the contracts' llmParams: max tokens, temperature×100,
// top-p×100, top-k, repeat penalty×100, presence and frequency penalty×100. The contracts hold no negative numbers: a
// negative penalty is stored as 0 there, and the Task record holds the true value.
func LLMParams(p core.Params) []uint64 {
	return []uint64{uint64(max(p.MaxTokens, 0)), centi(p.Temperature), centi(p.TopP), uint64(max(p.TopK, 0)),
		centi(p.RepeatPenalty), centi(p.PresencePenalty), centi(p.FrequencyPenalty)}
}

func centi(x float64) uint64 { return uint64(math.Round(max(x, 0) * 100)) }
