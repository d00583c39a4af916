package text

import (
	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

// VirtualMark stands on every page and in every format of the results of a module
// that is none.
const VirtualMark = "VIRTUAL MODULE"

// Standing is what a run may claim, in the same words wherever it is said: on the
// console, on the pages, in JUnit.
type Standing struct {
	Status model.Status
	Scope  model.Scope
	Waived int // number of fails, where all of them are waived; else 0
}

// StandingOf gives the standing of results. Without waivers waived is nil.
func StandingOf(r *model.Results, waived *waiver.Applied) Standing {
	s := Standing{Status: r.Status, Scope: r.Extent()}
	if waived != nil && len(waived.Fails) == 0 {
		s.Waived = len(waived.Valid)
	}
	return s
}

// In says the standing in a language: CONFORMING only where everything that
// applies was executed.
func (s Standing) In(lang string) string {
	switch s.Class() {
	case "PARTIAL":
		return Say(lang, "CONFORMING (PARTIAL: %d of %d applicable)", s.Scope.Executed, s.Scope.Applicable)
	case "WAIVED":
		return Say(lang, "NON-CONFORMING (ALL FAILS WAIVED: %d)", s.Waived)
	}
	return Say(lang, string(s.Status))
}

// Full is the standing with its mark, in Chinese followed by the words of the
// results.
func (s Standing) Full(lang string) string {
	words := s.Marked(lang)
	if lang == language.Chinese {
		words += "（" + s.English() + "）"
	}
	return words
}

// English is the standing in the words that programs may look for.
func (s Standing) English() string { return s.In(language.English) }

// Class is one word for the colour of the standing: CONFORMING, PARTIAL, WAIVED,
// INCOMPLETE or NON-CONFORMING.
func (s Standing) Class() string {
	switch {
	case s.Status == model.Conforming && s.Scope.Partial:
		return "PARTIAL"
	case s.Status == model.NonConforming && s.Waived > 0:
		return "WAIVED"
	}
	return string(s.Status)
}

// Virtual says whether something else than a module answered.
func (s Standing) Virtual() bool { return s.Scope.Virtual != "" }

// Mark is the mark of a virtual module in a language; empty for a module.
func (s Standing) Mark(lang string) string {
	if !s.Virtual() {
		return ""
	}
	return Say(lang, VirtualMark)
}

// Marked is the standing with the mark before it, where there is one.
func (s Standing) Marked(lang string) string {
	if mark := s.Mark(lang); mark != "" {
		return mark + " · " + s.In(lang)
	}
	return s.In(lang)
}
