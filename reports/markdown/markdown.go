// Package markdown writes the summary for the page of a build, in one language.
// The command line calls Write, and compare writes with the same Document. It must
// never exceed 1 MiB, nor let a device's bytes become markup.
package markdown

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports"
	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
	"mftpspec/reports/waiver"
)

// Limit is how much Markdown a build server shows at most (1 MiB), less a reserve.
const Limit = 1000 << 10

// Write writes a summary for the page of a build, in one language and under
// 1 MiB: the status, the counts, and as many of the fails and other cases worth
// a line as there is room for. What was left out is counted.
func Write(w io.Writer, r *model.Results, o reports.Options) error {
	r, waived, err := reports.Prepare(r, o)
	if err != nil {
		return err
	}
	m := &Document{Lang: o.Language(), Limit: Limit}
	m.Heading(1, Text(text.StandingOf(r, waived).Full(m.Lang)))
	m.Line("**%s** %s · %s · %s %s", Text(o.ProductOf(r)), Text(r.IUT.Firmware), Text(r.Suite.Manual), Text(r.Suite.Name), Text(r.Suite.Version))
	m.Line("")
	for _, s := range text.Statements(r, waived) {
		m.Line("- %s", Text(s.In(m.Lang)))
	}
	m.Line("")
	m.counts(r)
	m.clauses(r)
	if text.Repetitions(r).Unstable > 0 {
		m.list(text.Say(m.Lang, "Unstable: the executions do not agree, and the worst verdict counts"), r, text.Unstable, text.Repeated)
	}
	m.fails(r, waived)
	m.list(text.Say(m.Lang, "Selected test cases without a verdict on the implementation"), r, func(k *model.Case) bool {
		return k.Selected && k.Verdict != model.Pass && k.Verdict != model.Fail
	}, func(k *model.Case) string {
		return text.Say(m.Lang, string(k.Verdict)) + ": " + text.Message(m.Lang, k)
	})
	m.list(text.Say(m.Lang, "Permitted, but worth a line"), r, func(k *model.Case) bool { return k.Verdict == model.Pass && len(k.Observations) > 0 },
		func(k *model.Case) string { return strings.Join(text.Observed(m.Lang, k), " · ") })
	m.dialects(r)
	if _, err := io.WriteString(w, m.String()); err != nil {
		return fmt.Errorf("reports: markdown: %w", err)
	}
	return nil
}

// Document is Markdown that is being written: in one language, up to a limit of bytes.
type Document struct {
	strings.Builder
	Lang  string
	Limit int
}

// Line adds one line.
func (m *Document) Line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

// Heading adds a heading; text is Markdown already.
func (m *Document) Heading(level int, text string) {
	m.Line("%s %s\n", strings.Repeat("#", level), text)
}

func (m *Document) counts(r *model.Results) {
	head, rule, row := "|", "|", "|"
	for _, t := range r.Summary.Tallies() {
		head += " " + text.Say(m.Lang, string(t.Verdict)) + " |"
		rule += "--:|"
		row += fmt.Sprintf(" %d |", t.Count)
	}
	m.Line("%s %s |\n%s--:|\n%s %d |\n", head, text.Say(m.Lang, "All"), rule, row, r.Summary.Total())
}

func (m *Document) clauses(r *model.Results) {
	m.Line("<details><summary>%s</summary>\n", text.Say(m.Lang, "Verdicts per clause"))
	head, rule := "| "+text.Say(m.Lang, "Clause")+" |", "|--|"
	for _, v := range model.Verdicts() {
		head += " " + text.Say(m.Lang, string(v)) + " |"
		rule += "--:|"
	}
	m.Line("%s\n%s", head, rule)
	for _, g := range text.ByClause(r.Cases) {
		title, zh := text.ClauseTitle(g.Clause)
		if m.Lang == language.Chinese {
			title = zh
		}
		row := "| " + Text(strings.TrimSpace(text.ClauseMark(g.Clause)+" "+title)) + " |"
		for _, t := range g.Summary.Tallies() {
			row += fmt.Sprintf(" %d |", t.Count)
		}
		m.Line("%s", row)
	}
	m.Line("\n</details>\n")
}

// Block is the most bytes that one fail takes.
const Block = 16 << 10

func (m *Document) fails(r *model.Results, waived *waiver.Applied) {
	if r.Summary.Fail == 0 {
		return
	}
	m.Heading(2, text.Say(m.Lang, "Fails"))
	left := 0
	for i := range r.Cases {
		k := &r.Cases[i]
		if k.Verdict != model.Fail {
			continue
		}
		if m.Len() > m.Limit*3/4-Block {
			left++
			continue
		}
		head := fmt.Sprintf("`%s` %s", k.ID, Text(gherkin.Title(m.Lang, k.Title)))
		if w, ok := waived.Valid[k.ID]; ok {
			head += " — " + Text(text.Say(m.Lang, "waived until %s", w.Expires)+": "+w.Ground())
		} else if w, ok := waived.Expired[k.ID]; ok {
			head += " — " + Text(text.Say(m.Lang, "waiver expired on %s", w.Expires)+": "+w.Ground())
		}
		m.Heading(3, head)
		m.Line("%s\n", Text(text.Message(m.Lang, k)))
		m.fence(text.Cut(text.Explain(m.Lang, k), Block/2))
	}
	m.More(left)
}

func (m *Document) list(title string, r *model.Results, match func(*model.Case) bool, said func(*model.Case) string) {
	written, left := 0, 0
	for i := range r.Cases {
		k := &r.Cases[i]
		switch {
		case !match(k):
			continue
		case m.Len() > m.Limit-Block:
			left++
			continue
		case written == 0:
			m.Heading(2, title)
		}
		written++
		m.Line("- `%s` %s", k.ID, Text(text.Cut(said(k), 500)))
	}
	m.Line("")
	m.More(left)
}

func (m *Document) dialects(r *model.Results) {
	if len(r.Dialects) == 0 {
		return
	}
	m.Heading(2, text.Say(m.Lang, "Dialect record"))
	m.Line("| %s | %s |\n|--|--|", text.Say(m.Lang, "Key"), text.Say(m.Lang, "Reading"))
	left := 0
	for _, k := range slices.Sorted(maps.Keys(r.Dialects)) {
		if m.Len() > m.Limit-4096 {
			left++
			continue
		}
		m.Line("| %s | %s |", Text(text.Cut(k, 300)), Text(text.Cut(r.Dialects[k], 300)))
	}
	m.Line("")
	m.More(left)
}

// More says how many items were left out, if any.
func (m *Document) More(n int) {
	if n > 0 {
		m.Line("%s\n", text.Say(m.Lang, "%d more are in results.json.", n))
	}
}

// fence writes text as it is; the fence is longer than any in the text.
func (m *Document) fence(text string) {
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	m.Line("%s\n%s\n%s\n", mark, strings.TrimRight(text, "\n"), mark)
}

// Text makes one line of text that means nothing to Markdown.
func Text(s string) string {
	s = strings.Join(strings.Fields(text.Visible([]byte(strings.Join(strings.Fields(s), " ")))), " ")
	return escape.Replace(s)
}

var escape = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "~", `\~`, "$", `\$`, "@", `&#64;`, "://", "&#58;//")
