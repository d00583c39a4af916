package ftpserver

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// special is a file of the tree that is more than its stored content, which is empty.
type special struct {
	size   int64  // of content that is not stored
	target string // of a symbolic link
}

func (s special) describe(e *entry) {
	e.size = s.size
	if s.target != "" {
		e.size, e.mode, e.target = int64(len(s.target)), fs.ModeSymlink|0o777, s.target
	}
}

// PutBig creates a file of any size whose content is not stored: bigContent gives it.
// Nothing can be written to it, but it can be replaced.
func (t *Tree) PutBig(name string, size int64, mtime time.Time) error {
	if size < 1 {
		return fmt.Errorf("ftpserver: big file %s of %d bytes: want at least one", name, size)
	}
	return t.putSpecial(name, special{size: size}, mtime)
}

// Link creates a symbolic link; the target is absolute, or relative to the link's
// directory.
func (t *Tree) Link(name, target string, mtime time.Time) error {
	if target == "" {
		return fmt.Errorf("ftpserver: link %s: want a target", name)
	}
	return t.putSpecial(name, special{target: target}, mtime)
}

func (t *Tree) putSpecial(name string, s special, mtime time.Time) error {
	name = path.Clean(name)
	if err := t.Put(name, nil, 0); err != nil {
		return err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.special[name] = s
	return t.fs.Chtimes(name, mtime, mtime)
}

// bigLine is the length of a line of bigContent.
const bigLine = 16

// bigContent is n bytes from an offset of a file made by PutBig: lines of 15
// hexadecimal digits and LF, each of which says its own offset. An offset that was
// cut to 16, 31 or 32 bits is seen in what comes.
func bigContent(offset int64, n int) []byte {
	first := offset / bigLine * bigLine
	var b strings.Builder
	for at := first; at < offset+int64(n); at += bigLine {
		fmt.Fprintf(&b, "%015x\n", at)
	}
	from := int(offset - first)
	return []byte(b.String()[from : from+n])
}

// stored is how many bytes of a file the tree accounts for.
func (t *Tree) stored(name string, e entry) int64 {
	if _, ok := t.special[name]; ok {
		return 0
	}
	return e.size
}

// follow is where a symbolic link leads, or the name itself. A link to a link, and a
// link among the directories above, leads nowhere.
func (t *Tree) follow(name string) string {
	switch target := t.special[name].target; {
	case target == "":
		return name
	case path.IsAbs(target):
		return path.Clean(target)
	default:
		return path.Join(path.Dir(name), target)
	}
}

// renamed moves what is special at a path, or below it, to another.
func (t *Tree) renamed(from, to string) {
	for name, s := range t.special {
		if rest, ok := strings.CutPrefix(name, from); ok && (rest == "" || rest[0] == '/') {
			delete(t.special, name)
			t.special[to+rest] = s
		}
	}
}
