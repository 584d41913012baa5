package grammar

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/cortensor-open/cortensor/core"
)

func schemaOf(t testing.TB, text string) *Grammar {
	t.Helper()
	g, err := Compile(&core.Format{Kind: core.FormatSchema, Text: text})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return g
}

func TestSchema(t *testing.T) {
	for _, c := range []struct {
		schema     string
		yes, never []string
	}{
		{`{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}},"required":["a"],"additionalProperties":false}`,
			[]string{`{"a":1}`, `{"a":-12,"b":"x"}`, "{ \"a\": 0,\n  \"b\": \"\" }"}, []string{`{}`, `{"b":"x"}`, `{"a":1,"c":2}`, `{"a":01}`, `{"a":1,}`, `{"a":-0}`, `{"a":1}}`}},
		{`{"type":"object","properties":{"ab":{"type":"null"},"a":true,"é\"":{}},"additionalProperties":{"type":"integer"}}`,
			[]string{`{}`, `{"ab":null,"x":1}`, `{"abc":1,"":2,"b":3}`, `{"a":[{}],"é\"":1}`, `{"aé":1}`}, []string{`{"ab":1}`, `{"x":null}`, `{"a":1,"a":2}`, `{"x":1,"ab":null}`, `{"\u0061b":1}`}},
		{`{"type":"object"}`, []string{`{}`, `{"x":{"y":[1,2.5e3,"\ud83d\ude00\n"]}}`}, []string{`[]`, `{"x":"\ud83d"}`, `{"x":.5}`, `{"x":1e999}`, "{\"x\":\"\n\"}"}},
		{`{"type":"array","items":{"enum":["a",1,null]},"minItems":1,"maxItems":3}`, []string{`["a"]`, `[1, null,"a"]`}, []string{`[]`, `["b"]`, `[1,1,1,1]`}},
		{`{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":{"type":"null"},"minItems":1,"maxItems":4}`,
			[]string{`["a"]`, `["a",1]`, `["a",1,null,null]`}, []string{`[]`, `[1]`, `["a",null]`, `["a",1,null,null,null]`}},
		{`{"prefixItems":[{"type":"string"}],"items":false}`, []string{`[]`, `["x"]`}, []string{`["x","y"]`, `[1]`}},
		{`{"type":["string","null"],"enum":["x",null,3]}`, []string{`"x"`, `null`}, []string{`3`, `"y"`}},
		{`{"const":{"k":[1,"ü"]}}`, []string{`{"k":[1,"ü"]}`}, []string{`{}`}},
		{`{"type":"string","minLength":2,"maxLength":3}`, []string{`"ab"`, `"é\u00e9🙂"`, `"\ud83d\ude00\n"`}, []string{`"a"`, `"abcd"`, `"ab`}},
		{`{"type":"string","pattern":"^[A-Z]{2}-\\d+$"}`, []string{`"AB-1"`}, []string{`"AB-"`, `"xAB-1"`, `"AB-1x"`}},
		{`{"type":"string","pattern":"a[\"\\\\\\n]|^b"}`, []string{`"xxa\"yy"`, `"a\\"`, `"a\n"`, `"bcd"`}, []string{`"a"`, `"ab"`, `"xb"`}},
		{`{"format":"date"}`, []string{`"2024-02-28"`, `"1999-12-31"`}, []string{`"2024-02-30"`, `"2024-13-01"`}},
		{`{"type":"integer","minimum":-3,"exclusiveMaximum":120}`, []string{`-3`, `0`, `7`, `99`, `119`}, []string{`-4`, `120`, `200`, `1.0`}},
		{`{"type":"number","minimum":-1,"maximum":2}`, []string{`-1`, `-0.5`, `0`, `1.99`, `2`}, []string{`-1.5`, `2.5`, `3`, `1e1`}},
		{`{"type":"number","exclusiveMinimum":0}`, []string{`0.5`, `3`, `12.25`}, []string{`0`, `0.0`, `-1`}},
		{`{"anyOf":[{"type":"string"},{"$ref":"#/$defs/n"}],"$defs":{"n":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/n"},{"type":"null"}]}},"required":["next"],"additionalProperties":false}}}`,
			[]string{`"x"`, `{"next":null}`, `{"next":{"next":{"next":null}}}`}, []string{`null`, `{"next":{}}`, `{"next":{"next":null}`}},
		{`{"type":"array","items":{"$ref":"#"}}`, []string{`[]`, `[[],[[]]]`}, []string{`[1]`}},
		{`{"oneOf":[{"type":"object","properties":{"k":{"const":"a"}},"required":["k"]},{"type":"object","properties":{"k":{"const":"b"}},"required":["k"]}]}`,
			[]string{`{"k":"a"}`, `{"k":"b"}`}, []string{`{"k":"c"}`}},
		{`{"oneOf":[{"properties":{"k":{"const":1}},"required":["k"]},{"properties":{"k":{"enum":[2,"1"]}},"required":["k"]}]}`,
			[]string{`{"k":1}`, `{"k":"1"}`}, []string{`{"k":3}`, `{}`}},
		{`{"type":"object","propertyNames":{"type":"string"},"additionalProperties":{"type":"integer"}}`, []string{`{"x":1,"\u0079":2}`}, []string{`{"x":"y"}`}},
		{`{"allOf":[{"type":"boolean"}],"title":"x","description":"y","default":1}`, []string{`true`}, []string{`1`}},
		{`{"prefixItems":[{"type":"null"}],"maxItems":0}`, []string{`[]`, `[ ]`}, []string{`[null]`, `[  ]`}},
		{`{"type":"object","properties":{"a":{"type":"null"}}}`, []string{`{}`, `{ }`, "{\n\t}", `{"a":null }`, "{ \"a\": null\n}"}, []string{`{  }`, `{"a":  null}`, `{"a" :null}`}},
		{`true`, []string{`[1,{"a":null}]`}, []string{`x`}},
	} {
		g := schemaOf(t, c.schema)
		for _, text := range c.yes {
			if _, is := match(t, g, text); !is {
				t.Errorf("%s\nrefuses %s", c.schema, text)
			}
		}
		for _, text := range c.never {
			if _, is := match(t, g, text); is {
				t.Errorf("%s\ntakes %s", c.schema, text)
			}
		}
	}
}

