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

// Session is an auto generated low-level Go binding around an user-defined struct.
type Session struct {
	Id                    *big.Int
	Sid                   [32]byte
	Name                  string
	Metadata              string
	State                 uint8
	CreatedAt             *big.Int
	UpdatedAt             *big.Int
	Owner                 common.Address
	EphemeralNodes        []common.Address
	DedicatedNodes        []common.Address
	Mode                  *big.Int
	Redundant             *big.Int
	MinNumOfNodes         *big.Int
	MaxNumOfNodes         *big.Int
	NumOfValidatorNodes   *big.Int
	RouterMetadatas       []string
	RouterAddresses       []common.Address
	Sla                   *big.Int
	ModelIdentifier       *big.Int
	ReservePeriod         *big.Int
	MaxTaskExecutionCount *big.Int
}

// SessionV2MetaData contains all meta data concerning the SessionV2 contract.
var SessionV2MetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_RESERVE_PERIOD\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TASK_EXECUTION_COUNT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"addDedicatedNode\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"addRouter\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"assignmentPolicy\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"miners\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"least\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"quorum\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"onlyPreferred\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"preferred\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"create\",\"inputs\":[{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"variableAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reserveEphemeralNodes\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"create\",\"inputs\":[{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"variableAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reserveEphemeralNodes\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"sla\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"modelIdentifier\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservePeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxTaskExecutionCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"deactivateSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"doesSessionExist\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getActiveSessionsByAddress\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"list\",\"type\":\"tuple[]\",\"internalType\":\"structSession[]\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sid\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"updatedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"ephemeralNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"dedicatedNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerMetadatas\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"routerAddresses\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"sla\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"modelIdentifier\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservePeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxTaskExecutionCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getDedicatedNodeExists\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLatestRouterAddress\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLatestRouterIndex\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLatestRouterInfo\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getLatestSessionId\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeAssignedTimestamp\",\"inputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"getNodePoolAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeSessionId\",\"inputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterAddress\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterAddressToIndex\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterCount\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterIndex\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"int256\",\"internalType\":\"int256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterInfo\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterInfoExists\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerInfo\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterMetadatasByAddress\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string[]\",\"internalType\":\"string[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getRouterMetadatasBySessionIds\",\"inputs\":[{\"name\":\"sessionIds\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"outputs\":[{\"name\":\"list\",\"type\":\"string[]\",\"internalType\":\"string[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"out\",\"type\":\"tuple\",\"internalType\":\"structSession\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sid\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"updatedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"ephemeralNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"dedicatedNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerMetadatas\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"routerAddresses\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"sla\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"modelIdentifier\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservePeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxTaskExecutionCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionAuthAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionCountByAddress\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionDataAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"data\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionIdAndNameAndMetadataByAddress\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"ids\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"names\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"metadatas\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"states\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionIds\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionPaymentAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionQueueAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionStatsAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionsByAddressByPage\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"offset\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"list\",\"type\":\"tuple[]\",\"internalType\":\"structSession[]\",\"components\":[{\"name\":\"id\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"sid\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"createdAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"updatedAt\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"ephemeralNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"dedicatedNodes\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerMetadatas\",\"type\":\"string[]\",\"internalType\":\"string[]\"},{\"name\":\"routerAddresses\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"sla\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"modelIdentifier\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reservePeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxTaskExecutionCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getSessionsIdsByAddress\",\"inputs\":[{\"name\":\"userAddr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getTaskResults\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"\",\"type\":\"string[]\",\"internalType\":\"string[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getUserSessions\",\"inputs\":[{\"name\":\"user\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isNodeAssignedToAnySession\",\"inputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ownerOfSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"releaseByNodeId\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"removeDedicatedNode\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"nodeAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"removeRouter\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resetAllRouters\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setMaxTaskExecutionCount\",\"inputs\":[{\"name\":\"_maxTaskExecutionCount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setNodePool\",\"inputs\":[{\"name\":\"_nodePool\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setReservePeriod\",\"inputs\":[{\"name\":\"_reservePeriod\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionAuth\",\"inputs\":[{\"name\":\"_sessionAuth\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionData\",\"inputs\":[{\"name\":\"_sessionData\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionPayment\",\"inputs\":[{\"name\":\"_sessionPayment\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionQueue\",\"inputs\":[{\"name\":\"_sessionQueueContrat\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setSessionStats\",\"inputs\":[{\"name\":\"_sessionStats\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseDedicatedNodeSwitchModel\",\"inputs\":[{\"name\":\"_useDedicatedNodeSwitchModel\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseSessionPayment\",\"inputs\":[{\"name\":\"_useSessionPayment\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setUseSwitchModel\",\"inputs\":[{\"name\":\"_useSwitchModel\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"nodeType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"promptType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptTemplate\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"llmParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"clientReference\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"nodeType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"promptType\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"promptTemplate\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"llmParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"requestParams\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"clientReference\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"update\",\"inputs\":[{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"metadata\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"numOfValidatorNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mode\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"updateOwner\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"updateRouter\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"routerAddress\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"newRouterInfo\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"useDedicatedNodeSwitchModel\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"useSessionPayment\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"useSwitchModel\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"AllRoutersRemoved\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DedicatedNodeAdded\",\"inputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DedicatedNodeRemoved\",\"inputs\":[{\"name\":\"nodeAddress\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NewNodeAssignedToSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"nodeAddresses\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"},{\"name\":\"newNodeCount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"assignmentType\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeReleased\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RouterAdded\",\"inputs\":[{\"name\":\"routerAddress\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"routerInfo\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RouterRemoved\",\"inputs\":[{\"name\":\"routerAddress\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RouterUpdated\",\"inputs\":[{\"name\":\"routerAddress\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"routerInfo\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SessionCreated\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"sid\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"owner\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"miners\",\"type\":\"address[]\",\"indexed\":false,\"internalType\":\"address[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SessionDeactivated\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"deactivator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SessionUpdated\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"updater\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"redundant\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskAssigned\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"nodeIds\",\"type\":\"bytes32[]\",\"indexed\":false,\"internalType\":\"bytes32[]\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TaskSubmitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"taskData\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"clientReference\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyAdded\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadNodeRange\",\"inputs\":[{\"name\":\"minNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"maxNumOfNodes\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"Empty\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoSuchSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotActive\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotFound\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotReleasable\",\"inputs\":[{\"name\":\"nodeId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotSessionOwner\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSubmitter\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OutOfRange\",\"inputs\":[{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "SessionV2",
	Bin: "0x60a03461014257601f614e7938819003918201601f19168301916001600160401b038311848410176101465780849260209460405283398101031261014257516001600160a01b0381169081900361014257331561012f575f8054336001600160a01b0319821681178355604051939290916001600160a01b0316907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a3801561012057608052610e106005556103e86006556201000062ff0000196007541617600755614d1e908161015b8239608051818181610481015281816112f10152818161183201528181611b8401528181611cc501528181611e0c01528181611fd0015281816140d3015281816143be0152818161449d015261453e0152f35b63d92e233d60e01b5f5260045ffd5b631e4fbdf760e01b5f525f60045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c90816261af9e14612bb95750806304352d1714612b9b5780630b0bd8c014612b7557806316b1569b14612ac957806317748e1a146129fe5780631ec0978d146129db578063223715dd14610cc1578063234f52af1461292f57806323a8dba014612888578063250ecaee1461285a57806326cea918146127b1578063274f232d1461270857806327774b73146125895780632d3315e5146123e65780632d355f4b146122d75780632e6a7e90146121d757806330263bf1146121ba578063363fd2d1146121a0578063402ff0db1461216d5780634176fcb9146121435780634356c373146120965780634a65acd8146120715780634b5ab2d0146120345780634f37af6914611fff57806354d75aa614611fbb578063598ec3a114611f965780635fa1b0d114611f5e57806360eed28d14611ee957806361126f8414611eab578063626b234b14611e815780636698940414611e4957806368fbd09f14611d745780636b49162b14611d3d5780636b5248f514611c185780636dafc44b14611acd5780636e6734bf14611ab0578063715018a614611a595780637192711f1461191357806376aad6051461186f57806378a28b7a146117965780637e406bab1461176c5780637fcbee081461160757806384f70ef0146115c757806386a5f151146114195780638af9d533146113a95780638d0bfebb1461138f5780638da5cb5b146113685780638e32ca2b1461125b57806392fea4eb14611239578063997a8e091461117c5780639a8f012c146110cd578063a00ffe1914610fdd578063a8b0f3ed14610f96578063a8cab65e14610f53578063b0670acf14610e8f578063b17f3a8814610e58578063b22792d414610df5578063b2e5298814610d51578063b56e412914610d2e578063b90beef214610d02578063ba94f7ee14610cc6578063bf89cb6f14610cc1578063c3d92c3614610c0b578063c7bdbf3c14610b9c578063ce16934c14610acf578063d2cd902714610a80578063e132fbee14610a39578063e61552f614610952578063e9fac72d1461092d578063edfd414d146107ca578063f2fde38b14610745578063f4f199b5146105b3578063f5c12ed514610504578063f6859bdc146103d8578063f8b2211e146103855763fc39f1d91461035f575f80fd5b3461038157602036600319011261038157602060025460043510604051908152f35b5f80fd5b34610381576020366003190112610381576004356001600160401b038111610381576103c06103bb6103d4923690600401612d22565b61398c565b604051918291602083526020830190612dd6565b0390f35b34610381575f36600319011261038157621050d360ea1b5f5260016020527f4bf8f96c02712b53962cc5a1f48f93a2a46d54ebfb9db1b7e28cc824f1718004546001600160a01b0316801561045f575b6001600160a01b0381161561044d575b6040516001600160a01b039091168152602090f35b5060206104586144d8565b9050610438565b5060405163023aa9ab60e61b8152621050d360ea1b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f916104bf575b50610428565b90506020813d6020116104f1575b816104da60209383612c44565b81010312610381576104eb9061367f565b816104b9565b3d91506104cd565b6040513d5f823e3d90fd5b346103815760203660031901126103815761051d612bd3565b61052561459e565b604051906001600160a01b031661053b82612c15565b808252151560208083019182526d29b2b9b9b4b7b728bab2bab2ab1960911b5f526001905290517fdad3a6b41e93061ba493996db43424f807563a53282b74c3579b2ecf58844e498054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b34610381575f6105c236612fa5565b90919060446001600160a01b036105d7614342565b1693604051948593849263f4f199b560e01b8452600484015260248301525afa9081156104f9575f905f92610631575b506103d461062392604051938493604085526040850190612e2e565b908382036020850152612dd6565b9150503d805f833e6106438183612c44565b81016040828203126103815781516001600160401b038111610381578161066b91840161391b565b916020810151906001600160401b03821161038157019080601f830112156103815781519161069983612d0b565b926106a76040519485612c44565b80845260208085019160051b830101918383116103815760208101915b8383106106df5750505050506103d461062392919250610607565b82516001600160401b03811161038157820185603f820112156103815760208101519161070b83612c65565b6107186040519182612c44565b8381526040838501018810610381575f602085819660408397018386015e830101528152019201916106c4565b346103815760203660031901126103815761075e612bd3565b61076661459e565b6001600160a01b031680156107b7575f80546001600160a01b03198116831782556001600160a01b0316907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a3005b631e4fbdf760e01b5f525f60045260245ffd5b34610381576040366003190112610381576004356107f86107e9612be9565b916107f381613a93565b61307a565b509060076108068284613fd0565b926108148460068301613f2b565b019182545f19810190811161091957610830610838918561313d565b50918461313d565b9190916108f25761084891613847565b81548015610905575f19019061085e828461313d565b9290926108f2577fbd6d178d515bf811c86f393b42367076da766033c8ebd94ea5a7e3eaf69d1c46938361089460209554613152565b90816108b1575b5050556040516001600160a01b039091168152a1005b81601f5f93116001146108c85750555b858061089b565b8183528683206108e391601f0160051c81019060010161318a565b808252818681209155556108c1565b634e487b7160e01b5f525f60045260245ffd5b634e487b7160e01b5f52603160045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b34610381575f36600319011261038157602060ff60075460101c166040519015158152f35b3461038157610100366003190112610381576004356001600160401b03811161038157610983903690600401612c80565b6024356001600160401b038111610381576109a2903690600401612c80565b6044359060643592608435916109b784613a93565b6109bf61378c565b91825260208201528360408201528160608201526109ff608082019160a435835260c43560a082015260e43560c08201526109f98561307a565b50614915565b5190604051938452602084015260408301527f1eb259b7c319cf2f1b7ecacbcc79eb2cd7108aabcd2f73f2cea8b8ec9d95e6d160603393a3005b34610381576040366003190112610381576024356001600160401b03811161038157610a76610a6e6020923690600401612c80565b6004356137f0565b6040519015158152f35b3461038157604036600319011261038157610a99612be9565b610ab16006610aa9600435613a6a565b019182613eda565b90548103610ac7575060205f195b604051908152f35b602090610abf565b34610381576101a0366003190112610381576004356001600160401b03811161038157610b00903690600401612c80565b602435906001600160401b03821161038157610b23610b9a923690600401612c80565b90610b2c612bff565b90610b35612fca565b92610b3e61378c565b91825260208201526064356040820152608435606082015260a435608082015260c43560a082015260e43560c08201526101243560e082015261014435610100820152610164356101208201526101843561014082015261471a565b005b3461038157602036600319011261038157610bb5612bd3565b610bbe8161375a565b5f52600460205260405f205460ff811615610bea576020906001600160401b036040519160081c168152f35b50634b2990ed60e11b5f9081526001600160a01b0391909116600452602490fd5b3461038157610120366003190112610381576004356001600160401b03811161038157610c3c903690600401612c80565b602435906001600160401b03821161038157610c5f610b9a923690600401612c80565b90610c68612bff565b90610c71612fca565b92610c7a61378c565b91825260208201526064356040820152608435606082015260a435608082015260c43560a082015260e43560c082015260055461012082015260065461014082015261471a565b611f5e565b3461038157602036600319011261038157610cdf612fbb565b610ce761459e565b61ff0060075491151560081b169061ff001916176007555f80f35b34610381575f366003190112610381576020610d1c6144d8565b6040516001600160a01b039091168152f35b34610381576020366003190112610381576020610abf610d4c612bd3565b61375a565b3461038157602036600319011261038157610d6a612bd3565b610d7261459e565b604051906001600160a01b0316610d8882612c15565b808252151560208083019182526249414d60e81b5f526001905290517f7f6395152278ca2c7eacf6c93847699f9a76ce052a5a8546997fc4124694d0a68054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b34610381576020366003190112610381576103d4610e3d610e44610e30600435610e2a6007610e2383613a6a565b0191613046565b9061313d565b5060405192838092613337565b0382612c44565b604051918291602083526020830190612db2565b34610381576040366003190112610381576020610e73612be9565b610e836005610aa9600435613a6a565b90541415604051908152f35b34610381576020366003190112610381576001600160a01b03610eb0612bd3565b165f52600360205260405f20805490610ec88261370b565b905f905f5b848110610ee557828452604051806103d48682612fda565b80600160ff81610f05610ef982968861313d565b90549060031b1c61307a565b5001541614610f15575b01610ecd565b610f4d610f31610f25838661313d565b90549060031b1c6134b2565b94610f3b81613693565b95610f468289613323565b5286613323565b50610f0f565b34610381576040366003190112610381576103d4610e3d610e44610e30610f78612be9565b6007610f8f610f88600435613a6a565b9283613fd0565b910161313d565b346103815760203660031901126103815760043560025481105f14610fd457610fc060209161307a565b50546040516001600160a01b039091168152f35b5060205f610d1c565b3461038157610100366003190112610381576044356001600160401b0381116103815761100e903690600401612c80565b6084356001600160401b0381116103815761102d903690600401612c80565b9060a4356001600160401b0381116103815761104d903690600401612d22565b9160c4356001600160401b0381116103815761106d903690600401612d22565b60e435936001600160401b03851161038157611090610b9a953690600401612c80565b92611099613096565b946004358652602435602087015260408601526064356060860152608085015260a084015260c083015260e0820152613b8b565b34610381576020366003190112610381576110e6612bd3565b6110ee61459e565b604051906001600160a01b031661110482612c15565b808252151560208083019182526d14d95cdcda5bdb94185e5b595b9d60921b5f526001905290517f4fab572d8152f03c280886b48fa29bd676d6ec65cc7d919bd308dd0b8d2d8ee48054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b3461038157606036600319011261038157611195612bd3565b6001600160a01b03165f908152600360205260409020805460243591604435918381811015611230576111c791613039565b915b828110611228575b506111db8261370b565b925f5b8381106111f357604051806103d48782612fda565b8061120c610f25611206600194866133b8565b8661313d565b6112168288613323565b526112218187613323565b50016111de565b9150836111d1565b50505f916111c9565b34610381575f36600319011261038157602060ff600754166040519015158152f35b34610381575f366003190112610381576a0a6cae6e6d2dedc82eae8d60ab1b5f5260016020527f52eec4ac6b277640a3adf5345bd22a0f9acf52e8eeb503d44f991b06eca55836546001600160a01b031680156112c7576040516001600160a01b039091168152602090f35b5060405163023aa9ab60e61b81526a0a6cae6e6d2dedc82eae8d60ab1b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa80156104f9575f9061132e579050610438565b506020813d602011611360575b8161134860209383612c44565b810103126103815761135b60209161367f565b610458565b3d915061133b565b34610381575f366003190112610381575f546040516001600160a01b039091168152602090f35b34610381575f366003190112610381576020610d1c61442d565b34610381576020366003190112610381576001600160a01b036113ca612bd3565b16805f52600360205260405f20805491821561140757505f198201918211610919576020916113f89161313d565b90549060031b1c604051908152f35b634b2990ed60e11b5f5260045260245ffd5b3461038157602036600319011261038157600435805f52600460205260405f2080549160ff8316156115b5576001600160401b038360081c169261145c8461307a565b506001909301546004840193929061147d906001600160a01b031685613eda565b935484146115b5575061148e61400a565b6114b260018401549265ffffffffffff63ffffffff8560681c169160481c166133b8565b10908115611521575b50158061150d575b6114d1575b610b9a92614150565b5f546001600160a01b0316331415806114fd575b156114c85763037d3e0960e61b5f523360045260245ffd5b5061150733613e49565b156114e5565b5080546001600160a01b03163314156114c3565b60881c63ffffffff1680151591508161153c575b50846114bb565b9050602460206001600160a01b03611552614342565b16604051928380926325e6b69160e21b82528960048301525afa9081156104f9575f91611583575b50101584611535565b90506020813d6020116115ad575b8161159e60209383612c44565b8101031261038157518561157a565b3d9150611591565b63afd025f560e01b5f5260045260245ffd5b346103815760203660031901126103815760206115ee600435610e2a6006610e2383613a6a565b905460405160039290921b1c6001600160a01b03168152f35b3461038157604036600319011261038157600435611623612be9565b61162c82613a93565b60056116378361307a565b506001600160a01b038316929101821561175d576116558282613eda565b815480910361174a5760018101809111610919576010811161173357509061168081611686936136c4565b83614630565b807fc1157d5f821ae0d92b9c48503e9fdebc77f432d123ae197e8cb13f25255a8a145f80a2604080516116b98282612c44565b600181526020810191601f19810136843781511561171f577fd5a9247ea34e40b1fa9f160c083de8201dceed8d5f80288a77778d4b1a7bdd71938361170f94505260028151938493606085526060850190612e2e565b91600160208501528301520390a2005b634e487b7160e01b5f52603260045260245ffd5b63abe5c32f60e01b5f52600452601060245260445ffd5b8363b6a9704f60e01b5f5260045260245ffd5b63d92e233d60e01b5f5260045ffd5b346103815760203660031901126103815760043561178861459e565b611791816145c4565b600555005b34610381575f366003190112610381576d14d95cdcda5bdb94185e5b595b9d60921b5f5260016020527f4fab572d8152f03c280886b48fa29bd676d6ec65cc7d919bd308dd0b8d2d8ee4546001600160a01b03168015611805576040516001600160a01b039091168152602090f35b5060405163023aa9ab60e61b81526d14d95cdcda5bdb94185e5b595b9d60921b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa80156104f9575f9061132e579050610438565b3461038157602036600319011261038157611888612bd3565b61189061459e565b604051906001600160a01b03166118a682612c15565b80825215156020808301918252621050d360ea1b5f526001905290517f4bf8f96c02712b53962cc5a1f48f93a2a46d54ebfb9db1b7e28cc824f17180048054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b346103815760403660031901126103815760043561192f612be9565b61193882613a93565b6001600160a01b0316801561175d57335f52600360205260405f20915f5b81611961828661313d565b90549060031b1c1461197b5761197690613693565b611956565b83549192915f19810191908211610919576119aa61199c6119c2938761313d565b90549060031b1c918661313d565b90919082549060031b91821b915f19901b1916179055565b825492831561090557610b9a935f1901906119dd828261313d565b8154905f199060031b1b1916905555805f526003602052611a018260405f206136a1565b611a0a8261307a565b5080546001600160a01b0319169091179055611a3565ffffffffffff611a2e61400a565b169161307a565b5080546001600160d01b031660d09290921b6001600160d01b031916919091179055565b34610381575f36600319011261038157611a7161459e565b5f80546001600160a01b0319811682556001600160a01b03167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e08280a3005b34610381575f366003190112610381576020600254604051908152f35b34610381576020366003190112610381576004356001600160401b03811161038157366023820112156103815780600401356001600160401b038111610381576024820191602436918360051b010111610381575f5b818110611b2c57005b611b3781838561366f565b355f52600160205260405f209060ff825460a01c1615611b5c575b6001915001611b23565b611b6781848661366f565b60405163023aa9ab60e61b815290356004820152916020836024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa80156104f9575f90611bdf575b81546001600160a01b0319166001600160a01b039190911617905560019150611b52565b506020833d8211611c10575b81611bf860209383612c44565b8101031261038157611c0b60019361367f565b611bbb565b3d9150611beb565b34610381575f366003190112610381576a53657373696f6e4461746160a81b5f5260016020527f293bcf40f22efa949de830947b5cdf9cb2bc0574ac4cff6650057bd1419f9bbf546001600160a01b03168015611c9b575b6001600160a01b03811615611c94576040516001600160a01b039091168152602090f35b5030610438565b5060405163023aa9ab60e61b81526a53657373696f6e4461746160a81b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f91611d03575b50611c70565b90506020813d602011611d35575b81611d1e60209383612c44565b8101031261038157611d2f9061367f565b81611cfd565b3d9150611d11565b3461038157602036600319011261038157611d59610d4c612bd3565b5f526004602052602060ff60405f2054166040519015158152f35b34610381575f366003190112610381576b53657373696f6e537461747360a01b5f5260016020527f5325902de3d4cf42d1bb7719f96aedf9e8ec4aab6feed289cfe00f3a5e1e82cf546001600160a01b03168015611de1576040516001600160a01b039091168152602090f35b5060405163023aa9ab60e61b81526b53657373696f6e537461747360a01b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa80156104f9575f9061132e579050610438565b34610381576020366003190112610381576001600160a01b03611e6a612bd3565b165f526003602052602060405f2054604051908152f35b3461038157602036600319011261038157600435611e9d61459e565b611ea6816145c4565b600655005b3461038157602036600319011261038157611ec4612fbb565b611ecc61459e565b62ff000060075491151560101b169062ff00001916176007555f80f35b34610381576020366003190112610381576001600160a01b03611f0a612bd3565b165f52600360205260405f206040519081602082549182815201915f5260205f20905f5b818110611f48576103d46103c0866103bb81880382612c44565b8254845260209093019260019283019201611f2e565b34610381576020366003190112610381576103d4611f82611f7d612bd3565b6130e3565b604051918291602083526020830190612d7f565b34610381575f36600319011261038157602060ff60075460081c166040519015158152f35b34610381575f366003190112610381576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461038157602036600319011261038157612018612fbb565b61202061459e565b60ff80196007541691151516176007555f80f35b3461038157602036600319011261038157612050610d4c612bd3565b5f526004602052602065ffffffffffff60405f205460481c16604051908152f35b346103815760206115ee612090600661208936612fa5565b9290613a6a565b0161313d565b34610381576020366003190112610381576120af612bd3565b6120b761459e565b604051906001600160a01b03166120cd82612c15565b808252151560208083019182526b53657373696f6e537461747360a01b5f526001905290517f5325902de3d4cf42d1bb7719f96aedf9e8ec4aab6feed289cfe00f3a5e1e82cf8054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b346103815760203660031901126103815760206006612163600435613a6a565b0154604051908152f35b34610381576020366003190112610381576103d461218c6004356134b2565b604051918291602083526020830190612e6a565b34610381575f366003190112610381576020610d1c614342565b34610381575f366003190112610381576020600554604051908152f35b34610381576020366003190112610381576004356121f481613a93565b60066121ff8261307a565b500180545f8255806122bd575b505060076122198261307a565b50018054905f81558161224e575b827fad3a59b2bdc5e3338b45b7ccbefafc0297c779294b1cadfd99b579986e04fcac5f80a2005b5f5260205f20908101905b818110156122275760019061226e8154613152565b8061227b575b5001612259565b601f8111831461229057505f81555b84612274565b6122ac90825f5283601f60205f20920160051c8201910161318a565b805f525f602081208183555561228a565b6122d0915f5260205f209081019061318a565b818061220c565b34610381576020366003190112610381576004356122f481613a6a565b80546001600160a01b0316331415806123d2575b6123bb5760018101600160ff825416036123a857805460ff1916600217905561235865ffffffffffff61233961400a565b83546001600160d01b0316911660d01b6001600160d01b031916178255565b600481015b80548015612380575f1981019081116109195761237b908385614150565b61235d565b33847f88acaceeb59aa40e096d39341832a0345ff5d5fe2093a4c5afa622c9c9c785155f80a3005b8263392c4cbf60e11b5f5260045260245ffd5b50635da5e8a360e01b5f526004523360245260445ffd5b505f546001600160a01b0316331415612308565b3461038157602036600319011261038157612402600435613a6a565b600181015461ffff8160381c168015158061257a575b1561256a5761ffff905b1661ffff8260281c1680155f1461255457506001905b60ff8360201c1680155f1461254b575060ff6001935b60081c169182612540575f905b600486019261246b8454846133b8565b9461247586612d0b565b956124836040519788612c44565b808752612492601f1991612d0b565b013660208801375f5b865181101561250b57600190858110156124e5576124bc8160058c0161313d565b838060a01b0391549060031b1c165b6124d5828a613323565b90838060a01b031690520161249b565b6124f86124f28783613039565b8861313d565b838060a01b0391549060031b1c166124cb565b508560026103d49260ff8a6040519788978852602088015216604086015214606084015260a0608084015260a0830190612e2e565b60058501549061245b565b60ff909361244e565b81811015612563575b90612438565b508061255d565b5061ffff60ff8260181c16612422565b5060ff8260181c168110612418565b34610381576020366003190112610381576001600160a01b036125aa612bd3565b165f52600360205260405f20604051808260208294549384815201905f5260205f20925f5b8181106126ef5750506125e492500382612c44565b6125ee81516132da565b906125f981516132da565b91815161260581612d0b565b906126136040519283612c44565b808252612622601f1991612d0b565b013660208301375f5b83518110156126a25780600261269161264f61264960019589613323565b5161307a565b5060ff85820154166126618588613323565b5260405161267681610e3d8160038601613337565b612680858b613323565b52610e3d6040518094819301613337565b61269b8286613323565b520161262b565b506126e16126c5946126d36103d494604051978897608089526080890190612d7f565b908782036020890152612dd6565b908582036040870152612dd6565b908382036060850152612d7f565b84548352600194850194869450602090930192016125cf565b346103815761271636612cc6565b906001600160a01b03811633036127a3575b8151610400811161278b5750612777826127716127657f47acbfdf6bdd06c0dbe59ba4b1dde59f1c048b61eded8e607c215c4b07e9215896613a6a565b6007610f8f8683613fd0565b906132a9565b612786604051928392836132b8565b0390a1005b632b6393cf60e21b5f5260045261040060245260445ffd5b6127ac83613a93565b612728565b34610381576020366003190112610381576127ca612bd3565b6127d261459e565b604051906001600160a01b03166127e882612c15565b8082521515602080830191825267139bd919541bdbdb60c21b5f526001905290517fa36a75481ef34600e262151bfb4f64a5393e9399bc9d156028a67126c2d933048054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b34610381576040366003190112610381576020610abf612878612be9565b612883600435613a6a565b613fd0565b34610381576040366003190112610381576004356128a4612be9565b906128ae81613a93565b8160056128ba8361307a565b5001916128c78284613eda565b9280548414612911576128e2936128dd91613f2b565b613f8f565b6001600160a01b03167fdbf1bc15cde13782af169fb77b2574172a086e58ab5751c71a7ecf80d63a52755f80a2005b634b2990ed60e11b5f9081526001600160a01b038416600452602490fd5b3461038157602036600319011261038157612948612bd3565b61295061459e565b604051906001600160a01b031661296682612c15565b808252151560208083019182526a53657373696f6e4461746160a81b5f526001905290517f293bcf40f22efa949de830947b5cdf9cb2bc0574ac4cff6650057bd1419f9bbf8054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b34610381576020366003190112610381576020610a766129f9612bd3565b613e49565b346103815760e0366003190112610381576044356001600160401b03811161038157612a2e903690600401612c80565b6084356001600160401b03811161038157612a4d903690600401612c80565b9060a4356001600160401b03811161038157612a6d903690600401612d22565b9160c435926001600160401b03841161038157612a91610b9a943690600401612c80565b91612a9a613096565b936004358552602435602086015260408501526064356060850152608084015260a083015260e0820152613b8b565b3461038157602036600319011261038157612ae2612bd3565b612aea61459e565b604051906001600160a01b0316612b0082612c15565b808252151560208083019182526a0a6cae6e6d2dedc82eae8d60ab1b5f526001905290517f52eec4ac6b277640a3adf5345bd22a0f9acf52e8eeb503d44f991b06eca558368054925160ff60a01b90151560a01b166001600160a01b039092166001600160a81b031990931692909217179055005b3461038157610b9a612b95612b8936612cc6565b9290916107f381613a93565b50613ac5565b34610381576020366003190112610381576020610abf600435613046565b34610381575f366003190112610381576020906006548152f35b600435906001600160a01b038216820361038157565b602435906001600160a01b038216820361038157565b604435906001600160a01b038216820361038157565b604081019081106001600160401b03821117612c3057604052565b634e487b7160e01b5f52604160045260245ffd5b90601f801991011681019081106001600160401b03821117612c3057604052565b6001600160401b038111612c3057601f01601f191660200190565b81601f8201121561038157803590612c9782612c65565b92612ca56040519485612c44565b8284526020838301011161038157815f926020809301838601378301015290565b606060031982011261038157600435916024356001600160a01b03811681036103815791604435906001600160401b03821161038157612d0891600401612c80565b90565b6001600160401b038111612c305760051b60200190565b9080601f83011215610381578135612d3981612d0b565b92612d476040519485612c44565b81845260208085019260051b82010192831161038157602001905b828210612d6f5750505090565b8135815260209182019101612d62565b90602080835192838152019201905f5b818110612d9c5750505090565b8251845260209384019390920191600101612d8f565b805180835260209291819084018484015e5f828201840152601f01601f1916010190565b9080602083519182815201916020808360051b8301019401925f915b838310612e0157505050505090565b9091929394602080612e1f600193601f198682030187528951612db2565b97019301930191939290612df2565b90602080835192838152019201905f5b818110612e4b5750505090565b82516001600160a01b0316845260209384019390920191600101612e3e565b90815181526020820151602082015261028080612f78612f64612f14612f00612eb9612ea760408a01516102a060408b01526102a08a0190612db2565b60608a015189820360608b0152612db2565b60ff60808a015116608089015260a089015160a089015260c089015160c089015260018060a01b0360e08a01511660e08901526101008901518882036101008a0152612e2e565b610120880151878203610120890152612e2e565b6101408701516101408701526101608701516101608701526101808701516101808701526101a08701516101a08701526101c08701516101c08701526101e08701518682036101e0880152612dd6565b610200860151858203610200870152612e2e565b93610220810151610220850152610240810151610240850152610260810151610260850152015191015290565b6040906003190112610381576004359060243590565b60043590811515820361038157565b6101043590811515820361038157565b602081016020825282518091526040820191602060408360051b8301019401925f915b83831061300c57505050505090565b909192939460208061302a600193603f198682030187528951612e6a565b97019301930191939290612ffd565b9190820391821161091957565b613051600691613a6a565b01548015613067575f1981019081116109195790565b634b2990ed60e11b5f525f60045260245ffd5b60025481101561171f5760025f5260205f209060031b01905f90565b6040519061010082018281106001600160401b03821117612c3057604052606060e0835f81525f60208201528260408201525f838201528260808201528260a08201528260c08201520152565b60018060a01b03165f52600360205260405f20604051808260208294549384815201905f5260205f20925f5b818110613124575050612d0892500382612c44565b845483526001948501948694506020909301920161310f565b805482101561171f575f5260205f2001905f90565b90600182811c92168015613180575b602083101461316c57565b634e487b7160e01b5f52602260045260245ffd5b91607f1691613161565b818110613195575050565b5f815560010161318a565b9190601f81116131af57505050565b6131d9925f5260205f20906020601f840160051c830193106131db575b601f0160051c019061318a565b565b90915081906131cc565b91909182516001600160401b038111612c305761320c816132068454613152565b846131a0565b6020601f821160011461324b57819061323c9394955f92613240575b50508160011b915f199060031b1c19161790565b9055565b015190505f80613228565b601f19821690835f52805f20915f5b81811061329157509583600195969710613279575b505050811b019055565b01515f1960f88460031b161c191690555f808061326f565b9192602060018192868b01518155019401920161325a565b91906108f2576131d9916131e5565b6001600160a01b039091168152604060208201819052612d0892910190612db2565b906132e482612d0b565b6132f16040519182612c44565b8281528092613302601f1991612d0b565b01905f5b82811061331257505050565b806060602080938501015201613306565b805182101561171f5760209160051b010190565b5f929181549161334683613152565b808352926001811690811561339b575060011461336257505050565b5f9081526020812093945091925b838310613381575060209250010190565b600181602092949394548385870101520191019190613370565b915050602093945060ff929192191683830152151560051b010190565b9190820180921161091957565b604051906102a082018281106001600160401b03821117612c30576040525f61028083828152826020820152606060408201526060808201528260808201528260a08201528260c08201528260e082015260606101008201526060610120820152826101408201528261016082015282610180820152826101a0820152826101c082015260606101e082015260606102008201528261022082015282610240820152826102608201520152565b90602082549182815201915f5260205f20905f5b8181106134935750505090565b82546001600160a01b0316845260209093019260019283019201613486565b906134bb6133c5565b916134d16134c882613a6a565b91808552614579565b60208401526040516134ea81610e3d8160028601613337565b604084015260405161350381610e3d8160038601613337565b606084015260018101549060ff82166080850152805465ffffffffffff8160a01c1660a08601528060d01c60c086015260018060a01b031660e085015260405161355481610e3d8160048601613472565b61010085015260405161356e81610e3d8160058601613472565b61012085015260ff8260081c1661014085015260ff8260181c1661016085015261ffff8260281c1661018085015261ffff8260381c166101a085015260ff8260201c166101c08501526007810180546135c681612d0b565b916135d46040519384612c44565b81835260208301905f5260205f205f915b83831061364a575050505061361363ffffffff93926006926101e0880152610e3d6040518094819301613472565b61020085015260ff8160101c16610220850152818160481c16610240850152818160681c1661026085015260881c16610280830152565b60016020819260405161366181610e3d8189613337565b8152019201920191906135e5565b919081101561171f5760051b0190565b51906001600160a01b038216820361038157565b5f1981146109195760010190565b90815491600160401b831015612c3057826119aa9160016131d99501815561313d565b90815491600160401b831015612c3057826136e79160016131d99501815561313d565b81546001600160a01b0393841660039290921b91821b9390911b1916919091179055565b9061371582612d0b565b6137226040519182612c44565b8281528092613733601f1991612d0b565b01905f5b82811061374357505050565b60209061374e6133c5565b82828501015201613737565b60405160208101916bffffffffffffffffffffffff199060601b16825260148152613786603482612c44565b51902090565b6040519061016082018281106001600160401b03821117612c30576040525f6101408360608152606060208201528260408201528260608201528260808201528260a08201528260c08201528260e082015282610100820152826101208201520152565b6137fb600791613a6a565b0190602081519101205f918054925b83811061381957505050505f90565b82610e3d61382a610e30848661313d565b602081519101201461383e5760010161380a565b50505050600190565b9190918281146139165761385b8354613152565b6001600160401b038111612c3057613877816132068454613152565b5f93601f82116001146138b15761323c92939482915f926138a65750508160011b915f199060031b1c19161790565b015490505f80613228565b601f198216905f5260205f2094835f5260205f20915f5b8181106138fe575095836001959697106138e657505050811b019055565b01545f1960f88460031b161c191690555f808061326f565b9192600180602092868b0154815501940192016138c8565b509050565b9080601f8301121561038157815161393281612d0b565b926139406040519485612c44565b81845260208085019260051b82010192831161038157602001905b8282106139685750505090565b602080916139758461367f565b81520191019061395b565b8015610919575f190190565b5f9190825b81518410156139c5576139bd60019160076139b56139af8887613323565b51613a6a565b0154906133b8565b930192613991565b92506139d0836132da565b928151805b6139de57505050565b5f198101818111610919576139f861264960079286613323565b50018054805b613a13575050613a0d90613980565b806139d5565b5f1981019080821161091957610e3d613a49613a3c613a35613a64958761313d565b5097613980565b9660405192838092613337565b613a53868a613323565b52613a5e8589613323565b50613980565b806139fe565b600254811015613a8157613a7d9061307a565b5090565b63c6482fc760e01b5f5260045260245ffd5b6001600160a01b03613aa482613a6a565b54163303613aaf5750565b635da5e8a360e01b5f526004523360245260445ffd5b9091906001600160a01b038316801561175d576006820190613ae78583613eda565b908254809203613b79575060018101809111610919576010811161173357508251610400811161278b575090613b1f846007936136c4565b0191825492600160401b841015612c30578261277185613b659360017f7ee503b682cb88c39d1f796ec9c3795ab647284ad98e68f0daca1d51bdbcec969801815561313d565b613b74604051928392836132b8565b0390a1565b63b6a9704f60e01b5f5260045260245ffd5b613b958151613a6a565b600160ff818301541603613e355780546001600160a01b03163314159081613e1d575b50613e0657602081015160028111613def57506001600160a01b03613bdb614342565b16815190604051916325e6b69160e21b83526004830152602082602481845afa9182156104f9575f92613dbb575b508251613cc16020604086017f72e3e2354501c92abe1653f5e2aeee210ec15a2df8382ab48becc1080e2350b3815160e0890195613c718751613c6360405194859485528c89860152608060408601526080850190612db2565b908382036060850152612db2565b0390a18651905190613cfc6060890151613cea8a613cd860808201519360c060a0840151930151946040519a8b998a996301b953fd60e61b8b5260048b015260c060248b015260c48a0190612db2565b916044890152600319888303016064890152612db2565b85810360031901608487015290612d7f565b8381036003190160a485015290612d7f565b03815f875af180156104f957613d8c575b5051928351613d23575b6131d993505190614aa8565b8051823b1561038157613d60945f9160405196879283926381b74f3160e01b84526004840152876024840152606060448401526064830190612db2565b038183865af19384156104f9576131d994613d7c575b50613d17565b5f613d8691612c44565b5f613d76565b6020813d602011613db3575b81613da560209383612c44565b810103126103815751613d0d565b3d9150613d98565b9091506020813d602011613de7575b81613dd760209383612c44565b810103126103815751905f613c09565b3d9150613dca565b63abe5c32f60e01b5f52600452600260245260445ffd5b5163619d155360e11b5f526004523360245260445ffd5b6006915001613e2c3382613eda565b9054145f613bb8565b505163392c4cbf60e11b5f5260045260245ffd5b60206001600160a01b03613e5b6144d8565b60405163ac4ab3fb60e01b81526001600160a01b039094166004850152654f5241434c4560d01b602485015283916044918391165afa9081156104f9575f91613ea2575090565b90506020813d602011613ed2575b81613ebd60209383612c44565b81010312610381575180151581036103815790565b3d9150613eb0565b805492915f5b84811080613f02575b15613efc57613ef790613693565b613ee0565b93505050565b50613f0d818461313d565b905460039190911b1c6001600160a01b039081169083161415613ee9565b805490915f198201918211610919576136e7613f4a613f63938561313d565b905460039190911b1c6001600160a01b0316918461313d565b80548015610905575f190190613f79828261313d565b81549060018060a01b039060031b1b1916905555565b90613f999061375a565b90815f5260046020526001600160401b0360405f205460081c1614613fbb5750565b5f5260046020525f6001604082208281550155565b6006019190613fdf8184613eda565b92548314613fea5750565b634b2990ed60e11b5f9081526001600160a01b0391909116600452602490fd5b64436c6f636b60d81b5f5260016020527ffc42a546204012db873e6b0df5e1c698a031937ca3718971eaf30b65ddd16a73546001600160a01b031680156140af575b604051635c03bbf560e11b815290602090829060049082906001600160a01b03165afa9081156104f9575f91614080575090565b90506020813d6020116140a7575b8161409b60209383612c44565b81010312610381575190565b3d915061408e565b5060405163023aa9ab60e61b815264436c6f636b60d81b60048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f91614111575b5061404c565b90506020813d602011614148575b8161412c60209383612c44565b8101031261038157602061414160049261367f565b915061410b565b3d915061411f565b9161417e6004614188930191614166818461313d565b905460039190911b1c6001600160a01b031692613f2b565b610d4c8184613f8f565b90602460206001600160a01b0361419d61442d565b1660405192838092636e08177f60e01b82528760048301525afa9081156104f9575f91614305575b5060ff166002148061428b575b614209575b7f7272e7ec42ea3d067c741152710b075dddca08f545ae39c91193cb888e6a27e39160409182519182526020820152a1565b6001600160a01b0361421961442d565b1691823b15610381575f809360246040518096819363e85fe68f60e01b83528660048401525af19182156104f9577f7272e7ec42ea3d067c741152710b075dddca08f545ae39c91193cb888e6a27e39360409361427b575b50915091506141d7565b5f61428591612c44565b5f614271565b50602460206001600160a01b036142a061442d565b1660405192838092634886cbc560e01b82528760048301525afa80156104f95782915f916142d0575b50146141d2565b9150506020813d6020116142fd575b816142ec60209383612c44565b81010312610381578190515f6142c9565b3d91506142df565b90506020813d60201161433a575b8161432060209383612c44565b81010312610381575160ff811681036103815760ff6141c5565b3d9150614313565b6d29b2b9b9b4b7b728bab2bab2ab1960911b5f5260016020527fdad3a6b41e93061ba493996db43424f807563a53282b74c3579b2ecf58844e49546001600160a01b031690811561438f57565b60405163023aa9ab60e61b81526d29b2b9b9b4b7b728bab2bab2ab1960911b60048201529091506020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f916143f9575090565b90506020813d602011614425575b8161441460209383612c44565b8101031261038157612d089061367f565b3d9150614407565b67139bd919541bdbdb60c21b5f5260016020527fa36a75481ef34600e262151bfb4f64a5393e9399bc9d156028a67126c2d93304546001600160a01b031690811561447457565b60405163023aa9ab60e61b815267139bd919541bdbdb60c21b60048201529091506020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f916143f9575090565b6249414d60e81b5f5260016020527f7f6395152278ca2c7eacf6c93847699f9a76ce052a5a8546997fc4124694d0a6546001600160a01b031690811561451a57565b60405163023aa9ab60e61b81526249414d60e81b60048201529091506020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156104f9575f916143f9575090565b6040516020810191468352306040830152606082015260608152613786608082612c44565b5f546001600160a01b031633036145b157565b63118cdaa760e01b5f523360045260245ffd5b63ffffffff81116145d25750565b63abe5c32f60e01b5f5260045263ffffffff60245260445ffd5b61ffff81116145f85750565b63abe5c32f60e01b5f5260045261ffff60245260445ffd5b81811161461b575050565b63abe5c32f60e01b5f5260045260245260445ffd5b65ffffffffffff61463f61400a565b16916040519260808401928484106001600160401b03851117612c30576001936040528385526001600160401b036020860191168152604085019182526146936060860193858060a01b038116855261375a565b5f52600460205260405f209451151560ff80198754169116178555519068ffffffffffffffff006effffffffffff0000000000000000008654925160481b169260081b16906effffffffffffffffffffffffffff00191617178355818060a01b0390511691019060018060a01b03166bffffffffffffffffffffffff60a01b825416179055565b60e08101805160028111613def575061010082019361473985516145c4565b61012083019361474d855160055490614610565b6101408401614760815160065490614610565b60025494600160401b861015612c30577fbff5885e03349f65507311e51531784ea9ad237d7754719432ccb4bd8bde13cc9761487b92600188016002556147a68861307a565b5080546001600160a01b03191633178155986147c061400a565b8a5465ffffffffffff60a01b191660a09190911b65ffffffffffff60a01b16178a556001808b018054995194519251935170ffffffffffffffff000000000000ff00ff19909a1660109590951b62ff000016949094171763ffffffff60881b191660489190911b6cffffffff000000000000000000161760689190911b63ffffffff60681b161760889690961b63ffffffff60881b16959095178555335f9081526003602052604090206148759087906136a1565b86614915565b6001600160a01b038116801515908161490a575b506148e9575b506148d0575b50613b746148a882614579565b9260405193849384526020840152336040840152608060608401526004608084019101613472565b61ffff6148e3915460281c168383614c16565b5f61489b565b604051614904916148fb602083612c44565b5f825286613ac5565b5f614895565b90503314155f61488f565b91909160808301805115614a9f575b83515160808111614a8857506020840193845151610400811161278b5750815160088111614a71575060a08101805160108111611733575060c0820190815160028111613def57506040830161497a81516145ec565b606084019361498985516145ec565b845180151580614a67575b614a5057506131d997986149af6149b9925160028a016131e5565b51600388016131e5565b5192600186019461ff0064ff0000000063ff00000068ffff000000000000008954955160381b16935160181b16945160201b16945160081b169461ff00199266ffff000000000064ff00000000199260281b169068ffffffff00ff000000191617161716171717905565ffffffffffff614a3161400a565b82546001600160d01b0316911660d01b6001600160d01b031916179055565b8251633f663cb960e21b5f5260045260245260445ffd5b5080835111614994565b63abe5c32f60e01b5f52600452600860245260445ffd5b632b6393cf60e21b5f52600452608060245260445ffd5b60028152614924565b604051639792ef5560e01b8152600481018390526024810184905293919291905f90859060449082906001600160a01b03165afa9384156104f9575f94614bd7575b508351918215614bd057614b16614b0084612d0b565b93614b0e6040519586612c44565b808552612d0b565b6020840190601f19013682375f5b8451811015614b5d57600190614b4c6001600160a01b03614b45838b613323565b511661375a565b614b568288613323565b5201614b24565b509290939194506040519360608501928552602085015260606040850152518091526080830191905f5b818110614bba5750505090807f21f02feb5035b7c0538b01793c014163a737a991e4f71936d0563adfa2649559920390a1565b8251845260209384019390920191600101614b87565b5092505050565b9093503d805f833e614be98183612c44565b81016020828203126103815781516001600160401b03811161038157614c0f920161391b565b925f614aea565b918015614d195760108111611733575f5b818110614c7d57507fd5a9247ea34e40b1fa9f160c083de8201dceed8d5f80288a77778d4b1a7bdd7191614c6c91604051928392606084526004606085019101613472565b9060208301525f60408301520390a2565b5f9060406001600160a01b03614c9161442d565b166024825180958193638f7856e760e01b83528a60048401525af19182156104f9575f92614cda575b50614cd482614cce600194600488016136c4565b86614630565b01614c27565b91506040823d8211614d11575b81614cf460409383612c44565b8101031261038157614cd4614d0a60019361367f565b9250614cba565b3d9150614ce7565b50505056",
}

