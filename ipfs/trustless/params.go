package trustless

import (
	"math"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/walk"
)

// maxText bounds in bytes each parameter and the Accept header that are parsed.
const maxText = 1 << 10

// Selection is what the parameters of a request ask for.
type Selection struct {
	Format string // "raw" or "car"
	Dups   bool   // of a CAR: a block is sent each time that the walk meets it
	Extent walk.Extent
	// From and To are entity-bytes: the first and the last byte, each counted from the end of the file where negative. All
	// of the file is 0 and -1.
	From, To int64
}

// Select reads format, dag-scope, entity-bytes, car-version, car-order and car-dups, and the Accept header where no format is
// named. What is not understood is an error of kind Invalid, a media type that is not served an error of kind NotFound.
func Select(q url.Values, header http.Header) (Selection, error) {
	s := Selection{Extent: walk.ExtentAll, To: -1}
	for name, values := range q {
		if len(values) > 0 && len(values[0]) > maxText {
			return s, core.Errorf(core.Invalid, "parameter %.20q of %d bytes, at most %d", name, len(values[0]), maxText)
		}
	}
	params, err := s.negotiate(q, header)
	if err != nil {
		return s, err
	}
	if s.Format == "raw" {
		s.Extent = walk.ExtentBlock
		return s, nil
	}
	if err := s.carParams(q, params); err != nil {
		return s, err
	}
	return s, s.scope(q)
}

// negotiate picks the format and gives the parameters of the media type that named it.
func (s *Selection) negotiate(q url.Values, header http.Header) (map[string]string, error) {
	kind, params, err := accepted(strings.Join(header.Values("Accept"), ","))
	if err != nil {
		return nil, err
	}
	switch format := q.Get("format"); {
	case format == "raw" || format == "car":
		s.Format = format
		if kind != TypeCAR {
			params = nil
		}
	case format != "":
		return nil, core.Errorf(core.Invalid, "format %q is not served here: ask for raw or car", format)
	case kind == TypeRaw:
		s.Format = "raw"
	case kind == TypeCAR:
		s.Format = "car"
	default:
		return nil, core.Errorf(core.NotFound, "name a format that is served here: Accept %s or %s, or format=raw or car", TypeRaw, TypeCAR)
	}
	return params, nil
}

// accepted finds the media type of ours that an Accept header likes best; "" when there is none.
func accepted(header string) (kind string, params map[string]string, err error) {
	if len(header) > maxText {
		return "", nil, core.Errorf(core.Invalid, "Accept header of %d bytes, at most %d", len(header), maxText)
	}
	best := 0.0
	for part := range strings.SplitSeq(header, ",") {
		k, p, err := mime.ParseMediaType(part)
		if err != nil || k != TypeCAR && k != TypeRaw {
			continue // a type for somebody else
		}
		weight := 1.0
		if text, ok := p["q"]; ok {
			if weight, err = strconv.ParseFloat(text, 64); err != nil || !(weight >= 0 && weight <= 1) {
				return "", nil, core.Errorf(core.Invalid, "Accept: weight %q", text)
			}
		}
		if weight > best {
			best, kind, params = weight, k, p
		}
	}
	return kind, params, nil
}

func (s *Selection) carParams(q url.Values, accept map[string]string) error {
	param := func(name, short string) string {
		if v := q.Get(name); v != "" {
			return v
		}
		return accept[short]
	}
	if v := param("car-version", "version"); v != "" && v != "1" {
		return core.Errorf(core.Invalid, "CAR version %q is not served here: ask for 1", v)
	}
	if v := param("car-order", "order"); v != "" && v != "dfs" && v != "unk" {
		return core.Errorf(core.Invalid, "CAR order %q is unknown: ask for dfs or unk", v)
	}
	switch v := param("car-dups", "dups"); v {
	case "", "n":
	case "y":
		s.Dups = true
	default:
		return core.Errorf(core.Invalid, "CAR dups %q is unknown: ask for y or n", v)
	}
	return nil
}

func (s *Selection) scope(q url.Values) error {
	bytes := q.Get("entity-bytes")
	switch v := q.Get("dag-scope"); {
	case v == "entity" || v == "" && bytes != "":
		s.Extent = walk.ExtentEntity
	case v == "block":
		s.Extent = walk.ExtentBlock
	case v != "" && v != "all":
		return core.Errorf(core.Invalid, "dag-scope %q is unknown: ask for block, entity or all", v)
	}
	if bytes == "" {
		return nil
	}
	if s.Extent != walk.ExtentEntity {
		return core.Errorf(core.Invalid, "entity-bytes needs dag-scope=entity")
	}
	from, to, ok := strings.Cut(bytes, ":")
	if !ok {
		return core.Errorf(core.Invalid, "entity-bytes %q: want FROM:TO or FROM:*", bytes)
	}
	var err error
	if s.From, err = strconv.ParseInt(from, 10, 64); err != nil {
		return core.Errorf(core.Invalid, "entity-bytes %q: want FROM:TO or FROM:*", bytes)
	}
	if to != "*" {
		if s.To, err = strconv.ParseInt(to, 10, 64); err != nil || s.To == math.MaxInt64 {
			return core.Errorf(core.Invalid, "entity-bytes %q: want FROM:TO or FROM:*", bytes)
		}
	}
	if s.From >= 0 && s.To >= 0 && s.To < s.From || s.From < 0 && s.To < 0 && s.To < s.From {
		return core.Errorf(core.Invalid, "entity-bytes %q: ends before it begins", bytes)
	}
	return nil
}

// Relative says whether the size of the file is needed to know the range.
func (s Selection) Relative() bool { return s.From < 0 || s.To < -1 }

// Scope gives the scope for a file of a size, which matters only where the selection is relative. A range that lies outside
// is an error of kind Invalid.
func (s Selection) Scope(size int64) (walk.Scope, error) {
	if s.Extent != walk.ExtentEntity {
		return walk.Scope{Extent: s.Extent}, nil
	}
	from, to := s.From, s.To+1 // To is included; -1, the last byte, becomes 0, the end
	if from < 0 {
		from = max(0, size+from)
	}
	if to < 0 {
		if to = size + to; to <= 0 {
			return walk.Scope{}, core.Errorf(core.Invalid, "entity-bytes ends before the file begins")
		}
	}
	scope := walk.Scope{Extent: walk.ExtentEntity, From: from, To: to}
	if err := scope.Validate(); err != nil {
		return walk.Scope{}, core.Errorf(core.Invalid, "entity-bytes: %w", err)
	}
	return scope, nil
}
