package httpapi

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/router"
)

func decimal(n uint64) string { return strconv.FormatUint(n, 10) }

// writeTime bounds how long a client may take to accept one event or answer.
const writeTime = 30 * time.Second

func (s *Server) chatCompletions(w http.ResponseWriter, r *http.Request) {
	var body chatRequest
	if err := s.readJSON(w, r, &body); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	request, err := body.request(s.service.Params())
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	s.complete(w, r, request, &body.sampling, chatFormat)
}

// textCompletions is OpenAI's /v1/completions: a raw prompt.
func (s *Server) textCompletions(w http.ResponseWriter, r *http.Request) {
	s.completions(w, r, true)
}

// routerCompletions is the published API's …/completions[/{sid}].
func (s *Server) routerCompletions(w http.ResponseWriter, r *http.Request) {
	s.completions(w, r, false)
}

func (s *Server) completions(w http.ResponseWriter, r *http.Request, openai bool) {
	var body completionRequest
	if err := s.readJSON(w, r, &body); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	request, err := body.request(s.service.Params(), openai)
	if err == nil && r.PathValue("sid") != "" {
		var id core.SessionID
		id, err = pathSession(r)
		request.Session = &id
	}
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	s.complete(w, r, request, &body.sampling, textFormat)
}

// complete asks, and answers whole or as a stream.
func (s *Server) complete(w http.ResponseWriter, r *http.Request, request router.Request, body *sampling, format format) {
	if err := privateHeader(r, &request); err != nil {
		s.fail(w, r, err, nil)
		return
	}
	ask, err := s.service.Ask(r.Context(), request)
	if err != nil {
		s.fail(w, r, err, nil)
		return
	}
	defer ask.Close()
	setTaskHeaders(w.Header(), ask)
	if body.Stream {
		s.stream(w, r, ask, body, format)
		return
	}
	var answer *router.Answer
	if router.Wait(body.Wait) == router.WaitResult {
		answer, err = ask.First(r.Context())
	} else {
		answer, err = ask.Verified(r.Context())
	}
	if err != nil {
		s.fail(w, r, err, ask)
		return
	}
	writeJSON(w, http.StatusOK, format.whole(ask, answer))
}

// privateHeader lets clients whose library has no place for a field of ours ask privately.
func privateHeader(r *http.Request, request *router.Request) error {
	text := r.Header.Get("X-Cortensor-Private")
	if text == "" {
		return nil
	}
	private, err := strconv.ParseBool(text)
	if err != nil {
		return badField("private", "header X-Cortensor-Private %.40q: want true or false", text)
	}
	request.Private = request.Private || private
	return nil
}

// setTaskHeaders names the task in the head of the answer, before its first token.
func setTaskHeaders(h http.Header, ask *router.Asked) {
	h.Set("X-Cortensor-Task", ask.Ref.String())
	h.Set("X-Cortensor-Session-Id", decimal(uint64(ask.Ref.Session)))
	h.Set("X-Cortensor-Task-Id", decimal(uint64(ask.Ref.Task)))
	h.Set("X-Cortensor-Record", ask.Record.String())
	h.Set("X-Cortensor-Receipt", receiptPath(ask.Ref))
}

// format renders answers in one API's shape.
type format struct {
	whole func(*router.Asked, *router.Answer) any
	// chunk renders one event: the opening when neither text nor answer is set, a piece of text, or the end with the answer.
	chunk func(ask *router.Asked, text *string, answer *router.Answer) any
	// usage renders the extra event that stream_options.include_usage asks for.
	usage func(*router.Asked, *router.Answer) any
}

var chatFormat = format{
	whole: func(ask *router.Asked, a *router.Answer) any {
		best := pick(a)[0]
		out := chatEnvelope("chat.completion", ask)
		out.Choices = []chatChoice{{Message: &chatReply{Role: "assistant", Content: &best.Text}, FinishReason: &best.Result.Finish}}
		out.Usage, out.Cortensor = usageOf(best), extended(ask, a)
		return out
	},
	chunk: func(ask *router.Asked, text *string, a *router.Answer) any {
		out := chatEnvelope("chat.completion.chunk", ask)
		choice := chatChoice{Delta: &chatReply{Content: text}}
		switch {
		case a != nil:
			choice.FinishReason, out.Cortensor = &a.Choices[0].Result.Finish, extended(ask, a)
		case text == nil:
			choice.Delta = &chatReply{Role: "assistant", Content: new(string)}
		}
		out.Choices = []chatChoice{choice}
		return out
	},
	usage: func(ask *router.Asked, a *router.Answer) any {
		out := chatEnvelope("chat.completion.chunk", ask)
		out.Choices, out.Usage, out.Cortensor = []chatChoice{}, usageOf(a.Choices[0]), extended(ask, a)
		return out
	},
}

func chatEnvelope(object string, ask *router.Asked) *chatCompletion {
	return &chatCompletion{ID: "chatcmpl-" + taskSuffix(ask), Object: object, Created: ask.Created.Unix(), Model: ask.Task.Model.ID,
		TaskID: uint64(ask.Ref.Task), SessionID: uint64(ask.Ref.Session)}
}

