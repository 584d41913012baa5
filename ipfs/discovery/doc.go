// Package discovery finds peers and content where no record names them: mDNS on a local network, and a Kademlia DHT
// (specs.ipfs.tech/routing/kad-dht) for provider records and IPNS records. Both are optional; tasks need neither, since
// their records name the providers.
//
// Only roots are announced, never every block, and private roots never: not by Announce, not by the loop that announces
// again, and no question about one leaves the node.
package discovery
