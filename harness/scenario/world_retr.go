package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/iut"
	"mftpspec/harness/judge"
	"mftpspec/harness/manual"
	"mftpspec/harness/verdict"
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
func (w *Scenario) Delivers(ctx context.Context, file string, channel, from, n int) error {
	data, err := w.stored(file)
	if err != nil {
		return err
	}
	start := min(from, len(data))
	end := len(data)
	if n >= 0 {
		end = min(start+n, len(data))
	}
	d := &delivery{channel: channel, want: data[start:end], file: len(data), beyond: from > 0 && from >= len(data) || n >= 0 && from+n > len(data)}
	return w.deliver(ctx, d)
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
func (w *Scenario) deliverLine(ctx context.Context, expected, data string) error {
	head := judge.ParseLine(strings.TrimSuffix(expected, ","+data))
	channel, err := strconv.Atoi(head.At(0))
	if err != nil || head.At(3) != strconv.Itoa(len(data)) {
		return fmt.Errorf("the expected line %q announces %s bytes and has %d", expected, head.At(3), len(data))
	}
	d := &delivery{channel: channel, want: []byte(data), file: len(data)}
	if size := w.situation(w.commandFor("MFTPRETR", channel)).FileSize; size != "" {
		d.file, _ = strconv.Atoi(size)
	}
	return w.deliver(ctx, d)
}

// commandFor is the command of that name whose result is due, or the last one.
func (w *Scenario) commandFor(verb string, channel int) *judge.Command {
	for _, p := range w.pending {
		if p.Verb == verb && p.Channel == channel {
			return p
		}
	}
	return w.last
}

func (w *Scenario) deliver(ctx context.Context, d *delivery) error {
	if w.last == nil {
		return errors.New("no command was sent before a delivery is expected")
	}
	c := w.commandFor("MFTPRETR", d.channel)
	head := "+MFTPRETR: " + strconv.Itoa(d.channel)
	limit := w.resultLimit(d.channel)
	until := w.st.Session().Now() + limit
	for {
		tok, err := w.st.Next(ctx, until, func(t at.Token) bool { return w.relevant(t, []string{head}) })
		if iut.IsTimeout(err) {
			// A long line still coming is no silence.
			if last := w.st.Session().LastByte(); last+limit > w.st.Session().Now() && len(w.st.Session().Pending()) > 0 {
				until = last + limit
				continue
			}
			return w.short(ctx, d, err, limit)
		}
		if err != nil {
			return w.st.Told(err)
		}
		if tok.Kind == at.Payload {
			// A wrong length shows in the framing too; it is the length that is wrong.
			if err := w.length(d, tok); err != nil {
				return err
			}
		}
		if err := w.framed(tok, len(d.chunks) > 0); err != nil {
			return err
		}
		if w.interim(tok, []string{head + ",0"}) {
			if err := w.observe(c, []judge.Reading{{Row: "D26", Value: "interim", Note: "a result 1 (in progress) came before the final one"}}); err != nil {
				return err
			}
			continue
		}
		done, err := w.piece(d, tok)
		if err != nil {
			return err
		}
		c.Took = tok.Done - c.Sent
		w.resultTook = c.Took
		c.Due = false
		if done {
			w.drop(c)
			return w.delivered(c, d)
		}
		until = max(until, tok.Done+limit)
	}
}

// length finds a <recv_size> that is not the number of bytes that follow.
func (w *Scenario) length(d *delivery, tok at.Token) error {
	if !slices.Contains(tok.Violations, at.NoDataEnd) && !slices.Contains(tok.Violations, at.BareLF) {
		return nil
	}
	from := len(d.got)
	same := firstDifference(tok.Data, d.want[from:])
	expected := fmt.Sprintf("<recv_size> %d or fewer, and as many bytes", len(d.want)-from)
	switch next := w.st.Session().Pending(); {
	case same < len(tok.Data) && tok.Data[same] == '\r':
		return w.fail(fmt.Sprintf("%s<recv_size> is %d, but %d bytes follow", w.name(), len(tok.Data), same), expected, w.seen(tok))
	case same == len(tok.Data) && from+same < len(d.want) && len(next) > 0 && next[0] == d.want[from+same]:
		return w.fail(fmt.Sprintf("%s<recv_size> is %d, but more bytes follow", w.name(), len(tok.Data)), expected, w.seen(tok)+", then "+at.Shorten(at.Visible(next), 40))
	}
	return nil
}

// piece takes one token of a delivery; done is true when no more is due.
func (w *Scenario) piece(d *delivery, tok at.Token) (done bool, err error) {
	expected := fmt.Sprintf("+MFTPRETR: %d,0,<sum_size>,<recv_size>,<%d bytes of data>", d.channel, len(d.want)-len(d.got))
	l := judge.ParseLine(tok.Text)
	wrong := func(why string) (bool, error) {
		o := w.fail(w.name()+why, expected, w.seen(tok))
		return false, o
	}
	if j := judge.SpaceAfterColon(l); j.Why != "" {
		o := w.fail(w.name()+j.Why, expected, w.seen(tok))
		o.Clause = j.Clause
		return false, o
	}
	if tok.Kind != at.Payload {
		if l.Name != "MFTPRETR" {
			return wrong(judge.Differs(judge.ParseLine(expected), l))
		}
		return w.withoutData(d, l, tok, wrong)
	}
	sum, _ := strconv.Atoi(l.At(2))
	recv := len(tok.Data)
	switch {
	case l.At(0) != strconv.Itoa(d.channel):
		return wrong(fmt.Sprintf("<connect_id> is %s, not %d", l.At(0), d.channel))
	case l.At(1) != "0":
		return wrong(fmt.Sprintf("data with <result_code> %s", l.At(1)))
	case len(d.got)+recv > len(d.want):
		return wrong(fmt.Sprintf("%d bytes delivered, more than the %d that are due", len(d.got)+recv, len(d.want)))
	case !bytes.Equal(tok.Data, d.want[len(d.got):len(d.got)+recv]):
		at := len(d.got) + firstDifference(tok.Data, d.want[len(d.got):])
		return wrong(fmt.Sprintf("the data differs from the server's file at byte %d of the delivery: %s, not %s", at,
			around(tok.Data, at-len(d.got)), around(d.want, at)))
	case recv == 0 && len(d.want) > 0:
		return wrong("a line without a byte of data")
	}
	if err := w.observe(w.commandFor("MFTPRETR", d.channel), w.dataSpacing(tok, l)); err != nil {
		return false, err
	}
	d.got = append(d.got, tok.Data...)
	d.chunks = append(d.chunks, chunk{sum: sum, recv: recv})
	return len(d.got) == len(d.want), nil
}

// dataSpacing is row D51 for a line with data: the commas between the fields, and
// the one before the data.
func (w *Scenario) dataSpacing(tok at.Token, l judge.Line) []judge.Reading {
	c := &judge.Comparison{}
	c.Spacing(l)
	raw := w.st.Session().Tape().Bytes(tok.Start, tok.End)
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
func (w *Scenario) withoutData(d *delivery, l judge.Line, tok at.Token, wrong func(string) (bool, error)) (bool, error) {
	code, err := strconv.Atoi(l.At(1))
	if err != nil || l.At(0) != strconv.Itoa(d.channel) || code < 0 || code > manual.LastOfTable {
		return wrong("the line is no result of this channel")
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
		return true, w.observe(w.last, []judge.Reading{{Row: "D09", Stimulus: "empty file", Value: value}})
	case d.beyond && sizes && (code != 0 || len(d.want) == 0):
		w.note(fmt.Sprintf("D08: a range beyond the end of the file is answered with result %d (%s)", code, manual.ResultText(code)))
		d.want = d.want[:len(d.got)]
		return true, nil
	case code == 0:
		return wrong("success without the data")
	}
	return wrong(fmt.Sprintf("the download fails with result %d (%s) after %d of %d bytes", code, manual.ResultText(code), len(d.got), len(d.want)))
}

// delivered judges the sums of a complete delivery (D04).
func (w *Scenario) delivered(c *judge.Command, d *delivery) error {
	if len(d.chunks) == 0 {
		return nil
	}
	w.st.Downloaded[c.Channel] = true
	readings, err := w.sums(d)
	if err != nil {
		return err
	}
	if len(d.chunks) > 1 {
		readings = append(readings, judge.Reading{Row: "D05", Stimulus: "lines", Value: "several-lines"})
	} else if n := d.chunks[0].recv; n >= longLine {
		readings = append(readings, judge.Reading{Row: "D05", Stimulus: fmt.Sprintf("%d bytes", n), Value: "one-line"})
	}
	return w.observe(c, readings)
}

// sums judges <sum_size> and <recv_size> of the lines of a delivery (D04).
func (w *Scenario) sums(d *delivery) (readings []judge.Reading, err error) {
	cumulative, size, total := true, true, true
	sum := 0
	var shown []string
	for _, ch := range d.chunks {
		sum += ch.recv
		cumulative = cumulative && ch.sum == sum
		size = size && ch.sum == d.file
		total = total && ch.sum == len(d.want)
		shown = append(shown, fmt.Sprintf("%d,%d", ch.sum, ch.recv))
	}
	lines := "several lines of a part" // where three readings differ
	switch {
	case len(d.chunks) == 1:
		lines = judge.OneLine
	case d.file == len(d.want):
		lines = "several lines of a file"
	}
	switch {
	case cumulative && (size || total && len(d.chunks) > 1):
		// The readings cannot be told apart here.
	case cumulative && len(d.chunks) == 1 && d.file == len(d.want):
	case cumulative:
		readings = append(readings, judge.Reading{Row: "D04", Stimulus: lines, Value: "cumulative"})
	case size:
		readings = append(readings, judge.Reading{Row: "D04", Stimulus: lines, Value: "file-size", Note: "<sum_size> is the length of the file, not of the data received"})
	case total:
		readings = append(readings, judge.Reading{Row: "D04", Stimulus: lines, Value: "requested-size", Note: "<sum_size> is the length of what was asked for, not of the data received"})
	default:
		return nil, w.fail(fmt.Sprintf("%sthe sums fit neither the data received so far nor a total (ledger D04): file %d bytes, asked for %d", w.name(), d.file, len(d.want)),
			"<sum_size>,<recv_size> cumulative or with the total", strings.Join(shown, " "))
	}
	return readings, nil
}

// short judges a delivery that stopped before its end.
func (w *Scenario) short(ctx context.Context, d *delivery, cause error, limit time.Duration) error {
	if d.beyond && len(d.chunks) > 0 {
		w.note(fmt.Sprintf("D08: %d bytes delivered of a range beyond the end of the file", len(d.got)))
		return nil
	}
	rest := w.st.Session().Pending()
	pending := at.Visible(rest)
	err := w.silent(ctx, fmt.Sprintf("further data (%d of %d bytes were delivered)", len(d.got), len(d.want)), "the rest of the file", cause, limit)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && pending != "" {
		o.Observed = at.Shorten(pending, 200)
		if recv, came, ok := announced(rest); ok && o.Verdict == model.Fail && recv > came {
			o.Message = fmt.Sprintf("%s<recv_size> is %d, but only %d bytes follow within %v", w.name(), recv, came, limit)
		}
	}
	return err
}

// announced reads the beginning of a line with data that is not complete: how many
// bytes it says, and how many have come, the end of the line left out.
func announced(b []byte) (recv, came int, ok bool) {
	head, found := bytes.CutPrefix(bytes.TrimLeft(b, "\r\n"), []byte(judge.RetrData))
	parts := bytes.SplitN(head, []byte(","), 5)
	if !found || len(parts) < 5 {
		return 0, 0, false
	}
	recv, err := strconv.Atoi(string(parts[3]))
	return recv, len(bytes.TrimSuffix(parts[4], []byte("\r\n"))), err == nil
}

// stored reads a file of the case's server; a missing one is an error of the
// scenario.
func (w *Scenario) stored(file string) ([]byte, error) {
	if w.server == nil {
		return nil, fmt.Errorf("no server was started, so it cannot have %s", file)
	}
	data, err := w.server.Tree().Read(file)
	if err != nil {
		return nil, fmt.Errorf("reading the server's file %s: %w", file, err)
	}
	return data, nil
}

// resolve makes a path of a command absolute, by the channel's directory.
func (w *Scenario) resolve(channel int, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	dir := "/"
	if s, ok := w.session(channel); ok && s.Dir != "" {
		dir = s.Dir
	}
	return path.Join(dir, name)
}

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// around shows the bytes from a place on, or that there are none.
func around(data []byte, i int) string {
	from := max(i, 0)
	if from >= len(data) {
		return "nothing"
	}
	return at.Visible(slices.Clone(data[from:min(from+16, len(data))]))
}
