// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bind

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// Task is an auto generated low-level Go binding around an user-defined struct.
type Task struct {
	Id              *big.Int
	Gid             *big.Int
	SessionId       *big.Int
	Data            string
	AssignedMiners  []common.Address
	Ended           bool
	Status          uint8
	CreatedAt       *big.Int
	LastPrecommitAt *big.Int
	LastCommitAt    *big.Int
	FinishedAt      *big.Int
}

// TaskDecoration is an auto generated low-level Go binding around an user-defined struct.
type TaskDecoration struct {
	Id               *big.Int
	SessionId        *big.Int
	TaskId           *big.Int
	PromptType       *big.Int
	PromptTemplate   string
	MaxTokens        *big.Int
	Temperature      *big.Int
	TopP             *big.Int
	TopK             *big.Int
	PresencePenalty  *big.Int
	FrequencyPenalty *big.Int
}

// TaskInfo is an auto generated low-level Go binding around an user-defined struct.
type TaskInfo struct {
	Data            string
	Status          uint8
	Round           *big.Int
	CreatedAt       *big.Int
	FinishedAt      *big.Int
	Deadline        *big.Int
	Outcome         uint8
	ClientReference string
}

// TaskMiner is an auto generated low-level Go binding around an user-defined struct.
type TaskMiner struct {
	Miner         common.Address
	Round         *big.Int
	Acked         bool
	PrecommitHash [32]byte
	Data          string
	Opinion       uint8
	DropReason    uint8
}

