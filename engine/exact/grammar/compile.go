package grammar

import "fmt"

// Grammar is a compiled grammar. It does not change and is safe for concurrent use.
type Grammar struct {
	code  []symbol  // alternatives, each ended by opEnd
	rules [][]int32 // where the alternatives of each rule begin; the first rule is the root
	bytes []byteSet
}

// symbol is a place in an alternative: a byte of a set, a rule, or the alternative's end.
type symbol struct {
	op  uint8
	arg int32 // number of the set or of the rule
}

const (
	opEnd uint8 = iota
	opByte
	opCall
)

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) add(b byte)      { s[b>>6] |= 1 << (b & 63) }
func (s *byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

// within tells whether all bytes of s are in t.
func (s *byteSet) within(t *byteSet) bool {
	return s[0]&^t[0]|s[1]&^t[1]|s[2]&^t[2]|s[3]&^t[3] == 0
}

// rule is a rule while it is compiled.
type rule struct {
	name string
	alts [][]symbol
}

// compiler turns expressions into rules.
type compiler struct {
	rules   []rule
	named   map[string]int32
	pending []string // named rules that are not compiled yet
	within  string   // the named rule that is being compiled
	classes map[string]int32
	sets    map[byteSet]int32
	list    []byteSet
	size    int
}

// compile makes a grammar of rules; all that are named must be there.
func compile(source ruleset) (*Grammar, error) {
	c := &compiler{named: map[string]int32{}, classes: map[string]int32{}, sets: map[byteSet]int32{}}
	c.ref(root)
	for len(c.pending) > 0 {
		name := c.pending[0]
		c.pending, c.within = c.pending[1:], name
		alts, err := c.alternatives(source[name])
		if err != nil {
			return nil, err
		}
		c.rules[c.named[name]].alts = alts
	}
	c.prune()
	if len(c.rules[0].alts) == 0 {
		return nil, invalid("it allows no text at all")
	}
	if err := c.leftRecursion(); err != nil {
		return nil, err
	}
	g := &Grammar{bytes: c.list}
	for _, r := range c.rules {
		var starts []int32
		for _, alt := range r.alts {
			starts = append(starts, int32(len(g.code)))
			g.code = append(append(g.code, alt...), symbol{op: opEnd})
		}
		g.rules = append(g.rules, starts)
	}
	return g, nil
}

// ref gives the number of a named rule, which is compiled later if it was not.
func (c *compiler) ref(name string) int32 {
	id, ok := c.named[name]
	if !ok {
		id = c.add(name)
		c.named[name] = id
		c.pending = append(c.pending, name)
	}
	return id
}

func (c *compiler) add(name string, alts ...[]symbol) int32 {
	c.rules = append(c.rules, rule{name, alts})
	return int32(len(c.rules) - 1)
}

// grow counts symbols; the limit bounds time and memory of all that follows.
func (c *compiler) grow(n int) error {
	if c.size += n; c.size > maxCode {
		return invalid("it is too large: more than %d symbols with all repetitions written out", maxCode)
	}
	return nil
}

// alternatives compiles what a rule stands for.
func (c *compiler) alternatives(n node) (alts [][]symbol, err error) {
	list, ok := n.(choice)
	if !ok {
		list = choice{n}
	}
	for _, one := range list {
		alt, err := c.symbols(one)
		if err != nil {
			return nil, err
		}
		if err := c.grow(len(alt) + 1); err != nil {
			return nil, err
		}
		alts = append(alts, alt)
	}
	return alts, nil
}

// symbols compiles an expression to a sequence.
func (c *compiler) symbols(n node) ([]symbol, error) {
	switch n := n.(type) {
	case literal:
		var out []symbol
		for i := range len(n) {
			var s byteSet
			s.add(n[i])
			out = append(out, c.set(s))
		}
		return out, nil
	case class:
		one, err := c.class(n)
		return []symbol{one}, err
	case ref:
		return []symbol{{opCall, c.ref(string(n))}}, nil
	case sequence:
		var out []symbol
		for _, part := range n {
			more, err := c.symbols(part)
			if err != nil {
				return nil, err
			}
			if out = append(out, more...); len(out) > maxCode {
				return nil, c.grow(len(out))
			}
		}
		return out, nil
	case choice:
		if len(n) == 1 {
			return c.symbols(n[0])
		}
		alts, err := c.alternatives(n)
		return []symbol{{opCall, c.add(c.within, alts...)}}, err
	case repeat:
		return c.repeat(n)
	}
	return nil, fmt.Errorf("an expression of type %T", n) // programmer's error
}

func (c *compiler) set(s byteSet) symbol {
	id, ok := c.sets[s]
	if !ok {
		id = int32(len(c.list))
		c.sets[s] = id
		c.list = append(c.list, s)
	}
	return symbol{opByte, id}
}

// class compiles one character: a byte where all are ASCII, else a rule of the byte sequences of UTF-8.
func (c *compiler) class(n class) (symbol, error) {
	key := fmt.Sprint(n)
	if id, ok := c.classes[key]; ok {
		return symbol{opCall, id}, nil
	}
	var ascii byteSet
	var alts [][]symbol
	for _, s := range n {
		for r := s.lo; r <= min(s.hi, 0x7F); r++ {
			ascii.add(byte(r))
		}
		if s.hi <= 0x7F {
			continue
		}
		utf8Ranges(span{max(s.lo, 0x80), s.hi}, func(ranges []span) {
			var alt []symbol
			for _, r := range ranges {
				var set byteSet
				for b := r.lo; b <= r.hi; b++ {
					set.add(byte(b))
				}
				alt = append(alt, c.set(set))
			}
			alts = append(alts, alt)
		})
	}
	if ascii != (byteSet{}) {
		if alts == nil {
			return c.set(ascii), nil
		}
		alts = append(alts, []symbol{c.set(ascii)})
	}
	for _, alt := range alts {
		if err := c.grow(len(alt) + 1); err != nil {
			return symbol{}, err
		}
	}
	id := c.add(c.within, alts...)
	c.classes[key] = id
	return symbol{opCall, id}, nil
}

// repeat writes the least number of times out; behind it goes a loop, or a rule for each further time that there may be.
func (c *compiler) repeat(n repeat) ([]symbol, error) {
	if n.min > MaxRepeat || n.max > MaxRepeat {
		return nil, invalid("%d repetitions, at most %d are taken", max(n.min, n.max), MaxRepeat)
	}
	one, err := c.symbols(n.of)
	if err != nil {
		return nil, err
	}
	if len(one) > 1 {
		if err := c.grow(len(one) + 1); err != nil {
			return nil, err
		}
		one = []symbol{{opCall, c.add(c.within, one)}}
	}
	var out []symbol
	for range n.min {
		out = append(out, one...)
	}
	if n.max < 0 {
		loop := c.add(c.within)
		c.rules[loop].alts = [][]symbol{append(one[:len(one):len(one)], symbol{opCall, loop}), nil}
		return append(out, symbol{opCall, loop}), c.grow(len(one) + 3)
	}
	rest := []symbol(nil)
	for range n.max - n.min {
		if err := c.grow(len(one) + 3); err != nil {
			return nil, err
		}
		rest = []symbol{{opCall, c.add(c.within, append(one[:len(one):len(one)], rest...), nil)}}
	}
	return append(out, rest...), nil
}
