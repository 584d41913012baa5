package writeapi

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"time"

	"github.com/cortensor-open/cortensor/ipfs/name"
)

// Names publishes and resolves IPNS names; *name.Service has it.
type Names interface {
	// Keys gives the names of the node's keys by label.
	Keys() (map[string]string, error)
	NewKey(label string) (string, error)
	Publish(ctx context.Context, label, value string) (name.Info, error)
	Resolve(ctx context.Context, name string) (name.Info, error)
}

// NameInfo is one name as JSON.
type NameInfo struct {
	Label    string     `json:"label,omitempty"` // of a key of this node
	Name     string     `json:"name"`            // k51…
	Value    string     `json:"value,omitempty"` // a path such as /ipfs/CID
	Sequence uint64     `json:"sequence"`
	Expires  *time.Time `json:"expires"` // null where no record was looked at
}

// NameList is the answer to GET /names.
type NameList struct {
	Names []NameInfo `json:"names"`
}

// PublishRequest is the body of POST /names.
type PublishRequest struct {
	Label string `json:"label"` // of a key; it is made on first use
	Value string `json:"value"` // a path such as /ipfs/CID or /ipns/NAME
}

func named(label string, i name.Info) NameInfo {
	return NameInfo{Label: label, Name: i.Name, Value: i.Value, Sequence: i.Sequence, Expires: moment(i.Expires)}
}

func (a *api) listNames(*http.Request) (int, any, error) {
	if a.Names == nil {
		return 0, nil, absent("names")
	}
	keys, err := a.Names.Keys()
	out := NameList{Names: []NameInfo{}}
	for _, label := range slices.Sorted(maps.Keys(keys)) {
		out.Names = append(out.Names, NameInfo{Label: label, Name: keys[label]})
	}
	return http.StatusOK, out, err
}

func (a *api) publish(r *http.Request) (int, any, error) {
	if a.Names == nil {
		return 0, nil, absent("names")
	}
	var req PublishRequest
	if err := decode(r, &req, `{"label": …, "value": …}`); err != nil {
		return 0, nil, err
	}
	keys, err := a.Names.Keys()
	if err != nil {
		return 0, nil, err
	}
	if _, ok := keys[req.Label]; !ok {
		if _, err := a.Names.NewKey(req.Label); err != nil {
			return 0, nil, err
		}
	}
	i, err := a.Names.Publish(r.Context(), req.Label, req.Value)
	return http.StatusCreated, named(req.Label, i), err
}

func (a *api) resolve(r *http.Request) (int, any, error) {
	if a.Names == nil {
		return 0, nil, absent("names")
	}
	i, err := a.Names.Resolve(r.Context(), r.PathValue("name"))
	return http.StatusOK, named("", i), err
}
