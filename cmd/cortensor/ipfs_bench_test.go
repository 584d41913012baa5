package main

import (
	"strings"
	"testing"

	"github.com/cortensor-open/cortensor/ipfs/ipfsbench"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

// TestIPFSBench runs every work at toy sizes, with real Kubo beside where the comparison is by processes. Roots that differ
// between contestants end it with an error, so it is a test of interoperation as well.
func TestIPFSBench(t *testing.T) {
	var report ipfsbench.Report
	toy := []string{"ipfs", "bench", "--json", "--dir", t.TempDir(), "--rounds", "1", "--size", "3MiB", "--fetch-size", "3MiB", "--files", "60", "--blocks", "3000", "--max-file", "1MiB", "--rtt", "0,2ms"}
	document(t, want(t, nil, append(toy, "--work", "range,open,growth,limits")...), &report)
	if len(report.Results) != 5 || report.Kubo != "" {
		t.Errorf("alone: %+v", report)
	}
	for _, r := range report.Results {
		if len(r.Notes) == 0 {
			t.Errorf("%s says nothing", r.What)
		}
	}
	report = ipfsbench.Report{}
	rival := kubotest.Binary(t) // built here: that may take minutes, more than a command of a test is given
	document(t, want(t, nil, append(toy, "--kubo", rival, "--against", "kubo", "--kubo-stores", "flatfs-sync,pebble", "--work", "add1g,addmany")...), &report)
	for _, r := range report.Results {
		if len(r.Figures) != 3 || len(r.Verdicts) == 0 {
			t.Errorf("%s: %+v", r.What, r)
		}
		for _, f := range r.Figures {
			if len(f.Rounds) != 1 || f.Rounds[0].Wall <= 0 || f.Rounds[0].CPU <= 0 {
				t.Errorf("%s, %s: %+v", r.What, f.Contestant, f.Rounds)
			}
		}
	}
	out := want(t, nil, append(strings.Fields("ipfs bench --against kubo --kubo-stores pebble --kubo "+rival), append(toy[3:], "--work", "fetch")...)...)
	if strings.Count(out, "one TCP stream") != 2 || !strings.Contains(out, "kubo-pebble") {
		t.Errorf("fetch: %s", out)
	}
}
