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

// DevClockMetaData contains all meta data concerning the DevClock contract.
var DevClockMetaData = bind.MetaData{
	ABI: "[{\"type\":\"function\",\"name\":\"timestamp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"}]",
	ID:  "DevClock",
	Bin: "0x6080604052348015600e575f5ffd5b50607080601a5f395ff3fe6080604052348015600e575f5ffd5b50600436106026575f3560e01c8063b80777ea14602a575b5f5ffd5b60306042565b60405190815260200160405180910390f35b5f604d6103e8446052565b905090565b5f82606b57634e487b7160e01b5f52601260045260245ffd5b50049056",
}

// DevClock is an auto generated Go binding around an Ethereum contract.
type DevClock struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *DevClock) GetABI() abi.ABI {
	return c.abi
}

// NewDevClock creates a new instance of DevClock.
func NewDevClock() *DevClock {
	parsed, err := DevClockMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &DevClock{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *DevClock) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb80777ea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function timestamp() view returns(uint256)
func (devClock *DevClock) PackTimestamp() []byte {
	enc, err := devClock.abi.Pack("timestamp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTimestamp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb80777ea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function timestamp() view returns(uint256)
func (devClock *DevClock) TryPackTimestamp() ([]byte, error) {
	return devClock.abi.Pack("timestamp")
}

// UnpackTimestamp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb80777ea.
//
// Solidity: function timestamp() view returns(uint256)
func (devClock *DevClock) UnpackTimestamp(data []byte) (*big.Int, error) {
	out, err := devClock.abi.Unpack("timestamp", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}
