package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"mftpspec/harness/journal"
	"mftpspec/reports/model"
	"mftpspec/reports/watch"
)

// followEvery is how often the books of a run are looked at.
const followEvery = 250 * time.Millisecond

// follower tells a board what the books of a run say, as they grow.
type follower struct {
	board  *watch.Board
	folder string
	since  time.Time // books from before are of another run

	results fs.FileInfo // results.json as it was read
	started time.Time   // of the run that is shown
	open    bool        // its books are
	gone    bool        // and its process is not there any more
	whole   int64       // bytes of the journal that were read
}

func (f *follower) follow(ctx context.Context) {
	t := time.NewTicker(followEvery)
	defer t.Stop()
	for {
		why := ""
		if err := f.look(); err != nil && !errors.Is(err, fs.ErrNotExist) {
			why = oneLine(err.Error())
		}
		f.board.Problem(why)
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// look reads what is new. While a file is being replaced it may not be there.
func (f *follower) look() error {
	alive := journal.InUse(f.folder) // before the rest: a run that ends closes its books first
	info, err := os.Stat(filepath.Join(f.folder, model.File))
	if err != nil {
		return err
	}
	if info.ModTime().Before(f.since) {
		return nil
	}
	var news *model.Results
	if f.results == nil || !os.SameFile(f.results, info) || !f.results.ModTime().Equal(info.ModTime()) {
		if news, err = model.Load(f.folder); err != nil {
			return err
		}
		f.results = info
		alive = alive || news.Run.Open && journal.InUse(f.folder) // one that began just now
		f.begin(news, alive)
	}
	switch err := f.read(); {
	case errors.Is(err, fs.ErrNotExist) && news != nil && !f.open: // results without a journal, merged ones for example
		for _, k := range news.Cases {
			if err := f.ended(k, time.Duration(k.DurationMS)*time.Millisecond); err != nil {
				return err
			}
		}
	case err != nil:
		return err
	}
	switch {
	case news != nil && !f.open:
		f.board.Finish(news)
	case f.open && !alive && !f.gone:
		f.gone = true
		f.board.Interrupted()
	case f.open && alive:
		return f.busy()
	}
	return nil
}

// begin takes results of another run, or later ones of the same.
func (f *follower) begin(r *model.Results, alive bool) {
	if r.Run.Started.Equal(f.started) {
		f.board.Update(r, alive && r.Run.Open)
	} else {
		f.started, f.whole = r.Run.Started, 0
		f.board.Begin(r, alive && r.Run.Open)
	}
	f.open, f.gone = r.Run.Open, false
}

// ended tells the board of an execution.
func (f *follower) ended(k model.Case, took time.Duration) error {
	if !k.Verdict.Executed() {
		return nil
	}
	return f.board.Ended(k, took)
}

// read takes what the journal has more than before.
func (f *follower) read() error {
	in, err := os.Open(filepath.Join(f.folder, journal.File))
	if err != nil {
		return err
	}
	defer in.Close()
	if _, err := in.Seek(f.whole, io.SeekStart); err != nil {
		return err
	}
	n, err := journal.Read(in, func(e *journal.Entry) error {
		if e.Interrupted {
			return nil
		}
		return f.ended(e.Case, time.Duration(e.DurationUS)*time.Microsecond)
	})
	f.whole += n
	return err
}

func (f *follower) busy() error {
	list, err := journal.ReadLive(f.folder)
	if err != nil {
		return err
	}
	var doing []watch.Doing
	for _, d := range list {
		doing = append(doing, watch.Doing(d))
	}
	f.board.Busy(doing)
	return nil
}
