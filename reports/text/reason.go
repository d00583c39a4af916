package text

import (
	"fmt"
	"strings"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Message is the reason of a verdict in one sentence.
func Message(lang string, k *model.Case) string {
	if k.Reason == nil || k.Reason.Message == "" {
		return Say(lang, string(k.Verdict))
	}
	return Visible([]byte(strings.Join(strings.Fields(Cut(language.Told(lang, k.Reason.Message, k.Reason.Said().Message), ShownHead)), " ")))
}

// Explain is the reason of a verdict as plain text, one line for each part.
func Explain(lang string, k *model.Case) string {
	if text := Repeated(k); text != "" && k.Reason != nil {
		single := *k
		single.Repeats = nil
		return Explain(lang, &single) + fmt.Sprintf("%-10s %s\n", "repeats:", text)
	}
	if k.Reason == nil {
		return ""
	}
	var s strings.Builder
	translated := func(name, value string, t model.Text) {
		if value != "" {
			label := fmt.Sprintf("%-10s ", name+":")
			if lang == language.Chinese {
				label = Say(lang, name) + "：" // characters of two columns do not line up
			}
			fmt.Fprintf(&s, "%s%s\n", label, Cut(VisibleText(language.Told(lang, value, t)), ShownHead))
		}
	}
	entry := func(name, value string) { translated(name, value, model.Plain(value)) }
	r := k.Reason
	said := r.Said()
	entry("verdict", Say(lang, string(k.Verdict)))
	entry("clause", strings.TrimSpace(ClauseMark(r.Clause)+" "+r.Requirement))
	translated("message", r.Message, said.Message)
	entry("step", gherkin.Step(lang, r.Step))
	entry("sent", r.Sent)
	translated("expected", r.Expected, said.Expected)
	translated("observed", r.Observed, said.Observed)
	translated("server", r.Server, said.Server)
	entry("blocked by", r.BlockedBy)
	entry("set up", strings.Join(gherkin.Steps(lang, r.ServerIs()), "\n           "))
	entry("reproduce", strings.Join(r.Reproduce, "\n           "))
	return s.String()
}
