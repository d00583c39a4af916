package ftpserver

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/afero"
)

// The longest names that the tree takes, in bytes, as on Linux.
const (
	nameMax = 255
	pathMax = 4096
)

// Tree is the file system of a server, in memory. It is strict where afero's
// memory file system is not: nothing comes into being by itself, nothing is
// removed as what it is not, permission bits of the owner are obeyed. The
// exported methods are the tester's, who is root; what clients may do is in
// tree_client.go. Paths are absolute; times are UTC.
type Tree struct {
	mu       sync.Mutex // over every operation: a check and what rests on it are one
	fs       afero.Fs
	special  map[string]special // of files that are more than their content
	used     int64              // bytes of all files
	names    int                // of files and directories
	fileMost int64
	treeMost int64
	nameMost int
}

// newTree is an empty tree in memory, or what is in a folder of this machine.
func newTree(l Limits, folder string) (*Tree, error) {
	t := &Tree{fs: afero.NewMemMapFs(), special: map[string]special{}, fileMost: l.File, treeMost: l.Tree, nameMost: l.Names}
	if folder == "" {
		return t, nil
	}
	t.fs = afero.NewBasePathFs(afero.NewOsFs(), folder)
	err := afero.Walk(t.fs, "/", func(name string, info fs.FileInfo, err error) error {
		if err != nil {
			return err
		}
		t.names++
		if info.Mode().IsRegular() {
			t.used += info.Size()
		}
		return nil
	})
	if info, errStat := os.Stat(folder); err == nil && errStat == nil && !info.IsDir() {
		err = failure("serve", folder, syscall.ENOTDIR)
	}
	return t, err
}

// entry is a file or directory as it was at one moment.
type entry struct {
	name   string
	size   int64
	mode   fs.FileMode
	mtime  time.Time
	target string // of a symbolic link
}

func (e entry) Name() string       { return e.name }
func (e entry) Size() int64        { return e.size }
func (e entry) Mode() fs.FileMode  { return e.mode }
func (e entry) ModTime() time.Time { return e.mtime }
func (e entry) IsDir() bool        { return e.mode.IsDir() }
func (e entry) Sys() any           { return nil }

// dirSize is what a directory's size is listed as.
const dirSize = 4096

// entryOf describes what is at a clean path.
func (t *Tree) entryOf(name string, i fs.FileInfo) entry {
	e := entry{name: i.Name(), size: i.Size(), mode: i.Mode().Perm(), mtime: i.ModTime().UTC()}
	if i.IsDir() {
		e.size, e.mode = dirSize, e.mode|fs.ModeDir
	}
	if s, ok := t.special[name]; ok {
		s.describe(&e)
	}
	return e
}

