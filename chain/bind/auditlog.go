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

// AuditLogMetaData contains all meta data concerning the AuditLog contract.
var AuditLogMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"anchorAt\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"size\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"blockNumber\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"timestamp\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"append\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"prevRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"count\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"find\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"leafIndex\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"verifyAnchored\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"anchor\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"leafHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verifyInclusion\",\"inputs\":[{\"name\":\"leafHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"size\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"pure\"},{\"type\":\"event\",\"name\":\"Anchored\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"size\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"batch\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"EmptyRoot\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoSuchAnchor\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAnchored\",\"inputs\":[{\"name\":\"origin\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"leafIndex\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotGrowing\",\"inputs\":[{\"name\":\"size\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lastSize\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongParent\",\"inputs\":[{\"name\":\"prevRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"lastRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "AuditLog",
	Bin: "0x60a060405234801561000f575f5ffd5b506040516110c43803806110c483398101604081905261002e916100e6565b80338061005457604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b61005d81610097565b506001600160a01b0381166100855760405163d92e233d60e01b815260040160405180910390fd5b6001600160a01b031660805250610113565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f602082840312156100f6575f5ffd5b81516001600160a01b038116811461010c575f5ffd5b9392505050565b608051610f8b6101395f395f8181610158015281816104080152610aea0152610f8b5ff3fe608060405234801561000f575f5ffd5b5060043610610106575f3560e01c80639a7ce8ee1161009e578063b90beef21161006e578063b90beef21461029e578063c080fb06146102a6578063c9ab1411146102b9578063f2fde38b146102cc578063f6859bdc146102df575f5ffd5b80639a7ce8ee146101f1578063adf363d11461022c578063b2e529881461023f578063b56e412914610252575f5ffd5b8063715018a6116100d9578063715018a6146101a757806376aad605146101af5780637937354c146101c25780638da5cb5b146101e1575f5ffd5b80631ec0978d1461010a578063227d20c51461013257806354d75aa6146101535780636dafc44b14610192575b5f5ffd5b61011d610118366004610cde565b6102e7565b60405190151581526020015b60405180910390f35b610145610140366004610cf9565b610301565b604051908152602001610129565b61017a7f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610129565b6101a56101a0366004610d61565b6103bb565b005b6101a56104d5565b6101a56101bd366004610cde565b6104e8565b6101456101d0366004610da0565b5f9081526002602052604090205490565b5f546001600160a01b031661017a565b6102046101ff366004610cf9565b6104fb565b604080519586526020860194909452928401919091526060830152608082015260a001610129565b6101a561023a366004610db7565b61054e565b6101a561024d366004610cde565b6107a2565b610145610260366004610cde565b6040516bffffffffffffffffffffffff19606083901b1660208201525f90603401604051602081830303815290604052805190602001209050919050565b61017a6107b2565b61011d6102b4366004610dee565b6107c7565b61011d6102c7366004610e52565b6107e3565b6101a56102da366004610cde565b610822565b61017a61085c565b5f6102fb82654f5241434c4560d01b610887565b92915050565b5f82815260026020526040812080545b80831015610383575f60026103268386610ecb565b6103309190610ede565b90508483828154811061034557610345610efd565b5f9182526020909120600260039092020101546001600160801b0316111561036f5780915061037d565b61037a816001610ecb565b93505b50610311565b815483036103b3576040516303f0b6a160e61b815260048101869052602481018590526044015b60405180910390fd5b505092915050565b5f5b818110156104d0575f60015f8585858181106103db576103db610efd565b9050602002013581526020019081526020015f209050805f0160149054906101000a900460ff166104c7577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316638eaa6ac085858581811061044757610447610efd565b905060200201356040518263ffffffff1660e01b815260040161046c91815260200190565b602060405180830381865afa158015610487573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104ab9190610f11565b81546001600160a01b0319166001600160a01b03919091161781555b506001016103bd565b505050565b6104dd610908565b6104e65f610934565b565b6104f8621050d360ea1b82610983565b50565b5f5f5f5f5f5f61050b88886109dd565b600281015481546001909201546001600160801b0382169b929a50985067ffffffffffffffff600160801b820481169850600160c01b9091041695509350505050565b610557336102e7565b6105765760405163037d3e0960e61b81523360048201526024016103aa565b5f829003610597576040516329e7276760e11b815260040160405180910390fd5b5f8581526002602052604081208054909180821561062357836105bb600185610f2c565b815481106105cb576105cb610efd565b5f9182526020909120600260039092020101546001600160801b0316846105f3600186610f2c565b8154811061060357610603610efd565b5f9182526020909120600390910201546001600160801b03909116925090505b818711158061063857506001600160801b0387115b156106605760405163619e947960e11b815260048101889052602481018390526044016103aa565b80881461068a57604051637c5f784160e11b815260048101899052602481018290526044016103aa565b836040518060a00160405280888152602001878152602001896001600160801b031681526020014367ffffffffffffffff1681526020016106c9610a47565b67ffffffffffffffff9081169091528254600180820185555f94855260209485902084516003909302019182558385015190820155604080840151600290920180546060808701516080909701518616600160c01b026001600160c01b0397909616600160801b026001600160c01b03199092166001600160801b039095169490941717949094169290921790925580518a8152928301899052820187905284918b917f4aba14a654868952f46856f7629ce46dce4739b20ef3614181fe851d2d7610b4910160405180910390a3505050505050505050565b6104f86249414d60e81b82610983565b5f6107c26249414d60e81b610ab8565b905090565b5f6107d6878787878787610b60565b90505b9695505050505050565b5f5f6107ef88886109dd565b6002810154815491925061081691889188916001600160801b039091169088908890610b60565b98975050505050505050565b61082a610908565b6001600160a01b03811661085357604051631e4fbdf760e01b81525f60048201526024016103aa565b6104f881610934565b5f61086c621050d360ea1b610ab8565b90506001600160a01b038116610884576107c26107b2565b90565b5f6108906107b2565b60405163ac4ab3fb60e01b81526001600160a01b03858116600483015260248201859052919091169063ac4ab3fb90604401602060405180830381865afa1580156108dd573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906109019190610f3f565b9392505050565b5f546001600160a01b031633146104e65760405163118cdaa760e01b81523360048201526024016103aa565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b61098b610908565b6040805180820182526001600160a01b03928316808252151560208083019182525f95865260019052919093209251835491511515600160a01b026001600160a81b0319909216921691909117179055565b5f828152600260205260408120548210610a145760405163127bb6c360e11b815260048101849052602481018390526044016103aa565b5f838152600260205260409020805483908110610a3357610a33610efd565b905f5260205f209060030201905092915050565b5f610a5964436c6f636b60d81b610ab8565b6001600160a01b031663b80777ea6040518163ffffffff1660e01b8152600401602060405180830381865afa158015610a94573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906107c29190610f5e565b5f818152600160205260409020546001600160a01b031680610b5b5760405163023aa9ab60e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638eaa6ac090602401602060405180830381865afa158015610b37573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906102fb9190610f11565b919050565b5f848610610b6f57505f6107d9565b5f610b7b600187610f2c565b9050875f5b85811015610c3457825f03610b9a575f93505050506107d9565b8860011660011480610bab57508289145b15610bff57610bd2878783818110610bc557610bc5610efd565b9050602002013583610c4f565b91505b60018916158015610be557508815155b15610bfa57600198891c989290921c91610bd5565b610c24565b610c2182888884818110610c1557610c15610efd565b90506020020135610c4f565b91505b600198891c9892831c9201610b80565b5081158015610c4257508381145b9998505050505050505050565b604051600160f81b602082015260218101839052604181018290525f9060029060610160408051601f1981840301815290829052610c8c91610f75565b602060405180830381855afa158015610ca7573d5f5f3e3d5ffd5b5050506040513d601f19601f820116820180604052508101906109019190610f5e565b6001600160a01b03811681146104f8575f5ffd5b5f60208284031215610cee575f5ffd5b813561090181610cca565b5f5f60408385031215610d0a575f5ffd5b50508035926020909101359150565b5f5f83601f840112610d29575f5ffd5b50813567ffffffffffffffff811115610d40575f5ffd5b6020830191508360208260051b8501011115610d5a575f5ffd5b9250929050565b5f5f60208385031215610d72575f5ffd5b823567ffffffffffffffff811115610d88575f5ffd5b610d9485828601610d19565b90969095509350505050565b5f60208284031215610db0575f5ffd5b5035919050565b5f5f5f5f5f60a08688031215610dcb575f5ffd5b505083359560208501359550604085013594606081013594506080013592509050565b5f5f5f5f5f5f60a08789031215610e03575f5ffd5b863595506020870135945060408701359350606087013567ffffffffffffffff811115610e2e575f5ffd5b610e3a89828a01610d19565b979a9699509497949695608090950135949350505050565b5f5f5f5f5f5f60a08789031215610e67575f5ffd5b86359550602087013594506040870135935060608701359250608087013567ffffffffffffffff811115610e99575f5ffd5b610ea589828a01610d19565b979a9699509497509295939492505050565b634e487b7160e01b5f52601160045260245ffd5b808201808211156102fb576102fb610eb7565b5f82610ef857634e487b7160e01b5f52601260045260245ffd5b500490565b634e487b7160e01b5f52603260045260245ffd5b5f60208284031215610f21575f5ffd5b815161090181610cca565b818103818111156102fb576102fb610eb7565b5f60208284031215610f4f575f5ffd5b81518015158114610901575f5ffd5b5f60208284031215610f6e575f5ffd5b5051919050565b5f82518060208501845e5f92019182525091905056",
}

