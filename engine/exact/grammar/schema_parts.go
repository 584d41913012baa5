package grammar

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// basics are the rules of JSON itself. Space is bounded, so that a model cannot fill an answer with it; numbers have at most
// fifteen digits before and behind the point, so that every reader has the same.
func basics() ruleset {
	hex := classOf(span{'0', '9'}, span{'a', 'f'}, span{'A', 'F'})
	set := func(letters string) class {
		var spans []span
		for _, r := range letters {
			spans = append(spans, span{r, r})
		}
		return classOf(spans...)
	}
	escape := choice{
		set(`"\/bfnrt`),
		sequence{literal("u"), hex.without(set("dD")), repeat{hex, 3, 3}},
		sequence{literal("u"), set("dD"), set("01234567"), repeat{hex, 2, 2}},
		sequence{literal("u"), set("dD"), set("89abAB"), repeat{hex, 2, 2}, literal(`\u`), set("dD"), set("cdefCDEF"), repeat{hex, 2, 2}},
	}
	pair := sequence{ref("string"), literal(":"), ref("space"), ref("value")}
	return ruleset{
		"space":  choice{literal(""), literal(" "), sequence{literal("\n"), repeat{set(" \t"), 0, 32}}},
		"plain":  plainChars,
		"char":   choice{ref("plain"), sequence{literal(`\`), escape}},
		"string": sequence{literal(`"`), repeat{ref("char"), 0, -1}, literal(`"`)},
		"pair":   pair,
		"object": wrapped("{", listOf(ref("pair"), 0, -1), "}"),
		"array":  wrapped("[", listOf(ref("value"), 0, -1), "]"),
		"value": choice{ref("object"), ref("array"), ref("string"), unboundedNumber(false), literal("true"), literal("false"),
			literal("null")},
	}
}

// plainChars stand in a JSON string as they are.
var plainChars = classOf(span{0, 0x1F}, span{'"', '"'}, span{'\\', '\\'}).not()

func anyObject() (ruleset, error) {
	rules := basics()
	rules[root] = ref("object")
	return rules, nil
}

// wrapped puts brackets around what may be nothing.
func wrapped(open string, n node, closing string) node {
	return sequence{literal(open), ref("space"), n, literal(closing)}
}

var comma = sequence{literal(","), ref("space")}

// listOf is min to max elements with commas between them, and space behind the last.
func listOf(n node, min, max int) node {
	if max == 0 {
		return literal("")
	}
	more := max - 1
	if max < 0 {
		more = -1
	}
	if max > 0 && max < min {
		return choice{}
	}
	some := sequence{n, repeat{sequence{comma, n}, minusOne(min), more}, ref("space")}
	if min == 0 {
		return optional(some)
	}
	return some
}

func minusOne(n int) int { return max(n-1, 0) }

// named makes a rule of an expression that stands in several places.
func (s *schema) named(n node) node {
	s.count++
	name := "schema " + strings.Join(s.at, "/") + " " + strconv.Itoa(s.count)
	s.rules[name] = n
	return ref(name)
}

// object compiles properties in the order of the schema, then others where they are allowed.
func (s *schema) object(o *object) (node, error) {
	properties, ok := o.of["properties"].(*object)
	if _, there := o.of["properties"]; there && !ok {
		return nil, s.refuse("properties: want an object")
	} else if !there {
		properties = &object{}
	}
	must := required(o)
	if list, given := o.of["required"].([]any); o.of["required"] != nil && (!given || len(must) != len(list)) {
		return nil, s.refuse("required: want a list of different names")
	}
	others, err := s.others(o, properties)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(must)) {
		if _, named := properties.of[name]; !named {
			return nil, s.refuse("required: %.60q is not among the properties", name)
		}
	}
	// first: what may come while there is nothing yet; later: behind another one
	var first, later node = literal(""), ref("space")
	if others != nil {
		later = s.named(sequence{repeat{sequence{comma, others}, 0, -1}, ref("space")})
		first = optional(sequence{others, later})
	}
	for _, name := range slices.Backward(properties.keys) {
		s.at = append(s.at, "properties")
		value, err := s.inside(name, properties.of[name])
		s.at = s.at[:len(s.at)-1]
		if err != nil {
			return nil, err
		}
		pair, rest := s.named(sequence{literal(quote(name) + ":"), ref("space"), value}), s.named(later)
		firsts, laters := choice{sequence{pair, rest}}, choice{sequence{comma, pair, rest}}
		if !must[name] {
			firsts, laters = append(firsts, first), append(laters, rest)
		}
		first, later = firsts, laters
	}
	return wrapped("{", first, "}"), nil
}

// others gives the pairs of names that the properties do not have; nil where there may be none.
func (s *schema) others(o, properties *object) (node, error) {
	given, there := o.of["additionalProperties"]
	if given == false || !there && len(properties.keys) > 0 {
		return nil, nil
	}
	value, err := node(ref("value")), error(nil)
	if there {
		if value, err = s.inside("additionalProperties", given); err != nil {
			return nil, err
		}
	}
	if len(properties.keys) == 0 {
		return s.named(sequence{ref("string"), literal(":"), ref("space"), value}), nil
	}
	return s.named(sequence{literal(`"`), otherNames(properties.keys), literal(`":`), ref("space"), value}), nil
}

// otherNames gives the insides of strings that are none of the names.
func otherNames(names []string) node {
	out := choice{}
	here := false
	after := map[rune][]string{}
	for _, name := range names {
		if name == "" {
			here = true
			continue
		}
		for i, r := range name {
			if i == 0 {
				after[r] = append(after[r], name[len(string(r)):])
			}
		}
	}
	if !here {
		out = append(out, literal(""))
	}
	taken := class{}
	for _, r := range slices.Sorted(maps.Keys(after)) {
		taken = classOf(append(taken, span{r, r})...)
		if plain := (class{{r, r}}).without(plainChars.not()); len(plain) > 0 {
			out = append(out, sequence{plain, otherNames(after[r])})
		}
	}
	return append(out, sequence{plainChars.without(taken), repeat{ref("char"), 0, -1}})
}

// array compiles items, those of prefixItems first.
func (s *schema) array(o *object) (node, error) {
	least, err := s.whole(o, "minItems", 0)
	if err != nil {
		return nil, err
	}
	most, err := s.whole(o, "maxItems", -1)
	if err != nil {
		return nil, err
	}
	item := node(ref("value"))
	if given, there := o.of["items"]; there {
		if item, err = s.inside("items", given); err != nil {
			return nil, err
		}
		if item = s.named(item); given == false {
			item = nil
		}
	}
	prefix, ok := o.of["prefixItems"].([]any)
	if _, there := o.of["prefixItems"]; there && !ok {
		return nil, s.refuse("prefixItems: want a list of schemas")
	}
	if len(prefix) == 0 && item != nil {
		return wrapped("[", listOf(item, least, most), "]"), nil
	}
	return s.tuple(prefix, item, least, most)
}

// tuple is an array whose first elements have schemas of their own; item is nil where no others may come.
func (s *schema) tuple(prefix []any, item node, least, most int) (node, error) {
	if item == nil && (most < 0 || most > len(prefix)) {
		most = len(prefix)
	}
	if most >= 0 && most < least {
		return choice{}, nil
	}
	rest := node(ref("space"))
	if item != nil && (most < 0 || most > len(prefix)) {
		more := most - len(prefix)
		if most < 0 {
			more = -1
		}
		rest = sequence{repeat{sequence{comma, item}, max(least-len(prefix), 0), more}, rest}
	}
	for i, v := range slices.Backward(prefix) {
		s.at = append(s.at, "prefixItems")
		n, err := s.inside(strconv.Itoa(i), v)
		s.at = s.at[:len(s.at)-1]
		if err != nil {
			return nil, err
		}
		if most >= 0 && i >= most {
			continue
		}
		over := node(literal("")) // no elements at all
		if i > 0 {
			n, over = sequence{comma, n}, ref("space")
		}
		if rest = node(sequence{n, rest}); i >= least {
			rest = choice{rest, over}
		}
	}
	if most == 0 {
		rest = literal("")
	}
	return wrapped("[", rest, "]"), nil
}
