// Package chain is the way to the contracts: it reads their state as core types, sends transactions, follows events and
// deploys the contracts. It works against any Ethereum JSON-RPC endpoint, over HTTP, WebSocket or inside the process (see
// devchain).
//
// A Client belongs to one key. Roles that share a key share its Client, for there can be only one source of nonces:
//
//   - reads (Task, Session, Nodes …) are made at one block each, so that a state is never a mixture of two blocks;
//   - calls (Submit, Ack, Commit …) return when their transaction is in a block. They may be made concurrently; the queue
//     sends them in order and keeps many in flight. A call that the contract refuses gives core.ReasonReverted with the
//     contract's own error name;
//   - Follow delivers events at least once, resumes where it was after a restart, and takes back what a reorganisation of
//     the chain removed.
package chain
