package steps

import (
	"context"

	"github.com/cucumber/godog"
)

// statements are the Thens about the server, and about what a download to a local file left,
// by their text: they stand alone, or after "the command succeeds exactly if".
func statements() []statement {
	return []statement{
		says(`the server holds the file `+str+` with the payload `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsPayload(ctx, a[0], a[1])
		}),
		says(`the server's file `+str+` begins with the payload `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.BeginsWith(ctx, a[0], a[1])
		}),
		says(`the server holds at most `+num+` bytes in the file `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsAtMost(ctx, number(a[0]), a[1])
		}),
		says(`the server holds at most `+num+` bytes of `+str+` in the file `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsAtMostOf(ctx, number(a[0]), a[1], a[2])
		}),
		says(`the server holds the file `+str+` with `+num+` bytes of the file `+str+` from byte `+num, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsPartOf(ctx, a[0], number(a[1]), a[2], number(a[3]))
		}),
		says(`the file `+str+` has become `+str+` with the payload `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HasBecome(ctx, a[0], a[1], a[2])
		}),
		says(`the server holds the file `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsAFile(ctx, a[0])
		}),
		says(`the server holds the directory `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HoldsDirectory(ctx, a[0])
		}),
		says(`the server has no file `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HasNoFile(ctx, a[0])
		}),
		says(`the server has no directory `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.HasNoDirectory(ctx, a[0])
		}),
		says(`the server's working directory of channel `+id+` is `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.DirectoryIs(ctx, number(a[0]), a[1])
		}),
		says(`the server session of channel `+id+` is (over|open)`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SessionIs(ctx, number(a[0]), a[1])
		}),
		says(`the server saw a login of channel `+id+` as (.+) with (.+)`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SawLogin(ctx, number(a[0]), a[1], a[2])
		}),
		says(`the server saw a login of channel `+id+` by (implicit FTPS|explicit FTPS)`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SawSecurity(number(a[0]), a[1])
		}),
		says(`the server saw a login of channel `+id+` without TLS`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SawSecurity(number(a[0]), "without TLS")
		}),
		says(`the server saw no login`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.SawNoLogin()
		}),
		says(`the server saw `+num+` logins?`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SawLogins(number(a[0]))
		}),
		says(`the server saw logins of the users `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.SawUsers(ctx, a[0])
		}),
		says(`the server saw no password in plain text`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.SawNoPlainPassword()
		}),
		says(`the server saw neither user name nor password in plain text`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.SawNothingInPlain()
		}),
		says(`the server has no open session`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.OpenSessions(ctx, 0)
		}),
		says(`the server has one open session`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.OpenSessions(ctx, 1)
		}),
		says(`the server has at most one open session`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.AtMostOneSession(ctx)
		}),
		says(`the type of the last transfer of channel `+id+` is recorded`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.TypeRecorded(number(a[0]))
		}),
		says(`the server received nothing`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.ReceivedNothing()
		}),
		says(`nothing of what is too long takes effect at the server`, func(ctx context.Context, _ []string) error {
			return scene(ctx).Server.NothingTooLong()
		}),
		says(`the last transfer of channel `+id+` was (binary|ASCII|passive|active|secure|plain)`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.TransferWas(ctx, number(a[0]), a[1])
		}),
		says(`the last transfer of channel `+id+` was binary, unless one before it went on without its TYPE`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.BinaryUnlessIgnored(ctx, number(a[0]))
		}),
		says(`the last transfer of channel `+id+` started at byte `+num, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.TransferFrom(number(a[0]), number(a[1]))
		}),
		says(`no transfer of channel `+id+` is open at the server`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.TransferEnds(ctx, number(a[0]))
		}),
		says(`a transfer of channel `+id+` is open at the server`, func(ctx context.Context, a []string) error {
			return scene(ctx).Server.TransferOpens(ctx, number(a[0]))
		}),
		says(num+` bytes were stored`, func(ctx context.Context, a []string) error {
			return scene(ctx).Module.Stored(number(a[0]))
		}),
		says(`the local file `+str+` comes back to the server as `+str+` with the payload `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Files.ComesBack(ctx, a[0], a[1], a[2])
		}),
	}
}

// localStatements are about the module's own files, and only conditions: as a Then of its
// own such a text is an outcome.
func localStatements() []statement {
	return []statement{
		says(`the module holds the local file `+str+` with the payload `+str, func(ctx context.Context, a []string) error {
			return scene(ctx).Files.HoldsLocalPayload(ctx, a[0], a[1])
		}),
	}
}

// server defines the statements as steps. godog wants the number of arguments
// in the function's type.
func server(d *definitions) {
	for _, s := range statements() {
		holds := s.holds
		switch s.pattern.NumSubexp() {
		case 0:
			d.add(s.pattern, func(ctx context.Context) error { return holds(ctx, nil) })
		case 1:
			d.add(s.pattern, func(ctx context.Context, a string) error { return holds(ctx, []string{a}) })
		case 2:
			d.add(s.pattern, func(ctx context.Context, a, b string) error { return holds(ctx, []string{a, b}) })
		case 4:
			d.add(s.pattern, func(ctx context.Context, a, b, c, e string) error { return holds(ctx, []string{a, b, c, e}) })
		default:
			d.add(s.pattern, func(ctx context.Context, a, b, c string) error { return holds(ctx, []string{a, b, c}) })
		}
	}
	step(d, `the server holds in `+str+` just`, func(ctx context.Context, dir string, doc *godog.DocString) error {
		return scene(ctx).Server.HoldsJust(ctx, dir, doc.Content)
	})
	step(d, `the server holds the file `+str+` with`, func(ctx context.Context, file string, doc *godog.DocString) error {
		return scene(ctx).Server.HoldsFile(ctx, file, doc.Content)
	})
}
