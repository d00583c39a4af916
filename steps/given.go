package steps

import (
	"context"

	"github.com/cucumber/godog"

	"mftpspec/harness/scenario"
)

// logins are states of a channel that the server has a part in: an account, whose home
// may be another than before.
func logins(d *definitions) {
	step(d, `channel `+id+` is logged in`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.LoggedIn(ctx, channel, "")
	})
	step(d, `channel `+id+` is logged in with home `+str, func(ctx context.Context, channel int, home string) error {
		return scene(ctx).Channel.LoggedIn(ctx, channel, home)
	})
	step(d, `(.+) has succeeded`, func(ctx context.Context, line string) error {
		return scene(ctx).Channel.HasDone(ctx, line)
	})
	step(d, `channel `+id+` works in `+str, func(ctx context.Context, channel int, dir string) error {
		return scene(ctx).Channel.WorksIn(ctx, channel, dir)
	})
}

// channels are states of a channel that the module alone has a part in.
func channels(d *definitions) {
	step(d, `channel `+id+` is set to `+str+` (.+)`, func(ctx context.Context, channel int, name, values string) error {
		return scene(ctx).Channel.SetTo(ctx, channel, name, values)
	})
	step(d, `channel `+id+` is not connected`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.NotConnected(ctx, channel)
	})
}

// modules are states of the module before the stimulus.
func modules(d *definitions) {
	step(d, `the module has no PDP context`, func(ctx context.Context) error {
		return scene(ctx).Module.Detach(ctx)
	})
	step(d, `the file system of the module is full`, func(ctx context.Context) error {
		return scene(ctx).Files.FillsFiles(ctx)
	})
}

// settings are states of the module that lines bring about.
func settings(d *definitions) {
	step(d, `errors are reported by AT\+CMEE=([0-2])`, func(ctx context.Context, n int) error {
		return scene(ctx).Module.ErrorsBy(ctx, n)
	})
	step(d, `the module has the local file `+str+` with`, func(ctx context.Context, name string, doc *godog.DocString) error {
		return scene(ctx).Files.HasLocalFile(ctx, name, doc.Content)
	})
	step(d, `the module has the local file `+str+` with the payload `+str, func(ctx context.Context, name, payload string) error {
		return scene(ctx).Files.HasLocalPayload(ctx, name, payload)
	})
	step(d, `the module has no local file `+str, func(ctx context.Context, name string) error {
		return scene(ctx).Files.HasNoLocalFile(ctx, name)
	})
}

// serverStates are accounts and files at the server, and what kind of server it is.
func serverStates(d *definitions) {
	step(d, `the account <user> with home `+str, func(ctx context.Context, home string) error {
		return scene(ctx).Server.Account(ctx, home)
	})
	step(d, `the account `+str+` with the password `+str, func(ctx context.Context, user, password string) error {
		return scene(ctx).Server.AccountOf(ctx, user, password, "")
	})
	step(d, `the server admits anonymous users`, func(ctx context.Context) error {
		return scene(ctx).Server.AdmitsAnonymous(ctx)
	})
	step(d, `the server has the directory `+str, func(ctx context.Context, dir string) error {
		return scene(ctx).Server.HasDirectory(ctx, dir)
	})
	step(d, `the server has the file `+str+` with`, func(ctx context.Context, file string, doc *godog.DocString) error {
		return scene(ctx).Server.HasFile(ctx, file, doc.Content)
	})
	step(d, `the server has the file `+str+` with the payload `+str, func(ctx context.Context, file, payload string) error {
		return scene(ctx).Server.HasPayload(ctx, file, payload)
	})
	step(d, `the server has the file `+str+` of `+num+` bytes`, func(ctx context.Context, file string, size int) error {
		return scene(ctx).Server.HasBig(ctx, file, size)
	})
	step(d, `the server has`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Server.HasTree(ctx, doc.Content)
	})
	step(d, `the server loses `+str, func(ctx context.Context, name string) error {
		return scene(ctx).Server.Loses(ctx, name)
	})
	step(d, `the server has `+num+` files in `+str, func(ctx context.Context, n int, dir string) error {
		return scene(ctx).Server.HasFiles(ctx, n, dir)
	})
	step(d, `the server file `+str+` has the mode "([rwx-]{9})"`, func(ctx context.Context, file, mode string) error {
		return scene(ctx).Server.HasMode(ctx, file, mode)
	})
	step(d, `the server file `+str+` was changed at `+str, func(ctx context.Context, file, when string) error {
		return scene(ctx).Server.WasChangedAt(ctx, file, when)
	})
	step(d, `the server file `+str+` was changed `+num+` days ago`, func(ctx context.Context, file string, days int) error {
		return scene(ctx).Server.WasChangedDaysAgo(ctx, file, days)
	})
	step(d, `the server file `+str+` was changed `+num+` days ago at `+str, func(ctx context.Context, file string, days int, clock string) error {
		return scene(ctx).Server.WasChangedDaysAgoAt(ctx, file, days, clock)
	})
	step(d, `the server behaves like `+str, func(ctx context.Context, name string) error {
		return scene(ctx).Server.BehavesLike(name)
	})
	step(d, `the server requires (implicit|explicit) FTPS`, func(ctx context.Context, how string) error {
		return scene(ctx).Server.RequiresTLS(how, "")
	})
	step(d, `the server requires (implicit|explicit) FTPS with an? (good|expired|untrusted|wrong-host|self-signed) certificate`,
		func(ctx context.Context, how, certificate string) error {
			return scene(ctx).Server.RequiresTLS(how, certificate)
		})
}

