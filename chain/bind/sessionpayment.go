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

// SessionPaymentMetaData contains all meta data concerning the SessionPayment contract.
var SessionPaymentMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nodeBalance\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"price\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserve\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reserveOf\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"amount\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"share\",\"type\":\"uint128\",\"internalType\":\"uint128\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"sessionBalance\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setPrice\",\"inputs\":[{\"name\":\"price_\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"validMiners\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdrawSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NodePaid\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"PriceSet\",\"inputs\":[{\"name\":\"price\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Reserved\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SessionWithdrawn\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Settled\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"paid\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"refunded\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"node\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyReserved\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoSuchSession\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSessionOwner\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToWithdraw\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PayoutAboveReserve\",\"inputs\":[{\"name\":\"payout\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reserved\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"PriceTooHigh\",\"inputs\":[{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "SessionPayment",
	Bin: "0x60a060405266038d7ea4c6800060025534801561001a575f5ffd5b5060405161140738038061140783398101604081905261003991610115565b80338061005f57604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b610068816100c6565b506001600160a01b0381166100905760405163d92e233d60e01b815260040160405180910390fd5b6001600160a01b031660805260017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005550610142565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f60208284031215610125575f5ffd5b81516001600160a01b038116811461013b575f5ffd5b9392505050565b60805161129f6101685f395f8181610180015281816105b90152610c8a015261129f5ff3fe608060405234801561000f575f5ffd5b5060043610610132575f3560e01c8063955f6828116100b4578063b2e5298811610079578063b2e52988146102e4578063b56e4129146102f7578063b90beef214610343578063e2bbb1581461034b578063f2fde38b1461035e578063f6859bdc14610371575f5ffd5b8063955f68281461023857806399845ab6146102965780639b6f67be146102a9578063a035b1fe146102bc578063ac6ae79e146102c5575f5ffd5b80636dafc44b116100fa5780636dafc44b146101e7578063715018a6146101fa57806376aad605146102025780638da5cb5b1461021557806391b7f5ed14610225575f5ffd5b80631ab7dff4146101365780631ec0978d1461014b5780633ccfd60b1461017357806354d75aa61461017b5780635edb0464146101ba575b5f5ffd5b61014961014436600461107a565b610379565b005b61015e6101593660046110ae565b6104a9565b60405190151581526020015b60405180910390f35b6101496104c3565b6101a27f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b03909116815260200161016a565b6101d96101c83660046110c9565b60036020525f908152604090205481565b60405190815260200161016a565b6101496101f5366004611128565b61056c565b610149610686565b6101496102103660046110ae565b610697565b5f546001600160a01b03166101a2565b6101496102333660046110c9565b6106aa565b61027661024636600461107a565b600560209081525f92835260408084209091529082529020546001600160801b0380821691600160801b90041682565b604080516001600160801b0393841681529290911660208301520161016a565b6101496102a4366004611167565b61071d565b6101496102b7366004611190565b61080e565b6101d960025481565b6101d96102d33660046110ae565b60046020525f908152604090205481565b6101496102f23660046110ae565b610a7c565b6101d96103053660046110ae565b6040516bffffffffffffffffffffffff19606083901b1660208201525f90603401604051602081830303815290604052805190602001209050919050565b6101a2610a8c565b61014961035936600461107a565b610aa1565b61014961036c3660046110ae565b610bd8565b6101a2610c12565b610381610c3d565b336103976829b2b9b9b4b7b72b1960b91b610c58565b6001600160a01b031663a8b0f3ed846040518263ffffffff1660e01b81526004016103c491815260200190565b602060405180830381865afa1580156103df573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061040391906111df565b6001600160a01b0316146104315760405163bb52999f60e01b81523360048201526024015b60405180910390fd5b61043b8282610d00565b604051818152339083907fd92396dfd04a28228f811a132084c29bfdfc5ded559a252769bd77b43364be6f9060200160405180910390a361048f338261047f610d60565b6001600160a01b03169190610d70565b6104a560015f51602061127f5f395f51905f5255565b5050565b5f6104bd82654f5241434c4560d01b610da5565b92915050565b6104cb610c3d565b335f90815260046020526040812054908190036104fb57604051630686827b60e51b815260040160405180910390fd5b335f8181526004602052604080822091909155517f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d59061053e9084815260200190565b60405180910390a2610553338261047f610d60565b5061056a60015f51602061127f5f395f51905f5255565b565b5f5b81811015610681575f60015f85858581811061058c5761058c6111fa565b9050602002013581526020019081526020015f209050805f0160149054906101000a900460ff16610678577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316638eaa6ac08585858181106105f8576105f86111fa565b905060200201356040518263ffffffff1660e01b815260040161061d91815260200190565b602060405180830381865afa158015610638573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061065c91906111df565b81546001600160a01b0319166001600160a01b03919091161781555b5060010161056e565b505050565b61068e610e26565b61056a5f610e52565b6106a7621050d360ea1b82610ea1565b50565b6106b2610e26565b6bffffffffffffffffffffffff8111156106e257604051630c3db3e760e01b815260048101829052602401610428565b60028190556040518181527f6bfd5e75539a9d2626425a2e2922675256b219fe546d63dad56011759b9a2f669060200160405180910390a150565b6107376d29b2b9b9b4b7b728bab2bab2ab1960911b610efb565b5f838152600560209081526040808320858452909152902080546001600160801b0316156107825760405163e27e1ea760e01b81526004810185905260248101849052604401610428565b5f826002546107919190611222565b905061079d8582610d00565b81546fffffffffffffffffffffffffffffffff19166001600160801b038281169182178455600254600160801b911602178255604051818152849086907ffdf657911784c56ccc27415b1171aede64fb1505443c51b19963ef652b90e3959060200160405180910390a35050505050565b6108286d29b2b9b9b4b7b728bab2bab2ab1960911b610efb565b5f84815260056020908152604080832086845282528083208151808301909252546001600160801b03808216808452600160801b909204169282019290925291036108735750610a76565b60208101515f9061088e9084906001600160801b0316611222565b82519091506001600160801b03168111156108d15781516040516317f5b05960e01b8152600481018390526001600160801b039091166024820152604401610428565b5f86815260056020908152604080832088845290915281208190555b838110156109e45782602001516001600160801b031660045f878785818110610918576109186111fa565b905060200201602081019061092d91906110ae565b6001600160a01b03166001600160a01b031681526020019081526020015f205f82825461095a9190611239565b9091555086905087868684818110610974576109746111fa565b905060200201602081019061098991906110ae565b6001600160a01b03167f70c0d52c09368bd2c832440581e49fd4a14b2839fea1ed7b2617ca9cf02c42ee86602001516040516109d491906001600160801b0391909116815260200190565b60405180910390a46001016108ed565b5081516109fb9082906001600160801b031661124c565b5f8781526003602052604081208054909190610a18908490611239565b9250508190555084867f0b88c5bd74fc625a4f651904bf835063c6a449220be319924685261fb7709dd58384865f01516001600160801b0316610a5b919061124c565b6040805192835260208301919091520160405180910390a350505b50505050565b6106a76249414d60e81b82610ea1565b5f610a9c6249414d60e81b610c58565b905090565b610aa9610c3d565b610abe6829b2b9b9b4b7b72b1960b91b610c58565b6001600160a01b031663fc39f1d9836040518263ffffffff1660e01b8152600401610aeb91815260200190565b602060405180830381865afa158015610b06573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610b2a919061125f565b610b4a5760405163c6482fc760e01b815260048101839052602401610428565b610b69333083610b58610d60565b6001600160a01b0316929190610f37565b5f8281526003602052604081208054839290610b86908490611239565b9091555050604051818152339083907f1599c0fcf897af5babc2bfcf707f5dc050f841b044d97c3251ecec35b9abf80b9060200160405180910390a36104a560015f51602061127f5f395f51905f5255565b610be0610e26565b6001600160a01b038116610c0957604051631e4fbdf760e01b81525f6004820152602401610428565b6106a781610e52565b5f610c22621050d360ea1b610c58565b90506001600160a01b038116610c3a57610a9c610a8c565b90565b610c45610f6d565b60025f51602061127f5f395f51905f5255565b5f818152600160205260409020546001600160a01b031680610cfb5760405163023aa9ab60e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638eaa6ac090602401602060405180830381865afa158015610cd7573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906104bd91906111df565b919050565b5f8281526003602052604090205481811015610d405760405163fcca373360e01b8152600481018490526024810182905260448101839052606401610428565b610d4a828261124c565b5f93845260036020526040909320929092555050565b5f610a9c6221a7a960e91b610c58565b610d7d8383836001610fa4565b61068157604051635274afe760e01b81526001600160a01b0384166004820152602401610428565b5f610dae610a8c565b60405163ac4ab3fb60e01b81526001600160a01b03858116600483015260248201859052919091169063ac4ab3fb90604401602060405180830381865afa158015610dfb573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610e1f919061125f565b9392505050565b5f546001600160a01b0316331461056a5760405163118cdaa760e01b8152336004820152602401610428565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b610ea9610e26565b6040805180820182526001600160a01b03928316808252151560208083019182525f95865260019052919093209251835491511515600160a01b026001600160a81b0319909216921691909117179055565b610f0481610c58565b6001600160a01b0316336001600160a01b0316146106a75760405163fa5cd00f60e01b8152336004820152602401610428565b610f45848484846001611006565b610a7657604051635274afe760e01b81526001600160a01b0385166004820152602401610428565b610f865f60025f51602061127f5f395f51905f52611073565b1561056a57604051633ee5aeb560e01b815260040160405180910390fd5b60405163a9059cbb60e01b5f8181526001600160a01b038616600452602485905291602083604481808b5af1925060015f51148316610ffa578383151615610fee573d5f823e3d81fd5b5f873b113d1516831692505b60405250949350505050565b6040516323b872dd60e01b5f8181526001600160a01b038781166004528616602452604485905291602083606481808c5af1925060015f51148316611062578383151615611056573d5f823e3d81fd5b5f883b113d1516831692505b604052505f60605295945050505050565b5414919050565b5f5f6040838503121561108b575f5ffd5b50508035926020909101359150565b6001600160a01b03811681146106a7575f5ffd5b5f602082840312156110be575f5ffd5b8135610e1f8161109a565b5f602082840312156110d9575f5ffd5b5035919050565b5f5f83601f8401126110f0575f5ffd5b50813567ffffffffffffffff811115611107575f5ffd5b6020830191508360208260051b8501011115611121575f5ffd5b9250929050565b5f5f60208385031215611139575f5ffd5b823567ffffffffffffffff81111561114f575f5ffd5b61115b858286016110e0565b90969095509350505050565b5f5f5f60608486031215611179575f5ffd5b505081359360208301359350604090920135919050565b5f5f5f5f606085870312156111a3575f5ffd5b8435935060208501359250604085013567ffffffffffffffff8111156111c7575f5ffd5b6111d3878288016110e0565b95989497509550505050565b5f602082840312156111ef575f5ffd5b8151610e1f8161109a565b634e487b7160e01b5f52603260045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b80820281158282048414176104bd576104bd61120e565b808201808211156104bd576104bd61120e565b818103818111156104bd576104bd61120e565b5f6020828403121561126f575f5ffd5b81518015158114610e1f575f5ffdfe9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00",
}

