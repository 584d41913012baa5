package backendtest

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// Fault changes how a Proxy answers one request. It gets the true answer of the service, whose body it may read.
type Fault func(w http.ResponseWriter, r *http.Request, forward func() (*http.Response, error))

// Proxy stands between a backend and its service and does harm when told to.
type Proxy struct {
	URL   string
	fault atomic.Pointer[Fault]
	hits  atomic.Int64 // requests that a fault has met
	left  atomic.Int64 // requests that the fault still meets
}

// NewProxy makes a proxy in front of the service at target, harmless at first, until the test ends.
func NewProxy(t testing.TB, target string) *Proxy {
	p := &Proxy{}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	client.Transport = &http.Transport{DisableCompression: true}
	ctx, cancel := context.WithCancel(context.Background())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(joined(r.Context(), ctx))
		forward := func() (*http.Response, error) { return forward(client, target, r) }
		if f := p.fault.Load(); f != nil && p.left.Add(-1) >= 0 {
			p.hits.Add(1)
			(*f)(w, r, forward)
			return
		}
		pass(w, forward, -1, nil)
	}))
	t.Cleanup(func() {
		cancel()
		server.CloseClientConnections()
		server.Close()
		client.CloseIdleConnections()
	})
	p.URL = server.URL
	return p
}

// joined ends with either context; the second one ends with the test.
func joined(a, b context.Context) context.Context {
	ctx, cancel := context.WithCancel(a)
	context.AfterFunc(b, cancel)
	context.AfterFunc(a, cancel)
	return ctx
}

// Set makes the next n requests meet a fault; nil heals.
func (p *Proxy) Set(f Fault, n int64) {
	p.left.Store(0)
	p.hits.Store(0)
	if f == nil {
		p.fault.Store(nil)
		return
	}
	p.fault.Store(&f)
	p.left.Store(n)
}

// Hits counts the requests that have met the fault since Set.
func (p *Proxy) Hits() int64 { return p.hits.Load() }

func forward(client *http.Client, target string, r *http.Request) (*http.Response, error) {
	out, err := http.NewRequestWithContext(r.Context(), r.Method, target+r.URL.RequestURI(), r.Body)
	if err != nil {
		return nil, err
	}
	out.Header, out.ContentLength = r.Header.Clone(), r.ContentLength
	out.Host = out.URL.Host
	return client.Do(out)
}

// pass gives the true answer: all of it for limit -1, else so many bytes; change may alter a chunk at its offset.
func pass(w http.ResponseWriter, forward func() (*http.Response, error), limit int64, change func(at int64, chunk []byte)) {
	resp, err := forward()
	if err != nil {
		panic(http.ErrAbortHandler) // the connection is cut
	}
	defer resp.Body.Close()
	for k, v := range resp.Header {
		if limit < 0 || k != "Content-Length" {
			w.Header()[k] = v
		}
	}
	for k := range resp.Trailer {
		w.Header().Add("Trailer", k)
	}
	w.WriteHeader(resp.StatusCode)
	var body io.Reader = resp.Body
	if limit >= 0 {
		body = io.LimitReader(body, limit)
	}
	buf := make([]byte, 32<<10)
	for at := int64(0); ; {
		n, err := body.Read(buf)
		if change != nil {
			change(at, buf[:n])
		}
		at += int64(n)
		if _, werr := w.Write(buf[:n]); werr != nil {
			return
		}
		http.NewResponseController(w).Flush()
		if err == io.EOF {
			break
		}
		if err != nil {
			panic(http.ErrAbortHandler)
		}
	}
	for k, v := range resp.Trailer {
		w.Header()[k] = v
	}
}

// Refuse answers with a status and a text, and does not ask the service.
func Refuse(status int, text string) Fault {
	return func(w http.ResponseWriter, r *http.Request, _ func() (*http.Response, error)) {
		io.Copy(io.Discard, io.LimitReader(r.Body, 1<<20))
		w.WriteHeader(status)
		io.WriteString(w, text)
	}
}

// Hangup closes the connection before any answer, after up to n bytes of the request's body.
func Hangup(n int64) Fault {
	return func(_ http.ResponseWriter, r *http.Request, _ func() (*http.Response, error)) {
		io.CopyN(io.Discard, r.Body, n)
		panic(http.ErrAbortHandler)
	}
}

// Lose lets the service do its work and loses the answer.
func Lose(_ http.ResponseWriter, _ *http.Request, forward func() (*http.Response, error)) {
	if resp, err := forward(); err == nil {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	panic(http.ErrAbortHandler)
}

// CutAnswer cuts the answer after n bytes.
func CutAnswer(n int64) Fault {
	return func(w http.ResponseWriter, _ *http.Request, forward func() (*http.Response, error)) {
		pass(w, forward, n, nil)
		panic(http.ErrAbortHandler)
	}
}

// EndAnswer ends the answer after n bytes as if it were whole.
func EndAnswer(n int64) Fault {
	return func(w http.ResponseWriter, _ *http.Request, forward func() (*http.Response, error)) {
		pass(w, forward, n, nil)
	}
}

// StallAnswer stops after n bytes of the answer and keeps the connection open.
func StallAnswer(n int64) Fault {
	return func(w http.ResponseWriter, r *http.Request, forward func() (*http.Response, error)) {
		pass(w, forward, n, nil)
		<-r.Context().Done()
		panic(http.ErrAbortHandler)
	}
}

// FlipAnswer changes one bit of the answer's byte at an offset.
func FlipAnswer(at int64) Fault {
	return func(w http.ResponseWriter, _ *http.Request, forward func() (*http.Response, error)) {
		pass(w, forward, -1, func(from int64, chunk []byte) {
			if i := at - from; i >= 0 && i < int64(len(chunk)) {
				chunk[i] ^= 1
			}
		})
	}
}

// EndlessAnswer repeats a text for ever, with status 200.
func EndlessAnswer(text string) Fault {
	return func(w http.ResponseWriter, r *http.Request, _ func() (*http.Response, error)) {
		text := strings.Repeat(text, 1+(64<<10)/len(text))
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, text); err != nil {
				return
			}
		}
	}
}
