package ftpclient

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of one reply. A server that sends more is not understood, and costs no memory.
const (
	maxReplyLine  = 4096
	maxReplyLines = 256
)

// reply is one reply of the server, of one line or several.
type reply struct {
	code  int      // 100 to 599
	lines []string // the text of each line, without code, separator and line end
}

// text is the last line's text, which is the verdict of a reply of several lines.
func (r reply) text() string { return r.lines[len(r.lines)-1] }

func (r reply) String() string { return fmt.Sprintf("%d %s", r.code, r.text()) }

func (r reply) preliminary() bool { return r.code < 200 }
func (r reply) positive() bool    { return r.code >= 200 && r.code < 300 }
func (r reply) negative() bool    { return r.code >= 400 }

// malformed is what the stream holds when it is not a reply.
type malformed struct{ what string }

func (m *malformed) Error() string { return m.what }

// readReply reads one whole reply (RFC 959 §4.2). It returns *malformed for what is not one, and
// io.ErrUnexpectedEOF when the stream ends inside one, io.EOF when it ends before.
func readReply(r *bufio.Reader) (reply, error) {
	line, err := readLine(r)
	if err != nil {
		return reply{}, err
	}
	code, sep, text, ok := splitReplyLine(line)
	if !ok {
		return reply{}, &malformed{fmt.Sprintf("expected a reply, got %q", clip(line))}
	}
	out := reply{code: code, lines: []string{text}}
	for sep == '-' {
		if line, err = readLine(r); err != nil {
			if errors.Is(err, io.EOF) {
				err = io.ErrUnexpectedEOF
			}
			return reply{}, err
		}
		if len(out.lines) == maxReplyLines {
			return reply{}, &malformed{fmt.Sprintf("a reply %d of more than %d lines", code, maxReplyLines)}
		}
		c, s, t, ok := splitReplyLine(line)
		if ok && c == code {
			sep, text = s, t // the last line, or a line in between that repeats the code
		} else {
			text = line // any text: RFC 959 allows even other numbers here
		}
		out.lines = append(out.lines, text)
	}
	return out, nil
}

// splitReplyLine takes "ddd text", "ddd-text" or a bare "ddd" apart; sep is ' ' for the last one.
func splitReplyLine(line string) (code int, sep byte, text string, ok bool) {
	if len(line) < 3 {
		return 0, 0, "", false
	}
	for i := range 3 {
		if line[i] < '0' || line[i] > '9' {
			return 0, 0, "", false
		}
		code = code*10 + int(line[i]-'0')
	}
	if code < 100 || code > 599 {
		return 0, 0, "", false
	}
	if len(line) == 3 {
		return code, ' ', "", true
	}
	if line[3] != ' ' && line[3] != '-' {
		return 0, 0, "", false
	}
	return code, line[3], line[4:], true
}

// readLine reads up to LF and drops the line end, CRLF or LF.
func readLine(r *bufio.Reader) (string, error) {
	var b strings.Builder
	for {
		part, err := r.ReadSlice('\n')
		if b.Len()+len(part) > maxReplyLine || err != nil && b.Len()+len(part) == maxReplyLine {
			return "", &malformed{fmt.Sprintf("a line of more than %d bytes", maxReplyLine)}
		}
		b.Write(part)
		switch {
		case err == nil:
			line := strings.TrimSuffix(b.String(), "\n")
			return strings.TrimSuffix(line, "\r"), nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && b.Len() > 0:
			return "", io.ErrUnexpectedEOF
		default:
			return "", err
		}
	}
}

func clip(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}
