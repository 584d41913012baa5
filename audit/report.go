package audit

import (
	"errors"
	"fmt"
	"strings"

	"github.com/cortensor-open/cortensor/core"
)

// Status values of a link.
const (
	Holds      = "ok"
	Broken     = "failed"
	NotReached = "not reached" // a link that it builds on does not hold
	NotPublic  = "not public"  // a sealed payload that is not served to this auditor; what can be checked without it holds
)

// Link is one checked link of the chain from content to block. It marshals to JSON as documented by its tags.
type Link struct {
	Name     string      `json:"name"`               // what is checked, for example "result.signature"; stable
	Subject  string      `json:"subject,omitempty"`  // of whom or what, when a name occurs more than once
	OK       bool        `json:"ok"`                 // Status is Holds
	Status   string      `json:"status"`             // Holds, Broken, NotReached or NotPublic
	Reason   core.Reason `json:"reason,omitempty"`   // the coded reason when Broken or NotPublic
	Detail   string      `json:"detail,omitempty"`   // what was found, or what is wrong
	Evidence string      `json:"evidence,omitempty"` // where to look: ipfs://CID, a transaction, a block

	err error
}

// Report is an audit: every link in the order of the chain from content to block, each always listed.
type Report struct {
	Subject string `json:"subject"` // "task S/T" or "receipt of task S/T"
	OK      bool   `json:"ok"`      // every link holds, but for those that are NotPublic
	Links   []Link `json:"links"`
}

// Failed gives the first broken link, or nil when all hold.
func (r Report) Failed() *Link {
	for i := range r.Links {
		if r.Links[i].Status == Broken {
			return &r.Links[i]
		}
	}
	return nil
}

// NotPublic counts the links whose sealed payload this auditor may not read.
func (r Report) NotPublic() (n int) {
	for _, l := range r.Links {
		if l.Status == NotPublic {
			n++
		}
	}
	return n
}

// Err gives nil when the report is OK, else an error that names the first broken one and has its kind and reason.
func (r Report) Err() error {
	if r.OK {
		return nil
	}
	l := r.Failed()
	if l == nil {
		return core.Errorf(core.Internal, "audit of %s: no link was checked", r.Subject)
	}
	return &core.Error{Kind: core.KindOf(l.err), Reason: l.Reason, Err: fmt.Errorf("audit of %s: %s does not hold: %w", r.Subject, l.label(), l.err)}
}

func (l Link) label() string { return strings.TrimSpace(l.Name + " " + l.Subject) }

// String renders the report for a terminal: a line a link with ✓, ✗, · (not reached) or ○ (not public), then the sum.
func (r Report) String() string {
	marks := map[string]string{Holds: "✓", Broken: "✗", NotReached: "·", NotPublic: "○"}
	width, good := 0, 0
	for _, l := range r.Links {
		width = max(width, len([]rune(l.label())))
		if l.OK {
			good++
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "audit of %s\n", r.Subject)
	for _, l := range r.Links {
		label := l.label()
		fmt.Fprintf(&b, "  %s %s%s  %s", marks[l.Status], label, strings.Repeat(" ", width-len([]rune(label))), clean(l.Detail))
		if l.Evidence != "" {
			fmt.Fprintf(&b, "  [%s]", clean(l.Evidence))
		}
		b.WriteByte('\n')
		if l.Status == Broken && l.Reason != "" {
			fmt.Fprintf(&b, "    %s: %s %s\n", l.Reason, l.Reason.Info().Meaning, l.Reason.Info().Todo)
		}
	}
	sum := "every link holds"
	if n := r.NotPublic(); n > 0 {
		sum = fmt.Sprintf("the proof holds; %d sealed payloads are not public and were not read", n)
	}
	if f := r.Failed(); f != nil {
		sum = "NOT verified: " + f.label()
	}
	fmt.Fprintf(&b, "%d of %d links hold: %s\n", good, len(r.Links), sum)
	return b.String()
}

// clean keeps a record's text from writing control characters to the terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || (r >= 0x7f && r < 0xa0) || r == '\u2028' || r == '\u2029' || (r >= '\u202a' && r <= '\u202e') || (r >= '\u2066' && r <= '\u2069') {
			return '·'
		}
		return r
	}, s)
}

// finding is what a check found.
type finding struct {
	detail   string
	evidence string
}

// ledger collects links.
type ledger struct{ links []*Link }

// check adds a link. It is checked only if all that it needs holds.
func (g *ledger) check(name, subject string, needs []*Link, f func() (finding, error)) *Link {
	l := &Link{Name: name, Subject: subject}
	g.links = append(g.links, l)
	for _, n := range needs {
		if !n.OK && n.Status != NotPublic {
			l.Status, l.Detail = NotReached, "needs "+n.label()
			return l
		}
	}
	found, err := f()
	l.Evidence = found.evidence
	if err != nil {
		l.Status, l.err, l.Detail, l.Reason = Broken, err, err.Error(), reasonOf(err)
		if l.Reason == core.ReasonNotPublic {
			l.Status = NotPublic
		}
		l.Detail = strings.TrimPrefix(l.Detail, string(l.Reason)+": ")
		return l
	}
	l.OK, l.Status, l.Detail = true, Holds, found.detail
	return l
}

// report sums the links up.
func (g *ledger) report(subject string) Report {
	r := Report{Subject: subject, OK: len(g.links) > 0, Links: make([]Link, len(g.links))}
	for i, l := range g.links {
		r.Links[i] = *l
		r.OK = r.OK && (l.OK || l.Status == NotPublic)
	}
	return r
}

// firstError gives the error of the first broken link.
func (g *ledger) firstError() error {
	for _, l := range g.links {
		if l.Status == Broken {
			return l.err
		}
	}
	return nil
}

// reasonOf gives an error's coded reason; one without is coded by its kind, so that every broken link has one.
func reasonOf(err error) core.Reason {
	if r := core.ReasonOf(err); r != "" {
		return r
	}
	var coded *core.Error
	if !errors.As(err, &coded) {
		return core.ReasonUnreachable
	}
	switch coded.Kind {
	case core.Invalid, core.TooLarge:
		return core.ReasonBadRecord
	case core.NotFound, core.Corrupt:
		return core.ReasonStateMismatch
	case core.Denied:
		return core.ReasonNotAuthorised
	default:
		return core.ReasonUnreachable
	}
}
