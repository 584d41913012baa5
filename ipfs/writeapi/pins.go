package writeapi

import (
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
)

// PinInfo is one pin as JSON.
type PinInfo struct {
	CID     string    `json:"cid"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
}

// PinList is the answer to GET /pins.
type PinList struct {
	Pins []PinInfo `json:"pins"`
}

// PinRequest is the body of POST /pins.
type PinRequest struct {
	CID  string `json:"cid"`
	Name string `json:"name"`
}

func info(p ipfs.Pin) PinInfo {
	return PinInfo{CID: p.Root.String(), Name: p.Name, Created: p.Created}
}

func (a *api) listPins(r *http.Request) (int, any, error) {
	pins, err := a.Pins.Pins(r.Context())
	if err != nil {
		return 0, nil, err
	}
	out := PinList{Pins: []PinInfo{}}
	for _, p := range pins {
		out.Pins = append(out.Pins, info(p))
	}
	return http.StatusOK, out, nil
}

func (a *api) getPin(r *http.Request) (int, any, error) {
	c, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	pins, err := a.Pins.Pins(r.Context())
	if err != nil {
		return 0, nil, err
	}
	for _, p := range pins {
		if p.Root.Equals(c) {
			return http.StatusOK, info(p), nil
		}
	}
	return 0, nil, core.Errorf(core.NotFound, "%s is not pinned", c)
}

func (a *api) postPin(r *http.Request) (int, any, error) {
	var req PinRequest
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(&req); err != nil {
		if k := core.KindOf(err); k != core.Internal {
			return 0, nil, err
		}
		return 0, nil, core.Errorf(core.Invalid, "want {\"cid\": …, \"name\": …}: %w", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return 0, nil, core.Errorf(core.Invalid, "more than one JSON value")
	}
	c, err := parseCID(req.CID)
	if err != nil {
		return 0, nil, err
	}
	if err := a.Pins.Pin(r.Context(), c, req.Name); err != nil {
		return 0, nil, err
	}
	return http.StatusCreated, Added{CID: c.String(), Pin: req.Name}, nil
}

func (a *api) deletePin(r *http.Request) (int, any, error) {
	c, err := pathCID(r)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusNoContent, nil, a.Pins.Unpin(r.Context(), c)
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
	out, err := a.Collector.Collect(r.Context())
	return http.StatusOK, out, err
}
