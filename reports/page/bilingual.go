package page

import (
	"html/template"

	"mftpspec/reports/gherkin"
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/text"
)

// Both gives a phrase in both languages, of which the page shows one.
func Both(phrase string, args ...any) template.HTML {
	return Bilingual(text.Say(language.English, phrase, args...), text.Say(language.Chinese, phrase, args...))
}

// Bilingual marks up two texts of which the page shows one.
func Bilingual(en, zh string) template.HTML {
	if zh == "" || zh == en {
		return template.HTML(escape(en))
	}
	if en == "" {
		en = zh
	}
	return template.HTML(`<span lang="en">` + escape(en) + `</span><span lang="zh">` + escape(zh) + `</span>`)
}

// Title gives the title of a case in both languages.
func Title(title string) template.HTML {
	return Bilingual(title, gherkin.Title(language.Chinese, title))
}

// Rule gives the title of a rule in both languages.
func Rule(rule string) template.HTML { return Bilingual(rule, gherkin.Rule(language.Chinese, rule)) }

// Step gives the text of a step in both languages, with visible control bytes.
func Step(step string) template.HTML {
	return wires(step, gherkin.Step(language.Chinese, step))
}

// Told gives what the suite says of a verdict as part of a page, in both
// languages of which the page shows one, with visible control bytes (language.Told).
func Told(english string, t model.Text) template.HTML {
	return wires(english, language.Told(language.Chinese, english, t))
}

func wires(en, zh string) template.HTML {
	if zh == en {
		return Wire(en)
	}
	return template.HTML(`<span lang="en">`) + Wire(en) + template.HTML(`</span><span lang="zh">`) + Wire(zh) + template.HTML(`</span>`)
}
