package text

import (
	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Say gives a phrase of the reports in a language. Phrases are written in
// English where they are used; chinese has each of them.
func Say(lang, phrase string, args ...any) string {
	return language.Phrases(chinese()).Say(lang, phrase, args...)
}

// Translated says whether the catalogue has the Chinese of a phrase, for the tests of the
// reports.
func Translated(phrase string) bool {
	_, ok := chinese()[phrase]
	return ok
}

// Observed gives the observations of a case in one language.
func Observed(lang string, k *model.Case) []string {
	var list []string
	for i, o := range k.Observations {
		list = append(list, language.Told(lang, o, k.Observed(i)))
	}
	return list
}
