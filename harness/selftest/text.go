package selftest

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"mftpspec/harness/emulator/defect/titles"
	"mftpspec/reports/language"
)

// Print writes the report for people, in English or Chinese: the matrix, then
// what is wrong, then the sums.
func (r *Report) Print(w io.Writer, lang string) error {
	p := &printer{w: w, lang: lang}
	p.matrix(r)
	for _, one := range r.Results {
		if !one.Good() {
			p.trouble(one)
		}
	}
	p.changes(p.say("does not pass on the clean module"), r.Clean)
	for _, one := range r.Results {
		p.changes(p.say("changed by chance under %s, and not when tried again", one.ID), one.Unstable)
	}
	if len(r.Unjudged) > 0 {
		p.line("\nnot judged: these need a server on port 21, which this user may not open")
		p.list(r.Unjudged)
	}
	if len(r.Unproven) > 0 {
		p.line("\nunproven: no defect makes these cases fail on their own account")
		p.list(r.Unproven)
	}
	p.sums(r)
	return p.err
}

type printer struct {
	w    io.Writer
	lang string
	err  error
}

func (p *printer) say(phrase string, args ...any) string {
	return chinese().Say(p.lang, phrase, args...)
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, p.say(format, args...))
	}
}

// list sets ids in lines of a terminal's width.
func (p *printer) list(ids []string) {
	line := " "
	for _, id := range ids {
		if len(line)+len(id) > 110 {
			p.line("%s", line)
			line = " "
		}
		line += " " + id
	}
	if line != " " {
		p.line("%s", line)
	}
}

// matrix says for each defect which cases kill it, and for each case how many
// defects it kills.
func (p *printer) matrix(r *Report) {
	for _, one := range r.Results {
		if one.Kind != Defect {
			continue
		}
		state := "killed"
		switch {
		case !one.Killed && len(one.Fails) > 0:
			state = "WRONG "
		case !one.Killed:
			state = "ALIVE "
		}
		by := slices.Concat(one.Direct, slices.DeleteFunc(slices.Clone(one.Right), func(id string) bool { return slices.Contains(one.Direct, id) }))
		p.line("%s  %-34s %-9s by %3d of %3d failing: %s", p.say(state), one.ID, one.Requirement, len(one.Right), len(one.Fails), p.first(by, 4))
	}
	if len(r.Matrix) == 0 {
		return
	}
	ids := slices.SortedFunc(maps.Keys(r.Matrix), func(a, b string) int {
		return cmp.Or(len(r.Matrix[b])-len(r.Matrix[a]), strings.Compare(a, b))
	})
	p.line("\n%d cases kill; the most defects by: %s (all in %s)", len(ids), p.first(ids, 4), File)
}

func (p *printer) first(ids []string, n int) string {
	if len(ids) > n {
		return p.say("%s … %d more", strings.Join(ids[:n], " "), len(ids)-n)
	}
	return strings.Join(ids, " ")
}

// title says in the language of the report what is wrong with a device; that of a
// dialect is its readings.
func (p *printer) title(r Result) string {
	if r.Kind == Defect {
		return titles.In(p.lang, r.Title)
	}
	return chinese().Say(p.lang, r.Title)
}

// trouble shows one device that the suite did not do right by.
func (p *printer) trouble(r Result) {
	p.line("\n%s %s: %s", strings.ToUpper(string(r.Kind)), r.ID, p.title(r))
	if r.Error != "" {
		p.line("  could not be run: %s", language.Told(p.lang, r.Error, r.ErrorText))
	}
	if r.Stopped != "" {
		p.line("  ended early: %s", language.Told(p.lang, r.Stopped, r.StoppedText))
	}
	switch {
	case r.Kind == Defect && !r.Killed && len(r.Fails) == 0:
		p.line("  survives: no case fails on it (it breaks %s)", r.Requirement)
	case r.Kind == Defect && !r.Killed:
		p.line("  %d cases fail, and none cites %s or §%s:", len(r.Fails), r.Requirement, r.Clause)
		p.reasons(r.Wrong)
	case r.Kind == Fault && r.Hurt == 0:
		p.line("  does no harm: it proves nothing")
	}
	for _, row := range r.Unrecorded {
		p.line("  the results show nothing of it under %s", row)
	}
	if len(r.Outside) > 0 {
		what := map[Kind]string{Defect: "changed out of reach", Dialect: "may not fail", Fault: "held against the module"}[r.Kind]
		p.line("  %d cases %s:", len(r.Outside), p.say(what))
		p.reasons(r.Outside)
	}
}

// reasons shows the first changes in full and names the others.
func (p *printer) reasons(changes []Change) {
	for i, c := range changes {
		if i == shown {
			var rest []string
			for _, c := range changes[i:] {
				rest = append(rest, fmt.Sprintf("%s(%s)", c.Case, c.Is))
			}
			p.line("    and %s", p.first(rest, 12))
			return
		}
		p.line("    %s", p.explained(c))
	}
}

func (p *printer) explained(c Change) string {
	s := p.say("%s  %s, was %s", c.Case, c.Is, c.Was)
	if c.Reason == nil {
		return s
	}
	said := c.Reason.Said()
	s += ": " + language.Told(p.lang, c.Reason.Message, said.Message)
	if c.Reason.Clause != "" {
		s += " (§" + c.Reason.Clause + " " + c.Reason.Requirement + ")"
	}
	if c.Reason.Expected != "" || c.Reason.Observed != "" {
		s += p.say(" expected %.120s, observed %.120s", language.Told(p.lang, c.Reason.Expected, said.Expected), language.Told(p.lang, c.Reason.Observed, said.Observed))
	}
	return s
}

func (p *printer) changes(what string, changes []Change) {
	if len(changes) > 0 {
		p.line("\n%s: %d", what, len(changes))
		p.reasons(changes)
	}
}

func (p *printer) sums(r *Report) {
	count := func(kind Kind) (all, good int) {
		for _, one := range r.Results {
			if one.Kind == kind {
				all++
				if one.Good() {
					good++
				}
			}
		}
		return all, good
	}
	outside, unstable, indirect := 0, 0, 0
	for _, one := range r.Results {
		unstable += len(one.Unstable)
		if one.Kind == Defect {
			outside += len(one.Outside)
			if one.Killed && len(one.Direct) == 0 {
				indirect++
			}
		}
	}
	p.line("\ndefects   %d of %d killed (%d by no case of the requirement itself), %d survive, %d verdicts changed out of reach",
		r.Score.Killed, r.Score.Defects, indirect, len(r.Score.Survived), outside)
	all, good := count(Dialect)
	p.line("dialects  %d of %d without a fail, and recorded (mixtures: seed %d)", good, all, r.Seed)
	all, good = count(Fault)
	p.line("faults    %d of %d held against no module", good, all)
	if r.Partial {
		p.line("cases     not judged: this was a part of the self-test")
	} else {
		p.line("cases     %d of %d strict and dialect cases are proven, %d are not", r.Score.Proven, r.Score.Cases, len(r.Unproven))
	}
	p.line("%d verdicts were chance; %.1f s; suite %.12s", unstable, float64(r.DurationMS)/1000, r.Score.Digest)
	if r.Proved {
		p.line("PROVED")
	} else if !r.Partial {
		p.line("NOT PROVED")
	}
}
