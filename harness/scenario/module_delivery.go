package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/manual"
	"mftpspec/reports/model"
)

// delivery is a download to the serial line in progress (§3.10, D04 to D06, D08, D09).
type delivery struct {
	channel int
	want    []byte // what is asked for, as the server has it
	file    int    // length of the server's file
	beyond  bool   // the range reaches over the end of the file: how it ends is open (D08)
	got     []byte
	chunks  []chunk
}

// longLine is a length that a module which divides files would divide (D05).
const longLine = 64 << 10

// chunk is one +MFTPRETR line with data.
type chunk struct{ sum, recv int }

// Delivers expects the file, or n bytes of it from an offset (n < 0: to the
// end), as data of +MFTPRETR lines; the server's file is the truth.
func (m *Module) Delivers(ctx context.Context, file string, channel, from, n int) error {
	data, err := m.server.stored(file)
	if err != nil {
		return err
	}
	start := min(from, len(data))
	end := len(data)
	if n >= 0 {
		end = min(start+n, len(data))
	}
	d := &delivery{channel: channel, want: data[start:end], file: len(data), beyond: from > 0 && from >= len(data) || n >= 0 && from+n > len(data)}
	return m.deliver(ctx, d)
}

// deliveryIn splits an expected line +MFTPRETR: id,0,sum,recv,DATA into itself
// and its data.
func deliveryIn(expected string) (data string, ok bool) {
	rest, ok := strings.CutPrefix(expected, "+MFTPRETR: ")
	if !ok {
		return "", false
	}
	parts := strings.SplitN(rest, ",", 5)
	if len(parts) < 5 || parts[1] != "0" {
		return "", false
	}
	return parts[4], true
}

// deliverLine expects the data of one line of a doc string, in as many lines as
// the device takes.
func (m *Module) deliverLine(ctx context.Context, expected, data string) error {
	head := judge.ParseLine(strings.TrimSuffix(expected, ","+data))
	channel, err := strconv.Atoi(head.At(0))
	if err != nil || head.At(3) != strconv.Itoa(len(data)) {
		return fmt.Errorf("the expected line %q announces %s bytes and has %d", expected, head.At(3), len(data))
	}
	d := &delivery{channel: channel, want: []byte(data), file: len(data)}
	if size := m.situation(m.commandFor("MFTPRETR", channel)).FileSize; size != "" {
		d.file, _ = strconv.Atoi(size)
	}
	return m.deliver(ctx, d)
}

// commandFor is the command of that name whose result is due, or the last one.
func (m *Module) commandFor(verb string, channel int) *exchange {
	for _, p := range m.host.pending {
		if p.Verb == verb && p.Channel == channel {
			return p
		}
	}
	return m.host.last
}

// download is the download of a channel, and the lines that are due of it, also where
// another command is in force.
func (m *Module) download(channel int) (*exchange, *results) {
	c := m.commandFor("MFTPRETR", channel)
	due := m.results(c)
	due.heads = []string{"+MFTPRETR: " + strconv.Itoa(channel)}
	return c, due
}

// deliver expects the lines of a delivery. What is wrong with them is a matter of the
// download, also where another command is in force.
func (m *Module) deliver(ctx context.Context, d *delivery) error {
	if m.host.last == nil {
		return errors.New("no command was sent before a delivery is expected")
	}
	c, due := m.download(d.channel)
	return under(m.clauseOf(c), m.deliverOf(ctx, c, due, d))
}

// deliverOf expects the lines that are due of the download c.
func (m *Module) deliverOf(ctx context.Context, c *exchange, due *results, d *delivery) error {
	due.first = func(tok at.Token) (bool, error) {
		if tok.Kind != at.Payload {
			return false, nil
		}
		return false, m.length(d, tok) // a wrong length shows in the framing too; it is the length that is wrong
	}
	full := due.limit
	limit, mayWait := m.patienceBeside(c, full, nil)
	due.within(limit)
	for {
		due.expected = d.next()
		tok, l, err := due.next(ctx)
		if iut.IsTimeout(err) && mayWait && len(d.chunks) == 0 {
			return m.later(c, nil)
		}
		if iut.IsTimeout(err) {
			return m.short(ctx, d, err, due.limit)
		}
		if err != nil {
			return err
		}
		if m.blockedBeside(tok) == c && len(d.chunks) == 0 {
			return m.putOffBlocked(c, tok)
		}
		done, err := m.piece(d, tok, l)
		if err != nil {
			return err
		}
		c.took = tok.Done - c.sent
		c.resultTook = c.took
		c.due = false
		if done {
			if err := m.worked(c, tok); err != nil {
				return err
			}
			m.host.drop(c)
			return m.delivered(c, d)
		}
		due.within(full)
	}
}

// length finds a <recv_size> that is not the number of bytes that follow.
func (m *Module) length(d *delivery, tok at.Token) error {
	if !slices.Contains(tok.Violations, at.NoDataEnd) && !slices.Contains(tok.Violations, at.BareLF) {
		return nil
	}
	from := len(d.got)
	same := firstDifference(tok.Data, d.want[from:])
	expected := model.Say("<recv_size> %s or fewer, and as many bytes", len(d.want)-from)
	switch next := m.st.Session().Pending(); {
	case same < len(tok.Data) && splits(slices.Concat(tok.Data[same:], next), d.want[from+same:]):
		o := m.fail(m.host.about(model.Say("a notice stands inside the data, after %s bytes", same)), expected, m.seen(tok))
		o.Clause = noticeClause
		return o
	case same < len(tok.Data) && tok.Data[same] == '\r':
		return m.fail(m.host.about(model.Say("<recv_size> is %s, but %s bytes follow", len(tok.Data), same)), expected, m.seen(tok))
	case same == len(tok.Data) && from+same < len(d.want) && len(next) > 0 && next[0] == d.want[from+same]:
		return m.fail(m.host.about(model.Say("<recv_size> is %s, but more bytes follow", len(tok.Data))), expected, model.Say("%s, then %s", m.seen(tok), at.Shorten(at.Visible(next), 40)))
	}
	return nil
}

