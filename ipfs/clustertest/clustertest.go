// Package clustertest runs a real ipfs-cluster-service of one peer beside a test, over a Kubo daemon. One binary serves
// Cluster's REST API and the Pinning Service API. It is built from the module in tools/cluster as kubotest builds Kubo.
package clustertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/cortensor-open/cortensor/internal/toolbuild"
	"github.com/cortensor-open/cortensor/ipfs/kubotest"
)

var binary = sync.OnceValues(func() (string, error) {
	return toolbuild.Binary(context.Background(), "cluster", "github.com/ipfs-cluster/ipfs-cluster/cmd/ipfs-cluster-service")
})

// User and Password open both APIs.
const (
	User     = "admin"
	Password = "a secret of the tests"
)

// Cluster is a running peer with empty state.
type Cluster struct {
	t       testing.TB
	env     []string
	path    string
	process *kubotest.Process
	Kubo    *kubotest.Daemon
	REST    string // base URL of the REST API
	Pinning string // base URL of the Pinning Service API
}

// Start runs a peer over a Kubo daemon of its own until the test ends.
func Start(t testing.TB) *Cluster {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatalf("build IPFS Cluster: %v", err)
	}
	c := &Cluster{t: t, path: path, Kubo: kubotest.Start(t, kubotest.Synced)}
	ports := freePorts(t, 4)
	listen := func(i int) string { return fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", ports[i]) }
	c.REST = fmt.Sprintf("http://127.0.0.1:%d", ports[0])
	c.Pinning = fmt.Sprintf("http://127.0.0.1:%d", ports[1])
	c.env = append(os.Environ(), "IPFS_CLUSTER_PATH="+t.TempDir(),
		"CLUSTER_RESTAPI_HTTPLISTENMULTIADDRESS="+listen(0), "CLUSTER_PINSVCAPI_HTTPLISTENMULTIADDRESS="+listen(1),
		"CLUSTER_IPFSPROXY_LISTENMULTIADDRESS="+listen(2), "CLUSTER_LISTENMULTIADDRESS="+listen(3),
		"CLUSTER_RESTAPI_BASICAUTHCREDENTIALS="+User+":"+Password, "CLUSTER_PINSVCAPI_BASICAUTHCREDENTIALS="+User+":"+Password,
		"CLUSTER_IPFSHTTP_NODEMULTIADDRESS=/ip4/127.0.0.1/tcp/"+c.Kubo.API[strings.LastIndexByte(c.Kubo.API, ':')+1:],
		"CLUSTER_MDNSINTERVAL=0", "CLUSTER_PEERNAME=one")
	cmd := exec.Command(path, "init", "--consensus", "crdt", "--datastore", "leveldb")
	cmd.Env = c.env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("init IPFS Cluster: %v\n%s", err, out)
	}
	c.launch()
	t.Cleanup(func() {
		c.process.Stop()
		if t.Failed() {
			t.Logf("IPFS Cluster:\n%s", c.process.Output())
		}
	})
	return c
}

func (c *Cluster) launch() {
	c.t.Helper()
	cmd := exec.Command(c.path, "daemon")
	cmd.Env = c.env
	p, err := kubotest.Launch(cmd, "IPFS Cluster is READY", time.Minute)
	if err != nil {
		c.t.Fatalf("IPFS Cluster: %v", err)
	}
	c.process = p
	for _, metric := range []string{"ping", "freespace"} {
		c.await(metric)
	}
}

// await waits for the peer's first report about itself. Until then a cluster that says it is ready answers each add with
// "failed to put block on all destinations", of which it knows none.
func (c *Cluster) await(metric string) {
	c.t.Helper()
	req, err := http.NewRequest(http.MethodGet, c.REST+"/monitor/metrics/"+metric, nil)
	if err != nil {
		c.t.Fatal(err)
	}
	req.SetBasicAuth(User, Password)
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			continue
		}
		var found []json.RawMessage
		err = json.NewDecoder(resp.Body).Decode(&found)
		resp.Body.Close()
		if err == nil && len(found) > 0 {
			return
		}
	}
	c.t.Fatalf("IPFS Cluster reports no %s\n%s", metric, c.process.Output())
}

// Restart stops the cluster's peer and its Kubo and starts them again.
func (c *Cluster) Restart() {
	c.t.Helper()
	c.process.Stop()
	c.Kubo.Restart()
	c.launch()
}

// freePorts finds ports that nobody listens on now.
func freePorts(t testing.TB, n int) []int {
	t.Helper()
	ports := make([]int, n)
	for i := range ports {
		l, err := net.Listen("tcp4", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports[i] = l.Addr().(*net.TCPAddr).Port
	}
	return ports
}
