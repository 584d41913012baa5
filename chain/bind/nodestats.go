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

// Activity is an auto generated low-level Go binding around an user-defined struct.
type Activity struct {
	RequestPoint        *big.Int
	CreatePoint         *big.Int
	PreparePoint        *big.Int
	StartPoint          *big.Int
	PrecommitPoint      *big.Int
	CommitPoint         *big.Int
	EndPoint            *big.Int
	CorrectnessPoint    *big.Int
	RequestCounter      *big.Int
	CreateCounter       *big.Int
	PrepareCounter      *big.Int
	StartCounter        *big.Int
	PrecommitCounter    *big.Int
	CommitCounter       *big.Int
	EndCounter          *big.Int
	CorrectnessCounter  *big.Int
	PingCounter         *big.Int
	GlobalPingPoint     *big.Int
	LastPingTimestamp   *big.Int
	PingTimestamps      []*big.Int
	InactivePingCounter *big.Int
}

// NodeStatsMetaData contains all meta data concerning the NodeStats contract.
var NodeStatsMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"activities\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"requestPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"createPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"preparePoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"startPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"precommitPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"commitPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"endPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"correctnessPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"requestCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"createCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"prepareCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"startCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"precommitCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"commitCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"endCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"correctnessCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"pingCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"globalPingPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"lastPingTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"inactivePingCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"activityThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"checkAndResetNode\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getActivity\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"a\",\"type\":\"tuple\",\"internalType\":\"structActivity\",\"components\":[{\"name\":\"requestPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"createPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"preparePoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"startPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"precommitPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"commitPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"endPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"correctnessPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"requestCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"createCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"prepareCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"startCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"precommitCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"commitCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"endCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"correctnessCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"pingCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"globalPingPoint\",\"type\":\"int256\",\"internalType\":\"int256\"},{\"name\":\"lastPingTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"pingTimestamps\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"inactivePingCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCommitCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCommitPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCorrectnessPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCreateCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCreatePoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getGlobalPingSlidingWindow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getGlobalPingThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLevel\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"level\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"getNodePingThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodePingTimestamps\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"times\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPingCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPingPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPingSlidingWindow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPrecommitCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPrecommitPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPrepareCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getPreparePoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"globalLastPingTimestamp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"globalPingCounter\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"globalPingSlidingWindow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"globalPingThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"inactivePingThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"incrementCommitCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementCreateCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementEndCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementPrecommitCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementPrepareCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementRequestCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"incrementStartCounter\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isNodeActive\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"levelThresholdCommitPoint\",\"inputs\":[{\"name\":\"level\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"levelThresholdPrecommitPoint\",\"inputs\":[{\"name\":\"level\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"modifyCommitPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyCorrectnessPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyCreatePoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyEndPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyPingPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyPrecommitPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyPreparePoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyRequestPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"modifyStartPoint\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"nodePingSlidingWindow\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nodePingThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"penaltyCommit\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyCreate\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyEnd\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyPrecommit\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyPrepare\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyRequest\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"penaltyStart\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ping\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"pingActivityThreshold\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"profiles\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"level\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionActionCounter\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastUpdated\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"windowStart\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"activityCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"report\",\"inputs\":[{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"stage\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"points\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardCommit\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardCreate\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardEnd\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardPing\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardPrecommit\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardPrepare\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardRequest\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"rewardStart\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setActivityThreshold\",\"inputs\":[{\"name\":\"_activityThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setGlobalPingSlidingWindow\",\"inputs\":[{\"name\":\"_globalPingSlidingWindow\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setGlobalPingThreshold\",\"inputs\":[{\"name\":\"_globalPingThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setNodePingThreshold\",\"inputs\":[{\"name\":\"_nodePingThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setPingSlidingWindow\",\"inputs\":[{\"name\":\"_nodePingSlidingWindow\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setWindowSize\",\"inputs\":[{\"name\":\"_windowSize\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"subversion\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"updateNodeActivity\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"version\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"windowSize\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"GlobalPingThresholdReached\",\"inputs\":[{\"name\":\"globalPingCounter\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeLevelUpdated\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"newLevel\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodePinged\",\"inputs\":[{\"name\":\"miner\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"pingCounter\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeReset\",\"inputs\":[{\"name\":\"node\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotModule\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnknownStage\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "NodeStats",
	Bin: "0x60a03461017957601f612e3138819003918201601f19168301916001600160401b0383118484101761017d5780849260209460405283398101031261017957516001600160a01b03811690819003610179573315610166575f8054336001600160a01b0319821681178355916001600160a01b03909116907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a3801561015757608052600a60025562015180600355610e106006556103e8600755610e10600855600c60095560015b600581111561010757604051612c9190816101a082396080518181816105f701528181611a5201528181611de001528181612a3d0152612c3a0152f35b61011081610191565b815f52600a60205260405f205561012681610191565b815f52600b60205260405f20555f198114610143576001016100ca565b634e487b7160e01b5f52601160045260245ffd5b63d92e233d60e01b5f5260045ffd5b631e4fbdf760e01b5f525f60045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b604d811161014357600a0a9056fe6101806040526004361015610012575f80fd5b5f3560e01c806301a3ec0b1461253857806307ef130c146107c057806308ce54ee1461251b578063124ee957146124b557806316c570dd1461244a578063173895fc146123df57806317d26921146123795780631e3e9a23146123135780631ec0978d146122e6578063204505a6146112f057806320c1b67e14611db05780632ab67e2a146122bc57806331275f18146122515780633487f29f146121e7578063366d548014612184578063378ab95d1461211e578063453e5236146120fd5780634651f5e3146120dc57806349ff883d146120715780634d7fc0b8146120075780634d8ea3c014611f825780634e5fecff14611f175780634ea7c55814611eea578063513877cc14611e6557806352f3368214611e0f57806354d75aa614611dcb57806354fd4d5014611db0578063591c255a14611d835780635c36b18614611b625780636036923414611b3857806362371a7214611b1b578063660a5b4914610531578063662bd3a614611afa57806366608fbe14611acd5780636dafc44b146119995780636e317e5914611978578063715018a61461192157806371eccec5146118b75780637549cad01461184d57806376aad605146117a95780637922f426146116165780637ab08aa714611591578063840733301461153a57806387172107146114b55780638a14117a146114985780638da5cb5b146114715780638ee62f5914611444578063921463641461130d57806393e74c6b146112f057806399a64e081461128a5780639ba42070146112245780639da832191461120a578063a04dca8214610eed578063a0cd831f14610ec0578063a7a2fe9b14610e93578063aaabc31514610e72578063ad086cba14610e07578063ae29572514610dda578063b2e5298814610d36578063b2fe016214610cb1578063b373b51f14610c4f578063b56e412914610c2c578063b6e0a5d514610c02578063b81cb6d614610b98578063b90beef214610b6c578063bcf98f4514610b3f578063c0ce413914610ad5578063c294d5d91461066f578063cd58087c14610aba578063ce2062fc14610a50578063ce732d06146109e6578063d54696c21461097e578063debf323d14610958578063e1af05241461093b578063eb9281c714610843578063f0cae44f146107dd578063f1e82b14146107c0578063f2c3235214610793578063f2fde38b1461070e578063f5eadc761461068c578063f64cb93a1461066f578063f6859bdc1461054e578063fb9e52ab14610531578063fdd5c3b814610495578063ff643b7014610435578063ffc7bc8c146104085763fff64fb0146103d7575f80fd5b34610404576020366003190112610404576004355f52600d6020526020600760405f200154604051908152f35b5f80fd5b34610404576020366003190112610404576004355f52600d6020526020600260405f200154604051908152f35b34610404576020366003190112610404576104516004356128c2565b6040518091602082016020835281518091526020604084019201905f5b81811061047c575050500390f35b825184528594506020938401939092019160010161046e565b34610404576020366003190112610404576004356104b233612aa1565b158061051d575b8061050d575b6104fa57805f52600d602052600460405f20016104dc8154612713565b90555f52600d602052600c60405f20016104f68154612727565b9055005b63cb11855160e01b5f523360045260245ffd5b5061051733612b32565b156104bf565b505f546001600160a01b03163314156104b9565b34610404575f366003190112610404576020600754604051908152f35b34610404575f36600319011261040457621050d360ea1b5f5260016020527f4bf8f96c02712b53962cc5a1f48f93a2a46d54ebfb9db1b7e28cc824f1718004546001600160a01b031680156105d5575b6001600160a01b038116156105c3575b6040516001600160a01b039091168152602090f35b5060206105ce612bd4565b90506105ae565b5060405163023aa9ab60e61b8152621050d360ea1b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610664575f91610635575b5061059e565b610657915060203d60201161065d575b61064f81836127b8565b8101906127da565b8161062f565b503d610645565b6040513d5f823e3d90fd5b34610404575f366003190112610404576020600654604051908152f35b34610404576020366003190112610404576004356106a933612aa1565b15806106fa575b806106ea575b6104fa57805f52600d60205260405f206106d08154612735565b90555f52600d602052600860405f20016104f68154612727565b506106f433612b32565b156106b6565b505f546001600160a01b03163314156106b0565b346104045760203660031901126104045761072761256a565b61072f612b8b565b6001600160a01b03168015610780575f80546001600160a01b03198116831782556001600160a01b0316907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a3005b631e4fbdf760e01b5f525f60045260245ffd5b34610404576020366003190112610404576004355f52600d6020526020601060405f200154604051908152f35b34610404575f366003190112610404576020600854604051908152f35b34610404576107eb36612554565b906107f533612aa1565b158061082f575b8061081f575b6104fa575f52600d6020526104f6600560405f20019182546126f8565b5061082933612b32565b15610802565b505f546001600160a01b03163314156107fc565b346104045760203660031901126104045760043561086033612aa1565b1580610927575b80610917575b6104fa57805f52600c60205260405f20610885612974565b8060038301610895815483612580565b60035410610909575b5050600482016108ae8154612727565b9055600182016108be8154612727565b905560028201556108ce8261282b565b90805482036108d957005b817ffcc01ef77f139509bb82f70fe800ad6f5d38dbcd966868b7df9daa6c99bad7209260209255604051908152a2005b555f6004830155808461089e565b5061092133612b32565b1561086d565b505f546001600160a01b0316331415610867565b34610404575f366003190112610404576020600454604051908152f35b3461040457602036600319011261040457602061097660043561282b565b604051908152f35b346104045760203660031901126104045760043561099b33612aa1565b15806109d2575b806109c2575b6104fa57805f52600d60205260405f206106d08154612713565b506109cc33612b32565b156109a8565b505f546001600160a01b03163314156109a2565b3461040457602036600319011261040457610a0033612aa1565b1580610a3c575b80610a2c575b6104fa576004355f52600d602052600d60405f20016104f68154612727565b50610a3633612b32565b15610a0d565b505f546001600160a01b0316331415610a07565b3461040457602036600319011261040457610a6a33612aa1565b1580610aa6575b80610a96575b6104fa576004355f52600d602052600e60405f20016104f68154612727565b50610aa033612b32565b15610a77565b505f546001600160a01b0316331415610a71565b34610404575f36600319011261040457602060405160038152f35b3461040457602036600319011261040457610aef33612aa1565b1580610b2b575b80610b1b575b6104fa576004355f52600d602052600960405f20016104f68154612727565b50610b2533612b32565b15610afc565b505f546001600160a01b0316331415610af6565b34610404576020366003190112610404576004355f52600d6020526020600160405f200154604051908152f35b34610404575f366003190112610404576020610b86612bd4565b6040516001600160a01b039091168152f35b3461040457602036600319011261040457610bb233612aa1565b1580610bee575b80610bde575b6104fa576004355f52600d602052600b60405f20016104f68154612727565b50610be833612b32565b15610bbf565b505f546001600160a01b0316331415610bb9565b34610404576020366003190112610404576004355f52600a602052602060405f2054604051908152f35b34610404576020366003190112610404576020610976610c4a61256a565b6127f9565b3461040457610c5d36612554565b610c6633612aa1565b1580610c9d575b80610c8d575b6104fa57610c8b915f52600d60205260405f20612bb1565b005b50610c9733612b32565b15610c73565b505f546001600160a01b0316331415610c6d565b3461040457602036600319011261040457600435610cce33612aa1565b1580610d22575b80610d12575b6104fa57805f52600d602052600660405f2001610cf88154612735565b90555f52600d602052600e60405f20016104f68154612727565b50610d1c33612b32565b15610cdb565b505f546001600160a01b0316331415610cd5565b3461040457602036600319011261040457610d4f61256a565b610d57612b8b565b604051906001600160a01b0316610d6d8261277f565b808252151560208083019182526249414d60e81b5f526001905290517f7f6395152278ca2c7eacf6c93847699f9a76ce052a5a8546997fc4124694d0a68054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b34610404576020366003190112610404576004355f52600d6020526020600d60405f200154604051908152f35b3461040457602036600319011261040457600435610e2433612aa1565b1580610e5e575b80610e4e575b6104fa57805f52600d602052600460405f20016104dc8154612735565b50610e5833612b32565b15610e31565b505f546001600160a01b0316331415610e2b565b3461040457602036600319011261040457610e8b612b8b565b600435600355005b34610404576020366003190112610404576004355f52600d6020526020600960405f200154604051908152f35b34610404576020366003190112610404576004355f52600d6020526020600560405f200154604051908152f35b34610404576020366003190112610404575f610280604051610f0e8161279b565b8281528260208201528260408201528260608201528260808201528260a08201528260c08201528260e08201528261010082015282610120820152826101408201528261016082015282610180820152826101a0820152826101c0820152826101e0820152826102008201528261022082015282610240820152606061026082015201526004355f52600d60205260405f20604051610fac8161279b565b8154815260018201546020820152600282015460408201526003820154606082015260048201546080820152600582015460a0820152600682015460c0820152600782015460e082015260088201546101008201526009820154610120820152600a820154610140820152600b820154610160820152600c820154610180820152600d8201546101a0820152600e8201546101c0820152600f8201546101e0820152601082015461020082015260118201546102208201526012820154610240820152604051918260206013830154948581520193601383015f5260205f20905f5b8181106111f4575050506110a7816014949503826127b8565b61026084015201546102808201526110c06004356128c2565b6102608201526040516020815281516020820152602082015160408201526040820151606082015260608201516080820152608082015160a082015260a082015160c082015260c082015160e082015260e08201516101008201526101008201516101208201526101208201516101408201526101408201516101608201526101608201516101808201526101808201516101a08201526101a08201516101c08201526101c08201516101e08201526101e08201516102008201526102008201516102208201526102208201516102408201526102408201516102608201526102608201516102a06102808301528051806102c084015260206102e084019201905f5b8181106111de57505050610280829301516102a08301520390f35b82518452602093840193909201916001016111c3565b825487526020909601956001928301920161108e565b34610404575f3660031901126104045760206040515f8152f35b346104045761123236612554565b9061123c33612aa1565b1580611276575b80611266575b6104fa575f52600d6020526104f6600660405f20019182546126f8565b5061127033612b32565b15611249565b505f546001600160a01b0316331415611243565b346104045761129836612554565b906112a233612aa1565b15806112dc575b806112cc575b6104fa575f52600d6020526104f6601160405f20019182546126f8565b506112d633612b32565b156112af565b505f546001600160a01b03163314156112a9565b34610404575f366003190112610404576020600954604051908152f35b346104045760603660031901126104045761132661256a565b6024359060ff8216809203610404576044359061134233612aa1565b1580611430575b80611420575b6104fa5761135c906127f9565b5f52600d60205260405f2091600181145f146113ac5750600a611384600284019283546126f8565b920180549060018201809211611398575555005b634e487b7160e01b5f52601160045260245ffd5b600281036113c65750600c611384600484019283546126f8565b600381036113e05750600d611384600584019283546126f8565b600481036113fa5750600e611384600684019283546126f8565b916005830361140d57610c8b9250612bb1565b82632d008d9560e21b5f5260045260245ffd5b5061142a33612b32565b1561134f565b505f546001600160a01b0316331415611349565b34610404576020366003190112610404576004355f52600d6020526020600a60405f200154604051908152f35b34610404575f366003190112610404575f546040516001600160a01b039091168152602090f35b34610404575f366003190112610404576020600354604051908152f35b34610404576020366003190112610404576004356114d233612aa1565b1580611526575b80611516575b6104fa57805f52600d602052600560405f20016114fc8154612735565b90555f52600d602052600d60405f20016104f68154612727565b5061152033612b32565b156114df565b505f546001600160a01b03163314156114d9565b34610404576020366003190112610404576004355f52600d6020526020601260405f2001548015159081611574575b506040519015158152f35b6115869150611581612974565b612580565b600854101582611569565b34610404576020366003190112610404576004356115ae33612aa1565b1580611602575b806115f2575b6104fa57805f52600d602052600260405f20016115d88154612713565b90555f52600d602052600a60405f20016104f68154612727565b506115fc33612b32565b156115bb565b505f546001600160a01b03163314156115b5565b34610404576020366003190112610404576004355f52600d60205260405f20610160526101605154600161016051015461010052600261016051015461014052600361016051015460046101605101546005610160510154600661016051015460076101605101546008610160510154600961016051015490600a61016051015492600b61016051015494600c61016051015496600d61016051015498600e6101605101549a600f6101605101549c6010610160510154608052601161016051015460c052601261016051015461012052601461016051015460e05260405160a05260a0515261010051602060a051015261014051604060a0510152606060a0510152608060a051015260a08051015260c060a051015260e060a051015261010060a051015261012060a051015261014060a051015261016060a051015261018060a05101526101a060a05101526101c060a05101526101e060a051015260805161020060a051015260c05161022060a05101526101205161024060a051015260e05161026060a051015261028060a051f35b34610404576020366003190112610404576117c261256a565b6117ca612b8b565b604051906001600160a01b03166117e08261277f565b80825215156020808301918252621050d360ea1b5f526001905290517f4bf8f96c02712b53962cc5a1f48f93a2a46d54ebfb9db1b7e28cc824f17180048054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b346104045760203660031901126104045761186733612aa1565b15806118a3575b80611893575b6104fa576004355f52600d602052601160405f20016104f68154612713565b5061189d33612b32565b15611874565b505f546001600160a01b031633141561186e565b34610404576020366003190112610404576118d133612aa1565b158061190d575b806118fd575b6104fa576004355f52600d602052600a60405f20016104f68154612727565b5061190733612b32565b156118de565b505f546001600160a01b03163314156118d8565b34610404575f36600319011261040457611939612b8b565b5f80546001600160a01b0319811682556001600160a01b03167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e08280a3005b3461040457602036600319011261040457611991612b8b565b600435600255005b346104045760203660031901126104045760043567ffffffffffffffff8111610404573660238201121561040457806004013567ffffffffffffffff8111610404576024820191602436918360051b010111610404575f5b8181106119fa57005b611a0581838561276f565b355f52600160205260405f209060ff825460a01c1615611a2a575b60019150016119f1565b611a3581848661276f565b60405163023aa9ab60e61b815290356004820152916020836024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa8015610664576001935f91611aaf575b50838060a01b03166bffffffffffffffffffffffff60a01b825416179055611a20565b611ac7915060203d811161065d5761064f81836127b8565b86611a8c565b34610404576020366003190112610404576004355f52600d6020526020600460405f200154604051908152f35b3461040457602036600319011261040457611b13612b8b565b600435600655005b34610404575f366003190112610404576020600254604051908152f35b34610404576020366003190112610404576004355f52600b602052602060405f2054604051908152f35b34610404575f36600319011261040457611b7b336127f9565b611b83612974565b90805f52600d60205260405f2060128101918254801590811591828093611d6f575b611d5a575b91611d25575b50611d10575b60138201928460108554105f14611cce575083549368010000000000000000851015611cba57601060609487611c2d611c1789839660017f3b1a28b5455caf8bd73a630198cb51b8f09c80f3e53d47ac451dd9de4d0844889c018155612746565b819391549060031b91821b915f19901b19161790565b90555b0191611c3c8354612727565b809355556040519133835260208301526040820152a1611c5e60045482612580565b60065410611cb1575b600455611c75600554612727565b806005556007548114611c8457005b60207f38770acd99c572e0c8e4f41e307cb5c96d5f0381c9ff1ab59e0c44751ada2ba591604051908152a1005b5f600555611c67565b634e487b7160e01b5f52604160045260245ffd5b60108482611d09611c177f3b1a28b5455caf8bd73a630198cb51b8f09c80f3e53d47ac451dd9de4d08448899600f8660609b01541690612746565b9055611c30565b60118201611d1e8154612713565b9055611bb6565b611d30915085612580565b600854600954908115611d465704111585611bb0565b634e487b7160e01b5f52601260045260245ffd5b60148501611d688154612727565b9055611baa565b50611d7a8288612580565b60085410611ba5565b34610404576020366003190112610404576004355f52600d6020526020600c60405f200154604051908152f35b34610404575f36600319011261040457602060405160018152f35b34610404575f366003190112610404576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610404576020366003190112610404576004355f52600c60205260a060405f20805490600181015490600281015460046003830154920154926040519485526020850152604084015260608301526080820152f35b3461040457602036600319011261040457600435611e8233612aa1565b1580611ed6575b80611ec6575b6104fa57805f52600d602052600160405f2001611eac8154612735565b90555f52600d602052600960405f20016104f68154612727565b50611ed033612b32565b15611e8f565b505f546001600160a01b0316331415611e89565b34610404576020366003190112610404576004355f52600d6020526020601160405f200154604051908152f35b3461040457602036600319011261040457600435611f3433612aa1565b1580611f6e575b80611f5e575b6104fa57805f52600d602052600260405f20016115d88154612735565b50611f6833612b32565b15611f41565b505f546001600160a01b0316331415611f3b565b3461040457602036600319011261040457600435611f9f33612aa1565b1580611ff3575b80611fe3575b6104fa57805f52600d602052600360405f2001611fc98154612735565b90555f52600d602052600b60405f20016104f68154612727565b50611fed33612b32565b15611fac565b505f546001600160a01b0316331415611fa6565b346104045760203660031901126104045761202133612aa1565b158061205d575b8061204d575b6104fa576004355f52600d602052600c60405f20016104f68154612727565b5061205733612b32565b1561202e565b505f546001600160a01b0316331415612028565b346104045760203660031901126104045760043561208e33612aa1565b15806120c8575b806120b8575b6104fa57805f52600d602052600160405f2001611eac8154612713565b506120c233612b32565b1561209b565b505f546001600160a01b0316331415612095565b34610404576020366003190112610404576120f5612b8b565b600435600755005b3461040457602036600319011261040457612116612b8b565b600435600855005b346104045761212c36612554565b9061213633612aa1565b1580612170575b80612160575b6104fa575f52600d6020526104f6600260405f20019182546126f8565b5061216a33612b32565b15612143565b505f546001600160a01b031633141561213d565b346104045761219236612554565b9061219c33612aa1565b15806121d3575b806121c3575b6104fa575f52600d6020526104f660405f209182546126f8565b506121cd33612b32565b156121a9565b505f546001600160a01b03163314156121a3565b346104045760203660031901126104045761220133612aa1565b158061223d575b8061222d575b6104fa576004355f52600d602052600860405f20016104f68154612727565b5061223733612b32565b1561220e565b505f546001600160a01b0316331415612208565b346104045760203660031901126104045760043561226e33612aa1565b15806122a8575b80612298575b6104fa57805f52600d602052600660405f2001610cf88154612713565b506122a233612b32565b1561227b565b505f546001600160a01b0316331415612275565b34610404576020366003190112610404576004356122d8612b8b565b806122e1575060015b600955005b3461040457602036600319011261040457602061230961230461256a565b612b32565b6040519015158152f35b346104045761232136612554565b9061232b33612aa1565b1580612365575b80612355575b6104fa575f52600d6020526104f6600360405f20019182546126f8565b5061235f33612b32565b15612338565b505f546001600160a01b0316331415612332565b346104045761238736612554565b9061239133612aa1565b15806123cb575b806123bb575b6104fa575f52600d6020526104f6600160405f20019182546126f8565b506123c533612b32565b1561239e565b505f546001600160a01b0316331415612398565b34610404576020366003190112610404576004356123fc33612aa1565b1580612436575b80612426575b6104fa57805f52600d602052600360405f2001611fc98154612713565b5061243033612b32565b15612409565b505f546001600160a01b0316331415612403565b346104045760203660031901126104045760043561246733612aa1565b15806124a1575b80612491575b6104fa57805f52600d602052600560405f20016114fc8154612713565b5061249b33612b32565b15612474565b505f546001600160a01b031633141561246e565b34610404576124c336612554565b906124cd33612aa1565b1580612507575b806124f7575b6104fa575f52600d6020526104f6600460405f20019182546126f8565b5061250133612b32565b156124da565b505f546001600160a01b03163314156124d4565b34610404575f366003190112610404576020600554604051908152f35b3461040457602036600319011261040457610c8b60043561258d565b6040906003190112610404576004359060243590565b600435906001600160a01b038216820361040457565b9190820391821161139857565b805f52600d60205260405f20815f52600c60205260405f206125ad612974565b6125bb601284015482612580565b90600354809211928315936126de575b5050506126da5760100154815f52600d60205260405f205f81555f60018201555f60028201555f60038201555f60048201555f60058201555f60068201555f60078201555f60088201555f60098201555f600a8201555f600b8201555f600c8201555f600d8201555f600e8201555f600f8201555f60108201555f60118201555f6012820155601381018054905f8155816126bc575b505060145f910155815f52600c6020525f60046040822082815582600182015582600282015582600382015501556126965750565b7fdecfd087bf0e83fc425043c85c6f97c852537ff4c9f653247a55afc0ce58790d5f80a2565b5f5260205f20908101905b81811015612661575f81556001016126c7565b5050565b6126ee9293506002015490612580565b11155f80806125cb565b9190915f838201938412911290801582169115161761139857565b6001600160ff1b0381146113985760010190565b5f1981146113985760010190565b600160ff1b8114611398575f190190565b805482101561275b575f5260205f2001905f90565b634e487b7160e01b5f52603260045260245ffd5b919081101561275b5760051b0190565b6040810190811067ffffffffffffffff821117611cba57604052565b6102a0810190811067ffffffffffffffff821117611cba57604052565b90601f8019910116810190811067ffffffffffffffff821117611cba57604052565b9081602091031261040457516001600160a01b03811681036104045790565b60405160208101916bffffffffffffffffffffffff199060601b168252601481526128256034826127b8565b51902090565b905f915f52600d60205260405f20915b6005811080612886575b80612862575b1561285e5761285990612727565b61283b565b9150565b50600583015460018201808311611398575f52600b60205260405f2054131561284b565b50600483015460018201808311611398575f52600a60205260405f20541315612845565b67ffffffffffffffff8111611cba5760051b60200190565b5f52600d60205260405f209060138201918254926128df846128aa565b936128ed60405195866127b8565b8085526128fc601f19916128aa565b01366020860137839160108551105f1461296757505f915b5f5b8551811015612960578084018085116113985786518015611d465761293c910684612746565b90549060031b1c90865181101561275b5760019160208260051b8901015201612916565b5093505050565b60100154600f1691612914565b64436c6f636b60d81b5f5260016020527ffc42a546204012db873e6b0df5e1c698a031937ca3718971eaf30b65ddd16a73546001600160a01b03168015612a19575b604051635c03bbf560e11b815290602090829060049082906001600160a01b03165afa908115610664575f916129ea575090565b90506020813d602011612a11575b81612a05602093836127b8565b81010312610404575190565b3d91506129f8565b5060405163023aa9ab60e61b815264436c6f636b60d81b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610664576004916020915f91612a84575b509150506129b6565b612a9b9150823d841161065d5761064f81836127b8565b5f612a7b565b60206001600160a01b03612ab3612bd4565b60405163ac4ab3fb60e01b81526001600160a01b039094166004850152654d4f44554c4560d01b602485015283916044918391165afa908115610664575f91612afa575090565b90506020813d602011612b2a575b81612b15602093836127b8565b81010312610404575180151581036104045790565b3d9150612b08565b60206001600160a01b03612b44612bd4565b60405163ac4ab3fb60e01b81526001600160a01b039094166004850152654f5241434c4560d01b602485015283916044918391165afa908115610664575f91612afa575090565b5f546001600160a01b03163303612b9e57565b63118cdaa760e01b5f523360045260245ffd5b600f91612bc3600783019182546126f8565b905501612bd08154612727565b9055565b6249414d60e81b5f5260016020527f7f6395152278ca2c7eacf6c93847699f9a76ce052a5a8546997fc4124694d0a6546001600160a01b0316908115612c1657565b60405163023aa9ab60e61b81526249414d60e81b60048201529091506020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610664575f91612c75575090565b612c8e915060203d60201161065d5761064f81836127b8565b9056",
}