// SessionQueueV2MetaData contains all meta data concerning the SessionQueueV2 contract.
var SessionQueueV2MetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ack\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"assign\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"assignTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"addrs\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"modelIdentifier\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"assignTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"addrs\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"currentMiners\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"end\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"forceEnd\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"end2\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"forceEnd\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"endAck\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"endCommit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"emitAllCommitted\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"endPrecommit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"emitAllPrecommitted\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"enqueueTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"promptType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptTemplate\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"llmParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"requestParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"enqueueTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"promptType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptTemplate\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"llmParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllTaskResultAckedTimestamps\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllTaskResultCommitTimestamps\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllTaskResultPrecommitTimestamps\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllTaskResults\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"miners\",\"type\":\"address[][]\",\"internalType\":\"address[][]\"},{\"name\":\"data\",\"type\":\"string[][]\",\"internalType\":\"string[][]\"},{\"name\":\"hashes\",\"type\":\"bytes32[][]\",\"internalType\":\"bytes32[][]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getHash\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLatestTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"getNodePoolAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeReputationAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeStatsAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionPaymentAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionQueueDataAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"data\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionQueueValidationAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionReputationAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionStatsAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"task\",\"type\":\"tuple\",\"internalType\":\"structTask\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"gid\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"assignedMiners\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"ended\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastPrecommitAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastCommitAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"finishedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskCountBySessionId\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskCountBySessionIds\",\"inputs\":[{\"name\":\"sessionIds\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskData\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDataWithAcked\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecoration\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"d\",\"type\":\"tuple\",\"internalType\":\"structTaskDecoration\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptTemplate\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"maxTokens\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"temperature\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"topP\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"topK\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"presencePenalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"frequencyPenalty\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationFrequencyPenalty\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationMaxTokens\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationPresencePenalty\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationPromptTemplate\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationPromptType\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationTemperature\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationTopK\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskDecorationTopP\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskInfo\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"info\",\"type\":\"tuple\",\"internalType\":\"structTaskInfo\",\"components\":[{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"finishedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"outcome\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"clientReference\",\"type\":\"string\",\"internalType\":\"string\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskMiners\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"list\",\"type\":\"tuple[]\",\"internalType\":\"structTaskMiner[]\",\"components\":[{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"acked\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"precommitHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"opinion\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"dropReason\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultCommitTimestamp\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultData\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultDataHash\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultHashes\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"miners\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"hashes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultPrecommitTimestamp\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultState\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResults\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"miners\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"data\",\"type\":\"string[]\",\"internalType\":\"string[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResultsAndHashes\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"miners\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"data\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"hashes\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskStatus\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTasksBySessionId\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"tasks\",\"type\":\"tuple[]\",\"internalType\":\"structTask[]\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"gid\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"assignedMiners\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"ended\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastPrecommitAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastCommitAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"finishedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getUseSessionStats\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isAcked\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isMinerOf\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isPrimaryModule\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openTaskCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openTasks\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"sessionIds\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"taskIds\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"precommit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"precommitHash\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"data\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setClientReference\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"clientReference\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setNodePool\",\"inputs\":[{\"name\":\"_nodePoolContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setNodeReputation\",\"inputs\":[{\"name\":\"_nodeReputationContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setNodeStats\",\"inputs\":[{\"name\":\"_nodeStatsContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionPayment\",\"inputs\":[{\"name\":\"_sessionPaymentContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionQueueData\",\"inputs\":[{\"name\":\"_sessionQueueDataContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionQueueValidation\",\"inputs\":[{\"name\":\"_sessionQueueValidationContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionReputation\",\"inputs\":[{\"name\":\"_sessionReputationContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionStats\",\"inputs\":[{\"name\":\"_sessionStatsContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setTimeouts\",\"inputs\":[{\"name\":\"ack_\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"precommit_\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"commit_\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"validation_\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"queue_\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUsePaymentFlow\",\"inputs\":[{\"name\":\"_usePaymentFlow\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseSessionPayment\",\"inputs\":[{\"name\":\"_useSessionPayment\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseSessionStats\",\"inputs\":[{\"name\":\"_useSessionStats\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseSwitchModel\",\"inputs\":[{\"name\":\"_useSwitchModel\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"subversion\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"timeouts\",\"inputs\":[],\"outputs\":[{\"name\":\"ack\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"precommit\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"commit\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"validation\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"queue\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"usePaymentFlow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"useSessionPayment\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"useSessionStats\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"useSwitchModel\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"validationTerms\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"quorum\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verifyHash\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"expectedHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"version\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskAcked\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskAllCommitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskAllPrecommitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskAssigned\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskCommitEnded\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskCommitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskEnded\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskPrecommitEnded\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskPrecommitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskQueued\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"globalId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AllAcked\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"AlreadyAcked\",\"inputs\":[{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AlreadyCommitted\",\"inputs\":[{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AlreadyPrecommitted\",\"inputs\":[{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadMiners\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BadParams\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"Empty\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"EmptyHash\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"HashMismatch\",\"inputs\":[{\"name\":\"wanted\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"got\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NoIdleMiner\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoSuchTask\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAssigned\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OutOfRange\",\"inputs\":[{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"VerdictMissing\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongStatus\",\"inputs\":[{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"wanted\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "SessionQueueV2",
	Bin: "0x610140604052600a60a052605a60c052601e60e052603c6101005261025861012052600280546001600160a01b0319167102580000003c0000001e0000005a0000000a1790556006805462ffff00191662010100179055348015610061575f5ffd5b5060405161601338038061601383398101604081905261008091610138565b8033806100a657604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b6100af816100e9565b506001600160a01b0381166100d75760405163d92e233d60e01b815260040160405180910390fd5b6001600160a01b031660805250610165565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f60208284031215610148575f5ffd5b81516001600160a01b038116811461015e575f5ffd5b9392505050565b608051615e8861018b5f395f81816106f10152818161186b01526139c80152615e885ff3fe608060405234801561000f575f5ffd5b5060043610610514575f3560e01c80638af68674116102a5578063bf4bd8d11161016c578063e994c0c7116100d5578063f593f55c1161008f578063f593f55c14610ceb578063f6859bdc14610cfe578063f747c3c914610d06578063f8b3466414610d19578063faa073f814610d2c578063feff08b114610d3f575f5ffd5b8063e994c0c714610c6c578063e9fac72d14610c7f578063f09915d414610c91578063f2fde38b14610ca4578063f3e7d0e714610cb7578063f4f199b514610cca575f5ffd5b8063cc8ee53a11610126578063cc8ee53a14610c00578063cd689e5314610c08578063d2a00c1514610c1b578063dde7723714610c2c578063e1037faa14610c4c578063e6644cdc14610c59575f5ffd5b8063bf4bd8d114610b8c578063bfa16b8814610b9f578063c2b9def214610bb2578063c49d106914610bc5578063c57aa9c614610bd8578063cbef3bb614610bf8575f5ffd5b8063a15ec3df1161020e578063b2e52988116101c8578063b2e5298814610ae2578063b56e412914610af5578063b89207e014610b41578063b90beef214610b5e578063b9c5271614610b66578063ba94f7ee14610b79575f5ffd5b8063a15ec3df14610a53578063a7bc629614610a66578063a8b8be2014610a88578063a90a248d14610a9b578063ad7d812c14610abc578063b111c27414610acf575f5ffd5b8063979ada441161025f578063979ada4414610983578063983975f2146109a25780639a482d6514610a135780639a8f012c14610a265780639bb498ee14610a395780639da8321914610a4c575f5ffd5b80638af686741461090e5780638d0bfebb146109215780638da5cb5b146109295780639274bc6c14610939578063963791371461095b5780639792ef5514610963575f5ffd5b80635b6beeb9116103e9578063715018a6116103525780637c74be291161030c5780637c74be29146108965780637f2f5ffa1461089e57806381b74f31146108b15780638271a248146108c457806386df7bd5146108d7578063873ad97a146108fb575f5ffd5b8063715018a61461083a578063717e81011461084257806373d24db21461085557806375767e901461086857806376aad6051461087b57806378a28b7a1461088e575f5ffd5b80636708c240116103a35780636708c240146107d357806367cf2a3a146107e657806368fbd09f146107f95780636d2bac69146108015780636dafc44b146108145780636e54ff4014610827575f5ffd5b80635b6beeb91461075957806361126f841461077257806361ca5db81461078557806361e4868e1461078d57806362a32cf9146107a057806362ae508c146107b3575f5ffd5b80634356c3731161048b57806351e1ba761161044557806351e1ba761461069957806352dd4eb1146106ac5780635405463f146106cc57806354d75aa6146106ec57806354fd4d501461072b578063598ec3a114610745575f5ffd5b80634356c3731461062d5780634678017814610640578063482cfb5d146106535780634c0118d1146106665780634e38cfd1146106795780634efa55e714610699575f5ffd5b8063279e2d91116104dc578063279e2d91146105ae57806327a4e2fb146105c157806333d9842a146105d45780633b5a6bb4146105e75780633bcb18e5146105fa5780633e1ae92f1461061a575f5ffd5b8063090e6bd01461051857806314850acd146105425780631ce7d713146105635780631ec0978d1461057657806326cea91814610599575b5f5ffd5b61052b610526366004614c86565b610d47565b604051610539929190614d19565b60405180910390f35b610555610550366004614c86565b610d61565b604051908152602001610539565b610555610571366004614d51565b610d77565b610589610584366004614d87565b610db7565b6040519015158152602001610539565b6105ac6105a7366004614d87565b610dcb565b005b6105556105bc366004614c86565b610de3565b6105ac6105cf366004614e51565b610def565b61052b6105e2366004614c86565b61104e565b6105ac6105f5366004614ea9565b61105d565b61060d610608366004614c86565b611078565b6040516105399190614ef2565b610555610628366004614d51565b6112ad565b6105ac61063b366004614d87565b6112e0565b61052b61064e366004614c86565b6112f9565b610555610661366004614c86565b611313565b610589610674366004614f77565b611320565b61068c610687366004614fa2565b6113db565b604051610539919061506a565b6105ac6106a7366004614f77565b61147f565b6106bf6106ba366004614c86565b61148e565b60405161053991906150cd565b6106df6106da366004615161565b6115bf565b6040516105399190615192565b6107137f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610539565b610733600281565b60405160ff9091168152602001610539565b600654610589906301000000900460ff1681565b6105556107673660046151a4565b805160209091012090565b6105ac610780366004614ea9565b611626565b610713611648565b61055561079b366004614d51565b611670565b6105556107ae3660046151d5565b6116af565b6107c66107c1366004614c86565b611709565b6040516105399190615233565b6107c66107e1366004614c86565b6117a7565b6105ac6107f43660046152a9565b6117c1565b6107136117d2565b61058961080f366004614d51565b6117eb565b6105ac6108223660046152fc565b61181e565b61055561083536600461536b565b611933565b6105ac6119aa565b6107c6610850366004614c86565b6119bd565b6105ac610863366004614d87565b6119eb565b610589610876366004614c86565b611a09565b6105ac610889366004614d87565b611a5f565b610713611a6f565b610713611a8a565b6006546105899062010000900460ff1681565b6105ac6108bf366004614e51565b611aa8565b6105ac6108d2366004614ea9565b611ad5565b6108ea6108e5366004614c86565b611af9565b604051610539959493929190615431565b610555610909366004615469565b611b68565b6105ac61091c36600461551a565b611b8b565b610713611ce2565b5f546001600160a01b0316610713565b61094c610947366004614fa2565b611cf7565b60405161053993929190615623565b610713611e71565b610976610971366004614c86565b611ea4565b60405161053991906156f4565b610555610991366004614fa2565b5f9081526003602052604090205490565b6002546109dc9063ffffffff80821691600160201b8104821691600160401b8204811691600160601b8104821691600160801b9091041685565b6040805163ffffffff968716815294861660208601529285169284019290925283166060830152909116608082015260a001610539565b6105ac610a21366004614d87565b611eb8565b6105ac610a34366004614d87565b611ece565b610733610a47366004614c86565b611ee9565b6107335f81565b610555610a61366004614c86565b611f02565b610a79610a74366004614c86565b611f0f565b60405161053993929190615706565b610555610a96366004614c86565b6120e8565b610aae610aa9366004614c86565b6120f5565b60405161053992919061573e565b6107c6610aca366004614fa2565b61225c565b6105ac610add366004614d87565b61235c565b6105ac610af0366004614d87565b61237f565b610555610b03366004614d87565b6040516bffffffffffffffffffffffff19606083901b1660208201525f90603401604051602081830303815290604052805190602001209050919050565b610589610b4f366004615750565b81516020909201919091201490565b61071361238f565b6105ac610b74366004615791565b61239f565b6105ac610b87366004614ea9565b612595565b6107c6610b9a366004614d51565b6125bb565b610555610bad366004614c86565b612675565b6105ac610bc03660046157ce565b612682565b6105ac610bd3366004614d87565b61268d565b610beb610be6366004614c86565b6126aa565b604051610539919061580f565b610713612839565b61071361284f565b610589610c16366004614d87565b61286a565b60065462010000900460ff16610589565b610c3f610c3a366004614c86565b6128ad565b60405161053991906158a3565b6006546105899060ff1681565b610555610c67366004614c86565b612a98565b610733610c7a366004614d51565b612aa5565b60065461058990610100900460ff1681565b6105ac610c9f366004614c86565b612b3c565b6105ac610cb2366004614d87565b612b7b565b6105ac610cc5366004614d87565b612bb5565b610cdd610cd8366004614c86565b612bd0565b60405161053992919061595c565b61052b610cf9366004614c86565b612be9565b610713612bf8565b6105ac610d14366004614c86565b612c20565b6105ac610d27366004614f77565b612d47565b6105ac610d3a366004614c86565b612e13565b600554610555565b606080610d5684846002612e81565b915091509250929050565b5f610d6e83836004612fbc565b90505b92915050565b5f610d828484612fd4565b6001600160a01b0383165f9081526007919091016020526040902054600160801b900465ffffffffffff1690505b9392505050565b5f610d7182654f5241434c4560d01b61303e565b610de067139bd919541bdbdb60c21b826130b8565b50565b5f610d6e83835f612fbc565b5f610dfa8484612fd4565b9050610e07816002613112565b5f610e1182613153565b8054909150600160801b900465ffffffffffff1615610e4a576040516364dbd98760e01b81523360048201526024015b60405180910390fd5b82515f03610e6b57604051631ed9509560e11b815260040160405180910390fd5b61020083511115610e9d578251604051632b6393cf60e21b815260048101919091526102006024820152604401610e41565b5f610eaa868633876116af565b905081600101548114610ee05760018201546040516305846adf60e11b8152600481019190915260248101829052604401610e41565b5f610ee9613191565b6001850154909150600160981b900465ffffffffffff16811115610f3657600184015460405163bfb22adf60e01b8152600160981b90910465ffffffffffff166004820152602401610e41565b60028301610f4486826159f6565b50825465ffffffffffff60801b1916600160801b65ffffffffffff8316908102919091178455845465ffffffffffff60a01b1916600160a01b909102178455600184018054600160481b900460ff16906009610f9f83615ac4565b91906101000a81548160ff021916908360ff160217905550507fdff0907185cc430232f4b6ced4c09a7ce93622b2b11d7b1252c045511e690e2b8787336040516110059392919092835260208301919091526001600160a01b0316604082015260600190565b60405180910390a161101a3360036001613202565b600184015460ff600160301b82048116600160481b90920416036110455761104587878660016132aa565b50505050505050565b606080610d5684846001612e81565b611065613351565b6006805460ff1916911515919091179055565b6110c0604051806101000160405280606081526020015f60ff1681526020015f81526020015f81526020015f81526020015f81526020015f60ff168152602001606081525090565b5f6110cb8484612fd4565b90508060030180546110dc90615980565b80601f016020809104026020016040519081016040528092919081815260200182805461110890615980565b80156111535780601f1061112a57610100808354040283529160200191611153565b820191905f5260205f20905b81548152906001019060200180831161113657829003601f168201915b505050918452505060018082015460ff80821660208601819052610100909204166040850152825465ffffffffffff600160401b820481166060870152600160d01b9091041660808501521480156111c15750600181015460ff600160301b82048116600160381b90920416105b6111de576001810154600160981b900465ffffffffffff166111f3565b6001810154600160681b900465ffffffffffff165b65ffffffffffff1660a0830152600181015462010000900460ff1660c083015260058101805461122290615980565b80601f016020809104026020016040519081016040528092919081815260200182805461124e90615980565b80156112995780601f1061127057610100808354040283529160200191611299565b820191905f5260205f20905b81548152906001019060200180831161127c57829003601f168201915b50505050508260e001819052505092915050565b5f6112b88484612fd4565b6001600160a01b0383165f908152600791909101602052604090206001015490509392505050565b610de06b53657373696f6e537461747360a01b826130b8565b6060806113068484611f0f565b9196919550909350505050565b5f610d6e83836006612fbc565b5f5f61132c8585612fd4565b9050611339816002613112565b600181015461135690600160981b900465ffffffffffff1661337d565b6113618160036133a7565b506001810154600160301b900460ff165f0361138b57611382858583613645565b5f915050610db0565b60408051868152602081018690527f4a13acdb324983df19e812ba3e2fabc5d1bce7b23a4c88ff5c4ac02b88f2239c910160405180910390a16113d0858583866132aa565b506001949350505050565b5f818152600360205260409020546060906001600160401b0381111561140357611403614da2565b60405190808252806020026020018201604052801561143c57816020015b611429614c30565b8152602001906001900390816114215790505b5090505f5b815181101561147957611454838261148e565b82828151811061146657611466615ae2565b6020908102919091010152600101611441565b50919050565b61148983836136ec565b505050565b611496614c30565b5f6114a18484612fd4565b83835280546001600160401b0316602084015260408301859052600381018054919250906114ce90615980565b80601f01602080910402602001604051908101604052809291908181526020018280546114fa90615980565b80156115455780601f1061151c57610100808354040283529160200191611545565b820191905f5260205f20905b81548152906001019060200180831161152857829003601f168201915b5050505050826060018190525061155b816138a0565b6080830152600181015460ff166004811460a084015260c08301525465ffffffffffff600160401b8204811660e0840152600160701b82048116610100840152600160a01b82048116610120840152600160d01b9091041661014082015292915050565b60605f5b825181101561161f5760035f8483815181106115e1576115e1615ae2565b602002602001015181526020019081526020015f208054905083828151811061160c5761160c615ae2565b60209081029190910101526001016115c3565b5090919050565b61162e613351565b600680549115156101000261ff0019909216919091179055565b5f61166b7529b2b9b9b4b7b728bab2bab2ab30b634b230ba34b7b760511b613996565b905090565b5f61167b8484612fd4565b6001600160a01b03929092165f908152600792909201602052506040902054600160501b900465ffffffffffff1692915050565b80516020918201206040805146818501523081830152606081019690965260808601949094526001600160a01b039290921660a085015260c0808501929092528251808503909201825260e0909301909152805191012090565b60606117158383612fd4565b600401805461172390615980565b80601f016020809104026020016040519081016040528092919081815260200182805461174f90615980565b801561179a5780601f106117715761010080835404028352916020019161179a565b820191905f5260205f20905b81548152906001019060200180831161177d57829003601f168201915b5050505050905092915050565b60606117b38383612fd4565b600301805461172390615980565b6117cc848484613a39565b50505050565b5f61166b6b53657373696f6e537461747360a01b613996565b5f6117f68484612fd4565b6001600160a01b0383165f908152600791909101602052604090205460ff1690509392505050565b5f5b81811015611489575f60015f85858581811061183e5761183e615ae2565b9050602002013581526020019081526020015f209050805f0160149054906101000a900460ff1661192a577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316638eaa6ac08585858181106118aa576118aa615ae2565b905060200201356040518263ffffffff1660e01b81526004016118cf91815260200190565b602060405180830381865afa1580156118ea573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061190e9190615af6565b81546001600160a01b0319166001600160a01b03919091161781555b50600101611820565b5f60108251111561195c57815160405163661a502d60e11b8152600401610e4191815260200190565b5f82515f1461198457825f8151811061197757611977615ae2565b6020026020010151611986565b5f5b905061199e88886119978988613bf8565b8885613cb7565b98975050505050505050565b6119b2613351565b6119bb5f613f05565b565b60606119c98383611a09565b6119e15760405180602001604052805f815250610d6e565b6117b38383612fd4565b610de07029b2b9b9b4b7b72932b83aba30ba34b7b760791b826130b8565b5f5f611a158484612fd4565b60018181015491925060ff9091161180611a57575060018181015460ff16148015611a5757506001810154600160381b810460ff908116600160301b90920416145b949350505050565b610de0621050d360ea1b826130b8565b5f61166b6d14d95cdcda5bdb94185e5b595b9d60921b613996565b5f61166b7029b2b9b9b4b7b72932b83aba30ba34b7b760791b613996565b611ab0613f54565b611abc81610100613f7c565b80611ac78484612fd4565b600501906117cc90826159f6565b611add613351565b60068054911515620100000262ff000019909216919091179055565b5f5f5f5f60605f611b0a8888612fd4565b600181015490915060ff8082169161010081048216916501000000000082041690600160981b900465ffffffffffff16611b43856138a0565b93995060ff92831698509116955065ffffffffffff1693509150509295509295909350565b5f611b7f8686611b788786613bf8565b865f613cb7565b90505b95945050505050565b5f546001600160a01b03163314801590611bb45750611bb2336420a226a4a760d91b61303e565b155b15611bd45760405163fa5cd00f60e01b8152336004820152602401610e41565b611bdd85613fab565b611be684613fab565b611bef83613fab565b611bf882613fab565b611c0181613fab565b61ffff63ffffffff85161115611c3a5760405163abe5c32f60e01b815263ffffffff8516600482015261ffff6024820152604401610e41565b6040805160a08101825263ffffffff96871680825295871660208201819052948716918101829052928616606084018190529190951660809092018290526002805467ffffffffffffffff1916909417600160201b909302929092176fffffffffffffffff00000000000000001916600160401b90940263ffffffff60601b191693909317600160601b9091021763ffffffff60801b1916600160801b909202919091179055565b5f61166b67139bd919541bdbdb60c21b613996565b5f8181526003602052604090205460609081908190806001600160401b03811115611d2457611d24614da2565b604051908082528060200260200182016040528015611d5757816020015b6060815260200190600190039081611d425790505b509350806001600160401b03811115611d7257611d72614da2565b604051908082528060200260200182016040528015611da557816020015b6060815260200190600190039081611d905790505b509250806001600160401b03811115611dc057611dc0614da2565b604051908082528060200260200182016040528015611df357816020015b6060815260200190600190039081611dde5790505b5091505f5b81811015611e6857611e0a8682611f0f565b878481518110611e1c57611e1c615ae2565b60200260200101878581518110611e3557611e35615ae2565b60200260200101878681518110611e4e57611e4e615ae2565b602090810291909101019290925291905252600101611df8565b50509193909250565b5f611e8e6f53657373696f6e51756575654461746160801b613996565b90506001600160a01b038116611ea15750305b90565b6060610d6e611eb38484612fd4565b6138a0565b610de0684e6f6465537461747360b81b826130b8565b610de06d14d95cdcda5bdb94185e5b595b9d60921b826130b8565b5f611ef48383612fd4565b6001015460ff169392505050565b5f610d6e83836002612fbc565b60608060605f611f1f8686612fd4565b9050611f2a816138a0565b935083516001600160401b03811115611f4557611f45614da2565b604051908082528060200260200182016040528015611f7857816020015b6060815260200190600190039081611f635790505b50925083516001600160401b03811115611f9457611f94614da2565b604051908082528060200260200182016040528015611fbd578160200160208202803683370190505b5091505f5b84518110156120df575f826007015f878481518110611fe357611fe3615ae2565b60200260200101516001600160a01b03166001600160a01b031681526020019081526020015f20905080600201805461201b90615980565b80601f016020809104026020016040519081016040528092919081815260200182805461204790615980565b80156120925780601f1061206957610100808354040283529160200191612092565b820191905f5260205f20905b81548152906001019060200180831161207557829003601f168201915b50505050508583815181106120a9576120a9615ae2565b602002602001018190525080600101548483815181106120cb576120cb615ae2565b602090810291909101015250600101611fc2565b50509250925092565b5f610d6e83836001612fbc565b60055460609081905f81861061210b575f612115565b6121158683615b11565b9050808510156121225750835b806001600160401b0381111561213a5761213a614da2565b604051908082528060200260200182016040528015612163578160200160208202803683370190505b509350806001600160401b0381111561217e5761217e614da2565b6040519080825280602002602001820160405280156121a7578160200160208202803683370190505b5092505f5b8181101561225257608060056121c2838a615b24565b815481106121d2576121d2615ae2565b905f5260205f200154901c600582896121eb9190615b24565b815481106121fb576121fb615ae2565b905f5260205f200154806001600160801b0316905086838151811061222257612222615ae2565b6020026020010186848151811061223b5761223b615ae2565b6020908102919091010191909152526001016121ac565b5050509250929050565b5f8181526003602052604081205460609181900361229657604051637336e3d160e01b8152600481018490525f6024820152604401610e41565b5f8381526003602052604090206122ae600183615b11565b815481106122be576122be615ae2565b905f5260205f20906008020160030180546122d890615980565b80601f016020809104026020016040519081016040528092919081815260200182805461230490615980565b801561234f5780601f106123265761010080835404028352916020019161234f565b820191905f5260205f20905b81548152906001019060200180831161233257829003601f168201915b5050505050915050919050565b610de07529b2b9b9b4b7b728bab2bab2ab30b634b230ba34b7b760511b826130b8565b610de06249414d60e81b826130b8565b5f61166b6249414d60e81b613996565b5f6123aa8585612fd4565b90506123b7816001613112565b5f6123c182613153565b8054909150600160501b900465ffffffffffff16156123f5576040516344d5dc3560e01b8152336004820152602401610e41565b5f84900361241657604051631c37cddf60e21b815260040160405180910390fd5b5f61241f613191565b6001840154909150600160981b900465ffffffffffff1681111561246c57600183015460405163bfb22adf60e01b8152600160981b90910465ffffffffffff166004820152602401610e41565b8154600160201b900465ffffffffffff165f0361248f5761248f87878585613ff5565b6001828101869055825465ffffffffffff60501b1916600160501b65ffffffffffff8416908102919091178455845465ffffffffffff60701b1916600160701b90910217845583018054600160401b900460ff169060086124ef83615ac4565b91906101000a81548160ff021916908360ff160217905550507f914c0e81aed8011a40a22a818078d77611039eb71e856d37682e74cf5a2156fc8787336040516125559392919092835260208301919091526001600160a01b0316604082015260600190565b60405180910390a161256a3360026001613202565b600183015460ff600160301b82048116600160401b90920416036110455761104587878560016140a5565b61259d613351565b6006805491151563010000000263ff00000019909216919091179055565b60606125c78484612fd4565b6001600160a01b0383165f9081526007919091016020526040902060020180546125f090615980565b80601f016020809104026020016040519081016040528092919081815260200182805461261c90615980565b80156126675780601f1061263e57610100808354040283529160200191612667565b820191905f5260205f20905b81548152906001019060200180831161264a57829003601f168201915b505050505090509392505050565b5f610d6e83836003612fbc565b611489838383613a39565b610de06f53657373696f6e51756575654461746160801b826130b8565b6126fd6040518061016001604052805f81526020015f81526020015f81526020015f8152602001606081526020015f81526020015f81526020015f81526020015f81526020015f81526020015f81525090565b5f6127088484612fd4565b600281015481546001600160401b031684526020840186905260408401859052909150612735815f614130565b606084015260048201805461274990615980565b80601f016020809104026020016040519081016040528092919081815260200182805461277590615980565b80156127c05780601f10612797576101008083540402835291602001916127c0565b820191905f5260205f20905b8154815290600101906020018083116127a357829003601f168201915b505050505083608001819052506127d8816001614130565b60a08401526127e8816002614130565b60c08401526127f8816003614130565b60e0840152612808816004614130565b610100840152612819816006614130565b61012084015261282a816007614130565b61014084015250909392505050565b5f61166b684e6f6465537461747360b81b613996565b5f61166b6d2737b232a932b83aba30ba34b7b760911b613996565b5f6128806829b2b9b9b4b7b72b1960b91b613996565b6001600160a01b0316826001600160a01b03161480610d715750610d7182654d4f44554c4560d01b61303e565b60605f6128ba8484612fd4565b60068101549091506001600160401b038111156128d9576128d9614da2565b60405190808252806020026020018201604052801561293d57816020015b6040805160e0810182525f80825260208083018290529282018190526060808301829052608083015260a0820181905260c082015282525f199092019101816128f75790505b5091505f5b8251811015612a90575f83828151811061295e5761295e615ae2565b6020026020010151905082600601828154811061297d5761297d615ae2565b5f918252602080832091909101546001600160a01b031680845282526007850181526040918290208054610100810460ff1692850192909252600160201b90910465ffffffffffff16151591830191909152600181015460608301526002810180546129e890615980565b80601f0160208091040260200160405190810160405280929190818152602001828054612a1490615980565b8015612a5f5780601f10612a3657610100808354040283529160200191612a5f565b820191905f5260205f20905b815481529060010190602001808311612a4257829003601f168201915b505050505060808301525460ff63010000008204811660a0840152620100009091041660c090910152600101612942565b505092915050565b5f610d6e83836007612fbc565b5f5f612ab18585612fd4565b6001600160a01b0384165f90815260079190910160205260409020805490915062010000900460ff1615612ae9576004915050610db0565b8054600160801b900465ffffffffffff1615612b09576003915050610db0565b8054600160501b900465ffffffffffff1615612b29576002915050610db0565b805460ff166113d0575f95945050505050565b5f612b478383612fd4565b9050612b53815f613112565b612b5e83838361414d565b61148957604051631faf4d0160e31b815260040160405180910390fd5b612b83613351565b6001600160a01b038116612bac57604051631e4fbdf760e01b81525f6004820152602401610e41565b610de081613f05565b610de06d2737b232a932b83aba30ba34b7b760911b826130b8565b606080612bdd8484611f0f565b50909590945092505050565b606080610d5684846003612e81565b5f612c08621050d360ea1b613996565b90506001600160a01b038116611ea15761166b61238f565b5f612c2b8383612fd4565b9050612c38816001613112565b600181015460ff600160301b82048116600160381b9092041603612c6f576040516305e3796d60e41b815260040160405180910390fd5b6001810154612c8c90600160681b900465ffffffffffff1661337d565b5f612c988260016133a7565b9050612ca6848484846141bc565b15612cb15750505050565b6001820154600160301b900460ff165f03612d1c57612ccf826141e5565b5f03612d1357612d0e84848460035f5b604051908082528060200260200182016040528015612d08578160200160208202803683370190505b50614226565b6117cc565b612d0e82614446565b600182015460ff600160301b82048116600160401b90920416036117cc576117cc84848460016140a5565b5f612d528484612fd4565b9050612d5f816001613112565b6001810154612d7c90600160981b900465ffffffffffff1661337d565b5f612d888260026133a7565b9050612d96858584846141bc565b15612da2575050505050565b6001820154600160301b900460ff165f03612dc757612dc2858584613645565b612e0c565b60408051868152602081018690527f035921fbe1efec449bb078d352acf3bc885e5accabddae40580df6ca6885952e910160405180910390a1612e0c858584866140a5565b5050505050565b5f612e1e8383612fd4565b9050612e2b816001613112565b5f612e3582613153565b8054909150600160201b900465ffffffffffff1615612e69576040516375fa58bf60e11b8152336004820152602401610e41565b612e7584848484613ff5565b6117cc33600180613202565b6060805f612e8f8686612fd4565b9050612e9a816138a0565b925082516001600160401b03811115612eb557612eb5614da2565b604051908082528060200260200182016040528015612ede578160200160208202803683370190505b5091505f5b8351811015612fb2575f826007015f868481518110612f0457612f04615ae2565b60200260200101516001600160a01b03166001600160a01b031681526020019081526020015f209050600160ff168660ff1614612f725760ff8616600214612f5c578054600160801b900465ffffffffffff16612f84565b8054600160501b900465ffffffffffff16612f84565b8054600160201b900465ffffffffffff165b65ffffffffffff16848381518110612f9e57612f9e615ae2565b602090810291909101015250600101612ee3565b5050935093915050565b5f611a57612fca8585612fd4565b6002015483614130565b5f82815260036020526040812054821061300b57604051637336e3d160e01b81526004810184905260248101839052604401610e41565b5f83815260036020526040902080548390811061302a5761302a615ae2565b905f5260205f209060080201905092915050565b5f61304761238f565b60405163ac4ab3fb60e01b81526001600160a01b03858116600483015260248201859052919091169063ac4ab3fb90604401602060405180830381865afa158015613094573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610d6e9190615b37565b6130c0613351565b6040805180820182526001600160a01b03928316808252151560208083019182525f95865260019052919093209251835491511515600160a01b026001600160a81b0319909216921691909117179055565b600182015460ff82811691161461314f57600182015460405163e064752b60e01b815260ff91821660048201529082166024820152604401610e41565b5050565b335f908152600782016020526040902061316d828261449d565b61318c5760405163377a707b60e11b8152336004820152602401610e41565b919050565b5f6131a364436c6f636b60d81b613996565b6001600160a01b031663b80777ea6040518163ffffffff1660e01b8152600401602060405180830381865afa1580156131de573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061166b9190615b52565b60065462010000900460ff1661321757505050565b5f61322d684e6f6465537461747360b81b613996565b90506001600160a01b038116156117cc5760405163248518d960e21b81526001600160a01b03858116600483015260ff85166024830152604482018490528216906392146364906064015f604051808303815f87803b15801561328e575f5ffd5b505af11580156132a0573d5f5f3e3d5ffd5b5050505050505050565b60018201805460ff1916600317905560025463ffffffff600160601b909104166132d2613191565b6132dc9190615b24565b8260010160136101000a81548165ffffffffffff021916908365ffffffffffff16021790555080156117cc577ff1c4dc13c0ba51ca533021aec3fde1f91b88365aeaf400bf8db7fbc92bfdb0198484613334856138a0565b60405161334393929190615b69565b60405180910390a150505050565b5f546001600160a01b031633146119bb5760405163118cdaa760e01b8152336004820152602401610e41565b80613386613191565b11610de057604051630a8d68c960e21b815260048101829052602401610e41565b5f5f6133b2846138a0565b90505f5b81518110156135a2575f856007015f8484815181106133d7576133d7615ae2565b60200260200101516001600160a01b03166001600160a01b031681526020019081526020015f2090505f600160ff168660ff16146134465760ff8616600214613430578154600160801b900465ffffffffffff16613458565b8154600160501b900465ffffffffffff16613458565b8154600160201b900465ffffffffffff165b905065ffffffffffff81161561346f57505061359a565b815462ff000019166201000060ff88160217808355600160201b900465ffffffffffff16156134ce57600187018054600160381b900460ff169060076134b483615b87565b91906101000a81548160ff021916908360ff160217905550505b8154600160501b900465ffffffffffff161561351a57600187018054600160401b900460ff1690600861350083615b87565b91906101000a81548160ff021916908360ff160217905550505b83838151811061352c5761352c615ae2565b602002602001015184868061354090615ba2565b97508151811061355257613552615ae2565b60200260200101906001600160a01b031690816001600160a01b03168152505061359784848151811061358757613587615ae2565b6020026020010151875f19613202565b50505b6001016133b6565b50818152818460010160068282829054906101000a900460ff166135c69190615bba565b92506101000a81548160ff021916908360ff1602179055506135e6611ce2565b6001600160a01b031663251833dc826040518263ffffffff1660e01b815260040161361191906156f4565b5f604051808303815f87803b158015613628575f5ffd5b505af115801561363a573d5f5f3e3d5ffd5b505050505092915050565b60018181015460039161366091610100900460ff1690615bd3565b60ff161015806136765750613674816141e5565b155b156136895761148983838360035f612cdf565b60018181018054610100900460ff16916136a283615ac4565b825460ff9182166101009390930a92830291909202199091161790555060018101805469ffffff00000000000000191690556136df83838361414d565b6114895761148981614446565b5f6136f78383612fd4565b600181015490915060ff1661373157600181015461372390600160981b900465ffffffffffff1661337d565b61148983838360025f612cdf565b61373c816003613112565b5f613746826138a0565b90505f5f61376c7529b2b9b9b4b7b728bab2bab2ab30b634b230ba34b7b760511b613996565b6001600160a01b03166365bf4bc887878760010160019054906101000a900460ff16876040518563ffffffff1660e01b81526004016137ae9493929190615bec565b5f60405180830381865afa1580156137c8573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f191682016040526137ef9190810190615c13565b9150915081613867576001840154600160981b900465ffffffffffff16613814613191565b116138485760018401546040516313fc8d7f60e31b8152600160981b90910465ffffffffffff166004820152602401610e41565b613851846144dd565b61385f86868660015f612cdf565b505050505050565b613870846144dd565b61387b848483614570565b82515f036138935761388e868686613645565b61385f565b61385f8686865f87614226565b6006810154606090806001600160401b038111156138c0576138c0614da2565b6040519080825280602002602001820160405280156138e9578160200160208202803683370190505b5091505f5f5b8281101561398d575f85600601828154811061390d5761390d615ae2565b5f9182526020808320909101546001600160a01b031680835260078901909152604090912090915061394090879061449d565b156139845780858461395181615ba2565b95508151811061396357613963615ae2565b60200260200101906001600160a01b031690816001600160a01b0316815250505b506001016138ef565b50825250919050565b5f818152600160205260409020546001600160a01b03168061318c5760405163023aa9ab60e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638eaa6ac090602401602060405180830381865afa158015613a15573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610d719190615af6565b613a41614692565b5f613a4c8484612fd4565b9050613a58815f613112565b81511580613a75575060018101548251630100000090910460ff16105b80613a885750613a84816141e5565b8251115b15613aa657604051633a8defe760e11b815260040160405180910390fd5b5f5b8251811015613b8b57816007015f848381518110613ac857613ac8615ae2565b6020908102919091018101516001600160a01b031682528101919091526040015f205460ff1615613b0c57604051633a8defe760e11b815260040160405180910390fd5b5f5b81811015613b8257838281518110613b2857613b28615ae2565b60200260200101516001600160a01b0316848281518110613b4b57613b4b615ae2565b60200260200101516001600160a01b031603613b7a57604051633a8defe760e11b815260040160405180910390fd5b600101613b0e565b50600101613aa8565b50613b94611ce2565b6001600160a01b031663b8603631836040518263ffffffff1660e01b8152600401613bbf91906156f4565b5f604051808303815f87803b158015613bd6575f5ffd5b505af1158015613be8573d5f5f3e3d5ffd5b505050506117cc848483856146d2565b5f613c03835f61490b565b825190915015610d71578151600614158015613c2157508151600714155b15613c4457815160405163661a502d60e11b8152600401610e4191815260200190565b5f5b8251811015613cb0575f613c5b826001615b24565b905083516006148015613c6f575060058110155b15613c8057613c7d81615ba2565b90505b613ca3848381518110613c9557613c95615ae2565b60200260200101518261490b565b9092179150600101613c46565b5092915050565b5f613cc0613f54565b84515f03613ce157604051631ed9509560e11b815260040160405180910390fd5b613ced85610200613f7c565b613cf983610400613f7c565b610e10821115613d275760405163abe5c32f60e01b815260048101839052610e106024820152604401610e41565b505f85815260036020908152604082208054600181018255908352908220600480549293600885029092019291613d5d83615ba2565b90915550815467ffffffffffffffff19166001600160401b0391909116178155613d85613191565b815465ffffffffffff91909116600160401b026dffffffffffff00000000000000001990911617815560038101613dbc87826159f6565b5060028101859055835115613ddb5760048101613dd985826159f6565b505b8215613de75782613df8565b600254600160201b900463ffffffff165b6001808301805461ffff93909316600160581b0261ffff60581b198416811782556005805463ffffffff16600160c81b0263ffffffff60c81b1990921671ffffffff000000000000000000000000ffff60581b1990951694909417179055815490810182555f91909152608088901b83177f036b6384b5eca791c62761152d0c79bb0604c104a5fb6f4eb0703f3154bb3db090910155613e99878383614953565b80546040517f10f95083d68484d4bcc379f2d8862d4d42b707b785c008befa5e3d9bb5bc32ec91613edb918a9186916001600160401b03909116908b90615cc7565b60405180910390a1613eee87838361414d565b613efb57613efb81614446565b5095945050505050565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b613f5d3361286a565b6119bb5760405163fa5cd00f60e01b8152336004820152602401610e41565b808251111561314f578151604051632b6393cf60e21b8152600481019190915260248101829052604401610e41565b63ffffffff81161580613fc657506201518063ffffffff8216115b15610de05760405163abe5c32f60e01b815263ffffffff82166004820152620151806024820152604401610e41565b613ffd613191565b815465ffffffffffff91909116600160201b0269ffffffffffff000000001990911617815560018201805460ff600160381b9091041690600761403f83615ac4565b91906101000a81548160ff021916908360ff160217905550507fc886bf8ee49a6a4088f1a6850c629130a68c560f1403932d9727b48c4eeb37838484336040516133439392919092835260208301919091526001600160a01b0316604082015260600190565b60018201805460ff191660029081179091555463ffffffff600160401b909104166140ce613191565b6140d89190615b24565b8260010160136101000a81548165ffffffffffff021916908365ffffffffffff16021790555080156117cc577f7fd331dd38fb99606dbdd51afaff8247fb62b94b45c2ee5f2ad60fc980d52fd78484613334856138a0565b5f61413c826020615cf4565b83901c63ffffffff16905092915050565b60018101545f906301000000900460ff1681614168846141e5565b905081811015614176578091505b6141b286868685868960010160049054906101000a900460ff1660ff161061419e5786614ae4565b6001890154600160201b900460ff16614ae4565b9695505050505050565b5f5f6141c7846141e5565b90506141b28686868487106141dc57846141de565b865b6001614ae4565b60018101545f908190614203906301000000900460ff166003615cf4565b60068401549091508111614217575f610db0565b6006830154610db09082615b11565b600183018054600462ff00ff199091166201000060ff861602171765ffffffffffff60981b19169055614257613191565b835465ffffffffffff91909116600160d01b026001600160d01b03909116178355600580545f919061428b90600190615b11565b8154811061429b5761429b615ae2565b905f5260205f20015490508060058560010160199054906101000a900463ffffffff1663ffffffff16815481106142d4576142d4615ae2565b905f5260205f2001819055508360010160199054906101000a900463ffffffff1660035f608084901c81526020019081526020015f20826001600160801b03168154811061432457614324615ae2565b905f5260205f20906008020160010160196101000a81548163ffffffff021916908363ffffffff160217905550600580548061436257614362615d0b565b600190038181905f5260205f20015f9055905583600101600a9054906101000a900460ff1615614403576143a66d14d95cdcda5bdb94185e5b595b9d60921b613996565b6001600160a01b0316639b6f67be8787856040518463ffffffff1660e01b81526004016143d593929190615b69565b5f604051808303815f87803b1580156143ec575f5ffd5b505af11580156143fe573d5f5f3e3d5ffd5b505050505b7f694fcbbe329a287f11b98406b312c0df6acf72c5a79f560f49682395d9bad4b986868460405161443693929190615b69565b60405180910390a1505050505050565b60018101805460ff19169055600254600160801b900463ffffffff1661446a613191565b6144749190615b24565b8160010160136101000a81548165ffffffffffff021916908365ffffffffffff16021790555050565b80545f9060ff1680156144c55750600183015482546101009182900460ff9081169290910416145b8015610d6e5750505462010000900460ff1615919050565b6001810154600160301b900460ff165f036144f55750565b6144fd611ce2565b6001600160a01b031663251833dc614514836138a0565b6040518263ffffffff1660e01b815260040161453091906156f4565b5f604051808303815f87803b158015614547575f5ffd5b505af1158015614559573d5f5f3e3d5ffd5b50505050600101805466ff00000000000019169055565b5f5f5b8251811015614689575f84828151811061458f5761458f615ae2565b602002602001015190505f8483815181106145ac576145ac615ae2565b6020908102919091018101516001600160a01b0384165f90815260078a019092526040909120805463ff0000001916630100000060ff8416908102919091179091559091506002146146375781868561460481615ba2565b96508151811061461657614616615ae2565b60200260200101906001600160a01b031690816001600160a01b0316815250505b61465682600460ff841660021461464f576001613202565b5f19613202565b61467f82600560ff841660021461464f5760ff8416600114614678575f613202565b6001613202565b5050600101614573565b508083526117cc565b5f546001600160a01b031633148015906146b257506146b033610db7565b155b156119bb5760405163037d3e0960e61b8152336004820152602401610e41565b5f5b81518110156147a357826006018282815181106146f3576146f3615ae2565b60209081029190910181015182546001810184555f93845291832090910180546001600160a01b0319166001600160a01b0390921691909117905582516007850190829085908590811061474957614749615ae2565b6020908102919091018101516001600160a01b031682528101919091526040015f20805460ff19811660019081178355868101546101009081900460ff160261ffff199092169190911781179091559190910190506146d4565b5080516001830180546006906147c4908490600160301b900460ff16615bd3565b825460ff9182166101009390930a9283029190920219909116179055506001828101805460ff191690911790555f6147fa613191565b600184015490915061481790600160581b900461ffff1682615b24565b60018401805465ffffffffffff92909216600160981b0265ffffffffffff60981b199092169190911790556002546148559063ffffffff1682615b24565b60018401805465ffffffffffff60681b1916600160681b65ffffffffffff93841681029190911791829055600160981b82048316910490911611156148c157600183018054600160681b65ffffffffffff600160981b8304160265ffffffffffff60681b199091161790555b7f887800a5bcce5554967a92fd264714fb5582635073bb968138fbb451573b2b7185856148ed866138a0565b6040516148fc93929190615b69565b60405180910390a15050505050565b5f63ffffffff83111561493e5760405163abe5c32f60e01b81526004810184905263ffffffff6024820152604401610e41565b614949826020615cf4565b9290921b92915050565b5f5f5f61496b6829b2b9b9b4b7b72b1960b91b613996565b6001600160a01b0316632d3315e5876040518263ffffffff1660e01b815260040161499891815260200190565b5f60405180830381865afa1580156149b2573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f191682016040526149d99190810190615d83565b505060018701805465ffff0000000019166501000000000060ff8481169190910264ff00000000191691909117600160201b858316021763ff0000001916630100000086831602179091556006549396509194509250168015614a435750600654610100900460ff165b1561385f5760018401805460ff60501b1916600160501b179055614a776d14d95cdcda5bdb94185e5b595b9d60921b613996565b604051634cc22d5b60e11b81526004810188905260248101879052604481018590526001600160a01b0391909116906399845ab6906064015f604051808303815f87803b158015614ac6575f5ffd5b505af1158015614ad8573d5f5f3e3d5ffd5b50505050505050505050565b5f825f03614af357505f611b82565b5f5f614b0a6829b2b9b9b4b7b72b1960b91b613996565b6001600160a01b0316632d3315e5896040518263ffffffff1660e01b8152600401614b3791815260200190565b5f60405180830381865afa158015614b51573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f19168201604052614b789190810190615d83565b945094505050505f614b88611ce2565b6001600160a01b031663478bfcef878785878c6006016040518663ffffffff1660e01b8152600401614bbe959493929190615de0565b5f604051808303815f875af1158015614bd9573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f19168201604052614c009190810190615e57565b905080515f03614c15575f9350505050611b82565b614c21898989846146d2565b50600198975050505050505050565b6040518061016001604052805f81526020015f81526020015f815260200160608152602001606081526020015f151581526020015f60ff1681526020015f81526020015f81526020015f81526020015f81525090565b5f5f60408385031215614c97575f5ffd5b50508035926020909101359150565b5f8151808452602084019350602083015f5b82811015614cdf5781516001600160a01b0316865260209586019590910190600101614cb8565b5093949350505050565b5f8151808452602084019350602083015f5b82811015614cdf578151865260209586019590910190600101614cfb565b604081525f614d2b6040830185614ca6565b8281036020840152611b828185614ce9565b6001600160a01b0381168114610de0575f5ffd5b5f5f5f60608486031215614d63575f5ffd5b83359250602084013591506040840135614d7c81614d3d565b809150509250925092565b5f60208284031215614d97575f5ffd5b8135610db081614d3d565b634e487b7160e01b5f52604160045260245ffd5b604051601f8201601f191681016001600160401b0381118282101715614dde57614dde614da2565b604052919050565b5f82601f830112614df5575f5ffd5b81356001600160401b03811115614e0e57614e0e614da2565b614e21601f8201601f1916602001614db6565b818152846020838601011115614e35575f5ffd5b816020850160208301375f918101602001919091529392505050565b5f5f5f60608486031215614e63575f5ffd5b833592506020840135915060408401356001600160401b03811115614e86575f5ffd5b614e9286828701614de6565b9150509250925092565b8015158114610de0575f5ffd5b5f60208284031215614eb9575f5ffd5b8135610db081614e9c565b5f81518084528060208401602086015e5f602082860101526020601f19601f83011685010191505092915050565b602081525f82516101006020840152614f0f610120840182614ec4565b905060ff60208501511660408401526040840151606084015260608401516080840152608084015160a084015260a084015160c084015260c0840151614f5a60e085018260ff169052565b5060e0840151838203601f1901610100850152611b828282614ec4565b5f5f5f60608486031215614f89575f5ffd5b83359250602084013591506040840135614d7c81614e9c565b5f60208284031215614fb2575f5ffd5b5035919050565b8051825260208101516020830152604081015160408301525f60608201516101606060850152614fed610160850182614ec4565b9050608083015184820360808601526150068282614ca6565b91505060a083015161501c60a086018215159052565b5060c083015161503160c086018260ff169052565b5060e083015160e08501526101008301516101008501526101208301516101208501526101408301516101408501528091505092915050565b5f602082016020835280845180835260408501915060408160051b8601019250602086015f5b828110156150c157603f198786030184526150ac858351614fb9565b94506020938401939190910190600101615090565b50929695505050505050565b602081525f610d6e6020830184614fb9565b5f6001600160401b038211156150f7576150f7614da2565b5060051b60200190565b5f82601f830112615110575f5ffd5b813561512361511e826150df565b614db6565b8082825260208201915060208360051b860101925085831115615144575f5ffd5b602085015b83811015613efb578035835260209283019201615149565b5f60208284031215615171575f5ffd5b81356001600160401b03811115615186575f5ffd5b611a5784828501615101565b602081525f610d6e6020830184614ce9565b5f602082840312156151b4575f5ffd5b81356001600160401b038111156151c9575f5ffd5b611a5784828501614de6565b5f5f5f5f608085870312156151e8575f5ffd5b8435935060208501359250604085013561520181614d3d565b915060608501356001600160401b0381111561521b575f5ffd5b61522787828801614de6565b91505092959194509250565b602081525f610d6e6020830184614ec4565b5f82601f830112615254575f5ffd5b813561526261511e826150df565b8082825260208201915060208360051b860101925085831115615283575f5ffd5b602085015b83811015613efb57803561529b81614d3d565b835260209283019201615288565b5f5f5f5f608085870312156152bc575f5ffd5b843593506020850135925060408501356001600160401b038111156152df575f5ffd5b6152eb87828801615245565b949793965093946060013593505050565b5f5f6020838503121561530d575f5ffd5b82356001600160401b03811115615322575f5ffd5b8301601f81018513615332575f5ffd5b80356001600160401b03811115615347575f5ffd5b8560208260051b840101111561535b575f5ffd5b6020919091019590945092505050565b5f5f5f5f5f5f60c08789031215615380575f5ffd5b8635955060208701356001600160401b0381111561539c575f5ffd5b6153a889828a01614de6565b9550506040870135935060608701356001600160401b038111156153ca575f5ffd5b6153d689828a01614de6565b93505060808701356001600160401b038111156153f1575f5ffd5b6153fd89828a01615101565b92505060a08701356001600160401b03811115615418575f5ffd5b61542489828a01615101565b9150509295509295509295565b60ff8616815284602082015283604082015282606082015260a060808201525f61545e60a0830184614ca6565b979650505050505050565b5f5f5f5f5f60a0868803121561547d575f5ffd5b8535945060208601356001600160401b03811115615499575f5ffd5b6154a588828901614de6565b9450506040860135925060608601356001600160401b038111156154c7575f5ffd5b6154d388828901614de6565b92505060808601356001600160401b038111156154ee575f5ffd5b6154fa88828901615101565b9150509295509295909350565b803563ffffffff8116811461318c575f5ffd5b5f5f5f5f5f60a0868803121561552e575f5ffd5b61553786615507565b945061554560208701615507565b935061555360408701615507565b925061556160608701615507565b915061556f60808701615507565b90509295509295909350565b5f82825180855260208501945060208160051b830101602085015f5b838110156155c957601f198584030188526155b3838351614ec4565b6020988901989093509190910190600101615597565b50909695505050505050565b5f82825180855260208501945060208160051b830101602085015f5b838110156155c957601f1985840301885261560d838351614ce9565b60209889019890935091909101906001016155f1565b5f606082016060835280865180835260808501915060808160051b8601019250602088015f5b8281101561567a57607f19878603018452615665858351614ca6565b94506020938401939190910190600101615649565b50505050828103602084015280855180835260208301915060208160051b840101602088015f5b838110156156d357601f198684030185526156bd83835161557b565b60209586019590935091909101906001016156a1565b505085810360408701526156e781886155d5565b9998505050505050505050565b602081525f610d6e6020830184614ca6565b606081525f6157186060830186614ca6565b828103602084015261572a818661557b565b905082810360408401526141b28185614ce9565b604081525f614d2b6040830185614ce9565b5f5f60408385031215615761575f5ffd5b82356001600160401b03811115615776575f5ffd5b61578285828601614de6565b95602094909401359450505050565b5f5f5f5f608085870312156157a4575f5ffd5b84359350602085013592506040850135915060608501356001600160401b0381111561521b575f5ffd5b5f5f5f606084860312156157e0575f5ffd5b833592506020840135915060408401356001600160401b03811115615803575f5ffd5b614e9286828701615245565b60208152815160208201526020820151604082015260408201516060820152606082015160808201525f608083015161016060a0840152615854610180840182614ec4565b905060a084015160c084015260c084015160e084015260e08401516101008401526101008401516101208401526101208401516101408401526101408401516101608401528091505092915050565b5f602082016020835280845180835260408501915060408160051b8601019250602086015f5b828110156150c157603f19878603018452815160018060a01b0381511686526020810151602087015260408101511515604087015260608101516060870152608081015160e0608088015261592160e0880182614ec4565b905060ff60a08301511660a088015260c0820151915061594660c088018360ff169052565b95505060209384019391909101906001016158c9565b604081525f61596e6040830185614ca6565b8281036020840152611b82818561557b565b600181811c9082168061599457607f821691505b60208210810361147957634e487b7160e01b5f52602260045260245ffd5b601f82111561148957805f5260205f20601f840160051c810160208510156159d75750805b601f840160051c820191505b81811015612e0c575f81556001016159e3565b81516001600160401b03811115615a0f57615a0f614da2565b615a2381615a1d8454615980565b846159b2565b6020601f821160018114615a55575f8315615a3e5750848201515b5f19600385901b1c1916600184901b178455612e0c565b5f84815260208120601f198516915b82811015615a845787850151825560209485019460019092019101615a64565b5084821015615aa157868401515f19600387901b60f8161c191681555b50505050600190811b01905550565b634e487b7160e01b5f52601160045260245ffd5b5f60ff821660ff8103615ad957615ad9615ab0565b60010192915050565b634e487b7160e01b5f52603260045260245ffd5b5f60208284031215615b06575f5ffd5b8151610db081614d3d565b81810381811115610d7157610d71615ab0565b80820180821115610d7157610d71615ab0565b5f60208284031215615b47575f5ffd5b8151610db081614e9c565b5f60208284031215615b62575f5ffd5b5051919050565b838152826020820152606060408201525f611b826060830184614ca6565b5f60ff821680615b9957615b99615ab0565b5f190192915050565b5f60018201615bb357615bb3615ab0565b5060010190565b60ff8281168282160390811115610d7157610d71615ab0565b60ff8181168382160190811115610d7157610d71615ab0565b84815283602082015260ff83166040820152608060608201525f611b7f6080830184614ca6565b5f5f60408385031215615c24575f5ffd5b8251615c2f81614e9c565b60208401519092506001600160401b03811115615c4a575f5ffd5b8301601f81018513615c5a575f5ffd5b8051615c6861511e826150df565b8082825260208201915060208360051b850101925087831115615c89575f5ffd5b6020840193505b82841015615cb957835160ff81168114615ca8575f5ffd5b825260209384019390910190615c90565b809450505050509250929050565b8481528360208201526001600160401b0383166040820152608060608201525f611b7f6080830184614ec4565b8082028115828204841417610d7157610d71615ab0565b634e487b7160e01b5f52603160045260245ffd5b5f82601f830112615d2e575f5ffd5b8151615d3c61511e826150df565b8082825260208201915060208360051b860101925085831115615d5d575f5ffd5b602085015b83811015613efb578051615d7581614d3d565b835260209283019201615d62565b5f5f5f5f5f60a08688031215615d97575f5ffd5b85516020870151604088015160608901519297509095509350615db981614e9c565b60808701519092506001600160401b03811115615dd4575f5ffd5b6154fa88828901615d1f565b85815284602082015260a060408201525f615dfe60a0830186614ca6565b8415156060840152828103608084015283548082525f8581526020808220930191905b81811015615e485783546001600160a01b0316835260019384019360209093019201615e21565b50909998505050505050505050565b5f60208284031215615e67575f5ffd5b81516001600160401b03811115615e7c575f5ffd5b611a5784828501615d1f56",
}

