package defect

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestSubtle: each of them does what its title says.
func TestSubtle(t *testing.T) {
	var rows []row
	for _, p := range subtle() {
		rows = append(rows, row{ID: p.id})
	}
	scripts := slices.Concat(subtleScriptsOfSettings(), subtleScriptsOfConnections(), subtleScriptsOfPaths(), subtleScriptsOfDownloads(), subtleScriptsOfUploads(), subtleScriptsOfStates())
	slow := map[string]bool{
		"line-typed-in-two-seconds": true, "cwd-pause-counts-as-waiting": true, "timer-of-earlier-channel": true, "mkd-waits-add-up": true, "disc-lingers-after-upload": true,
		"del-slow-refusal-is-done": true, "retr-pause-counts-twice": true, "appe-data-within-five-seconds": true, "state-0-when-idle": true, "notice-within-timeout-only": true,
	}
	playScripts(t, rows, scripts, func(id string) bool { return slow[id] })
}

// lately says commands, after a connection, with a pause before the last one.
func lately(pause time.Duration, commands ...string) func(d *desk) string {
	return func(d *desk) string {
		last := len(commands) - 1
		inTurn(commands[:last]...)(d)
		d.pause(pause)
		return d.at(commands[last])
	}
}

// late has a reply of the server come later.
func (d *desk) late(verb string, delay time.Duration) { d.set(func() { d.delay[verb] = delay }) }

func letters(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteByte('a' + byte(i*7/3%26))
	}
	return s.String()
}

func subtleScriptsOfSettings() []script {
	return []script{
		{"line-of-256-not-answered", "+MFTPCWD: 0,10|", "silence", func(d *desk) string {
			d.conn(0)
			line := `AT+MFTPCWD=0,"/` + letters(240) + `"`
			if len(line) != 256 {
				return fmt.Sprintf("a line of %d", len(line))
			}
			from := len(d.all())
			d.write(line + "\r")
			d.until(from, time.Second, resultLine.MatchString)
			if got := d.all()[from:]; got != "" {
				return strings.ReplaceAll(got, "\r\n", "|")
			}
			return "silence"
		}},
		{"line-typed-in-two-seconds", "+MFTPSTATE: 0,0||OK|", "|ERROR|", func(d *desk) string {
			from := len(d.all())
			for _, piece := range []string{"AT+MF", "TPST", "ATE=0\r"} {
				d.pause(1200 * time.Millisecond)
				d.write(piece)
			}
			return d.await(from, "\r\n")
		}},
		{"cid-loses-8-beside-index-of-4", `"cid",9|`, `"cid",1|`, sayAll(`AT+MFTPCFG=0,"ssl",0,4`, `AT+MFTPCFG=0,"cid",9`, `AT+MFTPCFG=0,"cid"`)},
		{"ssl-index-5-is-next-mode", `"ssl",0,5|`, `"ssl",1,0|`, sayAll(`AT+MFTPCFG=0,"ssl",0,5`, `AT+MFTPCFG=0,"ssl"`)},
		{"query-all-loses-last-digit", `"cid",12||OK|`, `"cid",1||OK|`, sayAll(`AT+MFTPCFG=0,"cid",12`, `AT+MFTPCFG=0`)},
		{"cwd-pause-counts-as-waiting", "+MFTPCWD: 0,0|", "+MFTPCWD: 0,5|", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",3`)
			d.late("CWD", 1500*time.Millisecond)
			return lately(2200*time.Millisecond, `AT+MFTPPWD=0`, `AT+MFTPCWD=0,"/home"`)(d)
		}},
		{"timer-of-earlier-channel", "+MFTPMKD: 1,0|", "+MFTPMKD: 1,5|", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",2`)
			d.conn(0)
			d.conn(1)
			d.late("PWD", 1800*time.Millisecond)
			d.late("MKD", 1500*time.Millisecond)
			from := len(d.all())
			d.start(`AT+MFTPPWD=0`)
			d.pause(time.Second)
			d.start(`AT+MFTPMKD=1,"x"`)
			return d.await(from, "+MFTPMKD: 1,")
		}},
		{"mkd-waits-add-up", "+MFTPMKD: 0,0|", "+MFTPMKD: 0,5|", in2s(prepared(func(d *desk) { d.late("MKD", 1300*time.Millisecond) }, inTurn(`AT+MFTPMKD=0,"x"`, `AT+MFTPMKD=0,"y"`)))},
	}
}

