package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// known are words that the GNU assembler made of these texts.
var known = map[string]uint32{
	"fadd v1.2d, v18.2d, v29.2d":      0x4e7dd641,
	"fcvtl2 v1.2d, v18.4s":            0x4e617a41,
	"fcvtl v1.2d, v18.2s":             0x0e617a41,
	"bic v1.16b, v18.16b, v29.16b":    0x4e7d1e41,
	"fadd v1.4s, v18.4s, v29.4s":      0x4e3dd641,
	"fcmgt v1.4s, v18.4s, v29.4s":     0x6ebde641,
	"fcvtl v1.4s, v18.4h":             0x0e217a41,
	"fcvtns v1.4s, v18.4s":            0x4e21aa41,
	"fdiv v1.4s, v18.4s, v29.4s":      0x6e3dfe41,
	"fmax v1.4s, v18.4s, v29.4s":      0x4e3df641,
	"fmin v1.4s, v18.4s, v29.4s":      0x4ebdf641,
	"fmul v0.4s, v5.4s, v26.s[3]":     0x4fba98a0,
	"fmul v1.4s, v18.4s, v29.4s":      0x6e3dde41,
	"fmul v17.4s, v30.4s, v13.s[0]":   0x4f8d93d1,
	"fmul v17.4s, v30.4s, v13.s[1]":   0x4fad93d1,
	"fmul v17.4s, v30.4s, v13.s[2]":   0x4f8d9bd1,
	"fmul v17.4s, v30.4s, v13.s[3]":   0x4fad9bd1,
	"fneg v1.4s, v18.4s":              0x6ea0fa41,
	"frintn v1.4s, v18.4s":            0x4e218a41,
	"fsub v1.4s, v18.4s, v29.4s":      0x4ebdd641,
	"mla v1.4s, v18.4s, v29.4s":       0x4ebd9641,
	"mul v1.4s, v18.4s, v29.4s":       0x4ebd9e41,
	"sadalp v1.4s, v18.8h":            0x4e606a41,
	"saddlp v1.4s, v18.8h":            0x4e602a41,
	"saddlv h1, v18.16b":              0x4e303a41,
	"scvtf v1.4s, v18.4s":             0x4e21da41,
	"sdot v0.4s, v5.16b, v26.4b[3]":   0x4fbae8a0,
	"sdot v17.4s, v30.16b, v13.4b[0]": 0x4f8de3d1,
	"sdot v17.4s, v30.16b, v13.4b[1]": 0x4fade3d1,
	"sdot v17.4s, v30.16b, v13.4b[2]": 0x4f8debd1,
	"sdot v17.4s, v30.16b, v13.4b[3]": 0x4fadebd1,
	"shll v1.4s, v18.4h, #16":         0x2e613a41,
	"smlal v1.8h, v18.8b, v29.8b":     0x0e3d8241,
	"smlal v17.4s, v30.4h, v13.h[0]":  0x0f4d23d1,
	"smlal v17.4s, v30.4h, v13.h[1]":  0x0f5d23d1,
	"smlal v17.4s, v30.4h, v13.h[2]":  0x0f6d23d1,
	"smlal v17.4s, v30.4h, v13.h[3]":  0x0f7d23d1,
	"smlal2 v1.8h, v18.16b, v29.16b":  0x4e3d8241,
	"smlal2 v17.4s, v30.8h, v13.h[0]": 0x4f4d23d1,
	"smlal2 v17.4s, v30.8h, v13.h[1]": 0x4f5d23d1,
	"smlal2 v17.4s, v30.8h, v13.h[2]": 0x4f6d23d1,
	"smlal2 v17.4s, v30.8h, v13.h[3]": 0x4f7d23d1,
	"smull v1.8h, v18.8b, v29.8b":     0x0e3dc241,
	"smull2 v1.8h, v18.16b, v29.16b":  0x4e3dc241,
	"sxtl v1.4s, v18.4h":              0x0f10a641,
	"umaxv s1, v18.4s":                0x6eb0aa41,
}

// examples encodes every pattern once, with registers that have all bits in different places.
func examples() map[string]uint32 {
	list := map[string]uint32{}
	for _, p := range patterns {
		word, text := p.encode(1, 18, 29)
		list[text] = word
	}
	for _, e := range elements {
		for i := range 4 {
			word, text := e.encode(17, 30, 13, i)
			list[text] = word
		}
		if e.m != "h" {
			word, text := e.encode(0, 5, 26, 3)
			list[text] = word
		}
	}
	return list
}

func TestEncodingsAreKnown(t *testing.T) {
	got := examples()
	for text, word := range got {
		if want, ok := known[text]; !ok || word != want {
			t.Errorf("%s is %#08x, want %#08x", text, word, want)
		}
	}
	if len(got) != len(known) {
		t.Errorf("%d encodings, of which %d are known", len(got), len(known))
	}
}