// SessionQueueV2 is an auto generated Go binding around an Ethereum contract.
type SessionQueueV2 struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *SessionQueueV2) GetABI() abi.ABI {
	return c.abi
}

// NewSessionQueueV2 creates a new instance of SessionQueueV2.
func NewSessionQueueV2() *SessionQueueV2 {
	parsed, err := SessionQueueV2MetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &SessionQueueV2{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *SessionQueueV2) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (sessionQueueV2 *SessionQueueV2) PackConstructor(runtime_ common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAck is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfaa073f8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ack(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) PackAck(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("ack", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAck is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfaa073f8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ack(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackAck(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("ack", sessionId, taskId)
}

// PackAssign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf09915d4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assign(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) PackAssign(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("assign", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf09915d4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assign(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackAssign(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("assign", sessionId, taskId)
}

// PackAssignTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67cf2a3a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignTask(uint256 sessionId, uint256 taskId, address[] addrs, uint256 modelIdentifier) returns()
func (sessionQueueV2 *SessionQueueV2) PackAssignTask(sessionId *big.Int, taskId *big.Int, addrs []common.Address, modelIdentifier *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("assignTask", sessionId, taskId, addrs, modelIdentifier)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67cf2a3a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignTask(uint256 sessionId, uint256 taskId, address[] addrs, uint256 modelIdentifier) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackAssignTask(sessionId *big.Int, taskId *big.Int, addrs []common.Address, modelIdentifier *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("assignTask", sessionId, taskId, addrs, modelIdentifier)
}

// PackAssignTask0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2b9def2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignTask(uint256 sessionId, uint256 taskId, address[] addrs) returns()
func (sessionQueueV2 *SessionQueueV2) PackAssignTask0(sessionId *big.Int, taskId *big.Int, addrs []common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("assignTask0", sessionId, taskId, addrs)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignTask0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2b9def2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignTask(uint256 sessionId, uint256 taskId, address[] addrs) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackAssignTask0(sessionId *big.Int, taskId *big.Int, addrs []common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("assignTask0", sessionId, taskId, addrs)
}

// PackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27a4e2fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commit(uint256 sessionId, uint256 taskId, string data) returns()
func (sessionQueueV2 *SessionQueueV2) PackCommit(sessionId *big.Int, taskId *big.Int, data string) []byte {
	enc, err := sessionQueueV2.abi.Pack("commit", sessionId, taskId, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27a4e2fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commit(uint256 sessionId, uint256 taskId, string data) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackCommit(sessionId *big.Int, taskId *big.Int, data string) ([]byte, error) {
	return sessionQueueV2.abi.Pack("commit", sessionId, taskId, data)
}

// PackCurrentMiners is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9792ef55.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function currentMiners(uint256 sessionId, uint256 taskId) view returns(address[])
func (sessionQueueV2 *SessionQueueV2) PackCurrentMiners(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("currentMiners", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCurrentMiners is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9792ef55.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function currentMiners(uint256 sessionId, uint256 taskId) view returns(address[])
func (sessionQueueV2 *SessionQueueV2) TryPackCurrentMiners(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("currentMiners", sessionId, taskId)
}

// UnpackCurrentMiners is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9792ef55.
//
// Solidity: function currentMiners(uint256 sessionId, uint256 taskId) view returns(address[])
func (sessionQueueV2 *SessionQueueV2) UnpackCurrentMiners(data []byte) ([]common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("currentMiners", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4efa55e7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function end(uint256 sessionId, uint256 taskId, bool forceEnd) returns()
func (sessionQueueV2 *SessionQueueV2) PackEnd(sessionId *big.Int, taskId *big.Int, forceEnd bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("end", sessionId, taskId, forceEnd)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4efa55e7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function end(uint256 sessionId, uint256 taskId, bool forceEnd) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackEnd(sessionId *big.Int, taskId *big.Int, forceEnd bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("end", sessionId, taskId, forceEnd)
}

// PackEnd2 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51e1ba76.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function end2(uint256 sessionId, uint256 taskId, bool forceEnd) returns()
func (sessionQueueV2 *SessionQueueV2) PackEnd2(sessionId *big.Int, taskId *big.Int, forceEnd bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("end2", sessionId, taskId, forceEnd)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnd2 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x51e1ba76.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function end2(uint256 sessionId, uint256 taskId, bool forceEnd) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackEnd2(sessionId *big.Int, taskId *big.Int, forceEnd bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("end2", sessionId, taskId, forceEnd)
}

// PackEndAck is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf747c3c9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function endAck(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) PackEndAck(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("endAck", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEndAck is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf747c3c9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function endAck(uint256 sessionId, uint256 taskId) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackEndAck(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("endAck", sessionId, taskId)
}

// PackEndCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c0118d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function endCommit(uint256 sessionId, uint256 taskId, bool emitAllCommitted) returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackEndCommit(sessionId *big.Int, taskId *big.Int, emitAllCommitted bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("endCommit", sessionId, taskId, emitAllCommitted)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEndCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c0118d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function endCommit(uint256 sessionId, uint256 taskId, bool emitAllCommitted) returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackEndCommit(sessionId *big.Int, taskId *big.Int, emitAllCommitted bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("endCommit", sessionId, taskId, emitAllCommitted)
}

// UnpackEndCommit is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4c0118d1.
//
// Solidity: function endCommit(uint256 sessionId, uint256 taskId, bool emitAllCommitted) returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackEndCommit(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("endCommit", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackEndPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8b34664.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function endPrecommit(uint256 sessionId, uint256 taskId, bool emitAllPrecommitted) returns()
func (sessionQueueV2 *SessionQueueV2) PackEndPrecommit(sessionId *big.Int, taskId *big.Int, emitAllPrecommitted bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("endPrecommit", sessionId, taskId, emitAllPrecommitted)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEndPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8b34664.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function endPrecommit(uint256 sessionId, uint256 taskId, bool emitAllPrecommitted) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackEndPrecommit(sessionId *big.Int, taskId *big.Int, emitAllPrecommitted bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("endPrecommit", sessionId, taskId, emitAllPrecommitted)
}

// PackEnqueueTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e54ff40.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, uint256[] requestParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackEnqueueTask(sessionId *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, requestParams []*big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("enqueueTask", sessionId, taskData, promptType, promptTemplate, llmParams, requestParams)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnqueueTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e54ff40.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, uint256[] requestParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackEnqueueTask(sessionId *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, requestParams []*big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("enqueueTask", sessionId, taskData, promptType, promptTemplate, llmParams, requestParams)
}

// UnpackEnqueueTask is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6e54ff40.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, uint256[] requestParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackEnqueueTask(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("enqueueTask", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEnqueueTask0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x873ad97a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackEnqueueTask0(sessionId *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("enqueueTask0", sessionId, taskData, promptType, promptTemplate, llmParams)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnqueueTask0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x873ad97a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackEnqueueTask0(sessionId *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("enqueueTask0", sessionId, taskData, promptType, promptTemplate, llmParams)
}

// UnpackEnqueueTask0 is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x873ad97a.
//
// Solidity: function enqueueTask(uint256 sessionId, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams) returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackEnqueueTask0(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("enqueueTask0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionQueueV2 *SessionQueueV2) PackGetACLAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getACLAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionQueueV2 *SessionQueueV2) TryPackGetACLAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionQueueV2 *SessionQueueV2) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getACLAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetAllTaskResultAckedTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d9842a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllTaskResultAckedTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) PackGetAllTaskResultAckedTimestamps(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getAllTaskResultAckedTimestamps", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllTaskResultAckedTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x33d9842a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllTaskResultAckedTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) TryPackGetAllTaskResultAckedTimestamps(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getAllTaskResultAckedTimestamps", sessionId, taskId)
}

// GetAllTaskResultAckedTimestampsOutput serves as a container for the return parameters of contract
// method GetAllTaskResultAckedTimestamps.
type GetAllTaskResultAckedTimestampsOutput struct {
	Arg0 []common.Address
	Arg1 []*big.Int
}

// UnpackGetAllTaskResultAckedTimestamps is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x33d9842a.
//
// Solidity: function getAllTaskResultAckedTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) UnpackGetAllTaskResultAckedTimestamps(data []byte) (GetAllTaskResultAckedTimestampsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getAllTaskResultAckedTimestamps", data)
	outstruct := new(GetAllTaskResultAckedTimestampsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Arg1 = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackGetAllTaskResultCommitTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf593f55c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllTaskResultCommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) PackGetAllTaskResultCommitTimestamps(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getAllTaskResultCommitTimestamps", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllTaskResultCommitTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf593f55c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllTaskResultCommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) TryPackGetAllTaskResultCommitTimestamps(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getAllTaskResultCommitTimestamps", sessionId, taskId)
}

// GetAllTaskResultCommitTimestampsOutput serves as a container for the return parameters of contract
// method GetAllTaskResultCommitTimestamps.
type GetAllTaskResultCommitTimestampsOutput struct {
	Arg0 []common.Address
	Arg1 []*big.Int
}

// UnpackGetAllTaskResultCommitTimestamps is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf593f55c.
//
// Solidity: function getAllTaskResultCommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) UnpackGetAllTaskResultCommitTimestamps(data []byte) (GetAllTaskResultCommitTimestampsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getAllTaskResultCommitTimestamps", data)
	outstruct := new(GetAllTaskResultCommitTimestampsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Arg1 = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackGetAllTaskResultPrecommitTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x090e6bd0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllTaskResultPrecommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) PackGetAllTaskResultPrecommitTimestamps(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getAllTaskResultPrecommitTimestamps", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllTaskResultPrecommitTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x090e6bd0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllTaskResultPrecommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) TryPackGetAllTaskResultPrecommitTimestamps(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getAllTaskResultPrecommitTimestamps", sessionId, taskId)
}

// GetAllTaskResultPrecommitTimestampsOutput serves as a container for the return parameters of contract
// method GetAllTaskResultPrecommitTimestamps.
type GetAllTaskResultPrecommitTimestampsOutput struct {
	Arg0 []common.Address
	Arg1 []*big.Int
}

// UnpackGetAllTaskResultPrecommitTimestamps is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x090e6bd0.
//
// Solidity: function getAllTaskResultPrecommitTimestamps(uint256 sessionId, uint256 taskId) view returns(address[], uint256[])
func (sessionQueueV2 *SessionQueueV2) UnpackGetAllTaskResultPrecommitTimestamps(data []byte) (GetAllTaskResultPrecommitTimestampsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getAllTaskResultPrecommitTimestamps", data)
	outstruct := new(GetAllTaskResultPrecommitTimestampsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Arg1 = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackGetAllTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9274bc6c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllTaskResults(uint256 sessionId) view returns(address[][] miners, string[][] data, bytes32[][] hashes)
func (sessionQueueV2 *SessionQueueV2) PackGetAllTaskResults(sessionId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getAllTaskResults", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9274bc6c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllTaskResults(uint256 sessionId) view returns(address[][] miners, string[][] data, bytes32[][] hashes)
func (sessionQueueV2 *SessionQueueV2) TryPackGetAllTaskResults(sessionId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getAllTaskResults", sessionId)
}

// GetAllTaskResultsOutput serves as a container for the return parameters of contract
// method GetAllTaskResults.
type GetAllTaskResultsOutput struct {
	Miners [][]common.Address
	Data   [][]string
	Hashes [][][32]byte
}

// UnpackGetAllTaskResults is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9274bc6c.
//
// Solidity: function getAllTaskResults(uint256 sessionId) view returns(address[][] miners, string[][] data, bytes32[][] hashes)
func (sessionQueueV2 *SessionQueueV2) UnpackGetAllTaskResults(data []byte) (GetAllTaskResultsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getAllTaskResults", data)
	outstruct := new(GetAllTaskResultsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Miners = *abi.ConvertType(out[0], new([][]common.Address)).(*[][]common.Address)
	outstruct.Data = *abi.ConvertType(out[1], new([][]string)).(*[][]string)
	outstruct.Hashes = *abi.ConvertType(out[2], new([][][32]byte)).(*[][][32]byte)
	return *outstruct, nil
}

// PackGetHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b6beeb9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getHash(string str) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) PackGetHash(str string) []byte {
	enc, err := sessionQueueV2.abi.Pack("getHash", str)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5b6beeb9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getHash(string str) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) TryPackGetHash(str string) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getHash", str)
}

// UnpackGetHash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5b6beeb9.
//
// Solidity: function getHash(string str) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) UnpackGetHash(data []byte) ([32]byte, error) {
	out, err := sessionQueueV2.abi.Unpack("getHash", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetIAMAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb90beef2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetIAMAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getIAMAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetIAMAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb90beef2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetIAMAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getIAMAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetLatestTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad7d812c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLatestTask(uint256 sessionId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) PackGetLatestTask(sessionId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getLatestTask", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLatestTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad7d812c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLatestTask(uint256 sessionId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) TryPackGetLatestTask(sessionId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getLatestTask", sessionId)
}

// UnpackGetLatestTask is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad7d812c.
//
// Solidity: function getLatestTask(uint256 sessionId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) UnpackGetLatestTask(data []byte) (string, error) {
	out, err := sessionQueueV2.abi.Unpack("getLatestTask", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb56e4129.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) PackGetNodeId(addr common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getNodeId", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb56e4129.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := sessionQueueV2.abi.Unpack("getNodeId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetNodePoolAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8d0bfebb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodePoolAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetNodePoolAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getNodePoolAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodePoolAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8d0bfebb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodePoolAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetNodePoolAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getNodePoolAddress")
}

// UnpackGetNodePoolAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8d0bfebb.
//
// Solidity: function getNodePoolAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetNodePoolAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getNodePoolAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetNodeReputationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc8ee53a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetNodeReputationAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getNodeReputationAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeReputationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcc8ee53a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetNodeReputationAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getNodeReputationAddress")
}

// UnpackGetNodeReputationAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcc8ee53a.
//
// Solidity: function getNodeReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetNodeReputationAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getNodeReputationAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetNodeStatsAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcbef3bb6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetNodeStatsAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getNodeStatsAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeStatsAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcbef3bb6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetNodeStatsAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getNodeStatsAddress")
}

// UnpackGetNodeStatsAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcbef3bb6.
//
// Solidity: function getNodeStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetNodeStatsAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getNodeStatsAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionPaymentAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x78a28b7a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionPaymentAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetSessionPaymentAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getSessionPaymentAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionPaymentAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x78a28b7a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionPaymentAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetSessionPaymentAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getSessionPaymentAddress")
}

// UnpackGetSessionPaymentAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x78a28b7a.
//
// Solidity: function getSessionPaymentAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetSessionPaymentAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getSessionPaymentAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionQueueDataAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96379137.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionQueueDataAddress() view returns(address data)
func (sessionQueueV2 *SessionQueueV2) PackGetSessionQueueDataAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getSessionQueueDataAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionQueueDataAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96379137.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionQueueDataAddress() view returns(address data)
func (sessionQueueV2 *SessionQueueV2) TryPackGetSessionQueueDataAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getSessionQueueDataAddress")
}

// UnpackGetSessionQueueDataAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96379137.
//
// Solidity: function getSessionQueueDataAddress() view returns(address data)
func (sessionQueueV2 *SessionQueueV2) UnpackGetSessionQueueDataAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getSessionQueueDataAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionQueueValidationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61ca5db8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionQueueValidationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetSessionQueueValidationAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getSessionQueueValidationAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionQueueValidationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61ca5db8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionQueueValidationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetSessionQueueValidationAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getSessionQueueValidationAddress")
}

// UnpackGetSessionQueueValidationAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x61ca5db8.
//
// Solidity: function getSessionQueueValidationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetSessionQueueValidationAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getSessionQueueValidationAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionReputationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c74be29.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetSessionReputationAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getSessionReputationAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionReputationAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c74be29.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetSessionReputationAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getSessionReputationAddress")
}

// UnpackGetSessionReputationAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7c74be29.
//
// Solidity: function getSessionReputationAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetSessionReputationAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getSessionReputationAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionStatsAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68fbd09f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackGetSessionStatsAddress() []byte {
	enc, err := sessionQueueV2.abi.Pack("getSessionStatsAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionStatsAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68fbd09f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackGetSessionStatsAddress() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getSessionStatsAddress")
}

// UnpackGetSessionStatsAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x68fbd09f.
//
// Solidity: function getSessionStatsAddress() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackGetSessionStatsAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("getSessionStatsAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52dd4eb1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTask(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256) task)
func (sessionQueueV2 *SessionQueueV2) PackGetTask(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTask", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTask is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52dd4eb1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTask(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256) task)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTask(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTask", sessionId, taskId)
}

// UnpackGetTask is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52dd4eb1.
//
// Solidity: function getTask(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256) task)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTask(data []byte) (Task, error) {
	out, err := sessionQueueV2.abi.Unpack("getTask", data)
	if err != nil {
		return *new(Task), err
	}
	out0 := *abi.ConvertType(out[0], new(Task)).(*Task)
	return out0, nil
}

// PackGetTaskCountBySessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x979ada44.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskCountBySessionId(uint256 sessionId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskCountBySessionId(sessionId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskCountBySessionId", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskCountBySessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x979ada44.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskCountBySessionId(uint256 sessionId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskCountBySessionId(sessionId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskCountBySessionId", sessionId)
}