func subtleScriptsOfConnections() []script {
	return []script{
		{"port-behind-512-bytes", "+MFTPCONN: 0,0|", "+MFTPCONN: 0,11|", func(d *desk) string {
			return d.at(fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1",%q,%q,%d`, letters(255), letters(255), d.port()))
		}},
		{"address-of-15-loses-last", "+MFTPCONN: 0,0|", "+MFTPCONN: 0,11|", func(d *desk) string {
			door, err := net.Listen("tcp", "127.100.100.101:0")
			if err != nil {
				return err.Error()
			}
			defer door.Close()
			go func() {
				if c, err := door.Accept(); err == nil {
					d.set(func() { d.open = append(d.open, c) })
					d.serve(c)
				}
			}()
			return d.at(fmt.Sprintf(`AT+MFTPCONN=0,"127.100.100.101","u","p",%d`, door.Addr().(*net.TCPAddr).Port))
		}},
		{"eighth-connection-after-ends-it", "+MFTPSTATE: 0,1|", "+MFTPSTATE: 0,0|", func(d *desk) string {
			d.conn(0)
			for n := range 8 {
				if n == 7 && !strings.Contains(d.at(`AT+MFTPSTATE=0`), "0,1") {
					return "too early"
				}
				d.conn(1)
				if n < 7 {
					d.at(`AT+MFTPDISC=1`)
				}
			}
			return d.at(`AT+MFTPSTATE=0`)
		}},
		{"failed-conn-counts-as-end", "+MFTPSTATE: 1,1|", "+MFTPSTATE: 1,0|", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			d.at(`AT+MFTPCONN=2,"127.0.0.1","u","p",1`)
			d.at(`AT+MFTPDISC=0`)
			return d.at(`AT+MFTPSTATE=1`)
		}},
		{"disc-lingers-after-upload", "gone", "open", in2s(func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",1,3,"abc"`, `AT+MFTPDISC=0`)(d)
			if d.server.Await(time.Second, d.server.Sessions[0].Over) {
				return "gone"
			}
			return "open"
		})},
	}
}

