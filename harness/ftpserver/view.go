package ftpserver

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	ftplib "github.com/fclairamb/ftpserverlib"
	"github.com/spf13/afero"

	"mftpspec/harness/trace"
)

// view is the tree as the client of one session reaches it: what ftpserverlib
// calls the client driver. Faults and the file lane of the trace are here.
type view struct{ f *controlConn }

var (
	_ ftplib.ClientDriver                      = (*view)(nil)
	_ ftplib.ClientDriverExtensionFileList     = (*view)(nil)
	_ ftplib.ClientDriverExtentionFileTransfer = (*view)(nil)
	_ ftplib.ClientDriverExtensionRemoveDir    = (*view)(nil)
	_ ftplib.ClientDriverExtensionSite         = (*view)(nil)
)

// applyFaults does what faults do to an operation that is about to begin.
func (v *view) applyFaults(op FileOp) error {
	for _, x := range v.f.s.take(v.f.id, happening{place: atFile, op: op}) {
		for _, a := range x.fault.Do {
			x.hit(a.do)
			switch a.do {
			case delay:
				pause(a.wait, v.f.gone, v.f.s.ctx.Done())
			case fail:
				return a.cause
			}
		}
	}
	return nil
}

// record notes an operation in the trace, and gives its error the form that
// ftpserverlib turns into the right reply.
func (v *view) record(kind, what string, err error) error {
	text := kind + " " + what
	if err != nil {
		text += ": " + err.Error()
	}
	v.f.event(trace.File, "", kind, text)
	return forReply(err)
}

func forReply(err error) error {
	switch {
	case errors.Is(err, ErrDiskFull):
		return fmt.Errorf("%w: %w", ftplib.ErrStorageExceeded, err)
	case errors.Is(err, ErrName):
		return fmt.Errorf("%w: %w", ftplib.ErrFileNameNotAllowed, err)
	}
	return err
}

// listing is the LIST or NLST that is being carried out, or nil.
func (v *view) listing() *pending {
	v.f.s.mu.Lock()
	defer v.f.s.mu.Unlock()
	if p := v.f.current(); p != nil && (p.Verb == "LIST" || p.Verb == "NLST") {
		return p
	}
	return nil
}

// list notes what a LIST is to show.
func (v *view) list(p *pending, single string, entries []entry) {
	v.f.s.update(func() {
		who := v.f.s.o.Personality
		l := listing{form: who.Listing, now: v.f.s.o.Now(), recent: recent, dots: p.flagA || who.Dots, noEnd: who.NoEnd, single: single, entries: entries}
		if who.NoYear {
			l.recent = almostYear
		}
		p.transfer.listing = l
	})
}

// Stat is asked for CWD, SIZE, MDTM, MLST, RNFR, and first of all by LIST.
func (v *view) Stat(name string) (os.FileInfo, error) {
	if err := v.applyFaults(OpStat); err != nil {
		return nil, v.record("stat", name, err)
	}
	e, err := v.f.s.tree.clientStat(name)
	p := v.listing()
	switch {
	case err != nil && isMissing(err) && p != nil && v.f.s.o.Personality.Empty226:
		v.list(p, "", nil)
		return entry{name: name, mode: fs.ModeDir | 0o755}, nil
	case err != nil:
		return nil, err
	case p != nil && !e.IsDir():
		shown := e.name
		if v.f.s.o.Personality.FullPath {
			shown, _ = listFlags(p.arg)
		}
		v.list(p, shown, []entry{e})
	}
	return e, nil
}

var errNothing = errors.New("no files found")

// ReadDir is asked by LIST, NLST and MLSD.
func (v *view) ReadDir(name string) ([]os.FileInfo, error) {
	if err := v.applyFaults(OpList); err != nil {
		return nil, v.record("list", name, err)
	}
	entries, err := v.f.s.tree.clientList(name)
	if err != nil && isMissing(err) && v.f.s.o.Personality.Empty226 {
		return nil, nil
	}
	if p := v.listing(); p != nil && err == nil {
		if len(entries) == 0 && v.f.s.o.Personality.EmptyCode != 0 {
			v.f.s.update(func() { p.nothing = true })
			return nil, v.record("list", name, errNothing)
		}
		v.list(p, "", entries)
	}
	if v.record("list", name, err) != nil {
		return nil, err
	}
	return infos(entries), nil
}

func (v *view) change(op FileOp, kind, what string, do func() error) error {
	err := v.applyFaults(op)
	if err == nil {
		err = do()
	}
	return v.record(kind, what, err)
}

func (v *view) Mkdir(name string, _ os.FileMode) error {
	return v.change(OpMkdir, "mkdir", name, func() error { return v.f.s.tree.clientMkdir(name) })
}

// Remove is DELE.
func (v *view) Remove(name string) error {
	return v.change(OpRemove, "delete", name, func() error { return v.f.s.tree.clientRemove(name) })
}

// RemoveDir is RMD.
func (v *view) RemoveDir(name string) error {
	return v.change(OpRemove, "rmdir", name, func() error { return v.f.s.tree.clientRemoveDir(name) })
}

func (v *view) Rename(from, to string) error {
	return v.change(OpRename, "rename", from+" to "+to, func() error { return v.f.s.tree.clientRename(from, to) })
}

func (v *view) Chmod(name string, mode os.FileMode) error {
	return v.record("chmod", fmt.Sprintf("%s %04o", name, mode.Perm()), v.f.s.tree.clientChmod(name, mode))
}

func (v *view) Chtimes(name string, _, mtime time.Time) error {
	return v.record("chtime", name+" "+mtime.UTC().Format(time.RFC3339), v.f.s.tree.clientChtime(name, mtime))
}

// Site leaves only SITE CHMOD.
func (v *view) Site(param string) *ftplib.AnswerCommand {
	words := strings.SplitN(param, " ", 3)
	if len(words) == 3 && strings.EqualFold(words[0], "CHMOD") {
		return nil
	}
	return &ftplib.AnswerCommand{Code: 500, Message: "Only SITE CHMOD mode name"}
}

// The rest of afero.Fs is not reached by any command.

func (v *view) Name() string                           { return "mftpspec" }
func (v *view) Create(name string) (afero.File, error) { return nil, v.deny("create", name) }
func (v *view) Open(name string) (afero.File, error)   { return nil, v.deny("open", name) }
func (v *view) OpenFile(name string, _ int, _ os.FileMode) (afero.File, error) {
	return nil, v.deny("open", name)
}
func (v *view) MkdirAll(name string, _ os.FileMode) error { return v.deny("mkdir", name) }
func (v *view) RemoveAll(name string) error               { return v.deny("remove", name) }
func (v *view) Chown(name string, _, _ int) error         { return v.deny("chown", name) }

func (v *view) deny(op, name string) error {
	return v.record(op, name, failure(op, name, ErrPermission))
}
