package ftpclient

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// parseMLSD reads the lines of an MLSD listing; the directory itself and its parent are dropped.
func parseMLSD(text string) ([]Entry, error) {
	var entries []Entry
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		e, self, err := parseFacts(line)
		if err != nil {
			return nil, err
		}
		if !self && e.Name != "." && e.Name != ".." {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

// parseFacts reads "fact=value;fact=value; name" (RFC 3659 §7.2). self: the line is about the listed
// directory or its parent. A name may be a full path: its base is taken.
func parseFacts(line string) (e Entry, self bool, err error) {
	facts, name, found := strings.Cut(line, " ")
	if !found || facts != "" && !strings.HasSuffix(facts, ";") {
		return e, false, fmt.Errorf("expected facts and a name, got %q", clip(line))
	}
	var perm, mode string
	kind := ""
	for fact := range strings.SplitSeq(strings.TrimSuffix(facts, ";"), ";") {
		key, value, found := strings.Cut(fact, "=")
		if !found {
			return e, false, fmt.Errorf("expected fact=value, got %q in %q", clip(fact), clip(line))
		}
		switch strings.ToLower(key) {
		case "type":
			kind = strings.ToLower(value)
		case "size":
			n, err := strconv.ParseUint(value, 10, 63)
			if err != nil {
				return e, false, fmt.Errorf("expected a size, got %q in %q", clip(value), clip(line))
			}
			e.Size = int64(n)
		case "modify":
			if e.ModTime, err = parseStamp(value); err != nil {
				return e, false, err
			}
		case "perm":
			perm = strings.ToLower(value)
		case "unix.mode":
			mode = value
		}
	}
	switch kind {
	case "dir", "cdir", "pdir":
		e.Dir, e.Size, self = true, 0, kind != "dir"
	case "":
		return e, false, fmt.Errorf("expected a type among the facts %q", clip(line))
	}
	e.Perm = factPerm(e.Dir, mode, perm)
	if e.Name = base(name); e.Name == "" && e.Dir {
		e.Name = "/"
	}
	if e.Name == "" {
		return e, false, fmt.Errorf("expected a name in %q", clip(line))
	}
	return e, self, nil
}

// parseStamp reads YYYYMMDDHHMMSS with an optional fraction, which is dropped (RFC 3659 §2.3).
func parseStamp(s string) (time.Time, error) {
	whole, _, _ := strings.Cut(s, ".")
	t, err := time.Parse("20060102150405", whole)
	if err != nil || len(whole) != 14 {
		return time.Time{}, fmt.Errorf("expected YYYYMMDDHHMMSS, got %q", clip(s))
	}
	return t, nil
}

// factPerm derives the owner's triplet (§3.7, D32): from UNIX.mode, else from what the perm fact
// allows. With neither it is that of a usual file or directory.
func factPerm(dir bool, mode, perm string) string {
	if n, err := strconv.ParseUint(mode, 8, 16); err == nil {
		bits := n >> 6 & 7
		return triplet(bits&4 != 0, bits&2 != 0, bits&1 != 0)
	}
	switch {
	case perm != "" && dir:
		return triplet(strings.Contains(perm, "l"), strings.ContainsAny(perm, "cmp"), strings.Contains(perm, "e"))
	case perm != "":
		return triplet(strings.Contains(perm, "r"), strings.ContainsAny(perm, "wa"), false)
	case dir:
		return "rwx"
	}
	return "rw-"
}

func triplet(r, w, x bool) string {
	out := []byte("---")
	if r {
		out[0] = 'r'
	}
	if w {
		out[1] = 'w'
	}
	if x {
		out[2] = 'x'
	}
	return string(out)
}

// base is what follows the last slash; slashes at the end do not count.
func base(name string) string {
	name = strings.TrimRight(name, "/")
	return name[strings.LastIndexByte(name, '/')+1:]
}
