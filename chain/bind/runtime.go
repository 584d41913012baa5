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

// RuntimeMetaData contains all meta data concerning the Runtime contract.
var RuntimeMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"addressOf\",\"inputs\":[{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"get\",\"inputs\":[{\"name\":\"name\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"names\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"set\",\"inputs\":[{\"name\":\"name\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"module\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setMany\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"modules\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ModuleSet\",\"inputs\":[{\"name\":\"name\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"module\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"EmptyName\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"LengthMismatch\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "Runtime",
	Bin: "0x6080604052348015600e575f5ffd5b503380603357604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b603a81603f565b50608e565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b61063d8061009b5f395ff3fe608060405234801561000f575f5ffd5b5060043610610085575f3560e01c80638eaa6ac0116100585780638eaa6ac0146100e8578063ba44593c14610110578063ccf1454a14610123578063f2fde38b14610136575f5ffd5b8063056da0481461008957806312d1a4a8146100a7578063715018a6146100bc5780638da5cb5b146100c4575b5f5ffd5b610091610149565b60405161009e919061042c565b60405180910390f35b6100ba6100b53660046104b6565b61019f565b005b6100ba61022b565b5f546001600160a01b03165b6040516001600160a01b03909116815260200161009e565b6100d06100f6366004610522565b5f908152600160205260409020546001600160a01b031690565b6100ba61011e366004610554565b61023e565b6100d061013136600461057e565b610254565b6100ba6101443660046105ec565b610294565b6060600380548060200260200160405190810160405280929190818152602001828054801561019557602002820191905f5260205f20905b815481526020019060010190808311610181575b5050505050905090565b6101a76102d6565b8281146101ca576040516001621398b960e31b0319815260040160405180910390fd5b5f5b838110156102245761021c8585838181106101e9576101e961060c565b905060200201358484848181106102025761020261060c565b905060200201602081019061021791906105ec565b610302565b6001016101cc565b5050505050565b6102336102d6565b61023c5f6103dd565b565b6102466102d6565b6102508282610302565b5050565b5f602082111561026557505f61028e565b60015f6102728486610620565b815260208101919091526040015f20546001600160a01b031690505b92915050565b61029c6102d6565b6001600160a01b0381166102ca57604051631e4fbdf760e01b81525f60048201526024015b60405180910390fd5b6102d3816103dd565b50565b5f546001600160a01b0316331461023c5760405163118cdaa760e01b81523360048201526024016102c1565b5f82900361032357604051632ef1310560e01b815260040160405180910390fd5b5f8281526002602052604090205460ff16610385575f828152600260205260408120805460ff191660019081179091556003805491820181559091527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b018290555b5f8281526001602052604080822080546001600160a01b0319166001600160a01b0385169081179091559051909184917f0669329f751b07de4aa82f60514a409d0dfaef266e791a4a65a95b07b1c4c3249190a35050565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b602080825282518282018190525f918401906040840190835b81811015610463578351835260209384019390920191600101610445565b509095945050505050565b5f5f83601f84011261047e575f5ffd5b50813567ffffffffffffffff811115610495575f5ffd5b6020830191508360208260051b85010111156104af575f5ffd5b9250929050565b5f5f5f5f604085870312156104c9575f5ffd5b843567ffffffffffffffff8111156104df575f5ffd5b6104eb8782880161046e565b909550935050602085013567ffffffffffffffff81111561050a575f5ffd5b6105168782880161046e565b95989497509550505050565b5f60208284031215610532575f5ffd5b5035919050565b80356001600160a01b038116811461054f575f5ffd5b919050565b5f5f60408385031215610565575f5ffd5b8235915061057560208401610539565b90509250929050565b5f5f6020838503121561058f575f5ffd5b823567ffffffffffffffff8111156105a5575f5ffd5b8301601f810185136105b5575f5ffd5b803567ffffffffffffffff8111156105cb575f5ffd5b8560208284010111156105dc575f5ffd5b6020919091019590945092505050565b5f602082840312156105fc575f5ffd5b61060582610539565b9392505050565b634e487b7160e01b5f52603260045260245ffd5b8035602083101561028e575f19602084900360031b1b169291505056",
}

