package httpapi_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router/httpapi"
	"github.com/cortensor-open/cortensor/router/routertest"
)

func form(t *testing.T, name string, data []byte, purposeFirst bool) (string, string) {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	purpose := func() {
		if err := w.WriteField("purpose", "assistants"); err != nil {
			t.Fatal(err)
		}
	}
	if purposeFirst {
		purpose()
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if !purposeFirst {
		purpose()
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return body.String(), w.FormDataContentType()
}

func TestFiles(t *testing.T) {
	s := serve(t, 2)
	var ids []string
	for i, first := range []bool{true, false} {
		text := fmt.Sprintf("# Note %d\nthe bird is a heron", i)
		body, kind := form(t, "../dir/nöte.md", []byte(text), first)
		status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind)
		f := parse[struct{ ID, Object, Filename, Purpose, Status, Cid, Link string }](t, data)
		want := core.CIDOf(cid.Raw, []byte(text)).String()
		if status != 200 || f.ID != "file-"+want || f.Filename != "nöte.md" || f.Purpose != "assistants" || f.Link != "ipfs://"+want || f.Status != "processed" {
			t.Fatalf("%d %s", status, data)
		}
		ids = append(ids, f.ID)
		if status, head, content := s.call("GET", "/v1/files/"+f.ID+"/content", ""); status != 200 || string(content) != text || !strings.HasPrefix(head.Get("Content-Type"), "text/plain") {
			t.Errorf("%d %q", status, content)
		}
	}
	if _, _, data := s.call("GET", "/v1/files?purpose=assistants", ""); !strings.Contains(string(data), ids[0]) || !strings.Contains(string(data), ids[1]) {
		t.Errorf("%s", data)
	}
	first := parse[struct {
		Data    []struct{ ID string }
		HasMore bool   `json:"has_more"`
		LastID  string `json:"last_id"`
	}](t, third(s.call("GET", "/v1/files?limit=1", "")))
	second := parse[struct{ Data []struct{ ID string } }](t, third(s.call("GET", "/v1/files?limit=1&after="+first.LastID, "")))
	if !first.HasMore || len(second.Data) != 1 || first.Data[0].ID == second.Data[0].ID {
		t.Errorf("%+v %+v", first, second)
	}
	for _, part := range []string{
		`{"type":"file","file":{"file_id":"` + ids[0] + `"}}`,
		`{"type":"input_file","file_id":"` + ids[0] + `"}`,
		`{"type":"file_url","file_url":"ipfs://` + ids[0][len("file-"):] + `"}`,
		`{"type":"input_file","file_url":"ipfs://` + ids[0][len("file-"):] + `","filename":"x.md"}`,
		`{"type":"file","file":{"filename":"x.md","file_data":"data:text/markdown;base64,aGVyb24="}}`,
		`{"type":"text","text":"see ipfs://` + ids[0][len("file-"):] + `"}`,
	} {
		status, _, data := s.call("POST", "/v1/chat/completions", `{"messages":[{"role":"user","content":[{"type":"text","text":"Which bird?"},`+part+`]}]}`)
		if status != 200 || !strings.Contains(parse[completion](t, data).Choices[0].Message.Content, "heron") {
			t.Errorf("%s: %d %s", part, status, data)
		}
	}
	if status, _, data := s.call("DELETE", "/v1/files/"+ids[0], ""); status != 200 || !strings.Contains(string(data), `"deleted":true`) {
		t.Errorf("%d %s", status, data)
	}
	for _, path := range []string{"/v1/files/" + ids[0], "/v1/files/" + ids[0] + "/content"} {
		if status, _, data := s.call("GET", path, ""); status != 404 {
			t.Errorf("%d %s", status, data)
		}
	}
	body, kind := form(t, "x.bin", []byte("text and \xff"), true)
	if status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind); status != 415 {
		t.Errorf("%d %s", status, data)
	}
	body, kind = form(t, "x.txt", bytes.Repeat([]byte("x"), 1<<20+1), true)
	if status, _, data := s.call("POST", "/v1/files", body, "Content-Type", kind); status != 413 {
		t.Errorf("%d %s", status, data)
	}
	if status, _, data := s.call("POST", "/v1/files", body[:len(body)/2], "Content-Type", kind); status != 400 {
		t.Errorf("%d %s", status, data)
	}
}

func third(_ int, _ http.Header, body []byte) []byte { return body }

