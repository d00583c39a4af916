package ftpserver

import (
	"fmt"
	"io/fs"
	"strings"
	"time"
)

// The age up to which LIST shows the time of day instead of the year: of most
// servers, and of those that show no year at all (Personality.NoYear).
const (
	recent     = 180 * 24 * time.Hour
	almostYear = 364 * 24 * time.Hour
)

// listing renders the lines of one LIST. The server writes them itself instead
// of ftpserverlib: form, dots and names depend on the personality.
type listing struct {
	form    Listing
	now     time.Time
	recent  time.Duration
	dots    bool    // "." and ".." of a directory
	noEnd   bool    // of the last line
	single  string  // the name shown for a LIST of one file; "" for a directory
	entries []entry // in this order
}

func (l listing) bytes() []byte {
	entries := l.entries
	if l.dots && l.single == "" {
		dot := entry{name: ".", size: dirSize, mode: fs.ModeDir | 0o755, mtime: l.now.UTC()}
		up := dot
		up.name = ".."
		entries = append([]entry{dot, up}, entries...)
	}
	var b strings.Builder
	if l.form == Total && l.single == "" {
		fmt.Fprintf(&b, "total %d\r\n", 8*len(entries))
	}
	for n, e := range entries {
		if l.single != "" {
			e.name = l.single
		}
		if l.form == IIS {
			b.WriteString(iisLine(e))
		} else {
			b.WriteString(l.unixLine(n, e))
		}
		if !l.noEnd || n < len(entries)-1 {
			b.WriteString("\r\n")
		}
	}
	return []byte(b.String())
}

// unixLine is entry n in the "ls -l" form: minutes without year up to 180 days back,
// then year without time of day (ledger D31).
func (l listing) unixLine(n int, e entry) string {
	date := "Jan _2 15:04"
	if l.now.Sub(e.mtime) > l.recent {
		date = "Jan _2  2006"
	}
	links := 1
	if e.IsDir() {
		links = 2
	}
	mode, owner, name := e.mode.String(), "ftp      ftp", e.name
	if e.mode&fs.ModeSymlink != 0 {
		mode, name = "l"+mode[1:], name+" -> "+e.target // fs.FileMode says L
	}
	switch l.form {
	case ACL:
		mode += string("+.@"[n%3])
	case Numeric:
		owner = "1000     1550"
	case NoGroup:
		owner = "ftp     "
	}
	return fmt.Sprintf("%s %4d %s %12d %s %s", mode, links, owner, e.size, e.mtime.UTC().Format(date), name)
}

// iisLine is the DIR form of Windows servers.
func iisLine(e entry) string {
	date := e.mtime.UTC().Format("01-02-06  03:04PM")
	if e.IsDir() {
		return date + "       <DIR>          " + e.name
	}
	return fmt.Sprintf("%s%21d %s", date, e.size, e.name)
}

// listFlags splits "ls" options off the argument of LIST: a is whether "-a" was
// among them.
func listFlags(arg string) (rest string, a bool) {
	for strings.HasPrefix(arg, "-") {
		flags, tail, _ := strings.Cut(arg, " ")
		a = a || strings.Contains(flags, "a")
		arg = strings.TrimLeft(tail, " ")
	}
	return arg, a
}
