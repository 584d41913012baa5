package writeapi_test

import (
	"archive/tar"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backendtest"
	"github.com/cortensor-open/cortensor/ipfs/gateway"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
	"github.com/ipfs/go-cid"
)

const key = "a key of a test, long enough"

// client talks to an API over a store.
type client struct {
	t     *testing.T
	url   string
	store *ipfs.Local
}

func serve(t *testing.T, change func(*writeapi.Options)) *client {
	t.Helper()
	store := ipfs.NewMemory()
	o := writeapi.ForStore(key, store, store)
	if change != nil {
		change(&o)
	}
	h, err := writeapi.New(o)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return &client{t, s.URL + writeapi.Prefix, store}
}

// do sends a request with the key and gives status and body.
func (c *client) do(method, path string, body io.Reader, headers ...string) (int, []byte) {
	c.t.Helper()
	r, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	out, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return resp.StatusCode, out
}

// added expects a success and gives the CID.
func (c *client) added(status int, body []byte) cid.Cid {
	c.t.Helper()
	var a writeapi.Added
	if err := json.Unmarshal(body, &a); err != nil || status != http.StatusCreated {
		c.t.Fatalf("status %d: %s", status, body)
	}
	return cid.MustParse(a.CID)
}

// refused expects an error with a code.
func (c *client) refused(status int, body []byte, want int, code core.Kind) {
	c.t.Helper()
	var f writeapi.Failure
	if err := json.Unmarshal(body, &f); err != nil || status != want || f.Error.Code != code || f.Error.Message == "" || f.Error.Todo == "" {
		c.t.Fatalf("status %d, want %d with %s: %s", status, want, code, body)
	}
}

func TestFiles(t *testing.T) {
	c := serve(t, nil)
	data := backendtest.Content(1, 2<<20+9)
	status, body := c.do("POST", "/files?pin=my+file", bytes.NewReader(data))
	id := c.added(status, body)
	if got, err := c.store.File(t.Context(), id, 4<<20); err != nil || !bytes.Equal(got, data) {
		t.Fatalf("stored %d bytes, %v", len(got), err)
	}
	if pins, err := c.store.Pins(t.Context()); err != nil || len(pins) != 1 || pins[0].Name != "my file" {
		t.Fatalf("pins %v, %v", pins, err)
	}
	status, body = c.do("PUT", "/files/"+id.String(), bytes.NewReader(data))
	if again := c.added(status, body); !again.Equals(id) {
		t.Fatalf("put again: %s", again)
	}
	status, body = c.do("PUT", "/files/"+id.String(), strings.NewReader("other bytes"))
	c.refused(status, body, 422, core.Corrupt)
	status, body = c.do("PUT", "/files/nonsense", strings.NewReader("x"))
	c.refused(status, body, 400, core.Invalid)
}

func TestCARs(t *testing.T) {
	from := ipfs.NewMemory()
	data := backendtest.Content(2, 3<<20)
	root, _, err := from.PutFile(t.Context(), bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	stream, err := from.GetCAR(t.Context(), root, ipfs.ScopeAll)
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(stream)
	if err != nil {
		t.Fatal(err)
	}
	c := serve(t, nil)
	for _, path := range []string{"/cars", "/cars?root=" + root.String(), "/cars?pin=x"} {
		status, body := c.do("POST", path, bytes.NewReader(all))
		if got := c.added(status, body); !got.Equals(root) {
			t.Fatalf("%s: root %s", path, got)
		}
	}
	if got, err := c.store.File(t.Context(), root, 4<<20); err != nil || !bytes.Equal(got, data) {
		t.Fatalf("stored %d bytes, %v", len(got), err)
	}
	c = serve(t, nil)
	for name, bad := range map[string][]byte{"cut": all[:len(all)/2], "no CAR": []byte("hello"), "empty": nil, "bit flip": append(bytes.Clone(all[:len(all)-1]), all[len(all)-1]^1)} {
		status, body := c.do("POST", "/cars", bytes.NewReader(bad))
		if status != 422 && status != 400 && status != 503 {
			t.Errorf("%s: status %d: %s", name, status, body)
		}
	}
}

func TestDirectories(t *testing.T) {
	c := serve(t, nil)
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for _, h := range []tar.Header{{Name: "./", Typeflag: tar.TypeDir}, {Name: "a/", Typeflag: tar.TypeDir}, {Name: "a/b.txt", Typeflag: tar.TypeReg, Size: 5}, {Name: "l", Typeflag: tar.TypeSymlink, Linkname: "a/b.txt"}} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			fmt.Fprint(w, "hello")
		}
	}
	w.Close()
	status, body := c.do("POST", "/directories?pin=dir", &archive, "Content-Type", "application/x-tar")
	byTar := c.added(status, body)

	var form bytes.Buffer
	m := multipart.NewWriter(&form)
	for _, p := range [][3]string{{"a", "application/x-directory", ""}, {"a%2Fb.txt", "application/octet-stream", "hello"}, {"l", "application/symlink", "a/b.txt"}} {
		part, err := m.CreatePart(textproto.MIMEHeader{"Content-Disposition": {`form-data; name="file"; filename="` + p[0] + `"`}, "Content-Type": {p[1]}})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(part, p[2])
	}
	m.Close()
	status, body = c.do("POST", "/directories", &form, "Content-Type", m.FormDataContentType())
	if byForm := c.added(status, body); !byForm.Equals(byTar) {
		t.Fatalf("form gives %s, tar %s", byForm, byTar)
	}
	status, body = c.do("POST", "/directories", strings.NewReader("x"), "Content-Type", "text/plain")
	c.refused(status, body, 415, core.Invalid)
	for _, kind := range []string{"application/x-tar", "multipart/form-data; boundary=b"} {
		if status, body = c.do("POST", "/directories", strings.NewReader(strings.Repeat("garbage ", 200)), "Content-Type", kind); status != 400 {
			t.Errorf("%s: status %d: %s", kind, status, body)
		}
	}
}

