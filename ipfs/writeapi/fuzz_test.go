package writeapi_test

import (
	"bytes"
	"net/http/httptest"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

// FuzzBody sends foreign bodies to every route that takes one.
func FuzzBody(f *testing.F) {
	f.Add("POST", "/files", "", []byte("x"))
	f.Add("POST", "/directories", "application/x-tar", make([]byte, 1024))
	f.Add("POST", "/directories", "multipart/form-data; boundary=b", []byte("--b\r\nContent-Disposition: form-data; filename=\"a%2Fb\"\r\n\r\nx\r\n--b--\r\n"))
	f.Add("POST", "/cars?root=bafkqaaa", "", []byte("\x11\xa2eroots\x80gversion\x01"))
	f.Add("POST", "/pins", "application/json", []byte(`{"cid":"bafkqaaa","name":"n"}`))
	f.Add("POST", "/pins", "application/json", []byte(`{"cid":"bafkqaaa","owner":"o","expires":"2100-01-01T00:00:00Z","replicas":2,"providers":["/ip4/1.2.3.4/tcp/1"]}`))
	f.Add("POST", "/files?pin=n&owner=o&expires=2100-01-01T00:00:00Z&replicas=1", "", []byte("x"))
	f.Add("POST", "/gc?dry_run=true&threshold=0.5", "", []byte(""))
	f.Add("POST", "/names", "application/json", []byte(`{"label":"l","value":"/ipfs/bafkqaaa"}`))
	f.Add("PUT", "/files/bafkqaaa", "", []byte(""))
	f.Fuzz(func(t *testing.T, method, path, kind string, body []byte) {
		store := ipfs.NewMemory()
		h, err := writeapi.New(writeapi.ForStore(key, store, store))
		if err != nil {
			t.Fatal(err)
		}
		if method != "POST" && method != "PUT" && method != "GET" && method != "DELETE" {
			t.Skip()
		}
		r := httptest.NewRequest("POST", "http://x"+writeapi.Prefix+"/files", bytes.NewReader(body))
		u, err := r.URL.Parse("http://x" + writeapi.Prefix + path)
		if err != nil {
			t.Skip()
		}
		r.Method, r.URL = method, u
		r.Header.Set("Authorization", "Bearer "+key)
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code == 500 {
			t.Errorf("status 500: %s", w.Body.String())
		}
	})
}
