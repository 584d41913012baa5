// Package assets gets what is not compiled in: engine libraries, model weights, the embedding model. A committed manifest
// names each file with its SHA-256, size, licence and platform; sources are tried in turn, nothing of an archive is ever
// executed, and a file counts only when its digest is the manifest's. Once fetched, an asset needs no network.
package assets