func TestPins(t *testing.T) {
	c := serve(t, nil)
	status, body := c.do("POST", "/files", strings.NewReader("x"))
	id := c.added(status, body)
	status, body = c.do("GET", "/pins/"+id.String(), nil)
	c.refused(status, body, 404, core.NotFound)
	c.added(c.do("POST", "/pins", strings.NewReader(`{"cid":"`+id.String()+`","name":"n"}`)))
	if status, body = c.do("GET", "/pins/"+id.String(), nil); status != 200 || !strings.Contains(string(body), `"name":"n"`) {
		t.Fatalf("status %d: %s", status, body)
	}
	var list writeapi.PinList
	if status, body = c.do("GET", "/pins", nil); status != 200 || json.Unmarshal(body, &list) != nil || len(list.Pins) != 1 {
		t.Fatalf("status %d: %s", status, body)
	}
	if status, body = c.do("DELETE", "/pins/"+id.String(), nil); status != 204 || len(body) != 0 {
		t.Fatalf("status %d: %s", status, body)
	}
	status, body = c.do("DELETE", "/pins/"+id.String(), nil)
	c.refused(status, body, 404, core.NotFound)
	for _, bad := range []string{"", "[]", `{"cid":"x"}`, `{"cid":"` + id.String() + `"} more`, `{"cid":"` + id.String() + `","owner":1}`, `{"cid":"` + strings.Repeat("x", 70<<10)} {
		if status, _ = c.do("POST", "/pins", strings.NewReader(bad)); status != 400 && status != 413 {
			t.Errorf("%.40q: status %d", bad, status)
		}
	}
}

func TestStatAndCollection(t *testing.T) {
	store, err := ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	c := serve(t, func(o *writeapi.Options) { *o = writeapi.ForStore(key, store, store) })
	c.added(c.do("POST", "/files?pin=x", strings.NewReader("kept")))
	var figures writeapi.StoreState
	if status, body := c.do("GET", "/stat", nil); status != 200 || json.Unmarshal(body, &figures) != nil || figures.Blocks != 1 || figures.Holds != 1 {
		t.Errorf("stat: %d %s", status, body)
	}
	var collected writeapi.CollectReport
	if status, body := c.do("POST", "/gc", nil); status != 200 || json.Unmarshal(body, &collected) != nil || collected.Marked != 1 {
		t.Errorf("gc: %d %s", status, body)
	}
	var none writeapi.RootState
	status, body := c.do("GET", "/stat/"+"bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e", nil)
	if status != 200 || json.Unmarshal(body, &none) != nil || none.Local != "none" || none.Missing != 1 || none.Announced.DHT != "off" {
		t.Errorf("stat of what is not there: %d %s", status, body)
	}
	c = serve(t, func(o *writeapi.Options) { o.Stat, o.Collector = nil, nil })
	status, body = c.do("POST", "/gc", nil)
	c.refused(status, body, 501, core.Unavailable)
}