// UnpackGetTaskCountBySessionId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x979ada44.
//
// Solidity: function getTaskCountBySessionId(uint256 sessionId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskCountBySessionId(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskCountBySessionId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskCountBySessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5405463f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskCountBySessionIds(uint256[] sessionIds) view returns(uint256[])
func (sessionQueueV2 *SessionQueueV2) PackGetTaskCountBySessionIds(sessionIds []*big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskCountBySessionIds", sessionIds)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskCountBySessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5405463f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskCountBySessionIds(uint256[] sessionIds) view returns(uint256[])
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskCountBySessionIds(sessionIds []*big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskCountBySessionIds", sessionIds)
}

// UnpackGetTaskCountBySessionIds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5405463f.
//
// Solidity: function getTaskCountBySessionIds(uint256[] sessionIds) view returns(uint256[])
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskCountBySessionIds(data []byte) ([]*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskCountBySessionIds", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackGetTaskData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6708c240.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskData(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskData(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskData", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6708c240.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskData(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskData(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskData", sessionId, taskId)
}

// UnpackGetTaskData is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6708c240.
//
// Solidity: function getTaskData(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskData(data []byte) (string, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskData", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetTaskDataWithAcked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x717e8101.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDataWithAcked(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDataWithAcked(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDataWithAcked", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDataWithAcked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x717e8101.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDataWithAcked(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDataWithAcked(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDataWithAcked", sessionId, taskId)
}

// UnpackGetTaskDataWithAcked is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x717e8101.
//
// Solidity: function getTaskDataWithAcked(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDataWithAcked(data []byte) (string, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDataWithAcked", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetTaskDecoration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc57aa9c6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecoration(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,uint256,string,uint256,uint256,uint256,uint256,uint256,uint256) d)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecoration(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecoration", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecoration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc57aa9c6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecoration(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,uint256,string,uint256,uint256,uint256,uint256,uint256,uint256) d)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecoration(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecoration", sessionId, taskId)
}

// UnpackGetTaskDecoration is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc57aa9c6.
//
// Solidity: function getTaskDecoration(uint256 sessionId, uint256 taskId) view returns((uint256,uint256,uint256,uint256,string,uint256,uint256,uint256,uint256,uint256,uint256) d)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecoration(data []byte) (TaskDecoration, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecoration", data)
	if err != nil {
		return *new(TaskDecoration), err
	}
	out0 := *abi.ConvertType(out[0], new(TaskDecoration)).(*TaskDecoration)
	return out0, nil
}

