package ipfsbench

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

// child is the bench's hold on an agent.
type child struct {
	cmd     *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	stopped bool
}

// startChild runs an agent on a store directory.
func startChild(ctx context.Context, program []string, dir string) (*child, error) {
	args := append(program[1:len(program):len(program)], "ipfs", "bench-agent", "--dir", dir)
	c := &child{cmd: exec.CommandContext(ctx, program[0], args...)}
	var err error
	if c.in, err = c.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	c.out = bufio.NewReaderSize(out, maxLine)
	if err := c.cmd.Start(); err != nil {
		return nil, core.Errorf(core.Unavailable, "start agent: %w", err)
	}
	return c, nil
}

// ask sends an order and waits for the reply; the child's context ends the wait.
func (c *child) ask(o order) (reply, error) {
	text, err := json.Marshal(o)
	if err != nil {
		return reply{}, err
	}
	if _, err := c.in.Write(append(text, '\n')); err != nil {
		return reply{}, core.Errorf(core.Unavailable, "agent, %s: %w", o.Do, err)
	}
	line, err := c.out.ReadSlice('\n')
	if err != nil {
		return reply{}, core.Errorf(core.Unavailable, "agent ended during %s: %w", o.Do, err)
	}
	var r reply
	if err := json.Unmarshal(line, &r); err != nil {
		return reply{}, core.Errorf(core.Corrupt, "agent, %s: %w", o.Do, err)
	}
	if r.Error != "" {
		return r, core.Errorf(core.Unavailable, "agent, %s: %s", o.Do, r.Error)
	}
	return r, nil
}

// usage is what the agent has used so far.
func (c *child) usage() (Usage, error) { return runningUsage(c.cmd.Process.Pid) }

// close ends the agent in order; once it was closed or killed it does nothing.
func (c *child) close() error {
	if c.stopped {
		return nil
	}
	c.stopped = true
	closed := c.in.Close()
	kill := time.AfterFunc(time.Minute, func() { _ = c.cmd.Process.Kill() })
	defer kill.Stop()
	return errors.Join(closed, c.cmd.Wait())
}

// kill ends the agent at once, as a power cut would for the process.
func (c *child) kill() error {
	c.stopped = true
	err := c.cmd.Process.Kill()
	_ = c.cmd.Wait() // reports the kill
	return err
}
