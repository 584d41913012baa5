// Package audit is the proof log and everything that is read from it.
//
// Three parts share one idea: the chain's anchors are the truth, and the batches behind them are content on IPFS.
//
//   - Log (an oracle runs it) takes leaves, the CIDs of Verdict records, writes them as a DAG of Batch records and
//     anchors the RFC 6962 root of the log on chain.
//   - Issuer (a router runs it) makes a client's Receipt from the chain and the batches, without asking the oracle.
//   - Auditor (anyone runs it) checks a task or a bare receipt link by link, from the chain and content by CID alone.
//
// A log is named by its origin. Several oracles may write to one origin: the AuditLog contract orders them, and a writer
// whose batch lost the race puts its leaves behind the winner's.
package audit

// DefaultOrigin is the name of the network's common log.
const DefaultOrigin = "cortensor.audit/1"
