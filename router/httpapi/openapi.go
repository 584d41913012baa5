package httpapi

import (
	"encoding/json"
	"net/http"
	"reflect"
	"regexp"
	"strings"
)

// uploadForm describes the multipart body of POST /v1/files.
type uploadForm struct {
	File    string `json:"file" doc:"UTF-8 text or Markdown."`
	Purpose string `json:"purpose"`
}

func (s *Server) openAPI(w http.ResponseWriter, r *http.Request) {
	data, err := s.OpenAPI()
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(data) // a client that went away is no error of ours
}

var pathParameter = regexp.MustCompile(`\{(\w+)\}`)

// OpenAPI gives the description of every route, built from the types that the handlers read and write.
func (s *Server) OpenAPI() ([]byte, error) {
	paths := map[string]map[string]any{}
	schemas := map[string]any{}
	for _, route := range s.routes() {
		if paths[route.path] == nil {
			paths[route.path] = map[string]any{}
		}
		paths[route.path][strings.ToLower(route.method)] = operation(route, schemas)
	}
	schemas["errorBody"] = schemaOf(reflect.TypeFor[errorBody](), schemas)
	document := map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{"title": "Cortensor router", "version": "1",
			"description": "Generated from the routes of router/httpapi. The /v1 paths are OpenAI's; each answer carries the task's place on chain and on IPFS in `cortensor`."},
		"paths": paths,
		"components": map[string]any{"schemas": schemas, "securitySchemes": map[string]any{
			"bearer": map[string]any{"type": "http", "scheme": "bearer"},
			"header": map[string]any{"type": "apiKey", "in": "header", "name": "X-API-Key"},
		}},
	}
	data, err := json.MarshalIndent(document, "", " ")
	return append(data, '\n'), err
}

func operation(route route, schemas map[string]any) map[string]any {
	op := map[string]any{"summary": route.summary}
	if route.access == keyed {
		op["security"] = []any{map[string]any{"bearer": []any{}}, map[string]any{"header": []any{}}}
	}
	var parameters []any
	for _, match := range pathParameter.FindAllStringSubmatch(route.path, -1) {
		parameters = append(parameters, map[string]any{"name": match[1], "in": "path", "required": true, "schema": map[string]any{"type": "string"}})
	}
	if parameters != nil {
		op["parameters"] = parameters
	}
	if route.body != nil {
		media := "application/json"
		if _, form := route.body.(uploadForm); form {
			media = "multipart/form-data"
		}
		op["requestBody"] = map[string]any{"required": true, "content": map[string]any{media: map[string]any{"schema": schemaOf(reflect.TypeOf(route.body), schemas)}}}
	}
	fine := map[string]any{"description": "Done."}
	if route.answer != nil {
		fine["content"] = map[string]any{"application/json": map[string]any{"schema": schemaOf(reflect.TypeOf(route.answer), schemas)}}
	}
	op["responses"] = map[string]any{"200": fine, "default": map[string]any{"description": "An error, in OpenAI's shape.",
		"content": map[string]any{"application/json": map[string]any{"schema": map[string]any{"$ref": "#/components/schemas/errorBody"}}}}}
	return op
}

// schemaOf describes a type; structs become named schemas.
func schemaOf(t reflect.Type, schemas map[string]any) any {
	text := map[string]any{"type": "string"}
	switch t {
	case reflect.TypeFor[stringList]():
		return map[string]any{"oneOf": []any{text, map[string]any{"type": "array", "items": text}}}
	case reflect.TypeFor[number]():
		return map[string]any{"type": []any{"integer", "string"}}
	case reflect.TypeFor[content]():
		return map[string]any{"oneOf": []any{text, map[string]any{"type": "array", "items": schemaOf(reflect.TypeFor[part](), schemas)}}}
	case reflect.TypeFor[urlText]():
		return text
	case reflect.TypeFor[json.RawMessage]():
		return map[string]any{"type": []any{"object", "boolean"}}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), schemas)
	case reflect.String:
		return text
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64, reflect.Float32:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), schemas)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem(), schemas)}
	case reflect.Interface:
		return map[string]any{}
	case reflect.Struct:
		return structSchema(t, schemas)
	}
	return map[string]any{"type": "integer"}
}

func structSchema(t reflect.Type, schemas map[string]any) any {
	name := strings.NewReplacer("[", "_", "]", "", "github.com/cortensor-open/cortensor/router/httpapi.", "").Replace(t.Name())
	ref := map[string]any{"$ref": "#/components/schemas/" + name}
	if t.NumField() == 0 {
		return map[string]any{"type": "null"}
	}
	if schemas[name] != nil {
		return ref
	}
	properties := map[string]any{}
	schemas[name] = map[string]any{"type": "object", "properties": properties}
	for _, field := range reflect.VisibleFields(t) {
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		if key == "" {
			continue // the embedded struct itself; its fields follow
		}
		schema := schemaOf(field.Type, schemas)
		if doc := field.Tag.Get("doc"); doc != "" {
			schema = map[string]any{"allOf": []any{schema}, "description": doc}
		}
		properties[key] = schema
	}
	return ref
}
