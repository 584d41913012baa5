package httpapi

import (
	"fmt"
	"net"
	"net/http"
	"runtime/metrics"
	"strconv"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

func pathSession(r *http.Request) (core.SessionID, error) {
	id, err := core.ParseSessionID(r.PathValue("sid"))
	if err != nil { // an id that cannot exist does not
		return 0, &core.Error{Kind: core.NotFound, Err: err}
	}
	return id, nil
}

func pathTask(r *http.Request) (core.TaskRef, error) {
	ref, err := core.ParseTaskRef(r.PathValue("sid") + "/" + r.PathValue("tid"))
	if err != nil {
		return ref, &core.Error{Kind: core.NotFound, Err: err}
	}
	return ref, nil
}

// page reads ?offset= and ?limit=; limit is 100 when absent and at most most.
func page(r *http.Request, most uint64) (offset, limit uint64, err error) {
	limit = min(100, most)
	for name, to := range map[string]*uint64{"offset": &offset, "limit": &limit} {
		text := r.URL.Query().Get(name)
		if text == "" {
			continue
		}
		n, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return 0, 0, badField(name, "%s %.40q: want a whole number", name, text)
		}
		*to = n
	}
	return offset, min(limit, most), nil
}

type statusView struct {
	Status string `json:"status"`
}

func (s *Server) health(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, statusView{"ok"})
}

type pingView struct {
	Status  string `json:"status"`
	Message string `json:"message"`
	Time    int64  `json:"time"`
}

func (s *Server) ping(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, pingView{"ok", "pong", time.Now().Unix()})
}

type aboutView struct {
	FromAddress string   `json:"from_address"`
	X402Enabled bool     `json:"x402_enabled"`
	Endpoints   []string `json:"endpoints"`
	ChainID     int64    `json:"chain_id"`
	Runtime     string   `json:"runtime" doc:"Address of the Runtime contract."`
}

func (s *Server) about(w http.ResponseWriter, _ *http.Request) {
	network := s.service.Config().Network
	out := aboutView{FromAddress: s.service.Address().Hex(), ChainID: network.Chain, Runtime: fmt.Sprintf("0x%x", network.Runtime)}
	for _, route := range s.routes() {
		out.Endpoints = append(out.Endpoints, route.method+" "+route.path)
	}
	writeJSON(w, http.StatusOK, out)
}

type nodeStats struct {
	Dedicated int `json:"dedicated_count"`
	Ephemeral int `json:"ephemeral_count"`
	Total     int `json:"total_count"`
}

type infoView struct {
	Name           string    `json:"name"`
	Version        string    `json:"version"`
	Address        string    `json:"address"`
	IPAddress      string    `json:"ip_address" doc:"The address that this request reached."`
	ActiveSessions int       `json:"active_sessions" doc:"Of the newest 1,000."`
	TotalSessions  uint64    `json:"total_sessions"`
	NodeStats      nodeStats `json:"node_stats"`
	DefaultSession *uint64   `json:"default_session"`
	Models         []string  `json:"models"`
}

// sessionScan bounds how many sessions a summary reads; its result is kept for summaryAge.
const (
	sessionScan = 1000
	summaryAge  = 5 * time.Second
)

// summary counts sessions.
type summary struct {
	active int
	total  uint64
	at     time.Time
}

func (s *Server) sessionSummary(r *http.Request) (summary, error) {
	s.summaryMu.Lock()
	defer s.summaryMu.Unlock()
	if time.Since(s.summary.at) < summaryAge {
		return s.summary, nil
	}
	sessions, total, err := s.service.SessionList(r.Context(), 0, sessionScan)
	if err != nil {
		return summary{}, err
	}
	active := 0
	for _, session := range sessions {
		if session.Active {
			active++
		}
	}
	s.summary = summary{active: active, total: total, at: time.Now()}
	return s.summary, nil
}

