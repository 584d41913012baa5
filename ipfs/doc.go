// Package ipfs is the data plane: an embedded IPFS node with its own store, libp2p host and bitswap, and the Backend
// interface that other boxes of blocks can stand behind.
//
// DAGs are always built and verified here. Whoever serves blocks — a backend, another node, a stranger — is untrusted:
// each block is checked against its CID while it streams in, and a walk from the root finds what is missing, since a
// stream that was cut off parses cleanly. Wrong bytes can only fail.
//
// Local is the store: what is put stays for a grace period, what an owner holds stays until the hold is released or expires,
// and a collection frees the rest while everything goes on. A quota is checked before a write. A put may be private: then
// only peers that its root was shared with are served. docs/store.md says how, and what survives which accident.
//
// Content moves as a CAR over libp2p streams (protocol /cortensor/car/1) or HTTP (package trustless) from the providers that a
// record names, a large file in parts from all of them at once, and by bitswap from and to peers that speak neither, such as
// Kubo. docs/fetch.md has the planner's order and rules.
package ipfs
