package conformance

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"mftpspec/harness/at"
)

// Received expects the results of a download to a local file: lines of code, total
// and length, without data, whose lengths add up to n bytes (§3.10, D04, D05).
func (w *World) Received(ctx context.Context, channel, n int) error {
	if w.last == nil {
		return errors.New("no command was sent before its result is expected")
	}
	c := w.commandFor("MFTPRETR", channel)
	head := "+MFTPRETR: " + strconv.Itoa(channel)
	d := &delivery{channel: channel, want: make([]byte, n), file: n}
	if size, err := strconv.Atoi(w.situation(c).fileSize); err == nil {
		d.file = size
	}
	limit := w.resultLimit(channel)
	until := w.st.session().Now() + limit
	for got := 0; ; {
		expected := fmt.Sprintf("%s,0,<sum_size>,%d", head, n-got)
		tok, err := w.st.next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if isTimeout(err) {
			return w.silent(ctx, fmt.Sprintf("further result (%d of %d bytes were reported)", got, n), expected, err, limit)
		}
		if err != nil {
			return w.st.told(err)
		}
		if tok.Kind != at.Payload { // whose framing is not what is wrong with it
			if err := w.framed(tok, false); err != nil {
				return err
			}
		}
		if w.interim(tok, []string{head + ",0"}) {
			if err := w.observe(c, []reading{{row: "D26", value: "interim", note: "a result 1 (in progress) came before the final one"}}); err != nil {
				return err
			}
			continue
		}
		part, j := receivedIn(tok, channel, n-got)
		if j.why != "" {
			o := w.fail(w.name()+j.why, expected, w.seen(tok))
			o.Clause = j.clause
			return o
		}
		w.claimed(tok)
		got += part.recv
		d.chunks = append(d.chunks, part)
		if got == n {
			w.drop(c)
			readings, err := w.sums(d)
			if err != nil {
				return err
			}
			return w.observe(c, readings)
		}
		until = max(until, tok.Done+limit)
	}
}

// receivedIn reads one line that says how many bytes went to the file, of those that
// are due.
func receivedIn(tok at.Token, channel, due int) (chunk, judgement) {
	wrong := func(format string, args ...any) (chunk, judgement) {
		return chunk{}, judgement{why: fmt.Sprintf(format, args...)}
	}
	if tok.Kind == at.Payload {
		return wrong("the data come to the serial line")
	}
	l := parseLine(tok.Text)
	if j := spaceAfterColon(l); j.why != "" {
		return chunk{}, j
	}
	if l.name != "MFTPRETR" {
		return wrong("another line than the result")
	}
	code, err := strconv.Atoi(l.at(1))
	sum, err1 := strconv.Atoi(l.at(2))
	recv, err2 := strconv.Atoi(l.at(3))
	switch {
	case l.at(0) != strconv.Itoa(channel):
		return wrong("<connect_id> is %s, not %d", l.at(0), channel)
	case err == nil && code > 0 && code <= lastOfTable:
		return wrong("the download fails with result %d (%s)", code, resultText(code))
	case err != nil || code != 0:
		return wrong("<result_code> is %s, not 0", at.VisibleText(l.at(1)))
	case len(l.fields) != 4:
		return wrong("%d fields instead of 4", len(l.fields))
	case err1 != nil || l.fields[2].quoted:
		return wrong("<sum_size> is %s, which is no number", at.VisibleText(l.fields[2].String()))
	case err2 != nil || l.fields[3].quoted:
		return wrong("<recv_size> is %s, which is no number", at.VisibleText(l.fields[3].String()))
	case recv > due:
		return wrong("<recv_size> is %d, more than the %d bytes that are due", recv, due)
	case recv <= 0:
		return wrong("<recv_size> is %d, and %d bytes are due", recv, due)
	}
	return chunk{sum: sum, recv: recv}, judgement{}
}
