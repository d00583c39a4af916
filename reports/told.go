package reports

import (
	"html/template"
	"strings"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// told gives what the suite says of a verdict as part of a page, in both
// languages of which the page shows one, with visible control bytes.
func told(text string) template.HTML {
	zh := language.Statement(Chinese, text)
	if zh == text {
		return wireHTML(text)
	}
	return template.HTML(`<span lang="en">`) + wireHTML(text) + template.HTML(`</span><span lang="zh">`) + wireHTML(zh) + template.HTML(`</span>`)
}

// message is the reason of a verdict in one sentence.
func message(lang string, k *model.Case) string {
	if k.Reason == nil || k.Reason.Message == "" {
		return say(lang, string(k.Verdict))
	}
	return visible([]byte(strings.Join(strings.Fields(cut(language.Statement(lang, k.Reason.Message), shownHead)), " ")))
}

// Told is Why for the page.
func (k Change) Told() template.HTML { return bilingual(k.Why, language.Statement(Chinese, k.Why)) }

// toldIn gives statements in one language.
func toldIn(lang string, texts []string) []string {
	var list []string
	for _, t := range texts {
		list = append(list, language.Statement(lang, t))
	}
	return list
}