// SessionV2 is an auto generated Go binding around an Ethereum contract.
type SessionV2 struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *SessionV2) GetABI() abi.ABI {
	return c.abi
}

// NewSessionV2 creates a new instance of SessionV2.
func NewSessionV2() *SessionV2 {
	parsed, err := SessionV2MetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &SessionV2{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *SessionV2) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (sessionV2 *SessionV2) PackConstructor(runtime_ common.Address) []byte {
	enc, err := sessionV2.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXRESERVEPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30263bf1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_RESERVE_PERIOD() view returns(uint256)
func (sessionV2 *SessionV2) PackMAXRESERVEPERIOD() []byte {
	enc, err := sessionV2.abi.Pack("MAX_RESERVE_PERIOD")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXRESERVEPERIOD is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x30263bf1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_RESERVE_PERIOD() view returns(uint256)
func (sessionV2 *SessionV2) TryPackMAXRESERVEPERIOD() ([]byte, error) {
	return sessionV2.abi.Pack("MAX_RESERVE_PERIOD")
}

// UnpackMAXRESERVEPERIOD is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x30263bf1.
//
// Solidity: function MAX_RESERVE_PERIOD() view returns(uint256)
func (sessionV2 *SessionV2) UnpackMAXRESERVEPERIOD(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("MAX_RESERVE_PERIOD", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXTASKEXECUTIONCOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0061af9e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_TASK_EXECUTION_COUNT() view returns(uint256)
func (sessionV2 *SessionV2) PackMAXTASKEXECUTIONCOUNT() []byte {
	enc, err := sessionV2.abi.Pack("MAX_TASK_EXECUTION_COUNT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXTASKEXECUTIONCOUNT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0061af9e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_TASK_EXECUTION_COUNT() view returns(uint256)
func (sessionV2 *SessionV2) TryPackMAXTASKEXECUTIONCOUNT() ([]byte, error) {
	return sessionV2.abi.Pack("MAX_TASK_EXECUTION_COUNT")
}

// UnpackMAXTASKEXECUTIONCOUNT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0061af9e.
//
// Solidity: function MAX_TASK_EXECUTION_COUNT() view returns(uint256)
func (sessionV2 *SessionV2) UnpackMAXTASKEXECUTIONCOUNT(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("MAX_TASK_EXECUTION_COUNT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAddDedicatedNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fcbee08.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addDedicatedNode(uint256 sessionId, address nodeAddress) returns()
func (sessionV2 *SessionV2) PackAddDedicatedNode(sessionId *big.Int, nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("addDedicatedNode", sessionId, nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddDedicatedNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7fcbee08.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addDedicatedNode(uint256 sessionId, address nodeAddress) returns()
func (sessionV2 *SessionV2) TryPackAddDedicatedNode(sessionId *big.Int, nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("addDedicatedNode", sessionId, nodeAddress)
}

// PackAddRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b0bd8c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addRouter(uint256 sessionId, address routerAddress, string metadata) returns()
func (sessionV2 *SessionV2) PackAddRouter(sessionId *big.Int, routerAddress common.Address, metadata string) []byte {
	enc, err := sessionV2.abi.Pack("addRouter", sessionId, routerAddress, metadata)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b0bd8c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addRouter(uint256 sessionId, address routerAddress, string metadata) returns()
func (sessionV2 *SessionV2) TryPackAddRouter(sessionId *big.Int, routerAddress common.Address, metadata string) ([]byte, error) {
	return sessionV2.abi.Pack("addRouter", sessionId, routerAddress, metadata)
}

// PackAssignmentPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d3315e5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function assignmentPolicy(uint256 sessionId) view returns(uint256 miners, uint256 least, uint256 quorum, bool onlyPreferred, address[] preferred)
func (sessionV2 *SessionV2) PackAssignmentPolicy(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("assignmentPolicy", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAssignmentPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d3315e5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function assignmentPolicy(uint256 sessionId) view returns(uint256 miners, uint256 least, uint256 quorum, bool onlyPreferred, address[] preferred)
func (sessionV2 *SessionV2) TryPackAssignmentPolicy(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("assignmentPolicy", sessionId)
}

// AssignmentPolicyOutput serves as a container for the return parameters of contract
// method AssignmentPolicy.
type AssignmentPolicyOutput struct {
	Miners        *big.Int
	Least         *big.Int
	Quorum        *big.Int
	OnlyPreferred bool
	Preferred     []common.Address
}

// UnpackAssignmentPolicy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d3315e5.
//
// Solidity: function assignmentPolicy(uint256 sessionId) view returns(uint256 miners, uint256 least, uint256 quorum, bool onlyPreferred, address[] preferred)
func (sessionV2 *SessionV2) UnpackAssignmentPolicy(data []byte) (AssignmentPolicyOutput, error) {
	out, err := sessionV2.abi.Unpack("assignmentPolicy", data)
	outstruct := new(AssignmentPolicyOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Miners = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Least = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	outstruct.Quorum = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	outstruct.OnlyPreferred = *abi.ConvertType(out[3], new(bool)).(*bool)
	outstruct.Preferred = *abi.ConvertType(out[4], new([]common.Address)).(*[]common.Address)
	return *outstruct, nil
}

// PackCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3d92c36.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function create(string name, string metadata, address variableAddress, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode, bool reserveEphemeralNodes) returns()
func (sessionV2 *SessionV2) PackCreate(name string, metadata string, variableAddress common.Address, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int, reserveEphemeralNodes bool) []byte {
	enc, err := sessionV2.abi.Pack("create", name, metadata, variableAddress, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode, reserveEphemeralNodes)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCreate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3d92c36.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function create(string name, string metadata, address variableAddress, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode, bool reserveEphemeralNodes) returns()
func (sessionV2 *SessionV2) TryPackCreate(name string, metadata string, variableAddress common.Address, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int, reserveEphemeralNodes bool) ([]byte, error) {
	return sessionV2.abi.Pack("create", name, metadata, variableAddress, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode, reserveEphemeralNodes)
}

// PackCreate0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce16934c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function create(string name, string metadata, address variableAddress, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode, bool reserveEphemeralNodes, uint256 sla, uint256 modelIdentifier, uint256 reservePeriod, uint256 maxTaskExecutionCount) returns()
func (sessionV2 *SessionV2) PackCreate0(name string, metadata string, variableAddress common.Address, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int, reserveEphemeralNodes bool, sla *big.Int, modelIdentifier *big.Int, reservePeriod *big.Int, maxTaskExecutionCount *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("create0", name, metadata, variableAddress, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode, reserveEphemeralNodes, sla, modelIdentifier, reservePeriod, maxTaskExecutionCount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCreate0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce16934c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function create(string name, string metadata, address variableAddress, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode, bool reserveEphemeralNodes, uint256 sla, uint256 modelIdentifier, uint256 reservePeriod, uint256 maxTaskExecutionCount) returns()
func (sessionV2 *SessionV2) TryPackCreate0(name string, metadata string, variableAddress common.Address, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int, reserveEphemeralNodes bool, sla *big.Int, modelIdentifier *big.Int, reservePeriod *big.Int, maxTaskExecutionCount *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("create0", name, metadata, variableAddress, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode, reserveEphemeralNodes, sla, modelIdentifier, reservePeriod, maxTaskExecutionCount)
}

// PackDeactivateSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d355f4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deactivateSession(uint256 sessionId) returns()
func (sessionV2 *SessionV2) PackDeactivateSession(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("deactivateSession", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeactivateSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d355f4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deactivateSession(uint256 sessionId) returns()
func (sessionV2 *SessionV2) TryPackDeactivateSession(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("deactivateSession", sessionId)
}

// PackDoesSessionExist is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc39f1d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function doesSessionExist(uint256 sessionId) view returns(bool)
func (sessionV2 *SessionV2) PackDoesSessionExist(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("doesSessionExist", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDoesSessionExist is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc39f1d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function doesSessionExist(uint256 sessionId) view returns(bool)
func (sessionV2 *SessionV2) TryPackDoesSessionExist(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("doesSessionExist", sessionId)
}

// UnpackDoesSessionExist is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc39f1d9.
//
// Solidity: function doesSessionExist(uint256 sessionId) view returns(bool)
func (sessionV2 *SessionV2) UnpackDoesSessionExist(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("doesSessionExist", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionV2 *SessionV2) PackGetACLAddress() []byte {
	enc, err := sessionV2.abi.Pack("getACLAddress")
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
func (sessionV2 *SessionV2) TryPackGetACLAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionV2 *SessionV2) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getACLAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetActiveSessionsByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb0670acf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getActiveSessionsByAddress(address userAddr) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) PackGetActiveSessionsByAddress(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getActiveSessionsByAddress", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetActiveSessionsByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb0670acf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getActiveSessionsByAddress(address userAddr) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) TryPackGetActiveSessionsByAddress(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getActiveSessionsByAddress", userAddr)
}

// UnpackGetActiveSessionsByAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb0670acf.
//
// Solidity: function getActiveSessionsByAddress(address userAddr) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) UnpackGetActiveSessionsByAddress(data []byte) ([]Session, error) {
	out, err := sessionV2.abi.Unpack("getActiveSessionsByAddress", data)
	if err != nil {
		return *new([]Session), err
	}
	out0 := *abi.ConvertType(out[0], new([]Session)).(*[]Session)
	return out0, nil
}

// PackGetDedicatedNodeExists is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb17f3a88.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getDedicatedNodeExists(uint256 sessionId, address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) PackGetDedicatedNodeExists(sessionId *big.Int, nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getDedicatedNodeExists", sessionId, nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetDedicatedNodeExists is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb17f3a88.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getDedicatedNodeExists(uint256 sessionId, address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) TryPackGetDedicatedNodeExists(sessionId *big.Int, nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getDedicatedNodeExists", sessionId, nodeAddress)
}

// UnpackGetDedicatedNodeExists is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb17f3a88.
//
// Solidity: function getDedicatedNodeExists(uint256 sessionId, address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) UnpackGetDedicatedNodeExists(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("getDedicatedNodeExists", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackGetIAMAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb90beef2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionV2 *SessionV2) PackGetIAMAddress() []byte {
	enc, err := sessionV2.abi.Pack("getIAMAddress")
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
func (sessionV2 *SessionV2) TryPackGetIAMAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getIAMAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetLatestRouterAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84f70ef0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLatestRouterAddress(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) PackGetLatestRouterAddress(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getLatestRouterAddress", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLatestRouterAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84f70ef0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLatestRouterAddress(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) TryPackGetLatestRouterAddress(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getLatestRouterAddress", sessionId)
}

// UnpackGetLatestRouterAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84f70ef0.
//
// Solidity: function getLatestRouterAddress(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) UnpackGetLatestRouterAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getLatestRouterAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetLatestRouterIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04352d17.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLatestRouterIndex(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) PackGetLatestRouterIndex(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getLatestRouterIndex", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLatestRouterIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x04352d17.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLatestRouterIndex(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetLatestRouterIndex(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getLatestRouterIndex", sessionId)
}

// UnpackGetLatestRouterIndex is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x04352d17.
//
// Solidity: function getLatestRouterIndex(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetLatestRouterIndex(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getLatestRouterIndex", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetLatestRouterInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb22792d4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLatestRouterInfo(uint256 sessionId) view returns(string)
func (sessionV2 *SessionV2) PackGetLatestRouterInfo(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getLatestRouterInfo", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLatestRouterInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb22792d4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLatestRouterInfo(uint256 sessionId) view returns(string)
func (sessionV2 *SessionV2) TryPackGetLatestRouterInfo(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getLatestRouterInfo", sessionId)
}

// UnpackGetLatestRouterInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb22792d4.
//
// Solidity: function getLatestRouterInfo(uint256 sessionId) view returns(string)
func (sessionV2 *SessionV2) UnpackGetLatestRouterInfo(data []byte) (string, error) {
	out, err := sessionV2.abi.Unpack("getLatestRouterInfo", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetLatestSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8af9d533.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getLatestSessionId(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) PackGetLatestSessionId(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getLatestSessionId", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetLatestSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8af9d533.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getLatestSessionId(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetLatestSessionId(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getLatestSessionId", userAddr)
}

// UnpackGetLatestSessionId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8af9d533.
//
// Solidity: function getLatestSessionId(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetLatestSessionId(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getLatestSessionId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetNodeAssignedTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4b5ab2d0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeAssignedTimestamp(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) PackGetNodeAssignedTimestamp(nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getNodeAssignedTimestamp", nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeAssignedTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4b5ab2d0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeAssignedTimestamp(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetNodeAssignedTimestamp(nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getNodeAssignedTimestamp", nodeAddress)
}

// UnpackGetNodeAssignedTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4b5ab2d0.
//
// Solidity: function getNodeAssignedTimestamp(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetNodeAssignedTimestamp(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getNodeAssignedTimestamp", data)
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
func (sessionV2 *SessionV2) PackGetNodeId(addr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getNodeId", addr)
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
func (sessionV2 *SessionV2) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionV2 *SessionV2) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := sessionV2.abi.Unpack("getNodeId", data)
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
func (sessionV2 *SessionV2) PackGetNodePoolAddress() []byte {
	enc, err := sessionV2.abi.Pack("getNodePoolAddress")
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
func (sessionV2 *SessionV2) TryPackGetNodePoolAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getNodePoolAddress")
}

// UnpackGetNodePoolAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8d0bfebb.
//
// Solidity: function getNodePoolAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetNodePoolAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getNodePoolAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetNodeSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7bdbf3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeSessionId(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) PackGetNodeSessionId(nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getNodeSessionId", nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetNodeSessionId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7bdbf3c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getNodeSessionId(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetNodeSessionId(nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getNodeSessionId", nodeAddress)
}

// UnpackGetNodeSessionId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc7bdbf3c.
//
// Solidity: function getNodeSessionId(address nodeAddress) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetNodeSessionId(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getNodeSessionId", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRouterAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a65acd8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterAddress(uint256 sessionId, uint256 index) view returns(address)
func (sessionV2 *SessionV2) PackGetRouterAddress(sessionId *big.Int, index *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getRouterAddress", sessionId, index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a65acd8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterAddress(uint256 sessionId, uint256 index) view returns(address)
func (sessionV2 *SessionV2) TryPackGetRouterAddress(sessionId *big.Int, index *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterAddress", sessionId, index)
}

// UnpackGetRouterAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4a65acd8.
//
// Solidity: function getRouterAddress(uint256 sessionId, uint256 index) view returns(address)
func (sessionV2 *SessionV2) UnpackGetRouterAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getRouterAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetRouterAddressToIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x250ecaee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterAddressToIndex(uint256 sessionId, address routerAddress) view returns(uint256)
func (sessionV2 *SessionV2) PackGetRouterAddressToIndex(sessionId *big.Int, routerAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getRouterAddressToIndex", sessionId, routerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterAddressToIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x250ecaee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterAddressToIndex(uint256 sessionId, address routerAddress) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetRouterAddressToIndex(sessionId *big.Int, routerAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterAddressToIndex", sessionId, routerAddress)
}

// UnpackGetRouterAddressToIndex is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x250ecaee.
//
// Solidity: function getRouterAddressToIndex(uint256 sessionId, address routerAddress) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetRouterAddressToIndex(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getRouterAddressToIndex", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRouterCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4176fcb9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterCount(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) PackGetRouterCount(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getRouterCount", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4176fcb9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterCount(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetRouterCount(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterCount", sessionId)
}

// UnpackGetRouterCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4176fcb9.
//
// Solidity: function getRouterCount(uint256 sessionId) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetRouterCount(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getRouterCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRouterIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2cd9027.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterIndex(uint256 sessionId, address routerAddress) view returns(int256)
func (sessionV2 *SessionV2) PackGetRouterIndex(sessionId *big.Int, routerAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getRouterIndex", sessionId, routerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterIndex is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2cd9027.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterIndex(uint256 sessionId, address routerAddress) view returns(int256)
func (sessionV2 *SessionV2) TryPackGetRouterIndex(sessionId *big.Int, routerAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterIndex", sessionId, routerAddress)
}

// UnpackGetRouterIndex is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd2cd9027.
//
// Solidity: function getRouterIndex(uint256 sessionId, address routerAddress) view returns(int256)
func (sessionV2 *SessionV2) UnpackGetRouterIndex(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getRouterIndex", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetRouterInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8cab65e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterInfo(uint256 sessionId, address routerAddress) view returns(string)
func (sessionV2 *SessionV2) PackGetRouterInfo(sessionId *big.Int, routerAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getRouterInfo", sessionId, routerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterInfo is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8cab65e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterInfo(uint256 sessionId, address routerAddress) view returns(string)
func (sessionV2 *SessionV2) TryPackGetRouterInfo(sessionId *big.Int, routerAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterInfo", sessionId, routerAddress)
}

// UnpackGetRouterInfo is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa8cab65e.
//
// Solidity: function getRouterInfo(uint256 sessionId, address routerAddress) view returns(string)
func (sessionV2 *SessionV2) UnpackGetRouterInfo(data []byte) (string, error) {
	out, err := sessionV2.abi.Unpack("getRouterInfo", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGetRouterInfoExists is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe132fbee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterInfoExists(uint256 sessionId, string routerInfo) view returns(bool)
func (sessionV2 *SessionV2) PackGetRouterInfoExists(sessionId *big.Int, routerInfo string) []byte {
	enc, err := sessionV2.abi.Pack("getRouterInfoExists", sessionId, routerInfo)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterInfoExists is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe132fbee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterInfoExists(uint256 sessionId, string routerInfo) view returns(bool)
func (sessionV2 *SessionV2) TryPackGetRouterInfoExists(sessionId *big.Int, routerInfo string) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterInfoExists", sessionId, routerInfo)
}

// UnpackGetRouterInfoExists is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe132fbee.
//
// Solidity: function getRouterInfoExists(uint256 sessionId, string routerInfo) view returns(bool)
func (sessionV2 *SessionV2) UnpackGetRouterInfoExists(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("getRouterInfoExists", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackGetRouterMetadatasByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60eed28d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterMetadatasByAddress(address userAddr) view returns(string[])
func (sessionV2 *SessionV2) PackGetRouterMetadatasByAddress(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getRouterMetadatasByAddress", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterMetadatasByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x60eed28d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterMetadatasByAddress(address userAddr) view returns(string[])
func (sessionV2 *SessionV2) TryPackGetRouterMetadatasByAddress(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterMetadatasByAddress", userAddr)
}

// UnpackGetRouterMetadatasByAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x60eed28d.
//
// Solidity: function getRouterMetadatasByAddress(address userAddr) view returns(string[])
func (sessionV2 *SessionV2) UnpackGetRouterMetadatasByAddress(data []byte) ([]string, error) {
	out, err := sessionV2.abi.Unpack("getRouterMetadatasByAddress", data)
	if err != nil {
		return *new([]string), err
	}
	out0 := *abi.ConvertType(out[0], new([]string)).(*[]string)
	return out0, nil
}

// PackGetRouterMetadatasBySessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8b2211e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getRouterMetadatasBySessionIds(uint256[] sessionIds) view returns(string[] list)
func (sessionV2 *SessionV2) PackGetRouterMetadatasBySessionIds(sessionIds []*big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getRouterMetadatasBySessionIds", sessionIds)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetRouterMetadatasBySessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf8b2211e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getRouterMetadatasBySessionIds(uint256[] sessionIds) view returns(string[] list)
func (sessionV2 *SessionV2) TryPackGetRouterMetadatasBySessionIds(sessionIds []*big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getRouterMetadatasBySessionIds", sessionIds)
}

// UnpackGetRouterMetadatasBySessionIds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf8b2211e.
//
// Solidity: function getRouterMetadatasBySessionIds(uint256[] sessionIds) view returns(string[] list)
func (sessionV2 *SessionV2) UnpackGetRouterMetadatasBySessionIds(data []byte) ([]string, error) {
	out, err := sessionV2.abi.Unpack("getRouterMetadatasBySessionIds", data)
	if err != nil {
		return *new([]string), err
	}
	out0 := *abi.ConvertType(out[0], new([]string)).(*[]string)
	return out0, nil
}

// PackGetSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x402ff0db.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSession(uint256 sessionId) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256) out)
func (sessionV2 *SessionV2) PackGetSession(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getSession", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x402ff0db.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSession(uint256 sessionId) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256) out)
func (sessionV2 *SessionV2) TryPackGetSession(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getSession", sessionId)
}

// UnpackGetSession is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x402ff0db.
//
// Solidity: function getSession(uint256 sessionId) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256) out)
func (sessionV2 *SessionV2) UnpackGetSession(data []byte) (Session, error) {
	out, err := sessionV2.abi.Unpack("getSession", data)
	if err != nil {
		return *new(Session), err
	}
	out0 := *abi.ConvertType(out[0], new(Session)).(*Session)
	return out0, nil
}

// PackGetSessionAuthAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e32ca2b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionAuthAddress() view returns(address)
func (sessionV2 *SessionV2) PackGetSessionAuthAddress() []byte {
	enc, err := sessionV2.abi.Pack("getSessionAuthAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionAuthAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8e32ca2b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionAuthAddress() view returns(address)
func (sessionV2 *SessionV2) TryPackGetSessionAuthAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionAuthAddress")
}

// UnpackGetSessionAuthAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8e32ca2b.
//
// Solidity: function getSessionAuthAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetSessionAuthAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getSessionAuthAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e6734bf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionCount() view returns(uint256)
func (sessionV2 *SessionV2) PackGetSessionCount() []byte {
	enc, err := sessionV2.abi.Pack("getSessionCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6e6734bf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionCount() view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetSessionCount() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionCount")
}

// UnpackGetSessionCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6e6734bf.
//
// Solidity: function getSessionCount() view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetSessionCount(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getSessionCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetSessionCountByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66989404.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionCountByAddress(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) PackGetSessionCountByAddress(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getSessionCountByAddress", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionCountByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x66989404.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionCountByAddress(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) TryPackGetSessionCountByAddress(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getSessionCountByAddress", userAddr)
}

// UnpackGetSessionCountByAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x66989404.
//
// Solidity: function getSessionCountByAddress(address userAddr) view returns(uint256)
func (sessionV2 *SessionV2) UnpackGetSessionCountByAddress(data []byte) (*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getSessionCountByAddress", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackGetSessionDataAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5248f5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionDataAddress() view returns(address data)
func (sessionV2 *SessionV2) PackGetSessionDataAddress() []byte {
	enc, err := sessionV2.abi.Pack("getSessionDataAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionDataAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b5248f5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionDataAddress() view returns(address data)
func (sessionV2 *SessionV2) TryPackGetSessionDataAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionDataAddress")
}

// UnpackGetSessionDataAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6b5248f5.
//
// Solidity: function getSessionDataAddress() view returns(address data)
func (sessionV2 *SessionV2) UnpackGetSessionDataAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getSessionDataAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionIdAndNameAndMetadataByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27774b73.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionIdAndNameAndMetadataByAddress(address userAddr) view returns(uint256[] ids, string[] names, string[] metadatas, uint256[] states)
func (sessionV2 *SessionV2) PackGetSessionIdAndNameAndMetadataByAddress(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getSessionIdAndNameAndMetadataByAddress", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionIdAndNameAndMetadataByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27774b73.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionIdAndNameAndMetadataByAddress(address userAddr) view returns(uint256[] ids, string[] names, string[] metadatas, uint256[] states)
func (sessionV2 *SessionV2) TryPackGetSessionIdAndNameAndMetadataByAddress(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getSessionIdAndNameAndMetadataByAddress", userAddr)
}

// GetSessionIdAndNameAndMetadataByAddressOutput serves as a container for the return parameters of contract
// method GetSessionIdAndNameAndMetadataByAddress.
type GetSessionIdAndNameAndMetadataByAddressOutput struct {
	Ids       []*big.Int
	Names     []string
	Metadatas []string
	States    []*big.Int
}

// UnpackGetSessionIdAndNameAndMetadataByAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x27774b73.
//
// Solidity: function getSessionIdAndNameAndMetadataByAddress(address userAddr) view returns(uint256[] ids, string[] names, string[] metadatas, uint256[] states)
func (sessionV2 *SessionV2) UnpackGetSessionIdAndNameAndMetadataByAddress(data []byte) (GetSessionIdAndNameAndMetadataByAddressOutput, error) {
	out, err := sessionV2.abi.Unpack("getSessionIdAndNameAndMetadataByAddress", data)
	outstruct := new(GetSessionIdAndNameAndMetadataByAddressOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Ids = *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	outstruct.Names = *abi.ConvertType(out[1], new([]string)).(*[]string)
	outstruct.Metadatas = *abi.ConvertType(out[2], new([]string)).(*[]string)
	outstruct.States = *abi.ConvertType(out[3], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackGetSessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5fa1b0d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionIds(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) PackGetSessionIds(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getSessionIds", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionIds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5fa1b0d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionIds(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) TryPackGetSessionIds(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getSessionIds", userAddr)
}

// UnpackGetSessionIds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5fa1b0d1.
//
// Solidity: function getSessionIds(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) UnpackGetSessionIds(data []byte) ([]*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getSessionIds", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackGetSessionPaymentAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x78a28b7a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionPaymentAddress() view returns(address)
func (sessionV2 *SessionV2) PackGetSessionPaymentAddress() []byte {
	enc, err := sessionV2.abi.Pack("getSessionPaymentAddress")
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
func (sessionV2 *SessionV2) TryPackGetSessionPaymentAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionPaymentAddress")
}

// UnpackGetSessionPaymentAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x78a28b7a.
//
// Solidity: function getSessionPaymentAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetSessionPaymentAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getSessionPaymentAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionQueueAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x363fd2d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionQueueAddress() view returns(address)
func (sessionV2 *SessionV2) PackGetSessionQueueAddress() []byte {
	enc, err := sessionV2.abi.Pack("getSessionQueueAddress")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionQueueAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x363fd2d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionQueueAddress() view returns(address)
func (sessionV2 *SessionV2) TryPackGetSessionQueueAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionQueueAddress")
}

// UnpackGetSessionQueueAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x363fd2d1.
//
// Solidity: function getSessionQueueAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetSessionQueueAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getSessionQueueAddress", data)
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
func (sessionV2 *SessionV2) PackGetSessionStatsAddress() []byte {
	enc, err := sessionV2.abi.Pack("getSessionStatsAddress")
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
func (sessionV2 *SessionV2) TryPackGetSessionStatsAddress() ([]byte, error) {
	return sessionV2.abi.Pack("getSessionStatsAddress")
}

// UnpackGetSessionStatsAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x68fbd09f.
//
// Solidity: function getSessionStatsAddress() view returns(address)
func (sessionV2 *SessionV2) UnpackGetSessionStatsAddress(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("getSessionStatsAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetSessionsByAddressByPage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x997a8e09.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionsByAddressByPage(address userAddr, uint256 offset, uint256 amount) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) PackGetSessionsByAddressByPage(userAddr common.Address, offset *big.Int, amount *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getSessionsByAddressByPage", userAddr, offset, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionsByAddressByPage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x997a8e09.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionsByAddressByPage(address userAddr, uint256 offset, uint256 amount) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) TryPackGetSessionsByAddressByPage(userAddr common.Address, offset *big.Int, amount *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getSessionsByAddressByPage", userAddr, offset, amount)
}

// UnpackGetSessionsByAddressByPage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x997a8e09.
//
// Solidity: function getSessionsByAddressByPage(address userAddr, uint256 offset, uint256 amount) view returns((uint256,bytes32,string,string,uint8,uint256,uint256,address,address[],address[],uint256,uint256,uint256,uint256,uint256,string[],address[],uint256,uint256,uint256,uint256)[] list)
func (sessionV2 *SessionV2) UnpackGetSessionsByAddressByPage(data []byte) ([]Session, error) {
	out, err := sessionV2.abi.Unpack("getSessionsByAddressByPage", data)
	if err != nil {
		return *new([]Session), err
	}
	out0 := *abi.ConvertType(out[0], new([]Session)).(*[]Session)
	return out0, nil
}

// PackGetSessionsIdsByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf89cb6f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getSessionsIdsByAddress(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) PackGetSessionsIdsByAddress(userAddr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getSessionsIdsByAddress", userAddr)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetSessionsIdsByAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf89cb6f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getSessionsIdsByAddress(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) TryPackGetSessionsIdsByAddress(userAddr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getSessionsIdsByAddress", userAddr)
}

// UnpackGetSessionsIdsByAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf89cb6f.
//
// Solidity: function getSessionsIdsByAddress(address userAddr) view returns(uint256[])
func (sessionV2 *SessionV2) UnpackGetSessionsIdsByAddress(data []byte) ([]*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getSessionsIdsByAddress", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackSessionTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4f199b5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[], string[])
func (sessionV2 *SessionV2) PackSessionTaskResults(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("getTaskResults", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSessionTaskResults is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4f199b5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[], string[])
func (sessionV2 *SessionV2) TryPackSessionTaskResults(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("getTaskResults", sessionId, taskId)
}

// SessionTaskResultsOutput serves as a container for the return parameters of contract
// method SessionTaskResults.
type SessionTaskResultsOutput struct {
	Arg0 []common.Address
	Arg1 []string
}

// UnpackSessionTaskResults is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf4f199b5.
//
// Solidity: function getTaskResults(uint256 sessionId, uint256 taskId) view returns(address[], string[])
func (sessionV2 *SessionV2) UnpackSessionTaskResults(data []byte) (SessionTaskResultsOutput, error) {
	out, err := sessionV2.abi.Unpack("getTaskResults", data)
	outstruct := new(SessionTaskResultsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Arg0 = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Arg1 = *abi.ConvertType(out[1], new([]string)).(*[]string)
	return *outstruct, nil
}

// PackGetUserSessions is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x223715dd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getUserSessions(address user) view returns(uint256[])
func (sessionV2 *SessionV2) PackGetUserSessions(user common.Address) []byte {
	enc, err := sessionV2.abi.Pack("getUserSessions", user)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGetUserSessions is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x223715dd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function getUserSessions(address user) view returns(uint256[])
func (sessionV2 *SessionV2) TryPackGetUserSessions(user common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("getUserSessions", user)
}

// UnpackGetUserSessions is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x223715dd.
//
// Solidity: function getUserSessions(address user) view returns(uint256[])
func (sessionV2 *SessionV2) UnpackGetUserSessions(data []byte) ([]*big.Int, error) {
	out, err := sessionV2.abi.Unpack("getUserSessions", data)
	if err != nil {
		return *new([]*big.Int), err
	}
	out0 := *abi.ConvertType(out[0], new([]*big.Int)).(*[]*big.Int)
	return out0, nil
}

// PackIsNodeAssignedToAnySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b49162b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isNodeAssignedToAnySession(address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) PackIsNodeAssignedToAnySession(nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("isNodeAssignedToAnySession", nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsNodeAssignedToAnySession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b49162b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isNodeAssignedToAnySession(address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) TryPackIsNodeAssignedToAnySession(nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("isNodeAssignedToAnySession", nodeAddress)
}

// UnpackIsNodeAssignedToAnySession is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6b49162b.
//
// Solidity: function isNodeAssignedToAnySession(address nodeAddress) view returns(bool)
func (sessionV2 *SessionV2) UnpackIsNodeAssignedToAnySession(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("isNodeAssignedToAnySession", data)
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
func (sessionV2 *SessionV2) PackIsOracleNode(addr common.Address) []byte {
	enc, err := sessionV2.abi.Pack("isOracleNode", addr)
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
func (sessionV2 *SessionV2) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionV2 *SessionV2) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (sessionV2 *SessionV2) PackOwner() []byte {
	enc, err := sessionV2.abi.Pack("owner")
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
func (sessionV2 *SessionV2) TryPackOwner() ([]byte, error) {
	return sessionV2.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (sessionV2 *SessionV2) UnpackOwner(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackOwnerOfSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8b0f3ed.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ownerOfSession(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) PackOwnerOfSession(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("ownerOfSession", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwnerOfSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa8b0f3ed.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ownerOfSession(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) TryPackOwnerOfSession(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("ownerOfSession", sessionId)
}

// UnpackOwnerOfSession is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa8b0f3ed.
//
// Solidity: function ownerOfSession(uint256 sessionId) view returns(address)
func (sessionV2 *SessionV2) UnpackOwnerOfSession(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("ownerOfSession", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackReleaseByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86a5f151.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releaseByNodeId(bytes32 nodeId) returns()
func (sessionV2 *SessionV2) PackReleaseByNodeId(nodeId [32]byte) []byte {
	enc, err := sessionV2.abi.Pack("releaseByNodeId", nodeId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleaseByNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86a5f151.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releaseByNodeId(bytes32 nodeId) returns()
func (sessionV2 *SessionV2) TryPackReleaseByNodeId(nodeId [32]byte) ([]byte, error) {
	return sessionV2.abi.Pack("releaseByNodeId", nodeId)
}

// PackRemoveDedicatedNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23a8dba0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeDedicatedNode(uint256 sessionId, address nodeAddress) returns()
func (sessionV2 *SessionV2) PackRemoveDedicatedNode(sessionId *big.Int, nodeAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("removeDedicatedNode", sessionId, nodeAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveDedicatedNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23a8dba0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeDedicatedNode(uint256 sessionId, address nodeAddress) returns()
func (sessionV2 *SessionV2) TryPackRemoveDedicatedNode(sessionId *big.Int, nodeAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("removeDedicatedNode", sessionId, nodeAddress)
}

// PackRemoveRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedfd414d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeRouter(uint256 sessionId, address routerAddress) returns()
func (sessionV2 *SessionV2) PackRemoveRouter(sessionId *big.Int, routerAddress common.Address) []byte {
	enc, err := sessionV2.abi.Pack("removeRouter", sessionId, routerAddress)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xedfd414d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeRouter(uint256 sessionId, address routerAddress) returns()
func (sessionV2 *SessionV2) TryPackRemoveRouter(sessionId *big.Int, routerAddress common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("removeRouter", sessionId, routerAddress)
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (sessionV2 *SessionV2) PackRenounceOwnership() []byte {
	enc, err := sessionV2.abi.Pack("renounceOwnership")
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
func (sessionV2 *SessionV2) TryPackRenounceOwnership() ([]byte, error) {
	return sessionV2.abi.Pack("renounceOwnership")
}

// PackResetAllRouters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e6a7e90.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resetAllRouters(uint256 sessionId) returns()
func (sessionV2 *SessionV2) PackResetAllRouters(sessionId *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("resetAllRouters", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResetAllRouters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e6a7e90.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resetAllRouters(uint256 sessionId) returns()
func (sessionV2 *SessionV2) TryPackResetAllRouters(sessionId *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("resetAllRouters", sessionId)
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (sessionV2 *SessionV2) PackRuntime() []byte {
	enc, err := sessionV2.abi.Pack("runtime")
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
func (sessionV2 *SessionV2) TryPackRuntime() ([]byte, error) {
	return sessionV2.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (sessionV2 *SessionV2) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := sessionV2.abi.Unpack("runtime", data)
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
func (sessionV2 *SessionV2) PackSetACL(aclContract common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setACL", aclContract)
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
func (sessionV2 *SessionV2) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setACL", aclContract)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (sessionV2 *SessionV2) PackSetIAM(iamContract common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setIAM", iamContract)
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
func (sessionV2 *SessionV2) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setIAM", iamContract)
}

// PackSetMaxTaskExecutionCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x626b234b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setMaxTaskExecutionCount(uint256 _maxTaskExecutionCount) returns()
func (sessionV2 *SessionV2) PackSetMaxTaskExecutionCount(maxTaskExecutionCount *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("setMaxTaskExecutionCount", maxTaskExecutionCount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetMaxTaskExecutionCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x626b234b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setMaxTaskExecutionCount(uint256 _maxTaskExecutionCount) returns()
func (sessionV2 *SessionV2) TryPackSetMaxTaskExecutionCount(maxTaskExecutionCount *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("setMaxTaskExecutionCount", maxTaskExecutionCount)
}

// PackSetNodePool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26cea918.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setNodePool(address _nodePool) returns()
func (sessionV2 *SessionV2) PackSetNodePool(nodePool common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setNodePool", nodePool)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetNodePool is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x26cea918.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setNodePool(address _nodePool) returns()
func (sessionV2 *SessionV2) TryPackSetNodePool(nodePool common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setNodePool", nodePool)
}

// PackSetReservePeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7e406bab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setReservePeriod(uint256 _reservePeriod) returns()
func (sessionV2 *SessionV2) PackSetReservePeriod(reservePeriod *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("setReservePeriod", reservePeriod)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetReservePeriod is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7e406bab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setReservePeriod(uint256 _reservePeriod) returns()
func (sessionV2 *SessionV2) TryPackSetReservePeriod(reservePeriod *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("setReservePeriod", reservePeriod)
}

// PackSetSessionAuth is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16b1569b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionAuth(address _sessionAuth) returns()
func (sessionV2 *SessionV2) PackSetSessionAuth(sessionAuth common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setSessionAuth", sessionAuth)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionAuth is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x16b1569b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionAuth(address _sessionAuth) returns()
func (sessionV2 *SessionV2) TryPackSetSessionAuth(sessionAuth common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setSessionAuth", sessionAuth)
}

// PackSetSessionData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x234f52af.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionData(address _sessionData) returns()
func (sessionV2 *SessionV2) PackSetSessionData(sessionData common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setSessionData", sessionData)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionData is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x234f52af.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionData(address _sessionData) returns()
func (sessionV2 *SessionV2) TryPackSetSessionData(sessionData common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setSessionData", sessionData)
}

// PackSetSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a8f012c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionPayment(address _sessionPayment) returns()
func (sessionV2 *SessionV2) PackSetSessionPayment(sessionPayment common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setSessionPayment", sessionPayment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a8f012c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionPayment(address _sessionPayment) returns()
func (sessionV2 *SessionV2) TryPackSetSessionPayment(sessionPayment common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setSessionPayment", sessionPayment)
}

// PackSetSessionQueue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5c12ed5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionQueue(address _sessionQueueContrat) returns()
func (sessionV2 *SessionV2) PackSetSessionQueue(sessionQueueContrat common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setSessionQueue", sessionQueueContrat)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionQueue is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5c12ed5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionQueue(address _sessionQueueContrat) returns()
func (sessionV2 *SessionV2) TryPackSetSessionQueue(sessionQueueContrat common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setSessionQueue", sessionQueueContrat)
}

// PackSetSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4356c373.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setSessionStats(address _sessionStats) returns()
func (sessionV2 *SessionV2) PackSetSessionStats(sessionStats common.Address) []byte {
	enc, err := sessionV2.abi.Pack("setSessionStats", sessionStats)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetSessionStats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4356c373.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setSessionStats(address _sessionStats) returns()
func (sessionV2 *SessionV2) TryPackSetSessionStats(sessionStats common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("setSessionStats", sessionStats)
}

// PackSetUseDedicatedNodeSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f37af69.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseDedicatedNodeSwitchModel(bool _useDedicatedNodeSwitchModel) returns()
func (sessionV2 *SessionV2) PackSetUseDedicatedNodeSwitchModel(useDedicatedNodeSwitchModel bool) []byte {
	enc, err := sessionV2.abi.Pack("setUseDedicatedNodeSwitchModel", useDedicatedNodeSwitchModel)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetUseDedicatedNodeSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4f37af69.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setUseDedicatedNodeSwitchModel(bool _useDedicatedNodeSwitchModel) returns()
func (sessionV2 *SessionV2) TryPackSetUseDedicatedNodeSwitchModel(useDedicatedNodeSwitchModel bool) ([]byte, error) {
	return sessionV2.abi.Pack("setUseDedicatedNodeSwitchModel", useDedicatedNodeSwitchModel)
}

// PackSetUseSessionPayment is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61126f84.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseSessionPayment(bool _useSessionPayment) returns()
func (sessionV2 *SessionV2) PackSetUseSessionPayment(useSessionPayment bool) []byte {
	enc, err := sessionV2.abi.Pack("setUseSessionPayment", useSessionPayment)
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
func (sessionV2 *SessionV2) TryPackSetUseSessionPayment(useSessionPayment bool) ([]byte, error) {
	return sessionV2.abi.Pack("setUseSessionPayment", useSessionPayment)
}

// PackSetUseSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba94f7ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setUseSwitchModel(bool _useSwitchModel) returns()
func (sessionV2 *SessionV2) PackSetUseSwitchModel(useSwitchModel bool) []byte {
	enc, err := sessionV2.abi.Pack("setUseSwitchModel", useSwitchModel)
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
func (sessionV2 *SessionV2) TryPackSetUseSwitchModel(useSwitchModel bool) ([]byte, error) {
	return sessionV2.abi.Pack("setUseSwitchModel", useSwitchModel)
}

// PackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x17748e1a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submit(uint256 sessionId, uint256 nodeType, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, string clientReference) returns()
func (sessionV2 *SessionV2) PackSubmit(sessionId *big.Int, nodeType *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, clientReference string) []byte {
	enc, err := sessionV2.abi.Pack("submit", sessionId, nodeType, taskData, promptType, promptTemplate, llmParams, clientReference)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x17748e1a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submit(uint256 sessionId, uint256 nodeType, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, string clientReference) returns()
func (sessionV2 *SessionV2) TryPackSubmit(sessionId *big.Int, nodeType *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, clientReference string) ([]byte, error) {
	return sessionV2.abi.Pack("submit", sessionId, nodeType, taskData, promptType, promptTemplate, llmParams, clientReference)
}

// PackSubmit0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa00ffe19.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submit(uint256 sessionId, uint256 nodeType, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, uint256[] requestParams, string clientReference) returns()
func (sessionV2 *SessionV2) PackSubmit0(sessionId *big.Int, nodeType *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, requestParams []*big.Int, clientReference string) []byte {
	enc, err := sessionV2.abi.Pack("submit0", sessionId, nodeType, taskData, promptType, promptTemplate, llmParams, requestParams, clientReference)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmit0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa00ffe19.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submit(uint256 sessionId, uint256 nodeType, string taskData, uint256 promptType, string promptTemplate, uint256[] llmParams, uint256[] requestParams, string clientReference) returns()
func (sessionV2 *SessionV2) TryPackSubmit0(sessionId *big.Int, nodeType *big.Int, taskData string, promptType *big.Int, promptTemplate string, llmParams []*big.Int, requestParams []*big.Int, clientReference string) ([]byte, error) {
	return sessionV2.abi.Pack("submit0", sessionId, nodeType, taskData, promptType, promptTemplate, llmParams, requestParams, clientReference)
}

// PackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sync(bytes32[] names_) returns()
func (sessionV2 *SessionV2) PackSync(names [][32]byte) []byte {
	enc, err := sessionV2.abi.Pack("sync", names)
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
func (sessionV2 *SessionV2) TryPackSync(names [][32]byte) ([]byte, error) {
	return sessionV2.abi.Pack("sync", names)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (sessionV2 *SessionV2) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := sessionV2.abi.Pack("transferOwnership", newOwner)
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
func (sessionV2 *SessionV2) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("transferOwnership", newOwner)
}

// PackUpdate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe61552f6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function update(string name, string metadata, uint256 sessionId, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode) returns()
func (sessionV2 *SessionV2) PackUpdate(name string, metadata string, sessionId *big.Int, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int) []byte {
	enc, err := sessionV2.abi.Pack("update", name, metadata, sessionId, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe61552f6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function update(string name, string metadata, uint256 sessionId, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant, uint256 numOfValidatorNodes, uint256 mode) returns()
func (sessionV2 *SessionV2) TryPackUpdate(name string, metadata string, sessionId *big.Int, minNumOfNodes *big.Int, maxNumOfNodes *big.Int, redundant *big.Int, numOfValidatorNodes *big.Int, mode *big.Int) ([]byte, error) {
	return sessionV2.abi.Pack("update", name, metadata, sessionId, minNumOfNodes, maxNumOfNodes, redundant, numOfValidatorNodes, mode)
}

// PackUpdateOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7192711f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateOwner(uint256 sessionId, address newOwner) returns()
func (sessionV2 *SessionV2) PackUpdateOwner(sessionId *big.Int, newOwner common.Address) []byte {
	enc, err := sessionV2.abi.Pack("updateOwner", sessionId, newOwner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7192711f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateOwner(uint256 sessionId, address newOwner) returns()
func (sessionV2 *SessionV2) TryPackUpdateOwner(sessionId *big.Int, newOwner common.Address) ([]byte, error) {
	return sessionV2.abi.Pack("updateOwner", sessionId, newOwner)
}

// PackUpdateRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x274f232d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function updateRouter(uint256 sessionId, address routerAddress, string newRouterInfo) returns()
func (sessionV2 *SessionV2) PackUpdateRouter(sessionId *big.Int, routerAddress common.Address, newRouterInfo string) []byte {
	enc, err := sessionV2.abi.Pack("updateRouter", sessionId, routerAddress, newRouterInfo)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUpdateRouter is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x274f232d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function updateRouter(uint256 sessionId, address routerAddress, string newRouterInfo) returns()
func (sessionV2 *SessionV2) TryPackUpdateRouter(sessionId *big.Int, routerAddress common.Address, newRouterInfo string) ([]byte, error) {
	return sessionV2.abi.Pack("updateRouter", sessionId, routerAddress, newRouterInfo)
}

// PackUseDedicatedNodeSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x92fea4eb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function useDedicatedNodeSwitchModel() view returns(bool)
func (sessionV2 *SessionV2) PackUseDedicatedNodeSwitchModel() []byte {
	enc, err := sessionV2.abi.Pack("useDedicatedNodeSwitchModel")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUseDedicatedNodeSwitchModel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x92fea4eb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function useDedicatedNodeSwitchModel() view returns(bool)
func (sessionV2 *SessionV2) TryPackUseDedicatedNodeSwitchModel() ([]byte, error) {
	return sessionV2.abi.Pack("useDedicatedNodeSwitchModel")
}

// UnpackUseDedicatedNodeSwitchModel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x92fea4eb.
//
// Solidity: function useDedicatedNodeSwitchModel() view returns(bool)
func (sessionV2 *SessionV2) UnpackUseDedicatedNodeSwitchModel(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("useDedicatedNodeSwitchModel", data)
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
func (sessionV2 *SessionV2) PackUseSessionPayment() []byte {
	enc, err := sessionV2.abi.Pack("useSessionPayment")
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
func (sessionV2 *SessionV2) TryPackUseSessionPayment() ([]byte, error) {
	return sessionV2.abi.Pack("useSessionPayment")
}

// UnpackUseSessionPayment is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe9fac72d.
//
// Solidity: function useSessionPayment() view returns(bool)
func (sessionV2 *SessionV2) UnpackUseSessionPayment(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("useSessionPayment", data)
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
func (sessionV2 *SessionV2) PackUseSwitchModel() []byte {
	enc, err := sessionV2.abi.Pack("useSwitchModel")
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
func (sessionV2 *SessionV2) TryPackUseSwitchModel() ([]byte, error) {
	return sessionV2.abi.Pack("useSwitchModel")
}

// UnpackUseSwitchModel is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x598ec3a1.
//
// Solidity: function useSwitchModel() view returns(bool)
func (sessionV2 *SessionV2) UnpackUseSwitchModel(data []byte) (bool, error) {
	out, err := sessionV2.abi.Unpack("useSwitchModel", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// SessionV2AllRoutersRemoved represents a AllRoutersRemoved event raised by the SessionV2 contract.
type SessionV2AllRoutersRemoved struct {
	SessionId *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionV2AllRoutersRemovedEventName = "AllRoutersRemoved"

// ContractEventName returns the user-defined event name.
func (SessionV2AllRoutersRemoved) ContractEventName() string {
	return SessionV2AllRoutersRemovedEventName
}

// UnpackAllRoutersRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AllRoutersRemoved(uint256 indexed sessionId)
func (sessionV2 *SessionV2) UnpackAllRoutersRemovedEvent(log *types.Log) (*SessionV2AllRoutersRemoved, error) {
	event := "AllRoutersRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2AllRoutersRemoved)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2DedicatedNodeAdded represents a DedicatedNodeAdded event raised by the SessionV2 contract.
type SessionV2DedicatedNodeAdded struct {
	NodeAddress common.Address
	Raw         *types.Log // Blockchain specific contextual infos
}

const SessionV2DedicatedNodeAddedEventName = "DedicatedNodeAdded"

// ContractEventName returns the user-defined event name.
func (SessionV2DedicatedNodeAdded) ContractEventName() string {
	return SessionV2DedicatedNodeAddedEventName
}

// UnpackDedicatedNodeAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DedicatedNodeAdded(address indexed nodeAddress)
func (sessionV2 *SessionV2) UnpackDedicatedNodeAddedEvent(log *types.Log) (*SessionV2DedicatedNodeAdded, error) {
	event := "DedicatedNodeAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2DedicatedNodeAdded)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2DedicatedNodeRemoved represents a DedicatedNodeRemoved event raised by the SessionV2 contract.
type SessionV2DedicatedNodeRemoved struct {
	NodeAddress common.Address
	Raw         *types.Log // Blockchain specific contextual infos
}

const SessionV2DedicatedNodeRemovedEventName = "DedicatedNodeRemoved"

// ContractEventName returns the user-defined event name.
func (SessionV2DedicatedNodeRemoved) ContractEventName() string {
	return SessionV2DedicatedNodeRemovedEventName
}

// UnpackDedicatedNodeRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DedicatedNodeRemoved(address indexed nodeAddress)
func (sessionV2 *SessionV2) UnpackDedicatedNodeRemovedEvent(log *types.Log) (*SessionV2DedicatedNodeRemoved, error) {
	event := "DedicatedNodeRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2DedicatedNodeRemoved)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2NewNodeAssignedToSession represents a NewNodeAssignedToSession event raised by the SessionV2 contract.
type SessionV2NewNodeAssignedToSession struct {
	SessionId      *big.Int
	NodeAddresses  []common.Address
	NewNodeCount   *big.Int
	AssignmentType *big.Int
	Raw            *types.Log // Blockchain specific contextual infos
}

const SessionV2NewNodeAssignedToSessionEventName = "NewNodeAssignedToSession"

// ContractEventName returns the user-defined event name.
func (SessionV2NewNodeAssignedToSession) ContractEventName() string {
	return SessionV2NewNodeAssignedToSessionEventName
}

// UnpackNewNodeAssignedToSessionEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NewNodeAssignedToSession(uint256 indexed sessionId, address[] nodeAddresses, uint256 newNodeCount, uint256 assignmentType)
func (sessionV2 *SessionV2) UnpackNewNodeAssignedToSessionEvent(log *types.Log) (*SessionV2NewNodeAssignedToSession, error) {
	event := "NewNodeAssignedToSession"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2NewNodeAssignedToSession)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2NodeReleased represents a NodeReleased event raised by the SessionV2 contract.
type SessionV2NodeReleased struct {
	NodeId    [32]byte
	SessionId *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionV2NodeReleasedEventName = "NodeReleased"

// ContractEventName returns the user-defined event name.
func (SessionV2NodeReleased) ContractEventName() string {
	return SessionV2NodeReleasedEventName
}

// UnpackNodeReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeReleased(bytes32 nodeId, uint256 sessionId)
func (sessionV2 *SessionV2) UnpackNodeReleasedEvent(log *types.Log) (*SessionV2NodeReleased, error) {
	event := "NodeReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2NodeReleased)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2OwnershipTransferred represents a OwnershipTransferred event raised by the SessionV2 contract.
type SessionV2OwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionV2OwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (SessionV2OwnershipTransferred) ContractEventName() string {
	return SessionV2OwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (sessionV2 *SessionV2) UnpackOwnershipTransferredEvent(log *types.Log) (*SessionV2OwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2OwnershipTransferred)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2RouterAdded represents a RouterAdded event raised by the SessionV2 contract.
type SessionV2RouterAdded struct {
	RouterAddress common.Address
	RouterInfo    string
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionV2RouterAddedEventName = "RouterAdded"

// ContractEventName returns the user-defined event name.
func (SessionV2RouterAdded) ContractEventName() string {
	return SessionV2RouterAddedEventName
}

// UnpackRouterAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RouterAdded(address routerAddress, string routerInfo)
func (sessionV2 *SessionV2) UnpackRouterAddedEvent(log *types.Log) (*SessionV2RouterAdded, error) {
	event := "RouterAdded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2RouterAdded)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2RouterRemoved represents a RouterRemoved event raised by the SessionV2 contract.
type SessionV2RouterRemoved struct {
	RouterAddress common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionV2RouterRemovedEventName = "RouterRemoved"

// ContractEventName returns the user-defined event name.
func (SessionV2RouterRemoved) ContractEventName() string {
	return SessionV2RouterRemovedEventName
}

// UnpackRouterRemovedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RouterRemoved(address routerAddress)
func (sessionV2 *SessionV2) UnpackRouterRemovedEvent(log *types.Log) (*SessionV2RouterRemoved, error) {
	event := "RouterRemoved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2RouterRemoved)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2RouterUpdated represents a RouterUpdated event raised by the SessionV2 contract.
type SessionV2RouterUpdated struct {
	RouterAddress common.Address
	RouterInfo    string
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionV2RouterUpdatedEventName = "RouterUpdated"

// ContractEventName returns the user-defined event name.
func (SessionV2RouterUpdated) ContractEventName() string {
	return SessionV2RouterUpdatedEventName
}

// UnpackRouterUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RouterUpdated(address routerAddress, string routerInfo)
func (sessionV2 *SessionV2) UnpackRouterUpdatedEvent(log *types.Log) (*SessionV2RouterUpdated, error) {
	event := "RouterUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2RouterUpdated)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2SessionCreated represents a SessionCreated event raised by the SessionV2 contract.
type SessionV2SessionCreated struct {
	SessionId *big.Int
	Sid       [32]byte
	Owner     common.Address
	Miners    []common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionV2SessionCreatedEventName = "SessionCreated"

// ContractEventName returns the user-defined event name.
func (SessionV2SessionCreated) ContractEventName() string {
	return SessionV2SessionCreatedEventName
}

// UnpackSessionCreatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SessionCreated(uint256 sessionId, bytes32 sid, address owner, address[] miners)
func (sessionV2 *SessionV2) UnpackSessionCreatedEvent(log *types.Log) (*SessionV2SessionCreated, error) {
	event := "SessionCreated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2SessionCreated)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2SessionDeactivated represents a SessionDeactivated event raised by the SessionV2 contract.
type SessionV2SessionDeactivated struct {
	SessionId   *big.Int
	Deactivator common.Address
	Raw         *types.Log // Blockchain specific contextual infos
}

const SessionV2SessionDeactivatedEventName = "SessionDeactivated"

// ContractEventName returns the user-defined event name.
func (SessionV2SessionDeactivated) ContractEventName() string {
	return SessionV2SessionDeactivatedEventName
}

// UnpackSessionDeactivatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SessionDeactivated(uint256 indexed sessionId, address indexed deactivator)
func (sessionV2 *SessionV2) UnpackSessionDeactivatedEvent(log *types.Log) (*SessionV2SessionDeactivated, error) {
	event := "SessionDeactivated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2SessionDeactivated)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2SessionUpdated represents a SessionUpdated event raised by the SessionV2 contract.
type SessionV2SessionUpdated struct {
	SessionId     *big.Int
	Updater       common.Address
	MinNumOfNodes *big.Int
	MaxNumOfNodes *big.Int
	Redundant     *big.Int
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionV2SessionUpdatedEventName = "SessionUpdated"

// ContractEventName returns the user-defined event name.
func (SessionV2SessionUpdated) ContractEventName() string {
	return SessionV2SessionUpdatedEventName
}

// UnpackSessionUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SessionUpdated(uint256 indexed sessionId, address indexed updater, uint256 minNumOfNodes, uint256 maxNumOfNodes, uint256 redundant)
func (sessionV2 *SessionV2) UnpackSessionUpdatedEvent(log *types.Log) (*SessionV2SessionUpdated, error) {
	event := "SessionUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2SessionUpdated)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2TaskAssigned represents a TaskAssigned event raised by the SessionV2 contract.
type SessionV2TaskAssigned struct {
	SessionId *big.Int
	TaskId    *big.Int
	NodeIds   [][32]byte
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionV2TaskAssignedEventName = "TaskAssigned"

// ContractEventName returns the user-defined event name.
func (SessionV2TaskAssigned) ContractEventName() string {
	return SessionV2TaskAssignedEventName
}

// UnpackTaskAssignedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskAssigned(uint256 sessionId, uint256 taskId, bytes32[] nodeIds)
func (sessionV2 *SessionV2) UnpackTaskAssignedEvent(log *types.Log) (*SessionV2TaskAssigned, error) {
	event := "TaskAssigned"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2TaskAssigned)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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

// SessionV2TaskSubmitted represents a TaskSubmitted event raised by the SessionV2 contract.
type SessionV2TaskSubmitted struct {
	SessionId       *big.Int
	TaskId          *big.Int
	TaskData        string
	ClientReference string
	Raw             *types.Log // Blockchain specific contextual infos
}

const SessionV2TaskSubmittedEventName = "TaskSubmitted"

// ContractEventName returns the user-defined event name.
func (SessionV2TaskSubmitted) ContractEventName() string {
	return SessionV2TaskSubmittedEventName
}

// UnpackTaskSubmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TaskSubmitted(uint256 sessionId, uint256 taskId, string taskData, string clientReference)
func (sessionV2 *SessionV2) UnpackTaskSubmittedEvent(log *types.Log) (*SessionV2TaskSubmitted, error) {
	event := "TaskSubmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionV2.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionV2TaskSubmitted)
	if len(log.Data) > 0 {
		if err := sessionV2.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionV2.abi.Events[event].Inputs {
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
func (sessionV2 *SessionV2) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["AlreadyAdded"].ID.Bytes()[:4]) {
		return sessionV2.UnpackAlreadyAddedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["BadNodeRange"].ID.Bytes()[:4]) {
		return sessionV2.UnpackBadNodeRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["Empty"].ID.Bytes()[:4]) {
		return sessionV2.UnpackEmptyError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NoSuchSession"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNoSuchSessionError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotActive"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotFound"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotFoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotReleasable"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotReleasableError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotSessionOwner"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotSessionOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["NotSubmitter"].ID.Bytes()[:4]) {
		return sessionV2.UnpackNotSubmitterError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["OutOfRange"].ID.Bytes()[:4]) {
		return sessionV2.UnpackOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return sessionV2.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return sessionV2.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["TooLong"].ID.Bytes()[:4]) {
		return sessionV2.UnpackTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionV2.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return sessionV2.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SessionV2AlreadyAdded represents a AlreadyAdded error raised by the SessionV2 contract.
type SessionV2AlreadyAdded struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyAdded(address account)
func SessionV2AlreadyAddedErrorID() common.Hash {
	return common.HexToHash("0xb6a9704f9a7e71daf8dee2af1a2df8f91ac4ba6f58e0d35d6333869e7f1b415a")
}

// UnpackAlreadyAddedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyAdded(address account)
func (sessionV2 *SessionV2) UnpackAlreadyAddedError(raw []byte) (*SessionV2AlreadyAdded, error) {
	out := new(SessionV2AlreadyAdded)
	if err := sessionV2.abi.UnpackIntoInterface(out, "AlreadyAdded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2BadNodeRange represents a BadNodeRange error raised by the SessionV2 contract.
type SessionV2BadNodeRange struct {
	MinNumOfNodes *big.Int
	MaxNumOfNodes *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadNodeRange(uint256 minNumOfNodes, uint256 maxNumOfNodes)
func SessionV2BadNodeRangeErrorID() common.Hash {
	return common.HexToHash("0xfd98f2e4a22b447c9ad3005e66e5ce4eb3bbe2a364292ed611b64f589187e431")
}

// UnpackBadNodeRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadNodeRange(uint256 minNumOfNodes, uint256 maxNumOfNodes)
func (sessionV2 *SessionV2) UnpackBadNodeRangeError(raw []byte) (*SessionV2BadNodeRange, error) {
	out := new(SessionV2BadNodeRange)
	if err := sessionV2.abi.UnpackIntoInterface(out, "BadNodeRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2Empty represents a Empty error raised by the SessionV2 contract.
type SessionV2Empty struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error Empty()
func SessionV2EmptyErrorID() common.Hash {
	return common.HexToHash("0x3db2a12a1fcfb6e2e0de8666c64b3244166edb7b25b200204a8d0cca9b65cf37")
}

// UnpackEmptyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error Empty()
func (sessionV2 *SessionV2) UnpackEmptyError(raw []byte) (*SessionV2Empty, error) {
	out := new(SessionV2Empty)
	if err := sessionV2.abi.UnpackIntoInterface(out, "Empty", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NoSuchSession represents a NoSuchSession error raised by the SessionV2 contract.
type SessionV2NoSuchSession struct {
	SessionId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSuchSession(uint256 sessionId)
func SessionV2NoSuchSessionErrorID() common.Hash {
	return common.HexToHash("0xc6482fc7debca63570ae337b28ba4b3aae5b7fda50dbce6b028da0152f26d66d")
}

// UnpackNoSuchSessionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSuchSession(uint256 sessionId)
func (sessionV2 *SessionV2) UnpackNoSuchSessionError(raw []byte) (*SessionV2NoSuchSession, error) {
	out := new(SessionV2NoSuchSession)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NoSuchSession", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotActive represents a NotActive error raised by the SessionV2 contract.
type SessionV2NotActive struct {
	SessionId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotActive(uint256 sessionId)
func SessionV2NotActiveErrorID() common.Hash {
	return common.HexToHash("0x7258997ed4d3c208deacb96f7ddfc88494f9e0475d17ecc2f8e068049ab7d2af")
}

// UnpackNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotActive(uint256 sessionId)
func (sessionV2 *SessionV2) UnpackNotActiveError(raw []byte) (*SessionV2NotActive, error) {
	out := new(SessionV2NotActive)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotAllowed represents a NotAllowed error raised by the SessionV2 contract.
type SessionV2NotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func SessionV2NotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (sessionV2 *SessionV2) UnpackNotAllowedError(raw []byte) (*SessionV2NotAllowed, error) {
	out := new(SessionV2NotAllowed)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotFound represents a NotFound error raised by the SessionV2 contract.
type SessionV2NotFound struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotFound(address account)
func SessionV2NotFoundErrorID() common.Hash {
	return common.HexToHash("0x965321da83278981b556e19338f71746fb88708140d2606053738443f062ec02")
}

// UnpackNotFoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotFound(address account)
func (sessionV2 *SessionV2) UnpackNotFoundError(raw []byte) (*SessionV2NotFound, error) {
	out := new(SessionV2NotFound)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotFound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotOracle represents a NotOracle error raised by the SessionV2 contract.
type SessionV2NotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func SessionV2NotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (sessionV2 *SessionV2) UnpackNotOracleError(raw []byte) (*SessionV2NotOracle, error) {
	out := new(SessionV2NotOracle)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotReleasable represents a NotReleasable error raised by the SessionV2 contract.
type SessionV2NotReleasable struct {
	NodeId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotReleasable(bytes32 nodeId)
func SessionV2NotReleasableErrorID() common.Hash {
	return common.HexToHash("0xafd025f52c43a11648f8cb881ab124c8b2b75028bb59e5f4fd98bfd21179ea3d")
}

// UnpackNotReleasableError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotReleasable(bytes32 nodeId)
func (sessionV2 *SessionV2) UnpackNotReleasableError(raw []byte) (*SessionV2NotReleasable, error) {
	out := new(SessionV2NotReleasable)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotReleasable", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotSessionOwner represents a NotSessionOwner error raised by the SessionV2 contract.
type SessionV2NotSessionOwner struct {
	SessionId *big.Int
	Caller    common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSessionOwner(uint256 sessionId, address caller)
func SessionV2NotSessionOwnerErrorID() common.Hash {
	return common.HexToHash("0x5da5e8a3aea6371d92e854cf09d7477e4ced02aa4f5711e49518d80b08d7c26b")
}

// UnpackNotSessionOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSessionOwner(uint256 sessionId, address caller)
func (sessionV2 *SessionV2) UnpackNotSessionOwnerError(raw []byte) (*SessionV2NotSessionOwner, error) {
	out := new(SessionV2NotSessionOwner)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotSessionOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2NotSubmitter represents a NotSubmitter error raised by the SessionV2 contract.
type SessionV2NotSubmitter struct {
	SessionId *big.Int
	Caller    common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSubmitter(uint256 sessionId, address caller)
func SessionV2NotSubmitterErrorID() common.Hash {
	return common.HexToHash("0xc33a2aa6244d3b2620866cff2fe7b0aaf3cbc53137cd050d80b7483d649242ae")
}

// UnpackNotSubmitterError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSubmitter(uint256 sessionId, address caller)
func (sessionV2 *SessionV2) UnpackNotSubmitterError(raw []byte) (*SessionV2NotSubmitter, error) {
	out := new(SessionV2NotSubmitter)
	if err := sessionV2.abi.UnpackIntoInterface(out, "NotSubmitter", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2OutOfRange represents a OutOfRange error raised by the SessionV2 contract.
type SessionV2OutOfRange struct {
	Value *big.Int
	Limit *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OutOfRange(uint256 value, uint256 limit)
func SessionV2OutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xabe5c32fc629b7d9f6f9eed849d184648cd63180297a34601c22550f3979180a")
}

// UnpackOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OutOfRange(uint256 value, uint256 limit)
func (sessionV2 *SessionV2) UnpackOutOfRangeError(raw []byte) (*SessionV2OutOfRange, error) {
	out := new(SessionV2OutOfRange)
	if err := sessionV2.abi.UnpackIntoInterface(out, "OutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2OwnableInvalidOwner represents a OwnableInvalidOwner error raised by the SessionV2 contract.
type SessionV2OwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func SessionV2OwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (sessionV2 *SessionV2) UnpackOwnableInvalidOwnerError(raw []byte) (*SessionV2OwnableInvalidOwner, error) {
	out := new(SessionV2OwnableInvalidOwner)
	if err := sessionV2.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2OwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the SessionV2 contract.
type SessionV2OwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func SessionV2OwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (sessionV2 *SessionV2) UnpackOwnableUnauthorizedAccountError(raw []byte) (*SessionV2OwnableUnauthorizedAccount, error) {
	out := new(SessionV2OwnableUnauthorizedAccount)
	if err := sessionV2.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2TooLong represents a TooLong error raised by the SessionV2 contract.
type SessionV2TooLong struct {
	Length *big.Int
	Limit  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func SessionV2TooLongErrorID() common.Hash {
	return common.HexToHash("0xad8e4f3c02445389d1fc949112448bfe96a0eef67cb5f3def1a137d96f1fdc75")
}

// UnpackTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func (sessionV2 *SessionV2) UnpackTooLongError(raw []byte) (*SessionV2TooLong, error) {
	out := new(SessionV2TooLong)
	if err := sessionV2.abi.UnpackIntoInterface(out, "TooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionV2ZeroAddress represents a ZeroAddress error raised by the SessionV2 contract.
type SessionV2ZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func SessionV2ZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (sessionV2 *SessionV2) UnpackZeroAddressError(raw []byte) (*SessionV2ZeroAddress, error) {
	out := new(SessionV2ZeroAddress)
	if err := sessionV2.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