var textFormat = format{
	whole: func(ask *router.Asked, a *router.Answer) any {
		choices := pick(a)
		out := textEnvelope(ask)
		for i, c := range choices {
			out.Choices = append(out.Choices, textChoice{Text: c.Text, Index: i, FinishReason: &c.Result.Finish, Miner: c.Miner.Hex()})
		}
		out.Usage, out.Cortensor = usageOf(choices[0]), extended(ask, a)
		return out
	},
	chunk: func(ask *router.Asked, text *string, a *router.Answer) any {
		out, choice := textEnvelope(ask), textChoice{}
		if text != nil {
			choice.Text = *text
		}
		if a != nil {
			choice.FinishReason, choice.Miner, out.Cortensor = &a.Choices[0].Result.Finish, a.Choices[0].Miner.Hex(), extended(ask, a)
		}
		out.Choices = []textChoice{choice}
		return out
	},
	usage: func(ask *router.Asked, a *router.Answer) any {
		out := textEnvelope(ask)
		out.Choices, out.Usage, out.Cortensor = []textChoice{}, usageOf(a.Choices[0]), extended(ask, a)
		return out
	},
}

func textEnvelope(ask *router.Asked) *textCompletion {
	return &textCompletion{ID: "cmpl-" + taskSuffix(ask), Object: "text_completion", Created: ask.Created.Unix(), Model: ask.Task.Model.ID,
		TaskID: uint64(ask.Ref.Task), SessionID: uint64(ask.Ref.Session)}
}

func taskSuffix(ask *router.Asked) string {
	return decimal(uint64(ask.Ref.Session)) + "-" + decimal(uint64(ask.Ref.Task))
}

// pick gives the choices to show: those that the validators let through, or the one that came first when there is no
// verdict yet.
func pick(a *router.Answer) []router.Choice {
	if good := a.Good(); len(good) > 0 {
		return good
	}
	return a.Choices[:1]
}

func extended(ask *router.Asked, a *router.Answer) *extension {
	x := extensionOf(ask, a)
	x.AnsweredBy = pick(a)[0].Miner.Hex()
	return x
}

// stream answers with server-sent events. The head and an opening event go out before the first token, so that the
// client knows its task at once; an error after that is an event of its own and the end.
func (s *Server) stream(w http.ResponseWriter, r *http.Request, ask *router.Asked, body *sampling, format format) {
	events := newEvents(w)
	if err := events.send(format.chunk(ask, nil, nil)); err != nil {
		return // the client has gone; closing the question is all there is to do
	}
	answer, err := ask.Relay(r.Context(), func(text string) error {
		if text == "" {
			return events.alive()
		}
		return events.send(format.chunk(ask, &text, nil))
	})
	if err == nil && router.Wait(body.Wait) == router.WaitVerified {
		answer, err = confirm(r.Context(), ask, answer)
	}
	if err != nil {
		if core.ReasonOf(err) == core.ReasonCancelled {
			return
		}
		s.log.WarnContext(r.Context(), "stream ended without its answer", "task", ask.Ref.String(), "error", err)
		_, object := describe(err)
		_ = events.send(errorBody{Error: object, Message: object.Message, Cortensor: extensionOf(ask, nil)}) // nobody is left to tell
		return
	}
	last := []any{format.chunk(ask, nil, answer)}
	if body.StreamOptions != nil && body.StreamOptions.IncludeUsage {
		last = append(last, format.usage(ask, answer))
	}
	for _, event := range last {
		if events.send(event) != nil {
			return
		}
	}
	_ = events.done() // as above
}

// confirm waits for the verdict on a streamed answer, and fails when the validators rejected that very answer.
func confirm(ctx context.Context, ask *router.Asked, streamed *router.Answer) (*router.Answer, error) {
	verified, err := ask.Verified(ctx)
	if err != nil {
		return nil, err
	}
	for _, c := range verified.Choices {
		if c.Miner == streamed.Choices[0].Miner && c.Err == nil && c.Opinion != core.Rejected {
			verified.Choices = append([]router.Choice{c}, verified.Choices...)
			return verified, nil
		}
	}
	return nil, core.Fail(core.ReasonNoValidResult, "the answer that was streamed was rejected; the task's valid answer is at /api/v1/tasks/%s", ask.Ref)
}

// events writes server-sent events, each flushed at once.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func newEvents(w http.ResponseWriter) *events {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	h.Set("Cache-Control", "no-cache, no-transform")
	h.Set("X-Accel-Buffering", "no") // nginx
	w.WriteHeader(http.StatusOK)
	return &events{w: w, control: http.NewResponseController(w)}
}

func (e *events) send(event any) error {
	data, err := json.Marshal(event)
	if err != nil {
		return err
	}
	return e.write("data: " + string(data) + "\n\n")
}

func (e *events) alive() error { return e.write(": alive\n\n") }

func (e *events) done() error { return e.write("data: [DONE]\n\n") }

func (e *events) write(text string) error {
	_ = e.control.SetWriteDeadline(time.Now().Add(writeTime)) // a writer without deadlines is a test's
	if _, err := e.w.Write([]byte(text)); err != nil {
		return err
	}
	return e.control.Flush()
}