func TestSchemaRefused(t *testing.T) {
	for text, say := range map[string]string{
		`{`: "not JSON", `{} {}`: "behind its end", `{"type":"object","type":"array"}`: "twice", `3`: "want an object", `{"type":"thing"}`: "none of JSON's",
		`{"not":{}}`: `"not" is not supported`, `{"properties":{"a":{"if":{}}}}`: "#/properties/a: the keyword", `{"allOf":[{},{}]}`: "allOf",
		`{"anyOf":[]}`: "want a list", `{"oneOf":[{"type":"string"},{"type":"string","maxLength":3}]}`: "may both hold", `{"anyOf":[{}],"type":"string"}`: "beside it",
		`{"oneOf":[{"type":"integer"},{"type":"number"}]}`: "may both hold", `{"$ref":"http://x"}`: "a place in this schema", `{"$ref":"#/$defs/x"}`: "names nothing",
		`{"$ref":"#"}`: "no text", `false`: "no text", `{"enum":[]}`: "no text", `{"properties":{"a":false},"required":["a"]}`: "no text",
		`{"required":["a"]}`: "not among the properties", `{"properties":3}`: "want an object", `{"type":"string","format":"uri"}`: "not supported",
		`{"type":"string","pattern":"(?=x)"}`: "not supported", `{"type":"string","pattern":"x\\b"}`: "not supported", `{"type":"string","pattern":"(?i)x"}`: "not supported",
		`{"type":"string","pattern":"a^b"}`: "at the beginning only", `{"pattern":"a","maxLength":3}`: "only one is supported", `{"minLength":99999}`: "whole number",
		`{"type":"integer","multipleOf":3}`: "multipleOf", `{"type":"number","minimum":0.5}`: "not whole", `{"type":"integer","minimum":"3"}`: "want a number",
		`{"uniqueItems":true}`: "uniqueItems", `{"type":"integer","minimum":5,"maximum":3}`: "no text", `{"enum":[1],"minimum":0}`: "beside it",
		strings.Repeat(`{"items":`, 80) + "{}" + strings.Repeat("}", 80): "deeper",
	} {
		_, err := Compile(&core.Format{Kind: core.FormatSchema, Text: text})
		if core.KindOf(err) != core.Invalid || !strings.Contains(err.Error(), say) {
			t.Errorf("%.80s: %v, want %q", text, err, say)
		}
	}
}

// maker makes random schemas and documents for them.
type maker struct{ *rand.Rand }

type fields = map[string]any

func (m maker) pick(list ...string) string { return list[m.IntN(len(list))] }

