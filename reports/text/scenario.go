package text

import (
	"fmt"
	"strings"

	"mftpspec/reports/model"
)

// Scenario is the steps of a case as plain text, with doc strings and tables as a feature
// file has them; limit is the most bytes that are shown of one doc string. The verdict stands
// before each step.
func Scenario(k *model.Case, limit int) string {
	var s strings.Builder
	for i := range k.Steps {
		step := &k.Steps[i]
		line := strings.TrimSpace(step.Keyword + " " + VisibleText(step.Text))
		fmt.Fprintf(&s, "%-6s  %s\n", step.Verdict, line)
		if step.Doc != "" {
			under(&s, `"""`)
			for line := range strings.Lines(Cut(VisibleText(step.Doc), limit)) {
				under(&s, strings.TrimSuffix(line, "\n"))
			}
			under(&s, `"""`)
		}
		for _, row := range step.Table {
			under(&s, VisibleText("| "+strings.Join(row, " | ")+" |"))
		}
	}
	return s.String()
}

// under writes a line that belongs to the step above it.
func under(s *strings.Builder, line string) { s.WriteString("          " + line + "\n") }
