package emulator

import (
	"context"
	"errors"
	"path"
	"time"
)

// mftplist is AT+MFTPLIST=<connect_id>,<dir_name/file_name> (§3.7): a result line
// for each entry.
func (m *Module) mftplist(r *Request) {
	p := r.params(2, 2)
	id := p.int(m.profile.Channels)
	name := p.string(m.profile.MaxString)
	if p.refused(r) {
		return
	}
	m.operate(r, m.channel(id), func(ctx context.Context, c Client) ([][]string, error) {
		if dir := path.Dir(name); dir != "." && !path.IsAbs(dir) && m.reading(D36List) == "refused" {
			return nil, failure(CauseServer, errors.New("emulator: a relative path with a directory"))
		}
		entries, err := c.List(ctx, name)
		if err != nil {
			return nil, err
		}
		var lines [][]string
		for _, e := range entries {
			if e.Name != "." && e.Name != ".." { // D33: neither a file nor a sub-directory
				lines = append(lines, m.entry(e))
			}
		}
		if len(lines) == 1 && !entries[0].Dir && entries[0].Name == path.Base(name) && m.reading(D33) == "as-given" {
			lines[0][1] = quoted(name)
		}
		switch {
		case len(lines) > 0:
			return lines, nil
		case m.reading(D28) == "zero-without-entry":
			return [][]string{{number(resultOK)}}, nil
		}
		return nil, failure(CauseEmptyDir, errors.New("emulator: the directory is empty"))
	})
}

// entry is one line: name and permission of a directory; name, size, time and
// permission of a file.
func (m *Module) entry(e Entry) []string {
	permission := e.Perm
	if m.reading(D32) == "facts" {
		permission = facts(e)
	}
	if e.Dir {
		return []string{number(resultOK), quoted(e.Name), quoted(permission)}
	}
	when := e.ModTime.UTC()
	if year := time.Now().UTC().Year(); m.reading(D31Year) == "this-year" && m.reading(D31Precision) == "minutes" &&
		when.Year() == year-1 && when.Hour()+when.Minute() > 0 {
		when = when.AddDate(1, 0, 0)
	}
	if m.reading(D31Zone) == "+8h" {
		when = when.Add(8 * time.Hour)
	}
	if m.reading(D31Precision) == "minutes" {
		when = when.Truncate(time.Minute)
	}
	stamp := when.Format("20060102150405")
	if m.reading(D31Quotes) == "quoted" {
		stamp = quoted(stamp)
	}
	return []string{number(resultOK), quoted(e.Name), number(e.Size), stamp, quoted(permission)}
}

// facts is the permission as a client derives it from machine-readable listings,
// which know no execution of files.
func facts(e Entry) string {
	if len(e.Perm) != 3 {
		return "---"
	}
	x := "-"
	if e.Dir {
		x = e.Perm[2:]
	}
	return e.Perm[:2] + x
}
