// Package against holds tests alone: what the exact engine computes is near to what llama.cpp computes, on made-up models of every
// architecture and on a real Gemma 3.
package against
