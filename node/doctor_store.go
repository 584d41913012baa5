package node

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/replica"
)

// stores looks at every store in the state directory: two checks each. One that a running node has open is judged by what its
// upkeep noted last.
func stores(cfg *Config) []Check {
	dir, err := StateDir(cfg.Dir)
	if err != nil {
		return nil // said by another check
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "content", "blocks"))
	if err != nil {
		return nil
	}
	var out []Check
	for _, blocks := range found {
		member := filepath.Dir(filepath.Dir(blocks))
		out = append(out, storeHealth(cfg.IPFS, member)...)
	}
	return out
}

func storeHealth(cfg IPFSConfig, member string) []Check {
	dir := filepath.Join(member, "content")
	store := Check{Name: "store " + filepath.Base(member)}
	done, err := readUpkept(member)
	if err != nil {
		store.Detail, store.Todo = err.Error(), "remove the file; the node begins its upkeep anew"
		return []Check{store}
	}
	local, err := ipfs.OpenLocalWith(dir, ipfs.LocalOptions{Quota: cfg.Quota, HighWater: cfg.HighWater, Grace: cfg.Grace})
	if core.KindOf(err) == core.Busy {
		store.Detail = "in use by a running node; " + done.text()
		store.OK, store.Todo = done.Lost == 0, lostTodo(dir)
		return []Check{store}
	}
	if err != nil {
		store.Detail, store.Todo = err.Error(), "see docs/operations.md, restore the directory from a backup, or pin its roots from another node"
		return []Check{store}
	}
	u := local.Usage()
	if err := local.Close(); err != nil {
		store.Detail, store.Todo = err.Error(), "check the disk"
		return []Check{store}
	}
	quota := "no quota"
	if u.Quota > 0 {
		quota = fmt.Sprintf("%.0f %% of its quota", 100*float64(u.Disk)/float64(u.Quota))
	}
	store.Detail = fmt.Sprintf("%d blocks, %d bytes on disk, %s, %d holds, %d damaged blocks; %s", u.Blocks, u.Disk, quota, u.Holds, u.Damaged, done.text())
	switch {
	case u.Damaged > 0 || done.Lost > 0:
		store.Todo = lostTodo(dir)
	case u.Quota > 0 && float64(u.Disk) >= cfg.HighWater*float64(u.Quota):
		store.Todo = "raise ipfs.quota, shorten ipfs.keep, or free space: cortensor ipfs gc --dir " + dir
	default:
		store.OK = true
	}
	return append([]Check{store}, replicaHealth(member, dir)...)
}

func lostTodo(dir string) string {
	return "fetch what is lost from a node that has it: cortensor ipfs verify --all --repair --from PROVIDER --dir " + dir + "; a disk that damages blocks more than once is to be replaced"
}

// text says what the upkeep did last.
func (u Upkept) text() string {
	at := func(t time.Time) string {
		if t.IsZero() {
			return "never"
		}
		return t.Format(time.RFC3339)
	}
	text := fmt.Sprintf("collected %s, scrubbed %s", at(u.Collected), at(u.Scrubbed))
	if u.Damaged+u.Repaired+u.Lost > 0 {
		text += fmt.Sprintf(" (%d blocks damaged, %d repaired, %d lost)", u.Damaged, u.Repaired, u.Lost)
	}
	return text
}

// replicaHealth counts what other nodes hold for a member; nothing where there are no replicas.
func replicaHealth(member, dir string) []Check {
	states, err := replica.ReadStates(dir)
	c := Check{Name: "replicas " + filepath.Base(member)}
	if err != nil {
		c.Detail, c.Todo = err.Error(), "remove the table replicas in "+dir+"; the node makes it anew"
		return []Check{c}
	}
	live, short, last, now := 0, 0, time.Time{}, time.Now()
	for _, s := range states {
		if !s.Expires.IsZero() && !now.Before(s.Expires) {
			continue
		}
		live++
		if s.Placed() < s.Want {
			short++
		}
		if at := s.LastProbe(); at.After(last) {
			last = at
		}
	}
	if live == 0 {
		return nil
	}
	probe := "never"
	if !last.IsZero() {
		probe = last.Format(time.RFC3339)
	}
	return []Check{{c.Name, short == 0, fmt.Sprintf("%d of %d roots on as many other nodes as wanted, last successful probe %s", live-short, live, probe),
		"start the node and let it reach others: its log names each that was asked and why it does not hold (not_replicated)"}}
}
