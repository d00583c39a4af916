package text

import "mftpspec/reports/language"

// Say gives a phrase of the reports in a language. Phrases are written in
// English where they are used; chinese has each of them.
func Say(lang, phrase string, args ...any) string {
	return language.Phrases(chinese()).Say(lang, phrase, args...)
}

// Translated says whether the catalogue has the Chinese of a phrase.
func Translated(phrase string) bool {
	_, ok := chinese()[phrase]
	return ok
}

// ToldIn gives statements in one language.
func ToldIn(lang string, texts []string) []string {
	var list []string
	for _, t := range texts {
		list = append(list, language.Statement(lang, t))
	}
	return list
}