func TestKey(t *testing.T) {
	if _, err := writeapi.New(writeapi.ForStore("", ipfs.NewMemory(), ipfs.NewMemory())); core.KindOf(err) != core.Invalid {
		t.Fatalf("an API without a key: %v", err)
	}
	c := serve(t, nil)
	for _, auth := range []string{"", "Bearer", "Bearer ", "Bearer x", "Bearer " + key[:len(key)-1], "Bearer " + key + "x", "Basic " + key, key} {
		status, body := c.do("GET", "/pins", nil, "Authorization", auth)
		c.refused(status, body, 401, core.Denied)
	}
	if status, _ := c.do("GET", "/pins", nil, "Authorization", "bearer "+key); status != 200 {
		t.Errorf("the scheme's case matters: status %d", status)
	}
}

func TestRoutesThatAreNot(t *testing.T) {
	c := serve(t, nil)
	status, body := c.do("GET", "/nothing", nil)
	c.refused(status, body, 404, core.NotFound)
	status, body = c.do("DELETE", "/files", nil)
	c.refused(status, body, 405, core.Invalid)
}

// full is a store without room; none is a disk without room.
type full struct{ *ipfs.Local }

func (full) PutCAR(context.Context, cid.Cid, io.Reader) error {
	return core.Errorf(core.Unavailable, "store: %w", &os.PathError{Op: "write", Path: "pack", Err: syscall.ENOSPC})
}

func TestNoRoom(t *testing.T) {
	c := serve(t, func(o *writeapi.Options) {
		o.Store = func(writeapi.Upload) writeapi.TreeStore { return full{ipfs.NewMemory()} }
	})
	status, body := c.do("POST", "/cars?root=bafkqaaa", strings.NewReader("x"))
	c.refused(status, body, 507, writeapi.OverQuota)
}

// TestQuota has a store with a quota: what does not fit is refused, by its Content-Length before the body is asked for.
func TestQuota(t *testing.T) {
	store, err := ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{Quota: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	c := serve(t, func(o *writeapi.Options) { *o = writeapi.ForStore(key, store, store) })
	c.added(c.do("POST", "/files", bytes.NewReader(backendtest.Content(1, 1000))))
	status, body := c.do("POST", "/files", io.MultiReader(bytes.NewReader(backendtest.Content(2, 2<<20)))) // of unknown length
	c.refused(status, body, 507, writeapi.OverQuota)
	r := c.dial("POST " + writeapi.Prefix + "/files HTTP/1.1\nHost: x\nAuthorization: Bearer " + key + "\nContent-Length: 2000000\nExpect: 100-continue\n\n")
	if got, err := r.ReadString('\n'); err != nil || !strings.Contains(got, " 507 ") {
		t.Errorf("%q, %v", got, err)
	}
	c.added(c.do("POST", "/files", bytes.NewReader(backendtest.Content(3, 1000))))
	var archive bytes.Buffer
	w := tar.NewWriter(&archive)
	for i := range 20 { // 600 KB in all: room is set aside for each file, not for the archive each time
		if err := w.WriteHeader(&tar.Header{Name: fmt.Sprint(i), Typeflag: tar.TypeReg, Size: 30_000}); err != nil {
			t.Fatal(err)
		}
		w.Write(backendtest.Content(byte(i+10), 30_000))
	}
	w.Close()
	c.added(c.do("POST", "/directories", &archive, "Content-Type", "application/x-tar"))
}

// TestPrivateUpload puts a private file and looks at it through a gateway.
func TestPrivateUpload(t *testing.T) {
	store, err := ipfs.OpenLocalWith(t.TempDir(), ipfs.LocalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	c := serve(t, func(o *writeapi.Options) { *o = writeapi.ForStore(key, store, store) })
	h, err := gateway.New(gateway.ForStore(store))
	if err != nil {
		t.Fatal(err)
	}
	ask := func(id cid.Cid) int {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "http://127.0.0.1/ipfs/"+id.String(), nil))
		return w.Code
	}
	private := c.added(c.do("POST", "/files?private=true&pin=p", strings.NewReader("private")))
	public := c.added(c.do("POST", "/files?private=false&pin=q", strings.NewReader("public")))
	if got := ask(private); got != 404 {
		t.Errorf("private file: status %d", got)
	}
	if got := ask(public); got != 200 {
		t.Errorf("public file: status %d", got)
	}
	var state writeapi.RootState
	if status, body := c.do("GET", "/stat/"+private.String(), nil); status != 200 || json.Unmarshal(body, &state) != nil || !state.Private || len(state.Pins) != 1 || state.Pins[0].Name != "p" {
		t.Errorf("state %d: %s", status, body)
	}
	status, body := c.do("POST", "/files?private=perhaps", strings.NewReader("x"))
	c.refused(status, body, 400, core.Invalid)
}
