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

// SessionQueueValidationMetaData contains all meta data concerning the SessionQueueValidation contract.
var SessionQueueValidationMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"runtime_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"getACLAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"acl\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getIAMAddress\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"getNodeId\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"isOracleNode\",\"inputs\":[{\"name\":\"addr\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"opinionOf\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"opinionsBy\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint8[]\",\"internalType\":\"uint8[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"outcome\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"miners\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[{\"name\":\"reached\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"opinions\",\"type\":\"uint8[]\",\"internalType\":\"uint8[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"quorumReached\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"runtime\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIRuntime\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setACL\",\"inputs\":[{\"name\":\"_aclContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setIAM\",\"inputs\":[{\"name\":\"_iamContract\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"submit\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"opinions\",\"type\":\"uint8[]\",\"internalType\":\"uint8[]\"},{\"name\":\"link\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sync\",\"inputs\":[{\"name\":\"names_\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"verdicts\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"validators\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"rounds\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"},{\"name\":\"links\",\"type\":\"string[]\",\"internalType\":\"string[]\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"VerdictSubmitted\",\"inputs\":[{\"name\":\"sessionId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"taskId\",\"type\":\"uint256\",\"indexed\":true,\"internalType\":\"uint256\"},{\"name\":\"validator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"opinions\",\"type\":\"uint8[]\",\"indexed\":false,\"internalType\":\"uint8[]\"},{\"name\":\"link\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadySubmitted\",\"inputs\":[{\"name\":\"validator\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadOpinions\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"DeadlinePassed\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotInValidation\",\"inputs\":[{\"name\":\"status\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"NotOracle\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotValidator\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"QuorumReached\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"TooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"limit\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ValidatorIsMiner\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongRound\",\"inputs\":[{\"name\":\"round\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"current\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "SessionQueueValidation",
	Bin: "0x60a060405234801561000f575f5ffd5b50604051611c6d380380611c6d83398101604081905261002e916100e6565b80338061005457604051631e4fbdf760e01b81525f600482015260240160405180910390fd5b61005d81610097565b506001600160a01b0381166100855760405163d92e233d60e01b815260040160405180910390fd5b6001600160a01b031660805250610113565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f602082840312156100f6575f5ffd5b81516001600160a01b038116811461010c575f5ffd5b9392505050565b608051611b346101395f395f8181610157015281816107cb0152610dcb0152611b345ff3fe608060405234801561000f575f5ffd5b5060043610610106575f3560e01c8063754ba25d1161009e578063b56e41291161006e578063b56e41291461027f578063b90beef2146102d9578063daa47a22146102e1578063f2fde38b146102f4578063f6859bdc14610307575f5ffd5b8063754ba25d1461023657806376aad605146102495780638da5cb5b1461025c578063b2e529881461026c575f5ffd5b806365bf4bc8116100d957806365bf4bc8146101d657806367795824146101f75780636dafc44b14610219578063715018a61461022e575f5ffd5b80631ec0978d1461010a5780634268d3e71461013257806354d75aa6146101525780635f6bd9a114610191575b5f5ffd5b61011d6101183660046113c7565b61030f565b60405190151581526020015b60405180910390f35b6101456101403660046113e2565b610329565b604051610129919061145d565b6101797f000000000000000000000000000000000000000000000000000000000000000081565b6040516001600160a01b039091168152602001610129565b6101c461019f36600461146f565b600460209081525f938452604080852082529284528284209052825290205460ff1681565b60405160ff9091168152602001610129565b6101e96101e43660046114ec565b6103cc565b604051610129929190611547565b61020a610205366004611569565b6104e5565b60405161012993929190611603565b61022c61022736600461169f565b61077e565b005b61022c610898565b61011d610244366004611569565b6108ab565b61022c6102573660046113c7565b610965565b5f546001600160a01b0316610179565b61022c61027a3660046113c7565b610978565b6102cb61028d3660046113c7565b6040516bffffffffffffffffffffffff19606083901b1660208201525f90603401604051602081830303815290604052805190602001209050919050565b604051908152602001610129565b610179610988565b61022c6102ef3660046116dd565b61099d565b61022c6103023660046113c7565b610c38565b610179610c72565b5f61032382654f5241434c4560d01b610c9d565b92915050565b5f848152600360209081526040808320868452825280832085845282528083206001600160a01b03851684526001018252918290208054835181840281018401909452808452606093928301828280156103bd57602002820191905f5260205f20905f905b825461010083900a900460ff1681526020600192830181810494850194909303909202910180841161038e5790505b50505050509050949350505050565b5f858152600360209081526040808320878452825280832086845290915290205460ff166060816103fd575f6103ff565b825b6001600160401b0381111561041657610416611794565b60405190808252806020026020018201604052801561043f578160200160208202803683370190505b5090505f5b81518110156104da575f8881526004602090815260408083208a8452909152812090868684818110610478576104786117a8565b905060200201602081019061048d91906113c7565b6001600160a01b0316815260208101919091526040015f2054825160ff909116908390839081106104c0576104c06117a8565b60ff90921660209283029190910190910152600101610444565b509550959350505050565b5f8281526002602090815260408083208484529091529020805460609182918291906001600160401b0381111561051e5761051e611794565b604051908082528060200260200182016040528015610547578160200160208202803683370190505b5081549094506001600160401b0381111561056457610564611794565b60405190808252806020026020018201604052801561058d578160200160208202803683370190505b5081549093506001600160401b038111156105aa576105aa611794565b6040519080825280602002602001820160405280156105dd57816020015b60608152602001906001900390816105c85790505b5091505f5b8154811015610775578181815481106105fd576105fd6117a8565b5f91825260209091206002909102015485516001600160a01b039091169086908390811061062d5761062d6117a8565b60200260200101906001600160a01b031690816001600160a01b03168152505081818154811061065f5761065f6117a8565b905f5260205f2090600202015f0160149054906101000a90046001600160601b03166001600160601b031684828151811061069c5761069c6117a8565b6020026020010181815250508181815481106106ba576106ba6117a8565b905f5260205f20906002020160010180546106d4906117bc565b80601f0160208091040260200160405190810160405280929190818152602001828054610700906117bc565b801561074b5780601f106107225761010080835404028352916020019161074b565b820191905f5260205f20905b81548152906001019060200180831161072e57829003601f168201915b5050505050838281518110610762576107626117a8565b60209081029190910101526001016105e2565b50509250925092565b5f5b81811015610893575f60015f85858581811061079e5761079e6117a8565b9050602002013581526020019081526020015f209050805f0160149054906101000a900460ff1661088a577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316638eaa6ac085858581811061080a5761080a6117a8565b905060200201356040518263ffffffff1660e01b815260040161082f91815260200190565b602060405180830381865afa15801561084a573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061086e91906117ff565b81546001600160a01b0319166001600160a01b03919091161781555b50600101610780565b505050565b6108a0610d1e565b6108a95f610d4a565b565b5f5f6108c76d29b2b9b9b4b7b728bab2bab2ab1960911b610d99565b6040516386df7bd560e01b815260048101869052602481018590526001600160a01b0391909116906386df7bd5906044015f60405180830381865afa158015610912573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f191682016040526109399190810190611828565b5050505f9586526003602090815260408088209688529581528587209187525250505090205460ff1690565b610975621050d360ea1b82610e41565b50565b6109756249414d60e81b82610e41565b5f6109986249414d60e81b610d99565b905090565b6109b333682b20a624a220aa27a960b91b610c9d565b6109d757604051633b4f6e2b60e21b81523360048201526024015b60405180910390fd5b610200811115610a0557604051632b6393cf60e21b81526004810182905261020060248201526044016109ce565b5f878152600360209081526040808320898452825280832088845290915281209080610a338a8a8a86610e9b565b91509150610a43878784516110b1565b335f9081526001840160205260409020610a5e9088886112dd565b50600280840180546001810182555f918252602080832090910180546001600160a01b031916339081179091558d835292815260408083208d845282529182902082516060810184529384526001600160601b038c16848301528251601f8901839004830281018301845288815290939283019189908990819084018382808284375f9201829052509390945250508354600181810186559482526020918290208451928501516001600160601b0316600160a01b026001600160a01b039093169290921760029091029091019081556040830151929390929083019150610b46908261196d565b505050336001600160a01b0316898b7fe6f1d85530a982ebab5f593c2d6280d508ac9f3396aac39c88b17c4fc0b8fe998b8b8b8b8b604051610b8c959493929190611a27565b60405180910390a460028301548111610c2c57825460ff191660011783555f5b8251811015610c2a57610bbf8482611168565b5f8c81526004602090815260408083208e845290915281208551909190869085908110610bee57610bee6117a8565b6020908102919091018101516001600160a01b031682528101919091526040015f20805460ff191660ff92909216919091179055600101610bac565b505b50505050505050505050565b610c40610d1e565b6001600160a01b038116610c6957604051631e4fbdf760e01b81525f60048201526024016109ce565b61097581610d4a565b5f610c82621050d360ea1b610d99565b90506001600160a01b038116610c9a57610998610988565b90565b5f610ca6610988565b60405163ac4ab3fb60e01b81526001600160a01b03858116600483015260248201859052919091169063ac4ab3fb90604401602060405180830381865afa158015610cf3573d5f5f3e3d5ffd5b505050506040513d601f19601f82011682018060405250810190610d179190611aa0565b9392505050565b5f546001600160a01b031633146108a95760405163118cdaa760e01b81523360048201526024016109ce565b5f80546001600160a01b038381166001600160a01b0319831681178455604051919092169283917f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09190a35050565b5f818152600160205260409020546001600160a01b031680610e3c5760405163023aa9ab60e61b8152600481018390527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690638eaa6ac090602401602060405180830381865afa158015610e18573d5f5f3e3d5ffd5b505050506040513d601f19601f8201168201806040525081019061032391906117ff565b919050565b610e49610d1e565b6040805180820182526001600160a01b03928316808252151560208083019182525f95865260019052919093209251835491511515600160a01b026001600160a81b0319909216921691909117179055565b60605f5f610eb96d29b2b9b9b4b7b728bab2bab2ab1960911b610d99565b6040516386df7bd560e01b815260048101899052602481018890529091505f90819081906001600160a01b038516906386df7bd5906044015f60405180830381865afa158015610f0b573d5f5f3e3d5ffd5b505050506040513d5f823e601f3d908101601f19168201604052610f329190810190611828565b99509097509194509250905060ff8316600314610f6757604051637674a18b60e01b815260ff841660048201526024016109ce565b818814610f9157604051635f8833f960e01b815260048101899052602481018390526044016109ce565b335f90815260018801602052604090205415610fc25760405163718cd1d160e11b81523360048201526024016109ce565b865460ff1615610fe557604051634511fb3960e11b815260040160405180910390fd5b80610fee61126c565b11156110105760405163bfb22adf60e01b8152600481018290526024016109ce565b604051636d2bac6960e01b8152600481018b9052602481018a90523360448201526001600160a01b03851690636d2bac6990606401602060405180830381865afa158015611060573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906110849190611aa0565b156110a457604051633f5e395560e01b81523360048201526024016109ce565b5050505094509492505050565b8181146110d15760405163281cca0760e21b815260040160405180910390fd5b5f5b828110156111625760018484838181106110ef576110ef6117a8565b90506020020160208101906111049190611abf565b60ff16108061113c57506003848483818110611122576111226117a8565b90506020020160208101906111379190611abf565b60ff16115b1561115a5760405163281cca0760e21b815260040160405180910390fd5b6001016110d3565b50505050565b5f611171611381565b60028401545f5b8181101561121a5782866001015f88600201848154811061119b5761119b6117a8565b5f9182526020808320909101546001600160a01b0316835282019290925260400190208054879081106111d0576111d06117a8565b5f9182526020918290209181049091015460ff601f9092166101000a900416600481106111ff576111ff6117a8565b6020020180519061120f82611aee565b905250600101611178565b506020820151819061122d906002611b06565b111561123e57600192505050610323565b60408201518190611250906002611b06565b111561126157600292505050610323565b506003949350505050565b5f61127e64436c6f636b60d81b610d99565b6001600160a01b031663b80777ea6040518163ffffffff1660e01b8152600401602060405180830381865afa1580156112b9573d5f5f3e3d5ffd5b505050506040513d601f19601f820116820180604052508101906109989190611b1d565b828054828255905f5260205f2090601f01602090048101928215611371579160200282015f5b8382111561134357833560ff1683826101000a81548160ff021916908360ff16021790555092602001926001016020815f01049283019260010302611303565b801561136f5782816101000a81549060ff02191690556001016020815f01049283019260010302611343565b505b5061137d92915061139f565b5090565b60405180608001604052806004906020820280368337509192915050565b5b8082111561137d575f81556001016113a0565b6001600160a01b0381168114610975575f5ffd5b5f602082840312156113d7575f5ffd5b8135610d17816113b3565b5f5f5f5f608085870312156113f5575f5ffd5b8435935060208501359250604085013591506060850135611415816113b3565b939692955090935050565b5f8151808452602084019350602083015f5b8281101561145357815160ff16865260209586019590910190600101611432565b5093949350505050565b602081525f610d176020830184611420565b5f5f5f60608486031215611481575f5ffd5b8335925060208401359150604084013561149a816113b3565b809150509250925092565b5f5f83601f8401126114b5575f5ffd5b5081356001600160401b038111156114cb575f5ffd5b6020830191508360208260051b85010111156114e5575f5ffd5b9250929050565b5f5f5f5f5f60808688031215611500575f5ffd5b85359450602086013593506040860135925060608601356001600160401b0381111561152a575f5ffd5b611536888289016114a5565b969995985093965092949392505050565b8215158152604060208201525f6115616040830184611420565b949350505050565b5f5f6040838503121561157a575f5ffd5b50508035926020909101359150565b5f82825180855260208501945060208160051b830101602085015f5b838110156115f757601f19858403018852815180518085528060208301602087015e5f602082870101526020601f19601f830116860101945050506020820191506020880197506001810190506115a5565b50909695505050505050565b606080825284519082018190525f9060208601906080840190835b818110156116455783516001600160a01b031683526020938401939092019160010161161e565b5050838103602080860191909152865180835291810192508601905f5b81811015611680578251845260209384019390920191600101611662565b50505082810360408401526116958185611589565b9695505050505050565b5f5f602083850312156116b0575f5ffd5b82356001600160401b038111156116c5575f5ffd5b6116d1858286016114a5565b90969095509350505050565b5f5f5f5f5f5f5f60a0888a0312156116f3575f5ffd5b87359650602088013595506040880135945060608801356001600160401b0381111561171d575f5ffd5b6117298a828b016114a5565b90955093505060808801356001600160401b03811115611747575f5ffd5b8801601f81018a13611757575f5ffd5b80356001600160401b0381111561176c575f5ffd5b8a602082840101111561177d575f5ffd5b602082019350809250505092959891949750929550565b634e487b7160e01b5f52604160045260245ffd5b634e487b7160e01b5f52603260045260245ffd5b600181811c908216806117d057607f821691505b6020821081036117ee57634e487b7160e01b5f52602260045260245ffd5b50919050565b8051610e3c816113b3565b5f6020828403121561180f575f5ffd5b8151610d17816113b3565b60ff81168114610975575f5ffd5b5f5f5f5f5f60a0868803121561183c575f5ffd5b85516118478161181a565b60208701516040880151606089015160808a0151939850919650945092506001600160401b03811115611878575f5ffd5b8601601f81018813611888575f5ffd5b80516001600160401b038111156118a1576118a1611794565b8060051b604051601f19603f83011681018181106001600160401b03821117156118cd576118cd611794565b60405291825260208184018101929081018b8411156118ea575f5ffd5b6020850194505b8385101561191057611902856117f4565b8152602094850194016118f1565b50809450505050509295509295909350565b601f82111561089357805f5260205f20601f840160051c810160208510156119475750805b601f840160051c820191505b81811015611966575f8155600101611953565b5050505050565b81516001600160401b0381111561198657611986611794565b61199a8161199484546117bc565b84611922565b6020601f8211600181146119cc575f83156119b55750848201515b5f19600385901b1c1916600184901b178455611966565b5f84815260208120601f198516915b828110156119fb57878501518255602094850194600190920191016119db565b5084821015611a1857868401515f19600387901b60f8161c191681555b50505050600190811b01905550565b85815260606020820181905281018490525f8560808301825b87811015611a6a578235611a538161181a565b60ff16825260209283019290910190600101611a40565b508381036040850152848152848660208301375f602086830101526020601f19601f870116820101925050509695505050505050565b5f60208284031215611ab0575f5ffd5b81518015158114610d17575f5ffd5b5f60208284031215611acf575f5ffd5b8135610d178161181a565b634e487b7160e01b5f52601160045260245ffd5b5f60018201611aff57611aff611ada565b5060010190565b808202811582820484141761032357610323611ada565b5f60208284031215611b2d575f5ffd5b505191905056",
}

