package html

import (
	"html/template"
	"slices"
	"strings"

	"mftpspec/reports/join"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/page"
	"mftpspec/reports/text"
)

// shownEvidence is how many fails have their timeline and transcript on paper;
// those of all cases are on the screen, and in results.json.
const (
	shownEvidence = 20
	shownLines    = 80
)

// observation is one case that is worth a page of its own.
type observation struct {
	caseLine
	Requirements []*join.Requirement
	Rows         []model.LedgerRow
	Evidence     template.JS   // JSON, which evidence.js draws; empty: in the details of the case only
	Question     template.HTML // to the vendor, ready to send
}

// Editorial are the readings of the case that rest on a misprint of the manual
// that was corrected.
func (o observation) Editorial() []corrected { return correctedIn(o.Case, o.Rows) }

// corrected is a case and a row of the ledger that corrects a misprint which the
// case depends on: its verdict, and the one under the literal text.
type corrected struct {
	*model.Case
	Row     string
	Literal *model.Literal // nil: cannot be judged, Note says why
	Note    *model.Question
}

func correctedIn(k *model.Case, rows []model.LedgerRow) []corrected {
	var list []corrected
	for _, row := range rows {
		if row.Editorial == nil || !slices.Contains(k.Rows, row.ID) || !k.Selected || k.Verdict == model.None {
			continue
		}
		c := corrected{Case: k, Row: row.ID, Note: row.Editorial}
		for i := range k.Literal {
			if k.Literal[i].Row == row.ID {
				c.Literal = &k.Literal[i]
			}
		}
		list = append(list, c)
	}
	return list
}

// Corrected are all verdicts that rest on a corrected misprint.
func (p *report) Corrected() []corrected {
	var list []corrected
	for _, g := range p.Groups {
		for _, l := range g.Lines {
			list = append(list, correctedIn(l.Case, p.R.Ledger)...)
		}
	}
	return list
}

// fails are the observations of all fails.
func (p *report) fails() ([]observation, error) {
	requirements := map[string]*join.Requirement{}
	for _, row := range p.Rows {
		for _, q := range row.Requirements {
			requirements[q.ID] = q
		}
	}
	rows := map[string]model.LedgerRow{}
	for _, l := range p.R.Ledger {
		rows[l.ID] = l
	}
	var list []observation
	for _, g := range p.Groups {
		for _, l := range g.Lines {
			if l.Verdict != model.Fail {
				continue
			}
			o := observation{caseLine: l}
			for _, id := range l.Case.Requirements {
				if q := requirements[id]; q != nil && q.EN != "" {
					o.Requirements = append(o.Requirements, q)
				}
			}
			for _, id := range l.Case.Rows {
				if row, ok := rows[id]; ok {
					o.Rows = append(o.Rows, row)
				}
			}
			o.Question = p.question(o)
			if len(list) < shownEvidence {
				shown, err := p.pack.shown(l.Case, shownLines)
				if err != nil {
					return nil, err
				}
				o.Evidence = shown
			}
			list = append(list, o)
		}
	}
	return list, nil
}

// symptom is fails that have the same reason.
type symptom struct{ join.Symptom }

// Said is the reason of the first of them.
func (s symptom) Said() template.HTML {
	return page.Bilingual(text.Message(language.English, s.Cases[0]), text.Message(language.Chinese, s.Cases[0]))
}

// Symptoms are the fails by their reasons, where some have the same one.
func (p *report) Symptoms() []symptom {
	var list []symptom
	for _, s := range join.Symptoms(p.R.Cases, model.Fail) {
		list = append(list, symptom{s})
	}
	if len(list) == p.R.Summary.Fail {
		return nil
	}
	return list
}

// Open are the selected cases without a verdict on the implementation.
func (p *report) Open() []caseLine {
	return p.where(func(k *model.Case) bool { return k.Selected && k.Verdict != model.Pass && k.Verdict != model.Fail })
}

// Noted are the cases that passed with something worth a line.
func (p *report) Noted() []caseLine {
	return p.where(func(k *model.Case) bool { return k.Verdict == model.Pass && len(k.Observations) > 0 })
}

func (p *report) where(match func(*model.Case) bool) []caseLine {
	var list []caseLine
	for _, g := range p.Groups {
		for _, l := range g.Lines {
			if match(l.Case) {
				list = append(list, l)
			}
		}
	}
	return list
}

// question is what to ask the vendor about a fail, in both languages.
func (p *report) question(o observation) template.HTML {
	var m page.Markup
	m.Raw(`<figure class="copy"><figcaption>`)
	m.Phrase("Question to the vendor")
	m.Raw("</figcaption>")
	for _, lang := range []string{language.English, language.Chinese} {
		m.Raw(`<pre lang="`, lang, `">`)
		m.Text(questionText(lang, p.R, o))
		m.Raw("</pre>")
	}
	m.Raw("</figure>")
	return template.HTML(m.String())
}

func questionText(lang string, r *model.Results, o observation) string {
	var s strings.Builder
	line := func(phrase string, args ...any) { s.WriteString(text.Say(lang, phrase, args...) + "\n") }
	device := text.Visible([]byte(strings.TrimSpace(r.IUT.Model + " " + r.IUT.Firmware)))
	reason := o.Reason
	if reason == nil {
		reason = &model.Reason{}
	}
	clause := reason.Clause
	if clause == "" {
		clause = o.Clause
	}
	line("Device %s, test case %s, manual %s.", device, o.ID, strings.TrimSpace(text.ClauseMark(clause)+" "+reason.Requirement))
	for _, q := range o.Requirements {
		text := q.EN
		if lang == language.Chinese && q.ZH != "" {
			text = q.ZH
		}
		line("The manual requires: %s", text)
	}
	part := func(phrase, value string, t model.Text) {
		if value != "" {
			line(phrase, text.Visible([]byte(text.Cut(language.Told(lang, value, t), 600))))
		}
	}
	said := reason.Said()
	part("Sent: %s", reason.Sent, model.Plain(reason.Sent))
	part("Expected: %s", reason.Expected, said.Expected)
	part("Observed: %s", reason.Observed, said.Observed)
	part("Seen at the server: %s", reason.Server, said.Server)
	line("Is this intended? If so, which sentence of the manual allows it? If not, which firmware will correct it?")
	for _, row := range o.Rows {
		if row.Question == nil {
			continue
		}
		if lang == language.Chinese {
			line("%s: %s", row.ID, row.Question.ZH)
		} else {
			line("%s: %s", row.ID, row.Question.EN)
		}
	}
	return strings.TrimSuffix(s.String(), "\n")
}

// Dialects are the readings that the device was seen to choose, by row of the ledger.
func (p *report) Dialects() []join.Dialect { return join.Dialects(p.R) }
