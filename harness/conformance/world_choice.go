package conformance

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
