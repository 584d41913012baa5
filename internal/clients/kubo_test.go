package clients

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/ipfs/go-cid"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

// A Kubo daemon takes results from the miners that made them, and gives content to the network.
func TestKubo(t *testing.T) {
	n := up(t)
	kubo := kubotest.Start(t)
	t.Run("reads a result from its miner", func(t *testing.T) { kuboReads(t, n, kubo) })
	t.Run("is read by the router", func(t *testing.T) { kuboGives(t, n, kubo) })
}

// record fetches a block through Kubo, and holds it to its CID and its signature.
func record[R core.Signed](t *testing.T, n *network, kubo *kubotest.Daemon, text string, into R) {
	t.Helper()
	c, err := cid.Decode(text)
	if err != nil {
		t.Fatal(err)
	}
	data := kubo.Run(nil, "block", "get", text)
	if own := core.CIDOf(cid.DagCBOR, data); !own.Equals(c) {
		t.Fatalf("Kubo has %d bytes with CID %s for %s", len(data), own, c)
	}
	if err := core.Decode(data, into); err != nil {
		t.Fatal(err)
	}
	if err := core.Verify(n.network(), into); err != nil {
		t.Fatal(err)
	}
}

func kuboReads(t *testing.T, n *network, kubo *kubotest.Daemon) {
	body := chat(paris)
	body["prompt"] = paris
	delete(body, "messages")
	a := n.ask(t, "/api/v2/completions", body) // one choice for each miner
	p := a.Cortensor
	if len(p.ResultCids) != 2 || len(p.Miners) != 2 {
		t.Fatalf("%+v", p)
	}
	for i, address := range p.Miners {
		miner := n.node(t, owned(address))
		kubo.Run(nil, "swarm", "connect", miner.Addrs[0])
		result := &core.Result{}
		record(t, n, kubo, p.ResultCids[i], result)
		if result.Author() != miner.Address || result.Task.String() != p.RecordCid || result.Ref().String() != p.Task {
			t.Errorf("%s is a result of %s to %s for %s", p.ResultCids[i], result.Author(), result.Ref(), result.Task)
		}
		if output := string(kubo.Run(nil, "cat", result.Output.String())); output == "" || output != a.Choices[i].Text || a.Choices[i].Miner != address {
			t.Errorf("%s by %s is %q, the answer %+v", result.Output, address, output, a.Choices[i])
		}
		kubo.Run(nil, "swarm", "disconnect", miner.Addrs[0])
	}
}

func kuboGives(t *testing.T, n *network, kubo *kubotest.Daemon) {
	note := []byte("# Note\n\nThe bird on the roof is a heron.\n")
	link := "ipfs://" + kubo.Add(note)
	question := chat("Which bird is on the roof? See " + link)
	// Nobody is connected to Kubo yet.
	missing := n.try(t, "/v1/chat/completions", question)
	checkFailure(t, missing, 404, "content_missing", "", strings.TrimPrefix(link, "ipfs://"))

	router := n.node(t, named("router")).Addrs[0]
	kubo.Run(nil, "swarm", "connect", router)
	a := n.ask(t, "/v1/chat/completions", question)
	t.Logf("%+v", a)
	kubo.Run(nil, "swarm", "connect", router)
	task := &core.Task{}
	record(t, n, kubo, a.Cortensor.RecordCid, task)
	if len(task.Files) != 1 || core.Link(task.Files[0].Cid) != link || task.Files[0].Size != int64(len(note)) {
		t.Errorf("the task's files are %+v, want %s with %d bytes", task.Files, link, len(note))
	}
	if len(a.Cortensor.Miners) != 2 || a.Usage.Prompt < 40 { // the miners could only count the note with its text
		t.Errorf("%+v", a)
	}

	// More than one block, and by a part of the message.
	var long bytes.Buffer
	for i := 0; long.Len() < 3<<20; i++ {
		fmt.Fprintf(&long, "%d herons are on the roof.\n", i)
	}
	file := kubo.Add(long.Bytes())
	parts := chat([]any{map[string]any{"type": "text", "text": "How many herons?"},
		map[string]any{"type": "file_url", "file_url": map[string]any{"url": "ipfs://" + file}}})
	parts["overflow"], parts["max_tokens"] = "cut", 4
	a = n.ask(t, "/v1/chat/completions", parts)
	if a.Usage.Prompt < contextSize/2 || a.Usage.Total > contextSize {
		t.Errorf("a file of %d bytes was cut to %d tokens of %d", long.Len(), a.Usage.Prompt, contextSize)
	}
	kubo.Run(nil, "swarm", "disconnect", router)
}
