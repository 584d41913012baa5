// Package backend makes an ipfs.Backend out of a text: an address with a scheme for one service, or a composite of others.
// docs/backends.md describes the texts and what each backend promises.
package backend

import (
	"net/url"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/core"
)

// Limits on a text.
const (
	maxText    = 16 << 10 // bytes
	maxDepth   = 8        // composites in composites
	maxMembers = 64
)

// Spec describes a backend. Kind is a scheme or the name of a composite.
type Spec struct {
	Kind    string            // "dir", "memory", "kubo", "cluster", "pinning", "gateway", "tiered", "replicated", "racing"
	Address string            // a URL of http or https, or a path; empty for memory and composites
	Params  map[string]string // options
	Members []Spec            // of a composite; the content backend of cluster and pinning is in Params
}

// services are the kinds that have an address over HTTP.
var services = []string{"kubo", "cluster", "pinning", "gateway"}

// composites are the kinds that have members.
var composites = []string{"tiered", "replicated", "racing"}

// Parse reads a text such as kubo+http://127.0.0.1:5001, dir:/var/lib/store, memory:, or
// replicated(acks=2, dir:/a, kubo+http://127.0.0.1:5001, kubo+http://10.0.0.2:5001). Options of an address stand in its
// query, options of a composite before its members. A password in a text is refused: it belongs in a file or in the
// environment, see Open.
func Parse(text string) (Spec, error) {
	if len(text) > maxText {
		return Spec{}, core.Errorf(core.Invalid, "backend of %d bytes of text, at most %d", len(text), maxText)
	}
	return parse(text, 0)
}

func parse(text string, depth int) (Spec, error) {
	text = strings.TrimSpace(text)
	if depth > maxDepth {
		return Spec{}, core.Errorf(core.Invalid, "composites are nested more than %d deep", maxDepth)
	}
	if name, inner, ok := strings.Cut(text, "("); ok && slices.Contains(composites, strings.TrimSpace(name)) {
		inner, closed := strings.CutSuffix(inner, ")")
		if !closed {
			return Spec{}, core.Errorf(core.Invalid, "backend %s(…: no closing parenthesis at the end", name)
		}
		return parseComposite(strings.TrimSpace(name), inner, depth)
	}
	return parseAddress(text)
}

func parseComposite(name, inner string, depth int) (Spec, error) {
	s := Spec{Kind: name, Params: map[string]string{}}
	parts, err := split(inner)
	if err != nil {
		return Spec{}, err
	}
	for _, part := range parts {
		if key, value, ok := strings.Cut(part, "="); ok && len(s.Members) == 0 && isWord(strings.TrimSpace(key)) {
			s.Params[strings.TrimSpace(key)] = strings.TrimSpace(value)
			continue
		}
		m, err := parse(part, depth+1)
		if err != nil {
			return Spec{}, err
		}
		s.Members = append(s.Members, m)
	}
	if len(s.Members) == 0 || len(s.Members) > maxMembers {
		return Spec{}, core.Errorf(core.Invalid, "%s(…) has %d members, want 1 to %d", name, len(s.Members), maxMembers)
	}
	return s, nil
}

// split cuts at the commas that stand in no parentheses.
func split(text string) ([]string, error) {
	var parts []string
	depth, from := 0, 0
	for i, r := range text {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == ',' && depth == 0:
			parts = append(parts, text[from:i])
			from = i + 1
		}
		if depth < 0 {
			return nil, core.Errorf(core.Invalid, "a closing parenthesis too many in a composite backend")
		}
	}
	if depth != 0 {
		return nil, core.Errorf(core.Invalid, "a closing parenthesis is missing in a composite backend")
	}
	return append(parts, text[from:]), nil
}

func isWord(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && r != '-' {
			return false
		}
	}
	return s != ""
}

func parseAddress(text string) (Spec, error) {
	kind, rest, ok := strings.Cut(text, ":")
	if !ok {
		return Spec{}, core.Errorf(core.Invalid, "backend %.40q has no scheme: want dir:PATH, memory:, kubo+http://HOST:5001, "+
			"cluster+http://HOST:9094, pinning+https://HOST, gateway+https://HOST, or tiered(…), replicated(…), racing(…)", text)
	}
	switch kind {
	case "memory":
		if rest != "" {
			return Spec{}, core.Errorf(core.Invalid, "backend memory: takes nothing after the colon")
		}
		return Spec{Kind: kind, Params: map[string]string{}}, nil
	case "dir":
		path, query, _ := strings.Cut(rest, "?")
		params, err := parseParams(query)
		if err == nil && path == "" {
			err = core.Errorf(core.Invalid, "backend dir: wants a path")
		}
		return Spec{Kind: kind, Address: path, Params: params}, err
	}
	service, scheme, ok := strings.Cut(kind, "+")
	if !ok || !slices.Contains(services, service) || scheme != "http" && scheme != "https" {
		return Spec{}, core.Errorf(core.Invalid, "backend scheme %.40q is not known", kind)
	}
	return parseService(service, scheme+":"+rest)
}

func parseService(kind, address string) (Spec, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" { // the error would show the text, which may hold a password
		return Spec{}, core.Errorf(core.Invalid, "backend %s: its address is no URL", kind)
	}
	if u.User != nil {
		return Spec{}, core.Errorf(core.Invalid, "backend %s+%s: a password in an address gets into logs; use ?auth-file=PATH or ?auth-env=NAME", kind, u.Redacted())
	}
	params, err := parseParams(u.RawQuery)
	if err != nil {
		return Spec{}, err
	}
	u.RawQuery, u.Fragment, u.RawFragment = "", "", ""
	return Spec{Kind: kind, Address: u.String(), Params: params}, nil
}

func parseParams(query string) (map[string]string, error) {
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "the options after ? cannot be read")
	}
	params := map[string]string{}
	for k, v := range values {
		if len(v) != 1 || !isWord(k) {
			return nil, core.Errorf(core.Invalid, "option %.40q is given %d times", k, len(v))
		}
		params[k] = v[0]
	}
	return params, nil
}

// String gives the text again. It holds no secret, since Parse takes none.
func (s Spec) String() string {
	if slices.Contains(composites, s.Kind) {
		var parts []string
		for _, k := range s.keys() {
			parts = append(parts, k+"="+s.Params[k])
		}
		for _, m := range s.Members {
			parts = append(parts, m.String())
		}
		return s.Kind + "(" + strings.Join(parts, ", ") + ")"
	}
	text := s.Kind + ":" + s.Address
	if slices.Contains(services, s.Kind) {
		text = s.Kind + "+" + s.Address
	}
	if len(s.Params) == 0 {
		return text
	}
	values := url.Values{}
	for k, v := range s.Params {
		values.Set(k, v)
	}
	// parentheses and commas would be read as a composite's
	return text + "?" + values.Encode()
}

func (s Spec) keys() []string {
	keys := make([]string, 0, len(s.Params))
	for k := range s.Params {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
