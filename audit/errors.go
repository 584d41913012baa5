package audit

import (
	"context"
	"errors"
	"fmt"

	"github.com/cortensor-open/cortensor/core"
)

// wrap puts the action in front of an error and keeps its kind and reason. Errors that carry neither, such as those of a
// driver, become "unreachable": the part that was asked did not answer.
func wrap(err error, format string, args ...any) error {
	what := fmt.Sprintf(format, args...)
	var coded *core.Error
	switch {
	case errors.As(err, &coded):
		return fmt.Errorf("%s: %w", what, err)
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return core.Errorf(core.Timeout, "%s: %w", what, err)
	default:
		return core.Fail(core.ReasonUnreachable, "%s: %w", what, err)
	}
}

// joinTo adds what else went wrong to an error, which stays the first one.
func joinTo(err, more error) error {
	if err == nil || more == nil {
		return err
	}
	return fmt.Errorf("%w (and %v)", err, more)
}
