package bind

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/crypto"
)

var published = map[string]*bind.MetaData{
	"SessionV2":      &SessionV2MetaData,
	"SessionQueueV2": &SessionQueueV2MetaData,
	"NodePool":       &NodePoolMetaData,
	"NodeStats":      &NodeStatsMetaData,
}

// fact is one line of testdata/published.txt.
type fact struct {
	kind, hash, name string
	args             []string
	constant         bool     // view or pure
	results          []string // types
}

var (
	hashed = regexp.MustCompile(`^(event|function) 0x([0-9a-f]+) (\w+)\(([^)]*)\)( view| pure)?(?: -> \(([^)]*)\))?$`)
	layout = regexp.MustCompile(`^struct (\w+)\((.*)\)$`)
)

// parseABI reads a contract's ABI. abigen drops the blank before a struct's name; without it the name is not found.
func parseABI(t *testing.T, meta *bind.MetaData) abi.ABI {
	t.Helper()
	text := strings.ReplaceAll(meta.ABI, `"internalType":"struct`, `"internalType":"struct `)
	contract, err := abi.JSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return contract
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

func parseFact(line string) (fact, error) {
	if m := layout.FindStringSubmatch(line); m != nil {
		return fact{kind: "struct", name: m[1], args: split(m[2])}, nil
	}
	m := hashed.FindStringSubmatch(line)
	if m == nil {
		return fact{}, fmt.Errorf("not a fact: %q", line)
	}
	return fact{m[1], m[2], m[3], split(m[4]), m[5] != "", split(m[6])}, nil
}

// check says how the ABI breaks the fact, if it does.
func (f fact) check(contract abi.ABI) error {
	if f.kind == "struct" {
		return f.checkStruct(contract)
	}
	types := make([]string, len(f.args))
	for i, arg := range f.args {
		types[i] = strings.TrimSuffix(arg, " indexed")
	}
	signature := f.name + "(" + strings.Join(types, ",") + ")"
	hash := hex.EncodeToString(crypto.Keccak256([]byte(signature)))
	if !strings.HasPrefix(hash, f.hash) {
		return fmt.Errorf("%s hashes to %s, the list says %s", signature, hash[:len(f.hash)], f.hash)
	}
	if f.kind == "event" {
		return f.checkEvent(contract)
	}
	return f.checkFunction(contract)
}

func (f fact) checkEvent(contract abi.ABI) error {
	for _, event := range contract.Events {
		if hex.EncodeToString(event.ID[:]) != f.hash {
			continue
		}
		for i, arg := range event.Inputs {
			if arg.Indexed != strings.HasSuffix(f.args[i], " indexed") {
				return fmt.Errorf("event %s: argument %d: indexed is %t", f.name, i, arg.Indexed)
			}
		}
		return nil
	}
	return fmt.Errorf("event %s is missing", f.name)
}

func (f fact) checkFunction(contract abi.ABI) error {
	id, err := hex.DecodeString(f.hash)
	if err != nil {
		return err
	}
	method, err := contract.MethodById(id)
	if err != nil {
		return fmt.Errorf("function %s is missing", f.name)
	}
	if f.constant && !method.IsConstant() {
		return fmt.Errorf("function %s must not change the state", f.name)
	}
	var results []string
	for _, out := range method.Outputs {
		results = append(results, typeName(out.Type))
	}
	if !slices.Equal(results, f.results) {
		return fmt.Errorf("function %s returns %v, published %v", f.name, results, f.results)
	}
	return nil
}

// typeName is the type as the list writes it: structs by their name.
func typeName(t abi.Type) string {
	switch t.T {
	case abi.TupleTy:
		return t.TupleRawName
	case abi.SliceTy:
		return typeName(*t.Elem) + "[]"
	default:
		return t.String()
	}
}

func (f fact) checkStruct(contract abi.ABI) error {
	for _, method := range contract.Methods {
		for _, out := range method.Outputs {
			t := out.Type
			if t.T == abi.SliceTy {
				t = *t.Elem
			}
			if t.T != abi.TupleTy || t.TupleRawName != f.name {
				continue
			}
			members := make([]string, len(t.TupleElems))
			for i, elem := range t.TupleElems {
				members[i] = typeName(*elem) + " " + t.TupleRawNames[i]
			}
			if !slices.Equal(members, f.args) {
				return fmt.Errorf("struct %s is %v, published %v", f.name, members, f.args)
			}
			return nil
		}
	}
	return fmt.Errorf("struct %s is missing", f.name)
}

// TestPublished holds the contracts to the published interface: every topic, selector, result and struct.
func TestPublished(t *testing.T) {
	file, err := os.Open("testdata/published.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var contract abi.ABI
	facts := map[string]int{}
	name := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := lines.Text()
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
			continue
		case strings.HasPrefix(line, "["):
			name = strings.Trim(line, "[]")
			contract = parseABI(t, published[name])
			continue
		}
		f, err := parseFact(line)
		if err != nil {
			t.Fatal(err)
		}
		facts[name]++
		if err := f.check(contract); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	want := map[string]int{"SessionV2": 87, "SessionQueueV2": 94, "NodePool": 74, "NodeStats": 89}
	for name, count := range want {
		if facts[name] != count {
			t.Errorf("%s: %d facts checked, %d are published", name, facts[name], count)
		}
	}
}

// TestCheckNotices shows that the check above can fail.
func TestCheckNotices(t *testing.T) {
	contract := parseABI(t, &SessionQueueV2MetaData)
	for line, want := range map[string]string{
		"function 0xfaa073f9 ack(uint256,uint256)":                                                                          "hashes to",
		"function 0x5dcfb4fa pop(uint256)":                                                                                  "missing",
		"function 0xfaa073f8 ack(uint256,uint256) view":                                                                     "must not change",
		"function 0x9bb498ee getTaskStatus(uint256,uint256) view -> (uint256)":                                              "returns [uint8]",
		"function 0x52dd4eb1 getTask(uint256,uint256) view -> (Session)":                                                    "returns [Task]",
		"struct Task(uint256 gid,uint256 id)":                                                                               "published [uint256 gid",
		"struct Nothing(uint256 gid,uint256 id)":                                                                            "missing",
		"event 0xad3a59b2bdc5e3338b45b7ccbefafc0297c779294b1cadfd99b579986e04fcac AllRoutersRemoved(uint256 indexed)":       "missing",
		"event 0x4a13acdb324983df19e812ba3e2fabc5d1bce7b23a4c88ff5c4ac02b88f2239c TaskCommitEnded(uint256 indexed,uint256)": "indexed is false",
	} {
		f, err := parseFact(line)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.check(contract); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want an error with %q", line, err, want)
		}
	}
}

// TestBytecode makes sure that each contract deploys as it is: no library to link, no larger than a chain takes.
func TestBytecode(t *testing.T) {
	const limit = 49_152 // bytes of creation code, EIP-3860
	for _, meta := range []*bind.MetaData{
		&RuntimeMetaData, &IAMMetaData, &CortensorTokenMetaData, &BlockClockMetaData, &DevClockMetaData, &SessionV2MetaData,
		&SessionQueueV2MetaData, &SessionQueueValidationMetaData, &SessionPaymentMetaData, &NodePoolMetaData,
		&NodeStatsMetaData, &AuditLogMetaData,
	} {
		code, err := hex.DecodeString(strings.TrimPrefix(meta.Bin, "0x"))
		if err != nil {
			t.Errorf("%s: %v", meta.ID, err)
		}
		if len(code) == 0 || len(code) > limit || len(meta.Deps) != 0 {
			t.Errorf("%s: %d bytes, %d libraries to link", meta.ID, len(code), len(meta.Deps))
		}
	}
}
