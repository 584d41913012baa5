// Package writeapi is the HTTP interface by which a node's owner puts content into the node: files, directories, CARs and
// pins. Every request carries a key. The routes are described in docs/write-api.json (OpenAPI), which a test holds
// against the code.
package writeapi
