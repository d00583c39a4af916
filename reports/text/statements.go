package text

import (
	"maps"
	"slices"

	"mftpspec/reports/language"
	"mftpspec/reports/model"
	"mftpspec/reports/waiver"
)

// Sentence is a phrase with its values, in no language yet.
type Sentence struct {
	words  string
	values []any
}

// statement is a value that the results say in English, with its text.
type statement struct {
	english string
	text    model.Text
}

// In says the sentence in a language, and what the suite says within it too.
func (s Sentence) In(lang string) string {
	values := slices.Clone(s.values)
	for i, v := range values {
		if t, ok := v.(statement); ok {
			values[i] = Visible([]byte(language.Told(lang, t.english, t.text)))
		}
	}
	return Say(lang, s.words, values...)
}

// Pace says where the time of an exploration went.
func Pace(r *model.Results) []Sentence {
	x := r.Run.Exploration
	if x == nil || x.WallMS == 0 {
		return nil
	}
	if l := r.Run.Line; l != nil && l.WallMS > 0 {
		return []Sentence{{"Of the time of the benches %d %% passed in waits that the manual or the laboratory demands, and %d %% with bytes on the line, at %d bit/s.",
			[]any{x.Waits(), l.WireMS * 100 / l.WallMS, l.Rate}}}
	}
	return []Sentence{{"Of the time of the benches %d %% passed in waits that the manual or the laboratory demands.", []any{x.Waits()}}}
}

// Statements are the sentences of the first page: what the status rests on, and what
// it does not say.
func Statements(r *model.Results, waived *waiver.Applied) []Sentence {
	var list []Sentence
	state := func(words string, values ...any) { list = append(list, Sentence{words, values}) }
	s, open := r.Summary, model.Open(r.Cases)
	standing := StandingOf(r, waived)
	switch standing.Scope.Virtual {
	case "":
	case model.PseudoTerminal:
		state("A pseudo-terminal took the place of a serial port: nothing is said about any hardware.")
	default:
		state("The emulator took the place of a module: nothing is said about any hardware.")
	}
	if x := r.Run.Exploration; x != nil {
		state("Exploration, seed %d: a model of the manual made %d sequences with %d commands, %d a second on a bench. The cases are its findings, not those of the suite.", x.Seed, x.Sequences, x.Commands, x.Rate())
		list = append(list, Pace(r)...)
	}
	switch r.Status {
	case model.NonConforming:
		state("%d of %d executed test cases failed: the implementation contradicts the manual there.", s.Fail, executed(s))
		if n := len(waived.Valid); n > 0 {
			state("Fails that are waived: %d; not waived: %d.", n, len(waived.Fails))
		}
		if standing.Waived > 0 {
			for _, id := range slices.Sorted(maps.Keys(waived.Valid)) {
				w := waived.Valid[id]
				state("%s is waived until %s: %s", id, w.Expires, Visible([]byte(w.Ground())))
			}
		}
		if n := len(waived.Expired); n > 0 {
			state("Waivers that have expired and no longer count: %d.", n)
		}
	case model.Conforming:
		state("All %d selected test cases passed: the implementation conforms to the tested requirements. This is no certificate.", s.Pass)
	}
	if open > 0 {
		state("%d of %d selected test cases have no verdict on the implementation: the test is incomplete.", open, r.Selected())
	} else if s.Pass+s.Fail == 0 {
		state("No test case was executed: nothing is said about the implementation.")
	}
	if r.Run.Stopped != "" {
		state("The run ended early: %s.", statement{r.Run.Stopped, r.Run.StoppedText})
	}
	parts(r, state)
	if scope := standing.Scope; scope.Partial {
		state("%d of %d test cases that apply to the device were executed: see the test campaign.", scope.Executed, scope.Applicable)
	}
	if s.NA > 0 {
		state("%d of %d test cases of the suite do not apply to the device.", s.NA, s.Total())
	}
	return list
}

func executed(s model.Summary) int { return s.Pass + s.Fail + s.Inconc + s.Error }
