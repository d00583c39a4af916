package scenario

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// tooLong is what the server had when a command with strings of more than 255 bytes
// was sent (D50): nothing of them may take effect there.
type tooLong struct {
	strings   []string
	sessions  map[int]ftpserver.Session // by ID
	stored    []string                  // what the tree holds, with size and time
	judged    bool                      // a step said that nothing of the strings takes effect
	mayArrive bool                      // the refusal is the server's own: it was asked
}

// partLength is how many bytes in a row that a string and an argument share are no
// accident.
const partLength = 8

// beforeTooLong is nil for a command without such strings.
func (srv *Server) beforeTooLong(c *exchange) *tooLong {
	b := &tooLong{sessions: map[int]ftpserver.Session{}, mayArrive: srv.typist != nil}
	for _, arg := range c.Args {
		if arg.Quoted && len(arg.Text) > manual.LongestString {
			b.strings = append(b.strings, arg.Text)
		}
	}
	if len(b.strings) == 0 {
		return nil
	}
	if srv.ftp != nil {
		for _, s := range srv.ftp.Sessions() {
			b.sessions[s.ID] = s
		}
		b.stored = stored(srv.ftp.Tree(), "/")
	}
	return b
}

// deferred says that the refusal came after OK: the server may have been asked.
func (b *tooLong) deferred() {
	if b != nil {
		b.mayArrive = true
	}
}

// NothingTooLong expects that no string of the last command that is too long takes
// effect at the server, whole or in part, now and until the next command or the end of
// the case; after a refusal at once no part of it is sent either. Other commands of the
// dialogue may come.
func (srv *Server) NothingTooLong() error {
	if srv.tooLong == nil {
		return fmt.Errorf("the last command has no string of more than %d bytes", manual.LongestString)
	}
	srv.tooLong.judged = true
	return srv.stillNothing()
}

func (srv *Server) stillNothing() error {
	b := srv.tooLong
	if b == nil || !b.judged || srv.ftp == nil {
		return nil
	}
	wrong := func(observed model.Text) error {
		return srv.failOf(model.Say("a string that is too long takes effect at the server"), model.Say("nothing of it at the server"), observed)
	}
	for _, s := range iut.Certain(srv.ftp.Sessions()) {
		before := b.sessions[s.ID]
		if before.Dir != "" && before.Dir != s.Dir {
			return wrong(model.Say("working directory %s", at.Shorten(s.Dir, 300)))
		}
		if s.LoggedIn && !before.LoggedIn {
			return wrong(model.Say("a login"))
		}
		if b.mayArrive {
			continue
		}
		for _, c := range s.Commands[len(before.Commands):] {
			if b.has(c.Arg) {
				return wrong(model.Plain(c.Verb + " " + at.Shorten(at.Visible([]byte(c.Arg)), 300)))
			}
		}
		if slices.ContainsFunc(s.Passwords[len(before.Passwords):], b.has) {
			return wrong(model.Plain("PASS"))
		}
	}
	for _, now := range stored(srv.ftp.Tree(), "/") {
		if !slices.Contains(b.stored, now) {
			return wrong(model.Say("new or changed: %s", at.Shorten(now, 300)))
		}
	}
	if n := len(b.stored) - len(stored(srv.ftp.Tree(), "/")); n > 0 {
		return wrong(model.Say("%s files or directories less", n))
	}
	return nil
}

// has says whether an argument has a part of one of the strings.
func (b *tooLong) has(arg string) bool {
	return slices.ContainsFunc(b.strings, func(long string) bool {
		for i := 0; i+partLength <= len(arg); i++ {
			if strings.Contains(long, arg[i:i+partLength]) {
				return true
			}
		}
		return false
	})
}

// stored lists what a directory of the server holds, at any depth: path, mode, size and
// time of each.
func stored(tree *ftpserver.Tree, dir string) []string {
	infos, err := tree.List(dir)
	if err != nil {
		return nil
	}
	var all []string
	for _, i := range infos {
		p := path.Join(dir, i.Name())
		all = append(all, fmt.Sprintf("%s %s %d %d", p, i.Mode(), i.Size(), i.ModTime().UnixNano()))
		if i.IsDir() {
			all = append(all, stored(tree, p)...)
		}
	}
	return all
}
