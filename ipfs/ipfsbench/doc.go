// Package ipfsbench measures the data plane beside its rivals: each contestant does the same work in turns, in the same
// run, on a fresh store, as a process of its own, so that CPU time and memory are comparable. A figure without its ratio
// says little on a shared machine; the report leads with ratios.
//
// What is the same for all: input files are written once from a fixed seed, do not compress, and are read once before the
// first turn, so that all read them from the page cache; before each turn the disks are synced, so that nobody writes out
// another one's bytes; a turn ends when the work is durable (but for rivals whose name says otherwise).
package ipfsbench
