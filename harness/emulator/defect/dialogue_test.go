package defect

import (
	"fmt"
	"net"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestDialogues: each of them does what its title says.
func TestDialogues(t *testing.T) {
	var rows []row
	for _, p := range dialogues() {
		rows = append(rows, row{ID: p.id})
	}
	scripts := slices.Concat(dialogueScriptsOfSettings(), dialogueScriptsOfConnections(), dialogueScriptsOfPaths(), dialogueScriptsOfLists(), dialogueScriptsOfDownloads(), dialogueScriptsOfUploads(), dialogueScriptsOfStates())
	slow := map[string]bool{"late-noop-answers-next": true, "local-file-written-late": true}
	playScripts(t, rows, scripts, func(id string) bool { return slow[id] })
}

// secured makes a channel speak explicit FTPS in front of a script.
func secured(play func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) { d.at(`AT+MFTPCFG=0,"ssl",2,0`) }, play)
}

// local gives the module a file, and has the channel transfer files of the module.
func local(name, data string, play func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) {
		d.at(fmt.Sprintf(`AT+MFPUT=%q,%d,%q`, name, len(data), data))
		d.at(`AT+MFTPCFG=0,"local_fs",1`)
	}, play)
}

// ending gives transfers by a verb another last reply, so many times; -1 is always.
func ending(verb, reply string, times int, play func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) {
		left := times
		d.set(func() {
			d.end = func(v string) string {
				if v != verb || left == 0 {
					return ""
				}
				left--
				return reply
			}
		})
	}, play)
}

// verbs are those that the server has had, in order.
func (d *desk) verbs() (all string) {
	d.set(func() { all = strings.Join(d.log, " ") })
	return all
}

// replying says another reply to a verb with this argument.
func replying(verb, arg, reply string, play func(d *desk) string) func(d *desk) string {
	return prepared(func(d *desk) {
		d.set(func() {
			d.say = func(v, a string) string {
				if v == verb && a == arg {
					return reply
				}
				return ""
			}
		})
	}, play)
}

func dialogueScriptsOfSettings() []script {
	return []script{
		{"ftps-active-is-passive", "PORT", "EPSV", secured(func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"transmode",0`)
			inTurn(`AT+MFTPLIST=0,"/home"`)(d)
			return strings.ReplaceAll(d.verbs(), "EPRT", "PORT")
		})},
		{"user-in-front-of-auth", "first AUTH", "first USER", prepared(func(d *desk) { d.hello = "220-hello\r\n220 hi" }, secured(func(d *desk) string {
			if got := d.conn(0); !strings.Contains(got, "0,0") {
				return got
			}
			return "first " + d.verbs()
		}))},
		{"second-ftps-session-plain", "2 AUTH", "1 AUTH", secured(func(d *desk) string {
			d.at(`AT+MFTPCFG=1,"ssl",2,0`)
			d.conn(0)
			if got := d.conn(1); !strings.Contains(got, "1,0") {
				return got
			}
			return fmt.Sprintf("%d AUTH", strings.Count(d.verbs(), "AUTH"))
		})},
		{"refused-type-believed", "0,10|", ",3,3,abc|", holding("a", "abc", func(d *desk) string {
			inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPCFG=0,"data_type",1`)(d)
			d.set(func() { d.refuse["TYPE"] = "504 no" })
			d.at(`AT+MFTPRETR=0,"a"`)
			return d.at(`AT+MFTPRETR=0,"a"`)
		})},
		{"type-of-connection-before-believed", "types I I", "types I A", holding("a", "abc", func(d *desk) string {
			inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPDISC=0`)(d)
			inTurn(`AT+MFTPRETR=0,"a"`)(d)
			var types []string
			d.set(func() { types = slices.Clone(d.types) })
			return "types " + strings.Join(types, " ")
		})},
	}
}

func dialogueScriptsOfConnections() []script {
	return []script{
		{"refused-login-becomes-anonymous", "+MFTPCONN: 0,10|", "+MFTPCONN: 0,0|", replying("PASS", "p", "530 no", inTurn())},
		{"implicit-falls-back-to-plain", "no login", "u/p", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"ssl",1,0`)
			d.at(`AT+MFTPCFG=0,"rsptimeout",2`)
			d.conn(0)
			if got := d.accounts(); got != "" {
				return got
			}
			return "no login"
		}},
		{"certificate-verified-once", "+MFTPCONN: 0,7|", "+MFTPCONN: 0,0|", secured(func(d *desk) string {
			inTurn(`AT+MFTPDISC=0`)(d)
			d.certificate(d.t)
			d.set(func() {})
			return d.conn(0)
		})},
		{"refused-quit-leaves-open", "0,0|closed", "0,0|open", func(d *desk) string {
			d.set(func() { d.refuse["QUIT"] = "500 what" })
			got := inTurn(`AT+MFTPDISC=0`)(d)
			got = got[strings.Index(got, "0,0|"):][:4]
			if d.server.Await(time.Second/4, d.server.Sessions[0].Over) {
				return got + "closed"
			}
			return got + "open"
		}},
		{"disc-between-appended-packets-deletes", "[old", "[none]", holding("a", "old", keeping("a", inTurn(`AT+MFTPAPPE=0,"a",0,3,"abc"`, `AT+MFTPDISC=0`)))},
	}
}

