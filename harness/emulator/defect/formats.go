package defect

import (
	"bytes"
	"context"
	"io"
	"path"
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

// formatsLists: AT+MFTPLIST (§3.7).
func formatsLists() []place {
	lined := func(change func(line []byte) []byte) func() hooks {
		return wired(func() *network { return &network{listing: change} })
	}
	dropped := func(bad *regexp.Regexp) func() hooks {
		return lined(func(line []byte) []byte {
			if bad.Match(line) {
				return nil
			}
			return line
		})
	}
	ofFile := func(change func(u *unit)) func() hooks {
		return alters(func(u unit) bool { return succeeded("+MFTPLIST")(u) && len(u.Fields) == 6 }, change)
	}
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPLIST", h}
	}
	return []place{
		add("list-windows-size-up-to-comma", "Where a list of the Windows form has commas in its sizes, what follows the first one is lost.", "R3.7-35", lined(func(line []byte) []byte {
			return windowsCommas.ReplaceAll(line, []byte("$1$2$3"))
		})),
		add("list-sticky-directory-lost", "Directories with the sticky mark (t) are not listed.", "R3.7-30", dropped(regexp.MustCompile(`^d\S{8}[tT]`))),
		add("list-links-of-two-digits-lost", "Lines of a list with a count of links of more than one digit are lost.", "R3.7-30", dropped(regexp.MustCompile(`^[-dl]\S{9,10}\s+\d{2,}\s`))),
		add("list-month-in-name", "A file in whose name the short name of a month stands is listed with that month.", "R3.7-37", entry(monthOfName)),
		add("list-names-with-name-in-them", "AT+MFTPLIST of a file lists each file in whose name that name stands.", "R3.7-34", sessions(namesAround)),
		add("list-size-in-exponent", "Sizes of 1000000 and more are printed with an exponent: 1e+06.", "R3.7-35", ofFile(func(u *unit) {
			if n, err := strconv.ParseInt(u.Fields[3], 10, 64); err == nil && n >= 1000000 {
				u.Fields[3] = strconv.FormatFloat(float64(n), 'g', 6, 64)
			}
		})),
		add("list-day-with-blank", "In the time of a file days below 10 have a blank in the place of the zero.", "R3.7-36", ofFile(func(u *unit) {
			stamp := []byte(strings.Trim(u.Fields[4], `"`))
			if len(stamp) == 14 && stamp[6] == '0' {
				stamp[6] = ' '
				u.Fields[4] = strings.Replace(u.Fields[4], strings.Trim(u.Fields[4], `"`), string(stamp), 1)
			}
		})),
		add("list-slash-behind-is-empty", "AT+MFTPLIST of a path with a slash behind it reports an empty directory.", "R3.7-31", sessions(func(s *session) {
			s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
				found, err := s.Client.List(ctx, p)
				if len(p) > 1 && strings.HasSuffix(p, "/") {
					found = nil
				}
				return found, err
			}
		})),
		add("list-1999-is-2099", "Files of years before 2000 are listed a hundred years too late.", "R3.7-37", entry(func(e *emulator.Entry) {
			if e.ModTime.Year() < 2000 {
				e.ModTime = e.ModTime.AddDate(100, 0, 0)
			}
		})),
		add("list-first-line-always-total", "The first line of a list of several is passed over as the total, whether it is or not.", "R3.7-31", firstIsTotal),
	}
}

var windowsCommas = regexp.MustCompile(`^(\d\d-\d\d-\d\d(?:\d\d)?\s+\S+\s+)(\d{1,3}),[0-9,]+(\s)`)

// monthOfName takes the first month whose three letters stand in the line for that of the file.
func monthOfName(e *emulator.Entry) {
	for m := time.January; m <= time.December; m++ {
		if !e.Dir && strings.Contains(e.Name, m.String()[:3]) {
			t := e.ModTime
			e.ModTime = time.Date(t.Year(), m, min(t.Day(), 28), t.Hour(), t.Minute(), t.Second(), 0, time.UTC)
			return
		}
	}
}

// namesAround searches for a name within the names of the directory.
func namesAround(s *session) {
	s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
		found, err := s.Client.List(ctx, p)
		name := path.Base(p)
		if err != nil || len(found) != 1 || found[0].Dir || found[0].Name != name {
			return found, err
		}
		all, err := s.Client.List(ctx, path.Dir(p))
		if err != nil {
			return found, nil
		}
		var out []emulator.Entry
		for _, e := range all {
			if !e.Dir && strings.Contains(e.Name, name) {
				out = append(out, e)
			}
		}
		return out, nil
	}
}

