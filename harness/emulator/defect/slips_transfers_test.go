package defect

import (
	"fmt"
	"net"
	"strings"
	"time"
)

// slipScriptsOfTransfers: downloads and uploads.
func slipScriptsOfTransfers() []script {
	big := strings.Repeat("0123456789abcdef", 300)
	size := func(name string, script func(d *desk) string) func(d *desk) string {
		return func(d *desk) string {
			script(d)
			return fmt.Sprintf("%d bytes", len(d.file("/home/u/"+name)))
		}
	}
	return []script{
		{"retr-ends-at-timeout", ",9,9,abcdefghi|", ",6,6,abcdef|", in2s(holding("a", "", func(d *desk) string {
			d.paused(1200*time.Millisecond, "abc", "def", "ghi")
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		}))},
		{"retr-length-filled-up", ",2,2,bc|", ",5,5,bc\x00\x00\x00|", holding("a", "abc", inTurn(`AT+MFTPRETR=0,"a",,1,5`))},
		{"retr-offset-of-refused", ",3,3,abc", ",1,1,c", holding("a", "abc", inTurn(`AT+MFTPRETR=0,"none",,2`, `AT+MFTPRETR=0,"a"`))},
		{"busy-command-cuts-download", ",6,6,abcdef|", ",3,3,abc|", holding("a", "", func(d *desk) string {
			d.conn(0)
			release := d.held("abc", "def")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.quiet()
			d.start(`AT+MFTPPWD=0`)
			release()
			return d.await(from, "+MFTPRETR: 0,")
		})},
		{"retr-ends-with-226", ",6,6,abcdef|", ",3,3,abc|", holding("a", "", func(d *desk) string {
			d.paused(150*time.Millisecond, "abc", "", "def")
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		})},
		{"retr-size-reply-cuts", ",3,3,abc|", ",2,2,ab|", holding("a", "abc", func(d *desk) string {
			d.say = func(verb, _ string) string { return map[string]string{"SIZE": "213 2"}[verb] }
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		})},
		{"type-refusal-ignored", "0,10|", ",3,3,abc|", holding("a", "abc", prepared(func(d *desk) { d.refuse["TYPE"] = "504 no" }, inTurn(`AT+MFTPRETR=0,"a"`)))},
		{"later-pieces-channel-0", "+MFTPRETR: 1,0,2048,1024", "+MFTPRETR: 0,0,2048,1024", holding("a", big[:2048], func(d *desk) string {
			d.conn(1)
			return d.at(`AT+MFTPRETR=1,"a"`)
		})},
		{"result-inside-data", ",6,6,abcdef|", "abc|+MFTPMKD: 1,0|def|", holding("a", "", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			release := d.held("", "abcdef")
			from := len(d.all())
			d.start(`AT+MFTPRETR=0,"a"`)
			d.start(`AT+MFTPMKD=1,"x"`)
			d.server.Await(2*time.Second, func() bool { return d.server.Dirs["/home/u/x"] })
			d.quiet()
			release()
			return d.await(from, "+MFTPRETR: 0,")
		})},
		{"packet-after-pause-lost", "[abcdef]", "[abc]", in2s(keeping("a", func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			d.pause(2200 * time.Millisecond)
			return d.at(`AT+MFTPSTOR=0,"a",1,3,"def"`)
		}))},
		{"full-packet-ends-file", "ftail]", "[tail]", keeping("a", func(d *desk) string {
			typing(`AT+MFTPSTOR=0,"a",0,4096`, big[:4096])(d)
			return d.at(`AT+MFTPSTOR=0,"a",1,4,"tail"`)
		})},
		{"ctrl-z-alone-not-seen", "+MFTPSTOR: 0,0,3", "silence", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a",1`)
			d.write("abc")
			d.quiet()
			d.write("\x1a")
			got := d.await(from, "+MFTPSTOR: 0,")
			if !strings.Contains(got, "OK") {
				got += "silence"
			}
			return got
		}},
		{"appe-counted-tail-ctrl-z-lost", "[ab\x1a]", "[ab]", keeping("a", typing(`AT+MFTPAPPE=0,"a",1,3`, "ab\x1a"))},
		{"refused-inline-data-in-front", "[abc]", "[xyzabc]", keeping("b", inTurn(`AT+MFTPSTOR=0,"a",1,5,"xyz"`, `AT+MFTPSTOR=0,"b",1,3,"abc"`))},
		{"stor-after-failed-append-appends", "[new]", "[oldnew]", holding("a", "old", keeping("a", func(d *desk) string {
			d.refuse["APPE"] = "553 no"
			inTurn(`AT+MFTPAPPE=0,"a",1,1,"x"`)(d)
			d.set(func() { delete(d.refuse, "APPE") })
			return d.at(`AT+MFTPSTOR=0,"a",1,3,"new"`)
		}))},
		{"hangup-behind-prompt-is-success", "+CME ERROR: 80", "+MFTPSTOR: 0,0,3", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a",1,3`)
			d.hang(0)
			d.write("abc")
			return d.await(from, "+MFTP")
		}},
		{"last-packet-after-hangup-is-success", "+CME ERROR: 80", "+MFTPSTOR: 0,0,3", func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			d.hang(0)
			return d.at(`AT+MFTPSTOR=0,"a",1,3,"def"`)
		}},
		{"third-open-upload-joins-first", "[c]", "[]", keeping("f2", func(d *desk) string {
			for id := range 3 {
				d.conn(id)
			}
			d.at(`AT+MFTPSTOR=0,"f0",0,1,"a"`)
			d.at(`AT+MFTPSTOR=1,"f1",0,1,"b"`)
			return d.at(`AT+MFTPSTOR=2,"f2",1,1,"c"`)
		})},
		{"append-to-large-file-replaces", "65540 bytes", "4 bytes", holding("a", strings.Repeat("x", 65536), func(d *desk) string {
			return "= " + size("a", inTurn(`AT+MFTPAPPE=0,"a",1,4,"tail"`))(d)
		})},
		{"empty-last-packet-drops-packet", "[abc]", "[]", keeping("a", func(d *desk) string {
			inTurn(`AT+MFTPSTOR=0,"a",0,3,"abc"`)(d)
			return d.with(`AT+MFTPSTOR=0,"a",1`, "\x1a")
		})},
		{"local-file-gone-after-refused-stor", "+MFGET: 3,abc", "ERROR", prepared(func(d *desk) { d.refuse["STOR"] = "553 no" }, inTurn(`AT+MFPUT="/f",3,"abc"`, `AT+MFTPCFG=0,"local_fs",1`, `AT+MFTPSTOR=0,"a","/f"`, `AT+MFGET="/f"`))},
		{"tenth-upload-named-as-ninth", "[8]", "[9]", keeping("n8", func(d *desk) string {
			d.conn(0)
			for n := range 10 {
				d.at(fmt.Sprintf(`AT+MFTPSTOR=0,"n%d",1,1,"%d"`, n, n))
			}
			return ""
		})},
		{"ascii-newline-of-two-packets", "[a\r\nb]", "[a\r\r\nb]", keeping("a", func(d *desk) string {
			d.at(`AT+MFTPCFG=0,"data_type",1`)
			typing(`AT+MFTPSTOR=0,"a",0,2`, "a\r")(d)
			return d.with(`AT+MFTPSTOR=0,"a",1,2`, "\nb")
		})},
		{"transparent-plus-alone-lost", "[abc++def]", "[abcdef]", keeping("a", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPAPPE=0,"a"`)
			for _, b := range []string{"abc", "++", "def", escape} {
				d.quiet()
				d.write(b)
			}
			return d.await(from, "OK")
		})},
		{"transparent-byte-behind-4096-lost", "4100 bytes", "4099 bytes", size("a", typing(`AT+MFTPSTOR=0,"a"`, big[:4100], escape))},
		{"empty-transparent-append-empties", "[old]", "[]", holding("a", "old", keeping("a", typing(`AT+MFTPAPPE=0,"a"`, escape)))},
		{"transparent-after-refusal-loses-first", "[abc]", "[]", keeping("a", func(d *desk) string {
			d.refuse["STOR"] = "553 no"
			inTurn(`AT+MFTPSTOR=0,"a"`)(d)
			d.set(func() { delete(d.refuse, "STOR") })
			from := d.opens(`AT+MFTPSTOR=0,"a"`)
			d.write("abc")
			d.quiet()
			d.write(escape)
			return d.await(from, "OK")
		})},
		{"transparent-loses-after-other-loss", "[abcdef]", "[abc]", keeping("a", func(d *desk) string {
			d.conn(0)
			d.conn(1)
			from := d.opens(`AT+MFTPSTOR=0,"a"`)
			d.write("abc")
			d.quiet()
			d.hang(1)
			d.write("def")
			d.quiet()
			d.write(escape)
			return d.await(from, "OK")
		})},
		{"empty-transparent-ok-twice", "1 OK", "2 OK", func(d *desk) string {
			d.conn(0)
			from := d.opens(`AT+MFTPSTOR=0,"a"`)
			d.quiet()
			d.write(escape)
			return fmt.Sprintf("%d OK", strings.Count(d.await(from, "OK"), "OK"))
		}},
	}
}

// slipScriptsOfReplies: what servers say, and lists.
func slipScriptsOfReplies() []script {
	says := func(verb, reply string, script func(d *desk) string) func(d *desk) string {
		return prepared(func(d *desk) {
			d.say = func(v, _ string) string { return map[string]string{verb: reply}[v] }
		}, script)
	}
	list := func(line string) func(d *desk) string {
		return prepared(func(d *desk) { d.list = line + "\r\n" }, inTurn(`AT+MFTPLIST=0,"/home"`))
	}
	return []script{
		{"pwd-up-to-last-quote", `0,0,"/home"|`, " is ", says("PWD", `257 "/home" is "where"`, inTurn("AT+MFTPPWD=0"))},
		{"each-hyphen-wants-an-end", "0,0|", "0,5|", in2s(says("CWD", "250-one\r\n250-two\r\n250 done", inTurn(`AT+MFTPCWD=0,"/home"`)))},
		{"second-reply-of-segment-lost", ",3,3,abc|", "0,5|", in2s(holding("a", "abc", func(d *desk) string {
			d.send = func(say func(string), data net.Conn, contents []byte) {
				_, _ = data.Write(contents)
				_ = data.Close()
				say("150 go\r\n226 done")
			}
			return inTurn(`AT+MFTPRETR=0,"a"`)(d)
		}))},
		{"epsv-wants-bars", ",3,3,abc|", "0,12|", holding("a", "abc", prepared(func(d *desk) { d.epsv = "229 ok (!!!%d!)" }, inTurn(`AT+MFTPRETR=0,"a"`)))},
		{"pasv-number-in-text", ",3,3,abc|", "0,12|", holding("a", "abc", prepared(func(d *desk) {
			d.refuse["no EPSV"] = "x"
			d.pasv = "227 mode 2 (127,0,0,1,%d,%d)"
		}, inTurn(`AT+MFTPRETR=0,"a"`)))},
		{"list-arrow-in-name-cut", `"a -> b.txt"`, `"a",9`, list("-rw-r--r-- 1 u g 9 Aug 18 2022 a -> b.txt")},
		{"list-clock-in-name", "20220818000000", "20220818101500", list("-rw-r--r-- 1 u g 9 Aug 18 2022 log 10:15.txt")},
		{"list-leap-day-is-march", "20240229", "20240301", list("-rw-r--r-- 1 u g 9 Feb 29 2024 a.txt")},
		{"list-set-user-id-shown", `"rwx"`, `"rws"`, list("-rwsr-xr-x 1 u g 9 Aug 18 2022 a.txt")},
		{"list-one-file-named-as-directory", `"x.txt",3,`, `"d",3,`, func(d *desk) string {
			d.server.Dirs["/home/u/d"] = true
			d.put("/home/u/d/x.txt", "abc")
			return inTurn(`AT+MFTPLIST=0,"d"`)(d)
		}},
		{"list-after-part-is-empty", `"u","rwx"`, "0,14", holding("a", "abcdef", inTurn(`AT+MFTPRETR=0,"a",,0,3`, `AT+MFTPLIST=0,"/home"`))},
	}
}
