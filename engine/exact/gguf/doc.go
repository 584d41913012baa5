// Package gguf reads GGUF files: metadata and the places of tensors, without copying the weights. The format is at
// github.com/ggml-org/ggml/blob/master/docs/gguf.md; versions 2 and 3 in little-endian order are read.
//
// A file is foreign bytes: every count, length, offset and type is checked against the file's size before anything is
// allocated or indexed, so that memory stays in proportion to the file and no read leaves it.
package gguf
