// Package golden holds the bits that every machine must get: digests of what made-up models of each architecture and format
// compute. Its tests are built for other processors and run there, by emulation (make exact-cross).
package golden
