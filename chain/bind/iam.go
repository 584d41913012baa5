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

// IAMMetaData contains all meta data concerning the IAM contract.
var IAMMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"open_\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"allow\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"block_\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"endpointsOf\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"grant\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"hadRole\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"hasRole\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isBlocked\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"members\",\"inputs\":[{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"register\",\"inputs\":[{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"endpoints\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resign\",\"inputs\":[{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revoke\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"roleSince\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setEndpoints\",\"inputs\":[{\"name\":\"endpoints\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setOpen\",\"inputs\":[{\"name\":\"open_\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"unblock\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Allowed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Blocked\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"blocked\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EndpointsChanged\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"endpoints\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodeRegistered\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"endpoints\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RegistrationOpened\",\"inputs\":[{\"name\":\"open\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RoleChanged\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"held\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"CheckpointUnorderedInsertion\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"IsBlocked\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAdmin\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotRegistered\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"RegistrationClosed\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownRole\",\"inputs\":[{\"name\":\"role\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}]",
	ID:  "IAM",
	Bin: "0x608060405234801561000f575f5ffd5b5060405161187238038061187283398101604081905261002e91610106565b338061005357604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b61005c816100b7565b505f8054821515600160a01b0260ff60a01b199091161790556040517f8591d1ce45413f21e234aa6850284d77442adec6b2de086329cd0d019e2587d5906100a990831515815260200190565b60405180910390a15061012c565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f60208284031215610116575f5ffd5b81518015158114610125575f5ffd5b9392505050565b611739806101395f395ff3fe608060405234801561000f575f5ffd5b5060043610610127575f3560e01c80638da5cb5b116100a9578063cf2d31fb1161006e578063cf2d31fb14610283578063ec7c52fd14610296578063f2fde38b146102a9578063fbac3951146102bc578063fcfff16f146102e7575f5ffd5b80638da5cb5b146102105780639757b98a1461022a578063ac4ab3fb1461023d578063ad9f04e814610250578063c2d73c1414610263575f5ffd5b806367b220a5116100ef57806367b220a5146101bc5780636fdca5e0146101cf578063715018a6146101e2578063754d740d146101ea57806388e62721146101fd575f5ffd5b80631ebe4e3e1461012b5780631ec0978d146101405780631f718bf41461016857806352bfb04e146101885780635a31613b146101a9575b5f5ffd5b61013e610139366004611339565b6102fa565b005b61015361014e366004611393565b61038c565b60405190151581526020015b60405180910390f35b61017b6101763660046113ac565b6103a6565b60405161015f91906113c3565b61019b61019636600461140e565b6103bf565b60405190815260200161015f565b61013e6101b73660046113ac565b610411565b61013e6101ca366004611393565b61041f565b61013e6101dd366004611445565b610472565b61013e610512565b61013e6101f836600461140e565b610525565b61013e61020b36600461140e565b610587565b5f546040516001600160a01b03909116815260200161015f565b61013e610238366004611393565b6105e4565b61015361024b36600461140e565b610638565b61015361025e36600461145e565b61067a565b610276610271366004611393565b61072c565b60405161015f919061148e565b61013e6102913660046114c3565b6107d5565b61013e6102a436600461150b565b6108e8565b61013e6102b7366004611393565b61099d565b6101536102ca366004611393565b6001600160a01b03165f9081526005602052604090205460ff1690565b5f5461015390600160a01b900460ff1681565b335f908152600460205260409020805461031390611544565b90505f0361033b5760405163bfc6c33760e01b81523360048201526024015b60405180910390fd5b61034582826109d7565b336001600160a01b03167f72cdf7e2fc9924a3cf0c7ec68a089404d879b33612ef1bc57100a244932787f1838360405161038092919061157c565b60405180910390a25050565b5f6103a082654f5241434c4560d01b610638565b92915050565b5f8181526001602052604090206060906103a090610a23565b5f6103ca8383610638565b6103d557505f6103a0565b5f8281526003602090815260408083206001600160a01b038716845290915281206103ff90610a2f565b5065ffffffffffff1695945050505050565b61041c33825f610a9b565b50565b5f546001600160a01b031633148015906104485750610446336420a226a4a760d91b610638565b155b1561046857604051630bd4212160e11b8152336004820152602401610332565b61041c815f610b6c565b5f546001600160a01b0316331480159061049b5750610499336420a226a4a760d91b610638565b155b156104bb57604051630bd4212160e11b8152336004820152602401610332565b5f8054821515600160a01b0260ff60a01b199091161790556040517f8591d1ce45413f21e234aa6850284d77442adec6b2de086329cd0d019e2587d59061050790831515815260200190565b60405180910390a150565b61051a610c4b565b6105235f610c77565b565b5f546001600160a01b0316331480159061054e575061054c336420a226a4a760d91b610638565b155b1561056e57604051630bd4212160e11b8152336004820152602401610332565b61057781610cc6565b61058382826001610a9b565b5050565b5f546001600160a01b031633148015906105b057506105ae336420a226a4a760d91b610638565b155b156105d057604051630bd4212160e11b8152336004820152602401610332565b6105d981610cc6565b61058382825f610a9b565b5f546001600160a01b0316331480159061060d575061060b336420a226a4a760d91b610638565b155b1561062d57604051630bd4212160e11b8152336004820152602401610332565b61041c816001610b6c565b5f81815260016020526040812061064f9084610cfa565b801561067357506001600160a01b0383165f9081526005602052604090205460ff16155b9392505050565b5f8065ffffffffffff831161068f5782610697565b65ffffffffffff5b5f8581526003602090815260408083206001600160a01b038a16845290915290209091506106c59082610d1b565b6001600160d01b0316600114801561072357506001600160a01b0385165f9081527f560f4313e75d82cf4590e29310f91dfe517b68f7201d4b2f31f44ee031e250ef602052604090206107189082610d1b565b6001600160d01b0316155b95945050505050565b6001600160a01b0381165f90815260046020526040902080546060919061075290611544565b80601f016020809104026020016040519081016040528092919081815260200182805461077e90611544565b80156107c95780601f106107a0576101008083540402835291602001916107c9565b820191905f5260205f20905b8154815290600101906020018083116107ac57829003601f168201915b50505050509050919050565b6107de83610dbe565b335f9081526005602052604090205460ff16156108105760405163e545684f60e01b8152336004820152602401610332565b5f54600160a01b900460ff1615801561084257505f83815260026020908152604080832033845290915290205460ff16155b801561086257505f8381526001602052604090206108609033610cfa565b155b156108895760405163e0b89ac960e01b815233600482015260248101849052604401610332565b61089382826109d7565b61089f33846001610a9b565b82336001600160a01b03167f9eb7a9fd4f71450083e505b8c7eff0f37a6ce401c36197c78a18506a64482c8e84846040516108db92919061157c565b60405180910390a3505050565b5f546001600160a01b03163314801590610911575061090f336420a226a4a760d91b610638565b155b1561093157604051630bd4212160e11b8152336004820152602401610332565b61093a82610dbe565b5f8281526002602090815260408083206001600160a01b03871680855290835292819020805460ff191685151590811790915590519081528492917fbf768a8bd7016d5df999ce7e5dcbd90856578a89eb68c5a1d5fc1d4a3360107e91016108db565b6109a5610c4b565b6001600160a01b0381166109ce57604051631e4fbdf760e01b81525f6004820152602401610332565b61041c81610c77565b610800811115610a0557604051632b6393cf60e21b8152600481018290526108006024820152604401610332565b335f908152600460205260409020610a1e828483611609565b505050565b60605f61067383610e2d565b80545f9081908190808203610a4d575f5f5f93509350935050610a94565b5f610a6a86610a5d6001856116d7565b5f91825260209091200190565b546001955065ffffffffffff81169450600160301b90046001600160d01b03169250610a94915050565b9193909250565b5f81610abd575f838152600160205260409020610ab89085610e85565b610ad4565b5f838152600160205260409020610ad49085610e99565b905080610ae15750505050565b610b1e4383610af0575f610af3565b60015b5f8681526003602090815260408083206001600160a01b038b1684529091529020919060ff16610ead565b505082846001600160a01b03167f0a3389242138f35e16a456882b75845c8c6b72970ed65963a34ec6f1cc9be60384604051610b5e911515815260200190565b60405180910390a350505050565b6001600160a01b0382165f9081526005602052604090205481151560ff909116151503610b97575050565b6001600160a01b0382165f908152600560205260409020805460ff1916821515179055610c0c4382610bc9575f610bcc565b60015b6001600160a01b0385165f9081527f560f4313e75d82cf4590e29310f91dfe517b68f7201d4b2f31f44ee031e250ef60205260409020919060ff16610ead565b5050816001600160a01b03167fcecdf9dd6f2193d677b10450a2e4ff64d6b61a566bdc6e34ab5c9fc2f797960b82604051610380911515815260200190565b5f546001600160a01b031633146105235760405163118cdaa760e01b8152336004820152602401610332565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b6420a226a4a760d91b811480610ce45750654d4f44554c4560d01b81145b15610cf15761041c610c4b565b61041c81610dbe565b6001600160a01b0381165f9081526001830160205260408120541515610673565b81545f9081816005811115610d77575f610d3484610ec7565b610d3e90856116d7565b5f8881526020902090915081015465ffffffffffff9081169087161015610d6757809150610d75565b610d728160016116ea565b92505b505b5f610d848787858561101f565b90508015610db157610d9b87610a5d6001846116d7565b54600160301b90046001600160d01b0316610db3565b5f5b979650505050505050565b652927aaaa22a960d11b8114158015610ddf57506426a4a722a960d91b8114155b8015610df45750654f5241434c4560d01b8114155b8015610e0c5750682b20a624a220aa27a960b91b8114155b1561041c576040516374cc4fed60e01b815260048101829052602401610332565b6060815f018054806020026020016040519081016040528092919081815260200182805480156107c957602002820191905f5260205f20905b815481526020019060010190808311610e665750505050509050919050565b5f610673836001600160a01b038416611075565b5f610673836001600160a01b038416611158565b5f80610eba8585856111a4565b915091505b935093915050565b5f60018211610ed4575090565b816001600160801b8210610eed5760809190911c9060401b5b680100000000000000008210610f085760409190911c9060201b5b6401000000008210610f1f5760209190911c9060101b5b620100008210610f345760109190911c9060081b5b6101008210610f485760089190911c9060041b5b60108210610f5b5760049190911c9060021b5b60048210610f675760011b5b600302600190811c90818581610f7f57610f7f6116fd565b048201901c90506001818581610f9757610f976116fd565b048201901c90506001818581610faf57610faf6116fd565b048201901c90506001818581610fc757610fc76116fd565b048201901c90506001818581610fdf57610fdf6116fd565b048201901c90506001818581610ff757610ff76116fd565b048201901c9050611016818581611010576110106116fd565b04821190565b90039392505050565b5f5b8183101561106d575f85815260209020838316600285851804019081015465ffffffffffff8681169116111561105957809250611067565b6110648160016116ea565b93505b50611021565b509392505050565b5f818152600183016020526040812054801561114f575f6110976001836116d7565b85549091505f906110aa906001906116d7565b9050808214611109575f865f0182815481106110c8576110c8611711565b905f5260205f200154905080875f0184815481106110e8576110e8611711565b5f918252602080832090910192909255918252600188019052604090208390555b855486908061111a5761111a611725565b600190038181905f5260205f20015f90559055856001015f8681526020019081526020015f205f9055600193505050506103a0565b5f9150506103a0565b5f81815260018301602052604081205461119d57508154600181810184555f8481526020808220909301849055845484825282860190935260409020919091556103a0565b505f6103a0565b82545f908190801561129a575f6111c087610a5d6001856116d7565b805490915065ffffffffffff80821691600160301b90046001600160d01b031690881682111561120357604051632520601d60e01b815260040160405180910390fd5b8765ffffffffffff168265ffffffffffff160361123c57825465ffffffffffff16600160301b6001600160d01b0389160217835561128c565b6040805180820190915265ffffffffffff808a1682526001600160d01b03808a1660208085019182528d54600181018f555f8f81529190912094519151909216600160301b029216919091179101555b9450859350610ebf92505050565b50506040805180820190915265ffffffffffff80851682526001600160d01b0380851660208085019182528854600181018a555f8a815291822095519251909316600160301b029190931617920191909155905081610ebf565b5f5f83601f840112611304575f5ffd5b50813567ffffffffffffffff81111561131b575f5ffd5b602083019150836020828501011115611332575f5ffd5b9250929050565b5f5f6020838503121561134a575f5ffd5b823567ffffffffffffffff811115611360575f5ffd5b61136c858286016112f4565b90969095509350505050565b80356001600160a01b038116811461138e575f5ffd5b919050565b5f602082840312156113a3575f5ffd5b61067382611378565b5f602082840312156113bc575f5ffd5b5035919050565b602080825282518282018190525f918401906040840190835b818110156114035783516001600160a01b03168352602093840193909201916001016113dc565b509095945050505050565b5f5f6040838503121561141f575f5ffd5b61142883611378565b946020939093013593505050565b8035801515811461138e575f5ffd5b5f60208284031215611455575f5ffd5b61067382611436565b5f5f5f60608486031215611470575f5ffd5b61147984611378565b95602085013595506040909401359392505050565b602081525f82518060208401528060208501604085015e5f604082850101526040601f19601f83011684010191505092915050565b5f5f5f604084860312156114d5575f5ffd5b83359250602084013567ffffffffffffffff8111156114f2575f5ffd5b6114fe868287016112f4565b9497909650939450505050565b5f5f5f6060848603121561151d575f5ffd5b61152684611378565b92506020840135915061153b60408501611436565b90509250925092565b600181811c9082168061155857607f821691505b60208210810361157657634e487b7160e01b5f52602260045260245ffd5b50919050565b60208152816020820152818360408301375f818301604090810191909152601f909201601f19160101919050565b634e487b7160e01b5f52604160045260245ffd5b601f821115610a1e57805f5260205f20601f840160051c810160208510156115e35750805b601f840160051c820191505b81811015611602575f81556001016115ef565b5050505050565b67ffffffffffffffff831115611621576116216115aa565b6116358361162f8354611544565b836115be565b5f601f841160018114611666575f851561164f5750838201355b5f19600387901b1c1916600186901b178355611602565b5f83815260208120601f198716915b828110156116955786850135825560209485019460019092019101611675565b50868210156116b1575f1960f88860031b161c19848701351681555b505060018560011b0183555050505050565b634e487b7160e01b5f52601160045260245ffd5b818103818111156103a0576103a06116c3565b808201808211156103a0576103a06116c3565b634e487b7160e01b5f52601260045260245ffd5b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52603160045260245ffd",
}

