// Package metricsdoc reads the metrics out of the source, for docs/metrics.md: every prometheus Opts literal with its name
// and help. A metric that is not written as such a literal is not found; write it as one.
package metricsdoc

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Metric is one metric of the program.
type Metric struct {
	Name, Kind, Help string
	Labels           []string
}

// Scan finds the metrics in the Go files under root.
func Scan(root string) ([]Metric, error) {
	var all []Metric
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || slices.Contains([]string{"tools", "node_modules", "testdata", "contracts", "bind"}, name)) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		found, err := scanFile(file)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, found...)
		return nil
	})
	slices.SortFunc(all, func(a, b Metric) int { return strings.Compare(a.Name, b.Name) })
	return all, err
}

func scanFile(file *ast.File) (found []Metric, err error) {
	consts := map[string]string{}
	ast.Inspect(file, func(n ast.Node) bool {
		switch v := n.(type) {
		case *ast.ValueSpec:
			for i := range min(len(v.Names), len(v.Values)) {
				if text, ok := constant(v.Values[i], consts); ok {
					consts[v.Names[i].Name] = text
				}
			}
		case *ast.CallExpr:
			if m, is, bad := metric(v, consts); bad != nil {
				err = bad
			} else if is {
				found = append(found, m)
			}
		}
		return err == nil
	})
	return found, err
}

// metric reads a call of prometheus.NewX(prometheus.XOpts{…}, …).
func metric(call *ast.CallExpr, consts map[string]string) (m Metric, is bool, err error) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || !strings.HasPrefix(selector.Sel.Name, "New") {
		return m, false, nil
	}
	opts, ok := call.Args[0].(*ast.CompositeLit)
	if !ok {
		return m, false, nil
	}
	typ, ok := opts.Type.(*ast.SelectorExpr)
	if !ok || !strings.HasSuffix(typ.Sel.Name, "Opts") {
		return m, false, nil
	}
	if pkg, ok := typ.X.(*ast.Ident); !ok || pkg.Name != "prometheus" || typ.Sel.Name == "ProcessCollectorOpts" {
		return m, false, nil
	}
	m.Kind = strings.ToLower(strings.TrimSuffix(typ.Sel.Name, "Opts"))
	for _, e := range opts.Elts {
		field, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		text, constantText := constant(field.Value, consts)
		switch key, _ := field.Key.(*ast.Ident); {
		case key == nil:
		case key.Name == "Name" && constantText:
			m.Name = text
		case key.Name == "Help" && constantText:
			m.Help = text
		}
	}
	if m.Name == "" || m.Help == "" {
		return m, false, fmt.Errorf("a metric whose name or help is not a constant: %q", m.Name)
	}
	if list, ok := call.Args[len(call.Args)-1].(*ast.CompositeLit); ok && list != opts {
		for _, e := range list.Elts {
			if text, ok := constant(e, consts); ok {
				m.Labels = append(m.Labels, text)
			}
		}
	}
	return m, true, nil
}

// constant evaluates string literals, known constants and their sums.
func constant(e ast.Expr, consts map[string]string) (string, bool) {
	switch v := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(v.Value)
		return text, err == nil && v.Kind == token.STRING
	case *ast.Ident:
		text, ok := consts[v.Name]
		return text, ok
	case *ast.BinaryExpr:
		x, xok := constant(v.X, consts)
		y, yok := constant(v.Y, consts)
		return x + y, v.Op == token.ADD && xok && yok
	}
	return "", false
}

// Markdown renders the reference.
func Markdown(metrics []Metric, head string) []byte {
	var b bytes.Buffer
	b.WriteString("# Metrics\n\n" + head + "Served at `/metrics` of the address in `metrics.listen`, in Prometheus' text format, with a `node` label for each member of the\n" +
		"process, beside Go's and the process's own.\n\n| metric | kind | labels | meaning |\n|---|---|---|---|\n")
	for _, m := range metrics {
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", m.Name, m.Kind, strings.Join(m.Labels, ", "), m.Help)
	}
	return b.Bytes()
}
