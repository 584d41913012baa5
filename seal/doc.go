// Package seal encrypts content to several recipients, so that what lies on IPFS is ciphertext and its CID says nothing of
// what is inside.
//
// Sealed content is an age v1 file in two parts (see c2sp.org/age). The payload, nonce and STREAM chunks, is a UnixFS file
// that never changes. The header, which wraps the file key once for each recipient, stands in a small core.Envelope beside
// the payload's CID, so that granting access later makes another envelope and leaves the payload alone. Header and payload
// put together are a plain age file: any age program with an identity opens it; the padding is then part of the plaintext.
//
// The plaintext is padded to a size class, and its true length is authenticated with it. The envelope commits to the
// plaintext by SHA-256(salt ‖ SHA-256(plaintext)); the salt follows from the file key, so that nobody without a key can try
// guesses. See docs/sealing.md.
package seal
