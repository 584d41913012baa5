// Package httpapi is the router's HTTP surface: the OpenAI API that every SDK speaks, and the published router API, both
// thin above router.Service. routes.go is the map; docs/openapi.json is generated from it.
package httpapi
