package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/ixit"
	"mftpspec/harness/reference"
)

// script is a sequence in the suite's steps.
type script struct {
	steps   []reference.Step
	owner   []int              // by step: the action that it belongs to
	actions []reference.Action // that have something due
	needs   []string           // tags of what the model or the laboratory must have
}

// written plays the actions again, from the state that every case begins in: those of which the
// manual has nothing due there are left out.
func written(ics ixit.ICS, files bool, actions []reference.Action) script {
	var w script
	s := reference.New(ics, files)
	for _, a := range actions {
		steps, ok := s.Play(a)
		if !ok {
			continue
		}
		for range steps {
			w.owner = append(w.owner, len(w.actions))
		}
		w.steps = append(w.steps, steps...)
		w.actions = append(w.actions, a)
	}
	for _, step := range w.steps {
		switch {
		case step.Kind == reference.UsesLocalFile:
			w.needs = append(w.needs, "needs-files")
		case strings.Contains(step.Line, `"transmode",0`):
			w.needs = append(w.needs, "needs-active")
		case step.Kind == reference.RequiresFTPS:
			w.needs = append(w.needs, "needs-implicit-ftps", "needs-explicit-ftps")
		}
	}
	slices.Sort(w.needs)
	w.needs = slices.Compact(w.needs)
	return w
}

// head is what a feature file says before its steps.
type head struct {
	id, clause, title string
	requirements      []string
	comments          []string
}

// feature is the scenario as a file.
func (w script) feature(h head) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "@clause-%s\nFeature: Found by exploration\n", cmp.Or(h.clause, "3"))
	for _, line := range h.comments {
		fmt.Fprintf(&b, "  # %s\n", line)
	}
	fmt.Fprintf(&b, "\n  @%s", h.id)
	for _, tag := range slices.Concat(h.requirements, w.needs, []string{catalogue.ExplorationTag}) {
		fmt.Fprintf(&b, " @%s", tag)
	}
	fmt.Fprintf(&b, "\n  Scenario: %s\n", h.title)
	last := ""
	for _, s := range w.steps {
		keyword := s.Keyword
		if keyword == last {
			keyword = "And"
		}
		last = s.Keyword
		fmt.Fprintf(&b, "    %s %s\n", keyword, s.Text)
		if s.Doc == "" {
			continue
		}
		b.WriteString("      \"\"\"\n")
		for line := range strings.SplitSeq(s.Doc, "\n") {
			fmt.Fprintf(&b, "      %s\n", line)
		}
		b.WriteString("      \"\"\"\n")
	}
	return []byte(b.String())
}

// sent counts the AT lines that steps send.
func sent(steps []reference.Step) int {
	n := 0
	for _, s := range steps {
		n += s.Lines
	}
	return n
}
