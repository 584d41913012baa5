// Package token turns text into token numbers and back, with the tables that a GGUF file carries: byte-level BPE
// (tokenizer.ggml.model "gpt2"), SentencePiece ("llama") and WordPiece ("bert"). It gives the tokens that llama.cpp gives for
// the same file, with three deliberate exceptions:
//
//   - Text never becomes a control token unless Options.Special asks for it. (llama.cpp compares words with the whole
//     vocabulary, control tokens too.)
//   - Bytes that encode no code point up to U+10FFFF count as invalid, each as U+FFFD. (llama.cpp ends the process.)
//   - A BPE token that is not written in the byte alphabet is its own text. (llama.cpp writes a note into the text.)
//
// Character classes come from a frozen table (unicode.txt, Unicode 15.1), not from the Go release, so that tokens do not
// change with the compiler.
package token