func (m maker) schema(depth int) *object {
	o := &object{of: fields{}}
	put := func(key string, v any) { o.keys, o.of[key] = append(o.keys, key), v }
	number := func(n int) json.Number { return json.Number(strconv.Itoa(n)) }
	kind := m.IntN(9)
	if depth == 0 {
		kind = 2 + m.IntN(6)
	}
	switch kind {
	case 0:
		put("type", "object")
		properties := &object{of: fields{}}
		var must []any
		for _, name := range []string{"a", "ab", "é", "b\"c"}[:m.IntN(5)] {
			properties.keys, properties.of[name] = append(properties.keys, name), m.schema(depth-1)
			if m.IntN(2) == 0 {
				must = append(must, name)
			}
		}
		put("properties", properties)
		put("required", must)
		put("additionalProperties", []any{false, m.schema(0)}[m.IntN(2)])
	case 1:
		put("type", "array")
		put("items", m.schema(depth-1))
		least := m.IntN(3)
		put("minItems", number(least))
		put("maxItems", number(least+m.IntN(3)))
	case 2:
		put("type", "string")
		put("minLength", number(m.IntN(3)))
		put("maxLength", number(2+m.IntN(3)))
	case 3:
		put("type", "integer")
		lo := m.IntN(3000) - 1500
		put("minimum", number(lo))
		put(m.pick("maximum", "exclusiveMaximum"), number(lo+1+m.IntN(2000)))
	case 4:
		put("type", "number")
		lo := m.IntN(300) - 150
		put(m.pick("minimum", "exclusiveMinimum"), number(lo))
		put(m.pick("maximum", "exclusiveMaximum"), number(lo+m.IntN(200)))
	case 5:
		put("type", []any{"boolean", "null", m.pick("string", "integer")})
	case 6:
		put("enum", []any{m.pick("x", "y"), "z", number(m.IntN(3)), nil, true})
	case 7:
		put("type", "string")
		put("pattern", m.pick("^[a-c]+$", "b", "^a", "x?y$", "^(a|\"b\"|é){1,2}$", "a.c"))
	default:
		put("anyOf", []any{m.schema(depth - 1), m.schema(depth - 1)})
	}
	return o
}

