package scenario

import (
	"mftpspec/harness/iut"
	"mftpspec/reports/model"
)

// serverCount is how much the server had seen at a moment.
type serverCount struct {
	sessions, commands int
	expected           bool // a step said that nothing comes after it
}

// count leaves out NOOP: a client may keep its connections alive (D65).
func (srv *Server) count() *serverCount {
	n := &serverCount{}
	if srv.ftp == nil {
		return n
	}
	for _, s := range iut.Certain(srv.ftp.Sessions()) {
		n.sessions++
		for _, c := range s.Commands {
			if c.Verb != "NOOP" {
				n.commands++
			}
		}
	}
	return n
}

// ReceivedNothing expects that the last command caused no connection and no
// command at the server, now and until the next command or the end of the case.
func (srv *Server) ReceivedNothing() error {
	if srv.quiet == nil {
		srv.quiet = srv.count()
	}
	srv.quiet.expected = true
	return srv.stillQuiet()
}

func (srv *Server) stillQuiet() error {
	before := srv.quiet
	if before == nil || !before.expected {
		return nil
	}
	now := srv.count()
	if now.sessions == before.sessions && now.commands == before.commands {
		return nil
	}
	return srv.fail(model.Say("the refused command reached the server"), model.Say("no connection and no command"), model.Say("%s connections and %s commands more", now.sessions-before.sessions, now.commands-before.commands))
}
