package core

import "slices"

// Reason is the one coded cause of a failed task, of an invalid or inconclusive result, or of a broken audit link.
// docs/reasons.md is generated from the table below.
type Reason string

// The reasons. Codes are stable: they travel in Verdict records and in API answers.
const (
	ReasonContentMismatch   Reason = "content_mismatch"
	ReasonContentMissing    Reason = "content_missing"
	ReasonNotPublic         Reason = "not_public"
	ReasonBadRecord         Reason = "bad_record"
	ReasonBadSignature      Reason = "bad_signature"
	ReasonWrongParent       Reason = "wrong_parent"
	ReasonPrecommitMismatch Reason = "precommit_mismatch"
	ReasonDisagrees         Reason = "disagrees"
	ReasonNoPeer            Reason = "no_second_result"
	ReasonNoEmbedder        Reason = "no_embedder"
	ReasonEmptyAnswer       Reason = "empty_answer"
	ReasonAckLate           Reason = "ack_late"
	ReasonPrecommitLate     Reason = "precommit_late"
	ReasonCommitLate        Reason = "commit_late"
	ReasonNoVerdict         Reason = "no_verdict"
	ReasonNoMiner           Reason = "no_miner"
	ReasonNoValidResult     Reason = "no_valid_result"
	ReasonEngine            Reason = "engine_failed"
	ReasonCancelled         Reason = "cancelled"
	ReasonContextOverflow   Reason = "context_overflow"
	ReasonReverted          Reason = "transaction_reverted"
	ReasonNotIncluded       Reason = "not_included"
	ReasonNotAnchored       Reason = "not_anchored"
	ReasonNotFinal          Reason = "not_final"
	ReasonNotAuthorised     Reason = "not_authorised"
	ReasonStateMismatch     Reason = "state_mismatch"
	ReasonUnreachable       Reason = "unreachable"
	ReasonStreamBroken      Reason = "stream_broken"
	ReasonBadInput          Reason = "bad_input"
	ReasonWrongModel        Reason = "wrong_model"
	ReasonNoKey             Reason = "no_key"
	ReasonBadEnvelope       Reason = "bad_envelope"
	ReasonNotReplicated     Reason = "not_replicated"
	ReasonRecheckFailed     Reason = "recheck_failed"
	ReasonNoTranscript      Reason = "no_transcript"
	ReasonNoModel           Reason = "no_model"
	ReasonNotSampled        Reason = "not_sampled"
	ReasonRecheckLate       Reason = "recheck_late"
)

// ReasonInfo explains a reason to the person who meets it.
type ReasonInfo struct {
	Reason  Reason
	Kind    Kind
	Meaning string // what happened
	Todo    string // what to do
}

