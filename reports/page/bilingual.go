package page

import (
	"html/template"

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

// Told gives what the suite says of a verdict as part of a page, in both
// languages of which the page shows one, with visible control bytes (language.Told).
func Told(english string, t model.Text) template.HTML {
	zh := language.Told(language.Chinese, english, t)
	if zh == english {
		return Wire(english)
	}
	return template.HTML(`<span lang="en">`) + Wire(english) + template.HTML(`</span><span lang="zh">`) + Wire(zh) + template.HTML(`</span>`)
}