// SessionQueueValidation is an auto generated Go binding around an Ethereum contract.
type SessionQueueValidation struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *SessionQueueValidation) GetABI() abi.ABI {
	return c.abi
}

// NewSessionQueueValidation creates a new instance of SessionQueueValidation.
func NewSessionQueueValidation() *SessionQueueValidation {
	parsed, err := SessionQueueValidationMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &SessionQueueValidation{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *SessionQueueValidation) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address runtime_) returns()
func (sessionQueueValidation *SessionQueueValidation) PackConstructor(runtime_ common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("", runtime_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackGetACLAddress is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf6859bdc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionQueueValidation *SessionQueueValidation) PackGetACLAddress() []byte {
	enc, err := sessionQueueValidation.abi.Pack("getACLAddress")
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
func (sessionQueueValidation *SessionQueueValidation) TryPackGetACLAddress() ([]byte, error) {
	return sessionQueueValidation.abi.Pack("getACLAddress")
}

// UnpackGetACLAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf6859bdc.
//
// Solidity: function getACLAddress() view returns(address acl)
func (sessionQueueValidation *SessionQueueValidation) UnpackGetACLAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueValidation.abi.Unpack("getACLAddress", data)
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
func (sessionQueueValidation *SessionQueueValidation) PackGetIAMAddress() []byte {
	enc, err := sessionQueueValidation.abi.Pack("getIAMAddress")
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
func (sessionQueueValidation *SessionQueueValidation) TryPackGetIAMAddress() ([]byte, error) {
	return sessionQueueValidation.abi.Pack("getIAMAddress")
}

// UnpackGetIAMAddress is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb90beef2.
//
// Solidity: function getIAMAddress() view returns(address)
func (sessionQueueValidation *SessionQueueValidation) UnpackGetIAMAddress(data []byte) (common.Address, error) {
	out, err := sessionQueueValidation.abi.Unpack("getIAMAddress", data)
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
func (sessionQueueValidation *SessionQueueValidation) PackGetNodeId(addr common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("getNodeId", addr)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackGetNodeId(addr common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("getNodeId", addr)
}

// UnpackGetNodeId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb56e4129.
//
// Solidity: function getNodeId(address addr) pure returns(bytes32)
func (sessionQueueValidation *SessionQueueValidation) UnpackGetNodeId(data []byte) ([32]byte, error) {
	out, err := sessionQueueValidation.abi.Unpack("getNodeId", data)
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
func (sessionQueueValidation *SessionQueueValidation) PackIsOracleNode(addr common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("isOracleNode", addr)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackIsOracleNode(addr common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("isOracleNode", addr)
}

// UnpackIsOracleNode is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1ec0978d.
//
// Solidity: function isOracleNode(address addr) view returns(bool)
func (sessionQueueValidation *SessionQueueValidation) UnpackIsOracleNode(data []byte) (bool, error) {
	out, err := sessionQueueValidation.abi.Unpack("isOracleNode", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOpinionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f6bd9a1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function opinionOf(uint256 sessionId, uint256 taskId, address miner) view returns(uint8)
func (sessionQueueValidation *SessionQueueValidation) PackOpinionOf(sessionId *big.Int, taskId *big.Int, miner common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("opinionOf", sessionId, taskId, miner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpinionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f6bd9a1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function opinionOf(uint256 sessionId, uint256 taskId, address miner) view returns(uint8)
func (sessionQueueValidation *SessionQueueValidation) TryPackOpinionOf(sessionId *big.Int, taskId *big.Int, miner common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("opinionOf", sessionId, taskId, miner)
}

// UnpackOpinionOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5f6bd9a1.
//
// Solidity: function opinionOf(uint256 sessionId, uint256 taskId, address miner) view returns(uint8)
func (sessionQueueValidation *SessionQueueValidation) UnpackOpinionOf(data []byte) (uint8, error) {
	out, err := sessionQueueValidation.abi.Unpack("opinionOf", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackOpinionsBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4268d3e7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function opinionsBy(uint256 sessionId, uint256 taskId, uint256 round, address validator) view returns(uint8[])
func (sessionQueueValidation *SessionQueueValidation) PackOpinionsBy(sessionId *big.Int, taskId *big.Int, round *big.Int, validator common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("opinionsBy", sessionId, taskId, round, validator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpinionsBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4268d3e7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function opinionsBy(uint256 sessionId, uint256 taskId, uint256 round, address validator) view returns(uint8[])
func (sessionQueueValidation *SessionQueueValidation) TryPackOpinionsBy(sessionId *big.Int, taskId *big.Int, round *big.Int, validator common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("opinionsBy", sessionId, taskId, round, validator)
}

// UnpackOpinionsBy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4268d3e7.
//
// Solidity: function opinionsBy(uint256 sessionId, uint256 taskId, uint256 round, address validator) view returns(uint8[])
func (sessionQueueValidation *SessionQueueValidation) UnpackOpinionsBy(data []byte) ([]uint8, error) {
	out, err := sessionQueueValidation.abi.Unpack("opinionsBy", data)
	if err != nil {
		return *new([]uint8), err
	}
	out0 := *abi.ConvertType(out[0], new([]uint8)).(*[]uint8)
	return out0, nil
}

// PackOutcome is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65bf4bc8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function outcome(uint256 sessionId, uint256 taskId, uint256 round, address[] miners) view returns(bool reached, uint8[] opinions)
func (sessionQueueValidation *SessionQueueValidation) PackOutcome(sessionId *big.Int, taskId *big.Int, round *big.Int, miners []common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("outcome", sessionId, taskId, round, miners)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOutcome is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65bf4bc8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function outcome(uint256 sessionId, uint256 taskId, uint256 round, address[] miners) view returns(bool reached, uint8[] opinions)
func (sessionQueueValidation *SessionQueueValidation) TryPackOutcome(sessionId *big.Int, taskId *big.Int, round *big.Int, miners []common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("outcome", sessionId, taskId, round, miners)
}

// OutcomeOutput serves as a container for the return parameters of contract
// method Outcome.
type OutcomeOutput struct {
	Reached  bool
	Opinions []uint8
}

// UnpackOutcome is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x65bf4bc8.
//
// Solidity: function outcome(uint256 sessionId, uint256 taskId, uint256 round, address[] miners) view returns(bool reached, uint8[] opinions)
func (sessionQueueValidation *SessionQueueValidation) UnpackOutcome(data []byte) (OutcomeOutput, error) {
	out, err := sessionQueueValidation.abi.Unpack("outcome", data)
	outstruct := new(OutcomeOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Reached = *abi.ConvertType(out[0], new(bool)).(*bool)
	outstruct.Opinions = *abi.ConvertType(out[1], new([]uint8)).(*[]uint8)
	return *outstruct, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (sessionQueueValidation *SessionQueueValidation) PackOwner() []byte {
	enc, err := sessionQueueValidation.abi.Pack("owner")
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
func (sessionQueueValidation *SessionQueueValidation) TryPackOwner() ([]byte, error) {
	return sessionQueueValidation.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (sessionQueueValidation *SessionQueueValidation) UnpackOwner(data []byte) (common.Address, error) {
	out, err := sessionQueueValidation.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackQuorumReached is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x754ba25d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function quorumReached(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueValidation *SessionQueueValidation) PackQuorumReached(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueValidation.abi.Pack("quorumReached", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackQuorumReached is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x754ba25d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function quorumReached(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueValidation *SessionQueueValidation) TryPackQuorumReached(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("quorumReached", sessionId, taskId)
}

// UnpackQuorumReached is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x754ba25d.
//
// Solidity: function quorumReached(uint256 sessionId, uint256 taskId) view returns(bool)
func (sessionQueueValidation *SessionQueueValidation) UnpackQuorumReached(data []byte) (bool, error) {
	out, err := sessionQueueValidation.abi.Unpack("quorumReached", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (sessionQueueValidation *SessionQueueValidation) PackRenounceOwnership() []byte {
	enc, err := sessionQueueValidation.abi.Pack("renounceOwnership")
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
func (sessionQueueValidation *SessionQueueValidation) TryPackRenounceOwnership() ([]byte, error) {
	return sessionQueueValidation.abi.Pack("renounceOwnership")
}

// PackRuntime is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54d75aa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function runtime() view returns(address)
func (sessionQueueValidation *SessionQueueValidation) PackRuntime() []byte {
	enc, err := sessionQueueValidation.abi.Pack("runtime")
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
func (sessionQueueValidation *SessionQueueValidation) TryPackRuntime() ([]byte, error) {
	return sessionQueueValidation.abi.Pack("runtime")
}

// UnpackRuntime is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x54d75aa6.
//
// Solidity: function runtime() view returns(address)
func (sessionQueueValidation *SessionQueueValidation) UnpackRuntime(data []byte) (common.Address, error) {
	out, err := sessionQueueValidation.abi.Unpack("runtime", data)
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
func (sessionQueueValidation *SessionQueueValidation) PackSetACL(aclContract common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("setACL", aclContract)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackSetACL(aclContract common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("setACL", aclContract)
}

// PackSetIAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb2e52988.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setIAM(address _iamContract) returns()
func (sessionQueueValidation *SessionQueueValidation) PackSetIAM(iamContract common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("setIAM", iamContract)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackSetIAM(iamContract common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("setIAM", iamContract)
}

// PackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdaa47a22.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function submit(uint256 sessionId, uint256 taskId, uint256 round, uint8[] opinions, string link) returns()
func (sessionQueueValidation *SessionQueueValidation) PackSubmit(sessionId *big.Int, taskId *big.Int, round *big.Int, opinions []uint8, link string) []byte {
	enc, err := sessionQueueValidation.abi.Pack("submit", sessionId, taskId, round, opinions, link)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSubmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdaa47a22.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function submit(uint256 sessionId, uint256 taskId, uint256 round, uint8[] opinions, string link) returns()
func (sessionQueueValidation *SessionQueueValidation) TryPackSubmit(sessionId *big.Int, taskId *big.Int, round *big.Int, opinions []uint8, link string) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("submit", sessionId, taskId, round, opinions, link)
}

// PackSync is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6dafc44b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sync(bytes32[] names_) returns()
func (sessionQueueValidation *SessionQueueValidation) PackSync(names [][32]byte) []byte {
	enc, err := sessionQueueValidation.abi.Pack("sync", names)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackSync(names [][32]byte) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("sync", names)
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (sessionQueueValidation *SessionQueueValidation) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := sessionQueueValidation.abi.Pack("transferOwnership", newOwner)
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
func (sessionQueueValidation *SessionQueueValidation) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("transferOwnership", newOwner)
}

// PackVerdicts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67795824.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verdicts(uint256 sessionId, uint256 taskId) view returns(address[] validators, uint256[] rounds, string[] links)
func (sessionQueueValidation *SessionQueueValidation) PackVerdicts(sessionId *big.Int, taskId *big.Int) []byte {
	enc, err := sessionQueueValidation.abi.Pack("verdicts", sessionId, taskId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerdicts is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67795824.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verdicts(uint256 sessionId, uint256 taskId) view returns(address[] validators, uint256[] rounds, string[] links)
func (sessionQueueValidation *SessionQueueValidation) TryPackVerdicts(sessionId *big.Int, taskId *big.Int) ([]byte, error) {
	return sessionQueueValidation.abi.Pack("verdicts", sessionId, taskId)
}

// VerdictsOutput serves as a container for the return parameters of contract
// method Verdicts.
type VerdictsOutput struct {
	Validators []common.Address
	Rounds     []*big.Int
	Links      []string
}

// UnpackVerdicts is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x67795824.
//
// Solidity: function verdicts(uint256 sessionId, uint256 taskId) view returns(address[] validators, uint256[] rounds, string[] links)
func (sessionQueueValidation *SessionQueueValidation) UnpackVerdicts(data []byte) (VerdictsOutput, error) {
	out, err := sessionQueueValidation.abi.Unpack("verdicts", data)
	outstruct := new(VerdictsOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Validators = *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	outstruct.Rounds = *abi.ConvertType(out[1], new([]*big.Int)).(*[]*big.Int)
	outstruct.Links = *abi.ConvertType(out[2], new([]string)).(*[]string)
	return *outstruct, nil
}

// SessionQueueValidationOwnershipTransferred represents a OwnershipTransferred event raised by the SessionQueueValidation contract.
type SessionQueueValidationOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const SessionQueueValidationOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (SessionQueueValidationOwnershipTransferred) ContractEventName() string {
	return SessionQueueValidationOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (sessionQueueValidation *SessionQueueValidation) UnpackOwnershipTransferredEvent(log *types.Log) (*SessionQueueValidationOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueValidation.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueValidationOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := sessionQueueValidation.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueValidation.abi.Events[event].Inputs {
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

// SessionQueueValidationVerdictSubmitted represents a VerdictSubmitted event raised by the SessionQueueValidation contract.
type SessionQueueValidationVerdictSubmitted struct {
	SessionId *big.Int
	TaskId    *big.Int
	Validator common.Address
	Round     *big.Int
	Opinions  []uint8
	Link      string
	Raw       *types.Log // Blockchain specific contextual infos
}

const SessionQueueValidationVerdictSubmittedEventName = "VerdictSubmitted"

// ContractEventName returns the user-defined event name.
func (SessionQueueValidationVerdictSubmitted) ContractEventName() string {
	return SessionQueueValidationVerdictSubmittedEventName
}

// UnpackVerdictSubmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event VerdictSubmitted(uint256 indexed sessionId, uint256 indexed taskId, address indexed validator, uint256 round, uint8[] opinions, string link)
func (sessionQueueValidation *SessionQueueValidation) UnpackVerdictSubmittedEvent(log *types.Log) (*SessionQueueValidationVerdictSubmitted, error) {
	event := "VerdictSubmitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sessionQueueValidation.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SessionQueueValidationVerdictSubmitted)
	if len(log.Data) > 0 {
		if err := sessionQueueValidation.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sessionQueueValidation.abi.Events[event].Inputs {
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
func (sessionQueueValidation *SessionQueueValidation) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["AlreadySubmitted"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackAlreadySubmittedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["BadOpinions"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackBadOpinionsError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["DeadlinePassed"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackDeadlinePassedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["NotInValidation"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackNotInValidationError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["NotOracle"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackNotOracleError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["NotValidator"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackNotValidatorError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["QuorumReached"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackQuorumReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["TooLong"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["ValidatorIsMiner"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackValidatorIsMinerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["WrongRound"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackWrongRoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], sessionQueueValidation.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return sessionQueueValidation.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SessionQueueValidationAlreadySubmitted represents a AlreadySubmitted error raised by the SessionQueueValidation contract.
type SessionQueueValidationAlreadySubmitted struct {
	Validator common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadySubmitted(address validator)
func SessionQueueValidationAlreadySubmittedErrorID() common.Hash {
	return common.HexToHash("0xe319a3a24f588adb21ae199d9a7b83c362ebce7d6ef966e06f5a5d7973817a78")
}

// UnpackAlreadySubmittedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadySubmitted(address validator)
func (sessionQueueValidation *SessionQueueValidation) UnpackAlreadySubmittedError(raw []byte) (*SessionQueueValidationAlreadySubmitted, error) {
	out := new(SessionQueueValidationAlreadySubmitted)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "AlreadySubmitted", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationBadOpinions represents a BadOpinions error raised by the SessionQueueValidation contract.
type SessionQueueValidationBadOpinions struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadOpinions()
func SessionQueueValidationBadOpinionsErrorID() common.Hash {
	return common.HexToHash("0xa073281c2cc17b45bdb10bcfebf561068cf280fc3ca55d4f7fec503183de8b0c")
}

// UnpackBadOpinionsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadOpinions()
func (sessionQueueValidation *SessionQueueValidation) UnpackBadOpinionsError(raw []byte) (*SessionQueueValidationBadOpinions, error) {
	out := new(SessionQueueValidationBadOpinions)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "BadOpinions", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationDeadlinePassed represents a DeadlinePassed error raised by the SessionQueueValidation contract.
type SessionQueueValidationDeadlinePassed struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlinePassed(uint256 deadline)
func SessionQueueValidationDeadlinePassedErrorID() common.Hash {
	return common.HexToHash("0xbfb22adfe9d5fa2834e025e2832eac6acdb50f696427fd6da5e7d933cf7e8923")
}

// UnpackDeadlinePassedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlinePassed(uint256 deadline)
func (sessionQueueValidation *SessionQueueValidation) UnpackDeadlinePassedError(raw []byte) (*SessionQueueValidationDeadlinePassed, error) {
	out := new(SessionQueueValidationDeadlinePassed)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "DeadlinePassed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationNotAllowed represents a NotAllowed error raised by the SessionQueueValidation contract.
type SessionQueueValidationNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func SessionQueueValidationNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (sessionQueueValidation *SessionQueueValidation) UnpackNotAllowedError(raw []byte) (*SessionQueueValidationNotAllowed, error) {
	out := new(SessionQueueValidationNotAllowed)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationNotInValidation represents a NotInValidation error raised by the SessionQueueValidation contract.
type SessionQueueValidationNotInValidation struct {
	Status uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInValidation(uint8 status)
func SessionQueueValidationNotInValidationErrorID() common.Hash {
	return common.HexToHash("0x7674a18b3caf27db089dc3d111d7f4534e71339ca243e21010cb19510bbef9ff")
}

// UnpackNotInValidationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInValidation(uint8 status)
func (sessionQueueValidation *SessionQueueValidation) UnpackNotInValidationError(raw []byte) (*SessionQueueValidationNotInValidation, error) {
	out := new(SessionQueueValidationNotInValidation)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "NotInValidation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationNotOracle represents a NotOracle error raised by the SessionQueueValidation contract.
type SessionQueueValidationNotOracle struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOracle(address caller)
func SessionQueueValidationNotOracleErrorID() common.Hash {
	return common.HexToHash("0xdf4f82405d961fcad9f2ba02ce8e436cf5eedd191691916020e727d24df31ee4")
}

// UnpackNotOracleError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOracle(address caller)
func (sessionQueueValidation *SessionQueueValidation) UnpackNotOracleError(raw []byte) (*SessionQueueValidationNotOracle, error) {
	out := new(SessionQueueValidationNotOracle)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "NotOracle", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationNotValidator represents a NotValidator error raised by the SessionQueueValidation contract.
type SessionQueueValidationNotValidator struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotValidator(address caller)
func SessionQueueValidationNotValidatorErrorID() common.Hash {
	return common.HexToHash("0xed3db8ac0aff2f11d9c21259b57051cec9967e78c0d61c8321b092e63647d624")
}

// UnpackNotValidatorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotValidator(address caller)
func (sessionQueueValidation *SessionQueueValidation) UnpackNotValidatorError(raw []byte) (*SessionQueueValidationNotValidator, error) {
	out := new(SessionQueueValidationNotValidator)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "NotValidator", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the SessionQueueValidation contract.
type SessionQueueValidationOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func SessionQueueValidationOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (sessionQueueValidation *SessionQueueValidation) UnpackOwnableInvalidOwnerError(raw []byte) (*SessionQueueValidationOwnableInvalidOwner, error) {
	out := new(SessionQueueValidationOwnableInvalidOwner)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the SessionQueueValidation contract.
type SessionQueueValidationOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func SessionQueueValidationOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (sessionQueueValidation *SessionQueueValidation) UnpackOwnableUnauthorizedAccountError(raw []byte) (*SessionQueueValidationOwnableUnauthorizedAccount, error) {
	out := new(SessionQueueValidationOwnableUnauthorizedAccount)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationQuorumReached represents a QuorumReached error raised by the SessionQueueValidation contract.
type SessionQueueValidationQuorumReached struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error QuorumReached()
func SessionQueueValidationQuorumReachedErrorID() common.Hash {
	return common.HexToHash("0x8a23f67236adf2be8cd88be1413736595f6ae2ef30504476f13de54a22fff128")
}

// UnpackQuorumReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error QuorumReached()
func (sessionQueueValidation *SessionQueueValidation) UnpackQuorumReachedError(raw []byte) (*SessionQueueValidationQuorumReached, error) {
	out := new(SessionQueueValidationQuorumReached)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "QuorumReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationTooLong represents a TooLong error raised by the SessionQueueValidation contract.
type SessionQueueValidationTooLong struct {
	Length *big.Int
	Limit  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func SessionQueueValidationTooLongErrorID() common.Hash {
	return common.HexToHash("0xad8e4f3c02445389d1fc949112448bfe96a0eef67cb5f3def1a137d96f1fdc75")
}

// UnpackTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLong(uint256 length, uint256 limit)
func (sessionQueueValidation *SessionQueueValidation) UnpackTooLongError(raw []byte) (*SessionQueueValidationTooLong, error) {
	out := new(SessionQueueValidationTooLong)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "TooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationValidatorIsMiner represents a ValidatorIsMiner error raised by the SessionQueueValidation contract.
type SessionQueueValidationValidatorIsMiner struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ValidatorIsMiner(address caller)
func SessionQueueValidationValidatorIsMinerErrorID() common.Hash {
	return common.HexToHash("0x3f5e3955c3d9e7e7be48fdc9ce941370b90dda0218f9c1f69f4bbf806fc26de2")
}

// UnpackValidatorIsMinerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ValidatorIsMiner(address caller)
func (sessionQueueValidation *SessionQueueValidation) UnpackValidatorIsMinerError(raw []byte) (*SessionQueueValidationValidatorIsMiner, error) {
	out := new(SessionQueueValidationValidatorIsMiner)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "ValidatorIsMiner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationWrongRound represents a WrongRound error raised by the SessionQueueValidation contract.
type SessionQueueValidationWrongRound struct {
	Round   *big.Int
	Current *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongRound(uint256 round, uint256 current)
func SessionQueueValidationWrongRoundErrorID() common.Hash {
	return common.HexToHash("0x5f8833f9ba9df63c7444161671136f1e636bd478b8666485c04ee0de2c3ebd94")
}

// UnpackWrongRoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongRound(uint256 round, uint256 current)
func (sessionQueueValidation *SessionQueueValidation) UnpackWrongRoundError(raw []byte) (*SessionQueueValidationWrongRound, error) {
	out := new(SessionQueueValidationWrongRound)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "WrongRound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SessionQueueValidationZeroAddress represents a ZeroAddress error raised by the SessionQueueValidation contract.
type SessionQueueValidationZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func SessionQueueValidationZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (sessionQueueValidation *SessionQueueValidation) UnpackZeroAddressError(raw []byte) (*SessionQueueValidationZeroAddress, error) {
	out := new(SessionQueueValidationZeroAddress)
	if err := sessionQueueValidation.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
