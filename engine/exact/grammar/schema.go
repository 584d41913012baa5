package grammar

import (
	"strconv"
	"strings"
)

// schema compiles a JSON schema to rules. Every text of these is a document that the schema describes; not every such document
// is a text: properties stand in the schema's order, those that it does not name are there only where it says so, and spaces
// are few. A keyword that is not understood is refused, never ignored.
type schema struct {
	rules ruleset
	doc   any
	at    []string // path of what is being read
	count int      // rules that were named by it
}

// assertions are the keywords that are understood; notes say nothing of a document.
var (
	assertions = words("type enum const anyOf oneOf allOf $ref properties required additionalProperties items prefixItems minItems maxItems " +
		"minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum")
	notes = words("title description default examples example $schema $id $comment deprecated readOnly writeOnly discriminator $defs definitions $anchor")
	// byKeyword tells what a schema without a type is of.
	byKeyword = map[string]kinds{"properties": isObject, "required": isObject, "additionalProperties": isObject, "items": isArray,
		"prefixItems": isArray, "minItems": isArray, "maxItems": isArray, "minLength": isString, "maxLength": isString, "pattern": isString,
		"format": isString, "minimum": isNumber, "maximum": isNumber, "exclusiveMinimum": isNumber, "exclusiveMaximum": isNumber}
)

func words(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}

func readSchema(text string) (ruleset, error) {
	doc, err := parseJSON(text)
	if err != nil {
		return nil, err
	}
	s := &schema{rules: basics(), doc: doc}
	s.rules[root] = ref("#")
	s.rules["#"], err = s.value(doc)
	return s.rules, err
}

// refuse is an error that says where.
func (s *schema) refuse(format string, args ...any) error {
	return invalid("schema at #%s: %w", strings.Join(append([]string{""}, s.at...), "/"), invalid(format, args...))
}

// inside reads a part of the schema.
func (s *schema) inside(step string, v any) (node, error) {
	s.at = append(s.at, step)
	n, err := s.value(v)
	s.at = s.at[:len(s.at)-1]
	return n, err
}

// value compiles a schema.
func (s *schema) value(v any) (node, error) {
	if yes, ok := v.(bool); ok {
		if yes {
			return ref("value"), nil
		}
		return choice{}, nil
	}
	o, ok := v.(*object)
	if !ok {
		return nil, s.refuse("want an object, true or false")
	}
	said := 0 // assertions
	for _, key := range o.keys {
		switch {
		case assertions[key]:
			said++
		case notes[key]:
		case key == "uniqueItems" && o.of[key] == false, key == "propertyNames" && compact(o.of[key]) == `{"type":"string"}`:
		default:
			return nil, s.refuse("the keyword %.60q is not supported", key)
		}
	}
	for _, key := range []string{"$ref", "anyOf", "oneOf", "allOf"} {
		if part, there := o.of[key]; there {
			if said > 1 {
				return nil, s.refuse("%s with other keywords beside it is not supported; put all of it into one schema", key)
			}
			return s.combined(key, part)
		}
	}
	types, err := s.types(o)
	if err != nil {
		return nil, err
	}
	if _, there := o.of["enum"]; there {
		return s.listed(o, "enum", types, said)
	}
	if _, there := o.of["const"]; there {
		return s.listed(o, "const", types, said)
	}
	return s.typed(o, types)
}

// types gives what a schema says of the type, or what its keywords are of.
func (s *schema) types(o *object) (out kinds, err error) {
	given, there := o.of["type"]
	if !there {
		for key := range o.of {
			out |= byKeyword[key]
		}
		if out == 0 {
			out = isAny
		}
		return out, nil
	}
	list, many := given.([]any)
	if !many {
		list = []any{given}
	}
	for _, one := range list {
		name, _ := one.(string)
		if kindNames[name] == 0 {
			return 0, s.refuse("type %.60s is none of JSON's", compact(one))
		}
		out |= kindNames[name]
	}
	return out, nil
}