var reasons = []ReasonInfo{
	{ReasonContentMismatch, Corrupt, "The bytes that were served do not hash to the CID that was promised.", "Nothing by the client: the provider is dropped and another one asked. An operator checks the node's disk with `cortensor ipfs verify`."},
	{ReasonContentMissing, Unavailable, "No provider had the content before the deadline.", "Check that the nodes named in the message are up; retry."},
	{ReasonNotPublic, Denied, "A sealed payload of a private task is served to the session's own nodes alone.", "Nothing is wrong. To check the payload too, ask the session's owner for a grant: the nodes that serve it name your node in `ipfs.readers`."},
	{ReasonBadRecord, Corrupt, "A record is not canonical dag-cbor of its type.", "The node that wrote it runs incompatible or broken software."},
	{ReasonBadSignature, Corrupt, "A record's signature is not its author's.", "Treat the record as forged."},
	{ReasonWrongParent, Corrupt, "A record names another parent than the chain does.", "Treat the record as forged or misplaced."},
	{ReasonPrecommitMismatch, Corrupt, "The revealed result is not the one that the miner precommitted to.", "Nothing: the miner is not paid and another one is assigned."},
	{ReasonDisagrees, Corrupt, "The answer lies outside what the other miners of the task answered.", "Nothing: the outlier is not paid."},
	{ReasonNoPeer, Unavailable, "Only one result came in, so agreement could not be tested.", "Ask for redundancy of 2 or more."},
	{ReasonNoEmbedder, Unavailable, "The validator has no embedding model, so agreement was not measured.", "Run `cortensor assets fetch` on the validator."},
	{ReasonEmptyAnswer, Corrupt, "The result holds no text.", "Retry; if it repeats, raise max_tokens."},
	{ReasonAckLate, Timeout, "A miner did not acknowledge the task in time and was replaced.", "Operators: check the miner's connection."},
	{ReasonPrecommitLate, Timeout, "A miner did not finish in time and was replaced.", "Raise precommit_timeout or lower max_tokens."},
	{ReasonCommitLate, Timeout, "A miner did not reveal its result in time.", "Operators: check the miner's connection and gas."},
	{ReasonNoVerdict, Timeout, "No validator gave a verdict in time; the deposit went back to the session.", "Check that a validator runs; retry."},
	{ReasonNoMiner, Unavailable, "No idle miner could take the task.", "Start miners or wait."},
	{ReasonNoValidResult, Corrupt, "No miner delivered a valid result in any round.", "Retry; look at the verdict for each miner's reason."},
	{ReasonEngine, Internal, "The inference engine failed.", "See the miner's log."},
	{ReasonCancelled, Invalid, "The client went away or cancelled.", "Nothing."},
	{ReasonContextOverflow, Invalid, "The prompt does not fit the model's context.", "Shorten the prompt, or ask for truncation."},
	{ReasonReverted, Invalid, "The contract refused the transaction.", "The message holds the contract's reason."},
	{ReasonNotIncluded, Corrupt, "The log's root does not contain the verdict.", "Do not believe the receipt."},
	{ReasonNotAnchored, Unavailable, "The chain holds no anchor that covers the verdict yet.", "Wait for the next anchor and audit again."},
	{ReasonNotFinal, Unavailable, "The anchor's block has too few confirmations.", "Wait and audit again."},
	{ReasonNotAuthorised, Denied, "The author of a record did not hold the role at that address.", "Treat the record as forged."},
	{ReasonStateMismatch, Corrupt, "What the receipt or record says is not what the chain holds.", "Do not believe the receipt."},
	{ReasonUnreachable, Unavailable, "A node or RPC endpoint did not answer.", "Check the address; retry."},
	{ReasonStreamBroken, Unavailable, "The token stream broke and no other miner could continue it.", "Read the answer by its task id once the task has ended."},
	{ReasonBadInput, Invalid, "The input cannot be used: a file is not UTF-8 text or not of the size that the task says, or a parameter is out of range.", "See the message; convert files to text or Markdown."},
	{ReasonWrongModel, Unavailable, "The miner does not run the model that the task asks for.", "Name a model of /v1/models, or start miners with that model."},
	{ReasonNoKey, Denied, "Content is sealed, and none of the keys at hand opens it.", "Use the identity file of a recipient (`--identity FILE`), or ask a holder to grant access."},
	{ReasonBadEnvelope, Corrupt, "Sealed content is damaged: its envelope, ciphertext, padding or commitment do not fit together.", "Treat it as forged or damaged; fetch it from another provider."},
	{ReasonNotReplicated, Unavailable, "Too few other nodes hold the content.", "The message names each node that was asked and why it does not hold it: start or reach more nodes, or raise their quotas; retry."},
	{ReasonRecheckFailed, Corrupt, "The answer was evaluated again with the same weights, prompt, parameters and seed, and is another.", "Nothing: the miner is not paid. The verdict names what differs and the first wrong token; `cortensor audit task S/T --replay` evaluates it once more."},
	{ReasonNoTranscript, Corrupt, "The task asks for an answer of the exact engine, and the result lacks the transcript or the tokens by which it could be evaluated again, or names other weights.", "Nothing by the client. Operators: run the miner with engine.kind exact and the model that the task names."},
	{ReasonNoModel, Unavailable, "This node does not run the weights, specification, tokenizer or context that the answer was made with, so that it was not evaluated again.", "Set engine.kind to exact and engine.model to the network's model on the validator (or the auditor)."},
	{ReasonNotSampled, Unavailable, "The validator evaluates only a part of the answers again, and this one was not drawn.", "Raise validator.recheck."},
	{ReasonRecheckLate, Timeout, "The answer could not be evaluated again before the validation window closed.", "Operators of validators: raise validator.recheck_parallel or lower validator.recheck; give the node more processors."},
}

// Reasons lists every reason with its explanation, in a stable order.
func Reasons() []ReasonInfo { return slices.Clone(reasons) }

// Info gives the explanation of a reason; an unknown code is an internal error by itself.
func (r Reason) Info() ReasonInfo {
	for _, info := range reasons {
		if info.Reason == r {
			return info
		}
	}
	return ReasonInfo{Reason: r, Kind: Internal, Meaning: "Unknown reason code.", Todo: "Update the software."}
}
