// Package peer speaks libp2p between roles: it turns a node's Ethereum key into its libp2p identity and back, and carries
// a task's tokens from the miner that makes them to the router that asked.
//
// # The token protocol, /cortensor/tokens/1
//
// The miner opens one stream a task and round. Every message is one frame: a type byte, the payload's length as uvarint,
// the payload. The miner begins with a header frame; the router answers with accept or with error and then stays silent
// until the end. Token frames carry UTF-8 text pieces, in order. The last frame is done, with the signed Result record, or
// error, with a coded reason. The router answers done or error with accept, so that the miner knows that it arrived.
//
// The stream runs over an authenticated connection whose peer id embeds the miner's secp256k1 key: the router learns the
// sender's Ethereum address from the connection and needs no further signature to know that it speaks to an assigned miner.
// Nothing rests on the tokens: what counts is the Result record that the miner commits on chain.
package peer
