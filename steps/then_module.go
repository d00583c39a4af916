package steps

import (
	"context"

	"github.com/cucumber/godog"
)

// answers are what comes over the serial line.
func answers(d *definitions) {
	step(d, `the module answers`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.Answers(ctx, doc.Content)
	})
	step(d, `the module answers within `+num+` (?:s|seconds?)`, func(ctx context.Context, seconds int, doc *godog.DocString) error {
		return scene(ctx).Module.AnswersWithin(ctx, seconds, doc.Content)
	})
	step(d, `the module reports`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.Reports(ctx, doc.Content)
	})
	step(d, `the module reports within `+num+` (?:s|seconds?)`, func(ctx context.Context, seconds int, doc *godog.DocString) error {
		return scene(ctx).Module.ReportsWithin(ctx, seconds, doc.Content)
	})
	step(d, `the module reports, in any order`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.ReportsInAnyOrder(ctx, doc.Content)
	})
	step(d, `the module answers and reports, in either order`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.AnswersAndReports(ctx, doc.Content)
	})
	step(d, `the module answers OK, or has done`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.AnswersEarly(ctx, doc.Content)
	})
	step(d, `the module reports, in any order, what is left of`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.ReportsLate(ctx, doc.Content)
	})
	step(d, `the module may report`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.MayReport(ctx, doc.Content)
	})
	step(d, `the module may report that nothing was sent`, func(ctx context.Context) error {
		return scene(ctx).Module.MayReportNothing(ctx)
	})
	step(d, `the module answers a final result`, func(ctx context.Context) error {
		return scene(ctx).Module.AnswersFinal(ctx)
	})
	step(d, `the module answers a final result, OK if the one before was`, func(ctx context.Context) error {
		return scene(ctx).Module.AnswersFinalAlike(ctx)
	})
	step(d, `the module answers with an error text`, func(ctx context.Context) error {
		return scene(ctx).Module.AnswersErrorText(ctx)
	})
	step(d, `the module prompts for data`, func(ctx context.Context) error {
		return scene(ctx).Module.Prompts(ctx)
	})
	step(d, `the module prompts for data, or the command is over`, func(ctx context.Context) error {
		return scene(ctx).Module.PromptsOrFails(ctx)
	})
	step(d, `the module connects`, func(ctx context.Context) error {
		return scene(ctx).Module.Connects(ctx)
	})
	step(d, `the module may report the end of connection `+id, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.MayReportClosed(ctx, channel)
	})
	step(d, `the module reports the end of connection `+id, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.ReportsClosed(ctx, channel)
	})
	step(d, `the module reports the ends of connection `+id+` and connection `+id+`, in either order`, func(ctx context.Context, one, other int) error {
		return scene(ctx).Channel.ReportBothClosed(ctx, one, other)
	})
	step(d, `the module stays silent`, func(ctx context.Context) error {
		return scene(ctx).Module.Silent(ctx)
	})
	step(d, `the bytes of the answer are (.+)`, func(ctx context.Context, bytes string) error {
		return scene(ctx).Module.AnswerBytes(ctx, bytes)
	})
	step(d, `the line is echoed`, func(ctx context.Context) error {
		return scene(ctx).Module.Echoed(ctx, true)
	})
	step(d, `the line is not echoed`, func(ctx context.Context) error {
		return scene(ctx).Module.Echoed(ctx, false)
	})
	step(d, `whatever the module answers is recorded`, func(ctx context.Context) error {
		return scene(ctx).Module.Recorded(ctx)
	})
	step(d, `the result takes `+num+` seconds, within the tolerance`, func(ctx context.Context, seconds int) error {
		return scene(ctx).Module.TookTimeout(seconds)
	})
	step(d, `channel `+id+` is in state ([0-3])`, func(ctx context.Context, channel, state int) error {
		return scene(ctx).Channel.InState(ctx, channel, state)
	})
	step(d, `channel `+id+` is in state 0, and its login fails as ([A-Za-z ]+) within `+num+` seconds`, func(ctx context.Context, channel int, cause string, seconds int) error {
		return scene(ctx).Channel.UnconnectedUntilFailure(ctx, channel, cause, seconds)
	})
	step(d, `channel `+id+` is in state ([0-3]) or ([0-3])`, func(ctx context.Context, channel, one, other int) error {
		return scene(ctx).Channel.InState(ctx, channel, one, other)
	})
	step(d, `the module answers the state ([0-3]) of channel `+id+`, or that it is busy`, func(ctx context.Context, state, channel int) error {
		return scene(ctx).Channel.StateOrBusy(ctx, state, channel)
	})
	step(d, `the module answers the state ([0-3]) or ([0-3]) of channel `+id, func(ctx context.Context, one, other, channel int) error {
		return scene(ctx).Channel.AnswersOneState(ctx, channel, one, other)
	})
	step(d, `channel `+id+` shows what was set, or the value before if that was refused`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.ShowsSet(ctx, channel)
	})
	step(d, `the command succeeds, and channel `+id+` shows (\S+), or it fails and it shows (\S+)`, func(ctx context.Context, channel int, usual, before string) error {
		return scene(ctx).Channel.EmptyValue(ctx, channel, usual, before)
	})
	step(d, `channel `+id+` still works, or has lost its connection to a connect that failed`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.StillWorks(ctx, channel)
	})
	step(d, `channel `+id+` loses its connection, if it still has one`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.LosesConnection(ctx, channel)
	})
	step(d, `each channel shows its settings`, func(ctx context.Context) error {
		return scene(ctx).Channel.KeepSettings(ctx, false)
	})
	step(d, `each channel shows its settings, each of them alone too`, func(ctx context.Context) error {
		return scene(ctx).Channel.KeepSettings(ctx, true)
	})
	step(d, `channels 0 to 5 work in `+str, func(ctx context.Context, dirs string) error {
		return scene(ctx).Channel.WorkInDirectories(ctx, dirs)
	})
	step(d, `channels 0 to 5 are in the states (.+)`, func(ctx context.Context, states string) error {
		return scene(ctx).Channel.InStates(ctx, states)
	})
	step(d, `the last transfer of channel `+id+` was as its "data_type" says`, func(ctx context.Context, channel int) error {
		return scene(ctx).Channel.TransferAsSet(ctx, channel)
	})
	step(d, `the default of `+str+` is (.+)`, func(ctx context.Context, name, values string) error {
		return scene(ctx).Channel.DefaultIs(name, values)
	})
}

