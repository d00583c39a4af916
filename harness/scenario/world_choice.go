package scenario

import (
	"bytes"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"slices"
)

// choices gives the readings that an open outcome shows, for the rows that the case
// is tied to: whether the command was refused at once, and whether it succeeded.
func (w *Scenario) choices(refused, success bool) []judge.Reading {
	pick := func(cond bool, yes, no string) string {
		if cond {
			return yes
		}
		return no
	}
	var seen []judge.Reading
	for _, row := range w.c.Rows {
		value := ""
		switch row {
		case "D07":
			value = pick(success, "ignored", "refused")
		case "D36":
			value = pick(success, "works", "refused")
		case "D37":
			value = w.firstToDelete()
		case "D43", "D48":
			value = pick(refused, "refused", "failed")
		}
		if value != "" {
			seen = append(seen, judge.Reading{Row: row, Stimulus: w.c.ID, Value: value})
		}
	}
	return seen
}

// firstToDelete is row D37: the verb that the module tries first.
func (w *Scenario) firstToDelete() string {
	for _, s := range iut.Certain(w.server.Sessions()) {
		for _, c := range s.Commands {
			switch c.Verb {
			case "DELE":
				return "dele-first"
			case "RMD", "XRMD":
				return "rmd-first"
			}
		}
	}
	return ""
}

// recordings gives the readings that whatever was answered shows, for the rows that
// the case is tied to.
func (w *Scenario) recordings(seen []string) []judge.Reading {
	var found []judge.Reading
	for _, row := range w.c.Rows {
		value := ""
		switch row {
		case "D40":
			value = w.plusesInData()
		case "D67":
			value = "ignored"
			if slices.Contains(seen, "ERROR") {
				value = "error"
			}
		}
		if value != "" {
			found = append(found, judge.Reading{Row: row, Stimulus: w.c.ID, Value: value, MayVary: true})
		}
	}
	return found
}

// plusesInData is row D40: whether +++ without silence around it, among data of the
// transparent mode, was data too, or its end.
func (w *Scenario) plusesInData() string {
	if w.last == nil || w.server == nil || w.typed == nil {
		return ""
	}
	data, err := w.server.Tree().Read(w.resolve(w.last.Channel, w.last.Arg(0)))
	switch {
	case err != nil:
		return ""
	case bytes.Equal(data, w.typed):
		return "data"
	}
	return "ends"
}
