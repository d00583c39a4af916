package doctor

import (
	"fmt"
	"slices"
	"time"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
)

// Said is a phrase of the catalogue and what stands in it: text, numbers, or
// something said.
type Said struct {
	Phrase string
	Args   []any
}

func said(phrase string, args ...any) Said { return Said{phrase, args} }

// In is the text in a language.
func (s Said) In(lang string) string {
	if s.Phrase == "" {
		return ""
	}
	args := slices.Clone(s.Args)
	for i, a := range args {
		switch a := a.(type) {
		case Said:
			args[i] = a.In(lang)
		case time.Duration:
			args[i] = round(a)
		case model.Text: // of the run side, which has its own Chinese
			args[i] = language.Say(lang, a)
		}
	}
	return chinese().Say(lang, s.Phrase, args...)
}

// String is the text in English.
func (s Said) String() string { return s.In("en") }

// round keeps two digits or so of a duration.
func round(d time.Duration) string {
	switch {
	case d >= time.Minute:
		return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
	case d >= time.Second:
		return fmt.Sprintf("%.1f s", d.Seconds())
	case d >= 100*time.Millisecond:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return fmt.Sprintf("%.2f ms", float64(d.Microseconds())/1000)
}

// StepName is the name of a step in a language.
func StepName(lang, step string) string { return said(step).In(lang) }