// outcomes are refusals, failures, deliveries: what a command comes to.
func outcomes(d *definitions) {
	step(d, `the command is refused`, func(ctx context.Context) error {
		return scene(ctx).Module.Refused(ctx, "")
	})
	step(d, `the command is refused as already connected, or connects anew`, func(ctx context.Context) error {
		return scene(ctx).Channel.AlreadyConnected(ctx)
	})
	step(d, `the command is refused as (out of range|malformed|too long|unknown|not connected|not yet connected|busy|already connected)`, func(ctx context.Context, class string) error {
		return scene(ctx).Module.Refused(ctx, class)
	})
	step(d, `the command fails as ([A-Za-z ]+)`, func(ctx context.Context, cause string) error {
		return scene(ctx).Module.Fails(ctx, cause)
	})
	step(d, `the transparent upload fails as ([A-Za-z ]+)`, func(ctx context.Context, cause string) error {
		return scene(ctx).Module.TransparentFails(ctx, cause)
	})
	step(d, `these lines are sent `+num+` times, and each of them succeeds`, func(ctx context.Context, rounds int, doc *godog.DocString) error {
		return scene(ctx).Module.EachSucceeds(ctx, rounds, doc.Content)
	})
	step(d, `these lines are sent in turn, and each of them succeeds`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.EachSucceeds(ctx, 1, doc.Content)
	})
	step(d, `each of these commands fails when its channel's time is over`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.EachTimesOut(ctx, doc.Content)
	})
	for _, what := range []string{`the files`, `all`} {
		step(d, `the module lists `+what+` of `+str+` on channel `+id, func(ctx context.Context, dir string, channel int) error {
			return scene(ctx).Module.ListsFiles(ctx, dir, channel)
		})
		step(d, `the module lists `+what+` of `+str+` on channel `+id+`, or fails as parse error or memory`, func(ctx context.Context, dir string, channel int) error {
			return scene(ctx).Module.ListsFilesOrFails(ctx, dir, channel)
		})
	}
	step(d, `the module lists, or fails as (parse error|server error)`, func(ctx context.Context, cause string, doc *godog.DocString) error {
		return scene(ctx).Module.ListsOrFails(ctx, cause, doc.Content)
	})
	step(d, `the command is refused as malformed, or taken as it is meant`, func(ctx context.Context) error {
		return scene(ctx).Module.AsMeant(ctx)
	})
	step(d, `the command fails as ([A-Za-z ]+) within `+num+` seconds`, func(ctx context.Context, cause string, seconds int) error {
		return scene(ctx).Module.FailsWithin(ctx, cause, seconds)
	})
	step(d, `the command fails, or delivers the file `+str, func(ctx context.Context, file string) error {
		return scene(ctx).Module.DeliversOrFails(ctx, file)
	})
	step(d, `the command fails, or delivers the data`, func(ctx context.Context, doc *godog.DocString) error {
		return scene(ctx).Module.DeliversTextOrFails(ctx, doc.Content)
	})
	step(d, `the command fails as ([A-Za-z ]+), or reports`, func(ctx context.Context, cause string, doc *godog.DocString) error {
		return scene(ctx).Module.FailsOrReports(ctx, cause, doc.Content)
	})
	step(d, `the command is refused as malformed, or delivers the file `+str+` from byte `+num+` for `+num+` bytes`, func(ctx context.Context, file string, from, n int) error {
		return scene(ctx).Module.DeliversOrRefuses(ctx, file, from, n)
	})
	step(d, `the upload without a connection fails, also with the data (.+)`, func(ctx context.Context, data string) error {
		return scene(ctx).Module.UnconnectedUpload(ctx, data)
	})
	step(d, `the command delivers nothing, or all of the file `+str+` from byte `+num, func(ctx context.Context, file string, from int) error {
		return scene(ctx).Module.NothingOrRest(ctx, file, from)
	})
	step(d, `the command succeeds`, func(ctx context.Context) error {
		return scene(ctx).Module.Succeeds(ctx)
	})
	step(d, `the command succeeds or fails`, func(ctx context.Context) error {
		return scene(ctx).Module.SucceedsOrFails(ctx)
	})
	step(d, `the parameters are accepted`, func(ctx context.Context) error {
		return scene(ctx).Module.ParametersAccepted(ctx)
	})
	step(d, `the (?:directory|file) is reported as empty`, func(ctx context.Context) error {
		return scene(ctx).Module.ReportedEmpty(ctx)
	})
	step(d, `the directory is reported as empty, or the command fails as parse error`, func(ctx context.Context) error {
		return scene(ctx).Module.EmptyOrUnreadable(ctx)
	})
	step(d, `the module delivers the file `+str+` on channel `+id, func(ctx context.Context, file string, channel int) error {
		return scene(ctx).Module.Delivers(ctx, file, channel, 0, -1)
	})
	step(d, `the module delivers the file `+str+` on channel `+id+` from byte `+num, func(ctx context.Context, file string, channel, from int) error {
		return scene(ctx).Module.Delivers(ctx, file, channel, from, -1)
	})
	step(d, `the module delivers the file `+str+` on channel `+id+` for `+num+` bytes`, func(ctx context.Context, file string, channel, n int) error {
		return scene(ctx).Module.Delivers(ctx, file, channel, 0, n)
	})
	step(d, `the module delivers the file `+str+` on channel `+id+` from byte `+num+` for `+num+` bytes`,
		func(ctx context.Context, file string, channel, from, n int) error {
			return scene(ctx).Module.Delivers(ctx, file, channel, from, n)
		})
	step(d, `the module reports `+num+` bytes received on channel `+id, func(ctx context.Context, n, channel int) error {
		return scene(ctx).Server.Received(ctx, channel, n)
	})
	step(d, `no path was reported`, func(ctx context.Context) error {
		return scene(ctx).Module.ReportedNoPath()
	})
	step(d, `no entry was listed`, func(ctx context.Context) error {
		return scene(ctx).Module.ListedNothing()
	})
	step(d, `no byte outside the file `+str+` from byte `+num+` was delivered`, func(ctx context.Context, file string, from int) error {
		return scene(ctx).Module.DeliveredNothingOutside(ctx, file, from)
	})
	step(d, `the module holds the local file `+str+` with`, func(ctx context.Context, name string, doc *godog.DocString) error {
		return scene(ctx).Files.HoldsLocalFile(ctx, name, doc.Content)
	})
	step(d, `the module holds the local file `+str+` with the payload `+str, func(ctx context.Context, name, payload string) error {
		return scene(ctx).Files.HoldsLocalPayload(ctx, name, payload)
	})
}

// conditions tie what a command comes to to a statement about the server.
func conditions(d *definitions) {
	step(d, `a command that was queued succeeds exactly if (.+)`, queuedExactlyIf)
	d.about(ofStatement)
	step(d, `the command succeeds exactly if (.+)`, exactlyIf)
	d.about(ofStatement)
	step(d, `the command fails as ([A-Za-z ]+), or succeeds and (.+)`, failsOrTrue)
	d.about(ofStatement)
	step(d, `the command is unknown, or succeeds and (.+)`, unknownOr)
	d.about(ofStatement)
}
