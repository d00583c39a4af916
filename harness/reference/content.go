package reference

import (
	"slices"
	"strconv"
	"strings"
)

// Content is the bytes of a file: names of payloads as package scenario has them, one after
// the other. "name-100" are 100 letters, 'abc' is itself, and [2:7] behind a name are these of its bytes.
type Content []string

// String is the name that a step takes.
func (c Content) String() string {
	if len(c) == 0 {
		return "empty"
	}
	return strings.Join(c, " then ")
}

// Len is the number of bytes.
func (c Content) Len() int {
	n := 0
	for _, part := range c {
		n += length(part)
	}
	return n
}

// Part are n bytes from an offset.
func (c Content) Part(from, n int) Content {
	var cut Content
	for _, part := range c {
		size := length(part)
		a, b := max(0, min(from, size)), max(0, min(from+n, size))
		if b > a {
			cut = append(cut, slice(part, a, b))
		}
		from -= size
	}
	return cut
}

// Big says whether it is a file of which the server makes up the bytes as they are asked for: nobody names them.
func (c Content) Big() bool {
	return slices.ContainsFunc(c, func(part string) bool { return strings.HasPrefix(part, "big-") })
}

// Plain says whether the bytes are the same in ASCII and on a command line: letters, digits,
// signs, and no line end, quote or ctrl+z (D58).
func (c Content) Plain() bool {
	for _, part := range c {
		if !strings.HasPrefix(part, "name-") && !strings.HasPrefix(part, "'") {
			return false
		}
	}
	return true
}

// Written is the content as it stands on a command line, where it is Plain.
func (c Content) Written() string {
	var b strings.Builder
	for _, part := range c {
		if strings.HasPrefix(part, "'") {
			b.WriteString(strings.Trim(part, "'"))
		} else {
			b.WriteString("<" + part + ">")
		}
	}
	return b.String()
}

// fixed are the sizes of payloads that have no number in their names.
var fixed = map[string]int{"all-bytes": 256, "all-bytes-but-sub": 254, "hostile": 116, "hostile-but-sub": 115, "pluses": 9, "lines": 26}

// length is the size of one payload.
func length(part string) int {
	if name, a, b, ok := sliced(part); ok && name != "" {
		return b - a
	}
	if strings.HasPrefix(part, "'") {
		return len(strings.Trim(part, "'"))
	}
	if n, ok := fixed[part]; ok {
		return n
	}
	_, size, _ := strings.Cut(part, "-")
	n, _ := strconv.Atoi(size)
	return n
}

func sliced(part string) (name string, a, b int, ok bool) {
	name, rest, found := strings.Cut(part, "[")
	if !found || strings.HasPrefix(part, "'") {
		return "", 0, 0, false
	}
	x, y, _ := strings.Cut(strings.TrimSuffix(rest, "]"), ":")
	a, errA := strconv.Atoi(x)
	b, errB := strconv.Atoi(y)
	return name, a, b, errA == nil && errB == nil
}

func slice(part string, a, b int) string {
	if name, from, _, ok := sliced(part); ok {
		return name + "[" + strconv.Itoa(from+a) + ":" + strconv.Itoa(from+b) + "]"
	}
	if strings.HasPrefix(part, "'") {
		return "'" + strings.Trim(part, "'")[a:b] + "'"
	}
	if a == 0 && b == length(part) {
		return part
	}
	return part + "[" + strconv.Itoa(a) + ":" + strconv.Itoa(b) + "]"
}
