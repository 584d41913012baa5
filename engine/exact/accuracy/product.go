package accuracy

import (
	"sync"
	"sync/atomic"

	"github.com/cortensor-open/cortensor/engine/exact/weight"
)

// share calls work for 0 to n−1 from all threads and waits for the last.
func (f *Forward) share(n int, work func(i int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(f.threads, n) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	all.Wait()
}

// block is the number of rows that a thread decodes at once: few enough that they stay in its cache.
const block = 16

// product multiplies n vectors by a matrix: out[i·Rows+r] is the product of vector i with row r.
func (f *Forward) product(m *weight.Matrix, x []float64, n int) []float64 {
	out := make([]float64, n*m.Rows)
	f.share((m.Rows+block-1)/block, func(b int) {
		rows := make([]float64, block*m.Cols) // those past the matrix stay 0
		count := min(block, m.Rows-b*block)
		for r := range count {
			decode(m, b*block+r, rows[r*m.Cols:][:m.Cols])
		}
		row := func(r int) []float64 { return rows[r*m.Cols:][:m.Cols] }
		for i := 0; i < n; i += 2 {
			x0 := x[i*m.Cols:][:m.Cols]
			x1 := x0
			if i+1 < n {
				x1 = x[(i+1)*m.Cols:][:m.Cols]
			}
			for r := 0; r < count; r += 4 {
				sums := eight(row(r), row(r+1), row(r+2), row(r+3), x0, x1)
				copy(out[i*m.Rows+b*block+r:][:min(4, count-r)], sums[:4])
				if i+1 < n {
					copy(out[(i+1)*m.Rows+b*block+r:][:min(4, count-r)], sums[4:])
				}
			}
		}
	})
	return out
}

// eight gives the products of four rows with two vectors: few loads for many multiplications, and sums that do not wait for each
// other.
func eight(a, b, c, d, x, y []float64) (out [8]float64) {
	n := len(x)
	a, b, c, d, y = a[:n], b[:n], c[:n], d[:n], y[:n]
	var s0, s1, s2, s3, t0, t1, t2, t3 float64
	for i, v := range x {
		w := y[i]
		s0 += a[i] * v
		t0 += a[i] * w
		s1 += b[i] * v
		t1 += b[i] * w
		s2 += c[i] * v
		t2 += c[i] * w
		s3 += d[i] * v
		t3 += d[i] * w
	}
	return [8]float64{s0, s1, s2, s3, t0, t1, t2, t3}
}

// decode writes a row's values: scale times whole number plus offset, which float64 holds exactly or nearly so.
func decode(m *weight.Matrix, row int, out []float64) {
	if !m.Quantised() {
		for i := range out {
			out[i] = float64(m.Float(row, i))
		}
		return
	}
	var b weight.Block
	for i := 0; i < m.Cols; i += weight.Size {
		m.Block(row, i/weight.Size, &b)
		d, offset := float64(b.D), float64(b.M)
		for j, w := range b.W {
			out[i+j] = d*float64(w) + offset
		}
	}
}
