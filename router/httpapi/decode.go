package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

// bodyTime bounds how long a client may take to send a JSON body.
const bodyTime = 30 * time.Second

// readJSON reads a bounded JSON body into v. Unknown fields are ignored: SDKs send many.
func (s *Server) readJSON(w http.ResponseWriter, r *http.Request, v any) error {
	data, err := readBody(w, r, s.cfg.MaxBody, bodyTime)
	if err != nil {
		return err
	}
	return decode(data, v)
}

func readBody(w http.ResponseWriter, r *http.Request, limit int64, within time.Duration) ([]byte, error) {
	body, done, err := openBody(w, r, limit, within)
	if err != nil {
		return nil, err
	}
	defer done()
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, bodyError(err, limit)
	}
	return data, nil
}

// openBody bounds a body in size and time; done lifts the time limit again, which would end the whole request otherwise.
func openBody(w http.ResponseWriter, r *http.Request, limit int64, within time.Duration) (body io.ReadCloser, done func(), err error) {
	if r.ContentLength > limit {
		return nil, nil, tooLarge(limit)
	}
	control := http.NewResponseController(w)
	// A ResponseWriter without deadlines (a test recorder) has no slow clients either.
	_ = control.SetReadDeadline(time.Now().Add(within))
	return http.MaxBytesReader(w, r.Body, limit), func() { _ = control.SetReadDeadline(time.Time{}) }, nil
}

func tooLarge(limit int64) error {
	return core.Errorf(core.TooLarge, "the body is larger than the %d bytes that this path takes; send less, or upload long text to /v1/files", limit)
}

func bodyError(err error, limit int64) error {
	var over *http.MaxBytesError
	if errors.As(err, &over) {
		return tooLarge(limit)
	}
	return &httpError{status: http.StatusBadRequest, code: "incomplete_body", text: fmt.Sprintf("the body did not come whole: %v", err)}
}

// decode parses one JSON value; its errors say where and what.
func decode(data []byte, v any) error {
	if len(bytes.TrimSpace(data)) == 0 {
		return &httpError{status: http.StatusBadRequest, code: "empty_body", text: "the body is empty; send a JSON object"}
	}
	err := json.Unmarshal(data, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &syntax):
		return &httpError{status: http.StatusBadRequest, code: "malformed_json", text: fmt.Sprintf("the body is not JSON: %v at byte %d", syntax, syntax.Offset)}
	case errors.As(err, &kind):
		if kind.Field == "" {
			return badField("", "the body is a JSON %s; send an object", kind.Value)
		}
		kind.Field = embedded.Replace(kind.Field)
		return badField(kind.Field, "%s: got a JSON %s, want %s", kind.Field, kind.Value, jsonName(kind.Type))
	}
	return &httpError{status: http.StatusBadRequest, code: "malformed_json", text: fmt.Sprintf("the body is not JSON: %v", err)}
}

// embedded takes the names of Go's embedded structs out of a field's path.
var embedded = strings.NewReplacer("sampling.", "", "constraints.", "", "unsupported.", "", "filePart.", "")

// words says what the types with more than one JSON form take.
var words = map[reflect.Type]string{
	reflect.TypeFor[stringList](): "a string or an array of strings",
	reflect.TypeFor[number]():     "a whole number, as such or as text",
	reflect.TypeFor[content]():    "a string or an array of parts",
	reflect.TypeFor[urlText]():    `"ipfs://CID"`,
}

// wrongType is what an UnmarshalJSON returns; the json package adds the field's name.
func wrongType[T any](data []byte) error {
	value := "value"
	switch data[0] {
	case '"':
		value = "string"
	case '{':
		value = "object"
	case '[':
		value = "array"
	case 't', 'f':
		value = "bool"
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		value = "number"
	}
	return &json.UnmarshalTypeError{Value: value, Type: reflect.TypeFor[T]()}
}

// jsonName says a Go type in the client's words.
func jsonName(t reflect.Type) string {
	if name, ok := words[t]; ok {
		return name
	}
	switch t.Kind() {
	case reflect.Int64, reflect.Int, reflect.Uint64:
		return "a whole number"
	case reflect.Float64:
		return "a number"
	case reflect.Bool:
		return "true or false"
	case reflect.Slice:
		return "an array"
	case reflect.Struct, reflect.Map:
		return "an object"
	}
	return "a " + t.Kind().String()
}

func badField(field, format string, args ...any) error {
	return &core.Error{Kind: core.Invalid, Err: &router.FieldError{Field: field, Text: fmt.Sprintf(format, args...)}}
}

// stringList is a string or an array of strings.
type stringList []string

// UnmarshalJSON takes both forms.
func (l *stringList) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var one string
	if json.Unmarshal(data, &one) == nil {
		*l = stringList{one}
		return nil
	}
	var many []string
	if json.Unmarshal(data, &many) != nil {
		return wrongType[stringList](data)
	}
	*l = many
	return nil
}

// number is a session id: a JSON number or its decimal text.
type number uint64

// UnmarshalJSON takes both forms.
func (n *number) UnmarshalJSON(data []byte) error {
	text := strings.Trim(string(data), `"`)
	value, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		return wrongType[number](data)
	}
	*n = number(value)
	return nil
}

// content is a message's content: text, or an array of parts.
type content []part

// part is one part of a message.
type part struct {
	Type string `json:"type"`
	Text string `json:"text"`
	// File is the chat API's file part, {"type":"file","file":{…}}.
	File *filePart `json:"file"`
	filePart
}

// filePart names a file; input_file parts of the responses API have the fields in the part itself.
type filePart struct {
	ID   string  `json:"file_id"`   // file-CID, a bare CID, or ipfs://CID
	URL  urlText `json:"file_url"`  // ipfs://CID
	Data string  `json:"file_data"` // base64, plain or as a data: URL
	Name string  `json:"filename"`
}

// urlText is a URL as text, or as {"url": text}.
type urlText string

// UnmarshalJSON takes both forms.
func (u *urlText) UnmarshalJSON(data []byte) error {
	var plain string
	if json.Unmarshal(data, &plain) == nil {
		*u = urlText(plain)
		return nil
	}
	var object struct {
		URL string `json:"url"`
	}
	if json.Unmarshal(data, &object) != nil {
		return wrongType[urlText](data)
	}
	*u = urlText(object.URL)
	return nil
}

// UnmarshalJSON takes both forms.
func (c *content) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var text string
	if json.Unmarshal(data, &text) == nil {
		*c = content{{Type: "text", Text: text}}
		return nil
	}
	var parts []part
	if data[0] != '[' {
		return wrongType[content](data)
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	*c = parts
	return nil
}
