package ftpserver

import (
	"fmt"
	"io/fs"
	"strings"
	"time"
)

// recent is the age up to which LIST shows the time of day instead of the year.
const recent = 180 * 24 * time.Hour

// listing renders the lines of one LIST. The server writes them itself instead
// of ftpserverlib: form, dots and names depend on the personality.
type listing struct {
	form    Listing
	now     time.Time
	dots    bool    // "." and ".." of a directory
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
	for _, e := range entries {
		if l.single != "" {
			e.name = l.single
		}
		if l.form == IIS {
			b.WriteString(iisLine(e))
		} else {
			b.WriteString(unixLine(e, l.now))
		}
		b.WriteString("\r\n")
	}
	return []byte(b.String())
}

// unixLine is the "ls -l" form: minutes without year up to 180 days back, then
// year without time of day (ledger D31).
func unixLine(e entry, now time.Time) string {
	date := "Jan _2 15:04"
	if now.Sub(e.mtime) > recent {
		date = "Jan _2  2006"
	}
	links := 1
	if e.IsDir() {
		links = 2
	}
	return fmt.Sprintf("%s %4d ftp      ftp %12d %s %s", e.mode, links, e.size, e.mtime.UTC().Format(date), e.name)
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
