package ftpserver

import (
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"
)

// dress gives a reply the form that the personality has.
func (f *controlConn) dress(p *pending, r reply) reply {
	who := f.s.o.Personality
	r.lines = slices.Clone(r.lines)
	if who.End250 && r.code == 226 && p.transfer != nil {
		r.code = 250
		r.lines[0] = "250" + r.lines[0][3:]
	}
	if other := otherCode(p.Verb); who.Other2xx && other > 0 && r.code/100 == 2 {
		r.code = other
		r.lines[0] = strconv.Itoa(other) + r.lines[0][3:]
	}
	if who.Terse {
		r.lines[0] = terse(r.code, r.lines[0])
	}
	if len(r.lines) == 1 && (who.AllLines || who.Lines && slices.Contains([]int{226, 230, 250}, r.code)) {
		code, end := strconv.Itoa(r.code), "End"
		if who.AllLines { // a path or an address may be looked for in the first line and in the last
			end = r.text()
		}
		r.lines = []string{code + "-" + r.text(), " 150 is how this line begins, and " + code + " is not over", code + " " + end}
	}
	return r
}

// otherCode is a code of success that a server may give to a command in the place of the
// usual one: what counts is the first digit (RFC 959 §4.2). 0: the usual one.
func otherCode(verb string) int {
	switch verb {
	case "CWD", "XCWD", "DELE", "RMD", "XRMD", "RNTO":
		return 200
	case "MKD", "XMKD", "TYPE":
		return 250
	case "PASS":
		return 202
	}
	return 0
}

// terse leaves out what RFC 959 does not fix in a reply (RFC 1123 §4.1.2.6).
func terse(code int, line string) string {
	switch code {
	case 227:
		return strings.NewReplacer("(", "", ")", "").Replace(line)
	case 257:
		if i := strings.LastIndexByte(line, '"'); i >= 0 {
			return line[:i+1]
		}
	}
	return line
}

// lag waits as Options.ReplyDelay demands.
func (f *controlConn) lag() {
	if d := f.s.o.ReplyDelay; d > 0 {
		pause(d, f.gone, f.s.ctx.Done())
	}
}

// segmentGap is the time between two segments of a reply, so that they arrive as two.
const segmentGap = time.Millisecond

// segments divides what goes on the wire; the caller holds wmu.
func (f *controlConn) segments(b []byte) [][]byte {
	switch f.s.o.Personality.Segments {
	case Halves:
		cut := []int{2, len(b) / 2, len(b) - 1}[f.halves%3]
		f.halves++
		return [][]byte{b[:cut], b[cut:]}
	case Bytes:
		return slices.Collect(slices.Chunk(b, 1))
	}
	return [][]byte{b}
}

// isPublic says whether clients are told a public address.
func (s *Server) isPublic() bool {
	ip, err := netip.ParseAddr(s.host)
	return err == nil && ip.IsGlobalUnicast() && !ip.IsPrivate()
}

// privateAddress is the text of a 227 with the address that a server behind NAT has
// for itself.
func privateAddress(text string) string {
	before, rest, _ := strings.Cut(text, "(")
	numbers := strings.Split(rest, ",")
	if len(numbers) != 6 {
		return text
	}
	return fmt.Sprintf("%s(192,168,77,20,%s", before, strings.Join(numbers[4:], ","))
}
