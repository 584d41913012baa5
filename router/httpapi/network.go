package httpapi

import (
	"fmt"
	"net"
	"net/http"
	"runtime/metrics"
	"slices"
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

type createRequest struct {
	Name           string  `json:"name"`
	Metadata       string  `json:"metadata"`
	MinNodes       *uint64 `json:"min_nodes" doc:"1 when absent."`
	MaxNodes       *uint64 `json:"max_nodes" doc:"As many as redundant when absent."`
	Redundant      *uint64 `json:"redundant" doc:"Miners a task; the router's default when absent."`
	ValidatorNodes *uint64 `json:"validator_nodes" doc:"1 when absent."`
	Mode           uint64  `json:"mode" doc:"0 ephemeral, 1 hybrid, 2 dedicated."`
	SLA            uint64  `json:"sla"`
	Model          uint64  `json:"model_index"`
	Deposit        string  `json:"deposit" doc:"COR in wei, decimal."`
}

type createdView struct {
	SessionID uint64 `json:"session_id"`
}

func (s *Server) create(w http.ResponseWriter, r *http.Request) {
	var body createRequest
	if err := s.readJSON(w, r, &body); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	params, err := body.params(s.service.Config().Redundancy)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	id, err := s.service.CreateSession(r.Context(), params)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, createdView{uint64(id)})
}

const maxNodes = 64 // miners or validators a task

func (b *createRequest) params(redundancy uint64) (core.SessionParams, error) {
	p := core.SessionParams{Name: b.Name, Metadata: b.Metadata, MinNodes: 1, Redundant: redundancy, Validators: 1, Mode: b.Mode, SLA: b.SLA,
		Model: b.Model, Deposit: b.Deposit}
	set(&p.MinNodes, b.MinNodes)
	set(&p.Redundant, b.Redundant)
	set(&p.Validators, b.ValidatorNodes)
	p.MaxNodes = max(p.Redundant, p.MinNodes)
	set(&p.MaxNodes, b.MaxNodes)
	if b.Redundant == nil { // the published request has no redundancy; its node limits bound ours
		p.Redundant = min(max(p.Redundant, p.MinNodes), p.MaxNodes)
	}
	switch {
	case b.Name == "" || len(b.Name) > 64:
		return p, badField("name", "name: want 1 to 64 bytes")
	case len(b.Metadata) > 512:
		return p, badField("metadata", "metadata: want at most 512 bytes")
	case p.MinNodes < 1 || p.MinNodes > maxNodes:
		return p, badField("min_nodes", "min_nodes: want 1 to %d", maxNodes)
	case p.MaxNodes < p.MinNodes || p.MaxNodes > maxNodes:
		return p, badField("max_nodes", "max_nodes: want min_nodes to %d", maxNodes)
	case p.Redundant < 1 || p.Redundant > p.MaxNodes:
		return p, badField("redundant", "redundant: want 1 to max_nodes")
	case p.Validators > maxNodes:
		return p, badField("validator_nodes", "validator_nodes: want at most %d", maxNodes)
	case p.Mode > 2:
		return p, badField("mode", "mode: want 0 (ephemeral), 1 (hybrid) or 2 (dedicated)")
	case p.SLA > 2:
		return p, badField("sla", "sla: want 0 (low), 1 (medium) or 2 (high)")
	case b.Deposit != "" && !isDecimal(b.Deposit):
		return p, badField("deposit", "deposit: want a decimal number of wei")
	}
	return p, nil
}

func isDecimal(s string) bool {
	return len(s) <= 40 && !slices.ContainsFunc([]byte(s), func(b byte) bool { return b < '0' || b > '9' })
}

type tasksView struct {
	Count uint64     `json:"count" doc:"Of all tasks of the session; page with offset and limit."`
	Tasks []taskView `json:"tasks" doc:"Newest first."`
}

func (s *Server) tasks(w http.ResponseWriter, r *http.Request) {
	id, err := pathSession(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	offset, limit, err := page(r, 200)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	states, count, err := s.service.TaskList(r.Context(), id, offset, limit)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	out := tasksView{Count: count, Tasks: []taskView{}}
	for _, state := range states {
		out.Tasks = append(out.Tasks, viewState(state))
	}
	writeJSON(w, http.StatusOK, out)
}

// task reads a task by its id from chain and IPFS; ?wait=SECONDS waits for its end.
func (s *Server) task(w http.ResponseWriter, r *http.Request) {
	ref, err := pathTask(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	var wait time.Duration
	if text := r.URL.Query().Get("wait"); text != "" {
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			s.fail(w, r, badField("wait", "wait %.40q: want seconds", text), nil)
			return
		}
		if wait, err = seconds("wait", &n); err != nil {
			s.fail(w, r, err, nil)
			return
		}
	}
	answer, err := s.service.Answer(r.Context(), ref, wait)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	writeJSON(w, http.StatusOK, viewAnswer(answer))
}

type pendingView struct {
	Status  string `json:"status" doc:"pending"`
	Code    string `json:"code" doc:"Why there is no receipt yet."`
	Message string `json:"message"`
}

// receipt hands out a task's receipt as dag-cbor, or says that it is not ready yet.
func (s *Server) receipt(w http.ResponseWriter, r *http.Request) {
	ref, err := pathTask(r)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	if s.cfg.Receipts == nil {
		s.fail(w, r, &httpError{status: http.StatusNotImplemented, code: "no_receipts", text: "this router keeps no receipts"}, nil)
		return
	}
	data, err := s.cfg.Receipts.Receipt(r.Context(), ref)
	switch core.ReasonOf(err) {
	case core.ReasonNotAnchored, core.ReasonNotFinal:
		w.Header().Set("Retry-After", "1")
		writeJSON(w, http.StatusAccepted, pendingView{"pending", string(core.ReasonOf(err)), err.Error()})
		return
	}
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	w.Header().Set("Content-Type", "application/vnd.ipld.dag-cbor")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="receipt-%d-%d.cbor"`, ref.Session, ref.Task))
	_, _ = w.Write(data) // a client that went away is no error of ours
}
