package httpapi

import (
	"testing"

	"github.com/cortensor-open/cortensor/core"
)

// Whatever comes, a body is either a request or a clear error of the client's, never a panic or a 5xx.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{
		`{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":true,"stop":["a"],"max_tokens":5,"session_id":"3"}`,
		`{"messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"file","file":{"file_id":"file-bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"}},{"type":"file_url","file_url":{"url":"ipfs://x"}}]}]}`,
		`{"prompt":"x","min_p":0.1,"logit_bias":{"7":-3},"response_format":{"type":"json_schema","json_schema":{"schema":{"type":"array"}}},"tools":[],"logprobs":0}`,
		`{"prompt":"x","grammar":"root ::= .","best_of":1}`,
		`{"prompt":"x","prompt_type":2,"prompt_template":"y","timeout":30,"n":2}`,
		`{"prompt":["x"],"stop":5}`, `{"messages":[{"role":"user","content":[{"type":"input_file","file_data":"data:;base64,eA=="}]}]}`, `null`, `[`, `{"session_id":-1}`,
	} {
		f.Add([]byte(seed))
	}
	defaults := core.Params{MaxTokens: 1, TopP: 1, RepeatPenalty: 1}
	f.Fuzz(func(t *testing.T, data []byte) {
		check := func(err error) {
			if err == nil {
				return
			}
			if status, object := describe(err); status < 400 || status >= 500 || object.Message == "" || object.Code == "" {
				t.Errorf("%d %+v for %q", status, object, data)
			}
		}
		var chat chatRequest
		err := decode(data, &chat)
		if err == nil {
			_, err = chat.request(defaults)
		}
		check(err)
		for _, openai := range []bool{true, false} {
			var text completionRequest
			if err := decode(data, &text); err != nil {
				check(err)
				continue
			}
			_, err := text.request(defaults, openai)
			check(err)
		}
		var create createRequest
		if err := decode(data, &create); err != nil {
			check(err)
			return
		}
		_, err = create.params(2)
		check(err)
	})
}
