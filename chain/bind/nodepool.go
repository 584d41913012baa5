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

// NodeEntry is an auto generated low-level Go binding around an user-defined struct.
type NodeEntry struct {
	NodeAddress        common.Address
	AddedTimestamp     *big.Int
	EphemeralTimestamp *big.Int
	ReservedTimestamp  *big.Int
	ReleasedTimestamp  *big.Int
	SessionId          *big.Int
	Status             uint8
}

// PoolNode is an auto generated low-level Go binding around an user-defined struct.
type PoolNode struct {
	Node     common.Address
	Status   uint8
	Idle     bool
	Running  *big.Int
	Capacity *big.Int
	Since    *big.Int
}

// NodePoolMetaData contains all meta data concerning the NodePool contract.
var NodePoolMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"add\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"addNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"allNodeCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"capacityOf\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"chooseNodeBySessionSelector\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"doesNodeExist\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ephemeral\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ephemeralNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ephemeralNodeCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ephemeralNodes\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"addedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"ephemeralTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"releasedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"forceResetModeAll\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"free\",\"inputs\":[{\"name\":\"nodes_\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"get\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structNodeEntry\",\"components\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"addedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"ephemeralTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"releasedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllNodeAddresses\",\"inputs\":[],\"outputs\":[{\"name\":\"all\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllNodeEntries\",\"inputs\":[],\"outputs\":[{\"name\":\"all\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAllNodes\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getAssignedSessionId\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLastExecutionTimestampByNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLastExecutionTimestampByNodeId\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"getNodeInfo\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structNodeEntry\",\"components\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"addedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"ephemeralTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"releasedTimestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeSelectionAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeStatsAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeStatus\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeStatusById\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeStatusCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getReserveBySessionSelector\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isIdle\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isIdleInReservedState\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"idleThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isNodeAvailable\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isNodeIdleInReservedState\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"idleThreshold\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isNodeReleased\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"join\",\"inputs\":[{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"lastExecutionTimestamp\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"leave\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"nodeIds\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nodes\",\"inputs\":[{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"page\",\"type\":\"tuple[]\",\"internalType\":\"structPoolNode[]\",\"components\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"idle\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"running\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"since\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"pick\",\"inputs\":[{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"least\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"preferred\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"onlyPreferred\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"exclude\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[{\"name\":\"picked\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"releaseEphemeralNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"releaseNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"releaseReservedNodeFromSession\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"releasedNodeCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"remove\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"removeNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserve\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserveBySession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserveBySessionSelector\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reserveNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserveRandomBySession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reservedNodeCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"resetModeAll\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resetModeByNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resetModeByNodeId\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"running\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"selfReportedMode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"selfReportedTimestamp\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setLastExecutionTimestampByNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setReserveBySessionSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSelfReportedModeByNode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"shuffleIndexList\",\"inputs\":[{\"name\":\"array\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"subversion\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"take\",\"inputs\":[{\"name\":\"nodes_\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"version\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"LastExecutionTimestampSet\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"mode\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeAdded\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeEphemeral\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodePoolForceModeResetAll\",\"inputs\":[{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodePoolModeReset\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeReleased\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeRemoved\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeReserved\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadCapacity\",\"inputs\":[{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BadMode\",\"inputs\":[{\"name\":\"mode\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"BadSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoIdleNode\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NodeUnavailable\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotMiner\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnknownNode\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongNodeStatus\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "NodePool",
	Bin: "0x60a06040526001600255348015610014575f5ffd5b506040516132b63803806132b6833981016040819052610033916100eb565b80338061005957604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b6100628161009c565b506001600160a01b03811661008a5760405163d92e233d60e01b815260040160405180910390fd5b6001600160a01b031660805250610118565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f602082840312156100fb575f5ffd5b81516001600160a01b0381168114610111575f5ffd5b9392505050565b60805161317861013e5f395f818161068d01528181611632015261238501526131785ff3fe608060405234801561000f575f5ffd5b5060043610610438575f3560e01c80637f67a1e111610237578063b860363111610135578063e75179a4116100bf578063f2fde38b11610084578063f2fde38b146109eb578063f6859bdc146109fe578063fba2f84d14610a06578063fd3ea8f514610abd578063feff073714610ad0575f5ffd5b8063e75179a414610978578063e85fe68f1461098b578063efe4656a1461099e578063f0488d80146109b1578063f0ce64fc146109c4575f5ffd5b8063c2bc2efc11610105578063c2bc2efc1461093a578063c8fe3a011461094d578063cbef3bb614610955578063d66d9e191461095d578063e060e46214610965575f5ffd5b8063b8603631146108dc578063b90beef2146108ef578063bb474b13146108f7578063c1fdd1aa14610925575f5ffd5b80639da83219116101c1578063b2e5298811610186578063b2e5298814610890578063b36833da14610888578063b56e4129146108a3578063b65f8177146108b6578063b7339a30146108c9575f5ffd5b80639da83219146108405780639e82db9614610847578063a1174e7d1461086d578063a485c3bd14610875578063a87d942c14610888575f5ffd5b80638f7856e7116102075780638f7856e7146107c2578063904c8067146107f45780639695158914610807578063985431661461081a5780639b026daf1461082d575f5ffd5b80637f67a1e1146107845780638174f782146107975780638aaa5fbb1461079f5780638da5cb5b146107b2575f5ffd5b8063251833dc11610344578063637ce462116102ce578063715018a611610293578063715018a61461074657806374ad9b321461074e578063768493761461075657806376aad605146107695780637c3625a61461077c575f5ffd5b8063637ce462146106c9578063667bc850146106d25780636dafc44b146106e55780636e08177f146106f857806370f348611461071a575f5ffd5b80634886cbc5116103145780634886cbc51461064f5780634c5553d6146106625780634f2fce3a1461067557806354d75aa61461068857806354fd4d50146106af575f5ffd5b8063251833dc146105f657806329092d0e1461060957806329ae6a7e1461061c578063478bfcef1461062f575f5ffd5b80631039804e116103c557806316dbf7db1161039557806316dbf7db1461059557806319165587146105b55780631a719f2d146105c85780631e4337ac146105d05780631ec0978d146105e3575f5ffd5b80631039804e1461054e578063125f39401461055657806312cffa4e1461057a57806316c5882414610582575f5ffd5b806307b9bf131161040b57806307b9bf13146104c557806307ff0da2146104d85780630a3b0a4f146104f85780630d59850b1461050b5780630e31fb961461052b575f5ffd5b8063049878f31461043c57806304dc55601461045157806304f0b92614610464578063075e5bb3146104a5575b5f5ffd5b61044f61044a366004612b79565b610ae3565b005b61044f61045f366004612baf565b610bc6565b610492610472366004612b79565b5f90815260036020526040902054600160501b900465ffffffffffff1690565b6040519081526020015b60405180910390f35b6104ad610bd5565b6040516001600160a01b03909116815260200161049c565b61044f6104d3366004612b79565b610bf4565b6104eb6104e6366004612bde565b610c08565b60405161049c9190612cb5565b61044f610506366004612baf565b610d37565b61051e610519366004612b79565b610da5565b60405161049c9190612cf7565b61053e610539366004612d4c565b610e3c565b604051901515815260200161049c565b610492610e56565b61053e610564366004612b79565b5f9081526003602052604090205460ff16151590565b61044f610e63565b61044f610590366004612b79565b610eaf565b6105a86105a3366004612d76565b61100e565b60405161049c9190612d96565b61044f6105c3366004612baf565b6111d9565b600254610492565b61044f6105de366004612b79565b6111e5565b61053e6105f1366004612baf565b611208565b61044f610604366004612e52565b61121c565b61044f610617366004612baf565b6112c1565b61044f61062a366004612b79565b6112cd565b61064261063d366004612e9d565b6112e1565b60405161049c9190612f2f565b61049261065d366004612b79565b61146f565b610492610670366004612baf565b6114de565b61053e610683366004612d76565b6114eb565b6104ad7f000000000000000000000000000000000000000000000000000000000000000081565b6106b7600181565b60405160ff909116815260200161049c565b61049260025481565b61044f6106e0366004612b79565b61158f565b61044f6106f3366004612e52565b6115e5565b6106b7610706366004612b79565b5f9081526003602052604090205460ff1690565b60045460065460075460085460408051948552602085019390935291830152606082015260800161049c565b61044f6116fa565b61044f61170d565b61044f610764366004612f6f565b6117ad565b61044f610777366004612baf565b6117e1565b6104926117f1565b610492610792366004612baf565b6117fb565b610492611828565b61044f6107ad366004612baf565b611832565b5f546001600160a01b03166104ad565b6107d56107d0366004612b79565b6118eb565b604080516001600160a01b03909316835260208301919091520161049c565b61053e610802366004612baf565b611902565b6107d5610815366004612b79565b61190f565b610492610828366004612b79565b61191c565b61044f61083b366004612baf565b611940565b6106b75f81565b61053e610855366004612b79565b5f9081526003602081905260409091205460ff161490565b6104eb61194c565b6107d5610883366004612b79565b6119a2565b600454610492565b61044f61089e366004612baf565b6119af565b6104926108b1366004612baf565b6119bf565b6106b76108c4366004612baf565b6119fd565b6104926108d7366004612b79565b611a23565b61044f6108ea366004612e52565b611a45565b6104ad611b28565b610492610905366004612b79565b5f90815260036020526040902054600160801b900465ffffffffffff1690565b61092d611b38565b60405161049c9190612f9d565b61051e610948366004612baf565b611c02565b610642611c16565b6104ad611cde565b61044f611cf4565b61044f610973366004612b79565b611d16565b61044f610986366004612baf565b611d48565b61044f610999366004612b79565b611d54565b61044f6109ac366004613021565b611da9565b6104926109bf366004612baf565b611e2a565b61053e6109d2366004612b79565b5f90815260036020526040902054610100900460ff1690565b61044f6109f9366004612baf565b611e59565b6104ad611e93565b610a7b610a14366004612b79565b5f9081526003602052604090206001810154600282015491546001600160a01b0382169365ffffffffffff600160a01b8404811694600160d01b90940481169381811693600160301b909104909116916001600160401b03600160b01b8304169160ff1690565b604080516001600160a01b0390981688526020880196909652948601939093526060850191909152608084015260a083015260ff1660c082015260e00161049c565b61044f610acb366004612b79565b611ebe565b61053e610ade366004612b79565b611ed2565b610af5336426a4a722a960d91b611f0c565b610b1957604051633160bde360e11b81523360048201526024015b60405180910390fd5b801580610b27575061040081115b15610b50576040516311ab41c560e01b8152600481018290526104006024820152604401610b10565b5f610b5a336119bf565b5f8181526003602052604090205490915060ff1680610b8257610b7d8233611f86565b610b9a565b60021960ff821601610b9a57610b9a8260015f61215a565b505f908152600360205260409020805461ffff909216620100000263ffff000019909216919091179055565b610bd26105de826119bf565b50565b5f610bef6c2737b232a9b2b632b1ba34b7b760991b612353565b905090565b610bfc6123fb565b610bd28160015f61215a565b60605f444384604051602001610c3a9392919092835260208301919091526001600160a01b0316604082015260600190565b60408051601f19818403018152919052805160209091012084519091505b6001811115610d2b5760408051602081018490520160408051601f19818403018152919052805160209091012091505f610c928284613041565b9050858181518110610ca657610ca6613060565b602002602001015186600184610cbc9190613088565b81518110610ccc57610ccc613060565b602002602001015187600185610ce29190613088565b81518110610cf257610cf2613060565b60200260200101888481518110610d0b57610d0b613060565b60209081029190910101919091525250610d248161309b565b9050610c58565b50839150505b92915050565b610d3f6123fb565b5f610d49826119bf565b5f8181526003602052604090205490915060ff1615610d97575f8181526003602052604090819020549051630bb987f360e11b81526004810183905260ff9091166024820152604401610b10565b610da18183611f86565b5050565b610dad612b37565b505f90815260036020908152604091829020825160e08101845260018201546001600160a01b038116825265ffffffffffff600160a01b8204811694830194909452600160d01b900483169381019390935260028101548083166060850152600160301b90049091166080830152546001600160401b03600160b01b82041660a083015260ff1660c082015290565b5f610e4f610e49846119bf565b836114eb565b9392505050565b5f600560025b0154905090565b610e6b6123fb565b5f610e7461243b565b90505f5b600454811015610da157610ea760048281548110610e9857610e98613060565b905f5260205f200154836124ac565b600101610e78565b610eb76123fb565b5f610ec182612518565b805490915060059060ff1660048110610edc57610edc613060565b018054905f610eea8361309b565b9091555050600480545f9190610f0290600190613088565b81548110610f1257610f12613060565b905f5260205f2001549050806004835f0160069054906101000a900463ffffffff1663ffffffff1681548110610f4a57610f4a613060565b5f918252602080832091909101929092558354838252600390925260409020805469ffffffff0000000000001916600160301b9283900463ffffffff169092029190911790556004805480610fa157610fa16130b0565b5f8281526020812082015f1990810191909155019055815460ff1916825560018201546001600160a01b0316837fc8f6618824a7ceeff63db2209bda1261c5ff91d1b3b6225a8edaeb0b59d93bca610ff761243b565b6040519081526020015b60405180910390a3505050565b600454606090808410801561102b57506110288482613088565b83105b1561103d5761103a83856130c4565b90505b80841061104a575f611054565b6110548482613088565b6001600160401b0381111561106b5761106b612bca565b6040519080825280602002602001820160405280156110c957816020015b6040805160c0810182525f8082526020808301829052928201819052606082018190526080820181905260a082015282525f199092019101816110895790505b5091505f5b82518110156111d1575f60038160046110e7858a6130c4565b815481106110f7576110f7613060565b5f91825260208083209091015483528281019390935260409182019020815160c08101835260018201546001600160a01b03168152815460ff169381019390935292508101611169600461114b868b6130c4565b8154811061115b5761115b613060565b905f5260205f200154611ed2565b15158152825461ffff64010000000082048116602084015262010000909104166040820152600183015465ffffffffffff600160a01b9091041660609091015284518590849081106111bd576111bd613060565b6020908102919091010152506001016110ce565b505092915050565b610bd261062a826119bf565b6111ed6123fb565b6111f681612518565b50610bd28161120361243b565b6124ac565b5f610d3182654f5241434c4560d01b611f0c565b6112366d29b2b9b9b4b7b728bab2bab2ab1960911b61254a565b5f5b818110156112bc5760035f61126d85858581811061125857611258613060565b90506020020160208101906108b19190612baf565b815260208101919091526040015f208054640100000000900461ffff16906004611296836130d7565b91906101000a81548161ffff021916908361ffff16021790555050806001019050611238565b505050565b610bd2610590826119bf565b6112d56123fb565b610bd28160035f61215a565b60606112fd6d29b2b9b9b4b7b728bab2bab2ab1960911b61254a565b876001600160401b0381111561131557611315612bca565b60405190808252806020026020018201604052801561133e578160200160208202803683370190505b5090505f5f5b868110801561135257508982105b1561142a575f88888381811061136a5761136a613060565b905060200201602081019061137f9190612baf565b905061139461138d826119bf565b6001612586565b15806113a657506113a68686836125ed565b806113b757506113b7848483612653565b156113c2575061141a565b6113d4816426a4a722a960d91b611f0c565b15611418578084846113e5816130f3565b9550815181106113f7576113f7613060565b60200260200101906001600160a01b031690816001600160a01b0316815250505b505b611423816130f3565b9050611344565b508415801561143857508881105b1561144c57611449828286866126a2565b90505b8781101561145757505f5b80825261146382612838565b50979650505050505050565b5f8181526003602052604081205460ff166002146114bc575f8281526003602052604090819020549051630bb987f360e11b81526004810184905260ff9091166024820152604401610b10565b505f90815260036020526040902054600160b01b90046001600160401b031690565b5f610d31610472836119bf565b5f82815260036020526040812060028101548154839165ffffffffffff908116600160501b909204161161152b57600282015465ffffffffffff1661153d565b8154600160501b900465ffffffffffff165b825465ffffffffffff91909116915060ff16600214801561156957508154640100000000900461ffff16155b80156115865750838161157a61243b565b6115849190613088565b115b95945050505050565b5f8181526003602052604090205460ff166001146115dc575f8181526003602052604090819020549051630bb987f360e11b81526004810183905260ff9091166024820152604401610b10565b610bd2816112cd565b5f5b818110156112bc575f60015f85858581811061160557611605613060565b9050602002013581526020019081526020015f209050805f0160149054906101000a900460ff166116f1577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316638eaa6ac085858581811061167157611671613060565b905060200201356040518263ffffffff1660e01b815260040161169691815260200190565b602060405180830381865afa1580156116b1573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906116d5919061310b565b81546001600160a01b0319166001600160a01b03919091161781555b506001016115e7565b6117026128f2565b61170b5f61291e565b565b6117156123fb565b5f5b600454811015611770575f60035f6004848154811061173857611738613060565b5f9182526020808320909101548352820192909252604001902080549115156101000261ff0019909216919091179055600101611717565b507f23e26285aeec9deeb5d626b470a5dc7b10c938b3f19c40b6095c95a6f00ac16061179a61243b565b60405190815260200160405180910390a1565b6117b6816119bf565b82146117d85760405163706d8e7760e01b815260048101839052602401610b10565b610da181610d37565b610bd2621050d360ea1b8261296d565b5f60056001610e5c565b5f60035f611808846119bf565b815260208101919091526040015f205462010000900461ffff1692915050565b5f60056003610e5c565b61183a6123fb565b5f611844826119bf565b90505f61185082612518565b905061185a61243b565b815465ffffffffffff60501b1916600160501b65ffffffffffff9283168102919091178084556001600160a01b0386169285927f7230124ee3fe1d6e8063ae9972e061ff0d856a3a30250666e2205c970652b5459290810490911690610100900460ff166118c8575f6118cb565b60015b6040805165ffffffffffff909316835260ff909116602083015201611001565b5f5f6118f9836002546129c7565b91509150915091565b5f610d31610ade836119bf565b5f5f6118f98360016129c7565b5f6004828154811061193057611930613060565b905f5260205f2001549050919050565b610bd26104d3826119bf565b6060600480548060200260200160405190810160405280929190818152602001828054801561199857602002820191905f5260205f20905b815481526020019060010190808311611984575b5050505050905090565b5f5f6118f96002546129f2565b610bd26249414d60e81b8261296d565b6040516bffffffffffffffffffffffff19606083901b1660208201525f90603401604051602081830303815290604052805190602001209050919050565b5f60035f611a0a846119bf565b815260208101919091526040015f205460ff1692915050565b5f81815260036020526040812054600160501b900465ffffffffffff16610d31565b611a5f6d29b2b9b9b4b7b728bab2bab2ab1960911b61254a565b5f5b81811015611aec575f838383818110611a7c57611a7c613060565b9050602002016020810190611a919190612baf565b9050611a9f61138d826119bf565b1580611aba5750611ab8816426a4a722a960d91b611f0c565b155b15611ae357604051639994c95960e01b81526001600160a01b0382166004820152602401610b10565b50600101611a61565b50610da18282808060200260200160405190810160405280939291908181526020018383602002808284375f9201919091525061283892505050565b5f610bef6249414d60e81b612353565b6004546060906001600160401b03811115611b5557611b55612bca565b604051908082528060200260200182016040528015611b8857816020015b6060815260200190600190039081611b735790505b5090505f5b8151811015611bfe57611bba60048281548110611bac57611bac613060565b905f5260205f200154610da5565b604051602001611bca9190612cf7565b604051602081830303815290604052828281518110611beb57611beb613060565b6020908102919091010152600101611b8d565b5090565b611c0a612b37565b610d31610519836119bf565b6004546060906001600160401b03811115611c3357611c33612bca565b604051908082528060200260200182016040528015611c5c578160200160208202803683370190505b5090505f5b8151811015611bfe5760035f60048381548110611c8057611c80613060565b905f5260205f20015481526020019081526020015f206001015f9054906101000a90046001600160a01b0316828281518110611cbe57611cbe613060565b6001600160a01b0390921660209283029190910190910152600101611c61565b5f610bef684e6f6465537461747360b81b612353565b5f611cfe336119bf565b9050611d0981612518565b50610bd28160035f61215a565b611d1e6128f2565b6001811115611d435760405163c9f436a360e01b815260048101829052602401610b10565b600255565b610bd2610acb826119bf565b611d5c612b02565b5f8181526003602052604090205460ff16600214610bfc575f8181526003602052604090819020549051630bb987f360e11b81526004810183905260ff9091166024820152604401610b10565b60018160ff161115611dd25760405162b3130160e81b815260ff82166004820152602401610b10565b5f611de4611ddf336119bf565b612518565b805461ff00191660ff8416600114610100021781559050611e0361243b565b815465ffffffffffff91909116600160801b0265ffffffffffff60801b1990911617905550565b5f60035f611e37846119bf565b815260208101919091526040015f2054640100000000900461ffff1692915050565b611e616128f2565b6001600160a01b038116611e8a57604051631e4fbdf760e01b81525f6004820152602401610b10565b610bd28161291e565b5f611ea3621050d360ea1b612353565b90506001600160a01b038116611ebb57610bef611b28565b90565b611ec66123fb565b610bd28160025f61215a565b5f611edd825f612586565b8015610d3157505f82815260036020526040902060010154610d31906001600160a01b03166426a4a722a960d91b5b5f611f15611b28565b60405163ac4ab3fb60e01b81526001600160a01b03858116600483015260248201859052919091169063ac4ab3fb90604401602060405180830381865afa158015611f62573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610e4f9190613126565b6001600160a01b038116611fad5760405163d92e233d60e01b815260040160405180910390fd5b5f8281526003602052604090206001810180546001600160a01b0319166001600160a01b038416179055611fdf61243b565b6001828101805465ffffffffffff60a01b1916600160a01b65ffffffffffff948516810291909117825584546201000063ffff0000198216811787556004805469ffffffff0000ffff000019909316600160301b63ffffffff90941693909302929092171761ff0019168655805493840181555f527f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b9092018690555460405191900490911681526001600160a01b0383169084907fe7aeb8c7da993ec76eb1440800ed15083dbf35b984ff73ec80e8d0cca20d86a69060200160405180910390a3805460ff19166001908117825581018054600160d01b65ffffffffffff600160a01b830416026001600160d01b0390911617905560068054905f612104836130f3565b90915550506001810154604051600160a01b90910465ffffffffffff1681526001600160a01b0383169084907fb0ad2aea6a0520487936e11001683809829c6dc6dcb5fd92e52742a2591c81cf90602001611001565b5f61216484612518565b805490915060059060ff166004811061217f5761217f613060565b018054905f61218d8361309b565b919050555060058360ff16600481106121a8576121a8613060565b018054905f6121b6836130f3565b909155505080546001600160401b038316600160b01b0260ff67ffffffffffffffff60b01b011990911660ff8516171781555f6121f161243b565b90505f1960ff85160161226f576001820180546001600160d01b038116600160d01b65ffffffffffff85169081029182179093556040519283526001600160a01b039182169116179086907fb0ad2aea6a0520487936e11001683809829c6dc6dcb5fd92e52742a2591c81cf906020015b60405180910390a361234c565b60011960ff8516016122da5760028201805465ffffffffffff191665ffffffffffff831690811790915560018301546040519182526001600160a01b03169086907f85a5743468c657cb36741914d69d9fc6067238e953ba59fab435d321d27c4f4090602001612262565b6002820180546bffffffffffff0000000000001916600160301b65ffffffffffff84169081029190911790915560018301546040519182526001600160a01b03169086907f313f7f900684830db6bbc9f1e74a747afc2d4cb888472a195c0e7f943f805e239060200160405180910390a35b5050505050565b5f818152600160205260409020546001600160a01b0316806123f65760405163023aa9ab60e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638eaa6ac090602401602060405180830381865afa1580156123d2573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610d31919061310b565b919050565b5f546001600160a01b0316331480159061241b575061241933611208565b155b1561170b5760405163037d3e0960e61b8152336004820152602401610b10565b5f61244d64436c6f636b60d81b612353565b6001600160a01b031663b80777ea6040518163ffffffff1660e01b8152600401602060405180830381865afa158015612488573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610bef9190613141565b5f8281526003602052604090208054610100900460ff166124cc57505050565b805461ff001916815560018101546040518381526001600160a01b039091169084907f82828e1cf54f0dd9b3cbd9c72110582e3607f4983c252069c0130cd569e8986490602001611001565b5f818152600360205260409020805460ff166123f65760405163706d8e7760e01b815260048101839052602401610b10565b61255381612353565b6001600160a01b0316336001600160a01b031614610bd25760405163fa5cd00f60e01b8152336004820152602401610b10565b5f828152600360205260408120805460ff16600114806125b257508280156125b25750805460ff166002145b80156125c557508054610100900460ff16155b80156125e55750805461ffff620100008204811664010000000090920416105b949350505050565b5f5f5b8381101561264957826001600160a01b031685858381811061261457612614613060565b90506020020160208101906126299190612baf565b6001600160a01b031603612641576001915050610e4f565b6001016125f0565b505f949350505050565b5f5f5b8381101561264957826001600160a01b031685828151811061267a5761267a613060565b60200260200101516001600160a01b03160361269a576001915050610e4f565b600101612656565b6004545f908082036126b757849150506125e5565b60098054905f6126c6836130f3565b91905055505f8161270960095460408051446020808301919091524382840152606080830194909452825180830390940184526080909101909152815191012090565b6127139190613041565b90505f5b8281108015612727575061010081105b80156127335750875187105b1561282c575f60048461274684866130c4565b6127509190613041565b8154811061276057612760613060565b905f5260205f2001549050612775815f612586565b61277f575061281c565b5f818152600360205260409020600101546001600160a01b03166127a48888836125ed565b806127b557506127b58a8a83612653565b806127cf57506127cd816426a4a722a960d91b611f0c565b155b156127db57505061281c565b808a8a6127e7816130f3565b9b50815181106127f9576127f9613060565b60200260200101906001600160a01b031690816001600160a01b03168152505050505b612825816130f3565b9050612717565b50949695505050505050565b80515f036128435750565b5f61284c61243b565b90505f5b82518110156112bc575f60035f61287f86858151811061287257612872613060565b60200260200101516119bf565b815260208101919091526040015f208054909150640100000000900461ffff168160046128ab83613158565b82546101009290920a61ffff81810219909316919092169190910217905550805465ffffffffffff60501b1916600160501b65ffffffffffff851602179055600101612850565b5f546001600160a01b0316331461170b5760405163118cdaa760e01b8152336004820152602401610b10565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b6129756128f2565b6040805180820182526001600160a01b03928316808252151560208083019182525f95865260019052919093209251835491511515600160a01b026001600160a81b0319909216921691909117179055565b5f5f6129d1612b02565b6129da836129f2565b90925090506129eb8160028661215a565b9250929050565b6004545f90819081841580612a05575081155b612a555781612a4660095460408051446020808301919091524382840152606080830194909452825180830390940184526080909101909152815191012090565b612a509190613041565b612a57565b5f5b90505f5b8281108015612a6b575061010081105b15612ae8575f600484612a7e84866130c4565b612a889190613041565b81548110612a9857612a98613060565b905f5260205f2001549050612aac81611ed2565b15612ad7575f818152600360205260409020600101546001600160a01b031697909650945050505050565b50612ae1816130f3565b9050612a5b565b5060405163b70a1f0560e01b815260040160405180910390fd5b612b176829b2b9b9b4b7b72b1960b91b612353565b6001600160a01b0316336001600160a01b03161461170b5761170b6123fb565b6040518060e001604052805f6001600160a01b031681526020015f81526020015f81526020015f81526020015f81526020015f81526020015f60ff1681525090565b5f60208284031215612b89575f5ffd5b5035919050565b6001600160a01b0381168114610bd2575f5ffd5b80356123f681612b90565b5f60208284031215612bbf575f5ffd5b8135610e4f81612b90565b634e487b7160e01b5f52604160045260245ffd5b5f5f60408385031215612bef575f5ffd5b82356001600160401b03811115612c04575f5ffd5b8301601f81018513612c14575f5ffd5b80356001600160401b03811115612c2d57612c2d612bca565b8060051b604051601f19603f83011681018181106001600160401b0382111715612c5957612c59612bca565b604052918252602081840181019290810188841115612c76575f5ffd5b6020850194505b83851015612c9957843580825260209586019590935001612c7d565b509450612cac9250505060208401612ba4565b90509250929050565b602080825282518282018190525f918401906040840190835b81811015612cec578351835260209384019390920191600101612cce565b509095945050505050565b81516001600160a01b031681526020808301519082015260408083015190820152606080830151908201526080808301519082015260a0828101519082015260c09182015160ff169181019190915260e00190565b5f5f60408385031215612d5d575f5ffd5b8235612d6881612b90565b946020939093013593505050565b5f5f60408385031215612d87575f5ffd5b50508035926020909101359150565b602080825282518282018190525f918401906040840190835b81811015612cec57835180516001600160a01b0316845260208082015160ff1681860152604080830151151590860152606080830151908601526080808301519086015260a091820151918501919091529093019260c090920191600101612daf565b5f5f83601f840112612e22575f5ffd5b5081356001600160401b03811115612e38575f5ffd5b6020830191508360208260051b85010111156129eb575f5ffd5b5f5f60208385031215612e63575f5ffd5b82356001600160401b03811115612e78575f5ffd5b612e8485828601612e12565b90969095509350505050565b8015158114610bd2575f5ffd5b5f5f5f5f5f5f5f60a0888a031215612eb3575f5ffd5b873596506020880135955060408801356001600160401b03811115612ed6575f5ffd5b612ee28a828b01612e12565b9096509450506060880135612ef681612e90565b925060808801356001600160401b03811115612f10575f5ffd5b612f1c8a828b01612e12565b989b979a50959850939692959293505050565b602080825282518282018190525f918401906040840190835b81811015612cec5783516001600160a01b0316835260209384019390920191600101612f48565b5f5f60408385031215612f80575f5ffd5b823591506020830135612f9281612b90565b809150509250929050565b5f602082016020835280845180835260408501915060408160051b8601019250602086015f5b8281101561301557603f19878603018452815180518087528060208301602089015e5f602082890101526020601f19601f83011688010196505050602082019150602084019350600181019050612fc3565b50929695505050505050565b5f60208284031215613031575f5ffd5b813560ff81168114610e4f575f5ffd5b5f8261305b57634e487b7160e01b5f52601260045260245ffd5b500690565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b81810381811115610d3157610d31613074565b5f816130a9576130a9613074565b505f190190565b634e487b7160e01b5f52603160045260245ffd5b80820180821115610d3157610d31613074565b5f61ffff8216806130ea576130ea613074565b5f190192915050565b5f6001820161310457613104613074565b5060010190565b5f6020828403121561311b575f5ffd5b8151610e4f81612b90565b5f60208284031215613136575f5ffd5b8151610e4f81612e90565b5f60208284031215613151575f5ffd5b5051919050565b5f61ffff821661ffff810361316f5761316f613074565b6001019291505056",
}

