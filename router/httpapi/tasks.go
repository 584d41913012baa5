package httpapi

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

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
	Private        bool    `json:"private" doc:"Every task of the session is private; kept in its metadata, which must then be empty or a JSON object."`
	Deposit        string  `json:"deposit" doc:"COR in wei, decimal; the router's own default when absent."`
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
	if params.Deposit == "" { // the published request has no deposit, and a session without one cannot pay for a task
		params.Deposit = s.service.Config().Deposit
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
	if b.Private {
		marked, err := core.MarkPrivate(b.Metadata)
		if err != nil {
			return p, badField("metadata", "%v", err)
		}
		p.Metadata = marked
	}
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
	case len(p.Metadata) > 512:
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
