package core

import (
	_ "embed"

	"github.com/ipfs/go-cid"
)

// RecordSchema is the IPLD Schema of every record, the text that docs/records.md is generated from. Field order in the
// Go structs follows it; on the wire fields stand in canonical dag-cbor order.
//
//go:embed records.ipldsch
var RecordSchema string

// Record types, the value of each record's type field.
const (
	TypeTask    = "task/1"
	TypeResult  = "result/1"
	TypeVerdict = "verdict/1"
	TypeBatch   = "batch/1"
	TypeReceipt = "receipt/1"

	TypeEnvelope = "envelope/1"
	TypeQuestion = "question/1"
	TypeKeyCard  = "keycard/1"
)

// MaxRecord is the largest encoded record in bytes; a record is always one block.
const MaxRecord = 64 << 10

// Network says which deployment a record belongs to, so that it is worth nothing on another one.
type Network struct {
	Chain   int64  // EVM chain id
	Runtime []byte // address of the Runtime contract, 20 bytes
}

// Message is one turn of a chat.
type Message struct {
	Role    string // system, user or assistant
	Content string
}

// File is an input that is stored beside the record: UnixFS content, put into the prompt by the miner.
type File struct {
	Name string
	Cid  cid.Cid
	Size int64 // bytes
}

// Exact is asked of a model where the answer must be that of the exact engine. With it an answer is a function of the Task.
type Exact struct {
	Spec      string // the arithmetic's specification, "exact/1"
	Tokenizer []byte // as in Transcript; empty when the router does not know it
	Context   int64  // tokens that prompt and answer have together at most
}

// Model names what must run. Digest is the SHA-256 of the weights, empty when the session does not fix them.
type Model struct {
	ID     string
	Digest []byte
	Exact  *Exact // nil where any engine will do
}

// Params are the sampling parameters, with the meaning that the OpenAI API gives them.
type Params struct {
	MaxTokens        int64
	Temperature      float64
	TopP             float64
	TopK             int64
	PresencePenalty  float64
	FrequencyPenalty float64
	RepeatPenalty    float64 // 1 is off
	Seed             int64   // one seed a task, so that every miner draws alike
	Stop             []string
	MinP             *float64 // nil is off
	LogitBias        []Bias   // by increasing token; nil for none
	Format           *Format  // what the answer must be; nil for any text
}

// Bias is added to a token's logit.
type Bias struct {
	Token int64
	Bias  float64
}

// Format constrains an answer (docs/exact.md, Constrained output).
type Format struct {
	Kind string
	Text string // the schema or the grammar; "" for an object
}

// Kinds of a Format.
const (
	FormatObject  = "json_object" // any JSON object
	FormatSchema  = "json_schema" // JSON that a JSON schema describes
	FormatGrammar = "grammar"     // text of a GBNF grammar
)

// Overflow says what a miner does with a prompt that does not fit the context.
const (
	OverflowError = "error" // fail with context_overflow
	OverflowCut   = "cut"   // cut files from their end until it fits
)

// Task is the request: what must be computed. Its CID stands in the chain's taskData.
type Task struct {
	Type      string
	Network   Network
	Session   int64
	Router    []byte // address of the router that signs
	Reference string // the client's own reference, or ""
	Model     Model
	Messages  []Message // chat input; empty when Prompt is set
	Prompt    string    // raw input, no chat template; empty when Messages is set
	Files     []File    // appended to the last user message, or to Prompt, in order
	Params    Params
	Overflow  string
	Providers []string // multiaddrs with /p2p/ that serve this record and its files
	Created   int64    // Unix time in ms
	Salt      []byte   // 16 random bytes: two equal questions are two records
	Sealed    *Sealed  // set in a private task: Messages, Prompt, Files and Params.Stop, LogitBias and Format are then empty, see Question
	Sig       []byte
}

// Private tells whether what the task asks is sealed.
func (t *Task) Private() bool { return t.Sealed != nil }

// Usage counts tokens.
type Usage struct {
	Prompt     int64
	Completion int64
}

// Finish reasons of a result.
const (
	FinishStop   = "stop"
	FinishLength = "length"
)

// EngineInfo names what computed a result.
type EngineInfo struct {
	Name   string // exact, llama, remote
	Build  string
	Model  string
	Digest []byte // SHA-256 of the weights; empty if the engine cannot know it
}

// Transcript lets anyone evaluate an answer again, to the bit (docs/exact.md).
type Transcript struct {
	Spec      string // the arithmetic's specification, "exact/1"
	Tokenizer []byte // SHA-256 of all that turns a request into tokens
	Root      []byte // Merkle root over the generated tokens and the hidden states that they were chosen from
}

