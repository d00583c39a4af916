package defect

import (
	"context"
	"path"
	"regexp"
	"strings"

	"mftpspec/harness/emulator"
)

// misreadingsOfNames: names, paths and accounts.
func misreadingsOfNames() []row {
	arg := func(command string, n int, change func(string) string) func() hooks {
		return args(command, func(a []emulator.Arg) []emulator.Arg {
			if n < len(a) && a[n].Quoted && len(a[n].Text) < 256 {
				if altered := change(a[n].Text); altered != "" {
					a[n].Text = altered
				}
			}
			return a
		})
	}
	renames := func(change func(from, to string) string) func() hooks {
		return args("+MFTPRN", func(a []emulator.Arg) []emulator.Arg {
			if len(a) == 3 && a[1].Text != "" && a[2].Text != "" && len(a[1].Text) < 256 && len(a[2].Text) < 256 {
				a[2].Text = change(a[1].Text, a[2].Text)
			}
			return a
		})
	}
	inString := func(sign string, f func(r *request, next func(*request))) func() hooks {
		return sets("", func(e *env, r *request, next func(*request)) {
			for i, a := range r.Args {
				if i < 4 && a.Quoted && strings.Contains(a.Text, sign) {
					f(r, next)
					return
				}
			}
			next(r)
		})
	}
	return []row{
		{"path-of-five", "Of a path of more than five directories the first five are followed.", "R3.4-30", reach("*"), arg("+MFTPCWD", 1, fiveLevels)},
		{"cwd-double-parent", "A path that goes up twice goes up once.", "R3.4-30", reach("*"), arg("+MFTPCWD", 1, func(s string) string { return strings.ReplaceAll(s, "../..", "..") })},
		{"cwd-relative-to-login", "A relative path of AT+MFTPCWD begins at the directory of the login.", "R3.4-30", reach("*"), sessions(func(s *session) {
			home := ""
			s.cwd = func(ctx context.Context, p string) error {
				if home == "" {
					home, _ = s.Client.Pwd(ctx)
				}
				if home != "" && !path.IsAbs(p) {
					p = path.Join(home, p)
				}
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"pwd-joined", "AT+MFTPPWD reports the paths of AT+MFTPCWD put together, and does not ask the server.", "R3.5-20", reach("*"), sessions(func(s *session) {
			where := ""
			s.cwd = func(ctx context.Context, p string) error {
				if where == "" {
					where, _ = s.Client.Pwd(ctx)
				}
				err := s.Client.Cwd(ctx, p)
				switch {
				case err != nil:
				case path.IsAbs(p):
					where = p
				default:
					where = strings.TrimSuffix(where, "/") + "/" + p
				}
				return err
			}
			s.pwd = func(ctx context.Context) (string, error) {
				if where != "" {
					return where, nil
				}
				return s.Client.Pwd(ctx)
			}
		})},
		{"stor-name-ends-at-hash", "The name of AT+MFTPSTOR ends at the first #.", "R3.12-52", reach("*"), arg("+MFTPSTOR", 1, func(s string) string { return upToSign(s, "#") })},
		{"stor-extension-of-three", "Of the extension of a name AT+MFTPSTOR keeps three letters.", "R3.12-52", reach("*"), arg("+MFTPSTOR", 1, func(s string) string {
			ext := path.Ext(s)
			return s[:len(s)-len(ext)] + ext[:min(4, len(ext))]
		})},
		{"mkd-name-through-printf", "The name of AT+MFTPMKD is taken for a format: % with a letter behind it becomes 0.", "R3.6-30", reach("*"), arg("+MFTPMKD", 1, func(s string) string {
			return conversion.ReplaceAllString(s, "0")
		})},
		{"equals-in-string-refused", "A string with = in it is refused.", "R3.10-12", reach("*"), inString("=", func(r *request, _ func(*request)) { r.Refuse(50) })},
		{"question-mark-is-test", "A command with a question mark in a string is answered as its test form.", "R3.6-12", reach("*"), inString("?", func(r *request, next func(*request)) {
			r.Form = emulator.Test
			next(r)
		})},
		{"rn-cut-to-old-length", "A new name that is longer than the old one is cut to the length of that.", "R3.9-12", reach("*"), renames(func(from, to string) string { return to[:min(len(from), len(to))] })},
		{"rn-keeps-extension", "A file that is renamed keeps the extension of its old name.", "R3.9-12", reach("*"), renames(func(from, to string) string {
			if path.Ext(from) == "" || path.Ext(to) == "" {
				return to
			}
			return strings.TrimSuffix(to, path.Ext(to)) + path.Ext(from)
		})},
		{"rn-case-only-skipped", "A renaming that changes capitals alone is reported as done, and nothing is done.", "R3.9-12", reach("*"), sessions(func(s *session) {
			s.rename = func(ctx context.Context, from, to string) error {
				if from != to && strings.EqualFold(from, to) {
					return nil
				}
				return s.Client.Rename(ctx, from, to)
			}
		})},
		{"user-ends-at-at-sign", "The user name ends at the first @.", "R3.2-28", reach("*"), arg("+MFTPCONN", 2, func(s string) string { return upToSign(s, "@") })},
		{"account-split-at-last-colon", "Where the password has a colon, what stands in front of it goes to the user name.", "R3.2-33", reach("*"), args("+MFTPCONN", func(a []emulator.Arg) []emulator.Arg {
			if len(a) > 3 && a[2].Quoted && a[3].Quoted {
				if i := strings.LastIndexByte(a[3].Text, ':'); i >= 0 {
					a[2].Text, a[3].Text = a[2].Text+":"+a[3].Text[:i], a[3].Text[i+1:]
				}
			}
			return a
		})},
		{"del-by-dot", "AT+MFTPDEL takes names with a dot for files and all others for directories.", "R3.8-31", reach("*"), sessions(func(s *session) {
			s.del = func(ctx context.Context, p string) error {
				back, err := s.Client.Pwd(ctx)
				if err != nil {
					return err
				}
				dir := s.Client.Cwd(ctx, p) == nil
				if dir {
					if err := s.Client.Cwd(ctx, back); err != nil {
						return err
					}
				}
				if dir == strings.Contains(path.Base(p), ".") {
					return failure(emulator.CauseServer)
				}
				return s.Client.Delete(ctx, p)
			}
		})},
	}
}

var conversion = regexp.MustCompile(`%[A-Za-z]`)

func fiveLevels(p string) string {
	names := strings.Split(strings.TrimPrefix(p, "/"), "/")
	if len(names) <= 5 {
		return p
	}
	head := strings.Join(names[:5], "/")
	if path.IsAbs(p) {
		return "/" + head
	}
	return head
}
