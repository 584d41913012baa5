package model

import (
	"github.com/cortensor-open/cortensor/core"
	"github.com/cortensor-open/cortensor/engine/exact/gguf"
	"github.com/cortensor-open/cortensor/engine/exact/num"
)

// readRope makes the tables of rotary frequencies as docs/exact.md has them.
func (c *Config) readRope(f *gguf.File, k *keys) error {
	n := k.sizeOr("rope.dimension_count", 1<<12, c.HeadDim)
	base := func(name string) float64 {
		if f.Has(c.Arch + "." + name) {
			return k.float(name, 1, 1e12)
		}
		return 10000
	}
	global, local := base("rope.freq_base"), 0.0
	if c.Window > 0 {
		local = base("rope.freq_base_swa")
	}
	if k.err != nil {
		return k.err
	}
	if n > c.HeadDim || n%2 != 0 {
		return core.Errorf(core.Corrupt, "GGUF: %d rotated elements of %d", n, c.HeadDim)
	}
	scale, err := c.ropeScale(f, k)
	if err != nil {
		return err
	}
	var factors []float32
	if c.Arch == "llama" {
		if factors, err = ropeFactors(f, n/2); err != nil {
			return err
		}
	}
	c.Freqs = frequencies(n, global, scale, factors)
	if c.Window > 0 {
		c.LocalFreqs = frequencies(n, local, 1, nil)
	}
	return nil
}

// ropeScale gives by what positions are divided. A factor without a type is linear, as in old files and in llama.cpp.
func (c *Config) ropeScale(f *gguf.File, k *keys) (float64, error) {
	kind := "linear"
	if f.Has(c.Arch + ".rope.scaling.type") {
		var err error
		if kind, err = f.String(c.Arch + ".rope.scaling.type"); err != nil {
			return 0, err
		}
	}
	switch kind {
	case "none":
		return 1, nil
	case "linear":
		for _, name := range []string{"rope.scaling.factor", "rope.scale_linear"} {
			if f.Has(c.Arch + "." + name) {
				return k.float(name, 1e-3, 1e6), k.err
			}
		}
		return 1, nil
	}
	return 0, core.Errorf(core.Invalid, "rotary scaling %.40q is not computed exactly (none, linear, and Llama 3's factors are); %s", kind, otherwise)
}

// frequencies gives base^(−2i/n) for pair i, in float64, divided by a linear scale and by the file's factor of the pair where it has
// one (Llama 3).
func frequencies(n int, base, scale float64, factors []float32) []float64 {
	log, out := num.Log64(base), make([]float64, n/2)
	for i := range out {
		out[i] = num.Exp64(-float64(float64(float64(2*i)/float64(n))*log)) / scale
		if factors != nil {
			out[i] = out[i] / float64(factors[i])
		}
	}
	return out
}

// leastFactor keeps angles, of up to 2³⁰ positions, so small that argument reduction is exact: whole turns fit into 2⁵³.
const leastFactor = 1e-3

func ropeFactors(f *gguf.File, n int) ([]float32, error) {
	t, ok := f.Tensor("rope_freqs.weight")
	if !ok {
		return nil, nil
	}
	factors, err := vector(t, n)
	if err != nil {
		return nil, err
	}
	for i, x := range factors {
		if !(x >= leastFactor && x <= 1/leastFactor) {
			return nil, core.Errorf(core.Corrupt, "GGUF: rotary factor %d is %v, want %v to %v", i, x, leastFactor, 1/leastFactor)
		}
	}
	return factors, nil
}

// Frequencies gives those of global or of local layers; nil where there are none.
func (c *Config) Frequencies(local bool) []float64 {
	if local {
		return c.LocalFreqs
	}
	return c.Freqs
}

// Rotation gives cosine and sine of each pair's angle at a position, rounded to float32; freqs are what Frequencies gave.
func Rotation(freqs []float64, position int, cos, sin []float32) {
	for i, f := range freqs {
		s, k := num.SinCos(float64(float64(position) * f))
		sin[i], cos[i] = float32(s), float32(k)
	}
}
