// Package bind holds the Go bindings of the network's contracts, with the bytecode that deploys them. Everything but
// this file and the tests is generated from contracts/; only package chain imports it.
package bind

//go:generate make --no-print-directory -C ../../contracts bind
