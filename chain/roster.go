package chain

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/cortensor-open/cortensor/chain/bind"
	"github.com/cortensor-open/cortensor/core"
)

// The roles that a node may register for, as the contracts name them.
const (
	RoleRouter    = "ROUTER"
	RoleMiner     = "MINER"
	RoleOracle    = "ORACLE"
	RoleValidator = "VALIDATOR"
)

var roles = []string{RoleRouter, RoleMiner, RoleOracle, RoleValidator, "ADMIN", "MODULE"}

func checkRole(role string) error {
	if !slices.Contains(roles, role) {
		return core.Errorf(core.Invalid, "role %q; want one of %s", role, strings.Join(roles, ", "))
	}
	return nil
}

// Register gives the client's key a role and says where its node is reached. A miner (capacity above 0) also enters the
// pool with so many tasks at once. What is already so on chain is not done again.
func (c *Client) Register(ctx context.Context, role string, endpoints []string, capacity uint64) error {
	if err := checkRole(role); err != nil {
		return err
	}
	for _, e := range endpoints {
		if e == "" || strings.Contains(e, ",") {
			return core.Errorf(core.Invalid, "register %s: endpoint %q is no multiaddr", role, e)
		}
	}
	self, text := c.Address(), strings.Join(endpoints, ",")
	var held bool
	var known string
	var places *big.Int
	var status uint8
	iam, pool := iamBind(), poolBind()
	err := c.views(ctx,
		view{c.at.iam, iam.PackHasRole(self, label(role)), into(&held, iam.UnpackHasRole)},
		view{c.at.iam, iam.PackEndpointsOf(self), into(&known, iam.UnpackEndpointsOf)},
		view{c.at.pool, pool.PackCapacityOf(self), into(&places, pool.UnpackCapacityOf)},
		view{c.at.pool, pool.PackGetNodeStatus(self), into(&status, pool.UnpackGetNodeStatus)})
	if err != nil {
		return fmt.Errorf("register %s: %w", role, err)
	}
	if !held || known != text {
		if _, err := c.send(ctx, c.at.iam, iam.PackRegister(label(role), text), "register %s", role); err != nil {
			return err
		}
	}
	const ephemeral = 1
	if capacity == 0 || places.Cmp(number(capacity)) == 0 && status == ephemeral {
		return nil
	}
	_, err = c.send(ctx, c.at.pool, pool.PackJoin(number(capacity)), "join the pool with %d places", capacity)
	return err
}

// SetIdle tells the pool whether the client's miner takes tasks.
func (c *Client) SetIdle(ctx context.Context, idle bool) error {
	mode := uint8(1)
	if idle {
		mode = 0
	}
	_, err := c.send(ctx, c.at.pool, poolBind().PackSetSelfReportedModeByNode(mode), "report idle=%t", idle)
	return err
}

// Leave takes the client's miner out of the pool; tasks that it holds go on.
func (c *Client) Leave(ctx context.Context) error {
	_, err := c.send(ctx, c.at.pool, poolBind().PackLeave(), "leave the pool")
	return err
}

// Nodes lists the miners of the pool.
func (c *Client) Nodes(ctx context.Context) ([]core.PoolNode, error) {
	block := c.conn.heads.latest()
	var list []core.PoolNode
	for {
		var out []bind.PoolNode
		data := poolBind().PackNodes(number(uint64(len(list))), number(page))
		if err := c.viewsAt(ctx, block, view{c.at.pool, data, into(&out, poolBind().UnpackNodes)}); err != nil {
			return nil, fmt.Errorf("list the pool's nodes: %w", err)
		}
		for _, n := range out {
			list = append(list, core.PoolNode{
				Address: n.Node, Idle: n.Idle, Running: n.Running.Uint64(), Capacity: n.Capacity.Uint64(), Since: unixTime(n.Since),
			})
		}
		if len(out) < page {
			return list, nil
		}
	}
}

// Endpoint gives the multiaddrs that a node registered; none when it never did.
func (c *Client) Endpoint(ctx context.Context, node core.Address) ([]string, error) {
	var text string
	if err := c.views(ctx, view{c.at.iam, iamBind().PackEndpointsOf(node), into(&text, iamBind().UnpackEndpointsOf)}); err != nil {
		return nil, fmt.Errorf("endpoints of %s: %w", node, err)
	}
	if text == "" {
		return nil, nil
	}
	return strings.Split(text, ","), nil
}

// HasRole tells whether a node holds a role now.
func (c *Client) HasRole(ctx context.Context, node core.Address, role string) (bool, error) {
	return c.askRole(ctx, role, node, iamBind().PackHasRole(node, label(role)))
}

// HadRole tells whether a node held a role, and was not blocked, at the end of a block. A block that is still to come
// means now.
func (c *Client) HadRole(ctx context.Context, node core.Address, role string, block uint64) (bool, error) {
	return c.askRole(ctx, role, node, iamBind().PackHadRole(node, label(role), number(block)))
}

func (c *Client) askRole(ctx context.Context, role string, node core.Address, data []byte) (held bool, err error) {
	if err := checkRole(role); err != nil {
		return false, err
	}
	if err := c.views(ctx, view{c.at.iam, data, into(&held, iamBind().UnpackHasRole)}); err != nil {
		return false, fmt.Errorf("role %s of %s: %w", role, node, err)
	}
	return held, nil
}

// Members lists the holders of a role.
func (c *Client) Members(ctx context.Context, role string) (list []core.Address, err error) {
	if err := checkRole(role); err != nil {
		return nil, err
	}
	if err := c.views(ctx, view{c.at.iam, iamBind().PackMembers(label(role)), into(&list, iamBind().UnpackMembers)}); err != nil {
		return nil, fmt.Errorf("members of %s: %w", role, err)
	}
	return list, nil
}
