// Package clustertest runs a real ipfs-cluster-service beside a test, of one peer or of several, each over a Kubo daemon. One binary serves
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
	"path/filepath"
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
	args    []string // of the daemon
	process *kubotest.Process
	Kubo    *kubotest.Daemon
	REST    string // base URL of the REST API
	Pinning string // base URL of the Pinning Service API

	dir, listen string // of the peer: its configuration, and the multiaddr that other peers dial
}

// Start runs a peer over a Kubo daemon of its own until the test ends.
func Start(t testing.TB) *Cluster {
	t.Helper()
	return start(t, "one", "", "")
}

// StartPeers runs a cluster of so many peers, whose Kubo daemons are connected, until the test ends.
func StartPeers(t testing.TB, peers int) []*Cluster {
	t.Helper()
	secret := strings.Repeat("5a", 32)
	all := []*Cluster{start(t, "peer0", secret, "")}
	for i := 1; i < peers; i++ {
		c := start(t, fmt.Sprintf("peer%d", i), secret, all[0].addr())
		c.Kubo.Run(nil, "swarm", "connect", all[0].Kubo.Addr)
		all = append(all, c)
	}
	for _, c := range all { // each hears of all before a test begins
		c.awaitPeers("ping", peers)
		c.awaitPeers("freespace", peers)
	}
	return all
}

// addr is where other peers of the cluster dial this one.
func (c *Cluster) addr() string {
	c.t.Helper()
	var identity struct{ ID string }
	text, err := os.ReadFile(filepath.Join(c.dir, "identity.json"))
	if err == nil {
		err = json.Unmarshal(text, &identity)
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return c.listen + "/p2p/" + identity.ID
}

// start runs one peer. With a secret it lets others in that have it, and joins the one at bootstrap, if any.
func start(t testing.TB, name, secret, bootstrap string) *Cluster {
	t.Helper()
	path, err := binary()
	if err != nil {
		t.Fatalf("build IPFS Cluster: %v", err)
	}
	c := &Cluster{t: t, path: path, Kubo: kubotest.Start(t, kubotest.Synced), dir: t.TempDir()}
	ports := freePorts(t, 4)
	listen := func(i int) string { return fmt.Sprintf("/ip4/127.0.0.1/tcp/%d", ports[i]) }
	c.REST = fmt.Sprintf("http://127.0.0.1:%d", ports[0])
	c.Pinning = fmt.Sprintf("http://127.0.0.1:%d", ports[1])
	c.env = append(os.Environ(), "IPFS_CLUSTER_PATH="+c.dir,
		"CLUSTER_RESTAPI_HTTPLISTENMULTIADDRESS="+listen(0), "CLUSTER_PINSVCAPI_HTTPLISTENMULTIADDRESS="+listen(1),
		"CLUSTER_IPFSPROXY_LISTENMULTIADDRESS="+listen(2), "CLUSTER_LISTENMULTIADDRESS="+listen(3),
		"CLUSTER_RESTAPI_BASICAUTHCREDENTIALS="+User+":"+Password, "CLUSTER_PINSVCAPI_BASICAUTHCREDENTIALS="+User+":"+Password,
		"CLUSTER_IPFSHTTP_NODEMULTIADDRESS=/ip4/127.0.0.1/tcp/"+c.Kubo.API[strings.LastIndexByte(c.Kubo.API, ':')+1:],
		"CLUSTER_MDNSINTERVAL=0", "CLUSTER_PEERNAME="+name)
	c.listen = listen(3)
	if secret != "" {
		c.env = append(c.env, "CLUSTER_SECRET="+secret, "CLUSTER_CRDT_TRUSTEDPEERS=*")
	}
	cmd := exec.Command(path, "init", "--consensus", "crdt", "--datastore", "leveldb")
	cmd.Env = c.env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("init IPFS Cluster: %v\n%s", err, out)
	}
	if bootstrap != "" {
		c.args = []string{"--bootstrap", bootstrap}
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
	cmd := exec.Command(c.path, append([]string{"daemon"}, c.args...)...)
	cmd.Env = c.env
	p, err := kubotest.Launch(cmd, "IPFS Cluster is READY", time.Minute)
	if err != nil {
		c.t.Fatalf("IPFS Cluster: %v", err)
	}
	c.process = p
	for _, metric := range []string{"ping", "freespace"} {
		c.awaitPeers(metric, 1)
	}
}

// awaitPeers waits until the peer has reports of so many peers. Until the first, about itself, a cluster that says it is ready
// answers each add with "failed to put block on all destinations", of which it knows none.
func (c *Cluster) awaitPeers(metric string, peers int) {
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
		if err == nil && len(found) >= peers {
			return
		}
	}
	c.t.Fatalf("IPFS Cluster has no %s of %d peers\n%s", metric, peers, c.process.Output())
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