func dialogueScriptsOfPaths() []script {
	none := `AT+MFTPCWD=0,"/nowhere"`
	late := func(verb string, play func(d *desk) string) func(d *desk) string {
		return prepared(func(d *desk) { d.set(func() { d.delay[verb] = 300 * time.Millisecond }) }, play)
	}
	named := func(play func(d *desk) string) func(d *desk) string {
		return func(d *desk) string { said := play(d); return said + " " + d.names() + " " }
	}
	return []script{
		{"refused-cwd-stays-half-way", `"/home/u"|`, `"/home"|`, inTurn(`AT+MFTPCWD=0,"/home/none"`, `AT+MFTPPWD=0`)},
		{"late-noop-answers-next", "+MFTPCWD: 0,10|", "+MFTPCWD: 0,0|", late("NOOP", func(d *desk) string {
			d.conn(0)
			d.pause(2100 * time.Millisecond)
			return d.at(none)
		})},
		{"refused-list-changes-directory", `"/home/u"|`, `"/home"|`, prepared(func(d *desk) { d.refuse["LIST"] = "450 no" }, inTurn(`AT+MFTPLIST=0,"/home"`, `AT+MFTPPWD=0`))},
		{"pwd-overtaken-by-other-cwd", `0,0,"/home/u"|`, `0,0,"/home"|`, func(d *desk) string {
			d.conn(0)
			d.conn(1)
			d.set(func() { d.delay["PWD"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(`AT+MFTPPWD=0`)
			d.at(`AT+MFTPCWD=1,"/home"`)
			return d.await(from, "+MFTPPWD: 0,")
		}},
		{"end-of-226-answers-next", `0,0,"/home/u"|`, "+MFTPPWD: 0,12|", holding("a", "abc", ending("RETR", "226-sent\r\n226 in a moment", -1, inTurn(`AT+MFTPRETR=0,"a"`, `AT+MFTPPWD=0`)))},
		{"mkd-below-refused-path", "/home/u/new/ ", "+MFTPMKD: 0,10|", named(inTurn(none, `AT+MFTPMKD=0,"new"`))},
		{"mkd-reply-with-other-path", "+MFTPMKD: 0,0|", "+MFTPMKD: 0,10|", replying("MKD", "/home/u/new", `257 "new" made`, inTurn(`AT+MFTPMKD=0,"/home/u/new"`))},
		{"del-tried-again-reported-once", "+MFTPDEL: 0,10|[abc]", "+MFTPDEL: 0,10|[none]", holding("a", "abc", func(d *desk) string {
			times := 0
			d.set(func() {
				d.say = func(verb, _ string) string {
					if verb != "DELE" {
						return ""
					}
					if times++; times > 1 {
						return ""
					}
					return "450 busy"
				}
			})
			said := inTurn(`AT+MFTPDEL=0,"a"`)(d)
			return said + "[" + d.file("/home/u/a") + "]"
		})},
		{"refused-del-empties-directory", "0,10|[abc]", "0,10|[none]", prepared(func(d *desk) {
			d.dirs("/home/u/d")
			d.put("/home/u/d/x", "abc")
			d.refuse["RMD"] = "550 not empty"
		}, func(d *desk) string {
			said := inTurn(`AT+MFTPDEL=0,"d"`)(d)
			return said + "[" + d.file("/home/u/d/x") + "]"
		})},
		{"del-local-namesake", "+MFGET: 3,xyz|", "+CME ERROR: 22", holding("a", "abc", local("/a", "xyz", inTurn(`AT+MFTPDEL=0,"a"`, `AT+MFGET="/a"`)))},
		{"rn-deletes-new-name-first", "[two]", "[none]", holding("b", "two", keeping("b", inTurn(`AT+MFTPRN=0,"none","b"`)))},
		{"rn-into-directory", "+MFTPRN: 0,10|", "/home/u/d/a ", holding("a", "abc", prepared(func(d *desk) { d.dirs("/home/u/d") }, replying("RNTO", "d", "553 exists", named(inTurn(`AT+MFTPRN=0,"a","d"`)))))},
	}
}

func dialogueScriptsOfLists() []script {
	none := `AT+MFTPCWD=0,"/nowhere"`
	return []script{
		{"last-reply-to-list-not-awaited", "+MFTPCWD: 0,10|", "+MFTPCWD: 0,0|", func(d *desk) string {
			d.conn(0)
			d.set(func() { d.delay["end"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(`AT+MFTPLIST=0,"/home"`)
			d.until(from, 2*time.Second, func(said string) bool { return strings.Contains(said, "+MFTPLIST: 0,") })
			return d.at(none)
		}},
		{"list-entry-behind-link-lost", "2 entries", "1 entries", func(d *desk) string {
			d.list = "lrwxrwxrwx 1 u g 9 Aug 18 2022 a -> b\r\n-rw-r--r-- 1 u g 9 Aug 18 2022 c\r\n"
			return fmt.Sprintf("%d entries", strings.Count(inTurn(`AT+MFTPLIST=0,"/home"`)(d), "+MFTPLIST: 0,0,"))
		}},
		{"list-form-of-first-list", `0,0,"u","rwx"`, "+MFTPLIST: 0,14|", func(d *desk) string {
			d.list = "08-18-22  07:40AM                    9 a.txt\r\n"
			inTurn(`AT+MFTPLIST=0,"/home"`)(d)
			d.set(func() { d.list = "" })
			return d.at(`AT+MFTPLIST=0,"/home"`)
		}},
	}
}

func dialogueScriptsOfDownloads() []script {
	get := `AT+MFTPRETR=0,"a"`
	return []script{
		{"early-data-lost", ",3,3,abc|", "+MFTPRETR: 0,19|", holding("a", "abc", func(d *desk) string {
			d.send = func(say func(string), data net.Conn, contents []byte) {
				_, _ = data.Write(contents)
				d.pause(400 * time.Millisecond)
				say("150 go")
				_ = data.Close()
				say("226 done")
			}
			return inTurn(get)(d)
		})},
		{"second-preliminary-is-failure", ",3,3,abc|", "+MFTPRETR: 0,10|", holding("a", "abc", func(d *desk) string {
			d.send = func(say func(string), data net.Conn, contents []byte) {
				say("150 go")
				say("125 going")
				_, _ = data.Write(contents)
				_ = data.Close()
				say("226 done")
			}
			return inTurn(get)(d)
		})},
		{"last-reply-to-range-not-awaited", "+MFTPCWD: 0,10|", "+MFTPCWD: 0,0|", holding("a", "abcdef", func(d *desk) string {
			d.conn(0)
			d.set(func() { d.delay["end"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a",,0,3`)
			d.until(from, 2*time.Second, func(said string) bool { return strings.Contains(said, "+MFTPRETR: 0,") })
			return d.at(`AT+MFTPCWD=0,"/nowhere"`)
		})},
		{"ftps-range-fails", ",3,3,bcd|", "+MFTPRETR: 0,11|", secured(holding("a", "abcdef", inTurn(`AT+MFTPRETR=0,"a",,1,3`)))},
		{"retr-slash-is-list", "+MFTPRETR: 0,10|", ",3,3,x|", prepared(func(d *desk) {
			d.dirs("/home/u/d")
			d.put("/home/u/d/x", "abc")
		}, inTurn(`AT+MFTPRETR=0,"d/"`))},
		{"local-name-locked-after-broken-download", ",3,3|", "+MFTPRETR: 0,18|", holding("a", "abc", ending("RETR", "451 broken", 1, local("/f", "x", inTurn(`AT+MFTPRETR=0,"a","/l"`, `AT+MFTPRETR=0,"a","/l"`))))},
		{"third-local-download-fails", "+MFTPRETR: 2,0,3,3|", "+MFTPRETR: 2,18|", holding("a", "abc", func(d *desk) string {
			for id := range 3 {
				d.conn(id)
				d.at(fmt.Sprintf(`AT+MFTPCFG=%d,"local_fs",1`, id))
			}
			release := d.held("", "abc")
			defer release()
			d.start(`AT+MFTPRETR=0,"a","/l0"`)
			d.start(`AT+MFTPRETR=1,"a","/l1"`)
			d.quiet()
			d.set(func() { d.send = nil })
			return d.at(`AT+MFTPRETR=2,"a","/l2"`)
		})},
		{"local-offset-resumes", "+MFGET: 3,def|", "+MFGET: 6,abcdef|", holding("a", "abcdef", local("/l", "abc", inTurn(`AT+MFTPRETR=0,"a","/l",3`, `AT+MFGET="/l"`)))},
		{"local-file-written-late", "+MFSIZE: 5000|", "+CME ERROR: 22", holding("a", strings.Repeat("x", 5000), local("/f", "x", inTurn(`AT+MFTPRETR=0,"a","/l"`, `AT+MFSIZE="/l"`)))},
	}
}

func dialogueScriptsOfUploads() []script {
	return []script{
		{"appe-without-size-replaces", "[oldnew]", "[new]", holding("a", "old", keeping("a", prepared(func(d *desk) { d.refuse["SIZE"] = "502 no" }, inTurn(`AT+MFTPAPPE=0,"a",1,3,"new"`))))},
		{"refused-append-sent-again", "[oldnew]", "[oldnewnew]", holding("a", "old", keeping("a", ending("APPE", "451 no", 1, inTurn(`AT+MFTPAPPE=0,"a",1,3,"new"`))))},
		{"appe-follows-renamed", "[x]", "[none]", holding("a", "abc", keeping("a", inTurn(`AT+MFTPRN=0,"a","b"`, `AT+MFTPAPPE=0,"a",1,1,"x"`)))},
		{"stor-leaves-temporary-file", "/home/u/a ", "/home/u/a.tmp ", ending("STOR", "452 full", 1, func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",1,3,"abc"`)(d)
			return d.names() + " "
		})},
		{"refused-stor-deletes", "[old]", "[none]", holding("a", "old", keeping("a", prepared(func(d *desk) { d.refuse["STOR"] = "452 full" }, inTurn(`AT+MFTPSTOR=0,"a",1,3,"abc"`))))},
		{"local-stor-into-directory", "+MFTPSTOR: 0,10,0|", "+MFTPSTOR: 0,0,3|", prepared(func(d *desk) { d.dirs("/home/u/d") }, replying("STOR", "d", "553 directory", local("/f", "abc", inTurn(`AT+MFTPSTOR=0,"d","/f"`))))},
		{"empty-local-file-not-made", "[]", "[none]", keeping("a", func(d *desk) string {
			d.with(`AT+MFPUT="/f",0`, "\x1a")
			return inTurn(`AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPSTOR=0,"a","/f"`)(d)
		})},
		{"local-upload-goes-on-after-failure", "[abc]", "[]", keeping("a", ending("STOR", "452 full", 1, local("/f", "abc", inTurn(`AT+MFTPSTOR=0,"a","/f"`, `AT+MFTPSTOR=0,"a","/f"`))))},
		{"local-file-of-two-channels", "[abc]", "[]", keeping("b", local("/f", "abc", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			d.at(`AT+MFTPCFG=1,"local_fs",1`)
			d.set(func() { d.delay["STOR"] = 300 * time.Millisecond })
			from := len(d.all())
			d.start(`AT+MFTPSTOR=0,"a","/f"`)
			d.start(`AT+MFTPSTOR=1,"b","/f"`)
			d.await(from, "+MFTPSTOR: 0,")
			return d.await(from, "+MFTPSTOR: 1,")
		}))},
		{"ftps-transparent-end-lost", "[abcdef]", "[abc]", secured(keeping("a", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a"`)
			for _, b := range []string{"abc", "def", escape} {
				d.quiet()
				d.write(b)
			}
			return d.await(from, "OK")
		}))},
	}
}

func dialogueScriptsOfStates() []script {
	state := `AT+MFTPSTATE=0`
	return []script{
		{"state-3-after-failed-packets", "+MFTPSTATE: 0,1|", "+MFTPSTATE: 0,3|", ending("STOR", "452 full", 1, inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`, `AT+MFTPSTOR=0,"a",1,3,"def"`, state))},
		{"state-3-after-hangup-between-packets", "+MFTPSTATE: 0,0|", "+MFTPSTATE: 0,3|", func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			d.hang(0)
			return d.at(state)
		}},
		{"state-1-before-greeting", "+MFTPSTATE: 0,0|", "+MFTPSTATE: 0,1|", func(d *desk) string {
			d.set(func() { d.delay["greeting"] = 400 * time.Millisecond })
			from := len(d.all())
			d.start(fmt.Sprintf(`AT+MFTPCONN=0,"127.0.0.1","u","p",%d`, d.port()))
			got := d.at(state)
			d.await(from, "+MFTPCONN: 0,")
			return got
		}},
		{"refused-login-notified", "0 notices", "1 notices", prepared(func(d *desk) { d.refuse["PASS"] = "530 no" }, func(d *desk) string {
			return fmt.Sprintf("%d notices", strings.Count(inTurn()(d), "URC"))
		})},
		{"notice-of-first-on-host", `+MFTPURC: 1,"conn",0`, `+MFTPURC: 0,"conn",0`, func(d *desk) string {
			d.conn(0)
			d.conn(1)
			return d.ends(1)
		}},
		{"silent-reconnection", `+MFTPURC: 0,"conn",0`, "state 0,1", func(d *desk) string {
			d.conn(0)
			got := d.ends(0)
			d.pause(200 * time.Millisecond)
			return got + strings.ReplaceAll(d.at(state), "|+MFTPSTATE: ", "state ")
		}},
	}
}