// NodePool is an auto generated Go binding around an Ethereum contract.
type NodePool struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *NodePool) GetABI() abi.ABI {
	return c.abi
}

// NewNodePool creates a new instance of NodePool.
func NewNodePool() *NodePool {
	parsed, err := NodePoolMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &NodePool{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *NodePool) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (nodePool *NodePool) PackConstructor(runtime_ common.Address) []byte {
	enc, err := nodePool.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAdd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a3b0a4f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function add(address addr) returns()
func (nodePool *NodePool) PackAdd(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("add", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a3b0a4f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function add(address addr) returns()
func (nodePool *NodePool) TryPackAdd(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("add", addr)
}

// PackAddNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76849376.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addNode(bytes32 nodeId, address addr) returns()
func (nodePool *NodePool) PackAddNode(nodeId [32]byte, addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("addNode", nodeId, addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76849376.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addNode(bytes32 nodeId, address addr) returns()
func (nodePool *NodePool) TryPackAddNode(nodeId [32]byte, addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("addNode", nodeId, addr)
}

// PackAllNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb36833da.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allNodeCount() view returns(uint256)
func (nodePool *NodePool) PackAllNodeCount() []byte {
	enc, err := nodePool.abi.Pack("allNodeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb36833da.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allNodeCount() view returns(uint256)
func (nodePool *NodePool) TryPackAllNodeCount() ([]byte, error) {
	return nodePool.abi.Pack("allNodeCount")
}

// UnpackAllNodeCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb36833da.
//
// Solidity: function allNodeCount() view returns(uint256)
func (nodePool *NodePool) UnpackAllNodeCount(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("allNodeCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCapacityOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f67a1e1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function capacityOf(address node) view returns(uint256)
func (nodePool *NodePool) PackCapacityOf(node common.Address) []byte {
	enc, err := nodePool.abi.Pack("capacityOf", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCapacityOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7f67a1e1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function capacityOf(address node) view returns(uint256)
func (nodePool *NodePool) TryPackCapacityOf(node common.Address) ([]byte, error) {
	return nodePool.abi.Pack("capacityOf", node)
}

// UnpackCapacityOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7f67a1e1.
//
// Solidity: function capacityOf(address node) view returns(uint256)
func (nodePool *NodePool) UnpackCapacityOf(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("capacityOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackChooseNodeBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa485c3bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function chooseNodeBySessionSelector(uint256 sessionId) view returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) PackChooseNodeBySessionSelector(sessionId *big.Int) []byte {
	enc, err := nodePool.abi.Pack("chooseNodeBySessionSelector", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackChooseNodeBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa485c3bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function chooseNodeBySessionSelector(uint256 sessionId) view returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) TryPackChooseNodeBySessionSelector(sessionId *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("chooseNodeBySessionSelector", sessionId)
}

// ChooseNodeBySessionSelectorOutput serves as a container for the return parameters of contract
// method ChooseNodeBySessionSelector.
type ChooseNodeBySessionSelectorOutput struct {
	NodeAddress common.Address
	NodeId      [32]byte
}

// UnpackChooseNodeBySessionSelector is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa485c3bd.
//
// Solidity: function chooseNodeBySessionSelector(uint256 sessionId) view returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) UnpackChooseNodeBySessionSelector(data []byte) (ChooseNodeBySessionSelectorOutput, error) {
	out, err := nodePool.abi.Unpack("chooseNodeBySessionSelector", data)
	outstruct := new(ChooseNodeBySessionSelectorOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.NodeAddress = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.NodeId = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackDoesNodeExist is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x125f3940.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function doesNodeExist(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) PackDoesNodeExist(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("doesNodeExist", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDoesNodeExist is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x125f3940.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function doesNodeExist(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) TryPackDoesNodeExist(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("doesNodeExist", nodeId)
}

// UnpackDoesNodeExist is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x125f3940.
//
// Solidity: function doesNodeExist(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) UnpackDoesNodeExist(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("doesNodeExist", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackEphemeral is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b026daf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ephemeral(address addr) returns()
func (nodePool *NodePool) PackEphemeral(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("ephemeral", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEphemeral is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b026daf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ephemeral(address addr) returns()
func (nodePool *NodePool) TryPackEphemeral(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("ephemeral", addr)
}

// PackEphemeralNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07b9bf13.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ephemeralNode(bytes32 nodeId) returns()
func (nodePool *NodePool) PackEphemeralNode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("ephemeralNode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEphemeralNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07b9bf13.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ephemeralNode(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackEphemeralNode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("ephemeralNode", nodeId)
}

// PackEphemeralNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c3625a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ephemeralNodeCount() view returns(uint256)
func (nodePool *NodePool) PackEphemeralNodeCount() []byte {
	enc, err := nodePool.abi.Pack("ephemeralNodeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEphemeralNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7c3625a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ephemeralNodeCount() view returns(uint256)
func (nodePool *NodePool) TryPackEphemeralNodeCount() ([]byte, error) {
	return nodePool.abi.Pack("ephemeralNodeCount")
}

// UnpackEphemeralNodeCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7c3625a6.
//
// Solidity: function ephemeralNodeCount() view returns(uint256)
func (nodePool *NodePool) UnpackEphemeralNodeCount(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("ephemeralNodeCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEphemeralNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfba2f84d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ephemeralNodes(bytes32 nodeId) view returns(address nodeAddress, uint256 addedTimestamp, uint256 ephemeralTimestamp, uint256 reservedTimestamp, uint256 releasedTimestamp, uint256 sessionId, uint8 status)
func (nodePool *NodePool) PackEphemeralNodes(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("ephemeralNodes", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEphemeralNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfba2f84d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ephemeralNodes(bytes32 nodeId) view returns(address nodeAddress, uint256 addedTimestamp, uint256 ephemeralTimestamp, uint256 reservedTimestamp, uint256 releasedTimestamp, uint256 sessionId, uint8 status)
func (nodePool *NodePool) TryPackEphemeralNodes(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("ephemeralNodes", nodeId)
}

// EphemeralNodesOutput serves as a container for the return parameters of contract
// method EphemeralNodes.
type EphemeralNodesOutput struct {
	NodeAddress        common.Address
	AddedTimestamp     *big.Int
	EphemeralTimestamp *big.Int
	ReservedTimestamp  *big.Int
	ReleasedTimestamp  *big.Int
	SessionId          *big.Int
	Status             uint8
}

// UnpackEphemeralNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfba2f84d.
//
// Solidity: function ephemeralNodes(bytes32 nodeId) view returns(address nodeAddress, uint256 addedTimestamp, uint256 ephemeralTimestamp, uint256 reservedTimestamp, uint256 releasedTimestamp, uint256 sessionId, uint8 status)
func (nodePool *NodePool) UnpackEphemeralNodes(data []byte) (EphemeralNodesOutput, error) {
	out, err := nodePool.abi.Unpack("ephemeralNodes", data)
	outstruct := new(EphemeralNodesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.NodeAddress = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.AddedTimestamp = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.EphemeralTimestamp = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.ReservedTimestamp = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.ReleasedTimestamp = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	outstruct.SessionId = abi.ConvertType(out[5], new(big.Int)).(*big.Int)
	outstruct.Status = *abi.ConvertType(out[6], new(uint8)).(*uint8)
	return *outstruct, nil
}

// PackForceResetModeAll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x74ad9b32.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function forceResetModeAll() returns()
func (nodePool *NodePool) PackForceResetModeAll() []byte {
	enc, err := nodePool.abi.Pack("forceResetModeAll")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackForceResetModeAll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x74ad9b32.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function forceResetModeAll() returns()
func (nodePool *NodePool) TryPackForceResetModeAll() ([]byte, error) {
	return nodePool.abi.Pack("forceResetModeAll")
}

// PackFree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x251833dc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function free(address[] nodes_) returns()
func (nodePool *NodePool) PackFree(nodes []common.Address) []byte {
	enc, err := nodePool.abi.Pack("free", nodes)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFree is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x251833dc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function free(address[] nodes_) returns()
func (nodePool *NodePool) TryPackFree(nodes []common.Address) ([]byte, error) {
	return nodePool.abi.Pack("free", nodes)
}

// PackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2bc2efc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function get(address addr) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) PackGet(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("get", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2bc2efc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function get(address addr) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) TryPackGet(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("get", addr)
}

// UnpackGet is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2bc2efc.
//
// Solidity: function get(address addr) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) UnpackGet(data []byte) (NodeEntry, error) {
	out, err := nodePool.abi.Unpack("get", data)
	if err != nil {
		return *new(NodeEntry), err
	}
	out0 := *abi.ConvertType(out[0], new(NodeEntry)).(*NodeEntry)
	return out0, nil
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (nodePool *NodePool) PackGetACLAddress() []byte {
	enc, err := nodePool.abi.Pack("getACLAddress")
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
func (nodePool *NodePool) TryPackGetACLAddress() ([]byte, error) {
	return nodePool.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (nodePool *NodePool) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("getACLAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetAllNodeAddresses is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc8fe3a01.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllNodeAddresses() view returns(address[] all)
func (nodePool *NodePool) PackGetAllNodeAddresses() []byte {
	enc, err := nodePool.abi.Pack("getAllNodeAddresses")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllNodeAddresses is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc8fe3a01.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllNodeAddresses() view returns(address[] all)
func (nodePool *NodePool) TryPackGetAllNodeAddresses() ([]byte, error) {
	return nodePool.abi.Pack("getAllNodeAddresses")
}

// UnpackGetAllNodeAddresses is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc8fe3a01.
//
// Solidity: function getAllNodeAddresses() view returns(address[] all)
func (nodePool *NodePool) UnpackGetAllNodeAddresses(data []byte) ([]common.Address, error) {
	out, err := nodePool.abi.Unpack("getAllNodeAddresses", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackGetAllNodeEntries is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1fdd1aa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllNodeEntries() view returns(bytes[] all)
func (nodePool *NodePool) PackGetAllNodeEntries() []byte {
	enc, err := nodePool.abi.Pack("getAllNodeEntries")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllNodeEntries is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc1fdd1aa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllNodeEntries() view returns(bytes[] all)
func (nodePool *NodePool) TryPackGetAllNodeEntries() ([]byte, error) {
	return nodePool.abi.Pack("getAllNodeEntries")
}

// UnpackGetAllNodeEntries is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc1fdd1aa.
//
// Solidity: function getAllNodeEntries() view returns(bytes[] all)
func (nodePool *NodePool) UnpackGetAllNodeEntries(data []byte) ([][]byte, error) {
	out, err := nodePool.abi.Unpack("getAllNodeEntries", data)
	if err != nil {
		return *new([][]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][]byte)).(*[][]byte)
	return out0, nil
}

// PackGetAllNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1174e7d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAllNodes() view returns(bytes32[])
func (nodePool *NodePool) PackGetAllNodes() []byte {
	enc, err := nodePool.abi.Pack("getAllNodes")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAllNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1174e7d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAllNodes() view returns(bytes32[])
func (nodePool *NodePool) TryPackGetAllNodes() ([]byte, error) {
	return nodePool.abi.Pack("getAllNodes")
}

// UnpackGetAllNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa1174e7d.
//
// Solidity: function getAllNodes() view returns(bytes32[])
func (nodePool *NodePool) UnpackGetAllNodes(data []byte) ([][32]byte, error) {
	out, err := nodePool.abi.Unpack("getAllNodes", data)
	if err != nil {
		return *new([][32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][32]byte)).(*[][32]byte)
	return out0, nil
}

// PackGetAssignedSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4886cbc5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getAssignedSessionId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) PackGetAssignedSessionId(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("getAssignedSessionId", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetAssignedSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4886cbc5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getAssignedSessionId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) TryPackGetAssignedSessionId(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("getAssignedSessionId", nodeId)
}

// UnpackGetAssignedSessionId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4886cbc5.
//
// Solidity: function getAssignedSessionId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) UnpackGetAssignedSessionId(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("getAssignedSessionId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa87d942c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getCount() view returns(uint256)
func (nodePool *NodePool) PackGetCount() []byte {
	enc, err := nodePool.abi.Pack("getCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa87d942c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getCount() view returns(uint256)
func (nodePool *NodePool) TryPackGetCount() ([]byte, error) {
	return nodePool.abi.Pack("getCount")
}

// UnpackGetCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa87d942c.
//
// Solidity: function getCount() view returns(uint256)
func (nodePool *NodePool) UnpackGetCount(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("getCount", data)
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
func (nodePool *NodePool) PackGetIAMAddress() []byte {
	enc, err := nodePool.abi.Pack("getIAMAddress")
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
func (nodePool *NodePool) TryPackGetIAMAddress() ([]byte, error) {
	return nodePool.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (nodePool *NodePool) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("getIAMAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetLastExecutionTimestampByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5553d6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLastExecutionTimestampByNode(address addr) view returns(uint256)
func (nodePool *NodePool) PackGetLastExecutionTimestampByNode(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("getLastExecutionTimestampByNode", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLastExecutionTimestampByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5553d6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLastExecutionTimestampByNode(address addr) view returns(uint256)
func (nodePool *NodePool) TryPackGetLastExecutionTimestampByNode(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("getLastExecutionTimestampByNode", addr)
}

// UnpackGetLastExecutionTimestampByNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4c5553d6.
//
// Solidity: function getLastExecutionTimestampByNode(address addr) view returns(uint256)
func (nodePool *NodePool) UnpackGetLastExecutionTimestampByNode(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("getLastExecutionTimestampByNode", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetLastExecutionTimestampByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7339a30.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLastExecutionTimestampByNodeId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) PackGetLastExecutionTimestampByNodeId(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("getLastExecutionTimestampByNodeId", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLastExecutionTimestampByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb7339a30.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLastExecutionTimestampByNodeId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) TryPackGetLastExecutionTimestampByNodeId(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("getLastExecutionTimestampByNodeId", nodeId)
}

// UnpackGetLastExecutionTimestampByNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb7339a30.
//
// Solidity: function getLastExecutionTimestampByNodeId(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) UnpackGetLastExecutionTimestampByNodeId(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("getLastExecutionTimestampByNodeId", data)
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
func (nodePool *NodePool) PackGetNodeId(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("getNodeId", addr)
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
func (nodePool *NodePool) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (nodePool *NodePool) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := nodePool.abi.Unpack("getNodeId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackGetNodeInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0d59850b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeInfo(bytes32 nodeId) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) PackGetNodeInfo(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("getNodeInfo", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0d59850b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeInfo(bytes32 nodeId) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) TryPackGetNodeInfo(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("getNodeInfo", nodeId)
}

// UnpackGetNodeInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0d59850b.
//
// Solidity: function getNodeInfo(bytes32 nodeId) view returns((address,uint256,uint256,uint256,uint256,uint256,uint8))
func (nodePool *NodePool) UnpackGetNodeInfo(data []byte) (NodeEntry, error) {
	out, err := nodePool.abi.Unpack("getNodeInfo", data)
	if err != nil {
		return *new(NodeEntry), err
	}
	out0 := *abi.ConvertType(out[0], new(NodeEntry)).(*NodeEntry)
	return out0, nil
}

// PackGetNodeSelectionAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x075e5bb3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeSelectionAddress() view returns(address)
func (nodePool *NodePool) PackGetNodeSelectionAddress() []byte {
	enc, err := nodePool.abi.Pack("getNodeSelectionAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeSelectionAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x075e5bb3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeSelectionAddress() view returns(address)
func (nodePool *NodePool) TryPackGetNodeSelectionAddress() ([]byte, error) {
	return nodePool.abi.Pack("getNodeSelectionAddress")
}

// UnpackGetNodeSelectionAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x075e5bb3.
//
// Solidity: function getNodeSelectionAddress() view returns(address)
func (nodePool *NodePool) UnpackGetNodeSelectionAddress(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("getNodeSelectionAddress", data)
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
func (nodePool *NodePool) PackGetNodeStatsAddress() []byte {
	enc, err := nodePool.abi.Pack("getNodeStatsAddress")
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
func (nodePool *NodePool) TryPackGetNodeStatsAddress() ([]byte, error) {
	return nodePool.abi.Pack("getNodeStatsAddress")
}

// UnpackGetNodeStatsAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcbef3bb6.
//
// Solidity: function getNodeStatsAddress() view returns(address)
func (nodePool *NodePool) UnpackGetNodeStatsAddress(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("getNodeStatsAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetNodeStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb65f8177.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeStatus(address addr) view returns(uint8)
func (nodePool *NodePool) PackGetNodeStatus(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("getNodeStatus", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeStatus is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb65f8177.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeStatus(address addr) view returns(uint8)
func (nodePool *NodePool) TryPackGetNodeStatus(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("getNodeStatus", addr)
}

// UnpackGetNodeStatus is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb65f8177.
//
// Solidity: function getNodeStatus(address addr) view returns(uint8)
func (nodePool *NodePool) UnpackGetNodeStatus(data []byte) (uint8, error) {
	out, err := nodePool.abi.Unpack("getNodeStatus", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackGetNodeStatusById is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e08177f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeStatusById(bytes32 nodeId) view returns(uint8)
func (nodePool *NodePool) PackGetNodeStatusById(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("getNodeStatusById", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeStatusById is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e08177f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeStatusById(bytes32 nodeId) view returns(uint8)
func (nodePool *NodePool) TryPackGetNodeStatusById(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("getNodeStatusById", nodeId)
}

// UnpackGetNodeStatusById is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6e08177f.
//
// Solidity: function getNodeStatusById(bytes32 nodeId) view returns(uint8)
func (nodePool *NodePool) UnpackGetNodeStatusById(data []byte) (uint8, error) {
	out, err := nodePool.abi.Unpack("getNodeStatusById", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackGetNodeStatusCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70f34861.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeStatusCount() view returns(uint256, uint256, uint256, uint256)
func (nodePool *NodePool) PackGetNodeStatusCount() []byte {
	enc, err := nodePool.abi.Pack("getNodeStatusCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeStatusCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70f34861.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeStatusCount() view returns(uint256, uint256, uint256, uint256)
func (nodePool *NodePool) TryPackGetNodeStatusCount() ([]byte, error) {
	return nodePool.abi.Pack("getNodeStatusCount")
}

// GetNodeStatusCountOutput serves as a container for the return parameters of contract
// method GetNodeStatusCount.
type GetNodeStatusCountOutput struct {
	Arg0 *big.Int
	Arg1 *big.Int
	Arg2 *big.Int
	Arg3 *big.Int
}

// UnpackGetNodeStatusCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70f34861.
//
// Solidity: function getNodeStatusCount() view returns(uint256, uint256, uint256, uint256)
func (nodePool *NodePool) UnpackGetNodeStatusCount(data []byte) (GetNodeStatusCountOutput, error) {
	out, err := nodePool.abi.Unpack("getNodeStatusCount", data)
	outstruct := new(GetNodeStatusCountOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Arg1 = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Arg2 = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.Arg3 = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackGetReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a719f2d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getReserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) PackGetReserveBySessionSelector() []byte {
	enc, err := nodePool.abi.Pack("getReserveBySessionSelector")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1a719f2d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getReserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) TryPackGetReserveBySessionSelector() ([]byte, error) {
	return nodePool.abi.Pack("getReserveBySessionSelector")
}

// UnpackGetReserveBySessionSelector is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1a719f2d.
//
// Solidity: function getReserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) UnpackGetReserveBySessionSelector(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("getReserveBySessionSelector", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackIsIdle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x904c8067.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isIdle(address node) view returns(bool)
func (nodePool *NodePool) PackIsIdle(node common.Address) []byte {
	enc, err := nodePool.abi.Pack("isIdle", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsIdle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x904c8067.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isIdle(address node) view returns(bool)
func (nodePool *NodePool) TryPackIsIdle(node common.Address) ([]byte, error) {
	return nodePool.abi.Pack("isIdle", node)
}

// UnpackIsIdle is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x904c8067.
//
// Solidity: function isIdle(address node) view returns(bool)
func (nodePool *NodePool) UnpackIsIdle(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isIdle", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsIdleInReservedState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e31fb96.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isIdleInReservedState(address addr, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) PackIsIdleInReservedState(addr common.Address, idleThreshold *big.Int) []byte {
	enc, err := nodePool.abi.Pack("isIdleInReservedState", addr, idleThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsIdleInReservedState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0e31fb96.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isIdleInReservedState(address addr, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) TryPackIsIdleInReservedState(addr common.Address, idleThreshold *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("isIdleInReservedState", addr, idleThreshold)
}

// UnpackIsIdleInReservedState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0e31fb96.
//
// Solidity: function isIdleInReservedState(address addr, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) UnpackIsIdleInReservedState(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isIdleInReservedState", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsNodeAvailable is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfeff0737.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodeAvailable(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) PackIsNodeAvailable(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("isNodeAvailable", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodeAvailable is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfeff0737.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodeAvailable(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) TryPackIsNodeAvailable(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("isNodeAvailable", nodeId)
}

// UnpackIsNodeAvailable is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfeff0737.
//
// Solidity: function isNodeAvailable(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) UnpackIsNodeAvailable(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isNodeAvailable", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsNodeIdleInReservedState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f2fce3a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodeIdleInReservedState(bytes32 nodeId, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) PackIsNodeIdleInReservedState(nodeId [32]byte, idleThreshold *big.Int) []byte {
	enc, err := nodePool.abi.Pack("isNodeIdleInReservedState", nodeId, idleThreshold)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodeIdleInReservedState is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f2fce3a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodeIdleInReservedState(bytes32 nodeId, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) TryPackIsNodeIdleInReservedState(nodeId [32]byte, idleThreshold *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("isNodeIdleInReservedState", nodeId, idleThreshold)
}

// UnpackIsNodeIdleInReservedState is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4f2fce3a.
//
// Solidity: function isNodeIdleInReservedState(bytes32 nodeId, uint256 idleThreshold) view returns(bool)
func (nodePool *NodePool) UnpackIsNodeIdleInReservedState(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isNodeIdleInReservedState", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsNodeReleased is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e82db96.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodeReleased(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) PackIsNodeReleased(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("isNodeReleased", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodeReleased is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9e82db96.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodeReleased(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) TryPackIsNodeReleased(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("isNodeReleased", nodeId)
}

// UnpackIsNodeReleased is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9e82db96.
//
// Solidity: function isNodeReleased(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) UnpackIsNodeReleased(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isNodeReleased", data)
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
func (nodePool *NodePool) PackIsOracleNode(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("isOracleNode", addr)
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
func (nodePool *NodePool) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (nodePool *NodePool) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x049878f3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function join(uint256 capacity) returns()
func (nodePool *NodePool) PackJoin(capacity *big.Int) []byte {
	enc, err := nodePool.abi.Pack("join", capacity)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJoin is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x049878f3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function join(uint256 capacity) returns()
func (nodePool *NodePool) TryPackJoin(capacity *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("join", capacity)
}

// PackLastExecutionTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04f0b926.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lastExecutionTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) PackLastExecutionTimestamp(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("lastExecutionTimestamp", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLastExecutionTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04f0b926.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lastExecutionTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) TryPackLastExecutionTimestamp(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("lastExecutionTimestamp", nodeId)
}

// UnpackLastExecutionTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x04f0b926.
//
// Solidity: function lastExecutionTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) UnpackLastExecutionTimestamp(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("lastExecutionTimestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd66d9e19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leave() returns()
func (nodePool *NodePool) PackLeave() []byte {
	enc, err := nodePool.abi.Pack("leave")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLeave is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd66d9e19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function leave() returns()
func (nodePool *NodePool) TryPackLeave() ([]byte, error) {
	return nodePool.abi.Pack("leave")
}

// PackNodeIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98543166.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodeIds(uint256 index) view returns(bytes32)
func (nodePool *NodePool) PackNodeIds(index *big.Int) []byte {
	enc, err := nodePool.abi.Pack("nodeIds", index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodeIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98543166.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodeIds(uint256 index) view returns(bytes32)
func (nodePool *NodePool) TryPackNodeIds(index *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("nodeIds", index)
}

// UnpackNodeIds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x98543166.
//
// Solidity: function nodeIds(uint256 index) view returns(bytes32)
func (nodePool *NodePool) UnpackNodeIds(data []byte) ([32]byte, error) {
	out, err := nodePool.abi.Unpack("nodeIds", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16dbf7db.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodes(uint256 offset, uint256 limit) view returns((address,uint8,bool,uint256,uint256,uint256)[] page)
func (nodePool *NodePool) PackNodes(offset *big.Int, limit *big.Int) []byte {
	enc, err := nodePool.abi.Pack("nodes", offset, limit)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16dbf7db.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodes(uint256 offset, uint256 limit) view returns((address,uint8,bool,uint256,uint256,uint256)[] page)
func (nodePool *NodePool) TryPackNodes(offset *big.Int, limit *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("nodes", offset, limit)
}

// UnpackNodes is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x16dbf7db.
//
// Solidity: function nodes(uint256 offset, uint256 limit) view returns((address,uint8,bool,uint256,uint256,uint256)[] page)
func (nodePool *NodePool) UnpackNodes(data []byte) ([]PoolNode, error) {
	out, err := nodePool.abi.Unpack("nodes", data)
	if err != nil {
		return *new([]PoolNode), err
	}
	out0 := *abi.ConvertType(out[0], new([]PoolNode)).(*[]PoolNode)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (nodePool *NodePool) PackOwner() []byte {
	enc, err := nodePool.abi.Pack("owner")
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
func (nodePool *NodePool) TryPackOwner() ([]byte, error) {
	return nodePool.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (nodePool *NodePool) UnpackOwner(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPick is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x478bfcef.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pick(uint256 count, uint256 least, address[] preferred, bool onlyPreferred, address[] exclude) returns(address[] picked)
func (nodePool *NodePool) PackPick(count *big.Int, least *big.Int, preferred []common.Address, onlyPreferred bool, exclude []common.Address) []byte {
	enc, err := nodePool.abi.Pack("pick", count, least, preferred, onlyPreferred, exclude)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPick is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x478bfcef.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pick(uint256 count, uint256 least, address[] preferred, bool onlyPreferred, address[] exclude) returns(address[] picked)
func (nodePool *NodePool) TryPackPick(count *big.Int, least *big.Int, preferred []common.Address, onlyPreferred bool, exclude []common.Address) ([]byte, error) {
	return nodePool.abi.Pack("pick", count, least, preferred, onlyPreferred, exclude)
}

// UnpackPick is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x478bfcef.
//
// Solidity: function pick(uint256 count, uint256 least, address[] preferred, bool onlyPreferred, address[] exclude) returns(address[] picked)
func (nodePool *NodePool) UnpackPick(data []byte) ([]common.Address, error) {
	out, err := nodePool.abi.Unpack("pick", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(address addr) returns()
func (nodePool *NodePool) PackRelease(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("release", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(address addr) returns()
func (nodePool *NodePool) TryPackRelease(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("release", addr)
}

// PackReleaseEphemeralNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x667bc850.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseEphemeralNode(bytes32 nodeId) returns()
func (nodePool *NodePool) PackReleaseEphemeralNode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("releaseEphemeralNode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseEphemeralNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x667bc850.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseEphemeralNode(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackReleaseEphemeralNode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("releaseEphemeralNode", nodeId)
}

// PackReleaseNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29ae6a7e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseNode(bytes32 nodeId) returns()
func (nodePool *NodePool) PackReleaseNode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("releaseNode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29ae6a7e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseNode(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackReleaseNode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("releaseNode", nodeId)
}

// PackReleaseReservedNodeFromSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe85fe68f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseReservedNodeFromSession(bytes32 nodeId) returns()
func (nodePool *NodePool) PackReleaseReservedNodeFromSession(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("releaseReservedNodeFromSession", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseReservedNodeFromSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe85fe68f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseReservedNodeFromSession(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackReleaseReservedNodeFromSession(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("releaseReservedNodeFromSession", nodeId)
}

// PackReleasedNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8174f782.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releasedNodeCount() view returns(uint256)
func (nodePool *NodePool) PackReleasedNodeCount() []byte {
	enc, err := nodePool.abi.Pack("releasedNodeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleasedNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8174f782.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releasedNodeCount() view returns(uint256)
func (nodePool *NodePool) TryPackReleasedNodeCount() ([]byte, error) {
	return nodePool.abi.Pack("releasedNodeCount")
}

// UnpackReleasedNodeCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8174f782.
//
// Solidity: function releasedNodeCount() view returns(uint256)
func (nodePool *NodePool) UnpackReleasedNodeCount(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("releasedNodeCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRemove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29092d0e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function remove(address addr) returns()
func (nodePool *NodePool) PackRemove(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("remove", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29092d0e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function remove(address addr) returns()
func (nodePool *NodePool) TryPackRemove(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("remove", addr)
}

// PackRemoveNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16c58824.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeNode(bytes32 nodeId) returns()
func (nodePool *NodePool) PackRemoveNode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("removeNode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16c58824.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeNode(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackRemoveNode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("removeNode", nodeId)
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (nodePool *NodePool) PackRenounceOwnership() []byte {
	enc, err := nodePool.abi.Pack("renounceOwnership")
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
func (nodePool *NodePool) TryPackRenounceOwnership() ([]byte, error) {
	return nodePool.abi.Pack("renounceOwnership")
}

// PackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe75179a4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserve(address addr) returns()
func (nodePool *NodePool) PackReserve(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("reserve", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe75179a4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserve(address addr) returns()
func (nodePool *NodePool) TryPackReserve(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("reserve", addr)
}

// PackReserveBySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8f7856e7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserveBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) PackReserveBySession(sessionId *big.Int) []byte {
	enc, err := nodePool.abi.Pack("reserveBySession", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserveBySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8f7856e7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserveBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) TryPackReserveBySession(sessionId *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("reserveBySession", sessionId)
}

// ReserveBySessionOutput serves as a container for the return parameters of contract
// method ReserveBySession.
type ReserveBySessionOutput struct {
	NodeAddress common.Address
	NodeId      [32]byte
}

// UnpackReserveBySession is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8f7856e7.
//
// Solidity: function reserveBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) UnpackReserveBySession(data []byte) (ReserveBySessionOutput, error) {
	out, err := nodePool.abi.Unpack("reserveBySession", data)
	outstruct := new(ReserveBySessionOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.NodeAddress = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.NodeId = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x637ce462.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) PackReserveBySessionSelector() []byte {
	enc, err := nodePool.abi.Pack("reserveBySessionSelector")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x637ce462.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) TryPackReserveBySessionSelector() ([]byte, error) {
	return nodePool.abi.Pack("reserveBySessionSelector")
}

// UnpackReserveBySessionSelector is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x637ce462.
//
// Solidity: function reserveBySessionSelector() view returns(uint256)
func (nodePool *NodePool) UnpackReserveBySessionSelector(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("reserveBySessionSelector", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackReserveNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd3ea8f5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserveNode(bytes32 nodeId) returns()
func (nodePool *NodePool) PackReserveNode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("reserveNode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserveNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfd3ea8f5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserveNode(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackReserveNode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("reserveNode", nodeId)
}

// PackReserveRandomBySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96951589.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserveRandomBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) PackReserveRandomBySession(sessionId *big.Int) []byte {
	enc, err := nodePool.abi.Pack("reserveRandomBySession", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserveRandomBySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96951589.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserveRandomBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) TryPackReserveRandomBySession(sessionId *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("reserveRandomBySession", sessionId)
}

// ReserveRandomBySessionOutput serves as a container for the return parameters of contract
// method ReserveRandomBySession.
type ReserveRandomBySessionOutput struct {
	NodeAddress common.Address
	NodeId      [32]byte
}

// UnpackReserveRandomBySession is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96951589.
//
// Solidity: function reserveRandomBySession(uint256 sessionId) returns(address nodeAddress, bytes32 nodeId)
func (nodePool *NodePool) UnpackReserveRandomBySession(data []byte) (ReserveRandomBySessionOutput, error) {
	out, err := nodePool.abi.Unpack("reserveRandomBySession", data)
	outstruct := new(ReserveRandomBySessionOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.NodeAddress = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.NodeId = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	return *outstruct, nil
}

// PackReservedNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1039804e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reservedNodeCount() view returns(uint256)
func (nodePool *NodePool) PackReservedNodeCount() []byte {
	enc, err := nodePool.abi.Pack("reservedNodeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReservedNodeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1039804e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reservedNodeCount() view returns(uint256)
func (nodePool *NodePool) TryPackReservedNodeCount() ([]byte, error) {
	return nodePool.abi.Pack("reservedNodeCount")
}

// UnpackReservedNodeCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1039804e.
//
// Solidity: function reservedNodeCount() view returns(uint256)
func (nodePool *NodePool) UnpackReservedNodeCount(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("reservedNodeCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackResetModeAll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12cffa4e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resetModeAll() returns()
func (nodePool *NodePool) PackResetModeAll() []byte {
	enc, err := nodePool.abi.Pack("resetModeAll")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResetModeAll is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12cffa4e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resetModeAll() returns()
func (nodePool *NodePool) TryPackResetModeAll() ([]byte, error) {
	return nodePool.abi.Pack("resetModeAll")
}

// PackResetModeByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04dc5560.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resetModeByNode(address addr) returns()
func (nodePool *NodePool) PackResetModeByNode(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("resetModeByNode", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResetModeByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04dc5560.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resetModeByNode(address addr) returns()
func (nodePool *NodePool) TryPackResetModeByNode(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("resetModeByNode", addr)
}

// PackResetModeByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e4337ac.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resetModeByNodeId(bytes32 nodeId) returns()
func (nodePool *NodePool) PackResetModeByNodeId(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("resetModeByNodeId", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResetModeByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e4337ac.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resetModeByNodeId(bytes32 nodeId) returns()
func (nodePool *NodePool) TryPackResetModeByNodeId(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("resetModeByNodeId", nodeId)
}

// PackRunning is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0488d80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function running(address node) view returns(uint256)
func (nodePool *NodePool) PackRunning(node common.Address) []byte {
	enc, err := nodePool.abi.Pack("running", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRunning is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0488d80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function running(address node) view returns(uint256)
func (nodePool *NodePool) TryPackRunning(node common.Address) ([]byte, error) {
	return nodePool.abi.Pack("running", node)
}

// UnpackRunning is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf0488d80.
//
// Solidity: function running(address node) view returns(uint256)
func (nodePool *NodePool) UnpackRunning(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("running", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (nodePool *NodePool) PackRuntime() []byte {
	enc, err := nodePool.abi.Pack("runtime")
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
func (nodePool *NodePool) TryPackRuntime() ([]byte, error) {
	return nodePool.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (nodePool *NodePool) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := nodePool.abi.Unpack("runtime", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSelfReportedMode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0ce64fc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function selfReportedMode(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) PackSelfReportedMode(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("selfReportedMode", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelfReportedMode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0ce64fc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function selfReportedMode(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) TryPackSelfReportedMode(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("selfReportedMode", nodeId)
}

// UnpackSelfReportedMode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf0ce64fc.
//
// Solidity: function selfReportedMode(bytes32 nodeId) view returns(bool)
func (nodePool *NodePool) UnpackSelfReportedMode(data []byte) (bool, error) {
	out, err := nodePool.abi.Unpack("selfReportedMode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackSelfReportedTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbb474b13.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function selfReportedTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) PackSelfReportedTimestamp(nodeId [32]byte) []byte {
	enc, err := nodePool.abi.Pack("selfReportedTimestamp", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelfReportedTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbb474b13.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function selfReportedTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) TryPackSelfReportedTimestamp(nodeId [32]byte) ([]byte, error) {
	return nodePool.abi.Pack("selfReportedTimestamp", nodeId)
}

// UnpackSelfReportedTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbb474b13.
//
// Solidity: function selfReportedTimestamp(bytes32 nodeId) view returns(uint256)
func (nodePool *NodePool) UnpackSelfReportedTimestamp(data []byte) (*big.Int, error) {
	out, err := nodePool.abi.Unpack("selfReportedTimestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSetACL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76aad605.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setACL(address _aclContract) returns()
func (nodePool *NodePool) PackSetACL(aclContract common.Address) []byte {
	enc, err := nodePool.abi.Pack("setACL", aclContract)
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
func (nodePool *NodePool) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return nodePool.abi.Pack("setACL", aclContract)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (nodePool *NodePool) PackSetIAM(iamContract common.Address) []byte {
	enc, err := nodePool.abi.Pack("setIAM", iamContract)
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
func (nodePool *NodePool) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return nodePool.abi.Pack("setIAM", iamContract)
}

// PackSetLastExecutionTimestampByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8aaa5fbb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setLastExecutionTimestampByNode(address addr) returns()
func (nodePool *NodePool) PackSetLastExecutionTimestampByNode(addr common.Address) []byte {
	enc, err := nodePool.abi.Pack("setLastExecutionTimestampByNode", addr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetLastExecutionTimestampByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8aaa5fbb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setLastExecutionTimestampByNode(address addr) returns()
func (nodePool *NodePool) TryPackSetLastExecutionTimestampByNode(addr common.Address) ([]byte, error) {
	return nodePool.abi.Pack("setLastExecutionTimestampByNode", addr)
}

// PackSetReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe060e462.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setReserveBySessionSelector(uint256 selector) returns()
func (nodePool *NodePool) PackSetReserveBySessionSelector(selector *big.Int) []byte {
	enc, err := nodePool.abi.Pack("setReserveBySessionSelector", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetReserveBySessionSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe060e462.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setReserveBySessionSelector(uint256 selector) returns()
func (nodePool *NodePool) TryPackSetReserveBySessionSelector(selector *big.Int) ([]byte, error) {
	return nodePool.abi.Pack("setReserveBySessionSelector", selector)
}

// PackSetSelfReportedModeByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefe4656a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSelfReportedModeByNode(uint8 mode) returns()
func (nodePool *NodePool) PackSetSelfReportedModeByNode(mode uint8) []byte {
	enc, err := nodePool.abi.Pack("setSelfReportedModeByNode", mode)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSelfReportedModeByNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefe4656a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSelfReportedModeByNode(uint8 mode) returns()
func (nodePool *NodePool) TryPackSetSelfReportedModeByNode(mode uint8) ([]byte, error) {
	return nodePool.abi.Pack("setSelfReportedModeByNode", mode)
}

// PackShuffleIndexList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07ff0da2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function shuffleIndexList(uint256[] array, address caller) view returns(uint256[])
func (nodePool *NodePool) PackShuffleIndexList(array []*big.Int, caller common.Address) []byte {
	enc, err := nodePool.abi.Pack("shuffleIndexList", array, caller)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackShuffleIndexList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x07ff0da2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function shuffleIndexList(uint256[] array, address caller) view returns(uint256[])
func (nodePool *NodePool) TryPackShuffleIndexList(array []*big.Int, caller common.Address) ([]byte, error) {
	return nodePool.abi.Pack("shuffleIndexList", array, caller)
}

// UnpackShuffleIndexList is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x07ff0da2.
//
// Solidity: function shuffleIndexList(uint256[] array, address caller) view returns(uint256[])
func (nodePool *NodePool) UnpackShuffleIndexList(data []byte) ([]*big.Int, error) {
	out, err := nodePool.abi.Unpack("shuffleIndexList", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackSubversion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9da83219.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function subversion() view returns(uint8)
func (nodePool *NodePool) PackSubversion() []byte {
	enc, err := nodePool.abi.Pack("subversion")
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
func (nodePool *NodePool) TryPackSubversion() ([]byte, error) {
	return nodePool.abi.Pack("subversion")
}

// UnpackSubversion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9da83219.
//
// Solidity: function subversion() view returns(uint8)
func (nodePool *NodePool) UnpackSubversion(data []byte) (uint8, error) {
	out, err := nodePool.abi.Unpack("subversion", data)
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
func (nodePool *NodePool) PackSync(names [][32]byte) []byte {
	enc, err := nodePool.abi.Pack("sync", names)
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
func (nodePool *NodePool) TryPackSync(names [][32]byte) ([]byte, error) {
	return nodePool.abi.Pack("sync", names)
}

// PackTake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8603631.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function take(address[] nodes_) returns()
func (nodePool *NodePool) PackTake(nodes []common.Address) []byte {
	enc, err := nodePool.abi.Pack("take", nodes)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb8603631.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function take(address[] nodes_) returns()
func (nodePool *NodePool) TryPackTake(nodes []common.Address) ([]byte, error) {
	return nodePool.abi.Pack("take", nodes)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (nodePool *NodePool) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := nodePool.abi.Pack("transferOwnership", newOwner)
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
func (nodePool *NodePool) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return nodePool.abi.Pack("transferOwnership", newOwner)
}

// PackVersion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54fd4d50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function version() view returns(uint8)
func (nodePool *NodePool) PackVersion() []byte {
	enc, err := nodePool.abi.Pack("version")
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
func (nodePool *NodePool) TryPackVersion() ([]byte, error) {
	return nodePool.abi.Pack("version")
}

// UnpackVersion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54fd4d50.
//
// Solidity: function version() view returns(uint8)
func (nodePool *NodePool) UnpackVersion(data []byte) (uint8, error) {
	out, err := nodePool.abi.Unpack("version", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// NodePoolLastExecutionTimestampSet represents a LastExecutionTimestampSet event raised by the NodePool contract.
type NodePoolLastExecutionTimestampSet struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Mode        *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolLastExecutionTimestampSetEventName = "LastExecutionTimestampSet"

// ContractEventName returns the user-defined event name.
func (NodePoolLastExecutionTimestampSet) ContractEventName() string {
	return NodePoolLastExecutionTimestampSetEventName
}

// UnpackLastExecutionTimestampSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event LastExecutionTimestampSet(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp, uint256 mode)
func (nodePool *NodePool) UnpackLastExecutionTimestampSetEvent(log *types.Log) (*NodePoolLastExecutionTimestampSet, error) {
	event := "LastExecutionTimestampSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolLastExecutionTimestampSet)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodeAdded represents a NodeAdded event raised by the NodePool contract.
type NodePoolNodeAdded struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodeAddedEventName = "NodeAdded"

// ContractEventName returns the user-defined event name.
func (NodePoolNodeAdded) ContractEventName() string {
	return NodePoolNodeAddedEventName
}

// UnpackNodeAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeAdded(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodeAddedEvent(log *types.Log) (*NodePoolNodeAdded, error) {
	event := "NodeAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodeAdded)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodeEphemeral represents a NodeEphemeral event raised by the NodePool contract.
type NodePoolNodeEphemeral struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodeEphemeralEventName = "NodeEphemeral"

// ContractEventName returns the user-defined event name.
func (NodePoolNodeEphemeral) ContractEventName() string {
	return NodePoolNodeEphemeralEventName
}

// UnpackNodeEphemeralEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeEphemeral(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodeEphemeralEvent(log *types.Log) (*NodePoolNodeEphemeral, error) {
	event := "NodeEphemeral"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodeEphemeral)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodePoolForceModeResetAll represents a NodePoolForceModeResetAll event raised by the NodePool contract.
type NodePoolNodePoolForceModeResetAll struct {
	Timestamp *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const NodePoolNodePoolForceModeResetAllEventName = "NodePoolForceModeResetAll"

// ContractEventName returns the user-defined event name.
func (NodePoolNodePoolForceModeResetAll) ContractEventName() string {
	return NodePoolNodePoolForceModeResetAllEventName
}

// UnpackNodePoolForceModeResetAllEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodePoolForceModeResetAll(uint256 timestamp)
func (nodePool *NodePool) UnpackNodePoolForceModeResetAllEvent(log *types.Log) (*NodePoolNodePoolForceModeResetAll, error) {
	event := "NodePoolForceModeResetAll"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodePoolForceModeResetAll)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodePoolModeReset represents a NodePoolModeReset event raised by the NodePool contract.
type NodePoolNodePoolModeReset struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodePoolModeResetEventName = "NodePoolModeReset"

// ContractEventName returns the user-defined event name.
func (NodePoolNodePoolModeReset) ContractEventName() string {
	return NodePoolNodePoolModeResetEventName
}

// UnpackNodePoolModeResetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodePoolModeReset(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodePoolModeResetEvent(log *types.Log) (*NodePoolNodePoolModeReset, error) {
	event := "NodePoolModeReset"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodePoolModeReset)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodeReleased represents a NodeReleased event raised by the NodePool contract.
type NodePoolNodeReleased struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodeReleasedEventName = "NodeReleased"

// ContractEventName returns the user-defined event name.
func (NodePoolNodeReleased) ContractEventName() string {
	return NodePoolNodeReleasedEventName
}

// UnpackNodeReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeReleased(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodeReleasedEvent(log *types.Log) (*NodePoolNodeReleased, error) {
	event := "NodeReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodeReleased)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodeRemoved represents a NodeRemoved event raised by the NodePool contract.
type NodePoolNodeRemoved struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodeRemovedEventName = "NodeRemoved"

// ContractEventName returns the user-defined event name.
func (NodePoolNodeRemoved) ContractEventName() string {
	return NodePoolNodeRemovedEventName
}

// UnpackNodeRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeRemoved(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodeRemovedEvent(log *types.Log) (*NodePoolNodeRemoved, error) {
	event := "NodeRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodeRemoved)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolNodeReserved represents a NodeReserved event raised by the NodePool contract.
type NodePoolNodeReserved struct {
	NodeId      [32]byte
	NodeAddress common.Address
	Timestamp   *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const NodePoolNodeReservedEventName = "NodeReserved"

// ContractEventName returns the user-defined event name.
func (NodePoolNodeReserved) ContractEventName() string {
	return NodePoolNodeReservedEventName
}

// UnpackNodeReservedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeReserved(bytes32 indexed nodeId, address indexed nodeAddress, uint256 timestamp)
func (nodePool *NodePool) UnpackNodeReservedEvent(log *types.Log) (*NodePoolNodeReserved, error) {
	event := "NodeReserved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolNodeReserved)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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

// NodePoolOwnershipTransferred represents a OwnershipTransferred event raised by the NodePool contract.
type NodePoolOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const NodePoolOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (NodePoolOwnershipTransferred) ContractEventName() string {
	return NodePoolOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (nodePool *NodePool) UnpackOwnershipTransferredEvent(log *types.Log) (*NodePoolOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != nodePool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(NodePoolOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := nodePool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range nodePool.abi.Events[event].Inputs {
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
func (nodePool *NodePool) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], nodePool.abi.Errors["BadCapacity"].ID.Bytes()[:4]) {
		return nodePool.UnpackBadCapacityError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["BadMode"].ID.Bytes()[:4]) {
		return nodePool.UnpackBadModeError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["BadSelector"].ID.Bytes()[:4]) {
		return nodePool.UnpackBadSelectorError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["NoIdleNode"].ID.Bytes()[:4]) {
		return nodePool.UnpackNoIdleNodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["NodeUnavailable"].ID.Bytes()[:4]) {
		return nodePool.UnpackNodeUnavailableError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return nodePool.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["NotMiner"].ID.Bytes()[:4]) {
		return nodePool.UnpackNotMinerError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return nodePool.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return nodePool.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return nodePool.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["UnknownNode"].ID.Bytes()[:4]) {
		return nodePool.UnpackUnknownNodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["WrongNodeStatus"].ID.Bytes()[:4]) {
		return nodePool.UnpackWrongNodeStatusError(raw[4:])
	}
	if bytes.Equal(raw[:4], nodePool.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return nodePool.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// NodePoolBadCapacity represents a BadCapacity error raised by the NodePool contract.
type NodePoolBadCapacity struct {
	Capacity *big.Int
	Limit    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadCapacity(uint256 capacity, uint256 limit)
func NodePoolBadCapacityErrorID() common.Hash {
	return common.HexToHash("0x11ab41c5c80afb7f8d433ad3bc2332f570f4861f769eefde37d10141e68c38ab")
}

// UnpackBadCapacityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadCapacity(uint256 capacity, uint256 limit)
func (nodePool *NodePool) UnpackBadCapacityError(raw []byte) (*NodePoolBadCapacity, error) {
	out := new(NodePoolBadCapacity)
	if err := nodePool.abi.UnpackIntoInterface(out, "BadCapacity", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolBadMode represents a BadMode error raised by the NodePool contract.
type NodePoolBadMode struct {
	Mode uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadMode(uint8 mode)
func NodePoolBadModeErrorID() common.Hash {
	return common.HexToHash("0xb313010063f76801dbf3108ecd2c420aeb055743fce90d1d4dbb45f9d54c2842")
}

// UnpackBadModeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadMode(uint8 mode)
func (nodePool *NodePool) UnpackBadModeError(raw []byte) (*NodePoolBadMode, error) {
	out := new(NodePoolBadMode)
	if err := nodePool.abi.UnpackIntoInterface(out, "BadMode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolBadSelector represents a BadSelector error raised by the NodePool contract.
type NodePoolBadSelector struct {
	Selector *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSelector(uint256 selector)
func NodePoolBadSelectorErrorID() common.Hash {
	return common.HexToHash("0xc9f436a343df6162373949054fd3739064bef2ec3f9f48cc9ef02bdd0c083c60")
}

// UnpackBadSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSelector(uint256 selector)
func (nodePool *NodePool) UnpackBadSelectorError(raw []byte) (*NodePoolBadSelector, error) {
	out := new(NodePoolBadSelector)
	if err := nodePool.abi.UnpackIntoInterface(out, "BadSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolNoIdleNode represents a NoIdleNode error raised by the NodePool contract.
type NodePoolNoIdleNode struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoIdleNode()
func NodePoolNoIdleNodeErrorID() common.Hash {
	return common.HexToHash("0xb70a1f05e776296fb2d1d29b5f7b6edc4bd0cc2ea31ad951ae78bf0313bc3a3b")
}

// UnpackNoIdleNodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoIdleNode()
func (nodePool *NodePool) UnpackNoIdleNodeError(raw []byte) (*NodePoolNoIdleNode, error) {
	out := new(NodePoolNoIdleNode)
	if err := nodePool.abi.UnpackIntoInterface(out, "NoIdleNode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolNodeUnavailable represents a NodeUnavailable error raised by the NodePool contract.
type NodePoolNodeUnavailable struct {
	Node common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NodeUnavailable(address node)
func NodePoolNodeUnavailableErrorID() common.Hash {
	return common.HexToHash("0x9994c95992ad4d061591c5ef5969601619b908925cd41b49762cad400c19e471")
}

// UnpackNodeUnavailableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NodeUnavailable(address node)
func (nodePool *NodePool) UnpackNodeUnavailableError(raw []byte) (*NodePoolNodeUnavailable, error) {
	out := new(NodePoolNodeUnavailable)
	if err := nodePool.abi.UnpackIntoInterface(out, "NodeUnavailable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolNotAllowed represents a NotAllowed error raised by the NodePool contract.
type NodePoolNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func NodePoolNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (nodePool *NodePool) UnpackNotAllowedError(raw []byte) (*NodePoolNotAllowed, error) {
	out := new(NodePoolNotAllowed)
	if err := nodePool.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolNotMiner represents a NotMiner error raised by the NodePool contract.
type NodePoolNotMiner struct {
	Node common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotMiner(address node)
func NodePoolNotMinerErrorID() common.Hash {
	return common.HexToHash("0x62c17bc6819280aebc28594cac6aec41c8ab08778c5be68081a5535d0700ced4")
}

// UnpackNotMinerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotMiner(address node)
func (nodePool *NodePool) UnpackNotMinerError(raw []byte) (*NodePoolNotMiner, error) {
	out := new(NodePoolNotMiner)
	if err := nodePool.abi.UnpackIntoInterface(out, "NotMiner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolNotOracle represents a NotOracle error raised by the NodePool contract.
type NodePoolNotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func NodePoolNotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (nodePool *NodePool) UnpackNotOracleError(raw []byte) (*NodePoolNotOracle, error) {
	out := new(NodePoolNotOracle)
	if err := nodePool.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the NodePool contract.
type NodePoolOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func NodePoolOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (nodePool *NodePool) UnpackOwnableInvalidOwnerError(raw []byte) (*NodePoolOwnableInvalidOwner, error) {
	out := new(NodePoolOwnableInvalidOwner)
	if err := nodePool.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the NodePool contract.
type NodePoolOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func NodePoolOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (nodePool *NodePool) UnpackOwnableUnauthorizedAccountError(raw []byte) (*NodePoolOwnableUnauthorizedAccount, error) {
	out := new(NodePoolOwnableUnauthorizedAccount)
	if err := nodePool.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolUnknownNode represents a UnknownNode error raised by the NodePool contract.
type NodePoolUnknownNode struct {
	NodeId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownNode(bytes32 nodeId)
func NodePoolUnknownNodeErrorID() common.Hash {
	return common.HexToHash("0x706d8e77c681bf43e2a5f77eacedfdd7d154032bf46e1c10bb5f8e3df563d496")
}

// UnpackUnknownNodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownNode(bytes32 nodeId)
func (nodePool *NodePool) UnpackUnknownNodeError(raw []byte) (*NodePoolUnknownNode, error) {
	out := new(NodePoolUnknownNode)
	if err := nodePool.abi.UnpackIntoInterface(out, "UnknownNode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolWrongNodeStatus represents a WrongNodeStatus error raised by the NodePool contract.
type NodePoolWrongNodeStatus struct {
	NodeId [32]byte
	Status uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongNodeStatus(bytes32 nodeId, uint8 status)
func NodePoolWrongNodeStatusErrorID() common.Hash {
	return common.HexToHash("0x17730fe64d54d703940c7168d3a4941313311d1f647cd012ac15f9e9897327c5")
}

// UnpackWrongNodeStatusError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongNodeStatus(bytes32 nodeId, uint8 status)
func (nodePool *NodePool) UnpackWrongNodeStatusError(raw []byte) (*NodePoolWrongNodeStatus, error) {
	out := new(NodePoolWrongNodeStatus)
	if err := nodePool.abi.UnpackIntoInterface(out, "WrongNodeStatus", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// NodePoolZeroAddress represents a ZeroAddress error raised by the NodePool contract.
type NodePoolZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func NodePoolZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (nodePool *NodePool) UnpackZeroAddressError(raw []byte) (*NodePoolZeroAddress, error) {
	out := new(NodePoolZeroAddress)
	if err := nodePool.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
