package writeapi_test

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/writeapi"
)

func TestSizeLimit(t *testing.T) {
	c := serve(t, func(o *writeapi.Options) { o.MaxBody = 1000 })
	c.added(c.do("POST", "/files", bytes.NewReader(make([]byte, 1000))))
	status, body := c.do("POST", "/files", bytes.NewReader(make([]byte, 1001)))
	c.refused(status, body, 413, core.TooLarge)
	status, body = c.do("POST", "/files", io.MultiReader(bytes.NewReader(make([]byte, 1001)))) // no Content-Length
	c.refused(status, body, 413, core.TooLarge)
}

// dial speaks HTTP by hand.
func (c *client) dial(lines string) *bufio.Reader {
	c.t.Helper()
	host := strings.TrimSuffix(strings.TrimPrefix(c.url, "http://"), writeapi.Prefix)
	conn, err := net.Dial("tcp", host)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { conn.Close() })
	conn.SetDeadline(time.Now().Add(20 * time.Second))
	if _, err := conn.Write([]byte(strings.ReplaceAll(lines, "\n", "\r\n"))); err != nil {
		c.t.Fatal(err)
	}
	return bufio.NewReader(conn)
}

func TestExpectContinue(t *testing.T) {
	c := serve(t, func(o *writeapi.Options) { o.MaxBody = 1000 })
	for _, line := range []struct{ auth, size, want string }{
		{"Bearer " + key, "5", "HTTP/1.1 100 Continue"},
		{"Bearer wrong", "5", "HTTP/1.1 401 Unauthorized"}, // the body is not asked for
		{"Bearer " + key, "5000", "HTTP/1.1 413 Request Entity Too Large"},
	} {
		r := c.dial("POST " + writeapi.Prefix + "/files HTTP/1.1\nHost: x\nAuthorization: " + line.auth + "\nContent-Length: " + line.size + "\nExpect: 100-continue\n\n")
		if got, err := r.ReadString('\n'); err != nil || strings.TrimSpace(got) != line.want {
			t.Errorf("%s: %q, %v", line.want, got, err)
		}
	}
}

func TestStalledUploadIsCutOff(t *testing.T) {
	c := serve(t, func(o *writeapi.Options) { o.Stall, o.MaxUploads = 50*time.Millisecond, 1 })
	r := c.dial("POST " + writeapi.Prefix + "/files HTTP/1.1\nHost: x\nAuthorization: Bearer " + key + "\nContent-Length: 100\n\nonly so much")
	if got, err := r.ReadString('\n'); err != nil || !strings.Contains(got, " 504 ") {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := io.Copy(io.Discard, r); err != nil { // and the connection ends
		t.Error(err)
	}
}

func TestTooManyUploads(t *testing.T) {
	c := serve(t, func(o *writeapi.Options) { o.MaxUploads = 1 })
	body, feed := io.Pipe()
	first := make(chan int, 1)
	go func() { // awaited below
		status, _ := c.do("POST", "/files", body)
		first <- status
	}()
	if _, err := feed.Write([]byte("begun")); err != nil {
		t.Fatal(err)
	}
	for { // until the first one is counted
		status, answer := c.do("POST", "/files", strings.NewReader("second"))
		if status == 503 {
			c.refused(status, answer, 503, core.Busy)
			break
		}
	}
	feed.Close()
	if status := <-first; status != 201 {
		t.Errorf("the first: status %d", status)
	}
}
