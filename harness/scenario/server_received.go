package scenario

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// Received expects the results of a download to a local file: lines of code, total
// and length, without data, whose lengths add up to n bytes (§3.10, D04, D05).
func (srv *Server) Received(ctx context.Context, channel, n int) error {
	if srv.host.last == nil {
		return errors.New("no command was sent before its result is expected")
	}
	d := &delivery{channel: channel, want: make([]byte, n), file: n}
	if size, err := strconv.Atoi(srv.module.situation(srv.module.commandFor("MFTPRETR", channel)).FileSize); err == nil {
		d.file = size
	}
	for got := 0; ; {
		c, due := srv.module.download(channel) // anew, since each of these lines has a whole frame
		mayWait := false
		if got == 0 {
			limit, may := srv.module.patienceBeside(c, due.limit, nil)
			due.within(limit)
			mayWait = may
		}
		due.expected = model.Plain(fmt.Sprintf("%s,0,<sum_size>,%d", due.heads[0], n-got))
		due.first = func(tok at.Token) (bool, error) {
			if tok.Kind != at.Payload {
				return false, nil
			}
			return false, srv.failOf(model.Say("the data come to the serial line"), due.expected, srv.module.seen(tok))
		}
		tok, l, err := due.next(ctx)
		if iut.IsTimeout(err) && mayWait {
			return srv.module.later(c, nil)
		}
		if iut.IsTimeout(err) {
			return srv.module.silent(ctx, model.Say("further result (%s of %s bytes were reported)", got, n), due.expected, err, due.limit)
		}
		if err != nil {
			return err
		}
		if srv.module.blockedBeside(tok) == c && got == 0 {
			return srv.module.putOffBlocked(c, tok)
		}
		part, why := receivedIn(l, channel, n-got)
		if !why.IsZero() {
			return srv.failOf(why, due.expected, srv.module.seen(tok))
		}
		srv.module.claimed(tok)
		got += part.recv
		d.chunks = append(d.chunks, part)
		if got == n {
			if err := srv.module.worked(c, tok); err != nil {
				return err
			}
			srv.host.drop(c)
			readings, err := srv.module.sums(d)
			if err != nil {
				return err
			}
			return srv.observe(c, readings)
		}
	}
}

// receivedIn reads one line that says how many bytes went to the file, of those that
// are due; why it is wrong.
func receivedIn(l judge.Line, channel, due int) (part chunk, why model.Text) {
	if l.Name != "MFTPRETR" {
		return chunk{}, model.Say("another line than the result")
	}
	code, err := strconv.Atoi(l.At(1))
	sum, err1 := strconv.Atoi(l.At(2))
	recv, err2 := strconv.Atoi(l.At(3))
	switch {
	case l.At(0) != strconv.Itoa(channel):
		return chunk{}, model.Say("<connect_id> is %s, not %s", l.At(0), channel)
	case err == nil && code > 0 && code <= manual.LastOfTable:
		return chunk{}, model.Say("the download fails with result %s (%s)", code, judge.ResultName(code))
	case err != nil || code != 0:
		return chunk{}, model.Say("<result_code> is %s, not 0", at.VisibleText(l.At(1)))
	case len(l.Fields) != 4:
		return chunk{}, model.Say("%s fields instead of 4", len(l.Fields))
	case err1 != nil || l.Fields[2].Quoted:
		return chunk{}, model.Say("<sum_size> is %s, which is no number", at.VisibleText(l.Fields[2].String()))
	case err2 != nil || l.Fields[3].Quoted:
		return chunk{}, model.Say("<recv_size> is %s, which is no number", at.VisibleText(l.Fields[3].String()))
	case recv > due:
		return chunk{}, model.Say("<recv_size> is %s, more than the %s bytes that are due", recv, due)
	case recv <= 0:
		return chunk{}, model.Say("<recv_size> is %s, and %s bytes are due", recv, due)
	}
	return chunk{sum: sum, recv: recv}, model.Text{}
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
