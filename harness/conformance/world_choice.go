package conformance

import (
	"bytes"
	"slices"
)

// choices gives the readings that an open outcome shows, for the rows that the case
// is tied to: whether the command was refused at once, and whether it succeeded.
func (w *World) choices(refused, success bool) []reading {
	pick := func(cond bool, yes, no string) string {
		if cond {
			return yes
		}
		return no
	}
	var seen []reading
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
			seen = append(seen, reading{row: row, stimulus: w.c.ID, value: value})
		}
	}
	return seen
}

// firstToDelete is row D37: the verb that the module tries first.
func (w *World) firstToDelete() string {
	for _, s := range certain(w.server.Sessions()) {
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
func (w *World) recordings(seen []string) []reading {
	var found []reading
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
			found = append(found, reading{row: row, stimulus: w.c.ID, value: value, mayVary: true})
		}
	}
	return found
}

// plusesInData is row D40: whether +++ without silence around it, among data of the
// transparent mode, was data too, or its end.
func (w *World) plusesInData() string {
	if w.last == nil || w.server == nil || w.typed == nil {
		return ""
	}
	data, err := w.server.Tree().Read(w.resolve(w.last.channel, w.last.arg(0)))
	switch {
	case err != nil:
		return ""
	case bytes.Equal(data, w.typed):
		return "data"
	}
	return "ends"
}