func subtleScriptsOfPaths() []script {
	list := func(line string) func(d *desk) string {
		return prepared(func(d *desk) { d.list = line + "\r\n" }, inTurn(`AT+MFTPLIST=0,"/home/u"`))
	}
	files := func(d *desk, n int) {
		for i := range n {
			d.put(fmt.Sprintf("/home/u/f%02d", i), "x")
		}
	}
	counted := func(play func(d *desk) string) func(d *desk) string {
		return func(d *desk) string {
			return fmt.Sprintf("[%d]", strings.Count(play(d), "+MFTPLIST: 0,0,"))
		}
	}
	deep := "/1/2/3/4/5/6/7/8/9"
	names := []string{"a" + letters(99), "b" + letters(99), "c" + letters(99)}
	log, log2 := "measurement-2023-01.csv", "measurement-2023-02.csv"
	return []script{
		{"cwd-joined-path-of-128", letters(60) + `"|`, "+MFTPCWD: 0,10|", func(d *desk) string {
			up := "/" + strings.Repeat("u", 80)
			d.dirs(up, up+"/"+letters(60))
			got := inTurn(fmt.Sprintf("AT+MFTPCWD=0,%q", up), fmt.Sprintf("AT+MFTPCWD=0,%q", letters(60)))(d)
			return got + d.at("AT+MFTPPWD=0")
		}},
		{"ninth-relative-change-from-root", "+MFTPCWD: 0,0|", "+MFTPCWD: 0,10|", func(d *desk) string {
			d.conn(0)
			got := ""
			for n := range 9 {
				if got = d.at(`AT+MFTPCWD=0,"` + []string{"..", "u"}[n%2] + `"`); n < 8 && !strings.Contains(got, "0,0|") {
					return "too early"
				}
			}
			return d.at(`AT+MFTPCWD=0,"u"`)
		}},
		{"cwd-locked-after-three-refusals", "+MFTPCWD: 0,0|", "+MFTPCWD: 0,10|", inTurn(`AT+MFTPCWD=0,"x"`, `AT+MFTPCWD=0,"y"`, `AT+MFTPCWD=0,"z"`, `AT+MFTPCWD=0,"/home"`)},
		{"pwd-words-of-path-before", `"/home"|`, `"/home/u"|`, inTurn(`AT+MFTPPWD=0`, `AT+MFTPCWD=0,"/home"`, `AT+MFTPPWD=0`)},
		{"pwd-eight-levels", quoted(deep), quoted(deep[:16]), func(d *desk) string {
			d.dirs(deep)
			return inTurn(fmt.Sprintf("AT+MFTPCWD=0,%q", deep), "AT+MFTPPWD=0")(d)
		}},
		{"mkd-multiple-of-8-not-ended", "/home/u/abcdefgh/ ", "/home/u/abcdefghLONG/ ", func(d *desk) string {
			inTurn(`AT+MFTPMKD=0,"ABCDEFGHLONG"`, `AT+MFTPMKD=0,"abcdefgh"`)(d)
			return d.names() + " "
		}},
		{"list-no-more-than-first", "[4]", "[3]", counted(func(d *desk) string {
			files(d, 3)
			inTurn(`AT+MFTPLIST=0,"/home/u"`)(d)
			d.put("/home/u/z", "z")
			return d.at(`AT+MFTPLIST=0,"/home/u"`)
		})},
		{"list-leap-year-a-day-late", ",20240430000000,", ",20240501000000,", list("-rw-r--r-- 1 u g 3 Apr 30 2024 a")},
		{"list-time-31-bits", ",20400818000000,", ",19040712", list("-rw-r--r-- 1 u g 3 Aug 18 2040 a")},
		{"list-full-tens-lose-last", "[10]", "[9]", counted(func(d *desk) string {
			files(d, 10)
			return inTurn(`AT+MFTPLIST=0,"/home/u"`)(d)
		})},
		{"del-names-of-256-in-all", "+MFTPDEL: 0,0|", "+MFTPDEL: 0,10|", func(d *desk) string {
			d.conn(0)
			got := ""
			for _, n := range names {
				d.put("/home/u/"+n, "x")
				got = d.at(fmt.Sprintf("AT+MFTPDEL=0,%q", n))
			}
			return got
		}},
		{"del-slow-refusal-is-done", "+MFTPDEL: 0,10|", "+MFTPDEL: 0,0|", func(d *desk) string {
			d.late("DELE", 700*time.Millisecond)
			d.late("RMD", 700*time.Millisecond)
			return inTurn(`AT+MFTPDEL=0,"none"`)(d)
		}},
		{"rn-same-first-16-not-sent", "/home/u/" + log2 + " ", "/home/u/" + log + " ", holding(log, "x", func(d *desk) string {
			inTurn(fmt.Sprintf("AT+MFTPRN=0,%q,%q", log, log2))(d)
			return d.names() + " "
		})},
		{"rn-old-name-length-of-first", "+MFTPRN: 0,0|", "+MFTPRN: 0,10|", holding("a", "x", holding("long", "y", inTurn(`AT+MFTPRN=0,"a","b"`, `AT+MFTPRN=0,"long","c"`)))},
	}
}

