package num

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestExpIsClose(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	worst := 0.0
	for range 1_000_000 {
		x := float32(r.Float64()*(ExpHigh-ExpLow) + ExpLow)
		want := math.Exp(float64(x))
		worst = max(worst, math.Abs(float64(Exp(x))-want)/want)
	}
	if worst > math.Exp2(-22.5) {
		t.Errorf("relative error %g", worst)
	}
	for x, want := range map[float32]float32{0: 1, ExpLow - 0.001: 0, float32(math.Inf(-1)): 0, float32(math.Inf(1)): Exp(ExpHigh)} {
		if got := Exp(x); got != want {
			t.Errorf("e^%v = %v, want %v", x, got, want)
		}
	}
	if y := Exp(float32(math.NaN())); y == y {
		t.Errorf("e^NaN = %v", y)
	}
}

func TestWideIsClose(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 200_000 {
		x := r.Float64()*1400 - 700
		if got, want := Exp64(x), math.Exp(x); math.Abs(got-want) > 4e-16*want {
			t.Fatalf("e^%v = %v, want %v", x, got, want)
		}
		x = math.Exp(r.Float64()*1400 - 700)
		if got, want := Log64(x), math.Log(x); math.Abs(got-want) > 4e-16*max(math.Abs(want), 1e-3) {
			t.Fatalf("ln %v = %v, want %v", x, got, want)
		}
		x = (r.Float64() - 0.5) * (1 << 20)
		sin, cos := SinCos(x)
		if math.Abs(sin-math.Sin(x)) > 3e-16 || math.Abs(cos-math.Cos(x)) > 3e-16 {
			t.Fatalf("sin, cos %v = %v, %v, want %v, %v", x, sin, cos, math.Sin(x), math.Cos(x))
		}
	}
}

func TestGELUIsClose(t *testing.T) {
	for x := float32(-9); x < 9; x += 0.0137 {
		w := float64(x)
		want := 0.5 * w * (1 + math.Tanh(math.Sqrt(2/math.Pi)*(w+0.044715*w*w*w)))
		if got := float64(GELU(x)); math.Abs(got-want) > 2e-6*max(1, math.Abs(want)) {
			t.Errorf("GELU %v = %v, want %v", x, got, want)
		}
	}
}

func TestRound(t *testing.T) {
	for _, x := range []float32{0, 0.5, 1.5, 2.5, -0.5, -1.5, 0.49999997, 126.5, 127, -127.49, 4194303.5} {
		if got, want := Round(x), float32(math.RoundToEven(float64(x))); got != want {
			t.Errorf("round %v = %v, want %v", x, got, want)
		}
	}
}

func TestSumsHaveTheirOrder(t *testing.T) {
	x := make([]float32, 37)
	r := rand.New(rand.NewPCG(5, 6))
	for i := range x {
		x[i] = float32(r.NormFloat64())
	}
	var p [16]float32
	for lane := range p {
		for i := lane; i < len(x); i += 16 {
			p[lane] += x[i]
		}
	}
	want := (((p[0] + p[8]) + (p[4] + p[12])) + ((p[2] + p[10]) + (p[6] + p[14]))) +
		(((p[1] + p[9]) + (p[5] + p[13])) + ((p[3] + p[11]) + (p[7] + p[15])))
	if got := Sum(x); got != want {
		t.Errorf("sum %v, want %v", got, want)
	}
	if Finite([]float32{1, float32(math.NaN())}) || Finite([]float32{float32(math.Inf(-1))}) || !Finite(x) {
		t.Error("finite is wrong")
	}
}

// The bits of many results, as every machine must have them.
func TestGolden(t *testing.T) {
	h := uint64(14695981039346656037)
	mix := func(v uint64) { h = (h ^ v) * 1099511628211 }
	for i := range 4096 {
		x := float32(i-2048) * 0.0421
		mix(uint64(math.Float32bits(Exp(x))))
		mix(uint64(math.Float32bits(SiLU(x))))
		mix(math.Float64bits(Exp64(float64(x))))
		mix(math.Float64bits(Log64(1 + float64(float64(i)*0.73))))
		sin, cos := SinCos(float64(x) * 100)
		mix(math.Float64bits(sin))
		mix(math.Float64bits(cos))
	}
	if h != golden {
		t.Errorf("%#x, want %#x", h, uint64(golden))
	}
}

const golden = 0xefe3cf4d48987bc8
