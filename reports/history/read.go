package history

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tidwall/gjson"

	"mftpspec/reports/model"
)

// ErrOpen says of results that their run has not ended: its journal has the verdicts,
// and who can read it calls Add.
var ErrOpen = errors.New("the run has not ended")

// Read reads a results.json into the history. As a run writes it each case is a line of
// its own, and one line is in memory at a time; of another form the whole is.
func (h *History) Read(in io.Reader, name, report string) error {
	err := h.read(in, name, report)
	if err != nil && !errors.Is(err, ErrOpen) {
		return fmt.Errorf("%s: %w", name, err)
	}
	return err
}

func (h *History) read(in io.Reader, name, report string) error {
	lines := bufio.NewReaderSize(in, 1<<20)
	frame, line, err := head(lines)
	if err != nil {
		return err
	}
	if line == nil {
		r, err := model.Decode(frame)
		switch {
		case err != nil:
			return err
		case r.Run.Open:
			return ErrOpen
		}
		h.Add(r, name, report)
		return nil
	}
	r := &model.Results{}
	if err := json.Unmarshal(append(frame, "]}"...), r); err != nil {
		return fmt.Errorf("not readable as results: %w", err)
	}
	switch {
	case r.Schema != model.Schema:
		return fmt.Errorf("the schema is %q, this version reads %q only", r.Schema, model.Schema)
	case r.Run.Open:
		return ErrOpen
	}
	run, l, seen := begin(r, name, report), lineReader{}, model.Summary{}
	for n := 1; ; n++ {
		k, err := l.read(line)
		if err != nil {
			return fmt.Errorf("case %d: %w", n, err)
		}
		run.take(h.number(run, k), k)
		seen.Add(k.Verdict)
		if line, err = next(lines); err != nil {
			return fmt.Errorf("after case %d: %w", n, err)
		}
		if line[0] != ',' {
			break
		}
		line = line[1:]
	}
	if seen != r.Summary {
		return fmt.Errorf("the summary says %+v, the cases say %+v", r.Summary, seen)
	}
	behind, ok := bytes.CutPrefix(line, []byte("],"))
	if !ok {
		return errors.New("not readable as results: no end of the cases")
	}
	tail := append([]byte("{"), behind...)
	rest, err := io.ReadAll(lines)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(append(tail, rest...), r); err != nil {
		return fmt.Errorf("not readable as results: %w", err)
	}
	run.finish(r)
	h.add(run)
	return nil
}

// casesKey begins the line of the first case.
var casesKey = []byte(` "cases": [`)

// head reads what is before the cases, and the first of them; where no line begins
// with a case, the whole.
func head(in *bufio.Reader) (frame, first []byte, err error) {
	for {
		line, err := in.ReadBytes('\n')
		if bytes.HasPrefix(line, casesKey) && bytes.HasPrefix(line[len(casesKey):], []byte("{")) && err == nil && len(line) > len(casesKey)+2 {
			return append(frame, casesKey...), line[len(casesKey):], nil
		}
		frame = append(frame, line...)
		if errors.Is(err, io.EOF) {
			return frame, nil, nil
		}
		if err != nil {
			return nil, nil, err
		}
	}
}

// next reads a line, which is overwritten by the one after it.
func next(in *bufio.Reader) ([]byte, error) {
	line, err := in.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, err
	}
	line = slices.Clone(line)
	rest, err := in.ReadBytes('\n')
	return append(line, rest...), err
}

// lineReader reads lines of cases, and uses what it needs for one for the next.
// encoding/json would take ten times as long: most of a line is the transcript. What is
// no JSON is found by the counts of the summary, not here.
type lineReader struct {
	k       model.Case
	repeats model.Repeats
}

// read gives of a case what the history needs, and of its transcript what was on the
// serial line. It is overwritten by the next.
func (l *lineReader) read(line []byte) (*model.Case, error) {
	trace := l.k.Trace[:0]
	l.k = model.Case{}
	gjson.ParseBytes(line).ForEach(func(key, v gjson.Result) bool {
		switch key.Str {
		case "id":
			l.k.ID = v.Str
		case "clause":
			l.k.Clause = v.Str
		case "command":
			l.k.Command = v.Str
		case "title":
			l.k.Title = v.Str
		case "verdict":
			l.k.Verdict = model.Verdict(v.Str)
		case "bench":
			l.k.Bench = v.Str
		case "repeats":
			l.repeats = model.Repeats{Unstable: v.Get("unstable").Bool()}
			l.k.Repeats = &l.repeats
		case "trace":
			if l.k.Verdict == model.Pass {
				v.ForEach(func(_, e gjson.Result) bool {
					if !strings.Contains(e.Raw, otherLane) {
						trace = event(trace, e)
					}
					return true
				})
			}
		}
		return true
	})
	l.k.Trace = trace
	if l.k.ID == "" || !l.k.Verdict.Known() {
		return nil, errors.New("no id, or no verdict")
	}
	return &l.k, nil
}

// otherLane is in each event of the FTP connections as a run writes it, and, since no
// text holds a bare quotation mark, in no other: half of a transcript need not be parsed.
const otherLane = `"lane":"ftp-`

// event appends an event of the serial line, into what an event before it left.
func event(trace []model.Event, v gjson.Result) []model.Event {
	var e model.Event
	var packed string
	v.ForEach(func(key, v gjson.Result) bool {
		switch key.Str {
		case "t_us":
			e.TimeUS = v.Int()
		case "lane":
			e.Lane = v.Str
			return e.Lane == "serial"
		case "dir":
			e.Dir = v.Str
		case "bytes":
			packed = v.Str
			return false
		}
		return true
	})
	if packed == "" {
		return trace
	}
	if n := len(trace); n < cap(trace) {
		e.Bytes = trace[:n+1][n].Bytes[:0]
	}
	var err error
	if e.Bytes, err = base64.StdEncoding.AppendDecode(e.Bytes, []byte(packed)); err != nil {
		return trace // no bytes that could be measured
	}
	return append(trace, e)
}
