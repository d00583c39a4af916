package defect

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestInterplay: each of them does what its title says.
func TestInterplay(t *testing.T) {
	var rows []row
	for _, p := range interplay() {
		rows = append(rows, row{ID: p.id})
	}
	scripts := slices.Concat(interplayScriptsOfLines(), interplayScriptsOfSettings(), interplayScriptsOfConnections(), interplayScriptsOfPaths(), interplayScriptsOfTransfers(), interplayScriptsOfStates())
	slow := map[string]bool{"timeout-of-latest-connection": true, "disc-timer-drops-next-connection": true}
	playScripts(t, rows, scripts, func(id string) bool { return slow[id] })
}

// sayAll says commands and gives what came of all of them.
func sayAll(commands ...string) func(d *desk) string {
	return func(d *desk) string {
		got := ""
		for _, c := range commands {
			got += d.at(c)
		}
		return got
	}
}

// login connects a channel with a user.
func (d *desk) login(id int, user string) string {
	return d.at(fmt.Sprintf(`AT+MFTPCONN=%d,"127.0.0.1",%q,"p",%d`, id, user, d.port()))
}

// accounts are all that have logged in.
func (d *desk) accounts() (all string) {
	d.set(func() { all = strings.Join(d.users, " ") })
	return all
}

// dirs makes directories at the server.
func (d *desk) dirs(names ...string) {
	d.server.Set(func() {
		for _, n := range names {
			d.server.Dirs[n] = true
		}
	})
}

// ends has the server end the connection of a session, and gives what came of it.
func (d *desk) ends(session int) string {
	from := len(d.all())
	d.hang(session)
	return strings.ReplaceAll(d.all()[from:], "\r\n", "|")
}

func interplayScriptsOfLines() []script {
	bad := `AT+MFTPSTATE=9`
	return []script{
		{"third-error-in-row-bare", "|+CME ERROR: 50||+CME ERROR: 50||+CME ERROR: 50|", "|+CME ERROR: 50||+CME ERROR: 50||ERROR|", sayAll(bad, bad, bad)},
		{"test-form-sticks", "+MFTPSTATE: 0,0|", "+MFTPSTATE: (0-5)|", func(d *desk) string {
			d.at(`AT+MFTPSTATE=?`)
			return d.at(`AT+MFTPSTATE=0`)
		}},
		{"set-refused-behind-read-form", "+MFTPSTATE: 0,0||OK|", "+CME ERROR: 50", func(d *desk) string {
			d.at(`AT+MFTPCFG?`)
			return d.at(`AT+MFTPSTATE=0`)
		}},
		{"small-at-after-ten-capitals", "+MFTPSTATE: 0,0||OK|", "|ERROR|", func(d *desk) string {
			if got := d.at(`at+MFTPSTATE=0`); !strings.Contains(got, "OK") {
				return "too early"
			}
			for range 10 {
				d.at("AT")
			}
			return d.at(`at+MFTPSTATE=0`)
		}},
		{"notice-lost-over-half-line", `+MFTPURC: 0,"conn",0`, "never", func(d *desk) string {
			d.conn(0)
			from := len(d.all())
			d.write("AT+MFTPST")
			d.quiet()
			d.hang(0)
			d.write("ATE=0\r")
			d.until(from, time.Second, finalLine.MatchString)
			d.quiet()
			got := d.all()[from:]
			if !strings.Contains(got, "+MFTPSTATE: 0,0") {
				got += "no answer"
			} else if !strings.Contains(got, "URC") {
				got += "never"
			}
			return got
		}},
		{"parameter-error-after-801-is-801", "801||+CME ERROR: 50|", "801||+CME ERROR: 801|", sayAll(`AT+MFTPPWD=0`, bad)},
		{"first-failure-code-for-all", "+MFTPCWD: 0,10|", "+MFTPCWD: 0,11|", func(d *desk) string {
			d.at(`AT+MFTPCONN=0,"127.0.0.1","u","p",1`)
			d.conn(0)
			return d.at(`AT+MFTPCWD=0,"/nowhere"`)
		}},
	}
}

