// Package name is IPNS: names that are keys, and signed records that say which content a name stands for now. It makes,
// keeps, serves, finds and checks records; the record format is the IPNS specification's (specs.ipfs.tech/ipns), through
// boxo's ipns package, so Kubo accepts our records and we accept its.
//
// A record is found in the node's own table, at connected peers (protocol /cortensor/ipns/1), at HTTP gateways and, where
// one is given, in a DHT. Whoever gives it is untrusted: the name is the key that the signature is checked with. Of
// several valid records the one with the higher sequence number wins, and a lower one never replaces it.
package name
