package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// bytesNamed are the names of bytes in feature files; <xNN> is any.
var bytesNamed = map[string]byte{
	"CR": '\r', "LF": '\n', "SUB": 0x1A, "ESC": 0x1B, "SP": ' ', "NUL": 0, "TAB": '\t', "BS": '\b', "DEL": 0x7F,
}

// decode replaces <CR>, <LF>, <SUB>, <ESC>, <SP> and <xNN> by the bytes they
// stand for. Every other character is itself, also a < that opens no such name.
func decode(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "<")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, ">")
		if c, ok := byteNamed(name); closed && ok {
			b.WriteByte(c)
			text = after
			continue
		}
		b.WriteByte('<')
		text = rest
	}
}

func byteNamed(name string) (byte, bool) {
	if c, ok := bytesNamed[name]; ok {
		return c, true
	}
	if len(name) == 3 && name[0] == 'x' {
		n, err := strconv.ParseUint(name[1:], 16, 8)
		return byte(n), err == nil
	}
	return 0, false
}

// fill replaces the laboratory's values: <host>, <port>, <user>, <password>,
// <host name>, <ipv6 host>, <ipv6 port>, <cid range>; strings of a length:
// <name-255>, <path-255>, <text-1024>; <here-0>, where the server has channel 0 work; and
// <size of PATH or payload>. <time of PATH> is left to the judge.
func (k *core) fill(text string) (string, error) {
	for _, name := range []string{"<host>", "<port>", "<host name>", "<ipv6 host>", "<ipv6 port>"} {
		if !strings.Contains(text, name) {
			continue
		}
		host, port, err := k.server.address()
		if err != nil {
			return "", err
		}
		value := host
		switch name {
		case "<port>", "<ipv6 port>":
			value = port
		case "<host name>":
			value = k.Run.IXIT.Server.Name
		}
		text = strings.ReplaceAll(text, name, value)
	}
	text = strings.NewReplacer("<user>", k.server.user, "<password>", k.server.password, "<cid range>", fmt.Sprintf("(1-%d)", k.Run.ICS.CIDMax)).Replace(text)
	var failed error
	text = sized.ReplaceAllStringFunc(text, func(placeholder string) string {
		m := sized.FindStringSubmatch(placeholder)
		n, err := strconv.Atoi(m[2])
		if err != nil || n < 1 || n > 1<<16 {
			failed = fmt.Errorf("%s: not a length", placeholder)
			return placeholder
		}
		switch m[1] {
		case "path":
			return "/" + letters(n-1)
		case "run":
			return strings.Repeat("U", n)
		}
		return letters(n)
	})
	text = here.ReplaceAllStringFunc(text, func(placeholder string) string {
		m := here.FindStringSubmatch(placeholder)
		s, _ := k.server.session(int(m[1][0] - '0'))
		if m[2] == "" {
			return s.Dir
		}
		return strings.TrimSuffix(s.Dir, "/") + m[2]
	})
	text = sizeOf.ReplaceAllStringFunc(text, func(placeholder string) string {
		n, err := k.sizeOf(sizeOf.FindStringSubmatch(placeholder)[1])
		if err != nil {
			failed = err
		}
		return strconv.Itoa(n)
	})
	return text, failed
}

var (
	sized  = regexp.MustCompile(`<(name|path|text|run)-(\d+)>`)
	here   = regexp.MustCompile(`<here-([0-5])>(/?)`)
	sizeOf = regexp.MustCompile(`<size of ([^<>]+)>`)
)

// letters are n letters without a pattern that a cut would leave whole.
func letters(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = 'a' + byte((i+i/26*7)%26)
	}
	return string(b)
}

// sizeOf is the size of a file of the server, by its absolute path, or of a
// payload. A file that is not there has size 0: the step about the file judges.
func (k *core) sizeOf(name string) (int, error) {
	if !strings.HasPrefix(name, "/") {
		data, err := payload(name)
		return len(data), err
	}
	if k.server.ftp == nil {
		return 0, fmt.Errorf("no server was started, so it cannot have %s", name)
	}
	info, err := k.server.ftp.Tree().Stat(name)
	if err != nil || info.IsDir() {
		return 0, nil
	}
	return int(info.Size()), nil
}

// content is a doc string as the bytes of a file.
func (k *core) content(doc string) ([]byte, error) {
	filled, err := k.fill(doc)
	return []byte(decode(filled)), err
}

// settingLine is a line that shows or lists a setting (§3.1).
var settingLine = regexp.MustCompile(`^\s*\+MFTPCFG: [^,]+,"([a-z_]+)",`)

// lacked says whether a line of an answer shows a setting that the model does not have.
func (k *core) lacked(line string) bool {
	if len(k.Run.ICS.Lacks) == 0 {
		return false
	}
	m := settingLine.FindStringSubmatch(line)
	return m != nil && slices.Contains(k.Run.ICS.Lacks, m[1])
}

// lines gives the lines of a doc string, filled and decoded; empty ones are not
// lines of a response.
func (k *core) lines(doc string) ([]string, error) {
	var lines []string
	for _, l := range strings.Split(doc, "\n") {
		if strings.TrimSpace(l) == "" || k.lacked(l) {
			continue
		}
		filled, err := k.fill(strings.TrimSpace(l))
		if err != nil {
			return nil, err
		}
		lines = append(lines, decode(filled))
	}
	if len(lines) == 0 {
		return nil, fmt.Errorf("the doc string has no line")
	}
	return lines, nil
}
