package defect

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"mftpspec/harness/emulator"
)

// formats are defects of data, formats, parameters and the dialogue with the server, written
// by somebody who did not know the cases.
func formats() []place {
	return slices.Concat(formatsParameters(), formatsDialogue(), formatsLists(), formatsDownloads(), formatsUploads(), formatsAnswers())
}

// formatsParameters: what is read from the command line.
func formatsParameters() []place {
	return []place{
		{"cfg-name-by-beginning", "A setting of another name that begins with one of the six names is taken for that.", "R3.1-64", "MFTPCFG", args("+MFTPCFG", func(a []emulator.Arg) []emulator.Arg {
			for _, n := range namedSettings() {
				if len(a) > 1 && a[1].Quoted && len(a[1].Text) < 256 && strings.HasPrefix(a[1].Text, n.key) {
					a[1].Text = n.key
				}
			}
			return a
		})},
		{"ssl-mode-kept-with-refused-index", `Of an "ssl" that is refused for its index the mode is stored.`, "R3.1-27", "MFTPCFG", sets("+MFTPCFG", func(e *env, r *request, next func(*request)) {
			if s := e.Settings(channelOf(r)); s != nil && len(r.Args) == 4 && r.Args[1].Text == "ssl" {
				mode, err := strconv.Atoi(r.Args[2].Text)
				index, bad := strconv.Atoi(r.Args[3].Text)
				if err == nil && bad == nil && e.Profile().SSLMode.Has(mode) && index > e.Profile().SSLID.Max {
					s.SSLMode = mode
				}
			}
			next(r)
		})},
		{"ssl-shown-index-first", `"ssl" is shown with its index before its mode.`, "R3.1-17", "MFTPCFG", alters(func(u unit) bool {
			return info("+MFTPCFG")(u) && u.Channel >= 0 && len(u.Fields) == 4 && u.Fields[1] == `"ssl"`
		}, func(u *unit) { u.Fields[2], u.Fields[3] = u.Fields[3], u.Fields[2] })},
		{"cid-kept-in-three-bits", `"cid" is kept in three bits: of a higher one the rest is lost.`, "R3.1-25", "MFTPCFG", changing(func(_ *env, _ int, key string, _ emulator.Settings, now *emulator.Settings) {
			if key == "cid" {
				now.CID &= 7
			}
		})},
		{"timeout-tenths-in-a-byte", `"rsptimeout" is counted in a byte of tenths of a second: one of 26 and more ends 25.6 s too early.`, "R3.1-42", "MFTPCFG", dials(func(c *emulator.DialConfig) {
			c.Patience = func(_ string, usual time.Duration) time.Duration {
				const tenth = time.Second / 10
				return time.Duration(uint8(usual/tenth)) * tenth
			}
		})},
		{"disc-channel-6-not-running", "AT+MFTPDISC of a channel above 5 is refused with 801.", "R3.3-09", "MFTPDISC", sets("+MFTPDISC", func(e *env, r *request, next func(*request)) {
			if len(r.Args) == 1 && channelOf(r) > e.Profile().Channels.Max {
				r.Refuse(801)
				return
			}
			next(r)
		})},
		{"cwd-dot-is-root", "AT+MFTPCWD to the path . leads to the root directory.", "R3.4-30", "MFTPCWD", sessions(func(s *session) {
			s.cwd = func(ctx context.Context, p string) error {
				if p == "." {
					p = "/"
				}
				return s.Client.Cwd(ctx, p)
			}
		})},
		{"small-at-test-form-refused", "Where the line begins with at, a test form is refused.", "R2.1-02", "any", smallTestRefused},
		{"retr-length-below-offset-swapped", "Where the length is less than the offset, the two change places.", "R3.10-31", "MFTPRETR", downloads(func(offset, length *int64, _ io.Writer) io.Writer {
			if *length > 0 && *length < *offset {
				*offset, *length = *length, *offset
			}
			return nil
		})},
		{"retr-number-in-name-is-length", "Of a file in whose name a number stands in parentheses so many bytes are fetched at most.", "R3.10-40", "MFTPRETR", sessions(func(s *session) {
			s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
				if m := bracketed.FindStringSubmatch(p); m != nil {
					if n, err := strconv.ParseInt(m[1], 10, 32); err == nil && n > 0 && (length < 0 || n < length) {
						length = n
					}
				}
				return s.Client.Retr(ctx, p, offset, length, w)
			}
		})},
	}
}

var bracketed = regexp.MustCompile(`\(([0-9]+)\)`)

func smallTestRefused() hooks {
	var line []byte
	small := false
	return hooks{
		Input: func(_ *env, b []byte, next func([]byte)) {
			for len(b) > 0 {
				n := bytes.IndexByte(b, '\r') + 1
				if n == 0 {
					line = append(line, b...)
					next(b)
					return
				}
				line = append(line, b[:n]...)
				small = bytes.HasPrefix(bytes.TrimLeft(line, "\r\n"), []byte("at"))
				line = nil
				next(b[:n])
				b = b[n:]
			}
		},
		Command: func(_ *env, r *request, next func(*request)) {
			if small && r.Form == emulator.Test && mftp(r.Name) {
				r.Error()
				return
			}
			next(r)
		},
	}
}