func failure(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// look returns what is at a clean path. Every directory above must be one.
func (t *Tree) look(op, name string) (entry, error) {
	if len(name) > pathMax || !path.IsAbs(name) || strings.ContainsAny(name, "\x00\r\n") {
		return entry{}, failure(op, name, syscall.EINVAL)
	}
	at := "/"
	for part := range strings.SplitSeq(strings.Trim(name, "/"), "/") {
		if len(part) > nameMax {
			return entry{}, failure(op, name, syscall.ENAMETOOLONG)
		}
		info, err := t.fs.Stat(at)
		if err != nil {
			return entry{}, failure(op, name, fs.ErrNotExist)
		}
		if !info.IsDir() {
			return entry{}, failure(op, name, syscall.ENOTDIR)
		}
		at = path.Join(at, part)
	}
	info, err := t.fs.Stat(name)
	if err != nil {
		return entry{}, failure(op, name, fs.ErrNotExist)
	}
	return t.entryOf(name, info), nil
}

// list describes the entries of a directory, sorted by name.
func (t *Tree) list(op, name string) ([]entry, error) {
	e, err := t.look(op, name)
	if err != nil {
		return nil, err
	}
	if !e.IsDir() {
		return nil, failure(op, name, syscall.ENOTDIR)
	}
	infos, err := afero.ReadDir(t.fs, name)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, 0, len(infos))
	for _, i := range infos {
		entries = append(entries, t.entryOf(path.Join(name, i.Name()), i))
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return entries, nil
}

// makeDir makes one directory in a directory that exists.
func (t *Tree) makeDir(name string, mode fs.FileMode) error {
	if _, err := t.look("mkdir", name); err == nil {
		return failure("mkdir", name, fs.ErrExist)
	} else if !isMissing(err) {
		return err
	}
	if _, err := t.look("mkdir", path.Dir(name)); err != nil {
		return failure("mkdir", name, fs.ErrNotExist)
	}
	if t.names >= t.nameMost {
		return failure("mkdir", name, ErrDiskFull)
	}
	t.names++
	return t.fs.Mkdir(name, mode)
}

func isMissing(err error) bool {
	e, ok := err.(*fs.PathError)
	return ok && e.Err == fs.ErrNotExist
}

// Mkdir makes a directory and its missing parents, mode 0755. It is no error if
// it is there already.
func (t *Tree) Mkdir(name string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.mkdirAll(path.Clean(name))
}

func (t *Tree) mkdirAll(name string) error {
	switch e, err := t.look("mkdir", name); {
	case err == nil && e.IsDir():
		return nil
	case err == nil:
		return failure("mkdir", name, syscall.ENOTDIR)
	case !isMissing(err):
		return err
	}
	if err := t.mkdirAll(path.Dir(name)); err != nil {
		return err
	}
	return t.makeDir(name, 0o755)
}

// Put creates or replaces a file; mode 0 is 0644. Missing parents are made.
func (t *Tree) Put(name string, data []byte, mode fs.FileMode) error {
	if mode == 0 {
		mode = 0o644
	}
	name = path.Clean(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.mkdirAll(path.Dir(name)); err != nil {
		return err
	}
	e, err := t.look("put", name)
	if err == nil && e.IsDir() {
		return failure("put", name, syscall.EISDIR)
	}
	if err != nil && !isMissing(err) {
		return err
	}
	if err != nil && t.names >= t.nameMost {
		return failure("put", name, ErrDiskFull)
	}
	if errGrow := t.grow(name, int64(len(data)), t.stored(name, e)); errGrow != nil {
		return errGrow
	}
	delete(t.special, name)
	if err != nil {
		t.names++
	}
	if err := afero.WriteFile(t.fs, name, data, mode); err != nil {
		return err
	}
	return t.chmod(name, mode)
}

// chmod is that of afero, which takes a name as it stores it: the only operation of
// its memory file system that does not put it in the form of the operating system.
func (t *Tree) chmod(name string, mode fs.FileMode) error {
	return t.fs.Chmod(filepath.FromSlash(name), mode.Perm())
}

// grow accounts for a file that goes from one size to another, if it may.
func (t *Tree) grow(name string, to, from int64) error {
	if to > from && (to > t.fileMost || t.used+to-from > t.treeMost) {
		return failure("write", name, ErrDiskFull)
	}
	t.used += to - from
	return nil
}

// Chmod sets the permission bits of a file or directory.
func (t *Tree) Chmod(name string, mode fs.FileMode) error {
	name = path.Clean(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.look("chmod", name); err != nil {
		return err
	}
	return t.chmod(name, mode)
}

// Chtime sets the modification time of a file or directory.
func (t *Tree) Chtime(name string, mtime time.Time) error {
	name = path.Clean(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, err := t.look("chtime", name); err != nil {
		return err
	}
	return t.fs.Chtimes(name, mtime, mtime)
}

// Remove removes a file, or a directory with all that is in it.
func (t *Tree) Remove(name string) error {
	name = path.Clean(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.removeAll(name)
}

func (t *Tree) removeAll(name string) error {
	e, err := t.look("remove", name)
	switch {
	case err != nil:
		return err
	case name == "/":
		return failure("remove", name, os.ErrInvalid)
	case !e.IsDir():
		return t.removeFile(name, e)
	}
	entries, err := t.list("remove", name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if err := t.removeAll(path.Join(name, e.name)); err != nil {
			return err
		}
	}
	t.names--
	return t.fs.Remove(name)
}

func (t *Tree) removeFile(name string, e entry) error {
	t.used -= t.stored(name, e)
	t.names--
	delete(t.special, name)
	return t.fs.Remove(name)
}

// Read returns a copy of a file's content; it is an error for one made by PutBig.
func (t *Tree) Read(name string) ([]byte, error) {
	name = path.Clean(name)
	t.mu.Lock()
	defer t.mu.Unlock()
	name = t.follow(name)
	switch e, err := t.look("read", name); {
	case err != nil:
		return nil, err
	case e.IsDir():
		return nil, failure("read", name, syscall.EISDIR)
	case t.special[name].size > 0:
		return nil, failure("read", name, syscall.EFBIG)
	}
	return afero.ReadFile(t.fs, name)
}

// Stat describes a file or directory as it is now.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	e, err := t.look("stat", path.Clean(name))
	if err != nil {
		return nil, err
	}
	return e, nil
}

// List describes the entries of a directory as they are now, sorted by name.
func (t *Tree) List(name string) ([]fs.FileInfo, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	entries, err := t.list("list", path.Clean(name))
	if err != nil {
		return nil, fmt.Errorf("ftpserver: tree: %w", err)
	}
	return infos(entries), nil
}

func infos(entries []entry) []fs.FileInfo {
	out := make([]fs.FileInfo, len(entries))
	for i, e := range entries {
		out[i] = e
	}
	return out
}
