//go:build linux && amd64

package golden

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// fusedName matches the names of instructions that multiply and add with one rounding, as Go's disassembler writes them.
var fusedName = regexp.MustCompile(`(?i)\b(v?fn?m(add|sub|la|ls)\w*|v?fr(ecp|sqrt)s\w*|xs(n?)m(add|sub)\w*|xvn?m(add|sub)\w*|w?fm[as][dse]b\w*|m[as][de]br?)\b`)

// ours matches the functions whose arithmetic is that of exact/1.
const ours = `cortensor/engine/exact`

// unknown gives the word of an instruction of arm64 that Go's disassembler does not know: "file address word ?".
func unknown(line string) (word uint64, ok bool) {
	fields := strings.Fields(line)
	if len(fields) < 4 || fields[3] != "?" {
		return 0, false
	}
	word, err := strconv.ParseUint(fields[2], 16, 32)
	return word, err == nil
}

// harmless tells what is known of those: SDOT by element, of whole numbers, loads and stores (atomic ones), and the zeros between
// functions. Some fused ones are among the others (half floats, BFDOT, FCMLA), so that each must be looked up before it is added here.
func harmless(word uint64) bool { return word == 0 || isDot(word) || word>>25&5 == 4 }

func isDot(word uint64) bool { return word&0xffc0f400 == 0x4f80e000 }

// What must be found is, what need not be is not.
func TestFusedInstructionsAreKnown(t *testing.T) {
	for line, bad := range map[string]bool{
		"f_arm64.s:3		0x84680			4e23cc41		VFMLA V3.S4, V2.S4, V1.S4	":    true,
		"f_arm64.s:6		0x8468c			4fa31041		VFMLA V3.S[1], V2.S4, V1.S4	":  true,
		"f_arm64.s:5		0x84688			4ea3cc41		VFMLS V3.S4, V2.S4, V1.S4	":    true,
		"f_arm64.s:8		0x84694			1f031041		FMADDS F3, F4, F2, F1		":       true,
		"f_arm64.s:9		0x84698			1f639041		FNMSUBD F3, F4, F2, F1		":      true,
		"f_arm64.s:10		0x8469c			4e23fc41		VFRECPS V3.S4, V2.S4, V1.S4	": true,
		"f_arm64.s:12		0x846a4			4e430c41		?				":                        true, // fmla v1.8h, v2.8h, v3.8h
		"f_arm64.s:13		0x846a8			4e23ec41		?				":                        true, // fmlal v1.4s, v2.4h, v3.4h
		"f_arm64.s:15		0x846b0			6e83cc41		?				":                        true, // fcmla v1.4s, v2.4s, v3.4s, #90
		"f_arm64.s:16		0x846b4			6e43fc41		?				":                        true, // bfdot v1.4s, v2.8h, v3.8h
		"f_arm64.s:20		0x846c4			4f83e841		?				":                        false,
		"type.go:128		0x1913b4		f8e500c7		?				":                         false, // ldaddal x5, x7, [x6]
		"f_arm64.s:21		0x846cc			00000000		?				":                        false,
		"f_arm64.s:19		0x846c0			4ea39441		VMLA V3.S4, V2.S4, V1.S4	":    false,
		"f_arm64.s:1		0x846c0			4ea3d441		FADD V3.S4, V2.S4, V1.S4	":     false,
	} {
		word, is := unknown(line)
		if got := fusedName.MatchString(line) || is && !harmless(word); got != bad {
			t.Errorf("fused: %v, want %v: %s", got, bad, line)
		}
	}
}

// No fused multiply-add is in the object code of any processor whose compiler may fuse. Of arm64, whose assembly is written in part
// as words, every word must be known.
func TestNothingIsFused(t *testing.T) {
	if os.Getenv(variable) == "" {
		t.Skip("not asked for: make exact-cross does")
	}
	for _, env := range []string{"GOARCH=arm64", "GOARCH=riscv64", "GOARCH=ppc64le", "GOARCH=s390x"} {
		t.Run(env, func(t *testing.T) {
			binary := build(t, "golden", env)
			found, function, dots := map[string]string{}, "", 0
			for line := range strings.Lines(run(t, nil, "go", "tool", "objdump", "-s", ours, binary)) {
				if name, ok := strings.CutPrefix(line, "TEXT "); ok {
					function = strings.Fields(name)[0]
				} else if fusedName.MatchString(line) {
					found[function] = strings.TrimSpace(line)
				} else if word, ok := unknown(line); ok && env == "GOARCH=arm64" {
					if !harmless(word) {
						t.Errorf("%s: what is this? %s", function, strings.TrimSpace(line))
					} else if isDot(word) {
						dots++
					}
				}
			}
			for name, line := range found {
				if !strings.Contains(name, "golden.fused(") {
					t.Errorf("%s: %s", name, line)
				}
			}
			if len(found) == 0 {
				t.Error("the fused instruction of the control was not found")
			}
			if env == "GOARCH=arm64" && dots == 0 {
				t.Error("the kernels with dot products were not looked at")
			}
		})
	}
}
