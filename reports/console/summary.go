package console

import (
	"fmt"
	"io"
	"strings"
	"time"

	"mftpspec/reports/model"
)

// Summary writes the end of a run: what it means, the counts, where to look.
// results is the path of results.json; empty if none was written.
func Summary(w io.Writer, r *model.Results, results string, color bool) {
	var b strings.Builder
	b.WriteString("\n")
	status := string(r.Status)
	if color {
		code := map[model.Status]string{model.Conforming: "32;1", model.NonConforming: "31;1", model.Incomplete: "33;1"}[r.Status]
		status = "\x1b[" + code + "m" + status + "\x1b[0m"
	}
	switch r.Status {
	case model.Conforming:
		status += " to the requirements that were tested"
	case model.Incomplete:
		status += ": no failure, but not every selected case has a verdict of the device's own"
	}
	fmt.Fprintln(&b, status)
	s := r.Summary
	fmt.Fprintf(&b, "%d cases: %d pass, %d fail, %d inconc, %d error, %d na, %d none; %d selected, %d executed\n",
		len(r.Cases), s.Pass, s.Fail, s.Inconc, s.Error, s.NA, s.None, r.Run.Selected, r.Run.Executed)
	for _, v := range []model.Verdict{model.Fail, model.Inconc, model.Error} {
		list(&b, r, v)
	}
	deselected(&b, r)
	if r.Run.Stopped != "" {
		fmt.Fprintf(&b, "ended early: %s\n", clean(r.Run.Stopped))
	}
	device := strings.TrimSpace(r.IUT.Model + " " + r.IUT.Firmware)
	if device == "" {
		device = "unknown device"
	}
	fmt.Fprintf(&b, "%s on %s, in %s\n", clean(device), r.Run.Port, (time.Duration(r.Run.DurationMS) * time.Millisecond).Round(100*time.Millisecond))
	if results != "" {
		fmt.Fprintf(&b, "results: %s\n", results)
	}
	io.WriteString(w, b.String())
}

// list names the cases with a verdict, as many as fit into two lines.
func list(b *strings.Builder, r *model.Results, v model.Verdict) {
	const most = 12
	var ids []string
	n := 0
	for _, k := range r.Cases {
		if k.Verdict == v {
			if n++; n <= most {
				ids = append(ids, k.ID)
			}
		}
	}
	if n == 0 {
		return
	}
	line := fmt.Sprintf("%-6s %s", v, strings.Join(ids, " "))
	if n > most {
		line += fmt.Sprintf(" and %d more", n-most)
	}
	fmt.Fprintln(b, line)
}

// deselected says what the laboratory lacked, and how many cases that cost.
func deselected(b *strings.Builder, r *model.Results) {
	var reasons []string
	n := map[string]int{}
	for _, k := range r.Cases {
		if k.Verdict == model.None && k.Reason != nil && strings.HasPrefix(k.Reason.Message, "deselected: ") {
			if n[k.Reason.Message]++; n[k.Reason.Message] == 1 {
				reasons = append(reasons, k.Reason.Message)
			}
		}
	}
	for _, reason := range reasons {
		fmt.Fprintf(b, "%d %s\n", n[reason], clean(reason))
	}
}
