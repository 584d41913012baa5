package httpapi

import "net/http"

// access says who may call a route.
type access int

const (
	keyed access = iota // with an API key
	open                // anybody
)

// route is one line of the map. body and answer are values of the types that are read and written, for the description.
type route struct {
	method, path string
	access       access
	heavy        bool // counts against MaxConcurrent
	summary      string
	body         any
	answer       any
	handle       http.HandlerFunc
}

// routes is every path that is served.
func (s *Server) routes() []route {
	out := []route{
		{"GET", "/health", open, false, "Whether the process serves.", nil, statusView{}, s.health},
		{"GET", "/openapi.json", open, false, "This description.", nil, nil, s.openAPI},
		{"GET", "/about", open, false, "The router's address and paths.", nil, aboutView{}, s.about},
		{"GET", "/api/v1/about", open, false, "The router's address and paths.", nil, aboutView{}, s.about},
		{"GET", "/api/v1/ping", open, false, "Whether the process serves.", nil, pingView{}, s.ping},
		{"GET", "/api/v1/info", keyed, false, "Name, version, sessions and nodes.", nil, infoView{}, s.info},
		{"GET", "/api/v1/status", keyed, false, "Uptime and load.", nil, routerStatus{}, s.status},
		{"GET", "/api/v1/miners", keyed, false, "The miners in the pool.", nil, minersView{}, s.miners},
		{"GET", "/api/v1/sessions", keyed, false, "Sessions on chain, newest first (?offset, ?limit).", nil, sessionsView{}, s.sessions},
		{"GET", "/api/v1/sessions/{sid}", keyed, false, "One session.", nil, sessionView{}, s.session},
		{"GET", "/api/v1/tasks/{sid}", keyed, false, "A session's tasks on chain, newest first (?offset, ?limit).", nil, tasksView{}, s.tasks},
		{"GET", "/api/v1/tasks/{sid}/{tid}", keyed, true, "One task with its answers, read from chain and IPFS (?wait=SECONDS for its end).", nil, taskView{}, s.task},
		{"POST", "/api/v1/create", keyed, true, "Make a session that the router owns.", createRequest{}, createdView{}, s.create},

		{"GET", "/v1/models", keyed, false, "Models that are offered.", nil, listView[modelView]{}, s.models},
		{"GET", "/v1/models/{id}", keyed, false, "One model.", nil, modelView{}, s.model},
		{"POST", "/v1/chat/completions", keyed, true, "Answer a chat.", chatRequest{}, chatCompletion{}, s.chatCompletions},
		{"POST", "/v1/completions", keyed, true, "Continue a raw prompt.", completionRequest{}, textCompletion{}, s.textCompletions},
		{"POST", "/v1/embeddings", keyed, true, "Embed texts with the router's own model.", embeddingRequest{}, embeddingsView{}, s.embeddings},
		{"POST", "/v1/files", keyed, true, "Store a text file on IPFS (multipart/form-data: file, purpose).", uploadForm{}, fileView{}, s.uploadFile},
		{"GET", "/v1/files", keyed, false, "Uploaded files, newest first (?purpose, ?after, ?limit).", nil, listView[fileView]{}, s.listFiles},
		{"GET", "/v1/files/{id}", keyed, false, "One uploaded file.", nil, fileView{}, s.getFile},
		{"GET", "/v1/files/{id}/content", keyed, true, "Its bytes.", nil, nil, s.fileContent},
		{"DELETE", "/v1/files/{id}", keyed, false, "Unpin it.", nil, deletedView{}, s.deleteFile},
		{"GET", "/v1/receipts/{sid}/{tid}", keyed, false, "A task's receipt as dag-cbor; 202 while it is not anchored.", nil, nil, s.receipt},
	}
	for _, version := range []string{"v1", "v2", "v3"} {
		for _, tail := range []string{"", "/{sid}"} {
			out = append(out, route{"POST", "/api/" + version + "/completions" + tail, keyed, true, "Answer a prompt; one choice for each miner.",
				completionRequest{}, textCompletion{}, s.routerCompletions})
		}
	}
	return out
}