// splits says whether a notice (§3.14) is what comes, and after it what was due in its place.
func splits(comes, due []byte) bool {
	line, notice := bytes.CutPrefix(comes, []byte("\r\n+MFTPURC:"))
	_, behind, ends := bytes.Cut(line, []byte("\r\n"))
	return notice && ends && len(behind) > 0 && len(due) > 0 && behind[0] == due[0]
}

// next is the line that is due.
func (d *delivery) next() model.Text {
	return model.Say("+MFTPRETR: %s,0,<sum_size>,<recv_size>,<%s bytes of data>", d.channel, len(d.want)-len(d.got))
}

// piece takes one line of a delivery; done is true when no more is due.
func (m *Module) piece(d *delivery, tok at.Token, l judge.Line) (done bool, err error) {
	expected := d.next()
	wrong := func(why model.Text) (bool, error) { return false, m.fail(m.host.about(why), expected, m.seen(tok)) }
	if tok.Kind != at.Payload {
		if l.Name != "MFTPRETR" {
			return wrong(judge.Differs(judge.ParseLine(expected.String()), l))
		}
		return m.withoutData(d, l, tok, wrong)
	}
	sum, _ := strconv.Atoi(l.At(2))
	recv := len(tok.Data)
	switch {
	case l.At(0) != strconv.Itoa(d.channel):
		return wrong(model.Say("<connect_id> is %s, not %s", l.At(0), d.channel))
	case l.At(1) != "0":
		return wrong(model.Say("data with <result_code> %s", l.At(1)))
	case len(d.got)+recv > len(d.want):
		return wrong(model.Say("%s bytes delivered, more than the %s that are due", len(d.got)+recv, len(d.want)))
	case !bytes.Equal(tok.Data, d.want[len(d.got):len(d.got)+recv]):
		at := len(d.got) + firstDifference(tok.Data, d.want[len(d.got):])
		return wrong(model.Say("the data differs from the server's file at byte %s of the delivery: %s, not %s", at,
			around(tok.Data, at-len(d.got)), around(d.want, at)))
	case recv == 0 && len(d.want) > 0:
		return wrong(model.Say("a line without a byte of data"))
	}
	if err := m.observe(m.commandFor("MFTPRETR", d.channel), m.dataSpacing(tok, l)); err != nil {
		return false, err
	}
	d.got = append(d.got, tok.Data...)
	d.chunks = append(d.chunks, chunk{sum: sum, recv: recv})
	return len(d.got) == len(d.want), nil
}

// dataSpacing is row D51 for a line with data: the commas between the fields, and
// the one before the data.
func (m *Module) dataSpacing(tok at.Token, l judge.Line) []judge.Reading {
	c := &judge.Comparison{}
	c.Spacing(l)
	raw := m.st.Session().Tape().Bytes(tok.Start, tok.End)
	rest := len(raw) - len(tok.Lead) - len(tok.Text) - len(",") - len(tok.Data) - len("\r\n")
	framed := !slices.ContainsFunc(tok.Violations, func(v string) bool { return v != at.NoLead }) // a later chunk may lack it (D05)
	if rest == 1 && framed && len(c.Readings) == 1 && c.Readings[0].Value == "spaced" {
		c.Readings[0].Value = "spaced-data"
	}
	for i := range c.Readings {
		c.Readings[i].Stimulus = "line with data"
	}
	return c.Readings
}

// withoutData judges a +MFTPRETR line without data: a failure, which is right only
// where nothing is to be delivered (D09) or the range is beyond the file (D08).
func (m *Module) withoutData(d *delivery, l judge.Line, tok at.Token, wrong func(model.Text) (bool, error)) (bool, error) {
	code, err := strconv.Atoi(l.At(1))
	if err != nil || l.At(0) != strconv.Itoa(d.channel) || code < 0 || code > manual.LastOfTable {
		return wrong(model.Say("the line is no result of this channel"))
	}
	sizes := len(l.Fields) == 2 || (len(l.Fields) == 4 || len(l.Fields) == 5) && judge.AllZero(l.Fields[2:])
	switch {
	case len(d.want) == 0 && d.file == 0 && sizes && (code != 0 || len(l.Fields) > 2):
		value := "other-code"
		switch code {
		case 0:
			value = "zero-lengths"
		case 19:
			value = "19"
		}
		return true, m.observe(m.host.last, []judge.Reading{{Row: ledger.D09, Stimulus: "empty file", Value: value}})
	case d.beyond && sizes && (code != 0 || len(d.want) == 0):
		m.note(model.Say("%s: a range beyond the end of the file is answered with result %s (%s)", ledger.D08, code, judge.ResultName(code)))
		d.want = d.want[:len(d.got)]
		return true, nil
	case code == 0:
		return wrong(model.Say("success without the data"))
	}
	return wrong(model.Say("the download fails with result %s (%s) after %s of %s bytes", code, judge.ResultName(code), len(d.got), len(d.want)))
}