func interplayScriptsOfSettings() []script {
	return []script{
		{"timeout-goes-to-channel-queried", `1,"rsptimeout",7|`, `1,"rsptimeout",10|`, func(d *desk) string {
			d.at(`AT+MFTPCFG=3`)
			d.at(`AT+MFTPCFG=1,"rsptimeout",7`)
			return d.at(`AT+MFTPCFG=1,"rsptimeout"`)
		}},
		{"settings-undone-after-download", `1,"rsptimeout",7||OK|/+MFTPCFG: 1,"rsptimeout",7|`, `1,"rsptimeout",7||OK|/+MFTPCFG: 1,"rsptimeout",10|`, holding("a", "", func(d *desk) string {
			d.conn(0)
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.at(`AT+MFTPCFG=1,"rsptimeout",7`)
			got := d.at(`AT+MFTPCFG=1,"rsptimeout"`)
			release()
			d.await(from, "+MFTPRETR: 0,")
			return got + "/" + strings.TrimPrefix(d.at(`AT+MFTPCFG=1,"rsptimeout"`), "|")
		})},
		{"timeout-loses-16-beside-text", `0,"rsptimeout",20|`, `0,"rsptimeout",4|`, func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"data_type",1`)
			d.at(`AT+MFTPCFG=0,"rsptimeout",20`)
			return d.at(`AT+MFTPCFG=0,"rsptimeout"`)
		}},
		{"sixth-channel-set-resets-first", `0,"rsptimeout",5|`, `0,"rsptimeout",10|`, func(d *desk) string {
			for id := range 6 {
				d.at(fmt.Sprintf(`AT+MFTPCFG=%d,"rsptimeout",5`, id))
			}
			return d.at(`AT+MFTPCFG=0,"rsptimeout"`)
		}},
		{"timeout-of-latest-connection", "+MFTPPWD: 0,5|", "+MFTPPWD: 0,0,", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",2`)
			d.conn(0)
			d.conn(1)
			d.set(func() { d.delay["PWD"] = 2600 * time.Millisecond })
			return d.at(`AT+MFTPPWD=0`)
		}},
		{"active-beside-passive", "PORT", "EPSV", func(d *desk) string {
			d.conn(1)
			d.at(`AT+MFTPCFG=0,"transmode",0`)
			d.conn(0)
			d.at(`AT+MFTPLIST=0,"/home"`)
			var log []string
			d.set(func() { log = slices.Clone(d.log) })
			if slices.Contains(log, "EPRT") {
				log = append(log, "PORT")
			}
			return strings.Join(log, " ")
		}},
	}
}

