package name

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/ipfs/boxo/ipns"
)

// Bounds of a look-up.
const (
	maxCached = 4096 // records in memory
	maxAsked  = 16   // peers asked for one name
	maxHops   = 8    // names that point to names
)

// cached is a verified record and when the network was last asked for it.
type cached struct {
	record []byte
	info   Info
	asked  time.Time
}

// remember keeps a verified record in memory, unless a better one is there.
func (s *Service) remember(n ipns.Name, record []byte, info Info) {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := n.String()
	if old, ok := s.cache[key]; ok && (old.info.Sequence > info.Sequence || old.info.Sequence == info.Sequence && old.info.Expires.After(info.Expires)) {
		old.asked = s.Now()
		s.cache[key] = old
		return
	}
	if len(s.cache) >= maxCached {
		for other := range s.cache { // any one
			delete(s.cache, other)
			break
		}
	}
	s.cache[key] = cached{record, info, s.Now()}
}

// local gives the best record that is here and valid now, and whether it is fresh: its own, or asked for within its TTL.
func (s *Service) local(n ipns.Name) (record []byte, fresh bool) {
	s.mu.Lock()
	seen, ok := s.cache[n.String()]
	s.mu.Unlock()
	if ok && seen.info.Expires.After(s.Now()) {
		record, fresh = seen.record, s.Now().Sub(seen.asked) < seen.info.TTL
	}
	if text, ok := s.table.Get(n.String()); ok {
		if record == nil {
			if _, err := verify(n, []byte(text)); err == nil {
				record = []byte(text)
			}
		} else {
			record = better(n, record, []byte(text))
		}
	}
	return record, fresh
}

// Record gives the best valid record of a name in its protobuf form, from here while it is fresh, else the best that the
// network has. Kind NotFound: nobody asked knows one; the error names who was asked and why each failed.
func (s *Service) Record(ctx context.Context, name string) ([]byte, error) {
	n, err := parse(name)
	if err != nil {
		return nil, err
	}
	record, fresh := s.local(n)
	if fresh {
		return record, nil
	}
	found, failures := s.ask(ctx, n)
	for _, r := range found {
		if record == nil {
			record = r
		} else {
			record = better(n, record, r)
		}
	}
	if record == nil {
		return nil, core.Errorf(core.NotFound, "no record of %s: %w", n, failures)
	}
	info, err := verify(n, record)
	if err != nil {
		return nil, err
	}
	s.remember(n, record, info)
	return record, nil
}

// Resolve gives what a name stands for, through names that point to names. The Info is the last record's, Value the path
// that was reached, with what follows a name in the paths on the way.
func (s *Service) Resolve(ctx context.Context, name string) (Info, error) {
	rest := ""
	for range maxHops {
		record, err := s.Record(ctx, name)
		if err != nil {
			return Info{}, err
		}
		info, err := Verify(name, record)
		if err != nil {
			return Info{}, err
		}
		info.Value = strings.TrimSuffix(info.Value, "/") + rest
		next, mutable := strings.CutPrefix(info.Value, "/ipns/")
		if !mutable {
			return info, nil
		}
		name, rest, _ = strings.Cut(next, "/")
		if rest != "" {
			rest = "/" + rest
		}
	}
	return Info{}, core.Errorf(core.Invalid, "more than %d names point to each other", maxHops)
}

// ask asks peers, gateways and the DHT at once and gives the valid records.
func (s *Service) ask(ctx context.Context, n ipns.Name) (found [][]byte, failures error) {
	ctx, cancel := context.WithTimeout(ctx, s.Timeout)
	defer cancel()
	var mu sync.Mutex
	var all sync.WaitGroup
	var errs []error
	from := func(source string, get func() ([]byte, error)) {
		all.Go(func() {
			record, err := get()
			if err == nil {
				_, err = verify(n, record)
			}
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", source, err))
				return
			}
			found = append(found, record)
		})
	}
	for _, p := range s.askable() {
		from("peer "+p.String(), func() ([]byte, error) { return s.askPeer(ctx, p, n) })
	}
	for _, base := range s.Gateways {
		from(base, func() ([]byte, error) { return askGateway(ctx, base, n) })
	}
	if s.Routing != nil {
		from("DHT", func() ([]byte, error) { return s.Routing.GetRecord(ctx, string(n.RoutingKey())) })
	}
	all.Wait()
	if len(errs)+len(found) == 0 {
		errs = append(errs, errors.New("nobody could be asked: no peer is connected that keeps names, and no gateway or DHT is set"))
	}
	return found, errors.Join(errs...)
}

// gatewayClient follows no redirect: a gateway that sends us elsewhere is not the one that was named.
var gatewayClient = &http.Client{
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	Transport:     &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute, DisableCompression: true},
}

// askGateway asks an HTTP gateway for application/vnd.ipfs.ipns-record.
func askGateway(ctx context.Context, base string, n ipns.Name) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, strings.TrimSuffix(base, "/")+"/ipns/"+n.String()+"?format=ipns-record", nil)
	if err != nil {
		return nil, core.Errorf(core.Invalid, "gateway %q: %w", base, err)
	}
	req.Header.Set("Accept", "application/vnd.ipfs.ipns-record")
	resp, err := gatewayClient.Do(req)
	if err != nil {
		return nil, core.Fail(core.ReasonUnreachable, "%w", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, core.Errorf(core.NotFound, "status %s", resp.Status)
	}
	return io.ReadAll(io.LimitReader(resp.Body, MaxRecord+1))
}