// Result is one miner's signed answer.
type Result struct {
	Type        string
	Task        cid.Cid // the Task record
	Session     int64
	ID          int64  // task id on chain
	Miner       []byte // address of the miner that signs
	Output      cid.Cid
	OutputSize  int64
	Usage       Usage
	Finish      string
	Engine      EngineInfo
	Fingerprint *cid.Cid    // packed per-token log-probabilities, if recorded
	Transcript  *Transcript // from an exact engine; not of a private task, as its root would tell a right guess at the question
	Providers   []string
	Started     int64 // Unix time in ms
	Ended       int64 // Unix time in ms
	Sig         []byte
}

// Opinion is what a verdict says of one result. The numbers are those of the Validation contract.
type Opinion uint8

// The three opinions; zero is "none yet".
const (
	None         Opinion = 0
	Valid        Opinion = 1
	Rejected     Opinion = 2
	Inconclusive Opinion = 3
)

// Stands tells whether a result with this opinion still stands: it was not rejected. An inconclusive result is paid and has
// a receipt; both say that it is inconclusive and why.
func (o Opinion) Stands() bool { return o == Valid || o == Inconclusive }

// What a Recheck found to differ; "" is nothing.
const (
	FaultTokens  = "tokens"  // no answer to this request: too many tokens, tokens that are none, or more after its end
	FaultToken   = "token"   // a token that the engine does not choose
	FaultEnd     = "end"     // it does not end here, or not so
	FaultText    = "text"    // the text is not that of the tokens
	FaultUsage   = "usage"   // tokens are counted wrong
	FaultLogprob = "logprob" // signed log-probabilities are not the model's
	FaultRoot    = "root"    // tokens and all else are right, and the transcript's root is not
)

// Faults lists what a Recheck can find.
func Faults() []string {
	return []string{FaultTokens, FaultToken, FaultEnd, FaultText, FaultUsage, FaultLogprob, FaultRoot}
}

// Recheck is what came of evaluating an answer of the exact engine again.
type Recheck struct {
	Skipped string // the Reason why it was not; all else is then empty
	Spec    string // what was computed with
	Weights []byte
	Tokens  int64  // that the answer's miner signed
	Root    []byte // of the transcript that was computed for these tokens; empty with FaultTokens
	Fault   string // what differs, "" when nothing does
	Wrong   *WrongToken
}

// Decided tells that the answer was evaluated.
func (r *Recheck) Decided() bool { return r != nil && r.Skipped == "" }

// WrongToken is the first token that the engine would not have chosen, where FaultToken says that there is one.
type WrongToken struct {
	Index  int64    // in the answer, from 0
	Chosen int64    // the engine's token
	Leaf   []byte   // the transcript's leaf of the answer's token (docs/exact.md), with the computed hidden state
	Proof  [][]byte // from the leaf to Root
}

// Outcome is a validator's finding on one miner of a task.
type Outcome struct {
	Miner      []byte
	Result     *cid.Cid // the committed Result record, if it could be parsed
	Opinion    int64    // an Opinion
	Reason     string   // a Reason, or "" when valid
	Similarity float64  // median cosine similarity to the other results; -1 when not measured
	Rung       int64    // the highest rung of the ladder that was applied
	Recheck    *Recheck // of an answer with a transcript
}

// Verdict is a validator's signed finding on a task: one outcome for each assigned miner, in the chain's order.
type Verdict struct {
	Type      string
	Network   Network
	Task      cid.Cid
	Session   int64
	ID        int64
	Round     int64 // assignment round on chain, from 0
	Validator []byte
	Outcomes  []Outcome
	Method    string // names the rules and their thresholds, e.g. "poi/2 floor=0.70 all-minilm-l6-v2 recheck=1.00"
	Providers []string
	Created   int64 // Unix time in ms
	Sig       []byte
}

// Batch is one append to the audit log: its leaves and the log's state after it. Its SHA-256 is anchored on chain.
type Batch struct {
	Type   string
	Origin string   // the log's name
	Prev   *cid.Cid // the batch before, nil for the first
	Start  int64    // index of the first leaf
	Leaves []cid.Cid
	Size   int64  // leaves in the log after this batch
	Root   []byte // RFC 6962 root after this batch
}

// Anchor says where the chain holds a log state.
type Anchor struct {
	Origin string
	Index  int64 // number of the anchor in the AuditLog contract
	Size   int64
	Root   []byte
	Batch  cid.Cid
	Tx     []byte // transaction hash
	Block  int64  // block number
}

// ResultRef names one committed result of a task.
type ResultRef struct {
	Miner  []byte
	Result cid.Cid
	Output cid.Cid
}

// Receipt is what a client keeps: enough to check a task against the chain and the content with no server of ours.
type Receipt struct {
	Type    string
	Network Network
	Session int64
	ID      int64
	Task    cid.Cid
	Results []ResultRef // valid results, in the chain's order
	Verdict cid.Cid
	Leaf    int64    // index of the verdict in the log
	Proof   [][]byte // RFC 6962 inclusion path in the anchored tree
	Anchor  Anchor
	Issuer  []byte // address of the router that signs
	Created int64  // Unix time in ms
	Sig     []byte
}
