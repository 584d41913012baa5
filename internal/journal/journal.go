// Package journal keeps small values, one a task, safe against kill -9: each is a JSON file that is written beside its place,
// synced and then renamed into it.
package journal

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/cortensor-open/cortensor/core"
)

const suffix = ".json"

// Journal holds values of type T by task. Its methods are safe for concurrent use on different tasks.
type Journal[T any] struct {
	dir string

	mu    sync.Mutex
	ended map[core.TaskRef]time.Time // when tasks ended that Sweep has asked for
}

// Open makes or opens the journal in dir.
func Open[T any](dir string) (*Journal[T], error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, core.Errorf(core.Internal, "open journal: %w", err)
	}
	return &Journal[T]{dir: dir, ended: map[core.TaskRef]time.Time{}}, nil
}

func (j *Journal[T]) path(ref core.TaskRef) string {
	return filepath.Join(j.dir, strings.ReplaceAll(ref.String(), "/", "-")+suffix)
}

// Put keeps v for a task; when it returns, v survives a crash.
func (j *Journal[T]) Put(ref core.TaskRef, v T) error {
	data, err := json.Marshal(v)
	if err != nil {
		return core.Errorf(core.Internal, "journal task %s: %w", ref, err)
	}
	if err := writeDurable(j.path(ref), data); err != nil {
		return core.Errorf(core.Internal, "journal task %s: %w", ref, err)
	}
	return nil
}

func writeDurable(path string, data []byte) error {
	next := path + ".next"
	f, err := os.OpenFile(next, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	if err := os.Rename(next, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// Get gives the value of a task, false if there is none.
func (j *Journal[T]) Get(ref core.TaskRef) (v T, found bool, err error) {
	data, err := os.ReadFile(j.path(ref))
	if errors.Is(err, fs.ErrNotExist) {
		return v, false, nil
	}
	if err != nil {
		return v, false, core.Errorf(core.Internal, "read journal of task %s: %w", ref, err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return v, false, core.Errorf(core.Corrupt, "read journal of task %s: %w", ref, err)
	}
	return v, true, nil
}

// Delete drops the value of a task, if there is one.
func (j *Journal[T]) Delete(ref core.TaskRef) error {
	if err := os.Remove(j.path(ref)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return core.Errorf(core.Internal, "drop journal of task %s: %w", ref, err)
	}
	return nil
}

// Refs lists the tasks that have a value, in no particular order.
func (j *Journal[T]) Refs() ([]core.TaskRef, error) {
	entries, err := os.ReadDir(j.dir)
	if err != nil {
		return nil, core.Errorf(core.Internal, "list journal: %w", err)
	}
	var refs []core.TaskRef
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), suffix)
		if !ok {
			continue // an unfinished write
		}
		ref, err := core.ParseTaskRef(strings.Replace(name, "-", "/", 1))
		if err != nil {
			return nil, core.Errorf(core.Corrupt, "list journal: file %q is none of ours; move it away", e.Name())
		}
		refs = append(refs, ref)
	}
	return refs, nil
}

// Sweep drops the values of tasks that ended longer ago than keep. open are the tasks that have not ended; of any other one
// state is asked until it has ended, and not again.
func (j *Journal[T]) Sweep(ctx context.Context, open []core.TaskRef, keep time.Duration, state func(context.Context, core.TaskRef) (core.TaskState, error)) error {
	refs, err := j.Refs()
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, ref := range refs {
		if slices.Contains(open, ref) {
			delete(j.ended, ref) // again, after a reorganisation
			continue
		}
		ended, known := j.ended[ref]
		if !known {
			task, err := state(ctx, ref)
			if core.KindOf(err) == core.NotFound { // of another chain, or not there yet
				continue
			}
			if err != nil {
				return err
			}
			if task.Status != core.Ended {
				continue
			}
			ended = task.Finished
			j.ended[ref] = ended
		}
		if time.Since(ended) > keep {
			if err := j.Delete(ref); err != nil {
				return err
			}
			delete(j.ended, ref)
		}
	}
	return nil
}
