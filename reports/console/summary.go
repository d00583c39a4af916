package console

import (
	"fmt"
	"io"
	"strings"
	"time"

	"mftpspec/reports/join"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Summary writes the end of a run: what it means, the counts, where to look.
// Without waivers waived is nil. results is the path of results.json; empty if
// none was written.
func (s Style) Summary(w io.Writer, r *model.Results, waived *waiver.Applied, results string) {
	var b strings.Builder
	b.WriteString("\n")
	standing := text.StandingOf(r, waived)
	status := standing.Full(s.Lang)
	if s.Color {
		code := "33;1"
		switch standing.Class() {
		case string(model.Conforming):
			code = "32;1"
		case string(model.NonConforming):
			code = "31;1"
		}
		status = "\x1b[" + code + "m" + status + "\x1b[0m"
	}
	switch r.Status {
	case model.Conforming:
		status += s.say(" to the requirements that were tested")
	case model.Incomplete:
		status += s.say(": no failure, but not every selected case has a verdict of the device's own")
	}
	fmt.Fprintln(&b, status)
	n := r.Summary
	fmt.Fprintln(&b, s.say("%d cases: %d pass, %d fail, %d inconc, %d error, %d na, %d none; %d selected, %d executed",
		len(r.Cases), n.Pass, n.Fail, n.Inconc, n.Error, n.NA, n.None, r.Run.Selected, r.Run.Executed))
	for _, v := range []model.Verdict{model.Fail, model.Inconc, model.Error} {
		if s.symptoms(&b, r, v) {
			continue
		}
		s.list(&b, r, s.say(string(v)), func(k *model.Case) bool { return k.Verdict == v })
	}
	s.parts(&b, r)
	s.deselected(&b, r)
	if r.Run.Stopped != "" {
		fmt.Fprintln(&b, s.say("ended early: %s", clean(s.translated(r.Run.Stopped, r.Run.StoppedText))))
	}
	device := strings.TrimSpace(r.IUT.Model + " " + r.IUT.Firmware)
	if device == "" {
		device = s.say("unknown device")
	}
	fmt.Fprintln(&b, s.say("%s on %s, in %s", clean(device), r.Run.Port, (time.Duration(r.Run.DurationMS)*time.Millisecond).Round(100*time.Millisecond)))
	if results != "" {
		fmt.Fprintln(&b, s.say("results: %s", results))
	}
	io.WriteString(w, b.String())
}

// parts says what repeats came to, and how the run was put together.
func (s Style) parts(b *strings.Builder, r *model.Results) {
	executed, pass := 0, 0
	for i := range r.Cases {
		if n := r.Cases[i].Repeats; n != nil {
			executed, pass = executed+n.Executed, pass+n.Pass
		}
	}
	if executed > 0 {
		fmt.Fprintln(b, s.say("%d of %d executions passed", pass, executed))
		s.list(b, r, s.say("unstable"), func(k *model.Case) bool { return k.Repeats != nil && k.Repeats.Unstable })
		s.list(b, r, s.say("drift"), func(k *model.Case) bool { return k.Repeats != nil && k.Repeats.Drift != nil && k.Repeats.Drift.Drifted })
	}
	if x := r.Run.Exploration; x != nil {
		fmt.Fprintln(b, s.explored(*x))
	}
	for _, sentence := range text.Pace(r) {
		fmt.Fprintln(b, sentence.In(s.Lang))
	}
	for _, p := range r.Run.Resumed {
		fmt.Fprintln(b, s.say("resumed: %d executions were taken over, the last of %s", p.Taken, p.Last.Local().Format(time.DateTime)))
	}
	if r.Merged != nil && len(r.Merged.Missing) > 0 {
		fmt.Fprintln(b, s.say("missing shards: %v", r.Merged.Missing))
	}
}

// symptoms names the cases of a verdict by what they have in common; false where that is
// nothing.
func (s Style) symptoms(b *strings.Builder, r *model.Results, v model.Verdict) bool {
	const most, mostCases = 8, 6
	list, cases := join.Symptoms(r.Cases, v), r.Summary.Of(v)
	if len(list) == cases || r.Run.Repeat > 1 || r.Run.ForMS > 0 {
		return false
	}
	left := 0
	for i, symptom := range list {
		if i >= most {
			left += len(symptom.Cases)
			continue
		}
		var ids []string
		for _, k := range symptom.Cases[:min(mostCases, len(symptom.Cases))] {
			ids = append(ids, k.ID)
		}
		line := padded(s.say(string(v)), 6) + " " + s.say("%d × %s", len(symptom.Cases), clean(text.Message(s.Lang, symptom.Cases[0])))
		fmt.Fprintln(b, wrap(line, s.width(), 7))
		cases := "       " + strings.Join(ids, " ")
		if n := len(symptom.Cases) - mostCases; n > 0 {
			cases += s.say(" and %d more", n)
		}
		fmt.Fprintln(b, wrap(cases, s.width(), 7))
	}
	if left > 0 {
		fmt.Fprintln(b, padded(s.say(string(v)), 6)+s.say(" and %d more", left))
	}
	return true
}

// width is where lines break; 0 where they do not, in a log.
func (s Style) width() int {
	if !s.Live || s.Size == nil {
		return 0
	}
	width, _ := s.Size()
	return width
}

// list names the cases that match, as many as fit into two lines.
func (s Style) list(b *strings.Builder, r *model.Results, label string, match func(*model.Case) bool) {
	const most = 12
	var ids []string
	n := 0
	for i := range r.Cases {
		if k := &r.Cases[i]; match(k) {
			if n++; n <= most {
				id := k.ID
				if k.Repeats != nil {
					id += fmt.Sprintf(" %d/%d", k.Repeats.Pass, k.Repeats.Executed)
				}
				ids = append(ids, id)
			}
		}
	}
	if n == 0 {
		return
	}
	line := padded(label, 6) + " " + strings.Join(ids, " ")
	if n > most {
		line += s.say(" and %d more", n-most)
	}
	fmt.Fprintln(b, wrap(line, s.width(), 7))
}

// deselected says what the laboratory lacked, and how many cases that cost.
func (s Style) deselected(b *strings.Builder, r *model.Results) {
	var reasons []*model.Reason
	n := map[string]int{}
	for i := range r.Cases {
		if k := &r.Cases[i]; k.NotRunBecause() == model.NotProvided {
			if n[k.Reason.Message]++; n[k.Reason.Message] == 1 {
				reasons = append(reasons, k.Reason)
			}
		}
	}
	for _, reason := range reasons {
		fmt.Fprintf(b, "%d %s\n", n[reason.Message], clean(s.translated(reason.Message, reason.Said().Message)))
	}
}
