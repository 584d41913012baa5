package core

import (
	"errors"
	"fmt"
)

// Kind classifies an error by what its receiver can do about it. Kinds cross the wire: the HTTP API maps each to one
// status, the peer protocol sends the name.
type Kind string

// The kinds, from the caller's side.
const (
	Invalid     Kind = "invalid"     // the request is wrong; change it
	NotFound    Kind = "not_found"   // no such thing
	Denied      Kind = "denied"      // no or wrong key, or not allowed
	TooLarge    Kind = "too_large"   // over a stated limit
	Busy        Kind = "busy"        // at capacity now; try again later
	Unavailable Kind = "unavailable" // a part that is needed cannot be reached; try again later
	Timeout     Kind = "timeout"     // a deadline passed
	Corrupt     Kind = "corrupt"     // bytes, signature or state do not match what was promised
	Internal    Kind = "internal"    // a defect of ours
)

// Error is an error with a kind and, where a task failed, the coded reason.
type Error struct {
	Kind   Kind
	Reason Reason // empty when no task failed
	Err    error
}

// Error renders the message; a reason is put in front of it.
func (e *Error) Error() string {
	if e.Reason != "" {
		return string(e.Reason) + ": " + e.Err.Error()
	}
	return e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error of a kind; %w wraps as in fmt.Errorf.
func Errorf(k Kind, format string, args ...any) error {
	return &Error{Kind: k, Err: fmt.Errorf(format, args...)}
}

// Fail makes an error that carries a task's coded reason; its kind is the reason's.
func Fail(r Reason, format string, args ...any) error {
	return &Error{Kind: r.Info().Kind, Reason: r, Err: fmt.Errorf(format, args...)}
}

// KindOf gives the outermost kind in err's chain, Internal when there is none and "" for nil.
func KindOf(err error) Kind {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Internal
}

// ReasonOf gives the outermost coded reason in err's chain, or "".
func ReasonOf(err error) Reason {
	for err != nil {
		var e *Error
		if !errors.As(err, &e) {
			return ""
		}
		if e.Reason != "" {
			return e.Reason
		}
		err = e.Err
	}
	return ""
}
