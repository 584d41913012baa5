package backend

import (
	"context"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/ipfs"
	"github.com/cortensor-open/cortensor/ipfs/backend/cluster"
	"github.com/cortensor-open/cortensor/ipfs/backend/gateway"
	"github.com/cortensor-open/cortensor/ipfs/backend/kubo"
	"github.com/cortensor-open/cortensor/ipfs/backend/limit"
	"github.com/cortensor-open/cortensor/ipfs/backend/pinning"
	"github.com/cortensor-open/cortensor/ipfs/backend/racing"
	"github.com/cortensor-open/cortensor/ipfs/backend/replicated"
	"github.com/cortensor-open/cortensor/ipfs/backend/retry"
	"github.com/cortensor-open/cortensor/ipfs/backend/tiered"
)

// Options of Open. The zero value works.
type Options struct {
	// Env gives environment variables for auth-env; nil is the process's own.
	Env func(name string) (string, bool)
	// Logger hears of what goes wrong beside an operation; nil is silent.
	Logger *slog.Logger
	// Check asks each service at once whether it answers and keeps its promises.
	Check bool
}

// Open makes the backend that a text describes, see Parse.
func Open(ctx context.Context, text string, opts Options) (ipfs.Backend, error) {
	s, err := Parse(text)
	if err != nil {
		return nil, err
	}
	return OpenSpec(ctx, s, opts)
}

// OpenSpec makes the backend of a description. Where it fails, what it had opened is closed again.
func OpenSpec(ctx context.Context, s Spec, opts Options) (ipfs.Backend, error) {
	if opts.Env == nil {
		opts.Env = os.LookupEnv
	}
	o := &opener{Options: opts, params: params{spec: s, used: map[string]bool{}}}
	b, err := o.open(ctx)
	if err == nil {
		b, err = o.wrap(b)
	}
	if err == nil {
		err = o.check(ctx, b)
	}
	if err != nil && b != nil {
		err = errors.Join(err, b.Close())
	}
	if err != nil {
		return nil, err
	}
	return b, nil
}

// opener builds one backend.
type opener struct {
	Options
	params
	service ipfs.Backend // before it is wrapped
}

func (o *opener) open(ctx context.Context) (b ipfs.Backend, err error) {
	switch o.spec.Kind {
	case "memory":
		b = ipfs.NewMemory()
	case "dir":
		var l *ipfs.Local
		if l, err = ipfs.OpenLocal(o.spec.Address, o.Logger); err == nil {
			b = l
		}
	case "kubo":
		b, err = o.kubo()
	case "gateway":
		b, err = o.gateway()
	case "cluster", "pinning":
		b, err = o.withContent(ctx)
	case "tiered", "replicated", "racing":
		b, err = o.composite(ctx)
	default:
		err = core.Errorf(core.Invalid, "backend kind %.40q is not known", o.spec.Kind)
	}
	if err != nil {
		return nil, err
	}
	o.service = b
	return b, nil
}

func (o *opener) kubo() (ipfs.Backend, error) {
	opts := kubo.Options{Stall: o.duration("stall"), AllowUnsynced: o.choice("unsynced", "refuse", "allow") == 1}
	opts.Authorization = o.authorization()
	if o.err != nil {
		return nil, o.err
	}
	return kubo.New(o.spec.Address, opts)
}

func (o *opener) gateway() (ipfs.Backend, error) {
	opts := gateway.Options{Stall: o.duration("stall"), Authorization: o.authorization()}
	if o.err != nil {
		return nil, o.err
	}
	return gateway.New(o.spec.Address, opts)
}

// withContent opens a service that keeps pins, and the backend that its content is read from.
func (o *opener) withContent(ctx context.Context) (ipfs.Backend, error) {
	text := o.text("content")
	if text == "" {
		return nil, core.Errorf(core.Invalid, "backend %s serves no content: add content=… with the backend to read from, percent-encoded", o.spec)
	}
	spec, err := Parse(text)
	if err != nil {
		return nil, err
	}
	if spec.Params["content"] != "" {
		return nil, core.Errorf(core.Invalid, "backend %s: the content of a content backend", o.spec)
	}
	content, err := OpenSpec(ctx, spec, o.Options)
	if err != nil {
		return nil, err
	}
	b, err := o.keeper(content)
	if err != nil {
		return nil, errors.Join(err, content.Close())
	}
	return b, nil
}

func (o *opener) keeper(content ipfs.Backend) (ipfs.Backend, error) {
	stall, wait, fetch := o.duration("stall"), o.duration("pin-timeout"), o.choice("fetch", "no", "yes") == 1
	authorization := o.authorization()
	if o.spec.Kind == "cluster" {
		opts := cluster.Options{
			Authorization: authorization, Stall: stall, PinTimeout: wait, Fetch: fetch,
			ReplicationMin: o.number("replication-min"), ReplicationMax: o.number("replication-max"),
		}
		if o.err != nil {
			return nil, o.err
		}
		return cluster.New(o.spec.Address, content, opts)
	}
	opts := pinning.Options{Authorization: authorization, Stall: stall, PinTimeout: wait, Fetch: fetch}
	if origins := o.text("origins"); origins != "" {
		opts.Origins = strings.Split(origins, ",")
	}
	if o.err != nil {
		return nil, o.err
	}
	return pinning.New(o.spec.Address, content, opts)
}

