package reports

import (
	"html/template"

	"mftpspec/reports/language"
)

// say gives a phrase of the reports in a language. Phrases are written in
// English where they are used; chinese has each of them.
func say(lang, phrase string, args ...any) string {
	return language.Phrases(chinese()).Say(lang, phrase, args...)
}

// both gives a phrase in both languages, of which the page shows one.
func both(phrase string, args ...any) template.HTML {
	return bilingual(say(English, phrase, args...), say(Chinese, phrase, args...))
}

// bilingual marks up two texts of which the page shows one.
func bilingual(en, zh string) template.HTML {
	if zh == "" || zh == en {
		return template.HTML(escape(en))
	}
	if en == "" {
		en = zh
	}
	return template.HTML(`<span lang="en">` + escape(en) + `</span><span lang="zh">` + escape(zh) + `</span>`)
}