// typed compiles a schema that goes by type.
func (s *schema) typed(o *object, types kinds) (node, error) {
	var out choice
	for _, part := range []struct {
		kind kinds
		make func(*object) (node, error)
	}{
		{isObject, s.object}, {isArray, s.array}, {isString, s.text}, {isNumber, func(o *object) (node, error) { return s.number(o, false) }},
		{isInteger, func(o *object) (node, error) { return s.number(o, true) }},
		{isBoolean, func(*object) (node, error) { return choice{literal("true"), literal("false")}, nil }},
		{isNull, func(*object) (node, error) { return literal("null"), nil }},
	} {
		if types&part.kind == 0 || part.kind == isInteger && types&isNumber != 0 {
			continue
		}
		n, err := part.make(o)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// listed compiles enum and const, of which only values of the schema's types count.
func (s *schema) listed(o *object, key string, types kinds, said int) (node, error) {
	list, ok := o.of[key].([]any)
	if key == "const" {
		list, ok = []any{o.of[key]}, true
	}
	if !ok {
		return nil, s.refuse("enum: want a list")
	}
	if _, typed := o.of["type"]; typed {
		said--
	}
	if said > 1 {
		return nil, s.refuse("%s with other keywords but type beside it is not supported", key)
	}
	var out choice
	for _, v := range list {
		if kindOf(v)&types != 0 {
			out = append(out, literal(compact(v)))
		}
	}
	return out, nil
}

// combined compiles $ref and the keywords that combine schemas.
func (s *schema) combined(key string, part any) (node, error) {
	if key == "$ref" {
		return s.reference(part)
	}
	list, ok := part.([]any)
	if !ok || len(list) == 0 {
		return nil, s.refuse("%s: want a list of schemas", key)
	}
	if key == "allOf" && len(list) > 1 {
		return nil, s.refuse("allOf of more than one schema is not supported; put all of it into one")
	}
	if key == "oneOf" {
		for i := range list {
			for k := range i {
				if !s.apart(list[i], list[k]) {
					return nil, s.refuse("oneOf: schemas %d and %d may both hold, as far as can be told; make their types or a required const property differ, or use anyOf", k, i)
				}
			}
		}
	}
	s.at = append(s.at, key)
	defer func() { s.at = s.at[:len(s.at)-1] }()
	var out choice
	for i, v := range list {
		n, err := s.inside(strconv.Itoa(i), v)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// reference compiles what "#" or "#/a/b" names, once.
func (s *schema) reference(part any) (node, error) {
	name, v, err := s.resolve(part)
	if err != nil {
		return nil, err
	}
	if _, known := s.rules[name]; known || name == "#" {
		return ref(name), nil
	}
	s.rules[name] = nil // being made
	before := s.at
	s.at = strings.Split(name, "/")[1:]
	n, err := s.value(v)
	s.at = before
	s.rules[name] = n
	return ref(name), err
}

// resolve finds what a reference names.
func (s *schema) resolve(part any) (name string, v any, err error) {
	name, ok := part.(string)
	if !ok || name != "#" && !strings.HasPrefix(name, "#/") {
		return "", nil, s.refuse("$ref %.80s: want \"#\" or \"#/…\", a place in this schema", compact(part))
	}
	v = s.doc
	for _, step := range strings.Split(name, "/")[1:] {
		step = strings.NewReplacer("~1", "/", "~0", "~").Replace(step)
		switch in := v.(type) {
		case *object:
			v, ok = in.of[step]
		case []any:
			i, err := strconv.Atoi(step)
			if ok = err == nil && i >= 0 && i < len(in); ok {
				v = in[i]
			}
		default:
			ok = false
		}
		if !ok {
			return "", nil, s.refuse("$ref %.80q names nothing", name)
		}
	}
	return name, v, nil
}

// whole reads a keyword that is a whole number from 0 to MaxRepeat; otherwise is what it is where it is absent.
func (s *schema) whole(o *object, key string, otherwise int) (int, error) {
	v, there := o.of[key]
	if !there {
		return otherwise, nil
	}
	n, err := strconv.Atoi(compact(v))
	if err != nil || n < 0 || n > MaxRepeat {
		return 0, s.refuse("%s %.40s: want a whole number from 0 to %d", key, compact(v), MaxRepeat)
	}
	return n, nil
}

// apart tells whether no document can be of both schemas: their types differ, or both want objects with a property whose
// listed values differ.
func (s *schema) apart(a, b any) bool {
	x, y := s.known(a), s.known(b)
	if x == nil || y == nil {
		return false
	}
	p, err := s.types(x)
	q, err2 := s.types(y)
	if err != nil || err2 != nil {
		return false
	}
	objects := p|q == isObject
	if p, q = narrow(x, p), narrow(y, q); p&q == 0 && (p|q)&(isNumber|isInteger) != isNumber|isInteger {
		return true
	}
	u, v := values(x), values(y)
	if u != nil && v != nil && distinct(u, v) {
		return true
	}
	if !objects {
		return false
	}
	px, _ := x.of["properties"].(*object)
	py, _ := y.of["properties"].(*object)
	if px == nil || py == nil {
		return false
	}
	for _, key := range px.keys {
		u, v := values(s.known(px.of[key])), values(s.known(py.of[key]))
		if required(x)[key] && required(y)[key] && u != nil && v != nil && distinct(u, v) {
			return true
		}
	}
	return false
}

// known gives the schema object that a schema is, through references.
func (s *schema) known(v any) *object {
	for range maxNested {
		o, ok := v.(*object)
		if !ok {
			return nil
		}
		to, there := o.of["$ref"]
		if !there {
			if o.of["anyOf"] != nil || o.of["oneOf"] != nil || o.of["allOf"] != nil {
				return nil
			}
			return o
		}
		var err error
		if _, v, err = s.resolve(to); err != nil {
			return nil
		}
	}
	return nil
}

// narrow gives the types of the documents that a schema without a type describes: those of listed values, or all, whatever its
// keywords are of.
func narrow(o *object, types kinds) kinds {
	if o.of["type"] != nil {
		return types
	}
	list := values(o)
	if list == nil {
		return isAny
	}
	types = 0
	for _, v := range list {
		types |= kindOf(v)
	}
	return types
}

// values are those of enum or const, nil where there are none.
func values(o *object) []any {
	if o == nil {
		return nil
	}
	if v, there := o.of["const"]; there {
		return []any{v}
	}
	list, _ := o.of["enum"].([]any)
	return list
}

// distinct tells whether two lists have no value in common, as far as can be told: objects, arrays and numbers that are not
// plainly whole can be written in several ways.
func distinct(a, b []any) bool {
	for _, x := range a {
		for _, y := range b {
			both := kindOf(x) & kindOf(y)
			if compact(x) == compact(y) || both&(isObject|isArray) != 0 || both == isNumber || both&isInteger != 0 && (compact(x) == "-0" || compact(y) == "-0") {
				return false
			}
		}
	}
	return true
}

func required(o *object) map[string]bool {
	out := map[string]bool{}
	list, _ := o.of["required"].([]any)
	for _, v := range list {
		if name, ok := v.(string); ok {
			out[name] = true
		}
	}
	return out
}
