package defect

import (
	"context"
	"net"
	"regexp"
	"strings"

	"mftpspec/harness/emulator"
)

// slipsOfDialogue: what servers say on the control connection.
func slipsOfDialogue() []row {
	return []row{
		{"pwd-up-to-last-quote", "The path of a 257 reply goes up to the last quote of the line.", "R3.5-20", reach("*"), answers("PWD", func(line string) string {
			first, last := strings.IndexByte(line, '"'), strings.LastIndexByte(line, '"')
			if !strings.HasPrefix(line, "257 ") || last <= first {
				return line
			}
			return line[:first+1] + strings.ReplaceAll(line[first+1:last], `"`, `""`) + `"`
		})},
		{"each-hyphen-wants-an-end", "Of a reply of several lines that all have its code and a hyphen as many ends are awaited.", "R3.4-12", reach("*"), wired(func() *network {
			code, open := "", 0
			return &network{reply: func(line string) string {
				switch {
				case severalOf.MatchString(line) && (open == 0 || line[:3] == code):
					code, open = line[:3], open+1
				case open > 0 && strings.HasPrefix(line, code+" "):
					if open--; open > 0 {
						return code + "-" + line[4:]
					}
				}
				return line
			}}
		})},
		{"second-reply-of-segment-lost", "Of two replies that come in one segment the second one is lost.", "R3.10-12", reach("*"), dials(func(c *emulator.DialConfig) {
			if c.Security == emulator.Plain {
				c.Net = &firstOnly{}
			}
		})},
		{"epsv-wants-bars", "A 229 reply with another sign than | around the port is not understood.", "R3.10-12", reach("*"), answers("EPSV", func(line string) string {
			if strings.HasPrefix(line, "229") && !strings.Contains(line, "|||") {
				return "229 nowhere"
			}
			return line
		})},
		{"pasv-number-in-text", "A 227 reply with a number in its text in front of the address is not understood.", "R3.10-12", reach("*"), answers("PASV", func(line string) string {
			return numbered.ReplaceAllString(line, "227 nowhere")
		})},
	}
}

var numbered = regexp.MustCompile(`^227 [^(]*\d[^(]*\(.*`)

// firstOnly is a network whose control connection reads one reply of each segment.
type firstOnly struct{ network }

func (f *firstOnly) Connect(ctx context.Context, kind, address string) (net.Conn, error) {
	first := !f.control
	conn, err := f.network.Connect(ctx, kind, address)
	if err != nil || !first {
		return conn, err
	}
	return &oneReply{TCPConn: conn.(*net.TCPConn)}, nil
}

type oneReply struct {
	*net.TCPConn
	open string // code of a reply of several lines that is not over
}

func (o *oneReply) Read(b []byte) (int, error) {
	n, err := o.TCPConn.Read(b)
	end := 0
	for line := range strings.Lines(string(b[:n])) {
		end += len(line)
		switch {
		case o.open == "" && severalOf.MatchString(line):
			o.open = line[:3]
		case o.open != "" && !strings.HasPrefix(line, o.open+" "):
		case strings.HasSuffix(line, "\n"):
			o.open = ""
			return end, err
		}
	}
	return n, err
}
