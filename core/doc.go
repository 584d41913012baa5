// Package core holds the nouns of the network: identifiers, the signed records that travel over IPFS, the state that
// the chain keeps of a task, coded reasons, and the error kinds that cross a wire.
//
// core imports no other package of this module. Everything else imports core, so a type belongs here only when two
// siblings that must not know each other both speak of it.
package core
