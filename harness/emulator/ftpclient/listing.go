package ftpclient

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// parseListing reads the answer to LIST, of which no standard says what it looks like: lines of
// ls -l, or of DIR on Windows. A line that is neither is left out; it is an error when all are. "."
// and ".." are dropped, names lose their folders.
func parseListing(text string, now time.Time) ([]Entry, error) {
	var entries []Entry
	var unread error
	read := false
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if strings.TrimSpace(line) == "" || isTotal(line) {
			continue
		}
		e, ok := parseUnix(line, now)
		if !ok {
			e, ok = parseWindows(line)
		}
		if !ok {
			unread = fmt.Errorf("expected a line of ls -l or DIR, got %q", clip(line))
			continue
		}
		read = true
		if e.Name != "." && e.Name != ".." {
			entries = append(entries, e)
		}
	}
	if !read {
		return nil, unread
	}
	return entries, nil
}

// plainListing says what a client finds odd that knows the lines of ls -l, and of DIR, in their
// usual form only.
func plainListing(text string) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		w := words(line)
		if len(w) < 2 || strings.Contains(w[0].text, "-") && len(w[0].text) == 8 { // DIR
			continue
		}
		unix := len(w[0].text) == 10 && len(w) >= 9
		if unix {
			_, err := strconv.ParseInt(w[4].text, 10, 32)
			unix = err == nil
		}
		if !unix {
			return fmt.Errorf("expected nine words of ls -l, got %q", clip(line))
		}
	}
	if n > 100 {
		return fmt.Errorf("a list of %d lines", n)
	}
	return nil
}

func isTotal(line string) bool {
	rest, ok := strings.CutPrefix(line, "total ")
	return ok && strings.Trim(rest, "0123456789 kKMG") == ""
}

// word is one blank-separated word of a line, and where it ends.
type word struct {
	text string
	end  int
}

func words(line string) []word {
	var out []word
	for i := 0; i < len(line); {
		for i < len(line) && line[i] == ' ' {
			i++
		}
		start := i
		for i < len(line) && line[i] != ' ' {
			i++
		}
		if i > start {
			out = append(out, word{line[start:i], i})
		}
	}
	return out
}

// parseUnix reads "-rw-r--r-- 1 ftp ftp 9 Aug 18 07:40 old.txt". How many words stand between the mode
// and the size differs (no group, names with blanks), so the date is searched for: the
// first one that follows a number.
func parseUnix(line string, now time.Time) (Entry, bool) {
	w := words(line)
	if len(w) < 5 || !isMode(w[0].text) {
		return Entry{}, false
	}
	for i := 2; i < len(w); i++ {
		size, err := strconv.ParseUint(w[i-1].text, 10, 63)
		if err != nil {
			continue
		}
		stamp, last, ok := listDate(w[i:], now)
		if !ok || last.end+1 >= len(line) {
			continue
		}
		e := Entry{Dir: line[0] == 'd', Size: int64(size), ModTime: stamp, Perm: ownerTriplet(w[0].text)}
		name := line[last.end+1:] // one blank; more belong to the name
		switch line[0] {
		case 'd':
			e.Size = 0
		case 'l':
			name, _, _ = strings.Cut(name, " -> ")
		}
		e.Name = base(name)
		return e, e.Name != ""
	}
	return Entry{}, false
}

// isMode accepts drwxr-xr-x, with a mark for ACLs or the like behind.
func isMode(s string) bool {
	if len(s) != 10 && (len(s) != 11 || !strings.ContainsRune("+.@", rune(s[10]))) {
		return false
	}
	if !strings.ContainsRune("-dlbcpsD", rune(s[0])) {
		return false
	}
	return strings.Trim(s[1:10], "-rwxsStT") == ""
}

// ownerTriplet maps the owner's part of a mode; s is x with set-user-id, S the same without x.
func ownerTriplet(mode string) string {
	x := mode[3]
	return triplet(mode[1] == 'r', mode[2] == 'w', x == 'x' || x == 's' || x == 't')
}

// listDate reads a date at the start of w: "Aug 18 07:40", "Aug 18  2022", "18 Aug 2022",
// "2022-08-18 07:40"; last is its last word.
func listDate(w []word, now time.Time) (t time.Time, last word, ok bool) {
	if len(w) >= 2 && len(w[0].text) == 10 {
		for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05"} {
			if t, err := time.Parse(layout, w[0].text+" "+w[1].text); err == nil {
				return t, w[1], true
			}
		}
	}
	if len(w) < 3 {
		return t, last, false
	}
	month, ok := monthOf(w[0].text)
	dayWord := w[1].text
	if !ok {
		month, ok = monthOf(w[1].text)
		dayWord = w[0].text
	}
	day, err := strconv.Atoi(strings.TrimSuffix(dayWord, "."))
	if !ok || err != nil || day < 1 || day > 31 || len(dayWord) > 3 {
		return t, last, false
	}
	if year, err := strconv.Atoi(w[2].text); err == nil && len(w[2].text) == 4 {
		t, ok = date(year, month, day, 0, 0)
		return t, w[2], ok
	}
	clock, err := time.Parse("15:04", w[2].text)
	if err != nil {
		return t, last, false
	}
	t, ok = nearest(month, day, clock.Hour(), clock.Minute(), now)
	return t, w[2], ok
}

// nearest adds the year that a listing leaves out for recent files: the last one in which the date
// is not after now. A day is allowed for clocks and zones that differ.
func nearest(month time.Month, day, hour, minute int, now time.Time) (time.Time, bool) {
	for year := now.Year() + 1; year > now.Year()-9; year-- { // 29 February may be 8 years back
		t, ok := date(year, month, day, hour, minute)
		if ok && !t.After(now.Add(24*time.Hour)) {
			return t, true
		}
	}
	return time.Time{}, false
}

// date is time.Date without the normalising of days that do not exist.
func date(year int, month time.Month, day, hour, minute int) (time.Time, bool) {
	t := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	return t, t.Day() == day && t.Month() == month
}

func monthOf(s string) (time.Month, bool) {
	if len(s) != 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.EqualFold(s, m.String()[:3]) {
			return m, true
		}
	}
	return 0, false
}

// parseWindows reads "08-18-22  07:40AM       <DIR>          old" and "08-18-2022  07:40 9 old.txt".
// It tells no permissions: they are those of a usual directory or file.
func parseWindows(line string) (Entry, bool) {
	w := words(line)
	if len(w) < 4 {
		return Entry{}, false
	}
	stamp, ok := windowsDate(w[0].text, w[1].text)
	if !ok {
		return Entry{}, false
	}
	e := Entry{ModTime: stamp, Perm: "rw-"}
	if strings.EqualFold(w[2].text, "<DIR>") {
		e.Dir, e.Perm = true, "rwx"
	} else {
		size, err := strconv.ParseUint(strings.ReplaceAll(w[2].text, ",", ""), 10, 63)
		if err != nil {
			return Entry{}, false
		}
		e.Size = int64(size)
	}
	name := line[w[2].end:]
	if e.Dir { // the name is in a column of its own
		name = strings.TrimLeft(name, " ")
	} else {
		name = name[1:]
	}
	name = strings.ReplaceAll(name, `\`, "/")
	e.Name = base(name)
	return e, e.Name != ""
}

func windowsDate(day, clock string) (time.Time, bool) {
	for _, d := range []string{"01-02-06", "01-02-2006", "2006-01-02"} {
		for _, c := range []string{"03:04PM", "15:04"} {
			if t, err := time.Parse(d+" "+c, day+" "+strings.ToUpper(clock)); err == nil {
				return t, true
			}
		}
	}
	return time.Time{}, false
}
