package ftpserver

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
)

// lineReader reads the lines of a client, each of at most limit bytes.
type lineReader struct {
	r     *bufio.Reader
	limit int
}

func newLineReader(r io.Reader, limit int) *lineReader {
	return &lineReader{r: bufio.NewReaderSize(r, 512), limit: limit}
}

// next returns a line without its end (LF or CR LF). Of a longer line it returns
// the first limit bytes and whole == false. A line that is not ended is dropped
// with the error that cut it off.
func (l *lineReader) next() (line []byte, whole bool, err error) {
	whole = true
	for {
		part, err := l.r.ReadSlice('\n')
		if err != nil && err != bufio.ErrBufferFull {
			return nil, false, err
		}
		ended := err == nil
		if ended {
			part = part[:len(part)-1]
		}
		if room := l.limit + 1 - len(line); len(part) > room { // + 1: the CR
			part = part[:room]
			whole = false
		}
		line = append(line, part...)
		if ended {
			line = bytes.TrimSuffix(line, []byte("\r"))
			if len(line) > l.limit {
				line, whole = line[:l.limit], false
			}
			return line, whole, nil
		}
	}
}

// splitCommand takes a line apart: the verb in upper case, and what follows the
// first space. Telnet commands (RFC 959 sends IAC IP, IAC DM before ABOR) are
// taken out.
func splitCommand(line []byte) (verb, arg string) {
	const iac = 0xFF
	for len(line) >= 2 && line[0] == iac || len(line) >= 1 && line[0] >= 0xF0 && line[0] != iac {
		if line[0] == iac {
			line = line[2:]
		} else {
			line = line[1:] // a data mark that lost its IAC as urgent data
		}
	}
	v, a, _ := strings.Cut(string(line), " ")
	return asciiUpper(v), a
}

func asciiUpper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

// reply is one whole reply of ftpserverlib: the lines without their ends, the
// first and the last with the code.
type reply struct {
	code  int
	lines []string
}

func newReply(code int, text string) reply {
	return reply{code: code, lines: []string{strconv.Itoa(code) + " " + text}}
}

// parseReply returns the first whole reply in b and its length, or 0.
func parseReply(b []byte) (r reply, n int) {
	for {
		i := bytes.IndexByte(b[n:], '\n')
		if i < 0 {
			return reply{}, 0
		}
		line := string(bytes.TrimSuffix(b[n:n+i], []byte("\r")))
		n += i + 1
		r.lines = append(r.lines, line)
		if len(r.lines) == 1 {
			if len(line) < 3 {
				return r, n // not a reply; passed on as it is, with code 0
			}
			r.code, _ = strconv.Atoi(line[:3])
			if len(line) < 4 || line[3] != '-' {
				return r, n
			}
			continue
		}
		if strings.HasPrefix(line, r.lines[0][:3]+" ") {
			return r, n
		}
	}
}

// text is the reply without its codes, for the record.
func (r reply) text() string {
	var out []string
	for _, l := range r.lines {
		if len(l) >= 4 && (l[3] == ' ' || l[3] == '-') && l[:3] == r.lines[0][:3] {
			l = l[4:]
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}