// formatsDialogue: what servers say.
func formatsDialogue() []place {
	return []place{
		{"empty-line-ends-greeting", "An empty line in a greeting of several lines is taken for its end.", "R3.2-12", "MFTPCONN", wired(func() *network {
			greeted, open := false, ""
			return &network{reply: func(line string) string {
				switch {
				case greeted:
				case open == "" && severalOf.MatchString(line):
					open = line[:3]
				case open != "" && line == "":
					greeted = true
					return open + " "
				case open == "" || strings.HasPrefix(line, open+" "):
					greeted = true
				}
				return line
			}}
		})},
		{"disc-goodbye-of-several-lines-fails", "Where the server says goodbye in several lines, AT+MFTPDISC ends the connection and reports a failure.", "R3.3-13", "MFTPDISC", saying("221-", succeeded("+MFTPDISC"), func(_ *env, u unit, next func(unit)) {
			u.Fields = slices.Clone(u.Fields)
			u.Fields[1] = "6"
			next(u)
		})},
		{"reply-without-text-refused", "A reply that is its code alone is taken for a refusal.", "R3.4-12", "MFTPCWD", wired(func() *network {
			open := ""
			return &network{reply: func(line string) string {
				switch {
				case open == "" && severalOf.MatchString(line):
					open = line[:3]
				case open != "" && (line == open || strings.HasPrefix(line, open+" ")):
					open = ""
				case open == "" && bareReply.MatchString(line):
					return "500 no"
				}
				return line
			}}
		})},
		{"pwd-ends-at-apostrophe", "The path of AT+MFTPPWD ends at the first apostrophe.", "R3.5-20", "MFTPPWD", sessions(func(s *session) {
			s.pwd = func(ctx context.Context) (string, error) {
				p, err := s.Client.Pwd(ctx)
				return upToSign(p, "'"), err
			}
		})},
		{"mkd-needs-path-in-reply", "A 257 reply to MKD that names no path in quotes is taken for a refusal.", "R3.6-12", "MFTPMKD", answers("MKD", func(line string) string {
			if strings.HasPrefix(line, "257 ") && !strings.Contains(line, `"`) {
				return "501 no path"
			}
			return line
		})},
		{"250-in-refusal-is-success", "A refusal in whose text 250 stands is taken for success.", "R3.8-13", "MFTPDEL", replies(func(line string) string {
			if len(line) > 4 && (line[0] == '4' || line[0] == '5') && line[3] == ' ' && strings.Contains(line[4:], "250") {
				return "250 done"
			}
			return line
		})},
		{"late-end-answers-next-command", "Where the last reply of a download comes more than a second after the data, it is taken for the answer to the command behind.", "R3.4-13", "MFTPCWD", sessions(lateEnd)},
		{"active-port-signed", "In active mode the numbers of the port are signed: 128 is told as -128.", "R3.1-37", "any", orders(func(line string) string {
			a := strings.Split(line, ",")
			if !strings.HasPrefix(line, "PORT ") || len(a) != 6 {
				return line
			}
			for i := 4; i < 6; i++ {
				if n, err := strconv.Atoi(a[i]); err == nil {
					a[i] = strconv.Itoa(int(int8(uint8(n))))
				}
			}
			return strings.Join(a, ",")
		})},
		{"426-notified-as-end", "A transfer that the server breaks off with 426 is notified as the end of the connection, which stands.", "R3.14-03", "MFTPURC", saying("426 ", failed(), func(e *env, u unit, next func(unit)) {
			next(u)
			e.Notify(e.Line(emulator.URC, u.Channel, "+MFTPURC", strconv.Itoa(u.Channel), `"conn"`, "0"))
		})},
		{"result-is-first-digit", "Of a reply that refuses the first digit is reported as the result code.", "R5-30", "any", firstDigit},
	}
}

var bareReply = regexp.MustCompile(`^[1-5][0-9][0-9] ?$`)

// saying does something to the next unit picked once the server has said a line that begins so.
func saying(begin string, w which, then func(e *env, u unit, next func(unit))) func() hooks {
	return func() hooks {
		var said atomic.Bool
		h := replies(func(line string) string {
			if strings.HasPrefix(line, begin) {
				said.Store(true)
			}
			return line
		})()
		h.Output = func(e *env, u unit, next func(unit)) {
			if w(u) && said.Swap(false) {
				then(e, u, next)
				return
			}
			next(u)
		}
		return h
	}
}

// stamped notes when something was written last.
type stamped struct {
	writer
	last *time.Time
}

func (s stamped) Write(b []byte) (int, error) {
	*s.last = time.Now()
	return s.writer.Write(b)
}

func lateEnd(s *session) {
	late := false
	before(s, func(context.Context) { late = false })
	s.retr = func(ctx context.Context, p string, offset, length int64, w writer) (int64, error) {
		var last time.Time
		n, err := s.Client.Retr(ctx, p, offset, length, stamped{w, &last})
		late = err == nil && n > 0 && time.Since(last) > time.Second
		return n, err
	}
	answered := func(err error) error {
		if late {
			late, err = false, nil
		}
		return err
	}
	s.cwd = func(ctx context.Context, p string) error { return answered(s.Client.Cwd(ctx, p)) }
	s.mkd = func(ctx context.Context, p string) error { return answered(s.Client.Mkd(ctx, p)) }
	s.del = func(ctx context.Context, p string) error { return answered(s.Client.Delete(ctx, p)) }
}

func firstDigit() hooks {
	var digit atomic.Int32
	h := replies(func(line string) string {
		if len(line) > 3 && line[3] == ' ' && (line[0] == '4' || line[0] == '5') {
			digit.Store(int32(line[0] - '0'))
		}
		return line
	})()
	h.Output = func(_ *env, u unit, next func(unit)) {
		if n := digit.Load(); n > 0 && failed()(u) && u.Fields[1] == "10" {
			u.Fields = slices.Clone(u.Fields)
			u.Fields[1] = strconv.Itoa(int(n))
		}
		next(u)
	}
	return h
}