// NodeStats is an auto generated Go binding around an Ethereum contract.
type NodeStats struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *NodeStats) GetABI() abi.ABI {
	return c.abi
}

// NewNodeStats creates a new instance of NodeStats.
func NewNodeStats() *NodeStats {
	parsed, err := NodeStatsMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &NodeStats{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *NodeStats) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (nodeStats *NodeStats) PackConstructor(runtime_ common.Address) []byte {
	enc, err := nodeStats.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackActivities is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7922f426.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function activities(bytes32 node) view returns(int256 requestPoint, int256 createPoint, int256 preparePoint, int256 startPoint, int256 precommitPoint, int256 commitPoint, int256 endPoint, int256 correctnessPoint, uint256 requestCounter, uint256 createCounter, uint256 prepareCounter, uint256 startCounter, uint256 precommitCounter, uint256 commitCounter, uint256 endCounter, uint256 correctnessCounter, uint256 pingCounter, int256 globalPingPoint, uint256 lastPingTimestamp, uint256 inactivePingCounter)
func (nodeStats *NodeStats) PackActivities(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("activities", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackActivities is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7922f426.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function activities(bytes32 node) view returns(int256 requestPoint, int256 createPoint, int256 preparePoint, int256 startPoint, int256 precommitPoint, int256 commitPoint, int256 endPoint, int256 correctnessPoint, uint256 requestCounter, uint256 createCounter, uint256 prepareCounter, uint256 startCounter, uint256 precommitCounter, uint256 commitCounter, uint256 endCounter, uint256 correctnessCounter, uint256 pingCounter, int256 globalPingPoint, uint256 lastPingTimestamp, uint256 inactivePingCounter)
func (nodeStats *NodeStats) TryPackActivities(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("activities", node)
}

// ActivitiesOutput serves as a container for the return parameters of contract
// method Activities.
type ActivitiesOutput struct {
	RequestPoint        *big.Int
	CreatePoint         *big.Int
	PreparePoint        *big.Int
	StartPoint          *big.Int
	PrecommitPoint      *big.Int
	CommitPoint         *big.Int
	EndPoint            *big.Int
	CorrectnessPoint    *big.Int
	RequestCounter      *big.Int
	CreateCounter       *big.Int
	PrepareCounter      *big.Int
	StartCounter        *big.Int
	PrecommitCounter    *big.Int
	CommitCounter       *big.Int
	EndCounter          *big.Int
	CorrectnessCounter  *big.Int
	PingCounter         *big.Int
	GlobalPingPoint     *big.Int
	LastPingTimestamp   *big.Int
	InactivePingCounter *big.Int
}

// UnpackActivities is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7922f426.
//
// Solidity: function activities(bytes32 node) view returns(int256 requestPoint, int256 createPoint, int256 preparePoint, int256 startPoint, int256 precommitPoint, int256 commitPoint, int256 endPoint, int256 correctnessPoint, uint256 requestCounter, uint256 createCounter, uint256 prepareCounter, uint256 startCounter, uint256 precommitCounter, uint256 commitCounter, uint256 endCounter, uint256 correctnessCounter, uint256 pingCounter, int256 globalPingPoint, uint256 lastPingTimestamp, uint256 inactivePingCounter)
func (nodeStats *NodeStats) UnpackActivities(data []byte) (ActivitiesOutput, error) {
	out, err := nodeStats.abi.Unpack("activities", data)
	outstruct := new(ActivitiesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.RequestPoint = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.CreatePoint = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.PreparePoint = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.StartPoint = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.PrecommitPoint = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	outstruct.CommitPoint = abi.ConvertType(out[5], new(big.Int)).(*big.Int)
	outstruct.EndPoint = abi.ConvertType(out[6], new(big.Int)).(*big.Int)
	outstruct.CorrectnessPoint = abi.ConvertType(out[7], new(big.Int)).(*big.Int)
	outstruct.RequestCounter = abi.ConvertType(out[8], new(big.Int)).(*big.Int)
	outstruct.CreateCounter = abi.ConvertType(out[9], new(big.Int)).(*big.Int)
	outstruct.PrepareCounter = abi.ConvertType(out[10], new(big.Int)).(*big.Int)
	outstruct.StartCounter = abi.ConvertType(out[11], new(big.Int)).(*big.Int)
	outstruct.PrecommitCounter = abi.ConvertType(out[12], new(big.Int)).(*big.Int)
	outstruct.CommitCounter = abi.ConvertType(out[13], new(big.Int)).(*big.Int)
	outstruct.EndCounter = abi.ConvertType(out[14], new(big.Int)).(*big.Int)
	outstruct.CorrectnessCounter = abi.ConvertType(out[15], new(big.Int)).(*big.Int)
	outstruct.PingCounter = abi.ConvertType(out[16], new(big.Int)).(*big.Int)
	outstruct.GlobalPingPoint = abi.ConvertType(out[17], new(big.Int)).(*big.Int)
	outstruct.LastPingTimestamp = abi.ConvertType(out[18], new(big.Int)).(*big.Int)
	outstruct.InactivePingCounter = abi.ConvertType(out[19], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62371a72.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function activityThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackActivityThreshold() []byte {
	enc, err := nodeStats.abi.Pack("activityThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62371a72.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function activityThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackActivityThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("activityThreshold")
}

// UnpackActivityThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62371a72.
//
// Solidity: function activityThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackActivityThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("activityThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCheckAndResetNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01a3ec0b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function checkAndResetNode(bytes32 node) returns()
func (nodeStats *NodeStats) PackCheckAndResetNode(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("checkAndResetNode", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCheckAndResetNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x01a3ec0b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function checkAndResetNode(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackCheckAndResetNode(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("checkAndResetNode", node)
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (nodeStats *NodeStats) PackGetACLAddress() []byte {
	enc, err := nodeStats.abi.Pack("getACLAddress")
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
func (nodeStats *NodeStats) TryPackGetACLAddress() ([]byte, error) {
	return nodeStats.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (nodeStats *NodeStats) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := nodeStats.abi.Unpack("getACLAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetActivity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa04dca82.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getActivity(bytes32 node) view returns((int256,int256,int256,int256,int256,int256,int256,int256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,int256,uint256,uint256[],uint256) a)
func (nodeStats *NodeStats) PackGetActivity(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getActivity", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetActivity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa04dca82.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getActivity(bytes32 node) view returns((int256,int256,int256,int256,int256,int256,int256,int256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,int256,uint256,uint256[],uint256) a)
func (nodeStats *NodeStats) TryPackGetActivity(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getActivity", node)
}

// UnpackGetActivity is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa04dca82.
//
// Solidity: function getActivity(bytes32 node) view returns((int256,int256,int256,int256,int256,int256,int256,int256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,int256,uint256,uint256[],uint256) a)
func (nodeStats *NodeStats) UnpackGetActivity(data []byte) (Activity, error) {
	out, err := nodeStats.abi.Unpack("getActivity", data)
	if err != nil {
		return *new(Activity), err
	}
	out0 := *abi.ConvertType(out[0], new(Activity)).(*Activity)
	return out0, nil
}

// PackGetCommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xae295725.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) PackGetCommitCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getCommitCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xae295725.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) TryPackGetCommitCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getCommitCounter", node)
}

// UnpackGetCommitCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xae295725.
//
// Solidity: function getCommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) UnpackGetCommitCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getCommitCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0cd831f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetCommitPoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getCommitPoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa0cd831f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetCommitPoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getCommitPoint", node)
}

// UnpackGetCommitPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa0cd831f.
//
// Solidity: function getCommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetCommitPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getCommitPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetCorrectnessPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfff64fb0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCorrectnessPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetCorrectnessPoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getCorrectnessPoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCorrectnessPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfff64fb0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCorrectnessPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetCorrectnessPoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getCorrectnessPoint", node)
}

// UnpackGetCorrectnessPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfff64fb0.
//
// Solidity: function getCorrectnessPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetCorrectnessPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getCorrectnessPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetCreateCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7a2fe9b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCreateCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) PackGetCreateCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getCreateCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCreateCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa7a2fe9b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCreateCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) TryPackGetCreateCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getCreateCounter", node)
}

// UnpackGetCreateCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa7a2fe9b.
//
// Solidity: function getCreateCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) UnpackGetCreateCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getCreateCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetCreatePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbcf98f45.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCreatePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetCreatePoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getCreatePoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCreatePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbcf98f45.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCreatePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetCreatePoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getCreatePoint", node)
}

// UnpackGetCreatePoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbcf98f45.
//
// Solidity: function getCreatePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetCreatePoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getCreatePoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf64cb93a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getGlobalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) PackGetGlobalPingSlidingWindow() []byte {
	enc, err := nodeStats.abi.Pack("getGlobalPingSlidingWindow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf64cb93a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getGlobalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) TryPackGetGlobalPingSlidingWindow() ([]byte, error) {
	return nodeStats.abi.Pack("getGlobalPingSlidingWindow")
}

// UnpackGetGlobalPingSlidingWindow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf64cb93a.
//
// Solidity: function getGlobalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) UnpackGetGlobalPingSlidingWindow(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getGlobalPingSlidingWindow", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb9e52ab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getGlobalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackGetGlobalPingThreshold() []byte {
	enc, err := nodeStats.abi.Pack("getGlobalPingThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfb9e52ab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getGlobalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackGetGlobalPingThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("getGlobalPingThreshold")
}

// UnpackGetGlobalPingThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfb9e52ab.
//
// Solidity: function getGlobalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackGetGlobalPingThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getGlobalPingThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetIAMAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb90beef2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getIAMAddress() view returns(address)
func (nodeStats *NodeStats) PackGetIAMAddress() []byte {
	enc, err := nodeStats.abi.Pack("getIAMAddress")
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
func (nodeStats *NodeStats) TryPackGetIAMAddress() ([]byte, error) {
	return nodeStats.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (nodeStats *NodeStats) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := nodeStats.abi.Unpack("getIAMAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetLevel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdebf323d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLevel(bytes32 node) view returns(uint256 level)
func (nodeStats *NodeStats) PackGetLevel(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getLevel", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLevel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdebf323d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLevel(bytes32 node) view returns(uint256 level)
func (nodeStats *NodeStats) TryPackGetLevel(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getLevel", node)
}

// UnpackGetLevel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdebf323d.
//
// Solidity: function getLevel(bytes32 node) view returns(uint256 level)
func (nodeStats *NodeStats) UnpackGetLevel(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getLevel", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb56e4129.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (nodeStats *NodeStats) PackGetNodeId(addr common.Address) []byte {
	enc, err := nodeStats.abi.Pack("getNodeId", addr)
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
func (nodeStats *NodeStats) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return nodeStats.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (nodeStats *NodeStats) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := nodeStats.abi.Unpack("getNodeId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x204505a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackGetNodePingThreshold() []byte {
	enc, err := nodeStats.abi.Pack("getNodePingThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x204505a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackGetNodePingThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("getNodePingThreshold")
}

// UnpackGetNodePingThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x204505a6.
//
// Solidity: function getNodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackGetNodePingThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getNodePingThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetNodePingTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff643b70.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodePingTimestamps(bytes32 node) view returns(uint256[] times)
func (nodeStats *NodeStats) PackGetNodePingTimestamps(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getNodePingTimestamps", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodePingTimestamps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xff643b70.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodePingTimestamps(bytes32 node) view returns(uint256[] times)
func (nodeStats *NodeStats) TryPackGetNodePingTimestamps(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getNodePingTimestamps", node)
}

// UnpackGetNodePingTimestamps is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xff643b70.
//
// Solidity: function getNodePingTimestamps(bytes32 node) view returns(uint256[] times)
func (nodeStats *NodeStats) UnpackGetNodePingTimestamps(data []byte) ([]*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getNodePingTimestamps", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackGetPingCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2c32352.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPingCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) PackGetPingCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPingCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPingCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2c32352.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPingCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) TryPackGetPingCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPingCounter", node)
}

// UnpackGetPingCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf2c32352.
//
// Solidity: function getPingCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) UnpackGetPingCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPingCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPingPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4ea7c558.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPingPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetPingPoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPingPoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPingPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4ea7c558.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPingPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetPingPoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPingPoint", node)
}

// UnpackGetPingPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4ea7c558.
//
// Solidity: function getPingPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetPingPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPingPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf1e82b14.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) PackGetPingSlidingWindow() []byte {
	enc, err := nodeStats.abi.Pack("getPingSlidingWindow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf1e82b14.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) TryPackGetPingSlidingWindow() ([]byte, error) {
	return nodeStats.abi.Pack("getPingSlidingWindow")
}

// UnpackGetPingSlidingWindow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf1e82b14.
//
// Solidity: function getPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) UnpackGetPingSlidingWindow(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPingSlidingWindow", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPrecommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x591c255a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPrecommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) PackGetPrecommitCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPrecommitCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPrecommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x591c255a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPrecommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) TryPackGetPrecommitCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPrecommitCounter", node)
}

// UnpackGetPrecommitCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x591c255a.
//
// Solidity: function getPrecommitCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) UnpackGetPrecommitCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPrecommitCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66608fbe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPrecommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetPrecommitPoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPrecommitPoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66608fbe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPrecommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetPrecommitPoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPrecommitPoint", node)
}

// UnpackGetPrecommitPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x66608fbe.
//
// Solidity: function getPrecommitPoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetPrecommitPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPrecommitPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPrepareCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ee62f59.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPrepareCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) PackGetPrepareCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPrepareCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPrepareCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8ee62f59.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPrepareCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) TryPackGetPrepareCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPrepareCounter", node)
}

// UnpackGetPrepareCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8ee62f59.
//
// Solidity: function getPrepareCounter(bytes32 node) view returns(uint256)
func (nodeStats *NodeStats) UnpackGetPrepareCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPrepareCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetPreparePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xffc7bc8c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getPreparePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) PackGetPreparePoint(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("getPreparePoint", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetPreparePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xffc7bc8c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getPreparePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) TryPackGetPreparePoint(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("getPreparePoint", node)
}

// UnpackGetPreparePoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xffc7bc8c.
//
// Solidity: function getPreparePoint(bytes32 node) view returns(int256)
func (nodeStats *NodeStats) UnpackGetPreparePoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("getPreparePoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGlobalLastPingTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1af0524.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function globalLastPingTimestamp() view returns(uint256)
func (nodeStats *NodeStats) PackGlobalLastPingTimestamp() []byte {
	enc, err := nodeStats.abi.Pack("globalLastPingTimestamp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGlobalLastPingTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1af0524.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function globalLastPingTimestamp() view returns(uint256)
func (nodeStats *NodeStats) TryPackGlobalLastPingTimestamp() ([]byte, error) {
	return nodeStats.abi.Pack("globalLastPingTimestamp")
}

// UnpackGlobalLastPingTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe1af0524.
//
// Solidity: function globalLastPingTimestamp() view returns(uint256)
func (nodeStats *NodeStats) UnpackGlobalLastPingTimestamp(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("globalLastPingTimestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGlobalPingCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08ce54ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function globalPingCounter() view returns(uint256)
func (nodeStats *NodeStats) PackGlobalPingCounter() []byte {
	enc, err := nodeStats.abi.Pack("globalPingCounter")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGlobalPingCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x08ce54ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function globalPingCounter() view returns(uint256)
func (nodeStats *NodeStats) TryPackGlobalPingCounter() ([]byte, error) {
	return nodeStats.abi.Pack("globalPingCounter")
}

// UnpackGlobalPingCounter is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x08ce54ee.
//
// Solidity: function globalPingCounter() view returns(uint256)
func (nodeStats *NodeStats) UnpackGlobalPingCounter(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("globalPingCounter", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc294d5d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function globalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) PackGlobalPingSlidingWindow() []byte {
	enc, err := nodeStats.abi.Pack("globalPingSlidingWindow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc294d5d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function globalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) TryPackGlobalPingSlidingWindow() ([]byte, error) {
	return nodeStats.abi.Pack("globalPingSlidingWindow")
}

// UnpackGlobalPingSlidingWindow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc294d5d9.
//
// Solidity: function globalPingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) UnpackGlobalPingSlidingWindow(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("globalPingSlidingWindow", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x660a5b49.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function globalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackGlobalPingThreshold() []byte {
	enc, err := nodeStats.abi.Pack("globalPingThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x660a5b49.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function globalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackGlobalPingThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("globalPingThreshold")
}

// UnpackGlobalPingThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x660a5b49.
//
// Solidity: function globalPingThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackGlobalPingThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("globalPingThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackInactivePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd58087c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function inactivePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackInactivePingThreshold() []byte {
	enc, err := nodeStats.abi.Pack("inactivePingThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInactivePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcd58087c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function inactivePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackInactivePingThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("inactivePingThreshold")
}

// UnpackInactivePingThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcd58087c.
//
// Solidity: function inactivePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackInactivePingThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("inactivePingThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackIncrementCommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce732d06.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementCommitCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementCommitCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementCommitCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementCommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce732d06.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementCommitCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementCommitCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementCommitCounter", node)
}

// PackIncrementCreateCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0ce4139.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementCreateCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementCreateCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementCreateCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementCreateCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc0ce4139.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementCreateCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementCreateCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementCreateCounter", node)
}

// PackIncrementEndCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce2062fc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementEndCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementEndCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementEndCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementEndCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce2062fc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementEndCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementEndCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementEndCounter", node)
}

// PackIncrementPrecommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d7fc0b8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementPrecommitCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementPrecommitCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementPrecommitCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementPrecommitCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d7fc0b8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementPrecommitCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementPrecommitCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementPrecommitCounter", node)
}

// PackIncrementPrepareCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x71eccec5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementPrepareCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementPrepareCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementPrepareCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementPrepareCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x71eccec5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementPrepareCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementPrepareCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementPrepareCounter", node)
}

// PackIncrementRequestCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3487f29f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementRequestCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementRequestCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementRequestCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementRequestCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3487f29f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementRequestCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementRequestCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementRequestCounter", node)
}

// PackIncrementStartCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb81cb6d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function incrementStartCounter(bytes32 node) returns()
func (nodeStats *NodeStats) PackIncrementStartCounter(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("incrementStartCounter", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIncrementStartCounter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb81cb6d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function incrementStartCounter(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackIncrementStartCounter(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("incrementStartCounter", node)
}

// PackIsNodeActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84073330.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodeActive(bytes32 node) view returns(bool)
func (nodeStats *NodeStats) PackIsNodeActive(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("isNodeActive", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodeActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84073330.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodeActive(bytes32 node) view returns(bool)
func (nodeStats *NodeStats) TryPackIsNodeActive(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("isNodeActive", node)
}

// UnpackIsNodeActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84073330.
//
// Solidity: function isNodeActive(bytes32 node) view returns(bool)
func (nodeStats *NodeStats) UnpackIsNodeActive(data []byte) (bool, error) {
	out, err := nodeStats.abi.Unpack("isNodeActive", data)
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
func (nodeStats *NodeStats) PackIsOracleNode(addr common.Address) []byte {
	enc, err := nodeStats.abi.Pack("isOracleNode", addr)
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
func (nodeStats *NodeStats) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return nodeStats.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (nodeStats *NodeStats) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := nodeStats.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackLevelThresholdCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60369234.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function levelThresholdCommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) PackLevelThresholdCommitPoint(level *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("levelThresholdCommitPoint", level)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLevelThresholdCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60369234.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function levelThresholdCommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) TryPackLevelThresholdCommitPoint(level *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("levelThresholdCommitPoint", level)
}

// UnpackLevelThresholdCommitPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x60369234.
//
// Solidity: function levelThresholdCommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) UnpackLevelThresholdCommitPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("levelThresholdCommitPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackLevelThresholdPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6e0a5d5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function levelThresholdPrecommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) PackLevelThresholdPrecommitPoint(level *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("levelThresholdPrecommitPoint", level)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLevelThresholdPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6e0a5d5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function levelThresholdPrecommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) TryPackLevelThresholdPrecommitPoint(level *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("levelThresholdPrecommitPoint", level)
}

// UnpackLevelThresholdPrecommitPoint is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb6e0a5d5.
//
// Solidity: function levelThresholdPrecommitPoint(uint256 level) view returns(uint256)
func (nodeStats *NodeStats) UnpackLevelThresholdPrecommitPoint(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("levelThresholdPrecommitPoint", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackModifyCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0cae44f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyCommitPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyCommitPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyCommitPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyCommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0cae44f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyCommitPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyCommitPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyCommitPoint", node, points)
}

// PackModifyCorrectnessPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb373b51f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyCorrectnessPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyCorrectnessPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyCorrectnessPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyCorrectnessPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb373b51f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyCorrectnessPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyCorrectnessPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyCorrectnessPoint", node, points)
}

// PackModifyCreatePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x17d26921.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyCreatePoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyCreatePoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyCreatePoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyCreatePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x17d26921.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyCreatePoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyCreatePoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyCreatePoint", node, points)
}

// PackModifyEndPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ba42070.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyEndPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyEndPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyEndPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyEndPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9ba42070.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyEndPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyEndPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyEndPoint", node, points)
}

// PackModifyPingPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99a64e08.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyPingPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyPingPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyPingPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyPingPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99a64e08.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyPingPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyPingPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyPingPoint", node, points)
}

// PackModifyPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x124ee957.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyPrecommitPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyPrecommitPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyPrecommitPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyPrecommitPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x124ee957.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyPrecommitPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyPrecommitPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyPrecommitPoint", node, points)
}

// PackModifyPreparePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x378ab95d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyPreparePoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyPreparePoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyPreparePoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyPreparePoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x378ab95d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyPreparePoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyPreparePoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyPreparePoint", node, points)
}

// PackModifyRequestPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x366d5480.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyRequestPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyRequestPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyRequestPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyRequestPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x366d5480.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyRequestPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyRequestPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyRequestPoint", node, points)
}

// PackModifyStartPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e3e9a23.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function modifyStartPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) PackModifyStartPoint(node [32]byte, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("modifyStartPoint", node, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackModifyStartPoint is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e3e9a23.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function modifyStartPoint(bytes32 node, int256 points) returns()
func (nodeStats *NodeStats) TryPackModifyStartPoint(node [32]byte, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("modifyStartPoint", node, points)
}

// PackNodePingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07ef130c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodePingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) PackNodePingSlidingWindow() []byte {
	enc, err := nodeStats.abi.Pack("nodePingSlidingWindow")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodePingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07ef130c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodePingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) TryPackNodePingSlidingWindow() ([]byte, error) {
	return nodeStats.abi.Pack("nodePingSlidingWindow")
}

// UnpackNodePingSlidingWindow is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x07ef130c.
//
// Solidity: function nodePingSlidingWindow() view returns(uint256)
func (nodeStats *NodeStats) UnpackNodePingSlidingWindow(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("nodePingSlidingWindow", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93e74c6b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackNodePingThreshold() []byte {
	enc, err := nodeStats.abi.Pack("nodePingThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93e74c6b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackNodePingThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("nodePingThreshold")
}

// UnpackNodePingThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x93e74c6b.
//
// Solidity: function nodePingThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackNodePingThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("nodePingThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (nodeStats *NodeStats) PackOwner() []byte {
	enc, err := nodeStats.abi.Pack("owner")
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
func (nodeStats *NodeStats) TryPackOwner() ([]byte, error) {
	return nodeStats.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (nodeStats *NodeStats) UnpackOwner(data []byte) (common.Address, error) {
	out, err := nodeStats.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPenaltyCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x87172107.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyCommit(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyCommit(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyCommit", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x87172107.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyCommit(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyCommit(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyCommit", node)
}

// PackPenaltyCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x513877cc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyCreate(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyCreate(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyCreate", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x513877cc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyCreate(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyCreate(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyCreate", node)
}

// PackPenaltyEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2fe0162.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyEnd(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyEnd(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyEnd", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2fe0162.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyEnd(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyEnd(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyEnd", node)
}

// PackPenaltyPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad086cba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyPrecommit(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyPrecommit(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyPrecommit", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad086cba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyPrecommit(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyPrecommit(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyPrecommit", node)
}

// PackPenaltyPrepare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e5fecff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyPrepare(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyPrepare(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyPrepare", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyPrepare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e5fecff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyPrepare(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyPrepare(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyPrepare", node)
}

// PackPenaltyRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5eadc76.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyRequest(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyRequest(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyRequest", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5eadc76.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyRequest(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyRequest(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyRequest", node)
}

// PackPenaltyStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d8ea3c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function penaltyStart(bytes32 node) returns()
func (nodeStats *NodeStats) PackPenaltyStart(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("penaltyStart", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPenaltyStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4d8ea3c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function penaltyStart(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackPenaltyStart(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("penaltyStart", node)
}

// PackPing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c36b186.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ping() returns()
func (nodeStats *NodeStats) PackPing() []byte {
	enc, err := nodeStats.abi.Pack("ping")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c36b186.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ping() returns()
func (nodeStats *NodeStats) TryPackPing() ([]byte, error) {
	return nodeStats.abi.Pack("ping")
}

// PackPingActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x20c1b67e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pingActivityThreshold() view returns(uint256)
func (nodeStats *NodeStats) PackPingActivityThreshold() []byte {
	enc, err := nodeStats.abi.Pack("pingActivityThreshold")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPingActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x20c1b67e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pingActivityThreshold() view returns(uint256)
func (nodeStats *NodeStats) TryPackPingActivityThreshold() ([]byte, error) {
	return nodeStats.abi.Pack("pingActivityThreshold")
}

// UnpackPingActivityThreshold is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x20c1b67e.
//
// Solidity: function pingActivityThreshold() view returns(uint256)
func (nodeStats *NodeStats) UnpackPingActivityThreshold(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("pingActivityThreshold", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProfiles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52f33682.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function profiles(bytes32 node) view returns(uint256 level, uint256 sessionActionCounter, uint256 lastUpdated, uint256 windowStart, uint256 activityCount)
func (nodeStats *NodeStats) PackProfiles(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("profiles", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProfiles is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52f33682.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function profiles(bytes32 node) view returns(uint256 level, uint256 sessionActionCounter, uint256 lastUpdated, uint256 windowStart, uint256 activityCount)
func (nodeStats *NodeStats) TryPackProfiles(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("profiles", node)
}

// ProfilesOutput serves as a container for the return parameters of contract
// method Profiles.
type ProfilesOutput struct {
	Level                *big.Int
	SessionActionCounter *big.Int
	LastUpdated          *big.Int
	WindowStart          *big.Int
	ActivityCount        *big.Int
}

// UnpackProfiles is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52f33682.
//
// Solidity: function profiles(bytes32 node) view returns(uint256 level, uint256 sessionActionCounter, uint256 lastUpdated, uint256 windowStart, uint256 activityCount)
func (nodeStats *NodeStats) UnpackProfiles(data []byte) (ProfilesOutput, error) {
	out, err := nodeStats.abi.Unpack("profiles", data)
	outstruct := new(ProfilesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Level = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.SessionActionCounter = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.LastUpdated = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.WindowStart = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.ActivityCount = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (nodeStats *NodeStats) PackRenounceOwnership() []byte {
	enc, err := nodeStats.abi.Pack("renounceOwnership")
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
func (nodeStats *NodeStats) TryPackRenounceOwnership() ([]byte, error) {
	return nodeStats.abi.Pack("renounceOwnership")
}

// PackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x92146364.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function report(address miner, uint8 stage, int256 points) returns()
func (nodeStats *NodeStats) PackReport(miner common.Address, stage uint8, points *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("report", miner, stage, points)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReport is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x92146364.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function report(address miner, uint8 stage, int256 points) returns()
func (nodeStats *NodeStats) TryPackReport(miner common.Address, stage uint8, points *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("report", miner, stage, points)
}

// PackRewardCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16c570dd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardCommit(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardCommit(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardCommit", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16c570dd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardCommit(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardCommit(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardCommit", node)
}

// PackRewardCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49ff883d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardCreate(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardCreate(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardCreate", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49ff883d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardCreate(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardCreate(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardCreate", node)
}

// PackRewardEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x31275f18.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardEnd(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardEnd(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardEnd", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x31275f18.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardEnd(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardEnd(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardEnd", node)
}

// PackRewardPing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7549cad0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardPing(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardPing(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardPing", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardPing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7549cad0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardPing(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardPing(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardPing", node)
}

// PackRewardPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdd5c3b8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardPrecommit(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardPrecommit(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardPrecommit", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardPrecommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfdd5c3b8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardPrecommit(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardPrecommit(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardPrecommit", node)
}

// PackRewardPrepare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ab08aa7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardPrepare(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardPrepare(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardPrepare", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardPrepare is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ab08aa7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardPrepare(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardPrepare(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardPrepare", node)
}

// PackRewardRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd54696c2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardRequest(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardRequest(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardRequest", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardRequest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd54696c2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardRequest(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardRequest(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardRequest", node)
}

// PackRewardStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x173895fc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rewardStart(bytes32 node) returns()
func (nodeStats *NodeStats) PackRewardStart(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("rewardStart", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRewardStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x173895fc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rewardStart(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackRewardStart(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("rewardStart", node)
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (nodeStats *NodeStats) PackRuntime() []byte {
	enc, err := nodeStats.abi.Pack("runtime")
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
func (nodeStats *NodeStats) TryPackRuntime() ([]byte, error) {
	return nodeStats.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (nodeStats *NodeStats) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := nodeStats.abi.Unpack("runtime", data)
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
func (nodeStats *NodeStats) PackSetACL(aclContract common.Address) []byte {
	enc, err := nodeStats.abi.Pack("setACL", aclContract)
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
func (nodeStats *NodeStats) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return nodeStats.abi.Pack("setACL", aclContract)
}

// PackSetActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e317e59.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setActivityThreshold(uint256 _activityThreshold) returns()
func (nodeStats *NodeStats) PackSetActivityThreshold(activityThreshold *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setActivityThreshold", activityThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetActivityThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e317e59.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setActivityThreshold(uint256 _activityThreshold) returns()
func (nodeStats *NodeStats) TryPackSetActivityThreshold(activityThreshold *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setActivityThreshold", activityThreshold)
}

// PackSetGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x662bd3a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setGlobalPingSlidingWindow(uint256 _globalPingSlidingWindow) returns()
func (nodeStats *NodeStats) PackSetGlobalPingSlidingWindow(globalPingSlidingWindow *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setGlobalPingSlidingWindow", globalPingSlidingWindow)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetGlobalPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x662bd3a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setGlobalPingSlidingWindow(uint256 _globalPingSlidingWindow) returns()
func (nodeStats *NodeStats) TryPackSetGlobalPingSlidingWindow(globalPingSlidingWindow *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setGlobalPingSlidingWindow", globalPingSlidingWindow)
}

// PackSetGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4651f5e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setGlobalPingThreshold(uint256 _globalPingThreshold) returns()
func (nodeStats *NodeStats) PackSetGlobalPingThreshold(globalPingThreshold *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setGlobalPingThreshold", globalPingThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetGlobalPingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4651f5e3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setGlobalPingThreshold(uint256 _globalPingThreshold) returns()
func (nodeStats *NodeStats) TryPackSetGlobalPingThreshold(globalPingThreshold *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setGlobalPingThreshold", globalPingThreshold)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (nodeStats *NodeStats) PackSetIAM(iamContract common.Address) []byte {
	enc, err := nodeStats.abi.Pack("setIAM", iamContract)
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
func (nodeStats *NodeStats) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return nodeStats.abi.Pack("setIAM", iamContract)
}

// PackSetNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2ab67e2a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setNodePingThreshold(uint256 _nodePingThreshold) returns()
func (nodeStats *NodeStats) PackSetNodePingThreshold(nodePingThreshold *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setNodePingThreshold", nodePingThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetNodePingThreshold is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2ab67e2a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setNodePingThreshold(uint256 _nodePingThreshold) returns()
func (nodeStats *NodeStats) TryPackSetNodePingThreshold(nodePingThreshold *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setNodePingThreshold", nodePingThreshold)
}

// PackSetPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x453e5236.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setPingSlidingWindow(uint256 _nodePingSlidingWindow) returns()
func (nodeStats *NodeStats) PackSetPingSlidingWindow(nodePingSlidingWindow *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setPingSlidingWindow", nodePingSlidingWindow)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetPingSlidingWindow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x453e5236.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setPingSlidingWindow(uint256 _nodePingSlidingWindow) returns()
func (nodeStats *NodeStats) TryPackSetPingSlidingWindow(nodePingSlidingWindow *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setPingSlidingWindow", nodePingSlidingWindow)
}

// PackSetWindowSize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaaabc315.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setWindowSize(uint256 _windowSize) returns()
func (nodeStats *NodeStats) PackSetWindowSize(windowSize *big.Int) []byte {
	enc, err := nodeStats.abi.Pack("setWindowSize", windowSize)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetWindowSize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xaaabc315.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setWindowSize(uint256 _windowSize) returns()
func (nodeStats *NodeStats) TryPackSetWindowSize(windowSize *big.Int) ([]byte, error) {
	return nodeStats.abi.Pack("setWindowSize", windowSize)
}

// PackSubversion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9da83219.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function subversion() view returns(uint8)
func (nodeStats *NodeStats) PackSubversion() []byte {
	enc, err := nodeStats.abi.Pack("subversion")
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
func (nodeStats *NodeStats) TryPackSubversion() ([]byte, error) {
	return nodeStats.abi.Pack("subversion")
}

// UnpackSubversion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9da83219.
//
// Solidity: function subversion() view returns(uint8)
func (nodeStats *NodeStats) UnpackSubversion(data []byte) (uint8, error) {
	out, err := nodeStats.abi.Unpack("subversion", data)
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
func (nodeStats *NodeStats) PackSync(names [][32]byte) []byte {
	enc, err := nodeStats.abi.Pack("sync", names)
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
func (nodeStats *NodeStats) TryPackSync(names [][32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("sync", names)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (nodeStats *NodeStats) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := nodeStats.abi.Pack("transferOwnership", newOwner)
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
func (nodeStats *NodeStats) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return nodeStats.abi.Pack("transferOwnership", newOwner)
}

// PackUpdateNodeActivity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb9281c7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateNodeActivity(bytes32 node) returns()
func (nodeStats *NodeStats) PackUpdateNodeActivity(node [32]byte) []byte {
	enc, err := nodeStats.abi.Pack("updateNodeActivity", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateNodeActivity is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb9281c7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateNodeActivity(bytes32 node) returns()
func (nodeStats *NodeStats) TryPackUpdateNodeActivity(node [32]byte) ([]byte, error) {
	return nodeStats.abi.Pack("updateNodeActivity", node)
}

// PackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function version() view returns(uint8)
func (nodeStats *NodeStats) PackVersion() []byte {
	enc, err := nodeStats.abi.Pack("version")
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
func (nodeStats *NodeStats) TryPackVersion() ([]byte, error) {
	return nodeStats.abi.Pack("version")
}

// UnpackVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54fd4d50.
//
// Solidity: function version() view returns(uint8)
func (nodeStats *NodeStats) UnpackVersion(data []byte) (uint8, error) {
	out, err := nodeStats.abi.Unpack("version", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackWindowSize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a14117a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function windowSize() view returns(uint256)
func (nodeStats *NodeStats) PackWindowSize() []byte {
	enc, err := nodeStats.abi.Pack("windowSize")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWindowSize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8a14117a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function windowSize() view returns(uint256)
func (nodeStats *NodeStats) TryPackWindowSize() ([]byte, error) {
	return nodeStats.abi.Pack("windowSize")
}

// UnpackWindowSize is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8a14117a.
//
// Solidity: function windowSize() view returns(uint256)
func (nodeStats *NodeStats) UnpackWindowSize(data []byte) (*big.Int, error) {
	out, err := nodeStats.abi.Unpack("windowSize", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// NodeStatsGlobalPingThresholdReached represents a GlobalPingThresholdReached event raised by the NodeStats contract.
type NodeStatsGlobalPingThresholdReached struct {
	GlobalPingCounter *big.Int
	Raw               *types.Log // Blockchain specific contextual infos
}

const NodeStatsGlobalPingThresholdReachedEventName = "GlobalPingThresholdReached"

// ContractEventName returns the user-defined event name.
func (NodeStatsGlobalPingThresholdReached) ContractEventName() string {
	return NodeStatsGlobalPingThresholdReachedEventName
}

// UnpackGlobalPingThresholdReachedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event GlobalPingThresholdReached(uint256 globalPingCounter)
func (nodeStats *NodeStats) UnpackGlobalPingThresholdReachedEvent(log *types.Log) (*NodeStatsGlobalPingThresholdReached, error) {
	event := "GlobalPingThresholdReached"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodeStats.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodeStatsGlobalPingThresholdReached)
	if len(log.Data) > 0 {
		if err := nodeStats.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodeStats.abi.Events[event].Inputs {
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

// NodeStatsNodeLevelUpdated represents a NodeLevelUpdated event raised by the NodeStats contract.
type NodeStatsNodeLevelUpdated struct {
	Node     [32]byte
	NewLevel *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const NodeStatsNodeLevelUpdatedEventName = "NodeLevelUpdated"

// ContractEventName returns the user-defined event name.
func (NodeStatsNodeLevelUpdated) ContractEventName() string {
	return NodeStatsNodeLevelUpdatedEventName
}

// UnpackNodeLevelUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeLevelUpdated(bytes32 indexed node, uint256 newLevel)
func (nodeStats *NodeStats) UnpackNodeLevelUpdatedEvent(log *types.Log) (*NodeStatsNodeLevelUpdated, error) {
	event := "NodeLevelUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodeStats.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodeStatsNodeLevelUpdated)
	if len(log.Data) > 0 {
		if err := nodeStats.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodeStats.abi.Events[event].Inputs {
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

// NodeStatsNodePinged represents a NodePinged event raised by the NodeStats contract.
type NodeStatsNodePinged struct {
	Miner       common.Address
	NodeId      [32]byte
	PingCounter *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodeStatsNodePingedEventName = "NodePinged"

// ContractEventName returns the user-defined event name.
func (NodeStatsNodePinged) ContractEventName() string {
	return NodeStatsNodePingedEventName
}

// UnpackNodePingedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodePinged(address miner, bytes32 nodeId, uint256 pingCounter)
func (nodeStats *NodeStats) UnpackNodePingedEvent(log *types.Log) (*NodeStatsNodePinged, error) {
	event := "NodePinged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodeStats.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodeStatsNodePinged)
	if len(log.Data) > 0 {
		if err := nodeStats.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodeStats.abi.Events[event].Inputs {
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

// NodeStatsNodeReset represents a NodeReset event raised by the NodeStats contract.
type NodeStatsNodeReset struct {
	Node [32]byte
	Raw  *types.Log // Blockchain specific contextual infos
}

const NodeStatsNodeResetEventName = "NodeReset"

// ContractEventName returns the user-defined event name.
func (NodeStatsNodeReset) ContractEventName() string {
	return NodeStatsNodeResetEventName
}

// UnpackNodeResetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeReset(bytes32 indexed node)
func (nodeStats *NodeStats) UnpackNodeResetEvent(log *types.Log) (*NodeStatsNodeReset, error) {
	event := "NodeReset"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodeStats.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodeStatsNodeReset)
	if len(log.Data) > 0 {
		if err := nodeStats.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodeStats.abi.Events[event].Inputs {
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

// NodeStatsOwnershipTransferred represents a OwnershipTransferred event raised by the NodeStats contract.
type NodeStatsOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const NodeStatsOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (NodeStatsOwnershipTransferred) ContractEventName() string {
	return NodeStatsOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (nodeStats *NodeStats) UnpackOwnershipTransferredEvent(log *types.Log) (*NodeStatsOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodeStats.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodeStatsOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := nodeStats.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodeStats.abi.Events[event].Inputs {
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
func (nodeStats *NodeStats) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return nodeStats.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["NotModule"].ID.Bytes()[:4]) {
		return nodeStats.UnpackNotModuleError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return nodeStats.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return nodeStats.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return nodeStats.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["UnknownStage"].ID.Bytes()[:4]) {
		return nodeStats.UnpackUnknownStageError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodeStats.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return nodeStats.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// NodeStatsNotAllowed represents a NotAllowed error raised by the NodeStats contract.
type NodeStatsNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func NodeStatsNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (nodeStats *NodeStats) UnpackNotAllowedError(raw []byte) (*NodeStatsNotAllowed, error) {
	out := new(NodeStatsNotAllowed)
	if err := nodeStats.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsNotModule represents a NotModule error raised by the NodeStats contract.
type NodeStatsNotModule struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotModule(address caller)
func NodeStatsNotModuleErrorID() common.Hash {
	return common.HexToHash("0xcb118551cda8cc5ce9225b5eaaa04836734c2037bdb0839e9ce64fd239b402d4")
}

// UnpackNotModuleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotModule(address caller)
func (nodeStats *NodeStats) UnpackNotModuleError(raw []byte) (*NodeStatsNotModule, error) {
	out := new(NodeStatsNotModule)
	if err := nodeStats.abi.UnpackIntoInterface(out, "NotModule", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsNotOracle represents a NotOracle error raised by the NodeStats contract.
type NodeStatsNotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func NodeStatsNotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (nodeStats *NodeStats) UnpackNotOracleError(raw []byte) (*NodeStatsNotOracle, error) {
	out := new(NodeStatsNotOracle)
	if err := nodeStats.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the NodeStats contract.
type NodeStatsOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func NodeStatsOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (nodeStats *NodeStats) UnpackOwnableInvalidOwnerError(raw []byte) (*NodeStatsOwnableInvalidOwner, error) {
	out := new(NodeStatsOwnableInvalidOwner)
	if err := nodeStats.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the NodeStats contract.
type NodeStatsOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func NodeStatsOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (nodeStats *NodeStats) UnpackOwnableUnauthorizedAccountError(raw []byte) (*NodeStatsOwnableUnauthorizedAccount, error) {
	out := new(NodeStatsOwnableUnauthorizedAccount)
	if err := nodeStats.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsUnknownStage represents a UnknownStage error raised by the NodeStats contract.
type NodeStatsUnknownStage struct {
	Stage uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownStage(uint8 stage)
func NodeStatsUnknownStageErrorID() common.Hash {
	return common.HexToHash("0xb4023654c174a8a2388a49d3b3156ab69c2e437413fdc2ecf9dc76eb87fc622e")
}

// UnpackUnknownStageError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownStage(uint8 stage)
func (nodeStats *NodeStats) UnpackUnknownStageError(raw []byte) (*NodeStatsUnknownStage, error) {
	out := new(NodeStatsUnknownStage)
	if err := nodeStats.abi.UnpackIntoInterface(out, "UnknownStage", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodeStatsZeroAddress represents a ZeroAddress error raised by the NodeStats contract.
type NodeStatsZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func NodeStatsZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (nodeStats *NodeStats) UnpackZeroAddressError(raw []byte) (*NodeStatsZeroAddress, error) {
	out := new(NodeStatsZeroAddress)
	if err := nodeStats.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
