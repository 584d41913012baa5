package router

import (
	"bytes"
	"context"
	"io"

	"github.com/cortensor-open/cortensor/core"
)

// matches checks that a result's output is what was passed on, and gives its usage. Small public outputs were checked when
// the result came; a sealed one is opened.
func (r *relay) matches(ctx context.Context, result *core.Result) (core.Usage, error) {
	fetch, cancel := context.WithTimeout(ctx, r.service.cfg.FetchTimeout)
	defer cancel()
	if r.channel.private {
		return r.service.sameSealed(fetch, result, r.sent)
	}
	if len(r.sent) <= chunkSize {
		return result.Usage, nil
	}
	return result.Usage, r.sameFile(fetch, result)
}

func (r *relay) sameFile(fetch context.Context, result *core.Result) error {
	output, size, err := r.service.deps.Files.OpenFile(fetch, result.Output, result.Providers)
	if err != nil {
		return core.Errorf(core.KindOf(err), "read output %s: %w", result.Output, err)
	}
	defer output.Close()
	stored := []byte{}
	if size == int64(len(r.sent)) {
		if stored, err = io.ReadAll(io.LimitReader(output, size+1)); err != nil {
			return core.Errorf(core.KindOf(err), "read output %s: %w", result.Output, err)
		}
	}
	if !bytes.Equal(stored, r.sent) {
		return core.Fail(core.ReasonContentMismatch, "miner %s streamed another text than its result %s has", result.Author(), result.Output)
	}
	return nil
}
