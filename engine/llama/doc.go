// Package llama runs GGUF models in this process with llama.cpp's shared libraries, loaded at run time without cgo. One
// loaded model serves every caller: a single loop decodes all sequences in one batch, which sequences join and leave at any
// step. Sampling, stop strings and detokenising are Go, so that they are the same on every machine for the same logits; the
// logits themselves differ in their last bits with the CPU and with what else is in the batch.
//
// Floating-point state: C code may change the flags of the thread that runs it (flush-to-zero, rounding). All calls that
// compute are made on threads that no other goroutine runs on meanwhile, and such a thread goes back to Go only if its flags
// are as they were. (Otherwise it ends, which is sound in the CGO_ENABLED=0 builds that the project makes; with cgo on, the
// end of a thread that ran the library crashes the program.)
//
// On platforms without a build of the libraries, or with the build tag nollama, Open and OpenEmbedder return an error of
// kind Unavailable that names the remote engine.
package llama