// faults are servers that misbehave.
func faults(d *definitions) {
	step(d, `the server answers `+verbs+` with (.+)`, func(ctx context.Context, on, reply string) error {
		return scene(ctx).Server.AnswersCommand(ctx, on, reply)
	})
	step(d, `the server once answers `+verbs+` with (.+)`, func(ctx context.Context, on, reply string) error {
		return scene(ctx).Server.AnswersOnce(ctx, on, reply)
	})
	step(d, `the server does `+verbs+` and says (.+)`, func(ctx context.Context, on, reply string) error {
		return scene(ctx).Server.AnswersInOwnWords(ctx, on, reply)
	})
	step(d, `the server goes wrong at `+str+`: (4xx|5xx|missing|late|nonsense|426|451|552)`, func(ctx context.Context, at, mishap string) error {
		return scene(ctx).Server.GoesWrong(ctx, at, mishap)
	})
	step(d, `the server answers `+verbs+` after `+num+` (?:s|seconds?)`, func(ctx context.Context, on string, seconds int) error {
		return scene(ctx).Server.AnswersLate(ctx, on, seconds)
	})
	step(d, `the server ends `+verbs+` after `+num+` s`, func(ctx context.Context, on string, seconds int) error {
		return scene(ctx).Server.EndsLate(ctx, on, seconds)
	})
	step(d, `the server ends `+verbs+` with (.+)`, func(ctx context.Context, on, reply string) error {
		return scene(ctx).Server.EndsWith(ctx, on, reply)
	})
	step(d, `the server does not answer `+verbs, func(ctx context.Context, on string) error {
		return scene(ctx).Server.AnswersNot(ctx, on)
	})
	step(d, `the server closes the control connection at `+verbs, func(ctx context.Context, on string) error {
		return scene(ctx).Server.ClosesAt(ctx, on)
	})
	step(d, `the server says 421 and closes the control connection at `+verbs, func(ctx context.Context, on string) error {
		return scene(ctx).Server.LeavesAt(ctx, on)
	})
	step(d, `the server (closes|resets|stalls) the data connection after `+num+` bytes`, func(ctx context.Context, how string, n int) error {
		return scene(ctx).Server.CutsData(ctx, how, n)
	})
	step(d, `the server refuses data connections`, func(ctx context.Context) error {
		return scene(ctx).Server.RefusesData(ctx)
	})
	step(d, `the server holds the next transfer open`, func(ctx context.Context) error {
		return scene(ctx).Server.HoldsTransfer(ctx)
	})
	step(d, `the server sends `+num+` bytes a second of the next download`, func(ctx context.Context, rate int) error {
		return scene(ctx).Server.SendsSlowly(ctx, rate)
	})
	step(d, `the server holds the next download open after `+num+` bytes`, func(ctx context.Context, n int) error {
		return scene(ctx).Server.HoldsDownload(ctx, n)
	})
	step(d, `the server lets the transfer go on`, func(ctx context.Context) error {
		return scene(ctx).Server.LetsTransferGo()
	})
	d.about(func([]string) scenario.Subject { return scenario.Subject{LetsGo: true} })
	step(d, `the server has room for `+num+` bytes`, func(ctx context.Context, n int) error {
		return scene(ctx).Server.HasRoomFor(ctx, n)
	})
	step(d, `the server forbids `+str, func(ctx context.Context, name string) error {
		return scene(ctx).Server.Forbids(ctx, name)
	})
	step(d, `the server greets with (.+)`, func(ctx context.Context, reply string) error {
		return scene(ctx).Server.Greets(ctx, reply)
	})
	step(d, `the server greets in other words`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Server.GreetsInWords(ctx, doc.Content)
	})
	step(d, `the server answers `+verbs+` in other words`, func(ctx context.Context, on string, doc *godog.DocString) error {
		return scene(ctx).Server.AnswersInWords(ctx, on, doc.Content)
	})
	step(d, `the server greets after `+num+` seconds?`, func(ctx context.Context, seconds int) error {
		return scene(ctx).Server.GreetsLate(ctx, seconds)
	})
	step(d, `the server does not greet`, func(ctx context.Context) error {
		return scene(ctx).Server.Greets(ctx, "")
	})
	step(d, `the server ends each connection at once`, func(ctx context.Context) error {
		return scene(ctx).Server.EndsConnections(ctx)
	})
	step(d, `the server drops channel `+id, func(ctx context.Context, channel int) error {
		return scene(ctx).Server.Drops(ctx, channel)
	})
	step(d, `the server resets channel `+id, func(ctx context.Context, channel int) error {
		return scene(ctx).Server.Resets(ctx, channel)
	})
	step(d, `the server says `+str+` to channel `+id+` and drops it`, func(ctx context.Context, reply string, channel int) error {
		return scene(ctx).Server.TakesLeave(ctx, channel, reply)
	})
	step(d, `the server's certificate is (good|expired|untrusted|wrong-host|self-signed) from now on`, func(ctx context.Context, certificate string) error {
		return scene(ctx).Server.Shows(certificate)
	})
	step(d, `the server is itself again`, func(ctx context.Context) error {
		return scene(ctx).Server.ClearFaults()
	})
	step(d, `a (host that does not resolve|port that refuses|host that does not answer)`, func(ctx context.Context, kind string) error {
		return scene(ctx).Server.Unreachable(kind)
	})
}
