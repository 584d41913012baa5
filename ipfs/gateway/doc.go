// Package gateway serves the store on HTTP as an IPFS gateway: trustless (raw blocks, CARs, IPNS records), by path and by
// subdomain, after the specifications at specs.ipfs.tech/http-gateways. The protocol is boxo's gateway package; this
// package gives it our store, names and limits.
//
// The gateway serves what is in the store and nothing else, unless it is given a Fetcher. What Options.Visible hides is
// answered exactly as what is absent: the filter sits under everything that reads blocks, so no header, no validator
// (If-None-Match) and no partial answer tells the two apart.
package gateway