// PackGetTaskDecorationFrequencyPenalty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe6644cdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationFrequencyPenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationFrequencyPenalty(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationFrequencyPenalty", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationFrequencyPenalty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe6644cdc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationFrequencyPenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationFrequencyPenalty(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationFrequencyPenalty", sessionId, taskId)
}

// UnpackGetTaskDecorationFrequencyPenalty is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe6644cdc.
//
// Solidity: function getTaskDecorationFrequencyPenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationFrequencyPenalty(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationFrequencyPenalty", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationMaxTokens is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8b8be20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationMaxTokens(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationMaxTokens(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationMaxTokens", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationMaxTokens is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8b8be20.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationMaxTokens(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationMaxTokens(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationMaxTokens", sessionId, taskId)
}

// UnpackGetTaskDecorationMaxTokens is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa8b8be20.
//
// Solidity: function getTaskDecorationMaxTokens(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationMaxTokens(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationMaxTokens", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationPresencePenalty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x482cfb5d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationPresencePenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationPresencePenalty(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationPresencePenalty", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationPresencePenalty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x482cfb5d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationPresencePenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationPresencePenalty(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationPresencePenalty", sessionId, taskId)
}

// UnpackGetTaskDecorationPresencePenalty is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x482cfb5d.
//
// Solidity: function getTaskDecorationPresencePenalty(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationPresencePenalty(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationPresencePenalty", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationPromptTemplate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62ae508c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationPromptTemplate(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationPromptTemplate(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationPromptTemplate", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationPromptTemplate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62ae508c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationPromptTemplate(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationPromptTemplate(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationPromptTemplate", sessionId, taskId)
}

// UnpackGetTaskDecorationPromptTemplate is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62ae508c.
//
// Solidity: function getTaskDecorationPromptTemplate(uint256 sessionId, uint256 taskId) view returns(string)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationPromptTemplate(data []byte) (string, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationPromptTemplate", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetTaskDecorationPromptType is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x279e2d91.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationPromptType(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationPromptType(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationPromptType", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationPromptType is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x279e2d91.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationPromptType(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationPromptType(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationPromptType", sessionId, taskId)
}

// UnpackGetTaskDecorationPromptType is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x279e2d91.
//
// Solidity: function getTaskDecorationPromptType(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationPromptType(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationPromptType", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationTemperature is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa15ec3df.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationTemperature(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationTemperature(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationTemperature", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationTemperature is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa15ec3df.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationTemperature(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationTemperature(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationTemperature", sessionId, taskId)
}

// UnpackGetTaskDecorationTemperature is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa15ec3df.
//
// Solidity: function getTaskDecorationTemperature(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationTemperature(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationTemperature", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationTopK is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x14850acd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationTopK(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationTopK(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationTopK", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationTopK is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x14850acd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationTopK(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationTopK(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationTopK", sessionId, taskId)
}

// UnpackGetTaskDecorationTopK is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x14850acd.
//
// Solidity: function getTaskDecorationTopK(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationTopK(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationTopK", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskDecorationTopP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbfa16b88.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskDecorationTopP(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskDecorationTopP(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskDecorationTopP", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskDecorationTopP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbfa16b88.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskDecorationTopP(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskDecorationTopP(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskDecorationTopP", sessionId, taskId)
}