// document makes one that a schema describes, mostly; changed some of the time.
func (m maker) document(s any) any {
	o, ok := s.(*object)
	if m.IntN(25) == 0 || !ok {
		return []any{nil, true, "x", json.Number("7"), json.Number("-20.5"), []any{}, &object{}, []any{"q"}, "zz", ""}[m.IntN(10)]
	}
	size := func(key string) int { n, _ := strconv.Atoi(compact(o.of[key])); return n }
	if list, ok := o.of["anyOf"].([]any); ok {
		return m.document(list[m.IntN(len(list))])
	}
	if list, ok := o.of["enum"].([]any); ok {
		return list[m.IntN(len(list))]
	}
	switch kind := o.of["type"]; kind {
	case "object":
		out := &object{of: fields{}}
		properties, must := o.of["properties"].(*object), required(o)
		for _, name := range properties.keys {
			if must[name] && m.IntN(15) > 0 || m.IntN(2) == 0 {
				out.keys, out.of[name] = append(out.keys, name), m.document(properties.of[name])
			}
		}
		for _, name := range []string{"abc", "z", "", "éé"} {
			if o.of["additionalProperties"] != false && m.IntN(3) == 0 || m.IntN(40) == 0 {
				out.keys, out.of[name] = append(out.keys, name), m.document(o.of["additionalProperties"])
			}
		}
		return out
	case "array":
		out := []any{}
		for range size("minItems") + m.IntN(3) - m.IntN(8)/7 {
			out = append(out, m.document(o.of["items"]))
		}
		return out
	case "string":
		var out strings.Builder
		for range m.IntN(6) {
			out.WriteString(m.pick("a", "b", "c", "é", "🙂", `"`, "\n", "y", `\`))
		}
		return out.String()
	case "integer":
		return json.Number(strconv.Itoa(size("minimum") + m.IntN(2000) - m.IntN(5)/4*3000))
	case "number":
		return json.Number(fmt.Sprintf([]string{"%.0f", "%.2f", "%.1f"}[m.IntN(3)], float64(m.IntN(800)-400)/2+0.01))
	}
	return []any{true, nil, "s", json.Number("5"), false}[m.IntN(5)]
}

// valid is a plain validator of what maker makes.
func valid(s, v any) bool {
	if yes, ok := s.(bool); ok {
		return yes
	}
	o := s.(*object)
	number := func(key string) (x float64, there bool) {
		n, there := o.of[key].(json.Number)
		x, _ = n.Float64()
		return x, there
	}
	if list, ok := o.of["anyOf"].([]any); ok {
		return valid(list[0], v) || valid(list[1], v)
	}
	if list, ok := o.of["enum"].([]any); ok {
		for _, one := range list {
			if compact(one) == compact(v) {
				return true
			}
		}
		return false
	}
	types, many := o.of["type"].([]any)
	if !many {
		types = []any{o.of["type"]}
	}
	if !isOneOf(types, v) {
		return false
	}
	switch v := v.(type) {
	case *object:
		properties := o.of["properties"].(*object)
		for name := range required(o) {
			if _, there := v.of[name]; !there {
				return false
			}
		}
		for name, one := range v.of {
			of, named := properties.of[name]
			if !named {
				of = o.of["additionalProperties"]
			}
			if !valid(of, one) {
				return false
			}
		}
	case []any:
		lo, _ := number("minItems")
		hi, _ := number("maxItems")
		for _, one := range v {
			if !valid(o.of["items"], one) {
				return false
			}
		}
		return len(v) >= int(lo) && len(v) <= int(hi)
	case string:
		if pattern, there := o.of["pattern"].(string); there {
			return regexp.MustCompile(pattern).MatchString(v)
		}
		lo, _ := number("minLength")
		hi, bounded := number("maxLength")
		n := utf8.RuneCountInString(v)
		return n >= int(lo) && (!bounded || n <= int(hi))
	case json.Number:
		x, _ := v.Float64()
		for key, fine := range map[string]func(float64) bool{"minimum": func(b float64) bool { return x >= b }, "maximum": func(b float64) bool { return x <= b },
			"exclusiveMinimum": func(b float64) bool { return x > b }, "exclusiveMaximum": func(b float64) bool { return x < b }} {
			if b, there := number(key); there && !fine(b) {
				return false
			}
		}
	}
	return true
}

func isOneOf(types []any, v any) bool {
	is := map[string]bool{}
	switch v := v.(type) {
	case *object:
		is["object"] = true
	case []any:
		is["array"] = true
	case string:
		is["string"] = true
	case bool:
		is["boolean"] = true
	case nil:
		is["null"] = true
	case json.Number:
		is["number"], is["integer"] = true, !strings.Contains(v.String(), ".")
	}
	for _, one := range types {
		if is[one.(string)] {
			return true
		}
	}
	return false
}

// Random documents are accepted exactly when a plain validator takes them.
func TestSchemaAgainstValidator(t *testing.T) {
	m := maker{rand.New(rand.NewPCG(8, 8))}
	var yes, no int
	for range 1500 {
		s := m.schema(3)
		g, err := Compile(&core.Format{Kind: core.FormatSchema, Text: compact(s)})
		if err != nil {
			if !strings.Contains(err.Error(), "no text") {
				t.Fatalf("%s: %v", compact(s), err)
			}
		}
		for range 12 {
			doc := m.document(s)
			want, is := valid(s, doc), false
			if err == nil {
				_, is = match(t, g, compact(doc))
			}
			if is != want {
				t.Fatalf("%s\n%s: accepted %v, valid %v", compact(s), compact(doc), is, want)
			}
			if want {
				yes++
			} else {
				no++
			}
		}
	}
	if yes < 3000 || no < 3000 {
		t.Errorf("%d documents were valid, %d were not", yes, no)
	}
}

func FuzzSchema(f *testing.F) {
	f.Add(`{"type":"object","properties":{"a":{"type":"integer","minimum":3},"b":{"$ref":"#/$defs/x"}},"required":["a"],"$defs":{"x":{"enum":[1,"é"]}}}`, `{"a":4,"b":1}`)
	f.Add(`{"type":["string","null"],"pattern":"^a.[\\d]+$"}`, `"ab1"`)
	f.Add(`{"anyOf":[{"prefixItems":[true],"items":false},{"type":"number","exclusiveMinimum":-3,"maximum":9}]}`, `[2]`)
	f.Fuzz(func(t *testing.T, text, answer string) {
		g, err := Compile(&core.Format{Kind: core.FormatSchema, Text: text})
		if err != nil {
			if core.KindOf(err) != core.Invalid {
				t.Fatal(err)
			}
			return
		}
		_, is, err := g.Match([]byte(answer))
		if err != nil && core.KindOf(err) != core.Invalid {
			t.Fatal(err)
		}
		if is && !json.Valid([]byte(answer)) {
			t.Fatalf("%q is no JSON", answer)
		}
	})
}