func firstIsTotal() hooks {
	return dialling(func(ctx context.Context, c emulator.DialConfig, next emulator.Dialer) (emulator.Client, error) {
		var total atomic.Bool
		plain := c.Security == emulator.Plain
		if plain {
			c.Net = &network{listing: func(line []byte) []byte {
				if bytes.HasPrefix(line, []byte("total ")) {
					total.Store(true)
				}
				return line
			}}
		}
		client, err := next(ctx, c)
		if err != nil {
			return nil, err
		}
		s := &session{Client: client, to: c}
		s.list = func(ctx context.Context, p string) ([]emulator.Entry, error) {
			total.Store(false)
			found, err := s.Client.List(ctx, p)
			if plain && len(found) > 1 && !total.Load() {
				found = found[1:]
			}
			return found, err
		}
		return s, nil
	})()
}

// formatsDownloads: the bytes of downloads.
func formatsDownloads() []place {
	add := func(id, title, requirement string, h func() hooks) place {
		return place{id, title, requirement, "MFTPRETR", h}
	}
	return []place{
		add("retr-second-page-is-first", "In a local file the second 4096 bytes of a download are the first ones again.", "R3.10-41", stored(func(_, data []byte, _ int) []byte {
			if len(data) > 4096 {
				data = bytes.Clone(data)
				copy(data[4096:min(8192, len(data))], data[:4096])
			}
			return data
		})),
		add("retr-later-pieces-in-words", "From the second piece of a download on whole words of four bytes are copied: what is left over is NUL.", "R3.10-41", piecesInWords),
		add("retr-ends-at-empty-line", "A download to the serial line ends at the first empty line.", "R3.10-41", passing(in("retr", toLine), func() flow {
			return flow{next: endedAt("\r\n\r\n")()}
		})),
		add("retr-newline-counted-once", "In the received length of a line <CR><LF> counts as one byte.", "R3.10-38", alters(func(u unit) bool {
			return u.Kind == emulator.Payload && u.Command == "+MFTPRETR" && len(u.Fields) == 4
		}, func(u *unit) { u.Fields[3] = plus(-bytes.Count(u.Data, []byte("\r\n")))(u.Fields[3]) })),
	}
}

func piecesInWords() hooks {
	begun := map[int]bool{}
	return hooks{
		Command: func(_ *env, r *request, next func(*request)) {
			if r.Name == "+MFTPRETR" {
				delete(begun, channelOf(r))
			}
			next(r)
		},
		Output: func(_ *env, u unit, next func(unit)) {
			if u.Kind == emulator.Payload && u.Command == "+MFTPRETR" {
				if begun[u.Channel] {
					u.Data = bytes.Clone(u.Data)
					clear(u.Data[len(u.Data)/4*4:])
				}
				begun[u.Channel] = true
			}
			next(u)
		},
	}
}

// formatsUploads: the bytes and packets of uploads.
func formatsUploads() []place {
	return []place{
		{"ascii-upload-ends-with-newline", `With "data_type" 1 an upload that does not end with a line end is given one.`, "R3.12-49", "MFTPSTOR", sessions(func(s *session) {
			text := false
			s.ascii = func(ctx context.Context, ascii bool) error {
				text = ascii
				return s.Client.Type(ctx, ascii)
			}
			s.stor = func(ctx context.Context, p string, appending bool) (emulator.Upload, error) {
				inner, err := s.Client.Stor(ctx, p, appending)
				if err != nil || !text {
					return inner, err
				}
				last := byte('\n')
				u := &upload{Upload: inner}
				u.write = func(b []byte) (int, error) {
					if len(b) > 0 {
						last = b[len(b)-1]
					}
					return inner.Write(b)
				}
				u.close = func() error {
					if last != '\n' {
						if _, err := inner.Write([]byte("\r\n")); err != nil {
							return err
						}
					}
					return inner.Close()
				}
				return u, nil
			}
		})},
		{"transparent-ctrl-z-lost", "In transparent mode <x1A> is lost.", "R3.12-49", "any", streamed(without(0x1A))},
		{"shorter-packet-is-last", "A packet that is shorter than the one before is taken for the last of its file, whatever eof says.", "R3.12-35", "any", shorterIsLast},
		{"stor-border-byte-twice", "In data of AT+MFTPSTOR whose length was given the byte in front of each border of 1024 is stored twice, and as many at the end are lost.", "R3.12-49", "MFTPSTOR", passing(in("stor", counted), pieces(func(b []byte) []byte {
			out := make([]byte, len(b))
			for i := range b {
				out[i] = b[i-i/1024]
			}
			return out
		}))},
		{"appe-ctrl-z-backspace-deletes", "In data of AT+MFTPAPPE that ctrl+z ends <x08> deletes the byte before it.", "R3.11-49", "MFTPAPPE", passing(in("appe", untilCtrlZ), pieces(func(b []byte) []byte {
			var out []byte
			for _, c := range b {
				if c != 8 {
					out = append(out, c)
				} else if len(out) > 0 {
					out = out[:len(out)-1]
				}
			}
			return out
		}))},
		{"stor-ctrl-z-prompts-each-line", "In data of AT+MFTPSTOR that ctrl+z ends each <CR> is answered with another prompt, as for a message.", "R3.12-31", "MFTPSTOR", promptsEachLine},
	}
}

