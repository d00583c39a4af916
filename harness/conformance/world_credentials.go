package conformance

import (
	"strings"

	"mftpspec/harness/at"
)

// credentials records what AT+MFTPCONN without a user name sends to the server (D47).
func (w *World) credentials(end ending) error {
	_, list, _ := strings.Cut(w.last.text, "=")
	fields := parseLine("+MFTPCONN: " + list).fields
	if w.last.verb != "MFTPCONN" || len(fields) > 2 && fields[2].text != "" {
		return nil
	}
	value := "refused"
	for _, s := range certain(w.server.Sessions()) {
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
	return w.observe(w.last, []reading{{row: "D47", value: value}})
}
