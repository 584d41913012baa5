package grammar

// derive finds the rules of which some alternative consists of nothing but such rules and, where bytes is set, bytes. So with
// bytes it finds those that stand for any text at all, without those that can stand for none.
func (c *compiler) derive(bytes bool) []bool {
	found := make([]bool, len(c.rules))
	type alternative struct{ rule, missing int }
	var alts []*alternative
	users := make([][]*alternative, len(c.rules))
	var ready []int
	for id, r := range c.rules {
		for _, symbols := range r.alts {
			a := &alternative{rule: id}
			for _, s := range symbols {
				if s.op == opCall {
					a.missing++
					users[s.arg] = append(users[s.arg], a)
				} else if !bytes {
					a.missing++ // for good
				}
			}
			alts = append(alts, a)
		}
	}
	settle := func(a *alternative) {
		if a.missing == 0 && !found[a.rule] {
			found[a.rule] = true
			ready = append(ready, a.rule)
		}
	}
	for _, a := range alts {
		settle(a)
	}
	for len(ready) > 0 {
		id := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		for _, a := range users[id] {
			a.missing--
			settle(a)
		}
	}
	return found
}

// prune takes out alternatives that stand for no text. After it every beginning that a grammar allows can be completed.
func (c *compiler) prune() {
	fine := c.derive(true)
	for id := range c.rules {
		kept := c.rules[id].alts[:0]
	alternatives:
		for _, alt := range c.rules[id].alts {
			for _, s := range alt {
				if s.op == opCall && !fine[s.arg] {
					continue alternatives
				}
			}
			kept = append(kept, alt)
		}
		c.rules[id].alts = kept
	}
}

// leftRecursion refuses rules that can begin with themselves and go on after that: their stacks would grow without a byte read.
// A rule that only *is* itself in one of its alternatives adds nothing, and stays.
func (c *compiler) leftRecursion() error {
	empty := c.derive(false)
	edges := make([][]int32, len(c.rules))
	type grown struct{ from, to int32 }
	var growing []grown
	for id, r := range c.rules {
		for _, alt := range r.alts {
			for i, s := range alt {
				if s.op != opCall {
					break
				}
				edges[id] = append(edges[id], s.arg)
				if i < len(alt)-1 {
					growing = append(growing, grown{int32(id), s.arg})
				}
				if !empty[s.arg] {
					break
				}
			}
		}
	}
	group := components(edges)
	for _, g := range growing {
		if group[g.from] == group[g.to] {
			return invalid("rule %q is left-recursive: it can begin with itself; put the recursion behind something, as in list ::= item (\",\" item)*", c.rules[g.from].name)
		}
	}
	return nil
}

// components numbers the strongly connected components of a graph (Tarjan's algorithm, with a stack of its own).
func components(edges [][]int32) []int32 {
	n := len(edges)
	group, index, low := make([]int32, n), make([]int32, n), make([]int32, n)
	type frame struct {
		node int32
		next int
	}
	var open []int32
	var count, groups int32
	enter := func(v int32) frame {
		count++
		index[v], low[v] = count, count
		open = append(open, v)
		return frame{node: v}
	}
	for start := range int32(n) {
		if index[start] != 0 {
			continue
		}
		calls := []frame{enter(start)}
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			v := f.node
			if f.next < len(edges[v]) {
				w := edges[v][f.next]
				f.next++
				if index[w] == 0 {
					calls = append(calls, enter(w))
				} else if group[w] == 0 {
					low[v] = min(low[v], index[w])
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if len(calls) > 0 {
				up := calls[len(calls)-1].node
				low[up] = min(low[up], low[v])
			}
			if low[v] == index[v] {
				groups++
				for {
					w := open[len(open)-1]
					open = open[:len(open)-1]
					group[w] = groups
					if w == v {
						break
					}
				}
			}
		}
	}
	return group
}