func shorterIsLast() hooks {
	type packet struct {
		name   string
		length int
	}
	before := map[int]packet{}
	return onSet("", func(_ *env, r *request, next func(*request)) {
		if id := channelOf(r); isUpload(r.Name) && len(r.Args) > 3 {
			n, err := strconv.Atoi(r.Args[3].Text)
			name := r.Name + r.Args[1].Text
			was, known := before[id]
			delete(before, id)
			switch {
			case err != nil || r.Args[2].Text != "0":
			case known && was.name == name && n < was.length:
				r.Args[2].Text = "1"
			default:
				before[id] = packet{name, n}
			}
		}
		next(r)
	})
}

func promptsEachLine() hooks {
	on, channel := false, -1
	return hooks{
		DataMode: func(_ *env, d *emulator.DataMode) {
			on, channel = d.Command == "+MFTPSTOR" && !d.Transparent && d.Length == 0, d.Channel
		},
		Command: func(_ *env, r *request, next func(*request)) {
			on = false
			next(r)
		},
		Input: func(e *env, b []byte, next func([]byte)) {
			for _, c := range b {
				switch {
				case !on:
				case c == 0x1A:
					on = false
				case c == '\r':
					e.Emit(unit{Kind: emulator.Prompt, Command: "+MFTPSTOR", Channel: channel, Head: "\r\n", Text: ">", Tail: " "})
				}
			}
			next(b)
		},
	}
}

// formatsAnswers: what is printed.
func formatsAnswers() []place {
	return []place{
		{"mkd-refused-has-result", "AT+MFTPMKD on a channel without connection is refused, and has a result all the same.", "R3.6-07", "MFTPMKD", func() hooks {
			channel := -1
			return hooks{
				Command: func(_ *env, r *request, next func(*request)) {
					if r.Name == "+MFTPMKD" {
						channel = channelOf(r)
					}
					next(r)
				},
				Output: func(e *env, u unit, next func(unit)) {
					next(u)
					if refusal(u) && u.Command == "+MFTPMKD" && u.Code == 801 {
						other := e.Line(emulator.Result, channel, "+MFTPMKD", strconv.Itoa(channel), "11")
						other.Command = "+MFTPMKD"
						e.Notify(other)
					}
				},
			}
		}},
		{"del-failure-with-minus", "A failure of AT+MFTPDEL has a minus in front of its code.", "R5-30", "MFTPDEL", field(failed("+MFTPDEL"), 1, func(s string) string { return "-" + s })},
		{"rn-unconnected-has-code-of-del", "AT+MFTPRN on a channel without connection is refused with 809, the code of AT+MFTPDEL.", "R3.9-11", "MFTPRN", alters(func(u unit) bool {
			return refusal(u) && u.Command == "+MFTPRN" && u.Code == 801
		}, func(u *unit) { u.Text, u.Code = strings.Replace(u.Text, "801", "809", 1), 809 })},
		{"rn-test-form-named-del", "The line of the test form of AT+MFTPRN is named +MFTPDEL.", "R3.9-01", "MFTPRN", alters(info("+MFTPRN"), func(u *unit) { u.Name = "+MFTPDEL" })},
		{"state-ok-first", "AT+MFTPSTATE says OK before its line.", "R3.13-20", "MFTPSTATE", func() hooks {
			var held *unit
			return hooks{Output: func(_ *env, u unit, next func(unit)) {
				if info("+MFTPSTATE")(u) && u.Channel >= 0 {
					held = &u
					return
				}
				next(u)
				if held != nil && u.Kind == emulator.Final {
					line := *held
					held = nil
					next(line)
				}
			}}
		}},
	}
}
