package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// Received expects the results of a download to a local file: lines of code, total
// and length, without data, whose lengths add up to n bytes (§3.10, D04, D05).
func (srv *Server) Received(ctx context.Context, channel, n int) error {
	if srv.host.last == nil {
		return errors.New("no command was sent before its result is expected")
	}
	c := srv.module.commandFor("MFTPRETR", channel)
	head := "+MFTPRETR: " + strconv.Itoa(channel)
	d := &delivery{channel: channel, want: make([]byte, n), file: n}
	if size, err := strconv.Atoi(srv.module.situation(c).FileSize); err == nil {
		d.file = size
	}
	limit := srv.module.resultLimit(channel)
	until := srv.st.Session().Now() + limit
	for got := 0; ; {
		expected := fmt.Sprintf("%s,0,<sum_size>,%d", head, n-got)
		tok, err := srv.st.Next(ctx, until, func(t at.Token) bool { return srv.module.relevant(t, []string{head}) })
		if iut.IsTimeout(err) {
			return srv.module.silent(ctx, model.Say("further result (%s of %s bytes were reported)", got, n), model.Plain(expected), err, limit)
		}
		if err != nil {
			return srv.st.AsOutcome(err)
		}
		if tok.Kind != at.Payload { // whose framing is not what is wrong with it
			if err := srv.module.framed(tok, false); err != nil {
				return err
			}
		}
		if srv.module.interim(tok, []string{head + ",0"}) {
			if err := srv.observe(c, []judge.Reading{{Row: ledger.D26, Value: "interim", Note: model.Say("a result 1 (in progress) came before the final one")}}); err != nil {
				return err
			}
			continue
		}
		part, j := receivedIn(tok, channel, n-got)
		if !j.Why.IsZero() {
			o := srv.fail(srv.host.about(j.Why), model.Plain(expected), srv.module.seen(tok))
			o.Clause = j.Clause
			return o
		}
		srv.module.claimed(tok)
		got += part.recv
		d.chunks = append(d.chunks, part)
		if got == n {
			srv.host.drop(c)
			readings, err := srv.module.sums(d)
			if err != nil {
				return err
			}
			return srv.observe(c, readings)
		}
		until = max(until, tok.Done+limit)
	}
}

// receivedIn reads one line that says how many bytes went to the file, of those that
// are due.
func receivedIn(tok at.Token, channel, due int) (chunk, judge.Judgement) {
	wrong := func(format string, args ...any) (chunk, judge.Judgement) {
		return chunk{}, judge.Judgement{Why: model.Plain(fmt.Sprintf(format, args...))}
	}
	if tok.Kind == at.Payload {
		return wrong("the data come to the serial line")
	}
	l := judge.ParseLine(tok.Text)
	if j := judge.SpaceAfterColon(l); !j.Why.IsZero() {
		return chunk{}, j
	}
	if l.Name != "MFTPRETR" {
		return wrong("another line than the result")
	}
	code, err := strconv.Atoi(l.At(1))
	sum, err1 := strconv.Atoi(l.At(2))
	recv, err2 := strconv.Atoi(l.At(3))
	switch {
	case l.At(0) != strconv.Itoa(channel):
		return wrong("<connect_id> is %s, not %d", l.At(0), channel)
	case err == nil && code > 0 && code <= manual.LastOfTable:
		return wrong("the download fails with result %d (%s)", code, judge.ResultName(code))
	case err != nil || code != 0:
		return wrong("<result_code> is %s, not 0", at.VisibleText(l.At(1)))
	case len(l.Fields) != 4:
		return wrong("%d fields instead of 4", len(l.Fields))
	case err1 != nil || l.Fields[2].Quoted:
		return wrong("<sum_size> is %s, which is no number", at.VisibleText(l.Fields[2].String()))
	case err2 != nil || l.Fields[3].Quoted:
		return wrong("<recv_size> is %s, which is no number", at.VisibleText(l.Fields[3].String()))
	case recv > due:
		return wrong("<recv_size> is %d, more than the %d bytes that are due", recv, due)
	case recv <= 0:
		return wrong("<recv_size> is %d, and %d bytes are due", recv, due)
	}
	return chunk{sum: sum, recv: recv}, judge.Judgement{}
}

// firstToDelete is row D37: the verb that the module tries first.
func (srv *Server) firstToDelete() string {
	for _, s := range iut.Certain(srv.ftp.Sessions()) {
		for _, c := range s.Commands {
			switch c.Verb {
			case "DELE":
				return "dele-first"
			case "RMD", "XRMD":
				return "rmd-first"
			}
		}
	}
	return ""
}