// Runtime is an auto generated Go binding around an Ethereum contract.
type Runtime struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Runtime) GetABI() abi.ABI {
	return c.abi
}

// NewRuntime creates a new instance of Runtime.
func NewRuntime() *Runtime {
	parsed, err := RuntimeMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Runtime{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Runtime) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackAddressOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xccf1454a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addressOf(string name) view returns(address)
func (runtime *Runtime) PackAddressOf(name string) []byte {
	enc, err := runtime.abi.Pack("addressOf", name)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddressOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xccf1454a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addressOf(string name) view returns(address)
func (runtime *Runtime) TryPackAddressOf(name string) ([]byte, error) {
	return runtime.abi.Pack("addressOf", name)
}

// UnpackAddressOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xccf1454a.
//
// Solidity: function addressOf(string name) view returns(address)
func (runtime *Runtime) UnpackAddressOf(data []byte) (common.Address, error) {
	out, err := runtime.abi.Unpack("addressOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8eaa6ac0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function get(bytes32 name) view returns(address)
func (runtime *Runtime) PackGet(name [32]byte) []byte {
	enc, err := runtime.abi.Pack("get", name)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8eaa6ac0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function get(bytes32 name) view returns(address)
func (runtime *Runtime) TryPackGet(name [32]byte) ([]byte, error) {
	return runtime.abi.Pack("get", name)
}

// UnpackGet is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8eaa6ac0.
//
// Solidity: function get(bytes32 name) view returns(address)
func (runtime *Runtime) UnpackGet(data []byte) (common.Address, error) {
	out, err := runtime.abi.Unpack("get", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackNames is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x056da048.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function names() view returns(bytes32[])
func (runtime *Runtime) PackNames() []byte {
	enc, err := runtime.abi.Pack("names")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNames is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x056da048.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function names() view returns(bytes32[])
func (runtime *Runtime) TryPackNames() ([]byte, error) {
	return runtime.abi.Pack("names")
}

// UnpackNames is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x056da048.
//
// Solidity: function names() view returns(bytes32[])
func (runtime *Runtime) UnpackNames(data []byte) ([][32]byte, error) {
	out, err := runtime.abi.Unpack("names", data)
	if err != nil {
		return *new([][32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([][32]byte)).(*[][32]byte)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (runtime *Runtime) PackOwner() []byte {
	enc, err := runtime.abi.Pack("owner")
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
func (runtime *Runtime) TryPackOwner() ([]byte, error) {
	return runtime.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (runtime *Runtime) UnpackOwner(data []byte) (common.Address, error) {
	out, err := runtime.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (runtime *Runtime) PackRenounceOwnership() []byte {
	enc, err := runtime.abi.Pack("renounceOwnership")
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
func (runtime *Runtime) TryPackRenounceOwnership() ([]byte, error) {
	return runtime.abi.Pack("renounceOwnership")
}

// PackSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba44593c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function set(bytes32 name, address module) returns()
func (runtime *Runtime) PackSet(name [32]byte, module common.Address) []byte {
	enc, err := runtime.abi.Pack("set", name, module)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba44593c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function set(bytes32 name, address module) returns()
func (runtime *Runtime) TryPackSet(name [32]byte, module common.Address) ([]byte, error) {
	return runtime.abi.Pack("set", name, module)
}

// PackSetMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12d1a4a8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setMany(bytes32[] names_, address[] modules) returns()
func (runtime *Runtime) PackSetMany(names [][32]byte, modules []common.Address) []byte {
	enc, err := runtime.abi.Pack("setMany", names, modules)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12d1a4a8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setMany(bytes32[] names_, address[] modules) returns()
func (runtime *Runtime) TryPackSetMany(names [][32]byte, modules []common.Address) ([]byte, error) {
	return runtime.abi.Pack("setMany", names, modules)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (runtime *Runtime) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := runtime.abi.Pack("transferOwnership", newOwner)
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
func (runtime *Runtime) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return runtime.abi.Pack("transferOwnership", newOwner)
}

// RuntimeModuleSet represents a ModuleSet event raised by the Runtime contract.
type RuntimeModuleSet struct {
	Name   [32]byte
	Module common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const RuntimeModuleSetEventName = "ModuleSet"

// ContractEventName returns the user-defined event name.
func (RuntimeModuleSet) ContractEventName() string {
	return RuntimeModuleSetEventName
}

// UnpackModuleSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ModuleSet(bytes32 indexed name, address indexed module)
func (runtime *Runtime) UnpackModuleSetEvent(log *types.Log) (*RuntimeModuleSet, error) {
	event := "ModuleSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != runtime.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RuntimeModuleSet)
	if len(log.Data) > 0 {
		if err := runtime.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range runtime.abi.Events[event].Inputs {
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

// RuntimeOwnershipTransferred represents a OwnershipTransferred event raised by the Runtime contract.
type RuntimeOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const RuntimeOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (RuntimeOwnershipTransferred) ContractEventName() string {
	return RuntimeOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (runtime *Runtime) UnpackOwnershipTransferredEvent(log *types.Log) (*RuntimeOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != runtime.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RuntimeOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := runtime.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range runtime.abi.Events[event].Inputs {
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
func (runtime *Runtime) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], runtime.abi.Errors["EmptyName"].ID.Bytes()[:4]) {
		return runtime.UnpackEmptyNameError(raw[4:])
	}
	if bytes.Equal(raw[:4], runtime.abi.Errors["LengthMismatch"].ID.Bytes()[:4]) {
		return runtime.UnpackLengthMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], runtime.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return runtime.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], runtime.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return runtime.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RuntimeEmptyName represents a EmptyName error raised by the Runtime contract.
type RuntimeEmptyName struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmptyName()
func RuntimeEmptyNameErrorID() common.Hash {
	return common.HexToHash("0x2ef131051921ac1500c097e497a691f596827ccfeb2703bc406b6c5e1fd0bb26")
}

// UnpackEmptyNameError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmptyName()
func (runtime *Runtime) UnpackEmptyNameError(raw []byte) (*RuntimeEmptyName, error) {
	out := new(RuntimeEmptyName)
	if err := runtime.abi.UnpackIntoInterface(out, "EmptyName", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RuntimeLengthMismatch represents a LengthMismatch error raised by the Runtime contract.
type RuntimeLengthMismatch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LengthMismatch()
func RuntimeLengthMismatchErrorID() common.Hash {
	return common.HexToHash("0xff633a3803c58b9bc21e58efecee59f27e033cc0b1883fccb4969c76146fe60f")
}

// UnpackLengthMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LengthMismatch()
func (runtime *Runtime) UnpackLengthMismatchError(raw []byte) (*RuntimeLengthMismatch, error) {
	out := new(RuntimeLengthMismatch)
	if err := runtime.abi.UnpackIntoInterface(out, "LengthMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RuntimeOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the Runtime contract.
type RuntimeOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func RuntimeOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (runtime *Runtime) UnpackOwnableInvalidOwnerError(raw []byte) (*RuntimeOwnableInvalidOwner, error) {
	out := new(RuntimeOwnableInvalidOwner)
	if err := runtime.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RuntimeOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the Runtime contract.
type RuntimeOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func RuntimeOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (runtime *Runtime) UnpackOwnableUnauthorizedAccountError(raw []byte) (*RuntimeOwnableUnauthorizedAccount, error) {
	out := new(RuntimeOwnableUnauthorizedAccount)
	if err := runtime.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}
