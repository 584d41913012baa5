package limits

import "testing"

// The limits are those of a machine of this century.
func TestMeasure(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second and 256 MiB")
	}
	l := Measure(1)
	if l.Read < 1e8 || l.Read > 1e13 || l.Products < 0 || l.Products > 1e14 {
		t.Errorf("%+v", l)
	}
}
