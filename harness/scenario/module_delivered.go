package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"mftpspec/harness/at"
	"mftpspec/harness/judge"
	"mftpspec/harness/ledger"
	"mftpspec/harness/verdict"
	"mftpspec/reports/model"
)

// delivered judges the sums of a complete delivery (D04).
func (m *Module) delivered(c *exchange, d *delivery) error {
	if len(d.chunks) == 0 {
		return nil
	}
	m.st.Downloaded(c.Channel)
	readings, err := m.sums(d)
	if err != nil {
		return err
	}
	if len(d.chunks) > 1 {
		readings = append(readings, judge.Reading{Row: ledger.D05, Stimulus: "lines", Value: "several-lines"})
	} else if n := d.chunks[0].recv; n >= longLine {
		readings = append(readings, judge.Reading{Row: ledger.D05, Stimulus: fmt.Sprintf("%d bytes", n), Value: "one-line"})
	}
	return m.observe(c, readings)
}

// sums judges <sum_size> and <recv_size> of the lines of a delivery (D04).
func (m *Module) sums(d *delivery) (readings []judge.Reading, err error) {
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
		readings = append(readings, judge.Reading{Row: ledger.D04, Stimulus: lines, Value: "cumulative"})
	case size:
		readings = append(readings, judge.Reading{Row: ledger.D04, Stimulus: lines, Value: "file-size", Note: model.Say("<sum_size> is the length of the file, not of the data received")})
	case total:
		readings = append(readings, judge.Reading{Row: ledger.D04, Stimulus: lines, Value: "requested-size", Note: model.Say("<sum_size> is the length of what was asked for, not of the data received")})
	default:
		return nil, m.fail(m.host.about(model.Say("the sums fit neither the data received so far nor a total (ledger D04): file %s bytes, asked for %s", d.file, len(d.want))),
			model.Say("<sum_size>,<recv_size> cumulative or with the total"), model.Plain(strings.Join(shown, " ")))
	}
	return readings, nil
}

// short judges a delivery that stopped before its end.
func (m *Module) short(ctx context.Context, d *delivery, cause error, limit time.Duration) error {
	if d.beyond && len(d.chunks) > 0 {
		m.note(model.Say("%s: %s bytes delivered of a range beyond the end of the file", ledger.D08, len(d.got)))
		return nil
	}
	rest := m.st.Session().Pending()
	pending := at.Visible(rest)
	err := m.silent(ctx, model.Say("further data (%s of %s bytes were delivered)", len(d.got), len(d.want)), model.Say("the rest of the file"), cause, limit)
	if o, ok := errors.AsType[*verdict.Outcome](err); ok && pending != "" {
		o.Observed = model.Plain(at.Shorten(pending, 200))
		if recv, came, ok := announced(rest); ok && o.Verdict == model.Fail && recv > came {
			o.Message = m.host.about(model.Say("<recv_size> is %s, but only %s bytes follow within %s", recv, came, limit))
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

func firstDifference(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	return min(len(a), len(b))
}

// around shows the bytes from a place on, or that there are none.
func around(data []byte, i int) model.Text {
	from := max(i, 0)
	if from >= len(data) {
		return model.Say("nothing")
	}
	return model.Plain(at.Visible(slices.Clone(data[from:min(from+16, len(data))])))
}