// tool gives the path of a program of GNU's binutils for arm64. It must be there where NEON_BINUTILS is set, as `make exact-cross` does.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath("aarch64-linux-gnu-" + name)
	if err != nil && os.Getenv("NEON_BINUTILS") == "" {
		t.Skipf("NOT RUN: %v (Debian: binutils-aarch64-linux-gnu)", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func output(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// The GNU assembler makes the same words of all texts of the kernels.
func TestEncodingsAreThoseOfAnotherAssembler(t *testing.T) {
	as, objdump := tool(t, "as"), tool(t, "objdump")
	words := examples()
	for _, f := range all() {
		for _, l := range f.lines {
			if text, ok := strings.CutPrefix(l.text, "WORD $"); ok {
				word, err := strconv.ParseUint(text[:10], 0, 32)
				if err != nil {
					t.Fatal(err)
				}
				words[l.standard] = uint32(word)
			}
		}
	}
	texts := slices.Sorted(maps.Keys(words))
	source, object := filepath.Join(t.TempDir(), "all.s"), filepath.Join(t.TempDir(), "all.o")
	if err := os.WriteFile(source, []byte(strings.Join(texts, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	output(t, nil, as, "-march=armv8.2-a+dotprod", "-o", object, source)
	list := disassembled(output(t, nil, objdump, "-d", object))[".text"]
	if len(list) != len(texts) {
		t.Fatalf("%d instructions of %d texts", len(list), len(texts))
	}
	for i, text := range texts {
		if list[i].word != words[text] {
			t.Errorf("%s is %#08x, by GNU %#08x", text, words[text], list[i].word)
		}
	}
	t.Logf("%d different instructions", len(texts))
}

// instruction is a line of objdump's.
type instruction struct {
	word uint32
	text string
}

var (
	symbolLine      = regexp.MustCompile(`^[0-9a-f]+ <(.*)>:$`)
	instructionLine = regexp.MustCompile(`^ *[0-9a-f]+:\t([0-9a-f]{8}) \t(.*)$`)
)

// disassembled gives the instructions of each symbol, the lowest part of its name; .text where there is none.
func disassembled(text string) map[string][]instruction {
	list, name := map[string][]instruction{}, ".text"
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if m := symbolLine.FindStringSubmatch(line); m != nil {
			name = m[1][strings.LastIndex(m[1], "/")+1:]
		} else if m := instructionLine.FindStringSubmatch(line); m != nil {
			word, _ := strconv.ParseUint(m[1], 16, 32) // the expression has eight digits
			list[name] = append(list[name], instruction{uint32(word), strings.Join(strings.Fields(m[2]), " ")})
		}
	}
	return list
}

// fused matches what rounds a product and a sum once, or is of other kinds of floats.
var fused = regexp.MustCompile(`^(fn?m(add|sub|la|ls)|fr(ecp|sqrt)[es]|fcmla|bf)`)

// The object code of the kernels is, instruction by instruction, what was meant, with nothing fused in it.
func TestObjectCodeIsWhatWasMeant(t *testing.T) {
	objdump := tool(t, "objdump")
	binary := filepath.Join(t.TempDir(), "kernel.test")
	output(t, []string{"GOOS=linux", "GOARCH=arm64", "CGO_ENABLED=0"}, "go", "-C", "../../..", "test", "-c", "-o", binary, "./engine/exact/kernel")
	functions := disassembled(output(t, nil, objdump, "-d", binary))
	compared, seen := 0, 0
	for _, f := range all() {
		got := functions["kernel."+f.name+".abi0"]
		i := 0
		for _, l := range f.lines {
			if strings.HasSuffix(l.text, ":") {
				continue
			}
			if i == len(got) {
				t.Errorf("%s ends after %d instructions", f.name, i)
				break
			}
			if l.standard != "" {
				compared++
				if got[i].text != l.standard {
					t.Errorf("%s, instruction %d: %s, want %s", f.name, i, got[i].text, l.standard)
				}
			}
			if fused.MatchString(got[i].text) {
				t.Errorf("%s, instruction %d is fused: %s", f.name, i, got[i].text)
			}
			i++
		}
		seen += i
		for _, rest := range got[i:] {
			if rest.word != 0 {
				t.Errorf("%s is longer than was meant: %s", f.name, rest.text)
			}
		}
	}
	t.Logf("%d instructions, of which %d are compared by name", seen, compared)
}

// The committed files are what the generator writes.
func TestFilesAreGenerated(t *testing.T) {
	for path, want := range map[string][]byte{"kernel_arm64.s": assembly(all()), "stubs_arm64.go": declarations(all())} {
		got, err := os.ReadFile(filepath.Join("../../../engine/exact/kernel", path))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the generator writes: go generate ./engine/exact/kernel", path)
		}
	}
}