// UnpackGetTaskDecorationTopP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbfa16b88.
//
// Solidity: function getTaskDecorationTopP(uint256 sessionId, uint256 taskId) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskDecorationTopP(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskDecorationTopP", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3bcb18e5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskInfo(uint256 sessionId, uint256 taskId) view returns((string,uint8,uint256,uint256,uint256,uint256,uint8,string) info)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskInfo(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskInfo", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3bcb18e5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskInfo(uint256 sessionId, uint256 taskId) view returns((string,uint8,uint256,uint256,uint256,uint256,uint8,string) info)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskInfo(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskInfo", sessionId, taskId)
}

// UnpackGetTaskInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3bcb18e5.
//
// Solidity: function getTaskInfo(uint256 sessionId, uint256 taskId) view returns((string,uint8,uint256,uint256,uint256,uint256,uint8,string) info)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskInfo(data []byte) (TaskInfo, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskInfo", data)
	if err != nil {
		return *new(TaskInfo), err
	}
	out0 := *abi.ConvertType(out[0], new(TaskInfo)).(*TaskInfo)
	return out0, nil
}

// PackGetTaskMiners is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdde77237.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskMiners(uint256 sessionId, uint256 taskId) view returns((address,uint256,bool,bytes32,string,uint8,uint8)[] list)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskMiners(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskMiners", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskMiners is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdde77237.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskMiners(uint256 sessionId, uint256 taskId) view returns((address,uint256,bool,bytes32,string,uint8,uint8)[] list)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskMiners(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskMiners", sessionId, taskId)
}

// UnpackGetTaskMiners is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdde77237.
//
// Solidity: function getTaskMiners(uint256 sessionId, uint256 taskId) view returns((address,uint256,bool,bytes32,string,uint8,uint8)[] list)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskMiners(data []byte) ([]TaskMiner, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskMiners", data)
	if err != nil {
		return *new([]TaskMiner), err
	}
	out0 := *abi.ConvertType(out[0], new([]TaskMiner)).(*[]TaskMiner)
	return out0, nil
}

// PackGetTaskResultCommitTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ce7d713.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultCommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultCommitTimestamp(sessionId *big.Int, taskId *big.Int, miner common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultCommitTimestamp", sessionId, taskId, miner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultCommitTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ce7d713.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultCommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultCommitTimestamp(sessionId *big.Int, taskId *big.Int, miner common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultCommitTimestamp", sessionId, taskId, miner)
}

// UnpackGetTaskResultCommitTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ce7d713.
//
// Solidity: function getTaskResultCommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultCommitTimestamp(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultCommitTimestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskResultData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf4bd8d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultData(uint256 sessionId, uint256 taskId, address miner) view returns(string)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultData(sessionId *big.Int, taskId *big.Int, miner common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultData", sessionId, taskId, miner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf4bd8d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultData(uint256 sessionId, uint256 taskId, address miner) view returns(string)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultData(sessionId *big.Int, taskId *big.Int, miner common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultData", sessionId, taskId, miner)
}

// UnpackGetTaskResultData is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf4bd8d1.
//
// Solidity: function getTaskResultData(uint256 sessionId, uint256 taskId, address miner) view returns(string)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultData(data []byte) (string, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultData", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetTaskResultDataHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e1ae92f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultDataHash(uint256 sessionId, uint256 taskId, address miner) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultDataHash(sessionId *big.Int, taskId *big.Int, miner common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultDataHash", sessionId, taskId, miner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultDataHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e1ae92f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultDataHash(uint256 sessionId, uint256 taskId, address miner) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultDataHash(sessionId *big.Int, taskId *big.Int, miner common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultDataHash", sessionId, taskId, miner)
}

// UnpackGetTaskResultDataHash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3e1ae92f.
//
// Solidity: function getTaskResultDataHash(uint256 sessionId, uint256 taskId, address miner) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultDataHash(data []byte) ([32]byte, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultDataHash", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetTaskResultHashes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46780178.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultHashes(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultHashes", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultHashes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x46780178.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultHashes(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultHashes", sessionId, taskId)
}

// GetTaskResultHashesOutput serves as a container for the return parameters of contract
// method GetTaskResultHashes.
type GetTaskResultHashesOutput struct {
	Miners []common.Address
	Hashes [][32]byte
}

// UnpackGetTaskResultHashes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x46780178.
//
// Solidity: function getTaskResultHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultHashes(data []byte) (GetTaskResultHashesOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultHashes", data)
	outstruct := new(GetTaskResultHashesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Miners = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Hashes = *abi.ConvertType(out[1], new([][32]byte)).(*[][32]byte)
	return *outstruct, nil
}

// PackGetTaskResultPrecommitTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61e4868e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultPrecommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultPrecommitTimestamp(sessionId *big.Int, taskId *big.Int, miner common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultPrecommitTimestamp", sessionId, taskId, miner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultPrecommitTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61e4868e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultPrecommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultPrecommitTimestamp(sessionId *big.Int, taskId *big.Int, miner common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultPrecommitTimestamp", sessionId, taskId, miner)
}

// UnpackGetTaskResultPrecommitTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x61e4868e.
//
// Solidity: function getTaskResultPrecommitTimestamp(uint256 sessionId, uint256 taskId, address miner) view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultPrecommitTimestamp(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultPrecommitTimestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetTaskResultState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe994c0c7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultState(uint256 sessionId, uint256 taskId, address addr) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultState(sessionId *big.Int, taskId *big.Int, addr common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultState", sessionId, taskId, addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe994c0c7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultState(uint256 sessionId, uint256 taskId, address addr) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultState(sessionId *big.Int, taskId *big.Int, addr common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultState", sessionId, taskId, addr)
}

// UnpackGetTaskResultState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe994c0c7.
//
// Solidity: function getTaskResultState(uint256 sessionId, uint256 taskId, address addr) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultState(data []byte) (uint8, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultState", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackGetTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4f199b5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResults(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResults", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4f199b5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResults(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResults", sessionId, taskId)
}

// GetTaskResultsOutput serves as a container for the return parameters of contract
// method GetTaskResults.
type GetTaskResultsOutput struct {
	Miners []common.Address
	Data   []string
}

// UnpackGetTaskResults is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf4f199b5.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResults(data []byte) (GetTaskResultsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResults", data)
	outstruct := new(GetTaskResultsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Miners = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Data = *abi.ConvertType(out[1], new([]string)).(*[]string)
	return *outstruct, nil
}

// PackGetTaskResultsAndHashes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7bc6296.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResultsAndHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskResultsAndHashes(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskResultsAndHashes", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskResultsAndHashes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7bc6296.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResultsAndHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskResultsAndHashes(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskResultsAndHashes", sessionId, taskId)
}

// GetTaskResultsAndHashesOutput serves as a container for the return parameters of contract
// method GetTaskResultsAndHashes.
type GetTaskResultsAndHashesOutput struct {
	Miners []common.Address
	Data   []string
	Hashes [][32]byte
}

// UnpackGetTaskResultsAndHashes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa7bc6296.
//
// Solidity: function getTaskResultsAndHashes(uint256 sessionId, uint256 taskId) view returns(address[] miners, string[] data, bytes32[] hashes)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskResultsAndHashes(data []byte) (GetTaskResultsAndHashesOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskResultsAndHashes", data)
	outstruct := new(GetTaskResultsAndHashesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Miners = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Data = *abi.ConvertType(out[1], new([]string)).(*[]string)
	outstruct.Hashes = *abi.ConvertType(out[2], new([][32]byte)).(*[][32]byte)
	return *outstruct, nil
}

// PackGetTaskStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9bb498ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskStatus(uint256 sessionId, uint256 taskId) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) PackGetTaskStatus(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTaskStatus", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTaskStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9bb498ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskStatus(uint256 sessionId, uint256 taskId) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTaskStatus(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTaskStatus", sessionId, taskId)
}

// UnpackGetTaskStatus is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9bb498ee.
//
// Solidity: function getTaskStatus(uint256 sessionId, uint256 taskId) view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTaskStatus(data []byte) (uint8, error) {
	out, err := sessionQueueV2.abi.Unpack("getTaskStatus", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackGetTasksBySessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e38cfd1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTasksBySessionId(uint256 sessionId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256)[] tasks)
func (sessionQueueV2 *SessionQueueV2) PackGetTasksBySessionId(sessionId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("getTasksBySessionId", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetTasksBySessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e38cfd1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTasksBySessionId(uint256 sessionId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256)[] tasks)
func (sessionQueueV2 *SessionQueueV2) TryPackGetTasksBySessionId(sessionId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("getTasksBySessionId", sessionId)
}

// UnpackGetTasksBySessionId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4e38cfd1.
//
// Solidity: function getTasksBySessionId(uint256 sessionId) view returns((uint256,uint256,uint256,string,address[],bool,uint8,uint256,uint256,uint256,uint256)[] tasks)
func (sessionQueueV2 *SessionQueueV2) UnpackGetTasksBySessionId(data []byte) ([]Task, error) {
	out, err := sessionQueueV2.abi.Unpack("getTasksBySessionId", data)
	if err != nil {
		return *new([]Task), err
	}
	out0 := *abi.ConvertType(out[0], new([]Task)).(*[]Task)
	return out0, nil
}

// PackGetUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2a00c15.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getUseSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackGetUseSessionStats() []byte {
	enc, err := sessionQueueV2.abi.Pack("getUseSessionStats")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2a00c15.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getUseSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackGetUseSessionStats() ([]byte, error) {
	return sessionQueueV2.abi.Pack("getUseSessionStats")
}

// UnpackGetUseSessionStats is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd2a00c15.
//
// Solidity: function getUseSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackGetUseSessionStats(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("getUseSessionStats", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsAcked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75767e90.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isAcked(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackIsAcked(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("isAcked", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsAcked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x75767e90.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isAcked(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackIsAcked(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("isAcked", sessionId, taskId)
}

// UnpackIsAcked is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x75767e90.
//
// Solidity: function isAcked(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackIsAcked(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("isAcked", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsMinerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d2bac69.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isMinerOf(uint256 sessionId, uint256 taskId, address account) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackIsMinerOf(sessionId *big.Int, taskId *big.Int, account common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("isMinerOf", sessionId, taskId, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsMinerOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d2bac69.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isMinerOf(uint256 sessionId, uint256 taskId, address account) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackIsMinerOf(sessionId *big.Int, taskId *big.Int, account common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("isMinerOf", sessionId, taskId, account)
}

// UnpackIsMinerOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6d2bac69.
//
// Solidity: function isMinerOf(uint256 sessionId, uint256 taskId, address account) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackIsMinerOf(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("isMinerOf", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsOracleNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ec0978d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackIsOracleNode(addr common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("isOracleNode", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsOracleNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ec0978d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsPrimaryModule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd689e53.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isPrimaryModule(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackIsPrimaryModule(addr common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("isPrimaryModule", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsPrimaryModule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd689e53.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isPrimaryModule(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackIsPrimaryModule(addr common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("isPrimaryModule", addr)
}

// UnpackIsPrimaryModule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcd689e53.
//
// Solidity: function isPrimaryModule(address addr) view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackIsPrimaryModule(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("isPrimaryModule", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOpenTaskCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfeff08b1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openTaskCount() view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) PackOpenTaskCount() []byte {
	enc, err := sessionQueueV2.abi.Pack("openTaskCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenTaskCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfeff08b1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openTaskCount() view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) TryPackOpenTaskCount() ([]byte, error) {
	return sessionQueueV2.abi.Pack("openTaskCount")
}

// UnpackOpenTaskCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfeff08b1.
//
// Solidity: function openTaskCount() view returns(uint256)
func (sessionQueueV2 *SessionQueueV2) UnpackOpenTaskCount(data []byte) (*big.Int, error) {
	out, err := sessionQueueV2.abi.Unpack("openTaskCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOpenTasks is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa90a248d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openTasks(uint256 offset, uint256 limit) view returns(uint256[] sessionIds, uint256[] taskIds)
func (sessionQueueV2 *SessionQueueV2) PackOpenTasks(offset *big.Int, limit *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("openTasks", offset, limit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenTasks is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa90a248d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openTasks(uint256 offset, uint256 limit) view returns(uint256[] sessionIds, uint256[] taskIds)
func (sessionQueueV2 *SessionQueueV2) TryPackOpenTasks(offset *big.Int, limit *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("openTasks", offset, limit)
}

// OpenTasksOutput serves as a container for the return parameters of contract
// method OpenTasks.
type OpenTasksOutput struct {
	SessionIds []*big.Int
	TaskIds    []*big.Int
}

// UnpackOpenTasks is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa90a248d.
//
// Solidity: function openTasks(uint256 offset, uint256 limit) view returns(uint256[] sessionIds, uint256[] taskIds)
func (sessionQueueV2 *SessionQueueV2) UnpackOpenTasks(data []byte) (OpenTasksOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("openTasks", data)
	outstruct := new(OpenTasksOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.SessionIds = *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	outstruct.TaskIds = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackOwner() []byte {
	enc, err := sessionQueueV2.abi.Pack("owner")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owner() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackOwner() ([]byte, error) {
	return sessionQueueV2.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackOwner(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9c52716.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function precommit(uint256 sessionId, uint256 taskId, bytes32 hash, string data) returns()
func (sessionQueueV2 *SessionQueueV2) PackPrecommit(sessionId *big.Int, taskId *big.Int, hash [32]byte, data string) []byte {
	enc, err := sessionQueueV2.abi.Pack("precommit", sessionId, taskId, hash, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb9c52716.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function precommit(uint256 sessionId, uint256 taskId, bytes32 hash, string data) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackPrecommit(sessionId *big.Int, taskId *big.Int, hash [32]byte, data string) ([]byte, error) {
	return sessionQueueV2.abi.Pack("precommit", sessionId, taskId, hash, data)
}

// PackPrecommitHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62a32cf9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function precommitHash(uint256 sessionId, uint256 taskId, address miner, string data) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) PackPrecommitHash(sessionId *big.Int, taskId *big.Int, miner common.Address, data string) []byte {
	enc, err := sessionQueueV2.abi.Pack("precommitHash", sessionId, taskId, miner, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPrecommitHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62a32cf9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function precommitHash(uint256 sessionId, uint256 taskId, address miner, string data) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) TryPackPrecommitHash(sessionId *big.Int, taskId *big.Int, miner common.Address, data string) ([]byte, error) {
	return sessionQueueV2.abi.Pack("precommitHash", sessionId, taskId, miner, data)
}

// UnpackPrecommitHash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62a32cf9.
//
// Solidity: function precommitHash(uint256 sessionId, uint256 taskId, address miner, string data) view returns(bytes32)
func (sessionQueueV2 *SessionQueueV2) UnpackPrecommitHash(data []byte) ([32]byte, error) {
	out, err := sessionQueueV2.abi.Unpack("precommitHash", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (sessionQueueV2 *SessionQueueV2) PackRenounceOwnership() []byte {
	enc, err := sessionQueueV2.abi.Pack("renounceOwnership")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceOwnership() returns()
func (sessionQueueV2 *SessionQueueV2) TryPackRenounceOwnership() ([]byte, error) {
	return sessionQueueV2.abi.Pack("renounceOwnership")
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (sessionQueueV2 *SessionQueueV2) PackRuntime() []byte {
	enc, err := sessionQueueV2.abi.Pack("runtime")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function runtime() view returns(address)
func (sessionQueueV2 *SessionQueueV2) TryPackRuntime() ([]byte, error) {
	return sessionQueueV2.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (sessionQueueV2 *SessionQueueV2) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := sessionQueueV2.abi.Unpack("runtime", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSetACL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76aad605.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setACL(address _aclContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetACL(aclContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setACL", aclContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetACL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76aad605.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setACL(address _aclContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setACL", aclContract)
}

// PackSetClientReference is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x81b74f31.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setClientReference(uint256 sessionId, uint256 taskId, string clientReference) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetClientReference(sessionId *big.Int, taskId *big.Int, clientReference string) []byte {
	enc, err := sessionQueueV2.abi.Pack("setClientReference", sessionId, taskId, clientReference)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetClientReference is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x81b74f31.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setClientReference(uint256 sessionId, uint256 taskId, string clientReference) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetClientReference(sessionId *big.Int, taskId *big.Int, clientReference string) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setClientReference", sessionId, taskId, clientReference)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetIAM(iamContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setIAM", iamContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setIAM(address _iamContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setIAM", iamContract)
}

// PackSetNodePool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26cea918.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setNodePool(address _nodePoolContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetNodePool(nodePoolContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setNodePool", nodePoolContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetNodePool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26cea918.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setNodePool(address _nodePoolContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetNodePool(nodePoolContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setNodePool", nodePoolContract)
}

// PackSetNodeReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3e7d0e7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setNodeReputation(address _nodeReputationContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetNodeReputation(nodeReputationContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setNodeReputation", nodeReputationContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetNodeReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3e7d0e7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setNodeReputation(address _nodeReputationContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetNodeReputation(nodeReputationContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setNodeReputation", nodeReputationContract)
}

// PackSetNodeStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a482d65.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setNodeStats(address _nodeStatsContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetNodeStats(nodeStatsContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setNodeStats", nodeStatsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetNodeStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a482d65.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setNodeStats(address _nodeStatsContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetNodeStats(nodeStatsContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setNodeStats", nodeStatsContract)
}

// PackSetSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a8f012c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionPayment(address _sessionPaymentContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetSessionPayment(sessionPaymentContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setSessionPayment", sessionPaymentContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a8f012c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionPayment(address _sessionPaymentContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetSessionPayment(sessionPaymentContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setSessionPayment", sessionPaymentContract)
}

// PackSetSessionQueueData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc49d1069.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionQueueData(address _sessionQueueDataContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetSessionQueueData(sessionQueueDataContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setSessionQueueData", sessionQueueDataContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionQueueData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc49d1069.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionQueueData(address _sessionQueueDataContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetSessionQueueData(sessionQueueDataContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setSessionQueueData", sessionQueueDataContract)
}

// PackSetSessionQueueValidation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb111c274.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionQueueValidation(address _sessionQueueValidationContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetSessionQueueValidation(sessionQueueValidationContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setSessionQueueValidation", sessionQueueValidationContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionQueueValidation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb111c274.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionQueueValidation(address _sessionQueueValidationContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetSessionQueueValidation(sessionQueueValidationContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setSessionQueueValidation", sessionQueueValidationContract)
}

// PackSetSessionReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73d24db2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionReputation(address _sessionReputationContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetSessionReputation(sessionReputationContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setSessionReputation", sessionReputationContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionReputation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73d24db2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionReputation(address _sessionReputationContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetSessionReputation(sessionReputationContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setSessionReputation", sessionReputationContract)
}

// PackSetSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4356c373.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionStats(address _sessionStatsContract) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetSessionStats(sessionStatsContract common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("setSessionStats", sessionStatsContract)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4356c373.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionStats(address _sessionStatsContract) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetSessionStats(sessionStatsContract common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setSessionStats", sessionStatsContract)
}

// PackSetTimeouts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8af68674.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setTimeouts(uint32 ack_, uint32 precommit_, uint32 commit_, uint32 validation_, uint32 queue_) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetTimeouts(ack uint32, precommit uint32, commit uint32, validation uint32, queue uint32) []byte {
	enc, err := sessionQueueV2.abi.Pack("setTimeouts", ack, precommit, commit, validation, queue)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetTimeouts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8af68674.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setTimeouts(uint32 ack_, uint32 precommit_, uint32 commit_, uint32 validation_, uint32 queue_) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetTimeouts(ack uint32, precommit uint32, commit uint32, validation uint32, queue uint32) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setTimeouts", ack, precommit, commit, validation, queue)
}

// PackSetUsePaymentFlow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3b5a6bb4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUsePaymentFlow(bool _usePaymentFlow) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetUsePaymentFlow(usePaymentFlow bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("setUsePaymentFlow", usePaymentFlow)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetUsePaymentFlow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3b5a6bb4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setUsePaymentFlow(bool _usePaymentFlow) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetUsePaymentFlow(usePaymentFlow bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setUsePaymentFlow", usePaymentFlow)
}

// PackSetUseSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61126f84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseSessionPayment(bool _useSessionPayment) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetUseSessionPayment(useSessionPayment bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("setUseSessionPayment", useSessionPayment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetUseSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61126f84.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setUseSessionPayment(bool _useSessionPayment) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetUseSessionPayment(useSessionPayment bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setUseSessionPayment", useSessionPayment)
}

// PackSetUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8271a248.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseSessionStats(bool _useSessionStats) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetUseSessionStats(useSessionStats bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("setUseSessionStats", useSessionStats)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8271a248.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setUseSessionStats(bool _useSessionStats) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetUseSessionStats(useSessionStats bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setUseSessionStats", useSessionStats)
}

// PackSetUseSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba94f7ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseSwitchModel(bool _useSwitchModel) returns()
func (sessionQueueV2 *SessionQueueV2) PackSetUseSwitchModel(useSwitchModel bool) []byte {
	enc, err := sessionQueueV2.abi.Pack("setUseSwitchModel", useSwitchModel)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetUseSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba94f7ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setUseSwitchModel(bool _useSwitchModel) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSetUseSwitchModel(useSwitchModel bool) ([]byte, error) {
	return sessionQueueV2.abi.Pack("setUseSwitchModel", useSwitchModel)
}

// PackSubversion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9da83219.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function subversion() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) PackSubversion() []byte {
	enc, err := sessionQueueV2.abi.Pack("subversion")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubversion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9da83219.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function subversion() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) TryPackSubversion() ([]byte, error) {
	return sessionQueueV2.abi.Pack("subversion")
}

// UnpackSubversion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9da83219.
//
// Solidity: function subversion() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) UnpackSubversion(data []byte) (uint8, error) {
	out, err := sessionQueueV2.abi.Unpack("subversion", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sync(bytes32[] names_) returns()
func (sessionQueueV2 *SessionQueueV2) PackSync(names [][32]byte) []byte {
	enc, err := sessionQueueV2.abi.Pack("sync", names)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sync(bytes32[] names_) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackSync(names [][32]byte) ([]byte, error) {
	return sessionQueueV2.abi.Pack("sync", names)
}

// PackTimeouts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x983975f2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function timeouts() view returns(uint32 ack, uint32 precommit, uint32 commit, uint32 validation, uint32 queue)
func (sessionQueueV2 *SessionQueueV2) PackTimeouts() []byte {
	enc, err := sessionQueueV2.abi.Pack("timeouts")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTimeouts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x983975f2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function timeouts() view returns(uint32 ack, uint32 precommit, uint32 commit, uint32 validation, uint32 queue)
func (sessionQueueV2 *SessionQueueV2) TryPackTimeouts() ([]byte, error) {
	return sessionQueueV2.abi.Pack("timeouts")
}

// TimeoutsOutput serves as a container for the return parameters of contract
// method Timeouts.
type TimeoutsOutput struct {
	Ack        uint32
	Precommit  uint32
	Commit     uint32
	Validation uint32
	Queue      uint32
}

// UnpackTimeouts is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x983975f2.
//
// Solidity: function timeouts() view returns(uint32 ack, uint32 precommit, uint32 commit, uint32 validation, uint32 queue)
func (sessionQueueV2 *SessionQueueV2) UnpackTimeouts(data []byte) (TimeoutsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("timeouts", data)
	outstruct := new(TimeoutsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Ack = *abi.ConvertType(out[0], new(uint32)).(*uint32)
	outstruct.Precommit = *abi.ConvertType(out[1], new(uint32)).(*uint32)
	outstruct.Commit = *abi.ConvertType(out[2], new(uint32)).(*uint32)
	outstruct.Validation = *abi.ConvertType(out[3], new(uint32)).(*uint32)
	outstruct.Queue = *abi.ConvertType(out[4], new(uint32)).(*uint32)
	return *outstruct, nil
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (sessionQueueV2 *SessionQueueV2) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := sessionQueueV2.abi.Pack("transferOwnership", newOwner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (sessionQueueV2 *SessionQueueV2) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return sessionQueueV2.abi.Pack("transferOwnership", newOwner)
}

// PackUsePaymentFlow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1037faa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function usePaymentFlow() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackUsePaymentFlow() []byte {
	enc, err := sessionQueueV2.abi.Pack("usePaymentFlow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUsePaymentFlow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1037faa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function usePaymentFlow() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackUsePaymentFlow() ([]byte, error) {
	return sessionQueueV2.abi.Pack("usePaymentFlow")
}

// UnpackUsePaymentFlow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe1037faa.
//
// Solidity: function usePaymentFlow() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackUsePaymentFlow(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("usePaymentFlow", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUseSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe9fac72d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function useSessionPayment() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackUseSessionPayment() []byte {
	enc, err := sessionQueueV2.abi.Pack("useSessionPayment")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUseSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe9fac72d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function useSessionPayment() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackUseSessionPayment() ([]byte, error) {
	return sessionQueueV2.abi.Pack("useSessionPayment")
}

// UnpackUseSessionPayment is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe9fac72d.
//
// Solidity: function useSessionPayment() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackUseSessionPayment(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("useSessionPayment", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f2f5ffa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function useSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackUseSessionStats() []byte {
	enc, err := sessionQueueV2.abi.Pack("useSessionStats")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUseSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f2f5ffa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function useSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackUseSessionStats() ([]byte, error) {
	return sessionQueueV2.abi.Pack("useSessionStats")
}

// UnpackUseSessionStats is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7f2f5ffa.
//
// Solidity: function useSessionStats() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackUseSessionStats(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("useSessionStats", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUseSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x598ec3a1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function useSwitchModel() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackUseSwitchModel() []byte {
	enc, err := sessionQueueV2.abi.Pack("useSwitchModel")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUseSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x598ec3a1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function useSwitchModel() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackUseSwitchModel() ([]byte, error) {
	return sessionQueueV2.abi.Pack("useSwitchModel")
}

// UnpackUseSwitchModel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x598ec3a1.
//
// Solidity: function useSwitchModel() view returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackUseSwitchModel(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("useSwitchModel", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackValidationTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86df7bd5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function validationTerms(uint256 sessionId, uint256 taskId) view returns(uint8 status, uint256 round, uint256 quorum, uint256 deadline, address[] miners)
func (sessionQueueV2 *SessionQueueV2) PackValidationTerms(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueV2.abi.Pack("validationTerms", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackValidationTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86df7bd5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function validationTerms(uint256 sessionId, uint256 taskId) view returns(uint8 status, uint256 round, uint256 quorum, uint256 deadline, address[] miners)
func (sessionQueueV2 *SessionQueueV2) TryPackValidationTerms(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueV2.abi.Pack("validationTerms", sessionId, taskId)
}

// ValidationTermsOutput serves as a container for the return parameters of contract
// method ValidationTerms.
type ValidationTermsOutput struct {
	Status   uint8
	Round    *big.Int
	Quorum   *big.Int
	Deadline *big.Int
	Miners   []common.Address
}

// UnpackValidationTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x86df7bd5.
//
// Solidity: function validationTerms(uint256 sessionId, uint256 taskId) view returns(uint8 status, uint256 round, uint256 quorum, uint256 deadline, address[] miners)
func (sessionQueueV2 *SessionQueueV2) UnpackValidationTerms(data []byte) (ValidationTermsOutput, error) {
	out, err := sessionQueueV2.abi.Unpack("validationTerms", data)
	outstruct := new(ValidationTermsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Status = *abi.ConvertType(out[0], new(uint8)).(*uint8)
	outstruct.Round = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Quorum = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.Deadline = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.Miners = *abi.ConvertType(out[4], new([]common.Address)).(*[]common.Address)
	return *outstruct, nil
}

// PackVerifyHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb89207e0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyHash(string str, bytes32 expectedHash) pure returns(bool)
func (sessionQueueV2 *SessionQueueV2) PackVerifyHash(str string, expectedHash [32]byte) []byte {
	enc, err := sessionQueueV2.abi.Pack("verifyHash", str, expectedHash)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyHash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb89207e0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyHash(string str, bytes32 expectedHash) pure returns(bool)
func (sessionQueueV2 *SessionQueueV2) TryPackVerifyHash(str string, expectedHash [32]byte) ([]byte, error) {
	return sessionQueueV2.abi.Pack("verifyHash", str, expectedHash)
}

// UnpackVerifyHash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb89207e0.
//
// Solidity: function verifyHash(string str, bytes32 expectedHash) pure returns(bool)
func (sessionQueueV2 *SessionQueueV2) UnpackVerifyHash(data []byte) (bool, error) {
	out, err := sessionQueueV2.abi.Unpack("verifyHash", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function version() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) PackVersion() []byte {
	enc, err := sessionQueueV2.abi.Pack("version")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function version() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) TryPackVersion() ([]byte, error) {
	return sessionQueueV2.abi.Pack("version")
}

// UnpackVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54fd4d50.
//
// Solidity: function version() view returns(uint8)
func (sessionQueueV2 *SessionQueueV2) UnpackVersion(data []byte) (uint8, error) {
	out, err := sessionQueueV2.abi.Unpack("version", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// SessionQueueV2OwnershipTransferred represents a OwnershipTransferred event raised by the SessionQueueV2 contract.
type SessionQueueV2OwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2OwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2OwnershipTransferred) ContractEventName() string {
	return SessionQueueV2OwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (sessionQueueV2 *SessionQueueV2) UnpackOwnershipTransferredEvent(log *types.Log) (*SessionQueueV2OwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2OwnershipTransferred)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskAcked represents a TaskAcked event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskAcked struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miner     common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskAckedEventName = "TaskAcked"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskAcked) ContractEventName() string {
	return SessionQueueV2TaskAckedEventName
}

// UnpackTaskAckedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskAcked(uint256 sessionId, uint256 taskId, address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskAckedEvent(log *types.Log) (*SessionQueueV2TaskAcked, error) {
	event := "TaskAcked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskAcked)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskAllCommitted represents a TaskAllCommitted event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskAllCommitted struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miners    []common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskAllCommittedEventName = "TaskAllCommitted"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskAllCommitted) ContractEventName() string {
	return SessionQueueV2TaskAllCommittedEventName
}

// UnpackTaskAllCommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskAllCommitted(uint256 sessionId, uint256 taskId, address[] miners)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskAllCommittedEvent(log *types.Log) (*SessionQueueV2TaskAllCommitted, error) {
	event := "TaskAllCommitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskAllCommitted)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskAllPrecommitted represents a TaskAllPrecommitted event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskAllPrecommitted struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miners    []common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskAllPrecommittedEventName = "TaskAllPrecommitted"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskAllPrecommitted) ContractEventName() string {
	return SessionQueueV2TaskAllPrecommittedEventName
}

// UnpackTaskAllPrecommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskAllPrecommitted(uint256 sessionId, uint256 taskId, address[] miners)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskAllPrecommittedEvent(log *types.Log) (*SessionQueueV2TaskAllPrecommitted, error) {
	event := "TaskAllPrecommitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskAllPrecommitted)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskAssigned represents a TaskAssigned event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskAssigned struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miners    []common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskAssignedEventName = "TaskAssigned"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskAssigned) ContractEventName() string {
	return SessionQueueV2TaskAssignedEventName
}

// UnpackTaskAssignedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskAssigned(uint256 sessionId, uint256 taskId, address[] miners)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskAssignedEvent(log *types.Log) (*SessionQueueV2TaskAssigned, error) {
	event := "TaskAssigned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskAssigned)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskCommitEnded represents a TaskCommitEnded event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskCommitEnded struct {
	SessionId *big.Int
	TaskId    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskCommitEndedEventName = "TaskCommitEnded"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskCommitEnded) ContractEventName() string {
	return SessionQueueV2TaskCommitEndedEventName
}

// UnpackTaskCommitEndedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskCommitEnded(uint256 sessionId, uint256 taskId)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskCommitEndedEvent(log *types.Log) (*SessionQueueV2TaskCommitEnded, error) {
	event := "TaskCommitEnded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskCommitEnded)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskCommitted represents a TaskCommitted event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskCommitted struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miner     common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskCommittedEventName = "TaskCommitted"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskCommitted) ContractEventName() string {
	return SessionQueueV2TaskCommittedEventName
}

// UnpackTaskCommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskCommitted(uint256 sessionId, uint256 taskId, address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskCommittedEvent(log *types.Log) (*SessionQueueV2TaskCommitted, error) {
	event := "TaskCommitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskCommitted)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskEnded represents a TaskEnded event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskEnded struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miners    []common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskEndedEventName = "TaskEnded"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskEnded) ContractEventName() string {
	return SessionQueueV2TaskEndedEventName
}

// UnpackTaskEndedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskEnded(uint256 sessionId, uint256 taskId, address[] miners)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskEndedEvent(log *types.Log) (*SessionQueueV2TaskEnded, error) {
	event := "TaskEnded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskEnded)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskPrecommitEnded represents a TaskPrecommitEnded event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskPrecommitEnded struct {
	SessionId *big.Int
	TaskId    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskPrecommitEndedEventName = "TaskPrecommitEnded"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskPrecommitEnded) ContractEventName() string {
	return SessionQueueV2TaskPrecommitEndedEventName
}

// UnpackTaskPrecommitEndedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskPrecommitEnded(uint256 sessionId, uint256 taskId)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskPrecommitEndedEvent(log *types.Log) (*SessionQueueV2TaskPrecommitEnded, error) {
	event := "TaskPrecommitEnded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskPrecommitEnded)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskPrecommitted represents a TaskPrecommitted event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskPrecommitted struct {
	SessionId *big.Int
	TaskId    *big.Int
	Miner     common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskPrecommittedEventName = "TaskPrecommitted"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskPrecommitted) ContractEventName() string {
	return SessionQueueV2TaskPrecommittedEventName
}

// UnpackTaskPrecommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskPrecommitted(uint256 sessionId, uint256 taskId, address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskPrecommittedEvent(log *types.Log) (*SessionQueueV2TaskPrecommitted, error) {
	event := "TaskPrecommitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskPrecommitted)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// SessionQueueV2TaskQueued represents a TaskQueued event raised by the SessionQueueV2 contract.
type SessionQueueV2TaskQueued struct {
	SessionId *big.Int
	TaskId    *big.Int
	GlobalId  *big.Int
	TaskData  string
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueV2TaskQueuedEventName = "TaskQueued"

// ContractEventName returns the user-defined event name.
func (SessionQueueV2TaskQueued) ContractEventName() string {
	return SessionQueueV2TaskQueuedEventName
}

// UnpackTaskQueuedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskQueued(uint256 sessionId, uint256 taskId, uint256 globalId, string taskData)
func (sessionQueueV2 *SessionQueueV2) UnpackTaskQueuedEvent(log *types.Log) (*SessionQueueV2TaskQueued, error) {
	event := "TaskQueued"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueV2TaskQueued)
	if len(log.Data) > 0 {
		if err := sessionQueueV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueV2.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (sessionQueueV2 *SessionQueueV2) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["AllAcked"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackAllAckedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["AlreadyAcked"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackAlreadyAckedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["AlreadyCommitted"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackAlreadyCommittedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["AlreadyPrecommitted"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackAlreadyPrecommittedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["BadMiners"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackBadMinersError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["BadParams"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackBadParamsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["DeadlinePassed"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackDeadlinePassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["Empty"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackEmptyError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["EmptyHash"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackEmptyHashError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["HashMismatch"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackHashMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["NoIdleMiner"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackNoIdleMinerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["NoSuchTask"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackNoSuchTaskError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["NotAssigned"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackNotAssignedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["OutOfRange"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["TooLong"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["VerdictMissing"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackVerdictMissingError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["WrongStatus"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackWrongStatusError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueV2.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return sessionQueueV2.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SessionQueueV2AllAcked represents a AllAcked error raised by the SessionQueueV2 contract.
type SessionQueueV2AllAcked struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AllAcked()
func SessionQueueV2AllAckedErrorID() common.Hash {
	return common.HexToHash("0x5e3796d04329a28fc42f9da342e83eb6782373738af458d22c7457f1f3be070a")
}

// UnpackAllAckedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AllAcked()
func (sessionQueueV2 *SessionQueueV2) UnpackAllAckedError(raw []byte) (*SessionQueueV2AllAcked, error) {
	out := new(SessionQueueV2AllAcked)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "AllAcked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2AlreadyAcked represents a AlreadyAcked error raised by the SessionQueueV2 contract.
type SessionQueueV2AlreadyAcked struct {
	Miner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyAcked(address miner)
func SessionQueueV2AlreadyAckedErrorID() common.Hash {
	return common.HexToHash("0xebf4b17e8d347c546300227fb7fe33c3937c0224dc073048c7a1e16e574f8278")
}

// UnpackAlreadyAckedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyAcked(address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackAlreadyAckedError(raw []byte) (*SessionQueueV2AlreadyAcked, error) {
	out := new(SessionQueueV2AlreadyAcked)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "AlreadyAcked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2AlreadyCommitted represents a AlreadyCommitted error raised by the SessionQueueV2 contract.
type SessionQueueV2AlreadyCommitted struct {
	Miner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyCommitted(address miner)
func SessionQueueV2AlreadyCommittedErrorID() common.Hash {
	return common.HexToHash("0x64dbd987f6cb599be46d19d394225756320bb7f85059e84e253b1f93ae527082")
}

// UnpackAlreadyCommittedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyCommitted(address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackAlreadyCommittedError(raw []byte) (*SessionQueueV2AlreadyCommitted, error) {
	out := new(SessionQueueV2AlreadyCommitted)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "AlreadyCommitted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2AlreadyPrecommitted represents a AlreadyPrecommitted error raised by the SessionQueueV2 contract.
type SessionQueueV2AlreadyPrecommitted struct {
	Miner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyPrecommitted(address miner)
func SessionQueueV2AlreadyPrecommittedErrorID() common.Hash {
	return common.HexToHash("0x44d5dc35b4e95abe29421ef87a70fae31c0f9f4296d8d76e6639509375642d46")
}

// UnpackAlreadyPrecommittedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyPrecommitted(address miner)
func (sessionQueueV2 *SessionQueueV2) UnpackAlreadyPrecommittedError(raw []byte) (*SessionQueueV2AlreadyPrecommitted, error) {
	out := new(SessionQueueV2AlreadyPrecommitted)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "AlreadyPrecommitted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2BadMiners represents a BadMiners error raised by the SessionQueueV2 contract.
type SessionQueueV2BadMiners struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadMiners()
func SessionQueueV2BadMinersErrorID() common.Hash {
	return common.HexToHash("0x751bdfce98b2a69b29fa0f8d5a3d4de42386a762730d30d6487f1d9ce06f3cc0")
}

// UnpackBadMinersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadMiners()
func (sessionQueueV2 *SessionQueueV2) UnpackBadMinersError(raw []byte) (*SessionQueueV2BadMiners, error) {
	out := new(SessionQueueV2BadMiners)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "BadMiners", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2BadParams represents a BadParams error raised by the SessionQueueV2 contract.
type SessionQueueV2BadParams struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadParams(uint256 length)
func SessionQueueV2BadParamsErrorID() common.Hash {
	return common.HexToHash("0xcc34a05ab77a1a88e5319c7a6f3a6bc4e466d49ceb14be895307e03344a99e32")
}

// UnpackBadParamsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadParams(uint256 length)
func (sessionQueueV2 *SessionQueueV2) UnpackBadParamsError(raw []byte) (*SessionQueueV2BadParams, error) {
	out := new(SessionQueueV2BadParams)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "BadParams", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2DeadlinePassed represents a DeadlinePassed error raised by the SessionQueueV2 contract.
type SessionQueueV2DeadlinePassed struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlinePassed(uint256 deadline)
func SessionQueueV2DeadlinePassedErrorID() common.Hash {
	return common.HexToHash("0xbfb22adfe9d5fa2834e025e2832eac6acdb50f696427fd6da5e7d933cf7e8923")
}

// UnpackDeadlinePassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlinePassed(uint256 deadline)
func (sessionQueueV2 *SessionQueueV2) UnpackDeadlinePassedError(raw []byte) (*SessionQueueV2DeadlinePassed, error) {
	out := new(SessionQueueV2DeadlinePassed)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "DeadlinePassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2Empty represents a Empty error raised by the SessionQueueV2 contract.
type SessionQueueV2Empty struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Empty()
func SessionQueueV2EmptyErrorID() common.Hash {
	return common.HexToHash("0x3db2a12a1fcfb6e2e0de8666c64b3244166edb7b25b200204a8d0cca9b65cf37")
}

// UnpackEmptyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Empty()
func (sessionQueueV2 *SessionQueueV2) UnpackEmptyError(raw []byte) (*SessionQueueV2Empty, error) {
	out := new(SessionQueueV2Empty)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "Empty", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2EmptyHash represents a EmptyHash error raised by the SessionQueueV2 contract.
type SessionQueueV2EmptyHash struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmptyHash()
func SessionQueueV2EmptyHashErrorID() common.Hash {
	return common.HexToHash("0x70df377cb5e35d4fc3652be04d195d335c43a1b49cdc6a9ad38c5d59d13d587c")
}

// UnpackEmptyHashError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmptyHash()
func (sessionQueueV2 *SessionQueueV2) UnpackEmptyHashError(raw []byte) (*SessionQueueV2EmptyHash, error) {
	out := new(SessionQueueV2EmptyHash)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "EmptyHash", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2HashMismatch represents a HashMismatch error raised by the SessionQueueV2 contract.
type SessionQueueV2HashMismatch struct {
	Wanted [32]byte
	Got    [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HashMismatch(bytes32 wanted, bytes32 got)
func SessionQueueV2HashMismatchErrorID() common.Hash {
	return common.HexToHash("0x0b08d5be44aff362f91c673fcea89719d38cfffbb26fb6cfda13daf76b2dee81")
}

// UnpackHashMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HashMismatch(bytes32 wanted, bytes32 got)
func (sessionQueueV2 *SessionQueueV2) UnpackHashMismatchError(raw []byte) (*SessionQueueV2HashMismatch, error) {
	out := new(SessionQueueV2HashMismatch)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "HashMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2NoIdleMiner represents a NoIdleMiner error raised by the SessionQueueV2 contract.
type SessionQueueV2NoIdleMiner struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoIdleMiner()
func SessionQueueV2NoIdleMinerErrorID() common.Hash {
	return common.HexToHash("0xfd7a680826590d950695d07e66600050b64535f0a97890be2e561ad82ad22a1e")
}

// UnpackNoIdleMinerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoIdleMiner()
func (sessionQueueV2 *SessionQueueV2) UnpackNoIdleMinerError(raw []byte) (*SessionQueueV2NoIdleMiner, error) {
	out := new(SessionQueueV2NoIdleMiner)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "NoIdleMiner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2NoSuchTask represents a NoSuchTask error raised by the SessionQueueV2 contract.
type SessionQueueV2NoSuchTask struct {
	SessionId *big.Int
	TaskId    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSuchTask(uint256 sessionId, uint256 taskId)
func SessionQueueV2NoSuchTaskErrorID() common.Hash {
	return common.HexToHash("0x7336e3d14d104d656c5d4cae08e08755c1af38aa7ac47230b285997c59226af1")
}

// UnpackNoSuchTaskError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSuchTask(uint256 sessionId, uint256 taskId)
func (sessionQueueV2 *SessionQueueV2) UnpackNoSuchTaskError(raw []byte) (*SessionQueueV2NoSuchTask, error) {
	out := new(SessionQueueV2NoSuchTask)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "NoSuchTask", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2NotAllowed represents a NotAllowed error raised by the SessionQueueV2 contract.
type SessionQueueV2NotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func SessionQueueV2NotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (sessionQueueV2 *SessionQueueV2) UnpackNotAllowedError(raw []byte) (*SessionQueueV2NotAllowed, error) {
	out := new(SessionQueueV2NotAllowed)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2NotAssigned represents a NotAssigned error raised by the SessionQueueV2 contract.
type SessionQueueV2NotAssigned struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAssigned(address caller)
func SessionQueueV2NotAssignedErrorID() common.Hash {
	return common.HexToHash("0x6ef4e0f62dd113ab72d917fb24dffcacedf3554df548710271b91205bb8294b7")
}

// UnpackNotAssignedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAssigned(address caller)
func (sessionQueueV2 *SessionQueueV2) UnpackNotAssignedError(raw []byte) (*SessionQueueV2NotAssigned, error) {
	out := new(SessionQueueV2NotAssigned)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "NotAssigned", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2NotOracle represents a NotOracle error raised by the SessionQueueV2 contract.
type SessionQueueV2NotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func SessionQueueV2NotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (sessionQueueV2 *SessionQueueV2) UnpackNotOracleError(raw []byte) (*SessionQueueV2NotOracle, error) {
	out := new(SessionQueueV2NotOracle)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2OutOfRange represents a OutOfRange error raised by the SessionQueueV2 contract.
type SessionQueueV2OutOfRange struct {
	Value *big.Int
	Limit *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OutOfRange(uint256 value, uint256 limit)
func SessionQueueV2OutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xabe5c32fc629b7d9f6f9eed849d184648cd63180297a34601c22550f3979180a")
}

// UnpackOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OutOfRange(uint256 value, uint256 limit)
func (sessionQueueV2 *SessionQueueV2) UnpackOutOfRangeError(raw []byte) (*SessionQueueV2OutOfRange, error) {
	out := new(SessionQueueV2OutOfRange)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "OutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2OwnableInvalidOwner represents a OwnableInvalidOwner error raised by the SessionQueueV2 contract.
type SessionQueueV2OwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func SessionQueueV2OwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (sessionQueueV2 *SessionQueueV2) UnpackOwnableInvalidOwnerError(raw []byte) (*SessionQueueV2OwnableInvalidOwner, error) {
	out := new(SessionQueueV2OwnableInvalidOwner)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2OwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the SessionQueueV2 contract.
type SessionQueueV2OwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func SessionQueueV2OwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (sessionQueueV2 *SessionQueueV2) UnpackOwnableUnauthorizedAccountError(raw []byte) (*SessionQueueV2OwnableUnauthorizedAccount, error) {
	out := new(SessionQueueV2OwnableUnauthorizedAccount)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2TooEarly represents a TooEarly error raised by the SessionQueueV2 contract.
type SessionQueueV2TooEarly struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(uint256 deadline)
func SessionQueueV2TooEarlyErrorID() common.Hash {
	return common.HexToHash("0x2a35a3246d5070e2b118858c24c2c4d23eaebe645b92ab746b92dd600c35a9d7")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(uint256 deadline)
func (sessionQueueV2 *SessionQueueV2) UnpackTooEarlyError(raw []byte) (*SessionQueueV2TooEarly, error) {
	out := new(SessionQueueV2TooEarly)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2TooLong represents a TooLong error raised by the SessionQueueV2 contract.
type SessionQueueV2TooLong struct {
	Length *big.Int
	Limit  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func SessionQueueV2TooLongErrorID() common.Hash {
	return common.HexToHash("0xad8e4f3c02445389d1fc949112448bfe96a0eef67cb5f3def1a137d96f1fdc75")
}

// UnpackTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func (sessionQueueV2 *SessionQueueV2) UnpackTooLongError(raw []byte) (*SessionQueueV2TooLong, error) {
	out := new(SessionQueueV2TooLong)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "TooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2VerdictMissing represents a VerdictMissing error raised by the SessionQueueV2 contract.
type SessionQueueV2VerdictMissing struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error VerdictMissing(uint256 deadline)
func SessionQueueV2VerdictMissingErrorID() common.Hash {
	return common.HexToHash("0x9fe46bf8a241ef493c33eacd16d1658f6016b697dfa36e6b4db9c420e67526d0")
}

// UnpackVerdictMissingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error VerdictMissing(uint256 deadline)
func (sessionQueueV2 *SessionQueueV2) UnpackVerdictMissingError(raw []byte) (*SessionQueueV2VerdictMissing, error) {
	out := new(SessionQueueV2VerdictMissing)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "VerdictMissing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2WrongStatus represents a WrongStatus error raised by the SessionQueueV2 contract.
type SessionQueueV2WrongStatus struct {
	Status uint8
	Wanted uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongStatus(uint8 status, uint8 wanted)
func SessionQueueV2WrongStatusErrorID() common.Hash {
	return common.HexToHash("0xe064752b5343635ec3e870648dea9e4080dd4e24245fa2f35af9211c97a262c3")
}

// UnpackWrongStatusError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongStatus(uint8 status, uint8 wanted)
func (sessionQueueV2 *SessionQueueV2) UnpackWrongStatusError(raw []byte) (*SessionQueueV2WrongStatus, error) {
	out := new(SessionQueueV2WrongStatus)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "WrongStatus", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueV2ZeroAddress represents a ZeroAddress error raised by the SessionQueueV2 contract.
type SessionQueueV2ZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func SessionQueueV2ZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (sessionQueueV2 *SessionQueueV2) UnpackZeroAddressError(raw []byte) (*SessionQueueV2ZeroAddress, error) {
	out := new(SessionQueueV2ZeroAddress)
	if err := sessionQueueV2.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
