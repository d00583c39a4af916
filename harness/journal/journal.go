package journal

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"mftpspec/reports/model"
)

// File is the name of the journal of a run, beside model.File.
const File = "results.jsonl"

// Journal is results.jsonl: one line for each execution of a case, written at
// once, so that a run that is killed loses no more than the executions in
// flight, and --resume knows all others.
type Journal struct {
	file  *os.File
	size  int64     // of the whole lines
	wake  chan bool // something was added; true: to be on the disk at once
	ended chan error
}

// syncEvery is how long a line may be in memory alone.
const syncEvery = time.Second

// Entry is a line of the journal: a case as one execution left it. Of an
// execution whose trace is not kept the line holds no more than the outcome.
type Entry struct {
	model.Case
	Attempt     int               `json:"attempt,omitempty"`     // number of the execution of this case, from 1
	DurationUS  int64             `json:"duration_us,omitempty"` //
	Interrupted bool              `json:"interrupted,omitempty"` // in flight when the run was ended: it is to be executed again
	TurnedAway  int               `json:"turned_away,omitempty"` // connections of others to its FTP server that were not served
	Readings    map[string]string `json:"readings,omitempty"`    // of the dialect record, new since the line before
}

// Open begins a journal, or with whole bytes of one that is there goes on
// after these.
func Open(folder string, whole int64) (*Journal, error) {
	f, err := os.OpenFile(filepath.Join(folder, File), os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return nil, fmt.Errorf("cannot write to the output folder: %w", err)
	}
	if err := f.Truncate(whole); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot write to the output folder: %w", err), f.Close())
	}
	j := &Journal{file: f, size: whole, wake: make(chan bool, 1), ended: make(chan error, 1)}
	go j.sync()
	return j, nil
}

// sync brings what was added to the disk: a failure at once, anything else within
// a second. It ends when wake is closed.
func (j *Journal) sync() {
	var broken error
	var later <-chan time.Time
	flush := func() {
		later = nil
		if err := j.file.Sync(); err != nil && broken == nil {
			broken = fmt.Errorf("write %s: %w", File, cause(err))
		}
	}
	for {
		select {
		case now, more := <-j.wake:
			switch {
			case !more:
				flush()
				j.ended <- broken
				return
			case now:
				flush()
			case later == nil:
				later = time.After(syncEvery)
			}
		case <-later:
			flush()
		}
	}
}

// Add appends a line; one goroutine at a time may. A line that cannot be written is not
// there at all: the next one, if there is room again, follows the last whole one. A nil
// journal keeps nothing.
func (j *Journal) Add(e *Entry) error {
	if j == nil {
		return nil
	}
	var b bytes.Buffer
	if err := Encoder(&b).Encode(e); err != nil {
		return fmt.Errorf("write %s: %w", File, cause(err))
	}
	if _, err := j.file.WriteAt(b.Bytes(), j.size); err != nil { // one call: a line is whole, or the last
		return errors.Join(fmt.Errorf("write %s: %w", File, cause(err)), j.file.Truncate(j.size))
	}
	j.size += int64(b.Len())
	now := e.Verdict != model.Pass
	select {
	case j.wake <- now:
	case before := <-j.wake: // two in one
		j.wake <- now || before
	}
	return nil
}

// Close brings everything to the disk and ends the journal.
func (j *Journal) Close() error {
	if j == nil {
		return nil
	}
	close(j.wake)
	return errors.Join(<-j.ended, j.file.Close())
}

// DamagedError says that a journal holds half a line with others behind it, as a disk
// leaves it that was full, or lost its power. What stands before the line is whole.
type DamagedError struct{ Line int }

func (e *DamagedError) Error() string {
	return fmt.Sprintf("%s is damaged from line %d on, and read up to there", File, e.Line)
}

// Read gives each line to take, and says how many bytes make whole lines.
// What follows these is the line in which a run was killed, and is no error; a
// DamagedError where more lines follow.
func Read(r io.Reader, take func(*Entry) error) (whole int64, err error) {
	in := bufio.NewReaderSize(r, 64<<10)
	for n := 1; ; n++ {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return whole, nil
		}
		if err != nil {
			return whole, fmt.Errorf("%s cannot be read: %w", File, err)
		}
		var e Entry
		err = json.Unmarshal(line, &e)
		if _, syntax := errors.AsType[*json.SyntaxError](err); syntax && n > 1 {
			return whole, &DamagedError{n}
		}
		if err != nil {
			return whole, fmt.Errorf("%s, line %d, is not of a run: %w", File, n, err)
		}
		if e.ID == "" || !e.Verdict.Known() {
			return whole, fmt.Errorf("%s, line %d, is not of a run: no case, or no verdict", File, n)
		}
		if err := take(&e); err != nil {
			return whole, fmt.Errorf("%s, line %d: %w", File, n, err)
		}
		whole += int64(len(line))
	}
}