func subtleScriptsOfDownloads() []script {
	fs1 := `AT+MFTPCFG=0,"local_fs",1`
	big, far := letters(66000), letters(100004)
	return []script{
		{"retr-range-ends-at-65536", "+MFTPRETR: 0,0,100,100,", "+MFTPRETR: 0,0,36,36,", holding("a", big, inTurn(`AT+MFTPRETR=0,"a",,65500,100`))},
		{"retr-offset-of-five-digits", ",4,4,", ",1024,1024,", holding("a", far, inTurn(`AT+MFTPRETR=0,"a",,100000`))},
		{"retr-odd-offset-loses-end", "+MFTPRETR: 0,0,1997,973,", "+MFTPRETR: 0,0,1994,970,", holding("a", letters(2000), inTurn(`AT+MFTPRETR=0,"a",,3`))},
		{"retr-total-of-full-last-piece", "+MFTPRETR: 0,0,2048,1024,", "+MFTPRETR: 0,0,1024,1024,2nd", func(d *desk) string {
			d.put("/home/u/a", letters(1024)+"2nd"+letters(1021))
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		}},
		{"retr-64k-of-connection", "[40000]", "[25536]", holding("a", letters(40000), func(d *desk) string {
			inTurn(`AT+MFTPRETR=0,"a"`)(d)
			from := len(d.all())
			d.at(`AT+MFTPRETR=0,"a"`)
			d.await(from, ",40000,")
			last := d.all()[strings.LastIndex(d.all(), "+MFTPRETR: 0,0,"):]
			return "[" + strings.Split(last, ",")[2] + "]"
		})},
		{"retr-pause-counts-twice", "+MFTPRETR: 0,0,6,6,", "+MFTPRETR: 0,0,9,6,", holding("a", "abcdef", prepared(func(d *desk) { d.paused(1300*time.Millisecond, "abc", "def") }, inTurn(`AT+MFTPRETR=0,"a"`)))},
		{"retr-same-size-same-data", ",3,3,def|", ",3,3,abc|", holding("a", "abc", holding("b", "def", inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPRETR=0,"b"`)))},
		{"local-file-keeps-last-512", strings.Repeat("b", 1024) + "|", strings.Repeat("a", 512) + "|", holding("a", strings.Repeat("a", 1024), holding("b", strings.Repeat("b", 1024),
			inTurn(fs1, `AT+MFTPRETR=0,"a","/l"`, `AT+MFTPRETR=0,"b","/l"`, `AT+MFGET="/l"`)))},
		{"replaced-local-file-takes-space", "+MFTPRETR: 0,0,", "+MFTPRETR: 0,16|", holding("a", letters(400000), inTurn(fs1, `AT+MFTPRETR=0,"a","/l"`, `AT+MFTPRETR=0,"a","/l"`, `AT+MFTPRETR=0,"a","/l"`))},
	}
}

func subtleScriptsOfUploads() []script {
	fs1 := `AT+MFTPCFG=0,"local_fs",1`
	packets := func(d *desk, name string, data ...string) string {
		got := d.conn(0)
		for n, b := range data {
			eof := 0
			if n == len(data)-1 {
				eof = 1
			}
			got = d.at(fmt.Sprintf(`AT+MFTPSTOR=0,%q,%d,%d,%q`, name, eof, len(b), b))
		}
		return got
	}
	return []script{
		{"three-bytes-end-transparent", "[abc]on", "[]over", keeping("a", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPAPPE=0,"a"`)
			d.write("abc")
			d.quiet()
			if finalLine.MatchString(d.all()[from:]) {
				return "over"
			}
			d.write(escape)
			return "on" + d.await(from, "OK")
		})},
		{"appe-sent-length-of-full-blocks", "+MFTPAPPE: 0,0,2048|", "+MFTPAPPE: 0,0,1024|", inTurn(fs1, `AT+MFPUT="/l",2048,"`+letters(2048)+`"`, `AT+MFTPAPPE=0,"a","/l"`)},
		{"appe-data-within-five-seconds", "+MFTPAPPE: 0,0,4|", "+CME ERROR", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPAPPE=0,"a",1,4`)
			for _, b := range []string{"a", "b", "c", "d"} {
				d.write(b)
				if b != "d" {
					d.pause(1800 * time.Millisecond)
				}
			}
			d.until(from, 2*time.Second, finalLine.MatchString)
			d.quiet()
			return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
		}},
		{"appe-names-of-256-together", "+MFTPAPPE: 0,0,3|", "+MFTPAPPE: 0,18,0|", inTurn(fs1, `AT+MFPUT="/`+letters(150)+`",3,"abc"`, fmt.Sprintf(`AT+MFTPAPPE=0,%q,"/%s"`, letters(150), letters(150)))},
		{"stor-ninth-packet-begins-anew", "[aabbccddeeffgghhii]", "[ii]", keeping("a", func(d *desk) string {
			return packets(d, "a", "aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii")
		})},
		{"stor-one-byte-packet-lost", "[aabcc]", "[aacc]", keeping("a", func(d *desk) string { return packets(d, "a", "aa", "b", "cc") })},
		{"stor-ctrl-z-64th-not-seen", "OK", "waiting", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a",1`)
			d.write(letters(63) + "\x1a")
			d.until(from, time.Second, finalLine.MatchString)
			if got := d.all()[from:]; finalLine.MatchString(got) {
				return got
			}
			d.write("\x1a")
			return "waiting"
		}},
		{"stor-64k-of-connection", "[40000]", "[25536]", func(d *desk) string {
			d.conn(0)
			d.at(fs1)
			d.with(`AT+MFPUT="/l",40000`, letters(40000))
			d.at(`AT+MFTPSTOR=0,"a","/l"`)
			d.at(`AT+MFTPSTOR=0,"b","/l"`)
			return fmt.Sprintf("[%d]", len(d.file("/home/u/b")))
		}},
		{"stor-local-file-of-first-size", "[abcdef]", "[abc]", keeping("a", inTurn(fs1, `AT+MFPUT="/l",3,"xyz"`, `AT+MFTPSTOR=0,"a","/l"`, `AT+MFPUT="/l",6,"abcdef"`, `AT+MFTPSTOR=0,"a","/l"`))},
		{"stor-escape-after-32767-not-seen", "OK", "still on", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a"`)
			got := 0
			d.server.Set(func() { got = d.server.Got })
			d.write(letters(33000))
			d.server.Await(5*time.Second, func() bool { return d.server.Got >= got+33000 })
			d.quiet()
			d.write(escape)
			d.until(from, time.Second, finalLine.MatchString)
			if said := d.all()[from:]; finalLine.MatchString(said) {
				return said
			}
			d.write(escape)
			return "still on"
		}},
	}
}

func subtleScriptsOfStates() []script {
	return []script{
		{"states-in-one-byte", "+MFTPSTATE: 4,0|", "+MFTPSTATE: 4,1|", inTurn(`AT+MFTPSTATE=4`)},
		{"state-0-when-idle", "+MFTPSTATE: 0,1|", "+MFTPSTATE: 0,0|", in2s(lately(2300*time.Millisecond, `AT+MFTPPWD=0`, `AT+MFTPSTATE=0`))},
		{"notices-of-four", "6 notices", "4 notices", func(d *desk) string {
			for id := range 6 {
				d.conn(id)
			}
			d.set(func() {
				for _, c := range d.open {
					_ = c.Close()
				}
			})
			d.until(0, time.Second, func(said string) bool { return strings.Count(said, "+MFTPURC: ") == 6 })
			return fmt.Sprintf("%d notices", strings.Count(d.all(), "+MFTPURC: "))
		}},
		{"notice-within-timeout-only", `+MFTPURC: 0,"conn",0`, "silence", in2s(func(d *desk) string {
			d.conn(0)
			d.pause(2300 * time.Millisecond)
			if got := d.ends(0); got != "" {
				return got
			}
			return "silence"
		})},
	}
}