// IAM is an auto generated Go binding around an Ethereum contract.
type IAM struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *IAM) GetABI() abi.ABI {
	return c.abi
}

// NewIAM creates a new instance of IAM.
func NewIAM() *IAM {
	parsed, err := IAMMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &IAM{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *IAM) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(bool open_) returns()
func (iAM *IAM) PackConstructor(open_ bool) []byte {
	enc, err := iAM.abi.Pack("", open_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAllow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec7c52fd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allow(address account, bytes32 role, bool allowed) returns()
func (iAM *IAM) PackAllow(account common.Address, role [32]byte, allowed bool) []byte {
	enc, err := iAM.abi.Pack("allow", account, role, allowed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllow is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec7c52fd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allow(address account, bytes32 role, bool allowed) returns()
func (iAM *IAM) TryPackAllow(account common.Address, role [32]byte, allowed bool) ([]byte, error) {
	return iAM.abi.Pack("allow", account, role, allowed)
}

// PackBlock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9757b98a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function block_(address account) returns()
func (iAM *IAM) PackBlock(account common.Address) []byte {
	enc, err := iAM.abi.Pack("block_", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBlock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9757b98a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function block_(address account) returns()
func (iAM *IAM) TryPackBlock(account common.Address) ([]byte, error) {
	return iAM.abi.Pack("block_", account)
}

// PackEndpointsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2d73c14.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function endpointsOf(address node) view returns(string)
func (iAM *IAM) PackEndpointsOf(node common.Address) []byte {
	enc, err := iAM.abi.Pack("endpointsOf", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEndpointsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc2d73c14.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function endpointsOf(address node) view returns(string)
func (iAM *IAM) TryPackEndpointsOf(node common.Address) ([]byte, error) {
	return iAM.abi.Pack("endpointsOf", node)
}

// UnpackEndpointsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc2d73c14.
//
// Solidity: function endpointsOf(address node) view returns(string)
func (iAM *IAM) UnpackEndpointsOf(data []byte) (string, error) {
	out, err := iAM.abi.Unpack("endpointsOf", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x754d740d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function grant(address account, bytes32 role) returns()
func (iAM *IAM) PackGrant(account common.Address, role [32]byte) []byte {
	enc, err := iAM.abi.Pack("grant", account, role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGrant is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x754d740d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function grant(address account, bytes32 role) returns()
func (iAM *IAM) TryPackGrant(account common.Address, role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("grant", account, role)
}

// PackHadRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad9f04e8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hadRole(address account, bytes32 role, uint256 blockNumber) view returns(bool)
func (iAM *IAM) PackHadRole(account common.Address, role [32]byte, blockNumber *big.Int) []byte {
	enc, err := iAM.abi.Pack("hadRole", account, role, blockNumber)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHadRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xad9f04e8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hadRole(address account, bytes32 role, uint256 blockNumber) view returns(bool)
func (iAM *IAM) TryPackHadRole(account common.Address, role [32]byte, blockNumber *big.Int) ([]byte, error) {
	return iAM.abi.Pack("hadRole", account, role, blockNumber)
}

// UnpackHadRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xad9f04e8.
//
// Solidity: function hadRole(address account, bytes32 role, uint256 blockNumber) view returns(bool)
func (iAM *IAM) UnpackHadRole(data []byte) (bool, error) {
	out, err := iAM.abi.Unpack("hadRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac4ab3fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function hasRole(address account, bytes32 role) view returns(bool)
func (iAM *IAM) PackHasRole(account common.Address, role [32]byte) []byte {
	enc, err := iAM.abi.Pack("hasRole", account, role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHasRole is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac4ab3fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function hasRole(address account, bytes32 role) view returns(bool)
func (iAM *IAM) TryPackHasRole(account common.Address, role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("hasRole", account, role)
}

// UnpackHasRole is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac4ab3fb.
//
// Solidity: function hasRole(address account, bytes32 role) view returns(bool)
func (iAM *IAM) UnpackHasRole(data []byte) (bool, error) {
	out, err := iAM.abi.Unpack("hasRole", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsBlocked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfbac3951.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isBlocked(address account) view returns(bool)
func (iAM *IAM) PackIsBlocked(account common.Address) []byte {
	enc, err := iAM.abi.Pack("isBlocked", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsBlocked is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfbac3951.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isBlocked(address account) view returns(bool)
func (iAM *IAM) TryPackIsBlocked(account common.Address) ([]byte, error) {
	return iAM.abi.Pack("isBlocked", account)
}

// UnpackIsBlocked is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfbac3951.
//
// Solidity: function isBlocked(address account) view returns(bool)
func (iAM *IAM) UnpackIsBlocked(data []byte) (bool, error) {
	out, err := iAM.abi.Unpack("isBlocked", data)
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
func (iAM *IAM) PackIsOracleNode(addr common.Address) []byte {
	enc, err := iAM.abi.Pack("isOracleNode", addr)
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
func (iAM *IAM) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return iAM.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (iAM *IAM) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := iAM.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackMembers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f718bf4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function members(bytes32 role) view returns(address[])
func (iAM *IAM) PackMembers(role [32]byte) []byte {
	enc, err := iAM.abi.Pack("members", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMembers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f718bf4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function members(bytes32 role) view returns(address[])
func (iAM *IAM) TryPackMembers(role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("members", role)
}

// UnpackMembers is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1f718bf4.
//
// Solidity: function members(bytes32 role) view returns(address[])
func (iAM *IAM) UnpackMembers(data []byte) ([]common.Address, error) {
	out, err := iAM.abi.Unpack("members", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcfff16f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open() view returns(bool)
func (iAM *IAM) PackOpen() []byte {
	enc, err := iAM.abi.Pack("open")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfcfff16f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open() view returns(bool)
func (iAM *IAM) TryPackOpen() ([]byte, error) {
	return iAM.abi.Pack("open")
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfcfff16f.
//
// Solidity: function open() view returns(bool)
func (iAM *IAM) UnpackOpen(data []byte) (bool, error) {
	out, err := iAM.abi.Unpack("open", data)
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
func (iAM *IAM) PackOwner() []byte {
	enc, err := iAM.abi.Pack("owner")
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
func (iAM *IAM) TryPackOwner() ([]byte, error) {
	return iAM.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (iAM *IAM) UnpackOwner(data []byte) (common.Address, error) {
	out, err := iAM.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcf2d31fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function register(bytes32 role, string endpoints) returns()
func (iAM *IAM) PackRegister(role [32]byte, endpoints string) []byte {
	enc, err := iAM.abi.Pack("register", role, endpoints)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegister is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcf2d31fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function register(bytes32 role, string endpoints) returns()
func (iAM *IAM) TryPackRegister(role [32]byte, endpoints string) ([]byte, error) {
	return iAM.abi.Pack("register", role, endpoints)
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (iAM *IAM) PackRenounceOwnership() []byte {
	enc, err := iAM.abi.Pack("renounceOwnership")
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
func (iAM *IAM) TryPackRenounceOwnership() ([]byte, error) {
	return iAM.abi.Pack("renounceOwnership")
}

// PackResign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5a31613b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resign(bytes32 role) returns()
func (iAM *IAM) PackResign(role [32]byte) []byte {
	enc, err := iAM.abi.Pack("resign", role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResign is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5a31613b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resign(bytes32 role) returns()
func (iAM *IAM) TryPackResign(role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("resign", role)
}

// PackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x88e62721.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revoke(address account, bytes32 role) returns()
func (iAM *IAM) PackRevoke(account common.Address, role [32]byte) []byte {
	enc, err := iAM.abi.Pack("revoke", account, role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevoke is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x88e62721.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revoke(address account, bytes32 role) returns()
func (iAM *IAM) TryPackRevoke(account common.Address, role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("revoke", account, role)
}

// PackRoleSince is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52bfb04e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function roleSince(address account, bytes32 role) view returns(uint256 blockNumber)
func (iAM *IAM) PackRoleSince(account common.Address, role [32]byte) []byte {
	enc, err := iAM.abi.Pack("roleSince", account, role)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRoleSince is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52bfb04e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function roleSince(address account, bytes32 role) view returns(uint256 blockNumber)
func (iAM *IAM) TryPackRoleSince(account common.Address, role [32]byte) ([]byte, error) {
	return iAM.abi.Pack("roleSince", account, role)
}

// UnpackRoleSince is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52bfb04e.
//
// Solidity: function roleSince(address account, bytes32 role) view returns(uint256 blockNumber)
func (iAM *IAM) UnpackRoleSince(data []byte) (*big.Int, error) {
	out, err := iAM.abi.Unpack("roleSince", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSetEndpoints is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ebe4e3e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setEndpoints(string endpoints) returns()
func (iAM *IAM) PackSetEndpoints(endpoints string) []byte {
	enc, err := iAM.abi.Pack("setEndpoints", endpoints)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetEndpoints is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ebe4e3e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setEndpoints(string endpoints) returns()
func (iAM *IAM) TryPackSetEndpoints(endpoints string) ([]byte, error) {
	return iAM.abi.Pack("setEndpoints", endpoints)
}

// PackSetOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6fdca5e0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setOpen(bool open_) returns()
func (iAM *IAM) PackSetOpen(open bool) []byte {
	enc, err := iAM.abi.Pack("setOpen", open)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6fdca5e0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setOpen(bool open_) returns()
func (iAM *IAM) TryPackSetOpen(open bool) ([]byte, error) {
	return iAM.abi.Pack("setOpen", open)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (iAM *IAM) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := iAM.abi.Pack("transferOwnership", newOwner)
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
func (iAM *IAM) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return iAM.abi.Pack("transferOwnership", newOwner)
}

// PackUnblock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67b220a5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function unblock(address account) returns()
func (iAM *IAM) PackUnblock(account common.Address) []byte {
	enc, err := iAM.abi.Pack("unblock", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUnblock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67b220a5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function unblock(address account) returns()
func (iAM *IAM) TryPackUnblock(account common.Address) ([]byte, error) {
	return iAM.abi.Pack("unblock", account)
}

// IAMAllowed represents a Allowed event raised by the IAM contract.
type IAMAllowed struct {
	Account common.Address
	Role    [32]byte
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const IAMAllowedEventName = "Allowed"

// ContractEventName returns the user-defined event name.
func (IAMAllowed) ContractEventName() string {
	return IAMAllowedEventName
}

// UnpackAllowedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Allowed(address indexed account, bytes32 indexed role, bool allowed)
func (iAM *IAM) UnpackAllowedEvent(log *types.Log) (*IAMAllowed, error) {
	event := "Allowed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMAllowed)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMBlocked represents a Blocked event raised by the IAM contract.
type IAMBlocked struct {
	Node    common.Address
	Blocked bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const IAMBlockedEventName = "Blocked"

// ContractEventName returns the user-defined event name.
func (IAMBlocked) ContractEventName() string {
	return IAMBlockedEventName
}

// UnpackBlockedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Blocked(address indexed node, bool blocked)
func (iAM *IAM) UnpackBlockedEvent(log *types.Log) (*IAMBlocked, error) {
	event := "Blocked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMBlocked)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMEndpointsChanged represents a EndpointsChanged event raised by the IAM contract.
type IAMEndpointsChanged struct {
	Node      common.Address
	Endpoints string
	Raw       *types.Log // Blockchain specific contextual infos
}

const IAMEndpointsChangedEventName = "EndpointsChanged"

// ContractEventName returns the user-defined event name.
func (IAMEndpointsChanged) ContractEventName() string {
	return IAMEndpointsChangedEventName
}

// UnpackEndpointsChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EndpointsChanged(address indexed node, string endpoints)
func (iAM *IAM) UnpackEndpointsChangedEvent(log *types.Log) (*IAMEndpointsChanged, error) {
	event := "EndpointsChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMEndpointsChanged)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMNodeRegistered represents a NodeRegistered event raised by the IAM contract.
type IAMNodeRegistered struct {
	Node      common.Address
	Role      [32]byte
	Endpoints string
	Raw       *types.Log // Blockchain specific contextual infos
}

const IAMNodeRegisteredEventName = "NodeRegistered"

// ContractEventName returns the user-defined event name.
func (IAMNodeRegistered) ContractEventName() string {
	return IAMNodeRegisteredEventName
}

// UnpackNodeRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodeRegistered(address indexed node, bytes32 indexed role, string endpoints)
func (iAM *IAM) UnpackNodeRegisteredEvent(log *types.Log) (*IAMNodeRegistered, error) {
	event := "NodeRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMNodeRegistered)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMOwnershipTransferred represents a OwnershipTransferred event raised by the IAM contract.
type IAMOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const IAMOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (IAMOwnershipTransferred) ContractEventName() string {
	return IAMOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (iAM *IAM) UnpackOwnershipTransferredEvent(log *types.Log) (*IAMOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMRegistrationOpened represents a RegistrationOpened event raised by the IAM contract.
type IAMRegistrationOpened struct {
	Open bool
	Raw  *types.Log // Blockchain specific contextual infos
}

const IAMRegistrationOpenedEventName = "RegistrationOpened"

// ContractEventName returns the user-defined event name.
func (IAMRegistrationOpened) ContractEventName() string {
	return IAMRegistrationOpenedEventName
}

// UnpackRegistrationOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RegistrationOpened(bool open)
func (iAM *IAM) UnpackRegistrationOpenedEvent(log *types.Log) (*IAMRegistrationOpened, error) {
	event := "RegistrationOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMRegistrationOpened)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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

// IAMRoleChanged represents a RoleChanged event raised by the IAM contract.
type IAMRoleChanged struct {
	Account common.Address
	Role    [32]byte
	Held    bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const IAMRoleChangedEventName = "RoleChanged"

// ContractEventName returns the user-defined event name.
func (IAMRoleChanged) ContractEventName() string {
	return IAMRoleChangedEventName
}

// UnpackRoleChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RoleChanged(address indexed account, bytes32 indexed role, bool held)
func (iAM *IAM) UnpackRoleChangedEvent(log *types.Log) (*IAMRoleChanged, error) {
	event := "RoleChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iAM.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IAMRoleChanged)
	if len(log.Data) > 0 {
		if err := iAM.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iAM.abi.Events[event].Inputs {
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
func (iAM *IAM) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], iAM.abi.Errors["CheckpointUnorderedInsertion"].ID.Bytes()[:4]) {
		return iAM.UnpackCheckpointUnorderedInsertionError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["IsBlocked"].ID.Bytes()[:4]) {
		return iAM.UnpackIsBlockedError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["NotAdmin"].ID.Bytes()[:4]) {
		return iAM.UnpackNotAdminError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["NotRegistered"].ID.Bytes()[:4]) {
		return iAM.UnpackNotRegisteredError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return iAM.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return iAM.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["RegistrationClosed"].ID.Bytes()[:4]) {
		return iAM.UnpackRegistrationClosedError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["TooLong"].ID.Bytes()[:4]) {
		return iAM.UnpackTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], iAM.abi.Errors["UnknownRole"].ID.Bytes()[:4]) {
		return iAM.UnpackUnknownRoleError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// IAMCheckpointUnorderedInsertion represents a CheckpointUnorderedInsertion error raised by the IAM contract.
type IAMCheckpointUnorderedInsertion struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CheckpointUnorderedInsertion()
func IAMCheckpointUnorderedInsertionErrorID() common.Hash {
	return common.HexToHash("0x2520601d9d60b717c34a36ad270857824c5a1ebbfd08ff39aba6930089495cfa")
}

// UnpackCheckpointUnorderedInsertionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CheckpointUnorderedInsertion()
func (iAM *IAM) UnpackCheckpointUnorderedInsertionError(raw []byte) (*IAMCheckpointUnorderedInsertion, error) {
	out := new(IAMCheckpointUnorderedInsertion)
	if err := iAM.abi.UnpackIntoInterface(out, "CheckpointUnorderedInsertion", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMIsBlocked represents a IsBlocked error raised by the IAM contract.
type IAMIsBlocked struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error IsBlocked(address account)
func IAMIsBlockedErrorID() common.Hash {
	return common.HexToHash("0xe545684f798b81266de8d5568d9271546a3a7c0cbb21095c1f60d83269d8c4ae")
}

// UnpackIsBlockedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error IsBlocked(address account)
func (iAM *IAM) UnpackIsBlockedError(raw []byte) (*IAMIsBlocked, error) {
	out := new(IAMIsBlocked)
	if err := iAM.abi.UnpackIntoInterface(out, "IsBlocked", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMNotAdmin represents a NotAdmin error raised by the IAM contract.
type IAMNotAdmin struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAdmin(address account)
func IAMNotAdminErrorID() common.Hash {
	return common.HexToHash("0x17a8424239494df835a470bd5e48f10a94b5febfef662a1917fe31decebbedeb")
}

// UnpackNotAdminError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAdmin(address account)
func (iAM *IAM) UnpackNotAdminError(raw []byte) (*IAMNotAdmin, error) {
	out := new(IAMNotAdmin)
	if err := iAM.abi.UnpackIntoInterface(out, "NotAdmin", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMNotRegistered represents a NotRegistered error raised by the IAM contract.
type IAMNotRegistered struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotRegistered(address account)
func IAMNotRegisteredErrorID() common.Hash {
	return common.HexToHash("0xbfc6c337a80b7b8201f77f0a2a54c6e5f7c6fd9124a749804a482fa16ee8a895")
}

// UnpackNotRegisteredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotRegistered(address account)
func (iAM *IAM) UnpackNotRegisteredError(raw []byte) (*IAMNotRegistered, error) {
	out := new(IAMNotRegistered)
	if err := iAM.abi.UnpackIntoInterface(out, "NotRegistered", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the IAM contract.
type IAMOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func IAMOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (iAM *IAM) UnpackOwnableInvalidOwnerError(raw []byte) (*IAMOwnableInvalidOwner, error) {
	out := new(IAMOwnableInvalidOwner)
	if err := iAM.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the IAM contract.
type IAMOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func IAMOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (iAM *IAM) UnpackOwnableUnauthorizedAccountError(raw []byte) (*IAMOwnableUnauthorizedAccount, error) {
	out := new(IAMOwnableUnauthorizedAccount)
	if err := iAM.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMRegistrationClosed represents a RegistrationClosed error raised by the IAM contract.
type IAMRegistrationClosed struct {
	Account common.Address
	Role    [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RegistrationClosed(address account, bytes32 role)
func IAMRegistrationClosedErrorID() common.Hash {
	return common.HexToHash("0xe0b89ac9603b09a95ae8420178efe07c454bedec5234e710856f275fa475299e")
}

// UnpackRegistrationClosedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RegistrationClosed(address account, bytes32 role)
func (iAM *IAM) UnpackRegistrationClosedError(raw []byte) (*IAMRegistrationClosed, error) {
	out := new(IAMRegistrationClosed)
	if err := iAM.abi.UnpackIntoInterface(out, "RegistrationClosed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMTooLong represents a TooLong error raised by the IAM contract.
type IAMTooLong struct {
	Length *big.Int
	Limit  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func IAMTooLongErrorID() common.Hash {
	return common.HexToHash("0xad8e4f3c02445389d1fc949112448bfe96a0eef67cb5f3def1a137d96f1fdc75")
}

// UnpackTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func (iAM *IAM) UnpackTooLongError(raw []byte) (*IAMTooLong, error) {
	out := new(IAMTooLong)
	if err := iAM.abi.UnpackIntoInterface(out, "TooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IAMUnknownRole represents a UnknownRole error raised by the IAM contract.
type IAMUnknownRole struct {
	Role [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownRole(bytes32 role)
func IAMUnknownRoleErrorID() common.Hash {
	return common.HexToHash("0x74cc4fed81be75812fac3eee54adcbce40636d7cebb576d71ff5ab3d663a1026")
}

// UnpackUnknownRoleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownRole(bytes32 role)
func (iAM *IAM) UnpackUnknownRoleError(raw []byte) (*IAMUnknownRole, error) {
	out := new(IAMUnknownRole)
	if err := iAM.abi.UnpackIntoInterface(out, "UnknownRole", raw); err != nil {
		return nil, err
	}
	return out, nil
}
