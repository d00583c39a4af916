package scenario

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"mftpspec/harness/ftpserver"
	"mftpspec/harness/verdict"
)

// HasDirectory makes a directory at the server.
func (w *Scenario) HasDirectory(ctx context.Context, dir string) error {
	return w.atServer(ctx, dir, func(t *ftpserver.Tree, dir string) error { return t.Mkdir(dir) })
}

// HasFile makes a file with this content at the server.
func (w *Scenario) HasFile(ctx context.Context, file, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Put(file, data, 0) })
}

// HasPayload makes a file with a generated payload at the server.
func (w *Scenario) HasPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Put(file, data, 0) })
}

// HasMode sets the permissions of a file at the server: "rw-r--r--".
func (w *Scenario) HasMode(ctx context.Context, file, mode string) error {
	if len(mode) != 9 {
		return fmt.Errorf("mode %q: want nine characters of rwx-", mode)
	}
	var bits fs.FileMode
	for i, c := range mode {
		if c != '-' {
			bits |= 1 << (8 - i)
		}
	}
	return w.atServer(ctx, file, func(t *ftpserver.Tree, file string) error { return t.Chmod(file, bits) })
}

// WasChangedAt sets the modification time of a file at the server, UTC.
func (w *Scenario) WasChangedAt(ctx context.Context, file, when string) error {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", when, time.UTC)
	if err != nil {
		return fmt.Errorf("time %q: want 2022-08-18 07:40:00", when)
	}
	return w.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, t) })
}

// WasChangedDaysAgo sets the modification time of a file to that many days ago,
// with seconds that are not 0.
func (w *Scenario) WasChangedDaysAgo(ctx context.Context, file string, days int) error {
	when := w.st.Clock().UTC().Truncate(time.Minute).Add(-time.Duration(days)*24*time.Hour - 23*time.Second)
	return w.atServer(ctx, file, func(tree *ftpserver.Tree, file string) error { return tree.Chtime(file, when) })
}

func (w *Scenario) atServer(ctx context.Context, name string, do func(*ftpserver.Tree, string) error) error {
	server, err := w.started(ctx)
	if err != nil {
		return err
	}
	if name, err = w.fill(name); err != nil {
		return err
	}
	if err := do(server.Tree(), name); err != nil {
		return fmt.Errorf("preparing %s at the server: %w", name, err)
	}
	return nil
}

// modified is the modification time of a file at the server.
func (w *Scenario) modified(file string) (time.Time, error) {
	if w.server == nil {
		return time.Time{}, errors.New("no server was started")
	}
	info, err := w.server.Tree().Stat(file)
	if err != nil {
		return time.Time{}, err
	}
	return info.ModTime(), nil
}

// HoldsFile expects the server's file to have exactly this content.
func (w *Scenario) HoldsFile(ctx context.Context, file, content string) error {
	data, err := w.content(content)
	if err != nil {
		return err
	}
	return w.holds(ctx, file, data)
}

// HoldsPayload expects the server's file to be the payload.
func (w *Scenario) HoldsPayload(ctx context.Context, file, name string) error {
	data, err := payload(name)
	if err != nil {
		return err
	}
	return w.holds(ctx, file, data)
}

func (w *Scenario) holds(ctx context.Context, file string, want []byte) error {
	file, err := w.known(ctx, file)
	if err != nil {
		return err
	}
	var got []byte
	var missing error
	if w.eventually(ctx, func() bool {
		got, missing = w.server.Tree().Read(file)
		return missing == nil && bytes.Equal(got, want)
	}) {
		return nil
	}
	if missing != nil {
		return w.fail(w.name()+"the server does not have the file "+file, fmt.Sprintf("%d bytes", len(want)), missing.Error())
	}
	return w.differs(w.name()+"the server's file "+file, want, got)
}

// differs is the outcome of a file with other bytes than it should have.
func (w *Scenario) differs(what string, want, got []byte) *verdict.Outcome {
	i := firstDifference(got, want)
	there := func(data []byte) string { return fmt.Sprintf("%d bytes, there %s", len(data), around(data, i)) }
	return w.fail(fmt.Sprintf("%s differs from byte %d on", what, i), there(want), there(got))
}

// HoldsAtMost expects the server's file to be no longer than n bytes; it may be
// missing.
func (w *Scenario) HoldsAtMost(ctx context.Context, n int, file string) error {
	file, err := w.known(ctx, file)
	if err != nil {
		return err
	}
	w.eventually(ctx, func() bool { return false })
	if data, err := w.server.Tree().Read(file); err == nil && len(data) > n {
		return w.fail(w.name()+"the server's file "+file+" is too long", fmt.Sprintf("at most %d bytes", n), fmt.Sprintf("%d bytes", len(data)))
	}
	return nil
}

// HoldsDirectory expects a directory at the server.
func (w *Scenario) HoldsDirectory(ctx context.Context, dir string) error {
	return w.entry(ctx, dir, "the directory", func(i fs.FileInfo) bool { return i != nil && i.IsDir() })
}

// HasNoFile expects no file of that name at the server.
func (w *Scenario) HasNoFile(ctx context.Context, file string) error {
	return w.entry(ctx, file, "no file", func(i fs.FileInfo) bool { return i == nil || i.IsDir() })
}

// HasNoDirectory expects no directory of that name at the server.
func (w *Scenario) HasNoDirectory(ctx context.Context, dir string) error {
	return w.entry(ctx, dir, "no directory", func(i fs.FileInfo) bool { return i == nil || !i.IsDir() })
}

func (w *Scenario) entry(ctx context.Context, name, what string, right func(fs.FileInfo) bool) error {
	name, err := w.known(ctx, name)
	if err != nil {
		return err
	}
	var info fs.FileInfo
	if w.eventually(ctx, func() bool {
		i, err := w.server.Tree().Stat(name)
		if err != nil {
			i = nil
		}
		info = i
		return right(i)
	}) {
		return nil
	}
	observed := "nothing of that name"
	if info != nil {
		observed = fmt.Sprintf("%s, %d bytes", info.Mode(), info.Size())
	} else if entries, err := w.server.Tree().List(path.Dir(name)); err == nil {
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		observed += fmt.Sprintf("; %s has %q", path.Dir(name), names)
	}
	return w.fail(w.name()+"the server's tree is not as it should be", what+" "+name, observed)
}

// known fills a path and makes sure that there is a server to ask.
func (w *Scenario) known(ctx context.Context, name string) (string, error) {
	if _, err := w.started(ctx); err != nil {
		return "", err
	}
	return w.fill(name)
}
