package clients

import (
	"encoding/json"
	"fmt"
	"testing"
)

// A session with parameters of its own is what the chain has, and its tasks follow it.
func TestOwnSession(t *testing.T) {
	n := up(t)
	c := caster{t, castBinary(t), n.RPC}
	sessionV2, _ := c.contracts(n)
	router := n.node(t, named("router")).Address.Hex()
	for _, s := range []struct{ least, most, want int }{{1, 1, 1}, {3, 3, 3}} {
		t.Run(fmt.Sprintf("%d miners", s.want), func(t *testing.T) {
			name := fmt.Sprintf("of %d", s.want)
			made := n.post(t, "/api/v1/create", map[string]any{"name": name, "min_nodes": s.least, "max_nodes": s.most, "validator_nodes": 1, "mode": 0})
			sid := fmt.Sprint(has(t, "created", made, "session_id int")["session_id"])
			view := n.get(t, "/api/v1/sessions/"+sid)
			if view["name"] != name || view["owner"] != router || view["miners_count"] != float64(s.want) || view["active"] != true {
				t.Errorf("%v", view)
			}
			chained := c.values(sessionV2, getSession, sid)[0].([]any)
			for i, want := range map[int]any{0: sid, 2: name, 4: "1", 7: router, 10: "0", 11: fmt.Sprint(s.want), 12: fmt.Sprint(s.least), 13: fmt.Sprint(s.most), 14: "1"} {
				if fmt.Sprint(chained[i]) != want {
					t.Errorf("getSession[%d]: %v, want %v", i, chained[i], want)
				}
			}
			a := n.ask(t, "/api/v2/completions/"+sid, map[string]any{"prompt": paris, "max_tokens": 6})
			if fmt.Sprint(a.Cortensor.SessionID) != sid || a.Cortensor.TaskID != 0 || len(a.Cortensor.Miners) != s.want || len(a.Choices) != s.want {
				t.Errorf("%+v", a)
			}
			body := chat(paris)
			body["session_id"] = json.Number(sid)
			if b := n.ask(t, "/v1/chat/completions", body); fmt.Sprint(b.Cortensor.SessionID) != sid || b.Cortensor.TaskID != 1 || len(b.Cortensor.ResultCids) != s.want {
				t.Errorf("%+v", b)
			}
		})
	}
	checkFailure(t, n.try(t, "/api/v1/create", map[string]any{"name": ""}), 422, "invalid", "name", "1 to 64")
	checkFailure(t, n.try(t, "/api/v1/create", map[string]any{"name": "x", "min_nodes": 3, "max_nodes": 2}), 422, "invalid", "max_nodes", "min_nodes")
}
