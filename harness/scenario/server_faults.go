package scenario

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/judge"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// inject arms a fault until the end of the case.
// name tells one fault from another in the keys of the dialect record.
func (srv *Server) inject(ctx context.Context, name string, f ftpserver.Fault) error {
	if err := f.Check(); err != nil {
		return err
	}
	server, err := srv.started(ctx)
	if err != nil {
		return err
	}
	srv.faults = append(srv.faults, server.Inject(f))
	srv.faultName, srv.mute = name, false
	return nil
}

// excuses says whether an exchange that stays open is a reason to say nothing of a module
// that is silent: not where a fault keeps it open that the module is to report, but
// where a transfer is held until a step lets it go on (D60).
func (srv *Server) excuses() bool { return srv.held || !srv.faulty() }

// faulty says whether a fault of this case has fired.
func (srv *Server) faulty() bool {
	if srv.faultFired {
		return true
	}
	for _, f := range srv.faults {
		if f.Fired() > 0 {
			return true
		}
	}
	return false
}

// unfired says whether faults are armed and none of this case has fired.
func (srv *Server) unfired() bool { return len(srv.faults) > 0 && !srv.faulty() }

// asked says whether the channel of a command has sent one of these to the server for it;
// without verbs: anything.
func (srv *Server) asked(c *exchange, verbs ...string) bool {
	s, ok := srv.session(c.Channel)
	return ok && slices.ContainsFunc(s.Commands, func(f ftpserver.Command) bool {
		return f.At >= c.sent && (len(verbs) == 0 || slices.Contains(verbs, f.Verb))
	})
}

// unanswered is when the server got the FTP command of c that it does not answer.
func (srv *Server) unanswered(c *exchange) (at time.Duration, ok bool) {
	s, _ := srv.session(c.Channel)
	for _, f := range s.Commands {
		if f.At >= c.sent && f.Code == 0 {
			at, ok = f.At, true
		}
	}
	return at, ok
}

// verbs reads "RETR | LIST".
func verbs(text string) []string {
	var all []string
	for _, v := range strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == ' ' }) {
		if v != "or" {
			all = append(all, strings.ToUpper(v))
		}
	}
	return all
}

// AnswersCommand lets the server answer these verbs with a reply of the scenario, whose
// lines are divided by <CR><LF>.
func (srv *Server) AnswersCommand(ctx context.Context, on, reply string) error {
	return srv.answers(ctx, 0, on, reply, "")
}

// AnswersOnce is AnswersCommand for the next of each of these verbs alone.
func (srv *Server) AnswersOnce(ctx context.Context, on, reply string) error {
	return srv.answers(ctx, 1, on, reply, " once")
}

// answers has so many of each verb answered, 0 is all; name ends the name of the fault.
func (srv *Server) answers(ctx context.Context, times int, on, reply, name string) error {
	code, _, _ := strings.Cut(reply, " ")
	text, err := srv.replyLines(reply)
	if err != nil {
		return err
	}
	return srv.timesAt(ctx, times, on, judge.Answered+code+name, ftpserver.Say(text))
}

// lateBy is how late a reply is that is late: within the least "rsptimeout" (§3.1).
const lateBy = time.Second

// GoesWrong lets something go wrong at one step of each dialogue, with the names of
// ftpserver.Steps and the mishaps of that step.
func (srv *Server) GoesWrong(ctx context.Context, at, mishap string) error {
	step, err := ftpserver.StepNamed(at)
	if err != nil {
		return err
	}
	fault, err := step.Fault(ftpserver.Mishap(mishap), lateBy)
	if err != nil {
		return err
	}
	if err := srv.inject(ctx, at+" "+mishap, fault); err != nil {
		return err
	}
	srv.mute = mishap == string(ftpserver.Missing)
	return nil
}

// AnswersLate lets the server give the right reply late.
func (srv *Server) AnswersLate(ctx context.Context, on string, seconds int) error {
	return srv.onCommand(ctx, on, "answered late", ftpserver.Delay(time.Duration(seconds)*time.Second))
}

// AnswersNot lets the server swallow these verbs.
func (srv *Server) AnswersNot(ctx context.Context, on string) error {
	err := srv.onCommand(ctx, on, "not answered", ftpserver.Drop())
	srv.mute = err == nil
	return err
}

// ClosesAt lets the server close the control connection at these verbs.
func (srv *Server) ClosesAt(ctx context.Context, on string) error {
	return srv.onCommand(ctx, on, "hung up", ftpserver.Disconnect())
}

// LeavesAt lets the server answer these verbs with 421 and close the control connection
// (RFC 959).
func (srv *Server) LeavesAt(ctx context.Context, on string) error {
	return srv.onCommand(ctx, on, "left", ftpserver.Say("421 Service not available, closing control connection"), ftpserver.Disconnect())
}

func (srv *Server) onCommand(ctx context.Context, on, how string, do ...ftpserver.Action) error {
	return srv.timesAt(ctx, 0, on, how, do...)
}

// timesAt is onCommand for so many of each verb; 0: all.
func (srv *Server) timesAt(ctx context.Context, times int, on, how string, do ...ftpserver.Action) error {
	all := verbs(on)
	if len(all) == 0 {
		return fmt.Errorf("no FTP verb in %q", on)
	}
	for _, verb := range all {
		if err := srv.inject(ctx, all[0]+" "+how, ftpserver.Fault{On: ftpserver.AtCommand(verb), Times: times, Do: do}); err != nil {
			return err
		}
	}
	return nil
}