func interplayScriptsOfConnections() []script {
	return []script{
		{"user-ends-as-longer-before", "alice/p bo/p", "alice/p boice/p", func(d *desk) string {
			d.login(0, "alice")
			d.login(1, "bo")
			return d.accounts()
		}},
		{"user-of-later-conn", "alice/p bob/p", "bob/p bob/p", func(d *desk) string {
			d.set(func() { d.delay["greeting"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1","alice","p",%d`, d.port()))
			d.start(fmt.Sprintf(`AT+MFTPCONN=1,"127.0.0.1","bob","p",%d`, d.port()))
			d.await(from, "+MFTPCONN: 0,0")
			d.await(from, "+MFTPCONN: 1,0")
			var all []string
			d.set(func() { all = slices.Clone(d.users) })
			slices.Sort(all)
			return strings.Join(all, " ")
		}},
		{"sixth-hangup-uses-up-memory", "0,0|", "0,15|", func(d *desk) string {
			for n := range 6 {
				d.conn(0)
				d.ends(n)
			}
			return strings.ReplaceAll(d.conn(0), "+MFTPCONN: ", "")
		}},
		{"sixth-connected-lists-in-first", `5,0,"five.txt"`, `5,0,"nul.txt"`, func(d *desk) string {
			d.dirs("/nul", "/five", "/nul/x", "/five/x")
			d.put("/nul/x/nul.txt", "0")
			d.put("/five/x/five.txt", "5")
			for id := range 6 {
				d.conn(id)
			}
			d.at(`AT+MFTPCWD=0,"/nul"`)
			d.at(`AT+MFTPCWD=5,"/five"`)
			return d.at(`AT+MFTPLIST=5,"x"`)
		}},
		{"disc-in-the-middle-drops-next", "+MFTPSTATE: 2,1", "+MFTPSTATE: 2,0", func(d *desk) string {
			for id := range 3 {
				d.conn(id)
			}
			d.at(`AT+MFTPDISC=1`)
			return d.at(`AT+MFTPSTATE=2`)
		}},
		{"disc-timer-drops-next-connection", "+MFTPSTATE: 0,1", "+MFTPSTATE: 0,0", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"rsptimeout",2`)
			d.conn(0)
			d.at(`AT+MFTPDISC=0`)
			d.conn(0)
			if got := d.at(`AT+MFTPSTATE=0`); !strings.Contains(got, "0,1") {
				return "not connected"
			}
			d.pause(2300 * time.Millisecond)
			return d.at(`AT+MFTPSTATE=0`)
		}},
	}
}

func interplayScriptsOfPaths() []script {
	beside := func(play func(d *desk) string) func(d *desk) string {
		return func(d *desk) string {
			d.conn(0)
			d.conn(1)
			return play(d)
		}
	}
	all := func(play func(d *desk) string) func(d *desk) string {
		return func(d *desk) string { said := play(d); return said + " " + d.names() + " " }
	}
	return []script{
		{"fifth-directory-is-first", `"/d5"`, `"/d1"`, func(d *desk) string {
			d.conn(0)
			for n := range 5 {
				dir := fmt.Sprintf("/d%d", n+1)
				d.dirs(dir)
				d.at(fmt.Sprintf(`AT+MFTPCWD=0,%q`, dir))
			}
			return d.at(`AT+MFTPPWD=0`)
		}},
		{"cwd-undone-after-other-download", `1,0,"/home"|`, `1,0,"/home/u"|`, holding("a", "", beside(func(d *desk) string {
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.at(`AT+MFTPCWD=1,"/home"`)
			release()
			d.await(from, "+MFTPRETR: 0,")
			return d.at(`AT+MFTPPWD=1`)
		}))},
		{"cwd-done-after-download-with-length", "+MFTPCWD: 0,10|", "+MFTPCWD: 0,0|", holding("a", "abcdef", inTurn(`AT+MFTPRETR=0,"a",,0,3`, `AT+MFTPCWD=0,"/nowhere"`))},
		{"pwd-is-directory-made", `"/home/u"`, `"/home/new"`, inTurn(`AT+MFTPMKD=0,"/home/new"`, `AT+MFTPPWD=0`)},
		{"pwd-cut-to-first-length", `"/home/u"|`, `"/home"|`, inTurn(`AT+MFTPCWD=0,"/home"`, `AT+MFTPPWD=0`, `AT+MFTPCWD=0,"/home/u"`, `AT+MFTPPWD=0`)},
		{"mkd-beside-open-upload", "/home/new/", "/home/u/new/", all(beside(func(d *desk) string {
			d.at(`AT+MFTPCWD=1,"/home"`)
			d.at(`AT+MFTPSTOR=0,"a",0,3,"abc"`)
			return d.at(`AT+MFTPMKD=1,"new"`)
		}))},
		{"fourth-mkd-inside-third", "/home/u/m4/", "/home/u/m3/m4/", all(inTurn(`AT+MFTPMKD=0,"m1"`, `AT+MFTPMKD=0,"m2"`, `AT+MFTPMKD=0,"m3"`, `AT+MFTPMKD=0,"m4"`))},
		{"list-one-entry-after-file", "2 entries", "1 entries", holding("a", "abc", holding("b", "de", func(d *desk) string {
			d.set(func() { d.list = "-rw-r--r-- 1 u g 3 Aug 18 2022 a\r\n" })
			inTurn(`AT+MFTPLIST=0,"a"`)(d)
			d.set(func() { d.list = "" })
			got := d.at(`AT+MFTPLIST=0,"/home/u"`)
			return fmt.Sprintf("%d entries", strings.Count(got, "+MFTPLIST: 0,0,"))
		}))},
		{"list-empty-file-size-before", `"b",0,`, `"b",3,`, holding("a", "abc", holding("b", "", inTurn(`AT+MFTPLIST=0,"/home/u"`)))},
		{"del-file-after-directory-fails", "+MFTPDEL: 0,0|", "+MFTPDEL: 0,10|", holding("a", "abc", func(d *desk) string {
			d.dirs("/home/u/d")
			return inTurn(`AT+MFTPDEL=0,"d"`, `AT+MFTPDEL=0,"a"`)(d)
		})},
		{"del-beside-open-upload-not-done", "+MFTPDEL: 1,0|[none]", "+MFTPDEL: 1,0|[old]", holding("b", "old", beside(func(d *desk) string {
			d.at(`AT+MFTPSTOR=0,"a",0,3,"abc"`)
			return d.at(`AT+MFTPDEL=1,"b"`) + "[" + d.file("/home/u/b") + "]"
		}))},
		{"rn-same-old-name-same-new-name", "/home/u/c ", "/home/u/b /", holding("a", "one", func(d *desk) string {
			inTurn(`AT+MFTPRN=0,"a","b"`)(d)
			d.at(`AT+MFTPDEL=0,"b"`)
			d.put("/home/u/a", "two")
			d.at(`AT+MFTPRN=0,"a","c"`)
			return d.names() + " /"
		})},
		{"rn-new-name-of-later", "/home/u/x /home/u/y ", "/home/u/b /home/u/y", holding("a", "one", holding("b", "two", beside(func(d *desk) string {
			d.set(func() { d.delay["RNFR"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(`AT+MFTPRN=0,"a","x"`)
			d.start(`AT+MFTPRN=1,"none","y"`)
			d.await(from, "+MFTPRN: 0,")
			if d.file("/home/u/b") != "two" {
				return "lost"
			}
			d.set(func() { delete(d.delay, "RNFR") })
			if strings.Contains(d.names(), "/home/u/x") {
				d.at(`AT+MFTPRN=1,"b","y"`)
			}
			return d.names() + " "
		})))},
	}
}

func interplayScriptsOfTransfers() []script {
	channels := func(play func(d *desk) string) func(d *desk) string {
		return func(d *desk) string {
			d.conn(0)
			d.conn(1)
			return play(d)
		}
	}
	return []script{
		{"two-local-downloads-one-file", "+MFGET: 6,abcdef|", "+CME ERROR: 22", holding("a", "abcdef", channels(func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"local_fs",1`)
			d.at(`AT+MFTPCFG=1,"local_fs",1`)
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a","/l0"`)
			d.start(`AT+MFTPRETR=1,"a","/l1"`)
			release()
			d.await(from, "+MFTPRETR: 0,")
			d.await(from, "+MFTPRETR: 1,")
			return d.at(`AT+MFGET="/l1"`)
		}))},
		{"retr-missing-remembered", ",3,3,abc|", "+MFTPRETR: 0,10", inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPSTOR=0,"a",1,3,"abc"`, `AT+MFTPRETR=0,"a"`)},
		{"local-download-after-four-refused-uploads", "+MFTPRETR: 0,0,3,3|", "+MFTPRETR: 0,16|", holding("a", "abc", func(d *desk) string {
			d.conn(0)
			d.at(`AT+MFPUT="/f",3,"xyz"`)
			d.at(`AT+MFTPCFG=0,"local_fs",1`)
			d.set(func() { d.refuse["STOR"] = "553 no" })
			for range 4 {
				d.at(`AT+MFTPSTOR=0,"b","/f"`)
			}
			return d.at(`AT+MFTPRETR=0,"a","/g"`)
		})},
		{"refused-packet-leaves-next-open", "+MFTPSTATE: 0,1", "+MFTPSTATE: 0,3", func(d *desk) string {
			d.set(func() { d.refuse["STOR"] = "553 no" })
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			d.set(func() { delete(d.refuse, "STOR") })
			d.at(`AT+MFTPSTOR=0,"b",1,3,"abc"`)
			return d.at(`AT+MFTPSTATE=0`)
		}},
		{"appe-to-deleted-fails", "+MFTPAPPE: 0,0,3|", "+MFTPAPPE: 0,10,0|", holding("a", "old", inTurn(`AT+MFTPDEL=0,"a"`, `AT+MFTPAPPE=0,"a",1,3,"new"`))},
		{"packet-after-odd-one-loses-first-byte", "[abcdefgh]", "[abcefh]", keeping("a", inTurn(`AT+MFTPAPPE=0,"a",0,3,"abc"`, `AT+MFTPAPPE=0,"a",0,3,"def"`, `AT+MFTPAPPE=0,"a",1,2,"gh"`))},
		{"stor-to-directory-of-namesake", "/home/a ", "/home/u/a /", channels(func(d *desk) string {
			d.at(`AT+MFTPSTOR=0,"a",1,3,"abc"`)
			d.at(`AT+MFTPDEL=0,"a"`)
			d.at(`AT+MFTPCWD=1,"/home"`)
			d.at(`AT+MFTPSTOR=1,"a",1,3,"def"`)
			return d.names() + " /"
		})},
		{"stor-to-root-after-failed-pwd", "at /home/u/a", "at /a", func(d *desk) string {
			d.set(func() { d.refuse["PWD"] = "550 no" })
			inTurn(`AT+MFTPPWD=0`, `AT+MFTPSTOR=0,"a",1,3,"abc"`)(d)
			for _, n := range d.server.Names() {
				if strings.HasSuffix(n, "/a") {
					return "at " + n
				}
			}
			return "none"
		}},
		{"transparent-lost-beside-open-packets", "[abc]", "[]", keeping("t", channels(func(d *desk) string {
			d.at(`AT+MFTPSTOR=1,"p",0,3,"xyz"`)
			from := d.opens(`AT+MFTPSTOR=0,"t"`)
			d.write("abc")
			d.quiet()
			d.write(escape)
			return d.await(from, "OK")
		}))},
	}
}

func interplayScriptsOfStates() []script {
	return []script{
		{"state-0-after-refused-conn", "802||+MFTPSTATE: 0,1|", "802||+MFTPSTATE: 0,0|", func(d *desk) string {
			d.conn(0)
			return d.conn(0) + d.at(`AT+MFTPSTATE=0`)
		}},
		{"state-2-after-list-beside-download", "+MFTPSTATE: 1,1|", "+MFTPSTATE: 1,2|", holding("a", "", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.at(`AT+MFTPLIST=1,"/home"`)
			got := d.at(`AT+MFTPSTATE=1`)
			release()
			d.await(from, "+MFTPRETR: 0,")
			return got + d.at(`AT+MFTPSTATE=1`)
		})},
		{"no-notice-after-refused-disc", `+MFTPURC: 0,"conn",0`, "silence", holding("a", "", func(d *desk) string {
			d.conn(0)
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.start(`AT+MFTPDISC=0`)
			release()
			d.await(from, "+MFTPRETR: 0,")
			if got := d.ends(0); got != "" {
				return got
			}
			return "silence"
		})},
		{"notice-again-at-next-connection", "1 notices", "2 notices", func(d *desk) string {
			d.conn(0)
			d.ends(0)
			d.conn(0)
			return fmt.Sprintf("%d notices", strings.Count(d.all(), "+MFTPURC: 0,"))
		}},
	}
}