func TestEmbeddings(t *testing.T) {
	s := serve(t, 1)
	status, _, body := s.call("POST", "/v1/embeddings", `{"model":"lengths-1","input":["a","bcd"]}`)
	got := parse[struct {
		Data []struct {
			Index     int
			Embedding []float32
		}
	}](t, body)
	if status != 200 || len(got.Data) != 2 || !slices.Equal(got.Data[1].Embedding, []float32{1, 3}) {
		t.Errorf("%d %s", status, body)
	}
	if _, _, body := s.call("POST", "/v1/embeddings", `{"input":"a","encoding_format":"base64"}`); !strings.Contains(string(body), `"AACAPwAAgD8="`) {
		t.Errorf("%s", body)
	}
	none := serve(t, 1, func(c *httpapi.Config) { c.Embedder, c.Receipts = nil, nil })
	if status, _, body := none.call("POST", "/v1/embeddings", `{"input":"a"}`); status != 501 || parse[failure](t, body).Error.Code != "no_embedder" {
		t.Errorf("%d %s", status, body)
	}
	if status, _, body := none.call("GET", "/v1/receipts/0/0", ""); status != 501 {
		t.Errorf("%d %s", status, body)
	}
}

func TestCORS(t *testing.T) {
	s := serve(t, 1)
	status, head, _ := s.call("OPTIONS", "/v1/chat/completions", "", "Authorization", "", "Origin", "https://app.example",
		"Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "authorization, x-stainless-os, x-evil")
	allow := head.Get("Access-Control-Allow-Headers")
	if status != 204 || head.Get("Access-Control-Allow-Origin") != "*" || !strings.HasPrefix(allow, "Authorization, Content-Type, X-API-Key") || !strings.Contains(allow, "x-stainless-os") || strings.Contains(allow, "evil") || !strings.HasPrefix(head.Get("Access-Control-Allow-Methods"), "GET, POST, OPTIONS") {
		t.Errorf("%d %v", status, head)
	}
	closed := serve(t, 1, func(c *httpapi.Config) { c.Origins = []string{"https://app.example"} })
	if _, head, _ := closed.call("GET", "/health", "", "Origin", "https://other.example"); head.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%v", head)
	}
	if _, head, _ := closed.call("GET", "/health", "", "Origin", "https://app.example"); head.Get("Access-Control-Allow-Origin") != "https://app.example" {
		t.Errorf("%v", head)
	}
}

// The committed description is the one that the routes give. UPDATE_GOLDEN=1 writes it anew.
func TestOpenAPIIsUpToDate(t *testing.T) {
	s := serve(t, 1)
	_, _, got := s.call("GET", "/openapi.json", "")
	file := filepath.Join("..", "..", "docs", "openapi.json")
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("docs/openapi.json is not what the routes say; run the test with UPDATE_GOLDEN=1")
	}
	document := parse[struct{ Paths map[string]map[string]any }](t, got)
	about := parse[struct{ Endpoints []string }](t, third(s.call("GET", "/about", "")))
	described := 0
	for _, methods := range document.Paths {
		described += len(methods)
	}
	if described != len(about.Endpoints) {
		t.Errorf("%d operations are described, %d are served", described, len(about.Endpoints))
	}
}

// A stop lets a running answer end, refuses new ones, and leaves nothing behind.
func TestServeDrains(t *testing.T) {
	n := routertest.New(t, 2)
	gate := make(chan struct{})
	for _, m := range n.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	cfg := httpapi.DefaultConfig()
	cfg.Keys = []string{key}
	h, err := httpapi.New(cfg, n.Router())
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(ctx, l) }()
	r, err := http.NewRequestWithContext(t.Context(), "POST", "http://"+l.Addr().String()+"/v1/chat/completions", strings.NewReader(`{"stream":true,`+hello+`}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("X-API-Key", key)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	stop()
	close(gate)
	body, err := io.ReadAll(answer.Body)
	if err != nil || !strings.HasSuffix(string(body), "data: [DONE]\n\n") {
		t.Errorf("%s %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := http.Get("http://" + l.Addr().String() + "/health"); err == nil {
		t.Error("it still listens")
	}
}

// A client that goes away in the middle of a stream leaves nothing open.
func TestClientThatLeaves(t *testing.T) {
	s := serve(t, 2)
	gate := make(chan struct{})
	for _, m := range s.Miners {
		m.Set(routertest.Behaviour{Gate: gate})
	}
	ctx, leave := context.WithCancel(t.Context())
	for _, stream := range []string{"true", "false"} {
		r, err := http.NewRequestWithContext(ctx, "POST", s.url+"/v1/chat/completions", strings.NewReader(`{"stream":`+stream+`,`+hello+`}`))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-API-Key", key)
		go func() {
			if answer, err := http.DefaultClient.Do(r); err == nil {
				_, _ = io.Copy(io.Discard, answer.Body) // ends when ctx does
				answer.Body.Close()
			}
		}()
	}
	until(t, func() bool { return s.service.OpenRequests() == 2 })
	leave()
	until(t, func() bool { return s.service.OpenRequests() == 0 })
	close(gate)
	s.Settle(t)
}

func until(t *testing.T, fine func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !fine(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("it did not come about")
		}
	}
}