// SessionPayment is an auto generated Go binding around an Ethereum contract.
type SessionPayment struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *SessionPayment) GetABI() abi.ABI {
	return c.abi
}

// NewSessionPayment creates a new instance of SessionPayment.
func NewSessionPayment() *SessionPayment {
	parsed, err := SessionPaymentMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &SessionPayment{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *SessionPayment) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (sessionPayment *SessionPayment) PackConstructor(runtime_ common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2bbb158.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(uint256 sessionId, uint256 amount) returns()
func (sessionPayment *SessionPayment) PackDeposit(sessionId *big.Int, amount *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("deposit", sessionId, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2bbb158.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposit(uint256 sessionId, uint256 amount) returns()
func (sessionPayment *SessionPayment) TryPackDeposit(sessionId *big.Int, amount *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("deposit", sessionId, amount)
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionPayment *SessionPayment) PackGetACLAddress() []byte {
	enc, err := sessionPayment.abi.Pack("getACLAddress")
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
func (sessionPayment *SessionPayment) TryPackGetACLAddress() ([]byte, error) {
	return sessionPayment.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionPayment *SessionPayment) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := sessionPayment.abi.Unpack("getACLAddress", data)
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
func (sessionPayment *SessionPayment) PackGetIAMAddress() []byte {
	enc, err := sessionPayment.abi.Pack("getIAMAddress")
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
func (sessionPayment *SessionPayment) TryPackGetIAMAddress() ([]byte, error) {
	return sessionPayment.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionPayment *SessionPayment) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := sessionPayment.abi.Unpack("getIAMAddress", data)
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
func (sessionPayment *SessionPayment) PackGetNodeId(addr common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("getNodeId", addr)
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
func (sessionPayment *SessionPayment) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionPayment *SessionPayment) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := sessionPayment.abi.Unpack("getNodeId", data)
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
func (sessionPayment *SessionPayment) PackIsOracleNode(addr common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("isOracleNode", addr)
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
func (sessionPayment *SessionPayment) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionPayment *SessionPayment) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := sessionPayment.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackNodeBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac6ae79e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nodeBalance(address node) view returns(uint256)
func (sessionPayment *SessionPayment) PackNodeBalance(node common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("nodeBalance", node)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNodeBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xac6ae79e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nodeBalance(address node) view returns(uint256)
func (sessionPayment *SessionPayment) TryPackNodeBalance(node common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("nodeBalance", node)
}

// UnpackNodeBalance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xac6ae79e.
//
// Solidity: function nodeBalance(address node) view returns(uint256)
func (sessionPayment *SessionPayment) UnpackNodeBalance(data []byte) (*big.Int, error) {
	out, err := sessionPayment.abi.Unpack("nodeBalance", data)
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
func (sessionPayment *SessionPayment) PackOwner() []byte {
	enc, err := sessionPayment.abi.Pack("owner")
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
func (sessionPayment *SessionPayment) TryPackOwner() ([]byte, error) {
	return sessionPayment.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (sessionPayment *SessionPayment) UnpackOwner(data []byte) (common.Address, error) {
	out, err := sessionPayment.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa035b1fe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function price() view returns(uint256)
func (sessionPayment *SessionPayment) PackPrice() []byte {
	enc, err := sessionPayment.abi.Pack("price")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa035b1fe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function price() view returns(uint256)
func (sessionPayment *SessionPayment) TryPackPrice() ([]byte, error) {
	return sessionPayment.abi.Pack("price")
}

// UnpackPrice is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa035b1fe.
//
// Solidity: function price() view returns(uint256)
func (sessionPayment *SessionPayment) UnpackPrice(data []byte) (*big.Int, error) {
	out, err := sessionPayment.abi.Unpack("price", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (sessionPayment *SessionPayment) PackRenounceOwnership() []byte {
	enc, err := sessionPayment.abi.Pack("renounceOwnership")
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
func (sessionPayment *SessionPayment) TryPackRenounceOwnership() ([]byte, error) {
	return sessionPayment.abi.Pack("renounceOwnership")
}

// PackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99845ab6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserve(uint256 sessionId, uint256 taskId, uint256 miners) returns()
func (sessionPayment *SessionPayment) PackReserve(sessionId *big.Int, taskId *big.Int, miners *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("reserve", sessionId, taskId, miners)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x99845ab6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserve(uint256 sessionId, uint256 taskId, uint256 miners) returns()
func (sessionPayment *SessionPayment) TryPackReserve(sessionId *big.Int, taskId *big.Int, miners *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("reserve", sessionId, taskId, miners)
}

// PackReserveOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x955f6828.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserveOf(uint256 sessionId, uint256 taskId) view returns(uint128 amount, uint128 share)
func (sessionPayment *SessionPayment) PackReserveOf(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("reserveOf", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserveOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x955f6828.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserveOf(uint256 sessionId, uint256 taskId) view returns(uint128 amount, uint128 share)
func (sessionPayment *SessionPayment) TryPackReserveOf(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("reserveOf", sessionId, taskId)
}

// ReserveOfOutput serves as a container for the return parameters of contract
// method ReserveOf.
type ReserveOfOutput struct {
	Amount *big.Int
	Share  *big.Int
}

// UnpackReserveOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x955f6828.
//
// Solidity: function reserveOf(uint256 sessionId, uint256 taskId) view returns(uint128 amount, uint128 share)
func (sessionPayment *SessionPayment) UnpackReserveOf(data []byte) (ReserveOfOutput, error) {
	out, err := sessionPayment.abi.Unpack("reserveOf", data)
	outstruct := new(ReserveOfOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Amount = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.Share = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (sessionPayment *SessionPayment) PackRuntime() []byte {
	enc, err := sessionPayment.abi.Pack("runtime")
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
func (sessionPayment *SessionPayment) TryPackRuntime() ([]byte, error) {
	return sessionPayment.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (sessionPayment *SessionPayment) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := sessionPayment.abi.Unpack("runtime", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSessionBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5edb0464.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sessionBalance(uint256 sessionId) view returns(uint256)
func (sessionPayment *SessionPayment) PackSessionBalance(sessionId *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("sessionBalance", sessionId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSessionBalance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5edb0464.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sessionBalance(uint256 sessionId) view returns(uint256)
func (sessionPayment *SessionPayment) TryPackSessionBalance(sessionId *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("sessionBalance", sessionId)
}

// UnpackSessionBalance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5edb0464.
//
// Solidity: function sessionBalance(uint256 sessionId) view returns(uint256)
func (sessionPayment *SessionPayment) UnpackSessionBalance(data []byte) (*big.Int, error) {
	out, err := sessionPayment.abi.Unpack("sessionBalance", data)
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
func (sessionPayment *SessionPayment) PackSetACL(aclContract common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("setACL", aclContract)
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
func (sessionPayment *SessionPayment) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("setACL", aclContract)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (sessionPayment *SessionPayment) PackSetIAM(iamContract common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("setIAM", iamContract)
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
func (sessionPayment *SessionPayment) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("setIAM", iamContract)
}

// PackSetPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91b7f5ed.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setPrice(uint256 price_) returns()
func (sessionPayment *SessionPayment) PackSetPrice(price *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("setPrice", price)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetPrice is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x91b7f5ed.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setPrice(uint256 price_) returns()
func (sessionPayment *SessionPayment) TryPackSetPrice(price *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("setPrice", price)
}

// PackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b6f67be.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle(uint256 sessionId, uint256 taskId, address[] validMiners) returns()
func (sessionPayment *SessionPayment) PackSettle(sessionId *big.Int, taskId *big.Int, validMiners []common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("settle", sessionId, taskId, validMiners)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9b6f67be.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle(uint256 sessionId, uint256 taskId, address[] validMiners) returns()
func (sessionPayment *SessionPayment) TryPackSettle(sessionId *big.Int, taskId *big.Int, validMiners []common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("settle", sessionId, taskId, validMiners)
}

// PackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sync(bytes32[] names_) returns()
func (sessionPayment *SessionPayment) PackSync(names [][32]byte) []byte {
	enc, err := sessionPayment.abi.Pack("sync", names)
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
func (sessionPayment *SessionPayment) TryPackSync(names [][32]byte) ([]byte, error) {
	return sessionPayment.abi.Pack("sync", names)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (sessionPayment *SessionPayment) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := sessionPayment.abi.Pack("transferOwnership", newOwner)
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
func (sessionPayment *SessionPayment) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return sessionPayment.abi.Pack("transferOwnership", newOwner)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ccfd60b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw() returns()
func (sessionPayment *SessionPayment) PackWithdraw() []byte {
	enc, err := sessionPayment.abi.Pack("withdraw")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ccfd60b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw() returns()
func (sessionPayment *SessionPayment) TryPackWithdraw() ([]byte, error) {
	return sessionPayment.abi.Pack("withdraw")
}

// PackWithdrawSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ab7dff4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdrawSession(uint256 sessionId, uint256 amount) returns()
func (sessionPayment *SessionPayment) PackWithdrawSession(sessionId *big.Int, amount *big.Int) []byte {
	enc, err := sessionPayment.abi.Pack("withdrawSession", sessionId, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdrawSession is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1ab7dff4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdrawSession(uint256 sessionId, uint256 amount) returns()
func (sessionPayment *SessionPayment) TryPackWithdrawSession(sessionId *big.Int, amount *big.Int) ([]byte, error) {
	return sessionPayment.abi.Pack("withdrawSession", sessionId, amount)
}

// SessionPaymentDeposited represents a Deposited event raised by the SessionPayment contract.
type SessionPaymentDeposited struct {
	SessionId *big.Int
	From      common.Address
	Amount    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionPaymentDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (SessionPaymentDeposited) ContractEventName() string {
	return SessionPaymentDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(uint256 indexed sessionId, address indexed from, uint256 amount)
func (sessionPayment *SessionPayment) UnpackDepositedEvent(log *types.Log) (*SessionPaymentDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentDeposited)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentNodePaid represents a NodePaid event raised by the SessionPayment contract.
type SessionPaymentNodePaid struct {
	Node      common.Address
	SessionId *big.Int
	TaskId    *big.Int
	Amount    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionPaymentNodePaidEventName = "NodePaid"

// ContractEventName returns the user-defined event name.
func (SessionPaymentNodePaid) ContractEventName() string {
	return SessionPaymentNodePaidEventName
}

// UnpackNodePaidEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NodePaid(address indexed node, uint256 indexed sessionId, uint256 indexed taskId, uint256 amount)
func (sessionPayment *SessionPayment) UnpackNodePaidEvent(log *types.Log) (*SessionPaymentNodePaid, error) {
	event := "NodePaid"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentNodePaid)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentOwnershipTransferred represents a OwnershipTransferred event raised by the SessionPayment contract.
type SessionPaymentOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionPaymentOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (SessionPaymentOwnershipTransferred) ContractEventName() string {
	return SessionPaymentOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (sessionPayment *SessionPayment) UnpackOwnershipTransferredEvent(log *types.Log) (*SessionPaymentOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentPriceSet represents a PriceSet event raised by the SessionPayment contract.
type SessionPaymentPriceSet struct {
	Price *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const SessionPaymentPriceSetEventName = "PriceSet"

// ContractEventName returns the user-defined event name.
func (SessionPaymentPriceSet) ContractEventName() string {
	return SessionPaymentPriceSetEventName
}

// UnpackPriceSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PriceSet(uint256 price)
func (sessionPayment *SessionPayment) UnpackPriceSetEvent(log *types.Log) (*SessionPaymentPriceSet, error) {
	event := "PriceSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentPriceSet)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentReserved represents a Reserved event raised by the SessionPayment contract.
type SessionPaymentReserved struct {
	SessionId *big.Int
	TaskId    *big.Int
	Amount    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionPaymentReservedEventName = "Reserved"

// ContractEventName returns the user-defined event name.
func (SessionPaymentReserved) ContractEventName() string {
	return SessionPaymentReservedEventName
}

// UnpackReservedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Reserved(uint256 indexed sessionId, uint256 indexed taskId, uint256 amount)
func (sessionPayment *SessionPayment) UnpackReservedEvent(log *types.Log) (*SessionPaymentReserved, error) {
	event := "Reserved"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentReserved)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentSessionWithdrawn represents a SessionWithdrawn event raised by the SessionPayment contract.
type SessionPaymentSessionWithdrawn struct {
	SessionId *big.Int
	To        common.Address
	Amount    *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionPaymentSessionWithdrawnEventName = "SessionWithdrawn"

// ContractEventName returns the user-defined event name.
func (SessionPaymentSessionWithdrawn) ContractEventName() string {
	return SessionPaymentSessionWithdrawnEventName
}

// UnpackSessionWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SessionWithdrawn(uint256 indexed sessionId, address indexed to, uint256 amount)
func (sessionPayment *SessionPayment) UnpackSessionWithdrawnEvent(log *types.Log) (*SessionPaymentSessionWithdrawn, error) {
	event := "SessionWithdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentSessionWithdrawn)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentSettled represents a Settled event raised by the SessionPayment contract.
type SessionPaymentSettled struct {
	SessionId *big.Int
	TaskId    *big.Int
	Paid      *big.Int
	Refunded  *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionPaymentSettledEventName = "Settled"

// ContractEventName returns the user-defined event name.
func (SessionPaymentSettled) ContractEventName() string {
	return SessionPaymentSettledEventName
}

// UnpackSettledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Settled(uint256 indexed sessionId, uint256 indexed taskId, uint256 paid, uint256 refunded)
func (sessionPayment *SessionPayment) UnpackSettledEvent(log *types.Log) (*SessionPaymentSettled, error) {
	event := "Settled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentSettled)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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

// SessionPaymentWithdrawn represents a Withdrawn event raised by the SessionPayment contract.
type SessionPaymentWithdrawn struct {
	Node   common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const SessionPaymentWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (SessionPaymentWithdrawn) ContractEventName() string {
	return SessionPaymentWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed node, uint256 amount)
func (sessionPayment *SessionPayment) UnpackWithdrawnEvent(log *types.Log) (*SessionPaymentWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionPayment.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionPaymentWithdrawn)
	if len(log.Data) > 0 {
		if err := sessionPayment.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionPayment.abi.Events[event].Inputs {
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
func (sessionPayment *SessionPayment) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["AlreadyReserved"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackAlreadyReservedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["NoSuchSession"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackNoSuchSessionError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["NotSessionOwner"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackNotSessionOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["NothingToWithdraw"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackNothingToWithdrawError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["PayoutAboveReserve"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackPayoutAboveReserveError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["PriceTooHigh"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackPriceTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionPayment.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return sessionPayment.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SessionPaymentAlreadyReserved represents a AlreadyReserved error raised by the SessionPayment contract.
type SessionPaymentAlreadyReserved struct {
	SessionId *big.Int
	TaskId    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyReserved(uint256 sessionId, uint256 taskId)
func SessionPaymentAlreadyReservedErrorID() common.Hash {
	return common.HexToHash("0xe27e1ea7abdd9c8f7989a15ea6ac7e5700df2b42c6255cf5dce67a117ab3f0ab")
}

// UnpackAlreadyReservedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyReserved(uint256 sessionId, uint256 taskId)
func (sessionPayment *SessionPayment) UnpackAlreadyReservedError(raw []byte) (*SessionPaymentAlreadyReserved, error) {
	out := new(SessionPaymentAlreadyReserved)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "AlreadyReserved", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentInsufficientBalance represents a InsufficientBalance error raised by the SessionPayment contract.
type SessionPaymentInsufficientBalance struct {
	SessionId *big.Int
	Balance   *big.Int
	Needed    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 sessionId, uint256 balance, uint256 needed)
func SessionPaymentInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xfcca3733d1a27d113bb2900bde06a7058d54a421b1353db012ca9844ef7787b3")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 sessionId, uint256 balance, uint256 needed)
func (sessionPayment *SessionPayment) UnpackInsufficientBalanceError(raw []byte) (*SessionPaymentInsufficientBalance, error) {
	out := new(SessionPaymentInsufficientBalance)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentNoSuchSession represents a NoSuchSession error raised by the SessionPayment contract.
type SessionPaymentNoSuchSession struct {
	SessionId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSuchSession(uint256 sessionId)
func SessionPaymentNoSuchSessionErrorID() common.Hash {
	return common.HexToHash("0xc6482fc7debca63570ae337b28ba4b3aae5b7fda50dbce6b028da0152f26d66d")
}

// UnpackNoSuchSessionError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSuchSession(uint256 sessionId)
func (sessionPayment *SessionPayment) UnpackNoSuchSessionError(raw []byte) (*SessionPaymentNoSuchSession, error) {
	out := new(SessionPaymentNoSuchSession)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "NoSuchSession", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentNotAllowed represents a NotAllowed error raised by the SessionPayment contract.
type SessionPaymentNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func SessionPaymentNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (sessionPayment *SessionPayment) UnpackNotAllowedError(raw []byte) (*SessionPaymentNotAllowed, error) {
	out := new(SessionPaymentNotAllowed)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentNotOracle represents a NotOracle error raised by the SessionPayment contract.
type SessionPaymentNotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func SessionPaymentNotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (sessionPayment *SessionPayment) UnpackNotOracleError(raw []byte) (*SessionPaymentNotOracle, error) {
	out := new(SessionPaymentNotOracle)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentNotSessionOwner represents a NotSessionOwner error raised by the SessionPayment contract.
type SessionPaymentNotSessionOwner struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSessionOwner(address caller)
func SessionPaymentNotSessionOwnerErrorID() common.Hash {
	return common.HexToHash("0xbb52999f47ba3cb3e3f25f707cd0c53dd4a79c9178bb48ca6ab1abdbc53c97f5")
}

// UnpackNotSessionOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSessionOwner(address caller)
func (sessionPayment *SessionPayment) UnpackNotSessionOwnerError(raw []byte) (*SessionPaymentNotSessionOwner, error) {
	out := new(SessionPaymentNotSessionOwner)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "NotSessionOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentNothingToWithdraw represents a NothingToWithdraw error raised by the SessionPayment contract.
type SessionPaymentNothingToWithdraw struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToWithdraw()
func SessionPaymentNothingToWithdrawErrorID() common.Hash {
	return common.HexToHash("0xd0d04f60bf4f7629141a1f00f5d2908fa0f3e15bf4cbf8bb8edc6fcbdf2509fa")
}

// UnpackNothingToWithdrawError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToWithdraw()
func (sessionPayment *SessionPayment) UnpackNothingToWithdrawError(raw []byte) (*SessionPaymentNothingToWithdraw, error) {
	out := new(SessionPaymentNothingToWithdraw)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "NothingToWithdraw", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the SessionPayment contract.
type SessionPaymentOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func SessionPaymentOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (sessionPayment *SessionPayment) UnpackOwnableInvalidOwnerError(raw []byte) (*SessionPaymentOwnableInvalidOwner, error) {
	out := new(SessionPaymentOwnableInvalidOwner)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the SessionPayment contract.
type SessionPaymentOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func SessionPaymentOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (sessionPayment *SessionPayment) UnpackOwnableUnauthorizedAccountError(raw []byte) (*SessionPaymentOwnableUnauthorizedAccount, error) {
	out := new(SessionPaymentOwnableUnauthorizedAccount)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentPayoutAboveReserve represents a PayoutAboveReserve error raised by the SessionPayment contract.
type SessionPaymentPayoutAboveReserve struct {
	Payout   *big.Int
	Reserved *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PayoutAboveReserve(uint256 payout, uint256 reserved)
func SessionPaymentPayoutAboveReserveErrorID() common.Hash {
	return common.HexToHash("0x17f5b0592400dead54c525856ed5a1ed9ede40248d2f28587b184fccf5c79383")
}

// UnpackPayoutAboveReserveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PayoutAboveReserve(uint256 payout, uint256 reserved)
func (sessionPayment *SessionPayment) UnpackPayoutAboveReserveError(raw []byte) (*SessionPaymentPayoutAboveReserve, error) {
	out := new(SessionPaymentPayoutAboveReserve)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "PayoutAboveReserve", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentPriceTooHigh represents a PriceTooHigh error raised by the SessionPayment contract.
type SessionPaymentPriceTooHigh struct {
	Price *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PriceTooHigh(uint256 price)
func SessionPaymentPriceTooHighErrorID() common.Hash {
	return common.HexToHash("0x0c3db3e7028229021e7398af39dd78e7c6beab1061bb63d694c7e9ff70ca539c")
}

// UnpackPriceTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PriceTooHigh(uint256 price)
func (sessionPayment *SessionPayment) UnpackPriceTooHighError(raw []byte) (*SessionPaymentPriceTooHigh, error) {
	out := new(SessionPaymentPriceTooHigh)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "PriceTooHigh", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the SessionPayment contract.
type SessionPaymentReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func SessionPaymentReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (sessionPayment *SessionPayment) UnpackReentrancyGuardReentrantCallError(raw []byte) (*SessionPaymentReentrancyGuardReentrantCall, error) {
	out := new(SessionPaymentReentrancyGuardReentrantCall)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the SessionPayment contract.
type SessionPaymentSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func SessionPaymentSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (sessionPayment *SessionPayment) UnpackSafeERC20FailedOperationError(raw []byte) (*SessionPaymentSafeERC20FailedOperation, error) {
	out := new(SessionPaymentSafeERC20FailedOperation)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionPaymentZeroAddress represents a ZeroAddress error raised by the SessionPayment contract.
type SessionPaymentZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func SessionPaymentZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (sessionPayment *SessionPayment) UnpackZeroAddressError(raw []byte) (*SessionPaymentZeroAddress, error) {
	out := new(SessionPaymentZeroAddress)
	if err := sessionPayment.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
