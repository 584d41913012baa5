// Package replica keeps a root on several nodes. A Replicator asks other nodes to hold it, remembers who does, probes them
// with random blocks and finds new holders where one is gone. A Holder answers such requests for its own node: it admits by
// policy and quota, fetches the content from whoever asks, verifies it, holds it durably and only then says so.
//
// A probe shows that the holder serves a random block of the DAG at that moment. It does not show that the holder has the
// block on a disk of its own: who proxies for another node passes too, for as long as that other node has it.
package replica
