package scenario

import (
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
)

// credentials records what AT+MFTPCONN without a user name sends to the server (D47).
func (w *Scenario) credentials(end ending) error {
	_, list, _ := strings.Cut(w.last.Text, "=")
	fields := judge.ParseLine("+MFTPCONN: " + list).Fields
	if w.last.Verb != "MFTPCONN" || len(fields) > 2 && fields[2].Text != "" {
		return nil
	}
	value := "refused"
	for _, s := range iut.Certain(w.server.Sessions()) {
		for _, c := range s.Commands {
			if c.Verb != "USER" {
				continue
			}
			value = "anonymous"
			if c.Arg == "" {
				value = "empty-user"
			}
			w.note("D47: without a user name the module sends USER " + at.VisibleText(c.Arg))
		}
	}
	if value == "refused" && !end.refused {
		return nil // no session came about
	}
	return w.observe(w.last, []judge.Reading{{Row: "D47", Value: value}})
}
