package reference

import (
	"cmp"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
)

// List is AT+MFTPLIST of a directory or a file (§3.7). Entries come in any order (D30); how a
// server that hides times or modes is read is a matter of other scenarios.
type List struct {
	Channel int
	Name    string
}

func (a List) Form() string { return "LIST" }
func (a List) On() int      { return a.Channel }

// Play implements [Action].
func (a List) Play(s *State) ([]Step, bool) {
	line := fmt.Sprintf(`AT+MFTPLIST=%d,"%s"`, a.Channel, a.Name)
	if refused, ok, open := s.begins(line, a.Channel, a.Name); !open {
		return refused, ok
	}
	if slices.Contains([]string{"iis", "no-year", "dots", "empty-226", "empty-450", "empty-550"}, s.Server) {
		return nil, false
	}
	p := s.resolve(a.Channel, a.Name)
	e, known := s.Tree[p]
	switch {
	case p == "/" || p == "/home" || known && e.unlisted() || s.opened(p) || s.openedIn(p):
		return nil, false // what else the server has there is its own
	case !known:
		return s.fails(line, "server error")
	case !e.Dir && s.plainList(a.Name, p):
		return s.succeeds(line, s.entry(a.Channel, p, a.Name)), true
	case !e.Dir:
		return s.listsOrFails(a, []string{s.entry(a.Channel, p, a.Name)}), true
	}
	var lines []string
	for _, name := range s.List(p) {
		at := path.Join(p, name)
		if s.Tree[at].unlisted() {
			return nil, false
		}
		lines = append(lines, s.entry(a.Channel, at, name))
	}
	if len(lines) == 0 && !s.plainList(a.Name, p) {
		return nil, false // three outcomes are too many
	}
	if len(lines) == 0 {
		return append([]Step{sends("%s", line), then("the directory is reported as empty")}, s.echoed()...), true
	}
	if len(lines) > manyEntries && s.isAll(p) {
		return append([]Step{sends("%s", line), then(`the module lists the files of "%s" on channel %d, or fails as parse error or memory`, p, a.Channel)}, s.connection(a.Channel)...), true
	}
	if !s.plainList(a.Name, p) {
		return s.listsOrFails(a, lines), true
	}
	if len(lines) > 12 && s.isAll(p) {
		return append([]Step{sends("%s", line), answers("OK"), then(`the module lists the files of "%s" on channel %d`, p, a.Channel)}, s.connection(a.Channel)...), true
	}
	steps := append([]Step{sends("%s", line), answers("OK"), {Keyword: "Then", Text: "the module reports, in any order", Doc: strings.Join(lines, "\n")}}, s.echoed()...)
	return append(steps, s.connection(a.Channel)...), true
}

// unlisted says whether the line of an entry is not known.
func (e *Entry) unlisted() bool { return e.Unknown && e.Mode == "" }

// manyEntries is how many entries a list has that every module reads (D75).
const manyEntries = 60

// plainList says whether a list of p, which is asked for by name, is one that a module must read: not by
// a relative path with directories (D36), nor of a form or with a size that not every client reads (D75).
func (s *State) plainList(name, p string) bool {
	large := func(p string) bool { e := s.Tree[p]; return !e.Dir && e.Content.Len() > math.MaxInt32 }
	return !slices.Contains([]string{"no-group", "acl", "total"}, s.Server) && (path.IsAbs(name) || !strings.Contains(name, "/")) && !large(p) &&
		!slices.ContainsFunc(s.List(p), func(entry string) bool { return large(path.Join(p, entry)) })
}

// listsOrFails is a list that may fail, truly.
func (s *State) listsOrFails(a List, lines []string) []Step {
	cause := "parse error"
	if !path.IsAbs(a.Name) && strings.Contains(a.Name, "/") {
		cause = "server error"
	}
	steps := []Step{sends(`AT+MFTPLIST=%d,"%s"`, a.Channel, a.Name), {Keyword: "Then", Text: "the module lists, or fails as " + cause, Doc: strings.Join(lines, "\n")}}
	return append(append(steps, s.echoed()...), s.connection(a.Channel)...)
}

// isAll says whether a directory holds files alone.
func (s *State) isAll(dir string) bool {
	return !slices.ContainsFunc(s.List(dir), func(name string) bool { return s.Tree[path.Join(dir, name)].Dir })
}

// entry is the line of a file or of a directory.
func (s *State) entry(n int, p, name string) string {
	if e := s.Tree[p]; !e.Dir {
		return fmt.Sprintf(`+MFTPLIST: %d,0,"%s",%d,<time of %s>,"%s"`, n, name, e.Content.Len(), p, cmp.Or(e.Mode, "rw-"))
	}
	return fmt.Sprintf(`+MFTPLIST: %d,0,"%s","rwx"`, n, name)
}

// Verifies implements [Action].
func (a List) Verifies() (string, []string) { return "3.7", []string{"R3.7-12", "R3.7-30", "R3.7-31"} }
