package writeapi

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/ipfs/go-cid"
)

// PinInfo is one pin as JSON: an owner's promise to keep a root.
type PinInfo struct {
	CID      string     `json:"cid"`
	Name     string     `json:"name"`
	Owner    string     `json:"owner"` // "" for the node itself
	Created  time.Time  `json:"created"`
	Expires  *time.Time `json:"expires"`  // null: never
	Replicas int        `json:"replicas"` // other nodes that are to hold it
	Entity   bool       `json:"entity"`   // a file or a block alone, without what it links to
}

// PinList is the answer to GET /pins.
type PinList struct {
	Pins []PinInfo `json:"pins"`
}

// PinRequest is the body of POST /pins.
type PinRequest struct {
	CID       string     `json:"cid"`
	Name      string     `json:"name"`
	Owner     string     `json:"owner,omitempty"`
	Expires   *time.Time `json:"expires,omitempty"`
	Replicas  int        `json:"replicas,omitempty"`
	Providers []string   `json:"providers,omitempty"` // asked for what is missing, beside connected peers
}

// maxProviders bounds the addresses of one request.
const maxProviders = 64

func info(h ipfs.Hold) PinInfo {
	return PinInfo{CID: h.Root.String(), Name: h.Name, Owner: h.Owner, Created: h.Created, Expires: moment(h.Expires), Replicas: h.Replicas, Entity: h.Entity}
}

func (a *api) listPins(r *http.Request) (int, any, error) {
	holds, err := a.Pins.Holds(r.Context())
	if err != nil {
		return 0, nil, err
	}
	q := r.URL.Query()
	out := PinList{Pins: []PinInfo{}}
	for _, h := range holds {
		if !q.Has("owner") || q.Get("owner") == h.Owner {
			out.Pins = append(out.Pins, info(h))
		}
	}
	return http.StatusOK, out, nil
}

func (a *api) getPin(r *http.Request) (int, any, error) {
	c, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	holds, err := a.Pins.Holds(r.Context())
	if err != nil {
		return 0, nil, err
	}
	for _, h := range holds {
		if h.Root.Equals(c) && h.Owner == r.URL.Query().Get("owner") {
			return http.StatusOK, info(h), nil
		}
	}
	return 0, nil, core.Errorf(core.NotFound, "%s is not pinned by this owner", c)
}

func (a *api) postPin(r *http.Request) (int, any, error) {
	var req PinRequest
	if err := decode(r, &req, `{"cid": …, "name": …}`); err != nil {
		return 0, nil, err
	}
	c, err := parseCID(req.CID)
	if err != nil {
		return 0, nil, err
	}
	if len(req.Providers) > maxProviders {
		return 0, nil, core.Errorf(core.TooLarge, "%d providers, at most %d", len(req.Providers), maxProviders)
	}
	hold := ipfs.Hold{Name: req.Name, Owner: req.Owner, Replicas: req.Replicas}
	if req.Expires != nil {
		hold.Expires = *req.Expires
	}
	if a.Bring != nil {
		if err := a.Bring(r.Context(), c, req.Providers); err != nil {
			return 0, nil, err
		}
	}
	if err := a.Pins.Hold(r.Context(), c, hold); err != nil {
		return 0, nil, err
	}
	return http.StatusCreated, Added{CID: c.String(), Pin: req.Name}, nil
}

// decode reads one JSON value of a request.
func decode(r *http.Request, into any, want string) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		if k := core.KindOf(err); k != core.Internal {
			return err
		}
		return core.Errorf(core.Invalid, "want %s: %w", want, err)
	}
	if _, err := d.Token(); err != io.EOF {
		return core.Errorf(core.Invalid, "more than one JSON value")
	}
	return nil
}

// holdOf reads how an upload is to be pinned; ok is false where it is not to be.
func holdOf(q url.Values) (h ipfs.Hold, ok bool, err error) {
	if !q.Has("pin") {
		for _, name := range []string{"owner", "expires", "replicas"} {
			if q.Has(name) {
				return h, false, core.Errorf(core.Invalid, "%s is of a pin: give pin=NAME too", name)
			}
		}
		return h, false, nil
	}
	h.Name, h.Owner = q.Get("pin"), q.Get("owner")
	if text := q.Get("expires"); text != "" {
		if h.Expires, err = time.Parse(time.RFC3339, text); err != nil {
			return h, false, core.Errorf(core.Invalid, "expires=%.40q: want a time such as 2027-01-31T00:00:00Z", text)
		}
	}
	if text := q.Get("replicas"); text != "" {
		if h.Replicas, err = strconv.Atoi(text); err != nil {
			return h, false, core.Errorf(core.Invalid, "replicas=%.20q: want a number", text)
		}
	}
	return h, true, nil
}

func (a *api) deletePin(r *http.Request) (int, any, error) {
	c, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusNoContent, nil, a.Pins.Release(r.Context(), c, r.URL.Query().Get("owner"))
}

func absent(what string) error {
	return &statusError{http.StatusNotImplemented, core.Errorf(core.Unavailable, "this node has no %s", what)}
}

func (a *api) stat(r *http.Request) (int, any, error) {
	if a.Stat == nil {
		return 0, nil, absent("figures of its store")
	}
	out, err := a.Stat.StoreStat(r.Context())
	return http.StatusOK, out, err
}

func (a *api) statRoot(r *http.Request) (int, any, error) {
	if a.Stat == nil {
		return 0, nil, absent("figures of its store")
	}
	c, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	out, err := a.Stat.RootStat(r.Context(), c)
	return http.StatusOK, out, err
}

func (a *api) collect(r *http.Request) (int, any, error) {
	if a.Collector == nil {
		return 0, nil, absent("collection")
	}
	how, err := collectionOf(r.URL.Query())
	if err != nil {
		return 0, nil, err
	}
	out, err := a.Collector.Collect(r.Context(), how)
	return http.StatusOK, out, err
}

// collectionOf reads the parameters of a collection.
func collectionOf(q url.Values) (how Collection, err error) {
	switch text := q.Get("dry_run"); text {
	case "", "false":
	case "true":
		how.DryRun = true
	default:
		return how, core.Errorf(core.Invalid, "dry_run=%.20q: want true or false", text)
	}
	text := q.Get("threshold")
	if text == "" {
		return how, nil
	}
	part, err := strconv.ParseFloat(text, 64)
	if err != nil || !(part >= 0 && part <= 1) {
		return how, core.Errorf(core.Invalid, "threshold=%.20q: want a number from 0 to 1", text)
	}
	how.Threshold = &part
	return how, nil
}

func parseCID(text string) (cid.Cid, error) {
	c, err := cid.Decode(text)
	if err != nil {
		return cid.Undef, core.Errorf(core.Invalid, "%.100q is no CID: %w", text, err)
	}
	return c, nil
}