// Greets changes the server's greeting: a reply, or "" for none.
func (srv *Server) Greets(ctx context.Context, reply string) error {
	do := ftpserver.Hang()
	if reply != "" {
		do = ftpserver.Say(reply)
	}
	code, _, _ := strings.Cut(cmp.Or(reply, "missing"), " ")
	return srv.inject(ctx, "greeting "+code, ftpserver.Fault{On: ftpserver.AtGreeting(), Do: []ftpserver.Action{do}})
}

// GreetsLate lets the server greet after some seconds.
func (srv *Server) GreetsLate(ctx context.Context, seconds int) error {
	return srv.inject(ctx, "greeting late", ftpserver.Fault{On: ftpserver.AtGreeting(), Do: []ftpserver.Action{ftpserver.Delay(time.Duration(seconds) * time.Second)}})
}

// EndsConnections lets the server end each connection at once.
func (srv *Server) EndsConnections(ctx context.Context) error {
	return srv.inject(ctx, "connection ended", ftpserver.Fault{On: ftpserver.AtConnect(), Do: []ftpserver.Action{ftpserver.Disconnect()}})
}

// CutsData lets the server close, reset or stall data connections after n bytes.
func (srv *Server) CutsData(ctx context.Context, how string, n int) error {
	then, ok := map[string]ftpserver.Action{"closes": ftpserver.Disconnect(), "resets": ftpserver.Reset(), "stalls": ftpserver.Hang()}[how]
	if !ok {
		return fmt.Errorf("no way %q to cut a data connection", how)
	}
	return srv.inject(ctx, "data "+how, ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.After(int64(n), then)}})
}

// RefusesData lets the server refuse data connections.
func (srv *Server) RefusesData(ctx context.Context) error {
	return srv.inject(ctx, "data refused", ftpserver.Fault{On: ftpserver.AtData(), Do: []ftpserver.Action{ftpserver.RefuseData()}})
}

// HoldsTransfer lets the server accept the next data connection and move no byte.
func (srv *Server) HoldsTransfer(ctx context.Context) error {
	srv.held = true
	return srv.inject(ctx, "", ftpserver.Fault{On: ftpserver.AtData(), Times: 1, Do: []ftpserver.Action{ftpserver.HoldData()}})
}

// HoldsDownload lets the server move n bytes of the next download, and then none.
func (srv *Server) HoldsDownload(ctx context.Context, n int) error {
	srv.held = true
	return srv.inject(ctx, "", ftpserver.Fault{On: ftpserver.AtData("RETR"), Times: 1, Do: []ftpserver.Action{ftpserver.After(int64(n), ftpserver.HoldData())}})
}

// SendsSlowly makes the next download last: so many bytes of it are sent in a second.
func (srv *Server) SendsSlowly(ctx context.Context, rate int) error {
	return srv.inject(ctx, "", ftpserver.Fault{On: ftpserver.AtData("RETR"), Times: 1, Do: []ftpserver.Action{ftpserver.Rate(int64(rate))}})
}

// LetsTransferGo lets a transfer go on that HoldsTransfer, HoldsDownload or another fault stopped.
func (srv *Server) LetsTransferGo() error {
	srv.held = false
	for _, f := range srv.faults {
		f.Release()
	}
	return nil
}

// HasRoomFor lets the server's disk be full after n bytes.
func (srv *Server) HasRoomFor(ctx context.Context, n int) error {
	return srv.inject(ctx, "disk full", ftpserver.Fault{On: ftpserver.AtFile(ftpserver.OpWrite), Do: []ftpserver.Action{ftpserver.After(int64(n), ftpserver.Fail(ftpserver.ErrDiskFull))}})
}

// Drops closes the control connection of a channel from the server's side.
func (srv *Server) Drops(ctx context.Context, channel int) error {
	return srv.cuts(ctx, channel, ftpserver.Disconnect())
}

// Resets resets the control connection of a channel from the server's side (RST).
func (srv *Server) Resets(ctx context.Context, channel int) error {
	return srv.cuts(ctx, channel, ftpserver.Reset())
}

// TakesLeave sends a reply that no command asked for on the control connection of a channel,
// and then closes it (RFC 959, 421).
func (srv *Server) TakesLeave(ctx context.Context, channel int, reply string) error {
	return srv.cuts(ctx, channel, ftpserver.Say(reply), ftpserver.Disconnect())
}

// cuts ends the session of a channel. The notice of a close before is awaited first, as it
// would be taken for that of the loss (D03).
func (srv *Server) cuts(ctx context.Context, channel int, do ...ftpserver.Action) error {
	s, ok := srv.openSession(channel)
	if !ok {
		return verdict.Inconclusive(model.Say("channel %s has no open session at the server that could be dropped", channel), model.Text{}, srv.serverSaw())
	}
	if srv.host.mode == commandMode && !srv.held {
		if err := srv.outcome(srv.st.AwaitNotice(ctx, channel)); err != nil {
			return err
		}
	}
	srv.dropped = true
	return srv.ftp.Cut(s.ID, do...)
}
