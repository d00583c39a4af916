package scenario

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/catalogue"
	"mftpspec/harness/ftpserver"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// observe records readings under the key row/command form/stimulus/personality.
// What a module does when its server has gone is no reading of anything.
func (k *core) observe(c *exchange, readings []judge.Reading) error {
	if len(readings) > 0 && k.server.serverGone() {
		return nil
	}
	for _, r := range readings {
		key := []string{c.Form()}
		if c.Verb == "" {
			key = nil
		}
		if r.Stimulus != "" {
			key = append(key, r.Stimulus)
		}
		switch {
		case stimulusOpen[r.Row] && k.c.Is(catalogue.ExplorationTag):
			continue // the case has many stimuli, and none has a name
		case stimulusOpen[r.Row]:
			key = append(key, cmp.Or(k.server.faultName, k.c.ID))
		case serverDependent[r.Row] && k.server.faultName != "":
			key = append(key, k.server.faultName) // a server with a fault is another server
		}
		if r.Row == ledger.D25 && k.server.cutOff(c.Channel, r) {
			key = append(key, judge.CutOff)
		}
		if p := k.server.personality(); p != "" && serverDependent[r.Row] {
			key = append(key, p)
		}
		if !r.Note.IsZero() {
			k.note(model.Say("%s: %s", r.Row, r.Note))
		}
		full := strings.Join(key, "/")
		if r.MayVary || !k.Run.Dialects.Choice(r.Row) {
			k.Run.Dialects.Note(r.Row, full, r.Value)
			continue
		}
		if racy[k.server.faultName] && (r.Row == ledger.D24 || r.Row == ledger.D25 || r.Row == ledger.D66) {
			continue
		}
		if refusedOrEnded(r, r.Value) && refusedOrEnded(r, k.Run.Dialects.Observed(r.Row, full)) {
			continue
		}
		if err := k.Run.Dialects.Observe(r.Row, full, r.Value); err != nil {
			return k.outcome(err)
		}
		if r.Row == ledger.D25 {
			if err := k.module.oneCode(); err != nil {
				return err
			}
		}
	}
	return nil
}

// refusedOrEnded says whether a code for the cause of a reading tells that the server
// refused, or that a connection ended. When it refuses a transfer both are true, and reach
// the module in either order.
func refusedOrEnded(r judge.Reading, code string) bool {
	refused := strconv.Itoa(manual.ServerError)
	return r.Row == ledger.D25 && r.Stimulus == judge.CauseIs(refused) && (code == refused || code == strconv.Itoa(manual.NoNetwork))
}

var (
	// stimulusOpen are rows whose stimulus is what the case does: its fault, or
	// else the case itself.
	stimulusOpen = map[string]bool{ledger.D24: true, ledger.D25: true, ledger.D56: true, ledger.D63: true, ledger.D66: true, ledger.D75: true}
	// serverDependent are rows whose reading the server may have a part in.
	serverDependent = map[string]bool{ledger.D01: true, ledger.D04: true, ledger.D05: true, ledger.D09: true, ledger.D24: true, ledger.D25: true, ledger.D28: true, ledger.D31: true, ledger.D33: true}
	// racy are faults that a module may see in more than one way, each time anew: a
	// connection that breaks under way.
	racy = map[string]bool{"data resets": true, "data closes": true, "connection ended": true}
)

// cutOff says whether a result that does not name the cause came when the session of
// the channel was over: its end is another cause.
func (srv *Server) cutOff(channel int, r judge.Reading) bool {
	s, ok := srv.session(channel)
	return ok && s.LoggedIn && r.Stimulus != judge.CauseIs(r.Value) && !srv.staysOpen(context.Background(), channel, srv.st.Timing().Quiet)
}

// closing is what row D03 says of a close of a channel that is requested now: a
// server that misbehaves is another stimulus, one that hangs up is none.
func (srv *Server) closing(channel int) (key string, lost func() bool) {
	key = iut.NoticeKey
	if srv.faultName != "" {
		key += "/" + srv.faultName
	}
	server := srv.ftp
	s, ok := srv.session(channel)
	return key, func() bool {
		// A module may give a session up by itself whose server misbehaved, or whose channel
		// was set meanwhile, and its notice is that of §3.14 then.
		return srv.misbehaved || ok && (srv.changed[s.ID] ||
			slices.ContainsFunc(server.Sessions(), func(o ftpserver.Session) bool { return o.ID == s.ID && o.ClosedBy == ftpserver.ByServer }))
	}
}
