package kubotest

import (
	"os"
	"path/filepath"
)

// SwarmKey puts the daemon into a private network; key is the content of a swarm.key file.
func SwarmKey(key []byte) Option {
	return func(d *Daemon) {
		if err := os.WriteFile(filepath.Join(d.repo, "swarm.key"), key, 0o600); err != nil {
			d.t.Fatal(err)
		}
		d.Run(nil, "config", "--json", "Swarm.Transports.Network.QUIC", "false")
		d.Run(nil, "config", "--json", "Swarm.Transports.Network.WebTransport", "false")
		d.Run(nil, "config", "--json", "Swarm.Transports.Network.WebRTCDirect", "false")
		d.Run(nil, "config", "--json", "AutoTLS.Enabled", "false")
		d.Run(nil, "config", "--json", "AutoConf.Enabled", "false")
	}
}

// LANRouting makes the daemon serve Kubo's DHT of local networks, whose protocol prefix is /ipfs/lan.
func LANRouting(d *Daemon) {
	d.Run(nil, "config", "Routing.Type", "dhtserver")
}
