package clients

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"strings"
	"testing"
)

// upload sends a file as the SDKs do.
func upload(t *testing.T, n *network, name string, data []byte) answer {
	t.Helper()
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	if err := w.WriteField("purpose", "user_data"); err != nil {
		t.Fatal(err)
	}
	part, err := w.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return n.send(t, "POST", "/v1/files", &form, "Content-Type", w.FormDataContentType())
}

func withFile(question, id string) map[string]any {
	return chat([]any{map[string]any{"type": "text", "text": question}, map[string]any{"type": "file", "file": map[string]any{"file_id": id}}})
}

// lines makes a Markdown list of at least size bytes.
func lines(size int) []byte {
	var out bytes.Buffer
	for i := 0; out.Len() < size; i++ {
		fmt.Fprintf(&out, "- line %d of a list about birds\n", i)
	}
	return out.Bytes()
}

func TestFiles(t *testing.T) {
	n := up(t)
	note := []byte("# Zoo\n\nThe zebra is called Ada. Its keeper is Émile.\n")
	file := has(t, "file", upload(t, n, "zoo.md", note).object(t, 200), "id string", "object string", "bytes int", "created_at int", "filename string", "purpose string", "cid string", "link string")
	id := file["id"].(string)
	if id != "file-"+file["cid"].(string) || file["bytes"] != float64(len(note)) || file["filename"] != "zoo.md" {
		t.Errorf("%v", file)
	}
	if again := upload(t, n, "zoo.md", note).object(t, 200); again["id"] != id {
		t.Errorf("the same bytes are %v and %v", id, again["id"])
	}
	if content := n.send(t, "GET", "/v1/files/"+id+"/content", nil); !bytes.Equal(content.body, note) || content.status != 200 {
		t.Errorf("content: %d %q", content.status, content.body)
	}

	// Every way to refer to it gives the miners the same prompt.
	question := "What is the zebra called?"
	bare := n.ask(t, "/v1/chat/completions", chat(question))
	ways := map[string]map[string]any{
		"file id": withFile(question, id), "cid": withFile(question, file["cid"].(string)), "link": withFile(question, file["link"].(string)),
		"in the text": chat(question + " " + file["link"].(string)),
	}
	for name, body := range ways {
		a := n.ask(t, "/v1/chat/completions", body)
		if a.Usage.Prompt < bare.Usage.Prompt+15 {
			t.Errorf("%s: %d tokens, without the file %d", name, a.Usage.Prompt, bare.Usage.Prompt)
		}
		t.Logf("%s: %q", name, a.Choices[0].Message.Content)
	}

	if n.send(t, "DELETE", "/v1/files/"+id, nil).object(t, 200)["deleted"] != true {
		t.Error("not deleted")
	}
	checkFailure(t, n.send(t, "GET", "/v1/files/"+id, nil), 404, "not_found", "", "GET /v1/files")
	checkFailure(t, upload(t, n, "a.png", []byte("\x89PNG\r\n\x1a\n\x00")), 415, "unsupported_media_type", "", "UTF-8")
	checkFailure(t, upload(t, n, "big.md", lines(maxFile+1)), 413, "too_large", "", fmt.Sprint(maxFile))
}

func TestOverflow(t *testing.T) {
	n := up(t)
	for name, size := range map[string]int{"some pages": 32 << 10, "a book": 2 << 20} {
		t.Run(name, func(t *testing.T) {
			file := upload(t, n, "birds.md", lines(size)).object(t, 200)
			body := withFile("Which birds?", file["id"].(string))
			refused := n.try(t, "/v1/chat/completions", body)
			checkFailure(t, refused, 400, "context_length_exceeded", "", `"overflow": "cut"`)
			body["overflow"], body["max_tokens"] = "cut", 4
			a := n.ask(t, "/v1/chat/completions", body)
			if a.Usage.Prompt > contextSize-4 || a.Usage.Prompt < contextSize-64 {
				t.Errorf("cut to %d tokens of %d", a.Usage.Prompt, contextSize)
			}
		})
	}
	// The question itself is never cut.
	body := chat(strings.Repeat("word ", 2*contextSize))
	body["overflow"] = "cut"
	checkFailure(t, n.try(t, "/v1/chat/completions", body), 400, "context_length_exceeded", "", "shorten")
}
