package rest

import "github.com/cortensor-open/cortensor/core"

// CheckPinName refuses a pin name that is longer than a service takes, in bytes.
func CheckPinName(name string, limit int) error {
	if len(name) > limit {
		return core.Errorf(core.TooLarge, "pin name of %d bytes, at most %d", len(name), limit)
	}
	return nil
}