// AuditLog is an auto generated Go binding around an Ethereum contract.
type AuditLog struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AuditLog) GetABI() abi.ABI {
	return c.abi
}

// NewAuditLog creates a new instance of AuditLog.
func NewAuditLog() *AuditLog {
	parsed, err := AuditLogMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AuditLog{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AuditLog) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (auditLog *AuditLog) PackConstructor(runtime_ common.Address) []byte {
	enc, err := auditLog.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackAnchorAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a7ce8ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorAt(bytes32 origin, uint256 index) view returns(uint256 size, bytes32 root, bytes32 batch, uint256 blockNumber, uint256 timestamp)
func (auditLog *AuditLog) PackAnchorAt(origin [32]byte, index *big.Int) []byte {
	enc, err := auditLog.abi.Pack("anchorAt", origin, index)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9a7ce8ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorAt(bytes32 origin, uint256 index) view returns(uint256 size, bytes32 root, bytes32 batch, uint256 blockNumber, uint256 timestamp)
func (auditLog *AuditLog) TryPackAnchorAt(origin [32]byte, index *big.Int) ([]byte, error) {
	return auditLog.abi.Pack("anchorAt", origin, index)
}

// AnchorAtOutput serves as a container for the return parameters of contract
// method AnchorAt.
type AnchorAtOutput struct {
	Size        *big.Int
	Root        [32]byte
	Batch       [32]byte
	BlockNumber *big.Int
	Timestamp   *big.Int
}

// UnpackAnchorAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9a7ce8ee.
//
// Solidity: function anchorAt(bytes32 origin, uint256 index) view returns(uint256 size, bytes32 root, bytes32 batch, uint256 blockNumber, uint256 timestamp)
func (auditLog *AuditLog) UnpackAnchorAt(data []byte) (AnchorAtOutput, error) {
	out, err := auditLog.abi.Unpack("anchorAt", data)
	outstruct := new(AnchorAtOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Size = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Root = *abi.ConvertType(out[1], new([32]byte)).(*[32]byte)
	outstruct.Batch = *abi.ConvertType(out[2], new([32]byte)).(*[32]byte)
	outstruct.BlockNumber = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.Timestamp = abi.ConvertType(out[4], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xadf363d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function append(bytes32 origin, bytes32 prevRoot, uint256 size, bytes32 root, bytes32 batch) returns()
func (auditLog *AuditLog) PackAppend(origin [32]byte, prevRoot [32]byte, size *big.Int, root [32]byte, batch [32]byte) []byte {
	enc, err := auditLog.abi.Pack("append", origin, prevRoot, size, root, batch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAppend is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xadf363d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function append(bytes32 origin, bytes32 prevRoot, uint256 size, bytes32 root, bytes32 batch) returns()
func (auditLog *AuditLog) TryPackAppend(origin [32]byte, prevRoot [32]byte, size *big.Int, root [32]byte, batch [32]byte) ([]byte, error) {
	return auditLog.abi.Pack("append", origin, prevRoot, size, root, batch)
}

// PackCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7937354c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function count(bytes32 origin) view returns(uint256)
func (auditLog *AuditLog) PackCount(origin [32]byte) []byte {
	enc, err := auditLog.abi.Pack("count", origin)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7937354c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function count(bytes32 origin) view returns(uint256)
func (auditLog *AuditLog) TryPackCount(origin [32]byte) ([]byte, error) {
	return auditLog.abi.Pack("count", origin)
}

// UnpackCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7937354c.
//
// Solidity: function count(bytes32 origin) view returns(uint256)
func (auditLog *AuditLog) UnpackCount(data []byte) (*big.Int, error) {
	out, err := auditLog.abi.Unpack("count", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackFind is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x227d20c5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function find(bytes32 origin, uint256 leafIndex) view returns(uint256 index)
func (auditLog *AuditLog) PackFind(origin [32]byte, leafIndex *big.Int) []byte {
	enc, err := auditLog.abi.Pack("find", origin, leafIndex)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFind is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x227d20c5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function find(bytes32 origin, uint256 leafIndex) view returns(uint256 index)
func (auditLog *AuditLog) TryPackFind(origin [32]byte, leafIndex *big.Int) ([]byte, error) {
	return auditLog.abi.Pack("find", origin, leafIndex)
}

// UnpackFind is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x227d20c5.
//
// Solidity: function find(bytes32 origin, uint256 leafIndex) view returns(uint256 index)
func (auditLog *AuditLog) UnpackFind(data []byte) (*big.Int, error) {
	out, err := auditLog.abi.Unpack("find", data)
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
func (auditLog *AuditLog) PackGetACLAddress() []byte {
	enc, err := auditLog.abi.Pack("getACLAddress")
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
func (auditLog *AuditLog) TryPackGetACLAddress() ([]byte, error) {
	return auditLog.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (auditLog *AuditLog) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := auditLog.abi.Unpack("getACLAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetIAMAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb90beef2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getIAMAddress() view returns(address)
func (auditLog *AuditLog) PackGetIAMAddress() []byte {
	enc, err := auditLog.abi.Pack("getIAMAddress")
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
func (auditLog *AuditLog) TryPackGetIAMAddress() ([]byte, error) {
	return auditLog.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (auditLog *AuditLog) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := auditLog.abi.Unpack("getIAMAddress", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGetNodeId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb56e4129.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (auditLog *AuditLog) PackGetNodeId(addr common.Address) []byte {
	enc, err := auditLog.abi.Pack("getNodeId", addr)
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
func (auditLog *AuditLog) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return auditLog.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (auditLog *AuditLog) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := auditLog.abi.Unpack("getNodeId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackIsOracleNode is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ec0978d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (auditLog *AuditLog) PackIsOracleNode(addr common.Address) []byte {
	enc, err := auditLog.abi.Pack("isOracleNode", addr)
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
func (auditLog *AuditLog) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return auditLog.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (auditLog *AuditLog) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := auditLog.abi.Unpack("isOracleNode", data)
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
func (auditLog *AuditLog) PackOwner() []byte {
	enc, err := auditLog.abi.Pack("owner")
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
func (auditLog *AuditLog) TryPackOwner() ([]byte, error) {
	return auditLog.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (auditLog *AuditLog) UnpackOwner(data []byte) (common.Address, error) {
	out, err := auditLog.abi.Unpack("owner", data)
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
func (auditLog *AuditLog) PackRenounceOwnership() []byte {
	enc, err := auditLog.abi.Pack("renounceOwnership")
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
func (auditLog *AuditLog) TryPackRenounceOwnership() ([]byte, error) {
	return auditLog.abi.Pack("renounceOwnership")
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (auditLog *AuditLog) PackRuntime() []byte {
	enc, err := auditLog.abi.Pack("runtime")
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
func (auditLog *AuditLog) TryPackRuntime() ([]byte, error) {
	return auditLog.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (auditLog *AuditLog) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := auditLog.abi.Unpack("runtime", data)
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
func (auditLog *AuditLog) PackSetACL(aclContract common.Address) []byte {
	enc, err := auditLog.abi.Pack("setACL", aclContract)
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
func (auditLog *AuditLog) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return auditLog.abi.Pack("setACL", aclContract)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (auditLog *AuditLog) PackSetIAM(iamContract common.Address) []byte {
	enc, err := auditLog.abi.Pack("setIAM", iamContract)
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
func (auditLog *AuditLog) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return auditLog.abi.Pack("setIAM", iamContract)
}

// PackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sync(bytes32[] names_) returns()
func (auditLog *AuditLog) PackSync(names [][32]byte) []byte {
	enc, err := auditLog.abi.Pack("sync", names)
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
func (auditLog *AuditLog) TryPackSync(names [][32]byte) ([]byte, error) {
	return auditLog.abi.Pack("sync", names)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (auditLog *AuditLog) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := auditLog.abi.Pack("transferOwnership", newOwner)
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
func (auditLog *AuditLog) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return auditLog.abi.Pack("transferOwnership", newOwner)
}

// PackVerifyAnchored is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9ab1411.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyAnchored(bytes32 origin, uint256 anchor, bytes32 leafHash, uint256 index, bytes32[] proof) view returns(bool)
func (auditLog *AuditLog) PackVerifyAnchored(origin [32]byte, anchor *big.Int, leafHash [32]byte, index *big.Int, proof [][32]byte) []byte {
	enc, err := auditLog.abi.Pack("verifyAnchored", origin, anchor, leafHash, index, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyAnchored is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9ab1411.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyAnchored(bytes32 origin, uint256 anchor, bytes32 leafHash, uint256 index, bytes32[] proof) view returns(bool)
func (auditLog *AuditLog) TryPackVerifyAnchored(origin [32]byte, anchor *big.Int, leafHash [32]byte, index *big.Int, proof [][32]byte) ([]byte, error) {
	return auditLog.abi.Pack("verifyAnchored", origin, anchor, leafHash, index, proof)
}

// UnpackVerifyAnchored is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc9ab1411.
//
// Solidity: function verifyAnchored(bytes32 origin, uint256 anchor, bytes32 leafHash, uint256 index, bytes32[] proof) view returns(bool)
func (auditLog *AuditLog) UnpackVerifyAnchored(data []byte) (bool, error) {
	out, err := auditLog.abi.Unpack("verifyAnchored", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackVerifyInclusion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc080fb06.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyInclusion(bytes32 leafHash, uint256 index, uint256 size, bytes32[] proof, bytes32 root) pure returns(bool)
func (auditLog *AuditLog) PackVerifyInclusion(leafHash [32]byte, index *big.Int, size *big.Int, proof [][32]byte, root [32]byte) []byte {
	enc, err := auditLog.abi.Pack("verifyInclusion", leafHash, index, size, proof, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyInclusion is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc080fb06.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyInclusion(bytes32 leafHash, uint256 index, uint256 size, bytes32[] proof, bytes32 root) pure returns(bool)
func (auditLog *AuditLog) TryPackVerifyInclusion(leafHash [32]byte, index *big.Int, size *big.Int, proof [][32]byte, root [32]byte) ([]byte, error) {
	return auditLog.abi.Pack("verifyInclusion", leafHash, index, size, proof, root)
}

// UnpackVerifyInclusion is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc080fb06.
//
// Solidity: function verifyInclusion(bytes32 leafHash, uint256 index, uint256 size, bytes32[] proof, bytes32 root) pure returns(bool)
func (auditLog *AuditLog) UnpackVerifyInclusion(data []byte) (bool, error) {
	out, err := auditLog.abi.Unpack("verifyInclusion", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// AuditLogAnchored represents a Anchored event raised by the AuditLog contract.
type AuditLogAnchored struct {
	Origin [32]byte
	Index  *big.Int
	Size   *big.Int
	Root   [32]byte
	Batch  [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const AuditLogAnchoredEventName = "Anchored"

// ContractEventName returns the user-defined event name.
func (AuditLogAnchored) ContractEventName() string {
	return AuditLogAnchoredEventName
}

// UnpackAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Anchored(bytes32 indexed origin, uint256 indexed index, uint256 size, bytes32 root, bytes32 batch)
func (auditLog *AuditLog) UnpackAnchoredEvent(log *types.Log) (*AuditLogAnchored, error) {
	event := "Anchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditLogAnchored)
	if len(log.Data) > 0 {
		if err := auditLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditLog.abi.Events[event].Inputs {
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

// AuditLogOwnershipTransferred represents a OwnershipTransferred event raised by the AuditLog contract.
type AuditLogOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const AuditLogOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (AuditLogOwnershipTransferred) ContractEventName() string {
	return AuditLogOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (auditLog *AuditLog) UnpackOwnershipTransferredEvent(log *types.Log) (*AuditLogOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != auditLog.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(AuditLogOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := auditLog.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range auditLog.abi.Events[event].Inputs {
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
func (auditLog *AuditLog) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], auditLog.abi.Errors["EmptyRoot"].ID.Bytes()[:4]) {
		return auditLog.UnpackEmptyRootError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["NoSuchAnchor"].ID.Bytes()[:4]) {
		return auditLog.UnpackNoSuchAnchorError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return auditLog.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["NotAnchored"].ID.Bytes()[:4]) {
		return auditLog.UnpackNotAnchoredError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["NotGrowing"].ID.Bytes()[:4]) {
		return auditLog.UnpackNotGrowingError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return auditLog.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return auditLog.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return auditLog.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["WrongParent"].ID.Bytes()[:4]) {
		return auditLog.UnpackWrongParentError(raw[4:])
	}
	if bytes.Equal(raw[:4], auditLog.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return auditLog.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// AuditLogEmptyRoot represents a EmptyRoot error raised by the AuditLog contract.
type AuditLogEmptyRoot struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EmptyRoot()
func AuditLogEmptyRootErrorID() common.Hash {
	return common.HexToHash("0x53ce4ece66102bfdfb7e2dd6215b88dbc54b76fd92f4bed53b69b1166a744a63")
}

// UnpackEmptyRootError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EmptyRoot()
func (auditLog *AuditLog) UnpackEmptyRootError(raw []byte) (*AuditLogEmptyRoot, error) {
	out := new(AuditLogEmptyRoot)
	if err := auditLog.abi.UnpackIntoInterface(out, "EmptyRoot", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogNoSuchAnchor represents a NoSuchAnchor error raised by the AuditLog contract.
type AuditLogNoSuchAnchor struct {
	Origin [32]byte
	Index  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSuchAnchor(bytes32 origin, uint256 index)
func AuditLogNoSuchAnchorErrorID() common.Hash {
	return common.HexToHash("0x24f76d86e40d0cfa75e4fec2fc2aa8748bdfbed4bf8360f8a8ed513e3e4ce481")
}

// UnpackNoSuchAnchorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSuchAnchor(bytes32 origin, uint256 index)
func (auditLog *AuditLog) UnpackNoSuchAnchorError(raw []byte) (*AuditLogNoSuchAnchor, error) {
	out := new(AuditLogNoSuchAnchor)
	if err := auditLog.abi.UnpackIntoInterface(out, "NoSuchAnchor", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogNotAllowed represents a NotAllowed error raised by the AuditLog contract.
type AuditLogNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func AuditLogNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (auditLog *AuditLog) UnpackNotAllowedError(raw []byte) (*AuditLogNotAllowed, error) {
	out := new(AuditLogNotAllowed)
	if err := auditLog.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogNotAnchored represents a NotAnchored error raised by the AuditLog contract.
type AuditLogNotAnchored struct {
	Origin    [32]byte
	LeafIndex *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAnchored(bytes32 origin, uint256 leafIndex)
func AuditLogNotAnchoredErrorID() common.Hash {
	return common.HexToHash("0xfc2da840545d91353cd832982a7e4b5e7658fa3deaadd827369c4fd09b0df356")
}

// UnpackNotAnchoredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAnchored(bytes32 origin, uint256 leafIndex)
func (auditLog *AuditLog) UnpackNotAnchoredError(raw []byte) (*AuditLogNotAnchored, error) {
	out := new(AuditLogNotAnchored)
	if err := auditLog.abi.UnpackIntoInterface(out, "NotAnchored", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogNotGrowing represents a NotGrowing error raised by the AuditLog contract.
type AuditLogNotGrowing struct {
	Size     *big.Int
	LastSize *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotGrowing(uint256 size, uint256 lastSize)
func AuditLogNotGrowingErrorID() common.Hash {
	return common.HexToHash("0xc33d28f2609c61a5d701173bc8aff210d0a40e7e2c818768eeb912ddf84c4881")
}

// UnpackNotGrowingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotGrowing(uint256 size, uint256 lastSize)
func (auditLog *AuditLog) UnpackNotGrowingError(raw []byte) (*AuditLogNotGrowing, error) {
	out := new(AuditLogNotGrowing)
	if err := auditLog.abi.UnpackIntoInterface(out, "NotGrowing", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogNotOracle represents a NotOracle error raised by the AuditLog contract.
type AuditLogNotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func AuditLogNotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (auditLog *AuditLog) UnpackNotOracleError(raw []byte) (*AuditLogNotOracle, error) {
	out := new(AuditLogNotOracle)
	if err := auditLog.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the AuditLog contract.
type AuditLogOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func AuditLogOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (auditLog *AuditLog) UnpackOwnableInvalidOwnerError(raw []byte) (*AuditLogOwnableInvalidOwner, error) {
	out := new(AuditLogOwnableInvalidOwner)
	if err := auditLog.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the AuditLog contract.
type AuditLogOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func AuditLogOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (auditLog *AuditLog) UnpackOwnableUnauthorizedAccountError(raw []byte) (*AuditLogOwnableUnauthorizedAccount, error) {
	out := new(AuditLogOwnableUnauthorizedAccount)
	if err := auditLog.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogWrongParent represents a WrongParent error raised by the AuditLog contract.
type AuditLogWrongParent struct {
	PrevRoot [32]byte
	LastRoot [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongParent(bytes32 prevRoot, bytes32 lastRoot)
func AuditLogWrongParentErrorID() common.Hash {
	return common.HexToHash("0xf8bef08206294d3587679d9c661dbed145a1f0df35cbb9919c466886819dea8f")
}

// UnpackWrongParentError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongParent(bytes32 prevRoot, bytes32 lastRoot)
func (auditLog *AuditLog) UnpackWrongParentError(raw []byte) (*AuditLogWrongParent, error) {
	out := new(AuditLogWrongParent)
	if err := auditLog.abi.UnpackIntoInterface(out, "WrongParent", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// AuditLogZeroAddress represents a ZeroAddress error raised by the AuditLog contract.
type AuditLogZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func AuditLogZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (auditLog *AuditLog) UnpackZeroAddressError(raw []byte) (*AuditLogZeroAddress, error) {
	out := new(AuditLogZeroAddress)
	if err := auditLog.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
