package reports

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"mftpspec/reports/model"
)

// markdownLimit is what a build server shows at most (1 MiB), with a reserve.
const markdownLimit = 1000 << 10

// Markdown writes a summary for the page of a build, in one language and under
// 1 MiB: the status, the counts, and as many of the fails and other cases worth
// a line as there is room for. What was left out is counted.
func Markdown(w io.Writer, r *model.Results, o Options) error {
	r, waived, err := prepare(r, o)
	if err != nil {
		return err
	}
	m := &markdown{lang: o.lang(), limit: markdownLimit}
	p := &page{R: r, O: o, Waived: waived}
	m.heading(1, say(m.lang, string(r.Status))+markdownStatus(m.lang, r.Status))
	m.line("**%s** %s · %s · %s %s", markdownText(p.Product()), markdownText(r.IUT.Firmware), markdownText(r.Suite.Manual), markdownText(r.Suite.Name), markdownText(r.Suite.Version))
	m.line("")
	for _, s := range statements(r, waived) {
		m.line("- %s", markdownText(s.in(m.lang)))
	}
	m.line("")
	m.counts(r)
	m.clauses(r)
	if repetitions(r).unstable > 0 {
		m.list(say(m.lang, "Unstable: the executions do not agree, and the worst verdict counts"), r, unstable, repeated)
	}
	m.fails(r, waived)
	m.list(say(m.lang, "Selected test cases without a verdict on the implementation"), r, func(k *model.Case) bool {
		return k.Selected && k.Verdict != model.Pass && k.Verdict != model.Fail
	}, func(k *model.Case) string { return say(m.lang, string(k.Verdict)) + ": " + message(m.lang, k) })
	m.list(say(m.lang, "Permitted, but worth a line"), r, func(k *model.Case) bool { return k.Verdict == model.Pass && len(k.Observations) > 0 },
		func(k *model.Case) string { return strings.Join(toldIn(m.lang, k.Observations), " · ") })
	m.dialects(r)
	if _, err := io.WriteString(w, m.String()); err != nil {
		return fmt.Errorf("reports: markdown: %w", err)
	}
	return nil
}

type markdown struct {
	strings.Builder
	lang  string
	limit int
}

func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n", args...) }

func (m *markdown) heading(level int, text string) {
	m.line("%s %s\n", strings.Repeat("#", level), text)
}

func markdownStatus(lang string, s model.Status) string {
	if lang == English {
		return ""
	}
	return " (" + string(s) + ")"
}

func (m *markdown) counts(r *model.Results) {
	head, rule, row := "|", "|", "|"
	for _, t := range Tallies(r.Summary) {
		head += " " + say(m.lang, string(t.Verdict)) + " |"
		rule += "--:|"
		row += fmt.Sprintf(" %d |", t.Count)
	}
	m.line("%s %s |\n%s--:|\n%s %d |\n", head, say(m.lang, "All"), rule, row, r.Summary.Total())
}

func (m *markdown) clauses(r *model.Results) {
	m.line("<details><summary>%s</summary>\n", say(m.lang, "Verdicts per clause"))
	head, rule := "| "+say(m.lang, "Clause")+" |", "|--|"
	for _, v := range model.Verdicts() {
		head += " " + say(m.lang, string(v)) + " |"
		rule += "--:|"
	}
	m.line("%s\n%s", head, rule)
	for _, g := range byClause(r.Cases) {
		title, zh := clauseTitle(g.Clause)
		if m.lang == Chinese {
			title = zh
		}
		row := "| " + markdownText(strings.TrimSpace(clauseMark(g.Clause)+" "+title)) + " |"
		for _, t := range Tallies(g.Summary) {
			row += fmt.Sprintf(" %d |", t.Count)
		}
		m.line("%s", row)
	}
	m.line("\n</details>\n")
}

// block is what one fail takes at most.
const block = 16 << 10

func (m *markdown) fails(r *model.Results, waived *Waived) {
	if r.Summary.Fail == 0 {
		return
	}
	m.heading(2, say(m.lang, "Fails"))
	left := 0
	for i := range r.Cases {
		k := &r.Cases[i]
		if k.Verdict != model.Fail {
			continue
		}
		if m.Len() > m.limit*3/4-block {
			left++
			continue
		}
		head := fmt.Sprintf("`%s` %s", k.ID, markdownText(k.Title))
		if w, ok := waived.Valid[k.ID]; ok {
			head += " — " + markdownText(say(m.lang, "waived until %s", w.Expires)+": "+w.Reason)
		} else if w, ok := waived.Expired[k.ID]; ok {
			head += " — " + markdownText(say(m.lang, "waiver expired on %s", w.Expires)+": "+w.Reason)
		}
		m.heading(3, head)
		m.line("%s\n", markdownText(message(m.lang, k)))
		m.fence(cut(explain(m.lang, k), block/2))
	}
	m.more(left)
}

func (m *markdown) list(title string, r *model.Results, match func(*model.Case) bool, text func(*model.Case) string) {
	written, left := 0, 0
	for i := range r.Cases {
		k := &r.Cases[i]
		switch {
		case !match(k):
			continue
		case m.Len() > m.limit-block:
			left++
			continue
		case written == 0:
			m.heading(2, title)
		}
		written++
		m.line("- `%s` %s", k.ID, markdownText(cut(text(k), 500)))
	}
	m.line("")
	m.more(left)
}

func (m *markdown) dialects(r *model.Results) {
	if len(r.Dialects) == 0 {
		return
	}
	m.heading(2, say(m.lang, "Dialect record"))
	m.line("| %s | %s |\n|--|--|", say(m.lang, "Key"), say(m.lang, "Reading"))
	left := 0
	for _, k := range slices.Sorted(maps.Keys(r.Dialects)) {
		if m.Len() > m.limit-4096 {
			left++
			continue
		}
		m.line("| %s | %s |", markdownText(cut(k, 300)), markdownText(cut(r.Dialects[k], 300)))
	}
	m.line("")
	m.more(left)
}

func (m *markdown) more(n int) {
	if n > 0 {
		m.line("%s\n", say(m.lang, "%d more are in results.json.", n))
	}
}

// fence writes text as it is; the fence is longer than any in the text.
func (m *markdown) fence(text string) {
	mark := "```"
	for strings.Contains(text, mark) {
		mark += "`"
	}
	m.line("%s\n%s\n%s\n", mark, strings.TrimRight(text, "\n"), mark)
}

// markdownText makes one line of text that means nothing to Markdown.
func markdownText(s string) string {
	s = strings.Join(strings.Fields(visible([]byte(strings.Join(strings.Fields(s), " ")))), " ")
	return markdownEscape.Replace(s)
}

var markdownEscape = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "~", `\~`, "$", `\$`, "@", `&#64;`, "://", "&#58;//")
