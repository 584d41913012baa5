package writeapi_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// TestOpenAPI holds docs/write-api.json against the routes and the types of the code.
func TestOpenAPI(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "docs", "write-api.json"))
	if err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Servers    []struct{ URL string }
		Paths      map[string]map[string]struct{ Summary string }
		Components struct {
			Schemas map[string]struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(text, &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Servers) != 1 || doc.Servers[0].URL != writeapi.Prefix {
		t.Errorf("servers %v", doc.Servers)
	}
	described := 0
	for _, methods := range doc.Paths {
		described += len(methods)
	}
	routes := writeapi.Routes()
	for _, r := range routes {
		if doc.Paths[r.Path][strings.ToLower(r.Method)].Summary == "" {
			t.Errorf("%s %s is not described", r.Method, r.Path)
		}
	}
	if described != len(routes) {
		t.Errorf("%d routes are described, there are %d", described, len(routes))
	}
	for _, v := range []any{writeapi.Added{}, writeapi.PinInfo{}, writeapi.PinList{}, writeapi.PinRequest{}, writeapi.Failure{}, writeapi.FailureInfo{}, writeapi.StoreState{}, writeapi.RootState{}, writeapi.ReplicaState{}, writeapi.HolderState{}, writeapi.Announced{}, writeapi.BackendState{},
		writeapi.CollectReport{}, writeapi.NameInfo{}, writeapi.NameList{}, writeapi.PublishRequest{}} {
		kind := reflect.TypeOf(v)
		properties := doc.Components.Schemas[kind.Name()].Properties
		for i := range kind.NumField() {
			name, _, _ := strings.Cut(kind.Field(i).Tag.Get("json"), ",")
			if properties[name] == nil {
				t.Errorf("%s.%s is not described", kind.Name(), name)
			}
		}
		if len(properties) != kind.NumField() {
			t.Errorf("%s has %d fields, %d are described", kind.Name(), kind.NumField(), len(properties))
		}
	}
}
