package scenario

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// transfer is the last transfer of a channel. Where files says no, listings count,
// and transfers without a data connection do not: of several verbs that a client
// tried the last one may have been refused (D65).
func (srv *Server) transfer(channel int, files bool) (ftpserver.Transfer, bool) {
	s, _ := srv.session(channel)
	for _, t := range slices.Backward(s.Transfers) {
		if !files && t.Mode != "" || t.Verb == "RETR" || t.Verb == "STOR" || t.Verb == "APPE" {
			return t, true
		}
	}
	return ftpserver.Transfer{}, false
}

// TransferWas judges the last transfer of a channel: binary, ASCII, passive,
// active, secure or plain.
func (srv *Server) TransferWas(ctx context.Context, channel int, how string) error {
	t, ok := srv.transfer(channel, how == "binary" || how == "ASCII")
	if !ok {
		return srv.fail(model.Say("the last transfer of channel %s at the server", channel), model.Word(how), model.Say("there was none"))
	}
	got := map[string]string{"A": "ASCII", "I": "binary"}[t.Type]
	switch how {
	case "passive", "active":
		got = t.Mode
	case "secure", "plain":
		got = map[bool]string{true: "secure", false: "plain"}[t.Secure]
	case "binary", "ASCII":
	default:
		return fmt.Errorf("no kind of transfer %q", how)
	}
	if got != how {
		o := srv.fail(model.Say("the last transfer of channel %s at the server (%s %s)", channel, t.Verb, t.Path), model.Word(how), model.Word(cmp.Or(got, "unknown")))
		o.Clause, o.Requirement = srv.settingOf(how)
		return o
	}
	return nil
}

// settingOf is the requirement of a case about transfers that says what a setting does to
// them: it is not the transfer that is wrong. "": the case has none, or is of the settings.
func (srv *Server) settingOf(how string) (clause, requirement string) {
	if !slices.Contains(transfers, srv.c.Clause) {
		return "", ""
	}
	for _, r := range settingOf[how] {
		if slices.Contains(srv.c.Requirements, r) {
			return manual.ClauseOf["MFTPCFG"], r
		}
	}
	return "", ""
}

// settingOf are the requirements of kinds of transfers.
var settingOf = map[string][]string{
	"binary": {"R3.1-33"}, "ASCII": {"R3.1-34"}, "active": {"R3.1-37"}, "passive": {"R3.1-38"},
	"secure": {"R3.1-47", "R3.1-48"}, "plain": {"R3.1-46"},
}

// TypeRecorded records whether a change of "data_type" has taken effect on the connection
// that there was (D21), where that has outlasted it.
func (srv *Server) TypeRecorded(channel int) error {
	t, ok := srv.transfer(channel, true)
	if s, _ := srv.session(channel); !ok || !s.Open { // the change has ended the connection
		return nil
	}
	value := map[string]string{"A": "ASCII", "I": "binary"}[t.Type]
	return srv.observe(srv.host.last, []judge.Reading{{Row: ledger.D21, Stimulus: "type of a transfer after a change/" + srv.c.ID, Value: value, MayVary: true}})
}

// TransferFrom judges where the last download began. A client may also read
// from the start and throw away (D65).
func (srv *Server) TransferFrom(channel, offset int) error {
	t, ok := srv.transfer(channel, true)
	switch {
	case !ok:
		return srv.fail(model.Say("the last transfer of channel %s at the server", channel), model.Say("from byte %s", offset), model.Say("there was none"))
	case t.Offset == int64(offset):
		return nil
	case t.Offset == 0:
		srv.note(model.Say("%s: the download from byte %s reads the file from its start", ledger.D65, offset))
		return nil
	}
	return srv.fail(model.Say("the last transfer of channel %s at the server", channel), model.Say("from byte %s", offset), model.Say("from byte %s", t.Offset))
}

// TransferOpens waits until a transfer of the channel is open at the server.
func (srv *Server) TransferOpens(ctx context.Context, channel int) error {
	if srv.ftp == nil {
		return fmt.Errorf("no server was started")
	}
	limit := srv.module.deferredLimit()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	err := srv.ftp.Wait(wait, func(all []ftpserver.Session) bool {
		return slices.ContainsFunc(all, func(s ftpserver.Session) bool {
			return slices.ContainsFunc(s.Transfers, func(t ftpserver.Transfer) bool { return t.Open })
		})
	})
	if err != nil || !srv.transferOpen(channel) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		o := verdict.Inconclusive(model.Say("no transfer of channel %s was open at the server within %s", channel, limit), model.Say("a transfer"), model.Say("none"))
		o.Server = srv.serverSaw()
		return o
	}
	return nil
}

// BinaryUnlessIgnored expects the last transfer of a channel to be binary, unless an earlier one of the session went
// through in ASCII: then the module goes on where TYPE is refused, and cannot know that it is not in force (D65).
func (srv *Server) BinaryUnlessIgnored(ctx context.Context, channel int) error {
	s, _ := srv.session(channel)
	for _, t := range s.Transfers[:max(0, len(s.Transfers)-1)] {
		if t.Type == "A" && t.Code/100 == 2 {
			srv.note(model.Say("the module goes on where the server refuses TYPE (ledger D65)"))
			return nil
		}
	}
	return srv.TransferWas(ctx, channel, "binary")
}

// TransferEnds expects that no transfer of the channel is open at the server any
// more; its end may take as long as a result.
func (srv *Server) TransferEnds(ctx context.Context, channel int) error {
	if srv.ftp == nil {
		return fmt.Errorf("no server was started")
	}
	limit := srv.module.deferredLimit()
	wait, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	if srv.ftp.Wait(wait, func([]ftpserver.Session) bool { return !srv.transferOpen(channel) }) == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return srv.failOf(model.Say("the file is still open at the server after the last packet"), model.Say("the end of the transfer"), model.Say("%s, after %s", srv.exchange(), limit))
}

// saysAllWasSent says whether the server has ended the last transfer of a channel with a success,
// or will: nothing was planned that keeps it from that.
func (srv *Server) saysAllWasSent(ctx context.Context, channel int) bool {
	if srv.ftp == nil || len(srv.faults) == 0 && !srv.misbehaved && !srv.dropped {
		return true
	}
	wait, cancel := context.WithTimeout(ctx, srv.st.Timing().Quiet)
	defer cancel()
	var t ftpserver.Transfer
	_ = srv.ftp.Wait(wait, func([]ftpserver.Session) bool { // where it does not come it was not said
		t, _ = srv.transfer(channel, false)
		return t.Code != 0
	})
	return t.Code/100 == 2
}

func (srv *Server) transferOpen(channel int) bool {
	s, _ := srv.session(channel)
	return slices.ContainsFunc(s.Transfers, func(t ftpserver.Transfer) bool { return t.Open })
}

// moved counts the bytes of all transfers so far.
func (srv *Server) moved() (bytes int64) {
	if srv.ftp == nil {
		return 0
	}
	for _, s := range srv.ftp.Sessions() {
		for _, t := range s.Transfers {
			bytes += t.Wire
		}
	}
	return bytes
}
