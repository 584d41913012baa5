// Package clients holds tests only: programs that others made (the openai packages of PyPI and npm, cast, Kubo, plain HTTP)
// against one real devnet, which all tests of the package share.
package clients
