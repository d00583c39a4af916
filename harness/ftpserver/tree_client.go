package ftpserver

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
	"time"
)

// What a client may do to the tree: the rules of a server on a POSIX file system
// whose files all belong to the client's user. Each has its test in
// tree_client_test.go. Names are absolute and clean.

const (
	mayRead  fs.FileMode = 0o400
	mayWrite fs.FileMode = 0o200
	mayEnter fs.FileMode = 0o100
)

// reach is look for a client, who must be allowed to enter each directory above.
func (t *Tree) reach(op, name string) (entry, error) {
	e, err := t.look(op, name)
	if err != nil && !isMissing(err) {
		return entry{}, err
	}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if above, errAbove := t.look(op, dir); errAbove == nil && above.mode&mayEnter == 0 {
			return entry{}, failure(op, name, ErrPermission)
		}
		if dir == "/" {
			return e, err
		}
	}
}

// reachParent checks that entries may be added to and removed from the directory
// that name is in.
func (t *Tree) reachParent(op, name string) error {
	if name == "/" {
		return failure(op, name, syscall.EBUSY)
	}
	dir, err := t.reach(op, path.Dir(name))
	switch {
	case err != nil:
		return failure(op, name, fs.ErrNotExist)
	case !dir.IsDir():
		return failure(op, name, syscall.ENOTDIR)
	case dir.mode&(mayWrite|mayEnter) != mayWrite|mayEnter:
		return failure(op, name, ErrPermission)
	}
	return nil
}

func (t *Tree) clientStat(name string) (entry, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.reach("stat", t.follow(name))
}

func (t *Tree) clientList(name string) ([]entry, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	name = t.follow(name)
	e, err := t.reach("list", name)
	if err != nil {
		return nil, err
	}
	if e.IsDir() && e.mode&mayRead == 0 {
		return nil, failure("list", name, ErrPermission)
	}
	return t.list("list", name)
}

func (t *Tree) clientMkdir(name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.reach("mkdir", name); err == nil {
		return failure("mkdir", name, fs.ErrExist)
	} else if !isMissing(err) {
		return err
	}
	if err := t.reachParent("mkdir", name); err != nil {
		return err
	}
	return t.makeDir(name, 0o755)
}

// clientRemove is DELE: files only.
func (t *Tree) clientRemove(name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	e, err := t.reach("delete", name)
	if err != nil {
		return err
	}
	if e.IsDir() {
		return failure("delete", name, syscall.EISDIR)
	}
	if err := t.reachParent("delete", name); err != nil {
		return err
	}
	return t.removeFile(name, e)
}

// clientRemoveDir is RMD: empty directories only.
func (t *Tree) clientRemoveDir(name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.reach("rmdir", name); err != nil {
		return err
	}
	entries, err := t.list("rmdir", name)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return failure("rmdir", name, syscall.ENOTEMPTY)
	}
	if err := t.reachParent("rmdir", name); err != nil {
		return err
	}
	t.names--
	return t.fs.Remove(name)
}

// clientRename is rename(2): a file may replace a file, a directory an empty
// directory, and nothing moves into itself.
func (t *Tree) clientRename(from, to string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	source, err := t.reach("rename", from)
	if err != nil {
		return err
	}
	target, err := t.reach("rename", to)
	exists := err == nil
	switch {
	case err != nil && !isMissing(err):
		return err
	case from == to:
		return nil
	case source.IsDir() && strings.HasPrefix(to, strings.TrimSuffix(from, "/")+"/"):
		return failure("rename", to, syscall.EINVAL)
	case exists && target.IsDir() && !source.IsDir():
		return failure("rename", to, syscall.EISDIR)
	case exists && !target.IsDir() && source.IsDir():
		return failure("rename", to, syscall.ENOTDIR)
	}
	if exists && target.IsDir() {
		if entries, err := t.list("rename", to); err != nil {
			return err
		} else if len(entries) > 0 {
			return failure("rename", to, syscall.ENOTEMPTY)
		}
	}
	for _, name := range []string{from, to} {
		if err := t.reachParent("rename", name); err != nil {
			return err
		}
	}
	if exists { // afero leaves the old one in its directory's list
		if !target.IsDir() {
			t.used -= t.stored(to, target)
		}
		t.names--
		delete(t.special, to)
		if err := t.fs.Remove(to); err != nil {
			return err
		}
	}
	t.renamed(from, to)
	return t.fs.Rename(from, to)
}

func (t *Tree) clientChmod(name string, mode fs.FileMode) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.reach("chmod", name); err != nil {
		return err
	}
	return t.chmod(name, mode)
}

func (t *Tree) clientChtime(name string, mtime time.Time) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.reach("chtime", name); err != nil {
		return err
	}
	return t.fs.Chtimes(name, mtime, mtime)
}

// clientOpen opens a file for RETR, STOR or APPE. A new file has mode 0644: the
// umask of a server, where ftpserverlib would make it executable.
func (t *Tree) clientOpen(name string, flags int) (*openFile, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	name = t.follow(name)
	e, err := t.reach("open", name)
	writes := flags&(os.O_WRONLY|os.O_RDWR) != 0
	switch {
	case err != nil && !(isMissing(err) && flags&os.O_CREATE != 0):
		return nil, err
	case err == nil && e.IsDir():
		return nil, failure("open", name, syscall.EISDIR)
	case err == nil && writes && e.mode&mayWrite == 0, err == nil && !writes && e.mode&mayRead == 0:
		return nil, failure("open", name, ErrPermission)
	case err != nil:
		if err := t.reachParent("open", name); err != nil {
			return nil, err
		}
		if t.names >= t.nameMost {
			return nil, failure("open", name, ErrDiskFull)
		}
		t.names++
	}
	if flags&os.O_TRUNC != 0 {
		t.used -= t.stored(name, e)
		delete(t.special, name)
	}
	f, err := t.fs.OpenFile(name, flags, 0o644)
	if err != nil {
		return nil, err
	}
	return &openFile{tree: t, name: name, file: f, big: t.special[name].size, appends: flags&os.O_APPEND != 0}, nil
}
