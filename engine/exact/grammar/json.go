package grammar

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// object is a JSON object in the order of its text.
type object struct {
	keys []string
	of   map[string]any
}

// parseJSON reads one JSON value: *object, []any, string, json.Number, bool or nil. It refuses what is nested too deep and names
// that come twice.
func parseJSON(text string) (any, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	v, err := parseValue(d, 0)
	if err == nil {
		if _, more := d.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("there is text behind its end")
		}
	}
	if err != nil {
		return nil, invalid("the schema is not JSON that is taken here: %w", err)
	}
	return v, nil
}

func parseValue(d *json.Decoder, depth int) (any, error) {
	t, err := d.Token()
	delim, ok := t.(json.Delim)
	if err != nil || !ok {
		return t, err
	}
	if depth >= maxNested {
		return nil, invalid("values are nested deeper than %d", maxNested)
	}
	if delim == '[' {
		list := []any{}
		for d.More() {
			v, err := parseValue(d, depth+1)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err = d.Token()
		return list, err
	}
	o := &object{of: map[string]any{}}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		key, ok := t.(string)
		if !ok {
			return nil, invalid("a name is %v", t)
		}
		if _, twice := o.of[key]; twice {
			return nil, invalid("the name %.60q comes twice in one object", key)
		}
		if o.of[key], err = parseValue(d, depth+1); err != nil {
			return nil, err
		}
		o.keys = append(o.keys, key)
	}
	_, err = d.Token()
	return o, err
}

// quote gives a string as JSON, with no more escapes than it takes.
func quote(s string) string {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil { // a string always encodes
		return `""`
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// compact gives a value as JSON without spaces, in its own order.
func compact(v any) string {
	switch v := v.(type) {
	case string:
		return quote(v)
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	case []any:
		parts := make([]string, len(v))
		for i, one := range v {
			parts[i] = compact(one)
		}
		return "[" + strings.Join(parts, ",") + "]"
	case *object:
		parts := make([]string, len(v.keys))
		for i, key := range v.keys {
			parts[i] = quote(key) + ":" + compact(v.of[key])
		}
		return "{" + strings.Join(parts, ",") + "}"
	}
	return "null"
}

// kinds is a set of JSON's types.
type kinds uint8

const (
	isObject kinds = 1 << iota
	isArray
	isString
	isNumber  // any number
	isInteger // one that is whole
	isBoolean
	isNull
	isAny = isObject | isArray | isString | isNumber | isBoolean | isNull
)

var kindNames = map[string]kinds{"object": isObject, "array": isArray, "string": isString, "number": isNumber, "integer": isInteger,
	"boolean": isBoolean, "null": isNull}

// kindOf gives a value's type.
func kindOf(v any) kinds {
	switch v := v.(type) {
	case *object:
		return isObject
	case []any:
		return isArray
	case string:
		return isString
	case bool:
		return isBoolean
	case json.Number:
		if strings.ContainsAny(v.String(), ".eE") {
			return isNumber
		}
		return isNumber | isInteger
	}
	return isNull
}
