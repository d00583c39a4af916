package console

import (
	"fmt"
	"strings"
	"unicode"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/model"
)

// Explain says in a few lines of English why a case has its verdict, and what to
// type to see it happen. The text ends with a line feed.
func Explain(k model.Case, color bool) string { return Style{Color: color}.Explain(k) }

// Explain says in a few lines why a case has its verdict, and what to type to see
// it happen. The text ends with a line feed.
func (s Style) Explain(k model.Case) string {
	var b strings.Builder
	fmt.Fprintln(&b, s.headline(k))
	r := k.Reason
	if r == nil {
		return b.String()
	}
	row := func(label, text string) {
		if text != "" {
			fmt.Fprintf(&b, "       %s %s\n", padded(s.say(label), 9), clean(text))
		}
	}
	clause, requirement := r.Clause, r.Requirement
	if clause == "" {
		clause = k.Clause
	}
	if requirement == "" && clause == k.Clause {
		requirement = strings.Join(k.Requirements, " ")
	}
	said := r.Said()
	row("clause", strings.TrimSpace(section(clause)+"  "+requirement))
	row("reason", s.translated(r.Message, said.Message))
	row("step", strings.TrimSpace(s.step(r.Step)+"  ("+k.Feature+")"))
	row("sent", r.Sent)
	row("expected", s.translated(r.Expected, said.Expected))
	row("observed", s.translated(r.Observed, said.Observed))
	row("server", s.translated(r.Server, said.Server))
	row("blocked", r.BlockedBy)
	rows := func(label string, lines []string) {
		for _, line := range lines {
			row(label, line)
			label = ""
		}
	}
	rows("server is", gherkin.Steps(s.Lang, r.ServerIs()))
	const most = 12
	rows("by hand", r.Reproduce[:min(len(r.Reproduce), most)])
	if more := len(r.Reproduce) - most; more > 0 {
		fmt.Fprintf(&b, "       %-9s %s\n", "", s.say("… %d more in results.json", more))
	}
	if model.AskForPassword(r.Reproduce) {
		fmt.Fprintf(&b, "       %-9s %s\n", "", s.say("(host, port, user name and password: those of your own FTP server)"))
	}
	return b.String()
}

// hanging is where the texts of Explain begin, and their further lines.
const hanging = 17

func (s Style) headline(k model.Case) string {
	return fmt.Sprintf("%s %s  %s", s.paint(k.Verdict), k.ID, clean(gherkin.Title(s.Lang, k.Title)))
}

func (s Style) step(text string) string { return gherkin.Step(s.Lang, text) }

func section(clause string) string {
	if clause == "" || clause[0] < '0' || clause[0] > '9' {
		return clause
	}
	return "§" + clause
}

func (s Style) paint(v model.Verdict) string {
	word := padded(strings.ToUpper(s.say(string(v))), 6)
	code := map[model.Verdict]string{model.Pass: "32", model.Fail: "31;1", model.Inconc: "33", model.Error: "35"}[v]
	if !s.Color || code == "" {
		return word
	}
	return "\x1b[" + code + "m" + word + "\x1b[0m"
}

// clean keeps what a device sent from steering the terminal: what is no
// printable character is shown as <xNN>.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, hexed(text))
}

func hexed(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r < 0x20 || r == 0x7f {
			fmt.Fprintf(&b, "<x%02X>", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
