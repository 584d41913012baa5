package token

import "slices"

// pattern gives the end of its match at s[i:end], or i when there is none. s is clean.
type pattern func(c *characters, s string, i, end int) int

// splitter cuts text into words, as a list of patterns does: each cuts further what the one before left. What lies between
// two matches is a word too.
type splitter struct {
	names    []string // tokenizer.ggml.pre
	patterns []pattern
	whole    bool // a word that is in the vocabulary is not cut into merges
	bos      bool // a text begins with BOS unless the file says otherwise
	noBOS    bool // there is no BOS unless the file names one
}

// splitters are the pre-tokenizers that are known. The expressions are llama.cpp's, in its order.
var splitters = []splitter{
	{names: []string{"smollm", "starcoder", "refact", "command-r", "codeshell", "exaone", "minerva-7b", "mellum2"}, patterns: []pattern{aNumber, gpt2}},
	{names: []string{"gpt-2", "phi-2", "mpt", "olmo", "jais", "jina-es", "jina-de", "jina-v1-en", "roberta-bpe",
		"gigachat", "exaone4", "trillion", "mellum", "a.x-4.0", "granite-docling"}, patterns: []pattern{gpt2}},
	{names: []string{"llama3", "llama-v3", "llama-bpe", "falcon3", "falcon-h1", "pixtral", "midm-2.0", "lfm2", "jina-v5-nano"}, patterns: []pattern{words(3, letter)},
		whole: true, bos: true},
	{names: []string{"dbrx", "smaug-bpe"}, patterns: []pattern{words(3, letter)}},
	{names: []string{"chatglm-bpe", "glm4"}, patterns: []pattern{words(3, letter)}, noBOS: true},
	{names: []string{"qwen2", "deepseek-r1-qwen", "stablelm2", "megrez", "hunyuan", "grok-2", "kormo", "f2llmv2", "solar-open"}, patterns: []pattern{words(1, letter)}},
	{names: []string{"qwen35"}, patterns: []pattern{words(1, letter|mark)}},
	{names: []string{"deepseek-coder"}, patterns: []pattern{newline, spaced(letter), spaced(punct), han, aNumber}},
	{names: []string{"deepseek-v3", "hunyuan-dense"}, patterns: []pattern{threeNumbers, hanKana, deepseek3}},
	{names: []string{"", "default"}, patterns: []pattern{punctuation, gpt2, numbers, threeDigits}},
}

func splitterOf(name string) (splitter, bool) {
	for _, s := range splitters {
		if slices.Contains(s.names, name) {
			return s, true
		}
	}
	return splitter{}, false
}

// split appends the ends of the words of s. spare is memory to use.
func (p splitter) split(c *characters, s string, ends, spare []int) (words, memory []int) {
	ends = append(ends[:0], len(s))
	for _, match := range p.patterns {
		spare = spare[:0]
		begin := 0
		for _, end := range ends {
			spare = cut(c, s, begin, end, match, spare)
			begin = end
		}
		ends, spare = spare, ends
	}
	return ends, spare
}

// cut appends the ends of the words of s[begin:end].
func cut(c *characters, s string, begin, end int, match pattern, ends []int) []int {
	last := begin
	for i := begin; i < end; {
		to := match(c, s, i, end)
		if to == i {
			_, width := decode(s, i)
			i += width
			continue
		}
		if i > last {
			ends = append(ends, i)
		}
		ends = append(ends, to)
		i, last = to, to
	}
	if last < end {
		ends = append(ends, end)
	}
	return ends
}

// run gives the end of the characters from i on that have any of the classes.
func run(c *characters, s string, i, end int, any class) int {
	for i < end {
		if b := s[i]; b < 128 {
			if c.ascii[b]&any == 0 {
				return i
			}
			i++
			continue
		}
		r, width := decode(s, i)
		if c.class(r)&any == 0 {
			return i
		}
		i += width
	}
	return i
}

// runOf is like run, of the characters that have none of the classes.
func runOf(c *characters, s string, i, end int, none class) int {
	for i < end {
		r, width := decode(s, i)
		if c.class(r)&none != 0 {
			return i
		}
		i += width
	}
	return i
}

// contraction gives the length of 's 't 'm 'd 're 've 'll at the beginning of s, or 0.
func contraction(s string, fold bool) int {
	if len(s) < 2 || s[0] != '\'' {
		return 0
	}
	low := func(i int) byte {
		if i < len(s) && fold && 'A' <= s[i] && s[i] <= 'Z' {
			return s[i] + 'a' - 'A'
		}
		if i < len(s) {
			return s[i]
		}
		return 0
	}
	switch low(1) {
	case 's', 't', 'm', 'd':
		return 2
	case 'r', 'v':
		if low(2) == 'e' {
			return 3
		}
	case 'l':
		if low(2) == 'l' {
			return 3
		}
	}
	return 0
}

// spaces matches \s+(?!\S)|\s+ : white space, but its last character only if nothing comes after.
func spaces(c *characters, s string, i, end int) int {
	at, last := i, i
	for at < end {
		r, width := decode(s, at)
		if c.class(r)&space == 0 {
			break
		}
		last, at = at, at+width
	}
	if at < end && last > i {
		return last
	}
	return at
}

// gpt2 matches 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
func gpt2(c *characters, s string, i, end int) int {
	if n := contraction(s[i:end], false); n > 0 {
		return i + n
	}
	from := i
	if s[i] == ' ' {
		from++
	}
	if from < end {
		r, _ := decode(s, from)
		switch set := c.class(r); {
		case set&letter != 0:
			return run(c, s, from, end, letter)
		case set&number != 0:
			return run(c, s, from, end, number)
		case set&space == 0:
			return runOf(c, s, from, end, space|letter|number)
		}
	}
	return spaces(c, s, i, end)
}