func (s *Server) info(w http.ResponseWriter, r *http.Request) {
	sessions, err := s.sessionSummary(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	nodes, err := s.service.Miners(r.Context())
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	out := infoView{Name: "cortensor router", Version: s.cfg.Version, Address: s.service.Address().Hex(), IPAddress: localIP(r),
		ActiveSessions: sessions.active, TotalSessions: sessions.total, NodeStats: nodeStats{Ephemeral: len(nodes), Total: len(nodes)}}
	if id, err := s.service.DefaultSession(r.Context()); err == nil {
		n := uint64(id)
		out.DefaultSession = &n
	} else {
		s.log.WarnContext(r.Context(), "no default session", "error", err)
	}
	for _, m := range s.service.Config().Models {
		out.Models = append(out.Models, m.ID)
	}
	writeJSON(w, http.StatusOK, out)
}

// localIP gives the address of ours that the request reached.
func localIP(r *http.Request) string {
	addr, ok := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if !ok {
		return ""
	}
	host, _, err := net.SplitHostPort(addr.String())
	if err != nil {
		return addr.String()
	}
	return host
}

type routerStatus struct {
	Uptime          int64    `json:"uptime" doc:"Seconds."`
	ActiveSessions  int      `json:"active_sessions"`
	ConnectedMiners int      `json:"connected_miners" doc:"Miners in the pool."`
	OpenRequests    int      `json:"open_requests"`
	CPUUsage        *float64 `json:"cpu_usage" doc:"Per cent of this machine's cores that this process used since its start; null where the system does not tell."`
	MemoryUsage     float64  `json:"memory_usage" doc:"MiB that this process's Go runtime holds."`
}

func (s *Server) status(w http.ResponseWriter, r *http.Request) {
	sessions, err := s.sessionSummary(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	nodes, err := s.service.Miners(r.Context())
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/sched/gomaxprocs:threads"}}
	metrics.Read(sample)
	up := time.Since(s.service.Started())
	out := routerStatus{Uptime: int64(up.Seconds()), ActiveSessions: sessions.active, ConnectedMiners: len(nodes),
		OpenRequests: s.service.OpenRequests(), MemoryUsage: float64(sample[0].Value.Uint64()) / (1 << 20)}
	if used, ok := processTime(); ok {
		percent := 100 * used.Seconds() / up.Seconds() / float64(sample[1].Value.Uint64())
		out.CPUUsage = &percent
	}
	writeJSON(w, http.StatusOK, out)
}

type minerView struct {
	ID       string `json:"id"`
	Address  string `json:"address"`
	Status   string `json:"status"`
	Model    string `json:"model"`
	Uptime   int64  `json:"uptime" doc:"Seconds in the pool."`
	Idle     bool   `json:"idle"`
	Running  uint64 `json:"running"`
	Capacity uint64 `json:"capacity"`
}

type minersView struct {
	Nodes  map[string]minerView `json:"nodes" doc:"By address."`
	Stats  nodeStats            `json:"stats"`
	Miners []minerView          `json:"miners"`
}

func (s *Server) miners(w http.ResponseWriter, r *http.Request) {
	nodes, err := s.service.Miners(r.Context())
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	out := minersView{Nodes: map[string]minerView{}, Miners: []minerView{}, Stats: nodeStats{Ephemeral: len(nodes), Total: len(nodes)}}
	for _, n := range nodes {
		v := minerView{ID: n.Address.Hex(), Address: n.Address.Hex(), Status: "active", Model: s.service.Config().Models[0].ID,
			Idle: n.Idle, Running: n.Running, Capacity: n.Capacity}
		if !n.Since.IsZero() {
			v.Uptime = max(int64(time.Since(n.Since).Seconds()), 0)
		}
		out.Nodes[v.Address] = v
		out.Miners = append(out.Miners, v)
	}
	writeJSON(w, http.StatusOK, out)
}

type sessionsView struct {
	Count    uint64        `json:"count" doc:"Of all sessions; page with offset and limit."`
	Sessions []sessionView `json:"sessions" doc:"Newest first."`
}

func (s *Server) sessions(w http.ResponseWriter, r *http.Request) {
	offset, limit, err := page(r, sessionScan)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	sessions, count, err := s.service.SessionList(r.Context(), offset, limit)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	out := sessionsView{Count: count, Sessions: []sessionView{}}
	for _, session := range sessions {
		out.Sessions = append(out.Sessions, viewSession(session))
	}
	writeJSON(w, http.StatusOK, out)
}

func (s *Server) session(w http.ResponseWriter, r *http.Request) {
	id, err := pathSession(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	session, err := s.service.Session(r.Context(), id)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, viewSession(session))
}
