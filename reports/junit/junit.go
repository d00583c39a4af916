// Package junit writes results as JUnit XML for Jenkins, GitLab and GitHub. Cli calls Write. It
// must never put anything of the run into the name of a case: build servers follow a case from run
// to run by it.
package junit

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Write writes results as GitLab, Jenkins and GitHub read them: one suite for
// each clause, one case for each test case, with failure (fail), error (inconc,
// error) or skipped (na, not run, and waived fails, of type waived). Names and
// class names hold nothing of the run, so that a server can follow a case from
// run to run.
func Write(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	n := countJUnit(r.Summary, len(waived.Valid))
	all := junitSuites{Name: "mftpspec", Time: text.Seconds(r.Run.DurationMS), Tests: n.Tests, Failures: n.Failures, Errors: n.Errors}
	run := ofRun(r, waived)
	for _, g := range text.ByClause(r.Cases) {
		s := junitSuite{Name: legal(text.FeatureName("", g.Clause)), Timestamp: r.Run.Started.UTC().Format("2006-01-02T15:04:05"), counts: countJUnit(g.Summary, waivedIn(g, waived)),
			Properties: slices.Concat(run, ofCases(g))}
		ms := int64(0)
		for _, k := range g.Cases {
			shown, err := junitOf(k, waived)
			if err != nil {
				return fmt.Errorf("reports: junit: %w", err)
			}
			s.Cases = append(s.Cases, shown)
			ms += k.DurationMS
		}
		s.Time = text.Seconds(ms)
		all.Suites = append(all.Suites, s)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("reports: junit: %w", err)
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return fmt.Errorf("reports: junit: %w", err)
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return fmt.Errorf("reports: junit: %w", err)
	}
	return nil
}

type counts struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
}

func countJUnit(s model.Summary, waived int) counts {
	return counts{Tests: s.Total(), Failures: s.Fail - waived, Errors: s.Inconc + s.Error, Skipped: s.NA + s.None + waived}
}

// waivedIn counts the waived fails of a clause.
func waivedIn(g text.ClauseGroup, waived *waiver.Applied) int {
	n := 0
	for _, k := range g.Cases {
		if _, ok := waived.Valid[k.ID]; ok {
			n++
		}
	}
	return n
}

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Time     string       `xml:"time,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name      string `xml:"name,attr"`
	Timestamp string `xml:"timestamp,attr"`
	Time      string `xml:"time,attr"`
	counts
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Class   string      `xml:"classname,attr"`
	Name    string      `xml:"name,attr"`
	Time    string      `xml:"time,attr"`
	Failure *junitFault `xml:"failure"`
	Error   *junitFault `xml:"error"`
	Skipped *junitFault `xml:"skipped"`
	Out     string      `xml:"system-out,omitempty"`
}

type junitFault struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func junitOf(k *model.Case, waived *waiver.Applied) (c junitCase, err error) {
	c = junitCase{Class: className(k.Clause), Name: legal(k.ID), Time: text.Seconds(k.DurationMS)}
	fault := &junitFault{Type: string(k.Verdict), Message: legal(text.Message(language.English, k)), Text: legal(k.Title + "\n" + text.Explain(language.English, k))}
	if text.Unstable(k) {
		fault.Message = legal("unstable: " + text.Repeated(k) + ": " + text.Message(language.English, k))
	}
	switch k.Verdict {
	case model.Pass:
		c.Out = legal(text.VisibleText(strings.Join(append([]string{text.Repeated(k)}, k.Observations...), "\n")))
		if k.Repeats == nil {
			c.Out = legal(text.VisibleText(strings.Join(k.Observations, "\n")))
		}
		return c, nil
	case model.Fail:
		if w, ok := waived.Valid[k.ID]; ok {
			fault.Type, fault.Message = "waived", legal(fmt.Sprintf("waived until %s (%s): %s", w.Expires, w.Ground(), fault.Message))
			c.Skipped = fault
			break
		}
		if w, ok := waived.Expired[k.ID]; ok {
			fault.Message = legal(fmt.Sprintf("waiver expired on %s (%s): %s", w.Expires, w.Reason, fault.Message))
		}
		c.Failure = fault
	case model.Inconc, model.Error:
		c.Error = fault
	default:
		c.Skipped = &junitFault{Type: fault.Type, Message: fault.Message}
		return c, nil
	}
	if k, err = k.Whole(); err != nil {
		return c, err
	}
	c.Out = legal(text.Scenario(k, 4<<10) + "\n" + text.Transcript(k, 16<<10))
	return c, nil
}

// ofRun are properties that say of the run what names must not.
func ofRun(r *model.Results, waived *waiver.Applied) []junitProperty {
	standing := text.StandingOf(r, waived)
	var list []junitProperty
	for _, p := range [][2]string{{"status", standing.English()}, {"module", standing.Mark(language.English)},
		{"applicable", strconv.Itoa(standing.Scope.Applicable)}, {"executed", strconv.Itoa(standing.Scope.Executed)},
		{"model", r.IUT.Model}, {"firmware", r.IUT.Firmware}, {"suite", r.Suite.Version}, {"suite.digest", r.Suite.Digest}, {"port", r.Run.Port}} {
		if p[1] != "" {
			list = append(list, junitProperty{p[0], legal(p[1])})
		}
	}
	return list
}

// ofCases are properties that say of each case what its name does not: names of
// cases are ids alone. The schema has no properties of a case, so that they stand
// in its suite, and begin with its id.
func ofCases(g text.ClauseGroup) []junitProperty {
	list := []junitProperty{{"clause", legal(g.Clause)}}
	for _, k := range g.Cases {
		list = append(list, junitProperty{legal(k.ID + ".title"), legal(k.Title)}, junitProperty{legal(k.ID + ".requirements"), legal(strings.Join(k.Requirements, " "))})
		if k.Feature != "" {
			list = append(list, junitProperty{legal(k.ID + ".source"), legal(k.Feature)})
		}
	}
	return list
}

// className is the clause as a class: build servers take the dots of a class
// name for folders.
func className(clause string) string {
	if clause == "" {
		clause = "none"
	}
	return "mftpspec.clause_" + strings.ReplaceAll(legal(clause), ".", "_")
}

// legal replaces what XML 1.0 cannot hold, and what nobody would see, by its
// visible name. Tabs and line ends stay.
func legal(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		fields := strings.Split(l, "\t")
		for j, f := range fields {
			fields[j] = text.Visible([]byte(f))
		}
		lines[i] = strings.Join(fields, "\t")
	}
	return strings.Join(lines, "\n")
}
