// Package routertest is a small network in memory for tests of what sits on a router: a ledger that keeps sessions and
// tasks, content stores that find each other's blocks, and miners that read the Task record by its CID, stream tokens,
// sign Results and commit them. Everything that a router sees of it is real: records, signatures, CIDs, events.
package routertest
