// Package exact computes language models to the same bits on every machine; docs/exact.md says which bits. Batches, threads,
// processors, pages and the order in which sequences come do not change any.
package exact
