package defect

import (
	"context"
	"fmt"
	"net"
	"strings"

	"mftpspec/harness/emulator"
)

// shapes: replies of several lines, and in several segments, and with other codes
// that mean the same (§3: result code 0 means that it was done).
func shapes() []place {
	var all []place
	for _, r := range []struct{ name, verb string }{
		{"conn", "USER"}, {"conn", "PASS"}, {"cwd", "CWD"}, {"pwd", "PWD"}, {"mkd", "MKD"}, {"del", "DELE"}, {"del", "RMD"}, {"rn", "RNFR"}, {"rn", "RNTO"},
		{"list", "LIST"}, {"retr", "RETR"}, {"appe", "APPE"}, {"stor", "STOR"}, {"retr", "TYPE"}, {"stor", "EPSV"},
	} {
		all = append(all, place{strings.ToLower(r.verb) + "-reply-of-several-lines", fmt.Sprintf("Of an answer of several lines to %s the first one is taken for all of it.", r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, func(line string) string {
				if len(line) > 3 && line[3] == '-' && strings.Trim(line[:3], "0123456789") == "" {
					return line[:3] + " " + line[4:]
				}
				return line
			})})
	}
	for _, r := range []struct{ name, verb, code string }{
		{"list", "LIST", "250"}, {"retr", "RETR", "250"}, {"appe", "APPE", "250"}, {"stor", "STOR", "250"},
	} {
		all = append(all, place{fmt.Sprintf("%s-%s-is-failure", strings.ToLower(r.verb), r.code), fmt.Sprintf("The answer %s to %s is taken for a failure.", r.code, r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, class(r.code, "550 no"))})
	}
	for _, r := range []struct{ name, verb string }{{"list", "LIST"}, {"retr", "RETR"}, {"appe", "APPE"}, {"stor", "STOR"}} {
		all = append(all, place{strings.ToLower(r.verb) + "-needs-150", fmt.Sprintf("A transfer by %s that the server announces with 125 is given up.", r.verb), statement(r.name, "12"), "MFTP" + strings.ToUpper(r.name),
			answers(r.verb, class("125", "425 no"))})
	}
	return append(all,
		place{"user-230-asks-for-password", "Where a server answers USER with 230 the password is sent all the same, and its refusal ends the login.", "R3.2-12", "MFTPCONN", answers("USER", class("230", "331 go on"))},
		place{"replies-end-with-segment", "A reply that comes in two segments is taken for two.", "R3.2-12", "MFTPCONN", segmented},
		place{"replies-of-80-bytes", "Replies are read into 80 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(80))},
		place{"replies-of-128-bytes", "Replies are read into 128 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(128))},
		place{"replies-of-200-bytes", "Replies are read into 200 bytes: of a longer one the rest is lost.", "R3.5-23", "MFTPPWD", replies(cut(200))},
		place{"pwd-needs-text", "A 257 reply without text behind the path is not understood.", "R3.5-12", "MFTPPWD", answers("PWD", func(line string) string {
			if strings.HasPrefix(line, "257 ") && strings.HasSuffix(line, `"`) {
				return "257 no path"
			}
			return line
		})},
		place{"pasv-needs-parentheses", "A 227 reply without parentheses is not understood.", "R3.10-12", "MFTPRETR", answers("PASV", func(line string) string {
			if strings.HasPrefix(line, "227") && !strings.Contains(line, "(") {
				return "227 nowhere"
			}
			return line
		})},
		place{"pasv-port-low-byte", "Of the port in a 227 reply the low byte alone is used.", "R3.10-12", "MFTPRETR", answers("PASV", func(line string) string {
			i := strings.LastIndexByte(line, ',')
			if !strings.HasPrefix(line, "227") || i < 0 {
				return line
			}
			j := strings.LastIndexByte(line[:i], ',')
			return line[:j] + ",0" + line[i:]
		})},
	)
}

func segmented() hooks {
	return dials(func(c *emulator.DialConfig) {
		if c.Security == emulator.Plain {
			c.Net = &segments{network: &network{}}
		}
	})()
}

// segments is a network whose control connection takes each segment for a line.
type segments struct{ *network }

func (s *segments) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	first := !s.control
	conn, err := s.network.Connect(ctx, kind, address)
	if err != nil || !first {
		return conn, err
	}
	return &hasty{TCPConn: conn.(*net.TCPConn)}, nil
}

// hasty ends a line where a segment ends.
type hasty struct{ *net.TCPConn }

func (h *hasty) Read(b []byte) (int, error) {
	if len(b) < 3 {
		return h.TCPConn.Read(b)
	}
	n, err := h.TCPConn.Read(b[:len(b)-2])
	if n > 0 && b[n-1] != '\n' {
		n += copy(b[n:], "\r\n")
	}
	return n, err
}
