// Package router is the role that clients speak to: it turns a request into a signed Task record on IPFS, submits its CID
// to the chain, relays the tokens that miners send back, and reads the answer that the chain ended with.
//
// It keeps no state that the chain and IPFS do not hold. After a restart the answer of any task is read by its id: record
// and results come by CID from the nodes that the chain and the records name. Only streams that were open are lost, and
// the answers behind them are not.
//
// The HTTP surface is in router/httpapi.
package router
