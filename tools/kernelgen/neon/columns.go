package main

import "fmt"

// columns writes the kernels of matrices of floats: columns in order, a lane is a row.
func columns() (list []*function) {
	for _, kind := range []string{"Single", "Half", "Brain"} {
		for _, n := range []int{1, 2, 4, 8} {
			list = append(list, column(kind, n))
		}
	}
	return list
}

func column(kind string, n int) *function {
	f := begin(fmt.Sprintf("neon%s%d", kind, n), "w *byte, x *float32, out *float32, cols int, stride int", fmt.Sprintf("multiplies 16 rows of floats with %d vectors.", n))
	parts := min(4, 16/n) // as many quarters of the rows as there are registers for
	size := 4
	if kind != "Single" {
		size = 2
	}
	w, left, row, x := f.gp(), f.gp(), f.gp(), f.gpList(n)
	acc := make([][]vec, n)
	for t := range acc {
		acc[t] = f.vecList(parts)
	}
	f.do("MOVD $0, %s", row)
	f.label("pass")
	f.load("x", x[0])
	f.load("cols", left)
	for t := 1; t < n; t++ {
		f.do("ADD %s<<2, %s, %s", left, x[t-1], x[t])
	}
	f.load("w", w)
	if size == 4 {
		f.do("ADD %s, %s", row, w)
	} else {
		f.do("ADD %s>>1, %s", row, w)
	}
	for _, list := range acc {
		for _, v := range list {
			f.zero(v)
		}
	}
	f.label("column")
	rows, one, product := f.vecList(parts), f.vec(), f.vec()
	for i, v := range rows {
		f.rows(kind, v, w, 4*size*i)
	}
	for t := range n {
		f.do("FMOVS.P 4(%s), F%d", x[t], one)
		for i, v := range rows {
			f.byElement(fmulElement, product, v, one, 0)
			f.op(fadd, acc[t][i], acc[t][i], product)
		}
	}
	f.add(w, 16*size)
	f.loop(left, 1, "column")
	f.load("out", w)
	f.do("ADD %s, %s", row, w)
	f.results(acc, w, f.load("stride", left))
	f.add(row, 16*parts)
	f.do("CMP $64, %s", row)
	f.do("BNE pass")
	f.do("RET")
	return f
}

// results writes those of each vector, stride bytes apart.
func (f *function) results(acc [][]vec, to, stride gp) {
	for t, list := range acc {
		if t > 0 {
			f.do("ADD %s, %s", stride, to)
		}
		for i, v := range list {
			f.put(v, to, 16*i)
		}
	}
}

// rows reads four rows of a column.
func (f *function) rows(kind string, to vec, w gp, at int) {
	if kind == "Single" {
		f.get(to, w, at)
		return
	}
	f.do("FMOVD %d(%s), F%d", at, w, to)
	if kind == "Half" {
		f.unary(fcvtl, to, to)
	} else {
		f.unary(shll, to, to)
	}
}