func (o *opener) composite(ctx context.Context) (ipfs.Backend, error) {
	var members []ipfs.Backend
	closeAll := func(err error) error {
		for _, m := range members {
			err = errors.Join(err, m.Close())
		}
		return err
	}
	for _, m := range o.spec.Members {
		b, err := OpenSpec(ctx, m, o.Options)
		if err != nil {
			return nil, closeAll(err)
		}
		members = append(members, b)
	}
	b, err := o.compose(members)
	if err != nil {
		return nil, closeAll(err)
	}
	return b, nil
}

func (o *opener) compose(members []ipfs.Backend) (ipfs.Backend, error) {
	stall := o.duration("stall")
	switch o.spec.Kind {
	case "tiered":
		policy := []tiered.Policy{tiered.WriteAll, tiered.WriteFirst, tiered.WriteLast}[o.choice("write", "all", "first", "last")]
		opts := tiered.Options{Write: policy, Stall: stall, Logger: o.Logger, NoFill: o.choice("fill", "yes", "no") == 1}
		if o.err != nil {
			return nil, o.err
		}
		return tiered.New(members, opts)
	case "replicated":
		opts := replicated.Options{Acks: o.number("acks"), Hedge: o.duration("hedge"), Stall: stall, Timeout: o.duration("timeout"), Journal: o.text("journal")}
		if o.err != nil {
			return nil, o.err
		}
		return replicated.New(members, opts)
	}
	opts := racing.Options{Hedge: o.duration("hedge"), Stall: stall}
	if o.err != nil {
		return nil, o.err
	}
	return racing.New(members, opts)
}

// wrap adds retries and limits where asked for, the limit inside: each attempt takes its turn.
func (o *opener) wrap(b ipfs.Backend) (ipfs.Backend, error) {
	concurrent, rate, attempts := o.number("concurrent"), o.number("rate"), o.number("retry")
	if concurrent > 0 || rate > 0 {
		b = limit.New(b, limit.Options{Concurrent: concurrent, Rate: int64(rate)})
	}
	if attempts > 0 {
		b = retry.New(b, retry.Options{Attempts: attempts})
	}
	if o.err == nil {
		for k := range o.spec.Params {
			if !o.used[k] {
				o.err = core.Errorf(core.Invalid, "backend %s: option %s is not known there", o.spec, k)
			}
		}
	}
	return b, o.err
}

// check asks a service whether it answers.
func (o *opener) check(ctx context.Context, _ ipfs.Backend) error {
	c, ok := o.service.(interface{ Check(context.Context) error })
	if !o.Check || !ok {
		return nil
	}
	return c.Check(ctx)
}

// params reads options; the first wrong one is err.
type params struct {
	spec Spec
	used map[string]bool
	err  error
}

func (p *params) text(name string) string {
	p.used[name] = true
	return p.spec.Params[name]
}

func (p *params) fail(name, want string) {
	if p.err == nil {
		p.err = core.Errorf(core.Invalid, "backend %s: option %s: want %s", p.spec, name, want)
	}
}

func (p *params) duration(name string) time.Duration {
	text := p.text(name)
	if text == "" {
		return 0
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		p.fail(name, "a duration such as 30s")
	}
	return d
}

func (p *params) number(name string) int {
	text := p.text(name)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 && !(n == -1 && strings.HasPrefix(name, "replication-")) {
		p.fail(name, "a whole number")
	}
	return n
}

// choice gives the place of the option's value among the allowed ones; the first is the default.
func (p *params) choice(name string, allowed ...string) int {
	text := p.text(name)
	for i, a := range allowed {
		if text == a || text == "" {
			return i
		}
	}
	p.fail(name, strings.Join(allowed, " or "))
	return 0
}

// maxSecret bounds a file with a secret, in bytes.
const maxSecret = 16 << 10

// authorization reads the secret of auth-file or auth-env and makes the header of it: "Basic …" and "Bearer …" are taken as
// they are, "user:password" becomes Basic, any other text is a Bearer token.
func (o *opener) authorization() string {
	file, env := o.text("auth-file"), o.text("auth-env")
	secret := ""
	switch {
	case file != "" && env != "":
		o.fail("auth-file", "one of auth-file and auth-env")
	case file != "":
		text, err := readSecret(file)
		if err != nil {
			o.fail("auth-file", err.Error())
		}
		secret = text
	case env != "":
		text, ok := o.Env(env)
		if !ok || strings.TrimSpace(text) == "" {
			o.fail("auth-env", "the name of an environment variable that is set")
		}
		secret = strings.TrimSpace(text)
	}
	switch {
	case secret == "", strings.HasPrefix(secret, "Basic "), strings.HasPrefix(secret, "Bearer "):
		return secret
	case strings.Contains(secret, ":"):
		return "Basic " + base64.StdEncoding.EncodeToString([]byte(secret))
	}
	return "Bearer " + secret
}

func readSecret(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", errors.New("a file that can be read")
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return "", errors.New("a plain file")
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return "", errors.New("a file that its owner alone can read (chmod 600)")
	}
	raw, err := io.ReadAll(io.LimitReader(f, maxSecret))
	text := strings.TrimSpace(string(raw))
	if err != nil || text == "" || strings.ContainsAny(text, "\r\n") {
		return "", errors.New("a file with one line")
	}
	return text, nil
}
